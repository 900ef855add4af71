package lexicon

import "github.com/resolint/resolint/internal/pack"

// imageReader reads an image.
type imageReader struct{ *pack.Reader }

func (r *imageReader) lexicon() *Lexicon {
	entries := make([]Entry, r.Count())
	l := &Lexicon{byID: make(map[string]*Entry, len(entries)), Entries: make([]*Entry, len(entries))}
	for i := range entries {
		e := &entries[i]
		r.Strings(&e.ID, &e.Kind, &e.Family, &e.Role, &e.Class, &e.Ladder, &e.Support, &e.Label)
		e.Rank, e.For, e.Atoms = r.Number(), r.List(), r.List()
		l.Entries[i], l.byID[e.ID] = e, e
	}
	l.Series = make([]Series, r.Count())
	for i := range l.Series {
		s := &l.Series[i]
		r.Strings(&s.ID, &s.Family, &s.Title, &s.Organ, &s.Carries)
		s.Numbers = r.List()
	}
	l.Agreed = make([]Agreed, r.Count())
	for i := range l.Agreed {
		a := &l.Agreed[i]
		r.Strings(&a.Concept, &a.Family, &a.Text, &a.Source)
	}
	l.Families = make([]Family, r.Count())
	for i := range l.Families {
		r.Strings(&l.Families[i].ID, &l.Families[i].Label)
	}
	n := r.Count()
	l.spellings = make(map[string]string, n)
	for range n {
		from := r.String()
		l.spellings[from] = r.String()
	}
	l.automaton = r.automaton(entries)
	return l
}

func (r *imageReader) automaton(entries []Entry) *automaton {
	words := r.List()
	a := &automaton{words: make(map[string]int32, len(words))}
	for i := 1; i < len(words); i++ {
		a.words[words[i]] = int32(i)
	}
	a.nodes = make([]node, r.Count())
	a.edges, a.joins, a.gaps = make([]edge, r.Count()), make([]int32, r.Count()), make([]gap, r.Count())
	a.ends = make([]*Entry, r.Count())
	if len(a.nodes) < 2 {
		r.Fail()
		return a
	}
	for i := 1; i < len(a.nodes); i++ {
		x := a.nodes[i-1]
		a.nodes[i] = node{x.edge + r.small(), x.join + r.small(), x.gap + r.small(), x.end + r.small()}
	}
	if a.nodes[len(a.nodes)-1] != a.size() {
		r.Fail()
	}
	last := len(a.nodes) - 1
	for i := range a.edges {
		a.edges[i] = edge{int32(r.Below(len(words))), int32(r.Below(last))}
	}
	for i := range a.joins {
		a.joins[i] = int32(r.Below(last))
	}
	for i := range a.gaps {
		a.gaps[i] = gap{r.Number(), r.Number(), int32(r.Below(last))}
	}
	for i := range a.ends {
		if n := r.Below(len(entries)); !r.Bad() {
			a.ends[i] = &entries[n]
		}
	}
	if !r.Bad() {
		a.start()
	}
	return a
}

// small reads a step from one node to the next; a table has fewer places than the
// image has bytes.
func (r *imageReader) small() int32 { return int32(r.Below(1 << 20)) }
