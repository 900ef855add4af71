package compare

import (
	"slices"

	"github.com/resolint/resolint/internal/english"
	"github.com/resolint/resolint/internal/facts"
	"github.com/resolint/resolint/internal/lexicon"
	"github.com/resolint/resolint/internal/match"
	"github.com/resolint/resolint/internal/resolution"
)

// reader makes the reading list of a comparison.
type reader struct {
	*comparison
	// said tells of each stem whether the draft has it, family whether a mention of base
	// or draft has it.
	said, family []bool
	// whole finds clauses of the draft by their words; near says about where in the draft
	// each clause of the base would stand.
	whole *match.Search
	near  []int
	// fates counts the losses of mentions that were followed, by clause of the base.
	fates map[*resolution.Clause]int
	names map[[2]string]string
	// The rest is room that the clauses use one after the other.
	pair                   pairing
	to                     []*match.Unit
	lost, inMention, fresh []bool
	stems                  []int32
	room                   facts.Room
	went, came             kinds
	keys                   []string
}

func (c *comparison) reader() *reader {
	r := &reader{
		comparison: c, near: match.Near(c.base, c.draft), names: map[[2]string]string{}, fates: map[*resolution.Clause]int{},
		went: newKinds(), came: newKinds(),
	}
	r.whole = c.index(c.draft).Search()
	r.said, r.family = said(c.draft), make([]bool, c.draft.Vocabulary)
	for _, t := range []*match.Text{c.base, c.draft} {
		for i := range t.Units {
			u := &t.Units[i]
			for m := range spoken(u.Clause.Tags) {
				for at := m.From; at < m.To; at++ {
					r.family[u.Stems[at]] = true
				}
			}
		}
	}
	for i := range c.facts.Fates {
		if f := &c.facts.Fates[i]; f.Direction == facts.Loss {
			r.fates[f.From.Clause]++
		}
	}
	return r
}

// spoken are the mentions of a clause that are more than the name of an instrument.
func spoken(t *resolution.Tags) func(func(*resolution.Mention) bool) {
	return func(yield func(*resolution.Mention) bool) {
		for k := range t.Mentions {
			if m := &t.Mentions[k]; m.Entry.Role != "citation" && !yield(m) {
				return
			}
		}
	}
}

// interest notes what speaks for and against a loss in a changed clause of the base,
// besides the fates of its mentions. The weights of the features stand under "reading"
// in rules/confidence.yaml.
func (r *reader) interest(e *facts.Evidence, p *pairing, u *match.Unit) {
	r.room.Begin(e)
	defer r.room.End(e, 0)
	e.Flag(r.feature("part", string(u.Clause.Part)), true)
	n := min(r.fates[u.Clause], 3)
	e.Note("fates", float64(n)/3)
	from := len(e.Features)
	lost := r.lostWords(e, p, u)
	if n == 0 { // nothing that the lexicon knows was lost: the words have to speak for themselves
		for _, f := range e.Features[from:] {
			e.Note(r.feature("unmentioned", f.Name), f.Value)
		}
		e.Flag("unmentioned", true)
	}
	r.statementLost(e, u, lost)
	r.turns(e, p)
	r.edits(e, p)
	r.exchanged(e, p, u)
}

func (r *reader) feature(group, name string) string { return feature(r.names, group, name) }

// half is how many words of content must be lost for half of the interest that the
// loss of everything has: a phrase of three words can be a safeguard.
const half = 3

// some is a share of what there can be at most, of which half is there at half.
func some(n, half int) float64 { return float64(n) / float64(n+half) }

