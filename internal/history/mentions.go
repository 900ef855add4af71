package history

import (
	"cmp"
	"slices"

	"github.com/resolint/resolint/internal/audit"
	"github.com/resolint/resolint/internal/facts"
)

// here is a mention of the version that is being joined.
type here struct {
	place MentionPlace
	m     *audit.EditionMention
	life  int
}

// mentions gives each mention of the version its life: that of a mention of the clauses
// that its own comes from, else of one that its clause had before, else of one that
// left another clause, as check finds it there.
func (t *turn) mentions() {
	e := t.h.editions[t.v]
	var open []here
	for c := range e.Clauses {
		if t.h.of[t.v][c] < 0 {
			continue
		}
		for k := range e.Clauses[c].Mentions {
			m := &e.Clauses[c].Mentions[k]
			open = append(open, here{MentionPlace{Place{t.v, c}, m.From, m.To}, m, t.h.of[t.v][c]})
		}
	}
	placed := map[int]bool{}
	open = t.carried(open, placed)
	open = t.again(open, placed)
	open = t.elsewhere(open, placed)
	for _, n := range open {
		if n.m.Weak {
			continue // alone it is no language of the family; it may go on as one that was
		}
		id := len(t.h.Mentions)
		t.h.Mentions = append(t.h.Mentions, &Mention{ID: id})
		t.put(id, n, placed)
		t.tellMention(id, Event{Kind: Born, Clause: path(e, n.place.Clause), First: t.v == 0, Undoes: -1, Since: -1})
	}
	t.lostMentions(placed)
}

// put places a mention in the version.
func (t *turn) put(id int, n here, placed map[int]bool) {
	m := t.h.Mentions[id]
	m.Family, m.Concept, m.Label = n.m.Family, n.m.Concept, n.m.Label
	m.Places = append(m.Places, n.place)
	t.at[n.place] = id
	placed[id] = true
	if l := t.h.Lives[n.life]; !slices.Contains(l.Mentions, id) {
		l.Mentions = append(l.Mentions, id)
	}
}

func (t *turn) tellMention(id int, e Event) {
	e.Version = t.v
	t.h.Mentions[id].Events = append(t.h.Mentions[id].Events, e)
}

// sources are the clauses that a clause of the version comes from, its own first.
func (t *turn) sources(c int) []source {
	var out []source
	add := func(s source) {
		if !slices.ContainsFunc(out, func(o source) bool { return o.Place == s.Place }) {
			out = append(out, s)
		}
	}
	if m := t.main[c]; m != nil {
		add(*m)
		for i, p := range t.h.Versions[t.v].Parents { // the same clause on other branches
			if q, ok := t.h.Lives[t.lifeAt(m.Place)].In(p); ok && !m.gap() {
				add(source{Place: q, step: t.steps[i], link: audit.StepLink{From: q.Clause, To: c, Relation: facts.Edited}})
			}
		}
	}
	for _, s := range t.parts[c] {
		add(s)
	}
	for _, s := range t.links[c] {
		if s.link.Relation == facts.Split {
			add(s)
		}
	}
	return out
}

// pairing is a mention of the version with one that it may be.
type pairing struct {
	n, score int
	id       int
	from     MentionPlace
	s        source
}

// carried pairs mentions with those of the clauses that theirs come from, closest first.
func (t *turn) carried(open []here, placed map[int]bool) []here {
	var all []pairing
	for i, n := range open {
		for k, s := range t.sources(n.place.Clause) {
			back := t.kept(s.Place, n.place.Place)
			for j := range t.clause(s.Place).Mentions {
				o := &t.clause(s.Place).Mentions[j]
				from := MentionPlace{s.Place, o.From, o.To}
				id, there := t.at[from]
				if score := t.likeness(o, n, from, back); there && score > 0 {
					all = append(all, pairing{i, score*8 - min(k, 7), id, from, s})
				}
			}
		}
	}
	slices.SortStableFunc(all, func(a, b pairing) int { return cmp.Compare(b.score, a.score) })
	done := make([]bool, len(open))
	for i := range all {
		p := &all[i]
		if done[p.n] || placed[p.id] {
			continue
		}
		done[p.n] = true
		t.goesOn(p, open[p.n])
		t.put(p.id, open[p.n], placed)
	}
	return left(open, done)
}

