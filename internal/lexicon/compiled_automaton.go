package lexicon

import "github.com/resolint/resolint/internal/pack"

// The tables of the automaton are packed as they are searched. They are read from a file
// that the program was built with: it may be cut off, but holds no foreign numbers.

func (w *writer) automaton(a *automaton, number map[*Entry]int32) {
	w.Text(a.words.text)
	w.Table(a.words.from)
	w.Table(a.words.numbers)
	w.Table(a.words.slots)
	w.Number(a.numbers)
	nodes := make([]int32, 0, nodeSize*len(a.nodes))
	for _, n := range a.nodes {
		nodes = append(nodes, n.edge, n.join, n.gap, n.choice, n.end)
	}
	edges := make([]int32, 0, edgeSize*len(a.edges))
	for _, e := range a.edges {
		edges = append(edges, e.word, e.next)
	}
	var choices, words []int32
	known := map[*int32]int32{} // where in words those begin that choices share
	for _, c := range a.choices {
		if len(c.words) == 0 {
			choices = append(choices, 0, 0, c.next)
			continue
		}
		from, ok := known[&c.words[0]]
		if !ok {
			from = int32(len(words))
			known[&c.words[0]] = from
			words = append(words, c.words...)
		}
		choices = append(choices, from, from+int32(len(c.words)), c.next)
	}
	ends := make([]int32, len(a.ends))
	for i, e := range a.ends {
		ends[i] = number[e]
	}
	for _, table := range [][]int32{nodes, edges, a.joins, gapNumbers(a.gaps), words, choices, ends, a.firstAt, a.first, gapNumbers(a.open)} {
		w.Table(table)
	}
}

// How many numbers each is.
const (
	nodeSize   = 5
	edgeSize   = 2
	gapSize    = 3
	choiceSize = 3
)

func gapNumbers(gaps []gap) []int32 {
	out := make([]int32, 0, gapSize*len(gaps))
	for _, g := range gaps {
		out = append(out, int32(g.min), int32(g.max), g.next)
	}
	return out
}

// rows makes a list of a table: each of its members of so many numbers.
func rows[T any](t pack.Table, size int, member func(at func(k int) int32) T) []T {
	out := make([]T, t.Len()/size)
	i := 0
	at := func(k int) int32 { return t.At(i*size + k) }
	for i = range out {
		out[i] = member(at)
	}
	return out
}

func (r *reader) gaps() []gap {
	return rows(r.Table(), gapSize, func(at func(int) int32) gap { return gap{min: int(at(0)), max: int(at(1)), next: at(2)} })
}

func (r *reader) automaton(entries []*Entry) *automaton {
	a := &automaton{words: &words{text: r.Text(), from: r.Table().All(), numbers: r.Table().All(), slots: r.Table().All()}, numbers: r.Number()}
	nodes, edges := r.Table(), r.Table()
	a.joins, a.gaps = r.Table().All(), r.gaps()
	chosen, choices, ends := r.Table().All(), r.Table(), r.Table()
	a.firstAt, a.first, a.open = r.Table().All(), r.Table().All(), r.gaps()
	if r.Bad() {
		return nil
	}
	a.nodes = rows(nodes, nodeSize, func(at func(int) int32) node { return node{at(0), at(1), at(2), at(3), at(4)} })
	a.edges = rows(edges, edgeSize, func(at func(int) int32) edge { return edge{at(0), at(1)} })
	a.choices = rows(choices, choiceSize, func(at func(int) int32) choice { return choice{chosen[at(0):at(1)], at(2)} })
	a.ends = rows(ends, 1, func(at func(int) int32) *Entry { return entries[at(0)] })
	a.lead()
	return a
}
