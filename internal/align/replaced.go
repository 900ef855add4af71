package align

import (
	"github.com/resolint/resolint/internal/facts"
	"github.com/resolint/resolint/internal/match"
)

// alignGaps pairs what stands between the same neighbours: where one clause is
// gone and one is new in the same gap of the same block, the one replaced the
// other.
func alignGaps(a, b *match.Text) {
	for i := range a.Units {
		if len(a.Units[i].Links) > 0 || a.Units[i].Title {
			continue
		}
		if i > 0 && len(a.Units[i-1].Links) == 0 && a.Units[i-1].Block == a.Units[i].Block {
			continue // inside a run already looked at
		}
		// a run of unlinked units of one block
		from := i
		to := i
		for to+1 < len(a.Units) && len(a.Units[to+1].Links) == 0 && a.Units[to+1].Block == a.Units[from].Block {
			to++
		}
		lo, okLo := anchor(a, from-1)
		hi, okHi := anchor(a, to+1)
		if !okLo {
			lo = hi - (to - from + 1) - 1
		}
		if !okHi {
			hi = lo + (to - from + 1) + 1
		}
		pairGap(a, b, from, to, lo+1, min(hi-1, lo+maxSpan))
	}
}

// anchor returns the place in the other text of unit i.
func anchor(t *match.Text, i int) (int, bool) {
	if i < 0 || i >= len(t.Units) || len(t.Units[i].Links) == 0 {
		return 0, false
	}
	return t.Units[i].Links[0].To, true
}

// maxSpan is how many clauses of the other text one gap may take in.
const maxSpan = 4096

func pairGap(a, b *match.Text, from, to, lo, hi int) {
	var order []int
	for j := max(lo, 0); j <= hi && j < len(b.Units); j++ {
		if v := &b.Units[j]; len(v.Links) == 0 && v.Key != 0 && v.Block == a.Units[from].Block {
			order = append(order, j)
		}
	}
	if len(order) != to-from+1 {
		return
	}
	for k, j := range order {
		replace(a, b, from+k, j)
	}
}

// alignPlaces pairs what is left and stands under the same number. That makes neither
// of them the other: it says which clause took the other's place.
func alignPlaces(a, b *match.Text) {
	at := map[int32]int{}
	for j := range b.Units {
		if v := &b.Units[j]; len(v.Links) == 0 && v.Key != 0 && !v.Title {
			at[v.Spot] = j
		}
	}
	for i := range a.Units {
		if j, ok := at[a.Units[i].Spot]; ok && len(a.Units[i].Links) == 0 && !a.Units[i].Title {
			replace(a, b, i, j)
		}
	}
}

// replace says that a clause took another's place, unless the two are foreign to each other
// and long enough to say so.
func replace(a, b *match.Text, i, j int) {
	like := match.Cosine(&a.Units[i], &b.Units[j])
	if like < match.MinRelated && len(b.Units[j].Stems) > match.Bare && len(a.Units[i].Stems) > match.Bare {
		return
	}
	connect(a, b, i, j, facts.Replaced, like)
}
