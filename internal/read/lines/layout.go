package lines

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/resolint/resolint/internal/english"
)

// Layout is what the lines of a text have in common.
type Layout struct {
	// Width is the column at which the text is wrapped, 0 if it is not: then each
	// line is a paragraph of its own, unless it plainly breaks off in a sentence.
	Width int
}

// slack is how many columns a line may stay short of the wrapping column beyond
// the word that did not fit: people who wrap by hand are not exact.
const slack = 2

// Measure finds the wrapping column of a text. The evidence are the lines that
// break off in the middle of a sentence: they have no punctuation at the end and
// the next line goes on in lower case. Where the text is wrapped these lines are
// about equally long and hardly a line is longer.
//
// A text that sets its paragraphs apart by blank lines needs less evidence: there
// a long line without a blank line after it is a wrapped one.
func Measure(text string, ls []Line) Layout {
	var sure, likely, all []int
	joined := 0
	for i, a := range ls {
		if a.Blank() {
			continue
		}
		all = append(all, a.Width)
		if i+1 == len(ls) || ls[i+1].Blank() {
			continue
		}
		joined++
		if a.Width < 30 {
			continue
		}
		at, bt := text[a.Start:a.End], text[ls[i+1].Start:ls[i+1].End]
		_, label := Label(bt)
		end := ending(at)
		first := i == 0 || ls[i-1].Blank() || ending(text[ls[i-1].Start:ls[i-1].End]) != open
		switch {
		case label == None && end == open && lower(bt) && !(first && call(at)):
			sure = append(sure, a.Width)
		case label != Strong && (end == open || end == comma) && a.Width >= 60 && a.Width <= 120:
			likely = append(likely, a.Width)
		}
	}
	if len(sure) > 0 {
		return fit(sure, all)
	}
	if len(likely) > 0 && joined*5 <= len(all)*2 {
		return fit(likely, all)
	}
	return Layout{}
}

// fit takes the column that all but a few of the broken lines keep to, if hardly
// another line of the text is longer.
func fit(broken, all []int) Layout {
	slices.Sort(broken)
	width := broken[len(broken)-1-len(broken)/20]
	longer := 0
	for _, w := range all {
		if w > width+slack {
			longer++
		}
	}
	if longer*8 > len(all)+8 {
		return Layout{}
	}
	return Layout{Width: width}
}

// Breaks reports whether a new paragraph starts at line b, which follows line a
// without a blank line between. first is the line with which the paragraph of a
// starts. Emphasis marks of Markdown at the lines' borders do not matter.
func (l Layout) Breaks(text string, first, a, b Line) bool {
	at, bt := bare(text[a.Start:a.End]), bare(text[b.Start:b.End])
	if masthead(bt) {
		return true
	}
	if cutHeading(at, bt) {
		return false
	}
	if Dangling(at, bt) || divided(at, bt) {
		return false
	}
	n, label := Label(bt)
	end := ending(at)
	if label == None && midSentence(at, bt, end) {
		return false
	}
	if bt == "" || end == hyphen && label == None && lower(bt) {
		return false
	}
	filled := l.Width > 0 && a.Width+1+wordWidth(bt)+slack >= l.Width
	callLine := first == a && call(at)
	if l.Width > 0 {
		if breaks, known := byIndent(first, a, b, filled); known && (breaks || label == None) {
			return breaks
		}
	}
	if label != None {
		return breaksAtLabel(bt, n, label, end, filled, callLine)
	}
	switch end {
	case clauseEnd: // ";", "; and"
		return !filled || !lower(bt)
	case open:
		if callLine && a.Width >= 30 && !lower(bt) {
			return false // "instructs the Director of the Telecommunication / Development Bureau"
		}
		return !filled && (callLine || !lower(bt)) && !enacting(bare(text[first.Start:first.End]), bt)
	case comma:
		return !filled || StartsOver(bare(text[first.Start:first.End]), bt)
	case colon, stop:
		return !filled
	}
	return false
}

// StartsOver reports whether line b, after a full line that ends in a comma, is
// the start of a paragraph: one of the preamble of a UN text, or the call of an
// ITU text after the last item of a block. start is the paragraph's first line.
func StartsOver(start, b string) bool {
	if opener(b) {
		return strings.HasPrefix(start, "The ") || opener(start)
	}
	if _, label := Label(start); label == None && !strings.HasPrefix(start, "The ") {
		return false
	}
	words := strings.Fields(b)
	for len(words) > 1 && (words[0] == "further" || words[0] == "also") {
		words = words[1:]
	}
	return len(words) > 0 && english.BlockCalls[strings.Trim(words[0], ",:*_")]
}

