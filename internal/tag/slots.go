package tag

import (
	"slices"
	"strings"

	"github.com/resolint/resolint/internal/english"
	"github.com/resolint/resolint/internal/lexicon"
	"github.com/resolint/resolint/internal/resolution"
)

// findSlots finds what fills the statements of a clause: the words behind the verb, cut
// where a phrase opens another part and where like things are joined. It is the one place
// where enumerations are found.
func findSlots(c *resolution.Clause) {
	t := c.Tags
	at := skipCall(c)
	for k := range t.Statements {
		s := &t.Statements[k]
		if k > 0 {
			at = max(at, secondCallEnd(t, s.From))
		}
		for at < s.To {
			if n, _ := separates(t, at); n > 0 {
				at += n
				continue
			}
			at = addSlot(t, k, at, s.To)
		}
	}
	findConditions(t)
	findQuantities(c)
	dropQuantified(t)
	arrange(t)
}

// addSlot reads the slot of statement k that begins at word from, and returns the word
// behind it.
func addSlot(t *resolution.Tags, k, from, end int) int {
	open := openingAt(t, from)
	if open.to >= end {
		return end
	}
	if open.clause {
		return addCondition(t, k, from, open.to, end)
	}
	first := piece(t, max(from, open.to), end)
	whole := first
	first.Start = verbsEnd(t, first)
	verbs := row(t, t.Statements[k].From, first.Start-1)
	if g := gerunds(t, first.Start, end); len(g) > 0 {
		verbs, first = g, piece(t, g[len(g)-1]+1, end)
	}
	if first.Start >= first.End || qualifier(t, whole) {
		return first.End // verbs alone, "to respect[, protect and fulfil …]", or a condition
	}
	for n := len(t.Slots); n > 0 && len(verbs) > 0 && t.Slots[n-1].From >= verbs[0]; n-- {
		t.Slots = t.Slots[:n-1] // what was taken for an object is a verb of the row
	}
	items := seriesFrom(t, first, end)
	behind := items[len(items)-1].End
	s := resolution.Slot{
		Kind: open.kind, Marker: open.marker, Statement: k, From: from, To: behind, Verbs: verbs,
		Rights: holdsRight(t, resolution.Range{Start: whole.Start, End: first.End}),
	}
	for _, it := range items {
		s.Items = append(s.Items, item(t, it))
	}
	if open.to <= from {
		s.From = first.Start
	}
	switch {
	case s.Kind != "":
	case behind < end && finite(t, behind):
		s.Kind = resolution.SlotActor
	default:
		s.Kind = kindOf(t, &s)
	}
	t.Slots = append(t.Slots, s)
	return behind
}

// addCondition reads the slot of a clause on which an act depends, up to the
// next separator, and returns the word behind it.
func addCondition(t *resolution.Tags, k, from, open, end int) int {
	r := resolution.Range{Start: open, End: open}
	for r.End < end {
		if n, _ := separates(t, r.End); n > 0 {
			break
		}
		r.End++
	}
	if r.Start == r.End || qualifier(t, resolution.Range{Start: from, End: r.End}) {
		return r.End
	}
	t.Slots = append(t.Slots, resolution.Slot{
		Kind: resolution.SlotCondition, Statement: k, From: from, To: r.End, Items: []resolution.Item{item(t, r)},
	})
	return r.End
}

// opening is what the words at one place open, up to word to.
type opening struct {
	kind   resolution.SlotKind
	marker resolution.Marker
	clause bool // with a verb of its own
	to     int
}

// openingAt returns what the words at i open; to is 0 where they open nothing.
func openingAt(t *resolution.Tags, i int) opening {
	for _, o := range english.Openers(t.Words[i].Fold) {
		if spells(t, i, o.Words) {
			return opening{kind: resolution.SlotKind(o.Opens), clause: o.Clause, to: i + len(o.Words)}
		}
	}
	if t.Words[i].Fold == "in" {
		for j := i + 1; j+1 < len(t.Words) && j <= i+maxJoint; j++ {
			if english.Joint(t.Words[j].Fold) && t.Words[j+1].Fold == "with" {
				return opening{kind: resolution.SlotPartner, to: j + 2}
			}
		}
	}
	for k := range t.Mentions {
		if m := &t.Mentions[k]; m.From == i && m.Entry.Role == "exclusion" {
			return opening{kind: resolution.SlotLimit, to: m.To}
		}
	}
	if h := t.HitAt("scope", i); h != nil {
		if marker := markerOf(t, h); marker != "" {
			return opening{marker: marker, to: h.To}
		}
	}
	return opening{}
}

// maxJoint is how many words behind "in" the noun may stand that makes of it "in close
// and regular cooperation with".
const maxJoint = 4

