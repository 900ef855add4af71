package lexicon

// imageReader reads an image. After the first byte that cannot be it is bad, and
// gives zeros only.
type imageReader struct {
	rest  string
	table []string
	bad   bool
}

func (r *imageReader) number() int {
	n, shift := uint64(0), 0
	for i := 0; i < len(r.rest) && shift < 35; i++ {
		c := r.rest[i]
		n |= uint64(c&0x7f) << shift
		if c < 0x80 {
			r.rest = r.rest[i+1:]
			return int(n)
		}
		shift += 7
	}
	r.bad, r.rest = true, ""
	return 0
}

// count reads the length of a list: no list is longer than the bytes that are left.
func (r *imageReader) count() int { return r.below(len(r.rest) + 1) }

// below reads a number smaller than limit.
func (r *imageReader) below(limit int) int {
	n := r.number()
	if n >= limit {
		r.bad, r.rest = true, ""
		return 0
	}
	return n
}

func (r *imageReader) bytes(n int) string {
	if n > len(r.rest) {
		r.bad, r.rest = true, ""
		return ""
	}
	s := r.rest[:n]
	r.rest = r.rest[n:]
	return s
}

func (r *imageReader) string() string {
	if n := r.below(len(r.table)); !r.bad {
		return r.table[n]
	}
	return ""
}

func (r *imageReader) list() []string {
	n := r.count()
	if n == 0 {
		return nil
	}
	out := make([]string, n)
	for i := range out {
		out[i] = r.string()
	}
	return out
}

// fields reads a list into the strings given.
func (r *imageReader) fields(into ...*string) {
	if r.number() != len(into) {
		r.bad, r.rest = true, ""
	}
	for _, s := range into {
		*s = r.string()
	}
}

func (r *imageReader) lexicon() *Lexicon {
	entries := make([]Entry, r.count())
	l := &Lexicon{byID: make(map[string]*Entry, len(entries)), Entries: make([]*Entry, len(entries))}
	for i := range entries {
		e := &entries[i]
		for _, s := range [...]*string{&e.ID, &e.Kind, &e.Family, &e.Role, &e.Class, &e.Ladder, &e.Support, &e.Label} {
			*s = r.string()
		}
		e.Rank, e.For, e.Atoms = r.number(), r.list(), r.list()
		l.Entries[i], l.byID[e.ID] = e, e
	}
	l.Series = make([]Series, r.count())
	for i := range l.Series {
		s := &l.Series[i]
		r.fields(&s.ID, &s.Family, &s.Title, &s.Organ, &s.Carries)
		s.Numbers = r.list()
	}
	l.Agreed = make([]Agreed, r.count())
	for i := range l.Agreed {
		a := &l.Agreed[i]
		r.fields(&a.Concept, &a.Family, &a.Text, &a.Source)
	}
	l.Families = make([]Family, r.count())
	for i := range l.Families {
		r.fields(&l.Families[i].ID, &l.Families[i].Label)
	}
	n := r.count()
	l.spellings = make(map[string]string, n)
	for range n {
		from := r.string()
		l.spellings[from] = r.string()
	}
	l.automaton = r.automaton(entries)
	return l
}

func (r *imageReader) automaton(entries []Entry) *automaton {
	words := r.list()
	a := &automaton{words: make(map[string]int32, len(words))}
	for i := 1; i < len(words); i++ {
		a.words[words[i]] = int32(i)
	}
	a.nodes = make([]node, r.count())
	a.edges, a.joins, a.gaps = make([]edge, r.count()), make([]int32, r.count()), make([]gap, r.count())
	a.ends = make([]*Entry, r.count())
	if len(a.nodes) < 2 {
		r.bad = true
		return a
	}
	for i := 1; i < len(a.nodes); i++ {
		x := a.nodes[i-1]
		a.nodes[i] = node{x.edge + r.small(), x.join + r.small(), x.gap + r.small(), x.end + r.small()}
	}
	if a.nodes[len(a.nodes)-1] != a.size() {
		r.bad = true
	}
	last := len(a.nodes) - 1
	for i := range a.edges {
		a.edges[i] = edge{int32(r.below(len(words))), int32(r.below(last))}
	}
	for i := range a.joins {
		a.joins[i] = int32(r.below(last))
	}
	for i := range a.gaps {
		a.gaps[i] = gap{r.number(), r.number(), int32(r.below(last))}
	}
	for i := range a.ends {
		if n := r.below(len(entries)); !r.bad {
			a.ends[i] = &entries[n]
		}
	}
	if !r.bad {
		a.start()
	}
	return a
}

// small reads a step from one node to the next; a table has fewer places than the
// image has bytes.
func (r *imageReader) small() int32 { return int32(r.below(1 << 20)) }
