package grammar

import (
	"strings"
	"unicode/utf8"

	"github.com/resolint/resolint/internal/english"
)

// attribution of a bracketed text: who owns it and what it proposes.
type attributed struct {
	owner      string
	remove     bool
	start, end int // the proposed words in the bracket
}

// maxOwner is the length in bytes of the longest list of proposers.
const maxOwner = 200

// attribution reads "US: delete", "Austria, Chile ADD: text", "EU: alt text",
// "text – US: delete" (no: the owner comes first) inside square brackets.
func attribution(s string) (attributed, bool) {
	if a, ok := attributedAtEnd(s); ok {
		return a, true
	}
	colon := strings.IndexByte(s[:min(len(s), maxOwner)], ':')
	if colon < 0 {
		return actionWithoutColon(s)
	}
	names, verb, ok := ownerNames(s[:colon])
	if !ok || names == "" && verb == "" || english.NoProposers[lower(names[:wordEnd(names, 0)])] {
		return attributed{}, false
	}
	a := attributed{owner: names, start: skipSpace(s, colon+1), end: len(s)}
	a.remove = isDelete(verb)
	rest := s[a.start:]
	if w := lower(rest[:wordEnd(rest, 0)]); english.ProposerActions[w] {
		a.takeAction(s, w)
	}
	return a, true
}

// attributedAtEnd reads "and all users (US, Japan)" and "of rivers – EU: delete":
// the owner stands behind the words, and must be a known one.
func attributedAtEnd(s string) (attributed, bool) {
	t := strings.TrimRight(s, " \t\n")
	tail := max(0, len(t)-maxOwner)
	for tail < len(t) && !utf8.RuneStart(t[tail]) {
		tail++
	}
	if strings.HasSuffix(t, ")") {
		i := tail + strings.LastIndexByte(t[tail:], '(')
		if i <= tail || skipSpace(t, 0) >= i {
			return attributed{}, false
		}
		names, verb, ok := ownerNames(t[i+1 : len(t)-1])
		if !ok || !knownOwners(names) {
			return attributed{}, false
		}
		return attributed{owner: names, remove: isDelete(verb), end: len(strings.TrimRight(t[:i], " "))}, true
	}
	for _, dash := range [...]string{" – ", " — ", " - "} {
		i := tail + strings.LastIndex(t[tail:], dash)
		if i < tail || skipSpace(t, 0) >= i {
			continue
		}
		names, verb, ok := ownerNames(strings.ReplaceAll(t[i+len(dash):], ":", ","))
		if ok && knownOwners(names) {
			return attributed{owner: names, remove: isDelete(verb), end: i}, true
		}
	}
	return attributed{}, false
}

// takeAction reads the action after the owner's colon: delete, ADD:, replace by:.
func (a *attributed) takeAction(s, verb string) {
	rest := s[a.start:]
	i := skipSpace(rest, len(verb))
	switch {
	case isDelete(verb):
		a.remove = true
		if i < len(rest) && rest[i] == ':' {
			i = skipSpace(rest, i+1)
		}
		a.start += i
		if j := strings.Index(lower(s[a.start:]), "replace"); j >= 0 {
			// "delete: x; replace by: y" proposes y in the place of x.
			if k := strings.IndexByte(s[a.start+j:], ':'); k >= 0 {
				a.start = skipSpace(s, a.start+j+k+1)
				a.remove = false
			}
		}
	case i < len(rest) && rest[i] == ':':
		a.start += skipSpace(rest, i+1)
	case verb == "replace":
		if k := strings.IndexByte(rest, ':'); k >= 0 && k < 60 {
			a.start += skipSpace(rest, k+1)
		} else if tail, ok := cutFold(rest, "replace by "); ok {
			a.start += len(rest) - len(tail)
		}
	case verb == "alt" || verb == "add" || verb == "insert":
		a.start += i
	}
}

// actionWithoutColon reads "US delete", "EU reserves", "delete - US".
func actionWithoutColon(s string) (attributed, bool) {
	if len(s) > maxOwner {
		return attributed{}, false
	}
	names, verb, ok := ownerNames(s)
	if !ok || names == "" || verb == "" {
		return attributed{}, false
	}
	return attributed{owner: names, remove: isDelete(verb), start: len(s), end: len(s)}, true
}

