package audit

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/resolint/resolint/internal/lexicon"
	"github.com/resolint/resolint/internal/resolution"
	"github.com/resolint/resolint/internal/tag"
)

// Reason says which entries of the lexicon match a phrase where it stands, and what
// becomes of each.
type Reason struct {
	// File and Clause say where the phrase stands; both are empty for a phrase by itself.
	File   string `json:"file,omitempty"`
	Clause string `json:"clause,omitempty"`
	// Text is the phrase as printed.
	Text    string        `json:"text"`
	Matches []MatchReason `json:"matches"`
	// Nearest are the patterns nearest to a phrase that nothing matches as a whole.
	Nearest []NearReason `json:"nearest,omitempty"`
	// Unknown are the phrase's words of content that are part of no match.
	Unknown []string `json:"unknown,omitempty"`
}

// MatchReason is one entry that matches.
type MatchReason struct {
	Text   string `json:"text"`
	Entry  string `json:"entry"`
	Kind   string `json:"kind"`
	Family string `json:"family,omitempty"`
	Role   string `json:"role,omitempty"`
	// Concept is how messages call what the entry is about.
	Concept string `json:"concept"`
	// Class are its atoms, where they say more than its name.
	Class string `json:"class,omitempty"`
	// Ladder names the entries that can stand for this one, the strongest first, each
	// with its rank.
	Ladder []string `json:"ladder,omitempty"`
	// RankSource is what the rank of the entry rests on.
	RankSource string `json:"rankSource,omitempty"`
	// Counts says where in a statement an entry of its kind and role counts.
	Counts string `json:"counts"`
	// Outcome says what became of it here, empty where it simply counts.
	Outcome string `json:"outcome,omitempty"`
	Pattern string `json:"pattern"`
	// Source is file and line of the entry.
	Source string `json:"source"`
}

// NearReason is one pattern that nearly matches.
type NearReason struct {
	Entry   string   `json:"entry"`
	Pattern string   `json:"pattern"`
	Differs []string `json:"differs"`
	Source  string   `json:"source"`
}

// errNowhere is the error of a phrase that its document does not have.
var errNowhere = errors.New("the phrase stands nowhere in it")

// nearest is how many entries that nearly match are told.
const nearest = 3

// Why says which entries of the lexicon match a phrase; with a document, which match it
// in the clauses that have it, or in all of them where the phrase is empty.
func Why(ctx context.Context, phrase string, doc *Source, o Options) ([]Reason, error) {
	lex, err := loadLexicon(o.Lexicons)
	if err != nil {
		return nil, err
	}
	if doc == nil {
		return whyAlone(lex, phrase)
	}
	e, err := newEngine(ctx, o)
	if err != nil {
		return nil, err
	}
	r := &runner{engine: e, job: &Job{Draft: []Source{*doc}}, mu: new(sync.Mutex)}
	in, _, failures := r.load(ctx)
	if len(failures) > 0 {
		return nil, errors.New("read " + failures[0].String())
	}
	wanted := folds(lex, phrase)
	var out []Reason
	for _, res := range in.Draft {
		for i := range res.Clauses {
			c := &res.Clauses[i]
			if c.Tags == nil || len(c.Tags.Words) == 0 {
				continue
			}
			y := &why{lex: lex, form: res.Form, clause: c, phrase: len(wanted) > 0}
			for _, at := range occurrences(c.Tags.Words, wanted) {
				reason := y.reason(at.Start, at.End)
				reason.File, reason.Clause = doc.Name, c.Path
				if len(reason.Matches) > 0 || len(wanted) > 0 {
					out = append(out, reason)
				}
			}
		}
	}
	if len(out) == 0 && len(wanted) > 0 {
		return nil, fmt.Errorf("%s: %w", doc.Name, errNowhere)
	}
	return out, nil
}

// whyAlone explains a phrase by itself: as a clause of the Union, in whose texts all
// entries can count.
func whyAlone(lex *lexicon.Lexicon, phrase string) ([]Reason, error) {
	res := &resolution.Resolution{Form: resolution.FormITU, Clauses: []resolution.Clause{{
		Path: "phrase", Part: resolution.PartOperative, Parent: -1, Text: phrase,
	}}}
	if err := tag.New(lex).Resolution(res); err != nil {
		return nil, fmt.Errorf("tag the phrase: %w", err)
	}
	c := &res.Clauses[0]
	if !slices.ContainsFunc(c.Tags.Words, func(t lexicon.Token) bool { return t.Kind != lexicon.Punct }) {
		return nil, errors.New("the phrase has no word in it")
	}
	y := &why{lex: lex, form: res.Form, clause: c, phrase: true, alone: true}
	return []Reason{y.reason(0, len(c.Tags.Words))}, nil
}

func folds(lex *lexicon.Lexicon, phrase string) []string {
	var out []string
	for _, t := range lex.Tokens(phrase, nil) {
		out = append(out, t.Fold)
	}
	return out
}

// occurrences returns where words have a phrase, as ranges of words; all of them for no
// phrase.
func occurrences(words []lexicon.Token, phrase []string) []resolution.Range {
	if len(phrase) == 0 {
		return []resolution.Range{{Start: 0, End: len(words)}}
	}
	var out []resolution.Range
	for i := 0; i+len(phrase) <= len(words); i++ {
		if slices.EqualFunc(words[i:i+len(phrase)], phrase, func(t lexicon.Token, s string) bool { return t.Fold == s }) {
			out = append(out, resolution.Range{Start: i, End: i + len(phrase)})
		}
	}
	return out
}