func left(open []here, done []bool) []here {
	var out []here
	for i := range open {
		if !done[i] {
			out = append(out, open[i])
		}
	}
	return out
}

// likeness says how much a mention looks like an older one, 0 where it is about
// something else.
func (t *turn) likeness(o *audit.EditionMention, n here, from MentionPlace, back []int) int {
	if o.Family != n.m.Family {
		return 0
	}
	atoms := 0
	for _, a := range o.Atoms {
		if slices.Contains(n.m.Atoms, a) {
			atoms++
		}
	}
	if atoms == 0 && o.Concept != n.m.Concept {
		return 0
	}
	score := 1 + min(atoms, 3)
	if o.Concept == n.m.Concept {
		score += 2
	}
	if slices.Equal(t.stemsAt(from), t.stemsAt(n.place)) {
		score += 4
	}
	for j := n.place.From; j < n.place.To && j < len(back); j++ {
		if back[j] >= o.From && back[j] < o.To {
			return score + 6
		}
	}
	return score
}

func (f *follower) stemsAt(p MentionPlace) []string {
	return stems(f.h.editions[p.Version].Clauses[p.Clause].Words, p.From, p.To)
}

// goesOn tells what happened to a mention between two places: parts of what it is about
// came or went, or its words are others.
func (t *turn) goesOn(p *pairing, n here) {
	e := Event{Clause: t.h.Path(n.place.Place), Undoes: -1, Since: -1}
	if p.s.gap() {
		e.Kind, e.Since = Returned, p.from.Version
		t.tellMention(p.id, e)
		return
	}
	o := t.mentionAt(p.from)
	fewer, more := missing(o.Atoms, n.m.Atoms), missing(n.m.Atoms, o.Atoms)
	switch {
	case fewer && !more:
		e.Kind = Weakened
	case more && !fewer:
		e.Kind = Strengthened
	case !n.m.Named && !sameStems(t.stemsAt(p.from), t.stemsAt(n.place)):
		e.Kind = Reworded
	default:
		return
	}
	e.Details = []string{"“" + t.h.Words(p.from) + "” became “" + t.h.Words(n.place) + "”"}
	places := past[MentionPlace]{places: map[int]MentionPlace{}, versions: t.h.Versions}
	for _, q := range t.h.Mentions[p.id].Places {
		if t.up[t.v][q.Version] {
			places.places[q.Version] = q
			places.order = append(places.order, q.Version)
		}
	}
	e.Undoes = undone(places, n.place, func(a, b MentionPlace) bool { return sameStems(t.stemsAt(a), t.stemsAt(b)) })
	e.Rules = t.rules(&p.s, e.Kind)
	t.tellMention(p.id, e)
}

func (t *turn) mentionAt(p MentionPlace) *audit.EditionMention {
	list := t.clause(p.Place).Mentions
	return &list[slices.IndexFunc(list, func(m audit.EditionMention) bool { return m.From == p.From && m.To == p.To })]
}

// missing reports whether some of a are not in b.
func missing(a, b []string) bool {
	return slices.ContainsFunc(a, func(x string) bool { return !slices.Contains(b, x) })
}

// sameStems compares words as sets: another order, or singular and plural, is no change.
func sameStems(a, b []string) bool { return !missing(a, b) && !missing(b, a) }

