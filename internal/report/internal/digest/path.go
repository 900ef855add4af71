package digest

import (
	"fmt"
	"strings"

	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/report/internal/plain"
)

// parts are the words for the first step of a clause path where that is short for one.
var parts = map[string]string{"pp": "preamble paragraph", "op": "operative paragraph", "para": "paragraph"}

// rooms are the first words of steps that are no call.
var rooms = map[string]bool{"title": true, "enacting": true, "annex": true, "article": true, "footnote": true, "reasons": true, "section": true, "op": true, "pp": true, "para": true}

// Spelled is a clause path in words: "op/2/a" is "operative paragraph 2 (a)",
// "resolves/3" is "“resolves” 3", "res70.txt:pp/6" "preamble paragraph 6 of res70.txt".
func Spelled(path string) string {
	path = plain.Collapse(path)
	file := ""
	if name, rest, found := strings.Cut(path, ":"); found && strings.Contains(name, ".") && rest != "" {
		file, path = " of "+name, rest
	}
	steps := strings.Split(path, "/")
	at, words := 0, steps[0]
	for i, s := range steps[:max(len(steps)-1, 0)] { // before it: the section or annex
		if w := parts[s]; w != "" {
			at, words = i, w
			if i > 0 {
				words = strings.Join(steps[:i], " ") + ", " + w
			}
			break
		}
	}
	if first, _, _ := strings.Cut(words, " "); parts[steps[at]] == "" && first != "" && first[0] >= 'a' && first[0] <= 'z' && !rooms[first] {
		words = "“" + words + "”"
	}
	for i, s := range steps[at+1:] {
		if i == 0 && strings.Trim(s, "0123456789") != s { // a number, not a letter
			if strings.HasPrefix(words, "article ") {
				words += ", paragraph"
			}
			words += " " + s
		} else {
			words += " (" + s + ")"
		}
	}
	return words + file
}

// Far says how far one has to read in a document's reading list, and what it holds.
func Far(d *finding.Document) string {
	n := map[string]int{}
	for i := range d.Changes {
		n[d.Changes[i].Reading]++
	}
	far := fmt.Sprintf("the first %d of %s hold what is likely to matter", d.Likely(), Plural(len(d.Changes), "changed clause"))
	switch d.Likely() {
	case 0:
		far = "none of " + Plural(len(d.Changes), "changed clause") + " is likely to matter"
	case 1:
		far = "the first 1 of " + Plural(len(d.Changes), "changed clause") + " holds what is likely to matter"
	}
	return fmt.Sprintf("%s; %d judged, %d to read, %d editorial", far, n[finding.Judged], n[finding.ToRead], n[finding.Editorial])
}
