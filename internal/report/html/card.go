package html

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/report/internal/digest"
	"github.com/resolint/resolint/internal/report/internal/plain"
)

// What the findings may take of the page, in bytes of their texts: up to the first all
// clauses are shown whole, up to the second their unchanged stretches are shortened, and
// beyond it a finding is a line.
const (
	wholeRoom = 1_000_000
	cardRoom  = 2_000_000
)

// The most code points of an ask in one line, and of one to copy.
const (
	askLine = 180
	askFull = 4000
)

// card is a finding as the page shows it.
type card struct {
	*finding.Finding
	ID, ClauseID string
	Document     int
	// File is the draft, where there are several.
	File  string
	Level string
	// Sure is how sure the audit is: "high", "medium", "low" or "".
	Sure string
	// Clause is the path of the place that the finding is shown at, Where the same in
	// words, At its line.
	Clause, Where, At string
	Sides             []side
	// Nowhere says that the words stand nowhere else in the draft.
	Nowhere bool
	// By is who made the change and when, Brought who proposed what was dropped.
	By, Brought string
	// Ask is what to ask for in one line, Full in all its words where that is longer.
	Ask, Full string
	WhyID     string
	// Order is the place in the text, Family the place of the family in tables.
	Order, FamilyOrder int
	Waiver             string
}

// side is one text of a finding.
type side struct {
	Label    string
	Clause   string // its path, where it is not the finding's
	Page     int
	Segments []finding.Segment
	Nothing  string // what is said where there are no words
}

// others are the findings of a kind of their own: for information, or waived.
type others struct {
	ID, Title string
	Cards     []*card
	More      int
}

// mostOthers is the number up to which information, and waived findings, are listed.
const mostOthers = 2000

// cards makes the cards, the gravest first, and the lists of the rest.
func (v *view) cards() {
	info := others{ID: "information", Title: "For information"}
	waived := others{ID: "waived", Title: "Waived, or in the baseline"}
	for _, d := range v.documents {
		for n := range d.Findings {
			c := v.card(d, n)
			switch {
			case c.Suppressed != nil:
				c.Waiver = digest.Waiver(c.Suppressed)
				waived.add(c)
			case c.Finding.Level.Rank() == 0:
				info.add(c)
			default:
				v.Cards = append(v.Cards, c)
			}
		}
	}
	slices.SortStableFunc(v.Cards, byWeight)
	room := 0
	reasons := map[string]int{}
	for i, c := range v.Cards {
		room += c.size()
		switch {
		case i < gravest || room < wholeRoom:
			c.Sides = sides(c.Finding, c.Clause, 0)
		case room < cardRoom:
			c.Sides = sides(c.Finding, c.Clause, 8)
		}
		c.WhyID = v.reason(c.Finding, reasons)
	}
	for _, o := range []others{info, waived} {
		if len(o.Cards) > 0 {
			slices.SortStableFunc(o.Cards, func(a, b *card) int { return cmp.Compare(a.Order, b.Order) })
			v.Others = append(v.Others, o)
		}
	}
}

func (o *others) add(c *card) {
	if len(o.Cards) == mostOthers {
		o.More++
		return
	}
	o.Cards = append(o.Cards, c)
}

// reason notes why a finding matters, once for all of whom that is said.
func (v *view) reason(f *finding.Finding, known map[string]int) string {
	text := plain.Collapse(f.Why)
	if text == "" {
		return ""
	}
	i, ok := known[text]
	if !ok {
		i = len(v.Why)
		known[text] = i
		v.Why = append(v.Why, why{ID: fmt.Sprintf("why-%d", i+1), Text: text})
	}
	w := &v.Why[i]
	if rule := plain.Collapse(f.Rule); !slices.Contains(w.Rules, rule) {
		w.Rules = append(w.Rules, rule)
	}
	return w.ID
}

