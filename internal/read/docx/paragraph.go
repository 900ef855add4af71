package docx

import (
	"strings"

	"github.com/resolint/resolint/internal/document"
)

// builder collects the runs of the paragraph being read. Their text is kept in
// one buffer and cut from one string at the end. Builders are used again.
type builder struct {
	p     *para
	runs  []document.Run
	text  []byte
	spans []span
	marks []mark
	// section is true if a section ends with the paragraph.
	section bool
}

// span is the range of a run in builder.text. A whole span is one character
// with a spelling of its own.
type span struct {
	from, to int
	whole    bool
}

// paragraph reads w:p.
func (s *story) paragraph() error {
	return s.wrap(func() error { return s.x.each(s.inline) })
}

// wrap makes a paragraph of what read finds.
func (s *story) wrap(read func() error) error {
	s.r.count++
	if err := s.r.lim.CheckParagraphs(s.r.count); err != nil {
		return err
	}
	if s.r.grow.Err != nil {
		return s.r.grow.Err
	}
	s.index++
	p := &para{num: [2]numRef{{level: -1}, {level: -1}}}
	p.Part, p.Unit, p.Index = s.part, s.unit, s.index
	p.Cell, p.Indent, p.ground = s.tables > 0, s.tables, s.ground
	outer := s.cur
	s.cur = s.builder(p)
	s.startComments()
	err := read()
	b := s.cur
	s.cur = outer
	if err != nil {
		return err
	}
	b.finish()
	p.Break = s.changes.ending(b.marks)
	s.spare = append(s.spare, b)
	if b.section {
		s.section++
	}
	p.Style = s.r.styles.name(p.style[document.Draft])
	s.afterDropCap(p)
	s.paras = append(s.paras, p)
	if len(p.Break) == 0 {
		s.flushBoxes()
	}
	return nil
}

// afterDropCap puts the large initial that stands in a frame of its own back before
// the paragraph that it begins.
func (s *story) afterDropCap(p *para) {
	n := len(s.paras)
	if n == 0 || !s.paras[n-1].dropCap || len(p.Runs) == 0 {
		return
	}
	initial := s.paras[n-1]
	p.Runs = append(initial.Runs[:len(initial.Runs):len(initial.Runs)], p.Runs...)
	s.paras = s.paras[:n-1]
}

// builder returns an empty builder for p.
func (s *story) builder(p *para) *builder {
	n := len(s.spare)
	if n == 0 {
		return &builder{p: p}
	}
	b := s.spare[n-1]
	s.spare = s.spare[:n-1]
	*b = builder{p: p, runs: b.runs[:0], text: b.text[:0], spans: b.spans[:0], marks: b.marks[:0]}
	return b
}

// finish hands the runs with their text to the paragraph.
func (b *builder) finish() {
	if len(b.runs) == 0 {
		return
	}
	all := string(b.text)
	b.p.Runs = append([]document.Run(nil), b.runs...)
	for i, sp := range b.spans {
		b.p.Runs[i].Text = all[sp.from:sp.to]
	}
}

// inline reads an element that may stand in a paragraph.
func (s *story) inline(e *element) error {
	if e.ns == nsMC {
		return s.alternate(e, s.inline)
	}
	if e.ns == nsM {
		return s.math(e)
	}
	if e.ns != nsW || s.milestone(e) {
		return nil
	}
	switch e.local {
	case "r":
		return s.run()
	case "pPr":
		return s.paragraphProperties()
	case "ins", "del", "moveFrom", "moveTo":
		return s.changed(e, s.inline)
	case "bdo":
		return s.turned(e)
	case "subDoc":
		s.r.notices.add("%s refers to another file whose text is not read (%s)", s.unit, e.local)
		return nil
	case "p", "tbl", "txbxContent":
		return s.nested(e)
	case "rt": // the reading of a ruby text
		return nil
	}
	if strings.HasSuffix(e.local, "Pr") {
		return nil
	}
	return s.x.each(s.inline) // hyperlinks, content controls, smart tags, fields
}

