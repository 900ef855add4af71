package grammar

import (
	"cmp"
	"strconv"
	"strings"

	"github.com/resolint/resolint/internal/english"
	"github.com/resolint/resolint/internal/resolution"
)

// unWalk reads the body of a resolution in the form of the United Nations:
// preambular paragraphs that open with a participle, numbered operative ones that
// open with a verb.
type unWalk struct {
	b         *builder
	within    string // prefix of what the walk goes over: that of an annex
	pp, op    int    // last numbers given
	indent    int    // of the last paragraph
	operative bool
	count     byte // form of the numbers that operative paragraphs have, 0 before the first
	we        bool // those who adopt it speak: "We, the ministers,"
	small     bool // their paragraphs begin with small letters
	ended     bool
	section   string // label of the section heading that was seen last
	letter    string // letter of the part, "A"
	enacted   bool
	framed    bool // the text so far was the frame of a recommending body
	parts     int  // parts with an enacting line and no letter
	adopts    bool // an operative paragraph without a number was read
	numbers   bool // some operative paragraphs have numbers
	paras     bool // the text has become an outcome document ("1. We …")
}

func (w *unWalk) walk(lines []line) {
	w.numbers = numbered(lines) > 0
	w.we = isWe(w.b.lastText())
	for i := range lines {
		l := &lines[i]
		switch l.role {
		case roleEnd:
			w.ended = true
			continue
		case roleEnacting:
			w.enacting(l)
			continue
		case roleHeading, roleNumberTitle, roleSymbol, roleProposal:
			continue
		}
		if w.isPart(lines, i) {
			continue
		}
		if w.ended && !w.resumes(l) {
			continue
		}
		for rest := *l; ; {
			at := w.runIn(&rest)
			if at == 0 {
				w.line(&rest)
				break
			}
			first := cutLine(rest, 0, at)
			w.line(&first)
			rest = cutLine(rest, at, len(rest.text))
		}
	}
}

// runIn returns where the next numbered paragraph begins inside a line, as scans leave
// it: "… sessions; 4. Also reaffirms …"; 0 if none does. The line's own number, or the
// last one given, says which number is next.
func (w *unWalk) runIn(l *line) int {
	last := w.op
	if lab, _, ok := l.label(); ok && lab.kind == kindNumber && lab.parts == 1 && lab.form == '.' {
		last = lab.value
	}
	if last == 0 {
		return 0
	}
	next := strconv.Itoa(last+1) + ". "
	for from := 0; ; {
		i := strings.Index(l.text[from:], next)
		if i < 0 {
			return 0
		}
		i += from
		from = i + len(next)
		before := strings.TrimRight(l.text[:i], " ")
		if len(before) == i || before == "" || strings.IndexByte(";.", before[len(before)-1]) < 0 {
			continue
		}
		o, ok := openerOf(l.text[from:])
		if c := l.text[min(from, len(l.text)-1)]; ok && o.class != english.Preambular && o.start == 0 && c >= 'A' && c <= 'Z' && !isPlain(l.text[from:], o) {
			return i
		}
	}
}

// resumes reports whether the text goes on after a line that looked like its end: with the
// next number, or with the preamble or first act of a part whose enacting line is not seen.
func (w *unWalk) resumes(l *line) bool {
	lab, from, ok := l.label()
	first := ok && lab.kind == kindNumber && lab.form == '.'
	if !first && !isRecital(l) {
		return false
	}
	if first {
		if lab.value == w.op+1 {
			w.ended = false
			return true
		}
		o, opened := openerOf(l.text[from:])
		if lab.value != 1 || !opened || o.class == english.Preambular || isSmall(l.text[from:]) || isPlain(l.text[from:], o) {
			return false
		}
	}
	section := w.section
	w.parts = max(w.parts, 1) + 1
	w.b.prefix = w.within + cmp.Or(section, "part "+strconv.Itoa(w.parts)) + "/"
	w.restart()
	return true
}

