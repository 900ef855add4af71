package docx

import (
	"bytes"
	"sort"
	"unicode/utf8"
)

// spot is a place between the elements of a paragraph where markers can stand.
// Where it lies inside a run, the run has to be cut there.
type spot struct {
	at  int
	cut *cut
}

// cut divides a run: before what is inserted the run is closed, after it the run
// goes on with the same properties.
type cut struct {
	run *atom
	// text is the piece that is divided; nil for a cut between pieces.
	text *runPiece
}

// opening returns the spot for a range that begins with the byte at offset.
func (s *story) opening(p *paragraph, offset int) spot {
	i := p.atomAt(offset)
	switch {
	case p.content == extent{}:
		return spot{at: p.from}
	case i < 0 && len(p.atoms) > 0 && offset < p.atoms[0].from, len(p.atoms) == 0:
		return spot{at: p.content.from}
	case i < 0:
		return spot{at: p.content.to}
	}
	if f, ok := p.fieldAt(i); ok {
		return spot{at: p.atoms[f.first].from}
	}
	a := &p.atoms[i]
	k := a.pieceAt(offset)
	if !a.run || k < 0 {
		return spot{at: a.from}
	}
	if at, ok := s.divide(&a.pieces[k], offset); ok {
		return spot{at, &cut{a, &a.pieces[k]}}
	} else if at >= a.pieces[k].inner.to && a.pieces[k].plain {
		return a.boundary(k + 1)
	}
	return a.boundary(k)
}

// closing returns the spot for a range that ends before the byte at offset, and
// the atom that it ends in, nil if it is none.
func (s *story) closing(p *paragraph, offset int) (spot, *atom) {
	i := p.atomAt(offset - 1)
	switch {
	case p.content == extent{}:
		return spot{at: p.to}, nil
	case i < 0 && len(p.atoms) > 0 && offset <= p.atoms[0].from, len(p.atoms) == 0:
		return spot{at: p.content.from}, nil
	case i < 0:
		return spot{at: p.content.to}, nil
	}
	if f, ok := p.fieldAt(i); ok {
		a := &p.atoms[f.last]
		return spot{at: a.to}, a
	}
	a := &p.atoms[i]
	k := a.pieceAt(offset - 1)
	if !a.run || k < 0 {
		return spot{at: a.to}, a
	}
	if at, ok := s.divide(&a.pieces[k], offset); ok {
		return spot{at, &cut{a, &a.pieces[k]}}, a
	} else if at <= a.pieces[k].inner.from && a.pieces[k].plain {
		return a.boundary(k), a
	}
	return a.boundary(k + 1), a
}

// boundary is the spot before piece k of a run.
func (a *atom) boundary(k int) spot {
	switch {
	case k == 0:
		return spot{at: a.from}
	case k >= len(a.pieces):
		return spot{at: a.to}
	}
	return spot{a.pieces[k].from, &cut{run: a}}
}

// divide returns the offset at which a piece can be divided near offset, and
// whether that is inside its visible text: space at the ends of a text that does
// not preserve it is not visible.
func (s *story) divide(p *runPiece, offset int) (int, bool) {
	if !p.plain {
		return offset, false
	}
	at := snap(s.data, p.inner, offset)
	lead, trail := s.hidden(p)
	return at, at > p.inner.from+lead && at < p.inner.to-trail
}

// hidden returns how many bytes of space at the start and the end of a piece's
// text are not shown.
func (s *story) hidden(p *runPiece) (lead, trail int) {
	raw := s.data[p.tag.from:p.tag.to]
	if from, to, ok := value(raw, "xml:space"); ok && string(raw[from:to]) == "preserve" {
		return 0, 0
	}
	const space = " \t\r\n"
	text := s.data[p.inner.from:p.inner.to]
	lead = len(text) - len(bytes.TrimLeft(text, space))
	trail = len(text) - len(bytes.TrimRight(text, space))
	return lead, min(trail, len(text)-lead)
}

// snap moves an offset in character data back to the start of a character, be it
// spelt in bytes or as an entity.
func snap(data []byte, in extent, offset int) int {
	at := min(max(offset, in.from), in.to)
	for at > in.from && at < in.to && !utf8.RuneStart(data[at]) {
		at--
	}
	head := data[in.from:at]
	if amp := bytes.LastIndexByte(head, '&'); amp >= 0 && bytes.IndexByte(head[amp:], ';') < 0 {
		at = in.from + amp
	}
	return at
}

// atomAt returns the index of the atom that holds an offset, -1 for none.
func (p *paragraph) atomAt(offset int) int {
	i := sort.Search(len(p.atoms), func(i int) bool { return p.atoms[i].to > offset })
	if i < len(p.atoms) && p.atoms[i].holds(offset) {
		return i
	}
	return none
}

func (a *atom) pieceAt(offset int) int {
	i := sort.Search(len(a.pieces), func(i int) bool { return a.pieces[i].to > offset })
	if i < len(a.pieces) && a.pieces[i].holds(offset) {
		return i
	}
	return none
}

// fieldAt returns the field that atom i is part of.
func (p *paragraph) fieldAt(i int) (fieldRange, bool) {
	for _, f := range p.fields {
		if f.first <= i && i <= f.last {
			return f, true
		}
	}
	return fieldRange{}, false
}

// outside returns the spot behind a closing one that no tracked change covers:
// what stands in a tracked change goes with it.
func outside(end spot, a *atom) spot {
	if a != nil && a.changed {
		return spot{at: a.outer.to}
	}
	return end
}
