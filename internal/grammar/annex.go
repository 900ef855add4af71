package grammar

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/resolint/resolint/internal/english"
	"github.com/resolint/resolint/internal/resolution"
)

// parseAnnex reads the heading of an annex, appendix or attachment: "ANNEX TO
// RESOLUTION 163 (REV. …)", "Annex I", "APPENDIX 2". It returns the path and the
// offset of a title on the same line.
func parseAnnex(s string) (path string, title int, ok bool) {
	if s == "" {
		return "", 0, false
	}
	for _, k := range [...]string{"annex", "appendix", "attachment", "enclosure"} {
		rest, ok := cutFold(s, k)
		if !ok {
			continue
		}
		if s[0] >= 'a' && s[0] <= 'z' || len(s) > 200 {
			return "", 0, false
		}
		i := len(s) - len(rest)
		if wordEnd(s, 0) != i {
			return "", 0, false
		}
		path = k
		if num, end := annexNumber(s, skipSpace(s, i)); num != "" {
			path += " " + num
			i = end
		}
		return path, annexTitle(s, i), annexTail(s, i)
	}
	return "", 0, false
}

// annexNumber reads the number or letter of an annex at i, which may stand in brackets of
// its own, "Annex [I]", and returns where it ends.
func annexNumber(s string, i int) (num string, end int) {
	open := strings.HasPrefix(s[i:], "[")
	if open {
		i++
	}
	end = wordEnd(s, i)
	num = s[i:end]
	if num == "" || len(num) > 5 || !hasDigit(num) && len(num) > 1 && !romanish(num) {
		return "", i
	}
	if open {
		if !strings.HasPrefix(s[end:], "]") {
			return "", i
		}
		end++
	}
	return num, end
}

// annexTail reports whether what follows an annex's number at i fits a heading.
func annexTail(s string, i int) bool {
	t := s[skipSpace(s, i):]
	t = strings.TrimLeft(t, "*]") // "[Annex I] [Terms of reference]"
	t = t[skipSpace(t, 0):]
	if t == "" || t == "." {
		return true
	}
	if strings.Trim(t, ": 0123456789") == "" {
		return false // "Annex: 1", how many there are
	}
	switch c := t[0]; {
	case c == '(' || c == ':' || c == '.' || c == '-' || c == '[':
		return !endsSentence(s)
	case strings.HasPrefix(t, "–"), strings.HasPrefix(t, "—"):
		return true
	}
	for _, p := range [...]string{"to resolution", "to decision", "to recommendation", "to draft", "to the draft", "to annex", "to the annex", "to opinion", "to the present"} {
		if hasFold(t, p) {
			return !endsSentence(s) || strings.HasSuffix(s, ").")
		}
	}
	first, _ := utf8.DecodeRuneInString(t)
	return isSuperscript(first)
}

func annexTitle(s string, i int) int {
	k := skipSpace(s, i)
	for k < len(s) {
		r, n := utf8.DecodeRuneInString(s[k:])
		if !strings.ContainsRune(":-–—.[]", r) {
			break
		}
		k = skipSpace(s, k+n)
	}
	if first, _ := utf8.DecodeRuneInString(s[k:]); isSuperscript(first) {
		return len(s)
	}
	if k > i && k < len(s) && s[k] != '(' && !hasFold(s[k:], "to ") {
		return k
	}
	return len(s)
}

// annex makes the clauses of one annex: its title, then its paragraphs by their
// labels, or by their order where it has none.
func (b *builder) annex(lines []line) {
	path, at, ok := parseAnnex(lines[0].text)
	if auto, _, numbered := parseAnnex(lines[0].auto); numbered {
		path, at, ok = auto, 0, true
	}
	if !ok {
		return
	}
	outer := b.prefix
	path = b.unique(b.prefix + path)[len(b.prefix):]
	b.prefix += path + "/"
	b.part, b.call, b.heading = resolution.PartAnnex, nil, ""
	b.under("", -1)
	if at < len(lines[0].text) {
		b.add("title", "", -1, seg(&lines[0], at))
	}
	rest := lines[1:]
	if at >= len(lines[0].text) && len(rest) > 0 && isTitleLine(&rest[0]) {
		b.add("title", "", -1, seg(&rest[0], 0))
		rest = rest[1:]
	}
	enact := slices.IndexFunc(rest, func(l line) bool { return l.role == roleEnacting })
	switch {
	case enact >= 0 && enact <= mostBefore && countRole(rest, roleArticle) == 0:
		b.annexed(rest, enact)
	case countRole(rest, roleArticle) > 1:
		b.articles(b.beforeArticles(rest))
	case countRole(rest, roleCall) > 1:
		w := ituWalk{b: b, part: resolution.PartAnnex}
		w.walk(rest)
	case numbered(rest) > 0 || lettered(rest) > 1:
		b.paragraphs(rest, "")
	default:
		b.ordinals(rest, "")
	}
	b.prefix, b.part, b.heading = outer, "", ""
}

// mostBefore is how many lines stand before the enacting line of a text in an annex.
const mostBefore = 6

// annexed makes the clauses of a resolution that an annex holds, with its enacting line:
// "annex/pp/1", "annex/op/1", or "annex/resolves/1".
func (b *builder) annexed(lines []line, enact int) {
	for i := range lines[:enact] {
		b.add("intro", "", -1, seg(&lines[i], 0))
	}
	lines = lines[enact:]
	if countRole(lines, roleCall) > 1 {
		b.part = resolution.PartEnacting
		b.add("enacting", "", -1, seg(&lines[0], 0))
		b.part = resolution.PartAnnex
		w := ituWalk{b: b, part: resolution.PartAnnex}
		w.walk(lines[1:])
		return
	}
	w := unWalk{b: b, within: b.prefix, framed: true}
	w.walk(lines)
}