// isPart reads the letter or Roman number above a part with a numbering of its
// own.
func (w *unWalk) isPart(lines []line, i int) bool {
	l := &lines[i]
	t := strings.TrimRight(l.text, " *.")
	if len(t) == 0 || len(t) > 4 || t[0] < 'A' || t[0] > 'Z' || !(len(t) == 1 || romanish(t)) {
		return false
	}
	for k := i + 1; k < len(lines) && k <= i+4; k++ {
		if lines[k].role == roleEnacting {
			w.letter = t
			return true
		}
	}
	w.section, w.b.section = t, t
	w.b.heading = l.text
	return true
}

// enacting reads a further enacting line: that of a part, or that of the draft
// resolution inside the frame of a recommending body.
func (w *unWalk) enacting(l *line) {
	b := w.b
	switch {
	case w.letter != "":
		b.prefix = w.within + w.letter + "/"
		w.letter = ""
	case !w.framed && b.endsOpen():
		b.frame()
		w.framed = true
	case w.op > 0 || w.enacted:
		w.parts = max(w.parts, 1) + 1
		b.prefix = w.within + "part " + strconv.Itoa(w.parts) + "/"
	}
	w.restart()
	w.enacted = true
	b.part = resolution.PartEnacting
	b.call, b.heading = nil, ""
	b.add("enacting", "", -1, seg(l, 0))
	w.we = isWe(l.text)
	takeInner(b.res, l.text)
}

func (w *unWalk) restart() {
	w.pp, w.op, w.operative, w.count, w.small, w.ended, w.section = 0, 0, false, 0, false, false, ""
	w.b.section = ""
	w.b.under("", -1)
}

// frame moves what was read so far, apart from the title, into the frame of a
// recommending body.
func (b *builder) frame() {
	for i := range b.res.Clauses {
		c := &b.res.Clauses[i]
		if c.Part == resolution.PartTitle {
			continue
		}
		delete(b.paths, c.Path)
		c.Path = b.unique("frame/" + c.Path)
	}
}

// takeInner keeps the organ of the outer resolution.
func takeInner(r *resolution.Resolution, s string) {
	if r.Organ == "" {
		r.Organ = organOf(s)
	}
}

// line reads one line of the body.
func (w *unWalk) line(l *line) {
	if lab, from, ok := w.b.romanItem(l); ok && w.pp+w.op > 0 {
		w.labelled(lab, l, from)
		return
	}
	lab, from, ok := l.label()
	if ok {
		w.labelled(lab, l, from)
		return
	}
	if l.text == "" {
		return // a label that is none, without words
	}
	b := w.b
	if owner, at, ok := ownerLine(l.text); ok && b.current() >= 0 && w.pp+w.op > 0 {
		b.extend(b.current(), segment{block: l.block, start: l.start + at, end: l.end, owner: owner})
		return
	}
	if w.declaration(l) {
		return
	}
	at := markedStart(l.text)
	if c := l.text[at]; c >= 'a' && c <= 'z' && w.pp+w.op > 0 {
		b.extend(b.current(), seg(l, 0))
		return
	}
	o, opened := openerOf(l.text[at:])
	if opened && l.text[at+o.start] >= 'a' && l.text[at+o.start] <= 'z' {
		opened = false
	}
	if opened && o.class != english.Preambular && (isPlain(l.text[at:], o) || !w.operative && w.numbers && l.ends(",")) {
		// A plain verb may be a noun; a finite one with a comma before the first
		// numbered paragraph is a preambular slip.
		opened = false
	}
	switch {
	case opened && o.class == english.Preambular && (!w.operative || l.ends(",:")):
		w.preamble("", l, 0, o)
	case opened && o.class != english.Preambular && (l.ends(".;:,") || !w.operative && len(l.text) > 60):
		w.operativeAt("", l, 0, o)
	case w.isSection(l):
		w.heading(l)
	case !w.operative && (l.ends(",:;.") || w.pp == 0):
		w.preamble("", l, 0, o)
	case w.pp+w.op > 0:
		b.extend(b.current(), seg(l, 0))
	}
}

