package lexicon

// automaton is a matcher in the form in which texts are searched: its nodes are
// numbers, and what belongs to a node lies side by side in a few tables.
type automaton struct {
	// words are the numbers of the patterns' words, from 1 on.
	words *words
	// numbers is one more than the last of them.
	numbers int
	// nodes has one more node than there are, so that what belongs to node n ends
	// where that of n+1 begins.
	nodes []node
	edges []edge
	// joins go on from a node without a word: where the alternatives of an element meet.
	joins   []int32
	gaps    []gap
	choices []choice
	ends    []*Entry
	// first lists, for each word, what a pattern reaches with it as its first word, in
	// the order in which a walk from the root finds it: the entries that a node completes
	// where the number is negative, what follows on the node where it is not.
	firstAt []int32
	first   []int32
	// open are the gaps that a pattern reaches before its first word: it begins with any
	// word.
	open []gap
}

// node is where the edges, joins, gaps, choices and ends of a node begin.
type node struct{ edge, join, gap, choice, end int32 }

// edge leads on with a word. Those of a node are sorted by word where they are many.
type edge struct{ word, next int32 }

// fewEdges is the number of edges up to which looking at each is the fastest way.
const fewEdges = 8

func (a *automaton) next(n, word int32) (int32, bool) {
	edges := a.edges[a.nodes[n].edge:a.nodes[n+1].edge]
	for len(edges) > fewEdges {
		if half := len(edges) / 2; edges[half].word <= word {
			edges = edges[half:]
		} else {
			edges = edges[:half]
		}
	}
	for i := range edges {
		if edges[i].word == word {
			return edges[i].next, true
		}
	}
	return 0, false
}

// search is one pass over the tokens of a text.
type search struct {
	*automaton
	tokens []Token
	// ids are the numbers of the tokens' words, 0 for unknown ones.
	ids  []int32
	from int
	out  []Hit
}

// all returns every hit in tokens, as long as the search does nothing else.
func (s *search) all(a *automaton, tokens []Token) []Hit {
	s.automaton, s.tokens, s.ids, s.out = a, tokens, s.ids[:0], s.out[:0]
	for i := range tokens {
		s.ids = append(s.ids, a.words.number(tokens[i].Fold))
	}
	for i := range tokens {
		s.at(i)
	}
	s.tokens = nil
	return s.out
}

// at finds every hit that starts at token i.
func (s *search) at(i int) {
	s.from = i
	for k := range s.open {
		s.walkGap(&s.open[k], i)
	}
	w := s.ids[i]
	for _, n := range s.first[s.firstAt[w]:s.firstAt[w+1]] {
		if n < 0 {
			s.found(-n, i+1)
		} else {
			s.follow(n, i+1)
		}
	}
}

func (s *search) walk(n int32, at int) {
	s.found(n, at)
	s.follow(n, at)
}

// found notes the entries that a node completes.
func (s *search) found(n int32, at int) {
	for _, e := range s.ends[s.nodes[n].end:s.nodes[n+1].end] {
		s.out = appendLongest(s.out, Hit{e, s.from, at})
	}
}

// follow looks at what follows on a node.
func (s *search) follow(n int32, at int) {
	for {
		here, next := &s.nodes[n], &s.nodes[n+1]
		for _, j := range s.joins[here.join:next.join] {
			s.walk(j, at)
		}
		for i := here.gap; i < next.gap; i++ {
			s.walkGap(&s.gaps[i], at)
		}
		if at >= len(s.tokens) || s.ids[at] == 0 {
			return
		}
		word := s.ids[at]
		at++
		to, ok := s.next(n, word)
		if ok {
			s.found(to, at)
		}
		for i := here.choice; i < next.choice; i++ {
			if has(s.choices[i].words, word) {
				s.walk(s.choices[i].next, at)
			}
		}
		if !ok {
			return
		}
		n = to
	}
}

// walkGap tries a gap at every length. A gap never crosses the end of a
// sentence or of a clause's statement.
func (s *search) walkGap(g *gap, at int) {
	for n := 0; n <= g.max && at+n <= len(s.tokens); n++ {
		if n > 0 {
			if t := &s.tokens[at+n-1]; t.Kind == Punct && (t.Fold == ";" || t.Fold == "." || t.Fold == ":") {
				return
			}
		}
		if n >= g.min && s.leadsOn(g, at+n) {
			s.walk(g.next, at+n)
		}
	}
}

// leadsOn reports whether anything may be found behind a gap that ends before token at.
func (s *search) leadsOn(g *gap, at int) bool {
	if g.leads == anyWord {
		return true
	}
	return at < len(s.ids) && g.leads&bitOf(s.ids[at]) != 0
}

// anyWord are the words behind a gap where it takes none to find something.
const anyWord = ^uint64(0)

// bitOf is the bit of a word among those behind a gap; unknown words have none.
func bitOf(word int32) uint64 {
	if word == 0 {
		return 0
	}
	return 1 << (word & 63)
}

// lead fills in the words behind the gaps.
func (a *automaton) lead() {
	for _, gaps := range [][]gap{a.gaps, a.open} {
		for i := range gaps {
			gaps[i].leads = a.leads(gaps[i].next)
		}
	}
}

func (a *automaton) leads(n int32) uint64 {
	here, next := &a.nodes[n], &a.nodes[n+1]
	if here.end < next.end || here.gap < next.gap {
		return anyWord
	}
	words := uint64(0)
	for _, j := range a.joins[here.join:next.join] {
		words |= a.leads(j)
	}
	for _, e := range a.edges[here.edge:next.edge] {
		words |= bitOf(e.word)
	}
	for _, c := range a.choices[here.choice:next.choice] {
		for _, w := range c.words {
			words |= bitOf(w)
		}
	}
	return words
}

// appendLongest keeps, for one entry and start, only the shortest gap's hit
// where lengths are equal and the longest otherwise.
func appendLongest(out []Hit, h Hit) []Hit {
	for i := len(out) - 1; i >= 0 && out[i].From == h.From; i-- {
		if out[i].Entry == h.Entry {
			if h.To > out[i].To {
				out[i].To = h.To
			}
			return out
		}
	}
	return append(out, h)
}

// start fills in the table of first words. What a walk from the root comes to without a
// word is looked at once here, not at every token.
func (a *automaton) start() {
	type step struct{ word, next int32 }
	steps := make([]step, 0, 4*len(a.ends))
	var follow func(n int32)
	follow = func(n int32) {
		here, next := a.nodes[n], a.nodes[n+1]
		for _, j := range a.joins[here.join:next.join] {
			follow(j)
		}
		a.open = append(a.open, a.gaps[here.gap:next.gap]...)
		for _, e := range a.edges[here.edge:next.edge] {
			steps = append(steps, step{e.word, -e.next})
		}
		for _, c := range a.choices[here.choice:next.choice] {
			for _, w := range c.words {
				steps = append(steps, step{w, -c.next}, step{w, c.next})
			}
		}
		for _, e := range a.edges[here.edge:next.edge] {
			steps = append(steps, step(e))
		}
	}
	follow(0)
	a.firstAt = make([]int32, a.numbers+1)
	for _, s := range steps {
		a.firstAt[s.word+1]++
	}
	for i := 1; i < len(a.firstAt); i++ {
		a.firstAt[i] += a.firstAt[i-1]
	}
	a.first = make([]int32, len(steps))
	fill := make([]int32, a.numbers)
	for _, s := range steps {
		a.first[a.firstAt[s.word]+fill[s.word]] = s.next
		fill[s.word]++
	}
}
