package grammar

import (
	"strings"

	"github.com/resolint/resolint/internal/english"
	"github.com/resolint/resolint/internal/resolution"
)

// parseArticle reads the heading of an article or a rule: "Article 2 (purpose)", "ARTICLE
// I", "Rule 8 bis". It returns the path and the offset of the title.
func parseArticle(s string) (path string, title int, ok bool) {
	kind := "article "
	rest, ok := cutFold(s, kind)
	if !ok {
		kind = "rule "
		rest, ok = cutFold(s, kind)
	}
	if !ok || len(s) > 200 || s[0] >= 'a' {
		return "", 0, false
	}
	i := len(s) - len(rest)
	j := wordEnd(s, i)
	num := s[i:j]
	if num == "" || !(num[0] >= '0' && num[0] <= '9' || romanish(num)) {
		return "", 0, false
	}
	path = kind + num
	x := skipSpace(s, j)
	if n := english.Suffix(s[x:]); n > 0 {
		path += " " + lower(s[x:x+n])
		j = x + n
	}
	k := skipSpace(s, j)
	if k >= len(s) {
		return path, len(s), true
	}
	switch c := s[k]; {
	case c == '(' || c == ':' || c == '.' || c == '-' || strings.HasPrefix(s[k:], "–") || strings.HasPrefix(s[k:], "—"):
		for k < len(s) && strings.IndexByte(":.-", s[k]) >= 0 {
			k = skipSpace(s, k+1)
		}
		return path, k, !endsSentence(s) || k >= len(s)
	case c == '[' || c == '*':
		return path, k, true
	case c >= 'A' && c <= 'Z' && len(s) <= longestHeading && !endsSentence(s) && !strings.ContainsAny(s[k:], ",;"):
		return path, k, true // "Article 3 Tasks"
	}
	return "", 0, false
}

// longestHeading is how many bytes the heading of an article may have whose title follows the
// number without a mark.
const longestHeading = 80

// articleOf reads the heading of an article, typed or numbered by the word processor. words
// is true where the words from offset at on are no title but the text of the article.
func articleOf(l *line) (path string, at int, words bool) {
	if path, _, ok := parseArticle(l.auto); ok {
		return path, 0, endsSentence(l.text)
	}
	if path, at, ok := articleText(l.text); ok {
		return path, at, true
	}
	path, at, _ = parseArticle(l.text)
	return path, at, false
}

// articleText reads an article whose number runs into its text: "Article 1. The Network
// protects …". It returns the path and the offset of the text.
func articleText(s string) (path string, at int, ok bool) {
	const longest = 20 // bytes of the number: "Article XXIII bis."
	rest, ok := cutFold(s, "article ")
	stop := strings.IndexByte(rest[:min(len(rest), longest)], '.')
	if !ok || stop < 0 || s[0] == 'a' || !endsSentence(s) {
		return "", 0, false
	}
	stop += len(s) - len(rest)
	at = skipSpace(s, stop+1)
	path, _, ok = parseArticle(s[:stop])
	return path, at, ok && at > stop+1 && at < len(s) && s[at] >= 'A' && s[at] <= 'Z'
}

// articles reads a text divided into articles.
func (b *builder) articles(lines []line) {
	part := b.part
	path, numbers, intro, titled := "", 0, -1, false
	for i := range lines {
		l := &lines[i]
		if l.role == roleArticle {
			p, at, words := articleOf(l)
			b.closeArticle(path, numbers, intro)
			path, numbers, intro = p, 0, -1
			if n := b.paths[b.prefix+p+"#"]; n > 0 {
				path = p + "#" + string(rune('1'+min(n, 8)))
			}
			b.paths[b.prefix+p+"#"]++
			b.heading, titled = squeeze(strings.TrimSpace(l.auto+" "+l.text)), at < len(l.text)
			b.under(path, -1)
			b.part, b.call = part, nil
			if words {
				intro = b.add(path, "", -1, seg(l, at))
			}
			continue
		}
		if path == "" {
			continue
		}
		lab, from, ok := l.label()
		if owner, at, okOwner := ownerLine(l.text); okOwner && b.current() >= 0 {
			b.extend(b.current(), segment{block: l.block, start: l.start + at, end: l.end, owner: owner})
			continue
		}
		switch {
		case ok && lab.kind != kindUpper:
			b.call = nil
			if lab.kind == kindNumber {
				b.call = weCall(l.text[from:])
			}
			numbers++
			b.item(lab, seg(l, from))
		case isDivision(l.text) || strings.HasPrefix(l.style, "heading") && numbers > 0:
			b.heading = squeeze(l.text)
		case numbers == 0 && intro < 0 && !titled && isTitleLine(l):
			b.heading += " " + squeeze(l.text)
			titled = true
		case numbers == 0 && intro < 0:
			intro = b.add(path, "", -1, seg(l, 0))
		case b.current() >= 0:
			b.extend(b.current(), seg(l, 0))
		}
	}
	b.closeArticle(path, numbers, intro)
}

// closeArticle names the unlabelled first paragraph of an article that has
// labelled ones too.
func (b *builder) closeArticle(path string, numbers, intro int) {
	if numbers > 0 && intro >= 0 {
		b.rename(intro, path+"/intro")
	}
}

// isDivision reports the heading of a part, chapter or section.
func isDivision(s string) bool {
	for _, p := range [...]string{"part ", "chapter ", "section ", "title "} {
		if rest, ok := cutFold(s, p); ok && s[0] < 'a' {
			w := rest[:wordEnd(rest, 0)]
			return w != "" && (romanish(w) || hasDigit(w)) && !endsSentence(s)
		}
	}
	return false
}

// agreement reads the preamble of a treaty up to its articles.
func (b *builder) agreement(lines []line) []line {
	first := 0
	for first < len(lines) && lines[first].role != roleArticle {
		first++
	}
	w := unWalk{b: b}
	w.restart()
	for i := range lines[:first] {
		l := &lines[i]
		if s := lower(l.text); len(s) < 80 && (strings.HasPrefix(s, "have agreed") || strings.HasPrefix(s, "agree upon") || strings.HasPrefix(s, "hereby agree") || strings.HasPrefix(s, "agree as follows")) {
			b.part, b.call = resolution.PartEnacting, nil
			b.add("enacting", "", -1, seg(l, 0))
			continue
		}
		if l.role == roleText && !isDivision(l.text) {
			w.line(l)
		}
	}
	b.call, b.heading = nil, ""
	b.part = resolution.PartParagraph
	return lines[first:]
}
