// Command make writes the resolution pair of testdata/connectivity in every format
// that resolint reads, so that a test can hold all readers to the same clause tree
// and the same findings. The bytes are the same on every run: nothing is dated,
// parts of packages are stored in a fixed order.
//
//	go run ./testdata/formats -from testdata/connectivity -o testdata/formats
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
)

// writers make the bytes of one format. typed says whether labels are typed or, in
// formats that number paragraphs themselves, left to the program.
var writers = []struct {
	ext   string
	write func(r *resolution, typed bool) ([]byte, error)
}{
	{"txt", writeText},
	{"md", writeMarkdown},
	{"html", writeHTML},
	{"docx", writeWord},
	{"odt", writeOpenDocument},
	{"akn", writeAKN},
	{"pdf", writePDF},
}

func main() {
	from := flag.String("from", "testdata/connectivity", "`FOLDER` with base.txt and draft.txt")
	out := flag.String("o", "testdata/formats", "`FOLDER` to write into")
	flag.Parse()
	if err := run(*from, *out); err != nil {
		fmt.Fprintln(os.Stderr, "make formats:", err)
		os.Exit(1)
	}
}

// run writes both texts. The base has automatic labels and the draft typed ones, so
// that each reader meets both and the pair must agree all the same.
func run(from, out string) error {
	for _, role := range []string{"base", "draft"} {
		text, err := os.ReadFile(filepath.Join(from, role+".txt"))
		if err != nil {
			return fmt.Errorf("read source: %w", err)
		}
		r, err := parse(string(text))
		if err != nil {
			return fmt.Errorf("parse %s.txt: %w", role, err)
		}
		for _, w := range writers {
			data, err := w.write(r, role == "draft")
			if err == nil {
				err = os.WriteFile(filepath.Join(out, role+"."+w.ext), data, 0o644)
			}
			if err != nil {
				return fmt.Errorf("write %s.%s: %w", role, w.ext, err)
			}
		}
	}
	return nil
}
