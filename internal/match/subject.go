package match

import (
	"github.com/resolint/resolint/internal/english"
	"github.com/resolint/resolint/internal/lexicon"
	"github.com/resolint/resolint/internal/resolution"
)

// Names under which a Subject counts years and other numbers.
const (
	aYear   = "#year"
	aNumber = "#number"
)

// Subject is what words [from, to) of a clause are about: the stems of their content,
// each once, in the order in which they first stand. Years are one word, and so are all
// other numbers.
func Subject(t *resolution.Tags, from, to int) []string {
	seen := map[string]bool{}
	var out []string
	for i := max(0, from); i < min(to, len(t.Words)); i++ {
		s := subject(&t.Words[i])
		if s != "" && !seen[s] {
			seen[s] = true
			out = append(out, s)
		}
	}
	return out
}

func subject(w *lexicon.Token) string {
	switch {
	case w.Kind == lexicon.Number && english.Year(w.Fold):
		return aYear
	case w.Kind == lexicon.Number:
		return aNumber
	case w.Kind != lexicon.Word || len(w.Fold) < 3 || english.StopWord(w.Fold):
		return ""
	}
	return english.Stem(w.Fold)
}
