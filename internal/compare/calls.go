package compare

import (
	"slices"

	"github.com/resolint/resolint/internal/facts"
	"github.com/resolint/resolint/internal/resolution"
)

// calls follows the addressees of ITU calls: an invitation to Member States,
// Sector Members, Associates and Academia that goes on without Academia has lost
// an item of a list, though no word of its clauses changed. The fate stands on
// the first clause of the call's block.
func (f *follower) calls() {
	if f.dir != facts.Loss {
		return
	}
	seen, reported := map[*resolution.Call]bool{}, f.reported("multistakeholder")
	for i := range f.a.Units {
		u := &f.a.Units[i]
		call := u.Clause.Call
		if call == nil || seen[call] || u.Resolution.Form != resolution.FormITU {
			continue
		}
		seen[call] = true
		if len(u.Links) == 0 || u.Links[0].Relation == facts.Replaced {
			continue
		}
		v := &f.b.Units[u.Links[0].To]
		if v.Clause.Call == nil || v.Clause.Call.Verb != call.Verb || reported[u.Clause] {
			continue
		}
		had, has := f.addressees(call), f.addressees(v.Clause.Call)
		at := slices.IndexFunc(had, func(a addressee) bool {
			return !slices.ContainsFunc(has, func(b addressee) bool { return slices.Equal(a.atoms, b.atoms) })
		})
		if at < 0 || len(v.Clause.Call.Addressees) == 0 || len(has) >= len(had) {
			continue
		}
		to := site(v, -1)
		fate := f.fates.room()
		*fate = facts.Fate{
			Direction: f.dir, Family: "multistakeholder", Concept: had[at].id, Label: had[at].words,
			Relation: facts.Edited, From: site(u, f.proposal), To: &to, OutOfScope: u.OutOfScope, Editorial: f.editorial(u),
			Lost: []facts.Lost{{
				Concept: had[at].id, Label: had[at].words, Role: "actor", Words: had[at].words, To: len(u.Clause.Tags.Words), Slot: resolution.SlotActor,
				Grade: resolution.GradeDuty, Listed: true, Siblings: true, Positive: true, Standing: true,
			}},
			Judged: facts.Judged{Changed: f.changed},
		}
		f.evidence(fate, f.pairing(u), u)
		f.fates.keep()
	}
}

// addressee is an actor that a call names.
type addressee struct {
	id, words string
	atoms     []string
}

func (f *follower) addressees(call *resolution.Call) []addressee {
	tokens := f.c.in.Lexicon.Tokens(call.Text, nil)
	var out []addressee
	for _, h := range f.c.in.Lexicon.Find(tokens) {
		if h.Entry.Kind == "concept" && h.Entry.Family == "multistakeholder" && (h.Entry.Role == "actor" || h.Entry.Role == "umbrella") {
			out = append(out, addressee{h.Entry.ID, call.Text[tokens[h.From].Start:tokens[h.To-1].End], h.Entry.Atoms})
		}
	}
	return out
}

// reported returns the clauses that have a fate of the family already.
func (f *follower) reported(family string) map[*resolution.Clause]bool {
	out := map[*resolution.Clause]bool{}
	for x := range f.fates.all() {
		if x.Direction == f.dir && x.Family == family && len(x.Lost) > 0 {
			out[x.From.Clause] = true
		}
	}
	return out
}
