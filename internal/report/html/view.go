package html

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/report/internal/digest"
)

// summary is what the page says of the report as a whole.
type summary struct {
	Report    *finding.Report
	Documents []documentLine
	Totals    digest.Totals
	Table     digest.Table
	Heat      []heat
	Families  []string
	Kinds     []string // of the findings, for the filter
	// Proposals are the columns of a three-way report: one for each proposal, or
	// one for all where there are more than proposalColumns.
	Proposals []string
	Shared    bool
	All       int
	Notices   []notice
}

// proposalColumns is the number of proposals that get a column of their own.
const proposalColumns = 3

// documentLine is a row of the list of drafts.
type documentLine struct {
	ID                   int
	File, Compared, Said string
}

type notice struct{ About, Text string }

func summarize(r *finding.Report) *summary {
	s := &summary{Report: r, Totals: digest.Count(r), Table: digest.Tabulate(digest.Documents(r)...)}
	s.Families = s.Table.Families
	kinds := map[string]bool{}
	for i := range r.Documents {
		d := &r.Documents[i]
		s.All += len(d.Findings)
		s.Documents = append(s.Documents, documentLine{i + 1, d.File, digest.Compared(d), digest.CountDocument(d).String()})
		for j := range d.Findings {
			kinds[d.Findings[j].Kind] = true
		}
		for _, p := range d.Proposals {
			if !slices.Contains(s.Proposals, p) {
				s.Proposals = append(s.Proposals, p)
			}
		}
		for j := range d.Resolutions {
			s.Heat = append(s.Heat, heatOf(s.Families, i, j, d))
		}
		for _, n := range d.Notices {
			s.Notices = append(s.Notices, notice{d.File, n})
		}
	}
	for _, f := range r.Skipped {
		s.Notices = append(s.Notices, notice{f.File, "skipped: " + f.Reason})
	}
	for _, n := range r.Notices {
		s.Notices = append(s.Notices, notice{"This run", n})
	}
	if len(s.Proposals) > proposalColumns {
		s.Proposals, s.Shared = []string{"Proposal"}, true
	}
	for _, k := range digest.Kinds {
		if kinds[k] {
			s.Kinds = append(s.Kinds, k)
			delete(kinds, k)
		}
	}
	s.Kinds = append(s.Kinds, sortedKeys(kinds)...)
	return s
}

func sortedKeys(m map[string]bool) []string {
	var out []string
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

// Cell is a cell of the table of families by kinds.
func (s *summary) Cell(family, kind string) int { return s.Table.Cells[family][kind] }

// ProposalName is a proposal as the head of a column.
func (s *summary) ProposalName(file string) string {
	if s.Shared {
		return file
	}
	return "Proposal " + path.Base(strings.ReplaceAll(file, `\`, "/"))
}

// heat is a row of the map of resolutions by families.
type heat struct {
	ID, Name, File string
	Cells          []heatCell
}

type heatCell struct {
	Text, Class, Title string
	Findings           int
}

func heatOf(families []string, i, j int, d *finding.Document) heat {
	res := &d.Resolutions[j]
	h := heat{ID: resolutionID(i, j), Name: digest.Heading(res.Heading, res.Title), File: d.File}
	for _, family := range families {
		var n finding.FamilyCount
		for _, c := range res.Families {
			if c.Family == family {
				n = c
			}
		}
		cell := heatCell{Class: "steady"}
		if d.Base == "" {
			cell.Text = fmt.Sprint(n.Draft)
			cell.Title = digest.Plural(n.Draft, "mention")
		} else {
			cell.Text = fmt.Sprintf("%d → %d", n.Base, n.Draft)
			cell.Title = fmt.Sprintf("%s before, %d now", digest.Plural(n.Base, "mention"), n.Draft)
			if len(d.Proposals) > 0 {
				cell.Title += fmt.Sprintf(", %d proposed", n.Proposal)
			}
		}
		switch {
		case n.Draft == 0 && n.Base == 0:
			cell.Class = "none"
		case d.Base == "":
		case n.Draft == 0:
			cell.Class, cell.Title = "gone", cell.Title+": all are lost"
		case n.Draft < n.Base:
			cell.Class = "fewer"
		case n.Draft > n.Base:
			cell.Class = "more"
		}
		for k := range d.Findings {
			if f := &d.Findings[k]; f.Resolution == res.Heading && f.Family == family && digest.Counts(f) {
				cell.Findings++
			}
		}
		h.Cells = append(h.Cells, cell)
	}
	return h
}

func resolutionID(i, j int) string { return fmt.Sprintf("r%d-%d", i+1, j+1) }
func clauseID(i, j, k int) string  { return fmt.Sprintf("c%d-%d-%d", i+1, j+1, k+1) }
func findingID(i, n int) string    { return fmt.Sprintf("f%d-%d", i+1, n+1) }

// place is where the full text shows a clause.
type place struct{ resolution, clause int }

// clausesOf says for each finding which clause of the full text it stands at.
func clausesOf(d *finding.Document) map[int]place {
	at := map[int]place{}
	for j := range d.Resolutions {
		for k := range d.Resolutions[j].Clauses {
			for _, n := range d.Resolutions[j].Clauses[k].Findings {
				if _, known := at[n]; !known {
					at[n] = place{j, k}
				}
			}
		}
	}
	return at
}

// row is a row of the table of findings.
type row struct {
	*finding.Finding
	ID, ClauseID string
	Document     int
	Clause, At   string
	Level        string
	Status       string // "counts", "information", "waived"
	From, To     []finding.Segment
	Proposals    []string
	BaseClause   string
	Changed      string
	Waiver       string
	Search       string
}

func rowOf(s *summary, i int, d *finding.Document, f *finding.Finding, places map[int]place) row {
	n := indexOf(d, f)
	r := row{
		Finding: f, ID: findingID(i, n), Document: i + 1, Level: string(f.Level), Status: "counts",
		Changed: digest.Changed(f),
	}
	if f.Level.Rank() == 0 {
		r.Level, r.Status = "information", "information"
	}
	if f.Suppressed != nil {
		r.Status, r.Waiver = "waived", digest.Waiver(f.Suppressed)
	}
	if p, ok := places[n]; ok {
		r.ClauseID = clauseID(i, p.resolution, p.clause)
	}
	if at := f.Primary(); at != nil {
		r.Clause, r.At = at.Clause, digest.Place(at)
		if at.Span.Page > 0 {
			r.At += fmt.Sprintf(", page %d", at.Span.Page)
		}
	}
	shown := *f
	if len(s.Proposals) > 0 && f.Base == nil { // the proposal has its own column
		shown.Proposal, shown.Diff = nil, nil
	}
	r.From, r.To = digest.Sides(&shown, 12)
	if f.Base != nil && f.Base.Clause != r.Clause {
		r.BaseClause = f.Base.Clause
	}
	for _, name := range s.Proposals {
		text := ""
		if p := f.Proposal; p != nil && (s.Shared || p.File == name) {
			text = cmp.Or(p.Context, p.Text)
			if s.Shared {
				text += " (" + p.File + ", " + p.Clause + ")"
			} else {
				text += " (" + p.Clause + ")"
			}
		}
		r.Proposals = append(r.Proposals, text)
	}
	r.Search = words(f.Rule, f.Concept, f.Message, r.Clause, r.At, digest.Text(r.From), digest.Text(r.To), f.Resolution, f.Author)
	return r
}

// indexOf is a finding's place in its document; f points into it.
func indexOf(d *finding.Document, f *finding.Finding) int {
	for i := range d.Findings {
		if &d.Findings[i] == f {
			return i
		}
	}
	return -1
}
