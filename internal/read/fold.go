package read

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/resolint/resolint/internal/document"
)

// maxFolds bounds the runs that folding may add to a document, so that a file
// made of nothing but odd characters costs no more memory than another. Beyond
// it a run is folded as a whole and its words have one place.
const maxFolds = 100_000

// fold writes characters that differ in print only as the ones that they stand
// for: no-break and typographic spaces as a space, hyphens that do not break as a
// hyphen, ligatures and the letters of mathematics as letters, letters of another
// script in an English word as the ones that they look like; soft hyphens and other
// marks without width go. Two texts that look alike are then alike to every later
// stage. A folded character becomes a run of its own, which covers its spelling in
// the source.
func fold(doc *document.Document) {
	left := maxFolds
	for i := range doc.Paragraphs {
		p := &doc.Paragraphs[i]
		left -= foldRuns(p, func(int) stands { return standsFor }, left)
		if alike := lookalikes(p); alike != nil {
			left -= foldRuns(p, alike, left)
		}
	}
}

// stands says what the character at a byte of a text stands for, and its length in
// bytes; 0 for a character that stands for itself.
type stands func(text string, at int) (string, int)

// foldRuns folds a paragraph, each run by its own stands, and returns by how much
// that counts against the runs that are left to be made.
func foldRuns(p *document.Paragraph, of func(run int) stands, left int) int {
	odd := 0
	for j := range p.Runs {
		odd += countOdd(p.Runs[j].Text, of(j))
	}
	if odd == 0 {
		return 0
	}
	whole := odd > left
	runs := make([]document.Run, 0, len(p.Runs)+2*min(odd, left))
	for j := range p.Runs {
		runs = foldRun(runs, &p.Runs[j], of(j), whole)
	}
	p.Runs = runs
	if whole {
		return 0
	}
	return odd
}

// foldRun appends a run to out, cut where a character is folded.
func foldRun(out []document.Run, r *document.Run, standsFor stands, whole bool) []document.Run {
	if countOdd(r.Text, standsFor) == 0 {
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
func countOdd(text string, standsFor stands) int {
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

// standsFor is the stands of characters that mean the same wherever they stand.
// Lists of characters: Unicode, general punctuation; DerivedCoreProperties for what
// has no width (Default_Ignorable_Code_Point); Unicode Standard Annex 14 for the
// hyphens and spaces that do not break.
func standsFor(text string, at int) (string, int) {
	if c := text[at]; c < 0xc2 || c >= 0xc3 && c <= 0xcc {
		return "", 0
	}
	r, n := utf8.DecodeRuneInString(text[at:])
	switch {
	case r == '\u00a0', r >= '\u2000' && r <= '\u200a', r == '\u202f', r == '\u205f', r == '\u3000', blankLetter(r):
		if spaced(text, at, n) {
			return "", n
		}
		return " ", n
	case r == '\u2010', r == '\u2011':
		return "-", n
	case r == '\u200c', r == '\u200d':
		// Joiners are part of the spelling in the scripts that need them.
		if before, _ := utf8.DecodeLastRuneInString(text[:at]); before < 0x590 {
			return "", n
		}
	case widthless(r):
		return "", n
	case r >= '\ufb00' && r <= '\ufb06':
		return ligatures[r-'\ufb00'], n
	case r >= '\uff01' && r <= '\uff5e': // of full width
		return string(r - '\uff01' + '!'), n
	case drawnLetter(r):
		return norm.NFKC.String(text[at : at+n]), n
	}
	return "", 0
}

// widthless reports whether a character is not seen.
func widthless(r rune) bool {
	switch {
	case r == '\u00ad', r == '\u034f', r == '\u061c', r == '\u17b4', r == '\u17b5', r == '\u200b', r == '\ufeff',
		r >= '\u180b' && r <= '\u180f', r >= '\u200e' && r <= '\u200f', r >= '\u202a' && r <= '\u202e', r >= '\u2060' && r <= '\u206f',
		r >= '\ufe00' && r <= '\ufe0f', r >= '\ufff9' && r <= '\ufffb', r >= 0xe0000 && r <= 0xe0fff:
		return true
	}
	return false
}

// blankLetter reports whether a character counts as a letter or sign and shows
// nothing but its width.
func blankLetter(r rune) bool {
	return r == '\u115f' || r == '\u1160' || r == '\u2800' || r == '\u3164' || r == '\uffa0'
}

// drawnLetter reports whether a character is letters of the alphabet or a digit in
// another drawing: of mathematics, Roman numerals, in circles, brackets and squares.
func drawnLetter(r rune) bool {
	switch {
	case r >= '\u2160' && r <= '\u217f', r >= '\u249c' && r <= '\u24e9', r >= 0x1d400 && r <= 0x1d7ff, r >= 0x1f130 && r <= 0x1f149:
		return true
	case r >= '\u2102' && r <= '\u2149':
		return strings.ContainsRune("ℂℊℋℌℍℎℐℑℒℓℕℙℚℛℜℝℤℬℭℯℰℱℳℴℹⅅⅆⅇⅈⅉ", r)
	}
	return false
}

var ligatures = [...]string{"ff", "fi", "fl", "ffi", "ffl", "st", "st"}

// spaced reports whether white space stands beside the n bytes at at.
func spaced(text string, at, n int) bool {
	return at > 0 && blank(text[at-1]) || at+n < len(text) && blank(text[at+n])
}

func blank(c byte) bool { return c == ' ' || c == '\n' || c == '\t' }