// enacting reports whether a paragraph that starts with start is the formula by
// which a body adopts, and goes on with line b: "The Plenipotentiary Conference of
// the International / Telecommunication Union (Dubai, 2018),". Its lines break
// before capitals, in texts that may be too short to show their width.
func enacting(start, b string) bool {
	rest, ok := strings.CutPrefix(start, "The ")
	if !ok || !strings.HasSuffix(b, ",") || strings.HasPrefix(b, "The ") {
		return false
	}
	word, _, _ := strings.Cut(rest, " ")
	return english.AdoptingBodies[word]
}

// byIndent decides by the indentation of paragraphs whose first line stands
// further right or left than the others.
func byIndent(first, a, b Line, filled bool) (breaks, known bool) {
	const step = 2 // columns; less is no indentation
	switch {
	case first == a:
		return false, filled && (b.Column >= a.Column+step || b.Column+step <= a.Column)
	case a.Column >= first.Column+step: // hanging
		return b.Column <= first.Column, b.Column <= first.Column || b.Column == a.Column
	case a.Column+step <= first.Column: // first line indented
		return true, b.Column == first.Column
	}
	return false, false
}

// opener reports whether a line starts as preambular paragraphs of the UN do:
// with a participle ("Recalling", "Deeply concerned") in upper case.
func opener(s string) bool {
	s = bare(s)
	word := s
	if i := strings.IndexAny(s, " ,*_"); i >= 0 {
		word = s[:i]
	}
	switch word {
	case "Beijing", "Nanjing", "Chongqing", "Building", "Working", "Training", "Meeting":
		return false
	case "Aware", "Mindful", "Convinced", "Concerned", "Conscious", "Cognizant", "Deeply", "Gravely", "Alarmed", "Determined",
		"Desirous", "Disturbed", "Encouraged", "Guided", "Inspired", "Persuaded", "Seriously", "Strongly", "Profoundly":
		return true
	}
	return len(word) > 5 && upper(word) && strings.HasSuffix(word, "ing")
}

// breaksAtLabel decides for a line that starts with what looks like a label.
func breaksAtLabel(b string, n int, label Strength, end ends, filled, callLine bool) bool {
	if !filled {
		return true
	}
	if end == clauseEnd || end == colon {
		return label == Strong || !partOfSentence(b, n, end)
	}
	if label == Strong {
		return end != open || callLine
	}
	return (end != open || callLine) && !partOfSentence(b, n, end)
}

// masthead reports whether a line of its own stands above the text of an adopted
// resolution: "Resolution adopted by the Human Rights Council on …".
func masthead(s string) bool {
	return strings.HasPrefix(s, "Resolution adopted by the ") || strings.HasPrefix(s, "[on the report of the ") || strings.HasPrefix(s, "[without reference to a ")
}

// cutHeading reports whether the heading of a resolution is wrapped inside its
// parentheses: "RESOLUTION 290 (Rev. / Lusaka, 2026)".
func cutHeading(a, b string) bool {
	i := strings.LastIndexByte(a, '(')
	if i < 0 || strings.IndexByte(a[i:], ')') >= 0 || !strings.HasSuffix(b, ")") || strings.IndexByte(b, '(') >= 0 || len(a)+len(b) > 100 {
		return false
	}
	words := strings.Fields(a[:i])
	for k, w := range words {
		switch strings.ToUpper(w) {
		case "RESOLUTION", "DECISION", "RECOMMENDATION", "OPINION":
			return k+1 < len(words) && k <= 3
		}
	}
	return false
}

// Dangling reports whether line a cannot end where it does, so that the number or
// letter with which line b begins is no label: behind a word that a number follows
// ("Resolution / 70 of"), behind one that ends no clause ("in / 2027"), or inside
// parentheses ("(ITU- / T)", "(but see 9.5.4, / 9.5.5)").
func Dangling(a, b string) bool {
	n, label := Label(b)
	if label == None {
		return false
	}
	if divided(a, b) {
		return true
	}
	end := ending(a)
	rest := strings.TrimLeftFunc(b[n:], space)
	if label == Weak && end == comma && strings.HasPrefix(rest, "(Rev.") {
		return true // "Resolutions 11 (Rev. Lusaka, 2026), / 30 (Rev. Lusaka, 2026)"
	}
	if (end == comma || end == open) && coordinated(b, rest) {
		return true
	}
	if strings.LastIndexByte(a, '(') > strings.LastIndexByte(a, ')') && end != clauseEnd && end != colon && b[0] != '(' {
		if i := strings.IndexByte(b, ')'); i >= 0 && strings.IndexByte(b[:i], '(') < 0 && (i < n || label == Weak && i < 60) {
			return true
		}
	}
	if end == open && label == Strong && namesPart(a) && english.StopWord(firstWord(rest)) {
		return true // "under section / IV. of the rules", "as item / a) of"
	}
	if end != open && end != stop || label == Strong && !(counts(b) && lower(rest)) {
		return false
	}
	return wantsNumber(a, rest, label, end)
}

