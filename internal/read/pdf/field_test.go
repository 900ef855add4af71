package pdf

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/resolint/resolint/internal/document"
)

// body returns the texts of a document's paragraphs, tabs as spaces.
func body(t *testing.T, m *maker) []string {
	t.Helper()
	var out []string
	for _, s := range show(read(t, m)) {
		_, s, _ = strings.Cut(s, ": ")
		out = append(out, strings.ReplaceAll(s, "\t", " "))
	}
	return out
}

// The last page of a text in two columns has a short right one, or two short ones.
func TestColumnsThatEndEarly(t *testing.T) {
	for _, tt := range []struct{ left, right int }{{20, 4}, {20, 1}, {3, 2}, {1, 1}} {
		m := newMaker()
		var w sheetWriter
		y := column(&w, 72, 700, 10, 220, "First. "+prose)
		column(&w, 72, y-6, 10, 220, "Second. "+prose)
		y = column(&w, 320, 700, 10, 220, "Third. "+prose)
		column(&w, 320, y-6, 10, 220, "Fourth. "+prose)
		m.page(w.String(), "")
		want := []string{"First. " + prose, "Second. " + prose, "Third. " + prose, "Fourth. " + prose}

		var last sheetWriter
		for i := range tt.left {
			s := fmt.Sprintf("Line %d on the left side ends here.", i+1)
			last.at(72, 700-17*float64(i), roman, 10, s)
			want = append(want, s)
		}
		for i := range tt.right {
			s := fmt.Sprintf("Line %d on the right side ends here.", i+1)
			last.at(320, 700-17*float64(i), roman, 10, s)
			want = append(want, s)
		}
		m.page(last.String(), "")
		if diff := cmp.Diff(want, body(t, m)); diff != "" {
			t.Errorf("%d lines beside %d: %s", tt.left, tt.right, diff)
		}
	}
}

// Columns of small print stand as near as a browser sets them, one em apart.
func TestNarrowGutter(t *testing.T) {
	for _, gap := range []float64{8, 9, 12} {
		m := newMaker()
		var w sheetWriter
		widest := 0.0
		for _, line := range append(wrap("First. "+prose, 8, 220), wrap("Second. "+prose, 8, 220)...) {
			widest = max(widest, lineWidth(line, 8))
		}
		y := column(&w, 72, 700, 8, 220, "First. "+prose)
		column(&w, 72, y-5, 8, 220, "Second. "+prose)
		y = column(&w, 72+widest+gap, 700, 8, 220, "Third. "+prose)
		column(&w, 72+widest+gap, y-5, 8, 220, "Fourth. "+prose)
		m.page(w.String(), "")
		want := []string{"First. " + prose, "Second. " + prose, "Third. " + prose, "Fourth. " + prose}
		if diff := cmp.Diff(want, body(t, m)); diff != "" {
			t.Errorf("%v points: %s", gap, diff)
		}
	}
}

// Three columns, whose lines share no baselines, and a last page on which all are short.
func TestThreeColumns(t *testing.T) {
	m := newMaker()
	var w, last sheetWriter
	var want, end []string
	for i := range 3 {
		x, y := 60+170*float64(i), 700-4*float64(i)
		for k := range 2 {
			label := string(rune('a'+2*i+k)) + ")"
			w.at(x, y, roman, 8, label)
			y = column(&w, x+20, y, 8, 125, prose) - 5 - float64(i)
			want = append(want, label+" "+prose)
		}
		for k := range 3 - i {
			s := fmt.Sprintf("Line %d of column %d ends.", k, i)
			last.at(x, 700-14*float64(k), roman, 8, s)
			end = append(end, s)
		}
	}
	m.page(w.String(), "")
	m.page(last.String(), "")
	if diff := cmp.Diff(append(want, end...), body(t, m)); diff != "" {
		t.Error(diff)
	}
}

// In large type the gap behind a number is narrower than a tab, and its item is no
// paragraph with an indent.
func TestHangingNumberInLargeType(t *testing.T) {
	for _, size := range []float64{10, 14, 18} {
		var w sheetWriter
		w.at(72, 700, roman, size, "3")
		w.at(72+28, 700, roman, size, "to plan masts with the private sector,")
		w.at(72+28, 700-1.2*size, roman, size, "the users and the owners of towers, and")
		w.at(72+28, 700-2.4*size, roman, size, "to mend them each year,")
		m := newMaker()
		m.page(w.String(), "")
		want := []string{"3 to plan masts with the private sector, the users and the owners of towers, and to mend them each year,"}
		if diff := cmp.Diff(want, body(t, m)); diff != "" {
			t.Errorf("%v points: %s", size, diff)
		}
	}
}

