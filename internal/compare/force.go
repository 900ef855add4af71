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

// force compares how a mention binds in clause u with how its partner binds in
// clause v, and adds what differs to f.
func (p *pairing) force(f *facts.Force, u *match.Unit, m *resolution.Mention, v *match.Unit, o *resolution.Mention) {
	a, b := u.Clause, v.Clause
	x, y := statementOf(a, m), statementOf(b, o)
	if !p.sameAct(u, x, v, y) {
		return // how another act binds says nothing on this one
	}
	f.FromPart, f.ToPart = string(a.Part), string(b.Part)
	if p.answers(m, o, v) {
		f.FromCall, f.FromCallText, f.FromAddressee = callOf(a, x)
		f.ToCall, f.ToCallText, f.ToAddressee = callOf(b, y)
		p.verbs(f, x, v, y)
	}
	if u.Block != v.Block && a.Part != resolution.PartParagraph && !sameForm(u, v) {
		f.Moved = true
	}
	f.FromNegated, f.ToNegated = x.Negated, y.Negated
	if m.Entry.Ladder != "" && m.Entry.Ladder == o.Entry.Ladder && !p.asStrong(m) {
		weakest(&f.FromConcept, &f.ToConcept, facts.Rank{Ladder: m.Entry.Ladder, Rank: m.Entry.Rank, Words: a.Words(m.From, m.To)},
			facts.Rank{Ladder: o.Entry.Ladder, Rank: o.Entry.Rank, Words: b.Words(o.From, o.To)})
	}
	if p.gone || len(p.hunks) == 0 {
		return
	}
	f.Qualifiers = sortedUnique(append(f.Qualifiers, p.added("qualifier", b, y, o)...))
	f.Limits = sortedUnique(append(f.Limits, p.limits(v, o)...))
	f.Quantities = sortedUnique(append(f.Quantities, p.quantities(a, x, m)...))
	f.Lowered = p.lowered(f.Lowered, u, v, x, m)
	f.Degrees = sortedUnique(append(f.Degrees, p.degrees(m)...))
	f.Items = sortedUnique(append(f.Items, p.items(m)...))
}

// verbs compares the modals and verbs at the heads of two predicates.
func (p *pairing) verbs(f *facts.Force, x resolution.Statement, v *match.Unit, y resolution.Statement) {
	if !p.headsMeet(v, x, y) {
		return
	}
	if x.Modal.Rank > 0 || !p.had(y.Modal.Words) { // one that stood there already came from nowhere
		weakest(&f.FromModal, &f.ToModal, rank(x.Modal), rank(y.Modal))
	}
	if sameVerb(x, y) || standsIn(v, y, x.Verb.Words) {
		f.FromVerb, f.ToVerb = facts.Rank{}, facts.Rank{}
	} else {
		weakest(&f.FromVerb, &f.ToVerb, rank(x.Verb), rank(y.Verb))
	}
}

// sameForm reports whether two clauses of a UN text stand in the same part: such
// a text has no call blocks to move between.
func sameForm(u, v *match.Unit) bool {
	return u.Resolution.Form != resolution.FormITU && u.Clause.Part == v.Clause.Part && u.Name == v.Name
}

func rank(r resolution.Rank) facts.Rank {
	return facts.Rank{Ladder: r.Ladder, Rank: r.Rank, Words: r.Words, Role: r.Role}
}

// sameActShare is the share of the content of a statement that another one must have
// to be the same act; of two statements the shorter one counts.
const sameActShare = 0.45

// sameAct reports whether two statements say the same thing, so that the verbs at
// their heads can be held against each other.
func (p *pairing) sameAct(u *match.Unit, x resolution.Statement, v *match.Unit, y resolution.Statement) bool {
	if x.To <= x.From || y.To <= y.From {
		return true
	}
	a, b := window(u, x.From, x.To, nil), window(v, y.From, y.To, nil)
	if len(a) == 0 || len(b) == 0 {
		return true
	}
	return max(overlap(a, b, u), overlap(b, a, v)) >= sameActShare
}

