package html

import (
	"slices"
	"strings"

	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/report/internal/digest"
)

// comparedRow is a draft and one text that it was compared with.
type comparedRow struct {
	ID          int
	Draft, With string
	How, Said   string
}

// compared lists which draft went with which base and which proposals.
func compared(d *document) []comparedRow {
	counts := func(is func(*finding.Finding) bool) string {
		t := digest.Totals{Levels: map[finding.Level]int{}}
		for i := range d.Findings {
			if f := &d.Findings[i]; digest.Counts(f) && is(f) {
				t.Levels[f.Level]++
			}
		}
		return t.String()
	}
	dropped := func(f *finding.Finding) bool { return f.Base == nil && f.Proposal != nil }
	own := func(f *finding.Finding) bool { return !dropped(f) }
	var rows []comparedRow
	switch {
	case d.Redline:
		rows = append(rows, comparedRow{Draft: d.File, With: d.File, How: "the text before its tracked changes", Said: counts(own)})
	case len(d.Pairs) > 0:
		rows = pairRows(d, counts, own)
	case d.Base != "":
		rows = append(rows, comparedRow{Draft: d.File, With: d.Base, How: "its base", Said: counts(own)})
	default:
		rows = append(rows, comparedRow{Draft: d.File, How: "audited alone, for no base was named", Said: counts(own)})
	}
	for _, p := range d.Proposals {
		rows = append(rows, comparedRow{Draft: d.File, With: p, How: "a proposal", Said: counts(func(f *finding.Finding) bool { return dropped(f) && f.Proposal.File == p })})
	}
	for i := range rows {
		rows[i].ID = d.ID
	}
	return rows
}

// pairRows are the pairs of a package: a finding belongs to the pair of its draft, or of
// its base where the draft has nothing.
func pairRows(d *document, counts func(func(*finding.Finding) bool) string, own func(*finding.Finding) bool) []comparedRow {
	var rows []comparedRow
	for _, p := range d.Pairs {
		bases := strings.Split(p.Base, ", ")
		row := comparedRow{Draft: p.Draft, With: p.Base, How: "its base"}
		switch {
		case p.Base == "":
			row.How = "no base belongs to it"
		case p.Draft == "":
			row.How = "no draft belongs to it"
		}
		row.Said = counts(func(f *finding.Finding) bool {
			switch {
			case !own(f):
				return false
			case f.Draft != nil:
				return f.Draft.File == p.Draft
			}
			return f.Base != nil && slices.Contains(bases, f.Base.File)
		})
		rows = append(rows, row)
	}
	return rows
}
