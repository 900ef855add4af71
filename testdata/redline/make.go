// Command make writes confidence-redline.docx: a resolution in ITU form and ITU
// styles, of our own wording, with tracked changes by two authors. The bytes are
// the same on every run: parts are stored uncompressed and undated.
//
//	go run ./testdata/redline -o testdata/redline/confidence-redline.docx
package main

import (
	"flag"
	"fmt"
	"os"

	"github.com/resolint/resolint/internal/testkit/stored"
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
	return stored.Zip([][2]string{
		{"[Content_Types].xml", contentTypes},
		{"_rels/.rels", packageRels},
		{"word/document.xml", documentPart()},
		{"word/_rels/document.xml.rels", documentRels},
		{"word/styles.xml", stylesPart()},
		{"word/footnotes.xml", footnotesPart},
		{"word/comments.xml", commentsPart},
		{"word/settings.xml", settingsPart},
		{"docProps/core.xml", corePart},
	})
}
