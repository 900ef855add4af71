package pdf

import (
	"bytes"
)

// kind is the kind of a token in a content stream or CMap.
type kind uint8

const (
	kindEnd kind = iota
	kindNumber
	kindString
	kindName
	kindArray
	kindDict
	kindOperator
)

// operand is one token. Strings and names refer to the lexer's input or to
// buffers made for them.
type operand struct {
	kind kind
	num  float64
	str  []byte    // string, name or operator
	arr  []operand // array elements; keys and values of a dictionary in turn
}

// lexer splits a content stream (ISO 32000-1, 7.8.2) or a CMap into tokens.
type lexer struct {
	in  []byte
	pos int
}

// maxNesting is how deep arrays and dictionaries may stand in one another,
// maxElements how many elements of one are kept.
const (
	maxNesting  = 16
	maxElements = 1 << 16
)

func isSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func isDelimiter(c byte) bool {
	switch c {
	case '(', ')', '<', '>', '[', ']', '{', '}', '/', '%':
		return true
	}
	return false
}

func (l *lexer) skipSpace() {
	for l.pos < len(l.in) {
		c := l.in[l.pos]
		switch {
		case isSpace(c):
			l.pos++
		case c == '%':
			for l.pos < len(l.in) && l.in[l.pos] != '\n' && l.in[l.pos] != '\r' {
				l.pos++
			}
		default:
			return
		}
	}
}

// next returns the next token; kindEnd at the end of the input.
func (l *lexer) next() operand { return l.token(0) }

func (l *lexer) token(depth int) operand {
	l.skipSpace()
	if l.pos >= len(l.in) {
		return operand{}
	}
	switch c := l.in[l.pos]; c {
	case '(':
		return operand{kind: kindString, str: l.literal()}
	case '/':
		l.pos++
		return operand{kind: kindName, str: unescapeName(l.word())}
	case '[':
		l.pos++
		return operand{kind: kindArray, arr: l.until("]", depth)}
	case '<':
		if l.pos+1 < len(l.in) && l.in[l.pos+1] == '<' {
			l.pos += 2
			return operand{kind: kindDict, arr: l.until(">>", depth)}
		}
		return operand{kind: kindString, str: l.hex()}
	case '>', ']', ')', '{', '}':
		n := 1
		if c == '>' && l.pos+1 < len(l.in) && l.in[l.pos+1] == '>' {
			n = 2
		}
		l.pos += n
		return operand{kind: kindOperator, str: l.in[l.pos-n : l.pos]}
	}
	w := l.word()
	if n, ok := number(w); ok {
		return operand{kind: kindNumber, num: n}
	}
	return operand{kind: kindOperator, str: w}
}

// until reads tokens up to the closing mark, or to an operator that shows that
// the mark is missing.
func (l *lexer) until(closing string, depth int) []operand {
	var out []operand
	for {
		start := l.pos
		if depth >= maxNesting {
			return out
		}
		t := l.token(depth + 1)
		if t.kind == kindEnd {
			return out
		}
		if t.kind == kindOperator {
			switch string(t.str) {
			case closing:
				return out
			case "true", "false", "null":
			default:
				if !isDelimiter(t.str[0]) && closing == "]" {
					l.pos = start
					return out
				}
				continue
			}
		}
		if len(out) < maxElements {
			out = append(out, t)
		}
	}
}

func (l *lexer) word() []byte {
	start := l.pos
	for l.pos < len(l.in) && !isSpace(l.in[l.pos]) && !isDelimiter(l.in[l.pos]) {
		l.pos++
	}
	return l.in[start:l.pos]
}

// number reads what writers make of numbers, "--3", "1.2.3" and "4-5" included.
func number(w []byte) (float64, bool) {
	if len(w) == 0 || (w[0] != '-' && w[0] != '+' && w[0] != '.' && (w[0] < '0' || w[0] > '9')) {
		return 0, false
	}
	neg, i := false, 0
	for ; i < len(w) && (w[i] == '-' || w[i] == '+'); i++ {
		neg = w[i] == '-'
	}
	var n float64
	scale, digits := 0.0, 0
	for ; i < len(w); i++ {
		c := w[i]
		switch {
		case c >= '0' && c <= '9':
			digits++
			if scale == 0 {
				n = n*10 + float64(c-'0')
			} else {
				n += float64(c-'0') * scale
				scale /= 10
			}
		case c == '.' && scale == 0:
			scale = 0.1
		case c == '-' || c == '.':
			i = len(w)
		default:
			return 0, false
		}
	}
	if digits == 0 && scale == 0 {
		return 0, false
	}
	if neg {
		n = -n
	}
	return min(max(n, -largest), largest), true
}

// largest is the largest number that readers have to know (ISO 32000-1, annex C): finite under
// every matrix that a page is drawn with.
const largest = 3.4e38

// skipInlineImage moves past the data of an inline image: to an EI that stands
// alone and is followed by something that can be an operator.
func (l *lexer) skipInlineImage() {
	for {
		at := bytes.Index(l.in[l.pos:], []byte("EI"))
		if at < 0 {
			l.pos = len(l.in)
			return
		}
		at += l.pos
		l.pos = at + 2
		before := at == 0 || isSpace(l.in[at-1])
		after := l.pos >= len(l.in) || isSpace(l.in[l.pos])
		if before && after && printable(l.in[l.pos:min(l.pos+12, len(l.in))]) {
			return
		}
	}
}

func printable(b []byte) bool {
	for _, c := range b {
		if c >= 0x7f || (c < ' ' && !isSpace(c)) {
			return false
		}
	}
	return true
}
