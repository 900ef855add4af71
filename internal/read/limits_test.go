package read

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/resolint/resolint/internal/read/limit"
	"github.com/resolint/resolint/internal/testkit"
)

const wordBody = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>%s</w:body></w:document>`

func wordFile(t *testing.T, body string) string {
	t.Helper()
	return packed(t, "[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
		"_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
		"word/document.xml", fmt.Sprintf(wordBody, body))
}

// TestEveryLimit makes a document exceed each limit, in each kind of format that
// has it: the error names limit, value and key.
func TestEveryLimit(t *testing.T) {
	paragraph := "<w:p><w:r><w:t>resolves</w:t></w:r></w:p>"
	many := strings.Repeat("resolves\n\n", 50)
	tests := []struct {
		key, name, data string
		set             func(*limit.Limits)
		name2           string // what the error calls it
	}{
		{"limits.input-bytes", "a.txt", many, func(l *limit.Limits) { l.Input = 100 }, "file size"},
		{"limits.unpacked-bytes", "a.docx", wordFile(t, strings.Repeat(paragraph, 100)), func(l *limit.Limits) { l.Unpacked = 1000 }, "unpacked size"},
		{"limits.unpack-ratio", "a.docx", wordFile(t, strings.Repeat(paragraph, 200_000)), func(l *limit.Limits) { l.Ratio = 2; l.Paragraphs = 0 }, "ratio"},
		{"limits.parts", "a.docx", wordFile(t, paragraph), func(l *limit.Limits) { l.Parts = 2 }, "number of parts"},
		{"limits.depth", "a.docx", wordFile(t, strings.Repeat("<w:sdt>", 50)+paragraph+strings.Repeat("</w:sdt>", 50)), func(l *limit.Limits) { l.Depth = 20 }, "nesting depth"},
		{"limits.depth", "a.html", "<!DOCTYPE html><html><body>" + strings.Repeat("<ul><li>", 50) + "x", func(l *limit.Limits) { l.Depth = 20 }, "nesting depth"},
		{"limits.token-bytes", "a.docx", wordFile(t, "<w:p><w:r><w:t>"+strings.Repeat("x", 5000)+"</w:t></w:r></w:p>"), func(l *limit.Limits) { l.Token = 1000 }, "length of a markup token"},
		{"limits.paragraphs", "a.txt", many, func(l *limit.Limits) { l.Paragraphs = 20 }, "number of paragraphs"},
		{"limits.paragraphs", "a.md", many, func(l *limit.Limits) { l.Paragraphs = 20 }, "number of paragraphs"},
		{"limits.paragraphs", "a.docx", wordFile(t, strings.Repeat(paragraph, 50)), func(l *limit.Limits) { l.Paragraphs = 20 }, "number of paragraphs"},
		{"limits.paragraphs", "a.html", "<!DOCTYPE html><html><body>" + strings.Repeat("<p>x</p>", 50), func(l *limit.Limits) { l.Paragraphs = 20 }, "number of paragraphs"},
	}
	for _, tt := range tests {
		t.Run(tt.key+" "+filepath.Ext(tt.name), func(t *testing.T) {
			l := limit.Default()
			if tt.key != "limits.unpack-ratio" {
				if _, err := Document(tt.name, []byte(tt.data), l); err != nil {
					t.Fatalf("by default: %v", err)
				}
			}
			tt.set(&l)
			_, err := Document(tt.name, []byte(tt.data), l)
			var beyond *limit.Error
			if !errors.As(err, &beyond) {
				t.Fatalf("error is %v", err)
			}
			if beyond.Key != tt.key || beyond.Value <= beyond.Max || !strings.Contains(beyond.Name, tt.name2) {
				t.Errorf("%+v", beyond)
			}
			for _, want := range []string{tt.key, fmt.Sprint(beyond.Value), fmt.Sprint(beyond.Max), tt.name2} {
				if !strings.Contains(err.Error(), want) {
					t.Errorf("%q does not name %s", err, want)
				}
			}
		})
	}
}

// TestDefaultsAreWide reads all real documents with limits of a tenth of the
// defaults.
func TestDefaultsAreWide(t *testing.T) {
	if testkit.Race {
		t.Skip("measures texts against limits, which the detector does not change")
	}
	l := limit.Default()
	l.Input, l.Unpacked, l.Parts, l.Depth, l.Token, l.Paragraphs = l.Input/10, l.Unpacked/10, l.Parts/10, l.Depth/10, l.Token/10, l.Paragraphs/10
	files := 0
	err := filepath.WalkDir(testkit.Shared(t, "corpus"), func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(path) == ".yaml" || filepath.Ext(path) == ".json" {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		files++
		var beyond *limit.Error
		if _, err := Document(path, data, l); errors.As(err, &beyond) {
			t.Errorf("%s: %v", filepath.Base(path), err)
		}
		return nil
	})
	if err != nil || files < 100 {
		t.Fatalf("%d files, %v", files, err)
	}
}
