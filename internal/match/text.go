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
	// Terms are the weights of its content words, sorted by number; stems are the
	// numbers of all its words, as they stand.
	Terms []Term
	Norm  float64
	Stems []int32
	// Name tells the resolutions of a role apart where there are several.
	Name string
	// Spot is the number of the clause's place, by text and path, Parent that of the
	// clause it is a sub-item of, noPlace for none. Block is the number of the call
	// Block that it stands in: that of the place of which it is a sub-item, or one
	// below zero for the sub-items of a clause that is new there. The two texts of a
	// comparison are numbered alike.
	Spot, Parent, Block int32
	// Home is the place of the resolution that it stands in, and Stays says that the
	// other text has that resolution too.
	Home  int32
	Stays bool
	// Key is the number of the clause's words, 0 for none: equal keys are the same words
	// but for punctuation. The two texts of a comparison are numbered alike.
	Key int32
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
	// Signs are the signatures of the units' stems. They lie apart from the units because
	// whoever looks for words looks at thousands of them, and at few of the units.
	Signs []Signature
	scale *scale // of the weights of its terms
}

// NewText collects the units of a role. Enacting formulas, arguments and empty
// clauses do not take part.
func NewText(rs []*resolution.Resolution) *Text {
	n := 0
	for _, r := range rs {
		n += len(r.Clauses)
	}
	t := &Text{Units: make([]Unit, 0, n)}
	links := make([]Link, n)
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
			t.Units = append(t.Units, Unit{
				Resolution: r, Clause: c, Name: id, Order: k, OutOfScope: out, Title: c.Part == resolution.PartTitle,
				Links: links[k : k : k+1],
			})
		}
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

// appendKey adds the words without punctuation, a blank behind each.
func appendKey(key []byte, words []lexicon.Token) []byte {
	for i := range words {
		if w := &words[i]; w.Kind != lexicon.Punct {
			key = append(append(key, w.Fold...), ' ')
		}
	}
	return key
}

// KeyOf is what is the same for the same words, whatever stands between them.
func KeyOf(words []lexicon.Token) string { return string(appendKey(nil, words)) }

// NumberKeys gives the units of two texts their keys and returns the number of keys.
func NumberKeys(a, b *Text) int {
	numbers := make(map[string]int32, max(len(a.Units), len(b.Units)))
	// Clauses of the same words mostly share them.
	shared := make(map[*lexicon.Token]int32, max(len(a.Units), len(b.Units)))
	var key []byte
	for _, t := range []*Text{a, b} {
		for i := range t.Units {
			u := &t.Units[i]
			words := u.Clause.Tags.Words
			if len(words) == 0 {
				continue
			}
			n, ok := shared[&words[0]]
			if !ok {
				if key = appendKey(key[:0], words); len(key) > 0 {
					if n = numbers[string(key)]; n == 0 {
						n = int32(len(numbers) + 1)
						numbers[string(key)] = n
					}
				}
				shared[&words[0]] = n
			}
			u.Key = n
		}
	}
	return len(numbers) + 1
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
