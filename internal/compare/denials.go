package compare

import (
	"slices"

	"github.com/resolint/resolint/internal/english"
	"github.com/resolint/resolint/internal/facts"
	"github.com/resolint/resolint/internal/match"
	"github.com/resolint/resolint/internal/resolution"
)

// excepted reports whether a denial and an exception became one thing that says the same:
// "shall not be opened except by a judge" became "may be opened only by a judge", "shall not
// begin until …" became "shall begin when …".
func (p *pairing) excepted() bool {
	went, came := turnsOf(p.a, p.has), turnsOf(p.b, p.had)
	return went[english.Exception] && came[english.Only] || went[english.Only] && came[english.Exception] ||
		went[english.Condition] || came[english.Condition]
}

// turnsOf are the turns of the words that only one side has.
func turnsOf(words []word, other func(fold string) bool) map[english.Turn]bool {
	out := map[english.Turn]bool{}
	for i := range words {
		if turn := english.TurnOf(words[i].fold); turn != english.NoTurn && !other(words[i].fold) {
			out[turn] = true
		}
	}
	return out
}

// denied is the verb at the head of a statement, "not protect" and in the role of what is
// denied where it is negated.
func denied(s resolution.Statement) facts.Rank {
	r := rank(s.Verb)
	if s.Negated {
		r.Words, r.Role = "not "+r.Words, "denied"
	}
	return r
}

// deniedNear is how many words a "not" that came or went alone may be away from a mention
// that it denies.
const deniedNear = 6

// denials notes the "not" that was put alone into what is said of a mention, "women are not
// paid equally", or that went from it, "are [not] detained": the verbs at the heads of
// statements have their own, see denied.
func (p *pairing) denials(f *facts.Force, m *resolution.Mention, v *match.Unit, o *resolution.Mention) {
	for _, h := range p.hunks {
		if h.A0 > m.To+deniedNear || m.From > h.A1+deniedNear || p.marked(h.A0, m) {
			continue
		}
		switch went, came := h.A1-h.A0, h.B1-h.B0; {
		case went == 0 && came == 1 && english.Negative(p.b[h.B0].fold) && !p.inB(h, p.clauseIndex(v.Clause), o.From, o.To) && !p.letsBe():
			f.Turned = sortedUnique(append(f.Turned, p.b[h.B0].fold))
		case went == 1 && came == 0 && english.Negative(p.a[h.A0].fold) && (h.A0 < m.From || m.To <= h.A0) && !p.letsBe():
			f.Unturned = sortedUnique(append(f.Unturned, p.a[h.A0].fold))
		}
	}
}

// letsBe reports whether a verb that says to leave something undone went or came: "refrain from
// cutting" became "not to cut".
func (p *pairing) letsBe() bool {
	return slices.ContainsFunc(p.a, func(w word) bool { return english.LetsBe(w.fold) && !p.has(w.fold) }) ||
		slices.ContainsFunc(p.b, func(w word) bool { return english.LetsBe(w.fold) && !p.had(w.fold) })
}

// marked reports whether a mark stands between word i and mention m.
func (p *pairing) marked(i int, m *resolution.Mention) bool {
	return slices.ContainsFunc(p.a[min(i, m.From):max(i, m.To)], func(w word) bool { return w.punct })
}
