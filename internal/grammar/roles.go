package grammar

import (
	"strings"

	"github.com/resolint/resolint/internal/document"
)

// roleOf looks at one line by itself.
func roleOf(l *line) role {
	s := l.text
	if _, _, ok := parseAnnex(l.auto); ok {
		return roleAnnex // numbered by the word processor: "Annex A"
	}
	if _, _, ok := parseArticle(l.auto); ok {
		return roleArticle
	}
	if s == "" || (l.part != "" && l.part != document.PartBody) {
		return roleText
	}
	switch c := s[0]; {
	case c == '_' || c == '-' || c == 0xE2 || c == '=' || c == '<' || c == '/' || c == '|':
		if r := ruleOrFurniture(s); r != roleText {
			return r
		}
	case c >= 0x80 || c == '*' || c == '^':
		if isNoteLine(s) {
			return roleNote
		}
	}
	if l.style == "call" && l.auto == "" {
		return roleCall
	}
	if _, _, ok := articleText(s); ok {
		return roleArticle
	}
	if len(s) > 600 {
		return roleText
	}
	if r := headRole(l); r != roleText {
		return r
	}
	if isEnd(s) {
		return roleEnd
	}
	return callRole(l)
}

// headRole knows the lines around a resolution: heading, symbol, proposal
// header, enacting line, annex, article.
func headRole(l *line) role {
	s := l.text
	switch c := s[0]; {
	case c == '(' || c == 'M' || c == 'A' || c == 'S' || c == 'N' || c == 'O':
		if _, _, ok := parseProposal(s); ok {
			return roleProposal
		}
	}
	if _, ok := cutFold(s, "reasons"); ok && len(s) > 7 && (s[7] == ':' || s[7] == ' ' && strings.HasPrefix(strings.TrimSpace(s[7:]), ":")) {
		return roleReasons
	}
	if len(s) > maxEnacting {
		return roleText
	}
	if _, ok := parseHeading(s); ok {
		return roleHeading
	}
	if _, _, ok := parseNumberTitle(s); ok {
		return roleNumberTitle
	}
	if isSymbol(s) {
		return roleSymbol
	}
	if isEnacting(s) {
		return roleEnacting
	}
	if _, _, ok := parseAnnex(s); ok {
		return roleAnnex
	}
	if _, _, ok := parseArticle(s); ok {
		return roleArticle
	}
	return roleText
}

// callRole reports a call of the ITU form that has the line for itself. Bullets
// of web pages before a call do not count.
func callRole(l *line) role {
	s := l.text
	if b, ok := parseLabel(s); ok && b.kind == kindBullet {
		s = s[b.size:]
	}
	if len(s) > maxCall || s == "" {
		return roleText
	}
	capital := s[0] >= 'A' && s[0] <= 'Z'
	if !capital && (s[0] < 'a' || s[0] > 'z') || capital && endsSentence(s) {
		return roleText
	}
	c, ok := callOf(s)
	if !ok || !c.bare(s) {
		return roleText
	}
	// What goes on behind a colon is a paragraph of the United Nations form.
	if capital && s != strings.ToUpper(s) && s[len(s)-1] == ':' {
		return roleText
	}
	return roleCall
}

// ruleOrFurniture knows separators and what page makers leave behind.
func ruleOrFurniture(s string) role {
	t := strings.Trim(s, "_-—=* \t")
	if t == "" && len(s) >= 3 {
		return roleRule
	}
	if strings.HasPrefix(s, "<!--") && strings.HasSuffix(s, "-->") || s == "/..." || s == "/…" {
		return roleFurniture
	}
	return roleText
}

// isNoteLine reports a footnote that begins with a superscript mark or a star.
func isNoteLine(s string) bool {
	_, n := takeNoteMark(s)
	return n > 0 && n < len(s)
}

// takeNoteMark reads a footnote mark at the start of s: superscript digits, digits
// behind a caret, or a star. It returns the mark and the bytes it takes with white space.
func takeNoteMark(s string) (string, int) {
	if n := caretMark(s, 0); n > 0 && skipSpace(s, n) > n {
		return noteMark(s[:n]), skipSpace(s, n)
	}
	i := raisedEnd(s, 0)
	if i > 0 {
		return noteMark(s[:i]), skipSpace(s, i)
	}
	for i < len(s) && s[i] == '*' {
		i++
	}
	if i > 0 && i <= 4 && i < len(s) && s[i] == ' ' {
		return s[:i], skipSpace(s, i)
	}
	return "", 0
}

// isEnd knows what stands after the last paragraph of an adopted resolution.
func isEnd(s string) bool {
	if len(s) > 200 {
		return false
	}
	c := s[0]
	switch {
	case c >= '0' && c <= '9':
		i := 0
		for i < len(s) && s[i] >= '0' && s[i] <= '9' {
			i++
		}
		rest := s[i:]
		for _, o := range [...]string{"st", "nd", "rd", "th", "d"} {
			if strings.HasPrefix(rest, o) {
				rest = rest[len(o):]
				rest = rest[skipSpace(rest, 0):]
				return hasFold(rest, "plenary meeting") || hasFold(rest, "meeting") || hasFold(rest, "(closing) plenary") || hasFold(rest, "(resumed) plenary")
			}
		}
		rest = rest[skipSpace(rest, 0):]
		return len(s) < 40 && i <= 2 && isMonth(rest)
	case c == '[':
		return hasFold(s, "[adopted ")
	case c == 'I' || c == 'A' || c == 'R' || c == 'i' || c == 'r':
		return hasFold(s, "in favour:") || hasFold(s, "against:") || hasFold(s, "abstaining:") ||
			hasFold(s, "adopted at the ") || hasFold(s, "adopted unanimously") || hasFold(s, "adopted by a ") ||
			hasFold(s, "recorded vote")
	case c == 'T':
		return hasFold(s, "the voting was as follows")
	}
	return false
}

func isMonth(s string) bool {
	return isDate(s) && !hasFold(s, "per") && !hasFold(s, "%")
}
