package lexicon_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/resolint/resolint/internal/lexicon"
	"github.com/resolint/resolint/rules"
)

// TestMistakes sees every misspelling in a user's file told with file, line and
// column, and with what was probably meant.
func TestMistakes(t *testing.T) {
	own, err := fs.Sub(rules.FS, "lexicon")
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct{ name, text, want string }{
		{"kind of a group", "groups:\n  - kind: concpt\n    entries: [{id: a, words: [a b]}]\n", `own.yaml:2:11: entry a: there is no kind "concpt"; did you mean "concept"?`},
		{"kind of a group without entries", "groups:\n  - kind: concpt\n", `own.yaml:2:11: there is no kind "concpt"; did you mean "concept"?`},
		{"family of a group without entries", "groups:\n  - kind: concept\n    family: gendr\n", `own.yaml:3:13: there is no family "gendr"; did you mean "gender"?`},
		{"kind of an entry", "groups:\n  - entries:\n      - id: a\n        kind: qualifer\n        words: [a b]\n", `own.yaml:4:15: entry a: there is no kind "qualifer"; did you mean "qualifier"?`},
		{"class", "groups:\n  - kind: concept\n    family: gender\n    entries:\n      - id: a\n        class: girls wimen\n        words: [a b]\n", `own.yaml:6:16: entry a: there is no class "wimen"; did you mean "women"?`},
		{"no kind", "groups:\n  - entries:\n      - {id: a, words: [a b]}\n", `own.yaml:3:9: entry a: it has no kind`},
		{"family", "groups:\n  - {kind: concept, family: gendr, entries: [{id: a}]}\n", `own.yaml:2:29: entry a: there is no family "gendr"; did you mean "gender"?`},
		{"role", "groups:\n  - {kind: concept, family: gender, role: grup, entries: [{id: a}]}\n", `there is no role of a concept "grup"; did you mean "group"?`},
		{"for", "groups:\n  - {kind: subject, entries: [{id: a, for: [mandat]}]}\n", `there is no family "mandat"; did you mean "mandate"?`},
		{"for a form", "groups:\n  - {kind: subject, entries: [{id: a, for: [itu]}]}\n", `there is no family "itu"`},
		{"not in", "groups:\n  - kind: concept\n    entries:\n      - id: a\n        not-in: [articels]\n", `own.yaml:5:17: entry a: there is no form of text "articels"; did you mean "articles"?`},
		{"not in a text", "groups:\n  - {kind: concept, entries: [{id: a, not-in: un}]}\n", `a list belongs here, not a text`},
		{"adopted wording for no entry", "agreed:\n  - {family: gender, concepts: [topic-divid], text: x, source: y}\n", `own.yaml:2:33: there is no entry "topic-divid"; did you mean "topic-divide"?`},
		{"support", "groups:\n  - {kind: concept, entries: [{id: a, support: tow}]}\n", `there is no support "tow"; did you mean "two"?`},
		{"a role too many", "groups:\n  - {kind: person, role: grup, entries: [{id: a}]}\n", `entry a: an entry of kind person has no role`},
		{"ladder", "groups:\n  - {kind: concept, ladder: limter, entries: [{id: a, rank: 4}]}\n", `there is no ladder "limter"; did you mean "limiter"?`},
		{"rank", "groups:\n  - kind: concept\n    ladder: limiter\n    entries:\n      - id: a\n        rank: 9\n", `own.yaml:6:15: entry a: the ladder "limiter" has no rank 9; it has 6, 5, 4`},
		{"gap", "groups:\n  - {kind: concept, entries: [{id: a, words: [a _12 b]}]}\n", `"_12" is no gap; one word is _, up to nine are _2 to _9`},
		{"a sign alone", "groups:\n  - {kind: concept, entries: [{id: a, words: ['a [b|c]~']}]}\n", `there is no word in "~"`},
		{"agreed wording", "agreed:\n  - {family: gendr, text: x, source: y}\n", `own.yaml:2:14: there is no family "gendr"; did you mean "gender"?`},
		{"key", "groups:\n  - kind: concept\n    entries:\n      - id: a\n        wrods: [a b]\n", `own.yaml:5:9: unknown key "wrods"; did you mean "words"?`},
		{"top key", "group: []\n", `own.yaml:1:1: unknown key "group"; did you mean "groups"?`},
		{"no id", "groups:\n  - kind: concept\n    entries:\n      - words: [a b]\n", `own.yaml:4:9: an entry of kind "concept" has no id`},
		{"twice", "groups:\n  - kind: concept\n    entries:\n      - {id: a, words: [a b]}\n      - {id: a, words: [b c]}\n", `own.yaml:5:9: the entry "a" stands in this file twice`},
		{"list", "groups:\n  - kind: concept\n    entries:\n      - id: a\n        words:\n          - a b\n          - a <stats>\n", `own.yaml:7:13: entry a: pattern "a <stats>": there is no list "stats"`},
		{"bracket", "groups:\n  - {kind: concept, entries: [{id: a, words: [\"(a b\"]}]}\n", `own.yaml:2:47: entry a: pattern "(a b": bracket is not closed`},
		{"a text for a list", "groups:\n  - {kind: concept, entries: [{id: a, words: a b}]}\n", `own.yaml:2:46: a list belongs here, not a text`},
		{"a text for a number", "groups:\n  - {kind: concept, entries: [{id: a, rank: high}]}\n", `own.yaml:2:45: a whole number belongs here, not a text`},
		{"deep", "about: " + strings.Repeat("[", 100) + strings.Repeat("]", 100), "nesting is too deep"},
		{"very deep", "about: " + strings.Repeat("[", 200_000), "nesting is too deep"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := lexicon.Load(own, fstest.MapFS{"own.yaml": {Data: []byte(tt.text)}})
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("error %v\nwant %s", err, tt.want)
			}
		})
	}
	for name, text := range map[string]string{
		"classes of one's own":   "groups:\n  - {kind: concept, family: gender, entries: [{id: women-fishers, class: women fishers, words: [a b]}, {id: b, class: 'right:fishing', words: [b c]}]}\n",
		"a class that two share": "groups:\n  - {kind: concept, family: gender, entries: [{id: x1, class: wimen, words: [a b]}, {id: x2, class: wimen, words: [b c]}]}\n",
		"an entry of ours anew":  "groups:\n  - {kind: concept, family: gender, role: group, entries: [{id: women-and-girls, words: [women and girls]}]}\n",
		"a family of its own":    "families: [{id: children, label: children}]\ngroups:\n  - {kind: concept, family: children, entries: [{id: child, words: [child]}]}\n",
		"a ladder of its own":    "ladders: [{id: nearness, ranks: [{rank: 2, source: us}, {rank: 1, source: us}]}]\ngroups:\n  - {kind: concept, ladder: nearness, entries: [{id: near, rank: 2, words: [near]}]}\n",
		"nothing":                "",
	} {
		if _, err := lexicon.Load(own, fstest.MapFS{"own.yaml": {Data: []byte(text)}}); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestKindsAreLookedFor sees a misspelt kind in a file of ours: those are what users'
// kinds are compared with, so nothing else would. Some stage or policy names each.
func TestKindsAreLookedFor(t *testing.T) {
	var code strings.Builder
	for _, root := range []string{"..", "../../rules"} {
		err := filepath.WalkDir(root, func(name string, _ fs.DirEntry, err error) error {
			if ext := filepath.Ext(name); err != nil || ext != ".go" && ext != ".rego" || strings.HasSuffix(name, "_test.go") {
				return err
			}
			text, err := os.ReadFile(name)
			code.Write(text)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	seen := map[string]bool{}
	for _, e := range ours(t).Entries {
		named := strings.Contains(code.String(), `"`+e.Kind+`"`) || strings.Contains(code.String(), `"`+e.ID+`"`)
		if !seen[e.Kind] && !named {
			t.Errorf("entry %s: nothing looks for it or for its kind %q", e.ID, e.Kind)
		}
		seen[e.Kind] = true
	}
}

// TestSuggest sees that each adopted wording answers something.
func TestSuggest(t *testing.T) {
	own, err := fs.Sub(rules.FS, "lexicon")
	if err != nil {
		t.Fatal(err)
	}
	lex, err := lexicon.Load(own)
	if err != nil {
		t.Fatal(err)
	}
	for i := range lex.Agreed {
		a := &lex.Agreed[i]
		for _, concept := range append([]string{""}, a.Concepts...) {
			if (concept == "") != (len(a.Concepts) == 0) {
				continue
			}
			if got := lex.Suggest(a.Family, concept); got != a {
				t.Errorf("%s, %q: got %+v, want %q", a.Family, concept, got, a.Text)
			}
		}
	}
	for _, tt := range []struct{ family, concept, want string }{
		{"gender", "topic-divide", "digital divide"},
		{"gender", "subject-skills", "participation of women"},
		{"gender", "subject-other", "in particular women"},
		{"human-rights", "subject-surveillance", "necessity and proportionality"},
		{"human-rights", "subject-legal", "human rights law"},
	} {
		if got := lex.Suggest(tt.family, tt.concept); got == nil || !strings.Contains(got.Text, tt.want) {
			t.Errorf("%s, %s: got %+v, want %q", tt.family, tt.concept, got, tt.want)
		}
	}
	if got := lex.Suggest("children", "topic-divide"); got != nil {
		t.Errorf("a family without wording: %+v", got)
	}
	later := fstest.MapFS{"own.yaml": {Data: []byte("agreed:\n  - {family: gender, text: ours, source: us}\n")}}
	if lex, err = lexicon.Load(own, later); err != nil {
		t.Fatal(err)
	}
	if got := lex.Suggest("gender", ""); got == nil || got.Text != "ours" {
		t.Errorf("a user's wording goes first: %+v", got)
	}
}
