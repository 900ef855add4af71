package compare

import (
	"fmt"
	"slices"

	"github.com/resolint/resolint/internal/english"
	"github.com/resolint/resolint/internal/facts"
	"github.com/resolint/resolint/internal/family"
	"github.com/resolint/resolint/internal/match"
	"github.com/resolint/resolint/internal/resolution"
)

// definitionFacts finds definitions that are new or changed, and terms of art
// exchanged for others.
func (c *comparison) definitionFacts(u *match.Unit) {
	t := u.Clause.Tags
	if d := t.Definition; d != nil {
		f := facts.Definition{Family: d.Family, Words: u.Clause.Words(d.From, d.To), Change: "added"}
		for _, e := range d.Terms {
			f.Terms = append(f.Terms, e.Name())
		}
		if c.base != nil {
			f.Change = c.definitionChange(u)
		}
		if c.base == nil {
			f.Change = "present"
		}
		c.addDefinition(u, f, d.From, d.To)
		return
	}
	if c.base == nil || len(u.Links) == 0 {
		return
	}
	from := &c.base.Units[u.Links[0].To]
	for _, h := range t.Hits {
		if h.Entry.ID != "term-information-security" || from.Clause.Tags.Has(h.Entry.ID) || !from.Clause.Tags.Has("term-cybersecurity") || u.Clause.Tags.Has("term-cybersecurity") {
			continue
		}
		c.addDefinition(u, facts.Definition{
			Family: "mandate", Words: u.Clause.Words(h.From, h.To), Change: "term",
			Terms: []string{"cybersecurity", "information security"},
		}, h.From, h.To)
		return
	}
}

// definitionChange says what became of a definition: it is "added", "changed" or the "same".
// In another order the same words define the same.
func (c *comparison) definitionChange(u *match.Unit) string {
	if len(u.Links) == 0 {
		return "added"
	}
	from := &c.base.Units[u.Links[0].To]
	if from.Key == u.Key {
		return "same"
	}
	p := pairOf(from, []*match.Unit{u})
	for _, h := range p.hunks {
		if !defines(p.a[h.A0:h.A1], p.has) && !defines(p.b[h.B0:h.B1], p.had) {
			continue
		}
		switch {
		case from.Clause.Tags.Definition == nil:
			return "added"
		case p.recast():
			return "same"
		}
		return "changed"
	}
	return "same"
}

// recastShare is the share of the words with content, on either side, that a sentence must have
// in common with another, in other forms, to be the same one written anew.
const recastShare = 0.8

// recast reports whether the counterpart is the same sentence written anew: nearly all words
// with content stand on both sides, and not in one order. Who adds or cuts a word to define
// something else leaves the others where they are.
func (p *pairing) recast() bool {
	a, b := roots(p.a), roots(p.b)
	at := -1
	common, turned := 0, false
	for _, r := range a {
		k := slices.Index(b, r)
		if k < 0 {
			continue
		}
		common++
		turned = turned || k < at
		at, b[k] = k, "" // once only
	}
	return turned && float64(2*common) >= recastShare*float64(len(a)+len(b))
}

// roots returns the roots of the words with content.
func roots(words []word) []string {
	var out []string
	for i := range words {
		if !words[i].empty() {
			out = append(out, english.Root(words[i].fold))
		}
	}
	return out
}

// defines reports whether one of some words, which only one side has, has content or turns
// what is said.
func defines(words []word, other func(fold string) bool) bool {
	return slices.ContainsFunc(words, func(w word) bool {
		turn := english.TurnOf(w.fold)
		return !other(w.fold) && (!w.empty() || turn != english.NoTurn && turn != english.Person)
	})
}

func (c *comparison) addDefinition(u *match.Unit, f facts.Definition, from, to int) {
	f.ID = fmt.Sprintf("d%d", len(c.facts.Definitions)+1)
	f.Site = site(u, -1)
	f.Site.From, f.Site.To = from, to
	f.OutOfScope = u.OutOfScope
	if len(u.Links) > 0 && c.base != nil {
		b := site(&c.base.Units[u.Links[0].To], -1)
		f.Base = &b
	}
	c.facts.Definitions = append(c.facts.Definitions, f)
}

// textFact describes one resolution of the draft as a whole.
func (c *comparison) textFact(r *resolution.Resolution) {
	t := facts.Text{ID: fmt.Sprintf("t%d", len(c.facts.Texts)+1), State: "alone", OutOfScope: match.OutOfScope(r)}
	counts := map[string]*facts.Count{}
	title := -1
	for i := range r.Clauses {
		cl := &r.Clauses[i]
		if cl.Tags == nil {
			continue
		}
		if cl.Part == resolution.PartTitle && title < 0 {
			title = i
		}
		countMentions(counts, cl, func(n *facts.Count, binds bool) {
			n.Draft++
			if binds {
				n.Operative++
			}
		})
		c.topics(&t, cl)
	}
	if title < 0 {
		if len(r.Clauses) == 0 {
			return
		}
		title = 0
	}
	tc := &r.Clauses[title]
	t.Site = facts.Site{Resolution: r, Clause: tc, To: len(tc.Tags.Words), Proposal: -1}
	for i := range tc.Tags.Mentions {
		t.Named = append(t.Named, tc.Tags.Mentions[i].Family)
	}
	t.Named = sortedUnique(t.Named)
	if b := c.baseOf(r); b != nil {
		t.State = "matched"
		for i := range b.Clauses {
			if b.Clauses[i].Tags != nil {
				countMentions(counts, &b.Clauses[i], func(n *facts.Count, _ bool) { n.Base++ })
			}
		}
	} else if c.base != nil {
		t.State = "new"
	}
	c.countProposed(counts, r)
	for _, family := range families {
		n := counts[family]
		if n == nil {
			n = &facts.Count{}
		}
		n.Family = family
		t.Counts = append(t.Counts, *n)
	}
	c.facts.Texts = append(c.facts.Texts, t)
}

