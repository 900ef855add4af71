package tag

import (
	"strings"

	"github.com/resolint/resolint/internal/english"
	"github.com/resolint/resolint/internal/lexicon"
	"github.com/resolint/resolint/internal/resolution"
)

// findLists finds enumerations: like things joined by commas and a final "and"
// or "or". What is joined must be phrases, not predicates: "to train officials,
// to ensure that … and to evaluate" is no list.
func findLists(c *resolution.Clause) {
	t := c.Tags
	for k := range t.Words {
		if !coordinates(t, k) || insideList(t, k) {
			continue
		}
		if l, ok := listAt(t, k); ok {
			t.Lists = append(t.Lists, l)
		}
	}
	for i := range t.Mentions {
		m := &t.Mentions[i]
		for j := range t.Lists {
			for _, it := range t.Lists[j].Items {
				if it.Start < m.To && m.From < it.End {
					m.List = j
				}
			}
		}
	}
}

// coordinates reports whether word k joins things: an "and" inside a term ("women
// and girls") does not.
func coordinates(t *resolution.Tags, k int) bool {
	if !english.Coordinator(t.Words[k].Fold) {
		return false
	}
	for i := range t.Mentions {
		if m := &t.Mentions[i]; m.From < k && k < m.To-1 {
			return false
		}
	}
	return true
}

func insideList(t *resolution.Tags, k int) bool {
	for _, l := range t.Lists {
		if l.From <= k && k < l.To {
			return true
		}
	}
	return false
}

// maxItem bounds an item's length in words; longer stretches are clauses.
const maxItem = 9

func listAt(t *resolution.Tags, k int) (resolution.List, bool) {
	last := resolution.Range{Start: k + 1, End: itemEnd(t, k+1)}
	if last.End <= last.Start {
		return resolution.List{}, false
	}
	end := k
	if end > 0 && t.Words[end-1].Fold == "," {
		end-- // the serial comma
	}
	items := []resolution.Range{last}
	for {
		start := itemStart(t, end)
		if start >= end {
			break
		}
		if s := afterScope(t, start, end); s > start {
			// "…, including A and B": what stands before is no item.
			items = append([]resolution.Range{{Start: s, End: end}}, items...)
			break
		}
		items = append([]resolution.Range{{Start: start, End: end}}, items...)
		if start == 0 || t.Words[start-1].Fold != "," || end-start > maxItem || !nominal(t, start) {
			break
		}
		end = start - 1
	}
	// The first item may carry words before the list proper ("the needs of
	// women"); they stay with it. Items further on show that it is one.
	if len(items) < 2 {
		return resolution.List{}, false
	}
	adjectives(t, items)
	items[0].Start = max(items[0].Start, tail(t, items[0]))
	return resolution.List{From: items[0].Start, To: last.End, Items: items}, true
}

// adjectives cuts items that join adjectives of one noun down to the adjective:
// "women's equal and active participation" joins "equal" and "active".
func adjectives(t *resolution.Tags, items []resolution.Range) {
	for i := 0; i+1 < len(items); i++ {
		last, next := items[i].End-1, items[i+1].Start
		if strings.HasPrefix(t.Speech[last], "JJ") && strings.HasPrefix(t.Speech[next], "JJ") {
			items[i].Start = last
		}
	}
}

// nominal reports whether a phrase that begins at word i can be one of several
// things; ", offline and online" and ", in urban and rural areas" are no items of
// what stands before them.
func nominal(t *resolution.Tags, i int) bool {
	return t.Speech[i] != "IN" && !strings.HasPrefix(t.Speech[i], "RB")
}

// tail cuts from the first item the words that lead to the list: of "the needs of
// women, youth and …" only "women" is an item.
func tail(t *resolution.Tags, it resolution.Range) int {
	for i := it.End - 2; i >= it.Start; i-- {
		if t.Speech[i] == "IN" || t.Speech[i] == "TO" {
			return i + 1
		}
	}
	return it.Start
}

// afterScope returns the word behind a scope word that opens [from, to), or from.
func afterScope(t *resolution.Tags, from, to int) int {
	for _, h := range t.Hits {
		if h.Entry.Kind == "scope" && h.From == from && h.To < to {
			return h.To
		}
	}
	return from
}

// itemEnd walks right from the word after the coordinator to the end of its
// phrase.
func itemEnd(t *resolution.Tags, i int) int {
	start := i
	for i < len(t.Words) && i-start < maxItem {
		w := t.Words[i]
		if w.Kind == lexicon.Punct || coordinates(t, i) || clauseWord(t, i) {
			break
		}
		if i > start && t.Speech[i] == "IN" && w.Fold != "of" || i > start && w.Fold == "to" {
			break
		}
		if i > start && finite(t, i) {
			break
		}
		i++
	}
	if i > start && (clauseWord(t, start) || finite(t, start) && !strings.HasPrefix(t.Speech[start], "VBN")) {
		return start
	}
	return i
}

// itemStart walks left from the end of an item to where its phrase begins.
func itemStart(t *resolution.Tags, end int) int {
	i := end
	for i > 0 && end-i < maxItem {
		w := t.Words[i-1]
		if w.Kind == lexicon.Punct || clauseWord(t, i-1) || coordinates(t, i-1) {
			break
		}
		if finite(t, i-1) && t.Speech[i-1] != "VBN" && t.Speech[i-1] != "VBG" {
			break
		}
		i--
	}
	return i
}

// clauseWord opens a predicate or a relative clause.
func clauseWord(t *resolution.Tags, i int) bool {
	w := t.Words[i].Fold
	return english.Subordinator(w) || w == "to" && i+1 < len(t.Words) && strings.HasPrefix(t.Speech[i+1], "VB")
}

func finite(t *resolution.Tags, i int) bool {
	switch t.Speech[i] {
	case "MD", "VBZ", "VBP", "VBD", "VB":
		return true
	}
	return false
}
