package compare

import (
	"strings"

	"github.com/resolint/resolint/internal/english"
	"github.com/resolint/resolint/internal/facts"
	"github.com/resolint/resolint/internal/lexicon"
	"github.com/resolint/resolint/internal/match"
	"github.com/resolint/resolint/internal/resolution"
)

// Reading is one change that a reviewer may want to read: a clause of the base that
// does not stand word for word in the draft, or a clause of the draft that came from
// none. Each such clause is in the list exactly once.
type Reading struct {
	Base, Draft *facts.Site // nil where a side has none
	Relation    facts.Relation
	// Editorial is true where what changed is provably nothing: articles, numbers of
	// sessions and citations, dates of record, singular and plural, typography.
	Editorial bool
	// Unjudged is how much a reader may care where no fate says so, 0 to 0.3: much of
	// what somebody is to do is gone, of words that no lexicon knows.
	Unjudged float64
}

// readings lists the changes between base and draft: those of the base in its order,
// then what is new.
func (c *comparison) readings() []Reading {
	var out []Reading
	shown := make([]bool, len(c.draft.Units))
	at := func(u *match.Unit) *facts.Site {
		s := site(u, -1)
		return &s
	}
	for i := range c.base.Units {
		u := &c.base.Units[i]
		if match.Unchanged(u) && len(u.Links) == 1 || u.Key == "" {
			for _, l := range u.Links {
				shown[l.To] = true
			}
			continue
		}
		r := Reading{Base: at(u), Relation: facts.Gone}
		if len(u.Links) > 0 { // other parts of a split clause are entries of their own
			l := &u.Links[0]
			r.Draft, r.Relation = at(&c.draft.Units[l.To]), l.Relation
			shown[l.To] = true
		}
		c.unjudged(&r, u)
		out = append(out, r)
	}
	for j := range c.draft.Units {
		v := &c.draft.Units[j]
		if shown[j] || v.Key == "" {
			continue
		}
		r := Reading{Draft: at(v), Relation: facts.Gone, Unjudged: 0.05}
		if len(v.Links) > 0 {
			r.Relation = v.Links[0].Relation
		}
		out = append(out, r)
	}
	return out
}

// unjudged notes how much of a clause's statements is gone, and whether it changed at
// all.
func (c *comparison) unjudged(r *Reading, u *match.Unit) {
	if len(u.Clause.Tags.Mentions) > 0 { // others are weighed by their words alone
		u.Clause.Tags.Parse()
	}
	var to []*match.Unit
	for _, l := range u.Links {
		to = append(to, &c.draft.Units[l.To])
	}
	p := pairOf(u, to)
	r.Editorial = len(to) == 1 && r.Relation == facts.Edited && u.Clause.Part == to[0].Clause.Part && p.editorial()
	if r.Editorial {
		return
	}
	for i := range u.Clause.Tags.Statements {
		s := &u.Clause.Tags.Statements[i]
		r.Unjudged = max(r.Unjudged, 0.3*p.lostWeight(s.From, s.To)*float64(weights[s.Standing])/4)
	}
	if len(u.Clause.Tags.Statements) == 0 {
		r.Unjudged = 0.2 * p.lostWeight(0, len(p.a))
	}
}

// half is how many words of content must be lost for half of the interest that the
// loss of everything has: a phrase of three words can be a safeguard.
const half = 3

// lostWeight says how much of the content of words [from, to) the counterpart lacks
// altogether, from 0 for nothing towards 1.
func (p *pairing) lostWeight(from, to int) float64 {
	lost := 0
	for i := from; i < to; i++ {
		w := &p.a[i]
		if !w.punct && !english.StopWord(w.fold) && (p.gone || !p.kept[i] && !p.has(w.fold)) {
			lost++
		}
	}
	return float64(lost) / float64(lost+half)
}

// editorial reports whether all words in which two clauses differ are without weight.
func (p *pairing) editorial() bool {
	for _, h := range p.hunks {
		if !slight(p.from.Clause, p.a[h.A0:h.A1], p.b[h.B0:h.B1]) || !slight(p.to[0].Clause, p.b[h.B0:h.B1], p.a[h.A0:h.A1]) {
			return false
		}
	}
	return true
}

// slight reports whether words of a clause say nothing that the words in their place
// do not say.
func slight(c *resolution.Clause, words, instead []word) bool {
	var stems map[string]bool // of the words instead, once they are asked for
	for _, w := range words {
		switch {
		case w.punct, english.Light(w.fold), passing(c.Tags, w.index):
			continue
		}
		if stems == nil {
			stems = make(map[string]bool, len(instead))
			for _, o := range instead {
				stems[english.Stem(o.fold)] = true
			}
		}
		if !stems[english.Stem(w.fold)] {
			return false
		}
	}
	return true
}

// passing reports whether word i belongs to a citation's number, a date or the number
// of a session: what every new text renews.
func passing(t *resolution.Tags, i int) bool {
	for k := range t.Citations {
		if q := &t.Citations[k]; q.From < i && i < q.To {
			return true
		}
	}
	near := func(fits func(string) bool) bool {
		for j := max(0, i-2); j <= min(len(t.Words)-1, i+2); j++ {
			if fits(t.Words[j].Fold) {
				return true
			}
		}
		return false
	}
	month := func(w string) bool {
		if w == "may" { // the month where a number stands beside it, else the modal
			return near(func(s string) bool { return s != "" && s[0] >= '0' && s[0] <= '9' })
		}
		for k := range t.Hits {
			if h := &t.Hits[k]; h.Entry.ID == "month" && t.Words[h.From].Fold == w {
				return true
			}
		}
		return false
	}
	w := t.Words[i].Fold
	if t.Words[i].Kind == lexicon.Number || month(w) {
		return near(month)
	}
	session := func(s string) bool { return s == "session" || s == "sessions" }
	if english.Tens(w) { // the first part of "sixty-ninth"
		return near(session)
	}
	return (strings.HasSuffix(w, "th") || strings.HasSuffix(w, "first") || strings.HasSuffix(w, "second") || strings.HasSuffix(w, "third")) && near(session)
}
