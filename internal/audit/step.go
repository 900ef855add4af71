package audit

import (
	"context"
	"errors"
	"strings"
	"sync"

	"github.com/resolint/resolint/internal/align"
	"github.com/resolint/resolint/internal/compare"
	"github.com/resolint/resolint/internal/facts"
	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/match"
	"github.com/resolint/resolint/internal/resolution"
)

// Step is what check finds between two editions: which clause became which, what was
// lost and won, and what the rules say of it.
type Step struct {
	Links []StepLink
	// Carried is the share of the older text, by words, that goes on in the newer, 0 to 1.
	Carried float64
	// Lost are the mentions of the older text that the newer has nowhere, Won those of
	// the newer that the older has nowhere.
	Lost, Won []StepMention
	// Verdicts are what the rules report.
	Verdicts []StepVerdict
}

// StepLink says that clause From of the older edition became clause To of the newer.
// A clause that was split or merged has several links, its best one first.
type StepLink struct {
	From, To int
	Relation facts.Relation
	Likeness float64
	// Editorial is true where the words differ in nothing of weight.
	Editorial bool
}

// StepMention is words [From, To) of a clause.
type StepMention struct{ Clause, From, To int }

// StepVerdict is what one rule reports. From and To are clauses of the older and the
// newer edition, -1 for none.
type StepVerdict struct {
	Rule     string // family/kind
	Level    finding.Level
	From, To int
}

// Step holds an older edition against a newer one, as check does with base and draft.
// The error names the newer one.
func (a *Auditor) Step(ctx context.Context, older, newer *Edition) (*Step, error) {
	r := &runner{engine: a.engine, job: &Job{Name: newer.Name}, mu: new(sync.Mutex)}
	var s *Step
	out := r.within(ctx, func(ctx context.Context) outcome {
		var failures []finding.Failure
		s, failures = r.step(ctx, older, newer)
		return outcome{failures: failures}
	})
	if len(out.failures) > 0 {
		return nil, errors.New(out.failures[0].String())
	}
	if s == nil { // the rules did not compile, or the lexicon did not load
		_, err := r.policy()
		return nil, err
	}
	return s, nil
}

func (r *runner) step(ctx context.Context, older, newer *Edition) (*Step, []finding.Failure) {
	lex, err := r.lexicon()
	if err != nil {
		return nil, []finding.Failure{{File: newer.Name, Reason: err.Error()}}
	}
	s := &Step{}
	linked := func(a, b *match.Text, each func(n int, f func(i int))) int64 {
		work := align.Texts(a, b, each)
		s.Links, s.Carried = links(a, b, older.index, newer.index), a.Carried
		return work
	}
	result := r.compare(compare.Input{
		Base: older.resolutions, Draft: newer.resolutions, Package: conference(newer.resolutions),
		Lexicon: lex, Profile: r.profile, Align: linked, Each: r.each,
	})
	verdicts, failures, ok := r.judge(ctx, &result)
	if !ok || len(failures) > 0 {
		return nil, failures
	}
	s.note(&result, older, newer)
	b := &builder{runner: r, facts: result.Facts, records: index(result.Facts)}
	seen := map[[2]string]bool{}
	for i := range verdicts {
		v := &verdicts[i]
		level, on := r.level(&finding.Finding{Rule: v.Rule, Family: familyOf(v.Rule), Level: v.Level})
		key := [2]string{v.Record, v.Rule}
		if !on || seen[key] || !r.options.wants(familyOf(v.Rule), v.Rule) {
			continue
		}
		seen[key] = true
		out := StepVerdict{Rule: v.Rule, Level: level, From: -1, To: -1}
		for _, c := range b.clausesOf(v) {
			if at, there := older.index[c]; there {
				out.From = at
			} else if at, there := newer.index[c]; there {
				out.To = at
			}
		}
		s.Verdicts = append(s.Verdicts, out)
	}
	return s, nil
}

// links are the links from the units of a, in their order and best first.
func links(a, b *match.Text, older, newer map[*resolution.Clause]int) []StepLink {
	var out []StepLink
	for i := range a.Units {
		for _, l := range a.Units[i].Links {
			out = append(out, StepLink{
				From: older[a.Units[i].Clause], To: newer[b.Units[l.To].Clause], Relation: l.Relation, Likeness: l.Likeness,
			})
		}
	}
	return out
}

// note takes from the comparison which links are editorial and which mentions were lost
// and won.
func (s *Step) note(result *compare.Result, older, newer *Edition) {
	editorial := map[int]bool{}
	for i := range result.Readings {
		if rd := &result.Readings[i]; rd.Editorial && rd.Base != nil {
			editorial[older.index[rd.Base.Clause]] = true
		}
	}
	for i := range s.Links {
		s.Links[i].Editorial = s.Links[i].Relation == facts.Edited && editorial[s.Links[i].From]
	}
	for i := range result.Facts.Fates {
		f := &result.Facts.Fates[i]
		for _, l := range f.Lost {
			switch f.Direction {
			case facts.Loss:
				s.Lost = append(s.Lost, StepMention{older.index[f.From.Clause], l.From, l.To})
			case facts.Gain:
				s.Won = append(s.Won, StepMention{newer.index[f.From.Clause], l.From, l.To})
			}
		}
	}
}

// EditionPlace is one clause of an edition.
type EditionPlace struct {
	Edition *Edition
	Clause  int
}

// Resume looks, for clauses of several editions that a text has no more, whether newer
// ones are they. The links are from indexes of gone to indexes of newer.
func (a *Auditor) Resume(gone, newer []EditionPlace) []StepLink {
	if len(gone) == 0 || len(newer) == 0 {
		return nil
	}
	older, x := loose(gone)
	here, y := loose(newer)
	align.Texts(x, y, a.engine.each)
	return links(x, y, older, here)
}

// loose makes a text of single clauses, in which words decide and no place does.
func loose(places []EditionPlace) (map[*resolution.Clause]int, *match.Text) {
	first := places[0].Edition.resolutions[places[0].Edition.Clauses[places[0].Clause].Resolution]
	text := &resolution.Resolution{Form: first.Form, View: first.View, Clauses: make([]resolution.Clause, len(places))}
	index := map[*resolution.Clause]int{}
	for i, p := range places {
		c := p.Edition.Clauses[p.Clause].clause
		// Field by field: tags are shared, and each clause stands alone.
		text.Clauses[i] = resolution.Clause{Path: c.Path, Part: c.Part, Call: c.Call, Parent: -1, Text: c.Text, Spans: c.Spans, Tags: c.Tags}
		index[&text.Clauses[i]] = i
	}
	return index, match.NewText([]*resolution.Resolution{text})
}

// Diff is the word diff between two clauses of editions as printed: what only the older
// has, what only the newer has, what both have in the newer's spelling.
func Diff(older, newer EditionPlace) []finding.Segment {
	return compare.Segments(older.Edition.Clauses[older.Clause].clause, newer.Edition.Clauses[newer.Clause].clause)
}

// Named is how a text calls itself: its heading, else its title, else its name.
func (e *Edition) Named() string {
	for _, s := range []string{e.Heading, e.Title} {
		if s = strings.TrimSpace(s); s != "" {
			return s
		}
	}
	return e.Name
}
