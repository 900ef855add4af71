// Package align says which clause of one text became which of another: over the whole
// document, equal words first, then likeness with rare words weighing more, then splits
// and merges, then what stands alone in the same gap. A number is a hint and no reason.
//
// It knows words and places, and nothing of families or force.
package align

import (
	"slices"
	"strings"
	"sync/atomic"

	"github.com/resolint/resolint/internal/facts"
	"github.com/resolint/resolint/internal/match"
	"github.com/resolint/resolint/internal/resolution"
)

// blockOf is the path of what a clause is a sub-item of.
func blockOf(c *resolution.Clause) string {
	at := strings.LastIndexByte(c.Path, '/')
	if at < 0 {
		return c.Path
	}
	return c.Path[:at]
}

const (
	// floor is the likeness (cosine of content words by inverse document frequency) below
	// which two clauses are different clauses, wherever they stand: of 35 judged alarms
	// whose clauses shared less, none was right.
	floor = 0.36
	// minContained is the share of a clause's weight that another one must hold to have
	// taken it in.
	minContained = 0.62
	// A number is a hint, never a reason: between clauses as like, the place decides.
	pathBonus  = 0.15
	blockBonus = 0.06
)

// Texts links the units of two texts: equal words first, then by content and
// place together over the whole text, then splits and merges, then what stands
// in the same gap. It returns how often clauses were held against each other, the
// measure by which tests see that work grows with the texts and not with their square.
func Texts(a, b *match.Text, each func(n int, f func(i int))) (work int64) {
	c := &aligner{each: each}
	var terms int
	c.each(2, func(i int) { // weights and links are different fields
		if i == 0 {
			terms = match.Weigh(a, b)
			return
		}
		number(a, b)
		alignEqual(a, b)
		shareBlocks(a, b)
	})
	c.alignSimilar(a, b, terms)
	shareBlocks(a, b)
	c.alignParts(a, b, terms)
	alignPlaces(a, b)
	alignGaps(a, b)
	shareBlocks(a, b)
	for _, t := range []*match.Text{a, b} {
		t.Vocabulary, t.Carried = terms, carriedOn(t)
	}
	return c.work.Load()
}

// aligner is one alignment at work.
type aligner struct {
	// each calls f for 0 to n-1, from as many goroutines as there are to spare.
	each func(n int, f func(i int))
	work atomic.Int64
}

// end ends a search and counts its work.
func (c *aligner) end(s *match.Search) { c.work.Add(int64(s.End())) }

// carriedOn is the share of a text's clauses, weighed by their words, that go on in the
// other text.
func carriedOn(t *match.Text) float64 {
	all, on := 0, 0
	for i := range t.Units {
		u := &t.Units[i]
		if u.Title {
			continue
		}
		n := len(u.Clause.Tags.Words)
		all += n
		if len(u.Links) > 0 && u.Links[0].Relation != facts.Replaced {
			on += n
		}
	}
	if all == 0 {
		return 1
	}
	return float64(on) / float64(all)
}

// alignEqual numbers the words of clauses and links clauses with the same. Of several
// alike, those with the same path go together, the rest in their order.
func alignEqual(a, b *match.Text) {
	keys := match.NumberKeys(a, b)
	type here struct{ key, spot int32 }
	// Units of b by key, and by key and place, from 1: the first of them and, for each,
	// the next.
	bySpot, nextHere := make(map[here]int32, len(b.Units)), make([]int32, len(b.Units))
	byKey, next := make([]int32, keys), make([]int32, len(b.Units))
	for j := len(b.Units) - 1; j >= 0; j-- {
		v := &b.Units[j]
		at := here{v.Key, v.Spot}
		nextHere[j], bySpot[at] = bySpot[at], int32(j+1)
		next[j], byKey[v.Key] = byKey[v.Key], int32(j+1)
	}
	pick := func(i, j int) {
		rel := facts.Same
		if b.Units[j].Block != a.Units[i].Block {
			rel = facts.Moved
		}
		connect(a, b, i, j, rel, 1)
	}
	for i := range a.Units {
		u := &a.Units[i]
		at := here{u.Key, u.Spot}
		if j := bySpot[at]; j > 0 && u.Key != 0 {
			pick(i, int(j-1))
			bySpot[at] = nextHere[j-1]
		}
	}
	for i := range a.Units {
		u := &a.Units[i]
		if len(u.Links) > 0 || u.Key == 0 {
			continue
		}
		j := byKey[u.Key]
		for j > 0 && len(b.Units[j-1].Links) > 0 {
			j = next[j-1]
		}
		if j > 0 {
			pick(i, int(j-1))
			j = next[j-1]
		}
		byKey[u.Key] = j
	}
}

func connect(a, b *match.Text, i, j int, rel facts.Relation, score float64) {
	a.Units[i].Links = append(a.Units[i].Links, match.Link{To: j, Relation: rel, Likeness: score})
	b.Units[j].Links = append(b.Units[j].Links, match.Link{To: i, Relation: rel, Likeness: score})
}

type pair struct {
	i, j  int
	score float64
}

// better orders pairs by score; equal ones by place, so that the order is total.
func better(p, q pair) int {
	switch {
	case p.score > q.score:
		return -1
	case p.score < q.score:
		return 1
	case p.i != q.i:
		return p.i - q.i
	}
	return p.j - q.j
}

// maxPairs is how many of the clauses most like it are remembered for one.
const maxPairs = 64

