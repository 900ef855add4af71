package sarif

import (
	"cmp"
	"fmt"
	"math"
	"strings"

	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/report/internal/digest"
	"github.com/resolint/resolint/internal/report/internal/plain"
)

// The ids of related locations, which messages link to.
const (
	baseID     = 1
	proposalID = 2
)

func (x *run) result(d *finding.Document, f *finding.Finding) *result {
	kind, level := "fail", string(f.Level)
	if f.Level.Rank() == 0 {
		kind, level = "informational", "none"
	}
	hash := f.Fingerprint
	if !strings.Contains(hash, ":") {
		hash += ":1"
	}
	r := &result{
		RuleID: f.Rule, RuleIndex: x.ruleIndex[f.Rule], Kind: kind, Level: level,
		Message:   message{Text: x.message(f)},
		Locations: []location{x.primary(d, f)},
		PartialFingerprints: map[string]string{
			"primaryLocationLineHash": hash,
			"resolint/v1":             f.Fingerprint,
		},
		RelatedLocations: x.related(f),
		CodeFlows:        x.flow(f),
		Suppressions:     suppressions(f),
		Fixes:            x.fixes(f),
		Properties:       properties(f),
	}
	if f.Confidence > 0 {
		rank := math.Round(100 * f.Confidence)
		r.Rank = &rank
	}
	if x.states {
		r.BaselineState = cmp.Or(f.Baseline, "new")
	}
	return r
}

// message says what happened, links to the other texts, and says what is left
// and what to ask for. GitHub shows it as it stands.
func (x *run) message(f *finding.Finding) string {
	parts := []string{sentence(f.Message)}
	if f.Base != nil {
		parts = append(parts, fmt.Sprintf("It was “%s” in [the base text](%d), %s.", literal(short(f.Base.Text)), baseID, literal(f.Base.Clause)))
	}
	if f.Proposal != nil {
		parts = append(parts, fmt.Sprintf("It is “%s” in [the proposal](%d), %s.", literal(short(f.Proposal.Text)), proposalID, literal(f.Proposal.Clause)))
	}
	if s := f.Surviving; s != nil {
		parts = append(parts, fmt.Sprintf("The closest surviving mention is “%s” in %s.", literal(short(s.Text)), literal(s.Clause)))
	}
	if by := digest.Changed(f); by != "" {
		parts = append(parts, "Changed by "+sentence(by))
	}
	if s := f.Suggestion; s != nil {
		parts = append(parts, fmt.Sprintf("Ask for “%s” (%s).", literal(s.Text), literal(s.Source)))
	}
	return strings.Join(parts, " ")
}

// short keeps quotations in messages short; the evidence has them whole.
func short(s string) string { return plain.Shorten(plain.Collapse(s), 200) }

// primary is the place in the draft that a result is shown at. Where no place in it
// is known, it is the file's first line: GitHub asks every result for a line.
func (x *run) primary(d *finding.Document, f *finding.Finding) location {
	l := location{PhysicalLocation: &physicalLocation{
		ArtifactLocation: x.file(x.home(d, f), "analysisTarget"), Region: &region{StartLine: 1},
	}}
	if at := digest.Anchor(d, f); at != nil {
		l.PhysicalLocation = x.physical(at)
	} else if at := cmp.Or(f.Draft, f.Anchor); at != nil && at.Rendered {
		l.PhysicalLocation = x.physical(at)
	}
	if at := f.Primary(); at != nil {
		l.LogicalLocations = logical(at)
	}
	return l
}

// physical is a location's file and region. A file without lines, as those of Word
// and PDF are, has one line here, of which the first character stands for the words:
// the words and the clause around them are told as they are. An older revision's lines
// are not those of the file that is there, so it has none.
func (x *run) physical(at *finding.Location) *physicalLocation {
	p := &physicalLocation{ArtifactLocation: x.file(at.File, "")}
	_, revision := x.older(at.File)
	words := cmp.Or(at.Text, at.Context)
	switch {
	case revision != "":
	case at.Rendered:
		p.Region = &region{StartLine: 1, StartColumn: 1, EndLine: 1, EndColumn: 2, Snippet: &message{Text: words}}
		p.ContextRegion = &region{StartLine: 1, Snippet: &message{Text: cmp.Or(at.Context, words)}}
	case at.Span.Line > 0:
		reg := regionOf(at)
		reg.Snippet = &message{Text: words}
		p.Region = &reg
	}
	return p
}

