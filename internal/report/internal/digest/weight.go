package digest

import (
	"cmp"
	"slices"

	"github.com/resolint/resolint/internal/finding"
)

// ByWeight puts the findings of each group in order of their levels, the gravest first,
// and those of one level as they were. A clause stands more than once if its findings
// weigh differently.
func ByWeight(groups []Group) {
	for i := range groups {
		g := &groups[i]
		all := g.Findings()
		slices.SortStableFunc(all, func(a, b *finding.Finding) int { return cmp.Compare(b.Level.Rank(), a.Level.Rank()) })
		g.Clauses = nil
		for _, f := range all {
			g.add(f)
		}
	}
}
