package odt

import (
	"strings"

	"github.com/resolint/resolint/internal/document"
	"github.com/resolint/resolint/internal/read/flow"
	"github.com/resolint/resolint/internal/read/xmlscan"
)

// para is a paragraph that is open, or a wall that keeps what is nested (the body
// of a note, a comment) apart from its host.
type para struct {
	wall  bool
	part  document.Part // for walls: where paragraphs inside belong
	note  string
	sink  *[]piece
	props props
	flow  *flow.Flow
	// looks are the properties of the spans that are open.
	looks     []spanLook
	styleName string
	hidden    bool // as a whole
	// mark is the mark of the note whose body comes next; after are the paragraphs
	// of notes that follow this one, remarks those that end in it.
	mark    string
	after   []piece
	remarks []int
	closing []openList // lists of the host
}

type spanLook struct{ italic, bold, super, struck, marked, unseen bool }

// props are the properties of a paragraph.
type props struct {
	style  string
	number *numbering
	indent int
	cell   bool
	index  int
}

// piece is a finished paragraph that waits for its place and number.
type piece struct {
	props   props
	part    document.Part
	note    string
	runs    []document.Run
	brk     []*document.Change
	remarks []int
	// aside is true for notes and text boxes, which stand in another paragraph.
	aside bool
}

// para returns the innermost open paragraph, nil outside of paragraphs.
func (r *reader) para() *para {
	if n := len(r.paras); n > 0 && !r.paras[n-1].wall {
		return r.paras[n-1]
	}
	return nil
}

func (r *reader) startPara(e xmlscan.Element) {
	r.index++
	p := &para{flow: flow.New(r.text)}
	switch {
	case r.region != nil:
		p.flow.Inside()
	case r.outermost() && r.prev != nil:
		p.flow.Follow(r.prev)
	}
	name := e.Get("style-name")
	p.props = props{
		style: r.styleName(name), number: r.numbered(e), indent: max(0, len(r.open)-1), cell: r.cells > 0, index: r.index,
	}
	if lv := e.Get("outline-level"); e.Name == "h" && lv != "" && !strings.HasPrefix(p.props.style, "heading") && p.props.style == "" {
		p.props.style = "heading" + lv
	}
	l := r.look("paragraph", name)
	p.looks = []spanLook{{italic: l.italic > 0, bold: l.bold > 0, struck: l.struck > 0, marked: l.marked > 0, unseen: r.unseen(name, "")}}
	p.styleName = name
	p.apply()
	r.paras = append(r.paras, p)
}

func (p *para) apply() {
	l := p.looks[len(p.looks)-1]
	p.flow.Italic, p.flow.Bold, p.flow.Super, p.flow.Struck, p.flow.Marked = l.italic, l.bold, l.super, l.struck, l.marked
}

func (p *para) super() bool { return p.looks[len(p.looks)-1].super }

// look opens a span.
func (p *para) look(r *reader, name string) {
	l := p.looks[len(p.looks)-1]
	own := r.look("text", name)
	for _, x := range [...]struct {
		to  *bool
		own int
	}{{&l.italic, own.italic}, {&l.bold, own.bold}, {&l.struck, own.struck}, {&l.marked, own.marked}} {
		if x.own != 0 {
			*x.to = x.own > 0
		}
	}
	l.super = l.super || own.super
	l.unseen = r.unseen(p.styleName, name) || l.unseen && !r.seen(name)
	p.looks = append(p.looks, l)
	p.apply()
}

func (p *para) unlook() {
	if len(p.looks) > 1 {
		p.looks = p.looks[:len(p.looks)-1]
		p.apply()
	}
}

func (r *reader) endPara() {
	n := len(r.paras)
	p := r.para()
	if p == nil {
		return
	}
	r.paras = r.paras[:n-1]
	if r.region != nil {
		r.done(p, p.flow.Piece(), nil)
		return
	}
	brk := r.changes()
	runs := p.flow.End(brk)
	if p.hidden {
		r.nobodySees("x")
		runs = nil
	}
	if r.outermost() {
		r.prev = p.flow
	}
	r.done(p, runs, brk)
}

// outermost reports whether no paragraph is open.
func (r *reader) outermost() bool { return len(r.paras) == 0 }

// done hands a paragraph over: to the document, or to what collects it.
func (r *reader) done(p *para, runs []document.Run, brk []*document.Change) {
	x := piece{props: p.props, runs: runs, brk: brk, remarks: p.remarks, part: r.where}
	if r.toc > 0 {
		x.part = document.PartHeader
	}
	after := p.after
	p.after, p.remarks = nil, nil
	var sink *[]piece
	if n := len(r.paras); n > 0 && !r.paras[n-1].wall && r.paras[n-1] != p {
		x.aside, sink = true, &r.paras[n-1].after // a text box
	}
	for i := len(r.paras) - 1; i >= 0 && sink == nil; i-- {
		if w := r.paras[i]; w.wall {
			x.part, x.note, x.aside, sink = w.part, w.note, true, w.sink
		}
	}
	if sink == nil && r.region != nil {
		sink = &r.region.content
	}
	for _, y := range append([]piece{x}, after...) {
		if sink != nil {
			*sink = append(*sink, y)
		} else {
			r.emit(y)
		}
	}
}

// emit numbers a paragraph and adds it to the document.
func (r *reader) emit(x piece) {
	if len(x.runs) == 0 && len(x.brk) == 0 {
		if r.region == nil && !x.aside {
			r.empty(x.props.number)
		}
		r.anchor(x.remarks)
		return
	}
	q := document.Paragraph{
		Part: x.part, Note: x.note, Style: x.props.style, Indent: x.props.indent, Cell: x.props.cell,
		Runs: x.runs, Break: x.brk, Unit: r.unit, Index: x.props.index,
	}
	if x.props.number != nil {
		var on [2]bool
		for s := range on {
			for _, run := range x.runs {
				on[s] = on[s] || document.Side(s).Has(run.Changes)
			}
		}
		on[document.Draft] = on[document.Draft] && !x.props.number.baseOnly
		q.Label = r.label(x.props.number, on)
	}
	r.out = append(r.out, q)
	r.anchor(x.remarks)
}

// anchor sets the paragraph of remarks to the last one.
func (r *reader) anchor(remarks []int) {
	for _, i := range remarks {
		r.remarks[i].Paragraph = len(r.out) - 1
	}
}
