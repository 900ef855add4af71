package compare

import (
	"github.com/resolint/resolint/internal/match"
	"github.com/resolint/resolint/internal/resolution"
)

// inPlaceScore is more than any number of shared atoms: of several mentions that
// say the same, the one that stands where the followed one stood is its own.
const inPlaceScore = 100

// inPlace scores a mention of counterpart v that has the words of m in the place
// of m, 0 for any other.
func (p *pairing) inPlace(m, o *resolution.Mention, v *match.Unit) int {
	for i := m.From; i < m.To; i++ {
		if !p.kept[i] {
			continue
		}
		if j := p.across(i); j >= 0 && j < len(p.b) && p.to[p.b[j].clause] == v && p.b[j].index >= o.From && p.b[j].index < o.To {
			return inPlaceScore
		}
	}
	return 0
}
