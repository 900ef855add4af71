package docx

import (
	"bytes"
	"sort"
	"strconv"
)

// story is what has to be known of the main part to insert into it. Offsets are
// bytes of the part; ranges are half-open.
type story struct {
	name  string
	data  []byte
	paras []paragraph // the outermost ones, in the order of the part
	ids   map[int64]bool
	// marks are the offsets of the reference marks of wanted notes.
	marks map[noteKey]int
}

// noteKey names a footnote or an endnote.
type noteKey struct{ kind, id string }

type extent struct{ from, to int }

func (x extent) holds(at int) bool { return x.from <= at && at < x.to }

// paragraph is a paragraph that is not inside another one.
type paragraph struct {
	extent
	content extent   // without its properties; zero for an empty element
	props   extent   // its properties, tags included
	own     []extent // what of them is no matter of other paragraphs
	dialect dialect
	// gone is true if a tracked change takes the paragraph's end away.
	gone bool
	// control is the outermost content control around the paragraph and first
	// says that it is the first one in there; parent is the element around both.
	control, parent int
	first           bool
	atoms           []atom
	fields          []fieldRange
}

// atom is an element that stands in a paragraph, directly or in the elements of
// tracked changes: a run, a hyperlink, a bookmark.
type atom struct {
	extent
	outer   extent // the outermost tracked change around it, else the atom
	changed bool   // there is one
	deleted bool   // one takes it away
	added   bool   // one brings it
	run     bool
	tag     extent // its start tag
	props   extent // the run's properties, tags included
	// revised are elements in props that record its former state, ids the values
	// of their ids.
	revised, ids []extent
	pieces       []runPiece
}

// runPiece is a child of a run.
type runPiece struct {
	extent
	local string
	tag   extent // its start tag
	inner extent // its content
	plain bool   // w:t or w:delText whose content is nothing but character data
}

// fieldRange is a complex field from its first to its last atom.
type fieldRange struct{ first, last int }

// none is no place in a part.
const none = -1

// reading builds a story.
type reading struct {
	*story
	wanted []int // ascending
	notes  map[noteKey]bool

	opened   []int // offsets of the open elements
	controls []int // depths of the content controls around paragraphs
	control  int   // offset of the outermost of them
	held     int   // paragraphs in it so far

	p       *paragraph
	depth   int // of the paragraph, in open elements
	hit     bool
	lastHit int // the last paragraph that was one, none at first
	inProps bool
	inAtom  int // depth of the open atom, 0 for none
	changes []openChange
	fields  []int // the atoms in which the paragraph's open fields begin
	texts   int   // stretches of character data in the piece
}

type openChange struct {
	depth, at, atom int
	deletes         bool
}

// callsAbove is the number of paragraphs above a clause among which its call is sought.
const callsAbove = 40

// readStory reads the main part. Only paragraphs that hold a wanted offset
// (ascending) or the mark of a wanted note, and the paragraphs above them, are kept
// with their atoms.
func readStory(name string, data []byte, wanted []int, notes map[noteKey]bool) (*story, error) {
	r := &reading{
		story:  &story{name: name, data: data, ids: map[int64]bool{}, marks: map[noteKey]int{}},
		wanted: wanted, notes: notes, lastHit: none,
	}
	err := scan(name, data, handler{start: r.start, end: r.end, text: r.text})
	return r.story, err
}

func (r *reading) start(s *scanner, e *element) {
	if e.word {
		takeIDs(e, r.ids)
	}
	switch {
	case r.p == nil:
		r.block(s, e)
	case r.inProps:
		if e.depth == r.depth+2 && (e.is("rPr") || e.is("sectPr") || e.is("pPrChange")) {
			r.p.own = append(r.p.own, extent{e.start, none})
		}
		if e.depth == r.depth+3 && (e.is("del") || e.is("moveFrom")) && r.in(e.depth-1, "rPr", s) {
			r.p.gone = true
		}
	case r.inAtom > 0:
		r.within(e, r.last())
	default:
		r.inline(e)
	}
	r.opened = append(r.opened[:e.depth-1], e.start)
}

