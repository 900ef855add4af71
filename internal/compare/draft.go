package compare

import (
	"fmt"
	"slices"
	"strings"

	"github.com/resolint/resolint/internal/english"
	"github.com/resolint/resolint/internal/facts"
	"github.com/resolint/resolint/internal/lexicon"
	"github.com/resolint/resolint/internal/match"
	"github.com/resolint/resolint/internal/resolution"
)

// draftFacts establishes the facts that stand in the draft itself: subjects that
// call for a family, acts, definitions, and each text as a whole.
func (c *comparison) draftFacts() {
	covered := map[*resolution.Resolution][]string{}
	for _, r := range c.in.Draft {
		covered[r] = general(r)
	}
	for j := range c.draft.Units {
		u := &c.draft.Units[j]
		c.clauseFact(u, covered[u.Resolution])
		c.actFacts(u)
		c.definitionFacts(u)
	}
	for _, r := range c.in.Draft {
		c.textFact(r)
	}
}

// general returns the families that a clause on everything under the resolution
// covers: "all measures under this resolution shall be consistent with …".
func general(r *resolution.Resolution) []string {
	var out []string
	for i := range r.Clauses {
		c := &r.Clauses[i]
		if c.Tags == nil || len(c.Tags.Mentions) == 0 {
			continue
		}
		for _, h := range c.Tags.Hits {
			if h.Entry.Kind == "general-clause" {
				out = append(out, c.Tags.Families()...)
				break
			}
		}
	}
	return sortedUnique(out)
}

func (c *comparison) clauseFact(u *match.Unit, covered []string) {
	t := u.Clause.Tags
	var subjects []facts.Subject
	for _, h := range t.Hits {
		if !callsFor(h.Entry) || inCitation(t, h.From) || excluded(t, h.From) {
			continue
		}
		if slices.ContainsFunc(subjects, func(s facts.Subject) bool { return s.ID == h.Entry.ID }) || !asked(t, h.From) {
			continue
		}
		subjects = append(subjects, facts.Subject{
			ID: h.Entry.ID, Label: h.Entry.Name(), Words: u.Clause.Words(h.From, h.To),
			For: h.Entry.For, From: h.From, To: h.To,
		})
	}
	if len(subjects) == 0 {
		return
	}
	s := site(u, -1)
	s.From, s.To = subjects[0].From, subjects[0].To
	c.facts.Clauses = append(c.facts.Clauses, facts.Clause{
		ID: fmt.Sprintf("c%d", len(c.facts.Clauses)+1), Site: s, Subjects: subjects,
		Families: append(answers(t, subjects), nearby(u)...), New: c.isNew(u), Covered: covered, OutOfScope: u.OutOfScope,
	})
}

// callsFor reports whether an entry is a subject that calls for families, or a concern that
// does where somebody is asked to bring it about: "facial recognition", "the blocking of sites".
func callsFor(e *lexicon.Entry) bool {
	return e.Kind == "subject" || e.Role == "concern" && len(e.For) > 0
}

// asked reports whether word i stands where somebody is to do something, and not where
// the text tells what was done, deplores it, or wants it to end.
func asked(t *resolution.Tags, i int) bool {
	t.Parse()
	k := t.StatementAt(i)
	if k < 0 {
		return true
	}
	s := &t.Statements[k]
	denied := slices.ContainsFunc(t.Words[max(s.From, i-deniedNear/2):i], func(w lexicon.Token) bool { return english.Negative(w.Fold) })
	return weights[s.Standing] >= weights[resolution.StandingTask] && s.Call.Role != "concern" && !s.Negated && !denied &&
		!slices.ContainsFunc(t.Hits, func(h lexicon.Hit) bool {
			return s.From <= h.From && h.From < i && h.Entry.Kind == "opposite" && h.Entry.Class == "ban" && h.Entry.Role == "agreed"
		})
}

// strong returns the families that a clause's own words mention, citations apart.
func strong(t *resolution.Tags) []string { return answers(t, nil) }

// answers returns the families that a clause's own words mention beside subjects that call
// for them: of "the retention of data of subscribers" the data are what calls for a safeguard.
func answers(t *resolution.Tags, subjects []facts.Subject) []string {
	var out []string
	for i := range t.Mentions {
		m := &t.Mentions[i]
		named := m.Entry.Role != "safeguard" && slices.ContainsFunc(subjects, func(s facts.Subject) bool {
			return s.From < m.To && m.From < s.To && slices.Contains(s.For, m.Family)
		})
		// A concern is what calls for the language, not the language.
		if !m.Weak && !named && m.Entry.Role != "citation" && m.Entry.Role != "concern" {
			out = append(out, m.Family)
		}
	}
	return sortedUnique(out)
}

