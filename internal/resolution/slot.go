package resolution

import (
	"iter"

	"github.com/resolint/resolint/internal/lexicon"
)

// SlotKind says what a slot does in its statement.
type SlotKind string

// The kinds of slots.
const (
	// SlotActor is who acts, or what is said to be or to do something.
	SlotActor SlotKind = "actor"
	// SlotObject is what the act is done to, and whatever no other kind names.
	SlotObject SlotKind = "object"
	// SlotGroup is whom the act is for.
	SlotGroup SlotKind = "group"
	// SlotPartner is who takes part in the act.
	SlotPartner SlotKind = "partner"
	// SlotCondition is what the act depends on: "as appropriate", "if the State agrees".
	SlotCondition SlotKind = "condition"
	// SlotLimit is what the act may not go beyond.
	SlotLimit SlotKind = "limit"
	// SlotQuantity is how much, by when or how often; see Slot.Quantity.
	SlotQuantity SlotKind = "quantity"
	// SlotBasis is what the act rests on: a resolution, a law, a principle.
	SlotBasis SlotKind = "basis"
)

// Marker says how the items of a slot stand to what is meant.
type Marker string

// The markers of slots.
const (
	// MarkerOnly keeps out what the slot does not name.
	MarkerOnly Marker = "only"
	// MarkerIncluding names examples or parts of what stands before.
	MarkerIncluding Marker = "including"
)

// Slot is one of the places that a statement fills: what is done, for whom, with whom,
// within which limits. Slots of the kinds quantity and condition may lie within others;
// the others follow each other.
type Slot struct {
	Kind   SlotKind
	Marker Marker
	// Statement is the index of the slot's statement.
	Statement int
	// From and To are the slot's words, with those that open it.
	From, To int
	// Verbs are the words of the verbs in a row right before the first item, which govern
	// all: "to respect, protect and fulfil". A single verb is no row.
	Verbs []int
	// Items are what fills the slot, in order, whether the lexicon knows it or not. Several
	// are like things that commas and a conjunction join.
	Items []Item
	// Rights is true where the items are what somebody has a right to.
	Rights bool
	// Quantity is how much, in slots of the kind quantity.
	Quantity *Quantity
	// Attributive is true for a condition of one word that describes the noun behind it
	// and no more: "voluntary targets".
	Attributive bool
	// Entry is the qualifier of the lexicon that is the slot, nil for other words.
	Entry *lexicon.Entry
}

// Item is one thing that fills a slot.
type Item struct {
	From, To int
	// Head is the index of the noun that the item is about, -1 where it has none.
	Head int
	// Mention is the index of the first mention in the item, -1 where the lexicon does not
	// know what it is.
	Mention int
	// Rest is true for what stands for all others of its kind: the items before are
	// examples of it ("and other groups").
	Rest bool
}

// Inner reports whether the slot is a quantity, or a condition of the lexicon: such ones
// may lie within others.
func (s *Slot) Inner() bool { return s.Quantity != nil || s.Entry != nil }

// Series reports whether the slot enumerates.
func (s *Slot) Series() bool { return len(s.Items) > 1 }

// Listed reports whether a mention is an item of a series.
func (t *Tags) Listed(m *Mention) bool {
	s := t.SlotOf(m)
	return s != nil && m.Item >= 0 && s.Series()
}

// SlotOf returns the slot that a mention fills, alone or with others, nil where it
// stands in none. It is there after Parse.
func (t *Tags) SlotOf(m *Mention) *Slot {
	if m.Slot < 0 || m.Slot >= len(t.Slots) {
		return nil
	}
	return &t.Slots[m.Slot]
}

// Quantities are the quantities of the clause, in the order in which they were found.
// They are there after Parse.
func (t *Tags) Quantities() iter.Seq2[*Slot, *Quantity] {
	return func(yield func(*Slot, *Quantity) bool) {
		for i := range t.Slots {
			if q := t.Slots[i].Quantity; q != nil && !yield(&t.Slots[i], q) {
				return
			}
		}
	}
}
