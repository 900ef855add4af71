package compare

import (
	"github.com/resolint/resolint/internal/facts"
	"github.com/resolint/resolint/internal/match"
)

// trait is what makes a surviving mention close to a lost one. A field at its zero
// value asks for nothing.
type trait struct {
	family, concept int32 // numbers of names
	block           int32 // noPlace for any
	stated          bool  // more than a title or a name
}

// survivors lists, for each trait, the first mention of a text that has it.
type survivors struct {
	names map[string]int32 // of families and concepts, from 1 on
	first map[trait]spotted
}

// spotted is a mention by its place: unit, and mention in the unit.
type spotted struct{ unit, mention int32 }

func (s spotted) before(o spotted) bool {
	return s.unit < o.unit || s.unit == o.unit && s.mention < o.mention
}

func newSurvivors(t *match.Text) survivors {
	out := survivors{map[string]int32{}, map[trait]spotted{}}
	number := func(name string) int32 {
		n, known := out.names[name]
		if !known {
			n = int32(len(out.names) + 1)
			out.names[name] = n
		}
		return n
	}
	for j := range t.Units {
		v := &t.Units[j]
		for k := range v.Clause.Tags.Mentions {
			m := &v.Clause.Tags.Mentions[k]
			if m.Weak {
				continue
			}
			each(number(m.Family), number(m.Entry.ID), v.Block, func(tr trait) {
				if _, known := out.first[tr]; !known && (!tr.stated || !m.Named()) {
					out.first[tr] = spotted{int32(j), int32(k)}
				}
			})
		}
	}
	return out
}

// each calls f with every trait of a mention of a concept in a block.
func each(family, concept, block int32, f func(trait)) {
	for _, c := range [2]int32{concept, 0} {
		for _, b := range [2]int32{block, match.NoPlace} {
			f(trait{family, c, b, true})
			f(trait{family, c, b, false})
		}
	}
}

// surviving finds the closest mention of the family that the other text still
// has: one with the same concept before any other, in the same block before
// others; of several as close the first. That one is the first of those that have
// its traits, so no other mention needs looking at.
func (f *follower) surviving(fate *facts.Fate, u *match.Unit, family string) {
	var best spotted
	score := -1
	try := func(tr trait) {
		at, ok := f.survivors.first[tr]
		if !ok {
			return
		}
		if s := f.closeness(fate, u, at); s > score || s == score && at.before(best) {
			best, score = at, s
		}
	}
	// A name without a number is one that the text does not mention.
	number, names := f.survivors.names[family], f.survivors.names
	each(number, 0, u.Block, try)
	for i := range fate.Lost {
		if concept := names[fate.Lost[i].Concept]; concept != 0 {
			each(number, concept, u.Block, try)
		}
	}
	fate.NewElsewhere = score < 0
	if score < 0 {
		return
	}
	v := &f.b.Units[best.unit]
	m := &v.Clause.Tags.Mentions[best.mention]
	s := site(v, -1)
	s.From, s.To = m.From, m.To
	fate.Surviving = &s
}

// closeness scores a surviving mention.
func (f *follower) closeness(fate *facts.Fate, u *match.Unit, at spotted) int {
	v := &f.b.Units[at.unit]
	m := &v.Clause.Tags.Mentions[at.mention]
	s := 0
	for i := range fate.Lost {
		if fate.Lost[i].Concept == m.Entry.ID {
			s += 4
		}
	}
	if v.Block == u.Block {
		s += 2
	}
	if !m.Named() {
		s++
	}
	return s
}