// why explains one clause.
type why struct {
	lex    *lexicon.Lexicon
	form   resolution.Form
	clause *resolution.Clause
	phrase bool // a phrase is asked about, and not the clause
	alone  bool // the clause is a phrase by itself
}

// reason explains the words [from, to) of the clause.
func (y *why) reason(from, to int) Reason {
	words := y.clause.Tags.Words
	r := Reason{Text: y.clause.Words(from, to), Matches: []MatchReason{}}
	known := make([]bool, len(words))
	whole := false
	for _, m := range y.lex.Why(words) {
		if m.To <= from || m.From >= to {
			continue
		}
		r.Matches = append(r.Matches, y.match(&m))
		whole = whole || m.From <= from && to <= m.To
		for i := m.From; i < m.To; i++ {
			known[i] = true
		}
	}
	for i := from; i < to; i++ {
		if !known[i] && words[i].Kind == lexicon.Word && len(words[i].Fold) > 3 && !slices.Contains(r.Unknown, words[i].Fold) {
			r.Unknown = append(r.Unknown, words[i].Fold)
		}
	}
	if y.phrase && !whole && to-from <= longestPhrase {
		for _, n := range y.lex.Nearest(words[from:to], nearest+len(r.Matches)) {
			if len(n.Differs) > 0 && len(r.Nearest) < nearest {
				r.Nearest = append(r.Nearest, NearReason{n.Entry.ID, n.Pattern, n.Differs, place(n.Entry)})
			}
		}
	}
	return r
}

// longestPhrase is the number of words up to which something is near to a phrase as a
// whole.
const longestPhrase = 12

func place(e *lexicon.Entry) string { return fmt.Sprintf("%s:%d", e.File, e.Line) }

func (y *why) match(m *lexicon.Match) MatchReason {
	e := m.Entry
	out := MatchReason{
		Text: y.clause.Words(m.From, m.To), Entry: e.ID, Kind: e.Kind, Family: e.Family, Role: e.Role, Concept: e.Name(),
		Counts: y.lex.Counts(e), Pattern: m.Pattern, Source: place(e), RankSource: y.lex.RankSource(e), Outcome: y.outcome(m),
	}
	if e.Class != e.ID {
		out.Class = e.Class
	}
	for _, o := range y.lex.Beside(e) {
		out.Ladder = append(out.Ladder, fmt.Sprintf("%s %d", o.ID, o.Rank))
	}
	return out
}

// outcome says what became of a match, "" where it counts.
func (y *why) outcome(m *lexicon.Match) string {
	if m.Hidden == m.Entry {
		return "part of a longer match of the same entry"
	}
	if m.Hidden != nil {
		return fmt.Sprintf("hidden by the %s %s", map[bool]string{true: "false friend", false: "name"}[m.Hidden.Kind == "sense"], m.Hidden.ID)
	}
	if m.Entry.Kind != "concept" {
		return ""
	}
	t := y.clause.Tags
	for i := range t.Mentions {
		x := &t.Mentions[i]
		if x.Family != m.Entry.Family || x.From > m.From || m.To > x.To || x.Entry.Role == "citation" {
			continue
		}
		switch {
		case x.From < m.From || m.To < x.To || x.Entry != m.Entry:
			return fmt.Sprintf("part of “%s”, the mention here (%s)", y.clause.Words(x.From, x.To), x.Entry.ID)
		case x.Weak && x.Entry.Support == "two":
			return "weak: no mention here, which needs a second, different one of its family beside it"
		case x.Weak:
			return "weak: no mention here, which needs another one of its family beside it"
		}
		return ""
	}
	return "no mention here: " + y.refused(m)
}

// refused says why a concept is no mention.
func (y *why) refused(m *lexicon.Match) string {
	t := y.clause.Tags
	for i := range t.Citations {
		if c := &t.Citations[i]; c.TitleFrom <= m.From && m.To <= c.TitleTo {
			return "it stands in the title of an instrument"
		}
	}
	for _, h := range t.Hits {
		if h.Entry.Kind == "reference" && h.From <= m.From && m.To <= h.To {
			return "it stands in a general reference to instruments"
		}
	}
	if m.Entry.Family == "mandate" && y.form == resolution.FormUN && slices.Contains(m.Entry.For, "itu") {
		return "it counts in texts of the Union only"
	}
	for _, h := range t.Hits {
		if h.Entry.Kind == "concept" && h.Entry != m.Entry && h.Entry.Family == m.Entry.Family && h.From < m.To && m.From < h.To {
			return fmt.Sprintf("the more specific “%s” (%s) stands for it", y.clause.Words(h.From, h.To), h.Entry.ID)
		}
	}
	if capital := strings.ToUpper(y.clause.Text[t.Words[m.From].Start:][:1]); !y.alone && strings.HasPrefix(y.clause.Text[t.Words[m.From].Start:], capital) && m.Entry.Family != "mandate" {
		return "it is part of a proper name"
	}
	return "it counts " + y.lex.Counts(m.Entry)
}