// lostWords notes how many words of content a clause lost, and which, and says of each
// word whether it is one. Dates and numbers of sessions are none.
func (r *reader) lostWords(e *facts.Evidence, p *pairing, u *match.Unit) []bool {
	t := u.Clause.Tags
	r.inMention, r.lost = zeroed(r.inMention, len(p.a)), zeroed(r.lost, len(p.a))
	inMention, lost := r.inMention, r.lost
	for m := range spoken(t) {
		for i := m.From; i < m.To; i++ {
			inMention[i] = true
		}
	}
	n, all, names, nowhere, family, mentioned := 0, 0, 0, 0, 0, 0
	count := func(k *int, holds bool) {
		if holds {
			*k++
		}
	}
	stems := r.stems[:0]
	for i := range p.a {
		w := &p.a[i]
		if w.punct || english.StopWord(w.fold) {
			continue
		}
		all++
		if !p.gone && (p.kept(i) || p.has(w.fold)) || passing(t, i) {
			continue
		}
		lost[i] = true
		n++
		stems = append(stems, u.Stems[i])
		count(&names, i > 0 && nameLike(u, &t.Words[i]))
		count(&nowhere, !r.said[u.Stems[i]])
		count(&family, r.family[u.Stems[i]])
		count(&mentioned, inMention[i])
	}
	r.stems = stems
	if n == 0 {
		return lost
	}
	e.Note("lost-words", some(n, half))
	e.Note("lost-share", float64(n)/float64(all))
	e.Note("lost-names", float64(names)/float64(n))
	e.Note("lost-nowhere", float64(nowhere)/float64(n))
	e.Note("lost-family", float64(family)/float64(n))
	e.Note("lost-elsewhere", r.elsewhere(u, stems))
	e.Note("nowhere-words", some(nowhere, 1))
	e.Note("family-words", some(family, 1))
	e.Note("mention-words", some(mentioned, 1))
	return lost
}

// elsewhere is the largest share of the weight of some stems of a clause that one clause
// of the draft holds which is not its counterpart.
func (r *reader) elsewhere(u *match.Unit, stems []int32) float64 {
	x, best := excerptOf(u, stems), 0.0
	beside(r.whole, u, r.draft, r.near, func(j int) { best = x.best(best, r.draft, j) })
	return best
}

// statementLost notes what kind of thing the statement is that lost most, and what
// families it speaks of.
func (r *reader) statementLost(e *facts.Evidence, u *match.Unit, lost []bool) {
	t := u.Clause.Tags
	if len(t.Mentions) == 0 || len(t.Statements) == 0 { // weighed by its words and call alone, whether parsed or not
		e.Note("call", float64(t.Call.Rank)/9)
		return
	}
	var s *resolution.Statement
	most := -1.0
	for i := range t.Statements {
		o := &t.Statements[i]
		n := 0
		for at := o.From; at < o.To; at++ {
			if lost[at] {
				n++
			}
		}
		if w := some(n, half) * float64(weights[o.Standing]) / 4; w > most {
			s, most = o, w
		}
	}
	here, near := 0, 0
	r.went.clear()
	for m := range spoken(t) {
		here++
		if s.From <= m.From && m.From < s.To {
			near++
			r.went.seen[m.Family] = true
		}
	}
	e.Note("mentions-here", some(here, 1))
	e.Flag(r.feature("standing", string(s.Standing)), true)
	e.Note("lost-standing", most)
	e.Note("call", float64(s.Call.Rank)/9)
	e.Note("mentions-near", some(near, 1))
	r.flags(e, "near", r.went.seen, nil)
}

// turns notes the small words on which a clause turns that went or came, and how the
// stretches that changed look: cut out, exchanged, put in.
func (r *reader) turns(e *facts.Evidence, p *pairing) {
	t := p.from.Clause.Tags
	r.went.clear()
	r.came.clear()
	went, came := r.went.seen, r.came.seen
	cut, swapped, most := 0, 0, 0
	for _, h := range p.hunks {
		n, m := 0, 0
		for i := h.A0; i < h.A1; i++ {
			if w := &p.a[i]; !w.punct && !p.has(w.fold) {
				went[string(english.TurnOf(w.fold))] = true
				if !english.StopWord(w.fold) && !passing(t, i) {
					n++
				}
			}
		}
		for j := h.B0; j < h.B1; j++ {
			if w := &p.b[j]; !w.punct && !p.had(w.fold) {
				came[string(english.TurnOf(w.fold))] = true
				if !english.StopWord(w.fold) {
					m++
				}
			}
		}
		if m == 0 {
			cut = max(cut, n)
		} else {
			swapped = max(swapped, n)
		}
		most = max(most, n)
	}
	r.flags(e, "word-went", went, nil)
	r.flags(e, "word-came", came, nil)
	if p.gone {
		return
	}
	fresh := 0
	for j := range p.b {
		if w := &p.b[j]; !w.punct && !english.StopWord(w.fold) && !p.had(w.fold) {
			fresh++
		}
	}
	e.Note("came-words", some(fresh, half))
	e.Note("cut", some(cut, half))
	e.Note("swapped", some(swapped, half))
	e.Note("most", some(most, half))
	e.Flag("only-came", most == 0)
}

