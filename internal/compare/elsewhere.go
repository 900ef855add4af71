package compare

import (
	"slices"

	"github.com/resolint/resolint/internal/english"
	"github.com/resolint/resolint/internal/facts"
	"github.com/resolint/resolint/internal/match"
	"github.com/resolint/resolint/internal/resolution"
)

// minContext is the share of a mention's surroundings that another place must
// have for the mention to have gone there.
const minContext = 0.45

// maxShort is the length in words up to which a clause says one thing, so that a
// few shared words are enough.
const maxShort = 28

// minMerged is that share for a clause that another one took in which says the
// same of its own.
const minMerged = 0.7

// minContextNew is that share where a clause is gone and another is new: each is
// looking for the other.
const minContextNew = 0.20

// elsewhere looks for the place in the whole other text that took a mention over.
func (f *follower) elsewhere(u *match.Unit, m *resolution.Mention, missing []string) (place, bool) {
	best, found := place{}, false
	bestScore, alike := 0.0, 0.0
	better := func(at place, s float64) {
		// Of places with as much of what stood around it that one whose clause is most alike.
		if like := match.Cosine(u, &f.b.Units[at.unit]); s > bestScore || s == bestScore && like > alike {
			best, bestScore, alike, found = at, s, like, true
		}
	}
	around := surroundings(u, m)
	places := closest(f.free[atomOf{m.Family, missing[0]}], f.near[u.Order])
	f.c.work.Add(int64(len(places)))
	others := missing[1:] // each place has the first
	for _, at := range places {
		v, sign := &f.b.Units[at.unit], &f.b.Signs[at.unit]
		if len(u.Links) == 0 && !at.new && m.Entry.Role != "citation" {
			// Another clause that binds as much may have said the same already and taken this one in.
			if len(around) < 3 || mayShare(around, sign) < max(minMerged, bestScore) || !v.Clause.Binds() && u.Clause.Binds() {
				continue
			}
			if s, _ := shared(around, v); s >= max(minMerged, bestScore) && hasAll(v.Clause, m.Family, others) && !abroad(u, v) {
				better(at, s)
			}
			continue
		}
		if m.Entry.Role == "citation" || m.Entry.Role == "instrument" {
			if abroad(u, v) {
				continue
			}
			return at, true // an instrument cited anywhere is cited
		}
		if !at.new || m.Entry.Role == "excluded" && !limited(v.Clause.Tags) { // what a body is to do now is kept out no more
			continue
		}
		half := f.half(u, v)
		more := half || f.dir == facts.Proposed || m.Entry.Role == "limiter" // than the words around it may speak for the place
		if !more && mayShare(around, sign) < max(minContextNew, bestScore) || !hasAll(v.Clause, m.Family, others) {
			continue
		}
		s, words := shared(around, v)
		if f.dir == facts.Proposed && u.Block == v.Block {
			s += minContext // the same call carries it, in words of its own
		}
		if m.Entry.Role == "limiter" {
			s += 0.15 // a limiter speaks of "this work", so its context says little
		}
		least := minContext
		if words <= 6 && m.Entry.Role != "base" && len(u.Clause.Tags.Words) <= maxShort && len(v.Links) == 0 && (len(u.Links) == 0 || u.Links[0].Relation == facts.Replaced) {
			least = minContextNew
		}
		if len(v.Links) == 0 && len(u.Links) > 0 && (at.unit == u.Links[0].To+1 || at.unit == u.Links[0].To-1) && s*float64(words) > 1.5 {
			least = minContextNew // two words tell: the clause was split, and this is its other half
		}
		if half {
			s = max(s, minHalf) // nearly all that it says was said here
		}
		if s >= max(least, bestScore) && !abroad(u, v) {
			better(at, s)
		}
	}
	return best, found
}

// minHalf is the share of the content of a new clause beside the counterpart that a clause must
// have had for it to be the other half of that one.
const minHalf = 0.6

// half reports whether v, which became of nothing, stands right beside what u became and says
// little else than u did: u was split.
func (f *follower) half(u, v *match.Unit) bool {
	if len(v.Links) > 0 || len(u.Links) == 0 {
		return false
	}
	if w := &f.b.Units[u.Links[0].To]; v.Block != w.Block || v.Order != w.Order+1 && v.Order != w.Order-1 {
		return false
	}
	said, says := roots(wordsOf(u.Clause.Tags.Words, 0, nil)), roots(wordsOf(v.Clause.Tags.Words, 0, nil))
	there := 0
	for _, r := range says {
		if slices.Contains(said, r) {
			there++
		}
	}
	return len(says) > 1 && float64(there) >= minHalf*float64(len(says))
}

// abroad reports whether v stands in another resolution than u, whose own is still there, and
// shares no more with it than turns of phrase: that is no move. It is asked last, for it
// compares all words of both.
func abroad(u, v *match.Unit) bool {
	return u.Stays && u.Home != v.Home && match.Cosine(u, v) < match.Abroad
}

// surroundings are the stems of the content around a mention, in its own
// predicate.
func surroundings(u *match.Unit, m *resolution.Mention) []int32 {
	t := u.Clause.Tags
	from, to := max(0, m.From-10), min(len(t.Words), m.To+10)
	if m.Statement >= 0 {
		l := t.Statements[m.Statement]
		from, to = max(from, l.From), min(to, l.To)
	}
	if u.Clause.Call != nil && u.Resolution.Form != resolution.FormITU {
		from = max(from, 2) // the verb that opens the paragraph
	}
	var out []int32
	for i := from; i < to; i++ {
		// The family's own vocabulary is no context: it is what is looked for.
		if w := t.Words[i].Fold; len(w) >= 3 && !english.StopWord(w) && !within(t, m.Family, i) {
			out = append(out, u.Stems[i])
		}
	}
	return out
}

// within reports whether word i belongs to a mention of the family.
func within(t *resolution.Tags, family string, i int) bool {
	for k := range t.Mentions {
		if o := &t.Mentions[k]; o.Family == family && o.From <= i && i < o.To {
			return true
		}
	}
	return false
}

// mayShare is the largest share that shared can give, by the signature of a clause.
func mayShare(around []int32, sign *match.Signature) float64 {
	n := 0
	for _, w := range around {
		if sign.May(w) {
			n++
		}
	}
	return float64(n) / float64(len(around))
}

// shared is the share of the words around a mention that clause v has, and their
// number.
func shared(around []int32, v *match.Unit) (share float64, words int) {
	if len(around) < 2 {
		return 0, len(around)
	}
	n := 0
	for _, w := range around {
		if slices.Contains(v.Stems, w) {
			n++
		}
	}
	return float64(n) / float64(len(around)), len(around)
}
