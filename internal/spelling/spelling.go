// Package spelling guesses what somebody meant who misspelt a name.
package spelling

import (
	"fmt"
	"strings"
)

// longest is the longest name, in bytes, that is taken for a misspelling.
const longest = 200

// Nearest returns the one of known that s is probably a misspelling of, "" where
// none is near enough: more than two letters and a third of s differ, or half of a
// short one.
func Nearest(s string, known []string) string {
	best, least := "", min(max(2, len(s)/3)+1, (len(s)+1)/2)
	if len(s) > longest {
		return ""
	}
	for _, k := range known {
		if d := distance([]rune(s), []rune(k)); d < least {
			best, least = k, d
		}
	}
	return best
}

// Distance counts the letters in which two names differ: wrong, missing, too many, or
// neighbours that changed places.
func Distance(a, b string) int { return distance([]rune(a), []rune(b)) }

func distance(a, b []rune) int {
	rows := make([][]int, len(a)+1)
	for i := range rows {
		rows[i] = make([]int, len(b)+1)
		rows[i][0] = i
	}
	for j := range rows[0] {
		rows[0][j] = j
	}
	for i := 1; i <= len(a); i++ {
		for j := 1; j <= len(b); j++ {
			wrong := 1
			if a[i-1] == b[j-1] {
				wrong = 0
			}
			d := min(rows[i-1][j]+1, rows[i][j-1]+1, rows[i-1][j-1]+wrong)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				d = min(d, rows[i-2][j-2]+1)
			}
			rows[i][j] = d
		}
	}
	return rows[len(a)][len(b)]
}

// few is the number of names that a message may list.
const few = 10

// Meant continues a message about a name with what was probably meant, ` (did you mean
// "error"?)`, "" where nothing is near.
func Meant(s string, known []string) string {
	if near := Nearest(s, known); near != "" {
		return fmt.Sprintf(" (did you mean %q?)", near)
	}
	return ""
}

// Unknown says that there is no what called name, and what was probably meant or
// what there is: `there is no level "eror"; did you mean "error"?`.
func Unknown(what, name string, known []string) string {
	said := fmt.Sprintf("there is no %s %q", what, name)
	if near := Nearest(name, known); near != "" {
		said += fmt.Sprintf("; did you mean %q?", near)
	}
	if len(known) <= few {
		said += "; there are " + strings.Join(known, ", ")
	}
	return strings.Replace(said, "?;", "?", 1)
}
