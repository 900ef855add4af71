package docx

import (
	"strings"

	"github.com/resolint/resolint/internal/document"
)

// para is a paragraph while it is being read.
type para struct {
	document.Paragraph
	style [2]string // paragraph style id, by side
	num   [2]numRef // direct numbering, by side
	// gone says for each side that the paragraph vanishes there with its end if
	// it has no text, although the end cannot join what follows.
	gone   [2]bool
	sealed bool // the end cannot join what follows
	// dropCap is true for a large initial in a frame of its own.
	dropCap bool
	shaded  bool   // something darker than paper is behind the paragraph
	ground  string // the colour behind it, "" for paper
	// outOfSight is true where the paragraph stands beside the page.
	outOfSight bool
}

// story is one stream of text: the body, a note, a header.
type story struct {
	r    *reader
	x    *xmlReader
	part document.Part
	unit string
	// index counts the paragraphs of the unit.
	index int
	paras []*para
	// boxes are paragraphs of text boxes that wait for the end of the paragraph
	// that anchors them: nothing may stand between an end that one side lacks
	// and the paragraph that it runs on into.
	boxes  []*para
	tables int // nesting of tables
	// outOfSight counts what keeps text from the eye: rows and frames that are hidden or
	// have no height.
	outOfSight int
	ground     string // the colour behind the cell, "" for none
	changes    changes
	fields     fields
	cur        *builder
	spare      []*builder
	refs       []*noteRef
	section    int
	// opened are comments whose range starts before the next paragraph.
	opened []string
	// afterMark is true behind the mark of a note, where space is dropped.
	afterMark bool
	custom    *noteRef // reference that waits for its typed mark
}

func (r *reader) newStory(part document.Part, unit string) *story {
	s := &story{r: r, part: part, unit: unit}
	s.changes.intern, s.changes.grow = r.intern, &r.grow
	return s
}

// parseRoot reads a part whose root element is named root.
func (s *story) parseRoot(x *xmlReader, root string) error {
	s.x = x
	visit := s.block
	if root == "document" {
		visit = func(e *element) error {
			if e.is(nsW, "body") {
				return x.each(s.block)
			}
			return nil
		}
	}
	if err := x.eachRoot(root, visit); err != nil {
		return err
	}
	s.endContainer()
	return nil
}

// block reads an element that may stand where paragraphs stand.
func (s *story) block(e *element) error {
	if e.ns == nsMC {
		return s.alternate(e, s.block)
	}
	if e.ns == nsM {
		return s.bareMath(e)
	}
	if e.ns != nsW || s.milestone(e) {
		return nil
	}
	switch e.local {
	case "p":
		return s.paragraph()
	case "tbl":
		return s.table()
	case "ins", "del", "moveFrom", "moveTo":
		return s.changed(e, s.block)
	case "sectPr":
		return s.sectionEnd()
	case "altChunk", "subDoc":
		s.r.notices.add("%s refers to another file whose text is not read (%s)", s.unit, e.local)
		return nil
	}
	if strings.HasSuffix(e.local, "Pr") {
		return nil
	}
	return s.x.each(s.block) // content controls, custom XML and the like
}

// changed reads the content of a tracked change.
func (s *story) changed(e *element, visit func(*element) error) error {
	s.changes.push(e)
	defer s.changes.pop()
	return s.x.each(visit)
}

// offered reports whether Word takes c: one that requires an extension that it does
// not know is shown by nobody. A prefix that nothing declares decides nothing.
func offered(c *element) bool {
	if c.local != "Choice" {
		return true
	}
	for _, prefix := range strings.Fields(c.plain("Requires")) {
		if c.x.names[prefix] == nsOther {
			return false
		}
	}
	return true
}

// alternate reads mc:AlternateContent: its first choice that can be taken, or the
// fallback.
func (s *story) alternate(e *element, visit func(*element) error) error {
	if e.local != "AlternateContent" {
		return nil
	}
	chosen := false
	return s.x.each(func(c *element) error {
		if c.ns != nsMC || chosen || !offered(c) {
			return nil
		}
		chosen = true
		return s.x.each(visit)
	})
}

// milestone takes note of empty elements that mark a point of the text and
// reports whether e is one.
func (s *story) milestone(e *element) bool {
	switch e.local {
	case "moveFromRangeStart", "moveToRangeStart":
		s.changes.openMove(e)
	case "moveFromRangeEnd", "moveToRangeEnd":
		s.changes.closeMove(e)
	case "commentRangeStart":
		s.commentStart(e.attr(nsW, "id"))
	case "commentRangeEnd":
		s.commentEnd(e.attr(nsW, "id"), true)
	default:
		return false
	}
	return true
}

