package lexicon

import "slices"

// Hit is one entry found in a list of tokens.
type Hit struct {
	Entry *Entry
	// From and To are token indexes, To exclusive.
	From, To int
}

// matcher is a trie over the words of a vocabulary under construction. All patterns of
// a lexicon share it, so one pass over a clause's tokens finds every entry. It is built
// at every start, so that what belongs to a node is chained in a few tables that grow
// and not kept in maps.
type matcher struct {
	words *vocabulary
	// first is the node that each word leads to from the root, 0 for none.
	first   []int32
	nodes   []building
	gaps    []gapAfter
	choices []pair[choice]
	joins   []pair[int32]
	ends    []pair[*Entry]
}

// building is a node: the word that leads to it, its first child and the next child of
// its parent, its last gap, and the last entry that it completes.
type building struct {
	word, child, sibling, gap int32
	end                       *Entry
}

// gapAfter is a gap after a node, with the index of the node's one before, 0 for none.
type gapAfter struct {
	gap
	after, before int32
}

// pair is something that belongs to a node.
type pair[T any] struct {
	node int32
	what T
}

// gap is a run of min to max arbitrary words before the next node. leads are the words that
// lead on from there, each by a bit that it may share with others; all bits where something
// is found or goes on without a word.
type gap struct {
	min, max int
	next     int32
	leads    uint64
}

// choice leads on with any word of an element.
type choice struct {
	// words are those of an element, sorted; patterns share them.
	words []int32
	next  int32
}

func newMatcher(words *vocabulary) *matcher {
	const usual = 8 << 10 // nodes of resolint's own lexicon, and some more
	return &matcher{
		words: words, first: make([]int32, 0, cap(words.names)), nodes: make([]building, 1, usual),
		gaps: make([]gapAfter, 1, usual/16), choices: make([]pair[choice], 0, usual/3), joins: make([]pair[int32], 0, usual/8), ends: make([]pair[*Entry], 0, usual/2),
	}
}

// add compiles one pattern of an entry.
func (m *matcher) add(l *Lexicon, e *Entry, words string) error {
	node := int32(0)
	p := pattern{vocabulary: m.words, src: words, own: e.Lists, lists: l.lists}
	if err := p.elements(func(x *element) { node = m.element(node, x) }); err != nil {
		return err
	}
	if m.nodes[node].end != e {
		m.nodes[node].end = e
		m.ends = append(m.ends, pair[*Entry]{node, e})
	}
	return nil
}

// element returns the node behind an element. Its alternatives meet in one node, so that
// a pattern takes as many nodes as it has words, not as it has meanings.
func (m *matcher) element(node int32, x *element) int32 {
	switch {
	case len(x.words) == 1 && x.phrases == nil:
		return m.child(node, x.words[0])
	case x.words == nil && len(x.phrases) == 1:
		return m.chain(node, x.phrases[0])
	}
	meet := m.node(0)
	m.choices = append(m.choices, pair[choice]{node, choice{x.words, meet}})
	for _, a := range x.phrases {
		m.joins = append(m.joins, pair[int32]{m.chain(node, a), meet})
	}
	return meet
}

func (m *matcher) chain(node int32, a phrase) int32 {
	for _, w := range a {
		switch {
		case w == oneWord:
			node = m.over(node, 1, 1)
		case w < 0:
			node = m.over(node, 0, int(-w))
		default:
			node = m.child(node, w)
		}
	}
	return node
}

func (m *matcher) node(word int32) int32 {
	m.nodes = append(m.nodes, building{word: word})
	return int32(len(m.nodes) - 1)
}

// child returns the node that a word leads to.
func (m *matcher) child(of, word int32) int32 {
	if of == 0 {
		for int(word) >= len(m.first) {
			m.first = append(m.first, 0)
		}
		if m.first[word] != 0 {
			return m.first[word]
		}
	}
	for c := m.nodes[of].child; of != 0 && c != 0; c = m.nodes[c].sibling {
		if m.nodes[c].word == word {
			return c
		}
	}
	n := m.node(word)
	m.nodes[n].sibling = m.nodes[of].child
	m.nodes[of].child = n
	if of == 0 {
		m.first[word] = n
	}
	return n
}

// over returns the node behind a gap.
func (m *matcher) over(from int32, lo, hi int) int32 {
	for i := m.nodes[from].gap; i != 0; i = m.gaps[i].before {
		if g := &m.gaps[i]; g.min == lo && g.max == hi {
			return g.next
		}
	}
	next := m.node(0)
	m.gaps = append(m.gaps, gapAfter{gap{min: lo, max: hi, next: next}, from, m.nodes[from].gap})
	m.nodes[from].gap = int32(len(m.gaps) - 1)
	return next
}

// automaton lays the trie out for searching.
func (m *matcher) automaton() *automaton {
	a := &automaton{words: newWords(m.words.words), numbers: len(m.words.names), nodes: make([]node, len(m.nodes)+1), edges: make([]edge, 0, len(m.nodes)-len(m.gaps)-len(m.choices))}
	for n := range m.nodes {
		a.nodes[n].edge = int32(len(a.edges))
		for c := m.nodes[n].child; c != 0; c = m.nodes[c].sibling {
			a.edges = append(a.edges, edge{m.nodes[c].word, c})
		}
		if own := a.edges[a.nodes[n].edge:]; n > 0 && len(own) > fewEdges {
			slices.SortFunc(own, func(x, y edge) int { return int(x.word - y.word) })
		}
	}
	a.nodes[len(m.nodes)].edge = int32(len(a.edges))
	gaps := make([]pair[gap], len(m.gaps)-1)
	for i, g := range m.gaps[1:] {
		gaps[i] = pair[gap]{g.after, g.gap}
	}
	fill := make([]int32, len(a.nodes))
	a.joins = layOut(fill, a.nodes, m.joins, func(n *node) *int32 { return &n.join })
	a.gaps = layOut(fill, a.nodes, gaps, func(n *node) *int32 { return &n.gap })
	a.choices = layOut(fill, a.nodes, m.choices, func(n *node) *int32 { return &n.choice })
	a.ends = layOut(fill, a.nodes, m.ends, func(n *node) *int32 { return &n.end })
	a.start()
	a.lead()
	return a
}

// layOut puts side by side what belongs to the same node, in its order, and writes into
// each node where it begins. fill is room for a number a node.
func layOut[T any](fill []int32, nodes []node, pairs []pair[T], begin func(*node) *int32) []T {
	for i := range pairs {
		*begin(&nodes[pairs[i].node+1])++
	}
	for n := 1; n < len(nodes); n++ {
		*begin(&nodes[n]) += *begin(&nodes[n-1])
	}
	out := make([]T, len(pairs))
	clear(fill)
	for i := range pairs {
		n := pairs[i].node
		out[*begin(&nodes[n])+fill[n]] = pairs[i].what
		fill[n]++
	}
	return out
}
