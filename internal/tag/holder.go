package tag

import (
	"slices"
	"strings"

	"github.com/resolint/resolint/internal/english"
	"github.com/resolint/resolint/internal/lexicon"
	"github.com/resolint/resolint/internal/resolution"
)

// holder returns who holds the power of an act: the body that the call tells to
// act, the subject of the sentence, or whoever does it in the passive. It is "" where that is
// no body of an organization: what States or companies do enlarges no mandate.
func holder(c *resolution.Clause, a *resolution.Act) string {
	t := c.Tags
	from := sentenceStart(t, a.From)
	modal := slices.IndexFunc(t.Hits, func(h lexicon.Hit) bool { return h.Entry.Kind == "modal" && from <= h.From && h.To <= a.To })
	switch by := agent(t, a.To); {
	case by != "":
		return by
	case modal >= 0:
		return body(c, subjectStart(t, from, t.Hits[modal].From), t.Hits[modal].From)
	case c.Call != nil && len(c.Call.Addressees) > 0:
		if first := c.Call.Addressees[0]; english.Organ(strings.ToLower(first)) {
			return first
		}
		return ""
	case strings.HasSuffix(t.Words[a.From].Fold, "s"): // "the board approves …"
		return body(c, subjectStart(t, from, a.From), a.From)
	}
	return ""
}

// subordinate reports whether word i stands in a clause that says when or on what condition
// something is done: "before a project is approved".
func subordinate(t *resolution.Tags, i int) bool {
	for j := i - 1; j >= 0 && t.Words[j].Fold != "," && !english.EndsPart(t.Words[j].Fold); j-- {
		switch w := t.Words[j].Fold; {
		case english.Subordinates(w):
			return true
		case w != "that" && english.OpensDuty(w): // "any project that collects data"
			return false
		}
	}
	return false
}

// does reports whether word i is a verb that says what somebody does, and neither a noun ("the
// order of") nor denied, nor when something is done.
func does(t *resolution.Tags, i int) bool {
	if i == 0 {
		return true
	}
	if subordinate(t, i) {
		return false
	}
	before := t.Words[i-1].Fold
	return english.LeadsVerb(before) || before == "be" || before != "not" && strings.HasSuffix(t.Words[i].Fold, "s")
}

// body returns words [from, to) where they name a body of an organization, or stand for one.
func body(c *resolution.Clause, from, to int) string {
	if to-from > longestName {
		return ""
	}
	if name := c.Words(from, to); english.Organ(strings.ToLower(name)) {
		return name
	}
	return ""
}

// longestName is how many words a name of a body, or what a sentence begins with before it,
// may have.
const longestName = 12

// subjectStart returns where the subject of a sentence begins whose verb is word to: behind
// the last "that", else at the start.
func subjectStart(t *resolution.Tags, from, to int) int {
	for i := to - 2; i >= from; i-- { // right before the verb it is a pronoun
		if t.Words[i].Fold == "that" {
			return i + 1
		}
	}
	return from
}

// sentenceStart returns the first word of the sentence, or of the part of it that says one
// thing, in which word i stands.
func sentenceStart(t *resolution.Tags, i int) int {
	for ; i > 0; i-- {
		if english.EndsPart(t.Words[i-1].Fold) {
			return i
		}
	}
	return 0
}

// agent returns the body behind "by" after word i: "shall be settled by a chamber".
func agent(t *resolution.Tags, i int) string {
	for j := i; j < len(t.Words) && j < i+3; j++ {
		if t.Words[j].Fold != "by" {
			continue
		}
		for k := j + 1; k < len(t.Words) && k < j+6; k++ {
			if english.Organ(t.Words[k].Fold) {
				return t.Words[k].Fold
			}
		}
	}
	return ""
}
