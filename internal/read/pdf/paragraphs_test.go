package pdf

import (
	"strings"
	"testing"

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
