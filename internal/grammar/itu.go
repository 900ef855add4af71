package grammar

import (
	"slices"
	"strconv"
	"strings"

	"github.com/resolint/resolint/internal/english"
	"github.com/resolint/resolint/internal/resolution"
)

// ituWalk reads the body of a resolution in the ITU form: calls, and items below
// them.
type ituWalk struct {
	b *builder
	// part overrides the part of the clauses, inside an annex.
	part  resolution.Part
	block callBlock
	calls map[string]int // how often each call has stood
	tail  bool           // the text proper has ended
	ahead []line         // what follows the line that is read
	// divided is true after the number of a section, when its title may follow.
	divided bool
}

// callBlock is the call that items stand under.
type callBlock struct {
	base     string
	open     bool
	labelled bool
	loose    []int // unlabelled clauses directly under the call
}

// walk reads lines in order.
func (w *ituWalk) walk(lines []line) {
	w.calls = make(map[string]int)
	last := lastStructure(lines)
	for i := range lines {
		l := &lines[i]
		w.ahead = lines[i+1:]
		if l.role == roleEnd && i > last {
			break
		}
		if l.role == roleCall {
			w.callLine(l)
			continue
		}
		lab, from, ok := w.b.romanItem(l)
		if !ok {
			lab, from, ok = l.label()
			ok = ok && w.plausible(lab, l)
		}
		if ok && lab.kind == kindBullet && !w.block.labelled {
			ok = false // a bullet directly under a call is layout and no label
		}
		switch {
		case ok && w.block.open:
			w.item(lab, l, from)
		case w.callAtStart(l, from):
		case !w.block.open:
			w.outside(l)
		default:
			w.loose(l, from, i > last)
		}
	}
	w.close()
}

// lastStructure returns the index of the last line with a call or a label.
func lastStructure(lines []line) int {
	for i := len(lines) - 1; i >= 0; i-- {
		if lines[i].role == roleCall {
			return i
		}
		if _, _, ok := lines[i].label(); ok {
			return i
		}
	}
	return -1
}

// plausible reports whether a label in plain digits goes on with the count; a
// line that begins with a quantity does not.
func (w *ituWalk) plausible(lab label, l *line) bool {
	if lab.kind == kindUpper {
		first := lab.value == 1 && w.block.open && !w.block.labelled && len(w.block.loose) == 0 && l.ends(";,")
		return first || w.b.upperItem(lab, l)
	}
	if l.auto != "" || lab.kind != kindNumber || lab.form != ' ' || lab.parts > 1 {
		return true
	}
	for _, v := range w.b.levels {
		if v.kind == kindNumber {
			return lab.value >= v.value && lab.value <= v.value+maxSkip
		}
	}
	return lab.value <= 12
}

// callLine starts the block of a call that has its line for itself.
func (w *ituWalk) callLine(l *line) {
	text, from := l.text, 0
	if l.call != "" {
		text = l.call
	}
	if lab, ok := parseLabel(text); ok && lab.kind == kindBullet {
		from = lab.size
	}
	c, ok := callOf(text[from:])
	if !ok || !c.bare(text[from:]) {
		if w.callAtStart(l, from) {
			return
		}
		// A style says that this is a call with a verb we do not know.
		c = ituCall{operative: w.operativeSoFar()}
		c.finish(text[from:], len(text)-from)
		c.verb = verbOf(text[from : from+wordEnd(text[from:], 0)])
	}
	if w.goesOn(l, &c) {
		w.b.extend(w.b.current(), seg(l, 0))
		return
	}
	w.start(&c, false)
	w.b.bracketOpen = l.opens
}

// goesOn reports whether what looks like a preambular call leads up to the items of
// an operative clause: "…, taking into account the following:".
func (w *ituWalk) goesOn(l *line, c *ituCall) bool {
	if c.operative || !l.ends(":") || w.b.current() < 0 || !w.block.open {
		return false
	}
	last := w.b.lastByte()
	return last != ';' && last != '.' && last != 0 && (w.operativeSoFar() || leadsUp(l.text) || w.countGoesOn())
}

func (w *ituWalk) operativeSoFar() bool { return w.b.call != nil && w.b.call.Operative }

