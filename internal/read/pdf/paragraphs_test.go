package pdf

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/resolint/resolint/internal/document"
	"github.com/resolint/resolint/internal/read/limit"
)

// TestListOfShortItems: where most paragraphs are of one line, the gaps between
// paragraphs outnumber those between lines, and are no leading all the same; a
// number without a full stop hangs like any label.
func TestListOfShortItems(t *testing.T) {
	m := newMaker()
	var w sheetWriter
	w.at(200, 740, bold, 11, "RESOLUTION 9 (REV. PORTO, 2030)")
	w.at(200, 720, bold, 11, "Towers for the coast")
	w.at(72, 700, roman, 11, "1").at(100, 700, roman, 11, "to report on the number of people who have been trained in the year and")
	w.at(100, 686.5, roman, 11, "of towers that have been built in it;")
	want := []string{
		"RESOLUTION 9 (REV. PORTO, 2030)", "Towers for the coast",
		"1\tto report on the number of people who have been trained in the year and of towers that have been built in it;",
	}
	y := 666.5
	for _, text := range []string{"to build towers;", "to repair towers;", "to paint towers;", "to count towers;"} {
		label := string(rune('2' + len(want) - 3))
		w.at(72, y, roman, 11, label).at(100, y, roman, 11, text)
		want = append(want, label+"\t"+text)
		y -= 20
	}
	m.page(w.String(), "")
	d, err := Read("list.pdf", m.bytes(), limit.Default())
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, b := range d.View(document.Draft).Blocks {
		got = append(got, b.Text)
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("paragraphs:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// Where nothing sets paragraphs apart, calls in italics, the participles of a preamble
// and the words that say what a text is begin lines of their own.
func TestFullLinesThatEndParagraphs(t *testing.T) {
	type shown struct {
		text string
		font int
	}
	for name, lines := range map[string][]shown{
		"a call": {
			{"a) that the wells of the coast have run dry in every summer of the last ten,", roman},
			{"bearing in mind", italic},
			{"that those who live there have no other water than what the wells give,", roman},
			{"resolves", italic},
		},
		"a participle": {
			{"Recalling its resolutions on wells, on pumps and on those who mend them,,,,,,,", roman},
			{"Recognizing that the wells of the coast have run dry in each summer of the ten,", roman},
			{"Noting the report.", roman},
		},
		"a draft": {
			{"Draft resolution", bold},
			{"Wells of the coast", bold},
		},
	} {
		m := newMaker()
		var w sheetWriter
		var want []string
		y := 740.0
		for _, l := range lines {
			y -= 13.2
			x := 72.0
			if l.font == bold {
				x = 300 - lineWidth(l.text, 11)/2
			}
			w.at(x, y, l.font, 11, l.text)
			want = append(want, l.text)
		}
		w.at(72, y-40, roman, 11, "The people of the coast ask for wells, and for pumps that")
		want = append(want, "The people of the coast ask for wells, and for pumps that")
		m.page(w.String(), "")
		if diff := cmp.Diff(want, body(t, m)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

// A capital after a comma starts no paragraph where those of the document start in
// italics: it goes on with a title.
func TestCapitalInATitle(t *testing.T) {
	m := newMaker()
	var w sheetWriter
	w.at(72, 726.8, italic, 11, "Reaffirming").at(136, 726.8, roman, 11, "the Declaration on Wells for the Benefit and in the Interest of All,")
	w.at(72, 713.6, roman, 11, "Taking into Account the Needs of those who live by the sea and far from towns,")
	m.page(w.String(), "")
	if got := body(t, m); len(got) != 1 {
		t.Errorf("%d paragraphs: %q", len(got), got)
	}
}
