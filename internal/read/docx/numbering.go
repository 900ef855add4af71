package docx

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/resolint/resolint/internal/document"
	"github.com/resolint/resolint/internal/read/limit"
)

// levels is the number of levels of a list in Word.
const levels = 9

// level is one level of a list.
type level struct {
	start   int
	format  string
	text    string // with %1 to %9 for the numbers of the levels
	style   string // paragraph style that stands for the level
	restart int    // -1 after any higher level, 0 never, n after level n (1-based)
	legal   bool   // print all numbers as decimals
	font    string
}

// abstractNum is the definition of a list (w:abstractNum). Lists of the same
// definition count together.
type abstractNum struct {
	id        string
	levels    [levels]*level
	styleLink string // numbering style whose list this one is (w:numStyleLink)
}

// num is an instance of a list (w:num) with its deviations from the definition.
type num struct {
	id, abstract string
	starts       [levels]int // start override, -1 for none
	levels       [levels]*level
	resolved     *abstractNum
}

// level returns the properties of a level, nil where the list does not have it.
func (n *num) level(i int) *level {
	if n.levels[i] != nil {
		return n.levels[i]
	}
	return n.resolved.levels[i]
}

// numbering is the numbering part.
type numbering struct {
	styles    *styles
	abstracts map[string]*abstractNum
	nums      map[string]*num
}

func newNumbering(s *styles) *numbering {
	return &numbering{styles: s, abstracts: map[string]*abstractNum{}, nums: map[string]*num{}}
}

func (n *numbering) parse(x *xmlReader) error {
	return x.eachRoot("numbering", func(e *element) error {
		switch {
		case e.is(nsW, "abstractNum"):
			a := &abstractNum{id: e.attr(nsW, "abstractNumId")}
			n.abstracts[a.id] = a
			return x.each(func(c *element) error { return a.take(x, c) })
		case e.is(nsW, "num"):
			inst := &num{id: e.attr(nsW, "numId")}
			for i := range inst.starts {
				inst.starts[i] = -1
			}
			n.nums[inst.id] = inst
			return x.each(func(c *element) error { return inst.take(x, c) })
		}
		return nil
	})
}

func (a *abstractNum) take(x *xmlReader, e *element) error {
	switch {
	case e.is(nsW, "numStyleLink"):
		a.styleLink = e.val()
	case e.is(nsW, "lvl"):
		if i := atoi(e.attr(nsW, "ilvl"), -1); i >= 0 && i < levels {
			var err error
			a.levels[i], err = parseLevel(x)
			return err
		}
	}
	return nil
}

func (n *num) take(x *xmlReader, e *element) error {
	if e.is(nsW, "abstractNumId") {
		n.abstract = e.val()
		return nil
	}
	i := atoi(e.attr(nsW, "ilvl"), -1)
	if !e.is(nsW, "lvlOverride") || i < 0 || i >= levels {
		return nil
	}
	return x.each(func(c *element) error {
		var err error
		switch {
		case c.is(nsW, "startOverride"):
			n.starts[i] = atoi(c.val(), -1)
		case c.is(nsW, "lvl"):
			n.levels[i], err = parseLevel(x)
		}
		return err
	})
}

func parseLevel(x *xmlReader) (*level, error) {
	l := &level{format: "decimal", restart: -1}
	err := x.each(func(e *element) error {
		if e.ns == nsMC { // newer number formats stand in a choice, decimal in the fallback
			chosen := false
			return x.each(func(*element) error {
				if chosen {
					return nil
				}
				chosen = true
				return x.each(func(f *element) error { return l.take(x, f) })
			})
		}
		return l.take(x, e)
	})
	return l, err
}

func (l *level) take(x *xmlReader, e *element) error {
	if e.ns != nsW {
		return nil
	}
	switch e.local {
	case "start":
		l.start = atoi(e.val(), 0)
	case "numFmt":
		l.format = e.val()
		if pattern := e.attr(nsW, "format"); l.format == "custom" && pattern != "" {
			l.format = pattern
		}
	case "lvlText":
		l.text = e.val()
	case "pStyle":
		l.style = e.val()
	case "lvlRestart":
		l.restart = atoi(e.val(), -1)
	case "isLgl":
		l.legal = e.on()
	case "rPr":
		return x.each(func(c *element) error {
			if c.is(nsW, "rFonts") {
				l.font = c.attr(nsW, "ascii")
			}
			return nil
		})
	}
	return nil
}

// instance returns the list that a numId names, with its definition resolved
// through numbering styles; nil where there is none.
func (n *numbering) instance(id string) (*num, error) {
	inst := n.nums[id]
	if inst == nil || inst.resolved != nil {
		return inst, nil
	}
	at := inst
	for steps := 0; ; steps++ {
		a := n.abstracts[at.abstract]
		if a == nil {
			return nil, nil
		}
		st := n.styles.byID[a.styleLink]
		if a.styleLink == "" || st == nil {
			inst.resolved = a
			return inst, nil
		}
		next := n.nums[st.num.num]
		if next == nil {
			inst.resolved = a
			return inst, nil
		}
		if next.abstract == at.abstract {
			// The style's own list refers to the style: Word takes its levels.
			inst.resolved = a
			if a.empty() {
				return nil, cyclic(a.styleLink)
			}
			return inst, nil
		}
		if steps > min(len(n.abstracts), deepest) {
			return nil, cyclic(a.styleLink)
		}
		at = next
	}
}

func cyclic(style string) error {
	return fmt.Errorf("cyclic numbering: the list of style %q refers to itself; open the file in Word, define the list anew and save it", style)
}

func (a *abstractNum) empty() bool {
	for _, l := range a.levels {
		if l != nil {
			return false
		}
	}
	return true
}

