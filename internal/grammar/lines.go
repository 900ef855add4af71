package grammar

import (
	"strings"
	"unicode/utf8"

	"github.com/resolint/resolint/internal/document"
	"github.com/resolint/resolint/internal/english"
)

// line is a stretch of a block that the grammar looks at as one paragraph: a
// block, or a part of one where a line break or a footnote rule divides it.
type line struct {
	// block is an index into View.Blocks; start and end are byte offsets in the
	// block's text, white space and emphasis marks trimmed.
	block, start, end int
	text              string // the block's text from start to end
	auto              string // automatic label, on the first line of a block only
	style             string
	part              document.Part
	note              string
	cell              bool
	role              role
	// counted is true where a count before it makes a label of the line's far number.
	counted bool
	// listed is true for a line with a capital letter or Roman number where the line before
	// or after it has the one before or after: titles have their text between them.
	listed bool
	// call is the text of a call that its line prints with square brackets; opens is
	// true where a bracket before a call stays open behind its line.
	call  string
	opens bool
}

// role is what a line looks like by itself, before its neighbours are asked.
type role uint8

const (
	roleText role = iota
	roleHeading
	roleNumberTitle // "77/160. Entrepreneurship …"
	roleSymbol      // "A/HRC/58/L.77"
	roleEnacting
	roleProposal // "MOD EUR/44A7/1"
	roleReasons
	roleAnnex
	roleArticle
	roleRule // a run of underscores or dashes
	roleNote // a line that begins with a footnote mark
	roleEnd  // meeting, date or vote after the text
	roleFurniture
	roleCall // a call of the ITU form alone on its line
)

// ends reports whether a line ends with one of a set of marks, behind which closing quotes
// and brackets and the mark of a footnote may stand: "… Substances,14".
func (l *line) ends(set string) bool {
	t := trimNoteDigits(trimClosers(l.text))
	return t != "" && strings.IndexByte(set, t[len(t)-1]) >= 0
}

// trimClosers drops closing quotes, brackets and note marks from the end.
func trimClosers(s string) string {
	for len(s) > 0 {
		r, n := utf8.DecodeLastRuneInString(s)
		switch {
		case r == '"' || r == '”' || r == '’' || r == '\'' || r == '»' || r == ']' || r == ')':
		case isSpace(r) || isSuperscript(r) || r == '_' || r == '*':
		default:
			return s
		}
		s = s[:len(s)-n]
	}
	return s
}

// trimNoteDigits drops the mark of a footnote in plain digits from behind a comma or
// semicolon that a word stands before.
func trimNoteDigits(s string) string {
	const most = 3 // digits
	u := strings.TrimRight(s, "0123456789")
	n := len(u)
	if len(s)-n > most || n < 2 || n == len(s) || u[n-1] != ',' && u[n-1] != ';' || u[n-2] >= '0' && u[n-2] <= '9' {
		return s
	}
	return u
}

// linesOf divides the blocks of a view into lines.
func linesOf(v *document.View) []line {
	out := make([]line, 0, len(v.Blocks)+len(v.Blocks)/8)
	for i := range v.Blocks {
		b := &v.Blocks[i]
		first := true
		for start := 0; start <= len(b.Text); {
			end := lineEnd(b.Text, start)
			if k := enactingEnd(b.Text[start:end]); k > 0 {
				end = start + k
			}
			if k := markEnd(b.Text[start:end]); k > 0 {
				end = start + k
			}
			from, to := trimBraces(b.Text, start, end)
			// A label goes with the first words, behind breaks that stand before them.
			if from < to || first && b.Label != "" && strings.TrimSpace(b.Text) == "" {
				l := line{
					block: i, start: from, end: to, text: b.Text[from:to],
					style: b.Style, part: b.Part, note: b.Note, cell: b.Cell,
				}
				if first {
					l.auto = strings.Trim(b.Label, "[]")
				}
				l.setRole()
				out = append(out, l)
				first = false
			}
			if end >= len(b.Text) {
				break
			}
			start = end
			if b.Text[end] == '\n' {
				start++
			}
		}
	}
	return out
}

