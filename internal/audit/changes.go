package audit

import (
	"cmp"
	"slices"

	"github.com/resolint/resolint/internal/compare"
	"github.com/resolint/resolint/internal/facts"
	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/policy"
	"github.com/resolint/resolint/internal/resolution"
)

// changes makes the reading list: judged changes first, then those to read, both most
// likely first, then what is editorial. Fingerprints must be there.
func (b *builder) changes(doc *finding.Document, readings []compare.Reading) {
	highest := map[*resolution.Clause]float64{}
	fates := map[*resolution.Clause][]*facts.Evidence{}
	families := map[*resolution.Clause][]string{}
	for i := range b.facts.Fates {
		f := &b.facts.Fates[i]
		if f.Direction != facts.Loss {
			continue
		}
		c := f.From.Clause
		highest[c] = max(highest[c], f.Evidence.Confidence)
		if b.options.Doubtful {
			fates[c] = append(fates[c], &f.Evidence)
		}
		if !slices.Contains(families[c], f.Family) {
			families[c] = append(families[c], f.Family)
		}
	}
	for i := range readings {
		r := &readings[i]
		ch := finding.Change{Relation: string(r.Relation), Reading: finding.ToRead, Interest: ofNew, Families: []string{}, Findings: []string{}}
		var from, to *resolution.Clause
		if r.Base != nil {
			from = r.Base.Clause
			ch.Base = b.side(r.Base)
			ch.Resolution = name(r.Base.Resolution)
			ch.Interest = b.engine.model.Interest(&r.Evidence, highest[from])
			ch.Families = append(ch.Families, families[from]...)
			ch.Findings = b.judged(ch.Findings, from)
		} else {
			ch.Relation = "new"
		}
		if r.Draft != nil {
			to = r.Draft.Clause
			ch.Draft = b.side(r.Draft)
			ch.Resolution = name(r.Draft.Resolution)
			ch.Findings = b.judged(ch.Findings, to)
		}
		if b.options.Doubtful {
			ch.Evidence = evidence(r, fates[from])
		}
		switch {
		case len(ch.Findings) > 0:
			ch.Reading = finding.Judged
		case r.Editorial && highest[from] < doubtful:
			ch.Reading, ch.Interest = finding.Editorial, 0
		}
		ch.Diff = b.segments(from, to)
		doc.Changes = append(doc.Changes, ch)
	}
	order := map[string]int{finding.Judged: 0, finding.ToRead: 1, finding.Editorial: 2}
	slices.SortStableFunc(doc.Changes, func(x, y finding.Change) int {
		return cmp.Or(cmp.Compare(order[x.Reading], order[y.Reading]), cmp.Compare(y.Interest, x.Interest))
	})
}

// evidence is what a model of the reading list is fitted on.
func evidence(r *compare.Reading, fates []*facts.Evidence) *finding.ChangeEvidence {
	e := &finding.ChangeEvidence{Features: named(&r.Evidence)}
	for _, f := range fates {
		e.Fates = append(e.Fates, named(f))
	}
	return e
}

func named(e *facts.Evidence) map[string]float64 {
	out := map[string]float64{}
	for _, f := range e.Features {
		out[f.Name] = f.Value
	}
	return out
}

const (
	// doubtful is the confidence from which on nothing is called editorial.
	doubtful = 0.15
	// ofNew is the interest of a clause that came from none: it takes nothing away, and
	// what it does is a finding.
	ofNew = 0.01
)

// clausesOf are the clauses that a verdict's record is about.
func (b *builder) clausesOf(v *policy.Verdict) []*resolution.Clause {
	id := v.Record
	if fact := v.Extra["fact"]; fact != "" {
		id = fact
	}
	switch rec := b.records[id].(type) {
	case *facts.Fate:
		if rec.To != nil {
			return []*resolution.Clause{rec.From.Clause, rec.To.Clause}
		}
		return []*resolution.Clause{rec.From.Clause}
	case *facts.Clause:
		return []*resolution.Clause{rec.Site.Clause}
	case *facts.Act:
		return []*resolution.Clause{rec.Site.Clause}
	case *facts.Definition:
		return []*resolution.Clause{rec.Site.Clause}
	case *facts.Text:
		return []*resolution.Clause{rec.Site.Clause}
	case *facts.Rewritten:
		return []*resolution.Clause{rec.Base.Clause, rec.Draft.Clause}
	case *facts.Statement:
		return []*resolution.Clause{rec.From.Clause, rec.To.Clause}
	}
	return nil
}

func (b *builder) side(s *facts.Site) *finding.ChangeSide {
	return &finding.ChangeSide{File: s.Resolution.View.Document.Name, Clause: b.path(s), Text: s.Clause.Text}
}

// onClauses lists, for each clause, the fingerprints of the findings on it.
func (b *builder) onClauses(doc *finding.Document) map[*resolution.Clause][]string {
	out := map[*resolution.Clause][]string{}
	for i := range doc.Findings {
		key := doc.Findings[i].Fingerprint
		for _, c := range b.clauses[key] {
			if c != nil && !slices.Contains(out[c], key) {
				out[c] = append(out[c], key)
			}
		}
	}
	return out
}

// judged adds the findings on a clause that are no information.
func (b *builder) judged(list []string, c *resolution.Clause) []string {
	for _, key := range b.on[c] {
		if b.keyed[key].Level != finding.LevelNone && !slices.Contains(list, key) {
			list = append(list, key)
		}
	}
	return list
}
