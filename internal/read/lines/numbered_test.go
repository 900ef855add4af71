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

// Line numbers stand before or behind the lines, by their first digit or their last, and
// count blank lines or not; labels beside them stay.
func TestUnnumberedMargins(t *testing.T) {
	words := []string{
		"The wells of this country run dry in", "summer and pumps break in winter, so", "that women walk far for water;", "",
		"1 to dig wells that reach water in", "  every season of the year;", "2 to mend pumps and to find those", "  who can mend them;", "",
		"3 to report to the assembly in each", "  of the years that follow;", "the end of the text is here and", "nowhere else.",
	}
	var long []string
	for range 5 {
		long = append(long, words...)
	}
	want := ""
	for _, l := range long {
		want += strings.TrimSpace(l) + "\n"
	}
	number := func(every int, blank bool, format func(n, line string) string) string {
		out, n := "", 0
		for _, l := range long {
			if l != "" || blank {
				n++
			}
			shown := ""
			if n > 0 && n%every == 0 && (l != "" || blank) {
				shown = fmt.Sprint(n)
			}
			out += format(shown, l) + "\n"
		}
		return out
	}
	before := func(n, line string) string { return fmt.Sprintf("%3s   %s", n, line) }
	byFirst := func(n, line string) string { return fmt.Sprintf("%-3s   %s", n, line) }
	behind := func(n, line string) string { return fmt.Sprintf("%-50s%3s", line, n) }
	marked := func(mark string) func(n, line string) string {
		return func(n, line string) string {
			if n == "" {
				return line
			}
			return n + mark + line
		}
	}
	for name, text := range map[string]string{
		"every fifth, labels beside":      number(5, false, before),
		"by the first digit":              number(1, false, byFirst),
		"every fifth, by the first digit": number(5, false, byFirst),
		"behind":                          number(1, false, behind),
		"behind, every fifth":             number(5, false, behind),
		"blank lines counted":             number(1, true, before),
		"every fifth, blank counted":      number(5, true, before),
		"with a colon":                    number(1, false, marked(": ")),
		"with a stroke":                   number(1, false, marked(" | ")),
	} {
		if got := shownLines(text); strings.TrimSpace(got) != strings.TrimSpace(want) {
			t.Errorf("%s:\n%s", name, got)
		}
	}
}

// A form feed on a line of its own stands before the next line that is not blank.
func TestPageBreakOnItsOwnLine(t *testing.T) {
	ls := Scan("the wells of\n\f\n\nthis country\nrun dry")
	if n := len(ls); !ls[n-2].Page || ls[n-1].Page {
		t.Errorf("lines: %+v", ls)
	}
}
