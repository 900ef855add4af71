package compare

import (
	"cmp"
	"slices"
	"sync"
)

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
	// count is the number of units that have a term, whether listed or not; norms are
	// those of the units.
	count []int32
	norms []float64
	// kept are searches that have ended.
	kept sync.Pool
}

// newIndex indexes the units that listed keeps; terms is the number of terms.
func newIndex(t *text, terms int, listed func(*unit) bool) *index {
	x := &index{starts: make([]int32, terms+1), count: make([]int32, terms), norms: make([]float64, len(t.units))}
	x.kept.New = func() any {
		return &search{index: x, own: make([]float64, terms), score: make([]float64, len(t.units))}
	}
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

// search looks for units like one unit after the other. Several may use an index
// at the same time.
type search struct {
	*index
	// own are the weights of the unit searched for, by term; order are its terms,
	// rarest first.
	own   []float64
	order []term
	// score are the sums that units have; touched lists the units that have one.
	score   []float64
	touched []int32
	// cut is true where not all places could be looked at.
	cut bool
	// work counts the places looked at and the units weighed.
	work int
}

// search begins searches. Whoever has done with them calls end.
func (x *index) search() *search { return x.kept.Get().(*search) }

func (s *search) end(c *comparison) {
	c.work.Add(int64(s.work))
	s.work = 0
	s.kept.Put(s)
}

// find sums, over the terms of u that no more than limit units have, what add makes
// of the weights on both sides. It returns the square of the weight of what it did
// not look at; touched lists the units that have a sum. The sums stand until reset.
func (s *search) find(u *unit, limit, near int, add func(u, v float64) float64) (rest float64) {
	s.order = append(s.order[:0], u.terms...)
	slices.SortFunc(s.order, func(a, b term) int {
		return cmp.Or(cmp.Compare(s.count[a.id], s.count[b.id]), cmp.Compare(a.id, b.id))
	})
	for _, w := range u.terms {
		s.own[w.id] = w.weight
	}
	rest = u.norm * u.norm
	budget := maxPostings
	s.cut = false
	for _, w := range s.order {
		posts := s.posts[s.starts[w.id]:s.starts[w.id+1]]
		if int(s.count[w.id]) > limit {
			break
		}
		if budget == 0 {
			s.cut = true
			break
		}
		if len(posts) > budget {
			posts = nearest(posts, near, budget)
			s.cut = true
		} else {
			rest -= w.weight * w.weight
		}
		budget -= len(posts)
		s.work += len(posts)
		for _, p := range posts {
			if s.score[p.unit] == 0 {
				s.touched = append(s.touched, p.unit)
			}
			s.score[p.unit] += add(w.weight, p.weight)
		}
	}
	return max(rest, 0)
}

// poor is the sum, for a unit of length 1, below which a unit is not worth weighing
// after a search that was cut: half of the best one's.
func (s *search) poor() float64 {
	best := 0.0
	if s.cut {
		for _, j := range s.touched {
			best = max(best, s.score[j]/s.norms[j])
		}
	}
	return best / 2
}

// dot is the scalar product of the unit searched for and v, with the same additions
// in the same order as common makes them.
func (s *search) dot(v *unit) float64 {
	sum := 0.0
	for i := range v.terms {
		w := &v.terms[i]
		sum += s.own[w.id] * w.weight
	}
	return sum
}

// reset forgets the sums.
func (s *search) reset() {
	for i := range s.order {
		s.own[s.order[i].id] = 0
	}
	for _, j := range s.touched {
		s.score[j] = 0
	}
	s.touched = s.touched[:0]
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
