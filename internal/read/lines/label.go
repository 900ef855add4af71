package lines

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/resolint/resolint/internal/english"
)

// Strength says how surely a line begins with a label.
type Strength int

// A Strong label has punctuation of its own ("a)", "(ii)", "1.", "•"); a Weak
// one is a bare number, as ITU texts have it ("1 to continue"), which may as
// well be a number in the middle of a wrapped sentence.
const (
	None Strength = iota
	Weak
	Strong
)

// Bullet returns the bullet that s begins with and the byte offset of what
// follows it; the offset is 0 if s begins with none. A bullet is followed by
// white space. Asterisks are not taken for bullets: they mark footnotes.
func Bullet(s string) (mark string, rest int) {
	r, n := utf8.DecodeRuneInString(s)
	if !strings.ContainsRune("•◦▪▫‣⁃●○■□–—-·\uf0b7\uf02d\uf0a7", r) || n == len(s) {
		return "", 0
	}
	after := n
	for after < len(s) {
		k := spaceAt(s[after:])
		if k == 0 {
			break
		}
		after += k
	}
	if after == n || after == len(s) {
		return "", 0
	}
	return s[:n], after
}

// Label returns the length in bytes of the label that s begins with, without
// the space that follows, and how sure it is.
func Label(s string) (int, Strength) {
	if s == "" {
		return 0, None
	}
	if c := s[0]; c < utf8.RuneSelf && c != '(' && c != '[' && c != '-' && !alnum(c) {
		return 0, None
	}
	if mark, _ := Bullet(s); mark != "" {
		return len(mark), Strong
	}
	if s[0] == '[' { // a bracketed clause: the label stands in the bracket
		if n, st := Label(s[1:]); st == Strong {
			return n + 1, Strong
		}
		return 0, None
	}
	if s[0] == '(' {
		if n := core(s[1:]); n > 0 && strings.HasPrefix(s[1+n:], ")") {
			n += 2
			if strings.HasPrefix(s[n:], ". ") {
				n++
			}
			return ended(s, n, Strong)
		}
		return 0, None
	}
	if n := superscript(s); n > 0 {
		return n, Strong
	}
	n := core(s)
	if n == 0 {
		return paragraphMark(s)
	}
	switch {
	case strings.HasPrefix(s[n:], ")"):
		return ended(s, n+1+suffix(s[n+1:]), Strong)
	case strings.HasPrefix(s[n:], ".") && (digit(s[0]) || n <= 4):
		n++
		return ended(s, n+english.LabelEnd(s[n:], true), Strong)
	case digit(s[0]):
		return ended(s, n+english.LabelEnd(s[n:], false), Weak)
	}
	return paragraphMark(s)
}

// ended returns the label if white space or the end of s follows it.
func ended(s string, n int, st Strength) (int, Strength) {
	if n < len(s) && spaceAt(s[n:]) == 0 {
		return 0, None
	}
	return n, st
}

// core returns the length of a number ("3", "1.11.2", "2bis", "4.alt"), of one
// to three equal letters or of a roman numeral at the start of s.
func core(s string) int {
	i := 0
	for i < len(s) && digit(s[i]) {
		i++
	}
	if i > 4 {
		return 0
	}
	if i > 0 {
		for i+1 < len(s) && s[i] == '.' && digit(s[i+1]) {
			j := i + 1
			for j < len(s) && digit(s[j]) {
				j++
			}
			i = j
		}
		if i+1 < len(s) && s[i] == '.' && s[i+1] >= 'a' && s[i+1] <= 'z' && (i+2 == len(s) || spaceAt(s[i+2:]) > 0) {
			return i + 2 // "1.a"
		}
		return i + suffix(s[i:])
	}
	for i < len(s) && i < 7 && letter(s[i]) {
		i++
	}
	if i == 0 {
		return 0
	}
	w := s[:i]
	if k := suffix(w[1:]); k > 0 && k == len(w)-1 { // "abis"
		return i
	}
	if i > 3 && !roman(w) || i > 1 && i <= 3 && strings.Trim(w, w[:1]) != "" && !roman(w) {
		return 0
	}
	return i + suffix(s[i:])
}

// suffix returns the length of a mark of an inserted clause ("bis", "ter",
// " alt", ".bis", "bis 2" without the number) at the start of s.
func suffix(s string) int {
	at := 0
	if at < len(s) && (s[at] == ' ' || s[at] == '.' || s[at] == '-') {
		at++
	}
	if n := english.Suffix(s[at:]); n > 0 {
		return at + n
	}
	return 0
}

func roman(w string) bool {
	return strings.Trim(w, "ivxlc") == "" || strings.Trim(w, "IVXLC") == ""
}

// superscript returns the length of a superscript number at the start of s.
func superscript(s string) int {
	n := 0
	for n < len(s) {
		r, k := utf8.DecodeRuneInString(s[n:])
		if !IsSuperscript(r) {
			break
		}
		n += k
	}
	return n
}

// IsSuperscript reports whether r is a superscript digit.
func IsSuperscript(r rune) bool {
	return r == '¹' || r == '²' || r == '³' || r == '⁰' || r >= '⁴' && r <= '⁹'
}

// paragraphMark recognizes the marks of negotiation texts and articles: "OP3.",
// "PP 2", "§ 4", "Article 5", "Op. 12", "Para 3".
func paragraphMark(s string) (int, Strength) {
	for _, w := range [...]string{"OP", "PP", "Op", "Pp", "§", "Article", "Annex", "ANNEX", "ARTICLE"} {
		if !strings.HasPrefix(s, w) {
			continue
		}
		at := len(w)
		for at < len(s) && (s[at] == ' ' || s[at] == '.') {
			at++
		}
		n := 0
		if at < len(s) && digit(s[at]) {
			n = core(s[at:])
		}
		if n == 0 {
			return 0, None
		}
		at += n
		if at < len(s) && strings.IndexByte(".:)", s[at]) >= 0 {
			return ended(s, at+1, Strong)
		}
		if w[0] == 'O' || w[0] == 'P' {
			return ended(s, at, Strong)
		}
		return ended(s, at, Weak)
	}
	return 0, None
}

func alnum(c byte) bool  { return digit(c) || letter(c) }
func digit(c byte) bool  { return c >= '0' && c <= '9' }
func letter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

func upper(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}
