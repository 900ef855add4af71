package lexicon

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/resolint/resolint/internal/english"
)

// Patterns are written for people who know the language, not the program:
//
//	gender equality          these words, whatever hyphens or case
//	stakeholder+             the noun and its plural
//	limit~                   the verb and its forms: limits, limited, limiting
//	shall|should|must        one of these words
//	[all] women              an optional word, or [by|through] one of several
//	(work plan|agenda)       one of several phrases
//	_                        any one word;  _3 up to three words, none possible
//	multi-stakeholder        also multistakeholder
//	<states>                 one of the phrases of the list of that name
//
//	(lead|take over)~        each phrase with its first word in all verb forms
//	(treaty|code of law)+    each phrase with its last word in the plural too
//	<lead>~  <treaty>+       the same of a list
//
// A pattern is a row of elements, each with alternatives.

// phrase is a row of words, by their numbers in a vocabulary, and of gaps.
type phrase []int32

// A gap is a number below zero.
const (
	oneWord = -100 // any one word
	maxGap  = 9    // -n is a gap of up to n words
)

// element is one of several words or phrases. An empty phrase means that it may be left
// out. It is not changed once it is made, for the same word in other patterns shares it.
type element struct {
	// words are sorted.
	words []int32
	// phrases are those that are not one word.
	phrases []phrase
}

func (e *element) size() int { return len(e.words) + len(e.phrases) }

// all returns the alternatives as phrases.
func (e *element) all() []phrase {
	out := make([]phrase, 0, e.size())
	for i := range e.words {
		out = append(out, phrase(e.words[i:i+1:i+1]))
	}
	return append(out, e.phrases...)
}

// take adds the alternatives of another element to one in the making.
func (e *element) take(o *element) {
	e.words = append(e.words, o.words...)
	e.phrases = append(e.phrases, o.phrases...)
}

// takePhrase adds a phrase to one in the making.
func (e *element) takePhrase(a phrase) {
	if len(a) == 1 && a[0] > 0 {
		e.words = append(e.words, a[0])
		return
	}
	e.phrases = append(e.phrases, a)
}

// made ends the making of an element.
func (e *element) made() *element {
	slices.Sort(e.words)
	e.words = slices.Compact(e.words)
	return e
}

// has reports whether a word is among sorted ones.
func has(words []int32, word int32) bool {
	if len(words) <= fewEdges {
		return slices.Contains(words, word)
	}
	_, found := slices.BinarySearch(words, word)
	return found
}

// optional reports whether the element may be left out.
func (e *element) optional() bool {
	for _, a := range e.phrases {
		if len(a) == 0 {
			return true
		}
	}
	return false
}

// maxExpansion bounds what one element may stand for; a lexicon that exceeds it
// has a slip in its brackets.
const maxExpansion = 600

// maxNest bounds brackets and lists within each other; a list that names itself
// exceeds it.
const maxNest = 24

// vocabulary numbers the words of patterns, from 1 on, spelt as Tokens folds those of
// texts.
type vocabulary struct {
	spellings map[string]string
	words     map[string]int32
	// names are the words by number.
	names []string
	// read holds what the words of patterns stand for, with their marks.
	read map[string]*element
}

func newVocabulary(spellings map[string]string) *vocabulary {
	const words, read = 4 << 10, 3500 // resolint's own lexicon has nearly as many
	return &vocabulary{spellings: spellings, words: make(map[string]int32, words), names: make([]string, 1, words), read: make(map[string]*element, read)}
}

func (v *vocabulary) number(word string) int32 {
	if n, ok := v.words[word]; ok {
		return n
	}
	if spelt, ok := v.spellings[word]; ok && spelt != word {
		n := v.number(spelt)
		v.words[word] = n
		return n
	}
	n := int32(len(v.names))
	v.words[word] = n
	v.names = append(v.names, word)
	return n
}