// joinCells gives the labels that have cells of their own, in tables with a column for
// numbers, to the words in the cells behind them.
func joinCells(lines []line) []line {
	out := lines[:0]
	for i := range lines {
		l := lines[i]
		if l.cell && i+1 < len(lines) && lines[i+1].cell && lines[i+1].block != l.block && l.onlyLabel() {
			if _, _, labelled := lines[i+1].label(); !labelled && lines[i+1].auto == "" {
				lines[i+1].auto = l.auto + l.text
				continue
			}
		}
		out = append(out, l)
	}
	return out
}

// onlyLabel reports a line that is a label with its punctuation and nothing else.
func (l *line) onlyLabel() bool {
	s := l.auto + l.text
	lab, ok := parseLabel(s)
	return ok && lab.size == len(s) && lab.form != ' ' && lab.kind != kindBullet && (l.auto == "" || l.text == "")
}

// enactingEnd returns where an enacting line ends that the first preambular
// paragraph runs on from ("The General Assembly, Recalling …"), 0 if s is no such
// line.
func enactingEnd(s string) int {
	i := skipSpace(s, 0)
	if !hasFold(s[i:], "the ") {
		return 0
	}
	k := strings.IndexByte(s[:min(len(s), 200)], ',')
	if k < 0 || skipSpace(s, k+1) >= len(s) || !isEnacting(s[i:k+1]) {
		return 0
	}
	rest := s[skipSpace(s, k+1):]
	if o, ok := openerOf(rest); !ok || o.class != english.Preambular || rest[0] < 'A' || rest[0] > 'Z' {
		return 0
	}
	return k + 1
}

// lineEnd returns where the line that begins at start ends: at a line break
// before something with a structure of its own, or around a footnote rule.
func lineEnd(text string, start int) int {
	for i := start; i < len(text); i++ {
		switch text[i] {
		case '\n':
			if divides(text[start:i], text[i+1:]) {
				return i
			}
		case 'A':
			if n := annexInside(text[i:]); n > 0 {
				if strings.Trim(text[start:i], " \t\n[") != "" {
					return i
				}
				return i + n
			}
		case '_':
			n := 0
			for i+n < len(text) && text[i+n] == '_' {
				n++
			}
			if n >= 5 {
				if strings.TrimSpace(text[start:i]) != "" {
					return i
				}
				return i + n
			}
			i += n - 1
		}
	}
	return len(text)
}

// annexInside returns the length of an annex heading in capitals that runs in, as
// PDF converters leave it: "… as needed. ANNEX TO RESOLUTION 34 (REV. DUBAI, 2018)
// Rules …"; 0 if s begins with none.
func annexInside(s string) int {
	if !strings.HasPrefix(s, "ANNEX ") {
		return 0
	}
	end := strings.IndexByte(s[:min(len(s), 90)], ')')
	if end < 0 {
		return 0
	}
	for _, k := range [...]string{" TO RESOLUTION ", " TO DECISION ", " TO RECOMMENDATION "} {
		if i := strings.Index(s[:end], k); i >= 0 && i < 12 {
			return end + 1
		}
	}
	return 0
}

// divides reports whether the line break between before and after separates two
// lines, and is no break inside a running paragraph.
func divides(before, after string) bool {
	if i := strings.IndexByte(after, '\n'); i >= 0 {
		after = after[:i]
	}
	before, after = strings.TrimSpace(before), strings.TrimSpace(after)
	if before == "" || after == "" {
		return true
	}
	a := line{text: after}
	switch roleOf(&a) {
	case roleText, roleNote:
	default:
		return true
	}
	b := line{text: before}
	if r := roleOf(&b); r != roleText {
		return true
	}
	if strings.IndexByte(";:,.", before[len(before)-1]) < 0 {
		return false
	}
	lab, ok := parseLabel(after)
	return ok && (lab.form != ' ' || before[len(before)-1] != ',')
}