// headsMeet reports whether the verb at the head of predicate y stands for the one at the
// head of x: it is that verb, it came in the place of it, or it was put before it. A verb
// that stands where it stood, in another predicate than y, did not become y's.
func (p *pairing) headsMeet(v *match.Unit, x, y resolution.Statement) bool {
	if p.gone || x.Head < 0 || y.Head < 0 || x.Head >= len(p.kept) || !p.kept[x.Head] {
		return true
	}
	at := p.across(x.Head)
	return p.b[at].clause == p.clauseIndex(v.Clause) && y.From <= p.b[at].index && p.b[at].index < y.To
}

// across is the index in b of the kept word i of a.
func (p *pairing) across(i int) int {
	shift := 0
	for _, h := range p.hunks {
		if h.A0 > i {
			break
		}
		shift = h.B1 - h.A1
	}
	return i + shift
}

// overlap is the share of the weight of stems a of u that b has.
func overlap(a, b []int32, u *match.Unit) float64 {
	all, there := 0.0, 0.0
	for _, id := range a {
		w := weightOf(u, id)
		all += w
		if slices.Contains(b, id) {
			there += w
		}
	}
	if all == 0 {
		return 0
	}
	return there / all
}

// asStrong reports whether the counterpart has a mention at least as high on the ladder
// of m: then the term did not fall, another mention was compared.
func (p *pairing) asStrong(m *resolution.Mention) bool {
	for _, v := range p.to {
		for k := range v.Clause.Tags.Mentions {
			if o := &v.Clause.Tags.Mentions[k]; o.Entry.Ladder == m.Entry.Ladder && o.Entry.Rank >= m.Entry.Rank {
				return true
			}
		}
	}
	return false
}

// callOf is the call that a statement stands under: its own, in a clause that says
// several things, or that of its clause.
func callOf(c *resolution.Clause, s resolution.Statement) (call facts.Rank, text, addressee string) {
	if s.Call.Rank > 0 && s.Call.Words != c.Tags.Call.Words {
		return rank(s.Call), s.Call.Words, ""
	}
	if c.Call != nil {
		text, addressee = c.Call.Text, first(c.Call.Addressees)
	}
	return rank(c.Tags.Call), text, addressee
}

func first(s []string) string {
	if len(s) == 0 {
		return ""
	}
	return s[0]
}

func statementOf(c *resolution.Clause, m *resolution.Mention) resolution.Statement {
	if m.Statement < 0 || m.Statement >= len(c.Tags.Statements) {
		return resolution.Statement{Head: -1}
	}
	return c.Tags.Statements[m.Statement]
}

// chained is how many words behind the head of a predicate a verb may stand to depend on
// it: "seek in particular to ensure".
const chained = 4

// standsIn reports whether predicate y of v has a verb in whatever form, "to prevent"
// became "with a view to preventing", and not as one that depends on y's own.
func standsIn(v *match.Unit, y resolution.Statement, verb string) bool {
	stem := english.Stem(verb)
	for i := y.From; stem != "" && i < y.To; i++ {
		if english.Stem(v.Clause.Tags.Words[i].Fold) == stem && (i < y.Head || i > y.Head+chained) {
			return true
		}
	}
	return false
}

func sameVerb(x, y resolution.Statement) bool { return x.Verb.Words == y.Verb.Words }

// weakest keeps, over several mentions of a clause, the pair that lost most.
func weakest(from, to *facts.Rank, a, b facts.Rank) {
	if *from == (facts.Rank{}) && *to == (facts.Rank{}) || a.Rank-b.Rank > from.Rank-to.Rank {
		*from, *to = a, b
	}
}

// added returns the entries of a kind that stand in new words of the counterpart
// clause, in the predicate y or behind all predicates, and that the clause
// followed does not have at all.
func (p *pairing) added(kind string, b *resolution.Clause, y resolution.Statement, o *resolution.Mention) []string {
	var out []string
	n := p.clauseIndex(b)
	for _, hit := range b.Tags.Hits {
		if hit.Entry.Kind != kind || has(p.from.Clause, hit.Entry.ID) || n < 0 {
			continue
		}
		if y.Head >= 0 && (hit.From < y.From || hit.From >= y.To) || !qualifies(b, hit, o) {
			continue // it qualifies another predicate, or another mention
		}
		for _, h := range p.hunks {
			if p.inB(h, n, hit.From, hit.To) {
				if !p.ownWords(h, hit) {
					out = append(out, hit.Entry.ID)
				}
				break
			}
		}
	}
	return out
}

