package compare

import (
	"math"
	"slices"
	"strings"

	"github.com/resolint/resolint/internal/english"
	"github.com/resolint/resolint/internal/facts"
	"github.com/resolint/resolint/internal/lexicon"
	"github.com/resolint/resolint/internal/match"
	"github.com/resolint/resolint/internal/resolution"
)

// evidence notes what speaks for and against a fate being a loss that a reader wants
// to be told: the names are those of rules/confidence.yaml, where their weights stand.
func (f *follower) evidence(fate *facts.Fate, p *pairing, u *match.Unit) {
	e := &fate.Evidence
	f.room.Begin(e)
	defer f.room.End(e, 1) // the company of a fate is counted when all are there
	t := u.Clause.Tags
	t.Parse()
	lost := standingAlone(fate)
	s := gravest(t, fate, lost)
	if s != nil {
		fate.Standing = s.Standing
	}
	e.Flag(f.feature("family", fate.Family), true)
	e.Flag(f.feature("standing", string(fate.Standing)), fate.Standing != "")
	e.Flag(f.feature("part", string(u.Clause.Part)), true)
	e.Flag(f.feature("relation", string(fate.Relation)), true)
	if s != nil {
		e.Flag("dated", hasKind(t, "dating", s.From, s.To))
		e.Flag("event", hasKind(t, "event", s.From, min(s.To, s.From+14)))
		e.Flag("task", hasKind(t, "task", s.From, s.To))
		e.Note("call", float64(s.Call.Rank)/9)
		e.Note("verb", float64(s.Verb.Rank)/9)
		e.Flag(s.Call.ID, s.Call.ID != "")
		if s.Addressee != nil {
			e.Flag(s.Addressee.ID, true)
		}
		f.subjectEvidence(e, u, s)
	}
	f.growthEvidence(e, fate.Family)
	f.placeEvidence(e, p, u, fate.Family, lost)
	f.textEvidence(e, u.Resolution)
	if v := f.counterpart(fate, u); v != nil {
		e.Note("unlike", 1-match.Cosine(u, v))
	}
	e.Flag("lost", len(lost) > 0)
	e.Flag("lost-only-cited", len(lost) == 0 && len(fate.Lost) > 0)
	e.Flag("kept", fate.Kept)
	e.Note("lost-many", math.Log1p(float64(len(lost)))/2)
	f.lostEvidence(e, u, s, lost)
	forceEvidence(e, &fate.Force)
	if s != nil {
		f.statementEvidence(fate, p, u, s)
	}
	e.Flag("gone-everywhere", fate.NewElsewhere)
}

// textEvidence says how much of the text goes on and how long it is. What a loss is worth
// does not grow evenly with either: of texts of which most is new, and of very long
// ones, few losses are wanted one by one, so that the ends count by themselves.
func (f *follower) textEvidence(e *facts.Evidence, r *resolution.Resolution) {
	fresh, kept := 1-f.a.Carried, 1-f.changed
	e.Note("rewritten", fresh)
	e.Note("rewritten-most", max(0, fresh-0.55)*2)
	e.Note("text-kept", kept)
	e.Note("text-kept-little", max(0, 0.1-kept)*10)
	clauses := float64(f.clauses[f.text(r)])
	e.Note("changes", math.Log1p(f.changed*clauses)/6)
	e.Note("clauses", math.Log1p(clauses)/6)
	e.Note("clauses-many", max(0, math.Log1p(clauses)/6-0.75)*4)
}

// companyEvidence says of every fate how many other clauses of its text have one: where
// nothing else of a family was touched, the one that was is more often a thing that passed.
func (f *follower) companyEvidence() {
	seen, touched := map[*resolution.Clause]bool{}, map[*resolution.Resolution]int{}
	for fate := range f.fates.all() {
		if from := &fate.From; !seen[from.Clause] {
			seen[from.Clause] = true
			touched[f.text(from.Resolution)]++
		}
	}
	for fate := range f.fates.all() {
		others := touched[f.text(fate.From.Resolution)] - 1
		fate.Evidence.Note("others", math.Log1p(float64(others))/4)
	}
}

// text is what stands for the text of a resolution: in a package that is the resolution,
// for a loss is no less likely there for the texts beside it, and one thing for all
// resolutions of other files.
func (f *follower) text(r *resolution.Resolution) *resolution.Resolution {
	if f.c.in.Package {
		return r
	}
	return nil
}

