package lexicon

// The tables of the automaton are packed as they are searched. They are read from a file
// that the program was built with: it may be cut off, but holds no foreign numbers.

func (w *writer) automaton(a *automaton, number map[*Entry]int32) {
	w.Text(a.words.text)
	for _, table := range [][]int32{a.words.from, a.words.numbers, a.words.slots} {
		w.Table(table)
	}
	w.Number(a.numbers)
	nodes := make([]int32, 0, nodeNumbers*len(a.nodes))
	for _, n := range a.nodes {
		nodes = append(nodes, n.edge, n.join, n.gap, n.choice, n.end)
	}
	edges := make([]int32, 0, 2*len(a.edges))
	for _, e := range a.edges {
		edges = append(edges, e.word, e.next)
	}
	var choices, chosen []int32
	known := map[*element]int32{}
	var elements []int32 // where the words of each begin and end among those chosen
	for _, c := range a.choices {
		n, ok := known[c.of]
		if !ok {
			n = int32(len(elements) / 2)
			known[c.of] = n
			elements = append(elements, int32(len(chosen)), int32(len(chosen)+len(c.of.words)))
			chosen = append(chosen, c.of.words...)
		}
		choices = append(choices, n, c.next)
	}
	ends := make([]int32, len(a.ends))
	for i, e := range a.ends {
		ends[i] = number[e]
	}
	for _, table := range [][]int32{nodes, edges, a.joins, gapNumbers(a.gaps), elements, chosen, choices, ends, a.firstAt, a.first, gapNumbers(a.open)} {
		w.Table(table)
	}
}

// nodeNumbers is how many numbers a node is.
const nodeNumbers = 5

func gapNumbers(gaps []gap) []int32 {
	out := make([]int32, 0, 3*len(gaps))
	for _, g := range gaps {
		out = append(out, int32(g.min), int32(g.max), g.next)
	}
	return out
}

func (r *reader) gaps() []gap {
	list := r.Table()
	out := make([]gap, len(list)/3)
	for i := range out {
		n := list[3*i : 3*i+3]
		out[i] = gap{int(n[0]), int(n[1]), n[2]}
	}
	return out
}

func (r *reader) automaton(entries []*Entry) *automaton {
	a := &automaton{words: &words{text: r.Text(), from: r.Table(), numbers: r.Table(), slots: r.Table()}, numbers: r.Number()}
	nodes, edges := r.Table(), r.Table()
	a.joins, a.gaps = r.Table(), r.gaps()
	bounds, chosen, choices, ends := r.Table(), r.Table(), r.Table(), r.Table()
	a.firstAt, a.first, a.open = r.Table(), r.Table(), r.gaps()
	if r.Bad() {
		return nil
	}
	a.nodes = make([]node, len(nodes)/nodeNumbers)
	for i := range a.nodes {
		n := nodes[nodeNumbers*i : nodeNumbers*i+nodeNumbers]
		a.nodes[i] = node{n[0], n[1], n[2], n[3], n[4]}
	}
	a.edges = make([]edge, len(edges)/2)
	for i := range a.edges {
		a.edges[i] = edge{edges[2*i], edges[2*i+1]}
	}
	elements := make([]element, len(bounds)/2)
	for i := range elements {
		elements[i].words = chosen[bounds[2*i]:bounds[2*i+1]]
	}
	a.choices = make([]choice, len(choices)/2)
	for i := range a.choices {
		a.choices[i] = choice{&elements[choices[2*i]], choices[2*i+1]}
	}
	a.ends = make([]*Entry, len(ends))
	for i, n := range ends {
		a.ends[i] = entries[n]
	}
	return a
}
