package compare

import (
	"slices"

	"github.com/resolint/resolint/internal/english"
	"github.com/resolint/resolint/internal/facts"
	"github.com/resolint/resolint/internal/lexicon"
	"github.com/resolint/resolint/internal/match"
	"github.com/resolint/resolint/internal/resolution"
)

// releasedFacts finds what a body was kept from and is told to do: "does not deal with
// patents" became "deals with patents", "is limited to studies" became "makes studies and
// proposes rules". The lost limit is one change, the new task another.
func (c *comparison) releasedFacts(u *match.Unit) {
	if len(u.Links) == 0 || u.Clause.Part == resolution.PartPreamble {
		return
	}
	from := &c.base.Units[u.Links[0].To]
	if !limited(from.Clause.Tags) || slices.ContainsFunc(from.Links, func(l match.Link) bool { return limited(c.draft.Units[l.To].Clause.Tags) }) {
		return
	}
	from.Clause.Tags.Parse()
	u.Clause.Tags.Parse()
	for i := range from.Clause.Tags.Mentions {
		m := &from.Clause.Tags.Mentions[i]
		if !keepsOut(m) {
			continue
		}
		at, to := told(from.Clause.Tags, m, u.Clause.Tags)
		if at == to {
			at, to = came(from, u, m)
		}
		if at < to {
			c.addAct(u, facts.Act{
				Kind: "released", Label: "what a limit kept out", Words: u.Clause.Words(at, to), New: true,
				OutOfScope: u.OutOfScope, Actor: actorOf(u),
			}, at, to)
			return
		}
	}
}

// limited reports whether a clause keeps a body from something. It reads nothing of what
// Parse makes.
func limited(t *resolution.Tags) bool {
	for i := range t.Mentions {
		if keepsOut(&t.Mentions[i]) {
			return true
		}
	}
	return false
}

// keepsOut reports whether a mention keeps a body from what it does not name.
func keepsOut(m *resolution.Mention) bool {
	return m.Family == "mandate" && (m.Entry.Role == "exclusion" || m.Entry.Class == "limit")
}

// toldShare is the share of the words that an exclusion kept out which the draft must say
// for it to tell somebody to do just that.
const toldShare = 0.5

// perKeptOut is how many words there may be in the draft for each that an exclusion kept out.
const perKeptOut = 4

// told returns the words of the draft's clause, [from, to), that say without a denial what
// mention m of the base's clause kept out: one of the items behind it, up to the end of its
// sentence, or its own verb where none follow.
func told(was *resolution.Tags, m *resolution.Mention, now *resolution.Tags) (from, to int) {
	if m.Entry.Role != "exclusion" {
		return 0, 0
	}
	subjects := keptOut(was.Words[m.To:])
	if len(subjects) == 0 { // "does not speak for it"
		subjects = keptOut(was.Words[m.From:m.To])
	}
	least := 1
	for _, out := range subjects {
		for _, w := range was.Words[:m.From] {
			delete(out, english.Root(w.Fold)) // it is spoken of without the exclusion, too
		}
		if from, to := toldOf(out, now, least); from < to {
			return from, to
		}
		least = 2 // one word is too little to know a further item by
	}
	return 0, 0
}

// toldOf returns the words that say one thing of which these are the roots, at least so many.
func toldOf(out map[string]bool, now *resolution.Tags, least int) (from, to int) {
	found := map[string]bool{}
	for i, w := range now.Words {
		if r := english.Root(w.Fold); out[r] {
			if len(found) == 0 {
				from = i
			}
			found[r], to = true, i+1
		}
	}
	if len(found) < least || float64(len(found)) < toldShare*float64(len(out)) || to-from > perKeptOut*len(found) || guarded(now, from, to) ||
		denies(now.Words[max(0, from-deniedNear):sentenceEnd(now.Words, to)]) || doneByOthers(now.Words[to:]) {
		return 0, 0
	}
	return from, to
}

// keptOut returns the roots of the content up to the end of the sentence, or to what
// is to be done instead, for each item of it.
func keptOut(words []lexicon.Token) []map[string]bool {
	var items []map[string]bool
	fresh := true
	for _, w := range words {
		switch {
		case english.EndsPart(w.Fold), len(items) > 0 && english.OpensDuty(w.Fold):
			return items
		case w.Fold == "," || english.Coordinator(w.Fold):
			fresh = true
		case !english.StopWord(w.Fold) && !english.Negative(w.Fold) && w.Kind != lexicon.Punct:
			if fresh {
				items, fresh = append(items, map[string]bool{}), false
			}
			items[len(items)-1][english.Root(w.Fold)] = true
		}
	}
	return items
}

// guarded reports whether words [from, to) hold a safeguard of the mandate: what is treated
// "with regard to the mandates of others" is no new task.
func guarded(t *resolution.Tags, from, to int) bool {
	return slices.ContainsFunc(t.Mentions, func(m resolution.Mention) bool {
		return m.Family == "mandate" && m.Entry.Role != "excluded" && m.From < to && from < m.To
	})
}

// sentenceEnd is the end of the part of a sentence in which word i stands.
func sentenceEnd(words []lexicon.Token, i int) int {
	for i < len(words) && !english.EndsPart(words[i].Fold) {
		i++
	}
	return i
}

// doneByOthers reports whether words go on with others as those who do what stands before them:
// "are assigned by administrations".
func doneByOthers(words []lexicon.Token) bool {
	if len(words) < 2 || words[0].Fold != "by" {
		return false
	}
	for n := 1; n < min(len(words), 4) && words[n].Kind != lexicon.Punct; n++ {
		if english.Others(words[n].Fold) {
			return true
		}
	}
	return false
}

func denies(words []lexicon.Token) bool {
	return slices.ContainsFunc(words, func(w lexicon.Token) bool {
		return english.Negative(w.Fold) || english.Excludes(w.Fold) || english.LetsBe(w.Fold) || english.TurnOf(w.Fold) == english.Exception
	})
}

// came returns the longest stretch of words, [from, to), that the draft's clause puts behind a
// conjunction in its sentence of what goes on, one more task, or what says in the place of
// mention m that all is meant.
func came(was, u *match.Unit, m *resolution.Mention) (from, to int) {
	p := pairOf(was, []*match.Unit{u})
	if p.keptShare(0, len(p.a)) < sameBody {
		return 0, 0
	}
	for _, h := range p.hunks {
		b0 := h.B0
		for b0 < h.B1 && (p.b[b0].punct || p.b[b0].fold == "and" || p.b[b0].fold == "including") {
			b0++
		}
		if h.A0 < m.To && m.From < h.A1 && universal(p.b[h.B0:h.B1]) {
			return h.B0, h.B1
		}
		if n, _ := edited(p.b[b0:h.B1], p.had); b0 > h.B0 && n >= 2 && !speaks(u.Clause.Tags, b0, h.B1) && h.B1-b0 > to-from {
			from, to = b0, h.B1
		}
	}
	return from, to
}

// sameBody is the share of a clause that must stand for what came into it to be one more task
// of the same body.
const sameBody = 0.4