// in reports whether the open element at a depth has a local name.
func (r *reading) in(depth int, local string, s *scanner) bool {
	return s.stack[depth-1].name.Local == local
}

// takeIDs notes the ids that an element's attributes use.
func takeIDs(e *element, ids map[int64]bool) {
	for i := range e.attrs {
		if e.attrs[i].Name.Local != "id" {
			continue
		}
		if n, err := strconv.ParseInt(e.attrs[i].Value, 10, 64); err == nil {
			ids[n] = true
		}
	}
}

// block takes an element outside paragraphs.
func (r *reading) block(s *scanner, e *element) {
	switch {
	case e.is("sdt"):
		if len(r.controls) == 0 {
			r.control, r.held = e.start, 0
		}
		r.controls = append(r.controls, e.depth)
	case e.is("p"):
		r.p = &paragraph{extent: extent{e.start, none}, control: none, dialect: s.dialect()}
		r.p.parent = r.parent(e.depth)
		if len(r.controls) > 0 {
			r.p.control, r.p.first = r.control, r.held == 0
			r.p.parent = r.parent(r.controls[0])
			r.held++
		}
		if !e.empty {
			r.p.content.from = e.end
		}
		r.depth, r.hit, r.inProps, r.inAtom = e.depth, false, false, 0
		r.changes, r.fields = r.changes[:0], r.fields[:0]
	}
}

// parent is the offset of the element around one at the given depth.
func (r *reading) parent(depth int) int {
	if depth < 2 {
		return none
	}
	return r.opened[depth-2]
}

// prefixOf is the prefix, with its colon, of an element's attribute id.
func prefixOf(e *element) string {
	for i := range e.attrs {
		if n := e.attrs[i].Name; n.Local == "id" && n.Space != "" {
			return n.Space + ":"
		}
	}
	return ""
}

func (r *reading) last() *atom { return &r.p.atoms[len(r.p.atoms)-1] }

// inline takes an element that stands in a paragraph or in a tracked change.
func (r *reading) inline(e *element) {
	deletes := e.is("del") || e.is("moveFrom")
	switch {
	case e.is("pPr"):
		r.inProps = true
		r.p.props = extent{e.start, none}
	case deletes || e.is("ins") || e.is("moveTo"):
		r.changes = append(r.changes, openChange{e.depth, e.start, len(r.p.atoms), deletes})
	default:
		a := atom{extent: extent{e.start, none}, run: e.is("r"), tag: extent{e.start, e.end}, changed: len(r.changes) > 0}
		for _, c := range r.changes {
			a.deleted = a.deleted || c.deletes
			a.added = a.added || !c.deletes
		}
		r.p.atoms = append(r.p.atoms, a)
		r.inAtom = e.depth
	}
}

// within takes an element inside an atom.
func (r *reading) within(e *element, a *atom) {
	if e.is("footnoteReference") || e.is("endnoteReference") {
		k := noteKey{e.local[:len(e.local)-len("Reference")], e.attr("id")}
		if _, known := r.marks[k]; r.notes[k] && !known {
			r.marks[k] = e.start
			r.hit = true
		}
	}
	if !a.run {
		return
	}
	child := e.depth == r.inAtom+1
	switch {
	case child && e.is("rPr"):
		a.props = extent{e.start, none}
	case child:
		r.texts = 0
		a.pieces = append(a.pieces, runPiece{
			extent: extent{e.start, none}, local: e.local, tag: extent{e.start, e.end}, inner: extent{e.end, none},
			plain: e.is("t") || e.is("delText"),
		})
		if e.is("fldChar") {
			r.fieldChar(e.attr("fldCharType"))
		}
	case a.props.to == none && e.is("rPrChange"):
		a.revised = append(a.revised, extent{e.start, none})
		if from, to, ok := value(r.data[e.start:e.end], prefixOf(e)+"id"); ok {
			a.ids = append(a.ids, extent{e.start + from, e.start + to})
		}
	default:
		if n := len(a.pieces); n > 0 {
			a.pieces[n-1].plain = false // an element inside the text
		}
	}
}

