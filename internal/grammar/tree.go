package grammar

import (
	"strconv"
	"strings"

	"github.com/resolint/resolint/internal/document"
	"github.com/resolint/resolint/internal/english"
	"github.com/resolint/resolint/internal/resolution"
)

// segment is a stretch of a block that a clause takes its words from.
type segment struct {
	block, start, end int
	// owner is the proposer where the whole segment is an attributed variant
	// that stands in no brackets ("Iran: …", "Option 1: …").
	owner string
}

// level is an open level of labelled items.
type level struct {
	kind   labelKind
	form   byte
	value  int
	indent int
	path   string // of the last clause on the level
	clause int
}

// builder makes the clauses of one resolution.
type builder struct {
	view    *document.View
	marks   *marks
	res     *resolution.Resolution
	segs    [][]segment // of each clause
	paths   map[string]int
	levels  []level
	base    string // path under which labels of the first level stand
	baseAt  int    // clause that is the parent of the first level, -1
	prefix  string // of every path: "annex/", "A/"
	part    resolution.Part
	call    *resolution.Call
	heading string
	section string // label of the section, over the headings inside it
	// letter is the value of the last level of letters that was closed: letters
	// may go on across items of the level above.
	letter int
	// segRoom and spanRoom are room for the one segment and span that most clauses have.
	segRoom  []segment
	spanRoom []resolution.Span
	// carry is the bracket that the clause composed last left open.
	carry *bracket
	// bracketOpen says that a bracket was opened before the call that was read last;
	// bracketed holds the first clause of each such block.
	bracketOpen bool
	bracketed   map[int]bool
}

// newBuilder makes a builder with room for about so many clauses.
func newBuilder(v *document.View, m *marks, room int) *builder {
	return &builder{
		view: v, marks: m, res: &resolution.Resolution{View: v, Clauses: make([]resolution.Clause, 0, room)},
		segs: make([][]segment, 0, room), paths: make(map[string]int, room), baseAt: -1,
	}
}

// roomFor is how many clauses room is made for at once.
const roomFor = 64

// one returns a list of one element, in a piece with others; appending to it makes a
// list of its own.
func one[T any](room *[]T, x T) []T {
	if len(*room) == cap(*room) {
		*room = make([]T, 0, roomFor)
	}
	n := len(*room)
	*room = append(*room, x)
	return (*room)[n : n+1 : n+1]
}

// seg returns the segment of a line from byte offset from of its text on.
func seg(l *line, from int) segment {
	return segment{block: l.block, start: l.start + from, end: l.end}
}

// add appends a clause and makes it the current one. The path is made unique by
// a number sign and a count, as in "instructs the Secretary-General#2".
func (b *builder) add(path string, lab string, parent int, s segment) int {
	path = b.unique(b.prefix + path)
	b.res.Clauses = append(b.res.Clauses, resolution.Clause{
		Path: path, Part: b.part, Call: b.call, Label: lab, Parent: parent, Heading: b.heading, Section: b.section,
	})
	b.segs = append(b.segs, nil)
	if b.bracketOpen {
		if b.bracketed == nil {
			b.bracketed = map[int]bool{}
		}
		b.bracketed[len(b.res.Clauses)-1], b.bracketOpen = true, false
	}
	if s.end > s.start {
		b.segs[len(b.segs)-1] = one(&b.segRoom, s)
	}
	return len(b.res.Clauses) - 1
}

func (b *builder) unique(path string) string {
	n := b.paths[path]
	b.paths[path] = n + 1
	if n == 0 {
		return path
	}
	for {
		n++
		p := path + "#" + strconv.Itoa(n)
		if b.paths[p] == 0 {
			b.paths[p] = 1
			b.paths[path] = n
			return p
		}
	}
}

// rename gives clause c another path before any clause stands below it.
func (b *builder) rename(c int, path string) {
	old := b.res.Clauses[c].Path
	if old == b.prefix+path {
		return
	}
	if b.paths[old] == 1 {
		delete(b.paths, old)
	}
	b.res.Clauses[c].Path = b.unique(b.prefix + path)
}

// current returns the last clause, or -1.
func (b *builder) current() int { return len(b.res.Clauses) - 1 }

// extend adds a further paragraph to clause c.
func (b *builder) extend(c int, s segment) {
	switch {
	case s.end <= s.start:
	case b.segs[c] == nil:
		b.segs[c] = one(&b.segRoom, s)
	default:
		b.segs[c] = append(b.segs[c], s)
	}
}

// upperItem reports whether a line with a capital letter and a full stop, or a capital in
// parentheses, is an item of the current clause and no section title: it is a sentence or
// a part of one, stands in a list, or goes on with such items.
func (b *builder) upperItem(lab label, l *line) bool {
	if b.current() < 0 {
		return false
	}
	_, from, _ := l.label()
	words := l.text[min(from, len(l.text)):]
	switch {
	case lab.value > 1 && !b.open(lab):
		return false
	case partOfList(words, l):
		return lab.value > 1 || b.endsOpen() || isSmall(words) && l.ends(";,")
	case l.ends(".:"):
		return lab.value > 1 || b.endsOpen()
	}
	return lab.value > 1 && b.amidList()
}

