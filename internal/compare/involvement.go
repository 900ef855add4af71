package compare

import (
	"github.com/resolint/resolint/internal/facts"
	"github.com/resolint/resolint/internal/lexicon"
	"github.com/resolint/resolint/internal/match"
	"github.com/resolint/resolint/internal/resolution"
)

// involvedNear is how many words may stand between what says how far somebody is involved and
// the first of those whom it is said of.
const involvedNear = 4

// involvement compares how far those whom mention m names are involved with how far its partner
// o in v says, "jointly with civil society" with "to inform civil society", where the words that
// say so were exchanged.
func (p *pairing) involvement(f *facts.Force, m *resolution.Mention, v *match.Unit, o *resolution.Mention) {
	if p.foreign || !involved(m) || !involved(o) {
		return
	}
	x, y := involvementOf(p.from.Clause.Tags, m), involvementOf(v.Clause.Tags, o)
	if x == nil || y == nil || p.keptShare(m.From, m.To) == 0 || x.Entry == y.Entry || p.keptShare(x.From, x.To) > 0 || p.nowHas(x.Entry.ID) || p.from.Clause.Tags.Has(y.Entry.ID) {
		return
	}
	weakest(&f.FromConcept, &f.ToConcept, involvementRank(p.from.Clause, x), involvementRank(v.Clause, y))
}

func involvementRank(c *resolution.Clause, h *lexicon.Hit) facts.Rank {
	return rank(resolution.RankOf(h.Entry, c.Words(h.From, h.To)))
}

// involved reports whether a mention names people or bodies that can be involved.
func involved(m *resolution.Mention) bool {
	switch m.Entry.Role {
	case "actor", "umbrella", "group":
		return true
	}
	return false
}

// involvementOf is the last of what says how far those are involved whom mention m names alone
// or in a series: it stands close before the first of them. It is nil where nothing says so.
func involvementOf(t *resolution.Tags, m *resolution.Mention) *lexicon.Hit {
	first := m.From
	if s := t.SlotOf(m); s != nil && s.Series() {
		it := s.Items[0] // "made [known to civil society], academia and business": it may lead up to a mention
		if it.Mention >= 0 {
			it.From = max(it.From, t.Mentions[it.Mention].From)
		}
		first = min(first, it.From)
	}
	for i := first - 1; i >= max(0, first-involvedNear-1); i-- {
		if h := t.HitAt("involvement", i); h != nil && h.To <= first {
			return h
		}
	}
	return nil
}
