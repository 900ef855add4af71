// Package english holds what readers and grammar both need to know of the language
// of resolutions and that judges nothing.
package english

import "strings"

// suffixes mark clauses that were put between others: "1bis", "2 ter", "3 alt".
// Longer ones stand before those that they begin with.
var suffixes = strings.Fields(`undecies duodecies terdecies quaterdecies quattuordecies quindecies quinquiesdecies sexdecies sexiesdecies
	septdecies septiesdecies octodecies octiesdecies novodecies noviesdecies vicies
	bis ter quater quat quinquies quinter sexies septies octies novies nonies decies alt`)

// Suffix returns the length of the Latin suffix that s begins with, in letters of
// any case and with the number behind it ("alt2"); 0 if there is none or if the word
// goes on.
func Suffix(s string) int {
	end := 0
	for end < len(s) && end < 20 && s[end]|0x20 >= 'a' && s[end]|0x20 <= 'z' {
		end++
	}
	if end < 3 {
		return 0
	}
	for _, x := range suffixes {
		if end == len(x) && strings.EqualFold(s[:end], x) {
			for end < len(s) && s[end] >= '0' && s[end] <= '9' {
				end++
			}
			if end < len(s) && (s[end] == '-' || s[end] == '\'' || s[end] >= 0x80 && isLetter(s[end:])) {
				return 0
			}
			return end
		}
	}
	return 0
}

// isLetter reports whether s begins with a letter of Latin-1 or beyond, and with no
// space or mark.
func isLetter(s string) bool {
	for _, r := range s {
		return r >= 0xc0 && r < 0x2000
	}
	return false
}