// again pairs mentions with those that their clause had before and has lost.
func (t *turn) again(open []here, placed map[int]bool) []here {
	done := make([]bool, len(open))
	for i, n := range open {
		best, score := -1, 0
		for _, id := range t.h.Lives[n.life].Mentions {
			p, ok := t.lastMention(id)
			if !ok || placed[id] || t.inParent(id) || t.lifeAt(p.Place) != n.life {
				continue
			}
			if s := t.likeness(t.mentionAt(p), n, p, nil)*len(t.up) + p.Version; s > score && s >= len(t.up) {
				best, score = id, s
			}
		}
		if best < 0 {
			continue
		}
		p, _ := t.lastMention(best)
		done[i] = true
		t.put(best, n, placed)
		t.tellMention(best, Event{Kind: Returned, Clause: t.h.Path(n.place.Place), Since: p.Version, Undoes: -1})
	}
	return left(open, done)
}

// lastMention is where a mention stood last among the versions that this one comes from.
func (t *turn) lastMention(id int) (MentionPlace, bool) {
	ps := t.h.Mentions[id].Places
	for i := len(ps) - 1; i >= 0; i-- {
		if v := ps[i].Version; v != t.v && t.up[t.v][v] {
			return ps[i], true
		}
	}
	return MentionPlace{}, false
}

func (t *turn) inParent(id int) bool {
	return slices.ContainsFunc(t.h.Versions[t.v].Parents, func(p int) bool { _, ok := t.h.Mentions[id].In(p); return ok })
}

// elsewhere pairs mentions that are left with those that left another clause and that
// check does not call lost: they went from one place to the other.
func (t *turn) elsewhere(open []here, placed map[int]bool) []here {
	done := make([]bool, len(open))
	for k, p := range t.h.Versions[t.v].Parents {
		for _, o := range t.inVersion(p) {
			id := t.at[o]
			if placed[id] || covers(t.steps[k].Lost, o) {
				continue
			}
			for i, n := range open {
				m := t.mentionAt(o)
				if done[i] || n.m.Weak || m.Family != n.m.Family || missing(m.Atoms, n.m.Atoms) || covers(t.steps[k].Won, n.place) {
					continue
				}
				done[i] = true
				t.put(id, n, placed)
				t.tellMention(id, Event{Kind: Moved, Clause: t.h.Path(n.place.Place), Details: []string{"from " + t.h.Path(o.Place)}, Undoes: -1, Since: -1})
				break
			}
		}
	}
	return left(open, done)
}

func covers(list []audit.StepMention, p MentionPlace) bool {
	return slices.ContainsFunc(list, func(m audit.StepMention) bool {
		return m.Clause == p.Clause && m.From < p.To && p.From < m.To
	})
}

// inVersion lists the mentions of a version in the order of the text.
func (t *turn) inVersion(v int) []MentionPlace {
	var out []MentionPlace
	for c := range t.h.editions[v].Clauses {
		for _, m := range t.h.editions[v].Clauses[c].Mentions {
			p := MentionPlace{Place{v, c}, m.From, m.To}
			if _, ok := t.at[p]; ok {
				out = append(out, p)
			}
		}
	}
	return out
}

// lostMentions tells which mentions of the parents go on no more.
func (t *turn) lostMentions(placed map[int]bool) {
	seen := map[int]bool{}
	for k, v := range t.h.Versions[t.v].Parents {
		for _, p := range t.inVersion(v) {
			id := t.at[p]
			if placed[id] || seen[id] || t.joined(p) || droppedBeside(t.h.Mentions[id].Events, t.up[t.v], t.up[v]) {
				continue
			}
			seen[id] = true
			s := source{Place: p.Place, link: audit.StepLink{To: -1}, step: t.steps[k]}
			t.tellMention(id, Event{Kind: Dropped, Clause: t.h.Path(p.Place), Rules: t.rules(&s, Dropped), Undoes: -1, Since: -1})
		}
	}
}

// joined reports whether a mention stood in a clause that was taken over by a life of
// another branch, whose mentions are followed.
func (t *turn) joined(p MentionPlace) bool {
	l := t.h.Lives[t.lifeAt(p.Place)]
	_, stands := t.placed[l.ID]
	return !stands && l.Into >= 0 && !t.mergedHere(l.ID)
}
