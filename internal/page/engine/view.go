package engine

import (
	"fmt"
	"slices"

	"github.com/resolint/resolint/internal/finding"
)

// What the page shows is bounded: a browser lays out a report of 15 MB more slowly
// than the engine audits its text. The report that is taken away is whole.
const (
	viewFindings = 300
	// viewText is the most text, in bytes, that is shown in full.
	viewText = 200_000
)

// View returns the last audit's report as the page shows it, as HTML.
func (e *Engine) View() ([]byte, error) {
	if e.last == nil {
		return nil, errNoReport
	}
	return e.write("html", e.last.view())
}

// bounded says what the view leaves out, "" for nothing.
func (r *result) bounded() string {
	n, text := size(r.report)
	switch {
	case n > viewFindings && text > viewText:
		return fmt.Sprintf("This report is large: shown are the %d gravest of %d findings, without the full text. What you save is complete.", viewFindings, n)
	case n > viewFindings:
		return fmt.Sprintf("This report is large: shown are the %d gravest of %d findings. What you save is complete.", viewFindings, n)
	case text > viewText:
		return "This report is large: the full text is not shown. What you save is complete."
	}
	return ""
}

// size counts the findings of a report and the bytes of its full text.
func size(r *finding.Report) (findings, text int) {
	for i := range r.Documents {
		d := &r.Documents[i]
		findings += len(d.Findings)
		for j := range d.Resolutions {
			for k := range d.Resolutions[j].Clauses {
				for _, s := range d.Resolutions[j].Clauses[k].Diff {
					text += len(s.Text)
				}
			}
		}
	}
	return findings, text
}

// view is the report, or a copy of what is shown of it.
func (r *result) view() *finding.Report {
	n, text := size(r.report)
	if n <= viewFindings && text <= viewText {
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
