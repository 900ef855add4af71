package compare

import (
	"slices"

	"github.com/resolint/resolint/internal/facts"
	"github.com/resolint/resolint/internal/match"
	"github.com/resolint/resolint/internal/resolution"
)

// follow returns the fates of all mentions of text a in text b. known says which
// atoms of a clause are no news (for proposals: those of the base); nil for none.
func (c *comparison) follow(a, b *match.Text, dir facts.Direction, proposal int, known func(int, string, string) bool) fateList {
	f := &follower{c: c, a: a, b: b, dir: dir, proposal: proposal, known: known, free: freeMentions(a, b), survivors: newSurvivors(b), near: match.Near(a, b)}
	f.whole = c.index(b).Search()
	defer f.whole.End()
	f.said = said(b)
	f.here, f.of, f.there = map[atomOf]int{}, map[string]int{}, map[string]int{}
	for i := range a.Units {
		for k := range a.Units[i].Clause.Tags.Mentions {
			m := &a.Units[i].Clause.Tags.Mentions[k]
			f.of[m.Family]++
			for _, atom := range m.Atoms {
				f.here[atomOf{m.Family, atom}]++
			}
		}
	}
	f.inFamily, f.numbers, f.names, f.clauses = map[string][]int{}, map[string]bool{}, map[[2]string]string{}, map[*resolution.Resolution]int{}
	f.asked = map[*resolution.Resolution]int{}
	for j := range b.Units {
		if r := b.Units[j].Resolution; r.Form == resolution.FormUN {
			f.numbers[r.Number] = true
		} else {
			f.numbers[""] = true
		}
		for k := range b.Units[j].Clause.Tags.Mentions {
			f.there[b.Units[j].Clause.Tags.Mentions[k].Family]++
		}
		for _, family := range b.Units[j].Clause.Tags.Families() {
			f.inFamily[family] = append(f.inFamily[family], j)
		}
	}
	if dir == facts.Loss {
		f.applied, f.renewed = applied(a, b), renewed(a, b)
	}
	f.keys, f.titles = map[string]bool{}, map[string]bool{}
	for j := range b.Units {
		t := b.Units[j].Clause.Tags
		for k := range t.Citations {
			f.keys[t.Citations[k].Key] = true
			f.titles[titleKey(t, &t.Citations[k])] = true
		}
	}
	f.rewritten = f.rewritings()
	for i := range a.Units {
		f.clauses[f.text(a.Units[i].Resolution)]++
		if !match.Unchanged(&a.Units[i]) {
			f.changed += 1 / float64(max(len(a.Units), leastClauses))
		}
	}
	for i := range a.Units {
		u := &a.Units[i]
		if _, applied := f.applied[u.Clause]; still(u, b) || applied && f.successor(u) == nil {
			continue
		}
		families := u.Clause.Tags.Families()
		for _, family := range families {
			f.fate(i, u, family)
		}
		if len(families) > 0 && dir == facts.Loss {
			f.statements(u)
		}
	}
	f.calls()
	f.companyEvidence()
	switch dir {
	case facts.Loss:
		c.facts.Rewritten, c.facts.Statements = f.tally, f.stated
	case facts.Gain:
		c.back = f
	}
	return f.fates
}

// still reports whether a clause stands unchanged, word for word, in its place and
// under its call, and became no other: then all that it says is kept as it was.
func still(u *match.Unit, b *match.Text) bool {
	if len(u.Links) != 1 || u.Links[0].Relation != facts.Same {
		return false
	}
	v := &b.Units[u.Links[0].To]
	c, d := u.Clause, v.Clause
	if len(v.Links) != 1 || c.Text != d.Text || c.Part != d.Part || u.Block != v.Block || u.Resolution.Form != v.Resolution.Form || u.Resolution.Organ != v.Resolution.Organ {
		return false
	}
	if c.Call == nil || d.Call == nil {
		return c.Call == d.Call
	}
	return c.Call.Text == d.Call.Text && c.Call.Verb == d.Call.Verb && c.Call.Operative == d.Call.Operative && slices.Equal(c.Call.Addressees, d.Call.Addressees)
}

