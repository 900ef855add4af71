package compare

import (
	"slices"
	"strings"

	"github.com/resolint/resolint/internal/english"
	"github.com/resolint/resolint/internal/lexicon"
	"github.com/resolint/resolint/internal/resolution"
)

// inSeries reports whether a lost mention stood in an item of a series of like
// things whose neighbours are still there. It looks at the commas and
// conjunctions around the mention, so that an item may be as long as "women who
// defend human rights".
func (p *pairing) inSeries(m *resolution.Mention) bool {
	t := p.from.Clause.Tags
	if len(t.Speech) == 0 {
		return false
	}
	item := segment(t, m.From, m.To)
	item.Start = lead(t, item, m)
	if item.End-item.Start > 14 || p.mostlyThere(item) {
		return false
	}
	// The conditions of a right may be a series of predicates; other predicates are
	// clauses of their own.
	if m.Entry.Role != "principle" && (t.Speech[m.From] == "IN" || !opensItem(t, item)) {
		return false
	}
	if !separated(t, item) || !nominal(t, item, m) {
		return false
	}
	return p.keptBeside(m, item, -1) || p.keptBeside(m, item, +1)
}

// maxBeside is how many items beside a lost one may be lost with it and still let
// the next tell of the series.
const maxBeside = 3

// keptBeside reports whether an item like the lost one is kept on a side of it.
func (p *pairing) keptBeside(m *resolution.Mention, item resolution.Range, side int) bool {
	t := p.from.Clause.Tags
	if side > 0 || m.Entry.Role != "data" { // "indicators on X, disaggregated by sex": what stands before is no other item
		n := item
		for range maxBeside {
			n = neighbour(t, n, side)
			whole := n
			if side < 0 {
				n.Start = led(t, n)
			}
			if n.End <= n.Start || n.End-n.Start > 14 || !alike(t, item, n) || side > 0 && m.Entry.Role != "principle" && !opensItem(t, n) {
				return false
			}
			if m.Entry.Role == "group" && side > 0 && t.Words[n.Start].Fold == "other" {
				return false // the group was an example of what stays
			}
			if p.contentKept(n) {
				return true
			}
			if n.Start != whole.Start {
				return false // the series began here
			}
		}
	}
	return false
}

// lead cuts from a segment the words that lead up to the item that a mention
// stands in: the call at the head of a clause, a verb, a preposition other than
// "of".
func lead(t *resolution.Tags, item resolution.Range, m *resolution.Mention) int {
	start := item.Start
	for i := item.Start; i < m.From; i++ {
		if tag := t.Speech[i]; tag == "VB" || tag == "VBZ" || tag == "VBP" || tag == "VBD" || tag == "IN" && t.Words[i].Fold != "of" && i > item.Start {
			start = i + 1
		}
	}
	return start
}

// led is lead for a segment without a mention: its last item.
func led(t *resolution.Tags, s resolution.Range) int {
	start := s.Start
	for i := s.Start; i < s.End; i++ {
		if tag := t.Speech[i]; tag == "VB" || tag == "VBZ" || tag == "VBP" || tag == "VBD" || tag == "MD" || tag == "IN" && t.Words[i].Fold != "of" && i > s.Start {
			start = i + 1
		}
	}
	return min(start, max(s.Start, s.End-1))
}

// segment is the stretch between separators around words [from, to).
func segment(t *resolution.Tags, from, to int) resolution.Range {
	for from > 0 && !separator(t, from-1) {
		from--
	}
	for to < len(t.Words) && !separator(t, to) {
		to++
	}
	return resolution.Range{Start: from, End: to}
}

func separator(t *resolution.Tags, i int) bool {
	switch t.Words[i].Fold {
	case ",", ";", ".", ":", "(", ")":
		return true
	}
	return coordinatesWords(t, i)
}

// coordinatesWords reports whether word i is an "and" or "or" outside of terms.
func coordinatesWords(t *resolution.Tags, i int) bool {
	if w := t.Words[i].Fold; w != "and" && w != "or" {
		return false
	}
	for k := range t.Mentions {
		if m := &t.Mentions[k]; m.From < i && i < m.To-1 {
			return false
		}
	}
	return true
}

