package audit

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"
	"sync"

	"github.com/resolint/resolint/internal/compare"
	"github.com/resolint/resolint/internal/document"
	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/grammar"
	"github.com/resolint/resolint/internal/lexicon"
	"github.com/resolint/resolint/internal/match"
	"github.com/resolint/resolint/internal/resolution"
)

// Edition is one state of a text, read, parsed and tagged once, that can be held
// against any other: see Auditor.Step. What it holds is not to be written to.
type Edition struct {
	// Name is the source as the user named it.
	Name string
	// Author and Date are those of the tracked changes that made this state of a
	// redline, "" elsewhere; Base is true for the state before all of them.
	Author, Date string
	Base         bool
	// Heading and Title are those of the first resolution.
	Heading, Title string
	// Notices say what was guessed or not read, one sentence each.
	Notices []string
	// Clauses are all clauses in the order of the text.
	Clauses []EditionClause

	resolutions []*resolution.Resolution
	index       map[*resolution.Clause]int
}

// EditionClause is one clause of an edition.
type EditionClause struct {
	// Resolution is the index of the resolution it stands in; paths are unique within one.
	Resolution        int
	Path              string
	Part              resolution.Part
	Call, Label, Text string
	// Followed is false for what takes no part in a comparison: enacting formulas,
	// reasons, clauses without words.
	Followed bool
	// Key are its words, folded and without punctuation: equal keys are the same words.
	Key string
	// Words are its words; their places are bytes of Text.
	Words    []EditionWord
	Mentions []EditionMention

	clause *resolution.Clause
}

// EditionWord is one word. Punct is true for punctuation.
type EditionWord struct {
	Fold       string
	Start, End int
	Punct      bool
}

// EditionMention is a mention of a family: words [From, To) of its clause.
type EditionMention struct {
	Family, Concept, Label string
	// Atoms say what it is about, sorted: "women", "girls".
	Atoms    []string
	From, To int
	// Weak is true for one that counts only beside another of its family, Named for one
	// that only names an instrument.
	Weak, Named bool
}

// EditionStatement is one of the predicates that a clause coordinates: words
// [From, To). The ranks are 0 where there is none; a higher one binds more.
type EditionStatement struct {
	From, To          int
	Standing          resolution.Standing
	Call, Modal, Verb resolution.Rank
}

// EditionQuantity is a number, share, date or rhythm that makes a clause checkable.
type EditionQuantity struct {
	Kind, Value, Unit string
	Amount            float64
	From, To          int
}

// Editions reads a text. One with tracked changes gives a state for each author and
// day of its changes, the base before them, in the order of the dates; changes without
// a date come last, in the order of the text. Others give one edition. The error names
// the file and what to do about it.
func (a *Auditor) Editions(ctx context.Context, src Source) ([]*Edition, error) {
	job := &Job{Name: src.Name, Draft: []Source{src}}
	r := &runner{engine: a.engine, job: job, mu: new(sync.Mutex)}
	var editions []*Edition
	out := r.within(ctx, func(ctx context.Context) outcome {
		var failures []finding.Failure
		editions, failures = r.editions(ctx, src)
		return outcome{failures: failures}
	})
	if len(out.failures) > 0 {
		return nil, errors.New(out.failures[0].String())
	}
	return editions, nil
}

func (r *runner) editions(ctx context.Context, src Source) ([]*Edition, []finding.Failure) {
	var failures []finding.Failure
	t := &texts{draft: r.read(ctx, []Source{src}, &failures)}
	if failures = append(failures, t.foreign()...); len(failures) > 0 {
		return nil, failures
	}
	doc := t.draft[0]
	groups := hands(doc.Changes())
	if len(groups) == 0 {
		e, failed := r.edition(ctx, doc)
		if failed != nil {
			return nil, []finding.Failure{*failed}
		}
		for i := range t.left {
			e.Notices = append(e.Notices, t.left[i].String())
		}
		return []*Edition{e}, nil
	}
	made := map[*document.Change]bool{}
	var out []*Edition
	for n := -1; n < len(groups); n++ {
		if n >= 0 {
			for _, c := range groups[n] {
				made[c] = true
			}
		}
		e, failed := r.edition(ctx, doc.After(func(c *document.Change) bool { return made[c] }))
		if failed != nil {
			return nil, []finding.Failure{*failed}
		}
		if n >= 0 {
			e.Author, e.Date = groups[n][0].Author, day(groups[n][0].Date)
		}
		e.Base = n < 0
		out = append(out, e)
	}
	return out, nil
}

// hands groups changes by who made them on one day, oldest first.
func hands(changes []*document.Change) [][]*document.Change {
	slices.SortStableFunc(changes, func(a, b *document.Change) int {
		if (a.Date == "") != (b.Date == "") {
			return cmp.Compare(b.Date, a.Date) // those without a date last
		}
		return cmp.Compare(a.Date, b.Date)
	})
	var out [][]*document.Change
	for _, c := range changes {
		if n := len(out); n > 0 && out[n-1][0].Author == c.Author && day(out[n-1][0].Date) == day(c.Date) {
			out[n-1] = append(out[n-1], c)
			continue
		}
		out = append(out, []*document.Change{c})
	}
	return out
}

