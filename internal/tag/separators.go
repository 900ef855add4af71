package tag

import (
	"slices"
	"strings"

	"github.com/resolint/resolint/internal/english"
	"github.com/resolint/resolint/internal/lexicon"
	"github.com/resolint/resolint/internal/resolution"
)

// separates returns how many words at i stand between things, 0 for none, and whether
// they join them. What stands inside a citation with its title does not: it is one thing.
func separates(t *resolution.Tags, i int) (words int, joins bool) {
	if cited(t, i) {
		return 0, false
	}
	switch t.Words[i].Fold {
	case ",", ";", ".", ":", "(", ")":
		return 1, false
	case "as":
		if jointly(t, i) {
			return 3, true
		}
	}
	if coordinates(t, i) {
		return 1, true
	}
	return 0, false
}

// jointly reports whether "as well as" begins at word i.
func jointly(t *resolution.Tags, i int) bool {
	return i+2 < len(t.Words) && english.AsWellAs(t.Words[i].Fold, t.Words[i+1].Fold, t.Words[i+2].Fold)
}

// coordinates reports whether word k joins things: an "and" inside a term ("women
// and girls") does not.
func coordinates(t *resolution.Tags, k int) bool {
	if !english.Coordinator(t.Words[k].Fold) || k == 0 || inTerm(t, k) {
		return false
	}
	his := strings.HasPrefix(t.Speech[k-1], "PRP") && k+1 < len(t.Words) && strings.HasPrefix(t.Speech[k+1], "PRP") // "his or her"
	return !his
}

// inTerm reports whether word i stands inside a term of the lexicon ("women and girls").
func inTerm(t *resolution.Tags, i int) bool {
	return slices.ContainsFunc(t.Mentions, func(m resolution.Mention) bool { return m.From < i && i < m.To-1 })
}

// cited reports whether word i stands inside a citation with its title.
func cited(t *resolution.Tags, i int) bool {
	return slices.ContainsFunc(t.Citations, func(c resolution.Citation) bool {
		return c.From < i && i < max(c.To, c.TitleTo)-1
	})
}

// following returns the word behind the separators at i, 0 where a series cannot go on
// there, and whether a conjunction is among them. Conditions between items, ", as
// appropriate,", are passed over.
func following(t *resolution.Tags, i, end int) (from int, coordinated bool) {
	for seps := 0; i < end; {
		n, joins := separates(t, i)
		if n == 0 {
			if seps == 0 || seps > 2 {
				return 0, false
			}
			if h := t.HitAt("qualifier", i); h != nil && h.To < end {
				if n, _ := separates(t, h.To); n > 0 {
					i, seps = h.To, 0
					continue
				}
			}
			return i, coordinated
		}
		if english.EndsPart(t.Words[i].Fold) {
			return 0, false
		}
		i += n
		seps++
		coordinated = coordinated || joins
	}
	return 0, false
}

// qualifier reports whether a stretch is a condition of the lexicon and nothing else.
func qualifier(t *resolution.Tags, r resolution.Range) bool {
	h := t.HitAt("qualifier", r.Start)
	return h != nil && h.To >= r.End
}

// punctuated reports whether a mark stands before word i: a preposition there opens an
// adjunct, "shall hear, in a session of half a day, any person or organization".
func punctuated(t *resolution.Tags, i int) bool { return i > 0 && t.Words[i-1].Kind == lexicon.Punct }
