package digest

import (
	"slices"
	"strings"

	"github.com/resolint/resolint/internal/finding"
)

// Totals are the numbers of a report.
type Totals struct {
	// Levels counts the findings that nobody waived.
	Levels map[finding.Level]int
	// Waived and Baseline count suppressed findings by the reason.
	Waived, Baseline int
	Documents        int
	Resolutions      int
	// Mentions are the mentions of all families, before and after.
	MentionsBase, MentionsDraft int
}

// Count adds up a report.
func Count(r *finding.Report) Totals {
	t := Totals{Levels: map[finding.Level]int{}, Documents: len(r.Documents)}
	for i := range r.Documents {
		t.add(&r.Documents[i])
	}
	return t
}

// CountDocument adds up one document.
func CountDocument(d *finding.Document) Totals {
	t := Totals{Levels: map[finding.Level]int{}, Documents: 1}
	t.add(d)
	return t
}

func (t *Totals) add(d *finding.Document) {
	t.Resolutions += len(d.Resolutions)
	for level, n := range d.Count() {
		t.Levels[level] += n
	}
	for i := range d.Findings {
		if s := d.Findings[i].Suppressed; s != nil && s.Kind == "baseline" {
			t.Baseline++
		} else if s != nil {
			t.Waived++
		}
	}
	for i := range d.Resolutions {
		for _, c := range d.Resolutions[i].Families {
			t.MentionsBase += c.Base
			t.MentionsDraft += c.Draft
		}
	}
}

// Findings is the number of findings that count.
func (t Totals) Findings() int {
	return t.Levels[finding.LevelError] + t.Levels[finding.LevelWarning] + t.Levels[finding.LevelNote]
}

// String names the findings that count, "2 errors, 1 warning", or "no
// findings".
func (t Totals) String() string {
	var parts []string
	for _, level := range Levels[:3] {
		if n := t.Levels[level]; n > 0 {
			parts = append(parts, Plural(n, string(level)))
		}
	}
	if len(parts) == 0 {
		return "no findings"
	}
	return strings.Join(parts, ", ")
}

// Aside names what does not count, "3 for information, 1 waived", or "".
func (t Totals) Aside() string {
	var parts []string
	if n := t.Levels[finding.LevelNone]; n > 0 {
		parts = append(parts, Plural(n, "change")+" for information")
	}
	if t.Waived > 0 {
		parts = append(parts, Plural(t.Waived, "finding")+" waived")
	}
	if t.Baseline > 0 {
		parts = append(parts, Plural(t.Baseline, "finding")+" in the baseline")
	}
	return strings.Join(parts, ", ")
}

// Table counts unsuppressed findings by family and kind.
type Table struct {
	// Families are the rows: the four families, then others that occur.
	Families []string
	// Kinds are the columns: those that occur, in the order of Kinds.
	Kinds []string
	Cells map[string]map[string]int
}

// Tabulate makes the table of the documents' findings.
func Tabulate(documents ...*finding.Document) Table {
	t := Table{Cells: map[string]map[string]int{}}
	kinds := map[string]bool{}
	for _, d := range documents {
		for i := range d.Findings {
			f := &d.Findings[i]
			if f.Suppressed != nil {
				continue
			}
			if t.Cells[f.Family] == nil {
				t.Cells[f.Family] = map[string]int{}
			}
			t.Cells[f.Family][f.Kind]++
			kinds[f.Kind] = true
		}
	}
	t.Families = ordered(Families, t.Cells, true)
	t.Kinds = ordered(Kinds, kinds, false)
	return t
}

// Documents are pointers to the report's documents.
func Documents(r *finding.Report) []*finding.Document {
	out := make([]*finding.Document, len(r.Documents))
	for i := range r.Documents {
		out[i] = &r.Documents[i]
	}
	return out
}

// ordered lists the keys of present in the given order, then the others by
// name; with all, names of the order that are absent are listed too.
func ordered[V any](order []string, present map[string]V, all bool) []string {
	var out, others []string
	for _, name := range order {
		if _, ok := present[name]; ok || all {
			out = append(out, name)
		}
	}
	for name := range present {
		if !slices.Contains(order, name) {
			others = append(others, name)
		}
	}
	slices.Sort(others)
	return append(out, others...)
}
