package compare

import (
	"slices"

	"github.com/resolint/resolint/internal/english"
	"github.com/resolint/resolint/internal/facts"
	"github.com/resolint/resolint/internal/match"
	"github.com/resolint/resolint/internal/resolution"
)

// conditions returns the words on which statement y of v, which says of mention o what the
// clause said before, depends by now: an exception or a condition that was put into it while
// all else stands ("unless …", "where her family agrees"), whatever it speaks of; "or" where
// of two conditions one is enough now; and what a prohibition was narrowed by. Conditions
// that the lexicon knows are qualifiers.
func (p *pairing) conditions(x resolution.Statement, v *match.Unit, y resolution.Statement, o *resolution.Mention) []string {
	n := p.clauseIndex(v.Clause)
	if n < 0 || o.From < y.From || y.To < o.To || !p.binding(x) {
		return nil
	}
	first := p.firstOf(n)
	var out []string
	for _, h := range p.hunks {
		from, to := h.B0-first, h.B1-first
		if from < y.From || min(y.To+1, len(v.Clause.Tags.Words)) < to || !bears(y, o, from, to) {
			continue
		}
		words, was := p.b[h.B0:h.B1], p.a[h.A0:h.A1]
		if went, _ := edited(was, p.has); went > 0 {
			continue
		}
		came, begins := edited(words, p.had)
		switch {
		case came == 0:
			if opened(was, words) && (to == o.From || from == o.To || o.From < from && to < o.To) {
				out = append(out, "or")
			}
		case p.qualified(v, from, to), speaks(v.Clause.Tags, from, to):
		case p.orByLaw(h, v, from, to), begins == string(english.Exception), begins == string(english.Condition) && came > 1, x.Negated && y.Negated && begins == plain && came <= fewPut:
			out = append(out, v.Clause.Words(from+marks(words), to-marksBehind(words)))
		}
	}
	return out
}

// orByLaw reports whether hunk h, words [from, to) of v, puts the law of a state beside what stood
// there as one more choice: "unless a court has given leave [or domestic legislation provides otherwise]".
func (p *pairing) orByLaw(h hunk, v *match.Unit, from, to int) bool {
	return p.b[h.B0+marks(p.b[h.B0:h.B1])].fold == "or" && slices.ContainsFunc(v.Clause.Tags.StandIns, func(s resolution.StandIn) bool {
		return s.Role == "national-law" && from <= s.From && s.To <= to
	})
}

// borne is how many words away from a mention, or from the verb at the head of its statement,
// what is put in may stand to bear on it, and not on one of many other things that are said
// in a paragraph.
const borne = 6

// bears reports whether words [from, to) that were put into statement y bear on mention o of
// it: they stand close to it, behind the head, or at the end.
func bears(y resolution.Statement, o *resolution.Mention, from, to int) bool {
	return from <= o.To+borne && o.From <= to+borne || y.Head >= 0 && y.Head < from && from <= y.Head+borne || y.To-1 <= to
}

// mostly is the share of a statement that must stand for what was put into it to be all
// that happened, fewPut how many words with content may be put into a prohibition and narrow
// it: more of them say something of their own.
const (
	mostly = 0.75
	fewPut = 4
)

// binding reports whether statement x owes something and goes on in its words.
func (p *pairing) binding(x resolution.Statement) bool {
	return x.Standing == resolution.StandingCommitment && p.from.Clause.Part != resolution.PartPreamble && x.Call.Role != "concern" &&
		!p.gone && !p.foreign && p.keptShare(x.From, x.To) >= mostly
}

// qualified reports whether a condition or a limit that the lexicon knows stands in words
// [from, to) of v.
func (p *pairing) qualified(v *match.Unit, from, to int) bool {
	for i := from; i < to; i++ {
		for _, h := range v.Clause.Tags.HitsAt(i) {
			if h.Entry.Kind == "qualifier" || h.Entry.Kind == "limiter" {
				return true
			}
		}
	}
	return false
}

// speaks reports whether words [from, to) speak of a family themselves: documents are public
// except personal data, a perspective is taken when women are encouraged to lead.
func speaks(t *resolution.Tags, from, to int) bool {
	return slices.ContainsFunc(t.Mentions, func(m resolution.Mention) bool { return m.From < to && from < m.To })
}

// marks counts the marks before the first word, marksBehind those behind the last.
func marks(words []word) int {
	n := 0
	for n < len(words) && words[n].punct {
		n++
	}
	return n
}

func marksBehind(words []word) int {
	n := 0
	for n < len(words) && words[len(words)-1-n].punct {
		n++
	}
	return n
}

