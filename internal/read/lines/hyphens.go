package lines

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// compoundHeads are first parts of compounds that are written with a hyphen and
// that break at it.
var compoundHeads = set(`all anti cross counter decision ex five follow four full half high inter job landlocked large like
	long low lower micro middle multi new non north one part peer policy post pre pro public quasi real risk rights
	rule self semi short single small so socio south sub sustainable third three trans two under well wide world year gender age
	capacity data evidence human information knowledge market people science sex state time action result needs needs-based
	co cost user child victim survivor community climate vice by broad cutting far fact open end web land demand`)

// CompoundHead reports whether a word, in lower case, is a usual first part of
// compounds that keep their hyphen: "gender-responsive", "multi-stakeholder".
func CompoundHead(word string) bool { return compoundHeads[word] }

func set(s string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(s) {
		m[w] = true
	}
	return m
}

// boundEndings end words and are none; up to two letters may stand before them.
var boundEndings = strings.Fields("tion tions tional tionally sion sions ment ments mental ity ities tive tives tively ization izations isation isations")

// wholeWords look like bound endings and are words.
var wholeWords = set(`action actions nation nations national option options optional motion motions notion notions ration rations rational
	moment moments city cities unity native natives active actively motive motives mental`)

// endings are other ends of words that stand for themselves.
var endings = set(`ing ings ting ding ning ling ping ly nology nologies nological nication nications munication munications
	cation cations lation lations ration zation ture tures tural bly ble bility bilities nance ence ences ship ships`)

// bound reports whether a fragment, in lower case, is the end of a word and no
// word.
func bound(s string) bool {
	if endings[s] {
		return true
	}
	if wholeWords[s] {
		return false
	}
	for _, e := range boundEndings {
		if rest, ok := strings.CutSuffix(s, e); ok && utf8.RuneCountInString(rest) <= 2 {
			return true
		}
	}
	return false
}

// cutWord is a hyphen at a line's end with what goes on below.
var cutWord = regexp.MustCompile(`-[ \t]*\r?\n[ \t]*\p{L}*`)

// Vocabulary knows the words of a text, by which it decides what a hyphen at a
// line's end is: a part of a compound or the mark of a divided word.
type Vocabulary struct {
	words map[string]bool
	// divides is true if more lines' ends are words divided in two than compounds.
	divides bool
}

// NewVocabulary collects the words of a text in lower case, with and without
// hyphens inside, except those that a line's end cuts.
func NewVocabulary(text string) *Vocabulary {
	v := &Vocabulary{words: map[string]bool{}}
	for _, w := range strings.FieldsFunc(cutWord.ReplaceAllString(text, "- "), func(r rune) bool { return !unicode.IsLetter(r) && r != '-' }) {
		if !strings.HasSuffix(w, "-") {
			v.words[strings.ToLower(w)] = true
		}
	}
	divided, compound := 0, 0
	for _, m := range cutWord.FindAllStringIndex(text, -1) {
		switch v.joint(parts(text[:m[0]], strings.TrimLeft(text[m[0]+1:m[1]], " \t\r\n"))) {
		case dropped:
			divided++
		case kept:
			compound++
		}
	}
	v.divides = divided > compound
	return v
}

// joint says what is known of a hyphen at a line's end.
type joint int

const (
	unknown joint = iota
	kept
	dropped
)

func (v *Vocabulary) joint(left, right string) joint {
	head := left[strings.LastIndexByte(left, '-')+1:]
	switch {
	case left == "" || right == "":
		return unknown
	case v.words[left+"-"+right]:
		return kept
	case v.words[left+right]:
		return dropped
	case compoundHeads[head]:
		return kept
	case bound(right):
		return dropped
	case utf8.RuneCountInString(head) > 3 && utf8.RuneCountInString(right) > 3 && v.words[head] && v.words[right]:
		return kept
	}
	return unknown
}

// parts returns the fragments of a word on both sides of a line's end, in lower
// case.
func parts(before, after string) (left, right string) {
	inWord := func(r rune) bool { return unicode.IsLetter(r) || r == '-' }
	before = before[max(0, len(before)-100):]
	left = strings.ToLower(before[len(strings.TrimRightFunc(before, inWord)):])
	right = strings.ToLower(after)
	return left, right[:len(right)-len(strings.TrimLeftFunc(right, inWord))]
}

// Joined reports whether the word that is cut between the end of a, which comes
// without its hyphen, and the start of b is one word: the text writes it so
// elsewhere, or its second part is none, or the text divides words at the ends of
// its lines and nothing speaks for a compound.
func (v *Vocabulary) Joined(a, b string) bool {
	left, right := parts(a, b)
	switch v.joint(left, right) {
	case dropped:
		return true
	case kept:
		return false
	}
	return v.divides && left != "" && right != ""
}
