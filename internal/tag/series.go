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