// markedStart returns where the words of a paragraph begin behind brackets with a
// status or a proposal, and behind an opening bracket.
func markedStart(s string) int {
	i := 0
	for i < len(s) && s[i] == '[' {
		end := strings.IndexByte(s[i:], ']')
		next := i + 1
		if end > 0 && end < maxOwner {
			_, own := attribution(s[i+1 : i+end])
			if k := skipSpace(s, i+end+1); (own || isStatus(s[i+1:i+end])) && k < len(s) {
				next = k
			}
		}
		if next = skipSpace(s, next); next >= len(s) {
			break
		}
		i = next
	}
	return i
}

// isPlain reports an opening verb in the plain form.
func isPlain(s string, o opening) bool {
	j := wordEnd(s, o.verb)
	return english.Lookup(english.OpeningVerbs, s, o.verb, j) == english.NoOpening
}

// isSection reports a section title between paragraphs.
func (w *unWalk) isSection(l *line) bool {
	if strings.HasPrefix(l.style, "heading") {
		return true
	}
	last, longest := w.b.lastByte(), 160
	if romanish(l.text[:wordEnd(l.text, 0)]) {
		longest = 600 // "II Revised estimates resulting from the decisions contained in …"
	}
	return titled(l) && len(l.text) < longest && (w.pp+w.op == 0 || last == ';' || last == '.' || last == ',' || last == ':')
}

func (w *unWalk) heading(l *line) {
	w.b.heading = squeeze(l.text)
	t := l.text[:wordEnd(l.text, 0)]
	if romanish(t) && t != "" || len(t) == 1 && t[0] >= 'A' && t[0] <= 'Z' && t != "A" {
		w.section, w.b.section = t, t
	}
}

// labelled reads a line with a label.
func (w *unWalk) labelled(lab label, l *line, from int) {
	b := w.b
	o, opened := openerOf(l.text[from:])
	switch lab.kind {
	case kindPP:
		w.preamble(lab.text, l, from, o)
		return
	case kindOP:
		w.operativeAt(lab.text, l, from, o)
		return
	case kindUpper, kindBullet:
		if !w.operative && b.lastByte() != ':' && opened && o.class == english.Preambular {
			w.preamble("", l, from, o) // a recital: "A. whereas …", "– having regard to …"
			return
		}
		if w.lettersAct(lab, l.text[from:]) && l.ends(".;:") {
			w.openLetters()
			break
		}
		if lab.kind == kindUpper && lab.form == '.' && !(w.pp+w.op > 0 && b.upperItem(lab, l)) {
			w.heading(l)
			return
		}
	case kindRoman, kindLetter:
		if w.lettersAct(lab, l.text[from:]) {
			w.openLetters()
		}
	case kindNumber:
		if w.nested(lab, l, from) {
			break
		}
		acts := opened && o.class != english.Preambular && !isPlain(l.text[from:], o)
		if w.countsParagraphs(lab, acts) && w.numberFits(lab, l, acts) {
			if opened && o.class == english.Preambular && !w.operative {
				w.preamble("", l, from, o)
				return
			}
			if w.count == 0 {
				w.count = lab.form
			}
			w.restartAt(lab)
			w.opensOutcome(lab, l.text[from:], o)
			w.operativeAt(lab.text, l, from, o)
			w.op = lab.value
			return
		}
		if lab.form == ' ' && !w.isDecimal(lab, l.text[from:]) {
			if b.current() >= 0 && w.pp+w.op > 0 {
				b.extend(b.current(), seg(l, 0))
			}
			return
		}
	}
	if w.pp+w.op == 0 { // an item whose paragraph is cut off
		w.operative, w.op, b.part = true, 1, resolution.PartOperative
		b.under("op", -1)
	}
	w.subItem(lab, l, from, o, opened)
}

