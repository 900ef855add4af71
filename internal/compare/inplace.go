package compare

import (
	"github.com/resolint/resolint/internal/match"
	"github.com/resolint/resolint/internal/resolution"
)

// inPlaceScore is more than any number of shared atoms: of several mentions that
// say the same, the one that stands where the followed one stood is its own.
const inPlaceScore = 100

// answers reports whether mention o of counterpart v stands where m stood, or in what came
// in its place. Another mention of the same elsewhere in the clause, in new words beside
// a cut of m, says nothing on how m binds.
func (p *pairing) answers(m, o *resolution.Mention, v *match.Unit) bool {
	if p.gone || p.inPlace(m, o, v) > 0 {
		return true
	}
	h, ok := p.hunkOf(m)
	return !ok || p.inB(h, p.clauseIndex(v.Clause), o.From, o.To) || !p.allNew(o, v)
}

// allNew reports whether all words of mention o of counterpart v are new.
func (p *pairing) allNew(o *resolution.Mention, v *match.Unit) bool {
	n, fresh := p.clauseIndex(v.Clause), 0
	for _, h := range p.hunks {
		for i := o.From; i < o.To; i++ {
			if p.inB(h, n, i, i+1) {
				fresh++
			}
		}
	}
	return fresh == o.To-o.From
}

// inPlace scores a mention of counterpart v that has the words of m in the place
// of m, 0 for any other.
func (p *pairing) inPlace(m, o *resolution.Mention, v *match.Unit) int {
	for i := m.From; i < m.To; i++ {
		if !p.kept(i) {
			continue
		}
		if at := p.b[p.at[i]]; p.to[at.clause] == v && o.From <= at.index && at.index < o.To {
			return inPlaceScore
		}
	}
	return 0
}
