package align

import (
	"slices"

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
	free := map[string]int{}
	var order, rest []int
	for j := max(lo, 0); j <= hi && j < len(b.Units); j++ {
		if len(b.Units[j].Links) == 0 && b.Units[j].Key != "" && b.Units[j].Block == a.Units[from].Block {
			free[b.Units[j].Clause.Path] = j
			order = append(order, j)
		}
	}
	for i := from; i <= to; i++ {
		if len(a.Units[i].Links) > 0 {
			continue
		}
		if j, ok := free[a.Units[i].Clause.Path]; ok {
			connect(a, b, i, j, facts.Replaced, match.Cosine(&a.Units[i], &b.Units[j]))
			continue
		}
		rest = append(rest, i)
	}
	order = slices.DeleteFunc(order, func(j int) bool { return len(b.Units[j].Links) > 0 })
	if len(order) != len(rest) {
		return
	}
	for k, j := range order {
		connect(a, b, rest[k], j, facts.Replaced, match.Cosine(&a.Units[rest[k]], &b.Units[j]))
	}
}