// In columns of items the strip behind the labels is as long as the gutter.
func TestLabelsOfTheRightColumn(t *testing.T) {
	var w sheetWriter
	var want [4]string
	for i := range 4 {
		x := 72.0 + 230*float64(i/2)
		y := 700 - 200*float64(i%2)
		label := string(rune('a'+i)) + ")"
		w.at(x, y, roman, 10, label)
		column(&w, x+30, y, 10, 190, prose)
		want[i] = label + " " + prose
	}
	m := newMaker()
	m.page(w.String(), "")
	if diff := cmp.Diff(want[:], body(t, m)); diff != "" {
		t.Error(diff)
	}
}

// A page with few lines does not prove its line numbers; the page before does.
func TestLineNumbersOfAShortPage(t *testing.T) {
	for _, step := range []int{1, 5} {
		m := newMaker()
		n := 0
		sheet := func(count int) []string {
			var w sheetWriter
			var want []string
			for i := range count {
				y := 720 - 17*float64(i)
				if n++; n%step == 0 {
					s := fmt.Sprint(n)
					w.at(60-5*float64(len(s)), y, roman, 10, s)
				}
				s := fmt.Sprintf("%d. Item of the list;", n)
				w.at(72, y, roman, 11, s)
				want = append(want, s)
			}
			m.page(w.String(), "")
			return want
		}
		want := append(sheet(34), sheet(3)...)
		if diff := cmp.Diff(want, body(t, m)); diff != "" {
			t.Errorf("every %d: %s", step, diff)
		}
	}
}

// What a line of a paragraph begins with is no label where the line before cannot end.
func TestWrappedLines(t *testing.T) {
	tests := []struct {
		name  string
		lines []string
		want  []string
	}{
		{
			"letter of a sector",
			[]string{"a) that the duties of the Telecommunication Standardization Sector (ITU-", "T) are stated in the Constitution, and that these stand;"},
			[]string{"a) that the duties of the Telecommunication Standardization Sector (ITU-T) are stated in the Constitution, and that these stand;"},
		},
		{
			"number of a resolution",
			[]string{"1 to apply in all of its work with and for young people the Resolution", "70 (Rev. Lusaka, 2026) of the conference;"},
			[]string{"1 to apply in all of its work with and for young people the Resolution 70 (Rev. Lusaka, 2026) of the conference;"},
		},
		{
			"second number",
			[]string{"1 to apply in all of its work with and for young people Resolutions 30 and", "70 of the conference;"},
			[]string{"1 to apply in all of its work with and for young people Resolutions 30 and 70 of the conference;"},
		},
		{
			"article before a capital",
			[]string{"as the General Assembly and the", "Human Rights Council and all of the other bodies of the system have said before;"},
			[]string{"as the General Assembly and the Human Rights Council and all of the other bodies of the system have said before;"},
		},
		{
			"word wider than its column",
			[]string{"the information that is given on telecommunications/informa", "tion and communication technologies for all of the people there;"},
			[]string{"the information that is given on telecommunications/information and communication technologies for all of the people there;"},
		},
	}
	for _, tt := range tests {
		m := newMaker()
		var w sheetWriter
		for i, l := range tt.lines {
			w.at(72, 700-14*float64(i), roman, 11, l)
		}
		m.page(w.String(), "")
		if diff := cmp.Diff(tt.want, body(t, m)); diff != "" {
			t.Errorf("%s: %s", tt.name, diff)
		}
	}
}

// A heading that is wrapped before its year, and a text of lines that are all short.
func TestShortText(t *testing.T) {
	m := newMaker()
	var w sheetWriter
	w.at(120, 740, bold, 12, "RESOLUTION 44 (LUSAKA,").at(180, 726, bold, 12, "2026)")
	w.at(110, 704, bold, 12, "Data on rural networks")
	y := 684.0
	for _, s := range []string{"The Plenipotentiary Conference of the International", "Telecommunication Union (Lusaka, 2026),"} {
		w.at(72, y, roman, 12, s)
		y -= 14
	}
	for _, s := range []string{"recalling", "the Constitution,", "resolves", "to report."} {
		y -= 6
		w.at(72, y, roman, 12, s)
		y -= 14
	}
	m.page(w.String(), "")
	want := []string{
		"RESOLUTION 44 (LUSAKA, 2026)", "Data on rural networks",
		"The Plenipotentiary Conference of the International Telecommunication Union (Lusaka, 2026),",
		"recalling", "the Constitution,", "resolves", "to report.",
	}
	if diff := cmp.Diff(want, body(t, m)); diff != "" {
		t.Error(diff)
	}
}

