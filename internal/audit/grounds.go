package audit

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/resolint/resolint/internal/facts"
	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/resolution"
)

// grounds says how a fate was judged.
func (b *builder) grounds(fate *facts.Fate) *finding.Grounds {
	g := &finding.Grounds{Relation: string(fate.Relation), Base: lines(fate.From.Clause), Bias: b.engine.model.Bias}
	if fate.To != nil {
		g.Draft, g.Likeness = lines(fate.To.Clause), 1
	}
	for _, x := range fate.Evidence.Features {
		if x.Name == "unlike" {
			g.Likeness = 1 - x.Value
		}
		if w := x.Value * b.engine.model.Weights[x.Name]; w != 0 {
			g.Reasons = append(g.Reasons, finding.Reason{Name: x.Name, Value: x.Value, Weight: w})
		}
	}
	slices.SortStableFunc(g.Reasons, func(x, y finding.Reason) int { return cmp.Compare(math.Abs(y.Weight), math.Abs(x.Weight)) })
	return g
}

// lines are the statements of a clause as they are printed for a person.
func lines(c *resolution.Clause) []string {
	var s strings.Builder
	statements(&s, c)
	return strings.Split(strings.TrimRight(s.String(), "\n"), "\n")
}
