package compare

import (
	"math"
	"slices"
	"sort"
	"strings"

	"github.com/resolint/resolint/internal/facts"
	"github.com/resolint/resolint/internal/lexicon"
	"github.com/resolint/resolint/internal/resolution"
)

// unit is one clause of a text that takes part in the comparison.
type unit struct {
	res    *resolution.Resolution
	clause *resolution.Clause
	// key is the clause's folded words; equal keys are the same words.
	key string
	// terms are the weights of its content words, sorted by number; stems are the
	// numbers of all its words, as they stand.
	terms []term
	norm  float64
	stems []int32
	sign  signature // of stems
	// text tells the resolutions of a role apart where there are several.
	text string
	// spot is the number of the clause's place, by text and path, parent that of the
	// clause it is a sub-item of, noPlace for none. block is the number of the call
	// block that it stands in: that of the place of which it is a sub-item, or one
	// below zero for the sub-items of a clause that is new there. The two texts of a
	// comparison are numbered alike.
	spot, parent, block int32
	// order is its index among the units.
	order int
	// outOfScope is true in texts that some families are not scored in, title in
	// titles.
	outOfScope, title bool
	// links are the clauses of the other text that it became, best first.
	links []link
}

const noPlace = math.MinInt32

type link struct {
	to       int
	relation facts.Relation
	score    float64
}

// text is all units of one role, over all its resolutions.
type text struct {
	units []unit
	// places is the number of places of the texts compared, vocabulary that of the
	// stems in both, carried the share of its clauses that go on in the other text.
	places, vocabulary int
	carried            float64
}

// newText collects the units of a role. Enacting formulas, arguments and empty
// clauses do not take part.
func newText(rs []*resolution.Resolution) *text {
	n, bytes := 0, 0
	for _, r := range rs {
		n += len(r.Clauses)
		for i := range r.Clauses {
			bytes += len(r.Clauses[i].Text) + 1
		}
	}
	t := &text{units: make([]unit, 0, n)}
	var keys strings.Builder // of all units: one string, cut below
	keys.Grow(bytes)
	ends, links := make([]int, 0, n), make([]link, n)
	for _, r := range rs {
		id, out := "", outOfScope(r)
		if len(rs) > 1 {
			id = identity(r)
		}
		for i := range r.Clauses {
			c := &r.Clauses[i]
			if c.Part == resolution.PartReasons || c.Part == resolution.PartEnacting || c.Tags == nil {
				continue
			}
			k := len(t.units)
			writeKey(&keys, c.Tags.Words)
			ends = append(ends, keys.Len())
			t.units = append(t.units, unit{
				res: r, clause: c, text: id, order: k, outOfScope: out, title: c.Part == resolution.PartTitle,
				links: links[k : k : k+1],
			})
		}
	}
	from := 0
	for k, to := range ends {
		t.units[k].key, from = keys.String()[from:to], to
	}
	return t
}

// identity is what makes two resolutions of different roles the same one: organ
// and number, or the title of a text without number.
func identity(r *resolution.Resolution) string {
	if r.Number == "" {
		return strings.ToLower(r.Title)
	}
	return r.Organ + "/" + r.Kind + "/" + r.Number
}

// writeKey writes the words without what is not content: punctuation, and the years
// of revisions, which each conference renews.
func writeKey(key *strings.Builder, words []lexicon.Token) {
	for i := range words {
		if w := &words[i]; w.Kind != lexicon.Punct {
			key.WriteString(w.Fold)
			key.WriteByte(' ')
		}
	}
}

// keyOf is the key of a clause with these words.
func keyOf(words []lexicon.Token) string {
	var b strings.Builder
	writeKey(&b, words)
	return b.String()
}

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

// align links the units of two texts: equal words first, then by content and
// place together over the whole text, then splits and merges, then what stands
// in the same gap.
func (c *comparison) align(a, b *text) {
	var terms int
	c.in.each(2, func(i int) { // weights and links are different fields
		if i == 0 {
			terms = weigh(a, b)
			return
		}
		number(a, b)
		alignEqual(a, b)
		shareBlocks(a, b)
	})
	c.alignSimilar(a, b, terms)
	shareBlocks(a, b)
	c.alignParts(a, b, terms)
	alignGaps(a, b)
	shareBlocks(a, b)
	for _, t := range []*text{a, b} {
		t.vocabulary, t.carried = terms, carriedOn(t)
	}
}