// partOfList reports whether the words of a line with a capital letter or Roman number
// show that it is no title: by their end or beginning, or because the next letter stands
// on the next line.
func partOfList(words string, l *line) bool {
	return l.listed || l.ends(";,") || isSmall(words) || hasSuffixFold(words, "; and") || hasSuffixFold(words, "; or")
}

// amidList reports whether the current clause so far ends as an item does that another
// one follows: with a comma, a semicolon, "and" or "or".
func (b *builder) amidList() bool {
	last := b.lastByte()
	return last == ';' || last == ',' || last == 'd' || last == 'r'
}

// The forms of capital Roman numbers, which count apart from small ones.
const (
	capitalDot         = 'I' // I.
	capitalParenthesis = 'J' // I)
	capitalParentheses = 'K' // (I)
)

// romanItem reads a capital Roman number with a full stop or parentheses where it is an
// item of the current clause and no section title: it begins a list behind a colon or goes
// on with one, and is a sentence or a part of one.
func (b *builder) romanItem(l *line) (label, int, bool) {
	s, from := l.text, 0
	if l.auto != "" {
		s, from = l.auto, -len(l.auto)
	}
	open := 0
	if s != "" && s[0] == '(' {
		open = 1
	}
	n := open
	for n < len(s) && strings.IndexByte("IVX", s[n]) >= 0 {
		n++
	}
	value := romanValue(lower(s[open:n]))
	if b.current() < 0 || value == 0 || n == len(s) || s[n] != ')' && (s[n] != '.' || open > 0) || n+1 < len(s) && skipSpace(s, n+1) == n+1 {
		return label{}, 0, false
	}
	lab := label{kind: kindRoman, form: capitalDot, parts: 1, text: s[open:n], value: value, roman: value}
	switch {
	case open > 0:
		lab.form = capitalParentheses
	case s[n] == ')':
		lab.form = capitalParenthesis
	}
	lab.size = skipSpace(s, n+1)
	from = max(0, from+lab.size)
	words := l.text[from:]
	goesOn := b.opened(&lab)
	item := partOfList(words, l) || l.ends(".:") || goesOn && b.amidList()
	return lab, from, item && (goesOn || value == 1 && (b.endsOpen() || b.part == resolution.PartPreamble && acts(words)))
}

// acts reports whether words begin as a paragraph in which a body acts: "Requests the …".
func acts(words string) bool {
	o, ok := openerOf(words)
	return ok && o.class != english.Preambular && o.start == 0 && !isSmall(words) && !isPlain(words, o)
}

// opened reports whether a capital Roman number is the next one of its list.
func (b *builder) opened(lab *label) bool {
	for i := range b.levels {
		v := &b.levels[i]
		if v.kind == kindRoman && v.form == lab.form && lab.value == v.value+1 {
			return true
		}
	}
	return false
}

// open reports whether the count of a label goes on with an open level.
func (b *builder) open(lab label) bool {
	for i := range b.levels {
		if b.levels[i].kind == lab.kind && b.levels[i].form == lab.form && lab.value > b.levels[i].value {
			return true
		}
	}
	return false
}

// under starts a new set of labelled items below path.
func (b *builder) under(path string, parent int) {
	b.base, b.baseAt = path, parent
	b.levels = b.levels[:0]
	b.letter = 0
}

// item adds a labelled clause on the level that its label belongs to.
func (b *builder) item(lab label, s segment) {
	lab, depth := b.place(lab)
	parentPath, parent := b.base, b.baseAt
	if depth > 0 {
		parentPath, parent = b.levels[depth-1].path, b.levels[depth-1].clause
	}
	text := lab.text
	if lab.kind == kindBullet {
		if depth < len(b.levels) && b.levels[depth].kind == kindBullet {
			lab.value = b.levels[depth].value + 1
		} else {
			lab.value = 1
		}
		text += strconv.Itoa(lab.value)
	}
	if lab.parts > 1 {
		if p := b.decimalParent(parentPath, text); p >= 0 {
			parent = p
		}
	}
	path := text
	if parentPath != "" {
		path = parentPath + "/" + text
	}
	c := b.add(path, lab.text, parent, s)
	for _, v := range b.levels[min(depth, len(b.levels)):] {
		if v.kind == kindLetter && lab.kind != kindLetter {
			b.letter = v.value
		}
	}
	b.levels = append(b.levels[:depth], level{
		kind: lab.kind, form: lab.form, value: lab.value, indent: lab.indent, clause: c,
		path: strings.TrimPrefix(b.res.Clauses[c].Path, b.prefix),
	})
}

// decimalParent finds the clause "1.2" for a label "1.2.3", -1 if there is none.
func (b *builder) decimalParent(parentPath, text string) int {
	i := strings.LastIndexByte(text, '.')
	if i < 0 {
		return -1
	}
	want := b.prefix + parentPath + "/" + text[:i]
	for c := len(b.res.Clauses) - 1; c >= 0 && c >= len(b.res.Clauses)-64; c-- {
		if b.res.Clauses[c].Path == want {
			return c
		}
	}
	return -1
}