func isDelete(verb string) bool { return verb == "delete" || verb == "del" || verb == "deleted" }

// ownerNames reads a list of proposers that may end with what they do: "State B,
// State C", "Austria, Chile ADD", "EU delete". Every word is a name, an acronym
// or a linking word.
func ownerNames(s string) (names, verb string, ok bool) {
	last := 0
	for i := skipSpace(s, 0); i < len(s); {
		j := wordEnd(s, i)
		if j == i {
			switch c := s[i]; {
			case strings.IndexByte(",;/&+.()-*", c) >= 0:
				i = skipSpace(s, i+1)
				continue
			case strings.HasPrefix(s[i:], "–"):
				i = skipSpace(s, i+len("–"))
				continue
			}
			return "", "", false
		}
		w := s[i:j]
		switch lw := lower(w); {
		case english.ProposerActions[lw]:
			verb = lw
		case english.ProposerLinks[lw]:
		case w[0] >= 'A' && w[0] <= 'Z', w[0] >= 0x80, w[0] >= '0' && w[0] <= '9' && last > 0:
			if verb != "" && last > 0 {
				return "", "", false
			}
			last = j
		default:
			return "", "", false
		}
		i = skipSpace(s, j)
	}
	names = strings.TrimSpace(s[:last])
	if verb != "" && last > 0 {
		if w := strings.Fields(names); len(w) > 0 && english.ProposerActions[lower(strings.Trim(w[0], ",–- "))] {
			names = strings.TrimLeft(names[len(w[0]):], " ,–-")
		}
	}
	names = strings.TrimRight(names, " ,;")
	return names, verb, last > 0 || verb != ""
}

// isStatus reports whether the words in brackets or parentheses say in what state
// a paragraph is, and are neither draft nor proposal.
func isStatus(s string) bool {
	if len(s) > 60 {
		return false
	}
	t := strings.Trim(lower(s), " .\t\n")
	for _, m := range [...]string{
		"agreed", "preliminarily agreed", "provisionally agreed", "agreed ad ref", "agreed ad referendum",
		"word added", "words added", "word deleted", "words deleted", "suggested for closure", "closed", "pending",
		"to be agreed", "to be revisited", "to be completed", "to be confirmed", "unchanged", "placeholder", "tbc", "tbd",
		"former", "moved", "agreed language", "ad ref", "ad referendum",
	} {
		if t == m {
			return true
		}
	}
	return strings.HasPrefix(t, "agreed ad ref") || strings.HasPrefix(t, "agreed in ") || strings.HasPrefix(t, "preliminarily agreed")
}

// ownerLine reads a paragraph that is a variant without brackets: "Iran: …",
// "State A, State B: …", "Option 2: …". It returns the owner and where the
// proposed words begin.
func ownerLine(s string) (string, int, bool) {
	if s == "" || s[0] < 'A' || s[0] > 'Z' {
		return "", 0, false
	}
	colon := strings.IndexByte(s[:min(len(s), 120)], ':')
	if colon < 2 || colon+1 >= len(s) {
		return "", 0, false
	}
	names, _, ok := ownerNames(s[:colon])
	if !ok || names == "" || !knownOwners(names) {
		return "", 0, false
	}
	at := skipSpace(s, colon+1)
	return names, at, at > colon+1
}

// knownOwners reports whether every name in a list is a State, a group of States
// or the number of an option.
func knownOwners(names string) bool {
	n := 0
	for part := range strings.FieldsFuncSeq(names, func(r rune) bool { return r == ',' || r == '/' || r == ';' || r == '&' || r == '+' }) {
		if isOwner(lower(strings.TrimSpace(part))) { // "Antigua and Barbuda"
			n++
			continue
		}
		for _, one := range strings.Split(part, " and ") {
			one = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(one), "the "))
			if one == "" {
				continue
			}
			n++
			if !isOwner(lower(one)) {
				return false
			}
		}
	}
	return n > 0
}

func isOwner(s string) bool {
	if owners[s] || owners[strings.TrimSuffix(strings.TrimSuffix(s, ")"), " (")] {
		return true
	}
	for _, p := range [...]string{"option ", "alternative ", "alt ", "variant ", "state ", "group ", "region "} {
		if rest, ok := strings.CutPrefix(s, p); ok && len(rest) <= 3 {
			return true
		}
	}
	return false
}
