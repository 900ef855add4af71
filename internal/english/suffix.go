// Package english holds what readers and grammar both need to know of the language
// of resolutions and that judges nothing.
package english

import (
	"strings"
	"unicode/utf8"
)

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

// LabelEnd returns the length of what some writers put behind the number or letter of a
// paragraph in the place of a full stop, or behind one: "1 – Decides", "1- Decides",
// "1: Decides", "1° Decides", "a.) women", "1.- Decides"; 0 where s does not go on so. A
// dash that is not glued to its label, and what is no bracket, stands before a capital
// letter: "3 – 4 m" and "2: the" are no labels.
func LabelEnd(s string, dotted bool) int {
	end := len(s) - len(strings.TrimLeft(s, " \t\u00a0"))
	if dotted && end > 0 {
		return 0
	}
	glued := end == 0
	r, n := utf8.DecodeRuneInString(s[end:])
	switch {
	case r == ')' && dotted:
	case strings.ContainsRune("-–—", r):
	case strings.ContainsRune(":°º", r) && glued && !dotted:
	default:
		return 0
	}
	end += n
	words := strings.TrimLeft(s[end:], " \t\u00a0")
	if len(words) == len(s[end:]) && words != "" {
		return 0
	}
	if words != "" && r != ')' && (words[0] < 'A' || words[0] > 'Z') && words[0] != '[' {
		return 0
	}
	return end
}
