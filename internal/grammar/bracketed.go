package grammar

import "strings"

// setRole finds out what the line is. Square brackets, which mark what is not
// agreed, hide no structure: "[instructs the Director", "resolves [further]" and
// "[ANNEX I" are what they are without them.
func (l *line) setRole() {
	l.role = roleOf(l)
	if l.role != roleText && (l.role != roleCall || l.text[0] != '[') || len(l.text) > maxCall {
		return
	}
	plain := *l
	plain.text = undressed(l.text)
	if plain.text == l.text {
		return
	}
	r := roleOf(&plain)
	if r == roleText && l.text[0] == '[' { // "[Annex I] [Terms of reference]" names and titles an annex
		if _, _, ok := parseAnnex(strings.TrimLeft(l.text, "[ ")); ok {
			r = roleAnnex
		}
	}
	if r == roleCall {
		l.role, l.call = r, plain.text
		l.opens = strings.Count(l.text, "[") > strings.Count(l.text, "]")
		return
	}
	if l.role != roleText {
		return
	}
	if strings.IndexByte(l.text, '[') < 0 && strings.IndexByte(l.text, ']') < 0 {
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

// undressed returns a line without what marks it as not agreed or sets it off: square
// brackets anywhere, the number of an option at the beginning of one, and around the whole
// line parentheses, quotation marks and the signs that stand for italics.
func undressed(s string) string {
	out := strings.TrimSpace(unbracketed(s))
	if strings.HasPrefix(s, "[") {
		out = out[optionEnd(out):]
	}
	for _, pair := range [...][2]string{{"(", ")"}, {"“", "”"}, {"\"", "\""}, {"*", "*"}, {"_", "_"}, {"<", ">"}, {"**", "**"}} {
		inner, ok := strings.CutPrefix(out, pair[0])
		if trimmed := strings.TrimRight(inner, " ,:"); ok && strings.HasSuffix(trimmed, pair[1]) && !strings.Contains(trimmed[:len(trimmed)-1], pair[1]) {
			out = trimmed[:len(trimmed)-len(pair[1])]
		}
	}
	return out
}

// unbracketed drops square brackets; those between two alternatives, "[a][b]", leave a
// space.
func unbracketed(s string) string {
	if strings.IndexByte(s, '[') < 0 && strings.IndexByte(s, ']') < 0 {
		return s
	}
	return strings.NewReplacer("][", " ", "[", "", "]", "").Replace(s)
}

// optionEnd returns where the words begin behind "Option 1:", "ALT" or "Alt 2:", 0 where
// s begins with none.
func optionEnd(s string) int {
	if colon := strings.IndexByte(s, ':'); colon > 0 && colon < len("alternative 10") && isOwner(lower(s[:colon])) {
		return skipSpace(s, colon+1)
	}
	if rest, ok := cutFold(s, "alt "); ok {
		if n := wordEnd(rest, 0); n > 0 && n <= 2 && rest[0] >= '0' && rest[0] <= '9' {
			rest = rest[skipSpace(rest, n):]
		}
		return len(s) - len(rest)
	}
	return 0
}

// optionLabel reads the label of a paragraph behind the number of an alternative, "ALT 2 1.
// Decides", as that of an alternative to it: 1alt2. It returns where the words begin.
func optionLabel(s string) (label, int, bool) {
	rest, ok := cutFold(s, "alt")
	if !ok {
		return label{}, 0, false
	}
	rest = strings.TrimLeft(rest, ".] ")
	number := rest[:wordEnd(rest, 0)]
	if behind := strings.TrimLeft(rest[len(number):], ":.)] "); len(number) > 0 && len(number) <= 2 && strings.Trim(number, "0123456789") == "" {
		if lab, n, ok := alternative(s, behind, number); ok {
			return lab, n, true
		}
	}
	return alternative(s, rest, "")
}

// alternative reads a label at the start of the rest of s.
func alternative(s, rest, number string) (label, int, bool) {
	lab, ok := parseLabel(rest)
	if !ok || lab.kind != kindNumber && lab.kind != kindOP && lab.kind != kindPP || lab.suffix {
		return label{}, 0, false
	}
	lab.suffix, lab.text = true, lab.text+"alt"+number
	return lab, len(s) - len(rest) + lab.size, true
}
