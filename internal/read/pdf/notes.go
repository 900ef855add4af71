package pdf

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/resolint/resolint/internal/lazyregexp"
)

// note is a footnote as it stands at the foot of a page or column.
type note struct {
	mark  string
	page  int
	lines []line // without the mark
}

// key is the note's mark and text.
func (n *note) key() string {
	var b strings.Builder
	b.WriteString(n.mark)
	for i := range n.lines {
		b.WriteByte('\n')
		b.WriteString(n.lines[i].text)
	}
	return b.String()
}

// smaller is the share of the body's size below which text is note-sized.
const smaller = 0.94

var (
	raisedMark = lazyregexp.New(`^\s*([1-9]\d{0,2}|\*{1,4}|[†‡§¶]|[a-z])\s*$`)
	plainMark  = lazyregexp.New(`^\s*([1-9]\d{0,2}|\*{1,4}|[†‡§¶])\s+\S`)
	gluedMark  = lazyregexp.New(`^\s*(\*{1,4}|[†‡§¶])\S`)
)

// takeNotes takes the footnotes off the end of a region's lines.
func takeNotes(lines []line, rules []rule, body float64) ([]line, []note) {
	start := noteStart(lines, rules, body)
	if start < 0 {
		return lines, nil
	}
	rest := lines[:start]
	if n := len(rest); n > 0 && underscores(rest[n-1].text) {
		rest = rest[:n-1]
	}
	foot := lines[start:]
	left, right := margins(foot)
	var notes []note
	for _, l := range foot {
		l.left, l.right = left, right
		if underscores(l.text) {
			continue
		}
		mark, stripped := cutMark(l)
		if mark != "" && (len(notes) == 0 || follows(mark, notes[len(notes)-1].mark, l.pieces[0].raised)) {
			notes = append(notes, note{mark: mark, page: l.page, lines: []line{stripped}})
			continue
		}
		if len(notes) == 0 { // goes on from the page before
			notes = append(notes, note{page: l.page})
		}
		n := &notes[len(notes)-1]
		n.lines = append(n.lines, l)
	}
	return rest, notes
}

// noteStart returns the index of the first line of the region's footnotes, -1 if
// it has none. Tables stand under rules and start with numbers as well, so a mark
// must be raised, or stand as a reference in the text before.
func noteStart(lines []line, rules []rule, body float64) int {
	// Lines of note size up to the end of the region.
	small := len(lines)
	for small > 0 && lines[small-1].size <= smaller*body {
		small--
	}
	for i := len(lines) - 1; i >= 0; i-- {
		if underscores(lines[i].text) && i+1 < len(lines) {
			return i + 1
		}
		if !underRule(lines, i, rules) {
			continue
		}
		mark, _ := cutMark(lines[i])
		sign := mark != "" && strings.Trim(mark, "*†‡§¶") == ""
		if mark == "" && i < small || mark != "" && !(sign && i >= small) && !referred(lines, i, mark) {
			return -1 // a rule in the text
		}
		return i
	}
	// Without a rule: the first small line that starts with a mark.
	for i := small; i < len(lines); i++ {
		if mark, _ := cutMark(lines[i]); mark != "" && referred(lines, i, mark) {
			return i
		}
	}
	// Of full size and without a rule: a line at the foot that starts with a
	// raised mark and stands apart from the text, and what follows it.
	for i := len(lines) - 1; i > 0 && i >= len(lines)-20; i-- {
		mark, _ := cutMark(lines[i])
		if mark != "" && lines[i].pieces[0].raised && lines[i].y-lines[i-1].y > 1.9*lines[i].size &&
			(len(lines)-i <= 3 || refers(lines[:i], mark)) {
			return i
		}
	}
	return -1
}

