package audit

import (
	"slices"

	"github.com/resolint/resolint/internal/compare"
	"github.com/resolint/resolint/internal/facts"
	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/resolution"
)

// resolutions writes the overview of each resolution: its counts by family and
// its clauses with both texts.
func (b *builder) resolutions(doc *finding.Document, result *compare.Result) {
	at := map[*resolution.Resolution]int{}
	for i := range b.facts.Texts {
		t := &b.facts.Texts[i]
		r := t.Site.Resolution
		at[r] = len(doc.Resolutions)
		out := finding.Resolution{Heading: r.Heading, Title: r.Title, File: r.View.Document.Name, Organ: r.Organ, Year: r.Year, State: t.State}
		for _, n := range t.Counts {
			out.Families = append(out.Families, finding.FamilyCount{Family: n.Family, Base: n.Base, Proposal: n.Proposal, Draft: n.Draft})
		}
		doc.Resolutions = append(doc.Resolutions, out)
		doc.Notices = append(doc.Notices, r.Notices...)
	}
	for _, r := range result.Suppressed {
		at[r] = len(doc.Resolutions)
		out := finding.Resolution{Heading: r.Heading, Title: r.Title, File: r.View.Document.Name, State: "suppressed"}
		for _, n := range compare.Counts(r) {
			out.Families = append(out.Families, finding.FamilyCount{Family: n.Family, Base: n.Draft})
		}
		doc.Resolutions = append(doc.Resolutions, out)
		doc.Notices = append(doc.Notices, b.of(r.View.Document.Name, "the draft has no counterpart of "+name(r)+"; its clauses were searched for in all other texts"))
	}
	doc.Notices = append(doc.Notices, otherText(result)...)
	changes := result.Changes
	if changes == nil {
		changes = alone(b.facts)
	}
	partner := partners(changes)
	where := shelves{at: at, partner: partner}
	gaps := newGaps(changes, partner)
	for i := range changes {
		ch := &changes[i]
		row := b.clause(ch)
		if ch.Draft == nil {
			var lost []*finding.Finding
			for _, key := range row.Findings {
				lost = append(lost, b.keyed[key])
			}
			b.gap(lost, gaps.before[i], gaps.after[i])
		}
		if result.Changes == nil {
			row.Diff = []finding.Segment{{Op: "=", Text: ch.Draft.Clause.Text}}
		} else {
			row.Diff = b.texts.diffs[i]
		}
		if r, ok := where.of(ch); ok {
			doc.Resolutions[r].Clauses = append(doc.Resolutions[r].Clauses, row)
		}
	}
}

// clause is the row of one change, but for its words.
func (b *builder) clause(ch *compare.Change) finding.ClauseText {
	row := finding.ClauseText{}
	var from, to *resolution.Clause
	if ch.Base != nil {
		from = ch.Base.Clause
		row.Path, row.Part, row.Label = b.path(ch.Base), string(from.Part), from.Label
		row.Base = counted(from)
		row.Findings = b.on[from]
	}
	if ch.Draft != nil {
		to = ch.Draft.Clause
		row.Path, row.Part, row.Label = b.path(ch.Draft), string(to.Part), to.Label
		row.Draft = counted(to)
		row.Findings = united(row.Findings, b.on[to])
	}
	if b.options.Places {
		row.BaseAt, row.DraftAt = b.whole(ch.Base), b.whole(ch.Draft)
	}
	row.Call = callOf(from, to)
	return row
}

// united are the members of both lists, neither of which is written to.
func united(a, b []string) []string {
	if len(a) == 0 {
		return b
	}
	out := slices.Clip(a)
	for _, s := range b {
		if !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

// counted are the families whose mentions in a clause the counts of its resolution
// have, so that what a report says of clauses agrees with what it says of resolutions.
func counted(c *resolution.Clause) []string {
	var out []string
	for i := range c.Tags.Mentions {
		m := &c.Tags.Mentions[i]
		switch {
		case m.Weak || m.Entry.Role == "request":
		case m.Named() && !(c.Binds() && len(c.Tags.Citations) > 0):
		case slices.Contains(out, m.Family):
		case m.Named(): // it depends on the citation
			return allCounted(c)
		default:
			out = append(out, m.Family)
		}
	}
	return out
}

// allCounted is counted for clauses of all kinds, at some cost.
func allCounted(c *resolution.Clause) []string {
	var out []string
	for _, n := range compare.Counts(&resolution.Resolution{Clauses: []resolution.Clause{*c}}) {
		if n.Draft > 0 {
			out = append(out, n.Family)
		}
	}
	return out
}

// shelves says below which resolution of a report a change is shown.
type shelves struct {
	at      map[*resolution.Resolution]int
	partner map[*resolution.Resolution]*resolution.Resolution // of the draft, by the base's
	last    int
}

// of is the place of a change's resolution: the draft's, or for a clause that is gone
// its own where the draft has no counterpart of that, else the one that took its place,
// whatever its heading is now, else the one before. Changes come in their order.
func (s *shelves) of(ch *compare.Change) (int, bool) {
	if len(s.at) == 0 {
		return 0, false
	}
	if ch.Draft != nil {
		if i, known := s.at[ch.Draft.Resolution]; known {
			s.last = i
		}
		return s.last, true
	}
	if i, known := s.at[ch.Base.Resolution]; known {
		return i, true
	}
	if i, known := s.at[s.partner[ch.Base.Resolution]]; known {
		return i, true
	}
	return s.last, true
}

// diffs returns the word diffs of a comparison's changes.
func (e *engine) diffs(result *compare.Result) [][]finding.Segment {
	out := make([][]finding.Segment, len(result.Changes))
	e.each(len(out), func(i int) {
		ch := &result.Changes[i]
		var from, to *resolution.Clause
		if ch.Base != nil {
			from = ch.Base.Clause
		}
		if ch.Draft != nil {
			to = ch.Draft.Clause
		}
		out[i] = compare.Segments(from, to)
	})
	return out
}

// whole is where the clause of a site stands, nil for none.
func (b *builder) whole(s *facts.Site) *finding.Location {
	if s == nil {
		return nil
	}
	clause := *s
	clause.From, clause.To = 0, 0
	return b.location(&clause)
}

func name(r *resolution.Resolution) string {
	if r.Heading != "" {
		return r.Heading
	}
	return r.Title
}

func callOf(from, to *resolution.Clause) string {
	for _, c := range []*resolution.Clause{to, from} {
		if c != nil && c.Call != nil {
			return c.Call.Text
		}
	}
	return ""
}

// alone lists the clauses of a draft without a base.
func alone(f *facts.Facts) []compare.Change {
	var out []compare.Change
	for i := range f.Texts {
		r := f.Texts[i].Site.Resolution
		for j := range r.Clauses {
			c := &r.Clauses[j]
			if c.Tags != nil {
				out = append(out, compare.Change{Draft: &facts.Site{Resolution: r, Clause: c, To: len(c.Tags.Words), Proposal: -1}})
			}
		}
	}
	return out
}