// pattern is a pattern that is being read.
type pattern struct {
	*vocabulary
	src  string
	at   int
	nest int // lists and optional words that it stands in
	// own and lists are what it may name, an entry's own before those of all.
	own, lists map[string][]string
}

// elements reads the pattern and gives its elements to add, one after the other.
func (p *pattern) elements(add func(*element)) error {
	required := false
	for p.at < len(p.src) {
		if p.src[p.at] == ' ' {
			p.at++
			continue
		}
		e, err := p.item(0)
		if err != nil {
			return fmt.Errorf("pattern %q: %w", p.src, err)
		}
		required = required || !e.optional()
		add(e)
	}
	if !required {
		return fmt.Errorf("pattern %q: may match nothing", p.src)
	}
	return nil
}

// nothing is an element that is left out.
var nothing = &element{phrases: []phrase{nil}}

// sequence reads phrases up to the end or, inside brackets, up to ')' or '|'.
func (p *pattern) sequence(depth int) (*element, error) {
	var out *element
	for p.at < len(p.src) {
		c := p.src[p.at]
		if c == ' ' {
			p.at++
			continue
		}
		if depth > 0 && (c == ')' || c == '|') {
			break
		}
		e, err := p.item(depth)
		if err != nil {
			return nil, err
		}
		if out == nil {
			out = e
			continue
		}
		if out.size()*e.size() > maxExpansion {
			return nil, errTooMany
		}
		out = product(out.all(), e.all())
	}
	if out == nil {
		return nothing, nil
	}
	return out, nil
}

var (
	errTooMany = fmt.Errorf("stands for more than %d phrases", maxExpansion)
	errOpen    = errors.New("bracket is not closed")
)

func product(left, right []phrase) *element {
	out := &element{phrases: make([]phrase, 0, len(left)*len(right))}
	for _, l := range left {
		for _, r := range right {
			out.takePhrase(append(l[:len(l):len(l)], r...))
		}
	}
	return out.made()
}

func (p *pattern) item(depth int) (*element, error) {
	if depth+p.nest > maxNest {
		return nil, fmt.Errorf("brackets or lists stand more than %d deep; does a list name itself?", maxNest)
	}
	switch p.src[p.at] {
	case '(':
		return p.bracket(depth)
	case '[':
		inner, ok := p.upTo(']')
		if !ok {
			return nil, errOpen
		}
		out := &element{phrases: []phrase{nil}}
		for one := range strings.SplitSeq(inner, "|") {
			e, err := p.within(one, depth)
			if err != nil {
				return nil, err
			}
			out.take(e)
		}
		return out.made(), nil
	case '<':
		name, ok := p.upTo('>')
		if !ok {
			return nil, errors.New("the name of a list is not closed")
		}
		return p.list(name, depth)
	}
	return p.word(depth)
}

// upTo reads what stands between the bracket at the place and the closing one.
func (p *pattern) upTo(closing byte) (string, bool) {
	end := strings.IndexByte(p.src[p.at:], closing)
	if end < 0 {
		return "", false
	}
	inner := p.src[p.at+1 : p.at+end]
	p.at += end + 1
	return inner, true
}

// bracket reads one of several phrases.
func (p *pattern) bracket(depth int) (*element, error) {
	p.at++
	out := &element{}
	for {
		e, err := p.sequence(depth + 1)
		if err != nil {
			return nil, err
		}
		out.take(e)
		if p.at >= len(p.src) {
			return nil, errOpen
		}
		p.at++
		if p.src[p.at-1] == ')' {
			return p.suffix(out), nil
		}
		if out.size() > maxExpansion {
			return nil, errTooMany
		}
	}
}