// place decides on which level a label stands. Labels such as i) are letters
// after h) and Roman numbers elsewhere.
func (b *builder) place(lab label) (label, int) {
	if lab.parts > 1 {
		for d := range b.levels {
			if b.levels[d].kind == kindNumber {
				return lab, d
			}
		}
		return lab, 0
	}
	if lab.value <= 1 && (lab.kind == kindNumber || lab.kind == kindLetter) && b.deeper(lab) {
		return lab, len(b.levels)
	}
	if lab.kind == kindLetter && lab.value > alphabet {
		lab = b.doubledLetter(lab)
	}
	cands := [2]label{lab}
	n := 1
	if lab.roman > 0 && lab.kind == kindLetter {
		r := lab
		r.kind, r.value = kindRoman, lab.roman
		cands[1] = r
		n = 2
		if r.value == 1 && b.endsOpen() { // "… in order to:" opens a list of its own
			cands[0], cands[1] = r, lab
		}
	}
	for want := fitNext; want >= fitBack; want-- {
		if want == fitBack && b.letter > 0 {
			for _, c := range cands[:n] {
				if c.kind == kindLetter && c.value == b.letter+1 && !b.has(c) {
					return c, len(b.levels)
				}
			}
		}
		if want == fitGap {
			for _, c := range cands[:n] {
				if c.value <= 1 && !b.has(c) {
					return c, len(b.levels)
				}
			}
		}
		for d := len(b.levels) - 1; d >= 0; d-- {
			for _, c := range cands[:n] {
				if b.levels[d].fit(c) == want && !b.twin(d, c) {
					return c, d
				}
			}
		}
	}
	return cands[0], len(b.levels)
}

// alphabet is the number of letters; the count of doubled ones goes on from it.
const alphabet = 26

// doubled is set in the form of doubled letters that count by themselves, "aa) bb)" below
// "a)", and do not go on from "z)".
const doubled = 0x80

// doubledLetter gives a doubled letter a form of its own, unless single letters have come
// so far that it can go on from them, or it is a Roman number.
func (b *builder) doubledLetter(lab label) label {
	out := lab
	out.form, out.value = lab.form|doubled, lab.value-alphabet
	for i := range b.levels {
		switch v := &b.levels[i]; {
		case v.fit(out) == fitNext:
			return out
		case v.kind == lab.kind && v.form == lab.form && v.value > alphabet/2:
			return lab
		}
	}
	if b.letter > alphabet/2 || lab.roman > 0 {
		return lab
	}
	return out
}

// deeper reports whether a first number or letter opens a list below an item that is
// counted in the same way: it stands further in than all of that way, and behind a colon
// or further in than the item before.
func (b *builder) deeper(lab label) bool {
	n := len(b.levels)
	if !b.endsOpen() && (n == 0 || lab.indent <= b.levels[n-1].indent) {
		return false
	}
	for i := range b.levels {
		if v := &b.levels[i]; v.kind == lab.kind && v.form == lab.form && v.indent >= lab.indent {
			return false
		}
	}
	return b.has(lab)
}

// twin reports whether a label at level d belongs to another level that counts in the
// same way and stands as deep as the label.
func (b *builder) twin(d int, lab label) bool {
	if b.levels[d].indent == lab.indent {
		return false
	}
	for i := range b.levels {
		if v := &b.levels[i]; i != d && v.kind == lab.kind && v.form == lab.form && v.indent == lab.indent {
			return true
		}
	}
	return false
}

func (b *builder) has(l label) bool {
	for i := range b.levels {
		if b.levels[i].kind == l.kind && b.levels[i].form == l.form {
			return true
		}
	}
	return false
}

const (
	fitNone = iota
	fitBack // the count starts again
	fitGap  // the count goes on after a gap
	fitNext // the very next label
)

func (v *level) fit(l label) int {
	switch {
	case v.kind != l.kind || v.form != l.form:
		return fitNone
	case l.kind == kindBullet, l.value == v.value+1, l.value == v.value && l.suffix:
		return fitNext
	case l.value > v.value:
		return fitGap
	default:
		return fitBack
	}
}

// endsOpen reports whether the current clause so far ends with a colon.
func (b *builder) endsOpen() bool { return b.lastByte() == ':' }

// lastText returns the last piece of the current clause's words, or "".
func (b *builder) lastText() string {
	c := b.current()
	if c < 0 || len(b.segs[c]) == 0 {
		return ""
	}
	s := b.segs[c][len(b.segs[c])-1]
	return b.view.Blocks[s.block].Text[s.start:s.end]
}

// lastByte returns the last byte of the current clause's words, closing quotes
// and brackets apart, or 0.
func (b *builder) lastByte() byte {
	t := trimClosers(b.lastText())
	if t == "" {
		return 0
	}
	if u := strings.TrimRight(t, "0123456789"); len(t)-len(u) < 4 && u != "" && strings.IndexByte(";,.:", u[len(u)-1]) >= 0 {
		t = u // the mark of a footnote: "… Questions;58"
	}
	return t[len(t)-1]
}
