package facts

import "github.com/open-policy-agent/opa/v1/ast"

// Part is some of the facts of a document, for judging them by themselves. A fate stands
// in one part with all others of its clause of the base, and with the record of the
// clause that it led to; records that are no fates stand in one part, the first.
type Part struct {
	all   *Facts
	fates []*Fate
	first bool
}

// Parts divides the facts into parts of at least so many fates, the last of what is left,
// in the order of the facts. Few facts are one part.
func (f *Facts) Parts(least int) []Part {
	part := Part{all: f, first: true}
	first, groups := f.recorded(), [][]*Fate{}
	of := map[place]int{} // the number of a clause's group
	for i := range f.Fates {
		fate := &f.Fates[i]
		at, ok := fate.inBase()
		if first[at] {
			part.fates = append(part.fates, fate)
			continue
		}
		n, known := of[at]
		if !known || !ok {
			n = len(groups)
			groups = append(groups, nil)
			of[at] = n
		}
		groups[n] = append(groups[n], fate)
	}
	var out []Part
	for _, group := range groups {
		if len(part.fates) >= least {
			out = append(out, part)
			part = Part{all: f}
		}
		part.fates = append(part.fates, group...)
	}
	return append(out, part)
}

// place names a clause as rules do, who know no other name for it.
type place struct{ resolution, clause string }

func placeOf(s *Site) place { return place{s.Resolution.Heading, s.Clause.Path} }

// inBase is the clause of the base, or of the proposal, that a fate is about; false
// where there is none.
func (f *Fate) inBase() (place, bool) {
	switch {
	case f.Direction != Gain:
		return placeOf(&f.From), true
	case f.To != nil:
		return placeOf(f.To), true
	}
	return place{}, false
}

// recorded are the clauses of the base that became clauses of the draft which have
// records.
func (f *Facts) recorded() map[place]bool {
	has := make(map[place]bool, len(f.Clauses))
	for i := range f.Clauses {
		has[placeOf(&f.Clauses[i].Site)] = true
	}
	out := map[place]bool{}
	for i := range f.Fates {
		if fate := &f.Fates[i]; fate.Direction != Gain && fate.To != nil && has[placeOf(fate.To)] {
			out[placeOf(&fate.From)] = true
		}
	}
	return out
}

// Value returns the part as policies see it: facts of which the rest is not there.
func (p *Part) Value() ast.Value {
	if !p.first {
		return p.all.value(p.fates, &Facts{})
	}
	return p.all.value(p.fates, p.all)
}
