package pdf

import (
	"flag"
	"os"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/resolint/resolint/internal/document"
	"github.com/resolint/resolint/internal/read/limit"
)

// TestMain shortens what fuzzing spends on making an input smaller that is merely
// new: pdfcpu goes other ways through the same file each time, so that it never gets
// done, and a minute made four executions.
func TestMain(m *testing.M) {
	flag.Parse()
	if f := flag.Lookup("test.fuzzminimizetime"); f != nil && f.Value.String() == f.DefValue {
		if err := f.Value.Set("20x"); err != nil {
			panic(err)
		}
	}
	os.Exit(m.Run())
}

// check holds what is true of every document that is read.
func check(t *testing.T, d *document.Document) {
	t.Helper()
	for i := range d.Paragraphs {
		p := &d.Paragraphs[i]
		if p.Index != i+1 || p.Page < 1 || len(p.Runs) == 0 {
			t.Fatalf("paragraph %d: index %d, page %d, %d runs", i, p.Index, p.Page, len(p.Runs))
		}
		for _, r := range p.Runs {
			if r.Text == "" || !utf8.ValidString(r.Text) || r.Start != -1 || r.End != -1 {
				t.Fatalf("paragraph %d: run %+v", i, r)
			}
		}
	}
}

// FuzzRead reads damaged files.
func FuzzRead(f *testing.F) {
	var w sheetWriter
	w.at(72, 700, italic, 10, "Recalling").at(120, 700, roman, 10, "its resolution 1,").rule(72, 140, 100)
	w.at(72, 92, roman, 5, "1").at(78, 89, roman, 8, "A note.")
	f.Add(onePage(w.String()).bytes())
	f.Add(onePage("").bytes())
	// Shapes that were slow or large: objects without a table, text that stands for
	// glyphs, ink that nobody sees, a table that names itself.
	for _, content := range []string{
		"/Span << /ActualText (" + strings.Repeat("words ", 50) + ") >> BDC BT /F0 9 Tf (x) Tj ET EMC",
		"BT /F0 9 Tf 72 700 Td 3 Tr (unseen) Tj 0 Tr 1 1 1 rg (white) Tj 0 0 0 1 k (black) Tj ET",
		"0 0 .5 rg 50 650 500 100 re f 1 g BT /F0 9 Tf 72 700 Td (white on blue) Tj ET",
		"q 0 0 9 9 re W n /OC /P BDC /C cs 9e18 sc /G gs BT /F0 9 Tf 72 700 Td (hidden) Tj ET EMC Q 1 g 0 0 600 800 re f",
	} {
		f.Add(onePage(content).bytes())
	}
	whole := string(onePage("").bytes())
	f.Add([]byte("%PDF-1.7\n" + strings.Repeat("1 0 obj << /Type /Catalog >> endobj\n", 20)))
	f.Add([]byte("%PDF-1.7\n" + strings.Repeat("1 0 obj\n", 20) + "startxref\n9\n%%EOF"))
	f.Add([]byte(strings.Replace(whole, "/Root", "/Prev 9 /Root", 1)))
	f.Add([]byte(strings.ReplaceAll(whole, "endobj", "")))
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := Read("fuzz.pdf", data, limit.Limits{Unpacked: 1 << 20, Paragraphs: 1000})
		if err == nil {
			check(t, d)
		}
	})
}

// FuzzContent runs damaged content streams within a sound file.
func FuzzContent(f *testing.F) {
	f.Add([]byte("BT /F0 10 Tf 72 700 Td (A sentence, of words.) Tj 0 -12 Td [(go) -300 (on)] TJ T* (x) ' 1 2 (y) \" ET"))
	f.Add([]byte("q 1 0 0 1 5 5 cm /P << /MCID 0 /ActualText (a) >> BDC BT /F1 9 Tf <41> Tj ET EMC Q 72 9 200 1 re f"))
	f.Add([]byte("BI /W 1 ID \x00\xff EI BT /F2 1e9 Tf 1 .5 -.5 1 --3 4-5 Tm [[[(x)]]] TJ"))
	f.Fuzz(func(t *testing.T, content []byte) {
		m := newMaker()
		c := m.add(rawStream("", content))
		m.pages = append(m.pages, m.add("<< /Type /Page /Resources << "+m.resources+" >> /Contents "+strconv.Itoa(c)+" 0 R >>"))
		d, err := Read("fuzz.pdf", m.bytes(), limit.Limits{Unpacked: 1 << 20, Paragraphs: 1000})
		if err == nil {
			check(t, d)
		}
	})
}

// FuzzCMap parses damaged character maps.
func FuzzCMap(f *testing.F) {
	f.Add([]byte("1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfrange <01> <05> <D83DDE00> endbfrange"), []byte("abc"))
	f.Add([]byte("1 begincodespacerange <0000> <ffff> endcodespacerange 1 beginbfchar <0001> <"+strings.Repeat("00410020", 100)+"> endbfchar"), []byte("\x00\x01\x00\x01"))
	f.Add([]byte("1 begincodespacerange <00000000> <ffffffff> endcodespacerange 1 beginbfrange <00000000> <ffffffff> <0041> endbfrange"), []byte("\x00\x01\x00\x01"))
	f.Add([]byte("1 begincidrange <0000> <FFFF> 7 endcidrange 1 beginbfchar <0001> <> endbfchar"), []byte("\x00\x01"))
	f.Fuzz(func(t *testing.T, data, text []byte) {
		m := parseCMap(data)
		for len(text) > 0 {
			code, n := m.take(text)
			if n < 1 || n > len(text) {
				t.Fatalf("take(%q) took %d bytes", text, n)
			}
			m.cid(code, n)
			m.unicode(code)
			text = text[n:]
		}
	})
}

// FuzzTrueType reads the character tables of damaged fonts.
func FuzzTrueType(f *testing.F) {
	head := "\x00\x01\x00\x00\x00\x01\x00\x00\x00\x00\x00\x00cmap\x00\x00\x00\x00\x00\x00\x00\x1c\x00\x00\x00\x40"
	f.Add([]byte(head + "\x00\x00\x00\x01\x00\x03\x00\x01\x00\x00\x00\x0c\x00\x04\x00\x20\x00\x00\x00\x02\x00\x00\x00\x00\x00\x00\xff\xff\x00\x00\x00\x41\x00\x01\x00\x00"))
	f.Add([]byte(head + "\x00\x00\x00\x01\x00\x03\x00\x0a\x00\x00\x00\x0c\x00\x0c\x00\x00\x00\x00\x00\x1c\x00\x00\x00\x00\x00\x00\x00\x01\x00\x00\x00\x41\x00\x00\x00\x42\x00\x00\x00\x03"))
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, s := range glyphsOfTrueType(data) {
			if !utf8.ValidString(s) {
				t.Fatalf("text %q", s)
			}
		}
		codesOfTrueType(data)
	})
}
