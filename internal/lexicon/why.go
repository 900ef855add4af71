package lexicon

import (
	"cmp"
	"slices"
	"strings"

	"github.com/resolint/resolint/internal/english"
	"github.com/resolint/resolint/internal/spelling"
)

// Match is a pattern found in a text, for whoever asks why.
type Match struct {
	Hit
	// Pattern is the first of the entry's patterns that matches just these words.
	Pattern string
	// Hidden is the false friend or name that hides the words, nil for none.
	Hidden *Entry
}

// Why returns every entry found in the tokens with the pattern that found it, those too
// that Find leaves out because a false friend or a name hides them.
func (l *Lexicon) Why(tokens []Token) []Match {
	s := searches.Get().(*search)
	defer searches.Put(s)
	hits := slices.Clone(s.all(l.automaton, tokens))
	covers := covers(hits)
	patterns := l.patternsOf(hits, tokens)
	out := make([]Match, len(hits))
	for i, h := range hits {
		out[i] = Match{Hit: h, Pattern: patterns[h]}
		if c := covering(covers, h); c != nil && *c != h {
			out[i].Hidden = c.Entry
		}
	}
	slices.SortStableFunc(out, func(a, b Match) int { return cmp.Or(a.From-b.From, b.To-a.To) })
	return out
}

// patternsOf returns for each hit the first pattern of its entry that makes it.
func (l *Lexicon) patternsOf(hits []Hit, tokens []Token) map[Hit]string {
	m := newMatcher(newVocabulary(l.spellings))
	owner := map[*Entry]*Entry{} // of an entry that stands for one pattern
	seen := map[*Entry]bool{}
	for _, h := range hits {
		if seen[h.Entry] {
			continue
		}
		seen[h.Entry] = true
		for _, w := range h.Entry.Words {
			one := &Entry{Label: w, Lists: h.Entry.Lists}
			owner[one] = h.Entry
			_ = m.add(l, one, w) // it was compiled before
		}
	}
	var s search
	out := map[Hit]string{}
	for _, h := range s.all(m.automaton(), tokens) {
		key := Hit{owner[h.Entry], h.From, h.To}
		old, ok := out[key]
		if words := key.Entry.Words; !ok || slices.Index(words, h.Entry.Label) < slices.Index(words, old) {
			out[key] = h.Entry.Label
		}
	}
	return out
}

// Near is a pattern that nearly matches a text.
type Near struct {
	Entry   *Entry
	Pattern string
	// Differs are the words of the pattern that the text lacks or spells otherwise.
	Differs []string
	// score is the share of the words of text and pattern that both have.
	score float64
}

// leastNear is the score below which a pattern is not near.
const leastNear = 0.45

// Nearest returns up to n patterns, one an entry, that are nearest to the tokens, the
// nearest first: they have most of their words, in their order.
func (l *Lexicon) Nearest(tokens []Token, n int) []Near {
	var words []string
	for i := range tokens {
		if tokens[i].Kind != Punct {
			words = append(words, tokens[i].Fold)
		}
	}
	var all []Near
	v := newVocabulary(l.spellings)
	for _, e := range l.Entries {
		var best Near
		for _, w := range e.Words {
			if near := liken(v.spell(l, e, w), words); near.score > best.score {
				near.Entry, near.Pattern = e, w
				best = near
			}
		}
		if best.score >= leastNear {
			all = append(all, best)
		}
	}
	slices.SortStableFunc(all, func(a, b Near) int { return cmp.Compare(b.score, a.score) })
	return all[:min(n, len(all))]
}

// spell returns the elements of a pattern in words, without its gaps.
func (v *vocabulary) spell(l *Lexicon, e *Entry, words string) [][][]string {
	var out [][][]string
	p := pattern{vocabulary: v, src: words, own: e.Lists, lists: l.lists}
	_ = p.elements(func(x *element) { // it was compiled before
		alts := make([][]string, 0, x.size())
		for _, a := range x.all() {
			var spelt []string
			for _, n := range a {
				if n > 0 {
					spelt = append(spelt, v.names[n])
				}
			}
			alts = append(alts, spelt)
		}
		out = append(out, alts)
	})
	return out
}

// liken compares a pattern with words: the phrase of each element that the words have
// best, in order.
func liken(elements [][][]string, words []string) Near {
	var n Near
	at, common, length := 0, 0.0, 0.0
	for _, alts := range elements {
		best, to := fitting(alts, words, at)
		optional := slices.ContainsFunc(alts, func(a []string) bool { return len(a) == 0 })
		for _, w := range best {
			length += weight(w)
			if i := slices.IndexFunc(words[at:to], func(x string) bool { return alike(w, x) > 0 }); i >= 0 {
				common += weight(w) * alike(w, words[at+i])
			}
			if !optional && !slices.Contains(words[at:to], w) {
				n.Differs = append(n.Differs, w)
			}
		}
		at = to
	}
	for _, w := range words {
		length += weight(w)
	}
	if length > 0 {
		n.score = 2 * common / length
	}
	return n
}

// fitting returns the phrase that the words from at on have best, and where it ends.
func fitting(alts [][]string, words []string, at int) (best []string, to int) {
	best, to = alts[0], at
	most := -1.0
	for _, phrase := range alts {
		score, end := -float64(len(phrase))/100, at // of equal ones the shorter
		for _, w := range phrase {
			for i := end; i < len(words); i++ {
				if s := alike(w, words[i]); s > 0 {
					score, end = score+s*weight(w), i+1
					break
				}
			}
		}
		if score > most {
			best, to, most = phrase, end, score
		}
	}
	return best, to
}

// weight says how much a word tells of what a phrase is about.
func weight(w string) float64 {
	if english.StopWord(w) {
		return 0.25
	}
	return 1
}

// alike says how far two words are the same: 1 for the word itself, less for another
// form of it or one that is spelt nearly so, 0 for another word.
func alike(a, b string) float64 {
	switch {
	case a == b:
		return 1
	case len(a) > 4 && english.Stem(a) == english.Stem(b):
		return 0.8
	case len(a) > 5 && len(b) > 5 && strings.HasPrefix(b, a[:4]) && spelling.Distance(a, b) <= 2:
		return 0.6
	}
	return 0
}

// Counts says where in a statement an entry counts, and on what condition.
func (l *Lexicon) Counts(e *Entry) string {
	counts := l.kindCounts(e)
	if len(e.NotIn) > 0 {
		counts += "; not in texts of the form " + strings.Join(e.NotIn, ", ")
	}
	return counts
}

func (l *Lexicon) kindCounts(e *Entry) string {
	for i := range l.Kinds {
		k := &l.Kinds[i]
		if k.ID != e.Kind {
			continue
		}
		for _, r := range k.Roles {
			if r.ID == e.Role && r.Counts != "" {
				return r.Counts
			}
		}
		return k.Counts
	}
	return ""
}

// RankSource says what the rank of an entry rests on, "" for no rank.
func (l *Lexicon) RankSource(e *Entry) string {
	for i := range l.Ladders {
		for _, r := range l.Ladders[i].Ranks {
			if l.Ladders[i].ID == e.Ladder && r.Rank == e.Rank {
				return r.Source
			}
		}
	}
	return ""
}

// Beside returns the entries of the ladder of an entry, the strongest first.
func (l *Lexicon) Beside(e *Entry) []*Entry {
	var out []*Entry
	for _, o := range l.Entries {
		if e.Ladder != "" && o.Ladder == e.Ladder && o.Rank > 0 {
			out = append(out, o)
		}
	}
	slices.SortStableFunc(out, func(a, b *Entry) int { return b.Rank - a.Rank })
	return out
}
