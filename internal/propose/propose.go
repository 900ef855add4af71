package propose

import (
	"cmp"
	"slices"
	"strings"

	"github.com/resolint/resolint/internal/english"
	"github.com/resolint/resolint/internal/lexicon"
)

// Proposal is a phrase that an entry of the lexicon may lack.
type Proposal struct {
	// Entry is the entry's ID, Pattern the pattern in it of which one word is exchanged.
	Entry, Pattern string
	// Word is exchanged for Instead, which WordNet calls Relation: "same" or "near".
	Word, Instead, Relation string
	// Likeness is the least of all vectors, 0 to 1.
	Likeness float64
}

// Phrase is the pattern with the word exchanged.
func (p *Proposal) Phrase() string { return strings.Replace(p.Pattern, p.Word, p.Instead, 1) }

const (
	// neighbours is how many neighbours of a word are looked at, least how alike they
	// must be.
	neighbours = 60
	least      = 0.5
)

// Propose proposes phrases for the concepts that wanted keeps: a word of a pattern
// exchanged for a neighbour in all vectors that WordNet relates to it. What the lexicon
// finds already, the same stem and opposites are left out. The likeliest come first.
func Propose(lex *lexicon.Lexicon, vectors []*Vectors, net *WordNet, wanted func(*lexicon.Entry) bool) []Proposal {
	var out []Proposal
	seen := map[[2]string]bool{} // one pattern is enough to tell of a word
	found := map[string][]Proposal{}
	for _, e := range lex.Entries {
		if e.Kind != "concept" || !wanted(e) {
			continue
		}
		for _, pattern := range e.Words {
			for _, word := range plainWords(pattern) {
				if _, ok := found[word]; !ok {
					found[word] = exchanges(word, vectors, net)
				}
				for _, p := range found[word] {
					p.Entry, p.Pattern = e.ID, pattern
					key := [2]string{e.ID, p.Instead}
					if !seen[key] && !known(lex, e, p.Phrase()) {
						seen[key] = true
						out = append(out, p)
					}
				}
			}
		}
	}
	slices.SortStableFunc(out, func(a, b Proposal) int { return cmp.Compare(b.Likeness, a.Likeness) })
	return out
}

// plainWords are the words of content of a pattern that is plain words, some with the
// plus sign of plurals; nil for others, whose alternatives a person has thought of.
func plainWords(pattern string) []string {
	var out []string
	for w := range strings.FieldsSeq(pattern) {
		w = strings.TrimSuffix(w, "+")
		if strings.ContainsFunc(w, func(r rune) bool { return (r < 'a' || r > 'z') && r != '-' }) {
			return nil
		}
		if len(w) > 3 && !english.StopWord(w) {
			out = append(out, w)
		}
	}
	return out
}

// exchanges are the words that may stand for a word.
func exchanges(word string, vectors []*Vectors, net *WordNet) []Proposal {
	related := net.Related(word)
	likeness := map[string]float64{}
	for i, v := range vectors {
		here := map[string]float64{}
		for _, n := range v.Near(word, neighbours, least) {
			if before, ok := likeness[n.Word]; i == 0 || ok {
				here[n.Word] = n.Likeness
				if ok {
					here[n.Word] = min(before, n.Likeness)
				}
			}
		}
		likeness = here
	}
	var out []Proposal
	for other, x := range likeness {
		if r := related[other]; r != "" && english.Stem(other) != english.Stem(word) {
			out = append(out, Proposal{Word: word, Instead: other, Relation: r, Likeness: x})
		}
	}
	slices.SortFunc(out, func(a, b Proposal) int {
		return cmp.Or(cmp.Compare(b.Likeness, a.Likeness), cmp.Compare(a.Instead, b.Instead))
	})
	return out
}

// known reports whether the lexicon finds the entry's family in a phrase already.
func known(lex *lexicon.Lexicon, e *lexicon.Entry, phrase string) bool {
	return slices.ContainsFunc(lex.Find(lex.Tokens(strings.ReplaceAll(phrase, "+", ""), nil)), func(h lexicon.Hit) bool {
		return h.Entry.Kind == "concept" && h.Entry.Family == e.Family
	})
}
