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

// Unit is one clause of a text that takes part in the comparison.
type Unit struct {
	Resolution    *resolution.Resolution
	Clause *resolution.Clause
	// Key is the clause's folded words; equal keys are the same words.
	Key string
	// Terms are the weights of its content words, sorted by number; stems are the
	// numbers of all its words, as they stand.
	Terms []Term
	Norm  float64
	Stems []int32
	Sign  Signature // of stems
	// Name tells the resolutions of a role apart where there are several.
	Name string
	// Spot is the number of the clause's place, by text and path, Parent that of the
	// clause it is a sub-item of, noPlace for none. Block is the number of the call
	// Block that it stands in: that of the place of which it is a sub-item, or one
	// below zero for the sub-items of a clause that is new there. The two texts of a
	// comparison are numbered alike.
	Spot, Parent, Block int32
	// Order is its index among the units.
	Order int
	// OutOfScope is true in texts that some families are not scored in, Title in
	// titles.
	OutOfScope, Title bool
	// Links are the clauses of the other text that it became, best first.
	Links []Link
}

const NoPlace = math.MinInt32

type Link struct {
	To       int
	Relation facts.Relation
	Likeness    float64
}

// Text is all units of one role, over all its resolutions.
type Text struct {
	Units []Unit
	// Places is the number of Places of the texts compared, Vocabulary that of the
	// stems in both, carried the share of its clauses that go on in the other text.
	Places, Vocabulary int
	Carried            float64
}

// NewText collects the units of a role. Enacting formulas, arguments and empty
// clauses do not take part.
func NewText(rs []*resolution.Resolution) *Text {
	n, bytes := 0, 0
	for _, r := range rs {
		n += len(r.Clauses)
		for i := range r.Clauses {
			bytes += len(r.Clauses[i].Text) + 1
		}
	}
	t := &Text{Units: make([]Unit, 0, n)}
	var keys strings.Builder // of all units: one string, cut below
	keys.Grow(bytes)
	ends, links := make([]int, 0, n), make([]Link, n)
	for _, r := range rs {
		id, out := "", OutOfScope(r)
		if len(rs) > 1 {
			id = Identity(r)
		}
		for i := range r.Clauses {
			c := &r.Clauses[i]
			if c.Part == resolution.PartReasons || c.Part == resolution.PartEnacting || c.Tags == nil {
				continue
			}
			k := len(t.Units)
			writeKey(&keys, c.Tags.Words)
			ends = append(ends, keys.Len())
			t.Units = append(t.Units, Unit{
				Resolution: r, Clause: c, Name: id, Order: k, OutOfScope: out, Title: c.Part == resolution.PartTitle,
				Links: links[k : k : k+1],
			})
		}
	}
	from := 0
	for k, to := range ends {
		t.Units[k].Key, from = keys.String()[from:to], to
	}
	return t
}

