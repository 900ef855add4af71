package compare

import (
	"slices"

	"github.com/resolint/resolint/internal/facts"
)

// alignGaps pairs what stands between the same neighbours: where one clause is
// gone and one is new in the same gap of the same block, the one replaced the
// other.
func alignGaps(a, b *text) {
	for i := range a.units {
		if len(a.units[i].links) > 0 || a.units[i].title {
			continue
		}
		if i > 0 && len(a.units[i-1].links) == 0 && a.units[i-1].block == a.units[i].block {
			continue // inside a run already looked at
		}
		// a run of unlinked units of one block
		from := i
		to := i
		for to+1 < len(a.units) && len(a.units[to+1].links) == 0 && a.units[to+1].block == a.units[from].block {
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
func anchor(t *text, i int) (int, bool) {
	if i < 0 || i >= len(t.units) || len(t.units[i].links) == 0 {
		return 0, false
	}
	return t.units[i].links[0].to, true
}

// maxSpan is how many clauses of the other text one gap may take in.
const maxSpan = 4096

func pairGap(a, b *text, from, to, lo, hi int) {
	free := map[string]int{}
	var order, rest []int
	for j := max(lo, 0); j <= hi && j < len(b.units); j++ {
		if len(b.units[j].links) == 0 && b.units[j].key != "" && b.units[j].block == a.units[from].block {
			free[b.units[j].clause.Path] = j
			order = append(order, j)
		}
	}
	for i := from; i <= to; i++ {
		if len(a.units[i].links) > 0 {
			continue
		}
		if j, ok := free[a.units[i].clause.Path]; ok {
			connect(a, b, i, j, facts.Replaced, cosine(&a.units[i], &b.units[j]))
			continue
		}
		rest = append(rest, i)
	}
	order = slices.DeleteFunc(order, func(j int) bool { return len(b.units[j].links) > 0 })
	if len(order) != len(rest) {
		return
	}
	for k, j := range order {
		connect(a, b, rest[k], j, facts.Replaced, cosine(&a.units[rest[k]], &b.units[j]))
	}
}
