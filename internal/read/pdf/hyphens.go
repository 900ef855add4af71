package pdf

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/resolint/resolint/internal/english"
)

// vocabulary is the words of a document that stand whole within a line, by which
// it decides what a hyphen at a line's end is.
type vocabulary struct {
	words map[string]bool
	// hyphenates is true if the document was hyphenated by its program: many of
	// its lines end with a hyphen.
	hyphenates bool
	// softShown is true if the font maps its hyphen to U+00AD, so that a soft
	// hyphen is no proof.
	softShown bool
}

func learn(lines []line) *vocabulary {
	v := &vocabulary{words: map[string]bool{}}
	ending := 0
	for i := range lines {
		text := lines[i].text
		fields := strings.FieldsFunc(text, func(r rune) bool {
			return !unicode.IsLetter(r) && r != '-' && r != '\u00ad' && r != '\u2010' && r != '\u2011'
		})
		if hyphenEnd(text) {
			ending++
			fields = fields[:max(len(fields)-1, 0)]
		}
		if i > 0 && hyphenEnd(lines[i-1].text) && len(fields) > 0 {
			fields = fields[1:]
		}
		for _, f := range fields {
			if strings.ContainsRune(f, '\u00ad') {
				v.softShown = true
			}
			f = strings.ToLower(plainHyphens(f))
			v.words[f] = true
		}
	}
	v.hyphenates = ending >= 3 && ending*25 > len(lines) || v.divides(lines)
	return v
}

// divides reports whether more of the lines' ends are words divided in two, by
// the rest of the document, than compounds.
func (v *vocabulary) divides(lines []line) bool {
	divided, compound := 0, 0
	for i := 0; i+1 < len(lines); i++ {
		text := strings.TrimRight(lines[i].text, " \t")
		if !hyphenEnd(text) {
			continue
		}
		_, n := utf8.DecodeLastRuneInString(text)
		left, right := strings.ToLower(lastWord(text[:len(text)-n])), strings.ToLower(firstWord(lines[i+1].text))
		switch {
		case v.words[left+"-"+right]:
			compound++
		case v.words[left+right]:
			divided++
		}
	}
	return divided > compound
}

var hyphenFold = strings.NewReplacer("\u2010", "-", "\u2011", "-", "\u00ad", "-")

// plainHyphens writes all hyphens as U+002D.
func plainHyphens(s string) string { return hyphenFold.Replace(s) }

// hyphenEnd reports whether text ends with a hyphen after a letter or digit.
func hyphenEnd(text string) bool {
	text = strings.TrimRight(text, " \t")
	r, n := utf8.DecodeLastRuneInString(text)
	if !strings.ContainsRune("-\u00ad\u2010\u2011", r) {
		return false
	}
	prev, _ := utf8.DecodeLastRuneInString(text[:len(text)-n])
	return unicode.IsLetter(prev) || unicode.IsDigit(prev)
}

// joint says how two lines of a paragraph are put together.
type joint int

const (
	jointSpace joint = iota // with a space
	jointNone               // as they stand
	jointDrop               // without the last character of the first
)

// joint decides how the line ending in a goes on with b.
func (v *vocabulary) joint(a, b string) joint {
	a, b = strings.TrimRight(a, " \t"), strings.TrimLeft(b, " \t")
	last, n := utf8.DecodeLastRuneInString(a)
	next, _ := utf8.DecodeRuneInString(b)
	if last == '–' || last == '—' || last == '/' {
		prev, _ := utf8.DecodeLastRuneInString(a[:len(a)-n])
		if prev == ' ' {
			return jointSpace
		}
		return jointNone
	}
	if !hyphenEnd(a) {
		if unicode.Is(unicode.Han, last) && (unicode.Is(unicode.Han, next) || unicode.IsPunct(next)) {
			return jointNone
		}
		if v.cut(a, b) {
			return jointNone
		}
		return jointSpace
	}
	left, right := strings.ToLower(lastWord(a[:len(a)-n])), strings.ToLower(firstWord(b))
	left = plainHyphens(left)
	if last == '\u00ad' && !v.softShown {
		return jointDrop
	}
	switch {
	case right == "and" || right == "or" || right == "to":
		return jointSpace // "short- and long-term"
	case last == '\u2011', !unicode.IsLower(next), left == "", !unicode.IsLetter(lastRune(left)):
		return jointNone
	}
	_, head, found := cutLast(left, "-")
	if !found {
		head = left
	}
	switch {
	case v.words[left+"-"+right]:
		return jointNone
	case v.words[left+right]:
		return jointDrop
	case english.CompoundHeads[head]:
		return jointNone
	case utf8.RuneCountInString(head) > 3 && utf8.RuneCountInString(right) > 3 && v.words[head] && v.words[right]:
		return jointNone
	case v.hyphenates:
		return jointDrop
	}
	return jointNone
}

// cut reports whether a word that is wider than its column goes on in the next line
// without a hyphen: "telecommunications/informa / tion". The rest of the document
// has the whole word.
func (v *vocabulary) cut(a, b string) bool {
	last := lastWord(a)
	at := strings.LastIndexByte(last, '/')
	if at < 0 {
		return false
	}
	left, right := strings.ToLower(last[at+1:]), strings.ToLower(firstWord(b))
	return left != "" && right != "" && v.words[left+right] && !english.StopWord(left)
}

func cutLast(s, sep string) (before, after string, found bool) {
	if i := strings.LastIndex(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, "", false
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

func lastWord(s string) string {
	i := strings.LastIndexFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune("(“\"‘[", r)
	})
	if i < 0 {
		return s
	}
	_, n := utf8.DecodeRuneInString(s[i:])
	return s[i+n:]
}

func firstWord(s string) string {
	i := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) })
	if i < 0 {
		return s
	}
	return s[:i]
}