// mostBeside is how many new words of content may come with a qualifier that qualifies
// what stood there before.
const mostBeside = 3

// ownWords reports whether a qualifier came with words of its own: "and, where
// appropriate, mutual legal assistance" says nothing on what stood there before.
func (p *pairing) ownWords(h hunk, hit lexicon.Hit) bool {
	n := 0
	for i := h.B0; i < h.B1; i++ {
		w := &p.b[i]
		if !w.punct && !english.StopWord(w.fold) && (w.index < hit.From || w.index >= hit.To) && !p.had(w.fold) {
			n++
		}
	}
	return n > mostBeside
}

// near is how many words a qualifier or a quantity may be away from the mention
// that it is about, in paragraphs that say many things.
const near = 25

// qualifies reports whether a qualifier is about mention o: close to it, and not
// set off with a mention of another family that stands between them.
func qualifies(c *resolution.Clause, hit lexicon.Hit, o *resolution.Mention) bool {
	if hit.From > o.To+near || o.From > hit.To+near || attributive(c.Tags, hit) && (hit.To > o.From || o.From-hit.To > 2) {
		return false
	}
	for k := range c.Tags.Mentions {
		m := &c.Tags.Mentions[k]
		if m.Family == o.Family || m.Family == "mandate" || m.From < o.To || m.To > hit.From {
			continue
		}
		for i := o.To; i < m.From; i++ {
			if c.Tags.Words[i].Fold == "," {
				return false
			}
		}
	}
	return true
}

// attributive reports whether a hit of one word describes the noun behind it and no more:
// "voluntary targets", "temporarily occupied territories".
func attributive(t *resolution.Tags, hit lexicon.Hit) bool {
	if hit.To-hit.From > 1 || hit.To >= len(t.Words) {
		return false
	}
	switch t.Speech[hit.From] {
	case "JJ":
		return strings.HasPrefix(t.Speech[hit.To], "N") || t.Speech[hit.To] == "JJ"
	case "RB":
		return t.Speech[hit.To] == "VBN" || t.Speech[hit.To] == "JJ"
	}
	return false
}

func (p *pairing) clauseIndex(c *resolution.Clause) int {
	return slices.IndexFunc(p.to, func(v *match.Unit) bool { return v.Clause == c })
}

func has(c *resolution.Clause, id string) bool {
	for _, hit := range c.Tags.Hits {
		if hit.Entry.ID == id {
			return true
		}
	}
	return false
}

// limits returns limiting adjectives put right before a kept mention, and adverbs
// close behind it ("journalists who were unlawfully detained").
func (p *pairing) limits(v *match.Unit, o *resolution.Mention) []string {
	var out []string
	n := p.clauseIndex(v.Clause)
	for _, hit := range v.Clause.Tags.Hits {
		if hit.Entry.Kind != "limiter" || !(hit.To <= o.From && o.From-hit.To <= 1 || hit.From >= o.To && hit.From-o.To <= 4 && strings.HasSuffix(v.Clause.Tags.Words[hit.From].Fold, "ly")) || has(p.from.Clause, hit.Entry.ID) || n < 0 {
			continue
		}
		for _, h := range p.hunks {
			if p.inB(h, n, hit.From, hit.To) {
				out = append(out, v.Clause.Words(hit.From, hit.To))
				break
			}
		}
	}
	return out
}

// degrees returns the degree words close to a mention ("full", "meaningful") that
// were cut and of which the counterparts have none.
func (p *pairing) degrees(m *resolution.Mention) []string {
	var out []string
	for _, hit := range p.from.Clause.Tags.Hits {
		if hit.Entry.Kind != "degree" || m.From <= hit.From && hit.To <= m.To || p.keptShare(hit.From, hit.To) > 0 || hit.From > m.To+2 || m.From > hit.To+6 {
			continue
		}
		if !slices.ContainsFunc(p.to, func(v *match.Unit) bool { return has(v.Clause, hit.Entry.ID) }) && !p.adjective(p.a[hit.From].fold) {
			out = append(out, p.from.Clause.Words(hit.From, hit.To))
		}
	}
	return out
}