// carriedOn is the share of a text's clauses, weighed by their words, that go on in the
// other text.
func carriedOn(t *text) float64 {
	all, on := 0, 0
	for i := range t.units {
		u := &t.units[i]
		if u.title {
			continue
		}
		n := len(u.clause.Tags.Words)
		all += n
		if len(u.links) > 0 && u.links[0].relation != facts.Replaced {
			on += n
		}
	}
	if all == 0 {
		return 1
	}
	return float64(on) / float64(all)
}

// alignEqual links clauses with the same words. Of several alike, those with the
// same path go together, the rest in their order.
func alignEqual(a, b *text) {
	numbers := make(map[string]int, len(b.units))
	number := func(u *unit) int {
		n, ok := numbers[u.key]
		if !ok {
			n = len(numbers)
			numbers[u.key] = n
		}
		return n
	}
	type here struct {
		key  int
		spot int32
	}
	bySpot, byKey := make(map[here][]int, len(b.units)), make(map[int][]int, len(b.units))
	for j := range b.units {
		v := &b.units[j]
		n := number(v)
		at := here{n, v.spot}
		bySpot[at], byKey[n] = append(bySpot[at], j), append(byKey[n], j)
	}
	pick := func(i, j int) {
		rel := facts.Same
		if b.units[j].block != a.units[i].block {
			rel = facts.Moved
		}
		connect(a, b, i, j, rel, 1)
	}
	keys := make([]int, len(a.units))
	for i := range a.units {
		u := &a.units[i]
		keys[i] = number(u)
		at := here{keys[i], u.spot}
		if same := bySpot[at]; len(same) > 0 && u.key != "" {
			pick(i, same[0])
			bySpot[at] = same[1:]
		}
	}
	for i := range a.units {
		if len(a.units[i].links) > 0 || a.units[i].key == "" {
			continue
		}
		same := byKey[keys[i]]
		for len(same) > 0 && len(b.units[same[0]].links) > 0 {
			same = same[1:]
		}
		if len(same) > 0 {
			pick(i, same[0])
			same = same[1:]
		}
		byKey[keys[i]] = same
	}
}

func connect(a, b *text, i, j int, rel facts.Relation, score float64) {
	a.units[i].links = append(a.units[i].links, link{j, rel, score})
	b.units[j].links = append(b.units[j].links, link{i, rel, score})
}

type pair struct {
	i, j  int
	score float64
}

// before orders pairs by score; equal ones by place, so that the order is total.
func (p pair) before(q pair) bool {
	if p.score != q.score {
		return p.score > q.score
	}
	if p.i != q.i {
		return p.i < q.i
	}
	return p.j < q.j
}

// maxPairs is how many of the clauses most like it are remembered for one.
const maxPairs = 64

// piece is how many clauses are looked for by one goroutine at a time.
const piece = 256

// alignSimilar links the clauses that are left, best pairs first. Candidates
// come from an inverted index, so that clauses without a common word are never
// compared.
func (c *comparison) alignSimilar(a, b *text, terms int) {
	ix := newIndex(b, terms, func(v *unit) bool { return len(v.links) == 0 })
	for id := range ix.count {
		ix.count[id] = ix.starts[id+1] - ix.starts[id]
	}
	near := places(a, b)
	found := make([][]pair, (len(a.units)+piece-1)/piece)
	c.in.each(len(found), func(k int) {
		from := k * piece
		s := ix.search()
		defer s.end(c)
		found[k] = s.pairs(a, b, from, min(from+piece, len(a.units)), near)
	})
	pairs := slices.Concat(found...)
	sort.Slice(pairs, func(x, y int) bool { return pairs[x].before(pairs[y]) })
	for _, p := range pairs {
		if len(a.units[p.i].links) == 0 && len(b.units[p.j].links) == 0 {
			connect(a, b, p.i, p.j, facts.Edited, p.score)
		}
	}
}