// counterpart is the clause that a fate holds u against, nil for none.
func (f *follower) counterpart(fate *facts.Fate, u *match.Unit) *match.Unit {
	switch {
	case fate.To == nil:
		return nil
	case len(u.Links) > 0:
		return &f.b.Units[u.Links[0].To]
	case f.moved.from == u:
		return f.moved.to[0]
	}
	return nil
}

// subjectEvidence tells what a statement is about from what it says: a clause whose
// names and dates the other text says nowhere spoke of something that passed.
func (f *follower) subjectEvidence(e *facts.Evidence, u *match.Unit, s *resolution.Statement) {
	t := u.Clause.Tags
	names, namesGone, words, wordsGone := 0.0, 0.0, 0.0, 0.0
	year := false
	for i := s.From + 1; i < s.To; i++ {
		w := &t.Words[i]
		if w.Kind == lexicon.Punct || english.StopWord(w.Fold) || len(w.Fold) < 3 {
			continue
		}
		if nameLike(u, w) {
			names++
			if !f.said[u.Stems[i]] {
				namesGone++
			}
			year = year || english.Year(w.Fold)
		} else {
			words++
			if !f.said[u.Stems[i]] {
				wordsGone++
			}
		}
	}
	e.Note("names", names/(names+words+1))
	e.Flag("year", year)
	if names > 0 {
		e.Note("names-gone", namesGone/names)
	}
	if words > 0 {
		e.Note("words-gone", wordsGone/words)
	}
	e.Note("long", math.Log1p(words+names)/5)
	e.Note("lasting", f.lasting(t))
}

// mostLasting is the sum of weights that counts as 1.
const mostLasting = 6

// lasting is how long words like those of a clause stand in the texts of a series, -1 to 1.
func (f *follower) lasting(t *resolution.Tags) float64 {
	sum := 0.0
	for _, w := range match.Subject(t, 0, len(t.Words)) {
		sum += f.c.in.Lasting[w]
	}
	return max(-1, min(1, sum/mostLasting))
}

// placeEvidence says what became of the place of a clause: whether its neighbours went
// with it, and what came instead of the words that it lost.
func (f *follower) placeEvidence(e *facts.Evidence, p *pairing, u *match.Unit, family string, lost []facts.Lost) {
	around, gone := 0.0, 0.0
	for i := max(0, u.Order-3); i < min(len(f.a.Units), u.Order+4); i++ {
		if i != u.Order {
			around++
			if f.successor(&f.a.Units[i]) == nil {
				gone++
			}
		}
	}
	if around > 0 {
		e.Note("neighbours-gone", gone/around)
	}
	if p.gone {
		return
	}
	e.Note("clause-grew", grew(len(p.a), len(p.b)))
	gained := 0
	for _, v := range p.to {
		for k := range v.Clause.Tags.Mentions {
			o := &v.Clause.Tags.Mentions[k]
			if o.Family == family && !slices.ContainsFunc(o.Atoms, func(atom string) bool { return hasAtom(u.Clause, family, atom) }) {
				gained++
			}
		}
	}
	e.Note("gained-here", min(1, float64(gained)/2))
	if len(lost) == 0 {
		return
	}
	m := mentionAt(u.Clause.Tags, lost[0].From)
	if m == nil {
		return
	}
	h, ok := p.hunkOf(m)
	if !ok {
		return
	}
	e.Note("came-instead", min(1, float64(h.B1-h.B0)/10))
	e.Note("went-beside", min(1, float64(h.A1-h.A0)/20))
	best := 0.0
	for i := m.From; i < m.To; i++ {
		w := u.Clause.Tags.Words[i].Fold
		if english.StopWord(w) {
			continue
		}
		for j := h.B0; j < h.B1; j++ {
			best = max(best, likeness(w, p.b[j].fold))
		}
	}
	e.Note("like-instead", best)
	e.Flag("still-here", len(p.missing(m)) == 0)
	words, here := 0.0, 0.0
	for i := m.From; i < m.To; i++ {
		if !english.StopWord(u.Clause.Tags.Words[i].Fold) {
			words++
			if p.stemHere(u.Stems[i]) {
				here++
			}
		}
	}
	if words > 0 {
		e.Note("words-here", here/words)
	}
}