// callAtStart reads a call at the start of a line that goes on with its item.
func (w *ituWalk) callAtStart(l *line, from int) bool {
	bracket := from
	for from < len(l.text) && l.text[from] == '[' {
		from = skipSpace(l.text, from+1)
	}
	bracketed := from > bracket
	s := l.text[from:]
	if s == "" || s[0] < 'a' || s[0] > 'z' {
		return false
	}
	c, ok := callOf(s)
	if !ok {
		c, ok = w.thatCall(s)
	}
	if !ok || bracketed && !c.operative {
		return false
	}
	if w.goesOn(l, &c) || !c.operative && !c.bare(s) && w.countGoesOn() {
		return false
	}
	if !c.bare(s) && !w.startAccepted(s, &c) {
		return false
	}
	w.start(&c, true)
	w.b.bracketOpen = bracketed && strings.IndexByte(s[:c.size], ']') < 0
	w.after(l, from+c.size)
	return true
}

// startAccepted decides whether a call at the start of an unlabelled line is
// one, and the line no item that begins with a verb.
func (w *ituWalk) startAccepted(s string, c *ituCall) bool {
	if acceptRunIn(s, c, w.operativeSoFar()) || c.operative && hasFold(s[c.size:], "that ") && w.listBegins(s) {
		return true
	}
	if c.operative {
		return len(c.parties) > 0 && hasFold(s[c.size:], "to ") || (english.Declaring[c.verb] || slices.Contains(english.OpinionCalls, c.verb)) && startsItem(s[c.size:])
	}
	return !w.block.open || w.block.labelled || len(w.block.loose) > 0
}

// thatCall reads a call that leads up to the items below it: "further recommends that
// Member States".
func (w *ituWalk) thatCall(s string) (ituCall, bool) {
	o, ok := openerOf(s)
	if !ok || o.start != 0 || o.class != english.Directive || !hasFold(s[o.end:], " that ") || !w.listBegins(s) {
		return ituCall{}, false
	}
	c := ituCall{operative: true, verb: verbOf(s[o.verb:o.end])}
	c.finish(s, o.end)
	return c, true
}

// listBegins reports whether s, a line, breaks off in its sentence, and the first number
// or letter of a list is on the next one.
func (w *ituWalk) listBegins(s string) bool {
	t := trimClosers(s)
	if len(w.ahead) == 0 || t == "" || strings.IndexByte(";.,", t[len(t)-1]) >= 0 {
		return false
	}
	lab, _, ok := w.ahead[0].label()
	return ok && lab.value == 1 && lab.kind != kindBullet
}

// start opens the block of a call.
func (w *ituWalk) start(c *ituCall, runIn bool) {
	w.close()
	b := w.b
	b.call = c.model(runIn)
	b.part = resolution.PartPreamble
	if c.operative {
		b.part = resolution.PartOperative
	}
	if w.part != "" {
		b.part = w.part
	}
	w.calls[c.text]++
	base := c.text
	if n := w.calls[c.text]; n > 1 {
		base += "#" + strconv.Itoa(n)
	}
	w.block = callBlock{base: base, open: true}
	b.heading = ""
	b.under(base, -1)
}

// close names the unlabelled clauses of the block: the call's own path for a
// single one, "intro" before labelled items, their order otherwise.
func (w *ituWalk) close() {
	if len(w.block.loose) > 1 && !w.block.labelled {
		for i, c := range w.block.loose {
			w.b.rename(c, w.block.base+"/"+strconv.Itoa(i+1))
		}
	}
	w.block = callBlock{}
}

// item adds a labelled item, and whatever calls and labels run in behind it.
func (w *ituWalk) item(lab label, l *line, from int) {
	if !w.block.labelled {
		for _, c := range w.block.loose {
			w.b.rename(c, w.block.base+"/intro")
		}
		w.block.labelled = true
	}
	w.tail = false
	lab.indent = w.b.view.Blocks[l.block].Indent
	w.b.item(lab, segment{})
	w.fill(l, from)
}

// after reads what stands behind a run-in call.
func (w *ituWalk) after(l *line, from int) {
	if from >= len(l.text) {
		return
	}
	if lab, ok := parseLabel(l.text[from:]); ok && lab.kind != kindBullet {
		w.item(lab, l, from+lab.size)
		return
	}
	w.addLoose(segment{})
	w.fill(l, from)
}

