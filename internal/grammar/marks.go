package grammar

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/resolint/resolint/internal/document"
	"github.com/resolint/resolint/internal/resolution"
)

// marks knows where footnote references stand in a view.
type marks struct {
	view *document.View
	refs map[int][]resolution.Range // reference runs of each block
	// glued are the marks of footnotes that are printed in plain digits: such a
	// digit at the end of a word is a reference.
	glued map[string]bool
	// slashed are the marks of footnotes that are printed as "1/".
	slashed map[string]bool
}

func newMarks(v *document.View) *marks {
	m := &marks{view: v, refs: make(map[int][]resolution.Range), glued: make(map[string]bool), slashed: make(map[string]bool)}
	for i := range v.Blocks {
		b := &v.Blocks[i]
		for j, pc := range b.Pieces {
			if !v.Document.Paragraphs[pc.Paragraph].Runs[pc.Run].NoteRef {
				continue
			}
			end := len(b.Text)
			if j+1 < len(b.Pieces) {
				end = b.Pieces[j+1].At
			}
			if end > pc.At {
				m.refs[i] = append(m.refs[i], resolution.Range{Start: pc.At, End: end})
			}
		}
	}
	return m
}

// special reports whether text, segment s of a block, holds anything that does
// not belong to a clause's words as it stands.
func (m *marks) special(text string, s segment) bool {
	for i := range len(text) {
		switch c := text[i]; c {
		case '[', ']', '^':
			return true
		case '(':
			if i+1 < len(text) && (text[i+1]|0x20 == 'a' || text[i+1]|0x20 == 'p') {
				if hasFold(text[i+1:], "agreed") || hasFold(text[i+1:], "preliminarily") || hasFold(text[i+1:], "pending") {
					return true
				}
			}
		case 0xC2, 0xE2:
			if r, _ := utf8.DecodeRuneInString(text[i:]); isSuperscript(r) {
				return true
			}
		}
	}
	if len(within(m.refs[s.block], s.start, s.end)) > 0 {
		return true
	}
	return len(m.glued)+len(m.slashed) > 0 && len(m.in(text, s)) > 0
}

// in returns the ranges of footnote marks in text, segment s of a block.
func (m *marks) in(text string, s segment) []resolution.Range {
	var out []resolution.Range
	for _, r := range within(m.refs[s.block], s.start, s.end) {
		out = append(out, resolution.Range{Start: max(r.Start, s.start) - s.start, End: min(r.End, s.end) - s.start})
	}
	refs := len(out)
	for i := 0; i < len(text); {
		c := text[i]
		if c >= '0' && c <= '9' && len(m.glued)+len(m.slashed) > 0 {
			j := i
			for j < len(text) && text[j] >= '0' && text[j] <= '9' {
				j++
			}
			if m.isGlued(text, i, j) {
				out = append(out, resolution.Range{Start: i, End: j})
			} else if k := m.slashMark(text, i, j); k >= 0 {
				out = append(out, resolution.Range{Start: k, End: j + 1})
			}
			i = j
			continue
		}
		if j := caretMark(text, i); j > 0 && gluedAt(text, i, j) {
			out = append(out, resolution.Range{Start: i, End: j})
			i = j
			continue
		}
		if c < utf8.RuneSelf {
			i++
			continue
		}
		j := raisedEnd(text, i)
		if j == i {
			_, n := utf8.DecodeRuneInString(text[i:])
			i += n
			continue
		}
		if !isExponent(text[:i], text[i:j]) && len(within(out[:refs], i, i+1)) == 0 {
			out = append(out, resolution.Range{Start: i, End: j})
		}
		i = j
	}
	return out
}

// raisedEnd returns where the superscript digits at i end, i if there are none.
func raisedEnd(s string, i int) int {
	for i < len(s) && s[i] >= utf8.RuneSelf {
		r, n := utf8.DecodeRuneInString(s[i:])
		if !isSuperscript(r) {
			break
		}
		i += n
	}
	return i
}

