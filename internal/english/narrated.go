package english

import (
	"strings"
	"sync"
)

// Narrates returns what a verb in the third person or the past opens, in lower case:
// "requests" and "requested" both speak to someone. Decisions and statements tell in such
// words what a body did; participles open none of their paragraphs.
func Narrates(fold string) Opening { return narrating()[fold] }

var narrating = sync.OnceValue(func() map[string]Opening {
	m := make(map[string]Opening, 3*len(OpeningVerbs))
	for w, o := range OpeningVerbs {
		if o != Operative && o != Directive {
			continue
		}
		for _, form := range VerbForms(plainForm(w)) {
			if strings.HasSuffix(form, "ing") || form == plainForm(w) {
				continue
			}
			m[form] = o
		}
		m[w] = o
	}
	return m
})

// plainForm takes the ending of the third person from a verb.
func plainForm(w string) string {
	if w == "is" {
		return "be"
	}
	if stem, ok := strings.CutSuffix(w, "ies"); ok {
		return stem + "y"
	}
	for _, sibilant := range []string{"sses", "shes", "ches"} {
		if strings.HasSuffix(w, sibilant) {
			return strings.TrimSuffix(w, "es")
		}
	}
	return strings.TrimSuffix(w, "s")
}
