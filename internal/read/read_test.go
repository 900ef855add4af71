package read

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"github.com/resolint/resolint/internal/document"
	"github.com/resolint/resolint/internal/read/limit"
	"github.com/resolint/resolint/internal/read/readtest"
	"github.com/resolint/resolint/internal/testkit"
)

func packed(tb testing.TB, parts ...string) string {
	tb.Helper()
	return string(testkit.Zip(tb, parts...))
}

func compoundFile(stream string) string {
	var out strings.Builder
	out.WriteString(ole + strings.Repeat("\x00", 504))
	for _, u := range utf16.Encode([]rune(stream)) {
		out.Write([]byte{byte(u), byte(u >> 8)})
	}
	return out.String()
}

func TestDetect(t *testing.T) {
	const (
		ns    = `xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"`
		types = "[Content_Types].xml"
	)
	tests := []struct {
		name, data string
		want       document.Format
	}{
		{"a.txt", "resolves", document.FormatText},
		{"a.txt", "# heading\n\nresolves", document.FormatText},
		{"a.txt", "# heading\n\n*resolves*", document.FormatMarkdown},
		{"a.md", "resolves", document.FormatMarkdown},
		{"-", "resolves\n\n1 to meet", document.FormatText},
		{"-", "# RESOLUTION 1\n\nresolves", document.FormatMarkdown},
		{"-", "*resolves*\n\n1 to meet", document.FormatMarkdown},
		{"README", "a[^1]\n\n[^1]: b", document.FormatMarkdown},
		{"a.txt", "<!DOCTYPE html><html><body>x", document.FormatHTML},
		{"a", "\ufeff<html><p>x", document.FormatHTML},
		{"a.html", "just text", document.FormatHTML},
		{"a.xml", `<?xml version="1.0"?><akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">`, document.FormatAKN},
		{"a.html", `<?xml version="1.0"?><an:akomaNtoso xmlns:an="x">`, document.FormatAKN},
		{"a.xml", `<?xml version="1.0"?><office:document ` + ns + `>`, document.FormatODT},
		{"a.pdf", "%PDF-1.7\n", document.FormatPDF},
		{"a.txt", "%PDF-1.4\n", document.FormatPDF},
		{"a.txt", "This note is about files that start with %PDF-1.4.", document.FormatText},
		{"a.txt", packed(t, types, "", "word/document.xml", ""), document.FormatDocx},
		{"a.odt", packed(t, "mimetype", "application/vnd.oasis.opendocument.text", "content.xml", ""), document.FormatODT},
		{"a.docx", packed(t, "mimetype", "application/vnd.oasis.opendocument.text-template"), document.FormatODT},
		{"a.txt", "\xff\xfe<\x00h\x00t\x00m\x00l\x00>\x00", document.FormatHTML},
	}
	for _, tt := range tests {
		got, refusal := detect(tt.name, []byte(tt.data), limit.Default())
		if refusal != nil || got != tt.want {
			t.Errorf("detect(%q, %.40q) = %s, %v, want %s", tt.name, tt.data, got, refusal, tt.want)
		}
	}
}

func TestRefusals(t *testing.T) {
	tests := []struct{ name, data, want string }{
		{"empty.txt", "", "the file is empty"},
		{"blank.md", "\xef\xbb\xbf \n\n", "the file is empty"},
		{"old.doc", compoundFile("WordDocument"), "old Word format (.doc)"},
		{"locked.docx", compoundFile("EncryptedPackage"), "the document is encrypted"},
		{"mail.msg", compoundFile("__substg1.0"), "OLE compound file"},
		{"book.xls", compoundFile("Workbook"), "no text document"},
		{"a.rtf", `{\rtf1\ansi x}`, "Rich Text Format (.rtf)"},
		{"scan.png", "\x89PNG\r\n\x1a\n", "PNG image"},
		{"scan.jpg", "\xff\xd8\xff\xe0", "JPEG image"},
		{"scan.txt", "GIF89a", "GIF image"},
		{"scan.tif", "II*\x00", "TIFF image"},
		{"a.gz", "\x1f\x8b\x08", "gzip"},
		{"a.zip", packed(t, "a.txt", "x"), "zip archive"},
		{"a.docx", "PK\x03\x04 cut off", "damaged"},
		{"a.xlsx", packed(t, "[Content_Types].xml", "", "xl/workbook.xml", ""), "spreadsheet"},
		{"a.pptx", packed(t, "[Content_Types].xml", "", "ppt/presentation.xml", ""), "presentation"},
		{"a.ods", packed(t, "mimetype", "application/vnd.oasis.opendocument.spreadsheet"), "no text"},
		{"a.epub", packed(t, "mimetype", "application/epub+zip"), "EPUB"},
		{"a.odt", packed(t, "mimetype", "application/vnd.oasis.opendocument.text", "content.xml", "<x/>", "META-INF/manifest.xml", "<encryption-data/>"), "encrypted"},
		{"a.xml", `<TEI><p>x</p></TEI>`, "not Akoma Ntoso"},
		{"a.xml", `<?xml version="1.0"?><article xmlns="http://docbook.org/ns/docbook"><para>x</para></article>`, "XML of a kind"},
		{"a.tei", "<!-- x -->\n<TEI xml:id=\"a\" xmlns='http://www.tei-c.org/ns/1.0'><p>x</p></TEI>\n", "XML of a kind"},
		{"a.opml", "<opml version=\"2.0\"><body><outline text=\"x\"/></body></opml>", "XML of a kind"},
		{"a.ics", "BEGIN:VCALENDAR\r\nSUMMARY:x\r\nEND:VCALENDAR", "calendar"},
		{"a.txt", "begin 644 a.doc\nM4D5\n`\nend\n", "uuencode"},
		{"a.vtt", "WEBVTT\n\n00:01.000 --> 00:04.000\nx\n", "subtitles"},
		{"a.yaml", "title: x\n", "settings (.yaml)"},
		{"flat.xml", `<?xml version="1.0"?><pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">`, "Flat OPC"},
		{"a.csv", "a,b\n1,2\n", "tables (.csv)"},
		{"-", "{\"a\": 1}", "JSON"},
		{"a.tex", "\\documentclass{article}", "LaTeX"},
		{"a.bin", "abc\x00\x01\x02", "binary"},
		{"a.html", "<html><body><script>x</script>", "no text"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			doc, err := Document(tt.name, []byte(tt.data), limit.Default())
			var e *Error
			if !errors.As(err, &e) || doc != nil {
				t.Fatalf("Document = %v, %v, want an *Error", doc, err)
			}
			if e.File != tt.name || !strings.Contains(e.Reason, tt.want) || !strings.HasPrefix(err.Error(), tt.name+": ") {
				t.Errorf("error = %v, want one about %q", err, tt.want)
			}
			if e.Remedy == "" {
				t.Errorf("no remedy in %v", err)
			}
		})
	}
}

