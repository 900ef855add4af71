package compare

import (
	"slices"
	"strings"

	"github.com/resolint/resolint/internal/english"
	"github.com/resolint/resolint/internal/facts"
	"github.com/resolint/resolint/internal/match"
	"github.com/resolint/resolint/internal/resolution"
)

// force compares how a mention binds in clause u with how its partner binds in
// clause v, and adds what differs to f.
func (p *pairing) force(f *facts.Force, u *match.Unit, m *resolution.Mention, v *match.Unit, o *resolution.Mention) {
	a, b := u.Clause, v.Clause
	x, y := statementOf(a, m), statementOf(b, o)
	if !p.sameAct(u, x, v, y) || done(&x, &y) {
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
	if m.Entry.Ladder != "" && m.Entry.Ladder == o.Entry.Ladder && !p.asStrong(m) && !inRights(b.Tags, o) {
		weakest(&f.FromConcept, &f.ToConcept, facts.Rank{Ladder: m.Entry.Ladder, Rank: m.Entry.Rank, Words: a.Words(m.From, m.To)},
			facts.Rank{Ladder: o.Entry.Ladder, Rank: o.Entry.Rank, Words: b.Words(o.From, o.To)})
	}
	if p.gone || len(p.hunks) == 0 {
		return
	}
	p.involvement(f, m, v, o)
	f.Qualifiers = sortedUnique(append(f.Qualifiers, p.qualifiers(v, y, o)...))
	f.Limits = sortedUnique(append(f.Limits, p.beside(x, v, y, o, resolution.Limits)...))
	f.Turned = sortedUnique(append(append(f.Turned, p.beside(x, v, y, o, resolution.Turns)...), p.opposites(x, v, y, o)...))
	if x.Negated == y.Negated { // else the verbs at the heads say so
		p.denials(f, m, v, o)
	}
	p.modals(f, x, m, v)
	f.Conditions = sortedUnique(append(f.Conditions, p.conditions(x, v, y, o)...))
	f.Reach = sortedUnique(append(f.Reach, p.reach(x, m)...))
	f.Quantities = sortedUnique(append(f.Quantities, p.quantities(x, m)...))
	f.Lowered = p.lowered(f.Lowered, u, v, x, m)
	degrees, items := p.degrees(m)
	f.Degrees = sortedUnique(append(f.Degrees, degrees...))
	f.Items = sortedUnique(append(append(f.Items, items...), p.items(m)...))
}

// done reports whether statement y tells that what x asked of the body that speaks, of
// its officers or of other bodies was done: "requests the Secretary-General to report"
// became "takes note of the report". What is asked of States is no work that ends.
func done(x, y *resolution.Statement) bool {
	if x.Standing == resolution.StandingRecord || y.Standing != resolution.StandingRecord {
		return false
	}
	return x.Call.Role == "own" || x.Call.Role != "act" && x.Addressee != nil && x.Addressee.Role == "agent"
}

// verbs compares the modals and verbs at the heads of two predicates.
func (p *pairing) verbs(f *facts.Force, x resolution.Statement, v *match.Unit, y resolution.Statement) {
	if !p.headsMeet(v, x, y) {
		return
	}
	// A modal that stood there already came from nowhere, and one that came with a verb of its
	// own says nothing on what x says plainly.
	modal, _, _ := strings.Cut(y.Modal.Words, " ")
	if (x.Modal.Rank > 0 || !p.had(modal) && p.sameHead(x, v, y)) && !forbids(v.Clause.Tags, y) {
		weakest(&f.FromModal, &f.ToModal, rank(x.Modal), rank(y.Modal))
	}
	switch {
	case sameVerb(x, y) && x.Negated != y.Negated && x.Verb.Words != "" && !p.excepted():
		f.FromVerb, f.ToVerb = denied(x), denied(y)
	case y.Head < 0 && x.Head >= 0 && x.Head < len(p.a) && p.hasForm(p.a[x.Head].fold): // it governs something else
	case sameVerb(x, y), p.didAlready(x, y.Verb.Words), standsIn(v, y, x.Verb.Words), y.Negated && y.Verb.Role != "abstain": // not to limit is no less than to ensure
		f.FromVerb, f.ToVerb = facts.Rank{}, facts.Rank{}
	default:
		weakest(&f.FromVerb, &f.ToVerb, rank(x.Verb), rank(y.Verb))
	}
}

// forbids reports whether a statement says that nobody may do something, which binds as much
// as that nobody shall.
func forbids(t *resolution.Tags, y resolution.Statement) bool {
	for i := y.From; i+1 < y.To && (y.Head < 0 || i < y.Head); i++ {
		if t.Speech[i+1] == "MD" {
			return english.Nobody(t.Words[i].Fold, t.Words[max(0, i-1)].Fold)
		}
	}
	return false
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
	if at := (acts{v, x.From, y.From}); p.acts != at { // one after the other, mentions of a statement ask the same
		a, b := window(u, x.From, x.To, nil), window(v, y.From, y.To, nil)
		p.acts, p.same = at, len(a) == 0 || len(b) == 0 || max(overlap(a, b, u), overlap(b, a, v)) >= sameActShare
	}
	return p.same
}

// acts are a statement of the clause that is followed and one of a counterpart, by the
// words with which they begin.
type acts struct {
	of   *match.Unit
	x, y int
}

// headsMeet reports whether the verb at the head of predicate y stands for the one at the
// head of x: it is that verb, it came in the place of it, or it was put before it. A verb
// that stands where it stood, in another predicate than y, did not become y's.
func (p *pairing) headsMeet(v *match.Unit, x, y resolution.Statement) bool {
	if p.gone || x.Head < 0 || y.Head < 0 || x.Head >= len(p.a) || !p.kept(x.Head) {
		return true
	}
	at := p.b[p.at[x.Head]]
	return at.clause == p.clauseIndex(v.Clause) && y.From <= at.index && at.index < y.To
}

// sameHead reports whether the predicates x and y have one verb at their heads, in whatever
// form, or the one in y came in the place of a verb, so that a modal before it was put before
// what x says plainly.
func (p *pairing) sameHead(x resolution.Statement, v *match.Unit, y resolution.Statement) bool {
	if y.Head < 0 {
		return x.Head < 0
	}
	if x.Head >= 0 && english.Stem(p.a[x.Head].fold) == english.Stem(v.Clause.Tags.Words[y.Head].Fold) {
		return true
	}
	h, ok := p.hunkInto(v, y.Head, y.Head+1)
	return ok && slices.ContainsFunc(p.from.Clause.Tags.Speech[h.A0:h.A1], func(tag string) bool { return strings.HasPrefix(tag, "VB") })
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

// inRights reports whether a mention is one of the things that a series says there is a right
// to: "the right to a copy and to privacy".
func inRights(t *resolution.Tags, m *resolution.Mention) bool {
	s := t.SlotOf(m)
	return s != nil && s.Rights && m.Entry.Role == "right"
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

// didAlready reports whether statement x names what a verb does as a thing behind its own verb: "to
// include an analysis of" became "to analyse".
func (p *pairing) didAlready(x resolution.Statement, verb string) bool {
	root := english.Root(verb)
	for i := max(x.From, x.Head+1); verb != "" && i < x.To && i < len(p.a); i++ {
		if strings.HasPrefix(p.from.Clause.Tags.Speech[i], "NN") && english.Root(p.a[i].fold) == root {
			return true
		}
	}
	return false
}

// chained is how many words behind the head of a predicate a verb may stand to depend on
// it: "seek in particular to ensure".
const chained = 4

// standsIn reports whether predicate y of v has a verb in whatever form, "to prevent"
// became "with a view to preventing", and not as one that depends on y's own.
func standsIn(v *match.Unit, y resolution.Statement, verb string) bool {
	stem, w := english.Stem(verb), v.Clause.Tags.Words
	for i := y.From; stem != "" && i < y.To; i++ {
		if english.Stem(w[i].Fold) == stem && (i < y.Head || i > y.Head+chained && !(i >= 2 && english.Pondered(w[i-2].Fold, w[i-1].Fold))) {
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

// qualifiers returns the conditions that stand in new words of the counterpart v, in the
// statement y or, where that has no head, in any, and that the clause followed does not
// have at all.
func (p *pairing) qualifiers(v *match.Unit, y resolution.Statement, o *resolution.Mention) []string {
	var out []string
	slots := y.Slots
	if y.Head < 0 {
		slots = v.Clause.Tags.Slots
	}
	for i := range slots {
		s := &slots[i]
		if s.Entry == nil || p.from.Clause.Tags.Has(s.Entry.ID) || !qualifies(v.Clause.Tags, s, o) {
			continue // it stood there, or is said of another mention
		}
		if h, ok := p.hunkInto(v, s.From, s.To); ok && !p.ownWords(h, s) && p.says(v, s.From, s.To) {
			out = append(out, s.Entry.ID)
		}
	}
	return append(out, p.besideLaw(v, o)...)
}

// onWhat is how many words behind one that opens a condition, "except where", may say what it is.
const onWhat = 5

// says reports whether words [from, to) of v, or those behind them where they have no content of
// their own, have content that the clause had not, or none at all: what the clause said in
// another order is no new condition.
func (p *pairing) says(v *match.Unit, from, to int) bool {
	first := p.firstOf(p.clauseIndex(v.Clause))
	n, before, _ := content(p.b[first+from:first+to], p.had)
	if n == 0 {
		n, before, _ = content(p.b[first+to:first+min(to+onWhat, len(v.Clause.Tags.Words))], p.had)
	}
	return n == 0 || before < n
}

// lawNear is how many words behind the law of nations that of a state may be named beside it.
const lawNear = 4

// besideLaw returns the condition that national law makes which was put beside a mention of
// international law: "obligations under human rights law [and national legislation]".
func (p *pairing) besideLaw(v *match.Unit, o *resolution.Mention) []string {
	t := v.Clause.Tags
	if o.Entry.Role != "base" {
		return nil
	}
	for i := range t.StandIns {
		s := &t.StandIns[i]
		if s.Role != "national-law" || s.From < o.To || s.From > o.To+lawNear || !english.Coordinator(t.Words[o.To].Fold) {
			continue
		}
		if h, ok := p.hunkInto(v, s.From, s.To); ok && h.A0 == h.A1 && p.says(v, s.From, s.To) {
			return []string{"national-law-deference"}
		}
	}
	return nil
}

// mostBeside is how many new words of content may come with a qualifier that qualifies
// what stood there before.
const mostBeside = 3

// ownWords reports whether a qualifier came with words of its own: "and, where
// appropriate, mutual legal assistance", "including, whenever possible, by mail", "through
// partnerships, as appropriate" say nothing on what stood there before.
func (p *pairing) ownWords(h hunk, s *resolution.Slot) bool {
	n := 0
	for i := h.B0; i < h.B1; i++ {
		w := &p.b[i]
		if !w.empty() && (w.index < s.From || w.index >= s.To) && !p.had(w.fold) {
			n++
		}
	}
	if n > mostBeside {
		return true
	}
	for i := h.A0; i < h.A1; i++ {
		if !p.a[i].empty() {
			return false // it came with what stands in the place of other words
		}
	}
	first := h.B0
	for first < h.B1 && p.b[first].punct {
		first++
	}
	return n > 0 && first < h.B1 && english.Adds(p.b[first].fold)
}

// near is how many words a qualifier or a quantity may be away from the mention
// that it is about, in paragraphs that say many things.
const near = 25

// qualifies reports whether a condition is about mention o: close to it, and not set off
// with a mention of another family that stands between them in a slot of its own.
func qualifies(t *resolution.Tags, s *resolution.Slot, o *resolution.Mention) bool {
	if s.From > o.To+near || o.From > s.To+near || s.Attributive && (s.To > o.From || o.From-s.To > 2) {
		return false
	}
	for i := o.To; i+2 < s.From; i++ {
		if english.AsWellAs(t.Words[i].Fold, t.Words[i+1].Fold, t.Words[i+2].Fold) {
			return false // "human rights law, as well as humanitarian law, as applicable"
		}
	}
	return !slices.ContainsFunc(t.Mentions, func(m resolution.Mention) bool {
		return m.Family != o.Family && m.Family != "mandate" && m.From >= o.To && m.To <= s.From && (m.Slot != o.Slot || m.Item != o.Item)
	})
}

func (p *pairing) clauseIndex(c *resolution.Clause) int {
	return slices.IndexFunc(p.to, func(v *match.Unit) bool { return v.Clause == c })
}

// beside returns the new words that have an effect on mention o in statement y of v, which
// carries on a mention of statement x: those that do not touch it, only where x still binds. What
// turns round what is denied already, "hold no meeting without inviting them", turns nothing.
func (p *pairing) beside(x resolution.Statement, v *match.Unit, y resolution.Statement, o *resolution.Mention, effect resolution.Effect) []string {
	var out []string
	for d := range v.Clause.Tags.ModifiersOf(o) {
		if effect == resolution.Turns && y.From < d.From && denies(v.Clause.Tags.Words[y.From:d.From]) {
			continue
		}
		if d.Effect != effect || p.from.Clause.Tags.Has(d.Entry.ID) || o.From-d.To > 1 && effect == resolution.Limits && !p.binding(x) {
			continue
		}
		h, ok := p.hunkInto(v, d.From, d.To)
		if alone := h.A0 == h.A1 && h.B1-h.B0 == d.To-d.From; ok && (alone || o.From-d.To <= 1 || effect != resolution.Limits) {
			out = append(out, v.Clause.Words(d.From, d.To))
		}
	}
	return out
}

// degrees returns the degrees of a mention ("full", "meaningful") that were cut and of
// which the counterparts have none. Those that were cut from a row of adjectives of which
// others stay, "[impartial,] prompt and thorough", are items of it.
func (p *pairing) degrees(m *resolution.Mention) (alone, items []string) {
	for d := range p.from.Clause.Tags.ModifiersOf(m) {
		if d.Effect == resolution.Raises && p.keptShare(d.From, d.To) == 0 && !p.nowHas(d.Entry.ID) && !p.adjective(p.a[d.From].fold) {
			if words := p.from.Clause.Words(d.From, d.To); p.rowStays(d.From, d.To) {
				items = append(items, words)
			} else {
				alone = append(alone, words)
			}
		}
	}
	return alone, items
}

// rowStays reports whether adjectives stand in a row with words [from, to), and stay.
func (p *pairing) rowStays(from, to int) bool {
	return p.joinedTo(to, +1) || p.joinedTo(from-1, -1)
}

// joinedTo reports whether a comma or "and" at word i joins an adjective to what stands on the
// other side of it, in the direction given, and the adjective stays.
func (p *pairing) joinedTo(i, direction int) bool {
	joined := false
	for ; i >= 0 && i < len(p.a) && (p.a[i].fold == "," || english.Coordinator(p.a[i].fold)); i += direction {
		joined = true
	}
	return joined && i >= 0 && i < len(p.a) && p.kept(i) && strings.HasPrefix(p.from.Clause.Tags.Speech[i], "JJ")
}

// nowHas reports whether a counterpart has an entry of the lexicon.
func (p *pairing) nowHas(id string) bool {
	return slices.ContainsFunc(p.to, func(v *match.Unit) bool { return v.Clause.Tags.Has(id) })
}

// adjective reports whether the adjective that an adverb was made of stands in b:
// "eliminate immediately" became "take immediate measures".
func (p *pairing) adjective(adverb string) bool {
	stem, ok := strings.CutSuffix(adverb, "ly")
	return ok && (p.has(stem) || p.has(stem+"e"))
}

// items returns the verbs in a row that govern a mention which were cut while others
// stay: "respecting, protecting and fulfilling".
func (p *pairing) items(m *resolution.Mention) []string {
	verbs := governing(p.from.Clause.Tags, m)
	var lost []string
	stays := false
	for _, i := range verbs {
		stays = stays || p.has(p.a[i].fold)
		if !p.hasForm(p.a[i].fold) {
			lost = append(lost, p.from.Clause.Words(i, i+1))
		}
	}
	if !stays || p.exchanged(m, len(lost)) {
		return nil
	}
	return lost
}

// hasForm reports whether b has a verb in whatever form: "improve" became "be improved".
func (p *pairing) hasForm(fold string) bool {
	stem := english.Stem(fold)
	return p.has(fold) || slices.ContainsFunc(p.b, func(w word) bool { return english.Stem(w.fold) == stem })
}

// governed is how many words behind the verbs that govern its slot a mention may stand to
// be what they are said of, and not what is said of that by the way.
const governed = 4

// governing returns the verbs in a row that say what is owed to a mention.
func governing(t *resolution.Tags, m *resolution.Mention) []int {
	s := t.SlotOf(m)
	if s == nil || len(s.Verbs) == 0 || m.From-s.Verbs[len(s.Verbs)-1] > governed {
		return nil
	}
	return s.Verbs
}

// exchanged reports whether as many verbs came into the row above a mention as went from
// it: "respect, protect and promote" became "respect, protect and fulfil".
func (p *pairing) exchanged(m *resolution.Mention, verbs int) bool {
	o, v := p.partner(m)
	if o == nil {
		return false
	}
	for _, i := range governing(v.Clause.Tags, o) {
		if !p.had(v.Clause.Tags.Words[i].Fold) {
			verbs--
		}
	}
	return verbs <= 0
}

// changedForce reports whether anything in a force differs.
func changedForce(f *facts.Force) bool {
	return f.FromPart != f.ToPart || f.FromCall != f.ToCall || f.FromModal != f.ToModal || f.FromVerb != f.ToVerb ||
		f.FromConcept.Rank != f.ToConcept.Rank || f.FromNegated != f.ToNegated || len(f.Qualifiers) > 0 || len(f.Limits) > 0 || len(f.Turned) > 0 || len(f.Unturned) > 0 || len(f.Conditions) > 0 || len(f.Reach) > 0 ||
		len(f.Quantities) > 0 || len(f.Lowered) > 0 || len(f.Degrees) > 0 || len(f.Items) > 0 || f.Moved
}
