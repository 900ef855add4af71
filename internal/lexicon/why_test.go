package lexicon_test

import (
	"slices"
	"testing"

	"github.com/resolint/resolint/internal/lexicon"
)

// TestWhy sees which pattern matched, and what hides a match.
func TestWhy(t *testing.T) {
	l := ours(t)
	tests := []struct{ text, entry, words, pattern, hidden string }{
		{"all women and young girls", "women-and-girls", "all women and young girls", "[all] women and [young] girls", ""},
		{"not limited to women", "scope-only", "limited to", "limited to", "sense-limit"},
		{"in ministries of un-women", "women", "women", "women", "un-women"},
		{"multi-stakeholder model", "multistakeholder", "multi-stakeholder", "multi-stakeholder", ""},
	}
	for _, tt := range tests {
		tokens := l.Tokens(tt.text, nil)
		found := false
		for _, m := range l.Why(tokens) {
			if m.Entry.ID != tt.entry || tt.text[tokens[m.From].Start:tokens[m.To-1].End] != tt.words {
				continue
			}
			found = true
			hidden := ""
			if m.Hidden != nil {
				hidden = m.Hidden.ID
			}
			if m.Pattern != tt.pattern || hidden != tt.hidden {
				t.Errorf("%q: by %q, hidden by %q; want %+v", tt.text, m.Pattern, hidden, tt)
			}
			if m.Entry.File == "" || m.Entry.Line == 0 || l.Counts(m.Entry) == "" {
				t.Errorf("%s: at %s:%d, counts %q", m.Entry.ID, m.Entry.File, m.Entry.Line, l.Counts(m.Entry))
			}
		}
		if !found {
			t.Errorf("%q: %s does not match %q", tt.text, tt.entry, tt.words)
		}
	}
}

// TestWhyAndFind: what Why tells unhidden is what Find finds.
func TestWhyAndFind(t *testing.T) {
	l := ours(t)
	for i, e := range l.Entries {
		if i%5 > 0 {
			continue // each takes a while
		}
		for _, text := range e.Words {
			tokens := l.Tokens(text, nil)
			hits := l.Find(tokens)
			n := 0
			for _, m := range l.Why(tokens) {
				if m.Pattern == "" {
					t.Errorf("%q: no pattern of %s is found again", text, m.Entry.ID)
				}
				if m.Hidden != nil || m.Entry.Kind == "sense" {
					continue
				}
				if n++; !slices.Contains(hits, m.Hit) {
					t.Errorf("%q: Find does not find %s", text, m.Entry.ID)
				}
			}
			if n != len(hits) {
				t.Errorf("%q: %d matches stand, Find finds %d", text, n, len(hits))
			}
		}
	}
}

func TestNearest(t *testing.T) {
	l := ours(t)
	for text, want := range map[string]string{
		"gender gulf":                    "gender",
		"womens empowerment and girls":   "empowerment",
		"human rights diligence":         "due-diligence",
		"within the existing resourcess": "within-resources",
	} {
		near := l.Nearest(l.Tokens(text, nil), 5)
		if !slices.ContainsFunc(near, func(n lexicon.Near) bool { return n.Entry.ID == want }) {
			t.Errorf("%q: %v are near, not %s", text, near, want)
		}
	}
	if near := l.Nearest(l.Tokens("zebra crossings", nil), 3); len(near) != 0 {
		t.Errorf("%v are near to nothing of the lexicon", near)
	}
}
