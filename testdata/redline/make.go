// Command make writes confidence-redline.docx: a resolution in ITU form and ITU
// styles, of our own wording, with tracked changes by two authors. The bytes are
// the same on every run: parts are stored uncompressed and undated.
//
//	go run ./testdata/redline -o testdata/redline/confidence-redline.docx
package main

import (
	"archive/zip"
	"bytes"
	"flag"
	"fmt"
	"os"
)

func main() {
	out := flag.String("o", "confidence-redline.docx", "file to write")
	flag.Parse()
	data, err := build()
	if err == nil {
		err = os.WriteFile(*out, data, 0o644)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "make redline:", err)
		os.Exit(1)
	}
}

// build returns the package.
func build() ([]byte, error) {
	parts := []struct{ name, content string }{
		{"[Content_Types].xml", contentTypes},
		{"_rels/.rels", packageRels},
		{"word/document.xml", documentPart()},
		{"word/_rels/document.xml.rels", documentRels},
		{"word/styles.xml", stylesPart()},
		{"word/footnotes.xml", footnotesPart},
		{"word/comments.xml", commentsPart},
		{"word/settings.xml", settingsPart},
		{"docProps/core.xml", corePart},
	}
	var buf bytes.Buffer
	zw := zip.NewWriter(&buf)
	for _, p := range parts {
		w, err := zw.CreateHeader(&zip.FileHeader{Name: p.name, Method: zip.Store})
		if err == nil {
			_, err = w.Write([]byte(p.content))
		}
		if err != nil {
			return nil, fmt.Errorf("write %s: %w", p.name, err)
		}
	}
	if err := zw.Close(); err != nil {
		return nil, fmt.Errorf("close package: %w", err)
	}
	return buf.Bytes(), nil
}
