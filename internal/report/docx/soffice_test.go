package docx_test

import (
	"context"
	"encoding/xml"
	"errors"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/resolint/resolint/internal/document"
	report "github.com/resolint/resolint/internal/report/docx"
)

// TestLibreOffice opens copies in LibreOffice and reads there what was written:
// the comments with the words that they stand at, and the insertions.
func TestLibreOffice(t *testing.T) {
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
	soffice(t, dir, append([]string{"--convert-to", "fodt", "--outdir", dir}, files...)...)
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

// TestLibreOfficeSettles has LibreOffice accept and reject all changes of copies with
// suggestions: rejected they are the base, accepted what the draft says with them.
func TestLibreOfficeSettles(t *testing.T) {
	dir := t.TempDir()
	before := map[string][]byte{}
	copies := map[string][]byte{}
	redlines := some(t)
	names := slices.Sorted(maps.Keys(redlines))
	slices.Reverse(names) // that of testdata is among the first
	for _, name := range names {
		data := redlines[name]
		out := annotate(t, data, true, audited(t, data, nil))
		if len(copies) < 6 && strings.Contains(parts(t, out)["word/document.xml"], `w:author="`+report.Author+`"`) {
			before[name], copies[name] = data, out
		}
	}
	if copies["redline"] == nil {
		t.Fatal("the redline of testdata is not among the copies")
	}
	for name := range copies {
		for suffix, data := range map[string][]byte{"-before": before[name], "-after": copies[name]} {
			if err := os.WriteFile(filepath.Join(dir, name+suffix+".docx"), data, 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	macro, err := os.ReadFile(filepath.Join("testdata", "Settle.xba"))
	if err != nil {
		t.Fatal(err)
	}
	first := filepath.Join(dir, "first.txt") // makes the profile, into which the macro goes
	if err := os.WriteFile(first, []byte("first"), 0o644); err != nil {
		t.Fatal(err)
	}
	soffice(t, dir, "--convert-to", "fodt", "--outdir", dir, first)
	standard := filepath.Join(dir, "profile", "user", "basic", "Standard")
	if err := os.WriteFile(filepath.Join(standard, "Module1.xba"), macro, 0o644); err != nil {
		t.Fatal(err)
	}
	soffice(t, dir, `macro:///Standard.Module1.Settle("`+dir+`")`)
	settled := func(file string) string {
		data, err := os.ReadFile(filepath.Join(dir, file))
		if err != nil {
			t.Fatalf("LibreOffice did not settle the copy: %v", err)
		}
		return strings.TrimPrefix(string(data), "\ufeff")
	}
	for name, data := range copies {
		t.Run(name, func(t *testing.T) {
			// It joins paragraphs where one that was inserted follows an insertion, and not
			// where one of another author stands between them.
			if diff := cmp.Diff(squeeze(settled(name+"-before.docx.Reject.txt")), squeeze(settled(name+"-after.docx.Reject.txt"))); diff != "" {
				t.Errorf("rejected, the copy is not the base (-want +got):\n%s", diff)
			}
			got, want := squeeze(settled(name+"-after.docx.Accept.txt")), squeeze(read(t, data).View(document.Draft).Rendition())
			if name == "redline" { // LibreOffice leaves out the text of its footnote
				want = strings.ReplaceAll(want, "¹", "1")[:len(got)]
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("accepted, the copy says something else (-want +got):\n%s", diff)
			}
		})
	}
}

// soffice runs LibreOffice without a window, with a profile of its own in dir. It skips
// the test where LibreOffice is not installed.
func soffice(t *testing.T, dir string, args ...string) {
	t.Helper()
	program, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("no soffice here; apt-get install --no-install-recommends libreoffice-writer")
	}
	if testing.Short() {
		t.Skip("takes seconds")
	}
	ctx, cancel := context.WithTimeout(context.Background(), 3*time.Minute)
	defer cancel()
	all := append([]string{"-env:UserInstallation=file://" + dir + "/profile", "--headless"}, args...)
	if msg, err := exec.CommandContext(ctx, program, all...).CombinedOutput(); err != nil {
		t.Fatalf("soffice: %v\n%s", err, msg)
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
