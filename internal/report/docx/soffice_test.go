package docx_test

import (
	"context"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/resolint/resolint/internal/document"
	report "github.com/resolint/resolint/internal/report/docx"
)

// TestLibreOffice opens copies in LibreOffice and reads there what was written:
// the comments with the words that they stand at, and the insertions.
func TestLibreOffice(t *testing.T) {
	soffice, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("no soffice here; apt-get install --no-install-recommends libreoffice-writer")
	}
	if testing.Short() {
		t.Skip("takes seconds")
	}
	dir := t.TempDir()
	want := map[string][]string{}
	var files []string
	add := func(name string, data []byte, words ...string) {
		path := filepath.Join(dir, name+".docx")
		if err := os.WriteFile(path, data, 0o644); err != nil {
			t.Fatal(err)
		}
		files = append(files, path)
		want[name] = words
	}
	_, after := reviewed(t, true)
	add("redline", after, "all relevant stakeholders", "civil society", "human rights on the Internet")
	for _, c := range places {
		if c.name == "box" || c.name == "alternatives" || c.name == "strict" || c.name == "no prefix" {
			continue // LibreOffice 7.4 drops the text itself or comments in boxes
		}
		data := build(t, c.document, c.more)
		side := map[bool]document.Side{true: document.Base, false: document.Draft}[c.base]
		words := c.words
		if c.quote != "" && c.quote != "-" {
			words = c.quote
		}
		if c.name == "footnote" || c.name == "control around paragraphs" {
			words = "" // it shows the comment there, but no words for it
		}
		add(strings.ReplaceAll(c.name, " ", "-"), annotate(t, data, false, one(false, about(locate(t, read(t, data), side, c.words)))), words)
	}
	ctx, cancel := context.WithTimeout(context.Background(), 3*time.Minute)
	defer cancel()
	args := append([]string{"-env:UserInstallation=file://" + dir + "/profile", "--headless", "--convert-to", "fodt", "--outdir", dir}, files...)
	if msg, err := exec.CommandContext(ctx, soffice, args...).CombinedOutput(); err != nil {
		t.Fatalf("convert: %v\n%s", err, msg)
	}
	for name, words := range want {
		t.Run(name, func(t *testing.T) {
			f, err := os.Open(filepath.Join(dir, name+".fodt"))
			if err != nil {
				t.Fatalf("LibreOffice did not open the copy: %v", err)
			}
			defer f.Close()
			got, insertions := annotations(t, f)
			if len(got) != len(words) {
				t.Fatalf("LibreOffice shows %d comments at %q, want %q", len(got), got, words)
			}
			all := strings.Join(got, "\n")
			for _, w := range words {
				if !strings.Contains(squeeze(all), squeeze(w)) {
					t.Errorf("no comment stands at %q; they stand at %q", w, got)
				}
			}
			if name == "redline" && insertions < 3 {
				t.Errorf("LibreOffice shows %d insertions by resolint", insertions)
			}
		})
	}
}

// annotations returns the words that the comments of resolint stand at in a flat
// OpenDocument text, and the number of its tracked insertions.
func annotations(t *testing.T, r io.Reader) (words []string, insertions int) {
	t.Helper()
	type open struct {
		name string
		text strings.Builder
	}
	var stack []string
	ranges := map[string]*open{}
	var current *open
	creator := ""
	dec := xml.NewDecoder(r)
	for {
		tok, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return words, insertions
		}
		if err != nil {
			t.Fatal(err)
		}
		switch e := tok.(type) {
		case xml.StartElement:
			stack = append(stack, e.Name.Local)
			switch e.Name.Local {
			case "annotation":
				current, creator = &open{name: attribute(e, "name")}, ""
			case "annotation-end":
				if o := ranges[attribute(e, "name")]; o != nil {
					words = append(words, o.text.String())
					delete(ranges, o.name)
				}
			}
		case xml.EndElement:
			stack = stack[:len(stack)-1]
			if e.Name.Local == "annotation" {
				switch {
				case creator != report.Author:
				case current.name == "":
					words = append(words, "")
				default:
					ranges[current.name] = current
				}
				current = nil
			}
		case xml.CharData:
			last := stack[max(len(stack)-1, 0):]
			switch {
			case len(last) > 0 && last[0] == "creator" && current != nil:
				creator += string(e)
			case len(last) > 0 && last[0] == "creator" && len(stack) > 2 && stack[len(stack)-3] == "insertion":
				if string(e) == report.Author {
					insertions++
				}
			case current == nil:
				for _, o := range ranges {
					o.text.Write(e)
				}
			}
		}
	}
}

func attribute(e xml.StartElement, local string) string {
	for _, a := range e.Attr {
		if a.Name.Local == local {
			return a.Value
		}
	}
	return ""
}