// namesPart reports whether the last word of line a names one part of a text, which its
// number or letter follows.
func namesPart(a string) bool {
	word := strings.ToLower(a[strings.LastIndexFunc(a, space)+1:])
	return english.PartNames[strings.Trim(word, "(\"“")]
}

// coordinated reports whether the number or letter with which line b begins goes on with
// another one, as no item does: "Study Groups 5, / 12 and 17 of", "articles / a) and b)".
func coordinated(b, rest string) bool {
	word, more, _ := strings.Cut(rest, " ")
	if digit(b[0]) {
		return word == "and" || word == "or" || word == "of"
	}
	_, second := Label(more)
	return (word == "and" || word == "or" || word == "to") && second == Strong
}

// counts reports whether a line begins with a number other than one, with which a list
// would begin.
func counts(b string) bool {
	b = strings.TrimPrefix(b, "(")
	return digit(b[0]) && !(b[0] == '1' && len(b) > 1 && !digit(b[1]))
}

// wantsNumber reports whether a number must follow the last word of line a. rest is what
// stands behind the number.
func wantsNumber(a, rest string, label Strength, end ends) bool {
	i := strings.LastIndexFunc(a, space) + 1
	word := strings.ToLower(strings.Trim(a[i:], "(\"“"))
	to, isTo := strings.CutPrefix(rest, "to ")
	item := isTo && to != "" && !digit(to[0]) || strings.HasPrefix(rest, "that ")
	switch {
	case end == stop: // "No. / 196", "paras. / 3"
		return english.NumberMarks[word]
	case item:
		return false
	case english.BeforeNumber[word]:
		return true // "no fewer than / 20 young people"
	case english.StopWord(word) && word != "to" && word != "that" && (label == Weak || word != "and" && word != "or"):
		return true // "50 women and / 20 young people"
	case word == "and" || word == "or" || word == "to": // "Resolutions 30 and / 70"
		before := strings.TrimRightFunc(a[:i], space)
		return strings.HasSuffix(before, ")") || before != "" && digit(before[len(before)-1])
	}
	return false
}

// divided reports whether a symbol is divided between two lines: "resolution 70/ / 125",
// "Recommendation ITU-T Y. / 4000", "WRC- / 27".
func divided(a, b string) bool {
	if a == "" || b == "" || !digit(b[0]) {
		return false
	}
	i := strings.LastIndexFunc(a, space) + 1
	word := a[i:]
	if strings.HasSuffix(word, "/") && len(word) > 1 {
		return digit(word[len(word)-2]) || upper(word[len(word)-2:])
	}
	if name, ok := strings.CutSuffix(word, "-"); ok && len(name) > 1 && upper(name) && name == strings.ToUpper(name) {
		return true
	}
	before := strings.TrimRightFunc(a[:i], space)
	return len(word) == 2 && word[1] == '.' && upper(word) && (strings.HasSuffix(before, "ITU-T") || strings.HasSuffix(before, "ITU-R"))
}

// midSentence reports whether a sentence cannot end where line a does, whatever room is
// left in it: behind an article or a preposition, between a day and its month, or between
// two resolutions.
func midSentence(a, b string, end ends) bool {
	if end == comma && symbol(b) {
		return true // "resolutions 66/184, / 67/195 and"
	}
	if end != open || b == "" || call(a) {
		return false
	}
	i := strings.LastIndexFunc(a, space) + 1
	switch word := a[i:]; {
	case i == 0:
		return false
	case english.StopWord(word), digit(b[0]) && english.BeforeNumber[strings.ToLower(word)]:
		return true
	}
	month, _, _ := strings.Cut(b, " ")
	return digit(a[len(a)-1]) && english.Months[strings.ToLower(strings.Trim(month, ",.;"))]
}

// symbol reports whether a line begins with the number of a resolution: "68/198 on".
func symbol(s string) bool {
	n := 0
	for n < len(s) && digit(s[n]) {
		n++
	}
	return n > 0 && n+1 < len(s) && s[n] == '/' && digit(s[n+1])
}

