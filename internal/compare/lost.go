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

// lost describes a lost mention: what it was, and what stands in its place.
func (p *pairing) lost(m *resolution.Mention) facts.Lost {
	l := lostWords(p.from.Clause, m, m.From, m.To)
	l.Listed, l.Siblings = p.listed(m)
	l.Modifies = modifies(p.from, m, p.gone)
	if p.gone {
		return l
	}
	h, ok := p.hunkOf(m)
	if !ok {
		return l
	}
	l.Umbrella = p.umbrella(h, m.Family) || p.modified(m)
	l.Bare = p.bare(h, m)
	x := statementOf(p.from.Clause, m)
	l.Positive = !x.Negated
	l.Standing = p.keptWithout(x, m) >= 0.5 || p.keptShare(x.From, m.From) >= 0.8
	if p.foreign {
		if len(p.b) > match.Bare {
			return l
		}
		if words, use := p.reference(m.Family); words != "" {
			l.InsteadUse = use
			l.Instead, l.InsteadWords = []string{"reference"}, words
		}
		if slices.Contains(p.instead(h, m), "rival") {
			l.Instead, l.InsteadWords = append(l.Instead, "rival"), p.printed(h)
		}
		return l
	}
	if h.B1 > h.B0 {
		l.Instead = p.instead(h, m)
		l.InsteadWords = p.printed(h)
	}
	if l.Siblings && len(l.Instead) == 0 {
		l.Instead, l.InsteadWords = p.residue(m)
	}
	if words, use := p.reference(m.Family); words != "" && !slices.Contains(l.Instead, "reference") {
		l.InsteadUse = use
		l.Instead, l.InsteadWords = append(l.Instead, "reference"), words
	}
	return l
}

// lostWords describes lost words of a clause, which are mention m or which it explains.
func lostWords(c *resolution.Clause, m *resolution.Mention, from, to int) facts.Lost {
	l := facts.Lost{
		Concept: m.Entry.ID, Label: m.Entry.Name(), Role: m.Entry.Role, Grade: m.Grade,
		Words: c.Words(from, to), From: from, To: to,
	}
	if s := c.Tags.SlotOf(m); s != nil {
		l.Slot, l.Marker = s.Kind, s.Marker
	}
	return l
}

// modifies reports whether a mention follows the head of its predicate and is at most a
// third of its content. In a clause that is gone it may stand between a call and what it
// calls for as well, "calls upon the organizations, within their mandates, to …"; where
// the addressee stays it was taken from that one.
func modifies(u *match.Unit, m *resolution.Mention, gone bool) bool {
	t, s := u.Clause.Tags, statementOf(u.Clause, m)
	to := s.To
	if gone && s.Head < 0 && s.Call.Rank > 0 && m.Statement+1 < len(t.Statements) {
		s.Head, to = s.From, t.Statements[m.Statement+1].To
	}
	return s.Head >= 0 && s.Head < m.From && 3*len(window(u, m.From, m.To, nil)) <= len(window(u, s.From, to, nil))
}

// printed returns the new words of a hunk as printed.
func (p *pairing) printed(h hunk) string {
	first, last := p.b[h.B0], p.b[h.B1-1]
	if first.clause != last.clause {
		for last = first; h.B0 < h.B1 && p.b[h.B0].clause == first.clause; h.B0++ {
			last = p.b[h.B0]
		}
	}
	return p.to[first.clause].Clause.Words(first.index, last.index+1)
}

// answer is what a hunk puts in the place of a family's mentions.
type answer struct {
	hunk   hunk
	family string
	roles  []string
}

// instead returns the roles of what a hunk puts in the place of a mention. Mentions of
// one family follow each other, so the last answer is kept.
func (p *pairing) instead(h hunk, m *resolution.Mention) []string {
	if l := &p.answer; l.family != m.Family || l.hunk != h {
		*l = answer{h, m.Family, slices.Clip(p.roles(h, m))}
	}
	return p.answer.roles
}

// roles collects the roles of what a hunk puts in the place of a mention.
func (p *pairing) roles(h hunk, m *resolution.Mention) []string {
	var roles []string
	for n, v := range p.to {
		t := v.Clause.Tags
		for i := range t.StandIns {
			s := &t.StandIns[i]
			if !s.Replaces(m.Family) || !p.inB(h, n, s.From, s.To) || !p.newWords(t, s.From, s.To) && !p.exchange(h, m) {
				continue
			}
			role := s.Role
			if role == "qualifier" {
				role += ":" + s.Entry.ID
			}
			roles = append(roles, role)
		}
		for k := range t.Mentions {
			if o := &t.Mentions[k]; o.Family == m.Family && o.Entry.Role != "citation" && p.inB(h, n, o.From, o.To) {
				roles = append(roles, "substitute")
			}
		}
		for _, cite := range t.Citations {
			if p.inB(h, n, cite.From, cite.To) && !cites(p.from.Clause, cite.Key) {
				roles = append(roles, "reference")
			}
		}
	}
	return sortedUnique(roles)
}

// exchange reports whether a hunk puts one word in the place of mention m alone: "[women] persons
// without papers, and stateless persons".
func (p *pairing) exchange(h hunk, m *resolution.Mention) bool {
	return h.A0 == m.From && h.A1 == m.To && h.B1-h.B0 == 1
}

// newWords reports whether words [from, to) of a counterpart say something that the
// clause did not have at all; what only changed its place came in nobody's stead.
func (p *pairing) newWords(t *resolution.Tags, from, to int) bool {
	return slices.ContainsFunc(t.Words[from:to], func(w lexicon.Token) bool { return w.Kind != lexicon.Punct && !p.had(w.Fold) })
}

