package grammar

import (
	"strings"
	"unicode/utf8"

	"github.com/resolint/resolint/internal/english"
)

// labelKind says what a label counts with.
type labelKind uint8

const (
	kindNone   labelKind = iota
	kindNumber           // 1. 1) (1) 1 1.1 2bis
	kindLetter           // a) (a) a. aa) b)bis
	kindRoman            // i) (ii) iv.
	kindUpper            // A. (A)
	kindBullet           // • – -
	kindPP               // PP3 bis
	kindOP               // OP2 alt
)

// label is the number or letter that begins a clause.
type label struct {
	kind labelKind
	// form is the punctuation that goes with the label: '.', ')', '(' for a
	// label in parentheses, ' ' for none.
	form byte
	// value is the count of the label, 1-based; for decimal numbers that of the
	// last part.
	value int
	// roman is the value that the label has when read as a Roman number, 0 if
	// it cannot be read so.
	roman int
	// parts is the number of parts of a decimal number, 1 for others.
	parts  int
	suffix bool // bis, ter, alt …
	// far is true for a number that is a label only where a count has come near it; by
	// itself it is a quantity or a year.
	far bool
	// indent is how deep in lists the line of the label stands, as far as the source
	// says.
	indent int
	// text is the label as printed without punctuation and spaces.
	text string
	// size is the number of bytes of the label with its punctuation and the
	// white space after it.
	size int
}

// parseLabel reads a label at the start of s that is one whatever stands before it. What
// follows must be white space, an opening bracket or nothing.
func parseLabel(s string) (label, bool) {
	l, ok := readLabel(s)
	return l, ok && !l.far
}

// readLabel is parseLabel that reads far labels, too.
func readLabel(s string) (label, bool) {
	if s == "" {
		return label{}, false
	}
	if l, ok := parseNamed(s); ok {
		return l, true
	}
	c := s[0]
	switch {
	case c >= '0' && c <= '9':
		return parseNumber(s, 0, ' ')
	case c == '(' && len(s) > 2:
		if s[1] >= '0' && s[1] <= '9' {
			return parseNumber(s, 1, '(')
		}
		return parseLetters(s, 1, '(')
	case c == 'P' || c == 'O' || c == 'p' || c == 'o':
		if l, ok := parseParagraphMark(s); ok {
			return l, true
		}
		return parseLetters(s, 0, ')')
	case c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z':
		return parseLetters(s, 0, ')')
	case c == '-' || c == '*' || c >= utf8.RuneSelf && !strings.HasPrefix(s, "§"):
		return parseBullet(s)
	}
	return label{}, false
}

// parseNamed reads a number behind its name: "§ 4.", "Paragraph 2.", "Para. 3:".
func parseNamed(s string) (label, bool) {
	for _, name := range [...]string{"§", "paragraph ", "para. ", "para "} {
		rest, ok := cutFold(s, name)
		if !ok || s[0] == 'p' {
			continue
		}
		at := skipSpace(s, len(s)-len(rest))
		if at >= len(s) || s[at] < '0' || s[at] > '9' {
			return label{}, false
		}
		l, ok := parseNumber(s, at, ' ')
		l.form = ' ' // it must go on with the count: "para. 3. The report" may be cited
		return l, ok && l.parts == 1 && l.size < len(s) && s[l.size] >= 'A' && s[l.size] <= 'Z' && strings.IndexByte(".):", s[at+len(l.text)]) >= 0
	}
	return label{}, false
}

// Numbers above these are far: bare ones, as ITU texts have them, and others.
const (
	nearBare = 199
	near     = 999
)

// maxParts is how many numbers a label may hold, as 1.2.3 holds three. Word's lists
// have nine levels.
const maxParts = 12

func parseNumber(s string, i int, form byte) (label, bool) {
	l := label{kind: kindNumber, form: form}
	for {
		from := i
		l.value = 0
		for i < len(s) && s[i] >= '0' && s[i] <= '9' && i-from < 5 {
			l.value = l.value*10 + int(s[i]-'0')
			i++
		}
		if i == from || i-from > 4 {
			return label{}, false
		}
		l.far = l.far || l.value > near
		l.text += s[from:i]
		if l.parts++; l.parts > maxParts {
			return label{}, false
		}
		i = l.takeSuffix(s, i)
		if i+1 >= len(s) || s[i] != '.' || s[i+1] < '0' || s[i+1] > '9' {
			break
		}
		l.text += "."
		i++
	}
	i = l.takeLetter(s, i)
	switch {
	case i < len(s) && (s[i] == '.' || s[i] == ')'):
		if form == '(' && s[i] == '.' {
			return label{}, false
		}
		if form != '(' {
			l.form = s[i]
		}
		i++
		i = l.takeSuffix(s, i)
		if i < len(s) && s[i] == '.' && (l.suffix || form == '(') {
			i++
		}
		i += english.LabelEnd(s[i:], true)
	case form == '(':
		return label{}, false
	default:
		i += english.LabelEnd(s[i:], false)
	}
	if !l.close(s, i) {
		return label{}, false
	}
	if l.form == ' ' && isDate(s[l.size:]) {
		return label{}, false
	}
	l.far = l.far || l.form == ' ' && l.value > nearBare || l.value == 0 && l.parts == 1
	return l, l.value > 0 || l.parts > 1 || l.form == '.' || l.form == ')'
}

