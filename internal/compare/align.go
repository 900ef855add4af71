package compare

import (
	"math"
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
	// terms are the weights of its content words, by term number.
	terms map[int32]float64
	norm  float64
	// text tells the resolutions of a role apart where there are several.
	text string
	// block names the call block that the clause stands in, order its place.
	block string
	order int
	// links are the clauses of the other text that it became, best first.
	links []link
}

type link struct {
	to       int
	relation facts.Relation
	score    float64
}

// text is all units of one role, over all its resolutions.
type text struct {
	units []unit
}

// newText collects the units of a role. Enacting formulas, arguments and empty
// clauses do not take part.
func newText(rs []*resolution.Resolution) *text {
	t := &text{}
	for _, r := range rs {
		id := ""
		if len(rs) > 1 {
			id = identity(r)
		}
		for i := range r.Clauses {
			c := &r.Clauses[i]
			if c.Part == resolution.PartReasons || c.Part == resolution.PartEnacting || c.Tags == nil {
				continue
			}
			u := unit{res: r, clause: c, key: key(c.Tags.Words), text: id, block: id + "\x00" + block(c), order: len(t.units)}
			t.units = append(t.units, u)
		}
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

// key folds what is not content: punctuation, and the years of revisions, which
// each conference renews.
func key(words []lexicon.Token) string {
	var b strings.Builder
	for _, w := range words {
		if w.Kind != lexicon.Punct {
			b.WriteString(w.Fold)
			b.WriteByte(' ')
		}
	}
	return b.String()
}

func block(c *resolution.Clause) string {
	at := strings.LastIndexByte(c.Path, '/')
	if at < 0 {
		return c.Path
	}
	return c.Path[:at]
}

// Thresholds of the alignment, chosen on the labelled pairs: a pair of clauses
// below them shares only the vocabulary of its subject.
const (
	minSimilar   = 0.42 // cosine for clauses in different places
	minSamePlace = 0.25 // cosine for clauses with the same path
	minInPlace   = 0.15 // cosine for what is left over in the same place
	minInGap     = 0.25 // cosine for clauses between the same neighbours
	minContained = 0.62 // share of a clause's weight found in another
	pathBonus    = 0.15
	blockBonus   = 0.06
)

// align links the units of two texts: equal words first, then by content and
// place together over the whole text, then splits and merges, then what stands
// in the same gap.
func align(a, b *text) {
	weigh(a, b)
	alignEqual(a, b)
	shareBlocks(a, b)
	alignSimilar(a, b)
	shareBlocks(a, b)
	alignParts(a, b)
	alignSamePath(a, b)
	alignGaps(a, b)
	shareBlocks(a, b)
}

// alignEqual links clauses with the same words. Of several alike, those with the
// same path go together, the rest in their order.
func alignEqual(a, b *text) {
	byKey := map[string][]int{}
	for j := range b.units {
		byKey[b.units[j].key] = append(byKey[b.units[j].key], j)
	}
	taken := make([]bool, len(b.units))
	pick := func(i int, samePath bool) {
		u := &a.units[i]
		if len(u.links) > 0 || u.key == "" {
			return
		}
		for _, j := range byKey[u.key] {
			v := &b.units[j]
			if taken[j] || samePath && (v.clause.Path != u.clause.Path || v.text != u.text) {
				continue
			}
			taken[j] = true
			rel := facts.Same
			if v.block != u.block {
				rel = facts.Moved
			}
			connect(a, b, i, j, rel, 1)
			return
		}
	}
	for i := range a.units {
		pick(i, true)
	}
	for i := range a.units {
		pick(i, false)
	}
}

func connect(a, b *text, i, j int, rel facts.Relation, score float64) {
	a.units[i].links = append(a.units[i].links, link{j, rel, score})
	b.units[j].links = append(b.units[j].links, link{i, rel, score})
}

// weigh gives every unit its term vector: content words by inverse document
// frequency over both texts.
func weigh(a, b *text) {
	ids := map[string]int32{}
	var df []int
	count := func(t *text) {
		for i := range t.units {
			seen := map[int32]float64{}
			for _, w := range t.units[i].clause.Tags.Words {
				if w.Kind == lexicon.Punct || stopWord[w.Fold] {
					continue
				}
				f := stem(w.Fold)
				id, ok := ids[f]
				if !ok {
					id = int32(len(ids))
					ids[f] = id
					df = append(df, 0)
				}
				if seen[id] == 0 {
					df[id]++
				}
				seen[id]++
			}
			t.units[i].terms = seen
		}
	}
	count(a)
	count(b)
	n := float64(len(a.units) + len(b.units) + 1)
	for _, t := range []*text{a, b} {
		for i := range t.units {
			u := &t.units[i]
			sum := 0.0
			for id, tf := range u.terms {
				w := (1 + math.Log(tf)) * math.Log(1+n/float64(df[id]))
				u.terms[id] = w
				sum += w * w
			}
			u.norm = math.Sqrt(sum)
		}
	}
}

// stem cuts the commonest endings, enough to let "publish" meet "publication" in
// a similarity that is only a hint.
func stem(w string) string {
	for _, suffix := range []string{"ing", "ed", "es", "s"} {
		if len(w) > len(suffix)+3 && strings.HasSuffix(w, suffix) {
			return strings.TrimSuffix(w[:len(w)-len(suffix)], "e")
		}
	}
	return strings.TrimSuffix(w, "e")
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

// alignSimilar links the clauses that are left, best pairs first. Candidates
// come from an inverted index, so that clauses without a common word are never
// compared.
func alignSimilar(a, b *text) {
	index := map[int32][]int{}
	for j := range b.units {
		if len(b.units[j].links) > 0 {
			continue
		}
		for id := range b.units[j].terms {
			index[id] = append(index[id], j)
		}
	}
	limit := 4 + len(b.units)/4 // words in more clauses than this make no candidates
	var pairs []pair
	dots := map[int]float64{}
	for i := range a.units {
		u := &a.units[i]
		if len(u.links) > 0 {
			continue
		}
		clear(dots)
		for id, w := range u.terms {
			if len(index[id]) > max(limit, 24) {
				continue
			}
			for _, j := range index[id] {
				dots[j] += w * b.units[j].terms[id]
			}
		}
		for j := range dots {
			if s, ok := similar(u, &b.units[j]); ok {
				pairs = append(pairs, pair{i, j, s})
			}
		}
	}
	sort.Slice(pairs, func(x, y int) bool { return pairs[x].before(pairs[y]) })
	for _, p := range pairs {
		if len(a.units[p.i].links) == 0 && len(b.units[p.j].links) == 0 {
			connect(a, b, p.i, p.j, facts.Edited, p.score)
		}
	}
}

func dot(u, v *unit) float64 {
	if len(u.terms) > len(v.terms) {
		u, v = v, u
	}
	sum := 0.0
	for id, w := range u.terms {
		sum += w * v.terms[id]
	}
	return sum
}

func cosine(u, v *unit) float64 {
	if u.norm == 0 || v.norm == 0 {
		return 0
	}
	return dot(u, v) / (u.norm * v.norm)
}

// similar scores two clauses by content and place, and says whether that is
// enough to take one for the other.
func similar(u, v *unit) (float64, bool) {
	if u.norm == 0 || v.norm == 0 || titleLike(u) != titleLike(v) {
		return 0, false
	}
	cos := cosine(u, v)
	samePath := u.clause.Path == v.clause.Path && u.text == v.text
	least := minSimilar
	if samePath || titleLike(u) {
		least = minSamePlace
	}
	if cos < least {
		return 0, false
	}
	score := cos
	if samePath {
		score += pathBonus
	}
	if u.block == v.block {
		score += blockBonus
	}
	return score, true
}

func titleLike(u *unit) bool { return u.clause.Part == resolution.PartTitle }

// contained is the share of u's weight that v has too.
func contained(u, v *unit) float64 {
	if u.norm == 0 {
		return 0
	}
	sum := 0.0
	for id, w := range u.terms {
		if _, ok := v.terms[id]; ok {
			sum += w * w
		}
	}
	return sum / (u.norm * u.norm)
}

// alignParts finds the other halves of splits and merges: a clause without a
// counterpart whose words another clause holds.
func alignParts(a, b *text) {
	attach(b, a, func(j, i int, s float64) { connect(a, b, i, j, facts.Split, s) })
	attach(a, b, func(i, j int, s float64) { connect(a, b, i, j, facts.Merged, s) })
}

// attach looks, for every unlinked unit of x with enough words, for the unit of y
// that contains it best.
func attach(x, y *text, found func(i, j int, score float64)) {
	index := map[int32][]int{}
	for j := range y.units {
		for id := range y.units[j].terms {
			index[id] = append(index[id], j)
		}
	}
	for i := range x.units {
		u := &x.units[i]
		if len(u.links) > 0 || len(u.terms) < 3 || titleLike(u) {
			continue
		}
		best, at := minContained, -1
		tried := map[int]bool{}
		for id := range u.terms {
			if len(index[id]) > max(24, len(y.units)/8) {
				continue
			}
			for _, j := range index[id] {
				// The container must be the larger clause, and not simply the same text
				// standing elsewhere unchanged.
				if tried[j] || titleLike(&y.units[j]) || len(y.units[j].terms) <= len(u.terms) || unchanged(&y.units[j]) {
					continue
				}
				tried[j] = true
				if s := contained(u, &y.units[j]); carried(u, &y.units[j], x) {
					continue // the container's own counterpart has the words already
				} else if s > best || s == best && at >= 0 && j < at {
					best, at = s, j
				}
			}
		}
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