// adjective reports whether the adjective that an adverb was made of stands in b:
// "eliminate immediately" became "take immediate measures".
func (p *pairing) adjective(adverb string) bool {
	stem, ok := strings.CutSuffix(adverb, "ly")
	return ok && (p.has(stem) || p.has(stem+"e"))
}

// items returns the items of the enumeration of verbs that governs a mention
// which were cut while others stay: "respecting, protecting and fulfilling".
func (p *pairing) items(m *resolution.Mention) []string {
	t := p.from.Clause.Tags
	var out []string
	lists := t.Lists
	if l, ok := verbSeries(t, m); ok {
		lists = append(slices.Clip(lists), l)
	}
	for _, l := range lists {
		last := l.Items[len(l.Items)-1].Start
		if last >= m.From || m.From-last > 4 {
			continue
		}
		var lost, kept []string
		for i, it := range l.Items {
			// The verbs stand at the inner borders of the items: of "shall respect" the
			// last word, of "fulfil human rights" the first.
			at := it.End - 1
			if i == len(l.Items)-1 {
				at = it.Start
			}
			if at < 0 || len(t.Speech) <= at || t.Speech[at] == "" || t.Speech[at][0] != 'V' {
				continue
			}
			if p.has(t.Words[at].Fold) {
				kept = append(kept, t.Words[at].Fold)
			} else {
				lost = append(lost, p.from.Clause.Words(at, at+1))
			}
		}
		if len(kept) > 0 && len(lost) > 0 && !p.exchanged(m, len(lost)) {
			out = append(out, lost...)
		}
	}
	return out
}

// exchanged reports whether as many verbs came into the row above a mention as went from
// it: "respect, protect and promote" became "respect, protect and fulfil".
func (p *pairing) exchanged(m *resolution.Mention, verbs int) bool {
	o, n := p.partner(m)
	if o == nil {
		return false
	}
	l, _ := verbSeries(n.Clause.Tags, o)
	for _, it := range l.Items {
		if !p.had(n.Clause.Tags.Words[it.Start].Fold) {
			verbs--
		}
	}
	return verbs <= 0
}

// verbSeries finds the bare verbs in a row that govern a mention, "to respect, protect
// and fulfil human rights", as a list of single words. They are predicates, which no
// list of the tagger joins.
func verbSeries(t *resolution.Tags, m *resolution.Mention) (resolution.List, bool) {
	verb := func(i int) bool {
		return slices.ContainsFunc(t.Hits, func(h lexicon.Hit) bool { return h.From == i && h.To == i+1 && h.Entry.Kind == "verb" }) ||
			i < len(t.Speech) && (t.Speech[i] == "VB" || t.Speech[i] == "VBP")
	}
	last := m.From - 1
	for last > 0 && m.From-last <= 4 && !verb(last) {
		last--
	}
	if last < 3 || !verb(last) || t.Words[last-1].Fold != "and" && t.Words[last-1].Fold != "or" {
		return resolution.List{}, false
	}
	items := []resolution.Range{{Start: last, End: last + 1}}
	for i := last - 2; i >= 0; i -= 2 {
		if t.Words[i].Fold == "," { // the serial comma, or that between two verbs
			i--
		}
		if i < 0 || !verb(i) {
			break
		}
		items = append(items, resolution.Range{Start: i, End: i + 1})
		if i == 0 || t.Words[i-1].Fold != "," {
			break
		}
	}
	if len(items) < 2 {
		return resolution.List{}, false
	}
	slices.Reverse(items)
	return resolution.List{From: items[0].Start, To: last + 1, Items: items}, true
}

// changedForce reports whether anything in a force differs.
func changedForce(f *facts.Force) bool {
	return f.FromPart != f.ToPart || f.FromCall != f.ToCall || f.FromModal != f.ToModal || f.FromVerb != f.ToVerb ||
		f.FromConcept.Rank != f.ToConcept.Rank || f.FromNegated != f.ToNegated || len(f.Qualifiers) > 0 || len(f.Limits) > 0 ||
		len(f.Quantities) > 0 || len(f.Lowered) > 0 || len(f.Degrees) > 0 || len(f.Items) > 0 || f.Moved
}