// list reads the phrases of a list.
func (p *pattern) list(name string, depth int) (*element, error) {
	list, ok := p.own[name]
	if !ok {
		list, ok = p.lists[name]
	}
	if !ok {
		return nil, fmt.Errorf("there is no list %q", name)
	}
	out := &element{}
	for _, one := range list {
		e, err := p.within(one, depth)
		if err != nil && p.nest == 0 {
			return nil, fmt.Errorf("list %s: %w", name, err)
		}
		if err != nil {
			return nil, err
		}
		if out.take(e); out.size() > maxExpansion {
			return nil, errTooMany
		}
	}
	return p.suffix(out), nil
}

// within reads what a list or optional words hold.
func (p *pattern) within(src string, depth int) (*element, error) {
	outer := *p
	p.src, p.at, p.nest = src, 0, p.nest+depth+1
	e, err := p.sequence(0)
	*p = outer
	return e, err
}

// suffix applies a ~ or + that follows a bracket or list to each of its phrases.
func (p *pattern) suffix(e *element) *element {
	if p.at >= len(p.src) || p.src[p.at] != '~' && p.src[p.at] != '+' {
		return e.made()
	}
	mark := p.src[p.at]
	p.at++
	out := &element{}
	for _, a := range e.all() {
		switch {
		case mark == '+' && len(a) > 0 && a[len(a)-1] > 0:
			last := len(a) - 1
			out.takePhrase(a)
			out.takePhrase(append(a[:last:last], p.number(english.Plural(p.names[a[last]]))))
		case mark == '~' && len(a) > 0 && a[0] > 0:
			for _, f := range english.VerbForms(p.names[a[0]]) {
				out.takePhrase(append(phrase{p.number(f)}, a[1:]...))
			}
		default:
			out.takePhrase(a)
		}
	}
	return out.made()
}

// word reads one word or several alternatives of one word.
func (p *pattern) word(depth int) (*element, error) {
	start := p.at
	for ; p.at < len(p.src); p.at++ {
		switch c := p.src[p.at]; c {
		case ' ', '(', ')', '[', ']', '<', '>':
		case '|':
			if depth == 0 {
				continue
			}
		default:
			continue
		}
		break
	}
	if p.at == start {
		return nil, fmt.Errorf("unexpected %q at character %d", p.src[p.at], p.at+1)
	}
	text := p.src[start:p.at]
	if e, ok := p.read[text]; ok {
		return e, nil
	}
	e := &element{}
	for w := range strings.SplitSeq(text, "|") {
		if err := p.forms(e, w); err != nil {
			return nil, err
		}
	}
	p.read[text] = e.made()
	return e, nil
}

// forms adds what one word of a pattern stands for.
func (v *vocabulary) forms(e *element, w string) error {
	if rest, ok := strings.CutPrefix(w, "_"); ok {
		switch {
		case rest == "":
			e.takePhrase(phrase{oneWord})
		case len(rest) == 1 && rest[0] >= '1' && rest[0] <= '0'+maxGap:
			e.takePhrase(phrase{-int32(rest[0] - '0')})
		default:
			return fmt.Errorf("%q is no gap; one word is _, up to nine are _2 to _9", w)
		}
		return nil
	}
	bare := strings.TrimRight(w, "~+")
	if strings.Trim(bare, "-") == "" || len(bare) < len(w)-1 {
		return fmt.Errorf("there is no word in %q", w)
	}
	switch w[len(bare):] {
	case "+":
		v.hyphens(e, bare)
		v.hyphens(e, english.Plural(bare))
	case "~":
		for _, f := range english.VerbForms(bare) {
			v.hyphens(e, f)
		}
	default:
		v.hyphens(e, w)
	}
	return nil
}

// hyphens adds a word, a hyphenated one split and joined.
func (v *vocabulary) hyphens(e *element, w string) {
	if strings.IndexByte(w, '-') < 0 {
		e.words = append(e.words, v.number(w))
		return
	}
	var split phrase
	for part := range strings.SplitSeq(w, "-") {
		split = append(split, v.number(part))
	}
	e.takePhrase(split)
	e.takePhrase(phrase{v.number(strings.ReplaceAll(w, "-", ""))})
}
