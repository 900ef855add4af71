package engine

import (
	"fmt"
	"slices"

	"github.com/resolint/resolint/internal/finding"
)

// viewFindings bounds what the page shows: a browser lays out thousands of findings more
// slowly than the engine finds them. The report bounds its own text, and the one that is
// taken away is whole.
const viewFindings = 300

// View returns the last audit's report as the page shows it, as HTML.
func (e *Engine) View() ([]byte, error) {
	if e.last == nil {
		return nil, errNoReport
	}
	return e.write("html", e.last.view())
}

// bounded says what the view leaves out, "" for nothing.
func (r *result) bounded() string {
	if n := findings(r.report); n > viewFindings {
		return fmt.Sprintf("This report is large: shown are the %d gravest of %d findings, without the full text. What you save is complete.", viewFindings, n)
	}
	return ""
}

// findings counts those of a report.
func findings(r *finding.Report) int {
	n := 0
	for i := range r.Documents {
		n += len(r.Documents[i].Findings)
	}
	return n
}

// view is the report, or a copy of what is shown of it.
func (r *result) view() *finding.Report {
	if findings(r.report) <= viewFindings {
		return r.report
	}
	out := *r.report
	out.Documents = slices.Clone(out.Documents)
	least := leastShown(r.report)
	for i := range out.Documents {
		d := &out.Documents[i]
		d.Resolutions = slices.Clone(d.Resolutions)
		for j := range d.Resolutions {
			d.Resolutions[j].Clauses = nil // they point at findings by number
		}
		d.Findings = slices.DeleteFunc(slices.Clone(d.Findings), func(f finding.Finding) bool { return !least(&f) })
	}
	return &out
}

// leastShown returns which findings are among the gravest that are shown: whole
// levels from errors down, and of the last one the first in the order of the report.
func leastShown(r *finding.Report) func(*finding.Finding) bool {
	left := map[int]int{}
	room := viewFindings
	counts := map[int]int{}
	for i := range r.Documents {
		for j := range r.Documents[i].Findings {
			counts[rank(&r.Documents[i].Findings[j])]++
		}
	}
	for level := finding.LevelError.Rank(); level >= 0; level-- {
		left[level] = min(room, counts[level])
		room -= left[level]
	}
	return func(f *finding.Finding) bool {
		level := rank(f)
		left[level]--
		return left[level] >= 0
	}
}

// rank is that of the level; what is waived weighs as information.
func rank(f *finding.Finding) int {
	if f.Suppressed != nil {
		return finding.LevelNone.Rank()
	}
	return f.Level.Rank()
}
