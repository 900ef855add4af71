package tag

import (
	"slices"

	"github.com/resolint/resolint/internal/english"
	"github.com/resolint/resolint/internal/lexicon"
	"github.com/resolint/resolint/internal/resolution"
)

// findQuantities finds what makes a commitment checkable: shares and targets,
// deadlines, rhythms and reports, money.
func findQuantities(c *resolution.Clause) {
	t := c.Tags
	for _, h := range t.Hits {
		switch {
		case h.Entry.Kind == "number" || h.Entry.Kind == "fraction":
			add(t, "share", h.From, h.To)
		case h.Entry.Kind == "period" && h.Entry.Role == "rhythm", h.Entry.Kind == "report" && (h.Entry.ID == "report-regular" || h.Entry.ID == "regular-report"):
			add(t, "rhythm", h.From, h.To)
		case h.Entry.Kind == "report" && h.Entry.ID == "report-any" && h.From > 0 && t.Speech[h.From] == "VBG" && t.Speech[h.From-1] == "IN":
			// "in reporting on the Framework" says when, not that somebody reports
		case h.Entry.Kind == "report" && h.Entry.ID == "report-any":
			add(t, "report", h.From, h.To)
		case h.Entry.Kind == "report" && h.Entry.ID == "money":
			add(t, "money", h.From, h.To)
		case h.Entry.Kind == "report":
			add(t, "target", h.From, h.To)
		}
	}
	for i := 0; i+1 < len(t.Words); i++ {
		if n := deadline(t, i); n > 0 && c.Binds() && !(t.Words[i].Fold == "from" && span(t.Words, i+n)) {
			add(t, "deadline", i, i+n)
		}
		if t.Words[i].Kind == lexicon.Number && !english.Year(t.Words[i].Fold) && t.Words[i+1].Fold == "%" {
			add(t, "share", i, i+2)
		}
	}
	// A cardinal right before a group counts its members ("ten women experts").
	for i := range t.Mentions {
		if m := &t.Mentions[i]; m.From > 0 && m.Entry.Role == "group" && (t.Speech[m.From-1] == "CD" || counts(t, m.From)) && !english.Year(t.Words[m.From-1].Fold) {
			add(t, "share", m.From-1, m.From)
		}
	}
	for s, q := range t.Quantities() {
		amount(t, q)
		q.Counted = q.Kind != "share" || q.Amount > 0 || counted(t, q)
		s.Statement, s.From, s.To = t.StatementAt(q.From), q.From, q.To
	}
}

// counted reports whether a share of which no amount was found says how much all the
// same: a number stands in it or behind it.
func counted(t *resolution.Tags, q *resolution.Quantity) bool {
	for i := q.From; i <= q.To && i < len(t.Words); i++ {
		if t.Speech[i] == "CD" || t.Words[i].Kind == lexicon.Number {
			return true
		}
	}
	return slices.ContainsFunc(t.Hits, func(h lexicon.Hit) bool {
		return h.Entry.Kind == "number" && h.Entry.ID == "share" && h.From < q.To && q.From < h.To
	})
}

func add(t *resolution.Tags, kind string, from, to int) {
	for _, q := range t.Quantities() {
		if q.Kind == kind && q.From <= to && from <= q.To {
			q.From, q.To = min(q.From, from), max(q.To, to)
			q.Value = joined(t.Words, q.From, q.To)
			return
		}
	}
	q := &resolution.Quantity{Kind: kind, From: from, To: to, Value: joined(t.Words, from, to)}
	t.Slots = append(t.Slots, resolution.Slot{Kind: resolution.SlotQuantity, Quantity: q})
}

// deadline returns the length of a deadline that starts at word i, 0 for none: "by
// 2030", "before the end of 2030", "not later than 2030", "from 2030".
func deadline(t *resolution.Tags, i int) int {
	w := t.Words
	if !english.BeforeDate(w[i].Fold) || w[i].Fold == "than" && (i == 0 || w[i-1].Fold != "later") {
		return 0
	}
	for j := i + 1; j < len(w) && j <= i+5; j++ {
		if w[j].Fold == "since" || w[j].Fold == "in" && w[i].Fold == "by" && i > 0 && t.Speech[i-1] == "VBN" {
			return 0 // "displaced by the war since 2011", "adopted by the Council in 2015"
		}
		if w[j].Kind == lexicon.Number {
			if english.Year(w[j].Fold) {
				return j + 1 - i
			}
			continue // a day
		}
		if w[j].Kind == lexicon.Punct {
			return 0
		}
	}
	return 0
}

// counts reports whether a number in words ends right before word i.
func counts(t *resolution.Tags, i int) bool {
	for k := range t.Hits {
		if h := &t.Hits[k]; h.To == i && h.Entry.Kind == "cardinal" && h.Entry.Rank > 1 {
			return true
		}
	}
	return false
}

// span reports whether a year that ends before word i begins a stretch of time, as
// in "from 2003 to 2005".
func span(w []lexicon.Token, i int) bool {
	return i < len(w) && english.BetweenDates(w[i].Fold)
}

// grade gives each mention its grade: what it does, from a name to a duty with a
// report.
func grade(c *resolution.Clause) {
	reported := false
	for _, q := range c.Tags.Quantities() {
		reported = reported || q.Kind == "report" || q.Kind == "rhythm"
	}
	for i := range c.Tags.Mentions {
		m := &c.Tags.Mentions[i]
		switch {
		case m.Named():
			m.Grade = resolution.GradeTitle
		case c.Part == resolution.PartOperative && reported:
			m.Grade = resolution.GradeReported
		case c.Binds():
			m.Grade = resolution.GradeDuty
		case c.Tags.Listed(m):
			m.Grade = resolution.GradeListed
		default:
			m.Grade = resolution.GradeStated
		}
	}
}
