package compare

import (
	"fmt"
	"slices"

	"github.com/resolint/resolint/internal/facts"
	"github.com/resolint/resolint/internal/match"
	"github.com/resolint/resolint/internal/resolution"
)

const (
	// goesOn is the likeness from which on a clause goes on in its counterpart.
	goesOn = 0.4
	// rewrittenBelow is the share of clauses going on below which two texts of one title
	// are different texts; leastClauses how many clauses a text must have to tell.
	rewrittenBelow = 1.0 / 3
	leastClauses   = 12
)

// rewriting is how much of one resolution of the base goes on.
type rewriting struct {
	clauses, carried int
	// draft is the resolution of the draft that most of what goes on stands in.
	draft *resolution.Resolution
}

// rewritings counts, for each resolution of text a, how many of its clauses go on in
// text b, in words or by reference, and returns those that were rewritten.
func (f *follower) rewritings() map[*resolution.Resolution]*rewriting {
	all := map[*resolution.Resolution]*rewriting{}
	for i := range f.a.Units {
		u := &f.a.Units[i]
		if u.Title {
			continue
		}
		r := all[u.Resolution]
		if r == nil {
			r = &rewriting{}
			all[u.Resolution] = r
		}
		r.clauses++
		_, renewed := f.renewed[u.Clause]
		if _, applied := f.applied[u.Clause]; renewed || applied {
			r.carried++
		} else if v := f.successor(u); v != nil {
			r.carried++
			r.draft = v.Resolution
		}
	}
	for res, r := range all {
		if r.clauses < leastClauses || r.draft == nil || float64(r.carried) >= rewrittenBelow*float64(r.clauses) {
			delete(all, res)
		}
	}
	return all
}

// successor is the clause of b in which a clause of a goes on, in its words or in
// others; nil where it does not.
func (f *follower) successor(u *match.Unit) *match.Unit {
	for _, l := range u.Links {
		if v := &f.b.Units[l.To]; match.Unchanged(u) || match.Cosine(u, v) >= goesOn {
			return v
		}
	}
	return nil
}

// told counts a loss in a text that was rewritten and reports whether it was one.
func (f *follower) told(fate *facts.Fate) bool {
	r := f.rewritten[fate.From.Resolution]
	if r == nil || f.dir != facts.Loss {
		return false
	}
	if fate.To != nil && fate.Relation != facts.Replaced && len(fate.Lost) == 0 {
		return true // force alone says nothing between different texts
	}
	if !lasting(fate) {
		return true
	}
	for i := range f.tally {
		if t := &f.tally[i]; t.Base.Resolution == fate.From.Resolution && t.Family == fate.Family {
			t.Lost++
			return true
		}
	}
	before := speaking(f.a, fate.Family)
	if before == 0 {
		return true // what was lost spoke of the family in passing
	}
	f.tally = append(f.tally, facts.Rewritten{
		ID: fmt.Sprintf("w%d", len(f.tally)+1), Family: fate.Family, Base: titleOf(fate.From.Resolution), Draft: titleOf(r.draft),
		Clauses: r.clauses, Carried: r.carried, Lost: 1, OutOfScope: fate.OutOfScope,
		Before: before, After: speaking(f.b, fate.Family),
	})
	return true
}

// lasting reports whether what a fate lost was meant to last: no record, task or citation.
func lasting(fate *facts.Fate) bool {
	t := fate.From.Clause.Tags
	t.Parse()
	s := gravest(t, fate, standingAlone(fate))
	return s == nil || weights[s.Standing] >= weights[resolution.StandingConsideration]
}

// speaking counts the clauses of a text that speak of a family.
func speaking(x *match.Text, family string) int {
	n := 0
	for i := range x.Units {
		if slices.Contains(strong(x.Units[i].Clause.Tags), family) {
			n++
		}
	}
	return n
}

// titleOf is the title of a resolution, or its first clause.
func titleOf(r *resolution.Resolution) facts.Site {
	at := 0
	for i := range r.Clauses {
		if r.Clauses[i].Part == resolution.PartTitle && r.Clauses[i].Tags != nil {
			at = i
			break
		}
	}
	c := &r.Clauses[at]
	s := facts.Site{Resolution: r, Clause: c, Proposal: -1}
	if c.Tags != nil {
		s.To = len(c.Tags.Words)
	}
	return s
}
