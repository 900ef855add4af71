package compare

import (
	"slices"
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
	// Evidence is what speaks for and against a loss in the clause besides the fates of
	// its mentions; a new clause of the draft has none.
	Evidence facts.Evidence
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
	read := c.reader()
	defer read.whole.End()
	for i := range c.base.Units {
		u := &c.base.Units[i]
		if match.Unchanged(u) && len(u.Links) == 1 || u.Key == 0 {
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
		read.read(&r, u)
		out = append(out, r)
	}
	for j := range c.draft.Units {
		v := &c.draft.Units[j]
		if shown[j] || v.Key == 0 {
			continue
		}
		r := Reading{Draft: at(v), Relation: facts.Gone}
		if len(v.Links) > 0 {
			r.Relation = v.Links[0].Relation
		}
		out = append(out, r)
	}
	return out
}

// read notes whether a clause changed at all, and what speaks for a loss in it.
func (r *reader) read(out *Reading, u *match.Unit) {
	if len(u.Clause.Tags.Mentions) > 0 { // others are weighed by their words and call alone
		u.Clause.Tags.Parse()
	}
	r.to = r.to[:0]
	for _, l := range u.Links {
		r.to = append(r.to, &r.draft.Units[l.To])
	}
	p := &r.pair
	p.set(u, r.to)
	out.Editorial = len(p.to) == 1 && out.Relation == facts.Edited && u.Clause.Part == p.to[0].Clause.Part && p.editorial()
	r.interest(&out.Evidence, p, u)
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
	near := func(fits func(j int) bool) bool {
		for j := max(0, i-2); j <= min(len(t.Words)-1, i+2); j++ {
			if fits(j) {
				return true
			}
		}
		return false
	}
	month := func(j int) bool {
		if t.Words[j].Fold == "may" { // the month where a number stands beside it, else the modal
			return near(func(j int) bool { s := t.Words[j].Fold; return s != "" && s[0] >= '0' && s[0] <= '9' })
		}
		return slices.ContainsFunc(t.HitsAt(j), func(h lexicon.Hit) bool { return h.Entry.ID == "month" })
	}
	w := t.Words[i].Fold
	if t.Words[i].Kind == lexicon.Number || month(i) {
		return near(month)
	}
	session := func(j int) bool { s := t.Words[j].Fold; return s == "session" || s == "sessions" }
	if english.Tens(w) { // the first part of "sixty-ninth"
		return near(session)
	}
	return (strings.HasSuffix(w, "th") || strings.HasSuffix(w, "first") || strings.HasSuffix(w, "second") || strings.HasSuffix(w, "third")) && near(session)
}