// nominal reports whether an item ends in a noun, as items do; "women's equal [and
// active participation]" is no item.
func nominal(t *resolution.Tags, item resolution.Range, m *resolution.Mention) bool {
	last := item.End - 1
	return m.To > last || m.Entry.Role == "principle" || strings.HasPrefix(t.Speech[last], "NN") || t.Speech[last] == "VBG" || t.Speech[last] == "CD" || item.End-m.To > 2
}

// separated reports whether a series runs around the item: a comma or conjunction
// on one side, and a conjunction in the item's sentence close by.
func separated(t *resolution.Tags, item resolution.Range) bool {
	for i := max(0, item.Start-14); i < min(len(t.Words), item.End+16); i++ {
		if t.Words[i].Fold == ";" && i < item.Start {
			continue
		}
		if coordinatesWords(t, i) {
			return true
		}
	}
	return false
}

// neighbour returns the segment before or after an item, past the separators.
func neighbour(t *resolution.Tags, item resolution.Range, side int) resolution.Range {
	i := item.End
	if side < 0 {
		i = item.Start - 1
	}
	seps := 0
	for i >= 0 && i < len(t.Words) && separator(t, i) {
		if w := t.Words[i].Fold; w == ";" || w == "." || w == ":" {
			return resolution.Range{}
		}
		i += side
		seps++
	}
	if i < 0 || i >= len(t.Words) || seps == 0 || seps > 2 {
		return resolution.Range{}
	}
	return segment(t, i, i+1)
}

// opensItem reports whether a segment begins like an item and not like a
// predicate, an adjunct or an aside.
func opensItem(t *resolution.Tags, s resolution.Range) bool {
	if s.Start >= s.End {
		return false
	}
	switch t.Words[s.Start].Fold {
	case "that", "which", "who", "whose", "where", "when", "to", "including", "notably", "especially", "particularly", "such", "as", "not", "while", "we", "with", "within", "without", "upon", "subject":
		return false
	}
	for _, h := range t.Hits {
		if h.From == s.Start && h.Entry.Kind == "scope" {
			return false
		}
	}
	tag := t.Speech[s.Start]
	if tag == "MD" || tag == "VB" || tag == "VBZ" || tag == "VBP" || tag == "VBD" {
		return false
	}
	for i := s.Start; i < s.End; i++ { // a finite verb outside a relative clause
		if t.Words[i].Fold == "who" || t.Words[i].Fold == "which" || t.Words[i].Fold == "that" || t.Words[i].Fold == "whose" {
			return true
		}
		if t.Speech[i] == "MD" {
			return false
		}
	}
	return true
}

// alike reports whether two segments begin alike: both with a preposition, or
// neither; a segment that leads up to the series counts by its end.
func alike(t *resolution.Tags, a, b resolution.Range) bool {
	in := func(s resolution.Range) bool { return t.Speech[s.Start] == "IN" }
	if a.Start > 0 && t.Speech[a.Start-1] == "IN" && t.Words[a.Start-1].Fold == t.Words[b.Start].Fold {
		return true // "on prior leave, on supervision and on notification"
	}
	if in(a) {
		return in(b) && t.Words[a.Start].Fold == t.Words[b.Start].Fold || hasWord(t, b, t.Words[a.Start].Fold)
	}
	if in(b) && b.Start > a.Start || predicative(t, a) != predicative(t, b) {
		return false
	}
	if strings.HasPrefix(t.Speech[a.Start], "VBG") {
		return strings.HasPrefix(t.Speech[b.Start], "VBG")
	}
	return true
}

// predicative reports whether a segment says how something is: "open to the
// public".
func predicative(t *resolution.Tags, s resolution.Range) bool {
	if s.Start+1 >= s.End {
		return false
	}
	first, second := t.Speech[s.Start], t.Speech[s.Start+1]
	return (strings.HasPrefix(first, "JJ") || first == "VBN") && (second == "TO" || second == "IN")
}

