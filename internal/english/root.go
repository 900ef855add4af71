package english

import "strings"

// derived are endings that make nouns, adjectives and adverbs of verbs and adjectives, longest first.
var derived = []string{
	"izations", "ishments", "ications", "ization", "ishment", "ication", "ishing", "ations", "ishes", "ished", "icity", "ation",
	"ments", "ances", "ences", "ating", "ities", "icly", "ated", "ates", "ment", "ance", "ence", "ions",
	"ible", "able", "ing", "ish", "ic", "ion", "ity", "ies", "ate", "ely", "ed", "es", "ly", "ty", "y", "s", "e",
}

// leastRoot is how many letters a root must have for an ending to be taken from it.
const leastRoot = 4

// Root is what the forms of a word have in common, verb, noun and adverb: "represented" and
// "representation" are one, as are "equal", "equally" and "equality". It is rougher than
// Stem, and no word.
func Root(w string) string {
	for _, e := range derived {
		if len(w) >= len(e)+leastRoot && strings.HasSuffix(w, e) {
			return strings.TrimRight(strings.TrimSuffix(w, e), "e")
		}
	}
	return w
}