// referred reports whether the mark that line i starts with is raised or stands
// in the text before: as a superscript, or as a sign at the end of a word.
func referred(lines []line, i int, mark string) bool {
	if strings.Count(lines[i].text, "\t") > 2 {
		return false // a row of a table
	}
	if lines[i].pieces[0].raised && raisedMark.MatchString(lines[i].pieces[0].text) || refers(lines[:i], mark) {
		return true
	}
	if !strings.ContainsAny(mark, "*†‡§¶") {
		return false
	}
	for k := range lines[:i] {
		if stem, sign := trailingMark(lines[k].text); stem != "" && sign == mark {
			return true
		}
	}
	return false
}

// refers reports whether one of lines holds mark as a superscript.
func refers(lines []line, mark string) bool {
	for i := range lines {
		for k := range lines[i].pieces {
			p := &lines[i].pieces[k]
			if !p.raised {
				continue
			}
			for _, m := range references(p.text) {
				if m == mark {
					return true
				}
			}
		}
	}
	return false
}

// underRule reports whether a short rule stands right above line i.
func underRule(lines []line, i int, rules []rule) bool {
	l := &lines[i]
	top := l.y - 4*l.size
	if i > 0 {
		top = max(top, lines[i-1].y)
	}
	for _, r := range rules {
		if r.y > top-1 && r.y < l.y-0.3*l.size && r.x0 > l.x0-45 && r.x0 < l.x0+25 && r.x1-r.x0 < 0.75*(l.right-l.left) {
			return true
		}
	}
	return false
}

// cutMark returns the mark that a line starts with and the line without it; an
// empty mark if it has none.
func cutMark(l line) (string, line) {
	if len(l.pieces) == 0 {
		return "", l
	}
	first := l.pieces[0]
	if m := raisedMark.FindStringSubmatch(first.text); m != nil && first.raised && len(l.pieces) > 1 {
		out := l
		out.pieces = append([]piece(nil), l.pieces[1:]...)
		out.pieces[0].text = strings.TrimLeft(out.pieces[0].text, " \t")
		out.text = strings.TrimLeft(l.text[len(first.text):], " \t")
		return m[1], out
	}
	m := plainMark.FindStringSubmatch(l.text)
	if m == nil {
		m = gluedMark.FindStringSubmatch(l.text)
	}
	if m == nil {
		return "", l
	}
	cut := strings.Index(l.text, m[1]) + len(m[1])
	cut += len(l.text[cut:]) - len(strings.TrimLeft(l.text[cut:], " \t"))
	out := l
	out.text = l.text[cut:]
	out.pieces = dropBytes(l.pieces, cut)
	return m[1], out
}

// dropBytes returns the pieces without their first n bytes.
func dropBytes(pieces []piece, n int) []piece {
	var out []piece
	for _, p := range pieces {
		if n >= len(p.text) {
			n -= len(p.text)
			continue
		}
		p.text = p.text[n:]
		n = 0
		out = append(out, p)
	}
	return out
}

// follows reports whether mark can be the one after last. A raised mark at the
// start of a line always is; digits on the line must count on, or else they are
// part of the note's text.
func follows(mark, last string, raised bool) bool {
	if raised || last == "" {
		return true
	}
	a, errA := strconv.Atoi(last)
	b, errB := strconv.Atoi(mark)
	if errA == nil && errB == nil {
		return b == a+1
	}
	return errA != nil && errB != nil && utf8.RuneCountInString(mark) <= 4
}

var superscripts = strings.NewReplacer("0", "⁰", "1", "¹", "2", "²", "3", "³", "4", "⁴",
	"5", "⁵", "6", "⁶", "7", "⁷", "8", "⁸", "9", "⁹")

// noteMarks is the marks of the notes by page.
type noteMarks map[int]map[string]int

// find returns the index of the note that a reference on a page means: the one
// at the foot of that page, of the next where the note was moved there, or the
// last before it, for texts that refer to a note again; -1 if there is none.
func (m noteMarks) find(page int, mark string) int {
	for _, p := range []int{page, page + 1} {
		if i, ok := m[p][mark]; ok {
			return i
		}
	}
	for p := page - 1; p > 0; p-- {
		if i, ok := m[p][mark]; ok {
			return i
		}
	}
	return -1
}

// references splits raised text such as "1, 2" into marks.
func references(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ' ' || r == ';' })
}
