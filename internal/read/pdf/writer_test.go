package pdf

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"strings"
)

// maker writes small PDF files for tests: numbered objects, a page tree, text
// shown with the standard fonts.
type maker struct {
	objects []string
	pages   []int
	// resources is the content of every page's resource dictionary.
	resources string
}

const letterBox = "[0 0 612 792]"

func newMaker() *maker {
	m := &maker{objects: make([]string, 2)} // 1 catalogue, 2 page tree
	var fonts strings.Builder
	for i, name := range []string{"Times-Roman", "Times-Italic", "Times-Bold", "Courier"} {
		n := m.add("<< /Type /Font /Subtype /Type1 /BaseFont /" + name + " /Encoding /WinAnsiEncoding >>")
		fmt.Fprintf(&fonts, "/F%d %d 0 R ", i, n)
	}
	m.resources = "/Font << " + fonts.String() + ">>"
	return m
}

// add appends an object and returns its number.
func (m *maker) add(body string) int {
	m.objects = append(m.objects, body)
	return len(m.objects)
}

// stream appends a stream object, deflated.
func (m *maker) stream(dict, data string) int {
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	w.Write([]byte(data))
	w.Close()
	return m.add(fmt.Sprintf("<< %s /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream", dict, b.Len(), b.String()))
}

// page appends a page that shows content; extra goes into its dictionary.
func (m *maker) page(content, extra string) {
	c := m.stream("", content)
	m.pages = append(m.pages, m.add(fmt.Sprintf(
		"<< /Type /Page /Parent 2 0 R /MediaBox %s /Resources << %s >> /Contents %d 0 R %s >>",
		letterBox, m.resources, c, extra)))
}

// bytes returns the file with a cross-reference table.
func (m *maker) bytes() []byte {
	kids := make([]string, len(m.pages))
	for i, n := range m.pages {
		kids[i] = fmt.Sprintf("%d 0 R", n)
	}
	if m.objects[0] == "" {
		m.objects[0] = "<< /Type /Catalog /Pages 2 0 R >>"
	}
	if m.objects[1] == "" {
		m.objects[1] = fmt.Sprintf("<< /Type /Pages /Kids [%s] /Count %d >>", strings.Join(kids, " "), len(kids))
	}
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
	offsets := make([]int, len(m.objects))
	for i, o := range m.objects {
		offsets[i] = b.Len()
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	xref := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(m.objects)+1)
	for _, o := range offsets {
		fmt.Fprintf(&b, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(m.objects)+1, xref)
	return b.Bytes()
}

// sheetWriter writes the content stream of one page.
type sheetWriter struct {
	b strings.Builder
}

// Fonts of newMaker.
const (
	roman = iota
	italic
	bold
	mono
)

// at shows text in a font and size with its baseline starting at x, y.
func (w *sheetWriter) at(x, y float64, font int, size float64, text string) *sheetWriter {
	fmt.Fprintf(&w.b, "BT /F%d %g Tf 1 0 0 1 %g %g Tm (%s) Tj ET\n", font, size, x, y, winAnsiString(text))
	return w
}

// rule draws a line.
func (w *sheetWriter) rule(x0, x1, y float64) *sheetWriter {
	fmt.Fprintf(&w.b, "%g %g m %g %g l S\n", x0, y, x1, y)
	return w
}

func (w *sheetWriter) raw(s string) *sheetWriter {
	w.b.WriteString(s)
	w.b.WriteByte('\n')
	return w
}

func (w *sheetWriter) String() string { return w.b.String() }

// winAnsiString escapes text for a literal string in WinAnsi encoding.
func winAnsiString(s string) string {
	var b strings.Builder
	for _, r := range s {
		if r < 128 {
			if strings.ContainsRune(`()\`, r) {
				b.WriteByte('\\')
			}
			b.WriteRune(r)
			continue
		}
		for code, text := range winAnsi {
			if text == string(r) {
				fmt.Fprintf(&b, "\\%03o", code)
				break
			}
		}
	}
	return b.String()
}

// wrap breaks text into lines that are at most width points wide in Times-Roman
// of the given size; words ending in a hyphen may stay open.
func wrap(text string, size, width float64) []string {
	var lines []string
	cur := ""
	for _, word := range strings.Fields(text) {
		switch {
		case cur == "":
			cur = word
		case lineWidth(cur+" "+word, size) <= width:
			cur += " " + word
		default:
			lines = append(lines, cur)
			cur = word
		}
	}
	return append(lines, cur)
}
