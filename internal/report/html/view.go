package html

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/report/internal/digest"
)

// gravest is how many findings the first screen shows.
const gravest = 5

// view is what the page says of the report as a whole.
type view struct {
	Report *finding.Report
	// Name is the draft, or the first of them and how many there are more; Key is
	// what the browser keeps the states of findings under.
	Name, Key string
	Totals    digest.Totals
	Compared  []comparedRow
	Families  []familyRow
	Kinds     []kindCount
	// Map is the map of the only resolution there is, nil of several.
	Map  *clauseMap
	Heat []heat
	// CoolRows are the resolutions that the table leaves out, MoreRows the pairs.
	CoolRows, MoreRows int
	// Cards are the findings that count, the gravest first.
	Cards         []*card
	Others        []others
	Why           []why
	Reading, Many bool // is there a reading list; are there several drafts
	Notices       []notice

	documents []*document
}

// document is a draft with what the page knows of its findings.
type document struct {
	*finding.Document
	ID int
	// spots are where the findings stand, byKey their numbers by fingerprint.
	spots []digest.Spot
	byKey map[string]int
	// shown are the clauses that the full text shows.
	shown [][]bool
	// order is the number of clauses of the drafts before; mapped says that the map
	// stands on the first screen.
	order  int
	mapped bool
}

type notice struct{ About, Text string }

// why is a reason, once for all the rules that give it.
type why struct {
	ID    string
	Rules []string
	Text  string
}

type kindCount struct {
	Kind string
	N    int
}

func newView(r *finding.Report) *view {
	v := &view{Report: r, Totals: digest.Count(r), Many: len(r.Documents) > 1}
	v.name()
	order, resolutions := 0, 0
	room := textRoom
	for i := range r.Documents {
		d := &document{Document: &r.Documents[i], ID: i + 1, order: order, byKey: map[string]int{}}
		d.spots = digest.Spots(d.Document)
		for n := range d.Findings {
			d.byKey[d.Findings[n].Fingerprint] = n
		}
		room = d.plan(room)
		for j := range d.Resolutions {
			order += len(d.Resolutions[j].Clauses) + 1
		}
		resolutions += len(d.Resolutions)
		v.documents = append(v.documents, d)
		v.Reading = v.Reading || d.Changes != nil
		v.Compared = append(v.Compared, compared(d)...)
		for _, n := range d.Notices {
			v.Notices = append(v.Notices, notice{d.File, n})
		}
	}
	for _, f := range r.Skipped {
		v.Notices = append(v.Notices, notice{f.File, "skipped: " + f.Reason})
	}
	for _, n := range r.Notices {
		v.Notices = append(v.Notices, notice{"This run", n})
	}
	if n := len(v.Compared) - mostRows; n > 0 {
		v.Compared, v.MoreRows = v.Compared[:mostRows], n
	}
	v.cards()
	v.families(resolutions)
	return v
}

// name says in few words which drafts were audited.
func (v *view) name() {
	sum := sha256.New()
	for i := range v.Report.Documents {
		d := &v.Report.Documents[i]
		fmt.Fprintf(sum, "%s\x00%s\x00", d.File, d.Base)
	}
	v.Key = "resolint-" + hex.EncodeToString(sum.Sum(nil)[:8])
	switch n := len(v.Report.Documents); n {
	case 0:
		v.Name = "No draft"
	case 1:
		v.Name = base(v.Report.Documents[0].File)
	default:
		v.Name = base(v.Report.Documents[0].File) + " and " + digest.Plural(n-1, "other draft")
	}
}

// base is the name of a file, or of each of several, without folders.
func base(file string) string {
	names := strings.Split(file, ", ")
	for i, n := range names {
		names[i] = path.Base(strings.ReplaceAll(n, `\`, "/"))
	}
	if len(names) > 3 {
		return strings.Join(names[:3], ", ") + fmt.Sprintf(" and %d more", len(names)-3)
	}
	return strings.Join(names, ", ")
}

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
	for _, k := range append(slices.Clone(digest.Kinds), others0(kinds)...) {
		if kinds[k] > 0 {
			v.Kinds = append(v.Kinds, kindCount{k, kinds[k]})
		}
	}
}

// others0 are the kinds that are none of resolint's own.
func others0(kinds map[string]int) []string {
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

// familyName is a family as people write it.
func familyName(s string) string { return strings.ReplaceAll(s, "-", " ") }

// byWeight orders findings from the gravest on: by level, then by how sure the audit is.
// Where it does not say, a finding stands in the middle.
func byWeight(a, b *card) int {
	sure := func(c *card) float64 {
		if c.Confidence <= 0 {
			return 0.5
		}
		return c.Confidence
	}
	return cmp.Or(cmp.Compare(b.Finding.Level.Rank(), a.Finding.Level.Rank()), cmp.Compare(sure(b), sure(a)), cmp.Compare(a.Order, b.Order))
}

func resolutionID(i, j int) string { return fmt.Sprintf("r%d-%d", i, j+1) }
func clauseID(i, j, k int) string  { return fmt.Sprintf("c%d-%d-%d", i, j+1, k+1) }
func findingID(i, n int) string    { return fmt.Sprintf("f%d-%d", i, n+1) }