// caretMark returns the end of a footnote mark at i that is written with carets, as
// texts without markup have it: "^14", "^14^"; 0 for none.
func caretMark(s string, i int) int {
	if i >= len(s) || s[i] != '^' {
		return 0
	}
	j := i + 1
	for j < len(s) && j-i <= 3 && s[j] >= '0' && s[j] <= '9' {
		j++
	}
	if j == i+1 {
		return 0
	}
	if j < len(s) && s[j] == '^' {
		j++
	}
	return j
}

// within returns those of ranges in their order that share bytes with [from, to).
func within(rs []resolution.Range, from, to int) []resolution.Range {
	i, _ := slices.BinarySearchFunc(rs, from, func(r resolution.Range, at int) int { return cmp.Compare(r.End, at+1) })
	n, _ := slices.BinarySearchFunc(rs[i:], to, func(r resolution.Range, at int) int { return cmp.Compare(r.Start, at) })
	return rs[i : i+n]
}

// isExponent reports whether superscript digits after before are a power, as in
// m² and 10⁹.
func isExponent(before, digits string) bool {
	if before == "" || len(digits) > 3 {
		return false
	}
	i := len(before)
	for i > 0 && (before[i-1] >= 'a' && before[i-1] <= 'z' || before[i-1] >= 'A' && before[i-1] <= 'Z') {
		i--
	}
	switch before[i:] {
	case "m", "km", "cm", "mm":
		return digits == "²" || digits == "³"
	case "":
		return before[len(before)-1] >= '0' && before[len(before)-1] <= '9'
	}
	return false
}

// isGlued reports whether the digits text[i:j] are a known footnote mark glued to
// the end of a word, or to the punctuation after it.
func (m *marks) isGlued(text string, i, j int) bool {
	return m.glued[text[i:j]] && gluedAt(text, i, j)
}

// gluedAt reports whether the digits text[i:j] stand where a footnote mark does.
func gluedAt(text string, i, j int) bool {
	if i < 4 || (j < len(text) && wordEnd(text, j) > j) {
		return false
	}
	k := i
	if strings.IndexByte(",.;:)", text[i-1]) >= 0 {
		k--
		if c := text[k-1]; c >= '0' && c <= '9' { // "… of 8 June 1974,53"
			return k >= 5 && isYear(text, k-4) && text[k-5] == ' '
		}
	}
	for n := k - 3; n < k; n++ {
		if n < 0 || text[n] < 'a' || text[n] > 'z' {
			return false
		}
	}
	return true
}

// slashMark returns the start of a mark such as " 3/" whose digits are
// text[i:j], with the white space before it; -1 if it is none.
func (m *marks) slashMark(text string, i, j int) int {
	if j >= len(text) || text[j] != '/' || !m.slashed[text[i:j]] || i == 0 {
		return -1
	}
	if j+1 < len(text) && wordEnd(text, j+1) > j+1 {
		return -1
	}
	k := i
	for k > 0 {
		r, n := utf8.DecodeLastRuneInString(text[:k])
		if !isSpace(r) {
			break
		}
		k -= n
	}
	if k == i || k == 0 {
		return -1
	}
	return k
}

// noteMark returns the mark as a footnote's path has it: superscript digits as
// digits.
func noteMark(s string) string {
	out := make([]byte, 0, 4)
	for _, r := range s {
		switch {
		case r >= '0' && r <= '9', r == '*', r >= 'a' && r <= 'z':
			out = append(out, byte(r))
		case r == '¹':
			out = append(out, '1')
		case r == '²':
			out = append(out, '2')
		case r == '³':
			out = append(out, '3')
		case r == '⁰' || (r >= '⁴' && r <= '⁹'):
			out = append(out, byte('0'+r-'⁰'))
		}
	}
	return string(out)
}