func TestLimits(t *testing.T) {
	_, err := Document("a.txt", []byte("12345"), limit.Limits{Input: 4})
	var e *Error
	var beyond *limit.Error
	if !errors.As(err, &e) || !errors.As(err, &beyond) || !strings.Contains(err.Error(), "limits.input-bytes") {
		t.Errorf("error = %v, want an *Error around a *limit.Error", err)
	}
}

// Each file of the development data that a person would give is read or refused
// by name, in good time.
func TestCorpus(t *testing.T) {
	root := testkit.Shared(t, "corpus")
	n, alike := 0, 0
	err := filepath.WalkDir(root, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.Contains(path, "throughput") {
			return err
		}
		if filepath.Base(filepath.Dir(path)) == "un" {
			if alike++; alike%testkit.Thin(10) != 0 {
				return nil // the same reader on texts of one make: a tenth shows every race
			}
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		start := time.Now()
		doc, err := Document(path, data, limit.Default())
		if d := time.Since(start); d > time.Duration(testkit.Thin(8))*5*time.Second {
			t.Errorf("%s took %v", path, d)
		}
		var e *Error
		switch {
		case err == nil:
			readtest.Check(t, doc)
			n++
		case !errors.As(err, &e) || e.Remedy == "":
			t.Errorf("%s: %v", path, err)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if n < 100 {
		t.Errorf("only %d files were read", n)
	}
}

func FuzzDocument(f *testing.F) {
	for _, s := range []string{
		"resolves", "# a\n\n{++b++}", "<html><p>a<ins>b</ins>", `<akomaNtoso xmlns="akn/3.0"><p>a</p></akomaNtoso>`, "%PDF-1.4\n1 0 obj", "PK\x03\x04",
	} {
		f.Add("a.txt", []byte(s))
		f.Add("-", []byte(s))
	}
	for _, s := range shapes(f, 3) { // what was large or slow when there was much of it
		f.Add(s.name, []byte(s.data))
	}
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		doc, err := Document(name, data, limit.Default())
		var e *Error
		if err != nil && !errors.As(err, &e) {
			t.Errorf("error %v is no *Error", err)
		}
		if err == nil {
			readtest.Check(t, doc)
		}
	})
}

// A clause in another language that is too short to be set apart is named.
func TestForeignClauseIsNamed(t *testing.T) {
	english := strings.Repeat("The General Assembly decides to build towers and wells in all of its regions.\n\n", 12)
	for clause, want := range map[string]string{
		"Decide construir las torres de la costa.": `in Spanish, from “Decide construir las torres de la …”`,
		"постановляет защищать права женщин":       `in Russian, from “постановляет защищать права женщин”`,
		"The tower of Rio de Janeiro is high.":     "",
		"Tour Eiffel":                              "",
	} {
		doc, err := Document("draft.txt", []byte(english+clause+"\n\n"+english), limit.Default())
		if err != nil {
			t.Fatal(err)
		}
		notices := strings.Join(doc.Notices, "\n")
		if doc.Foreign != nil || want == "" && notices != "" || !strings.Contains(notices, want) {
			t.Errorf("%s: %q", clause, notices)
		}
	}
}
