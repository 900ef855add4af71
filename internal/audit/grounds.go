package audit

import (
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
	}
	for _, r := range b.engine.model.Reasons(fate.Evidence.Features) {
		g.Reasons = append(g.Reasons, finding.Reason{Name: r.Name, Weight: r.Weight})
	}
	return g
}

// lines are the statements of a clause as they are printed for a person.
func lines(c *resolution.Clause) []string {
	var s strings.Builder
	statements(&s, c)
	return strings.Split(strings.TrimRight(s.String(), "\n"), "\n")
}
