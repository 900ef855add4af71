// Package language tells in which language the paragraphs of a text are written:
// by their script, and in Latin script by their function words.
//
// It knows English well and other languages well enough to name them. A word or
// two in another language, a name or a quotation, make no paragraph foreign.
package language

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// English is the language that the rules and the lexicon know.
const English = "English"

// Other stands for a language in Latin script that has no list of words here.
const Other = "a language other than English"

// Names of languages that the script alone tells, and of those with lists of words.
const (
	Arabic     = "Arabic"
	Chinese    = "Chinese"
	French     = "French"
	Russian    = "Russian"
	Spanish    = "Spanish"
	Portuguese = "Portuguese"
	Italian    = "Italian"
	German     = "German"
	Dutch      = "Dutch"
	Swedish    = "Swedish"
	Polish     = "Polish"
	Turkish    = "Turkish"
	Indonesian = "Indonesian"
	Romanian   = "Romanian"
	Swahili    = "Swahili"
	Vietnamese = "Vietnamese"
)

// names are the languages with lists of words; English stands first, and of two
// languages with as many words the earlier one is named.
var names = []string{
	English, French, Spanish, Portuguese, Italian, German, Dutch, Swedish, Polish, Turkish, Indonesian, Romanian, Swahili, Vietnamese,
}

// A Verdict says what the paragraphs of a text are written in.
type Verdict struct {
	// Paragraphs holds the language of each paragraph that is not English; "" for
	// English ones and for those that say nothing on their language and stand beside
	// English ones.
	Paragraphs []string
	// Words counts the words of the text, Foreign those of foreign paragraphs.
	Words, Foreign int
	// Main is the language that most of the foreign words are written in, "" where
	// there are none.
	Main string
}

// Whole reports whether there is nothing English to be audited.
func (v *Verdict) Whole() bool { return v.Foreign > 0 && v.Foreign*20 >= v.Words*17 }

// Large reports whether what is not English is more than a quotation: a tenth of
// the text or two hundred words, and at least a sentence; of a short text a quarter, of a
// few words half.
func (v *Verdict) Large() bool {
	return v.Foreign >= 200 || v.Foreign >= 25 && v.Foreign*10 >= v.Words || v.Foreign >= 8 && v.Foreign*4 >= v.Words ||
		v.Foreign >= 4 && v.Foreign*2 >= v.Words
}

// Judge tells the languages of a text's paragraphs.
func Judge(paragraphs []string) Verdict {
	v := Verdict{Paragraphs: make([]string, len(paragraphs))}
	words := make([]int32, len(paragraphs))
	known := make([]string, len(paragraphs))
	var all tally
	for i, p := range paragraphs {
		var seen tally
		seen.read(p)
		known[i] = seen.language()
		all.add(&seen)
		words[i] = int32(seen.words)
		v.Words += seen.words
	}
	name(known)
	copy(v.Paragraphs, known)
	fill(v.Paragraphs)
	english, told := false, 0
	for _, l := range known {
		english = english || l == English && all.votes[0] > 1 // one word may be a heading's
		if l != "" && l != English {
			told++
		}
	}
	if !english && (told == 0 || all.evidence() < enough) {
		// Not a paragraph says what it is written in; the text as a whole may.
		whole := all.whole()
		for i := range v.Paragraphs {
			v.Paragraphs[i] = whole
		}
	}
	by := map[string]int{}
	for i, l := range v.Paragraphs {
		if l == English {
			v.Paragraphs[i] = ""
		} else if l != "" {
			v.Foreign += int(words[i])
			by[l] += int(words[i])
		}
	}
	for l, n := range by {
		if n > by[v.Main] || n == by[v.Main] && (v.Main == "" || l < v.Main) {
			v.Main = l
		}
	}
	return v
}

// name gives the paragraphs that are in some language other than English that of the
// nearest one before them, else behind them, whose language has a name.
func name(languages []string) {
	for _, backwards := range [...]bool{false, true} {
		near := ""
		for k := range languages {
			i := k
			if backwards {
				i = len(languages) - 1 - k
			}
			switch l := languages[i]; {
			case l == Other && near != "":
				languages[i] = near
			case l != "" && l != English && l != Other:
				near = l
			}
		}
	}
}