func (w *unWalk) subItem(lab label, l *line, from int, o opening, opened bool) {
	b := w.b
	lab.indent = b.view.Blocks[l.block].Indent
	keep := b.call
	b.call = nil
	// Under a call a verb in the plain form is what is called for: "(a) Adopt …".
	if opened && o.class != english.Preambular && l.text[from+o.start] < 'a' && !(keep != nil && isPlain(l.text[from:], o)) {
		b.call = unCall(l.text[from:], o)
		b.call.Operative = b.part == resolution.PartOperative
	} else {
		b.call = keep
	}
	b.item(lab, seg(l, from))
	b.call = keep
}

func (w *unWalk) preamble(text string, l *line, from int, o opening) {
	b := w.b
	if w.operative && w.section != "" && text == "" { // a section with recitals of its own
		b.prefix = w.within + w.section + "/"
		w.pp, w.op, w.operative, w.section = 0, 0, false, ""
	}
	b.part = resolution.PartPreamble
	if text == "" {
		w.pp++
		text = strconv.Itoa(w.pp)
	} else if n, err := strconv.Atoi(text); err == nil {
		w.pp = n
	} else {
		w.pp = max(w.pp, 1)
	}
	b.call = unCall(l.text[from:], o)
	w.para("pp/"+text, text, l, from)
}

func (w *unWalk) operativeAt(text string, l *line, from int, o opening) {
	b := w.b
	w.operative = true
	b.part = resolution.PartOperative
	lab := text
	if text == "" {
		w.op++
		w.adopts = true
		text = strconv.Itoa(w.op)
	} else if n, err := strconv.Atoi(text); err == nil {
		w.op = n
	} else {
		w.op = max(w.op, 1)
	}
	b.call = unCall(l.text[from:], o)
	switch {
	case b.call != nil:
	case w.small: // "We, the ministers, … 1. commit to …"
		b.call = plainVerb(l.text[from:])
	default: // "The Commission urges …"
		b.call = weCall(l.text[from:])
	}
	path := "op/" + text
	if isWe(l.text[from:]) || w.paras {
		// "1. We reaffirm …": the resolution adopts an outcome document.
		path, b.part, w.paras = "para/"+text, resolution.PartParagraph, true
		if c := weCall(l.text[from:]); c != nil {
			b.call = c
		}
	}
	if b.call != nil {
		b.call.Operative = true
	}
	w.para(path, lab, l, from)
}

// para adds a paragraph of the first level, below which items may stand.
func (w *unWalk) para(path, lab string, l *line, from int) {
	if strings.HasPrefix(path, "pp/") {
		lab = strings.TrimPrefix(path, "pp/")
		if l.auto == "" && from == 0 {
			lab = ""
		}
	}
	c := w.b.add(path, lab, -1, seg(l, from))
	w.indent = w.b.view.Blocks[l.block].Indent
	w.b.under(strings.TrimPrefix(w.b.res.Clauses[c].Path, w.b.prefix), c)
}

// unCall makes the call of a paragraph from its opening verb.
func unCall(s string, o opening) *resolution.Call {
	if o.class == english.NoOpening {
		return nil
	}
	c := &resolution.Call{
		Text: squeeze(s[o.start:o.end]), Verb: verbOf(s[o.verb:o.end]), Operative: o.class != english.Preambular,
	}
	if o.class == english.Directive {
		rest := s[o.end:]
		if tail, ok := cutFold(rest, " to "); ok { // "Recommends to the General Assembly the adoption …"
			rest = tail
			if k := strings.Index(rest, " the adoption"); k > 0 {
				rest = rest[:k] + ":"
			}
		}
		end := infinitive(rest, 0)
		for _, stop := range [...]string{":", ", in ", " that ", ";"} {
			if k := strings.Index(rest, stop); k >= 0 && (end < 0 || k < end) {
				end = k
			}
		}
		if end < 0 {
			end = min(len(rest), 200)
			if k := strings.IndexByte(rest, '.'); k >= 0 {
				end = min(end, k)
			}
			for end > 0 && end < len(rest) && rest[end]&0xC0 == 0x80 {
				end--
			}
		}
		c.Addressees = addresseesOf(strings.Trim(rest[:end], " ,"))
	}
	return c
}
