package read

import (
	"strings"
	"unicode/utf8"

	"github.com/resolint/resolint/internal/document"
)

// maxFolds bounds the runs that folding may add to a document, so that a file
// made of nothing but odd characters costs no more memory than another. Beyond
// it a run is folded as a whole and its words have one place.
const maxFolds = 100_000

// fold writes characters that differ in print only as the ones that they stand
// for: no-break and typographic spaces as a space, hyphens that do not break as a
// hyphen, ligatures as letters; soft hyphens and other marks without width go.
// Two texts that look alike are then alike to every later stage. A folded
// character becomes a run of its own, which covers its spelling in the source.
func fold(doc *document.Document) {
	left := maxFolds
	for i := range doc.Paragraphs {
		p := &doc.Paragraphs[i]
		odd := 0
		for j := range p.Runs {
			odd += countOdd(p.Runs[j].Text)
		}
		if odd == 0 {
			continue
		}
		whole := odd > left
		if !whole {
			left -= odd
		}
		runs := make([]document.Run, 0, len(p.Runs)+2*odd)
		for j := range p.Runs {
			runs = foldRun(runs, &p.Runs[j], whole)
		}
		p.Runs = runs
	}
}

// foldRun appends a run to out, cut where a character is folded.
func foldRun(out []document.Run, r *document.Run, whole bool) []document.Run {
	if countOdd(r.Text) == 0 {
		return append(out, *r)
	}
	divisible := r.Start >= 0 && len(r.Text) == r.End-r.Start
	if whole || !divisible {
		folded := *r
		var text strings.Builder
		for at := 0; at < len(r.Text); {
			stand, n := standsFor(r.Text, at)
			if n == 0 {
				_, n = utf8.DecodeRuneInString(r.Text[at:])
				stand = r.Text[at : at+n]
			}
			text.WriteString(stand)
			at += n
		}
		return appendIndivisible(out, folded, text.String())
	}
	cut := func(from, to int) {
		if from == to {
			return
		}
		piece := *r
		piece.Text, piece.Start, piece.End = r.Text[from:to], r.Start+from, r.Start+to
		out = append(out, piece)
	}
	plain := 0
	for at := 0; at < len(r.Text); {
		stand, n := standsFor(r.Text, at)
		if n == 0 {
			at++
			continue
		}
		cut(plain, at)
		folded := *r
		folded.Start, folded.End = r.Start+at, r.Start+at+n
		out = appendIndivisible(out, folded, stand)
		at += n
		plain = at
	}
	cut(plain, len(r.Text))
	return out
}

// appendIndivisible appends a run with another text than its spelling. A run as
// long as its spelling is taken for it; where a folded text happens to be as long,
// its last letter stands at the end of the range.
func appendIndivisible(out []document.Run, r document.Run, text string) []document.Run {
	if text == "" {
		return out
	}
	r.Text = text
	if r.Start < 0 || len(text) != r.End-r.Start {
		return append(out, r)
	}
	_, n := utf8.DecodeLastRuneInString(text)
	last := r
	r.Text, last.Text = text[:len(text)-n], text[len(text)-n:]
	last.Start = r.End
	if r.Text != "" {
		out = append(out, r)
	}
	return append(out, last)
}

// countOdd counts the characters of a text that are folded.
func countOdd(text string) int {
	n := 0
	for at := range len(text) {
		if text[at] < 0xc2 {
			continue
		}
		if _, width := standsFor(text, at); width > 0 {
			n++
		}
	}
	return n
}

// standsFor returns what the character at a byte of text stands for, and its
// length in bytes; 0 for characters that stand for themselves. Lists of
// characters: Unicode, general punctuation, and Unicode Standard Annex 14 for
// the hyphens and spaces that do not break.
func standsFor(text string, at int) (string, int) {
	switch text[at] {
	case 0xc2, 0xe2, 0xe3, 0xef:
	default:
		return "", 0
	}
	r, n := utf8.DecodeRuneInString(text[at:])
	switch {
	case r == '\u00a0', r >= '\u2000' && r <= '\u200a', r == '\u202f', r == '\u205f', r == '\u3000':
		if spaced(text, at, n) {
			return "", n
		}
		return " ", n
	case r == '\u2010', r == '\u2011':
		return "-", n
	case r == '\u00ad', r == '\u200b', r == '\u2060', r == '\ufeff':
		return "", n
	case r == '\u200c', r == '\u200d':
		// Joiners are part of the spelling in the scripts that need them.
		if before, _ := utf8.DecodeLastRuneInString(text[:at]); before < 0x590 {
			return "", n
		}
	case r >= '\ufb00' && r <= '\ufb06':
		return ligatures[r-'\ufb00'], n
	}
	return "", 0
}

var ligatures = [...]string{"ff", "fi", "fl", "ffi", "ffl", "st", "st"}

// spaced reports whether white space stands beside the n bytes at at.
func spaced(text string, at, n int) bool {
	return at > 0 && blank(text[at-1]) || at+n < len(text) && blank(text[at+n])
}

func blank(c byte) bool { return c == ' ' || c == '\n' || c == '\t' }
