package english

import (
	"slices"
	"testing"
)

func TestPlural(t *testing.T) {
	for w, want := range map[string]string{"policy": "policies", "survey": "surveys", "watch": "watches", "tax": "taxes", "basis": "basises", "woman": "womans", "group": "groups"} {
		if got := Plural(w); got != want {
			t.Errorf("%s: %s, want %s", w, got, want)
		}
	}
}

func TestVerbForms(t *testing.T) {
	for w, want := range map[string][]string{
		"limit":   {"limit", "limits", "limiting", "limited"},
		"apply":   {"apply", "applies", "applying", "applied"},
		"oversee": {"oversee", "oversees", "overseeing", "oversaw", "overseen"},
		"agree":   {"agree", "agrees", "agreeing", "agreed"},
		"submit":  {"submit", "submits", "submitting", "submitted"},
		"tie":     {"tie", "ties", "tying", "tied"},
		"take":    {"take", "takes", "taking", "took", "taken"},
		"be":      {"be", "is", "are", "was", "were", "been", "being"},
	} {
		if got := VerbForms(w); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", w, got, want)
		}
	}
}
