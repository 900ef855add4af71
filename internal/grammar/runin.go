package grammar

import (
	"strings"

	"github.com/resolint/resolint/internal/english"
)

// findRunIn finds a call of the ITU form inside text, behind a mark in text[from:to]: a
// comma, semicolon or full stop, at the end of the text or before a label or an
// infinitive. operative says that the text is an item of an operative call, in
// which a finite verb after a comma has no subject. It returns the offset of the
// call.
func findRunIn(text string, from, to int, operative bool) (int, ituCall, bool) {
	for i := from; i < to && i+2 < len(text); i++ {
		c := text[i]
		if c != ',' && c != ';' && c != '.' {
			continue
		}
		k := skipSpace(text, i+1)
		if k == i+1 || k >= len(text) || text[k] < 'a' || text[k] > 'z' {
			continue
		}
		w := wordEnd(text, k)
		if english.Lookup(english.OpeningVerbs, text, k, w) == english.NoOpening && !english.Lookup(english.Adverbs, text, k, w) {
			continue
		}
		rest := text[k:min(len(text), k+2*maxCall)]
		call, ok := callOf(rest)
		if ok && k+len(rest) < len(text) && call.bare(rest) {
			continue // cut off, and too long for a call
		}
		if ok && acceptRunIn(text[k:], &call, operative && c == ',') {
			return k, call, true
		}
	}
	return 0, ituCall{}, false
}

// acceptRunIn decides whether a call found inside a text is one. Participles and
// finite verbs are frequent in the middle of sentences, so the call must be all
// that is left, or be followed by a label, or speak to a body of the Union.
func acceptRunIn(s string, c *ituCall, operative bool) bool {
	rest := s[c.size:]
	if rest == "" && !c.operative && (leadsUp(s) || operative && endsOpen(s)) {
		return false // "…, taking into account the following:" goes on with its own items
	}
	if rest == "" {
		return !c.operative || len(c.parties) > 0 || c.verb == "resolves" || c.verb == "decides" || c.verb == "recommends"
	}
	if l, ok := parseLabel(rest); ok && l.kind != kindBullet && l.value == 1 && l.size < len(rest) {
		if l.form != ' ' {
			return true
		}
		return hasFold(rest[l.size:], "to ") || hasFold(rest[l.size:], "that ")
	}
	if !c.operative {
		return false
	}
	if c.verb == "resolves" || c.verb == "decides" {
		return hasFold(rest, "that ") || hasFold(rest, "to ")
	}
	if !hasFold(rest, "to ") || len(c.parties) == 0 {
		return false
	}
	if operative {
		return true
	}
	for _, p := range c.parties {
		if isUnionBody(p) {
			return true
		}
	}
	return false
}

// endsOpen reports whether a text ends with a colon.
func endsOpen(s string) bool {
	t := trimClosers(s)
	return t != "" && t[len(t)-1] == ':'
}

// leadsUp reports whether a text ends with words that lead up to a list of its own
// and not with a call: "the following:", "considering that:", "having regard to:".
func leadsUp(s string) bool {
	if !endsOpen(s) {
		return false
	}
	t := strings.TrimRight(trimClosers(s), ": ")
	i := strings.LastIndexByte(t, ' ')
	switch lower(t[i+1:]) {
	case "following", "follows", "that", "to", "points", "principles", "elements", "aspects", "factors", "considerations", "criteria", "particular", "alia":
		return true
	}
	return strings.Contains(lower(t), " the following ")
}

// isUnionBody reports whether a party is one that ITU texts give orders to.
func isUnionBody(s string) bool {
	for _, w := range [...]string{
		"Secretary-General", "Director", "Bureau", "Council", "Member State", "Sector Member", "Associates", "Academia",
		"administrations", "membership", "Sector", "study group", "Advisory Group", "Plenipotentiary", "Assembly",
	} {
		if indexFold(s, w) >= 0 {
			return true
		}
	}
	return false
}

func indexFold(s, sub string) int {
	for i := 0; i+len(sub) <= len(s); i++ {
		k := 0
		for k < len(sub) && s[i+k]|0x20 == sub[k]|0x20 {
			k++
		}
		if k == len(sub) {
			return i
		}
	}
	return -1
}