// turned reads w:bdo, which sets the direction of letters as a character does in plain
// text.
func (s *story) turned(e *element) error {
	if e.val() != "rtl" {
		return s.x.each(s.inline)
	}
	s.emit("\u202e", e, &format{})
	err := s.x.each(s.inline)
	s.emit("\u202c", e, &format{})
	return err
}

// nested reads paragraphs that stand in a paragraph, as broken producers write.
func (s *story) nested(e *element) error {
	if e.local == "txbxContent" {
		return s.textBox()
	}
	cur, paras, boxes := s.cur, s.paras, s.boxes
	s.paras, s.boxes = nil, nil
	err := s.block(e)
	s.endContainer()
	boxes = append(boxes, s.paras...)
	s.cur, s.paras, s.boxes = cur, paras, boxes
	return err
}

// paragraphProperties reads w:pPr of the current paragraph.
func (s *story) paragraphProperties() error {
	p := s.cur.p
	var now, before props
	now.num.level = -1
	changed := false
	err := s.x.each(func(e *element) error {
		switch {
		case e.is(nsW, "rPr"):
			return s.x.each(s.paragraphMark)
		case e.is(nsW, "sectPr"):
			return s.sectionEnd()
		case e.is(nsW, "shd"):
			p.shaded, p.ground = shades(e), groundOf(e)
		case beside(e):
			p.outOfSight = true
		case e.is(nsW, "pPrChange"):
			changed = true
			before.num.level = -1
			return s.x.descend([]string{"pPr"}, func(c *element) error { return before.take(s.x, c) })
		}
		return now.take(s.x, e)
	})
	if !changed {
		before = now
		if now.numbered { // the numbering itself was inserted
			before.num = numRef{level: -1}
		}
	}
	p.dropCap = now.dropCap
	p.style = [2]string{before.style, now.style}
	p.num = [2]numRef{before.num, now.num}
	return err
}

// beside reports whether a property puts a paragraph beside the page or into lines
// without height, in twentieths of a point. Pages are at most 22 inches wide.
func beside(e *element) bool {
	const widest = 22 * 1440
	far := func(name string) bool {
		n := atoi(e.attr(nsW, name), 0)
		return n <= -widest/2 || n >= widest
	}
	switch {
	case e.is(nsW, "framePr"):
		return far("x") || far("y") || e.attr(nsW, "hRule") == "exact" && atoi(e.attr(nsW, "h"), leastHeight) < leastHeight
	case e.is(nsW, "ind"):
		return far("left") || far("start") || far("firstLine")
	case e.is(nsW, "spacing"):
		return e.attr(nsW, "lineRule") == "exact" && atoi(e.attr(nsW, "line"), leastHeight) < leastHeight
	}
	return false
}

// props are the paragraph properties that matter here.
type props struct {
	style    string
	num      numRef
	numbered bool // the numbering is a tracked insertion
	dropCap  bool
}

func (p *props) take(x *xmlReader, e *element) error {
	switch {
	case e.is(nsW, "pStyle"):
		p.style = e.val()
	case e.is(nsW, "framePr"):
		v := e.attr(nsW, "dropCap")
		p.dropCap = v == "drop" || v == "margin"
	case e.is(nsW, "numPr"):
		return x.each(func(c *element) error {
			p.num.take(c)
			p.numbered = p.numbered || c.is(nsW, "ins")
			return nil
		})
	}
	return nil
}

// paragraphMark reads a property of the paragraph mark: its revisions.
func (s *story) paragraphMark(e *element) error {
	if kind := changeKinds[e.local]; kind != "" && e.ns == nsW {
		s.cur.marks = append(s.cur.marks, mark{kind, e.attr(nsW, "author"), e.attr(nsW, "date")})
	}
	return nil
}