// stemHere reports whether a counterpart has a stem.
func (p *pairing) stemHere(id int32) bool {
	return slices.ContainsFunc(p.to, func(v *match.Unit) bool { return slices.Contains(v.Stems, id) })
}

// grew is how much more there is than before: the logarithm of the ratio, within -1 to 1.
func grew(before, after int) float64 {
	return max(-1, min(1, math.Log(float64(after+1)/float64(before+1))))
}

// likeness is the share of the longer of two words that both begin with.
func likeness(a, b string) float64 {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return float64(n) / float64(max(len(a), len(b), 1))
}

// growthEvidence says how the two texts and what they say of a family differ in size.
func (f *follower) growthEvidence(e *facts.Evidence, family string) {
	e.Note("text-grew", grew(len(f.a.Units), len(f.b.Units)))
	e.Note("family-grew", grew(f.of[family], f.there[family]))
	e.Note("family-common", min(1, float64(f.of[family])/float64(len(f.a.Units)+1)))
}

// feature is the name "group:name" of a feature; the same few are made again and again.
func (f *follower) feature(group, name string) string { return feature(f.names, group, name) }

func feature(names map[[2]string]string, group, name string) string {
	key := [2]string{group, name}
	full, ok := names[key]
	if !ok {
		full = group + ":" + name
		names[key] = full
	}
	return full
}

// weights orders standings: a clause that lost words of a commitment and of a record
// lost a commitment.
var weights = map[resolution.Standing]int{
	resolution.StandingCommitment: 4, resolution.StandingConsideration: 3, resolution.StandingTask: 2, resolution.StandingRecord: 1,
}

// gravest is the statement of the most standing in which something was lost, or the
// first in which the mentions stand; nil where the clause has none.
func gravest(t *resolution.Tags, fate *facts.Fate, lost []facts.Lost) *resolution.Statement {
	places := []int{fate.From.From}
	if len(lost) > 0 {
		places = places[:0]
	} else if len(fate.Lost) > 0 {
		places[0] = fate.Lost[0].From
	}
	for i := range lost {
		places = append(places, lost[i].From)
	}
	var best *resolution.Statement
	for _, at := range places {
		if k := t.StatementAt(at); k >= 0 && (best == nil || weights[t.Statements[k].Standing] > weights[best.Standing]) {
			best = &t.Statements[k]
		}
	}
	return best
}

// statementEvidence says how much of the statement that the mentions stand in goes on
// in its place, and how much of what it is about the other text says nowhere.
func (f *follower) statementEvidence(fate *facts.Fate, p *pairing, u *match.Unit, s *resolution.Statement) {
	e, force := &fate.Evidence, &fate.Force
	kept := 0.0
	if !p.gone {
		kept = p.keptShare(s.From, s.To)
	}
	e.Note("statement-kept", kept)
	fate.GoesOn = kept >= 0.5
	if force.FromPart == "operative" && force.ToPart == "preamble" {
		e.Note("sank-alike", kept)
	}
	switch s.Standing {
	case resolution.StandingRecord:
		e.Note("record-gone", 1-kept)
	case resolution.StandingTask:
		e.Note("task-gone", 1-kept)
	}
	all, gone := 0.0, 0.0
	for _, id := range window(u, s.From, s.To, nil) {
		w := weightOf(u, id)
		all += w
		if !f.said[id] {
			gone += w
		}
	}
	if all > 0 {
		e.Note("said-nowhere", gone/all)
	}
}

// standingAlone are the lost mentions that are more than the name of an instrument.
func standingAlone(fate *facts.Fate) []facts.Lost {
	return slices.DeleteFunc(slices.Clone(fate.Lost), func(l facts.Lost) bool { return l.Role == "citation" || l.Role == "instrument" })
}

