// Package digest prepares a report for those who read it: in which order
// findings are shown, how many there are, what was compared with what and the
// words before and after.
//
// It is what all formats have in common. It does not know any of them, and it
// returns texts as the documents have them: each format makes them safe.
package digest

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/resolint/resolint/internal/english"
	"github.com/resolint/resolint/internal/family"
	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/report/internal/plain"
)

// Families and Kinds are the order of tables. Others, such as a user's own, come
// after them by name.
var (
	Families = family.IDs()
	Kinds    = []string{
		"missing", "removed", "dropped", "weakened", "neutralised", "narrowed", "referenced",
		"siloed", "expanded", "redefined", "added", "strengthened", "moved",
	}
)

// Levels are the levels from the gravest on.
var Levels = []finding.Level{finding.LevelError, finding.LevelWarning, finding.LevelNote, finding.LevelNone}

// Group is the findings of one resolution.
type Group struct {
	// Heading and Title are the resolution's; Heading may be empty.
	Heading, Title string
	// Resolution is nil where the document does not list the resolution.
	Resolution *finding.Resolution
	Clauses    []Clause
}

// Clause is the findings of one clause.
type Clause struct {
	Path     string
	Findings []*finding.Finding
}

// Findings are those of all clauses, in their order.
func (g *Group) Findings() []*finding.Finding {
	var all []*finding.Finding
	for _, c := range g.Clauses {
		all = append(all, c.Findings...)
	}
	return all
}

// Groups arranges the findings for which keep is true by resolution and
// clause. Losses come at the place where the lost clause stood, if the
// document says so, else after the findings before them. Resolutions without
// such findings are left out.
func Groups(d *finding.Document, keep func(*finding.Finding) bool) []Group {
	spots := Spots(d)
	order := make([]int, 0, len(d.Findings))
	for i := range d.Findings {
		if keep(&d.Findings[i]) {
			order = append(order, i)
		}
	}
	rank := ranks(d, spots)
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(spots[a].Resolution, spots[b].Resolution), cmp.Compare(rank[a], rank[b]))
	})
	var groups []Group
	at := map[string]int{}
	for _, i := range order {
		f, r := &d.Findings[i], spots[i].Resolution
		key := strconv.Itoa(r)
		if r == len(d.Resolutions) {
			key += f.Resolution
		}
		g, known := at[key]
		if !known {
			g = len(groups)
			at[key] = g
			groups = append(groups, Group{Heading: f.Resolution})
			if r < len(d.Resolutions) {
				res := &d.Resolutions[r]
				groups[g] = Group{Heading: res.Heading, Title: res.Title, Resolution: res}
			}
		}
		groups[g].add(f)
	}
	return groups
}

// Spot is where a finding belongs in its document: the index of a resolution, the
// number of resolutions where it is of none, and of a clause of that, -1 for none.
type Spot struct{ Resolution, Clause int }

// Spots says of each finding where it belongs: to the clause at which it stands, else to
// the resolution of its heading, else to the only resolution that there is.
func Spots(d *finding.Document) []Spot {
	spots := make([]Spot, len(d.Findings))
	at := make(map[string]int, len(d.Findings))
	for i := range d.Findings {
		f := &d.Findings[i]
		spots[i] = Spot{resolutionIndex(d, f.Resolution), -1}
		if spots[i].Resolution == len(d.Resolutions) && len(d.Resolutions) == 1 && f.Kind != "waiver" {
			spots[i].Resolution = 0
		}
		at[f.Fingerprint] = i
	}
	for r := range d.Resolutions {
		for c := range d.Resolutions[r].Clauses {
			for _, key := range d.Resolutions[r].Clauses[c].Findings {
				if i, known := at[key]; known && spots[i].Clause < 0 {
					spots[i] = Spot{r, c}
				}
			}
		}
	}
	return spots
}

// ranks gives each finding a rank in its document: the rank of its clause, else that of
// the finding before it.
func ranks(d *finding.Document, spots []Spot) []int {
	first := make([]int, len(d.Resolutions)+1)
	for r := range d.Resolutions {
		first[r+1] = first[r] + len(d.Resolutions[r].Clauses)
	}
	out := make([]int, len(spots))
	for i, at := range spots {
		switch {
		case at.Clause >= 0:
			out[i] = 1 + first[at.Resolution] + at.Clause
		case i > 0:
			out[i] = out[i-1]
		}
	}
	return out
}

func resolutionIndex(d *finding.Document, heading string) int {
	for i := range d.Resolutions {
		if r := &d.Resolutions[i]; r.Heading == heading || r.Heading == "" && r.Title == heading {
			return i
		}
	}
	return len(d.Resolutions)
}

func (g *Group) add(f *finding.Finding) {
	clause := ""
	if at := f.Primary(); at != nil {
		clause = at.Clause
	}
	if n := len(g.Clauses); n == 0 || g.Clauses[n-1].Path != clause {
		g.Clauses = append(g.Clauses, Clause{Path: clause})
	}
	last := &g.Clauses[len(g.Clauses)-1]
	last.Findings = append(last.Findings, f)
}

// Counts reports whether a finding counts: it is no information and nobody
// waived it.
func Counts(f *finding.Finding) bool { return f.Suppressed == nil && f.Level.Rank() > 0 }

// Informs reports whether a finding is information that nobody waived.
func Informs(f *finding.Finding) bool { return f.Suppressed == nil && f.Level.Rank() == 0 }

// Waived reports whether a finding is suppressed.
func Waived(f *finding.Finding) bool { return f.Suppressed != nil }

// Fails reports whether a finding is at or above the level that fails a run.
func Fails(f *finding.Finding, failOn string) bool {
	least := finding.Level(failOn).Rank()
	return f.Suppressed == nil && least > 0 && f.Level.Rank() >= least
}