// day cuts the time of day off a date of Word's ("2027-03-01T10:00:00Z").
func day(date string) string {
	if len(date) > 10 && date[4] == '-' && date[7] == '-' {
		return date[:10]
	}
	return date
}

// edition parses and tags a document as its draft's side shows it.
func (r *runner) edition(ctx context.Context, doc *document.Document) (*Edition, *finding.Failure) {
	e := &Edition{Name: doc.Name, index: map[*resolution.Clause]int{}}
	e.resolutions = grammar.Parse(doc.View(document.Draft))
	if err := r.tag(ctx, &compare.Input{Draft: e.resolutions}); err != nil {
		return nil, &finding.Failure{File: doc.Name, Reason: err.Error()}
	}
	if ctx.Err() != nil {
		f := r.interrupted(ctx)
		return nil, &f
	}
	e.Notices = append(e.Notices, doc.Notices...)
	for n, res := range e.resolutions {
		if n == 0 {
			e.Heading, e.Title = res.Heading, res.Title
		}
		e.Notices = append(e.Notices, res.Notices...)
		for i := range res.Clauses {
			e.index[&res.Clauses[i]] = len(e.Clauses)
			e.Clauses = append(e.Clauses, editionClause(n, &res.Clauses[i]))
		}
	}
	return e, nil
}

func editionClause(n int, c *resolution.Clause) EditionClause {
	out := EditionClause{Resolution: n, Path: c.Path, Part: c.Part, Label: c.Label, Text: c.Text, clause: c}
	if c.Call != nil {
		out.Call = c.Call.Text
	}
	if c.Tags == nil {
		return out
	}
	if c.Part != resolution.PartReasons && c.Part != resolution.PartEnacting { // as match.NewText
		out.Key = match.KeyOf(c.Tags.Words)
		out.Followed = out.Key != ""
	}
	out.Words = make([]EditionWord, len(c.Tags.Words))
	for i := range c.Tags.Words {
		w := &c.Tags.Words[i]
		out.Words[i] = EditionWord{w.Fold, int(w.Start), int(w.End), w.Kind == lexicon.Punct}
	}
	out.Mentions = make([]EditionMention, 0, len(c.Tags.Mentions))
	for i := range c.Tags.Mentions {
		m := &c.Tags.Mentions[i]
		out.Mentions = append(out.Mentions, EditionMention{
			Family: m.Family, Concept: m.Entry.ID, Label: m.Entry.Name(), Atoms: m.Atoms, From: m.From, To: m.To, Weak: m.Weak, Named: m.Named(),
		})
	}
	return out
}

// CallRank is the rank of the call that clause i stands under.
func (e *Edition) CallRank(i int) resolution.Rank {
	if t := e.Clauses[i].clause.Tags; t != nil {
		return t.Call
	}
	return resolution.Rank{}
}

// Statements are the predicates of clause i, in order. They are made when asked for:
// most clauses stand as they stood, and nobody asks.
func (e *Edition) Statements(i int) []EditionStatement {
	t := e.Clauses[i].clause.Tags
	if t == nil {
		return nil
	}
	t.Parse()
	out := make([]EditionStatement, len(t.Statements))
	for k := range t.Statements {
		s := &t.Statements[k]
		out[k] = EditionStatement{s.From, s.To, s.Standing, s.Call, s.Modal, s.Verb}
	}
	return out
}

// Quantities are the quantities of clause i.
func (e *Edition) Quantities(i int) []EditionQuantity {
	t := e.Clauses[i].clause.Tags
	if t == nil {
		return nil
	}
	t.Parse()
	var out []EditionQuantity
	for _, q := range t.Quantities() {
		out = append(out, EditionQuantity{q.Kind, q.Value, q.Unit, q.Amount, q.From, q.To})
	}
	return out
}

// Qualifiers are the entries of the lexicon that limit what clause i asks for, each
// once: "as-appropriate". What is a safeguard of a family ("upon request") is none.
func (e *Edition) Qualifiers(i int) []string {
	t := e.Clauses[i].clause.Tags
	if t == nil {
		return nil
	}
	var out []string
	for k := range t.Hits {
		h := &t.Hits[k]
		safeguard := slices.ContainsFunc(t.Mentions, func(m resolution.Mention) bool { return m.From < h.To && h.From < m.To })
		if h.Entry.Kind == "qualifier" && !safeguard && !slices.Contains(out, h.Entry.ID) {
			out = append(out, h.Entry.ID)
		}
	}
	return out
}

// Quote is words [from, to) of a clause as printed.
func (c *EditionClause) Quote(from, to int) string {
	if from < 0 || from >= to || to > len(c.Words) {
		return ""
	}
	return strings.Join(strings.Fields(c.Text[c.Words[from].Start:c.Words[to-1].End]), " ")
}