// pairs returns, for the units [from, to) of a that have no counterpart, those of b
// that could be theirs. It only reads, so that several may run beside each other.
func (s *search) pairs(a, b *text, from, to int, near []int) []pair {
	limit := max(4+len(b.units)/4, 24) // words in more clauses than this make no candidates
	var pairs []pair
	for i := from; i < to; i++ {
		u := &a.units[i]
		if len(u.links) > 0 || u.norm == 0 {
			continue
		}
		first := len(pairs)
		rest := s.find(u, limit, near[i], product)
		rest = math.Sqrt(rest) / u.norm
		poor := s.poor()
		for _, j := range s.touched {
			// Words not looked at add at most the length of their part of u's vector.
			if s.score[j] < poor*s.norms[j] {
				continue
			}
			most := s.score[j]/(u.norm*s.norms[j]) + rest + tiny
			if most < floor {
				continue
			}
			v := &b.units[j]
			if score, ok := s.similar(u, v); ok {
				pairs = append(pairs, pair{i, int(j), score})
			}
		}
		s.reset()
		if own := pairs[first:]; len(own) > maxPairs {
			sort.Slice(own, func(x, y int) bool { return own[x].before(own[y]) })
			pairs = pairs[:first+maxPairs]
		}
	}
	return pairs
}

// tiny is more than sums of the same numbers in another order differ by.
const tiny = 1e-9

// similar scores the clause of the search at hand and another one by content and
// place, and says whether that is enough to take one for the other.
func (s *search) similar(u, v *unit) (float64, bool) {
	if u.norm == 0 || v.norm == 0 || u.title != v.title {
		return 0, false
	}
	s.work++
	cos := s.dot(v) / (u.norm * v.norm)
	if cos < floor {
		return 0, false
	}
	score := cos
	if samePath(u, v) {
		score += pathBonus
	}
	if u.block == v.block {
		score += blockBonus
	}
	return score, true
}

func samePath(u, v *unit) bool { return u.spot == v.spot }

// alignParts finds the other halves of splits and merges: a clause without a
// counterpart whose words another clause holds.
func (c *comparison) alignParts(a, b *text, terms int) {
	c.attach(b, a, terms, func(j, i int, s float64) { connect(a, b, i, j, facts.Split, s) })
	c.attach(a, b, terms, func(i, j int, s float64) { connect(a, b, i, j, facts.Merged, s) })
}

// attach looks, for every unlinked unit of x with enough words, for the unit of y
// that contains it best: a larger clause, and not simply the same text standing
// elsewhere unchanged.
func (c *comparison) attach(x, y *text, terms int, found func(i, j int, score float64)) {
	s := newIndex(y, terms, func(v *unit) bool { return !v.title && !unchanged(v) }).search()
	defer s.end(c)
	near := places(x, y)
	for i := range x.units {
		u := &x.units[i]
		if len(u.links) > 0 || len(u.terms) < 3 || u.title {
			continue
		}
		best, at := minContained, -1
		rest := s.find(u, max(24, len(y.units)/8), near[i], square)
		for _, j := range s.touched {
			v, j := &y.units[j], int(j)
			if len(v.terms) <= len(u.terms) || (s.score[j]+rest)/(u.norm*u.norm)+tiny < best {
				continue
			}
			s.work++
			share := contained(u, v)
			if share < best || share == best && (at < 0 || j > at) || carried(u, v, x) {
				continue // the container's own counterpart has the words already
			}
			best, at = share, j
		}
		s.reset()
		if at >= 0 {
			found(i, at, best)
		}
	}
}

// carried reports whether a counterpart of v already holds most of u's words; then
// u is no half of v.
func carried(u, v *unit, x *text) bool {
	for _, l := range v.links {
		if w := &x.units[l.to]; w != u && contained(u, w) >= 0.5 {
			return true
		}
	}
	return false
}

func unchanged(u *unit) bool {
	return len(u.links) > 0 && (u.links[0].relation == facts.Same || u.links[0].relation == facts.Moved)
}
