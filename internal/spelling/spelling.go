// Package spelling guesses what somebody meant who misspelt a name.
package spelling

import (
	"fmt"
	"strings"

	"github.com/agnivade/levenshtein"
)

// Nearest returns the one of known that s is probably a misspelling of, "" where
// none is near enough: more than a third of s, and more than two letters, differ.
func Nearest(s string, known []string) string {
	best, least := "", max(2, len(s)/3)+1
	for _, k := range known {
		if k == "" {
			continue
		}
		if d := levenshtein.ComputeDistance(s, k); d < least && d < len(k) {
			best, least = k, d
		}
	}
	return best
}

// few is the number of names that a message may list.
const few = 10

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
