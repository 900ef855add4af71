package html

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"path"
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

// steps is into how many steps how sure the audit is falls for the order of findings: it is
// calibrated to some hundredths, and what differs by less stands as in the text.
const steps = 20

// byWeight orders findings from the gravest on: by level, then by how sure the audit is.
// Where it does not say, a finding stands in the middle.
func byWeight(a, b *card) int {
	sure := func(c *card) int {
		if c.Confidence <= 0 {
			return steps / 2
		}
		return int(c.Confidence * steps)
	}
	return cmp.Or(cmp.Compare(b.Finding.Level.Rank(), a.Finding.Level.Rank()), cmp.Compare(sure(b), sure(a)), cmp.Compare(a.Order, b.Order))
}

func resolutionID(i, j int) string { return fmt.Sprintf("r%d-%d", i, j+1) }
func clauseID(i, j, k int) string  { return fmt.Sprintf("c%d-%d-%d", i, j+1, k+1) }
func findingID(i, n int) string    { return fmt.Sprintf("f%d-%d", i, n+1) }