// nearby returns the families of the clause that this one is a sub-item of, and
// of its own sub-items: what the parent says holds for the item.
func nearby(u *match.Unit) []string {
	var out []string
	for at := u.Clause.Parent; at >= 0 && at < len(u.Resolution.Clauses); at = u.Resolution.Clauses[at].Parent {
		if p := &u.Resolution.Clauses[at]; p.Tags != nil {
			out = append(out, strong(p.Tags)...)
		}
	}
	return out
}

// excluded reports whether an exclusion in the same statement takes the word out of the
// work: "this work shall not include packet inspection".
func excluded(t *resolution.Tags, at int) bool {
	return slices.ContainsFunc(t.Hits, func(h lexicon.Hit) bool {
		if h.Entry.Role != "exclusion" || h.To > at {
			return false
		}
		return !slices.ContainsFunc(t.Words[h.To:at], func(w lexicon.Token) bool { return english.EndsPart(w.Fold) })
	})
}

func inCitation(t *resolution.Tags, at int) bool {
	for _, c := range t.Citations {
		if c.From <= at && at < c.To || c.TitleFrom <= at && at < c.TitleTo {
			return true
		}
	}
	return false
}

// isNew reports whether the base has no clause that this one came from.
func (c *comparison) isNew(u *match.Unit) bool {
	return c.base == nil || len(u.Links) == 0 || u.Links[0].Relation == facts.Replaced
}

func (c *comparison) actFacts(u *match.Unit) {
	t := u.Clause.Tags
	for i := range t.Acts {
		a := &t.Acts[i]
		if a.Entry.ID == "act-instrument" && u.Clause.Part == resolution.PartTitle {
			continue // the text's own name
		}
		f := facts.Act{
			Label: a.Entry.Name(), Kind: "phrase", Verb: a.Entry.ID, Words: u.Clause.Words(a.From, a.To),
			Actor: a.Actor, Families: strong(t), Service: a.Service, New: c.newAct(u, a), OutOfScope: u.OutOfScope,
		}
		if a.Object != nil {
			f.Kind, f.Object = "verb", a.Object.ID
			f.Label = a.Entry.Name() + " " + a.Object.Name()
		}
		if a.Entry.ID == "act-sovereign" {
			f.Kind = "power"
		}
		c.addAct(u, f, a.From, a.To)
	}
	if c.base != nil {
		c.scopeFacts(u)
		c.releasedFacts(u)
		c.basicFacts(u)
	}
}

func (c *comparison) addAct(u *match.Unit, f facts.Act, from, to int) {
	f.ID = fmt.Sprintf("a%d", len(c.facts.Acts)+1)
	f.Site = site(u, -1)
	f.Site.From, f.Site.To = from, to
	if len(u.Links) > 0 && c.base != nil {
		b := site(&c.base.Units[u.Links[0].To], -1)
		f.Base = &b
	}
	c.facts.Acts = append(c.facts.Acts, f)
}

// newAct reports whether the base lacks the act: neither the clauses that this
// one came from nor any other says it with the same object.
func (c *comparison) newAct(u *match.Unit, a *resolution.Act) bool {
	if c.base == nil {
		return true
	}
	for _, l := range u.Links {
		acts := c.base.Units[l.To].Clause.Tags.Acts
		for i := range acts {
			if o := &acts[i]; o.Entry == a.Entry && o.Object == a.Object && (!o.Service || a.Service) {
				return false
			}
		}
	}
	// Elsewhere in the base the very words must stand, and bind as much.
	return !c.baseActs()[phraseOf(u, a)]
}

// phrase is an act in its words.
type phrase struct {
	entry, object *lexicon.Entry
	part          resolution.Part
	service       bool
	words         string
}

func phraseOf(u *match.Unit, a *resolution.Act) phrase {
	return phrase{a.Entry, a.Object, u.Clause.Part, a.Service, match.KeyOf(u.Clause.Tags.Words[a.From:a.To])}
}

// baseActs returns the acts of the base.
func (c *comparison) baseActs() map[phrase]bool {
	if c.acts != nil {
		return c.acts
	}
	c.acts = map[phrase]bool{}
	for i := range c.base.Units {
		u := &c.base.Units[i]
		for k := range u.Clause.Tags.Acts {
			c.acts[phraseOf(u, &u.Clause.Tags.Acts[k])] = true
		}
	}
	return c.acts
}

