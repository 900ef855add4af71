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

// Division are the fates of some facts in groups that are judged each by itself: those of
// a clause of the base.
type Division struct {
	all *Facts
	// first are the fates that are judged beside the records that are no fates.
	first  []*Fate
	Groups [][]*Fate
}

// Divide groups the fates, in the order of the facts.
func (f *Facts) Divide() *Division {
	d := &Division{all: f}
	first := f.recorded()
	of := map[place]int{} // the number of a clause's group
	for i := range f.Fates {
		fate := &f.Fates[i]
		at, ok := fate.inBase()
		if first[at] {
			d.first = append(d.first, fate)
			continue
		}
		n, known := of[at]
		if !known || !ok {
			n = len(d.Groups)
			d.Groups = append(d.Groups, nil)
			of[at] = n
		}
		d.Groups[n] = append(d.Groups[n], fate)
	}
	return d
}

// Whole is the value of all facts.
func (d *Division) Whole() ast.Value { return d.all.Value() }

// Parts are parts of at least so many fates, the last of what is left. Few facts are one
// part.
func (d *Division) Parts(least int) []Part {
	part := Part{all: d.all, first: true, fates: d.first}
	var out []Part
	for _, group := range d.Groups {
		if len(part.fates) >= least {
			out = append(out, part)
			part = Part{all: d.all}
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
	rest := *p.all
	rest.Statements = nil // resolint's own rules judge fates; a user's see all facts
	return p.all.value(p.fates, &rest)
}
