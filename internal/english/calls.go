package english

// The words that stand round the verb of a call: "and in this regard also strongly
// urges", "notes with deep concern" (drafting manuals of the General Assembly and ITU).
var (
	leadIn = set(",", "and", ";", "also", "further", "furthermore", "again", "once", "more", "strongly", "urgently",
		"with", "deep", "therefore", "thus", "accordingly", "likewise")
	manner = set("with", "deep", "great", "grave", "profound", "serious", "appreciation", "satisfaction", "interest", "gratitude",
		"concern", "regret", "alarm", "also", "further", "in", "this", "regard", ",", "and")
	worry  = set("concern", "regret", "alarm", "dismay")
	matter = set("regard", "context", "respect", "connection")
	light  = set("a", "an", "the", "also", "further", "again", "furthermore", "and")
	tens   = set("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
)

// LeadsIn reports whether a folded word may stand before the verb of a call and says
// nothing by itself: "also", "further", a comma.
func LeadsIn(fold string) bool { return leadIn[fold] }

// Manner reports whether a folded word says how something is noted: "with", "deep",
// "appreciation".
func Manner(fold string) bool { return manner[fold] }

// Worry reports whether a folded noun says that what is noted is no good news.
func Worry(fold string) bool { return worry[fold] }

// Matter reports whether a folded noun makes of "in this …" a connective.
func Matter(fold string) bool { return matter[fold] }

// Light reports whether a folded word is an article or an adverb with which calls are
// counted: "also", "further".
func Light(fold string) bool { return light[fold] }

// Tens reports whether a folded word is the first part of a compound ordinal,
// "sixty-ninth".
func Tens(fold string) bool { return tens[fold] }

func set(words ...string) map[string]bool {
	out := make(map[string]bool, len(words))
	for _, w := range words {
		out[w] = true
	}
	return out
}