// countProposed adds, for each family, the mentions of the proposal for r that has
// most of them.
func (c *comparison) countProposed(counts map[string]*facts.Count, r *resolution.Resolution) {
	for _, rs := range c.in.Proposals {
		proposed := map[string]*facts.Count{}
		for _, q := range rs {
			if match.Identity(q) != match.Identity(r) && (len(rs) > 1 || len(c.in.Draft) > 1) {
				continue
			}
			for i := range q.Clauses {
				if q.Clauses[i].Tags != nil {
					countMentions(proposed, &q.Clauses[i], func(n *facts.Count, _ bool) { n.Proposal++ })
				}
			}
		}
		for family, n := range proposed {
			if counts[family] == nil {
				counts[family] = &facts.Count{}
			}
			counts[family].Proposal = max(counts[family].Proposal, n.Proposal)
		}
	}
}

// Counts counts the mentions of each family in one resolution, as its draft.
func Counts(r *resolution.Resolution) []facts.Count {
	counts := map[string]*facts.Count{}
	for i := range r.Clauses {
		if r.Clauses[i].Tags != nil {
			countMentions(counts, &r.Clauses[i], func(n *facts.Count, _ bool) { n.Draft++ })
		}
	}
	var out []facts.Count
	for _, family := range families {
		n := facts.Count{Family: family}
		if counts[family] != nil {
			n.Draft = counts[family].Draft
		}
		out = append(out, n)
	}
	return out
}

// families are the families in the order in which they are shown.
var families = family.IDs()

func countMentions(counts map[string]*facts.Count, cl *resolution.Clause, add func(*facts.Count, bool)) {
	for i := range cl.Tags.Mentions {
		m := &cl.Tags.Mentions[i]
		if m.Weak || m.Named() && !inForce(cl, m) || m.Entry.Role == "request" {
			continue // "upon request" limits a service, not the scope of the work
		}
		if counts[m.Family] == nil {
			counts[m.Family] = &facts.Count{}
		}
		add(counts[m.Family], cl.Binds())
	}
}

// inForce reports whether an operative clause makes the instrument of a mention hold:
// then its language is the text's too.
func inForce(cl *resolution.Clause, m *resolution.Mention) bool {
	return cl.Binds() && slices.ContainsFunc(cl.Tags.Citations, func(c resolution.Citation) bool {
		return c.From == m.From && (c.Use == "applied" || c.Use == "incorporated")
	})
}

// topics collects what the text as a whole deals with, from its title and its
// operative clauses.
func (c *comparison) topics(t *facts.Text, cl *resolution.Clause) {
	if cl.Part != resolution.PartTitle {
		return
	}
	for _, h := range cl.Tags.Hits {
		if h.Entry.Kind != "topic" || slices.ContainsFunc(t.Topics, func(s facts.Subject) bool { return s.ID == h.Entry.ID }) {
			continue
		}
		t.Topics = append(t.Topics, facts.Subject{
			ID: h.Entry.ID, Label: h.Entry.Name(), Words: cl.Words(h.From, h.To), For: h.Entry.For, From: h.From, To: h.To,
		})
	}
}

// baseOf returns the resolution of the base that most clauses of r came from.
func (c *comparison) baseOf(r *resolution.Resolution) *resolution.Resolution {
	if c.base == nil {
		return nil
	}
	votes := c.counterparts()[r]
	var best *resolution.Resolution
	for _, b := range c.in.Base {
		if best == nil || votes[b] > votes[best] {
			best = b
		}
	}
	if best == nil || votes[best] == 0 {
		return nil
	}
	return best
}

// counterparts counts, for each resolution of the draft, the clauses that came from
// each resolution of the base.
func (c *comparison) counterparts() map[*resolution.Resolution]map[*resolution.Resolution]int {
	if c.votes != nil {
		return c.votes
	}
	c.votes = map[*resolution.Resolution]map[*resolution.Resolution]int{}
	for j := range c.draft.Units {
		u := &c.draft.Units[j]
		for _, l := range u.Links {
			if l.Relation == facts.Replaced {
				continue
			}
			if c.votes[u.Resolution] == nil {
				c.votes[u.Resolution] = map[*resolution.Resolution]int{}
			}
			c.votes[u.Resolution][c.base.Units[l.To].Resolution]++
		}
	}
	return c.votes
}
