package text

import (
	"fmt"
	"strings"

	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/report/internal/digest"
	"github.com/resolint/resolint/internal/report/internal/plain"
)

// changes prints the reading list: every changed clause once, in the order in which to
// read, and how far one has to.
func (p *printer) changes(d *finding.Document) {
	if !p.Changes || d.Changes == nil {
		return
	}
	p.line(0, 2, span{text: "Reading list", style: heading}, span{text: ": " + digest.Far(d), style: dim})
	for i := range d.Changes {
		c := &d.Changes[i]
		p.raw("\n")
		p.line(2, 2, span{text: fmt.Sprintf("%d  %s", i+1, plain.Collapse(digest.Clauses(c))), style: bold}, span{text: "  " + said(c), style: dim})
		segments := c.Diff
		if !p.Verbose {
			segments = digest.Elide(segments, context)
		}
		p.line(4, 0, p.marked(segments)...)
	}
	p.raw("\n")
}

// said is the reading and, in words, how likely the change is to matter.
func said(c *finding.Change) string {
	out := []string{c.Reading}
	if c.Reading == finding.ToRead || c.Reading == finding.Judged && c.Interest > 0.3 {
		out = append(out, digest.Chance(c.Interest))
	}
	return strings.Join(append(out, c.Families...), ", ")
}
