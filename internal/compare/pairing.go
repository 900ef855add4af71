package compare

import (
	"slices"

	"github.com/resolint/resolint/internal/english"
	"github.com/resolint/resolint/internal/facts"
	"github.com/resolint/resolint/internal/lexicon"
	"github.com/resolint/resolint/internal/match"
	"github.com/resolint/resolint/internal/resolution"
)

// pairing is one clause against the clauses that it became, word by word.
type pairing struct {
	from  *match.Unit
	to    []*match.Unit
	a, b  []word
	hunks []hunk
	// there holds the words of a long b once has was asked, were those of a once had was.
	there, were map[string]bool
	answer      answer
	// at is where in b each word of a stands, nowhere for those that went.
	at []int
	// gone is true where nothing stands in the clause's place, foreign where a
	// clause does that has only the place in common with it.
	gone, foreign bool
	// acts are the statements that were last held against each other, same whether they say
	// the same.
	acts acts
	same bool
}

// pairing compares a clause with what it became. The families of a clause are
// followed one after the other, so the last comparison is kept.
func (f *follower) pairing(u *match.Unit) *pairing {
	p := &f.last
	if p.from == u {
		return p
	}
	f.to = f.to[:0]
	foreign := false
	for _, l := range u.Links {
		f.to = append(f.to, &f.b.Units[l.To])
		foreign = l.Relation == facts.Replaced && l.Likeness < match.MinRelated
	}
	p.parsed(u, f.to)
	p.foreign = foreign
	return p
}

// parsed is set for clauses whose build is looked at.
func (p *pairing) parsed(u *match.Unit, to []*match.Unit) {
	u.Clause.Tags.Parse()
	for _, v := range to {
		v.Clause.Tags.Parse()
	}
	p.set(u, to)
}

func pairOf(u *match.Unit, to []*match.Unit) *pairing {
	p := &pairing{}
	p.set(u, to)
	return p
}

// set compares u with what it became. It works in the lists of the comparison
// before it.
func (p *pairing) set(u *match.Unit, to []*match.Unit) {
	*p = pairing{from: u, to: to, gone: len(to) == 0, a: p.a[:0], b: p.b[:0], at: p.at[:0], hunks: p.hunks[:0]}
	p.a = wordsOf(u.Clause.Tags.Words, 0, slices.Grow(p.a, len(u.Clause.Tags.Words)))
	n := 0
	for _, v := range to {
		n += len(v.Clause.Tags.Words)
	}
	p.b = slices.Grow(p.b, n)
	for i, v := range to {
		p.b = wordsOf(v.Clause.Tags.Words, i, p.b)
	}
	if p.gone {
		p.hunks = append(p.hunks, hunk{0, len(p.a), 0, 0})
	} else {
		p.hunks = diff(p.a, p.b, p.hunks)
	}
	shift := 0
	for _, h := range p.hunks {
		for i := len(p.at); i < h.A0; i++ {
			p.at = append(p.at, i+shift)
		}
		for range h.A1 - h.A0 {
			p.at = append(p.at, nowhere)
		}
		shift = h.B1 - h.A1
	}
	for i := len(p.at); i < len(p.a); i++ {
		p.at = append(p.at, i+shift)
	}
}

// nowhere is the place in b of a word that it lacks.
const nowhere = -1

// kept reports whether b has word i of a in its place.
func (p *pairing) kept(i int) bool { return p.at[i] != nowhere }

// has reports whether b has a word, wherever it stands.
func (p *pairing) has(fold string) bool {
	return hasFold(p.b, &p.there, fold)
}

// had reports whether a has a word, wherever it stands.
func (p *pairing) had(fold string) bool {
	return hasFold(p.a, &p.were, fold)
}

// fewWords is up to how many words are looked through one by one.
const fewWords = 128

// hasFold reports whether a fold is among words; index is for them where they are many.
func hasFold(words []word, index *map[string]bool, fold string) bool {
	if len(words) <= fewWords {
		return slices.ContainsFunc(words, func(w word) bool { return w.fold == fold })
	}
	if *index == nil {
		*index = make(map[string]bool, len(words))
		for i := range words {
			(*index)[words[i].fold] = true
		}
	}
	return (*index)[fold]
}