// takeLetter reads the letter of "1.a" and "1.A", a part of the number, and that of "59 (a).",
// which tells paragraphs of one number apart.
func (l *label) takeLetter(s string, i int) int {
	small := func(k int) bool { return k < len(s) && s[k] >= 'a' && s[k] <= 'z' }
	capital := func(k int) bool { return k < len(s) && s[k] >= 'A' && s[k] <= 'Z' }
	if i < len(s) && s[i] == '.' && (small(i+1) || capital(i+1)) && wordEnd(s, i+1) == i+2 {
		l.text += s[i : i+2]
		l.value = int(s[i+1]|0x20-'a') + 1
		l.parts++
		return i + 2
	}
	if k := skipSpace(s, i); l.form == ' ' && k+3 < len(s) && s[k] == '(' && small(k+1) && s[k+2] == ')' && s[k+3] == '.' {
		l.text += s[k : k+3]
		l.suffix = true
		return k + 3
	}
	return i
}

// maxSkip is how many numbers may be missing in a count that goes on.
const maxSkip = 12

// settleCounts finds the far numbers that are labels, because the numbers of the same
// form before them have come so far.
func settleCounts(lines []line) {
	var last [utf8.RuneSelf]int // by form
	for i := range lines {
		l := &lines[i]
		lab, ok := readLabel(l.text)
		if l.auto != "" {
			lab, ok = readLabel(l.auto)
		}
		if !ok || lab.kind != kindNumber || lab.parts > 1 {
			continue
		}
		switch {
		case lab.value == 0:
			l.counted = oneFollows(lines[i+1:], lab.form)
		case lab.far:
			l.counted = lab.value >= last[lab.form] && lab.value <= last[lab.form]+maxSkip
		}
		if l.counted || !lab.far {
			last[lab.form] = lab.value
		}
	}
}

// oneFollows reports whether the next number of a form is a one: lists may start at zero.
func oneFollows(lines []line, form byte) bool {
	for i := range lines[:min(len(lines), maxSkip)] {
		if lab, ok := readLabel(lines[i].text); ok && lab.kind == kindNumber && lab.form == form {
			return lab.value == 1
		}
	}
	return false
}

// settleLists finds the capital letters and Roman numbers that follow one another
// immediately.
func settleLists(lines []line) {
	letter, roman := 0, 0 // of the line before, 0 for none
	for i := range lines {
		l, r := lines[i].capital()
		if l > 1 && l == letter+1 || r > 1 && r == roman+1 {
			lines[i-1].listed, lines[i].listed = true, true
		}
		letter, roman = l, r
	}
}

// capital returns the values that a line's capital letter or Roman number has as the one
// and as the other, 0 where it has none.
func (l *line) capital() (letter, roman int) {
	s := l.text
	if l.auto != "" {
		s = l.auto
	}
	s = strings.TrimPrefix(s, "(")
	n := 0
	for n < len(s) && n <= maxCapital && s[n] >= 'A' && s[n] <= 'Z' {
		n++
	}
	if n == 0 || n > maxCapital || n == len(s) || s[n] != '.' && s[n] != ')' || n+1 < len(s) && skipSpace(s, n+1) == n+1 {
		return 0, 0
	}
	if n == 1 {
		letter = int(s[0]-'A') + 1
	}
	return letter, romanValue(s[:n])
}

// maxCapital is how many letters a capital Roman number has at most: XXXVIII.
const maxCapital = 7

// isDate reports whether s, the words after a number, begins with the name of a
// month or otherwise shows that the number counts something.
func isDate(s string) bool {
	for _, m := range [...]string{
		"january", "february", "march", "april", "may ", "june", "july", "august",
		"september", "october", "november", "december", "per cent", "percent", "%",
	} {
		if hasFold(s, m) {
			return true
		}
	}
	return false
}

func parseLetters(s string, i int, form byte) (label, bool) {
	begin := i
	for i < len(s) && i-begin < 6 && (s[i] >= 'a' && s[i] <= 'z' || s[i] >= 'A' && s[i] <= 'Z') {
		i++
	}
	word := s[begin:i]
	l := label{form: form, parts: 1, text: word}
	l.roman = romanValue(word)
	switch {
	case len(word) == 1, len(word) == 2 && word[0] == word[1]:
		c := word[0]
		if c >= 'a' {
			l.kind, l.value = kindLetter, int(c-'a')+1+26*(len(word)-1)
		} else {
			l.kind, l.value, l.roman = kindUpper, int(c-'A')+1+26*(len(word)-1), 0
		}
	case l.roman > 0 && word[0] >= 'a':
		l.kind, l.value = kindRoman, l.roman
	case len(word) > 3 && english.Suffix(word[1:]) == len(word)-1: // "abis)"
		l, _ = parseLetters(word[:1]+")", 0, form)
		l.text, l.suffix = word[:1]+lower(word[1:]), true
	case len(word) == 2 && word[0] == 'a' && word[1] > 'a': // after z) and aa)
		l.kind, l.value = kindLetter, 26+int(word[1]-'a')+1
	default:
		return label{}, false
	}
	i = l.takeSuffix(s, i)
	if n := letterDash(s[i:]); n > 0 && form != '(' && l.kind != kindUpper {
		l.size = i + n
		return l, true
	}
	if i >= len(s) || s[i] != ')' && (s[i] != '.' || form == '(' || !dotted(word, s[i+1:])) {
		return label{}, false
	}
	if form != '(' {
		l.form = s[i]
	}
	i++
	i = l.takeSuffix(s, i)
	if form == '(' && i < len(s) && s[i] == '.' {
		i++
	}
	i += english.LabelEnd(s[i:], true)
	if !l.close(s, i) {
		return label{}, false
	}
	return l, true
}