type follower struct {
	c        *comparison
	a, b     *match.Text
	dir      facts.Direction
	proposal int
	known    func(int, string, string) bool
	// keys and titles are the instruments that b cites anywhere, by number or series
	// and by the words of their titles.
	keys, titles map[string]bool
	// free lists, by family and atom, the mentions of b that its own counterpart
	// in a does not have: where something may have gone.
	free map[atomOf][]place
	// survivors finds mentions of b by what makes them close; near says about where
	// in b each unit of a would stand.
	survivors survivors
	near      []int
	// last is the pairing of the clause followed last, to its counterparts; moved
	// that with a place elsewhere.
	last, moved pairing
	to          []*match.Unit
	// whole finds clauses of b by their words; said tells of each stem whether b has it.
	whole *match.Search
	said  []bool
	// here counts the mentions of a by family and atom.
	here map[atomOf]int
	// names are the names of features that were made, by group and name.
	names map[[2]string]string
	// numbers are those of the resolutions of b, "" for one that has none or another form.
	numbers map[string]bool
	// of and there count the mentions of a family in a and in b.
	of, there map[string]int
	// inFamily lists, by family, the units of b that mention it.
	inFamily map[string][]int
	// applied are clauses of a that b keeps in force by reference, true for those that it
	// reaffirms: no word of them is lost.
	applied map[*resolution.Clause]bool
	// renewed are the tasks of mandates that b renews, with the place that does so.
	renewed map[*resolution.Clause]facts.Site
	// clauses counts the clauses of the texts of a; see text.
	clauses map[*resolution.Resolution]int
	// asked counts the clauses of a text that ask for a report, once somebody asks; see owed.
	asked map[*resolution.Resolution]int
	// changed is the share of a's clauses that do not stand word for word in b.
	changed float64
	// rewritten are the resolutions of a of which too little goes on, tally what they lost.
	rewritten map[*resolution.Resolution]*rewriting
	tally     []facts.Rewritten
	// stated are the statements of which slots changed.
	stated []facts.Statement
	// fates are those found so far, room is that of their evidence, followed for the mentions
	// of the one that is being found.
	fates    fateList
	room     facts.Room
	followed []*resolution.Mention
}

// place is a mention of a text.
type place struct {
	unit, mention int
	// new is true if the counterpart lacks the atom.
	new bool
}

// atomOf names an atom of a family.
type atomOf struct{ family, atom string }

// freeMentions indexes the mentions of b by family and atom.
func freeMentions(a, b *match.Text) map[atomOf][]place {
	out := map[atomOf][]place{}
	for j := range b.Units {
		u := &b.Units[j]
		for k := range u.Clause.Tags.Mentions {
			m := &u.Clause.Tags.Mentions[k]
			for _, atom := range m.Atoms {
				isNew := true
				for _, l := range u.Links {
					if hasAtom(a.Units[l.To].Clause, m.Family, atom) {
						isNew = false
					}
				}
				key := atomOf{m.Family, atom}
				out[key] = append(out[key], place{j, k, isNew})
			}
		}
	}
	return out
}

// fate follows the mentions of one family in one clause.
func (f *follower) fate(i int, u *match.Unit, family string) {
	ms := f.followed[:0]
	for k := range u.Clause.Tags.Mentions {
		m := &u.Clause.Tags.Mentions[k]
		if m.Family == family && !m.Weak && f.isNews(i, m) {
			ms = append(ms, m)
		}
	}
	f.followed = ms
	if len(ms) == 0 {
		return
	}
	p := f.pairing(u)
	fate := f.fates.room()
	*fate = facts.Fate{
		Direction: f.dir, Family: family, Concept: ms[0].Entry.ID, Label: ms[0].Entry.Name(),
		Relation: facts.Gone, From: site(u, f.proposal),
		OutOfScope: u.OutOfScope, Editorial: f.editorial(u), Next: f.next(u.Resolution), Judged: facts.Judged{Changed: f.changed},
	}
	fate.From.From, fate.From.To = ms[0].From, ms[len(ms)-1].To
	if len(u.Links) > 0 {
		to := site(&f.b.Units[u.Links[0].To], -1)
		fate.To, fate.Relation = &to, u.Links[0].Relation
	}
	if at, ok := f.renewed[u.Clause]; ok && !match.Unchanged(u) {
		f.byReference(fate, ms, at)
	} else {
		for _, m := range ms {
			f.mention(fate, p, u, m)
		}
	}
	if f.applied[u.Clause] {
		fate.Lost = nil
	}
	fate.Open = open(u) || fate.To != nil && len(fate.To.Clause.Open) > 0
	if len(fate.Lost) == 0 && f.dir != facts.Gain {
		fate.Lost = p.unnamed(ms, family)
	}
	if fate.Relation == facts.Replaced && !fate.Kept && !answered(fate) {
		fate.To, fate.Relation = nil, facts.Gone // it stands there by chance
	}
	if interesting(fate) && !f.told(fate) {
		f.surviving(fate, u, family)
		f.evidence(fate, p, u)
		f.fates.keep()
	}
}

