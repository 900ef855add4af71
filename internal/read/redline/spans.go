package redline

import "strings"

// span is pandoc's [text]{.class key="value"}, by which it writes underlined and
// struck-out text, and with --track-changes=all the changes and comments of Word.
type span struct {
	kind       kind
	text, end  int // of the bracket that closes the text, and of the whole
	attributes string
}

// spanKinds are the classes that say something about changes.
var spanKinds = map[string]kind{
	"insertion": insertion, "deletion": deletion, "strikeout": deletion, "strike": deletion,
	"underline": insertion, "ul": insertion, "comment-start": spanComment,
}

// maxAttributes bounds the length of a span's attributes, in bytes.
const maxAttributes = 1000

// spansOf finds the spans of a source by the offset of their first bracket. Brackets
// pair within a paragraph. Underlining is emphasis where nothing is struck out.
func spansOf(src string, strikes bool) map[int]span {
	if !strings.Contains(src, "]{") {
		return nil
	}
	out := map[int]span{}
	var open []int
	for at := 0; at < len(src); at++ {
		switch src[at] {
		case '\\':
			at++
		case '\n':
			if strings.HasPrefix(src[at+1:], "\n") || strings.HasPrefix(src[at+1:], "\r\n") {
				open = open[:0]
			}
		case '[':
			open = append(open, at)
		case ']':
			if len(open) == 0 {
				continue
			}
			start := open[len(open)-1]
			open = open[:len(open)-1]
			if inside, ok := attributesAt(src[at+1:]); ok {
				sp := span{kind: highlight, text: at, end: at + 3 + len(inside), attributes: inside}
				for _, w := range strings.Fields(inside) {
					class, isClass := strings.CutPrefix(w, ".")
					k, known := spanKinds[class]
					if !isClass || !known || !strikes && (class == "underline" || class == "ul") {
						continue
					}
					sp.kind = k
				}
				out[start] = sp
			}
		}
	}
	return out
}

// attributesAt returns what stands in the braces with which s begins, if it is
// attributes: classes, an identifier, or a name with a value.
func attributesAt(s string) (string, bool) {
	if len(s) < 3 || s[0] != '{' || s[1] != '.' && s[1] != '#' && (s[1] < 'a' || s[1] > 'z') {
		return "", false
	}
	end := strings.IndexAny(s[:min(len(s), maxAttributes)], "}\n")
	if end < 0 || s[end] != '}' || s[1] != '.' && s[1] != '#' && !strings.Contains(s[:end], "=") {
		return "", false
	}
	return s[1:end], true
}

// span takes the bracket at offset at, if a span begins or ends there.
func (s *scanner) span(at int) int {
	const tag = "]"
	if sp, ok := s.spans[at]; ok {
		if sp.kind == spanComment {
			s.marks = append(s.marks, mark{
				start: at, end: sp.end, kind: spanComment, role: whole,
				author: attribute(sp.attributes, "author"), date: attribute(sp.attributes, "date"),
			})
			return sp.end
		}
		if s.push(mark{
			start: at, end: at + 1, kind: sp.kind,
			author: attribute(sp.attributes, "author"), date: attribute(sp.attributes, "date"),
		}, tag) {
			s.ends[sp.text] = sp.end
		}
		return at + 1
	}
	if end, ok := s.ends[at]; ok && s.pop(at, end, tag) {
		return end
	}
	return at + 1
}

// tilde takes a single ~ around words, as GitHub strikes text out, too. Within a word it
// is pandoc's subscript.
func (s *scanner) tilde(at int) int {
	if at < s.noTilde || at > 0 && !blank(s.src[at-1]) && !strings.ContainsRune("(*_\"“", rune(s.src[at-1])) ||
		at+1 == len(s.src) || blank(s.src[at+1]) || s.src[at+1] >= '0' && s.src[at+1] <= '9' {
		return at + 1
	}
	end := len(s.src)
	if i := strings.Index(s.src[at:], "\n\n"); i >= 0 {
		end = at + i
	}
	for i := at + 1; i < end; i++ {
		if s.src[i] != '~' {
			continue
		}
		if s.src[i-1] == '~' || i+1 < len(s.src) && s.src[i+1] == '~' {
			break
		}
		if blank(s.src[i-1]) || i+1 < len(s.src) && wordByte(s.src[i+1]) {
			continue
		}
		if s.push(mark{start: at, end: at + 1, kind: deletion}, "~") {
			s.ends[i] = i + 1
		}
		return at + 1
	}
	s.noTilde = end
	return at + 1
}

func wordByte(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= 0x80
}
