// Package speech gives words their parts of speech, by the model of prose, an averaged
// perceptron with the tags of the Penn Treebank.
//
// It reads the model where the program has it in memory. prose itself copies 2 MB of it
// and checks the order of 75,000 names, which takes as long as auditing a short draft; its
// own tests and those here see to it that both say the same.
package speech

import (
	"fmt"
	"strings"
	"sync"

	"github.com/resolint/resolint/internal/lazyregexp"
)

// Tagger gives words their parts of speech. It is safe for concurrent use.
type Tagger struct {
	*model
	pool sync.Pool // of *scratch
}

// New returns a tagger. It fails only where the program was built with another model.
func New() (*Tagger, error) {
	m, err := english()
	if err != nil {
		return nil, fmt.Errorf("load the part-of-speech model: %w", err)
	}
	t := &Tagger{model: m}
	t.pool.New = func() any { return &scratch{scores: make([]float32, len(m.classes))} }
	return t, nil
}

// scratch is what one call works with.
type scratch struct {
	scores []float32
	key    []byte
	around []string
}

// Tag appends the tag of each word of a text to tags and returns it. A possessive ending,
// which has a tag of its own, is a word. The text is taken for one sentence.
func (t *Tagger) Tag(words, tags []string) []string {
	s := t.pool.Get().(*scratch)
	defer t.pool.Put(s)
	s.around = append(s.around[:0], "-START-", "-START2-")
	for _, w := range words {
		s.around = append(s.around, usual(w))
	}
	s.around = append(s.around, "-END-", "-END2-")
	last, before := "-START-", "-START2-"
	for i, w := range words {
		tag, ok := t.plain(w)
		if !ok {
			tag = t.guess(s, w, s.around[i:i+5], last, before)
		}
		tags = append(tags, tag)
		last, before = tag, last
	}
	return tags
}

// traces stand for words that are left out, in the texts that the model was made of.
var traces = lazyregexp.New(`^(?:0|\*[\w?]\*|\*\-\d{1,3}|\*[A-Z]+\*\-\d{1,3}|\*)$`)

// plain is the tag of a word that has only one.
func (t *Tagger) plain(word string) (string, bool) {
	switch {
	case word == "":
		return "", false
	case word == "-":
		return "-", true
	case word == "8D" || word == "xD" || word == "xDD" || word == "XDD": // the emoticons that can be words
		return "SYM", true
	case word[0] == '@':
		return "NN", true
	case (word[0] == '*' || word == "0") && traces.MatchString(word):
		return "-NONE-", true
	case len(word) == 5 && word[0] == '-' && word[4] == '-' && isUpper(word[1:4]): // -LRB-
		return word, true
	}
	return t.known(word)
}

func isUpper(s string) bool {
	for i := range len(s) {
		if s[i] < 'A' || s[i] > 'Z' {
			return false
		}
	}
	return true
}

// guess is the likeliest tag of a word in the middle of five, with the tags of the last
// word and of the one before it.
func (t *Tagger) guess(s *scratch, word string, around []string, last, before string) string {
	clear(s.scores)
	s.add(t, bias)
	s.add(t, wordEnding, ending(word))
	s.add(t, wordInitial, word[:min(1, len(word))])
	s.add(t, lastTag, last)
	s.add(t, beforeTag, before)
	s.add(t, bothTags, last, " ", before)
	s.add(t, theWord, around[2])
	s.add(t, lastTagWord, last, " ", around[2])
	s.add(t, lastWord, around[1])
	s.add(t, lastEnding, ending(around[1]))
	s.add(t, beforeWord, around[0])
	s.add(t, nextWord, around[3])
	s.add(t, nextEnding, ending(around[3]))
	s.add(t, afterWord, around[4])
	return t.best(s.scores)
}

// add adds what a feature of a group, named by some parts, speaks for each tag.
func (s *scratch) add(t *Tagger, g group, parts ...string) {
	s.key = s.key[:0]
	for _, p := range parts {
		s.key = append(s.key, p...)
	}
	t.weigh(g, s.key, s.scores)
}

// ending is the last three bytes of a word: the model was made of bytes.
func ending(word string) string { return word[max(0, len(word)-3):] }

// usual is the form of a word that the model knows.
func usual(word string) string {
	switch {
	case word == "":
		return ""
	case word[0] != '-' && strings.IndexByte(word, '-') >= 0:
		return "!HYPHEN"
	case len(word) == 4 && isNumber(word):
		return "!YEAR"
	case word[0] >= '0' && word[0] <= '9':
		return "!DIGITS"
	}
	return strings.ToLower(word)
}

// isNumber reports whether a word of four bytes is a number, with a sign or without.
func isNumber(word string) bool {
	if word[0] == '+' || word[0] == '-' {
		word = word[1:]
	}
	return strings.Trim(word, "0123456789") == ""
}