// fieldChar takes a mark of a complex field in the last atom. Only fields that
// begin and end in the paragraph matter.
func (r *reading) fieldChar(kind string) {
	at := len(r.p.atoms) - 1
	switch n := len(r.fields); {
	case kind == "begin":
		r.fields = append(r.fields, at)
	case kind == "end" && n > 0:
		if n == 1 {
			r.p.fields = append(r.p.fields, fieldRange{r.fields[0], at})
		}
		r.fields = r.fields[:n-1]
	}
}

// text takes character data.
func (r *reading) text(s *scanner, from, to int) {
	if r.p == nil || r.inAtom == 0 {
		return
	}
	a := r.last()
	n := len(a.pieces)
	if n == 0 || a.pieces[n-1].to != none {
		return
	}
	p := &a.pieces[n-1]
	r.texts++
	if len(s.stack) != r.inAtom+1 || r.texts > 1 || bytes.HasPrefix(r.data[from:to], []byte("<!")) {
		p.plain = false
	}
	// Comments and instructions are no character data: what they leave uncovered
	// shows at the end of the piece.
	p.inner.to = to
}

// end takes an end tag.
func (r *reading) end(_ *scanner, depth, from, to int) {
	switch {
	case r.p == nil:
		if n := len(r.controls); n > 0 && r.controls[n-1] == depth {
			r.controls = r.controls[:n-1]
		}
	case depth == r.depth:
		r.endParagraph(from, to)
	case r.inProps:
		r.endProps(depth, to)
	case r.inAtom > 0:
		r.endWithin(r.last(), depth, from, to)
	default:
		if n := len(r.changes); n > 0 && r.changes[n-1].depth == depth {
			r.endChange(r.changes[n-1], to)
		}
	}
}

func (r *reading) endProps(depth, to int) {
	switch n := len(r.p.own); depth {
	case r.depth + 1:
		r.inProps = false
		r.p.props.to = to
		r.p.content.from = to
	case r.depth + 2:
		if n > 0 && r.p.own[n-1].to == none {
			r.p.own[n-1].to = to
		}
	}
}

func (r *reading) endWithin(a *atom, depth, from, to int) {
	switch {
	case depth == r.inAtom:
		a.to = to
		r.inAtom = 0
		if len(r.changes) == 0 {
			a.outer = a.extent
		}
	case depth == r.inAtom+1 && a.props.from > 0 && a.props.to == none:
		a.props.to = to
	case depth == r.inAtom+1 && len(a.pieces) > 0:
		p := &a.pieces[len(a.pieces)-1]
		p.to = to
		p.plain = p.plain && p.inner.to == from && r.texts == 1
		p.inner.to = max(from, p.inner.from)
	case len(a.revised) > 0 && a.revised[len(a.revised)-1].to == none && a.props.to == none && depth == r.inAtom+2:
		a.revised[len(a.revised)-1].to = to
	}
}

func (r *reading) endChange(c openChange, to int) {
	r.changes = r.changes[:len(r.changes)-1]
	if len(r.changes) > 0 {
		return
	}
	for i := c.atom; i < len(r.p.atoms); i++ {
		r.p.atoms[i].outer = extent{c.at, to}
	}
}

func (r *reading) endParagraph(from, to int) {
	p := r.p
	r.p = nil
	p.to = to
	if p.content.from > 0 {
		p.content.to = from
	}
	if i := sort.SearchInts(r.wanted, p.from); i < len(r.wanted) && r.wanted[i] < to {
		r.hit = true
	}
	r.paras = append(r.paras, *p)
	n := len(r.paras) - 1
	if r.hit {
		r.lastHit = n
	}
	if old := n - callsAbove; old >= 0 && r.lastHit < old {
		r.paras[old].atoms, r.paras[old].fields = nil, nil
	}
}

// at returns the paragraph that holds an offset, else the last one before it,
// else nil.
func (s *story) at(offset int) *paragraph {
	i := sort.Search(len(s.paras), func(i int) bool { return s.paras[i].from > offset })
	if i == 0 {
		return nil
	}
	return &s.paras[i-1]
}