func spells(t *resolution.Tags, i int, words []string) bool {
	if i+len(words) > len(t.Words) {
		return false
	}
	for k, w := range words {
		if t.Words[i+k].Fold != w {
			return false
		}
	}
	return true
}

// The ranks on the ladder "scope": from narrow on a word keeps out what it does not name;
// between examples and narrow it names parts of what stands before.
const (
	examples = 3
	narrow   = 8
)

func markerOf(t *resolution.Tags, h *lexicon.Hit) resolution.Marker {
	switch {
	case h.Entry.Rank >= narrow:
		return resolution.MarkerOnly
	case h.Entry.Rank < examples, jointly(t, h.From):
		return ""
	}
	for i := h.From; i < h.To; i++ {
		if english.TurnOf(t.Words[i].Fold) == english.Example {
			return resolution.MarkerIncluding
		}
	}
	return ""
}

// kindOf is what a slot is by what fills it and by the word before.
func kindOf(t *resolution.Tags, s *resolution.Slot) resolution.SlotKind {
	for i := range s.Items {
		if m := s.Items[i].Mention; m >= 0 {
			switch e := t.Mentions[m].Entry; {
			case e.Role == "group":
				return resolution.SlotGroup
			case e.Role == "limiter":
				return resolution.SlotLimit
			}
			return resolution.SlotObject
		}
	}
	return resolution.SlotObject
}

// findConditions makes slots of the qualifiers that the lexicon knows, wherever in a
// statement they stand.
func findConditions(t *resolution.Tags) {
	for i := range t.Hits {
		h := &t.Hits[i]
		if h.Entry.Kind != "qualifier" {
			continue
		}
		t.Slots = append(t.Slots, resolution.Slot{
			Kind: resolution.SlotCondition, Statement: t.StatementAt(h.From), From: h.From, To: h.To, Entry: h.Entry,
			Attributive: attributive(t, h),
		})
	}
}

// attributive reports whether a hit of one word describes the noun behind it and no more:
// "voluntary targets", "temporarily occupied territories".
func attributive(t *resolution.Tags, hit *lexicon.Hit) bool {
	if hit.To-hit.From > 1 || hit.To >= len(t.Words) {
		return false
	}
	switch t.Speech[hit.From] {
	case "JJ":
		return strings.HasPrefix(t.Speech[hit.To], "N") || t.Speech[hit.To] == "JJ"
	case "RB":
		return t.Speech[hit.To] == "VBN" || t.Speech[hit.To] == "JJ"
	}
	return false
}

// dropQuantified takes out slots that are nothing but a quantity, which is one by itself:
// "by 2030".
func dropQuantified(t *resolution.Tags) {
	t.Slots = slices.DeleteFunc(t.Slots, func(s resolution.Slot) bool {
		if s.Inner() {
			return false
		}
		for r := range t.Quantities() {
			if r.From <= s.From && s.To <= r.To {
				return true
			}
		}
		return false
	})
}

// arrange sorts the slots by their statements and hands each statement its own, and
// tells the mentions which they fill.
func arrange(t *resolution.Tags) {
	slices.SortStableFunc(t.Slots, func(a, b resolution.Slot) int {
		if a.Statement != b.Statement {
			return a.Statement - b.Statement
		}
		return a.From - b.From
	})
	for i := 0; i < len(t.Slots); {
		j := i
		for j < len(t.Slots) && t.Slots[j].Statement == t.Slots[i].Statement {
			j++
		}
		if k := t.Slots[i].Statement; k >= 0 {
			t.Statements[k].Slots = t.Slots[i:j:j]
		}
		i = j
	}
	for i := range t.Mentions {
		m := &t.Mentions[i]
		m.Slot, m.Item = -1, -1
		for k := range t.Slots {
			s := &t.Slots[k]
			if s.From >= m.To || m.From >= s.To || len(s.Items) == 0 {
				continue
			}
			if m.Slot < 0 {
				m.Slot = k
			}
			if n := slices.IndexFunc(s.Items, func(it resolution.Item) bool { return it.From < m.To && m.From < it.To }); n >= 0 {
				m.Slot, m.Item = k, n
				break
			}
		}
	}
}

// item describes words as an item.
func item(t *resolution.Tags, r resolution.Range) resolution.Item {
	out := resolution.Item{From: r.Start, To: r.End, Head: headNoun(t, r), Mention: -1, Rest: t.Words[r.Start].Fold == "other"}
	for k := range t.Mentions {
		if m := &t.Mentions[k]; m.From < r.End && r.Start < m.To {
			out.Mention = k
			break
		}
	}
	return out
}

// headNoun is the last noun before what else is said of it.
func headNoun(t *resolution.Tags, r resolution.Range) int {
	head := -1
	for i := r.Start; i < r.End; i++ {
		switch tag := t.Speech[i]; {
		case strings.HasPrefix(tag, "NN"):
			head = i
		case head >= 0:
			return head
		}
	}
	return head
}