// Heading names a resolution in one line: heading, dash, title.
func Heading(heading, title string) string {
	switch {
	case heading == "":
		return cmp.Or(title, "Text without a heading")
	case title == "":
		return heading
	default:
		return heading + " — " + title
	}
}

// Compared says what a draft was compared with, as the end of a sentence or
// line: "compared with last.docx", "audited alone, no base was named".
func Compared(d *finding.Document) string {
	var with string
	switch {
	case d.Redline:
		with = "tracked changes, against the text before them"
	case len(d.Pairs) > 0:
		with = Paired(d.Pairs)
	case d.Base != "":
		with = "compared with " + d.Base
	default:
		with = "audited alone, for no base was named"
	}
	if n := len(d.Proposals); n > 0 {
		with += ", " + Plural(n, "proposal") + ": " + strings.Join(d.Proposals, ", ")
	}
	return with
}

// Paired says which draft of a package was compared with which base: "a.txt compared
// with old/a.txt; b.txt, which has no base; old/c.txt, which has no draft".
func Paired(pairs []finding.Pair) string {
	parts := make([]string, len(pairs))
	for i, p := range pairs {
		switch {
		case p.Base == "":
			parts[i] = p.Draft + ", which has no base"
		case p.Draft == "":
			parts[i] = p.Base + ", which has no draft"
		default:
			parts[i] = p.Draft + " compared with " + p.Base
		}
	}
	return strings.Join(parts, "; ")
}

// Clauses names the clause of a change on both sides: "resolves/3 → resolves/4",
// "resolves/5 (new)".
func Clauses(c *finding.Change) string {
	switch {
	case c.Base == nil:
		return c.Draft.Clause + " (new)"
	case c.Draft == nil:
		return c.Base.Clause + " (gone)"
	case c.Base.Clause == c.Draft.Clause:
		return c.Base.Clause
	}
	return c.Base.Clause + " → " + c.Draft.Clause
}

// Capital begins a sentence of resolint's own with a capital letter.
func Capital(s string) string {
	if s == "" {
		return ""
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// Plural counts a noun: "1 error", "2 errors".
func Plural(n int, noun string) string { return english.Counted(n, noun) }

// Place names a location as editors and people do: file, line and column, then
// the page where there is one. A location without a line is just its file.
func Place(at *finding.Location) string {
	if at == nil {
		return ""
	}
	if at.Span.Line <= 0 {
		return at.File
	}
	return fmt.Sprintf("%s:%d:%d", at.File, at.Span.Line, max(at.Span.Column, 1))
}

// Waiver says why a finding does not count: "waived by A. Reviewer until
// 2027-01-31: agreed language follows in the annex".
func Waiver(s *finding.Suppression) string {
	said := "waived"
	if s.Kind == "baseline" {
		said = "in the baseline"
	}
	if s.By != "" {
		said += " by " + s.By
	}
	if s.Until != "" {
		said += " until " + s.Until
	}
	if s.Reason != "" {
		said += ": " + s.Reason
	}
	return said
}

// Changed says who made the change and when, "" where neither is recorded. A
// date with a time loses it.
func Changed(f *finding.Finding) string {
	date, _, _ := strings.Cut(f.Date, "T")
	return strings.Join(slices.DeleteFunc([]string{f.Author, date}, func(s string) bool { return s == "" }), ", ")
}

// Lines is the evidence of a finding for formats that have only lines: where it
// is, the words before and after, what is left, who did it, what to ask for.
func Lines(f *finding.Finding) []string {
	var lines []string
	add := func(label, text string) {
		if strings.TrimSpace(text) != "" {
			lines = append(lines, label+": "+text)
		}
	}
	from, to := Sides(f, 8)
	add("At", Place(f.Primary()))
	if len(from) > 0 {
		add("From", Marked(from))
		add("To", Marked(to))
	} else {
		add("Text", Marked(to))
	}
	if s := f.Surviving; s != nil {
		add("Still", "“"+s.Text+"” in "+s.Clause)
	}
	add("By", Changed(f))
	if s := f.Suggestion; s != nil {
		add("Ask for", "“"+s.Text+"” ("+s.Source+")")
	}
	return lines
}

// Evidence is the message of a finding and its Lines in one text, each on a line of its
// own.
func Evidence(f *finding.Finding) string {
	lines := append([]string{f.Message}, Lines(f)...)
	for i := range lines {
		lines[i] = plain.Collapse(lines[i])
	}
	return strings.Join(lines, "\n")
}

// Anchor is the place in the draft at which a finding is shown by tools that
// know only the draft's file. It is nil where no such place is known; then the
// finding belongs to the file as a whole. Places in a rendition are no places
// of the file.
func Anchor(d *finding.Document, f *finding.Finding) *finding.Location {
	for _, at := range []*finding.Location{f.Draft, f.Anchor, f.Base, f.Proposal} {
		if at != nil && samePath(at.File, d.File) && !at.Rendered && at.Span.Line > 0 {
			return at
		}
	}
	return nil
}

// File is the file in the draft that a finding is shown in: a file of the
// document where the document is a folder, else the document.
func File(d *finding.Document, f *finding.Finding) string {
	for _, at := range []*finding.Location{f.Draft, f.Anchor} {
		if at != nil && at.File != "" {
			return at.File
		}
	}
	return d.File
}

func samePath(a, b string) bool {
	a, b = path.Clean(strings.ReplaceAll(a, `\`, "/")), path.Clean(strings.ReplaceAll(b, `\`, "/"))
	return a == b || strings.HasPrefix(a, b+"/")
}
