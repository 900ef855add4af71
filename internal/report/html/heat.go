package html

import (
	"slices"

	"github.com/resolint/resolint/internal/report/internal/digest"
)

// familyRow is a family: its findings by level, and the clauses that speak of it.
type familyRow struct {
	Family    string
	Levels    [3]int // errors, warnings, notes
	All       int
	Base, Now int
	Compared  bool
}

// heat is a row of the table of resolutions by families.
type heat struct {
	ID, Name, File string
	Compared       bool
	Findings       int
	Cells          []heatCell
}

// counted names the findings of a family in a resolution, by its index.
type counted struct {
	resolution int
	family     string
}

// heatCell counts the clauses of a resolution that speak of a family, and its findings.
type heatCell struct {
	Base, Now, Findings int
	Class               string
}

// families fills the tables of families, and the map. All count the same clauses and the
// same findings.
func (v *view) families(resolutions int) {
	names := digest.Tabulate(digest.Documents(v.Report)...).Families
	v.Families = make([]familyRow, len(names))
	kinds := map[string]int{}
	for i, family := range names {
		v.Families[i].Family = family
	}
	for _, d := range v.documents {
		counts := map[counted]int{}
		for n := range d.Findings {
			if f := &d.Findings[n]; digest.Counts(f) {
				counts[counted{d.spots[n].Resolution, f.Family}]++
			}
		}
		for j := range d.Resolutions {
			h := heatOf(d, j, names, counts)
			for i, c := range h.Cells {
				v.Families[i].Base += c.Base
				v.Families[i].Now += c.Now
				v.Families[i].Compared = v.Families[i].Compared || h.Compared
			}
			v.Heat = append(v.Heat, h)
			if resolutions == 1 {
				d.mapped = true
				if v.Map = mapOf(d, j); v.Map != nil {
					v.Map.Legend = true
				}
			}
		}
	}
	v.Heat, v.CoolRows = hottest(v.Heat)
	for _, c := range v.Cards {
		kinds[c.Kind]++
		if i := slices.Index(names, c.Family); i >= 0 {
			v.Families[i].All++
			v.Families[i].Levels[3-c.Finding.Level.Rank()]++
		}
	}
	v.Families = slices.DeleteFunc(v.Families, func(f familyRow) bool {
		return f.All == 0 && !slices.Contains(digest.Families, f.Family)
	})
	for _, k := range append(slices.Clone(digest.Kinds), foreign(kinds)...) {
		if kinds[k] > 0 {
			v.Kinds = append(v.Kinds, kindCount{k, kinds[k]})
		}
	}
}

// foreign are the kinds that are none of resolint's own.
func foreign(kinds map[string]int) []string {
	var out []string
	for k := range kinds {
		if !slices.Contains(digest.Kinds, k) {
			out = append(out, k)
		}
	}
	slices.Sort(out)
	return out
}

func heatOf(d *document, j int, families []string, counts map[counted]int) heat {
	res := &d.Resolutions[j]
	h := heat{ID: resolutionID(d.ID, j), Name: digest.Heading(res.Heading, res.Title), File: res.File, Compared: d.Base != ""}
	for _, family := range families {
		var c heatCell
		for _, n := range res.Families { // of a report without the full text: mentions
			if len(res.Clauses) == 0 && n.Family == family {
				c.Base, c.Now = n.Base, n.Draft
			}
		}
		for k := range res.Clauses {
			if slices.Contains(res.Clauses[k].Base, family) {
				c.Base++
			}
			if slices.Contains(res.Clauses[k].Draft, family) {
				c.Now++
			}
		}
		c.Findings = counts[counted{j, family}]
		h.Findings += c.Findings
		switch {
		case c.Base == 0 && c.Now == 0:
			c.Class = "none"
		case !h.Compared:
		case c.Now == 0:
			c.Class = "gone"
		case c.Now < c.Base:
			c.Class = "fewer"
		case c.Now > c.Base:
			c.Class = "more"
		}
		h.Cells = append(h.Cells, c)
	}
	return h
}

// mostRows is the number of resolutions, and of pairs, up to which all are listed.
const mostRows = 300

// hottest leaves out the resolutions of which there is least to say where there are very
// many.
func hottest(rows []heat) (kept []heat, left int) {
	if len(rows) <= mostRows {
		return rows, 0
	}
	for i := range rows {
		if rows[i].Findings > 0 && len(kept) < mostRows {
			kept = append(kept, rows[i])
		}
	}
	if len(kept) == 0 {
		kept = rows[:mostRows]
	}
	return kept, len(rows) - len(kept)
}