// The number of a resolution is a paragraph of its own, however close its title stands.
func TestNumberAndTitle(t *testing.T) {
	m := newMaker()
	var w sheetWriter
	w.at(150, 740, bold, 12, "RESOLUTION 44 (LUSAKA, 2026)").at(110, 725.6, bold, 12, "Data on rural networks and").at(140, 711.2, bold, 12, "on wells")
	column(&w, 72, 684, 12, 400, prose)
	m.page(w.String(), "")
	want := []string{"RESOLUTION 44 (LUSAKA, 2026)", "Data on rural networks and on wells", prose}
	if diff := cmp.Diff(want, body(t, m)); diff != "" {
		t.Error(diff)
	}
}

// So it is where no line of the page is longer, as on a proposal to suppress a text.
func TestNumberIsLongest(t *testing.T) {
	m := newMaker()
	var w sheetWriter
	want := []string{"SUP EUR/44A7/1", "DRAFT REVISION OF RESOLUTION 44 (REV. LUSAKA, 2026)", "Data on wells", "Reasons: They are dug."}
	for i, s := range want {
		w.at(72, 740-20*float64(i), roman, 12, s)
	}
	m.page(w.String(), "")
	if diff := cmp.Diff(want, body(t, m)); diff != "" {
		t.Error(diff)
	}
}

// Wide spaces of justified lines are spaces; that behind a label is none.
func TestJustifiedLines(t *testing.T) {
	const advance = 6.0 // of a character of the typewriter in ten points
	var w sheetWriter
	m := newMaker()
	w.at(72, 720, mono, 10, "1")
	for i := range 12 {
		y := 720 - 13*float64(i)
		if i == 5 {
			w.at(100, y, mono, 10, "words of a wide").at(100+advance*(48-11), y, mono, 10, "line of the")
			continue
		}
		w.at(100, y, mono, 10, "what the members have done for all the people in")
	}
	m.page(w.String(), "")
	got := show(read(t, m))
	if len(got) != 1 || strings.Count(got[0], "\t") != 1 || !strings.Contains(got[0], "1\twhat") || !strings.Contains(got[0], "a wide line of the what") {
		t.Errorf("got %q", got)
	}
}

// Of the only page of a text the second column has few lines, whose first may be indented;
// what stands apart on the right of a page is no column.
func TestSecondColumnOfAnOnlyPage(t *testing.T) {
	for _, tt := range []struct {
		right  int
		indent float64
	}{{1, 0}, {1, 25}, {2, 0}, {4, 10}} {
		m := newMaker()
		var w sheetWriter
		y := column(&w, 60, 700, 10, 232, "First. "+prose)
		column(&w, 60, y-6, 10, 232, "Second. "+prose)
		want := []string{"First. " + prose, "Second. " + prose}
		for i := range tt.right {
			s := fmt.Sprintf("Line %d on the right ends here.", i+1)
			w.at(320+tt.indent, 700-17*float64(i), roman, 10, s)
			want = append(want, s)
		}
		m.page(w.String(), "")
		if diff := cmp.Diff(want, body(t, m)); diff != "" {
			t.Errorf("%d lines: %s", tt.right, diff)
		}
	}
	m := newMaker()
	var w sheetWriter
	w.at(60, 730, roman, 10, "To the members").at(420, 730, roman, 10, "12 May 2030")
	column(&w, 60, 700, 10, 480, prose)
	m.page(w.String(), "")
	if got := body(t, m); got[0] != "To the members 12 May 2030" {
		t.Errorf("a date on the right: %q", got)
	}
}

// The number of an only page is no text, what stands close to the text is.
func TestNumberOfAnOnlyPage(t *testing.T) {
	for _, tt := range []struct {
		number string
		y      float64
		want   int // paragraphs
	}{{"1", 40, 1}, {"- 1 -", 40, 1}, {"7", 40, 2}} {
		m := newMaker()
		var w sheetWriter
		column(&w, 72, 700, 10, 400, prose)
		w.at(300, tt.y, roman, 10, tt.number)
		m.page(w.String(), "")
		n := 0
		for _, p := range read(t, m).Paragraphs {
			if p.Part == document.PartBody {
				n++
			}
		}
		if n != tt.want {
			t.Errorf("%q: %d paragraphs, want %d", tt.number, n, tt.want)
		}
	}
}
