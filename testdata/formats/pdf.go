package main

import (
	"bytes"
	"fmt"
	"strings"
)

// The page: A4 in points, with a running header, page numbers and hanging indents.
const (
	pageWidth, pageHeight = 595.0, 842.0
	left, right           = 72.0, 523.0
	top, bottom           = 760.0, 80.0
	size, leading         = 11.0, 13.5
	hang                  = 28.0
)

// timesWidths are the widths of the characters from space to tilde in Times-Roman,
// in thousandths of the size (Adobe Font Metrics of the standard fonts).
var timesWidths = [95]int{
	250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278,
	500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 278, 278, 564, 564, 564, 444,
	921, 722, 667, 667, 722, 611, 556, 722, 722, 333, 389, 722, 611, 889, 722, 722,
	556, 722, 667, 556, 611, 722, 722, 944, 722, 722, 611, 333, 278, 333, 469, 500,
	333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500,
	500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541,
}

// breaks are long words with the places at which a typesetter divides them.
var breaks = map[string]string{
	"telecommunication": "telecommuni-cation", "infrastructure": "infra-structure", "organizations": "organiza-tions",
	"communities": "communi-ties", "constellations": "constel-lations", "participation": "partici-pation",
	"implementation": "implemen-tation", "disaggregated": "disaggre-gated", "Telecommunication": "Telecommuni-cation",
	"contributions": "contribu-tions", "connectivity": "connec-tivity", "technologies": "technol-ogies",
	"agriculture": "agri-culture", "cooperatives": "coopera-tives", "Development": "Develop-ment", "measurements": "measure-ments",
}

// writePDF writes a PDF file with the standard Times fonts in uncompressed content
// streams: number and title centred in bold, calls in italics, words divided at the
// ends of lines. Labels are always typed: PDF has no other.
func writePDF(r *resolution, _ bool) ([]byte, error) {
	s := &sheets{y: top}
	s.centred(r.number)
	s.centred(r.title)
	s.paragraph(roman, "", r.enacting)
	for _, b := range r.blocks {
		s.keep(3)
		s.paragraph(italic, "", b.call)
		for _, it := range b.items {
			s.paragraph(roman, it.label, it.text)
		}
	}
	s.turn()
	for i := range s.pages {
		s.pages[i] = show(right-70, 800, roman, 9, "Document 99-E") + s.pages[i] +
			show(pageWidth/2-10, 40, roman, 9, fmt.Sprintf("%d/%d", i+1, len(s.pages)))
	}
	return pdfFile(s.pages), nil
}

const (
	roman = iota
	italic
	bold
)

// sheets lays out paragraphs on pages.
type sheets struct {
	pages   []string
	content strings.Builder
	y       float64
}

func (s *sheets) turn() {
	s.pages = append(s.pages, s.content.String())
	s.content.Reset()
	s.y = top
}

// keep turns the page if fewer than n lines are left on it.
func (s *sheets) keep(n int) {
	if s.y-float64(n)*leading < bottom {
		s.turn()
	}
}

func (s *sheets) line(x float64, font int, text string) {
	s.content.WriteString(show(x, s.y, font, size, text))
}

func (s *sheets) down() {
	if s.y -= leading; s.y < bottom {
		s.turn()
	}
}

func (s *sheets) centred(text string) {
	for _, l := range set(text, right-left) {
		s.line((pageWidth-width(l))/2, bold, l)
		s.down()
	}
	s.y -= leading / 2
}

func (s *sheets) paragraph(font int, label, text string) {
	x := left
	if label != "" {
		x += hang
	}
	if font == italic { // calls stand to the right of the margin
		x += hang
	}
	for i, l := range set(text, right-x) {
		if i == 0 && label != "" {
			s.line(left, roman, label)
		}
		s.line(x, font, l)
		s.down()
	}
	s.y -= leading / 2
}

func width(text string) float64 {
	w := 0
	for _, c := range text {
		if c >= ' ' && c <= '~' {
			w += timesWidths[c-' ']
		} else {
			w += 500
		}
	}
	return float64(w) / 1000 * size
}

// set breaks text into lines of at most the given width and divides long words.
func set(text string, measure float64) []string {
	var lines []string
	cur := ""
	for _, word := range strings.Fields(text) {
		joined := strings.TrimSpace(cur + " " + word)
		if width(joined) <= measure {
			cur = joined
			continue
		}
		head, tail, ok := divide(word, breaks)
		if first := cur + " " + head; ok && width(first) <= measure {
			lines = append(lines, first)
			cur = tail
			continue
		}
		lines = append(lines, cur)
		cur = word
	}
	return append(lines, cur)
}

// show returns the operators that show text with its baseline at x, y.
func show(x, y float64, font int, points float64, text string) string {
	escaped := strings.NewReplacer(`\`, `\\`, "(", `\(`, ")", `\)`, "’", `\222`).Replace(text)
	return fmt.Sprintf("BT /F%d %g Tf 1 0 0 1 %.2f %.2f Tm (%s) Tj ET\n", font, points, x, y, escaped)
}

// pdfFile returns a file of the pages with its cross-reference table (ISO 32000-1,
// 7.5).
func pdfFile(pages []string) []byte {
	var kids strings.Builder
	objects := []string{"<< /Type /Catalog /Pages 2 0 R >>", ""}
	for _, name := range []string{"Times-Roman", "Times-Italic", "Times-Bold"} {
		objects = append(objects, "<< /Type /Font /Subtype /Type1 /BaseFont /"+name+" /Encoding /WinAnsiEncoding >>")
	}
	for _, p := range pages {
		objects = append(objects, fmt.Sprintf("<< /Length %d >>\nstream\n%sendstream", len(p), p))
		objects = append(objects, fmt.Sprintf("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %g %g] "+
			"/Resources << /Font << /F0 3 0 R /F1 4 0 R /F2 5 0 R >> >> /Contents %d 0 R >>", pageWidth, pageHeight, len(objects)))
		fmt.Fprintf(&kids, "%d 0 R ", len(objects))
	}
	objects[1] = fmt.Sprintf("<< /Type /Pages /Kids [%s] /Count %d >>", strings.TrimSpace(kids.String()), len(pages))
	var out bytes.Buffer
	out.WriteString("%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
	var offsets []int
	for i, o := range objects {
		offsets = append(offsets, out.Len())
		fmt.Fprintf(&out, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	start := out.Len()
	fmt.Fprintf(&out, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, o := range offsets {
		fmt.Fprintf(&out, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&out, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, start)
	return out.Bytes()
}
