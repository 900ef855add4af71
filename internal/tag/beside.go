package tag

import (
	"strings"

	"github.com/resolint/resolint/internal/english"
	"github.com/resolint/resolint/internal/lexicon"
	"github.com/resolint/resolint/internal/resolution"
)

// findReports notes where somebody is asked to report, and not only how often something
// takes place.
func findReports(t *resolution.Found) {
	for i := range t.Hits {
		if h := &t.Hits[i]; h.Entry.Kind == "report" && h.Entry.Role == "report" {
			t.Reports = append(t.Reports, resolution.Range{Start: h.From, End: h.To})
		}
	}
}

// findBeside finds what stands beside mentions or can stand in their place, and whether the
// clause denies and counts.
func findBeside(t *resolution.Tags) {
	for i := range t.Hits {
		h := &t.Hits[i]
		for k := range t.Mentions {
			if does, ok := effect(t, h, &t.Mentions[k]); ok {
				t.Modifiers = append(t.Modifiers, resolution.Modifier{Entry: h.Entry, From: h.From, To: h.To, Mention: k, Effect: does})
			}
		}
		if role, families := standIn(h.Entry); role != "" {
			t.StandIns = append(t.StandIns, resolution.StandIn{Entry: h.Entry, From: h.From, To: h.To, Role: role, For: families})
		}
		if h.Entry.Kind == "scope" {
			t.Scopes = append(t.Scopes, h.From)
		}
		t.Denies = t.Denies || denies(h.Entry)
	}
	for i, speech := range t.Speech {
		w := &t.Words[i]
		t.Counts = t.Counts || speech == "CD" && w.Fold != "one" && !english.Year(w.Fold)
	}
}

// effect is what a hit does to a mention, if anything.
func effect(t *resolution.Tags, h *lexicon.Hit, m *resolution.Mention) (resolution.Effect, bool) {
	switch {
	case limits(t, h, m):
		return resolution.Limits, true
	case raises(t, h, m):
		return resolution.Raises, true
	}
	return resolution.Turns, turns(t, h, m)
}

// turned is how many words may stand between a word that turns a mention round and the
// mention: "without the full participation of women".
const turned = 4

// turns reports whether a hit turns round what stands behind it, up to the next mark or
// "and", and the mention is in it.
func turns(t *resolution.Tags, h *lexicon.Hit, m *resolution.Mention) bool {
	if h.Entry.Kind != "reversal" || h.To > m.From || m.From-h.To > turned {
		return false
	}
	for i := h.To; i < m.From; i++ {
		if t.Words[i].Kind != lexicon.Word || english.Coordinator(t.Words[i].Fold) {
			return false
		}
	}
	return true
}

// limits reports whether a hit is an adjective that limits a mention, right before it or
// before the noun that it is the object of ("unlawful interference with privacy"), or an
// adverb close behind.
func limits(t *resolution.Tags, h *lexicon.Hit, m *resolution.Mention) bool {
	if h.Entry.Kind != "limiter" {
		return false
	}
	return h.To <= m.From && (m.From == h.To || m.From == h.To+1 && t.Words[h.To].Kind == lexicon.Word || objectOf(t, h.To, m.From)) || h.From >= m.To && h.From-m.To <= 4 && strings.HasSuffix(t.Words[h.From].Fold, "ly")
}

// objects is how many words may stand between an adjective and the object of its noun.
const objects = 6

// objectOf reports whether words [from, to) are nouns and the prepositions that join them to
// what begins at to: "allegations of", "the use in schools of".
func objectOf(t *resolution.Tags, from, to int) bool {
	if to-from < 2 || to-from > objects || t.Speech[to-1] != "IN" {
		return false
	}
	for i := from; i < to; i++ {
		switch tag := t.Speech[i]; {
		case t.Words[i].Kind != lexicon.Word:
			return false
		case strings.HasPrefix(tag, "NN"), tag == "IN", tag == "DT":
		default:
			return false
		}
	}
	return true
}

// raises reports whether a hit is a word of degree close to a mention, and no part of it.
func raises(t *resolution.Tags, h *lexicon.Hit, m *resolution.Mention) bool {
	if h.Entry.Kind != "degree" || h.From >= m.From && m.To >= h.To || h.From > m.To+2 || m.From > h.To+6 {
		return false
	}
	return h.From >= m.To && !parts(t, m.To, h.From) || h.To <= m.From && !parts(t, afterRow(t, h.To), m.From) || h.From < m.To && m.From < h.To
}

// parts reports whether a mark or "and" parts what stands before words [from, to) from what
// stands behind them: "a gender perspective, and timely data".
func parts(t *resolution.Tags, from, to int) bool {
	for i := from; i < to; i++ {
		if t.Words[i].Kind == lexicon.Punct || english.Coordinator(t.Words[i].Fold) {
			return true
		}
	}
	return false
}

// afterRow is the first word behind a row of adjectives and adverbs that goes on at word i:
// "full[, equal and meaningful] participation".
func afterRow(t *resolution.Tags, i int) int {
	for i < len(t.Words) {
		switch tag := t.Speech[i]; {
		case t.Words[i].Kind == lexicon.Punct, english.Coordinator(t.Words[i].Fold), strings.HasPrefix(tag, "JJ"), strings.HasPrefix(tag, "RB"), strings.HasPrefix(tag, "VB"):
			i++
		default:
			return i
		}
	}
	return i
}

// weak is the rank up to which a verb or a form of involvement asks for little.
const weak = 3

// toGender is the family in whose place words for people stand.
var toGender = []string{"gender"}

// standIn is the role of an entry in the place of other words, and the families that it can
// stand for; "" where it stands for nothing.
func standIn(e *lexicon.Entry) (role string, families []string) {
	switch e.Kind {
	case "replacement":
		if len(e.For) > 0 {
			return e.Role, e.For
		}
	case "person":
		return "universal", toGender
	case "reference", "qualifier":
		return e.Kind, nil
	case "verb":
		if 0 < e.Rank && e.Rank <= weak {
			return "weak-verb", nil
		}
	case "involvement":
		if e.Rank <= weak {
			return "weak-involvement", nil
		}
	}
	return "", nil
}

// denies reports whether an entry denies, excludes or limits.
func denies(e *lexicon.Entry) bool {
	switch e.Role {
	case "exclusion", "limiter", "duplication":
		return true
	}
	return e.Kind == "negative" || e.ID == "left-to-others"
}