// fill gives the current clause the words of a line from an offset on, up to the
// next call or label that runs in.
func (w *ituWalk) fill(l *line, from int) {
	text := l.text
	for begin := from; begin < len(text); begin += window {
		end := min(begin+window, len(text))
		next, lab, inline := w.nextInline(text, begin, end)
		if inline {
			end = next
		}
		at, call, ok := findRunIn(text, begin, end, w.operativeSoFar())
		for ok && !call.operative && w.countGoesOn() {
			at, call, ok = findRunIn(text, at+1, end, w.operativeSoFar())
		}
		if ok {
			w.give(l, from, at)
			w.start(&call, true)
			w.after(l, at+call.size)
			return
		}
		if inline {
			w.give(l, from, next)
			w.item(lab, l, next+lab.size)
			return
		}
	}
	w.give(l, from, len(text))
}

// window is the number of bytes that are searched at a time for what runs in, so
// that a text with many calls is not searched to its end for each of them.
const window = 2048

func (w *ituWalk) give(l *line, from, to int) {
	start, end := trimRange(l.text, from, to)
	w.b.extend(w.b.current(), segment{block: l.block, start: l.start + start, end: l.start + end})
}

// loose adds an unlabelled paragraph under a call.
func (w *ituWalk) loose(l *line, from int, atEnd bool) {
	if isDivision(l.text) || isSectionStyle(l.style) {
		w.b.heading = squeeze(l.text)
		w.divided = true
		return
	}
	if w.divided && isTitleLine(l) {
		w.b.heading += " " + squeeze(l.text)
		w.divided = false
		return
	}
	w.divided = false
	if owner, at, ok := ownerLine(l.text); ok && w.b.current() >= 0 {
		w.b.extend(w.b.current(), segment{block: l.block, start: l.start + at, end: l.end, owner: owner})
		return
	}
	if w.tail || atEnd && w.b.lastByte() == '.' && (w.block.labelled || len(w.block.loose) > 0) {
		w.trailing(l)
		return
	}
	c := byte(0)
	if n := len(w.block.loose); n > 0 {
		c = w.b.lastByte()
	}
	switch {
	case w.block.labelled:
		w.extendLine(l, from)
	case len(w.block.loose) == 0, c == ';', c == ',' && startsItem(l.text[from:]):
		w.addLoose(segment{})
		w.fill(l, from)
	default:
		w.extendLine(l, from)
	}
}

func startsItem(s string) bool {
	return hasFold(s, "to ") || hasFold(s, "that ") || hasFold(s, "that, ")
}

// isSectionStyle knows the styles of section headings in ITU documents.
func isSectionStyle(style string) bool {
	for _, p := range [...]string{"heading", "section", "chap", "partno", "parttitle"} {
		if strings.HasPrefix(style, p) {
			return true
		}
	}
	return false
}

// extendLine adds a further paragraph to the current clause, unless a call runs
// in.
func (w *ituWalk) extendLine(l *line, from int) {
	w.fill(l, from)
}

func (w *ituWalk) addLoose(s segment) {
	c := w.b.add(w.block.base, "", -1, s)
	w.block.loose = append(w.block.loose, c)
}

// trailing keeps what stands after the full stop of the text and below no call.
func (w *ituWalk) trailing(l *line) {
	if !w.tail {
		w.close()
		w.tail = true
		w.b.call = nil
		if w.part == "" {
			w.b.part = resolution.PartParagraph
		}
		w.block = callBlock{open: true}
		w.calls["para"] = 0
	}
	w.calls["para"]++
	w.b.add("para/"+strconv.Itoa(w.calls["para"]), "", -1, seg(l, 0))
}

// outside keeps a paragraph that stands before any call.
func (w *ituWalk) outside(l *line) {
	w.calls["para"]++
	w.b.part = resolution.PartParagraph
	if w.part != "" {
		w.b.part = w.part
	}
	w.b.call = nil
	w.b.add("para/"+strconv.Itoa(w.calls["para"]), "", -1, seg(l, 0))
}
