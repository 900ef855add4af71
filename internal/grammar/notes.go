package grammar

import (
	"strconv"
	"strings"

	"github.com/resolint/resolint/internal/document"
	"github.com/resolint/resolint/internal/english"
)

// addNotes adds the note that a line begins with, and those that run in behind
// it: "… island states. 2 See the guidelines."
func (s *sifted) addNotes(l line, mark string, from int, plain bool, m *marks) {
	for plain {
		next, err := strconv.Atoi(mark)
		if err != nil {
			break
		}
		sep := ". " + strconv.Itoa(next+1) + " "
		at := strings.Index(l.text[from:], sep)
		if at < 0 || from+at+len(sep) >= len(l.text) || l.text[from+at+len(sep)] < 'A' || l.text[from+at+len(sep)] > 'Z' {
			break
		}
		cut := from + at + 2
		s.notes = append(s.notes, noteText{mark: mark, lines: []line{cutLine(l, 0, cut)}, from: from})
		l = cutLine(l, cut, len(l.text))
		mark = strconv.Itoa(next + 1)
		from = len(mark) + 1
		m.glued[mark] = true
	}
	s.notes = append(s.notes, noteText{mark: mark, lines: []line{l}, from: from})
}

func (s *sifted) storeNote(l *line) {
	mark := l.note
	from := 0
	if m, n := takeNoteMark(l.text); n > 0 && (mark == "" || noteMark(m) == mark || m == mark) {
		mark, from = m, n
	}
	if mark == "" {
		mark = strings.Trim(l.auto, " .)")
	}
	if n := len(s.notes); n > 0 && s.notes[n-1].mark == mark && s.notes[n-1].lines[0].part == l.part {
		s.notes[n-1].lines = append(s.notes[n-1].lines, *l)
		return
	}
	s.notes = append(s.notes, noteText{mark: mark, lines: []line{*l}, from: from})
}

// noteStart reports whether a line begins a footnote, with its mark and the
// bytes that the mark takes. plain is true for a mark in plain digits.
func (s *sifter) noteStart(l *line, before []line) (mark string, n int, plain, ok bool) {
	m, n := takeNoteMark(l.text)
	switch {
	case n > 0 && m[0] != '*':
		return m, n, false, true
	case n > 0 && (s.inNotes || s.stars):
		return m, n, false, true
	}
	text := l.text
	i := 0
	for i < len(text) && text[i] >= '0' && text[i] <= '9' && i < 4 {
		i++
	}
	if i == 0 || i == len(text) || i == 4 {
		return "", 0, false, false
	}
	if text[i] == '/' && i+1 < len(text) && skipSpace(text, i+1) > i+1 { // "1/ A/48/640."
		return text[:i], skipSpace(text, i+1), false, true
	}
	j := skipSpace(text, i)
	if j == i || j >= len(text) || isDate(text[j:]) || l.role == roleEnd {
		return "", 0, false, false
	}
	if text[j] >= 'a' && text[j] <= 'z' || nextItem(text[:i], text[j:], before) {
		return "", 0, false, false
	}
	if s.inNotes || s.ended || s.digits.plainNote(text[:i], before) {
		return text[:i], j, true, true
	}
	return "", 0, false, false
}

// nextItem reports whether a line with a bare number and a call is the next paragraph, its
// full stop forgotten: "9. Stresses …", then "10 Calls for …".
func nextItem(mark, rest string, before []line) bool {
	if o, ok := openerOf(rest); !ok || o.class == english.Preambular {
		return false
	}
	n, _ := strconv.Atoi(mark) // digits
	for i := len(before) - 1; i >= 0; i-- {
		lab, ok := parseLabel(before[i].text)
		if !ok || lab.kind != kindNumber || lab.form != '.' {
			continue
		}
		return n == lab.value+1
	}
	return false
}

// plainNote reports whether a line that begins with plain digits after the last
// item of a text is a footnote: the mark is glued to a word before, and the text
// had come to its full stop.
func (g *gluedDigits) plainNote(mark string, before []line) bool {
	if len(before) == 0 || !before[len(before)-1].ends(".") {
		return false
	}
	for ; g.seen < len(before); g.seen++ {
		l := &before[g.seen]
		lab, ok := parseLabel(l.text)
		g.bare = g.bare || ok && lab.kind == kindNumber && lab.form == ' '
		g.collect(l.text)
	}
	return g.glued[mark] || !g.bare && g.raised[mark]
}