// Identity is what makes two resolutions of different roles the same one: organ
// and number, or the title of a text without number.
func Identity(r *resolution.Resolution) string {
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

// KeyOf is the key of a clause with these words.
func KeyOf(words []lexicon.Token) string {
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
func (c *comparison) align(a, b *Text) {
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
	for _, t := range []*Text{a, b} {
		t.Vocabulary, t.Carried = terms, carriedOn(t)
	}
}

// carriedOn is the share of a text's clauses, weighed by their words, that go on in the
// other text.
func carriedOn(t *Text) float64 {
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

// alignEqual links clauses with the same words. Of several alike, those with the
// same path go together, the rest in their order.
func alignEqual(a, b *Text) {
	numbers := make(map[string]int, len(b.Units))
	number := func(u *Unit) int {
		n, ok := numbers[u.Key]
		if !ok {
			n = len(numbers)
			numbers[u.Key] = n
		}
		return n
	}
	type here struct {
		key  int
		spot int32
	}
	bySpot, byKey := make(map[here][]int, len(b.Units)), make(map[int][]int, len(b.Units))
	for j := range b.Units {
		v := &b.Units[j]
		n := number(v)
		at := here{n, v.Spot}
		bySpot[at], byKey[n] = append(bySpot[at], j), append(byKey[n], j)
	}
	pick := func(i, j int) {
		rel := facts.Same
		if b.Units[j].Block != a.Units[i].Block {
			rel = facts.Moved
		}
		connect(a, b, i, j, rel, 1)
	}
	keys := make([]int, len(a.Units))
	for i := range a.Units {
		u := &a.Units[i]
		keys[i] = number(u)
		at := here{keys[i], u.Spot}
		if same := bySpot[at]; len(same) > 0 && u.Key != "" {
			pick(i, same[0])
			bySpot[at] = same[1:]
		}
	}
	for i := range a.Units {
		if len(a.Units[i].Links) > 0 || a.Units[i].Key == "" {
			continue
		}
		same := byKey[keys[i]]
		for len(same) > 0 && len(b.Units[same[0]].Links) > 0 {
			same = same[1:]
		}
		if len(same) > 0 {
			pick(i, same[0])
			same = same[1:]
		}
		byKey[keys[i]] = same
	}
}

func connect(a, b *Text, i, j int, rel facts.Relation, score float64) {
	a.Units[i].Links = append(a.Units[i].Links, Link{j, rel, score})
	b.Units[j].Links = append(b.Units[j].Links, Link{i, rel, score})
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
func (c *comparison) alignSimilar(a, b *Text, terms int) {
	ix := newIndex(b, terms, func(v *Unit) bool { return len(v.Links) == 0 })
	for id := range ix.count {
		ix.count[id] = ix.starts[id+1] - ix.starts[id]
	}
	near := Near(a, b)
	found := make([][]pair, (len(a.Units)+piece-1)/piece)
	c.in.each(len(found), func(k int) {
		from := k * piece
		s := ix.search()
		defer s.end(c)
		found[k] = s.pairs(a, b, from, min(from+piece, len(a.Units)), near)
	})
	pairs := slices.Concat(found...)
	sort.Slice(pairs, func(x, y int) bool { return pairs[x].before(pairs[y]) })
	for _, p := range pairs {
		if len(a.Units[p.i].Links) == 0 && len(b.Units[p.j].Links) == 0 {
			connect(a, b, p.i, p.j, facts.Edited, p.score)
		}
	}
}

// pairs returns, for the units [from, to) of a that have no counterpart, those of b
// that could be theirs. It only reads, so that several may run beside each other.
func (s *search) pairs(a, b *Text, from, to int, near []int) []pair {
	limit := max(4+len(b.Units)/4, 24) // words in more clauses than this make no candidates
	var pairs []pair
	for i := from; i < to; i++ {
		u := &a.Units[i]
		if len(u.Links) > 0 || u.Norm == 0 {
			continue
		}
		first := len(pairs)
		rest := s.find(u, limit, near[i], product)
		rest = math.Sqrt(rest) / u.Norm
		poor := s.poor()
		for _, j := range s.touched {
			// Words not looked at add at most the length of their part of u's vector.
			if s.score[j] < poor*s.norms[j] {
				continue
			}
			most := s.score[j]/(u.Norm*s.norms[j]) + rest + tiny
			if most < floor {
				continue
			}
			v := &b.Units[j]
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
func (s *search) similar(u, v *Unit) (float64, bool) {
	if u.Norm == 0 || v.Norm == 0 || u.Title != v.Title {
		return 0, false
	}
	s.work++
	cos := s.dot(v) / (u.Norm * v.Norm)
	if cos < floor {
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

func samePath(u, v *Unit) bool { return u.Spot == v.Spot }

// alignParts finds the other halves of splits and merges: a clause without a
// counterpart whose words another clause holds.
func (c *comparison) alignParts(a, b *Text, terms int) {
	c.attach(b, a, terms, func(j, i int, s float64) { connect(a, b, i, j, facts.Split, s) })
	c.attach(a, b, terms, func(i, j int, s float64) { connect(a, b, i, j, facts.Merged, s) })
}

// attach looks, for every unlinked unit of x with enough words, for the unit of y
// that contains it best: a larger clause, and not simply the same text standing
// elsewhere unchanged.
func (c *comparison) attach(x, y *Text, terms int, found func(i, j int, score float64)) {
	s := newIndex(y, terms, func(v *Unit) bool { return !v.Title && !Unchanged(v) }).search()
	defer s.end(c)
	near := Near(x, y)
	for i := range x.Units {
		u := &x.Units[i]
		if len(u.Links) > 0 || len(u.Terms) < 3 || u.Title {
			continue
		}
		best, at := minContained, -1
		rest := s.find(u, max(24, len(y.Units)/8), near[i], square)
		for _, j := range s.touched {
			v, j := &y.Units[j], int(j)
			if len(v.Terms) <= len(u.Terms) || (s.score[j]+rest)/(u.Norm*u.Norm)+tiny < best {
				continue
			}
			s.work++
			share := Contained(u, v)
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
func carried(u, v *Unit, x *Text) bool {
	for _, l := range v.Links {
		if w := &x.Units[l.To]; w != u && Contained(u, w) >= 0.5 {
			return true
		}
	}
	return false
}

func Unchanged(u *Unit) bool {
	return len(u.Links) > 0 && (u.Links[0].Relation == facts.Same || u.Links[0].Relation == facts.Moved)
}