func regionOf(at *finding.Location) region {
	s := at.Span
	return region{
		StartLine: s.Line, StartColumn: max(s.UTF16Column, 1),
		EndLine: max(s.EndLine, s.Line), EndColumn: max(s.UTF16EndColumn, 1),
	}
}

func logical(at *finding.Location) []logicalLocation {
	if at.Clause == "" {
		return nil
	}
	return []logicalLocation{{Name: at.Clause[strings.LastIndexByte(at.Clause, '/')+1:], FullyQualifiedName: at.Clause, Kind: "clause"}}
}

func (x *run) related(f *finding.Finding) []location {
	var out []location
	add := func(at *finding.Location, id int, what string) {
		if at == nil {
			return
		}
		if _, revision := x.older(at.File); revision != "" {
			what += " (at " + literal(revision) + ")"
		}
		out = append(out, location{
			ID: &id, PhysicalLocation: x.physical(at), LogicalLocations: logical(at),
			Message: &message{Text: fmt.Sprintf("%s, %s: “%s”.", what, literal(at.Clause), literal(short(at.Text)))},
		})
	}
	add(f.Base, baseID, "The base text")
	add(f.Proposal, proposalID, "The proposal")
	return out
}

// flow leads from the base, or the proposal, to the draft.
func (x *run) flow(f *finding.Finding) []codeFlow {
	before, what := f.Base, "The base text"
	if before == nil {
		before, what = f.Proposal, "The proposal"
	}
	if before == nil || f.Draft == nil {
		return nil
	}
	step := func(at *finding.Location, what string) threadFlowLocation {
		return threadFlowLocation{location{
			PhysicalLocation: x.physical(at), LogicalLocations: logical(at),
			Message: &message{Text: fmt.Sprintf("%s: “%s”.", what, literal(short(at.Text)))},
		}}
	}
	return []codeFlow{{
		Message:     &message{Text: "What the draft made of it."},
		ThreadFlows: []threadFlow{{Locations: []threadFlowLocation{step(before, what), step(f.Draft, "The draft")}}},
	}}
}

func suppressions(f *finding.Finding) []suppression {
	s := f.Suppressed
	if s == nil {
		return nil
	}
	kind := "inSource"
	if s.Kind == "baseline" {
		kind = "external"
	}
	return []suppression{{
		Kind: kind, Status: "accepted", Justification: plain.Collapse(s.Reason),
		Properties: &suppressed{Source: s.Kind, By: s.By, Until: s.Until},
	}}
}

// fixes has the suggested wording where an editor can put it in: in a text
// file, in the place of the draft's words.
func (x *run) fixes(f *finding.Finding) []fix {
	s := f.Suggestion
	if s == nil || !s.Replaces || f.Draft == nil || f.Draft.Rendered || f.Draft.Span.Line <= 0 {
		return nil
	}
	return []fix{{
		Description: message{Text: "Use the wording of " + sentence(cmp.Or(s.Source, "the suggestion"))},
		ArtifactChanges: []artifactChange{{
			ArtifactLocation: x.file(f.Draft.File, ""),
			Replacements:     []replacement{{DeletedRegion: regionOf(f.Draft), InsertedContent: message{Text: s.Text}}},
		}},
	}}
}

func properties(f *finding.Finding) resultProperties {
	p := resultProperties{
		Family: f.Family, Kind: f.Kind, Concept: f.Concept, Resolution: f.Resolution,
		Why: f.Why, Surviving: f.Surviving, Author: f.Author, Date: f.Date,
	}
	if s := f.Suggestion; s != nil {
		p.Suggestion = &suggestion{s.Text, s.Source}
	}
	return p
}