// partOfSentence reports whether the bare number that b begins with belongs to
// the sentence of the line before: "25 September 2015", "4 and 5", "3, 4 and 5".
func partOfSentence(b string, n int, end ends) bool {
	word := strings.TrimLeftFunc(b[n:], space)
	if word == "" {
		return end == open || end == comma
	}
	if i := strings.IndexFunc(word, func(r rune) bool { return !unicode.IsLetter(r) }); i >= 0 {
		word = word[:i]
	}
	switch word {
	case "", "and", "or", "of", "per", "percent", "by", "countries", "years", "months", "days", "million", "billion":
		return true
	}
	return english.Months[strings.ToLower(word)] || end == open && upper(word)
}

type ends int

const (
	open      ends = iota // in the middle of a sentence
	comma                 // ","
	colon                 // ":"
	clauseEnd             // ";", "; and", "; or"
	stop                  // ".", "!", "?"
	hyphen                // "-" or a soft hyphen after a letter
)

// ending classifies the end of a line. Footnote marks, closing quotes and
// brackets after the punctuation are passed over.
func ending(s string) ends {
	for _, w := range [...]string{" and", " or"} {
		if t := strings.TrimSuffix(s, w); len(t) < len(s) && strings.HasSuffix(t, ";") {
			return clauseEnd
		}
	}
	for s != "" {
		r, n := utf8.DecodeLastRuneInString(s)
		switch r {
		case ';', '；':
			return clauseEnd
		case ',', '，', '、':
			return comma
		case ':', '：':
			return colon
		case '.', '!', '?', '。', '…':
			return stop
		case '-', '\u00ad', '\u2010':
			if p, _ := utf8.DecodeLastRuneInString(s[:len(s)-n]); unicode.IsLetter(p) {
				return hyphen
			}
			return open
		}
		if !IsSuperscript(r) && !strings.ContainsRune("\"'”’»)]*_", r) {
			return open
		}
		s = s[:len(s)-n]
	}
	return open
}

// bare takes the emphasis marks off the borders of a line.
func bare(s string) string {
	if s != "" && (s[0] == '*' || s[0] == '_') {
		if t := strings.TrimLeft(s, "*_"); t != "" && spaceAt(t) == 0 {
			s = t
		}
	}
	return s
}

func lower(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}

// call reports whether a line that starts a paragraph looks like the call of an
// ITU text ("recalling", "further instructs the Director of …"): it starts in
// lower case, without a label, with a verb in -s or -ing or a word that stands
// before one.
func call(s string) bool {
	s = bare(s)
	if !lower(s) {
		return false
	}
	word := s
	if i := strings.IndexAny(s, " ,:*_"); i >= 0 {
		word = s[:i]
	}
	switch word {
	case "as", "its", "this", "is", "was", "has", "us", "during", "regarding", "concerning", "including":
		return false
	case "further", "also", "again", "aware", "mindful", "conscious", "convinced", "concerned", "deeply", "strongly",
		"alarmed", "determined", "desirous", "cognizant", "having", "in":
		return word != "in" || strings.HasPrefix(s, "in view")
	}
	return strings.HasSuffix(word, "s") || strings.HasSuffix(word, "ing")
}

// wordWidth returns the width in code points of the first word of s.
func wordWidth(s string) int {
	if i := strings.IndexFunc(s, space); i >= 0 {
		s = s[:i]
	}
	return utf8.RuneCountInString(s)
}

// Hyphenated reports whether the line break after a comes inside a hyphenated
// word or a divided symbol that goes on in b, and returns the bytes of the hyphen at
// a's end, 0 for a symbol.
func Hyphenated(text string, a, b Line) (size int, ok bool) {
	at, bt := text[a.Start:a.End], text[b.Start:b.End]
	if divided(at, bt) {
		return 0, true
	}
	if ending(at) != hyphen || !strings.HasSuffix(at, "-") && !strings.HasSuffix(at, "\u00ad") && !strings.HasSuffix(at, "\u2010") ||
		!lower(bt) && !upper(bt) {
		return 0, false
	}
	if w := firstWord(bt); w == "and" || w == "or" || w == "to" {
		return 0, false // "short- and long-term"
	}
	_, n := utf8.DecodeLastRuneInString(at)
	p, _ := utf8.DecodeLastRuneInString(at[:len(at)-n])
	return n, unicode.IsLower(p) || unicode.IsUpper(p)
}

func firstWord(s string) string {
	if i := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) }); i >= 0 {
		return s[:i]
	}
	return s
}