// fill gives the paragraphs that say nothing, such as a label or a name, the
// language of those around them, where these agree.
func fill(languages []string) {
	before := ""
	for i := 0; i < len(languages); {
		if languages[i] != "" {
			before = languages[i]
			i++
			continue
		}
		end := i
		for end < len(languages) && languages[end] == "" {
			end++
		}
		after := before
		if end < len(languages) {
			after = languages[end]
		}
		if before == "" {
			before = after
		}
		if before == after {
			for k := i; k < end; k++ {
				languages[k] = before
			}
		}
		i = end
	}
}

// enough is the number of function words that a short text must have before it is
// called foreign.
const enough = 3

// few and handful are the words of a text so short that one word speaks for its language
// where none is English.
const (
	few     = 2
	handful = 40
)

// tally counts what speaks for the languages of a stretch of text.
type tally struct {
	words int // Han characters count as half a word
	small int // words in Latin script with a small letter first
	// articles counts, by the place of the language, small words that stand in names of
	// English texts too.
	articles [16]int
	// accented are those of them, and first words of a paragraph, that hold a letter
	// which English does not write.
	accented int
	// long are the words of four letters or more, open those of them that end as hardly
	// an English word does, ended those of them that tell: with a small letter, and not
	// English. Names begin with a capital.
	long, open, ended int
	// shouted is true in a paragraph in capitals, whose words are no acronyms; brief in one
	// of a few words, which may be a heading and speaks for no English around it.
	shouted, brief bool
	// letters counts by the place of the script in scripts, votes by that of the
	// language in names.
	letters [20]int
	votes   [16]int
}

func (t *tally) add(o *tally) {
	t.words += o.words
	t.small += o.small
	t.accented += o.accented
	t.long += o.long
	t.open += o.open
	t.ended += o.ended
	for i, n := range o.letters {
		t.letters[i] += n
	}
	for i, n := range o.votes {
		t.votes[i] += n
		t.articles[i] += o.articles[i]
	}
}

// read counts the letters and words of a paragraph.
func (t *tally) read(s string) {
	signs, start := 0, -1
	t.shouted, t.brief = shouts(s)
	flush := func(end int) {
		if start >= 0 {
			t.word(s[start:end], start == 0)
		}
		start = -1
	}
	for i, r := range s {
		if !unicode.IsLetter(r) {
			if start < 0 || !unicode.IsMark(r) {
				flush(i)
			}
			continue
		}
		script := scriptOf(r)
		t.letters[script]++
		if script == han || script == kana {
			flush(i)
			signs++
		} else if start < 0 {
			start = i
		}
	}
	flush(len(s))
	t.words += (signs + 1) / 2
}

func (t *tally) word(w string, first bool) {
	t.words++
	c := w[0]
	small := c >= 'a' && c <= 'z'
	if small {
		t.small++
	}
	if small || t.shouted {
		for i, n := 0, articles[strings.ToLower(w)]; n > 0; n, i = n>>1, i+1 {
			t.articles[i] += int(n & 1)
		}
	}
	if (small || first) && hasAccent(w) {
		t.accented++
	}
	if len(w) > longestWord || len(w) > 1 && isUpper(w[:2]) && !t.shouted {
		return // a word in capitals may be an acronym: "COM", "ITU"
	}
	t.ending(w, small)
	for v, i := languagesOf(w), 0; v > 0; v, i = v>>1, i+1 {
		t.votes[i] += int(v & 1)
	}
}

// ending counts how a word ends: in "o", "a" or "i", or these with an "s", as the nouns and
// adjectives of Romance languages do.
func (t *tally) ending(w string, small bool) {
	if len(w) < 4 {
		return
	}
	t.long++
	stem, plural := strings.CutSuffix(w, "s")
	switch stem[len(stem)-1] {
	case 'o', 'a':
	case 'i':
		if plural {
			return // "crisis"
		}
	default:
		return
	}
	t.open++
	if small && !openEnglish[stem] {
		t.ended++
	}
}

