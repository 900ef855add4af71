package grammar

import "strings"

// setRole finds out what the line is. Square brackets, which mark what is not
// agreed, hide no structure: "[instructs the Director", "resolves [further]" and
// "[ANNEX I" are what they are without them.
func (l *line) setRole() {
	l.role = roleOf(l)
	if l.role != roleText && (l.role != roleCall || l.text[0] != '[') || strings.IndexByte(l.text, '[') < 0 && strings.IndexByte(l.text, ']') < 0 || len(l.text) > 600 {
		return
	}
	plain := *l
	plain.text = strings.TrimSpace(strings.NewReplacer("[", "", "]", "").Replace(l.text))
	r := roleOf(&plain)
	if r == roleCall {
		l.role, l.call = r, plain.text
		l.opens = strings.Count(l.text, "[") > strings.Count(l.text, "]")
		return
	}
	if l.role != roleText {
		return
	}
	switch r {
	case roleAnnex, roleArticle, roleHeading, roleEnacting:
		inner := strings.TrimLeft(l.text, "[ ")
		l.start += len(l.text) - len(inner)
		if strings.Count(inner, "]") > strings.Count(inner, "[") {
			inner = strings.TrimRight(inner, "] ")
		}
		l.end, l.text = l.start+len(inner), inner
		l.role = roleOf(l)
	}
}
