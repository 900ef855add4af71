package lexicon

import (
	"cmp"
	"slices"
)

// Hit is one entry found in a list of tokens.
type Hit struct {
	Entry *Entry
	// From and To are token indexes, To exclusive.
	From, To int
}

// matcher is a trie over interned words under construction. All patterns of a
// lexicon share it, so one pass over a clause's tokens finds every entry.
type matcher struct {
	words map[string]int32
	// edges maps node<<32|word to the next node.
	edges map[uint64]int32
	// joins lists, for a node, nodes that go on from it without a word: where the
	// alternatives of a pattern's element meet again.
	joins map[int32][]int32
	// gaps lists, for a node, gaps that may follow it.
	gaps map[int32][]gap
	// ends lists the entries that a node completes.
	ends [][]*Entry
}

// gap is a run of min to max arbitrary words before the next node.
type gap struct {
	min, max int
	next     int32
}

func newMatcher() *matcher {
	return &matcher{
		words: make(map[string]int32, 4096),
		edges: make(map[uint64]int32, 16384),
		joins: map[int32][]int32{},
		gaps:  map[int32][]gap{},
		ends:  make([][]*Entry, 1, 16384),
	}
}

// add compiles one pattern. Alternatives meet in a node of their own, so that a
// pattern takes as many nodes as it has words, not as it has meanings.
func (m *matcher) add(elements [][][]string, e *Entry) {
	node := int32(0)
	for _, alts := range elements {
		if len(alts) == 1 {
			node = m.chain(node, alts[0])
			continue
		}
		meet := m.node()
		for _, seq := range alts {
			end := m.chain(node, seq)
			m.joins[end] = append(m.joins[end], meet)
		}
		node = meet
	}
	for _, old := range m.ends[node] {
		if old == e {
			return
		}
	}
	m.ends[node] = append(m.ends[node], e)
}

func (m *matcher) chain(node int32, seq []string) int32 {
	for _, w := range seq {
		if lo, hi, ok := gapOf(w); ok {
			node = m.gapNode(node, lo, hi)
			continue
		}
		id, ok := m.words[w]
		if !ok {
			id = int32(len(m.words) + 1)
			m.words[w] = id
		}
		key := uint64(node)<<32 | uint64(id)
		next, ok := m.edges[key]
		if !ok {
			next = m.node()
			m.edges[key] = next
		}
		node = next
	}
	return node
}

func (m *matcher) node() int32 {
	m.ends = append(m.ends, nil)
	return int32(len(m.ends) - 1)
}

func (m *matcher) gapNode(from int32, lo, hi int) int32 {
	for _, g := range m.gaps[from] {
		if g.min == lo && g.max == hi {
			return g.next
		}
	}
	next := m.node()
	m.gaps[from] = append(m.gaps[from], gap{lo, hi, next})
	return next
}

// gapOf reads the gap words that expand writes: "_1!" is exactly one word, "_3"
// up to three.
func gapOf(w string) (lo, hi int, ok bool) {
	if w == "_1!" {
		return 1, 1, true
	}
	if len(w) == 2 && w[0] == '_' && w[1] >= '1' && w[1] <= '9' {
		return 0, int(w[1] - '0'), true
	}
	return 0, 0, false
}

// automaton lays the trie out for searching.
func (m *matcher) automaton() *automaton {
	a := &automaton{words: m.words, nodes: make([]node, 0, len(m.ends)+1)}
	byNode := make([][]edge, len(m.ends))
	for key, next := range m.edges {
		n := key >> 32
		byNode[n] = append(byNode[n], edge{int32(uint32(key)), next})
	}
	for n := range m.ends {
		a.nodes = append(a.nodes, a.size())
		slices.SortFunc(byNode[n], func(x, y edge) int { return cmp.Compare(x.word, y.word) })
		a.edges = append(a.edges, byNode[n]...)
		a.joins = append(a.joins, m.joins[int32(n)]...)
		a.gaps = append(a.gaps, m.gaps[int32(n)]...)
		a.ends = append(a.ends, m.ends[n]...)
	}
	a.nodes = append(a.nodes, a.size())
	a.start()
	return a
}

// size is where the next node begins.
func (a *automaton) size() node {
	return node{int32(len(a.edges)), int32(len(a.joins)), int32(len(a.gaps)), int32(len(a.ends))}
}
