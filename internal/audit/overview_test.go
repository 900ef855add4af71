package audit_test

import (
	"testing"

	"github.com/resolint/resolint/internal/audit"
	"github.com/resolint/resolint/internal/finding"
)

// TestOverviewAgrees: over labelled cases, what the clauses of a resolution say of a
// family is what its counts say, and every finding on a clause of the base stands at a
// clause of the overview, those on deleted clauses too, though headings are revised.
func TestOverviewAgrees(t *testing.T) {
	a, err := auditor()
	if err != nil {
		t.Fatal(err)
	}
	findings := 0
	cases := load(t, "../../testdata/cases/[ab]*")
	for i := range cases {
		c := &cases[i]
		job := audit.Job{Name: c.Name, Draft: sources(c, "draft"), Base: sources(c, "base"), Proposals: sources(c, "proposal")}
		r, err := a.Run(t.Context(), []audit.Job{job})
		if err != nil || len(r.Failures) > 0 {
			t.Fatalf("%s: %v, %v", c.Name, err, r.Failures)
		}
		for j := range r.Documents {
			findings += agrees(t, c.Name, &r.Documents[j])
		}
	}
	if findings < 100 {
		t.Errorf("%d findings on clauses of a base, which is too few to tell anything", findings)
	}
}

// agrees checks one document and returns the number of its findings on the base.
func agrees(t *testing.T, name string, doc *finding.Document) int {
	t.Helper()
	marked := map[string]bool{}
	for j := range doc.Resolutions {
		res := &doc.Resolutions[j]
		base, draft := map[string]bool{}, map[string]bool{}
		for k := range res.Clauses {
			for _, family := range res.Clauses[k].Base {
				base[family] = true
			}
			for _, family := range res.Clauses[k].Draft {
				draft[family] = true
			}
			for _, key := range res.Clauses[k].Findings {
				marked[key] = true
			}
		}
		for _, n := range res.Families {
			if res.State == "suppressed" && (n.Base > 0) != base[n.Family] && len(doc.Pairs) == 0 {
				t.Errorf("%s, %s: %d mentions of %s before, on clauses: %v", name, res.Heading, n.Base, n.Family, base[n.Family])
			}
			if (n.Draft > 0) != draft[n.Family] {
				t.Errorf("%s, %s: %d mentions of %s now, on clauses: %v", name, res.Heading, n.Draft, n.Family, draft[n.Family])
			}
			// In a package a clause of the base may have moved to another resolution.
			if len(doc.Resolutions) == 1 && (n.Base > 0) != base[n.Family] {
				t.Errorf("%s, %s: %d mentions of %s before, on clauses: %v", name, res.Heading, n.Base, n.Family, base[n.Family])
			}
		}
	}
	homes := map[string]string{} // the file of the base that is suppressed, by fingerprint
	for j := range doc.Resolutions {
		for k := range doc.Resolutions[j].Clauses {
			for _, key := range doc.Resolutions[j].Clauses[k].Findings {
				if doc.Resolutions[j].State == "suppressed" {
					homes[key] = doc.Resolutions[j].File
				}
			}
		}
	}
	n := 0
	for j := range doc.Findings {
		if f := &doc.Findings[j]; f.Base != nil {
			n++
			if !marked[f.Fingerprint] {
				t.Errorf("%s: %s at %s stands at no clause", name, f.Rule, f.Base.Clause)
			}
			if home := homes[f.Fingerprint]; home != "" && home != f.Base.File {
				t.Errorf("%s: a loss of %s stands in %s", name, f.Base.File, home)
			}
		}
	}
	return n
}