// scopeFacts finds words of scope that became wider: "specifically related to" →
// "including", "only" gone, "X" → "Y in general, including X".
func (c *comparison) scopeFacts(u *match.Unit) {
	if len(u.Links) == 0 || !organized(u) {
		return
	}
	from := &c.base.Units[u.Links[0].To]
	if from.Clause.Text == u.Clause.Text {
		return
	}
	p := pairOf(from, []*match.Unit{u})
	for _, h := range p.hunks {
		before := widest(from.Clause.Tags, h.A0, h.A1, true)
		after := widest(u.Clause.Tags, h.B0, h.B1, false)
		opened := after.Rank > 0 && after.Rank <= 3 && before.Rank == 0 && u.Clause.Part != resolution.PartPreamble
		switch {
		case opened, before.Rank >= narrow && before.Rank-after.Rank >= 2 && !stillNarrow(from.Clause.Tags, u.Clause.Tags):
		default:
			continue
		}
		at, to := h.B0, h.B1
		if at == to {
			at, to = max(0, at-1), min(len(u.Clause.Tags.Words), at+4)
		}
		c.addAct(u, facts.Act{
			Kind: "scope", Label: "a wider scope", Words: u.Clause.Words(at, to), New: true,
			FromScope: before, ToScope: after, Limited: c.lostLimiter(from, u), OutOfScope: u.OutOfScope,
			Actor: actorOf(u),
		}, at, to)
		return
	}
}

// narrow is the rank on the ladder "scope" from which on a word keeps out what it does
// not name: "only", "specifically".
const narrow = 8

// stillNarrow reports whether a clause has as many narrow words as before, in other
// places: "from voluntary funds only" became "exclusively from voluntary funds". What is denied
// until something is so, or unless it is, is as narrow: "shall not begin until …".
func stillNarrow(before, after *resolution.Tags) bool {
	count := func(t *resolution.Tags) int {
		n, denied := 0, false
		for _, w := range t.Words {
			switch turn := english.TurnOf(w.Fold); {
			case english.EndsPart(w.Fold):
				denied = false
			case turn == english.Negation:
				denied = true
			case denied && (turn == english.Exception || w.Fold == "until"):
				n++
			}
		}
		for _, h := range t.Hits {
			if h.Entry.Kind == "scope" && h.Entry.Rank >= narrow {
				n++
			}
		}
		return n
	}
	return count(after) >= count(before)
}

// organized reports whether a clause is about the organization's own work: it
// speaks to one of its bodies, or names a body or its activities.
func organized(u *match.Unit) bool {
	for _, h := range u.Clause.Tags.Hits {
		if h.Entry.Kind == "scope-subject" || h.Entry.Kind == "scope-of-actor" {
			return true
		}
	}
	call := u.Clause.Call
	return call != nil && strings.HasPrefix(call.Verb, "instruct")
}

// widest returns the scope word in [from, to): the narrowest of the base, the
// widest of the draft.
func widest(t *resolution.Tags, from, to int, narrow bool) facts.Rank {
	var best facts.Rank
	for _, h := range t.Hits {
		if h.Entry.Kind != "scope" || h.From < from || h.From >= to || within(t, "mandate", h.From) {
			continue // "any" of "preventing any duplication" opens nothing
		}
		r := facts.Rank{Ladder: "scope", Rank: h.Entry.Rank, Words: h.Entry.ID}
		if best.Rank == 0 || narrow && r.Rank > best.Rank || !narrow && r.Rank < best.Rank {
			best = r
		}
	}
	return best
}

// lostLimiter reports whether the clause also lost a safeguard, whose loss then
// says it all.
func (c *comparison) lostLimiter(from, u *match.Unit) bool {
	for i := range from.Clause.Tags.Mentions {
		m := &from.Clause.Tags.Mentions[i]
		if m.Family == "mandate" && m.Entry.ID != "limit" && m.Entry.Role == "limiter" && len(pairOf(from, []*match.Unit{u}).missing(m)) > 0 {
			return true
		}
	}
	return false
}

func actorOf(u *match.Unit) string {
	for _, h := range u.Clause.Tags.Hits {
		if h.Entry.Kind == "scope-of-actor" {
			return u.Clause.Words(h.From, h.To)
		}
	}
	switch {
	case strings.HasPrefix(u.Resolution.Organ, "itu-"):
		return "ITU"
	case u.Resolution.Organ == "" && u.Resolution.Form == resolution.FormITU:
		return "the organization"
	}
	return ""
}

// basicFacts finds subjects that enter a basic instrument: an annex or article
// that states the purposes of the Union.
func (c *comparison) basicFacts(u *match.Unit) {
	if u.Clause.Part != resolution.PartAnnex && u.Clause.Part != resolution.PartParagraph || !basic(u.Resolution) {
		return
	}
	for _, h := range u.Clause.Tags.Hits {
		if h.Entry.Kind != "basic-noun" || len(u.Clause.Tags.Acts) > 0 {
			continue
		}
		old := false
		for _, l := range u.Links {
			old = old || c.base.Units[l.To].Clause.Tags.Has(h.Entry.ID)
		}
		if !old {
			c.addAct(u, facts.Act{Kind: "basic", Label: h.Entry.Name(), Words: u.Clause.Words(h.From, h.To), New: true, Actor: "ITU"}, h.From, h.To)
			return
		}
	}
}

func basic(r *resolution.Resolution) bool {
	for i := range r.Clauses {
		if r.Clauses[i].Tags != nil && r.Clauses[i].Tags.Has("basic-purposes") {
			return true
		}
	}
	return false
}
