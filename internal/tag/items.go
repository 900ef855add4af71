package tag

import (
	"slices"
	"strings"

	"github.com/resolint/resolint/internal/english"
	"github.com/resolint/resolint/internal/lexicon"
	"github.com/resolint/resolint/internal/resolution"
)

// verbsEnd is the word behind the verbs that a stretch begins with or leads up to: those
// of what is said by the way ("women who defend …") are part of it.
func verbsEnd(t *resolution.Tags, r resolution.Range) int {
	start := r.Start
	for i := r.Start; i < r.End; i++ {
		if i > start && byTheWay(t, i) {
			break
		}
		if predicates(t, i) || t.Words[i].Fold == "that" {
			start = i + 1
		}
	}
	for start < r.End && t.Speech[start] == "RB" && (english.LeadsIn(t.Words[start].Fold) || english.Negative(t.Words[start].Fold)) {
		start++
	}
	return start
}

// leadEnd is the word behind what leads up to the first item of a series: of "the needs
// in the region of women" only "women" is one.
func leadEnd(t *resolution.Tags, r resolution.Range) int {
	start, to, spoken := r.Start, r.End, false
	for k := range t.Mentions {
		if m := &t.Mentions[k]; m.From >= r.Start && m.From < r.End {
			to, spoken = m.From, true
			if t.Speech[to] == "IN" {
				to++ // "by sex and age"
			}
			break
		}
	}
	given := t.Speech[r.Start] == "VBN" // "offered to women and youth"
	for i := r.Start; i < to; i++ {
		if i > start && byTheWay(t, i) {
			break
		}
		if t.Speech[i] == "IN" && (t.Words[i].Fold != "of" || i == r.Start) && (i > r.Start || spoken || !punctuated(t, i)) || given && t.Speech[i] == "TO" {
			start = i + 1
		}
	}
	return min(start, r.End-1)
}

// lastPreposition is the last preposition in an item but "of", -1 where it has none.
func lastPreposition(t *resolution.Tags, r resolution.Range) int {
	for i := r.End - 1; i >= r.Start; i-- {
		if t.Speech[i] == "IN" && t.Words[i].Fold != "of" {
			return i
		}
	}
	return -1
}

// opensItem reports whether a stretch begins like an item and not like a predicate, an
// adjunct or an aside, and is no predicate.
func opensItem(t *resolution.Tags, r resolution.Range) bool {
	if r.Start >= r.End || english.Aside(t.Words[r.Start].Fold) || finite(t, r.Start) || openingAt(t, r.Start).to > 0 {
		return false
	}
	for i := r.Start; i < r.End; i++ { // a finite verb outside a relative clause
		if w := t.Words[i].Fold; english.Relative(w) || w == "that" {
			return true
		}
		if t.Speech[i] == "MD" {
			return false
		}
	}
	return true
}

// repeats reports whether b begins with the preposition that leads to a or opens it: "on
// prior leave, on supervision and on notification".
func repeats(t *resolution.Tags, a, b resolution.Range) bool {
	same := func(i int) bool {
		return i >= 0 && (t.Speech[i] == "IN" || t.Speech[i] == "TO") && t.Words[i].Fold == t.Words[b.Start].Fold
	}
	return (same(a.Start-1) || same(a.Start)) && !infinitive(t, b.Start)
}

// alike reports whether two stretches begin alike: both with a preposition, or neither.
func alike(t *resolution.Tags, a, b resolution.Range) bool {
	in := func(r resolution.Range) bool { return t.Speech[r.Start] == "IN" }
	if in(a) {
		return hasWord(t, b, t.Words[a.Start].Fold)
	}
	if in(b) || predicative(t, a) != predicative(t, b) && (a.Start == 0 || t.Words[a.Start-1].Fold != "be") {
		return false
	}
	return t.Speech[a.Start] != "VBG" || t.Speech[b.Start] == "VBG"
}

