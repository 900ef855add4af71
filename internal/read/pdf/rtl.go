package pdf

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// rightToLeft reports whether r is a letter of a script written right to left.
func rightToLeft(r rune) bool {
	return r >= 0x590 && unicode.In(r, unicode.Arabic, unicode.Hebrew, unicode.Syriac, unicode.Thaana, unicode.Nko) && !unicode.IsDigit(r)
}

// mirror prepares a page whose text runs mostly right to left. PDF shows such
// text glyph by glyph from either side; chunks hold it as it looks, from left to
// right. Turning the page over and every chunk's characters around gives text in
// the order in which it is read, and lets lines, columns and indents be judged as
// on other pages.
func (l *leaf) mirror() {
	rtl, all := 0, 0
	for i := range l.chunks {
		for _, r := range l.chunks[i].text {
			if rightToLeft(r) {
				rtl++
			}
			if unicode.IsLetter(r) {
				all++
			}
		}
	}
	if rtl*2 <= all {
		return
	}
	for i := range l.chunks {
		c := &l.chunks[i]
		c.x0, c.x1 = l.width-c.x1, l.width-c.x0
		c.text = logical(c.text)
		if strings.ContainsFunc(c.text, rightToLeft) {
			c.spaceBefore, c.spaceAfter = c.spaceAfter, c.spaceBefore
		}
	}
	for i := range l.rules {
		r := &l.rules[i]
		r.x0, r.x1 = l.width-r.x1, l.width-r.x0
	}
}

// logical turns text in visual order, left to right, into reading order: all of
// it is reversed but for numbers and words of other scripts. Presentation forms
// become letters.
func logical(visual string) string {
	if !strings.ContainsFunc(visual, rightToLeft) {
		return visual
	}
	runes := []rune(visual)
	slices.Reverse(runes)
	for i := 0; i < len(runes); {
		if !leftToRight(runes[i]) {
			runes[i] = mirrored(runes[i])
			i++
			continue
		}
		end := i + 1
		for k := i + 1; k < len(runes) && !rightToLeft(runes[k]); k++ {
			if leftToRight(runes[k]) {
				end = k + 1
			} else if unicode.IsSpace(runes[k]) && unicode.IsDigit(runes[i]) {
				break
			}
		}
		slices.Reverse(runes[i:end])
		i = end
	}
	return foldForms(string(runes))
}

func leftToRight(r rune) bool {
	return unicode.IsDigit(r) || unicode.IsLetter(r) && !rightToLeft(r)
}

// foldForms replaces Arabic and Hebrew presentation forms by letters.
func foldForms(s string) string {
	var b strings.Builder
	for _, r := range s {
		if r >= 0xfb1d && r <= 0xfdff || r >= 0xfe70 && r <= 0xfeff {
			b.WriteString(norm.NFKC.String(string(r)))
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// mirrored returns the other one of a pair of brackets.
func mirrored(r rune) rune {
	const pairs = "()[]{}<>«»‹›"
	rs := []rune(pairs)
	for i, p := range rs {
		if p == r {
			return rs[i^1]
		}
	}
	return r
}
