package finding

import (
	"cmp"
	"slices"
)

// coverage finds the findings of a document that a waiver can be about, so that many
// waivers need not ask for each of many findings.
type coverage struct {
	document *Document
	all      []int
	clauses  map[string][]int // findings by the clauses that name them
	draft    spans
	base     spans // of a redline only: a waiver in its text stands before both
	// rules says of a waiver's rules whether they cover a finding's rule.
	rules map[[2]string]bool
}

func newCoverage(d *Document) *coverage {
	x := &coverage{document: d, clauses: map[string][]int{}, rules: map[[2]string]bool{}}
	for i := range d.Findings {
		f := &d.Findings[i]
		x.all = append(x.all, i)
		for _, l := range []*Location{f.Base, f.Draft, f.Proposal} {
			for _, name := range clauseNames(l) {
				if of := x.clauses[name]; len(of) == 0 || of[len(of)-1] != i {
					x.clauses[name] = append(of, i)
				}
			}
		}
		x.draft.add(i, f.Draft)
		if d.Redline {
			x.base.add(i, f.Base)
		}
	}
	x.draft.sort()
	x.base.sort()
	return x
}

// clauseNames are the clause paths by which a waiver can name the clause of l: its own,
// those above it, and its own without the file before it.
func clauseNames(l *Location) []string {
	if l == nil || l.Clause == "" {
		return nil
	}
	out := []string{l.Clause}
	for i := range len(l.Clause) {
		switch l.Clause[i] {
		case '/':
			out = append(out, l.Clause[:i])
		case ':':
			out = append(out, l.Clause[i+1:])
		}
	}
	return out
}

// candidates are the findings that stand where the waiver is about, perhaps twice.
func (x *coverage) candidates(w *Waiver) []int {
	switch {
	case w.Base != nil || w.Draft != nil:
		return append(x.draft.touching(w.Draft), x.base.touching(w.Base)...)
	case w.Clause != "":
		return x.clauses[w.Clause]
	}
	return x.all
}

// covers reports whether a waiver is about a finding that is one of its candidates.
func (x *coverage) covers(w *Waiver, f *Finding) bool {
	key := [2]string{w.Rule, f.Rule}
	ok, known := x.rules[key]
	if !known {
		ok = w.coversRule(f.Rule)
		x.rules[key] = ok
	}
	if !ok || w.Base == nil && w.Draft == nil {
		return ok
	}
	return overlaps(f.Draft, w.Draft) || x.document.Redline && overlaps(f.Base, w.Base)
}

func overlaps(l *Location, r *Range) bool {
	if l == nil || r == nil {
		return false
	}
	if l.Span.Start == l.Span.End {
		// An empty span, where something is missing, touches the range it stands in.
		return r.Start <= l.Span.Start && l.Span.Start <= r.End
	}
	return l.Span.Start < r.End && r.Start < l.Span.End
}

// spans are places of findings in the order of their starts.
type spans []findingSpan

type findingSpan struct {
	start, end int
	furthest   int // the largest end up to this one
	finding    int
}

func (s *spans) add(finding int, l *Location) {
	if l != nil {
		*s = append(*s, findingSpan{start: l.Span.Start, end: l.Span.End, finding: finding})
	}
}

func (s spans) sort() {
	slices.SortStableFunc(s, func(a, b findingSpan) int { return cmp.Compare(a.start, b.start) })
	furthest := 0
	for i := range s {
		furthest = max(furthest, s[i].end)
		s[i].furthest = furthest
	}
}

// touching returns the findings whose places meet a range or border on it.
func (s spans) touching(r *Range) []int {
	if r == nil {
		return nil
	}
	n, _ := slices.BinarySearchFunc(s, r.End+1, func(a findingSpan, at int) int { return cmp.Compare(a.start, at) })
	var out []int
	for i := n - 1; i >= 0 && s[i].furthest >= r.Start; i-- {
		if s[i].end >= r.Start {
			out = append(out, s[i].finding)
		}
	}
	return out
}