func (f *follower) lostEvidence(e *facts.Evidence, u *match.Unit, s *resolution.Statement, lost []facts.Lost) {
	roles := map[string]bool{}
	instead := map[string]bool{}
	listed, siblings, umbrella := false, false, false
	for i := range lost {
		l := &lost[i]
		roles[l.Role] = true
		for _, r := range l.Instead {
			kind, _, _ := strings.Cut(r, ":")
			instead[kind] = true
		}
		listed, siblings, umbrella = listed || l.Listed, siblings || l.Siblings, umbrella || l.Umbrella
	}
	for _, r := range sortedKeys(roles) {
		e.Flag(f.feature("role", r), true)
	}
	for _, r := range sortedKeys(instead) {
		e.Flag(f.feature("instead", r), true)
	}
	e.Flag("listed", listed)
	e.Flag("siblings", siblings)
	e.Flag("umbrella", umbrella)
	if len(lost) == 0 {
		return
	}
	// The first lost mention: how common its concept is, and how much of what it stood in
	// stands elsewhere beside the same concept.
	m := mentionAt(u.Clause.Tags, lost[0].From)
	if m != nil {
		places := f.free[atomOf{m.Family, m.Atoms[0]}]
		e.Note("concept-left", math.Log1p(float64(len(places)))/4)
		here := f.here[atomOf{m.Family, m.Atoms[0]}]
		e.Note("concept-grew", grew(here, len(places)))
		near, far := excerptOf(u, window(u, m.From-10, m.To+10, s)), excerptOf(u, window(u, 0, len(u.Stems), s))
		nearBest, farBest := 0.0, 0.0
		last := -1
		for _, at := range closest(places, f.near[u.Order]) {
			if at.unit == last {
				continue
			}
			last = at.unit
			nearBest, farBest = near.best(nearBest, f.b, at.unit), far.best(farBest, f.b, at.unit)
		}
		e.Note("elsewhere-near", nearBest)
		e.Note("elsewhere-statement", farBest)
	}
	if m != nil {
		// Another word of the family may say it in a clause of its own.
		best, near := 0.0, excerptOf(u, window(u, m.From-16, m.To+16, s))
		for _, j := range closestUnits(f.inFamily[m.Family], f.near[u.Order]) {
			if !slices.ContainsFunc(u.Links, func(l match.Link) bool { return l.To == j }) {
				best = near.best(best, f.b, j)
			}
		}
		e.Note("elsewhere-family", best)
	}
	e.Note("elsewhere-clause", f.covered(u))
}

func forceEvidence(e *facts.Evidence, f *facts.Force) {
	e.Flag("sank", f.FromPart == "operative" && f.ToPart == "preamble")
	if f.FromCall.Ladder == f.ToCall.Ladder && f.FromCall.Rank > f.ToCall.Rank && f.ToCall.Rank > 0 {
		e.Note("call-fell", float64(f.FromCall.Rank-f.ToCall.Rank)/4)
	}
	if f.FromModal != f.ToModal {
		e.Flag("modal-fell", f.FromModal.Rank > f.ToModal.Rank || f.FromModal.Rank == 0 && f.ToModal.Rank > 0 && f.ToModal.Rank < 3)
	}
	if f.FromVerb.Rank > f.ToVerb.Rank && f.ToVerb.Rank > 0 {
		e.Note("verb-fell", float64(f.FromVerb.Rank-f.ToVerb.Rank)/4)
	}
	e.Flag("qualified", len(f.Qualifiers) > 0)
	e.Flag("limited", len(f.Limits) > 0)
	e.Flag("conditioned", len(f.Conditions) > 0)
	e.Flag("reach-lost", len(f.Reach) > 0)
	e.Flag("quantity-lost", len(f.Quantities) > 0)
	e.Flag("lowered", len(f.Lowered) > 0)
	e.Flag("degree-lost", len(f.Degrees) > 0)
	e.Flag("verbs-lost", len(f.Items) > 0)
	e.Flag("concept-fell", f.FromConcept.Rank > f.ToConcept.Rank && f.ToConcept.Rank > 0)
	e.Flag("elsewhere-moved", f.Moved)
}

func hasKind(t *resolution.Tags, kind string, from, to int) bool {
	for i := range t.Hits {
		if h := &t.Hits[i]; h.Entry.Kind == kind && from <= h.From && h.From < to {
			return true
		}
	}
	return false
}

func mentionAt(t *resolution.Tags, from int) *resolution.Mention {
	for i := range t.Mentions {
		if t.Mentions[i].From == from {
			return &t.Mentions[i]
		}
	}
	return nil
}

func sortedKeys(m map[string]bool) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

func sortedUnique(s []string) []string {
	slices.Sort(s)
	return slices.Compact(s)
}
