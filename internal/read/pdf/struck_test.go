package pdf

import (
	"fmt"
	"strings"
	"testing"

	"github.com/resolint/resolint/internal/document"
	"github.com/resolint/resolint/internal/read/limit"
)

// looks writes what is struck between ~, what is marked between +.
func looks(d *document.Document) string {
	var b strings.Builder
	for i := range d.Paragraphs {
		for _, r := range d.Paragraphs[i].Runs {
			mark := ""
			switch {
			case r.Struck:
				mark = "~"
			case r.Marked:
				mark = "+"
			}
			text := strings.TrimRight(r.Text, " ")
			b.WriteString(mark + text + mark + r.Text[len(text):])
		}
		b.WriteByte('|')
	}
	return b.String()
}

func TestStruckByALine(t *testing.T) {
	// In the typewriter of ten points a character is six points wide: "human" stands
	// from 72+48 to 72+78.
	const text = "protect human rights now"
	tests := []struct{ name, drawn, want string }{
		{"line", "120 703 m 150 703 l S", "protect ~human~ rights now|"},
		{"line before the text is shown", "0.5 w 119 702.8 m 151 702.8 l S", "protect ~human~ rights now|"},
		{"rectangle", "120 702.7 30 0.6 re f", "protect ~human~ rights now|"},
		{"corners", "120 702.7 m 150 702.7 l 150 703.2 l 120 703.2 l h f", "protect ~human~ rights now|"},
		{"two lines", "120 702 m 150 702 l S 120 704 m 150 704 l S", "protect ~human~ rights now|"},
		{"a line for each character", "120 703 5 .5 re 126 703 5 .5 re 132 703 5 .5 re 138 703 5 .5 re 144 703 5 .5 re f", "protect ~human~ rights now|"},
		{"line under the text", "120 698.6 m 150 698.6 l S", "protect +human+ rights now|"},
		{"border of a cell", "60 694 m 400 694 l S", "protect human rights now|"},
		{"line that ends before the text", "60 703 m 71 703 l S", "protect human rights now|"},
		{"path that is not painted", "120 703 m 150 703 l n", "protect human rights now|"},
		{"in the ink of the paper", "1 g 120 702.7 30 0.6 re f 0 g", "protect human rights now|"},
		{"high box around the text", "60 695 200 20 re S", "protect human rights now|"},
	}
	for _, tt := range tests {
		m := newMaker()
		var w sheetWriter
		w.raw("q "+tt.drawn+" Q").at(72, 700, mono, 10, text)
		m.page(w.String(), "")
		if got := looks(read(t, m)); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestStruckByAnnotation(t *testing.T) {
	m := newMaker()
	var w sheetWriter
	w.at(72, 700, mono, 10, "protect human rights now")
	strike := m.add("<< /Type /Annot /Subtype /StrikeOut /Rect [120 697 150 710] /QuadPoints [120 709 150 709 120 698 150 698] >>")
	other := m.add("<< /Type /Annot /Subtype /Highlight /Rect [156 697 190 710] /QuadPoints [156 709 190 709 156 698 190 698] >>")
	m.page(w.String(), fmt.Sprintf("/Annots [%d 0 R %d 0 R]", strike, other))
	if got, want := looks(read(t, m)), "protect ~human~ rights now|"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestColouredWords(t *testing.T) {
	for colour, want := range map[string]string{
		"1 0 0 rg": "protect +human+ rights|", "0 0.8 0.9 0.1 k": "protect +human+ rights|",
		"0.5 g": "protect human rights|", "0.2 0.2 0.25 rg": "protect human rights|", "0 0 0 0.8 k": "protect human rights|",
	} {
		m := newMaker()
		var w sheetWriter
		w.raw("BT /F3 10 Tf 72 700 Td (protect ) Tj " + colour + " (human) Tj 0 g ( rights) Tj ET")
		m.page(w.String(), "")
		if got := looks(read(t, m)); got != want {
			t.Errorf("%s: got %q, want %q", colour, got, want)
		}
	}
}

// Lines by the ten thousand over characters of a whole page end with an error, and soon.
func TestManyLinesOverManyCharacters(t *testing.T) {
	m := newMaker()
	var w sheetWriter
	for range 100 {
		w.at(72, 100, mono, 700, strings.Repeat("m", 100))
	}
	for i := range 20_000 {
		w.raw(fmt.Sprintf("0 %g m 3 %g l S", 300+float64(i)/100, 300+float64(i)/100))
	}
	m.page(w.String(), "")
	_, err := Read("test.pdf", m.bytes(), limit.Default())
	if err == nil || !strings.Contains(err.Error(), "page 1 shows more than any text can") {
		t.Errorf("got %v", err)
	}
}