// table reads w:tbl. The paragraph before a table cannot run on into it.
func (s *story) table() error {
	s.endContainer()
	s.tables++
	around := s.outOfSight
	defer func() { s.tables--; s.outOfSight = around }()
	return s.x.each(s.tablePart)
}

// afar reports whether a length in twentieths of a point is beyond all pages.
func afar(e *element, name string) bool {
	n := atoi(e.attr(nsW, name), 0)
	return n <= -11*1440 || n >= 22*1440
}

// tableStyle takes note of properties of a table that hide its text.
func (s *story) tableStyle(e *element) error {
	if floats := e.is(nsW, "tblpPr"); floats && (afar(e, "tblpX") || afar(e, "tblpY")) || e.is(nsW, "tblInd") && afar(e, "w") {
		s.outOfSight++
	}
	if !e.is(nsW, "tblStyle") {
		return nil
	}
	l, err := s.r.styles.looks(e.val())
	if l.hidden == on {
		s.outOfSight++
	}
	return err
}

// lowRow reports whether a property of a row keeps its text from the eye.
func lowRow(e *element) bool {
	return e.is(nsW, "hidden") && e.on() || e.is(nsW, "trHeight") && e.attr(nsW, "hRule") == "exact" && atoi(e.val(), leastHeight) < leastHeight
}

// leastHeight is how high a row must be to show words, in twentieths of a point.
const leastHeight = 40

func (s *story) tablePart(e *element) error {
	if e.ns == nsMC {
		return s.alternate(e, s.tablePart)
	}
	if e.ns != nsW || s.milestone(e) {
		return nil
	}
	switch e.local {
	case "tr":
		return s.revisable("trPr", map[string]string{"ins": "ins", "del": "del"}, s.tablePart)
	case "tc":
		return s.revisable("tcPr", map[string]string{"cellIns": "ins", "cellDel": "del"}, s.block)
	case "ins", "del", "moveFrom", "moveTo":
		return s.changed(e, s.tablePart)
	case "tblPr":
		return s.x.each(s.tableStyle)
	}
	if strings.HasSuffix(e.local, "Pr") || e.local == "tblGrid" || e.local == "tblPrEx" {
		return nil
	}
	return s.x.each(s.tablePart)
}

// revisable reads a row or a cell whose properties may say that the whole of it
// was inserted or deleted. kinds maps elements of the properties to the change
// that they stand for.
func (s *story) revisable(props string, kinds map[string]string, visit func(*element) error) error {
	pushed := 0
	around, ground := s.outOfSight, s.ground
	defer func() { s.outOfSight, s.ground = around, ground }()
	err := s.x.each(func(e *element) error {
		if !e.is(nsW, props) {
			return visit(e)
		}
		return s.x.each(func(c *element) error {
			if kind := kinds[c.local]; kind != "" && c.ns == nsW {
				s.changes.pushKind(changeKinds[kind], c)
				pushed++
			}
			if c.is(nsW, "shd") {
				s.ground = groundOf(c)
			}
			if lowRow(c) {
				s.outOfSight++
			}
			return nil
		})
	})
	if props == "tcPr" {
		s.endContainer()
	}
	for ; pushed > 0; pushed-- {
		s.changes.pop()
	}
	return err
}

// endContainer seals the last paragraph of a cell, a text box, a note, the body
// or before a table: Word keeps such an end even if it is marked as revised, but
// drops the paragraph on a side that lacks the end and has no text.
func (s *story) endContainer() {
	s.flushBoxes()
	if len(s.paras) == 0 {
		return
	}
	p := s.paras[len(s.paras)-1]
	if p.sealed {
		return
	}
	p.sealed = true
	kept := s.changes.stack()
	for _, side := range []document.Side{document.Base, document.Draft} {
		p.gone[side] = side.Has(kept) && !side.Has(p.Break)
	}
	p.Break = kept
}

func (s *story) flushBoxes() {
	s.paras = append(s.paras, s.boxes...)
	s.boxes = nil
}

// textBox reads w:txbxContent, which stands inside a paragraph. Its paragraphs
// are kept for after that paragraph.
func (s *story) textBox() error {
	cur, paras, boxes, around, ground := s.cur, s.paras, s.boxes, s.fields, s.ground
	s.cur, s.paras, s.boxes, s.ground = nil, nil, nil, ""
	s.fields = fields{off: around.off}
	err := s.x.each(s.block)
	s.endContainer()
	around.broken = around.broken || s.fields.swallowed()
	boxes = append(boxes, s.paras...)
	s.cur, s.paras, s.boxes, s.fields, s.ground = cur, paras, boxes, around, ground
	return err
}
