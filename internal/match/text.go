// Package match is the model of two texts that are held against each other: their
// clauses as units with weighed words, the links between them, and an index in which
// clauses are found by their words. The stage align makes the links, compare reads them.
package match

import (
	"math"
	"strings"

	"github.com/resolint/resolint/internal/facts"
	"github.com/resolint/resolint/internal/lexicon"
	"github.com/resolint/resolint/internal/resolution"
)

// Unit is one clause of a text that takes part in the comparison.
type Unit struct {
	Resolution *resolution.Resolution
	Clause     *resolution.Clause
	// Key is the clause's folded words; equal keys are the same words.
	Key string
	// Terms are the weights of its content words, sorted by number; stems are the
	// numbers of all its words, as they stand.
	Terms []Term
	Norm  float64
	Stems []int32
	Sign  Signature // of stems
	// Name tells the resolutions of a role apart where there are several.
	Name string
	// Spot is the number of the clause's place, by text and path, Parent that of the
	// clause it is a sub-item of, noPlace for none. Block is the number of the call
	// Block that it stands in: that of the place of which it is a sub-item, or one
	// below zero for the sub-items of a clause that is new there. The two texts of a
	// comparison are numbered alike.
	Spot, Parent, Block int32
	// Order is its index among the units.
	Order int
	// OutOfScope is true in texts that some families are not scored in, Title in
	// titles.
	OutOfScope, Title bool
	// Links are the clauses of the other text that it became, best first.
	Links []Link
}

// NoPlace is the number of no place.
const NoPlace = math.MinInt32

// Link says that a clause became, or came from, another one.
type Link struct {
	To       int
	Relation facts.Relation
	Likeness float64
}

// Text is all units of one role, over all its resolutions.
type Text struct {
	Units []Unit
	// Places is the number of Places of the texts compared, Vocabulary that of the
	// stems in both, carried the share of its clauses that go on in the other text.
	Places, Vocabulary int
	Carried            float64
}

// NewText collects the units of a role. Enacting formulas, arguments and empty
// clauses do not take part.
func NewText(rs []*resolution.Resolution) *Text {
	n, bytes := 0, 0
	for _, r := range rs {
		n += len(r.Clauses)
		for i := range r.Clauses {
			bytes += len(r.Clauses[i].Text) + 1
		}
	}
	t := &Text{Units: make([]Unit, 0, n)}
	var keys strings.Builder // of all units: one string, cut below
	keys.Grow(bytes)
	ends, links := make([]int, 0, n), make([]Link, n)
	for _, r := range rs {
		id, out := "", OutOfScope(r)
		if len(rs) > 1 {
			id = Identity(r)
		}
		for i := range r.Clauses {
			c := &r.Clauses[i]
			if c.Part == resolution.PartReasons || c.Part == resolution.PartEnacting || c.Tags == nil {
				continue
			}
			k := len(t.Units)
			writeKey(&keys, c.Tags.Words)
			ends = append(ends, keys.Len())
			t.Units = append(t.Units, Unit{
				Resolution: r, Clause: c, Name: id, Order: k, OutOfScope: out, Title: c.Part == resolution.PartTitle,
				Links: links[k : k : k+1],
			})
		}
	}
	from := 0
	for k, to := range ends {
		t.Units[k].Key, from = keys.String()[from:to], to
	}
	return t
}

// Identity is what makes two resolutions of different roles the same one: organ
// and number, or the title of a text without number.
func Identity(r *resolution.Resolution) string {
	if r.Number == "" {
		return strings.ToLower(r.Title)
	}
	return r.Organ + "/" + r.Kind + "/" + r.Number
}

// writeKey writes the words without what is not content: punctuation, and the years
// of revisions, which each conference renews.
func writeKey(key *strings.Builder, words []lexicon.Token) {
	for i := range words {
		if w := &words[i]; w.Kind != lexicon.Punct {
			key.WriteString(w.Fold)
			key.WriteByte(' ')
		}
	}
}

// KeyOf is the key of a clause with these words.
func KeyOf(words []lexicon.Token) string {
	var b strings.Builder
	writeKey(&b, words)
	return b.String()
}

// Unchanged reports whether a clause stands word for word in the other text.
func Unchanged(u *Unit) bool {
	return len(u.Links) > 0 && (u.Links[0].Relation == facts.Same || u.Links[0].Relation == facts.Moved)
}

// OutOfScope reports whether some families are not scored in a resolution: one about
// assistance to a single country.
func OutOfScope(r *resolution.Resolution) bool {
	for i := range r.Clauses {
		c := &r.Clauses[i]
		if c.Part != resolution.PartTitle || c.Tags == nil {
			continue
		}
		for _, h := range c.Tags.Hits {
			if h.Entry.Kind == "outscope" {
				return true
			}
		}
	}
	return false
}

// Near returns, for every unit of a, about where it would stand in b: behind the
// counterpart of the unit before it that has one.
func Near(a, b *Text) []int {
	out := make([]int, len(a.Units))
	at := 0
	for i := range a.Units {
		if l := a.Units[i].Links; len(l) > 0 {
			at = l[0].To
		} else if at+1 < len(b.Units) {
			at++
		}
		out[i] = at
	}
	return out
}