// piece is how many clauses are looked for by one goroutine at a time.
const piece = 256

// alignSimilar links the clauses that are left, best pairs first. Candidates
// come from an inverted index, so that clauses without a common word are never
// compared.
func (c *aligner) alignSimilar(a, b *match.Text, terms int) {
	ix := match.NewIndex(b, terms, func(v *match.Unit) bool { return len(v.Links) == 0 })
	for id := range ix.Count {
		ix.Count[id] = ix.Starts[id+1] - ix.Starts[id]
	}
	near := match.Near(a, b)
	found := make([][]pair, (len(a.Units)+piece-1)/piece)
	c.each(len(found), func(k int) {
		from := k * piece
		s := ix.Search()
		defer c.end(s)
		found[k] = pairs(s, a, b, from, min(from+piece, len(a.Units)), near)
	})
	pairs := slices.Concat(found...)
	slices.SortFunc(pairs, better)
	for _, p := range pairs {
		if len(a.Units[p.i].Links) == 0 && len(b.Units[p.j].Links) == 0 {
			connect(a, b, p.i, p.j, facts.Edited, p.score)
		}
	}
}

// pairs returns, for the units [from, to) of a that have no counterpart, those of b
// that could be theirs. It only reads, so that several may run beside each other.
func pairs(s *match.Search, a, b *match.Text, from, to int, near []int) []pair {
	limit := max(4+len(b.Units)/4, 24) // words in more clauses than this make no candidates
	var pairs []pair
	for i := from; i < to; i++ {
		u := &a.Units[i]
		if len(u.Links) > 0 || u.Norm == 0 {
			continue
		}
		first := len(pairs)
		s.Find(u, limit, near[i], match.Product)
		poor := s.Poor()
		for _, j := range s.Touched {
			if s.Score[j] < poor*s.Norms[j] {
				continue
			}
			most := (s.Score[j] + s.Rest(&b.Signs[j])*s.Often[j]) / (u.Norm * s.Norms[j])
			if most+tiny < least(u, s.Homes[j]) {
				continue
			}
			if score, ok := similar(s, u, &b.Units[j]); ok {
				pairs = append(pairs, pair{i, int(j), score})
			}
		}
		s.Reset()
		if own := pairs[first:]; len(own) > maxPairs {
			slices.SortFunc(own, better)
			pairs = pairs[:first+maxPairs]
		}
	}
	return pairs
}

// tiny is more than sums of the same numbers in another order differ by.
const tiny = 1e-9

// similar scores the clause of the search at hand and another one by content and
// place, and says whether that is enough to take one for the other.
func similar(s *match.Search, u, v *match.Unit) (float64, bool) {
	if u.Norm == 0 || v.Norm == 0 || u.Title != v.Title {
		return 0, false
	}
	s.Work++
	cos := s.Dot(v) / (u.Norm * v.Norm)
	if cos < least(u, v.Home) {
		return 0, false
	}
	score := cos
	if samePath(u, v) {
		score += pathBonus
	}
	if u.Block == v.Block {
		score += blockBonus
	}
	return score, true
}

// least is the likeness below which a clause did not become one of the resolution at home.
func least(u *match.Unit, home int32) float64 {
	if u.Stays && u.Home != home {
		return match.Abroad
	}
	return floor
}

func samePath(u, v *match.Unit) bool { return u.Spot == v.Spot }

// alignParts finds the other halves of splits and merges: a clause without a
// counterpart whose words another clause holds.
func (c *aligner) alignParts(a, b *match.Text, terms int) {
	c.attach(b, a, terms, func(j, i int, s float64) { connect(a, b, i, j, facts.Split, s) })
	c.attach(a, b, terms, func(i, j int, s float64) { connect(a, b, i, j, facts.Merged, s) })
}

// attach looks, for every unlinked unit of x with enough words, for the unit of y
// that contains it best: a larger clause, and not simply the same text standing
// elsewhere unchanged.
func (c *aligner) attach(x, y *match.Text, terms int, found func(i, j int, score float64)) {
	s := match.NewIndex(y, terms, func(v *match.Unit) bool { return !v.Title && !match.Unchanged(v) }).Search()
	defer c.end(s)
	near := match.Near(x, y)
	for i := range x.Units {
		u := &x.Units[i]
		if len(u.Links) > 0 || len(u.Terms) < 3 || u.Title {
			continue
		}
		best, at := minContained, -1
		rest := s.Find(u, max(24, len(y.Units)/8), near[i], match.Square)
		for _, j := range s.Touched {
			least := (best-tiny)*u.Norm*u.Norm - s.Score[j]
			if int(s.Sizes[j]) <= len(u.Terms) || rest < least || s.Rest(&y.Signs[j]) < least {
				continue
			}
			v, j := &y.Units[j], int(j)
			s.Work++
			share := s.Contained(u, v)
			if share < best || share == best && (at < 0 || j > at) || carried(s, u, v, x) {
				continue // the container's own counterpart has the words already
			}
			best, at = share, j
		}
		s.Reset()
		if at >= 0 {
			found(i, at, best)
		}
	}
}

// carried reports whether a counterpart of v already holds most of the words of u, which
// is searched for; then u is no half of v.
func carried(s *match.Search, u, v *match.Unit, x *match.Text) bool {
	for _, l := range v.Links {
		if w := &x.Units[l.To]; w != u && s.Contained(u, w) >= 0.5 {
			return true
		}
	}
	return false
}