func cites(c *resolution.Clause, key string) bool {
	return slices.ContainsFunc(c.Tags.Citations, func(o resolution.Citation) bool { return o.Key == key })
}

// explaining are the roles of the mentions of a family that can tell what stands beside them.
var explaining = map[string]string{"multistakeholder": "actor", "mandate": "exclusion", "human-rights": "right", "gender": "group"}

// unnamed returns lost items of an enumeration of actors, or of subjects that an
// exclusion names, that the lexicon does not know and their neighbours explain.
func (p *pairing) unnamed(ms []*resolution.Mention, family string) []facts.Lost {
	role := explaining[family]
	for _, m := range ms {
		if m.Entry.Role != role && m.Entry.Role != "excluded" && m.Entry.ID != "left-to-others" || !p.explains(m) {
			continue
		}
		for _, s := range p.cutItems(m) {
			l := lostWords(p.from.Clause, m, s.From, s.To)
			l.Positive, l.Standing, l.Listed, l.Siblings = true, true, true, true
			if role == "exclusion" {
				l.Role = "excluded"
			}
			return []facts.Lost{l}
		}
	}
	return nil
}

// reference returns the words of a reference to the family's own instruments that
// the counterpart has and the clause had not, wherever it stands, and how it is
// used. In the place of another clause any instrument will do.
func (p *pairing) reference(family string) (words, use string) {
	for _, v := range p.to {
		t := v.Clause.Tags
		for i := range t.Citations {
			cite := &t.Citations[i]
			if (cite.Family == family || p.foreign) && !cites(p.from.Clause, cite.Key) {
				return v.Clause.Words(cite.From, cite.To), cite.Use
			}
		}
		for i := range t.StandIns {
			if s := &t.StandIns[i]; s.Role == "reference" && s.Entry.Family == family && !p.from.Clause.Tags.Has(s.Entry.ID) {
				return v.Clause.Words(s.From, s.To), "named"
			}
		}
	}
	return "", ""
}

// bare reports whether the noun of a mention, its last word or the one behind a possessive,
// stays in its place and what said of what kind or whose it is was cut, or made one word that says
// nothing of the family: "[gender-based]
// violence", "[women's] safety audits", "[women in] rural households".
func (p *pairing) bare(h hunk, m *resolution.Mention) bool {
	if h.B1 == h.B0 && h.A0 == m.From && m.To < len(p.a) && m.Entry.Role == "group" {
		whose := h.A1 == m.To && strings.ContainsAny(p.from.Clause.Words(m.To-1, m.To), "'’")
		among := h.A1 == m.To+1 && english.Among(p.a[m.To].fold)
		if whose || among {
			return h.A1 < len(p.a) && !p.a[h.A1].punct && p.kept(h.A1)
		}
	}
	if m.Entry.Role == "exclusion" || h.B1 > h.B0 && !p.plainly(h, m.Family) || h.A0 < m.From || m.To <= h.A1 || p.keptShare(h.A1, m.To) < 1 {
		return false
	}
	return (h.A1 == m.To-1 || h.A0 == m.From) && !slices.ContainsFunc(p.a[m.From:m.To], func(w word) bool { return w.punct || english.Coordinator(w.fold) || w.fold == "of" })
}

// plainly reports whether a hunk puts one word that says nothing of a family in the place of
// what it took: "gender-responsive budgeting" became "sound budgeting".
func (p *pairing) plainly(h hunk, family string) bool {
	if h.B1-h.B0 != 1 {
		return false
	}
	w := p.b[h.B0]
	return !w.punct && !within(p.to[w.clause].Clause.Tags, family, w.index)
}

// modified reports whether a group was cut from before the noun that it made
// specific, and the noun stays: "[female] researchers".
func (p *pairing) modified(m *resolution.Mention) bool {
	t := p.from.Clause.Tags
	if m.Entry.Role != "group" || p.keptShare(m.From, m.To) > 0 || m.To >= len(p.a) {
		return false
	}
	noun := m.To // "[migrant women] domestic workers"
	for noun+1 < len(p.a) && p.kept(noun) && strings.HasPrefix(t.Speech[noun], "JJ") {
		noun++
	}
	return p.kept(noun) && t.Speech[noun] != "IN" && slices.ContainsFunc(t.StandIns, func(s resolution.StandIn) bool { return s.From == noun && s.Role == "universal" })
}

// reworded reports whether an exclusion still stands in other words: what is
// excluded is still named, and the counterpart still denies or limits something.
func (p *pairing) reworded(m *resolution.Mention) bool {
	if m.Entry.Role != "exclusion" && m.Entry.ID != "limit" || p.gone {
		return false
	}
	to := m.To
	for to < min(len(p.a), m.To+maxExcluded) && p.a[to].fold != ";" && p.a[to].fold != "." {
		to++
	}
	n, there, _ := content(p.a[m.To:to], p.has)
	return n > 0 && 3*there >= 2*n && slices.ContainsFunc(p.to, func(v *match.Unit) bool { return v.Clause.Tags.Denies })
}

// maxExcluded is how many words behind an exclusion may say what is excluded.
const maxExcluded = 12

// umbrella reports whether a universal group stays right before the words that
// were cut: "all users[, in particular women and girls]".
func (p *pairing) umbrella(h hunk, family string) bool {
	t := p.from.Clause.Tags
	opens := slices.ContainsFunc(t.Scopes, func(at int) bool { return h.A0-1 <= at && at <= h.A0+1 })
	return opens && slices.ContainsFunc(t.StandIns, func(s resolution.StandIn) bool {
		return s.General(family) && s.To <= h.A0 && h.A0-s.To <= 2 && p.keptShare(s.From, s.To) == 1
	})
}
