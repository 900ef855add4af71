package resolution

import (
	"iter"
	"slices"
	"sort"

	"github.com/resolint/resolint/internal/lexicon"
)

// Modifier is a word beside a mention that makes it more or less, or its opposite.
type Modifier struct {
	Entry    *lexicon.Entry
	From, To int
	// Mention is the index of the mention.
	Mention int
	Effect  Effect
}

// Effect is what a modifier does to a mention.
type Effect uint8

// The effects of modifiers.
const (
	Raises Effect = iota // a degree: "full and meaningful participation"
	Limits               // "journalists who were unlawfully detained"
	Turns                // turns it round: "regardless of human rights", "without civil society"
)

// StandIn are words that can stand in the place of a family's own.
type StandIn struct {
	Entry    *lexicon.Entry
	From, To int
	// Role is what they are in that place: "universal", "government", "rival", "reference",
	// "weak-verb", "weak-involvement", "qualifier" …
	Role string
	// For are the families whose place they can take, nil for all.
	For []string
}

// General reports whether the words name all of which those of a family are a part.
func (s *StandIn) General(family string) bool {
	switch s.Role {
	case "universal", "general-right", "umbrella":
		return s.Replaces(family)
	}
	return false
}

// Replaces reports whether the words can take the place of those of a family.
func (s *StandIn) Replaces(family string) bool { return s.For == nil || slices.Contains(s.For, family) }

// ModifiersOf are the modifiers of a mention of the clause. They are there after Parse.
func (t *Tags) ModifiersOf(m *Mention) iter.Seq[*Modifier] {
	return func(yield func(*Modifier) bool) {
		for i := range t.Modifiers {
			if d := &t.Modifiers[i]; &t.Mentions[d.Mention] == m && !yield(d) {
				return
			}
		}
	}
}

// HitsAt are the hits of the lexicon that begin at word i: hits stand in the order of their
// first words.
func (t *Tags) HitsAt(i int) []lexicon.Hit {
	from := sort.Search(len(t.Hits), func(k int) bool { return t.Hits[k].From >= i })
	to := from
	for to < len(t.Hits) && t.Hits[to].From == i {
		to++
	}
	return t.Hits[from:to]
}

// HitAt is the longest hit of a kind that begins at word i, nil where none does.
func (t *Tags) HitAt(kind string, i int) *lexicon.Hit {
	var best *lexicon.Hit
	hits := t.HitsAt(i)
	for k := range hits {
		if h := &hits[k]; h.Entry.Kind == kind && (best == nil || h.To > best.To) {
			best = h
		}
	}
	return best
}

// Has reports whether the clause has an entry of the lexicon.
func (t *Tags) Has(id string) bool {
	for i := range t.Hits {
		if t.Hits[i].Entry.ID == id {
			return true
		}
	}
	return false
}
