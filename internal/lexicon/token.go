package lexicon

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Kind tells words from what stands between them.
type Kind uint8

// The kinds of token.
const (
	Word Kind = iota
	Number
	Punct
)

// Token is a word, a number or a punctuation mark of a text.
type Token struct {
	// Start and End are byte offsets in the text, End exclusive. A possessive
	// ending belongs to its word. No text is as long as they could tell, and of tokens
	// there are many.
	Start, End int32
	// Fold is the token as patterns see it: lower case, without soft hyphens and
	// other invisible characters, ligatures resolved, spelling unified, without
	// the possessive ending.
	Fold string
	Kind Kind
}

// Tokens appends the tokens of text to buf and returns it.
//
// What is not content is folded away while the offsets keep pointing at the
// original characters: no-break spaces separate words like any space; soft
// hyphens and zero-width characters vanish inside words; every hyphen, dash in a
// word and U+2011 separates words without leaving a token, so that
// "multi-stakeholder", "multi‑stakeholder" and "multi- stakeholder" are the same
// two words. Footnote marks in superscript are no words. An address of a page or
// mailbox is one word, which no pattern of words matches.
func (l *Lexicon) Tokens(text string, buf []Token) []Token {
	whole := addresses(text)
	for i := 0; i < len(text); {
		for len(whole) > 0 && whole[0][0] < i {
			whole = whole[1:]
		}
		if len(whole) > 0 && i == whole[0][0] {
			end := whole[0][1]
			buf = append(buf, Token{int32(i), int32(end), strings.ToLower(text[i:end]), Word})
			i, whole = end, whole[1:]
			continue
		}
		c := text[i]
		switch {
		case c == ' ' || c == '\t' || c == '\n' || c == '\r':
			i++
		case isWordByte(c) || c >= utf8.RuneSelf:
			i, buf = l.word(text, i, buf)
		default:
			if p := punct(c); p != "" {
				buf = append(buf, Token{int32(i), int32(i + 1), p, Punct})
			}
			i++
		}
	}
	return buf
}

func isWordByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
}

// punct returns the folded form of a punctuation byte, or "" for one that
// carries nothing (hyphens, slashes, quotes).
func punct(c byte) string {
	switch c {
	case ',':
		return ","
	case ';':
		return ";"
	case ':':
		return ":"
	case '.', '!', '?':
		return "."
	case '(', '[':
		return "("
	case ')', ']':
		return ")"
	case '%':
		return "%"
	}
	return ""
}

// word reads one token that starts at byte i, or skips a character that is none.
func (l *Lexicon) word(text string, i int, buf []Token) (int, []Token) {
	start, end, plain, digits := i, i, true, true
	for i < len(text) {
		c := text[i]
		if isWordByte(c) {
			if c < '0' || c > '9' {
				digits = false
			}
			if c >= 'A' && c <= 'Z' {
				plain = false
			}
			i++
			end = i
			continue
		}
		if c < utf8.RuneSelf {
			// A number keeps its inner points, commas and slashes ("70/125", "1.5").
			if digits && end > start && (c == '/' || c == '.' || c == ',') && i+1 < len(text) && text[i+1] >= '0' && text[i+1] <= '9' {
				i++
				continue
			}
			break
		}
		r, w := utf8.DecodeRuneInString(text[i:])
		if invisible(r) {
			plain = false
			i += w
			continue
		}
		if !unicode.IsLetter(r) && !unicode.IsMark(r) {
			break
		}
		plain, digits = false, false
		i += w
		end = i
	}
	if end == start { // a character beyond ASCII that is no letter
		r, w := utf8.DecodeRuneInString(text[i:])
		if i == start {
			i += w
		}
		if r == '–' || r == '—' {
			if strings.HasSuffix(text[:start], " ") && strings.HasPrefix(text[i:], " ") {
				buf = append(buf, Token{int32(start), int32(i), ",", Punct})
			}
		}
		return i, buf
	}
	fold := text[start:end]
	if !plain {
		fold = foldWord(fold)
	}
	if spelled, ok := l.spellings[fold]; ok {
		fold = spelled
	} else if i := strings.LastIndex(fold, "isation"); i >= 0 && (i == len(fold)-7 || i == len(fold)-8 && fold[i+7] == 's') {
		fold = fold[:i] + "ization" + fold[i+7:]
	}
	kind := Word
	if digits {
		kind = Number
	}
	end = possessive(text, end)
	return max(i, end), append(buf, Token{int32(start), int32(end), fold, kind})
}

// possessive returns the end of a possessive ending that follows byte end, or
// end itself.
func possessive(text string, end int) int {
	rest := text[end:]
	for _, mark := range []string{"'", "’", "ʼ"} {
		if after, ok := strings.CutPrefix(rest, mark); ok {
			if strings.HasPrefix(after, "s") && (len(after) == 1 || !isWordByte(after[1])) {
				return end + len(mark) + 1
			}
			if end > 0 && text[end-1] == 's' && (after == "" || !isWordByte(after[0])) {
				return end + len(mark)
			}
		}
	}
	return end
}

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// accent reports whether a character is a mark over or under a letter. One drawn
// through it is none: such a letter is struck out.
func accent(r rune) bool {
	return r >= '\u0300' && r <= '\u036f' && (r < '\u0334' || r > '\u0338')
}

func invisible(r rune) bool {
	switch r {
	case '\u00ad', '\u200b', '\u200c', '\u200d', '\u2060', '\ufeff':
		return true
	}
	return false
}

var ligatures = strings.NewReplacer("ﬁ", "fi", "ﬂ", "fl", "ﬀ", "ff", "ﬃ", "ffi", "ﬄ", "ffl")

func foldWord(s string) string {
	if ascii(s) {
		return strings.ToLower(s)
	}
	s = strings.Map(func(r rune) rune {
		switch {
		case invisible(r), accent(r):
			return -1
		case r == 'ı':
			return 'i'
		}
		return unicode.ToLower(r)
	}, norm.NFD.String(s))
	return ligatures.Replace(s)
}
