package html

import (
	"fmt"
	"strings"

	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/report/reporttest"
)

// pkg is the report on a package of four drafts, one of them new, and a base without a
// draft, with different texts under one heading's two forms.
func pkg() *finding.Report {
	r := reporttest.Sample()
	d := r.Documents[0]
	d.File, d.Base = "drafts", "adopted/a.txt, adopted/b.txt, adopted/c.txt"
	d.Pairs = []finding.Pair{{Draft: "drafts/res139.txt", Base: "adopted/res139.txt"}, {Draft: "drafts/new.txt"}, {Base: "adopted/c.txt"}}
	d.Resolutions = append(d.Resolutions, finding.Resolution{
		Heading: "RESOLUTION 5 (DUBAI, 2018)", Title: "A text without a draft", File: "adopted/c.txt", State: "suppressed",
		Clauses: []finding.ClauseText{{Path: "c.txt:resolves/1", Part: "operative", Base: []string{"gender"}, Diff: []finding.Segment{{Op: "-", Text: "to count women and girls;"}}}},
	})
	r.Documents = []finding.Document{d}
	r.Failures = nil
	return r
}

// withChanges is a pair of a real text's length with a reading list: forty findings.
func withChanges() *finding.Report {
	r := reporttest.Large(60)
	d := &r.Documents[0]
	clauses := d.Resolutions[0].Clauses
	for i := range clauses {
		clauses[i].Findings = nil
	}
	var all []finding.ClauseText
	for i := range 60 {
		c := clauses[i%len(clauses)]
		c.Path = fmt.Sprintf("%s/%d", strings.TrimRight(c.Path, "/0123456789"), i+1)
		c.Findings = []string{d.Findings[i].Fingerprint}
		all = append(all, c)
		ch := finding.Change{Relation: "edited", Reading: finding.Judged, Interest: 0.7, Families: []string{"gender"}, Findings: c.Findings, Diff: d.Findings[i].Diff}
		switch {
		case i > 50:
			ch.Reading, ch.Interest, ch.Findings = finding.Editorial, 0, nil
		case i > 20:
			ch.Reading, ch.Interest, ch.Findings = finding.ToRead, float64(50-i)/60, nil
		}
		if b := d.Findings[i].Base; b != nil {
			ch.Base = &finding.ChangeSide{File: b.File, Clause: b.Clause, Text: b.Context}
		}
		if n := d.Findings[i].Draft; n != nil {
			ch.Draft = &finding.ChangeSide{File: n.File, Clause: n.Clause, Text: n.Context}
		}
		d.Findings[i].Confidence = float64(i%10) / 10
		d.Changes = append(d.Changes, ch)
	}
	d.Resolutions[0].Clauses = all
	return r
}
