package tag

import (
	"slices"
	"strings"

	"github.com/resolint/resolint/internal/english"
	"github.com/resolint/resolint/internal/lexicon"
	"github.com/resolint/resolint/internal/resolution"
)

// maxItem bounds the length of an item of a series in words, relative clause included
// ("women who defend human rights"); longer stretches are clauses.
const maxItem = 14

// series is an enumeration while it is read.
type series struct {
	t     *resolution.Tags
	items []resolution.Range
	// joined is how many items there are up to the last that a conjunction joins: what
	// none joins is said of what stands before it.
	joined int
	// right is true where the items are what somebody has a right to.
	right bool
}

// seriesFrom returns the like things that commas and a conjunction join, of which the
// first stands in a stretch, or that stretch alone. What is joined must be phrases, not
// predicates: "to train officials, to ensure that … and to evaluate" is no series.
func seriesFrom(t *resolution.Tags, alone resolution.Range, end int) []resolution.Range {
	first := alone
	first.Start = leadEnd(t, first)
	s := series{t: t, items: []resolution.Range{first}, joined: 1, right: holdsRight(t, first)}
	if first.End-first.Start <= maxItem && (opensItem(t, first) || principled(t, first)) {
		for s.goOn(end) {
		}
	}
	if s.joined == 1 {
		return []resolution.Range{alone}
	}
	adjectives(t, s.items[:s.joined])
	return s.items[:s.joined]
}

// goOn reads what follows the last item, in a statement that ends before word end, and
// reports whether the series may go on.
func (s *series) goOn(end int) bool {
	t, last := s.t, &s.items[len(s.items)-1]
	from, coordinated := following(t, last.End, end)
	within := from > 0
	if !within {
		if from, coordinated = following(t, last.End, len(t.Words)); from == 0 || !s.right || predicateAt(t, from) {
			return false
		}
		end = len(t.Words)
	}
	next := piece(t, from, end)
	switch {
	case s.adjuncts(next, coordinated):
		return false
	case finite(t, from) && coordinated && aside(t, *last):
		last.End = next.End // "lawyers who represent or seek to represent them"
		return true
	}
	if len(s.items) == 1 && t.Speech[last.Start] == "VBG" && t.Speech[from] != "VBG" && last.Start+1 < last.End {
		last.Start++ // "showing the number of … and the share of …"
	}
	if next.End-next.Start > maxItem || !s.goesWith(*last, next, within) {
		return false
	}
	s.items = append(s.items, next)
	if coordinated {
		s.joined = len(s.items)
	}
	return true
}

// predicateAt reports whether the word behind word i is a verb that says what is to be
// done: "…, and to provide".
func predicateAt(t *resolution.Tags, i int) bool {
	return i+1 < len(t.Words) && verbAt(t, i+1) != nil
}

// adjuncts makes a series of what is said of one thing with two prepositions, "open to all
// in the room and by remote participation", and reports whether it is one.
func (s *series) adjuncts(next resolution.Range, coordinated bool) bool {
	first := &s.items[0]
	if !coordinated || len(s.items) > 1 || s.t.Speech[next.Start] != "IN" || repeats(s.t, *first, next) {
		return false
	}
	at := lastPreposition(s.t, *first)
	if at <= first.Start {
		return false
	}
	first.Start = at
	s.items, s.joined = append(s.items, next), 2
	return true
}

// goesWith reports whether the stretch next goes on with the series after an item. A right
// may be one to several things, "the right to A, to B and to C", and the conditions of a
// right may be predicates.
func (s *series) goesWith(last, next resolution.Range, within bool) bool {
	t := s.t
	switch {
	case s.right && t.Words[next.Start].Fold == "to":
		return true
	case !within:
		return false
	case principled(t, last) && principled(t, next), repeats(t, last, next):
		return true
	}
	return opensItem(t, next) && alike(t, last, next)
}

func holdsRight(t *resolution.Tags, r resolution.Range) bool {
	return slices.ContainsFunc(t.Words[r.Start:r.End], func(w lexicon.Token) bool { return english.Right(w.Fold) })
}

func principled(t *resolution.Tags, r resolution.Range) bool {
	return slices.ContainsFunc(t.Mentions, func(m resolution.Mention) bool {
		return m.Entry.Role == "principle" && m.From < r.End && r.Start < m.To
	})
}

// piece is the stretch from a word to the next separator, to the verb that it is the
// subject of, or to what opens another part.
func piece(t *resolution.Tags, from, end int) resolution.Range {
	i, noun, aside := from, false, false
	for i < end {
		if n, _ := separates(t, i); n > 0 {
			break
		}
		if i > from && (openingAt(t, i).to > 0 || !aside && infinitive(t, i) || noun && !aside && predicates(t, i)) {
			break
		}
		aside = aside || noun && byTheWay(t, i)
		noun = noun || strings.HasPrefix(t.Speech[i], "N") || t.Speech[i] == "PRP"
		i++
	}
	return resolution.Range{Start: from, End: i}
}

// aside reports whether an item has a relative clause.
func aside(t *resolution.Tags, r resolution.Range) bool {
	for i := r.Start + 1; i < r.End; i++ {
		if byTheWay(t, i) {
			return true
		}
	}
	return false
}

// byTheWay reports whether a relative clause begins at word i.
func byTheWay(t *resolution.Tags, i int) bool {
	return english.Relative(t.Words[i].Fold) || t.Words[i].Fold == "that" && i > 0 && strings.HasPrefix(t.Speech[i-1], "N")
}

// infinitive reports whether the "to" at i begins a predicate, and not what somebody has
// a right to.
func infinitive(t *resolution.Tags, i int) bool {
	return t.Words[i].Fold == "to" && i+1 < len(t.Words) && t.Speech[i+1] == "VB" && !english.Right(t.Words[max(0, i-1)].Fold)
}

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
			return len(jointPhrase), true
		}
	}
	if coordinates(t, i) {
		return 1, true
	}
	return 0, false
}

var jointPhrase = []string{"as", "well", "as"}

func jointly(t *resolution.Tags, i int) bool { return spells(t, i, jointPhrase) }

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
			if h := hitAt(t, "qualifier", i); h != nil && h.To < end {
				if n, _ := separates(t, h.To); n > 0 {
					i, seps = h.To, 0
					continue
				}
			}
			return i, coordinated
		}
		switch t.Words[i].Fold {
		case ";", ".", ":":
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
	h := hitAt(t, "qualifier", r.Start)
	return h != nil && h.To >= r.End
}

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

// punctuated reports whether a mark stands before word i: a preposition there opens an
// adjunct, "shall hear, in a session of half a day, any person or organization".
func punctuated(t *resolution.Tags, i int) bool { return i > 0 && t.Words[i-1].Kind == lexicon.Punct }

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
	for k := range t.Hits {
		h := &t.Hits[k]
		if h.From > i {
			break
		}
		if h.From == i && h.To == i+1 && h.Entry.Kind == "verb" {
			return true
		}
	}
	return false
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