// missing returns the atoms of a mention that the counterpart lacks.
func (p *pairing) missing(m *resolution.Mention) []string {
	if !p.gone && p.keptShare(m.From, m.To) == 1 {
		return nil // its words stand; only others came between them
	}
	var out []string
	for _, atom := range m.Atoms {
		if !slices.ContainsFunc(p.to, func(v *match.Unit) bool { return hasAtom(v.Clause, m.Family, atom) }) {
			out = append(out, atom)
		}
	}
	return out
}

// spread is how many more words than a mention has its words may be spread over to say the
// same: "equal representation of women" became "women and men to be represented equally".
const spread = 12

// restated reports whether the counterparts say a mention of several words in other forms of
// them and in another order, close together.
func (p *pairing) restated(m *resolution.Mention) bool {
	if p.gone || p.foreign {
		return false
	}
	var roots []string
	for i := m.From; i < m.To; i++ {
		turn := english.TurnOf(p.a[i].fold)
		says := !p.a[i].empty() && p.from.Clause.Tags.Speech[i] != "IN" && !english.Lends(p.a[i].fold) // "discrimination [against] women": "women suffer discrimination"
		if says || turn == english.Negation || turn == english.Only {                                  // "shall not deal with" is not said by "deals with"
			roots = append(roots, english.Root(p.a[i].fold))
		}
	}
	if roots = sortedUnique(roots); len(roots) == 0 {
		return false
	}
	return slices.ContainsFunc(p.to, func(v *match.Unit) bool { return p.together(v, m, roots) })
}

// together reports whether a clause has words with all the roots within so many words: in
// other forms or in another order, for the very words in their order are a name of something
// else where they are no mention.
func (p *pairing) together(v *match.Unit, m *resolution.Mention, roots []string) bool {
	t := v.Clause.Tags
	last := make([]int, len(roots)) // where each was seen last, from 1
	for i := range t.Words {
		k := slices.Index(roots, english.Root(t.Words[i].Fold))
		if k < 0 {
			continue
		}
		last[k] = i + 1
		from := slices.Min(last) - 1
		if from >= 0 && len(roots) == 1 && p.besides(m, t.Words[i].Fold) {
			continue // it stood there beside the mention
		}
		if from >= 0 && i-from < m.To-m.From+spread && !slices.EqualFunc(t.Words[from:i+1], p.a[m.From:m.To], func(w lexicon.Token, a word) bool { return w.Fold == a.fold }) {
			return true
		}
	}
	return false
}

// besides reports whether the clause has a word outside of mention m.
func (p *pairing) besides(m *resolution.Mention, fold string) bool {
	says := func(w word) bool { return w.fold == fold }
	return slices.ContainsFunc(p.a[:m.From], says) || slices.ContainsFunc(p.a[m.To:], says)
}

func (p *pairing) anyAtom(m *resolution.Mention) bool { return len(p.missing(m)) < len(m.Atoms) }

// keptShare is the share of words [from, to) that are kept.
func (p *pairing) keptShare(from, to int) float64 {
	if from >= to {
		return 0
	}
	n := 0
	for i := from; i < to; i++ {
		if p.kept(i) {
			n++
		}
	}
	return float64(n) / float64(to-from)
}

// keptWithout is the share of the words of a statement without a mention that stand in their
// place in the counterparts: a long limit that went does not speak against the work that
// it limited.
func (p *pairing) keptWithout(s resolution.Statement, m *resolution.Mention) float64 {
	words := float64(s.To - s.From - (m.To - m.From))
	if words <= 0 {
		return 0
	}
	inside := p.keptShare(m.From, m.To) * float64(m.To-m.From)
	return (p.keptShare(s.From, s.To)*float64(s.To-s.From) - inside) / words
}

