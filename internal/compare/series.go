package compare

import (
	"slices"

	"github.com/resolint/resolint/internal/english"
	"github.com/resolint/resolint/internal/lexicon"
	"github.com/resolint/resolint/internal/match"
	"github.com/resolint/resolint/internal/resolution"
)

// maxBeside is how many items beside a lost one may be lost with it and still let
// the next tell of the series.
const maxBeside = 3

// listed says whether a mention is an item of a series, and whether items beside it are
// kept: then it was cut from the series and not lost with it.
func (p *pairing) listed(m *resolution.Mention) (listed, siblings bool) {
	t := p.from.Clause.Tags
	if !t.Listed(m) {
		return false, false
	}
	own := t.SlotOf(m).Items[m.Item]
	if doing(t, m, own) {
		return false, false
	}
	if t.Speech[m.From] == "IN" && own.Head >= 0 && own.Head < m.From && p.has(p.a[own.Head].fold) {
		return true, false // "researchers without charge": what the mention is said of stays
	}
	if m.Entry.Role == "excluded" && !slices.ContainsFunc(p.to, func(v *match.Unit) bool { return v.Clause.Tags.Denies }) {
		return true, false // nothing is excluded any more
	}
	own.From = max(own.From, m.From)
	return true, !p.mostlyThere(own) && p.besideKept(m)
}

// doing reports whether what an item says of a mention by the way is a bare verb, so that
// what follows goes on with it and is no other item: "women who dry, smoke and sell fish".
func doing(t *resolution.Tags, m *resolution.Mention, own resolution.Item) bool {
	next := m.Item + 1
	return own.To == m.To+2 && english.Relative(t.Words[m.To].Fold) && next < len(t.SlotOf(m).Items) && t.SlotOf(m).Items[next].Mention < 0
}

// besideKept reports whether items of the series of a mention close to its own are kept.
func (p *pairing) besideKept(m *resolution.Mention) bool {
	s := p.from.Clause.Tags.SlotOf(m)
	return p.keptBeside(m, s, -1) || p.keptBeside(m, s, +1)
}

// keptBeside reports whether an item close to the lost one is kept on a side of it.
func (p *pairing) keptBeside(m *resolution.Mention, s *resolution.Slot, side int) bool {
	if side < 0 && m.Entry.Role == "data" { // "indicators on X, disaggregated by sex": what stands before is no other item
		return false
	}
	for i, n := m.Item+side, 0; i >= 0 && i < len(s.Items) && n < maxBeside; i, n = i+side, n+1 {
		if side > 0 && s.Items[i].Rest && m.Entry.Role == "group" {
			return false // the group was an example of what stays
		}
		if p.contentKept(s.Items[i]) {
			return true
		}
	}
	return false
}

// residue returns the role and the words of the general item that a series of people was given
// for those whom it lost, wherever in the series it stands: "[universities,] regulators and
// other interested parties".
func (p *pairing) residue(m *resolution.Mention) (roles []string, words string) {
	if m.Entry.Role != "group" && m.Entry.Role != "actor" {
		return nil, ""
	}
	for _, v := range p.to {
		t := v.Clause.Tags
		for i := range t.Slots {
			if s := &t.Slots[i]; s.Series() {
				for _, it := range s.Items {
					if g := generalItem(t, it, m.Family); g != nil && p.newWords(t, g.From, g.To) {
						return []string{g.Role}, v.Clause.Words(it.From, it.To)
					}
				}
			}
		}
	}
	return nil, ""
}

// generalItem returns the words that name all of which those of a family are a part where they
// are all that an item says, nil where it says more.
func generalItem(t *resolution.Tags, it resolution.Item, family string) *resolution.StandIn {
	from, to := it.From, it.From
	if it.Rest {
		from++
	}
	for to < it.To && t.Speech[to] != "IN" { // "other interested parties [on the plan]"
		to++
	}
	for i := range t.StandIns {
		if s := &t.StandIns[i]; s.General(family) && s.From <= from && to <= s.To {
			return s
		}
	}
	return nil
}

// content counts the words with content of their own and those of them that are there on
// the other side, in whatever order they stand, and says whether the last is, which mostly
// is the noun.
func content(words []word, has func(fold string) bool) (n, there int, noun bool) {
	for i := range words {
		if w := &words[i]; !w.empty() {
			n++
			noun = has(w.fold)
			if noun {
				there++
			}
		}
	}
	return n, there, noun
}

// contentKept reports whether an item is still there: most of its content words, or half
// of them with its noun. mostlyThere says whether so much is that it was reworded and not
// cut.
func (p *pairing) contentKept(it resolution.Item) bool {
	n, there, noun := content(p.a[it.From:it.To], p.has)
	return 2*there > n || noun && 2*there == n
}

func (p *pairing) mostlyThere(it resolution.Item) bool {
	n, there, _ := content(p.a[it.From:it.To], p.has)
	return n == 0 || 3*there > 2*n
}

// cutItems returns items that were cut from the series of a kept mention though they
// have no word of the lexicon: of "cooperatives, [people who run networks] and
// universities" the neighbours tell what it was.
func (p *pairing) cutItems(m *resolution.Mention) []resolution.Item {
	s := p.from.Clause.Tags.SlotOf(m)
	if s == nil || p.gone || !s.Series() {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(s.Items), func(it resolution.Item) bool {
		return it.Mention >= 0 || !p.cutWhole(it) || !p.named(it)
	})
}

// named reports whether an item has a word, and not only the number of a note.
func (p *pairing) named(it resolution.Item) bool {
	return slices.ContainsFunc(p.from.Clause.Tags.Words[it.From:it.To], func(w lexicon.Token) bool { return w.Kind == lexicon.Word })
}

// explains reports whether a mention can tell what its unnamed neighbours are:
// an actor or an exclusion always; a right in "the right to A, to B and to C"; a
// group where sub-groups of it follow ("women who are migrants, older or …").
func (p *pairing) explains(m *resolution.Mention) bool {
	t := p.from.Clause.Tags
	switch m.Entry.Role {
	case "right":
		return m.Item >= 0 && t.SlotOf(m).Rights
	case "group":
		if m.To >= len(t.Words) {
			return false
		}
		switch t.Words[m.To].Fold {
		case "who", "living", "with", "including":
			return true
		}
		return false
	}
	return true
}

// cutWhole reports whether none of an item's content is there any more and no new words
// came in its place.
func (p *pairing) cutWhole(it resolution.Item) bool {
	if n, there, _ := content(p.a[it.From:it.To], p.has); n == 0 || there > 0 {
		return false // a stretch of mere function words is no item
	}
	for _, h := range p.hunks {
		if h.A0 >= it.To || it.From >= h.A1 {
			continue
		}
		for _, w := range p.b[h.B0:h.B1] {
			if !w.empty() && !p.had(w.fold) {
				return false
			}
		}
	}
	return true
}
