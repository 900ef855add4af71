package pdf

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestLogical(t *testing.T) {
	tests := []struct{ visual, want string }{
		{"plain text", "plain text"},
		{"םלוע םולש", "שלום עולם"},
		{"73/6 םולש", "שלום 73/6"},
		{".םולש", "שלום."},
		{"(םולש)", "(שלום)"},
		{"םולש ITU-T םולש", "שלום ITU-T שלום"},
		{"\ufedf\ufe8d", "ال"},
	}
	for _, tt := range tests {
		if got := logical(tt.visual); got != tt.want {
			t.Errorf("logical(%q) = %q, want %q", tt.visual, got, tt.want)
		}
	}
}

// TestRightToLeft shows two lines of Hebrew letters, one glyph at a time from the
// right, as writers do that keep the reading order.
func TestRightToLeft(t *testing.T) {
	m := newMaker()
	tu := m.stream("", "1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfrange <0000> <00FF> <0500> endbfrange 1 beginbfrange <0100> <01FF> <0000> endbfrange")
	f := m.add(fmt.Sprintf("<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /ToUnicode %d 0 R /DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /DW 500 >>] >>", tu))
	m.resources = fmt.Sprintf("/Font << /F0 %d 0 R >>", f)
	lines := []string{"שלום לכל העולם ולכל האנשים שגרים בו היום,", "ולאחרים."}
	var w sheetWriter
	for i, l := range lines {
		x := 400.0
		for _, r := range l {
			x -= 5
			code := int(r) - 0x500
			if r < 256 {
				code = int(r) + 0x100
			}
			fmt.Fprintf(&w.b, "BT /F0 10 Tf 1 0 0 1 %g %g Tm <%04X> Tj ET\n", x, 700-12*float64(i), code)
		}
	}
	m.page(w.String(), "")
	want := []string{"body p1: " + strings.Join(lines, " ")}
	if diff := cmp.Diff(want, show(read(t, m))); diff != "" {
		t.Error(diff)
	}
}
