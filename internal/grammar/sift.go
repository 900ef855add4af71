package grammar

import (
	"strings"

	"github.com/resolint/resolint/internal/document"
	"github.com/resolint/resolint/internal/english"
)

// sifted is a region whose notes, annexes and reasons are taken out of the body.
type sifted struct {
	body    []line
	annexes [][]line // the first line of each is its heading
	notes   []noteText
	reasons []line
	mark    string // proposal mark and source
	source  string
	heads   []line // headings, number titles and symbols
}

// noteText is a footnote: its mark and its paragraphs.
type noteText struct {
	mark  string
	lines []line
	from  int // offset of the words in the first line
}

// sifter sorts the lines of a region.
type sifter struct {
	*sifted
	marks *marks
	dest  *[]line // where lines of text go: the body, or the last annex
	// begun is true once the text proper has begun, ended after its end.
	begun, ended, inNotes, inReasons bool
	stars                            bool // some line holds a star that may be a reference
	digits                           gluedDigits
}

// sift sorts the lines of a region, and teaches m the marks of footnotes that are
// printed in plain digits.
func sift(lines []line, m *marks) *sifted {
	s := sifter{sifted: &sifted{body: make([]line, 0, len(lines))}, marks: m}
	s.dest = &s.body
	for i := range lines {
		l := lines[i]
		switch {
		case s.apart(&l):
		case s.inReasons:
			s.reasons = append(s.reasons, l)
		case s.note(l, lines[:i]):
		default:
			s.text(l)
		}
	}
	return s.sifted
}

// apart takes the lines that are no text of the resolution, and the headings of
// annexes.
func (s *sifter) apart(l *line) bool {
	switch l.part {
	case document.PartHeader, document.PartFooter, document.PartForeign:
		return true
	case document.PartFootnote, document.PartEndnote:
		s.storeNote(l)
		return true
	}
	switch l.role {
	case roleFurniture:
		return true
	case roleRule:
		s.inNotes = true
		return true
	case roleProposal:
		if s.mark == "" {
			s.mark, s.source, _ = parseProposal(l.text)
			return true
		}
	case roleReasons:
		s.inReasons, s.inNotes = true, false
	case roleAnnex:
		if s.begun {
			s.annexes = append(s.annexes, []line{*l})
			s.dest = &s.annexes[len(s.annexes)-1]
			s.inReasons, s.inNotes, s.ended = false, false, false
			return true
		}
	}
	return false
}

// note takes a line that begins a footnote or goes on with one.
func (s *sifter) note(l line, before []line) bool {
	mark, n, plain, ok := s.noteStart(&l, before)
	if !ok {
		if s.inNotes && noteGoesOn(&l, s.sifted) {
			last := &s.notes[len(s.notes)-1]
			last.lines = append(last.lines, l)
			return true
		}
		return false
	}
	switch {
	case plain:
		s.marks.glued[mark] = true
	case strings.HasPrefix(l.text, mark+"/"):
		s.marks.slashed[mark] = true
	}
	if rest, ok := runInAfterNote(&l, n); ok {
		*s.dest = append(*s.dest, cutLine(l, rest, len(l.text)))
		l = cutLine(l, 0, rest)
	}
	s.addNotes(l, mark, n, plain, s.marks)
	return true
}

// text takes a line of the body or of an annex.
func (s *sifter) text(l line) {
	s.inNotes = false
	s.stars = s.stars || strings.Contains(l.text, "*")
	switch l.role {
	case roleEnd:
		s.ended = true
	case roleEnacting, roleCall, roleArticle:
		s.begun = true
	case roleHeading, roleNumberTitle, roleSymbol:
		if !s.begun {
			s.heads = append(s.heads, l)
		}
	default:
		lab, ok := parseLabel(l.text)
		s.begun = s.begun || ok && lab.kind == kindNumber || !ok && isRecital(&l)
	}
	*s.dest = append(*s.dest, l)
}

// isRecital reports a preambular paragraph of the United Nations form: "Recalling …,".
func isRecital(l *line) bool {
	if l.text == "" || l.text[0] < 'A' || l.text[0] > 'Z' || !l.ends(",") {
		return false
	}
	o, ok := openerOf(l.text)
	return ok && o.class == english.Preambular && o.start == 0
}

// cutLine returns the part [from, to) of a line's text as a line of its own.
func cutLine(l line, from, to int) line {
	start, end := trimRange(l.text, from, to)
	out := l
	out.text = l.text[start:end]
	out.start, out.end = l.start+start, l.start+end
	if from > 0 {
		out.auto = ""
	}
	out.role = roleOf(&out)
	return out
}