// find returns list and level of a paragraph from its own numbering or that of
// its style; a nil list means that it is not numbered.
func (n *numbering) find(styleID string, own numRef) (*num, int, error) {
	id, at := own.num, own.level
	if id == "" {
		var err error
		if id, at, err = n.fromStyle(styleID, own.level); err != nil {
			return nil, 0, err
		}
	}
	if id == "" || id == "0" {
		return nil, 0, nil
	}
	inst, err := n.instance(id)
	if inst == nil || err != nil {
		return nil, 0, err
	}
	at = min(max(at, 0), levels-1)
	if inst.level(at) == nil {
		return nil, 0, nil
	}
	return inst, at, nil
}

// fromStyle finds the numbering that a style carries. A style that a level of
// the list names stands for that level, whatever its own level says; own is the
// level that the paragraph asks for, -1 for none.
func (n *numbering) fromStyle(styleID string, own int) (string, int, error) {
	if styleID == "" {
		styleID = n.styles.paragraph
	}
	id, at := "", own
	var passed []string
	err := n.styles.chain(styleID, func(st *style) bool {
		passed = append(passed, st.id)
		if at < 0 && st.num.level >= 0 {
			at = st.num.level
		}
		id = st.num.num
		return id == ""
	})
	if id == "" || err != nil {
		return "", 0, err
	}
	inst, err := n.instance(id)
	if inst == nil || err != nil {
		return "", 0, err
	}
	if own >= 0 {
		return id, own, nil
	}
	for _, style := range passed {
		for i := range levels {
			if l := inst.level(i); l != nil && l.style == style {
				return id, i, nil
			}
		}
	}
	return id, at, nil
}

// counter counts the paragraphs of one side of a story.
type counter struct {
	lists map[*abstractNum]*listState
}

// listState is where the lists of one definition stand.
type listState struct {
	count   [levels]int
	running [levels]bool    // the level was used since its last restart
	begun   map[string]bool // instances whose start overrides were applied, by id and level
}

// next counts a paragraph and returns its label.
func (c *counter) next(n *num, at int, grow *limit.Meter) string {
	st := c.lists[n.resolved]
	if st == nil {
		st = &listState{begun: map[string]bool{}}
		c.lists[n.resolved] = st
	}
	key := n.id + "/" + strconv.Itoa(at)
	switch {
	case n.starts[at] >= 0 && !st.begun[key]:
		st.count[at] = n.starts[at]
	case !st.running[at]:
		st.count[at] = n.first(at)
	default:
		st.count[at]++
	}
	st.begun[key] = true
	st.running[at] = true
	for deeper := at + 1; deeper < levels; deeper++ {
		l := n.level(deeper)
		if l == nil || l.restart < 0 || at < l.restart {
			st.running[deeper] = false
		}
	}
	return n.label(st, at, grow)
}

// first returns the number that a level starts with.
func (n *num) first(at int) int {
	if n.starts[at] >= 0 {
		return n.starts[at]
	}
	if l := n.level(at); l != nil {
		return l.start
	}
	return 1
}

// label prints the number of the paragraph just counted.
func (n *num) label(st *listState, at int, grow *limit.Meter) string {
	l := n.level(at)
	if !grow.Generate(len(l.text)) {
		return ""
	}
	if l.format == "bullet" {
		return bullet(l.text, l.font)
	}
	var out strings.Builder
	for i := 0; i < len(l.text); i++ {
		if l.text[i] != '%' || i+1 == len(l.text) || l.text[i+1] < '1' || l.text[i+1] > '9' {
			out.WriteByte(l.text[i])
			continue
		}
		i++
		k := int(l.text[i] - '1')
		count := st.count[k]
		if !st.running[k] {
			count = n.first(k)
		}
		format := "decimal"
		if of := n.level(k); of != nil && (!l.legal || of.format == "decimalZero") {
			format = of.format
		}
		number := formatted(count, format)
		if !grow.Generate(len(number)) {
			return ""
		}
		out.WriteString(number)
	}
	return strings.TrimSpace(out.String())
}

// number sets the labels of the paragraphs of a story, as each side counts them.
func (r *reader) number(paras []*para) error {
	for _, side := range []document.Side{document.Base, document.Draft} {
		c := counter{lists: map[*abstractNum]*listState{}}
		var owner *para // gives its number to the paragraphs that run on into one
		filled := false
		for i, p := range paras {
			if owner == nil || !filled {
				owner = p
			}
			filled = filled || p.shows(side)
			if !side.Has(p.Break) && i+1 < len(paras) {
				continue
			}
			if filled || side.Has(p.Break) && !p.gone[side] {
				if err := r.label(&c, owner, side); err != nil {
					return err
				}
			}
			owner, filled = nil, false
		}
	}
	return nil
}

func (r *reader) label(c *counter, p *para, side document.Side) error {
	list, at, err := r.numbering.find(p.style[side], p.num[side])
	if list == nil || err != nil {
		return err
	}
	p.Label[side] = c.next(list, at, &r.grow)
	if r.grow.Err != nil {
		return r.grow.Err
	}
	if side == document.Draft || p.Label[document.Draft] == "" {
		p.Indent = at + 1
		if p.Cell {
			p.Indent++
		}
	}
	return nil
}

// shows reports whether a side has text in the paragraph.
func (p *para) shows(side document.Side) bool {
	for i := range p.Runs {
		if run := &p.Runs[i]; (run.Text != "" || run.NoteRef) && side.Has(run.Changes) {
			return true
		}
	}
	return false
}

func atoi(s string, otherwise int) int {
	n, err := strconv.Atoi(strings.TrimSpace(s))
	if err != nil {
		return otherwise
	}
	return n
}