// partner finds the mention of the counterpart that carries on a mention: the
// one with most of its atoms.
func (p *pairing) partner(m *resolution.Mention) (*resolution.Mention, *match.Unit) {
	var best *resolution.Mention
	var in *match.Unit
	score := 0
	for _, v := range p.to {
		for k := range v.Clause.Tags.Mentions {
			o := &v.Clause.Tags.Mentions[k]
			if o.Family != m.Family {
				continue
			}
			s := 0
			for _, atom := range m.Atoms {
				if slices.Contains(o.Atoms, atom) {
					s += 2
				}
			}
			if s == 0 {
				continue
			}
			if o.Entry == m.Entry {
				s++
			}
			s += p.inPlace(m, o, v)
			if s > score {
				best, in, score = o, v, s
			}
		}
	}
	return best, in
}

// lostFromList reports whether a mention was cut from an enumeration although
// the same is mentioned elsewhere in the clause.
func (p *pairing) lostFromList(m *resolution.Mention) bool {
	if !p.from.Clause.Tags.Listed(m) || p.gone || p.keptShare(m.From, m.To) > 0 {
		return false
	}
	n := 0
	for _, v := range p.to {
		for k := range v.Clause.Tags.Mentions {
			if o := &v.Clause.Tags.Mentions[k]; o.Family == m.Family && containsAll(o.Atoms, m.Atoms) {
				n++
			}
		}
	}
	before := 0
	for k := range p.from.Clause.Tags.Mentions {
		if o := &p.from.Clause.Tags.Mentions[k]; o.Family == m.Family && containsAll(o.Atoms, m.Atoms) {
			before++
		}
	}
	return n < before && p.besideKept(m)
}

func containsAll(atoms, all []string) bool {
	for _, a := range all {
		if !slices.Contains(atoms, a) {
			return false
		}
	}
	return true
}

// substitute finds a mention of the same family in the words that took a lost
// mention's place.
func (p *pairing) substitute(m *resolution.Mention) *resolution.Mention {
	h, ok := p.hunkOf(m)
	if !ok || h.B1 <= h.B0 {
		return nil
	}
	for n, v := range p.to {
		for k := range v.Clause.Tags.Mentions {
			o := &v.Clause.Tags.Mentions[k]
			if o.Family == m.Family && o.Entry.Role != "citation" && p.inB(h, n, o.From, o.To) {
				return o
			}
		}
	}
	return nil
}

func (p *pairing) unitOf(m *resolution.Mention) *match.Unit {
	for _, v := range p.to {
		for k := range v.Clause.Tags.Mentions {
			if &v.Clause.Tags.Mentions[k] == m {
				return v
			}
		}
	}
	return p.to[0]
}

// inB reports whether words [from, to) of counterpart clause n touch a hunk's
// new words.
func (p *pairing) inB(h hunk, n, from, to int) bool {
	first := p.firstOf(n)
	return max(h.B0, first+from) < min(h.B1, first+to)
}

// hunkInto returns the change that brought words [from, to) of counterpart v, wholly or in
// part; false where they stood there before.
func (p *pairing) hunkInto(v *match.Unit, from, to int) (hunk, bool) {
	n := p.clauseIndex(v.Clause)
	i := slices.IndexFunc(p.hunks, func(h hunk) bool { return n >= 0 && p.inB(h, n, from, to) })
	if i < 0 {
		return hunk{}, false
	}
	return p.hunks[i], true
}

// firstOf is the first word of counterpart clause n among those of all.
func (p *pairing) firstOf(n int) int {
	first := 0
	for _, v := range p.to[:n] {
		first += len(v.Clause.Tags.Words)
	}
	return first
}

// hunkOf returns the change that took a mention's words away. A mention of which
// only a part is kept ("human" of "human rights") counts as a whole.
func (p *pairing) hunkOf(m *resolution.Mention) (hunk, bool) {
	var out hunk
	found := false
	for _, h := range p.hunks {
		if h.A0 < m.To && m.From < h.A1 {
			if !found {
				out, found = h, true
				continue
			}
			out.A1, out.B1 = h.A1, h.B1
		}
	}
	return out, found
}