// predicative reports whether a stretch says how something is: "open to the public".
func predicative(t *resolution.Tags, r resolution.Range) bool {
	if r.Start+1 >= r.End {
		return false
	}
	first, second := t.Speech[r.Start], t.Speech[r.Start+1]
	return (strings.HasPrefix(first, "JJ") || first == "VBN") && (second == "TO" || second == "IN")
}

func hasWord(t *resolution.Tags, r resolution.Range, w string) bool {
	for i := r.Start; i < r.End; i++ {
		if t.Words[i].Fold == w {
			return true
		}
	}
	return false
}

// adjectives cuts items that join adjectives of one noun down to the adjective: "women's
// equal and active participation" joins "equal" and "active".
func adjectives(t *resolution.Tags, items []resolution.Range) {
	for i := 0; i+1 < len(items); i++ {
		last, next := items[i].End-1, items[i+1].Start
		if strings.HasPrefix(t.Speech[last], "JJ") && strings.HasPrefix(t.Speech[next], "JJ") {
			items[i].Start = last
		}
	}
}

// predicates reports whether word i is a finite verb, and not a part of a term.
func predicates(t *resolution.Tags, i int) bool {
	return finite(t, i) && !slices.ContainsFunc(t.Mentions, func(m resolution.Mention) bool { return m.From < i && i < m.To })
}

func finite(t *resolution.Tags, i int) bool {
	switch t.Speech[i] {
	case "MD", "VBZ", "VBP", "VB":
		return true
	case "VBD": // "leave given by a judge", "the persons concerned" have participles
		return i > 0 && subject(t.Speech[i-1]) && i+1 < len(t.Words) && governing(t.Speech[i+1])
	}
	return false
}

// subject reports whether a part of speech ends what a verb says something of.
func subject(tag string) bool {
	return strings.HasPrefix(tag, "NN") || strings.HasPrefix(tag, "W") || tag == "PRP" || tag == "RB"
}

// governing reports whether a part of speech begins the object of a verb.
func governing(tag string) bool {
	return tag == "DT" || tag == "CD" || strings.HasPrefix(tag, "NN") || strings.HasPrefix(tag, "JJ") || strings.HasPrefix(tag, "PRP")
}

// row returns the verbs in a row from word from on of which the last is word last: "to respect, protect and
// fulfil human rights". A single verb is none.
func row(t *resolution.Tags, from, last int) []int {
	verb := func(i int) bool {
		return i >= from && (finite(t, i) && t.Speech[i] != "MD" || verbWord(t, i))
	}
	if last < from+2 || !verb(last) || !english.Coordinator(t.Words[last-1].Fold) {
		return nil
	}
	out := []int{last}
	for i := last - 2; i >= from; i -= 2 {
		if t.Words[i].Fold == "," { // the serial comma, or that between two verbs
			i--
		}
		if !verb(i) {
			break
		}
		out = append(out, i)
		if i == from || t.Words[i-1].Fold != "," {
			break
		}
	}
	if len(out) < 2 {
		return nil
	}
	slices.Reverse(out)
	return out
}

// verbWord reports whether word i is a verb of the lexicon by itself.
func verbWord(t *resolution.Tags, i int) bool {
	return slices.ContainsFunc(t.HitsAt(i), func(h lexicon.Hit) bool { return h.To == i+1 && h.Entry.Kind == "verb" })
}

// gerunds returns the verbs in a row that begin at word i, "respecting, protecting and
// fulfilling human rights", nil where there is none or where nothing stands behind them.
func gerunds(t *resolution.Tags, i, end int) []int {
	var out []int
	for i < end && t.Speech[i] == "VBG" {
		out = append(out, i)
		if i+1 >= end {
			return nil
		}
		if n, _ := separates(t, i+1); n == 0 {
			if len(out) < 2 {
				return nil
			}
			return out
		}
		next, _ := following(t, i+1, end)
		if next == 0 {
			return nil
		}
		i = next
	}
	return nil
}
