package compare

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/resolint/resolint/internal/lexicon"
)

// term is a content word of a unit with its weight.
type term struct {
	id     int32
	weight float64
}

// vocabulary numbers the stems of the words of two texts. Words are many and word
// forms few: each form is cut once.
type vocabulary struct {
	forms map[string]int32
	stems map[string]int32
}

// content marks, in the numbers of forms, words with content of their own.
const content = 1

// number returns twice the number of a word's stem, plus content.
func (v *vocabulary) number(w *lexicon.Token) int32 {
	if n, ok := v.forms[w.Fold]; ok {
		return n
	}
	s := stem(w.Fold)
	id, ok := v.stems[s]
	if !ok {
		id = int32(len(v.stems))
		v.stems[s] = id
	}
	n := 2 * id
	if w.Kind != lexicon.Punct && !stopWord[w.Fold] {
		n |= content
	}
	v.forms[w.Fold] = n
	return n
}

// weigh gives every unit its term vector: content words by inverse document
// frequency over both texts. Vectors are sorted by term, so that sums over them
// come out the same on every run. It returns the number of terms.
func weigh(a, b *text) int {
	v := &vocabulary{forms: make(map[string]int32, 2048), stems: make(map[string]int32, 2048)}
	var df []int
	var ids []int32
	var room []term
	for _, t := range []*text{a, b} {
		n := 0
		for i := range t.units {
			n += len(t.units[i].clause.Tags.Words)
		}
		stems := make([]int32, n) // of all units
		for i := range t.units {
			u := &t.units[i]
			words := u.clause.Tags.Words
			u.stems, stems, ids = stems[:len(words):len(words)], stems[len(words):], ids[:0]
			for k := range words {
				n := v.number(&words[k])
				u.stems[k] = n >> 1
				u.sign.add(n >> 1)
				if n&content != 0 {
					ids = append(ids, n>>1)
				}
			}
			u.terms, room = counted(ids, room)
			df = append(df, make([]int, len(v.stems)-len(df))...)
			for _, x := range u.terms {
				df[x.id]++
			}
		}
	}
	n := float64(len(a.units) + len(b.units) + 1)
	for _, t := range []*text{a, b} {
		for i := range t.units {
			u := &t.units[i]
			sum := 0.0
			for k := range u.terms {
				x := &u.terms[k]
				x.weight = (1 + math.Log(x.weight)) * math.Log(1+n/float64(df[x.id]))
				sum += x.weight * x.weight
			}
			u.norm = math.Sqrt(sum)
		}
	}
	return len(df)
}

// roomTerms is how many terms room is made for at once.
const roomTerms = 4096

// counted returns the distinct ids with their numbers of occurrences, and the room
// that is left of that given.
func counted(ids []int32, room []term) (terms, left []term) {
	slices.Sort(ids)
	if cap(room)-len(room) < len(ids) {
		room = make([]term, 0, max(roomTerms, len(ids)))
	}
	from := len(room)
	for k := range ids {
		if k == 0 || ids[k] != ids[k-1] {
			room = append(room, term{id: ids[k]})
		}
		room[len(room)-1].weight++
	}
	return room[from:len(room):len(room)], room
}

// signature is a set of terms in which others may seem to be (a Bloom filter with
// one function): what it lacks a clause lacks.
type signature [4]uint64

func (s *signature) add(id int32) { s[id>>6&3] |= 1 << (id & 63) }

func (s *signature) may(id int32) bool { return s[id>>6&3]&(1<<(id&63)) != 0 }

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

func dot(u, v *unit) float64 {
	sum := 0.0
	for i, j := 0, 0; i < len(u.terms) && j < len(v.terms); {
		x, y := &u.terms[i], &v.terms[j]
		switch {
		case x.id < y.id:
			i++
		case x.id > y.id:
			j++
		default:
			sum += x.weight * y.weight
			i++
			j++
		}
	}
	return sum
}

func cosine(u, v *unit) float64 {
	if u.norm == 0 || v.norm == 0 {
		return 0
	}
	return dot(u, v) / (u.norm * v.norm)
}

// contained is the share of u's weight that v has too.
func contained(u, v *unit) float64 {
	if u.norm == 0 {
		return 0
	}
	sum := 0.0
	for i, j := 0, 0; i < len(u.terms) && j < len(v.terms); {
		x, y := &u.terms[i], &v.terms[j]
		switch {
		case x.id < y.id:
			i++
		case x.id > y.id:
			j++
		default:
			sum += x.weight * x.weight
			i++
			j++
		}
	}
	return sum / (u.norm * u.norm)
}

