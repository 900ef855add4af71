package lines

import (
	"strings"
	"unicode"
)

// GoesOn reports whether line b goes on with the paragraph of line a although a
// page ends between them: a breaks off in a sentence and b starts in lower case.
func GoesOn(text string, first, a, b Line) bool {
	at, bt := text[a.Start:a.End], text[b.Start:b.End]
	if _, st := Label(bt); st != None || !lower(bt) || first == a && call(at) {
		return false
	}
	switch ending(at) {
	case open, hyphen:
		return true
	case comma:
		return !call(bt)
	}
	return false
}

// Words returns the words of a text in lower case, with and without hyphens
// inside, except those that a line's end cuts.
func Words(text string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' }) {
		if !strings.HasSuffix(w, "-") {
			out[strings.ToLower(w)] = true
		}
	}
	return out
}

// Joined reports whether the word that is cut between the end of a, which comes
// without its hyphen, and the start of b is written in one elsewhere in the text,
// and not with a hyphen.
func Joined(words map[string]bool, a, b string) bool {
	inWord := func(r rune) bool { return unicode.IsLetter(r) || r == '-' }
	left := strings.ToLower(a[len(strings.TrimRightFunc(a, inWord)):])
	right := strings.ToLower(b)
	right = right[:len(right)-len(strings.TrimLeftFunc(right, inWord))]
	return words[left+right] && !words[left+"-"+right]
}
