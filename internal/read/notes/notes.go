// Package notes finds the footnotes of texts that have no markup for them.
package notes

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/resolint/resolint/internal/document"
	"github.com/resolint/resolint/internal/read/lines"
)

// Mark finds footnotes: paragraphs that start with a superscript number which
// the text refers to, and those below a drawn line that start with a number or an
// asterisk which the text has glued to a word. They become paragraphs of the
// footnotes; their marks and the references to them become runs of their own.
// Offsets of runs are bytes of text.
func Mark(text string, paras []document.Paragraph) {
	marks := map[string]bool{} // as they are spelled in the text
	var refs map[string]int
	below := false
	for i := range paras {
		p := &paras[i]
		if p.Part != document.PartBody {
			below = below || len(p.Runs) == 1 && Rule(p.Runs[0].Text)
			continue
		}
		if len(p.Runs) == 0 {
			continue
		}
		r := p.Runs[0]
		mark := noteMark(r.Text, below)
		if mark != "" && refs == nil {
			refs = firstReferences(text)
		}
		if at, ok := refs[mark]; mark == "" || !ok || at >= r.Start {
			below = false
			continue
		}
		marks[mark] = true
		p.Part, p.Note, p.Indent = document.PartFootnote, plainMark(mark), 0
		head := r
		head.Text, head.End, head.NoteRef = mark, r.Start+len(mark), true
		r.Text, r.Start = r.Text[len(mark):], head.End
		rest := p.Runs[1:]
		p.Runs = []document.Run{head}
		if r.Text != "" {
			p.Runs = append(p.Runs, r)
		}
		p.Runs = append(p.Runs, rest...)
		below = true
	}
	if len(marks) == 0 {
		return
	}
	for i := range paras {
		if paras[i].Part == document.PartBody {
			paras[i].Runs = references(paras[i].Runs, marks)
		}
	}
}

// noteMark returns the mark that a footnote starts with, or nothing. below says
// that the paragraph stands below a drawn line or another note.
func noteMark(s string, below bool) string {
	n := 0
	for n < len(s) {
		r, k := utf8.DecodeRuneInString(s[n:])
		if !lines.IsSuperscript(r) && !(below && r == '*') {
			break
		}
		n += k
	}
	if n > 0 {
		return s[:n]
	}
	if !below {
		return ""
	}
	for n < len(s) && n < 3 && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	if n > 0 && n < len(s) && (s[n] == ' ' || s[n] == '\t') {
		return s[:n]
	}
	return ""
}

// firstReferences returns the marks that the text refers to with the offset of
// the first reference.
func firstReferences(text string) map[string]int {
	out := map[string]int{}
	for i := 0; i < len(text); i++ {
		mark := referenceAt(text, i)
		if mark == "" {
			continue
		}
		if _, seen := out[mark]; !seen {
			out[mark] = i
		}
		i += len(mark) - 1
	}
	return out
}

// refersAt reports whether the mark at offset i stands right after a word or its
// punctuation and is not part of a longer number.
func refersAt(text, mark string, i int) bool {
	p, _ := utf8.DecodeLastRuneInString(text[:i])
	next, _ := utf8.DecodeRuneInString(text[i+len(mark):])
	if mark[0] >= '0' && mark[0] <= '9' {
		return unicode.IsLower(p) && !unicode.IsLetter(next) && !unicode.IsDigit(next)
	}
	return i > 0 && !unicode.IsSpace(p) && !lines.IsSuperscript(p) && !lines.IsSuperscript(next) && p != '*' && next != '*'
}

// references cuts the references to notes out of runs.
func references(runs []document.Run, marks map[string]bool) []document.Run {
	var out []document.Run
	for k, r := range runs {
		from := 0
		for i := 0; i < len(r.Text); {
			mark := referenceAt(r.Text, i)
			if mark == "" || !marks[mark] {
				i++
				continue
			}
			if out == nil {
				out = append(out, runs[:k]...)
			}
			if i > from {
				out = append(out, part(r, from, i))
			}
			ref := part(r, i, i+len(mark))
			ref.NoteRef = true
			out = append(out, ref)
			i += len(mark)
			from = i
		}
		if out != nil && from < len(r.Text) {
			out = append(out, part(r, from, len(r.Text)))
		}
	}
	if out == nil {
		return runs
	}
	return out
}

// referenceAt returns the mark at offset i of s if it refers to a note.
func referenceAt(s string, i int) string {
	c := s[i]
	if c != '*' && (c < '0' || c > '9') && c != 0xC2 && c != 0xE2 {
		return ""
	}
	// Longer numbers are none of notes, and looked at again from each digit on they
	// would take the square of their length.
	const longest = 24
	n := i
	for n < len(s) {
		r, k := utf8.DecodeRuneInString(s[n:])
		if !lines.IsSuperscript(r) && r != '*' && (r < '0' || r > '9') {
			break
		}
		if n += k; n-i > longest {
			return ""
		}
	}
	if n > i && refersAt(s, s[i:n], i) {
		return s[i:n]
	}
	return ""
}

func part(r document.Run, from, to int) document.Run {
	p := r
	p.Text, p.Start, p.End = r.Text[from:to], r.Start+from, r.Start+to
	return p
}

var superscripts = []rune("⁰¹²³⁴⁵⁶⁷⁸⁹")

// plainMark turns superscript digits into plain ones.
func plainMark(mark string) string {
	var out strings.Builder
	for _, r := range mark {
		if lines.IsSuperscript(r) {
			out.WriteString(strconv.Itoa(slices.Index(superscripts, r)))
		} else {
			out.WriteRune(r)
		}
	}
	return out.String()
}

// Rule reports whether a line is a drawn one, such as stands before footnotes or
// at the end of a text.
func Rule(s string) bool {
	return len(s) >= 3 && strings.Trim(s, "_-—–─=*• ") == "" && strings.Count(s, s[:1]) >= 3
}

// Superscript returns a number in superscript digits; other characters stay.
func Superscript(number string) string {
	var out strings.Builder
	for _, r := range number {
		if r >= '0' && r <= '9' {
			r = superscripts[r-'0']
		}
		out.WriteRune(r)
	}
	return out.String()
}