func hasWord(t *resolution.Tags, s resolution.Range, w string) bool {
	for i := s.Start; i < s.End; i++ {
		if t.Words[i].Fold == w {
			return true
		}
	}
	return false
}

// mostlyThere reports whether the words of a segment are still there for the
// greater part; then it was reworded and not cut.
func (p *pairing) mostlyThere(s resolution.Range) bool {
	n, there := 0, 0
	for i := s.Start; i < s.End; i++ {
		if p.a[i].punct || english.StopWord(p.a[i].fold) {
			continue
		}
		n++
		if p.has(p.a[i].fold) {
			there++
		}
	}
	return n == 0 || 3*there > 2*n
}

// cutItems returns items that were cut from a series around a kept mention though
// they have no word of the lexicon: of "cooperatives, [people who run networks]
// and universities" the neighbours tell what it was.
func (p *pairing) cutItems(m *resolution.Mention) []resolution.Range {
	t := p.from.Clause.Tags
	if len(t.Speech) == 0 || p.gone {
		return nil
	}
	own := segment(t, m.From, m.To)
	own.Start = lead(t, own, m)
	var out []resolution.Range
	if m.Entry.Role == "exclusion" || m.Entry.ID == "left-to-others" {
		// What is excluded begins behind the words that exclude.
		rest := resolution.Range{Start: m.To, End: segment(t, m.From, m.To).End}
		if next := neighbour(t, rest, +1); rest.End > rest.Start && next.End > next.Start && p.contentKept(next) && !mentionIn(t, rest) && p.cutWhole(rest) {
			out = append(out, rest)
		}
	}
	for _, side := range []int{-1, +1} {
		at := own
		for range 8 {
			n := neighbour(t, at, side)
			if n.End <= n.Start || n.End-n.Start > 12 || !p.seriesItem(m, own, n, side) {
				break
			}
			if !mentionIn(t, n) && p.cutWhole(n) && named(t, n) {
				out = append(out, n)
			}
			at = n
		}
	}
	return out
}

// named reports whether an item has a word, and not only the number of a note.
func named(t *resolution.Tags, item resolution.Range) bool {
	return slices.ContainsFunc(t.Words[item.Start:item.End], func(w lexicon.Token) bool { return w.Kind == lexicon.Word })
}

// explains reports whether a mention can tell what its unnamed neighbours are:
// an actor or an exclusion always; a right in "the right to A, to B and to C"; a
// group where sub-groups of it follow ("women who are migrants, older or …").
func (p *pairing) explains(m *resolution.Mention) bool {
	t := p.from.Clause.Tags
	switch m.Entry.Role {
	case "right":
		seg := segment(t, m.From, m.To)
		return hasWord(t, seg, "right") || hasWord(t, seg, "rights")
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

// seriesItem reports whether segment n goes on with the series of a mention.
func (p *pairing) seriesItem(m *resolution.Mention, own, n resolution.Range, side int) bool {
	t := p.from.Clause.Tags
	if m.Entry.Role == "right" {
		return t.Words[n.Start].Fold == "to"
	}
	return (side < 0 || opensItem(t, n)) && alike(t, own, n)
}

func mentionIn(t *resolution.Tags, s resolution.Range) bool {
	for i := range t.Mentions {
		if m := &t.Mentions[i]; m.From < s.End && s.Start < m.To {
			return true
		}
	}
	return false
}

// cutWhole reports whether none of a segment's content is there any more and no
// new words came in its place.
func (p *pairing) cutWhole(s resolution.Range) bool {
	content := false
	for i := s.Start; i < s.End; i++ {
		if p.a[i].punct || english.StopWord(p.a[i].fold) {
			continue
		}
		if p.has(p.a[i].fold) {
			return false
		}
		content = true
	}
	if !content {
		return false // a segment of mere function words is no item
	}
	for _, h := range p.hunks {
		if h.A0 >= s.End || s.Start >= h.A1 {
			continue
		}
		for _, w := range p.b[h.B0:h.B1] {
			if !w.punct && !english.StopWord(w.fold) && !p.had(w.fold) {
				return false
			}
		}
	}
	return true
}
