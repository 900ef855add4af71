package audit

import (
	"strings"

	"github.com/resolint/resolint/internal/facts"
	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/resolution"
)

// grounds says how a record was judged.
func (b *builder) grounds(record any, e *facts.Evidence) *finding.Grounds {
	g := &finding.Grounds{Bias: b.engine.model.Bias}
	if fate, ok := record.(*facts.Fate); ok {
		g.Relation, g.Base = string(fate.Relation), lines(fate.From.Clause)
		if fate.To != nil {
			g.Draft, g.Likeness = lines(fate.To.Clause), 1
		}
	}
	for _, x := range e.Features {
		if x.Name == "unlike" {
			g.Likeness = 1 - x.Value
		}
	}
	for _, r := range b.engine.model.Reasons(e.Features) {
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