// flags notes names that are in some and not in others, in their order.
func (r *reader) flags(e *facts.Evidence, group string, some, others map[string]bool) {
	r.keys = r.keys[:0]
	for k := range some {
		if k != "" && !others[k] {
			r.keys = append(r.keys, k)
		}
	}
	slices.Sort(r.keys)
	for _, k := range r.keys {
		e.Flag(r.feature(group, k), true)
	}
}

// exchanged notes what the lexicon knows of the words that went and came: which kinds of
// entries, and whether the ranks of modals and verbs fell.
func (r *reader) exchanged(e *facts.Evidence, p *pairing, u *match.Unit) {
	t := u.Clause.Tags
	r.went.clear()
	r.came.clear()
	went, came := r.went, r.came
	for k := range t.Hits {
		if h := &t.Hits[k]; p.gone || p.keptShare(h.From, h.To) < 1 {
			r.add(went, h)
		}
	}
	r.fresh = zeroed(r.fresh, len(p.b))
	p.fresh(r.fresh)
	fresh := r.fresh
	cited := false
	for _, v := range p.to {
		own := fresh[:len(v.Clause.Tags.Words)]
		fresh = fresh[len(own):]
		for k := range v.Clause.Tags.Hits {
			if h := &v.Clause.Tags.Hits[k]; slices.Contains(own[h.From:h.To], true) {
				r.add(came, h)
			}
		}
		for k := range v.Clause.Tags.Citations {
			cited = cited || own[v.Clause.Tags.Citations[k].From]
		}
	}
	r.flags(e, "kind-went", went.seen, came.seen)
	r.flags(e, "kind-came", came.seen, went.seen)
	if len(t.Mentions) > 0 {
		e.Flag("quantity-lost", p.cutQuantity())
	}
	if p.gone {
		return
	}
	e.Flag("citation-came", cited)
	e.Flag("sank", u.Clause.Part == resolution.PartOperative && p.to[0].Clause.Part == resolution.PartPreamble)
	for _, k := range []string{"modal", "verb"} {
		a, b := went.rank[k], came.rank[k]
		switch {
		case a > 0 && b > 0:
			e.Note(r.feature(k, "fell"), float64(a-b)/4)
		case a > 0:
			e.Flag(r.feature(k, "went"), true)
		case b > 0:
			e.Flag(r.feature(k, "came"), true)
		}
	}
}

// kinds are the kinds of some entries of the lexicon, with their roles, and the highest
// rank of each kind.
type kinds struct {
	seen map[string]bool
	rank map[string]int
}

func newKinds() kinds { return kinds{map[string]bool{}, map[string]int{}} }

func (k kinds) clear() {
	clear(k.seen)
	clear(k.rank)
}

func (r *reader) add(to kinds, h *lexicon.Hit) {
	name := h.Entry.Kind
	if h.Entry.Role != "" {
		name = r.feature(name, h.Entry.Role)
	}
	to.seen[name] = true
	to.rank[h.Entry.Kind] = max(to.rank[h.Entry.Kind], h.Entry.Rank)
}

// fresh marks the words of b that stand in a stretch that changed.
func (p *pairing) fresh(marks []bool) {
	for _, h := range p.hunks {
		for j := h.B0; j < h.B1; j++ {
			marks[j] = true
		}
	}
}

// zeroed returns n values that are false, in the room of list if there is enough.
func zeroed(list []bool, n int) []bool {
	list = slices.Grow(list[:0], n)[:n]
	clear(list)
	return list
}
