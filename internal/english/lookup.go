package english

import "strings"

// Set is a set of words in lower case. Those of this package are not changed.
type Set map[string]bool

// Words makes a set of the words of a text.
func Words(text string) Set {
	out := Set{}
	for w := range strings.FieldsSeq(text) {
		out[w] = true
	}
	return out
}

// Lookup returns what m has for the word s[i:j] in lower case, without allocating.
func Lookup[T any, M ~map[string]T](m M, s string, i, j int) T {
	var buf [24]byte
	var zero T
	if j-i > len(buf) || j == i {
		return zero
	}
	for k := i; k < j; k++ {
		c := s[k]
		if c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
		}
		buf[k-i] = c
	}
	return m[string(buf[:j-i])]
}