// byReference notes that the mentions of a task go on in force without their words.
func (f *follower) byReference(fate *facts.Fate, ms []*resolution.Mention, at facts.Site) {
	fate.To, fate.Relation = &at, facts.Replaced
	for _, m := range ms {
		if m.Named() {
			continue
		}
		l := lostWords(fate.From.Clause, m, m.From, m.To)
		l.Positive = true
		l.Instead, l.InsteadUse, l.InsteadWords = []string{"reference"}, "applied", at.Clause.Words(at.From, at.To)
		fate.Lost = append(fate.Lost, l)
	}
}

// open reports whether a clause stands in unattributed brackets, in part or whole:
// its words are still under negotiation.
func open(u *match.Unit) bool { return len(u.Clause.Open) > 0 }

// answered reports whether something was put in the place of a lost mention.
func answered(fate *facts.Fate) bool {
	return slices.ContainsFunc(fate.Lost, func(l facts.Lost) bool { return len(l.Instead) > 0 })
}

// interesting drops the fates of what was kept as it was.
func interesting(fate *facts.Fate) bool {
	return len(fate.Lost) > 0 || changedForce(&fate.Force)
}

func (f *follower) isNews(i int, m *resolution.Mention) bool {
	if f.known == nil {
		return true
	}
	for _, atom := range m.Atoms {
		if !f.known(i, m.Family, atom) {
			return true
		}
	}
	return false
}

// next reports whether text b holds the successors of r: resolutions of the United
// Nations are numbered anew in every session, so that a text of another number is no
// revision of r.
func (f *follower) next(r *resolution.Resolution) bool {
	if r.Number == "" || r.Form != resolution.FormUN || len(f.numbers) == 0 {
		return false
	}
	return !f.numbers[r.Number] && !f.numbers[""]
}

// editorial reports whether the draft marks its text as an editorial change.
func (f *follower) editorial(u *match.Unit) bool {
	if u.Resolution.Mark == "(MOD)" {
		return true
	}
	for _, l := range u.Links {
		if f.b.Units[l.To].Resolution.Mark == "(MOD)" {
			return true
		}
	}
	return false
}

// mention decides whether one mention was kept, went elsewhere or was lost.
func (f *follower) mention(fate *facts.Fate, p *pairing, u *match.Unit, m *resolution.Mention) {
	if m.Entry.Role == "citation" && f.cited(u, m) {
		fate.Kept = true
		return
	}
	missing := p.missing(m)
	if len(missing) > 0 && p.restated(m) {
		fate.Kept = true
		return
	}
	if len(missing) == 0 && !p.lostFromList(m) {
		fate.Kept = true
		if partner, in := p.partner(m); partner != nil {
			p.force(&fate.Force, u, m, in, partner)
			f.reports(&fate.Force, p, u, m)
		}
		return
	}
	if len(missing) > 0 && f.movedTo(fate, u, m, missing) {
		return
	}
	if p.anyAtom(m) {
		fate.Kept = true
	}
	if p.reworded(m) {
		fate.Kept = true
		return
	}
	if kinds := p.uncounted(m); len(kinds) > 0 {
		// What was counted is still aimed at: "at least ten women" became "gender balance".
		fate.Kept = true
		fate.Force.Quantities = sortedUnique(append(fate.Force.Quantities, kinds...))
		return
	}
	if partner := p.substitute(m); partner != nil {
		// Another word of the same ladder stands in its place.
		fate.Kept = true
		p.force(&fate.Force, u, m, p.unitOf(partner), partner)
		if partner.Entry.Ladder != "" && partner.Entry.Ladder == m.Entry.Ladder {
			return
		}
	}
	fate.Lost = append(fate.Lost, p.lost(m))
}

// movedTo notes that the missing atoms of a mention stand in another clause, if
// they do.
func (f *follower) movedTo(fate *facts.Fate, u *match.Unit, m *resolution.Mention, missing []string) bool {
	at, ok := f.elsewhere(u, m, missing)
	if !ok {
		return false
	}
	v := &f.b.Units[at.unit]
	partner := &v.Clause.Tags.Mentions[at.mention]
	fate.Kept = true
	if u.Block != v.Block && !sameForm(u, v) {
		fate.Force.Moved = true
	}
	if fate.To == nil {
		to := site(v, -1)
		to.From, to.To = partner.From, partner.To
		fate.To, fate.Relation = &to, facts.Moved
	}
	if p := &f.moved; p.from != u || p.to[0] != v { // several mentions of a clause move together
		p.parsed(u, []*match.Unit{v})
	}
	f.moved.force(&fate.Force, u, m, v, partner)
	return true
}
