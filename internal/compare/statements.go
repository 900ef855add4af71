package compare

import (
	"fmt"
	"slices"

	"github.com/resolint/resolint/internal/facts"
	"github.com/resolint/resolint/internal/match"
	"github.com/resolint/resolint/internal/resolution"
)

// statements notes what happened to the slots of the statements of a clause of the base
// that go on in what the clause became.
func (f *follower) statements(u *match.Unit) {
	p := f.pairing(u)
	if p.gone || p.foreign {
		return
	}
	for k := range u.Clause.Tags.Statements {
		x := &u.Clause.Tags.Statements[k]
		v, y := p.becomes(x)
		if y == nil || !p.sameAct(u, *x, v, *y) {
			continue
		}
		slots := p.slots(x, v, y)
		if len(slots) == 0 {
			continue
		}
		s := facts.Statement{
			ID: fmt.Sprintf("s%d", len(f.stated)+1), Standing: x.Standing, Slots: slots,
			From: site(u, f.proposal), To: site(v, -1),
		}
		s.From.From, s.From.To, s.To.From, s.To.To = x.From, x.To, y.From, y.To
		f.stated = append(f.stated, s)
	}
}

// becomes finds the statement that has most of the words that are kept of statement x in
// their place; nil where none is.
func (p *pairing) becomes(x *resolution.Statement) (in *match.Unit, y *resolution.Statement) {
	most, n := 0, map[*resolution.Statement]int{}
	for i := x.From; i < x.To; i++ {
		if !p.kept(i) || p.a[i].empty() {
			continue
		}
		at := p.b[p.at[i]]
		t := p.to[at.clause].Clause.Tags
		k := t.StatementAt(at.index)
		if k < 0 {
			continue
		}
		s := &t.Statements[k]
		if n[s]++; n[s] > most {
			in, y, most = p.to[at.clause], s, n[s]
		}
	}
	return in, y
}

// slots are those of statement x that are not what they were in the statement y of v, and
// those that only y has.
func (p *pairing) slots(x *resolution.Statement, v *match.Unit, y *resolution.Statement) []facts.Slot {
	var out []facts.Slot
	met := make([]bool, len(y.Slots))
	for i := range x.Slots {
		s := &x.Slots[i]
		if j := p.slotIn(s, v, y); j >= 0 {
			met[j] = true
			if c, differs := p.changed(s, v, &y.Slots[j]); differs {
				out = append(out, c)
			}
		} else if p.slotGone(s) {
			out = append(out, p.slot(facts.Went, s, nil, nil))
		}
	}
	for j := range y.Slots {
		if r := &y.Slots[j]; !met[j] && p.slotNew(v, r) {
			out = append(out, p.slot(facts.Came, nil, v, r))
		}
	}
	return out
}

// slotGone reports whether no counterpart has slot s in whatever place, slotNew whether the
// clause had not slot r of counterpart v.
func (p *pairing) slotGone(s *resolution.Slot) bool {
	if s.Inner() {
		return !slices.ContainsFunc(p.to, func(v *match.Unit) bool { return hasInner(v.Clause.Tags, s) })
	}
	return p.isGone(s.From, s.To)
}

func (p *pairing) slotNew(v *match.Unit, r *resolution.Slot) bool {
	if r.Inner() {
		return !hasInner(p.from.Clause.Tags, r)
	}
	return p.isNew(v, r.From, r.To)
}

func hasInner(t *resolution.Tags, s *resolution.Slot) bool {
	return slices.ContainsFunc(t.Slots, func(r resolution.Slot) bool { return sameInner(s, &r) })
}

// slotIn is the slot of statement y of v that slot s became: that with most of its words in
// their place; of conditions and quantities that lie within others, which the words around
// them say nothing on, the one of the same kind. It is -1 for none.
func (p *pairing) slotIn(s *resolution.Slot, v *match.Unit, y *resolution.Statement) int {
	if s.Inner() {
		return slices.IndexFunc(y.Slots, func(r resolution.Slot) bool { return sameInner(s, &r) })
	}
	best, most := -1, 0
	for j := range y.Slots {
		r := &y.Slots[j]
		if r.Inner() {
			continue
		}
		if n := p.keptIn(s, v, r); n > most {
			best, most = j, n
		}
	}
	return best
}

// sameInner reports whether two slots are the same condition of the lexicon or quantities
// of a kind.
func sameInner(s, r *resolution.Slot) bool {
	if s.Quantity != nil && r.Quantity != nil {
		return s.Quantity.Kind == r.Quantity.Kind
	}
	return s.Entry != nil && s.Entry == r.Entry
}

// keptIn counts the words of slot s that stand in slot r of v, in their place.
func (p *pairing) keptIn(s *resolution.Slot, v *match.Unit, r *resolution.Slot) int {
	n := 0
	for i := s.From; i < s.To; i++ {
		if !p.kept(i) || p.a[i].empty() {
			continue
		}
		if at := p.b[p.at[i]]; p.to[at.clause] == v && r.From <= at.index && at.index < r.To {
			n++
		}
	}
	return n
}

// changed says what is different in slot r of v, which slot s became.
func (p *pairing) changed(s *resolution.Slot, v *match.Unit, r *resolution.Slot) (c facts.Slot, differs bool) {
	c = p.slot(facts.Changed, s, v, r)
	amount := s.Quantity != nil && s.Quantity.Value != r.Quantity.Value
	return c, amount || s.Marker != r.Marker || len(c.Lost) > 0 || len(c.Came) > 0
}

// slot describes slot s, which became slot r of v; either may be nil.
func (p *pairing) slot(what facts.Outcome, s *resolution.Slot, v *match.Unit, r *resolution.Slot) facts.Slot {
	c := facts.Slot{Outcome: what}
	if r != nil {
		name(&c, r)
		c.ToMarker, c.ToWords = r.Marker, v.Clause.Words(r.From, r.To)
		for _, it := range r.Items {
			if p.isNew(v, it.From, it.To) {
				c.Came = append(c.Came, itemOf(v.Clause, it))
			}
		}
	}
	if s != nil {
		name(&c, s)
		c.FromMarker, c.FromWords = s.Marker, p.from.Clause.Words(s.From, s.To)
		for _, it := range s.Items {
			if p.isGone(it.From, it.To) {
				c.Lost = append(c.Lost, itemOf(p.from.Clause, it))
			}
		}
	}
	return c
}

// name says what slot it is.
func name(c *facts.Slot, s *resolution.Slot) {
	c.Kind = s.Kind
	if s.Entry != nil {
		c.Concept = s.Entry.ID
	}
	if s.Quantity != nil {
		c.Quantity = s.Quantity.Kind
	}
}

func itemOf(c *resolution.Clause, it resolution.Item) facts.Item {
	out := facts.Item{Words: c.Words(it.From, it.To)}
	if it.Mention >= 0 {
		m := &c.Tags.Mentions[it.Mention]
		out.Concept, out.Family = m.Entry.ID, m.Family
	}
	return out
}

// isGone reports whether most of what words [from, to) of the clause say stands nowhere in
// its counterparts, isNew whether the clause did not say most of what those of counterpart v do.
func (p *pairing) isGone(from, to int) bool {
	n, there, _ := content(p.a[from:to], p.has)
	return 2*there < n
}

func (p *pairing) isNew(v *match.Unit, from, to int) bool {
	first := p.firstOf(p.clauseIndex(v.Clause))
	n, before, _ := content(p.b[first+from:first+to], p.had)
	return 2*before < n
}
