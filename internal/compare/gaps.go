package compare

import (
	"slices"
	"sort"

	"github.com/resolint/resolint/internal/facts"
)

// alignSamePath links what is left and stands in the same place with a little in
// common.
func alignSamePath(a, b *text) {
	at := map[int32]int{}
	for j := range b.units {
		if v := &b.units[j]; len(v.links) == 0 && v.key != "" {
			at[v.spot] = j
		}
	}
	for i := range a.units {
		u := &a.units[i]
		if j, ok := at[u.spot]; ok && len(u.links) == 0 {
			if s := cosine(u, &b.units[j]); s >= minInPlace {
				connect(a, b, i, j, facts.Edited, s)
			}
		}
	}
}

// alignGaps pairs what stands between the same neighbours: where one clause is
// gone and one is new in the same gap of the same block, the one replaced the
// other.
func (c *comparison) alignGaps(a, b *text) {
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
		c.pairGap(a, b, from, to, lo+1, min(hi-1, lo+maxSpan))
	}
}

// anchor returns the place in the other text of unit i.
func anchor(t *text, i int) (int, bool) {
	if i < 0 || i >= len(t.units) || len(t.units[i].links) == 0 {
		return 0, false
	}
	return t.units[i].links[0].to, true
}

const (
	// maxGap is how far from its own place in a gap a clause looks for another.
	maxGap = 256
	// maxSpan is how many clauses of the other text one gap may take in.
	maxSpan = 4096
)

// pairGapByContent links, within one gap, the clauses that have most in common:
// between the same neighbours a little is enough.
func (c *comparison) pairGapByContent(a, b *text, from, to, lo, hi int) {
	var pairs []pair
	for i := from; i <= to; i++ {
		own := lo + i - from
		for j := max(lo, own-maxGap, 0); j <= min(hi, own+maxGap) && j < len(b.units); j++ {
			if v := &b.units[j]; len(v.links) == 0 && v.key != "" && v.block == a.units[from].block {
				c.work.Add(1)
				if s := cosine(&a.units[i], v); s >= minInGap {
					pairs = append(pairs, pair{i, j, s})
				}
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

func (c *comparison) pairGap(a, b *text, from, to, lo, hi int) {
	c.pairGapByContent(a, b, from, to, lo, hi)
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
