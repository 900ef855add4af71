package match

import (
	"slices"

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
	from, to = max(0, from), min(to, len(t.Words))
	if from >= to {
		return nil
	}
	out := make([]string, 0, min(to-from, fewStems))
	var seen map[string]bool // once there are many
	for i := from; i < to; i++ {
		s := subject(&t.Words[i])
		if s == "" || seen[s] || len(out) <= fewStems && slices.Contains(out, s) {
			continue
		}
		out = append(out, s)
		if seen == nil && len(out) > fewStems {
			seen = make(map[string]bool, to-from)
			for _, s := range out {
				seen[s] = true
			}
		} else if seen != nil {
			seen[s] = true
		}
	}
	return out
}

// fewStems is up to how many stems are looked through one by one.
const fewStems = 48

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
