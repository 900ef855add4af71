package rules_test

import (
	"io/fs"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"github.com/resolint/resolint/internal/lexicon"
	"github.com/resolint/resolint/rules"
)

// longestPattern bounds a pattern, in characters; titles of treaties take most of it.
// Alternatives that would make one longer belong into a list.
const longestPattern = 84

func ours(t *testing.T) *lexicon.Lexicon {
	t.Helper()
	own, err := fs.Sub(rules.FS, "lexicon")
	if err != nil {
		t.Fatal(err)
	}
	l, err := lexicon.Load(own)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// TestLexiconIsEditable: patterns are short, none stands twice in an entry, each has a
// line of its own, and each list is named by a pattern.
func TestLexiconIsEditable(t *testing.T) {
	for _, e := range ours(t).Entries {
		named := strings.Join(e.Words, "\n")
		for _, list := range e.Lists {
			named += strings.Join(list, "\n")
		}
		for i, w := range e.Words {
			if n := utf8.RuneCountInString(w); n > longestPattern {
				t.Errorf("%s:%d: %s: the pattern %q has %d characters; put its alternatives into lists", e.File, e.Line, e.ID, w, n)
			}
			if slices.Contains(e.Words[:i], w) {
				t.Errorf("%s:%d: %s: the pattern %q stands there twice", e.File, e.Line, e.ID, w)
			}
		}
		for name := range e.Lists {
			if !strings.Contains(named, "<"+name+">") {
				t.Errorf("%s:%d: %s: no pattern names the list %q", e.File, e.Line, e.ID, name)
			}
		}
	}
	for _, file := range files(t, "*.yaml") {
		inLexicon := strings.HasPrefix(file, "lexicon/")
		if !inLexicon {
			continue
		}
		text, err := fs.ReadFile(rules.FS, file)
		if err != nil {
			t.Fatal(err)
		}
		var doc yaml.Node
		if err := yaml.Unmarshal(text, &doc); err != nil {
			t.Fatal(err)
		}
		oneALine(t, file, &doc)
	}
}

// TestNamesOnce: no two entries of our files bear one name, for the later would take the
// place of the earlier, as a user's does.
func TestNamesOnce(t *testing.T) {
	seen := map[string]string{}
	for _, file := range files(t, "*.yaml") {
		if !strings.HasPrefix(file, "lexicon/") {
			continue
		}
		text, err := fs.ReadFile(rules.FS, file)
		if err != nil {
			t.Fatal(err)
		}
		var content struct {
			Groups []struct {
				Entries []struct {
					ID string `yaml:"id"`
				} `yaml:"entries"`
			} `yaml:"groups"`
		}
		if err := yaml.Unmarshal(text, &content); err != nil {
			t.Fatal(err)
		}
		for _, g := range content.Groups {
			for _, e := range g.Entries {
				if other := seen[e.ID]; other != "" {
					t.Errorf("%s: the entry %s stands in %s already", file, e.ID, other)
				}
				seen[e.ID] = file
			}
		}
	}
	if len(seen) < 400 {
		t.Errorf("%d entries were looked at", len(seen))
	}
}

// TestLadders: every rank names what it rests on, and some entry has it.
func TestLadders(t *testing.T) {
	l := ours(t)
	for _, ladder := range l.Ladders {
		if ladder.About == "" || len(ladder.Ranks) == 0 {
			t.Errorf("ladder %s: says %q of itself and has %d ranks", ladder.ID, ladder.About, len(ladder.Ranks))
		}
		for i, r := range ladder.Ranks {
			if len(r.Source) < 10 {
				t.Errorf("ladder %s: rank %d names no source", ladder.ID, r.Rank)
			}
			if i > 0 && ladder.Ranks[i-1].Rank <= r.Rank {
				t.Errorf("ladder %s: rank %d stands below %d", ladder.ID, r.Rank, ladder.Ranks[i-1].Rank)
			}
			if !slices.ContainsFunc(l.Entries, func(e *lexicon.Entry) bool { return e.Ladder == ladder.ID && e.Rank == r.Rank }) {
				t.Errorf("ladder %s: no entry has rank %d", ladder.ID, r.Rank)
			}
		}
	}
}

// oneALine sees the patterns below a node stand on lines of their own.
func oneALine(t *testing.T, file string, n *yaml.Node) {
	t.Helper()
	for i, c := range n.Content {
		oneALine(t, file, c)
		if n.Kind != yaml.MappingNode || i%2 == 0 || n.Content[i-1].Value != "words" {
			continue
		}
		for k, w := range c.Content[:max(0, len(c.Content)-1)] {
			if w.Line == c.Content[k+1].Line {
				t.Errorf("%s:%d: several patterns on one line", file, w.Line)
				break
			}
		}
	}
}