// reach returns the words of statement x that said that all are meant, close to mention m,
// and which are gone with what they were said of, "in every regional office", or in whose
// place stands a word that says which: "all meetings" became "public meetings".
func (p *pairing) reach(x resolution.Statement, m *resolution.Mention) []string {
	if !p.binding(x) {
		return nil
	}
	var out []string
	for _, h := range p.hunks {
		if h.A0 < x.From || x.To < h.A1 || !bears(x, m, h.A0, h.A1) || h.A0 < m.To && m.From < h.A1 {
			continue
		}
		was, words := p.a[h.A0:h.A1], p.b[h.B0:h.B1]
		from, to := h.A0+marks(was), h.A1-marksBehind(was)
		if from >= to || !universal(p.a[from:to]) || universal(words) {
			continue
		}
		speech := p.from.Clause.Tags.Speech
		went, _ := edited(was, p.has)
		came, begins := edited(words, p.had)
		if came == 0 && went > 0 && speech[from] == "IN" && !english.Agent(p.a[from].fold) || came > 0 && came <= 2 && begins == plain && to == from+1 && to < len(p.a) && p.kept(to) {
			out = append(out, p.from.Clause.Words(from, to))
		}
	}
	return out
}

// universal reports whether a word says that all are meant.
func universal(words []word) bool {
	return slices.ContainsFunc(words, func(w word) bool { return english.Universal(w.fold) })
}

// opposites returns the words that came in statement y of v, on which mention o bears, in the
// place of what they are the opposite of: "before each decision" became "after each
// decision". Pairs of opposites stand in the lexicon.
func (p *pairing) opposites(x resolution.Statement, v *match.Unit, y resolution.Statement, o *resolution.Mention) []string {
	n := p.clauseIndex(v.Clause)
	if n < 0 || !p.binding(x) {
		return nil
	}
	first := p.firstOf(n)
	var out []string
	for _, h := range p.hunks {
		from, to := h.B0-first, h.B1-first
		if from < y.From || y.To < to || from > o.To+near || o.From > to+near {
			continue
		}
		agreed := p.agreed(h)
		for i := from; i < to && len(agreed) > 0; i++ {
			for _, hit := range v.Clause.Tags.HitsAt(i) {
				if hit.Entry.Kind == "opposite" && hit.Entry.Role == "opposite" && slices.Contains(agreed, hit.Entry.Class) {
					out = append(out, v.Clause.Words(hit.From, hit.To))
				}
			}
		}
	}
	return out
}

// agreed are the classes of opposites of which a stretch held what was agreed, and the
// counterparts hold it no more.
func (p *pairing) agreed(h hunk) []string {
	var out []string
	for i := h.A0; i < h.A1; i++ {
		for _, hit := range p.from.Clause.Tags.HitsAt(i) {
			if hit.Entry.Kind == "opposite" && hit.Entry.Role == "agreed" && !p.nowHas(hit.Entry.ID) {
				out = append(out, hit.Entry.Class)
			}
		}
	}
	return out
}

// modals notes the modal that came in the place of another one close to mention m, in whatever
// predicate, at the head of a statement or behind it: "elections which shall be held by secret
// ballot" became "which should be held".
func (p *pairing) modals(f *facts.Force, x resolution.Statement, m *resolution.Mention, v *match.Unit) {
	n := p.clauseIndex(v.Clause)
	if n < 0 || p.foreign || p.keptShare(x.From, x.To) < mostly {
		return
	}
	first := p.firstOf(n)
	for _, h := range p.hunks {
		if h.A1-h.A0 != 1 || h.B1-h.B0 != 1 || h.A0 < x.From || x.To < h.A1 || h.A0 > m.To+borne || m.From > h.A1+borne || p.marked(h.A0, m) {
			continue
		}
		was, is := modalAt(p.from.Clause.Tags, h.A0), modalAt(v.Clause.Tags, h.B0-first)
		if was.Rank > 0 && is.Rank > 0 && !english.Nobody(p.b[max(0, h.B0-1)].fold, p.b[max(0, h.B0-2)].fold) {
			weakest(&f.FromModal, &f.ToModal, was, is)
		}
	}
}

// modalAt is the rank of the modal at word i, zero where none stands there.
func modalAt(t *resolution.Tags, i int) facts.Rank {
	h := t.HitAt("modal", i)
	if h == nil || t.Speech[i] != "MD" {
		return facts.Rank{}
	}
	return rank(resolution.RankOf(h.Entry, t.Words[i].Fold))
}
