package lines

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/resolint/resolint/internal/english"
	"github.com/resolint/resolint/internal/lazyregexp"
)

// cutWord is a hyphen at a line's end with what goes on below.
var cutWord = lazyregexp.New(`-[ \t]*\r?\n[ \t]*\p{L}*`)

// Vocabulary knows the words of a text, by which it decides what a hyphen at a
// line's end is: a part of a compound or the mark of a divided word.
type Vocabulary struct {
	words map[string]bool
	// divides is true if more lines' ends are words divided in two than compounds.
	divides bool
}

// NewVocabulary collects the words of a text in lower case, with and without
// hyphens inside, except those that a line's end cuts.
func NewVocabulary(text string) *Vocabulary {
	v := &Vocabulary{words: map[string]bool{}}
	for _, w := range strings.FieldsFunc(cutWord.ReplaceAllString(text, "- "), func(r rune) bool { return !unicode.IsLetter(r) && r != '-' }) {
		if !strings.HasSuffix(w, "-") {
			v.words[strings.ToLower(w)] = true
		}
	}
	divided, compound := 0, 0
	for _, m := range cutWord.FindAllStringIndex(text, -1) {
		switch v.joint(parts(text[:m[0]], strings.TrimLeft(text[m[0]+1:m[1]], " \t\r\n"))) {
		case dropped:
			divided++
		case kept:
			compound++
		}
	}
	v.divides = divided > compound
	return v
}

// joint says what is known of a hyphen at a line's end.
type joint int

const (
	unknown joint = iota
	kept
	dropped
)

func (v *Vocabulary) joint(left, right string) joint {
	head := left[strings.LastIndexByte(left, '-')+1:]
	switch {
	case left == "" || right == "":
		return unknown
	case v.words[left+"-"+right]:
		return kept
	case v.words[left+right]:
		return dropped
	case english.CompoundHeads[head]:
		return kept
	case english.BoundEnding(right):
		return dropped
	case utf8.RuneCountInString(head) > 3 && utf8.RuneCountInString(right) > 3 && v.words[head] && v.words[right]:
		return kept
	}
	return unknown
}

// parts returns the fragments of a word on both sides of a line's end, in lower
// case.
func parts(before, after string) (left, right string) {
	inWord := func(r rune) bool { return unicode.IsLetter(r) || r == '-' }
	before = before[max(0, len(before)-100):]
	left = strings.ToLower(before[len(strings.TrimRightFunc(before, inWord)):])
	right = strings.ToLower(after)
	return left, right[:len(right)-len(strings.TrimLeftFunc(right, inWord))]
}

// Joined reports whether the word that is cut between the end of a, which comes
// without its hyphen, and the start of b is one word: the text writes it so
// elsewhere, or its second part is none, or the text divides words at the ends of
// its lines and nothing speaks for a compound.
func (v *Vocabulary) Joined(a, b string) bool {
	left, right := parts(a, b)
	switch v.joint(left, right) {
	case dropped:
		return true
	case kept:
		return false
	}
	return v.divides && left != "" && right != ""
}
