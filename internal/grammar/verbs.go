package grammar

import (
	"strings"

	"github.com/resolint/resolint/internal/english"
)

// isPreambleCall reports whether s, from its verb on, begins with a preambular call
// of the ITU form.
func isPreambleCall(s string) bool {
	if english.Lookup(english.PreambleCalls, s, 0, wordEnd(s, 0)) {
		return true
	}
	for _, c := range english.TwoWordCalls {
		if hasFold(s, c) {
			return true
		}
	}
	return false
}

// opening is the verb that a clause begins with.
type opening struct {
	class english.Opening
	// start and end delimit the verb phrase: from the first adverb to the last
	// word that belongs to the verb.
	start, end int
	// verb is where the verb itself begins, after adverbs.
	verb int
}

// openerOf finds the opening verb of s.
func openerOf(s string) (opening, bool) {
	i := skipQuotes(s)
	o := opening{start: i}
	for range 5 {
		j := wordEnd(s, i)
		if j == i {
			return opening{}, false
		}
		if c := english.Lookup(english.OpeningVerbs, s, i, j); c != english.NoOpening && !isStates(s, i, j) {
			o.class, o.verb = c, i
			o.end = verbPhraseEnd(s, j)
			return o, true
		}
		if !english.Lookup(english.Adverbs, s, i, j) {
			if c := plainVerbClass(s, o.start, i, j); c != english.NoOpening {
				o.class, o.verb, o.end = c, i, verbPhraseEnd(s, j)
				return o, true
			}
			if o.start == i && isLinking(s[i:]) {
				o.class, o.verb, o.end = english.Preambular, i, j
				return o, true
			}
			return opening{}, false
		}
		i = skipSpace(s, j)
		if i < len(s) && s[i] == ',' {
			i = skipSpace(s, i+1)
		}
		if rest, ok := cutFold(s[i:], "and "); ok {
			i = len(s) - len(rest)
		}
	}
	return opening{}, false
}

// isStates reports whether "States" at s[i:j] are those who act and no verb: "States
// to report", "States should …"; what is stated follows as "that …" or behind a mark.
func isStates(s string, i, j int) bool {
	rest := s[j:]
	return lower(s[i:j]) == "states" && rest != "" && !hasFold(rest, " that ") && !hasFold(rest, " its ") && strings.IndexByte(",:", rest[0]) < 0
}

// plainVerbClass knows verbs in the plain form with a capital, as in declarations
// that leave their subject out ("Reaffirm", "Call upon").
func plainVerbClass(s string, start, i, j int) english.Opening {
	if s[start] < 'A' || s[start] > 'Z' || j-i > 20 {
		return english.NoOpening
	}
	var buf [24]byte
	n := copy(buf[:], s[i:j])
	if buf[n-1]|0x20 == 's' { // stress, stresses
		buf[n] = 'e'
		n++
	}
	buf[n] = 's'
	for k := range n {
		if buf[k] >= 'A' && buf[k] <= 'Z' {
			buf[k] += 'a' - 'A'
		}
	}
	return english.OpeningVerbs[string(buf[:n+1])]
}

// isLinking knows the preambular openers that have no verb first.
func isLinking(s string) bool {
	for _, p := range english.Linking {
		if hasFold(s, p) {
			return true
		}
	}
	return false
}

func skipQuotes(s string) int {
	for i, r := range s {
		if !isSpace(r) && r != '"' && r != '“' && r != '_' && r != '*' {
			return i
		}
	}
	return len(s)
}

// verbPhraseEnd returns where the verb phrase whose verb ends at s[:j] ends:
// with also, further, upon, on, note, "with concern", "into account" and the
// like.
func verbPhraseEnd(s string, j int) int {
	end := j
	for range 7 {
		k := skipSpace(s, end)
		w := wordEnd(s, k)
		if w == k {
			break
		}
		if !phraseWord(s, k, w, end) {
			break
		}
		end = w
	}
	return end
}

// phraseWord reports whether the word s[k:w], which follows the phrase that ends
// at end, still belongs to the verb.
func phraseWord(s string, k, w, end int) bool {
	if before := lower(s[:end]); strings.HasSuffix(before, "having") || strings.HasSuffix(before, "having also") {
		return true // having considered, having heard
	} else if strings.Contains(before, "express") && (english.Lookup(english.Degrees, s, k, w) || english.Lookup(english.Feelings, s, k, w)) {
		return true // expresses its deep concern
	}
	switch word := lower(s[k:w]); word {
	case "also", "further", "again", "upon", "note", "notice", "mind", "account", "consideration", "cognizance":
		return true
	case "on":
		return strings.HasSuffix(lower(s[:end]), "calls") || strings.HasSuffix(lower(s[:end]), "calling")
	case "to":
		return strings.HasSuffix(lower(s[:end]), "appeals") || strings.HasSuffix(lower(s[:end]), "appealing")
	case "for":
		return strings.HasSuffix(lower(s[:end]), "calls")
	case "into":
		return hasFold(s[skipSpace(s, w):], "account") || hasFold(s[skipSpace(s, w):], "consideration")
	case "in":
		return hasFold(s[skipSpace(s, w):], "mind")
	case "with":
		x := skipSpace(s, w)
		for range 3 {
			y := wordEnd(s, x)
			if english.Lookup(english.Feelings, s, x, y) {
				return true
			}
			if !english.Lookup(english.Degrees, s, x, y) {
				return false
			}
			x = skipSpace(s, y)
		}
		return false
	default:
		return english.Lookup(english.Feelings, s, k, w) || english.Lookup(english.Degrees, s, k, w) && strings.HasSuffix(lower(s[:end]), "with") ||
			word == "and" && strings.HasSuffix(lower(s[:end]), "satisfaction") && english.Lookup(english.Feelings, s, skipSpace(s, w), wordEnd(s, skipSpace(s, w)))
	}
}
