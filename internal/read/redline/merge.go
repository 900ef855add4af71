package redline

import "github.com/resolint/resolint/internal/document"

// merged is a run of the result with the sides that show it.
type merged struct {
	document.Run
	on [2]bool
}

// merger joins the paragraphs of both sides in the order of the source.
type merger struct {
	paras [2][]document.Paragraph
	// first and last are, for each side and paragraph, the indexes in runs of its
	// first and last run.
	first, last [2][]int
	runs        []merged
	out         []document.Paragraph
	done        int    // runs that stand in out
	next        [2]int // paragraph of each side that is running
}

// merge returns paragraphs that show base and draft, each exactly, in the two
// views. Runs are ordered by their place in the source. Where the end of a
// paragraph stands at the same place on both sides it is common; an end that
// only one side has carries a change.
func merge(base, draft []document.Paragraph) []document.Paragraph {
	m := &merger{paras: [2][]document.Paragraph{withText(base), withText(draft)}}
	m.order()
	m.ends()
	return m.out
}

func withText(paras []document.Paragraph) []document.Paragraph {
	out := paras[:0]
	for _, p := range paras {
		if len(p.Runs) > 0 {
			out = append(out, p)
		}
	}
	return out
}

// cursor walks over the runs of one side and may stand inside a run.
type cursor struct {
	paras []document.Paragraph
	p, r  int
	rest  document.Run
	done  bool
}

func newCursor(paras []document.Paragraph) *cursor {
	c := &cursor{paras: paras, r: -1}
	c.advance()
	return c
}

func (c *cursor) advance() {
	c.r++
	for c.p < len(c.paras) && c.r >= len(c.paras[c.p].Runs) {
		c.p, c.r = c.p+1, 0
	}
	if c.p >= len(c.paras) {
		c.done = true
		return
	}
	c.rest = c.paras[c.p].Runs[c.r]
}

// head cuts the run at source offset at and returns the part before it; an
// indivisible run is returned whole.
func (c *cursor) head(at int) document.Run {
	r := c.rest
	n := at - r.Start
	if len(r.Text) != r.End-r.Start || n <= 0 || n >= len(r.Text) {
		c.advance()
		return r
	}
	c.rest.Text, c.rest.Start = r.Text[n:], r.Start+n
	r.Text, r.End = r.Text[:n], r.Start+n
	return r
}

// order merges the runs of both sides; equal ones become one.
func (m *merger) order() {
	cur := [2]*cursor{newCursor(m.paras[0]), newCursor(m.paras[1])}
	for s := range m.paras {
		m.first[s] = make([]int, len(m.paras[s]))
		m.last[s] = make([]int, len(m.paras[s]))
		for i := range m.first[s] {
			m.first[s][i] = -1
		}
	}
	for !cur[0].done || !cur[1].done {
		m.step(cur)
	}
}

func (m *merger) step(cur [2]*cursor) {
	b, d := cur[0], cur[1]
	switch {
	case d.done || !b.done && b.rest.Start < d.rest.Start:
		m.one(document.Base, b, cutAt(b, d))
	case b.done || d.rest.Start < b.rest.Start:
		m.one(document.Draft, d, cutAt(d, b))
	default:
		x, y := b.rest, d.rest
		if len(x.Text) == x.End-x.Start && len(y.Text) == y.End-y.Start {
			end := min(x.End, y.End)
			pb, pd := b.p, d.p
			x, y = b.head(end), d.head(end)
			m.both(pb, pd, x, y)
			return
		}
		if x.End == y.End && x.Text == y.Text {
			pb, pd := b.p, d.p
			b.advance()
			d.advance()
			m.both(pb, pd, x, y)
			return
		}
		m.one(document.Base, b, x.End)
	}
}

// cutAt is where the run of a has to be cut so that it does not reach into that
// of b.
func cutAt(a, b *cursor) int {
	if b.done {
		return a.rest.End
	}
	return b.rest.Start
}

func (m *merger) one(s document.Side, c *cursor, at int) {
	p := c.p
	r := c.head(at)
	other := document.Draft
	kind := document.Deleted
	if s == document.Draft {
		other, kind = document.Base, document.Inserted
	}
	if other.Has(r.Changes) {
		// The change that made the difference stands elsewhere, such as a line break
		// that became the end of a paragraph.
		r.Changes = append(r.Changes[:len(r.Changes):len(r.Changes)], &document.Change{Kind: kind})
	}
	m.runs = append(m.runs, merged{Run: r})
	m.runs[len(m.runs)-1].on[s] = true
	m.note(s, p)
}

