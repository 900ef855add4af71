package grammar

import (
	"strconv"
	"strings"

	"github.com/resolint/resolint/internal/document"
)

// region is the stretch of lines that holds one resolution.
type region struct {
	lines []line
}

// regionsOf divides the lines of a document into resolutions. A new one begins
// at a proposal header, a heading or a symbol that is followed by an enacting
// line or a call.
func regionsOf(lines []line) []region {
	var out []region
	begin, headed, body, proposed := 0, false, false, false
	symbol := ""
	cut := func(at int) {
		if at > begin {
			out = append(out, region{lines[begin:at]})
		}
		begin, headed, body, proposed = at, false, false, false
	}
	for i := range lines {
		l := &lines[i]
		switch l.role {
		case roleProposal:
			if headed || body || proposed {
				cut(i)
			}
			proposed = true
		case roleHeading, roleNumberTitle:
			if (body || headed && !adjacent(lines, i)) && opens(lines[i+1:]) {
				cut(i)
			}
			headed = headed || body || opens(lines[i+1:]) || proposed
		case roleSymbol:
			if body && symbol != "" && symbol != l.text && opens(lines[i+1:]) && !furnitureSymbol(lines[i+1:]) {
				cut(i)
			}
			symbol = l.text
		case roleEnacting, roleCall:
			body = true
		default:
			if !body && (l.part == "" || l.part == document.PartBody) {
				lab, ok := parseLabel(l.text)
				body = ok && lab.kind == kindNumber && lab.form == '.'
			}
		}
	}
	cut(len(lines))
	return out
}

// adjacent reports whether only headings stand between line i and the heading
// before it.
func adjacent(lines []line, i int) bool {
	for k := i - 1; k >= 0 && k >= i-3; k-- {
		if lines[k].role == roleHeading {
			return true
		}
		if lines[k].text != "" && lines[k].role != roleFurniture {
			return false
		}
	}
	return false
}

// opens reports whether an enacting line or a call follows before the text of
// another resolution could begin.
func opens(lines []line) bool {
	for i := range lines[:min(len(lines), 16)] {
		switch lines[i].role {
		case roleEnacting, roleCall:
			return true
		case roleProposal, roleReasons:
			return i <= 4
		case roleNumberTitle, roleHeading:
			if i > 2 {
				return false
			}
		default:
			if len(lines[i].text) > 700 {
				return false
			}
		}
	}
	return false
}

// furnitureSymbol reports whether a symbol is the head of a page in the middle
// of a text: what follows goes on with a number above one.
func furnitureSymbol(lines []line) bool {
	for i := range lines[:min(len(lines), 4)] {
		if lab, ok := parseLabel(lines[i].text); ok && lab.kind == kindNumber && lab.value > 1 {
			return true
		}
	}
	return false
}

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

// sift sorts the lines of a region, and teaches m the marks of footnotes that are
// printed in plain digits.
func sift(lines []line, m *marks) *sifted {
	s := &sifted{}
	var (
		inNotes, inReasons, begun, ended, stars bool
		dest                                    = &s.body
		digits                                  gluedDigits
	)
	for i := range lines {
		l := lines[i]
		switch l.part {
		case document.PartHeader, document.PartFooter:
			continue
		case document.PartFootnote, document.PartEndnote:
			s.storeNote(&l)
			continue
		}
		switch l.role {
		case roleFurniture:
			continue
		case roleRule:
			inNotes = true
			continue
		case roleProposal:
			if s.mark == "" {
				s.mark, s.source, _ = parseProposal(l.text)
				continue
			}
		case roleReasons:
			inReasons, inNotes = true, false
		case roleAnnex:
			if begun {
				s.annexes = append(s.annexes, []line{l})
				dest = &s.annexes[len(s.annexes)-1]
				inReasons, inNotes, ended = false, false, false
				continue
			}
		}
		if inReasons {
			s.reasons = append(s.reasons, l)
			continue
		}
		if mark, n, plain, ok := digits.noteStart(&l, inNotes, ended, stars, lines[:i]); ok {
			switch {
			case plain:
				m.glued[mark] = true
			case strings.HasPrefix(l.text, mark+"/"):
				m.slashed[mark] = true
			}
			if rest, ok := runInAfterNote(&l, n); ok {
				*dest = append(*dest, cutLine(l, rest, len(l.text)))
				l = cutLine(l, 0, rest)
			}
			s.addNotes(l, mark, n, plain, m)
			continue
		}
		if inNotes && noteGoesOn(&l, s) {
			nt := &s.notes[len(s.notes)-1]
			nt.lines = append(nt.lines, l)
			continue
		}
		inNotes = false
		stars = stars || strings.Contains(l.text, "*")
		switch l.role {
		case roleEnd:
			ended = true
		case roleEnacting, roleCall, roleArticle:
			begun = true
		case roleHeading, roleNumberTitle, roleSymbol:
			if !begun {
				s.heads = append(s.heads, l)
			}
		default:
			if lab, ok := parseLabel(l.text); ok && lab.kind == kindNumber {
				begun = true
			}
		}
		*dest = append(*dest, l)
	}
	return s
}

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
func (g *gluedDigits) noteStart(l *line, inNotes, ended, stars bool, before []line) (mark string, n int, plain, ok bool) {
	m, n := takeNoteMark(l.text)
	switch {
	case n > 0 && m[0] != '*':
		return m, n, false, true
	case n > 0 && (inNotes || stars):
		return m, n, false, true
	}
	s := l.text
	i := 0
	for i < len(s) && s[i] >= '0' && s[i] <= '9' && i < 4 {
		i++
	}
	if i == 0 || i == len(s) || i == 4 {
		return "", 0, false, false
	}
	if s[i] == '/' && i+1 < len(s) && skipSpace(s, i+1) > i+1 { // "1/ A/48/640."
		return s[:i], skipSpace(s, i+1), false, true
	}
	j := skipSpace(s, i)
	if j == i || j >= len(s) || isDate(s[j:]) || l.role == roleEnd {
		return "", 0, false, false
	}
	if s[j] >= 'a' && s[j] <= 'z' {
		return "", 0, false, false
	}
	if inNotes || ended || g.plainNote(s[:i], before) {
		return s[:i], j, true, true
	}
	return "", 0, false, false
}

// plainNote reports whether a line that begins with plain digits after the last
// item of a text is a footnote: the mark is glued to a word before, and the text
// had come to its full stop.
func (g *gluedDigits) plainNote(mark string, before []line) bool {
	if len(before) == 0 || !before[len(before)-1].ends(".") {
		return false
	}
	for ; g.seen < len(before); g.seen++ {
		g.collect(before[g.seen].text)
	}
	return g.digits[mark]
}

// gluedDigits collects the digits that are glued to words, line by line.
type gluedDigits struct {
	digits map[string]bool
	seen   int // lines read
}

func (g *gluedDigits) collect(text string) {
	for i := 0; i < len(text); i++ {
		if text[i] < '0' || text[i] > '9' {
			continue
		}
		j := i
		for j < len(text) && text[j] >= '0' && text[j] <= '9' {
			j++
		}
		if j-i <= 3 && gluedAt(text, i, j) {
			if g.digits == nil {
				g.digits = make(map[string]bool)
			}
			g.digits[text[i:j]] = true
		}
		i = j
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
