package lines

import (
	"fmt"
	"strings"
	"testing"
)

func shownLines(text string) string {
	var out []string
	for _, l := range Unnumbered(text, Scan(text)) {
		out = append(out, text[l.Start:l.End])
	}
	return strings.Join(out, "\n")
}

func TestUnnumbered(t *testing.T) {
	words := []string{
		"The wells of this country run dry in", "summer and pumps break in winter, so", "that women walk far for water;",
		"the pumps of this country are old and", "break each year, and nobody mends", "them before spring;",
		"1 to dig wells that reach water in", "every season of the year;", "2 to mend pumps.", "The end of the text is here and", "nowhere else.",
	}
	want := strings.Join(words, "\n")
	each := ""
	for i, w := range words {
		each += fmt.Sprintf("%3d  %s\n", i+1, w)
	}
	if got := shownLines(each); strings.TrimSpace(got) != want {
		t.Errorf("each line:\n%s", got)
	}
	var long []string
	for range 4 {
		long = append(long, words...)
	}
	for _, every := range []int{3, 5, 10} {
		numbered := ""
		for i, w := range long {
			if (i+1)%every == 0 {
				numbered += fmt.Sprintf("%2d  %s\n", i+1, w)
			} else {
				numbered += "    " + w + "\n"
			}
		}
		if got := shownLines(numbered); strings.TrimSpace(got) != strings.Join(long, "\n") {
			t.Errorf("every line %d:\n%s", every, got)
		}
	}
	if got := shownLines(want); got != want {
		t.Errorf("no numbers:\n%s", got)
	}
	items := ""
	for i := range 12 {
		items += fmt.Sprintf("%d to dig well number %d;\n", i+1, i)
	}
	if got := shownLines(items); got != strings.TrimRight(items, "\n") {
		t.Errorf("items:\n%s", got)
	}
}