// shouts reports a paragraph that is printed in capitals and is no row of acronyms: it has
// a sentence's length, or words that are too long for acronyms.
func shouts(s string) (shouted, brief bool) {
	const sentence, short = 8, 4 // words
	const longer = 5             // letters
	if strings.IndexFunc(s, unicode.IsLower) >= 0 {
		return false, false
	}
	words := strings.Fields(s)
	long := 0
	for _, w := range words {
		if utf8.RuneCountInString(strings.Trim(w, ",;:.()")) >= longer {
			long++
		}
	}
	brief = len(words) < sentence
	return !brief || len(words) >= short && long >= 2, brief
}

// longestWord is the length in bytes of the longest word that is looked up.
const longestWord = 24

// languagesOf are those that a word of at most longestWord bytes is listed for, whatever
// its case.
func languagesOf(w string) votes {
	var room [longestWord]byte
	for i := range len(w) {
		c := w[i]
		if c >= utf8.RuneSelf {
			return latin[strings.ToLower(w)]
		}
		if c >= 'A' && c <= 'Z' {
			c |= 0x20
		}
		room[i] = c
	}
	return latin[string(room[:len(w)])]
}

// hasAccent reports a Latin letter beyond ASCII; names, which English texts hold, begin
// with a capital.
func hasAccent(w string) bool {
	for _, r := range w {
		if r >= 'À' && r <= 'ɏ' {
			return true
		}
	}
	return false
}

func isUpper(s string) bool { return s[0] >= 'A' && s[0] <= 'Z' && s[1] >= 'A' && s[1] <= 'Z' }

// language tells what a paragraph is written in, "" where it does not say.
func (t *tally) language() string {
	if s := t.script(); s != "" {
		return s
	}
	best, other := t.best()
	en := t.votes[0]
	switch {
	case other >= 2 && other > 2*en:
		return names[best]
	case en >= 2 && en > other, en == 1 && other == 0:
		if t.brief {
			return ""
		}
		return English
	case en == 0 && other > 0 && (t.small >= 4 || t.shouted) && (t.accented >= 2 || t.articles[best] > 0):
		return names[best]
	case en == 0 && other == 0 && t.small >= 5 && t.manyArticles() != "":
		return t.manyArticles()
	case en == 0 && t.accented >= 2 && t.small >= 3:
		return Other // Czech, Hungarian
	}
	return ""
}

// best returns the place of the language other than English that most words speak
// for, and the number of these words, which may be 0.
func (t *tally) best() (best, most int) {
	for i, n := range t.votes[1:] {
		if n > most {
			best, most = i+1, n
		}
	}
	return best, most
}

// manyArticles names the language of which a paragraph has three small words that stand
// in names, too, more than of any other; "" for none.
func (t *tally) manyArticles() string {
	best := 0
	for i, n := range t.articles {
		if n > t.articles[best] {
			best = i
		}
	}
	if t.articles[best] < enough {
		return ""
	}
	return names[best]
}

// article names the language whose articles stand in a text without an English word:
// beside other small words, for "Rio de Janeiro" is a name, but in German, which writes
// its nouns with capitals.
func (t *tally) article() string {
	best, most := "", 0
	for i, n := range t.articles {
		switch {
		case n == 0 || (t.small == n) != (names[i] == German):
		case n > most:
			best, most = names[i], n
		case n == most:
			best = Other
		}
	}
	return best
}

// evidence is the number of words, or of letters of another script, that speak for
// a language other than English.
func (t *tally) evidence() int {
	_, n := t.best()
	for _, k := range t.letters[1:] {
		n += k
	}
	return n
}

// whole tells the language of a text none of whose paragraphs does: by all its
// words together, or because hardly any of them is English.
func (t *tally) whole() string {
	if s := t.script(); s != "" {
		return s
	}
	best, other := t.best()
	en := t.votes[0]
	switch {
	case other >= enough && other > 2*en:
		return names[best]
	case other > 0 && en == 0 && t.words >= few && t.words <= handful:
		return names[best]
	case en == 0 && t.words <= handful && t.article() != "":
		return t.article()
	case t.accented > 0 && en == 0 && t.small > 0 && t.words >= few && t.words <= handful:
		return Other
	case t.ended > 0 && t.open >= few && t.open == t.long && en == 0 && t.words <= handful:
		return Other
	case t.small >= 80 && t.small*2 > t.words && en*33 < t.small:
		return Other
	}
	return ""
}