// trimRange cuts white space and the emphasis and heading marks of Markdown from
// both ends of text[start:end].
func trimRange(text string, start, end int) (int, int) {
	for start < end {
		r, n := utf8.DecodeRuneInString(text[start:end])
		if !isSpace(r) && !(r == '#' && start+n < end && (text[start+n] == '#' || text[start+n] == ' ')) {
			break
		}
		start += n
	}
	for start < end {
		r, n := utf8.DecodeLastRuneInString(text[start:end])
		if !isSpace(r) {
			break
		}
		end -= n
	}
	for _, mark := range []string{"**", "*", "_"} {
		if end-start > len(mark)*2 && strings.HasPrefix(text[start:end], mark) && text[start+len(mark)] > ' ' &&
			text[start+len(mark)] != mark[0] {
			start += len(mark)
			if strings.HasSuffix(text[start:end], mark) {
				end -= len(mark)
			}
		}
	}
	return start, end
}

// trimBraces is trimRange that also cuts off the braces around a whole paragraph, which
// mark text to be settled elsewhere.
func trimBraces(text string, start, end int) (int, int) {
	from, to := trimRange(text, start, end)
	if to-from > 2 && text[from] == '{' && text[to-1] == '}' && strings.IndexByte(text[from+1:to], '{') < 0 {
		return trimRange(text, from+1, to-1)
	}
	return from, to
}

// isSpace reports white space, and the format characters that stand for none.
func isSpace(r rune) bool {
	switch r {
	case ' ', '\t', '\n', '\r', '\v', '\f', 0x85, 0xA0, 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000,
		0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF, 0xAD:
		return true
	}
	return r >= 0x2000 && r <= 0x200A
}

func isSuperscript(r rune) bool {
	return r == '¹' || r == '²' || r == '³' || r == '⁰' || (r >= '⁴' && r <= '⁹')
}

// skipSpace returns the offset of the first character of s at or after i that is
// no white space.
func skipSpace(s string, i int) int {
	for i < len(s) {
		if c := s[i]; c < utf8.RuneSelf {
			if c != ' ' && (c < '\t' || c > '\r') {
				return i
			}
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if !isSpace(r) {
			return i
		}
		i += n
	}
	return i
}

// wordEnd returns the end of the word that begins at i: letters, digits, and
// hyphens and apostrophes inside.
func wordEnd(s string, i int) int {
	for i < len(s) {
		c := s[i]
		if c >= utf8.RuneSelf {
			r, n := utf8.DecodeRuneInString(s[i:])
			if isSpace(r) || isSuperscript(r) || !wordRune(r) {
				return i
			}
			i += n
			continue
		}
		if !(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '\'') {
			return i
		}
		i++
	}
	return i
}

func wordRune(r rune) bool {
	switch {
	case r == '‑' || r == '‐' || r == '’':
		return true
	case r >= 0x2010 && r <= 0x206F, r >= 0x20A0 && r <= 0x2BFF, r < 0xC0, r >= 0xF000 && r <= 0xF8FF:
		return false
	}
	return true
}

// lower returns s in lower case; ASCII only, which is what the lexicons hold.
func lower(s string) string { return strings.ToLower(s) }

// hasFold reports whether s begins with prefix, ASCII case ignored; prefix is in
// lower case. A space in prefix matches any one white-space character.
func hasFold(s, prefix string) bool {
	_, ok := cutFold(s, prefix)
	return ok
}

// cutFold is hasFold that also returns what follows the prefix.
func cutFold(s, prefix string) (string, bool) {
	j := 0
	for i := range len(prefix) {
		if j >= len(s) {
			return "", false
		}
		c := s[j]
		if prefix[i] == ' ' {
			k := skipSpace(s, j)
			if k == j {
				return "", false
			}
			j = k
			continue
		}
		if c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
		}
		if c != prefix[i] {
			return "", false
		}
		j++
	}
	return s[j:], true
}

// hasSuffixFold reports whether s ends with a suffix, which is in lower case.
func hasSuffixFold(s, suffix string) bool {
	return len(s) >= len(suffix) && strings.EqualFold(s[len(s)-len(suffix):], suffix)
}