// beforeArticles makes clauses of what stands in an annex above its first article, the
// preamble of a convention, and returns the lines from there on.
func (b *builder) beforeArticles(lines []line) []line {
	first := slices.IndexFunc(lines, func(l line) bool { return l.role == roleArticle })
	for i := range lines[:first] {
		l := &lines[i]
		if l.role == roleEnacting || l.role == roleText && !isTitleLine(l) && !isDivision(l.text) {
			_, from, _ := l.label()
			b.add("intro", "", -1, seg(l, from))
		}
	}
	return lines[first:]
}

// isTitleLine reports a line that can be a title: no label, no full stop.
func isTitleLine(l *line) bool { return len(l.text) <= 250 && titled(l) }

// titled is isTitleLine for titles of any length.
func titled(l *line) bool {
	if l.role != roleText || l.auto != "" || l.cell {
		return false
	}
	if _, ok := parseLabel(l.text); ok {
		return false
	}
	c := l.text[0]
	return !l.ends(".;:,") && !(c >= 'a' && c <= 'z')
}

func countRole(lines []line, r role) int {
	n := 0
	for i := range lines {
		if lines[i].role == r {
			n++
		}
	}
	return n
}

// numbered counts the lines that begin with a number of the first level.
func numbered(lines []line) int {
	n := 0
	for i := range lines {
		if lab, _, ok := lines[i].label(); ok && lab.kind == kindNumber && lab.form != '(' {
			n++
		}
	}
	return n
}

// lettered counts the lines that begin with a small letter, or a Roman number, and
// a bracket.
func lettered(lines []line) int {
	n := 0
	for i := range lines {
		if lab, _, ok := lines[i].label(); ok && (lab.kind == kindLetter || lab.kind == kindRoman) && (lab.form == '(' || lab.form == ')') {
			n++
		}
	}
	return n
}

// label reads a line's own label, automatic or typed, and returns where its
// words begin. Bullets before a typed label are layout.
func (l *line) label() (label, int, bool) {
	lab, from, ok := l.outerLabel()
	if ok && lab.kind == kindBullet {
		rest := l.text[from:]
		if in, typed := parseLabel(rest); typed && in.kind != kindBullet && (in.form != ' ' || startsItem(rest[in.size:])) {
			return in, from + in.size, true
		}
	}
	return lab, from, ok
}

func (l *line) outerLabel() (label, int, bool) {
	if l.auto != "" {
		if lab, ok := readLabel(l.auto); ok {
			return lab, 0, true
		}
		if wordEnd(l.auto, 0) == 0 {
			return label{kind: kindBullet, form: 'b', parts: 1, text: "•"}, 0, true
		}
	}
	j := skipStatus(l.text)
	for j < len(l.text) && l.text[j] == '[' {
		j = skipSpace(l.text, j+1)
	}
	if k := skipQuotes(l.text[j:]); k > 0 && quoted(l.text[j+k:]) {
		j += k // a paragraph of a text that another one quotes: “1. Requests …
	}
	if lab, n, ok := closedLabel(l.text[j:]); ok && j > 0 {
		return lab, j + n, true
	}
	if lab, n, ok := optionLabel(l.text[j:]); ok && (j > 0 || strings.HasPrefix(l.text, "ALT")) {
		return lab, j + n, true
	}
	lab, ok := readLabel(l.text[j:])
	if !ok || lab.far && !l.counted {
		return lab, 0, false // the brackets belong to the words
	}
	return lab, j + lab.size, true
}

// closedLabel reads a label that has brackets of its own, "[3.] Requests …", or "[3].", behind the
// opening one, and returns where the words begin.
func closedLabel(s string) (label, int, bool) {
	const longest = 10 // bytes: "(3 bis)"
	end := strings.IndexByte(s[:min(len(s), longest)], ']')
	if end < 0 {
		return label{}, 0, false
	}
	lab, ok := parseLabel(s[:end])
	if !ok || lab.size != end {
		return label{}, 0, false
	}
	if behind := end + 1; lab.form == ' ' && behind < len(s) && (s[behind] == '.' || s[behind] == ')') {
		lab.form, end = s[behind], behind // "[3]. Requests"
	}
	return lab, skipSpace(s, end+1), lab.form != ' '
}

// quoted reports whether a quoted text begins like an operative paragraph; an amendment
// that is quoted has numbers of its own.
func quoted(s string) bool {
	lab, ok := parseLabel(s)
	if !ok || lab.kind != kindNumber || lab.form != '.' {
		return false
	}
	words := s[lab.size:]
	o, opened := openerOf(words)
	return opened && o.class != english.Preambular && o.start == 0 && words[0] >= 'A' && words[0] <= 'Z' && !isPlain(words, o)
}

// skipStatus returns where a text goes on behind a mark such as "[Agreed]" that
// stands before its label.
func skipStatus(s string) int {
	if s == "" || s[0] != '[' && s[0] != '(' {
		return 0
	}
	if end := strings.IndexAny(s, "])"); end > 0 && isStatus(s[1:end]) {
		return skipSpace(s, end+1)
	}
	return 0
}
