package finding

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// TestCoverage: among its candidates a waiver finds what it would find among all
// findings.
func TestCoverage(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	clauses := []string{"resolves/1", "resolves/1/a", "resolves", "a.txt:resolves/1", "op/3", ""}
	place := func() *Location {
		if random.IntN(5) == 0 {
			return nil
		}
		start := random.IntN(60)
		return &Location{Clause: clauses[random.IntN(len(clauses))], Span: Span{Start: start, End: start + random.IntN(12)}}
	}
	rules := []string{"gender/removed", "gender/moved", "mandate/removed"}
	for round := range 300 {
		d := &Document{Redline: round%2 == 0}
		for range 20 {
			d.Findings = append(d.Findings, Finding{Rule: rules[random.IntN(3)], Base: place(), Draft: place(), Proposal: place()})
		}
		x := newCoverage(d)
		for range 20 {
			w := Waiver{Rule: []string{"gender", "*/removed", "mandate/removed, gender/moved", "*"}[random.IntN(4)]}
			switch random.IntN(3) {
			case 0:
				start := random.IntN(60)
				w.Draft = &Range{Start: start, End: start + random.IntN(20)}
				w.Base = &Range{Start: start + 3, End: start + 9}
			case 1:
				w.Clause = clauses[random.IntN(len(clauses)-1)]
			}
			var got, want []int
			for _, j := range x.candidates(&w) {
				if x.covers(&w, &d.Findings[j]) {
					got = append(got, j)
				}
			}
			for j := range d.Findings {
				if about(d, &w, &d.Findings[j]) {
					want = append(want, j)
				}
			}
			slices.Sort(got)
			if got = slices.Compact(got); !slices.Equal(got, want) {
				t.Fatalf("waiver %+v covers %v, want %v", w, got, want)
			}
		}
	}
}

// about says in plain words what a waiver is about.
func about(d *Document, w *Waiver, f *Finding) bool {
	if !w.coversRule(f.Rule) {
		return false
	}
	if w.Base != nil || w.Draft != nil {
		return overlaps(f.Draft, w.Draft) || d.Redline && overlaps(f.Base, w.Base)
	}
	return w.Clause == "" || slices.ContainsFunc([]*Location{f.Base, f.Draft, f.Proposal}, func(l *Location) bool {
		return l != nil && (l.Clause == w.Clause || strings.HasPrefix(l.Clause, w.Clause+"/") || strings.HasSuffix(l.Clause, ":"+w.Clause))
	})
}

// TestManyWaivers: a waiver before each of many clauses is held against the findings on
// its clause, and not against all.
func TestManyWaivers(t *testing.T) {
	const n = 10_000
	d := &Document{}
	for i := range n {
		d.Findings = append(d.Findings, Finding{Rule: "gender/removed", Draft: &Location{
			Clause: fmt.Sprintf("resolves/%d", i), Span: Span{Start: 100 * i, End: 100*i + 40},
		}})
	}
	x := newCoverage(d)
	for i := range n {
		placed := Waiver{Rule: "gender", Draft: &Range{Start: 100 * i, End: 100*i + 50}}
		named := Waiver{Rule: "gender", Clause: fmt.Sprintf("resolves/%d", i)}
		for _, w := range []*Waiver{&placed, &named} {
			if found := x.candidates(w); len(found) != 1 || found[0] != i {
				t.Fatalf("clause %d has the candidates %v", i, found)
			}
		}
	}
}
