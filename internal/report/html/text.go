package html

import (
	"fmt"
	"slices"

	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/report/internal/digest"
)

// textRoom is how many bytes of texts the full text shows: of a report that has more,
// clauses that stand as they stood are left out, and beyond it all but those with
// findings.
const textRoom = 1_000_000

// plan decides which clauses the full text shows, and returns the room that is left.
func (d *document) plan(room int) int {
	all := 0
	for j := range d.Resolutions {
		d.shown = append(d.shown, make([]bool, len(d.Resolutions[j].Clauses)))
		for k := range d.Resolutions[j].Clauses {
			all += size(&d.Resolutions[j].Clauses[k])
		}
	}
	want := []func(*finding.ClauseText) bool{
		func(c *finding.ClauseText) bool { return len(c.Findings) > 0 },
		func(c *finding.ClauseText) bool { return len(c.Findings) == 0 && touched(c) },
		func(c *finding.ClauseText) bool { return all <= room && len(c.Findings) == 0 && !touched(c) },
	}
	left := room
	for i, wanted := range want {
		for j := range d.Resolutions {
			for k := range d.Resolutions[j].Clauses {
				c := &d.Resolutions[j].Clauses[k]
				if wanted(c) && (left > 0 || i == 2) {
					d.shown[j][k] = true
					left -= size(c)
				}
			}
		}
	}
	return max(left, 0)
}

// tells reports whether the full text shows every clause that was changed.
func (d *document) tells() bool {
	for j := range d.Resolutions {
		clauses := d.Resolutions[j].Clauses
		if len(clauses) == 0 {
			return false
		}
		for k := range clauses {
			if touched(&clauses[k]) && !d.shown[j][k] {
				return false
			}
		}
	}
	return true
}

func size(c *finding.ClauseText) int {
	n := 100
	for _, s := range c.Diff {
		n += len(s.Text) + 12
	}
	return n
}

// touched reports whether a clause was changed, is new or is gone.
func touched(c *finding.ClauseText) bool {
	return slices.ContainsFunc(c.Diff, func(s finding.Segment) bool { return s.Op != "=" })
}

// textResolution is a resolution with its changes and findings in place.
type textResolution struct {
	ID, Name, State string
	Map             *clauseMap
	Clauses         []textClause
}

type textClause struct {
	*finding.ClauseText
	ID string
	// Heading is the call where the clause is the first below it, Part the part
	// where it is the first in it.
	Heading, Part string
	Gone          bool // the clause as a whole
	// Same is true of a clause that stands as it stood and to which nothing is said.
	Same     bool
	Families []mark
	Notes    []note
	// Skipped says of the clauses before it that they are not shown.
	Skipped string
}

// note is a finding beside the text.
type note struct {
	*finding.Finding
	ID, Level, Waiver string
}

var stateWords = map[string]string{
	"matched": "compared with its base", "new": "new, without a base", "suppressed": "in the base only: suppressed", "alone": "without a base",
}

// text writes the full text of a document.
func (p *writer) text(d *document) {
	p.part("text-head", d)
	noted := map[string]bool{}
	for j := range d.Resolutions {
		r := textOf(d, j, noted)
		p.part("resolution-head", r)
		for i := range r.Clauses {
			p.part("clause", &r.Clauses[i])
		}
		p.part("resolution-foot", r)
	}
	var left []note
	for n := range d.Findings {
		if key := d.Findings[n].Fingerprint; !noted[key] && digest.Counts(&d.Findings[n]) {
			left = append(left, d.note(n))
		}
	}
	p.part("text-foot", left)
}

func textOf(d *document, j int, noted map[string]bool) *textResolution {
	res := &d.Resolutions[j]
	r := &textResolution{ID: resolutionID(d.ID, j), Name: digest.Heading(res.Heading, res.Title), State: stateWords[res.State]}
	if !d.mapped {
		r.Map = mapOf(d, j)
	}
	part, call := "", ""
	skipped := 0
	for k := range res.Clauses {
		if !d.shown[j][k] {
			skipped++
			continue
		}
		c := textClause{ClauseText: &res.Clauses[k], ID: clauseID(d.ID, j, k), Skipped: leftOut(skipped)}
		skipped = 0
		if c.ClauseText.Part != part {
			part, call = c.ClauseText.Part, ""
			c.Part = part
		}
		if c.Call != call {
			call = c.Call
			c.Heading = call
		}
		c.Gone = len(c.Diff) > 0 && !slices.ContainsFunc(c.Diff, func(s finding.Segment) bool { return s.Op != "-" })
		c.Families = d.marks(&res.Clauses[k])
		for _, key := range res.Clauses[k].Findings {
			if n, known := d.byKey[key]; known && !noted[key] {
				noted[key] = true
				c.Notes = append(c.Notes, d.note(n))
			}
		}
		c.Same = len(c.Notes) == 0 && !touched(c.ClauseText)
		r.Clauses = append(r.Clauses, c)
	}
	if skipped > 0 {
		r.Clauses = append(r.Clauses, textClause{Skipped: leftOut(skipped)})
	}
	return r
}

func leftOut(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("%s not shown", digest.Plural(n, "clause"))
}

func (d *document) note(n int) note {
	f := &d.Findings[n]
	x := note{Finding: f, ID: findingID(d.ID, n), Level: string(f.Level)}
	if f.Level.Rank() == 0 {
		x.Level = "information"
	}
	if f.Suppressed != nil {
		x.Level = "waived"
		x.Waiver = digest.Waiver(f.Suppressed)
	}
	return x
}
