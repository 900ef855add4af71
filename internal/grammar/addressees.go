package grammar

import (
	"strings"

	"github.com/resolint/resolint/internal/english"
)

// infinitive returns the offset of the "to" that ends an addressee phrase: the
// first one outside parentheses that begins an infinitive; -1 if there is none.
func infinitive(s string, from int) int {
	depth := 0
	lastStart, lastEnd := from, from
	for i := from; i < len(s); {
		c := s[i]
		switch c {
		case '(', '[':
			depth++
		case ')', ']':
			depth = max(depth-1, 0) // it may close what was opened before the call
		}
		j := wordEnd(s, i)
		if j == i {
			i++
			continue
		}
		if depth == 0 && j-i == 2 && s[i:j] == "to" && (i == 0 || isSpaceBefore(s, i)) {
			next := skipSpace(s, j)
			if !english.Lookup(english.InfinitiveGuards, s, lastStart, lastEnd) && startsInfinitive(s[next:]) {
				return i
			}
		}
		lastStart, lastEnd = i, j
		i = j
	}
	return -1
}

func isSpaceBefore(s string, i int) bool { return skipSpace(s, i-1) != i-1 || s[i-1] >= 0x80 }

// startsInfinitive reports whether s can follow the "to" of an infinitive: no
// determiner, no name, or nothing but punctuation.
func startsInfinitive(s string) bool {
	if s == "" || s[0] == ':' || s[0] == ',' || s[0] == '[' {
		return true
	}
	j := wordEnd(s, 0)
	if j == 0 || s[0] < 'a' || s[0] > 'z' {
		return false
	}
	switch s[:j] {
	case "the", "a", "an", "its", "their", "this", "these", "that", "those", "all", "any", "each", "our", "his", "her",
		"which", "whom", "both", "such", "other", "date", "women", "persons", "people":
		return false
	}
	return true
}

// cooperation are the words that end an addressee list: what follows says with
// whom, how or when.
var cooperation = []string{
	"in consultation", "in cooperation", "in close", "in collaboration", "in coordination", "in liaison", "in conjunction",
	"in partnership", "in accordance", "in line", "in the ", "in particular", "in this", "in order", "in view", "in its", "in their",
	"within", "with the", "with a view", "through", "subject to", "pursuant to", "on the basis", "taking", "bearing",
	"as appropriate", "where appropriate", "including", "such as", "inter alia", "when ", "if ", "once ", "under ", "during ", "at the ",
	"working with", "acting", "without", "following", "upon ", "from within", "that have", "by ",
	"consistent", "while", "which", "who ", "especially", "notably", "also", "thereof",
}

// addresseesOf splits an addressee phrase into the parties it speaks to.
func addresseesOf(s string) []string {
	s = strings.TrimSpace(s)
	if s == "" {
		return nil
	}
	s = cutCooperation(s)
	var out []string
	start := 0
	push := func(end int) {
		p := strings.Trim(s[start:end], " \t\n,;:")
		p = strings.TrimPrefix(strings.TrimPrefix(p, "and "), "as well as ")
		if p != "" && len(p) < 200 {
			out = append(out, squeeze(p))
		}
	}
	depth := 0
	for i := range len(s) {
		switch c := s[i]; {
		case c == '(':
			depth++
		case c == ')':
			depth--
		case depth > 0:
		case c == ',' && !isCooperation(s[skipSpace(s, i+1):]):
			push(i)
			start = i + 1
		case c == 'a' && i > 0 && s[i-1] == ' ' && strings.HasPrefix(s[i:], "and ") && newParty(s[start:i], s[i+4:]):
			push(i)
			start = i + 4
		}
	}
	push(len(s))
	return out
}

// cutCooperation cuts "in close cooperation with …" and its like from the end.
func cutCooperation(s string) string {
	for i := 1; i < len(s); i++ {
		if (s[i-1] == ' ' || s[i-1] == ',') && s[i] >= 'a' && s[i] <= 'z' && isCooperation(s[i:]) {
			return strings.TrimRight(s[:i], " ,")
		}
	}
	return s
}

func isCooperation(s string) bool {
	for _, c := range cooperation {
		if strings.HasPrefix(s, c) {
			return true
		}
	}
	return false
}

// newParty reports whether "and" between before and after joins two parties, and
// not two nouns in the name of one.
func newParty(before, after string) bool {
	j := wordEnd(after, 0)
	if j == 0 {
		return false
	}
	party := english.Lookup(english.PartyWords, after, 0, j)
	if hasFold(after, "the ") || hasFold(after, "all ") || hasFold(after, "other ") {
		return true
	}
	// "Conference on Trade and Development": a name goes on after on, of, for.
	last := strings.LastIndexByte(strings.TrimRight(before, " "), ' ')
	for _, p := range [...]string{" on ", " of ", " for "} {
		k := strings.LastIndex(before, p)
		if k < 0 {
			continue
		}
		object := strings.TrimSpace(before[k+len(p):])
		if object != "" && object[0] >= 'A' && object[0] <= 'Z' && after[0] >= 'A' && after[0] <= 'Z' && !party {
			return false
		}
		if p == " on " && !party {
			return false
		}
	}
	return party || last >= 0 && after[0] >= 'A' && after[0] <= 'Z'
}

// squeeze writes every stretch of white space as one space.
func squeeze(s string) string {
	plain := true
	for i := 0; i < len(s) && plain; i++ {
		plain = s[i] >= ' ' && s[i] < 0x80 && !(s[i] == ' ' && i+1 < len(s) && s[i+1] == ' ')
	}
	if plain {
		return s
	}
	var out strings.Builder
	gap := false
	for _, r := range s {
		switch {
		case r == 0x200B || r == 0x200C || r == 0x200D || r == 0xFEFF || r == 0xAD || r == 0x2060 || isSuperscript(r):
		case isSpace(r):
			gap = out.Len() > 0
		default:
			if gap {
				out.WriteByte(' ')
				gap = false
			}
			out.WriteRune(r)
		}
	}
	return out.String()
}