// letterDash returns the length of a dash between spaces, which some writers put behind
// the letter of an item: "a – women and girls".
func letterDash(s string) int {
	for _, dash := range [...]string{" - ", " – ", " — "} {
		if strings.HasPrefix(s, dash) && skipSpace(s, len(dash)) < len(s) {
			return skipSpace(s, len(dash))
		}
	}
	return 0
}

// dotted reports whether a word of letters before a full stop is a label: one
// letter, a Roman number, or a letter doubled that is no abbreviation ("pp. 3–7").
func dotted(word, rest string) bool {
	if len(word) == 2 && word[0] == word[1] && romanValue(word) == 0 {
		j := skipSpace(rest, 0)
		return word[0] >= 'a' && (j >= len(rest) || rest[j] < '0' || rest[j] > '9')
	}
	return len(word) == 1 || romanValue(word) > 0 && word[0] >= 'a'
}

// parseParagraphMark reads the marks of negotiation texts: PP3 bis, OP2 alt.
func parseParagraphMark(s string) (label, bool) {
	if len(s) < 3 || s[1]|0x20 != 'p' {
		return label{}, false
	}
	l := label{kind: kindPP, form: 'P', parts: 1}
	if s[0]|0x20 == 'o' {
		l.kind = kindOP
	}
	i := 2
	if s[i] == '.' || s[i] == ' ' {
		i++
	}
	begin := i
	for i < len(s) && s[i] >= '0' && s[i] <= '9' && i-begin < 4 {
		l.value = l.value*10 + int(s[i]-'0')
		i++
	}
	if i == begin || i-begin > 3 {
		return label{}, false
	}
	l.text = s[begin:i]
	i = l.takeSuffix(s, i)
	for i < len(s) && (s[i] == '.' || s[i] == ':' || s[i] == ')') {
		i++
	}
	return l, l.close(s, i)
}

func parseBullet(s string) (label, bool) {
	r, n := utf8.DecodeRuneInString(s)
	switch r {
	case '•', '·', '–', '—', '-', '*', '▪', '■', '◦', '○', '●', '‣', '⁃', '➢',
		0xF02D, 0xF0B7, 0xF0A7, 0xF0D8: // symbol-font dashes and bullets of Word
	default:
		return label{}, false
	}
	l := label{kind: kindBullet, form: 'b', parts: 1, text: "•"}
	i := skipSpace(s, n)
	if i == n || i >= len(s) {
		return label{}, false
	}
	l.size = i
	return l, true
}

// takeSuffix reads bis, ter, alt and the like at i, after at most one space.
func (l *label) takeSuffix(s string, i int) int {
	for range 2 {
		j := skipSpace(s, i)
		n := english.Suffix(s[j:])
		if n == 0 {
			break
		}
		l.text += lower(s[j : j+n])
		l.suffix = true
		i = j + n
	}
	return i
}

// close sets the size of the label if what follows at i may follow a label.
func (l *label) close(s string, i int) bool {
	j := skipSpace(s, i)
	if j == i && i < len(s) && s[i] != '[' {
		// A label with a closing parenthesis may be glued to its text.
		if r, _ := utf8.DecodeRuneInString(s[i:]); i == 0 || s[i-1] != ')' || !wordRune(r) || r < 'A' {
			return false
		}
	}
	l.size = j
	return true
}

// romanValue returns the value of a Roman number below 90 in letters of one case, 0 for
// anything else.
func romanValue(s string) int {
	total, last := 0, 100
	for i := 0; i < len(s); i++ {
		d := romanDigit(s[i])
		if d == 0 || (s[i]^s[0])&0x20 != 0 {
			return 0
		}
		if i+1 < len(s) && romanDigit(s[i+1]) > d {
			if d == 5 || d == 50 {
				return 0
			}
			d = romanDigit(s[i+1]) - d
			i++
		}
		if d > last {
			return 0
		}
		last = d
		total += d
	}
	return total
}

func romanDigit(c byte) int {
	switch c | 0x20 {
	case 'i':
		return 1
	case 'v':
		return 5
	case 'x':
		return 10
	case 'l':
		return 50
	}
	return 0
}