// gluedDigits collects the digits that are glued to words or raised, line by line.
// Those that are raised count where items have no bare numbers, which look like notes.
type gluedDigits struct {
	glued, raised map[string]bool
	bare          bool // some item has a bare number
	seen          int  // lines read
}

func (g *gluedDigits) collect(text string) {
	if g.glued == nil {
		g.glued, g.raised = map[string]bool{}, map[string]bool{}
	}
	for i := 0; i < len(text); i++ {
		j, raised := i, raisedEnd(text, i)
		for j < len(text) && text[j] >= '0' && text[j] <= '9' {
			j++
		}
		switch {
		case j > i && j-i <= 3 && gluedAt(text, i, j):
			g.glued[text[i:j]] = true
		case raised > i && !isExponent(text[:i], text[i:raised]):
			g.raised[noteMark(text[i:raised])] = true
		}
		i = max(i, j-1, raised-1)
	}
}

// noteGoesOn reports whether a line without a mark belongs to the note before.
func noteGoesOn(l *line, s *sifted) bool {
	if len(s.notes) == 0 || l.role != roleText || l.auto != "" || startsItem(l.text) {
		return false
	}
	if _, ok := parseLabel(l.text); ok {
		return false
	}
	c := l.text[0]
	last := s.notes[len(s.notes)-1]
	return c >= 'a' && c <= 'z' && !last.lines[len(last.lines)-1].ends(".")
}

// runInAfterNote finds what goes on behind a footnote that page layout put into
// the middle of a text: a call, or the next item.
func runInAfterNote(l *line, from int) (int, bool) {
	at, _, ok := findRunIn(l.text, from, len(l.text), false)
	if !ok {
		at = len(l.text)
	}
	for i := from; i+4 < at; i++ {
		if l.text[i] != '.' {
			continue
		}
		k := skipSpace(l.text, i+1)
		if lab, found := parseLabel(l.text[k:]); found && k > i+1 && lab.kind != kindBullet && lab.kind != kindUpper && lab.form != '.' {
			rest := l.text[k+lab.size:]
			if startsItem(rest) || lab.form == ')' && rest != "" && rest[0] >= 'a' && rest[0] <= 'z' {
				return k, true
			}
		}
	}
	return at, ok && at > from
}

// assignNotes moves the footnotes that a container keeps apart from its text to
// the resolution that refers to them. Where several refer to the same mark, each
// gets the next note with that mark, as numberings start again with each text.
func assignNotes(v *document.View, parts []*sifted, m *marks) {
	if len(parts) < 2 {
		return
	}
	referring := make(map[string][]int) // mark to the regions that refer to it
	for i, s := range parts {
		seen := make(map[string]bool)
		for _, l := range s.body {
			for _, r := range within(m.refs[l.block], l.start, l.end) {
				if mark := noteMark(v.Blocks[l.block].Text[r.Start:r.End]); !seen[mark] {
					seen[mark] = true
					referring[mark] = append(referring[mark], i)
				}
			}
		}
	}
	var loose []noteText
	for _, s := range parts {
		keep := s.notes[:0]
		for _, n := range s.notes {
			if p := n.lines[0].part; (p == document.PartFootnote || p == document.PartEndnote) && len(referring[n.mark]) > 0 {
				loose = append(loose, n)
				continue
			}
			keep = append(keep, n)
		}
		s.notes = keep
	}
	used := make(map[string]int)
	for _, n := range loose {
		to := referring[n.mark]
		if len(to) > 1 && len(n.lines) == len(to) { // one paragraph for each text
			for k, l := range n.lines {
				from := 0
				if k == 0 {
					from = n.from
				}
				parts[to[k]].notes = append(parts[to[k]].notes, noteText{mark: n.mark, lines: []line{l}, from: from})
			}
			continue
		}
		k := min(used[n.mark], len(to)-1)
		used[n.mark]++
		parts[to[k]].notes = append(parts[to[k]].notes, n)
	}
}
