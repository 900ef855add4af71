package audit

import (
	"strings"

	"github.com/resolint/resolint/internal/compare"
	"github.com/resolint/resolint/internal/facts"
	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/resolution"
)

// gaps says of each change between which clauses of the draft its clause stood that is
// no longer there. Both are of the resolution that took the place of its own, and nil
// where there is none.
type gaps struct{ before, after []*facts.Site }

// partners are the resolutions that took the place of those of the base: each the one
// to which most of its clauses went, the first of several.
func partners(changes []compare.Change) map[*resolution.Resolution]*resolution.Resolution {
	type pair struct{ base, draft *resolution.Resolution }
	went := map[pair]int{}
	for i := range changes {
		if ch := &changes[i]; ch.Base != nil && ch.Draft != nil {
			went[pair{ch.Base.Resolution, ch.Draft.Resolution}]++
		}
	}
	out := map[*resolution.Resolution]*resolution.Resolution{}
	for i := range changes {
		if ch := &changes[i]; ch.Base != nil && ch.Draft != nil {
			p := pair{ch.Base.Resolution, ch.Draft.Resolution}
			if best := out[p.base]; best == nil || went[p] > went[pair{p.base, best}] {
				out[p.base] = p.draft
			}
		}
	}
	return out
}

func newGaps(changes []compare.Change, partner map[*resolution.Resolution]*resolution.Resolution) gaps {
	g := gaps{make([]*facts.Site, len(changes)), make([]*facts.Site, len(changes))}
	walk := func(i int, last **facts.Site, to []*facts.Site) {
		switch ch := &changes[i]; {
		case ch.Draft != nil:
			*last = ch.Draft
		case *last != nil && partner[ch.Base.Resolution] == (*last).Resolution:
			to[i] = *last
		}
	}
	var last *facts.Site
	for i := range changes {
		walk(i, &last, g.before)
	}
	last = nil
	for i := len(changes) - 1; i >= 0; i-- {
		walk(i, &last, g.after)
	}
	return g
}

// gap notes where the lost clause of the given findings stood. Tools that can only
// point into the draft show the loss there, and not at a mention that survives far
// away: at the end of the clause before, the place closest to the deleted lines.
func (b *builder) gap(findings []*finding.Finding, before, after *facts.Site) {
	var gap, anchor *finding.Location
	switch {
	case before != nil:
		gap = b.location(whole(before))
		anchor = b.lastLine(gap, before)
	case after != nil:
		anchor = b.location(whole(after))
	default:
		return
	}
	for _, f := range findings {
		if f.Draft == nil {
			f.Gap, f.Anchor = gap, anchor
		}
	}
}

// whole is the site of the whole clause.
func whole(s *facts.Site) *facts.Site {
	all := *s
	all.From, all.To = 0, 0
	return &all
}

// lastLine is the part of a clause's place that stands on its last line.
func (b *builder) lastLine(at *finding.Location, s *facts.Site) *finding.Location {
	if at.Span.Line == at.Span.EndLine {
		return at
	}
	x := b.index(s.Resolution.View)
	start := x.starts[at.Span.EndLine-1]
	line := x.text[start:at.Span.End]
	start += len(line) - len(strings.TrimLeft(line, " \t"))
	end := *at
	end.Text = x.text[start:at.Span.End]
	x.fill(&end.Span, start, at.Span.End)
	return &end
}
