package match

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

// posting is a unit that has a term so many times.
type posting struct{ unit, count int32 }

// Index is an inverted index of a text: for each term, units that have it.
type Index struct {
	Starts []int32
	posts  []posting
	scale  *scale
	// Count is the number of units that have a term, whether listed or not. Norms, homes and
	// numbers of terms are those of the units, side by side: a search looks at these of many
	// units, and at few of the units. Often is how many times as much a term weighs at most
	// because a unit has it more than once.
	Count        []int32
	Norms, Often []float64
	Homes, Sizes []int32
	// kept are searches that have ended.
	kept sync.Pool
}

// NewIndex indexes the units that listed keeps; terms is the number of terms.
func NewIndex(t *Text, terms int, listed func(*Unit) bool) *Index {
	x := &Index{
		Starts: make([]int32, terms+1), Count: make([]int32, terms), scale: t.scale,
		Norms: make([]float64, len(t.Units)), Often: make([]float64, len(t.Units)), Homes: make([]int32, len(t.Units)), Sizes: make([]int32, len(t.Units)),
	}
	x.kept.New = func() any {
		return &Search{Index: x, own: make([]float64, terms), Score: make([]float64, len(t.Units))}
	}
	for i := range t.Units {
		u := &t.Units[i]
		keep := listed(u)
		x.Norms[i], x.Homes[i], x.Sizes[i] = u.Norm, u.Home, int32(len(u.Terms))
		for _, w := range u.Terms {
			x.Often[i] = max(x.Often[i], x.scale.often[w.Count])
			x.Count[w.ID]++
			if keep {
				x.Starts[w.ID+1]++
			}
		}
	}
	for i := range terms {
		x.Starts[i+1] += x.Starts[i]
	}
	x.posts = make([]posting, x.Starts[terms])
	next := slices.Clone(x.Starts[:terms])
	for i := range t.Units {
		if !listed(&t.Units[i]) {
			continue
		}
		for _, w := range t.Units[i].Terms {
			x.posts[next[w.ID]] = posting{int32(i), w.Count}
			next[w.ID]++
		}
	}
	return x
}

// Search looks for units like one unit after the other. Several may use an index
// at the same time.
type Search struct {
	*Index
	// own are the weights of the unit searched for, by term; order are its terms,
	// rarest first.
	own   []float64
	order []Term
	// left are those of them whose units were not all looked at.
	left []Term
	// score are the sums that units have; touched lists the units that have one.
	Score   []float64
	Touched []int32
	// cut is true where not all places could be looked at.
	cut bool
	// work counts the places looked at and the units weighed.
	Work int
}

// Search begins searches. Whoever has done with them calls end.
func (x *Index) Search() *Search { return x.kept.Get().(*Search) }

// End ends searches and returns their work.
func (s *Search) End() (work int) {
	work, s.Work = s.Work, 0
	s.kept.Put(s)
	return work
}

// Find sums, over the terms of u that no more than limit units have, what add says. It
// returns the square of the weight of what it did not look at; touched lists the units that
// have a sum. The sums stand until reset.
func (s *Search) Find(u *Unit, limit, near int, add Sum) (rest float64) {
	s.order = append(s.order[:0], u.Terms...)
	slices.SortFunc(s.order, func(a, b Term) int {
		return cmp.Or(cmp.Compare(s.Count[a.ID], s.Count[b.ID]), cmp.Compare(a.ID, b.ID))
	})
	for _, w := range u.Terms {
		s.own[w.ID] = w.Weight
	}
	rest = u.Norm * u.Norm
	budget := maxPostings
	s.cut, s.left = false, s.order
	for _, w := range s.order {
		posts := s.posts[s.Starts[w.ID]:s.Starts[w.ID+1]]
		if int(s.Count[w.ID]) > limit {
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
			rest -= w.Weight * w.Weight
			s.left = s.left[1:]
		}
		budget -= len(posts)
		s.Work += len(posts)
		for _, p := range posts {
			if s.Score[p.unit] == 0 {
				s.Touched = append(s.Touched, p.unit)
			}
			s.Score[p.unit] += add.of(w.Weight, s.scale.weight(w.ID, p.count))
		}
	}
	return max(rest, 0)
}

// Rest is what a unit with a signature can have of the rest that Find returns.
func (s *Search) Rest(sign *Signature) float64 {
	sum := 0.0
	for i := range s.left {
		w := &s.left[i]
		sum += w.Weight * w.Weight * float64(sign.Bit(w.ID))
	}
	return sum
}

// Poor is the sum, for a unit of length 1, below which a unit is not worth weighing
// after a search that was cut: half of the best one's.
func (s *Search) Poor() float64 {
	best := 0.0
	if s.cut {
		for _, j := range s.Touched {
			best = max(best, s.Score[j]/s.Norms[j])
		}
	}
	return best / 2
}

// Dot is the scalar product of the unit searched for and v, with the same additions
// in the same order as Cosine makes them.
func (s *Search) Dot(v *Unit) float64 {
	sum := 0.0
	for i := range v.Terms {
		w := &v.Terms[i]
		sum += float64(s.own[w.ID] * w.Weight)
	}
	return sum
}

// Contained is the share of the weight of u, which is the unit searched for, that v has too.
func (s *Search) Contained(u, v *Unit) float64 {
	if u.Norm == 0 {
		return 0
	}
	sum := 0.0
	for i := range v.Terms {
		x := s.own[v.Terms[i].ID]
		sum += float64(x * x)
	}
	return sum / (u.Norm * u.Norm)
}

// Reset forgets the sums.
func (s *Search) Reset() {
	for i := range s.order {
		s.own[s.order[i].ID] = 0
	}
	for _, j := range s.Touched {
		s.Score[j] = 0
	}
	s.Touched = s.Touched[:0]
}

// nearest returns the n postings around unit near.
func nearest(posts []posting, near, n int) []posting {
	at, _ := slices.BinarySearchFunc(posts, near, func(p posting, near int) int { return int(p.unit) - near })
	from := min(max(at-n/2, 0), len(posts)-n)
	return posts[from : from+n]
}
