package compare

import (
	"slices"
	"sync"

	"github.com/resolint/resolint/internal/english"
	"github.com/resolint/resolint/internal/lexicon"
)

// word is one word of a compared text: which clause it stands in, and where.
type word struct {
	fold   string
	clause int // index into the side's clauses
	index  int // index into the clause's Tags.Words
	punct  bool
}

// empty reports whether a word says nothing by itself.
func (w *word) empty() bool { return w.punct || english.StopWord(w.fold) }

// hunk is a stretch in which two texts differ: words [A0,A1) of the first stand
// against words [B0,B1) of the second.
type hunk struct{ A0, A1, B0, B1 int }

// maxEdits bounds the work of one word diff; texts further apart than this are
// taken as wholly replaced, which is what a reader would say too.
const maxEdits = 1500

// diff returns the hunks in which a and b differ, in order, in the room given, which may
// be nil. It is the greedy algorithm of Myers, "An O(ND) difference algorithm and its
// variations" (1986), on folded words.
func diff(a, b []word, room []hunk) []hunk {
	prefix := 0
	for prefix < len(a) && prefix < len(b) && a[prefix].fold == b[prefix].fold {
		prefix++
	}
	suffix := 0
	for suffix < len(a)-prefix && suffix < len(b)-prefix && a[len(a)-1-suffix].fold == b[len(b)-1-suffix].fold {
		suffix++
	}
	ma, mb := a[prefix:len(a)-suffix], b[prefix:len(b)-suffix]
	m := matchers.Get().(*matcher)
	defer matchers.Put(m)
	out := room[:0]
	i, j := 0, 0
	for _, k := range append(m.match(ma, mb), [2]int{len(ma), len(mb)}) {
		if k[0] > i || k[1] > j {
			out = append(out, hunk{prefix + i, prefix + k[0], prefix + j, prefix + k[1]})
		}
		i, j = k[0]+1, k[1]+1
	}
	return join(out, a)
}

// matcher holds what match works in, for the next one.
type matcher struct {
	v, trace []int32
	starts   []int // of the rounds in trace
	pairs    [][2]int
}

var matchers = sync.Pool{New: func() any { return new(matcher) }}

// match returns the index pairs of a longest common subsequence. They stand until
// the matcher is used again.
func (t *matcher) match(a, b []word) [][2]int {
	n, m := len(a), len(b)
	t.pairs = t.pairs[:0]
	if n == 0 || m == 0 {
		return t.pairs
	}
	limit := min(n+m, maxEdits)
	if max(n-m, m-n) > limit {
		return t.pairs // so many words of the longer one have no partner
	}
	t.v = slices.Grow(t.v[:0], 2*limit+2)[:2*limit+2]
	clear(t.v)
	v := t.v
	t.trace, t.starts = t.trace[:0], t.starts[:0]
	for d := 0; d <= limit; d++ {
		t.starts = append(t.starts, len(t.trace))
		t.trace = append(t.trace, v[limit-d:limit+d+2]...)
		for k := -d; k <= d; k += 2 {
			var x int
			if k == -d || k != d && v[limit+k-1] < v[limit+k+1] {
				x = int(v[limit+k+1])
			} else {
				x = int(v[limit+k-1]) + 1
			}
			y := x - k
			for x < n && y < m && a[x].fold == b[y].fold {
				x++
				y++
			}
			v[limit+k] = int32(x)
			if x >= n && y >= m {
				t.backtrack(a, b, d)
				return t.pairs
			}
		}
	}
	return t.pairs
}

// backtrack collects the pairs of the way that round d ended.
func (t *matcher) backtrack(a, b []word, d int) {
	x, y := len(a), len(b)
	for ; d >= 0; d-- {
		// Round d holds v[-d .. d+1] as it was before.
		at := func(k int) int { return int(t.trace[t.starts[d]+k+d]) }
		k := x - y
		var pk int
		if k == -d || k != d && at(k-1) < at(k+1) {
			pk = k + 1
		} else {
			pk = k - 1
		}
		px, py := 0, 0
		if d > 0 {
			px = at(pk)
			py = px - pk
		}
		for x > px && y > py && a[x-1].fold == b[y-1].fold {
			x--
			y--
			t.pairs = append(t.pairs, [2]int{x, y})
		}
		if d > 0 {
			x, y = px, py
		}
	}
	slices.Reverse(t.pairs)
}

// join merges hunks that only a word or two without content of its own keep
// apart, so that "[women] and [girls]" is one replacement. It works in their list.
func join(hs []hunk, a []word) []hunk {
	out := hs[:0]
	for _, h := range hs {
		if n := len(out); n > 0 {
			p := &out[n-1]
			if gap := h.A0 - p.A1; gap <= 2 && glue(a[p.A1:h.A0]) && (p.A1 > p.A0 || p.B1 > p.B0) && (h.A1 > h.A0) == (p.A1 > p.A0) && (h.B1 > h.B0) == (p.B1 > p.B0) {
				p.A1, p.B1 = h.A1, h.B1
				continue
			}
		}
		out = append(out, h)
	}
	return out
}

func glue(ws []word) bool {
	for _, w := range ws {
		if w.punct || !english.StopWord(w.fold) {
			return false
		}
	}
	return true
}

func wordsOf(words []lexicon.Token, clause int, out []word) []word {
	for i := range words {
		out = append(out, word{words[i].Fold, clause, i, words[i].Kind == lexicon.Punct})
	}
	return out
}
