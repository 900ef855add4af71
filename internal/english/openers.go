package english

import "strings"

// Opener is a phrase that opens a part of a sentence and tells what the part does there.
type Opener struct {
	Words []string
	// Opens is "partner", "basis", "limit" or "condition".
	Opens string
	// Clause is true where a clause with a verb of its own follows.
	Clause bool
}

// openers by their first word. Of those that fit the first counts.
var openers = func() map[string][]Opener {
	m := map[string][]Opener{}
	for _, o := range []struct {
		opens, phrases string
		clause         bool
	}{
		{"partner", "together with; along with; jointly with; with the participation of; with the involvement of; with the support of; with the assistance of", false},
		{"basis", `in accordance with; in line with; in conformity with; in compliance with; in keeping with; consistent with; pursuant to;
			on the basis of; based on; as set out in; as contained in; as provided for in; as defined in`, false},
		{"limit", "within; without prejudice to; except; excluding; other than", false},
		{"condition", "subject to", false},
		{"condition", "if; unless; where; when; provided that; as long as; on condition that", true},
	} {
		for phrase := range strings.SplitSeq(o.phrases, ";") {
			words := strings.Fields(phrase)
			m[words[0]] = append(m[words[0]], Opener{words, o.opens, o.clause})
		}
	}
	return m
}()

// Openers are the phrases that begin with a folded word.
func Openers(fold string) []Opener { return openers[fold] }

var joint = Words("cooperation collaboration consultation consultations coordination partnership partnerships conjunction liaison dialogue")

// Joint reports whether a folded noun makes of "in … with" a phrase that names partners.
func Joint(fold string) bool { return joint[fold] }

var asides = Words("that which who whose where when to including notably especially particularly such as not while we with within without upon subject")

// Aside reports whether a folded word begins a predicate, an adjunct or an aside, and
// no item of a series.
func Aside(fold string) bool { return asides[fold] }

// Right reports whether a folded noun says what somebody may claim.
func Right(fold string) bool { return fold == "right" || fold == "rights" }