func (m *merger) both(pb, pd int, x, y document.Run) {
	if x.Text != y.Text { // the same bytes of the source read in two ways
		m.runs = append(m.runs, merged{Run: only(x, document.Deleted), on: [2]bool{true, false}})
		m.note(document.Base, pb)
		m.runs = append(m.runs, merged{Run: only(y, document.Inserted), on: [2]bool{false, true}})
		m.note(document.Draft, pd)
		return
	}
	m.runs = append(m.runs, merged{Run: y, on: [2]bool{true, true}})
	m.note(document.Base, pb)
	m.note(document.Draft, pd)
}

func only(r document.Run, k document.ChangeKind) document.Run {
	r.Changes = append(r.Changes[:len(r.Changes):len(r.Changes)], &document.Change{Kind: k})
	return r
}

func (m *merger) note(s document.Side, para int) {
	i := len(m.runs) - 1
	if m.first[s][para] < 0 {
		m.first[s][para] = i
	}
	m.last[s][para] = i
}

// ends places the ends of paragraphs. The end of paragraph k of a side may stand
// anywhere between its last run and the first run of paragraph k+1.
func (m *merger) ends() {
	for {
		b, d := m.next[0], m.next[1]
		bLo, bHi, bOK := m.room(document.Base, b)
		dLo, dHi, dOK := m.room(document.Draft, d)
		switch {
		case !bOK && !dOK:
			return
		case bOK && dOK && max(bLo, dLo) <= min(bHi, dHi):
			m.emit(max(bLo, dLo), nil)
			m.next = [2]int{b + 1, d + 1}
		case !dOK || bOK && bHi < dLo:
			m.emit(bLo, m.change(bLo, document.Base))
			m.next[0]++
		default:
			m.emit(dLo, m.change(dLo, document.Draft))
			m.next[1]++
		}
	}
}

func (m *merger) room(s document.Side, para int) (lo, hi int, ok bool) {
	if para >= len(m.paras[s]) {
		return 0, 0, false
	}
	hi = len(m.runs)
	if para+1 < len(m.paras[s]) {
		hi = m.first[s][para+1]
	}
	return m.last[s][para] + 1, hi, true
}

// change returns the change of an end that only side s has, at gap: that of the
// nearest run that only this side shows.
func (m *merger) change(gap int, s document.Side) []*document.Change {
	kind := document.Deleted
	if s == document.Draft {
		kind = document.Inserted
	}
	for _, i := range [...]int{gap - 1, gap} {
		if i < 0 || i >= len(m.runs) || m.runs[i].on[1-s] {
			continue
		}
		for _, c := range m.runs[i].Changes {
			if c.Kind == kind {
				return []*document.Change{c}
			}
		}
	}
	return []*document.Change{{Kind: kind}}
}

// emit ends a paragraph before run number gap.
func (m *merger) emit(gap int, brk []*document.Change) {
	var seen [2]bool
	gap = max(gap, m.done)
	p := document.Paragraph{Break: brk}
	for _, r := range m.runs[m.done:gap] {
		seen[0], seen[1] = seen[0] || r.on[0], seen[1] || r.on[1]
		p.Runs = append(p.Runs, r.Run)
	}
	m.done = gap
	of := document.Draft
	if !seen[document.Draft] || m.next[document.Draft] >= len(m.paras[document.Draft]) {
		of = document.Base
		if m.next[document.Base] >= len(m.paras[document.Base]) {
			of = document.Draft
		}
	}
	q := &m.paras[of][m.next[of]]
	p.Part, p.Note, p.Style, p.Indent, p.Cell = q.Part, q.Note, q.Style, q.Indent, q.Cell
	p.Unit, p.Index, p.Page = q.Unit, q.Index, q.Page
	for s := range m.paras {
		if m.next[s] < len(m.paras[s]) && seen[s] {
			p.Label[s] = m.paras[s][m.next[s]].Label[s]
		}
	}
	m.out = append(m.out, p)
}
