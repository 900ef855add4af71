package compare

import (
	"slices"

	"github.com/resolint/resolint/internal/english"
	"github.com/resolint/resolint/internal/lexicon"
	"github.com/resolint/resolint/internal/match"
	"github.com/resolint/resolint/internal/resolution"
)

// covered is the largest share of a clause's weight that one clause of the other text
// holds which is not its counterpart.
func (f *follower) covered(u *match.Unit) float64 {
	if u.Norm == 0 {
		return 0
	}
	best, all := 0.0, u.Norm*u.Norm
	beside(f.whole, u, f.b, f.near, func(j int) {
		if (f.whole.Score[j]+f.whole.Rest(&f.b.Signs[j]))/all+rounding > best {
			best = max(best, f.whole.Contained(u, &f.b.Units[j]))
		}
	})
	return best
}

// rounding is more than sums differ by that are made in another order.
const rounding = 1e-9

// beside calls each with the indexes of the clauses of a text that share words with u and are
// no counterpart of it: first the one with most of what was looked at, which leaves least to
// do for whoever looks for the best.
func beside(s *match.Search, u *match.Unit, t *match.Text, near []int, each func(j int)) {
	s.Find(u, max(24, len(t.Units)/4), near[u.Order], match.Square)
	for k, j := range s.Touched {
		if first := s.Touched[0]; s.Score[j] > s.Score[first] {
			s.Touched[0], s.Touched[k] = j, first
		}
	}
	for _, j := range s.Touched {
		if !slices.ContainsFunc(u.Links, func(l match.Link) bool { return l.To == int(j) }) {
			each(int(j))
		}
	}
	s.Reset()
}

// said tells of each stem whether a text has it as a word of content.
func said(t *match.Text) []bool {
	out := make([]bool, t.Vocabulary)
	for i := range t.Units {
		for _, x := range t.Units[i].Terms {
			out[x.ID] = true
		}
	}
	return out
}

// nameLike reports whether a word is printed as names and numbers are.
func nameLike(u *match.Unit, w *lexicon.Token) bool {
	c := u.Clause.Text[w.Start]
	return 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
}

// window are the content stems of words [from, to) of a unit, within a statement if
// one is given.
func window(u *match.Unit, from, to int, s *resolution.Statement) []int32 {
	from, to = max(0, from), min(to, len(u.Stems))
	if s != nil {
		from, to = max(from, s.From), min(to, s.To)
	}
	out := make([]int32, 0, max(0, to-from))
	for i := from; i < to; i++ {
		if w := u.Clause.Tags.Words[i].Fold; len(w) > 2 && !english.StopWord(w) {
			out = append(out, u.Stems[i])
		}
	}
	return out
}

// excerpt are some stems of a clause with their weights, which are looked for in one
// clause of the other text after the other.
type excerpt struct {
	stems   []int32
	weights []float64
	all     float64
}

func excerptOf(u *match.Unit, stems []int32) excerpt {
	x := excerpt{stems: stems, weights: make([]float64, len(stems))}
	for k, id := range stems {
		x.weights[k] = weightOf(u, id)
		x.all += x.weights[k]
	}
	return x
}

// best returns the share of the excerpt's weight that unit j of t has, or least if that is
// more. Most clauses cannot have more by their signatures alone: their terms are not searched.
func (x *excerpt) best(least float64, t *match.Text, j int) float64 {
	if x.all == 0 || least >= 1 {
		return least
	}
	may, sign := 0.0, &t.Signs[j]
	for k, id := range x.stems {
		may += x.weights[k] * float64(sign.Bit(id))
	}
	if may/x.all <= least {
		return least
	}
	there, v := 0.0, &t.Units[j]
	for k, id := range x.stems {
		if sign.May(id) && weightOf(v, id) > 0 {
			there += x.weights[k]
		}
	}
	return max(least, there/x.all)
}

func weightOf(u *match.Unit, id int32) float64 {
	lo, hi := 0, len(u.Terms) // by hand: a function to compare with takes most of the time
	for lo < hi {
		if mid := (lo + hi) / 2; u.Terms[mid].ID < id {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo == len(u.Terms) || u.Terms[lo].ID != id {
		return 0
	}
	return u.Terms[lo].Weight
}