// maxPostings is how many places of an index are looked at for one clause. Texts
// of up to about 200 changed clauses are looked through in full; in longer ones
// the rarest words of a clause, and of common words the places closest to where
// the clause would stand, have to do: so the work grows with the text and not with
// its square.
const maxPostings = 1024

// posting is a unit that has a term.
type posting struct {
	unit   int32
	weight float64
}

// index is an inverted index of a text: for each term, units that have it.
type index struct {
	starts []int32
	posts  []posting
	// count is the number of units that have a term, whether listed or not.
	count []int32
	// norms are those of the units. score are the sums of the search at hand; touched
	// lists the units that have one.
	norms   []float64
	score   []float64
	touched []int32
	order   []term
	// own are the weights of the unit searched for, by term.
	own []float64
	// cut is true where the last search could not look at all places.
	cut bool
}

// newIndex indexes the units that listed keeps; terms is the number of terms.
func newIndex(t *text, terms int, listed func(*unit) bool) *index {
	x := &index{starts: make([]int32, terms+1), count: make([]int32, terms), own: make([]float64, terms), norms: make([]float64, len(t.units)), score: make([]float64, len(t.units))}
	for i := range t.units {
		keep := listed(&t.units[i])
		x.norms[i] = t.units[i].norm
		for _, w := range t.units[i].terms {
			x.count[w.id]++
			if keep {
				x.starts[w.id+1]++
			}
		}
	}
	for i := range terms {
		x.starts[i+1] += x.starts[i]
	}
	x.posts = make([]posting, x.starts[terms])
	next := slices.Clone(x.starts[:terms])
	for i := range t.units {
		if !listed(&t.units[i]) {
			continue
		}
		for _, w := range t.units[i].terms {
			x.posts[next[w.id]] = posting{int32(i), w.weight}
			next[w.id]++
		}
	}
	return x
}

// search sums, over the terms of u that no more than limit units have, what add
// makes of the weights on both sides. It returns the square of the weight of what
// it did not look at; x.touched lists the units that have a sum. The sums stand
// until reset.
func (x *index) search(u *unit, limit, near int, add func(u, v float64) float64) (rest float64) {
	x.order = append(x.order[:0], u.terms...)
	slices.SortFunc(x.order, func(a, b term) int {
		return cmp.Or(cmp.Compare(x.count[a.id], x.count[b.id]), cmp.Compare(a.id, b.id))
	})
	for _, w := range u.terms {
		x.own[w.id] = w.weight
	}
	rest = u.norm * u.norm
	budget := maxPostings
	x.cut = false
	for _, w := range x.order {
		posts := x.posts[x.starts[w.id]:x.starts[w.id+1]]
		if int(x.count[w.id]) > limit {
			break
		}
		if budget == 0 {
			x.cut = true
			break
		}
		if len(posts) > budget {
			posts = nearest(posts, near, budget)
			x.cut = true
		} else {
			rest -= w.weight * w.weight
		}
		budget -= len(posts)
		for _, p := range posts {
			if x.score[p.unit] == 0 {
				x.touched = append(x.touched, p.unit)
			}
			x.score[p.unit] += add(w.weight, p.weight)
		}
	}
	return max(rest, 0)
}

// poor is the sum, for a unit of length 1, below which a unit is not worth
// weighing after a search that was cut: half of the best one's.
func (x *index) poor() float64 {
	best := 0.0
	if x.cut {
		for _, j := range x.touched {
			best = max(best, x.score[j]/x.norms[j])
		}
	}
	return best / 2
}

// dot is the scalar product of the unit of the search at hand and v, with the same
// additions in the same order as the function dot.
func (x *index) dot(v *unit) float64 {
	sum := 0.0
	for i := range v.terms {
		w := &v.terms[i]
		sum += x.own[w.id] * w.weight
	}
	return sum
}

// reset forgets the sums of a search.
func (x *index) reset() {
	for i := range x.order {
		x.own[x.order[i].id] = 0
	}
	for _, j := range x.touched {
		x.score[j] = 0
	}
	x.touched = x.touched[:0]
}

// nearest returns the n postings around unit near.
func nearest(posts []posting, near, n int) []posting {
	at, _ := slices.BinarySearchFunc(posts, near, func(p posting, near int) int { return int(p.unit) - near })
	from := min(max(at-n/2, 0), len(posts)-n)
	return posts[from : from+n]
}

// places returns, for every unit of a, about where it would stand in b: behind the
// counterpart of the unit before it that has one.
func places(a, b *text) []int {
	out := make([]int, len(a.units))
	at := 0
	for i := range a.units {
		if l := a.units[i].links; len(l) > 0 {
			at = l[0].to
		} else if at+1 < len(b.units) {
			at++
		}
		out[i] = at
	}
	return out
}
