package grammar

import (
	"strings"

	"github.com/resolint/resolint/internal/english"
	"github.com/resolint/resolint/internal/resolution"
)

// chapeau gives the items below paragraph i the last call of its text: under "Expresses
// concern at …, and urges States:" each item is what States are urged to do.
func (b *builder) chapeau(i int) {
	c := &b.res.Clauses[i]
	if c.Call == nil || !strings.HasSuffix(strings.TrimSpace(c.Text), ":") {
		return
	}
	first := i + 1
	if first >= len(b.res.Clauses) || b.res.Clauses[first].Parent != i {
		return
	}
	item := b.res.Clauses[first].Text
	last := lastCall(strings.TrimSpace(c.Text), looksLikeParty(item) && infinitive(item, 0) > 0)
	if last == nil {
		return
	}
	for j := first; j < len(b.res.Clauses) && b.res.Clauses[j].Parent >= i; j++ {
		if b.res.Clauses[j].Call == c.Call {
			b.res.Clauses[j].Call = last
		}
	}
}

// lastCall finds the last call behind the first of a paragraph that speaks to somebody,
// nil for none. addressed says that the items name whom they speak to.
func lastCall(s string, addressed bool) *resolution.Call {
	for k := len(s) - 1; k > 0; k-- {
		if s[k-1] != ' ' || !joinsCall(s[:k]) {
			continue
		}
		o, ok := openerOf(s[k:])
		if !ok || o.class != english.Directive || s[k] < 'a' {
			continue
		}
		rest := s[k+skipSpace(s[k:], o.end):]
		call := unCall(s[k:], o)
		// "requests" and "appeals" are nouns as well: a verb has somebody behind it, or
		// its items say who is to do what.
		if looksLikeParty(rest) && len(call.Addressees) > 0 || rest == ":" && addressed {
			return call
		}
	}
	return nil
}

// joinsCall reports whether a text breaks off where a further call may begin.
func joinsCall(s string) bool {
	s = strings.TrimRight(s, " ")
	return strings.HasSuffix(s, ",") || strings.HasSuffix(s, ";") || strings.HasSuffix(s, " and") || strings.HasSuffix(strings.TrimRight(s, ","), " regard")
}