func (v *view) card(d *document, n int) *card {
	f := &d.Findings[n]
	at := d.spots[n]
	c := &card{
		Finding: f, ID: findingID(d.ID, n), Document: d.ID, Level: string(f.Level), Sure: digest.Confidence(f),
		By: digest.Changed(f), Order: d.order, FamilyOrder: slices.Index(digest.Families, f.Family),
	}
	if v.Many {
		c.File = d.File
	}
	if f.Level.Rank() == 0 {
		c.Level = "information"
	}
	for j := range at.Resolution {
		c.Order += len(d.Resolutions[j].Clauses) + 1
	}
	if at.Clause >= 0 {
		c.Order += at.Clause + 1
		if d.shown[at.Resolution][at.Clause] {
			c.ClauseID = clauseID(d.ID, at.Resolution, at.Clause)
		}
	}
	c.Where = where(f)
	if p := f.Primary(); p != nil {
		c.Clause, c.At = p.Clause, digest.Place(p)
		if p.Span.Page > 0 {
			c.At += fmt.Sprintf(", page %d", p.Span.Page)
		}
	}
	if p := f.Proposal; p != nil && f.Base == nil {
		c.Brought = p.File
	}
	c.Nowhere = f.Surviving == nil && (f.Kind == "removed" || f.Kind == "dropped")
	if digest.Counts(f) {
		c.Ask = asked(f, askLine)
		if full := asked(f, askFull); full != c.Ask {
			c.Full = full
		}
	}
	return c
}

// asked is what to ask for, and where in the draft.
func asked(f *finding.Finding, most int) string {
	ask := digest.Ask(f, most)
	switch {
	case ask == "":
	case f.Draft != nil && f.Draft.Clause != "":
		return "In " + digest.Spelled(f.Draft.Clause) + ": " + ask
	case f.Gap != nil && f.Gap.Clause != "":
		return "After " + digest.Spelled(f.Gap.Clause) + ": " + ask
	}
	return ask
}

// where names the place of a finding in words, and the text that it is of where that is
// not the draft.
func where(f *finding.Finding) string {
	at := f.Primary()
	switch {
	case at == nil || at.Clause == "":
		return ""
	case f.Draft != nil:
		return digest.Spelled(at.Clause)
	case f.Base != nil:
		return digest.Spelled(at.Clause) + " of the base"
	}
	return digest.Spelled(at.Clause) + " of the proposal"
}

// size is about how many bytes the texts of a finding take.
func (c *card) size() int {
	n := 0
	for _, at := range []*finding.Location{c.Base, c.Proposal, c.Draft} {
		if at != nil {
			n += len(at.Context)
		}
	}
	return n + len(c.Message)
}

// sides are the texts of a finding, with about context words beside each change, 0 for
// whole clauses.
func sides(f *finding.Finding, shown string, context int) []side {
	from, to := digest.Sides(f, 0)
	var out []side
	add := func(label string, at *finding.Location, s []finding.Segment) {
		x := side{Label: label, Segments: sided(at.Context, s, context), Page: at.Span.Page}
		if at.Clause != shown {
			x.Clause = at.Clause
		}
		out = append(out, x)
	}
	switch {
	case f.Base != nil:
		add("From", f.Base, from)
		if f.Proposal != nil {
			add("Proposed", f.Proposal, whole(f.Proposal))
		}
	case f.Proposal != nil:
		add("Proposed", f.Proposal, from)
	}
	switch {
	case f.Draft != nil && len(out) == 0 && len(from) == 0:
		add("Text", f.Draft, to)
	case f.Draft != nil:
		add("To", f.Draft, to)
	case len(out) > 0:
		out = append(out, side{Label: "To", Nothing: "nothing in its place"})
	}
	return out
}

func whole(at *finding.Location) []finding.Segment {
	return []finding.Segment{{Op: "=", Text: cmp.Or(at.Context, at.Text)}}
}

// First is the gravest finding, Next are those after it on the first screen.
func (v *view) First() *card {
	if len(v.Cards) == 0 {
		return nil
	}
	return v.Cards[0]
}

// Next are the findings of the first screen after the first.
func (v *view) Next() []*card { return v.Cards[min(1, len(v.Cards)):min(gravest, len(v.Cards))] }

// Short are the sides of a card with few words around each change, for the first screen.
func (c *card) Short() []side {
	out := slices.Clone(c.Sides)
	for i := range out {
		out[i].Segments = shorten(digest.Elide(out[i].Segments, 10), 50)
	}
	return out
}
