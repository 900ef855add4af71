package pdf

import (
	"bytes"
	"strconv"
)

func (l *lexer) literal() []byte {
	l.pos++
	start, depth, plain := l.pos, 1, true
	for l.pos < len(l.in) {
		switch l.in[l.pos] {
		case '\\':
			plain = false
			l.pos++
		case '\r':
			plain = false
		case '(':
			depth++
		case ')':
			depth--
		}
		if depth == 0 {
			break
		}
		l.pos++
	}
	end := min(l.pos, len(l.in))
	l.pos = min(l.pos+1, len(l.in))
	if plain {
		return l.in[start:end]
	}
	return unescape(l.in[start:end])
}

// unescape resolves the escapes of a literal string (ISO 32000-1, 7.3.4.2).
func unescape(s []byte) []byte {
	out := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c == '\r' {
			out = append(out, '\n')
			if i+1 < len(s) && s[i+1] == '\n' {
				i++
			}
			continue
		}
		if c != '\\' || i+1 >= len(s) {
			out = append(out, c)
			continue
		}
		i++
		if at := bytes.IndexByte([]byte("nrtbf"), s[i]); at >= 0 {
			out = append(out, "\n\r\t\b\f"[at])
			continue
		}
		switch c = s[i]; {
		case c >= '0' && c <= '7':
			n := 0
			for k := 0; k < 3 && i < len(s) && s[i] >= '0' && s[i] <= '7'; k++ {
				n = n*8 + int(s[i]-'0')
				i++
			}
			i--
			out = append(out, byte(n))
		case c == '\r':
			if i+1 < len(s) && s[i+1] == '\n' {
				i++
			}
		case c == '\n':
		default:
			out = append(out, c)
		}
	}
	return out
}

func (l *lexer) hex() []byte {
	l.pos++
	start := l.pos
	end := bytes.IndexByte(l.in[start:], '>')
	if end < 0 {
		l.pos = len(l.in)
		return nil
	}
	l.pos = start + end + 1
	out := make([]byte, 0, end/2+1)
	half, high := false, byte(0)
	for _, c := range l.in[start : start+end] {
		v, ok := hexDigit(c)
		if !ok {
			continue
		}
		if half {
			out = append(out, high<<4|v)
		}
		high, half = v, !half
	}
	if half {
		out = append(out, high<<4)
	}
	return out
}

func hexDigit(c byte) (byte, bool) {
	switch {
	case c >= '0' && c <= '9':
		return c - '0', true
	case c >= 'a' && c <= 'f':
		return c - 'a' + 10, true
	case c >= 'A' && c <= 'F':
		return c - 'A' + 10, true
	}
	return 0, false
}

func unescapeName(w []byte) []byte {
	if bytes.IndexByte(w, '#') < 0 {
		return w
	}
	out := make([]byte, 0, len(w))
	for i := 0; i < len(w); i++ {
		if w[i] == '#' && i+2 < len(w) {
			if n, err := strconv.ParseUint(string(w[i+1:i+3]), 16, 8); err == nil {
				out = append(out, byte(n))
				i += 2
				continue
			}
		}
		out = append(out, w[i])
	}
	return out
}
