package history_test

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/resolint/resolint/internal/history"
)

func TestReadManifest(t *testing.T) {
	tests := []struct {
		name, text string
		want       map[string][]string // parents by id
		order      []string
	}{
		{
			"one after the other", "versions: [{id: a, source: a.txt}, {id: b, source: b.txt}, {id: c, source: c.txt}]",
			map[string][]string{"a": nil, "b": {"a"}, "c": {"b"}},
			[]string{"a", "b", "c"},
		},
		{
			"proposals go into the next version of the main line",
			"versions: [{id: a, source: a}, {id: p, source: p, proposal: true}, {id: q, source: q, proposal: true}, {id: b, source: b}, {id: c, source: c}]",
			map[string][]string{"a": nil, "p": {"a"}, "q": {"a"}, "b": {"a", "p", "q"}, "c": {"b"}},
			[]string{"a", "p", "q", "b", "c"},
		},
		{
			"parents of one's own, none, and listed later",
			"versions: [{id: c, source: c, parents: [a, b]}, {id: a, source: a, parents: []}, {id: b, source: b, parents: [a]}]",
			map[string][]string{"a": {}, "b": {"a"}, "c": {"a", "b"}},
			[]string{"a", "b", "c"},
		},
		{
			"dates of three lengths", "versions: [{id: a, source: a, date: 2026}, {id: b, source: b, date: 2026-03}, {id: c, source: c, date: 2026-03-09}]",
			map[string][]string{"a": nil, "b": {"a"}, "c": {"b"}},
			[]string{"a", "b", "c"},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			m, err := history.ReadManifest("history.yaml", []byte(tt.text))
			if err != nil {
				t.Fatal(err)
			}
			got, order := map[string][]string{}, []string{}
			for _, v := range m.Versions {
				got[v.ID] = v.Parents
				order = append(order, v.ID)
			}
			if d := cmp.Diff(tt.want, got); d != "" {
				t.Error(d)
			}
			if d := cmp.Diff(tt.order, order); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestManifestMistakes(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"nothing", "", "it names no versions"},
		{"no id", "versions: [{source: a}]", "the version has no id"},
		{"no source", "versions:\n  - {id: a}\n", `history.yaml:2:5: version "a" has no source`},
		{"an unknown key", "versions: [{id: a, source: a, parent: b}]", `unknown key "parent"; did you mean "parents"?`},
		{"twice", "versions:\n  - {id: a, source: a}\n  - {id: a, source: b}\n", `history.yaml:3:5: the version "a" is there twice`},
		{"a missing parent", "versions:\n  - {id: a, source: a}\n  - {id: b, source: b, parents: [c]}\n", `history.yaml:3:5: version "b" names a parent that is not there: "c"; the versions are a, b`},
		{"its own parent", "versions: [{id: a, source: a, parents: [a]}]", `version "a" is its own parent`},
		{"a parent twice", "versions: [{id: a, source: a}, {id: b, source: b, parents: [a, a]}]", `names the parent "a" twice`},
		{
			"a cycle", "versions: [{id: a, source: a, parents: [c]}, {id: b, source: b, parents: [a]}, {id: c, source: c, parents: [b]}]",
			"the versions go round in a circle: a from c from b from a",
		},
		{"no date", "versions: [{id: a, source: a, date: last May}]", `version "a": "last May" is no date; write 2027, 2027-03 or 2027-03-01`},
		{
			"dates run backwards", "versions: [{id: a, source: a, date: 2027-05-02}, {id: b, source: b, date: 2027-05-01}]",
			"version b of 2027-05-01 was made from a of 2027-05-02: the dates run backwards",
		},
		{"a year after its month", "versions: [{id: a, source: a, date: 2028-01}, {id: b, source: b, date: 2027}]", "the dates run backwards"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := history.ReadManifest("history.yaml", []byte(tt.text))
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("error %v\nwant %s", err, tt.want)
			}
		})
	}
}

// FuzzReadManifest sees that no list of versions makes the reader panic or hang, and that
// what it accepts has its parents before those made from them.
func FuzzReadManifest(f *testing.F) {
	own, err := os.ReadFile("../../testdata/history/negotiation/history.yaml")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(own)
	f.Add([]byte("versions: [{id: c, source: c, parents: [a, b]}, {id: a, source: a, parents: []}, {id: b, source: b, date: 2027-02-29}]"))
	f.Add([]byte("versions: [{id: a, source: a, parents: [b]}, {id: b, source: b, parents: [a]}]"))
	f.Fuzz(func(t *testing.T, data []byte) {
		m, err := history.ReadManifest("history.yaml", data)
		if err != nil {
			if err.Error() == "" {
				t.Error("an error that says nothing")
			}
			return
		}
		seen := map[string]bool{}
		for _, v := range m.Versions {
			for _, p := range v.Parents {
				if !seen[p] {
					t.Errorf("version %q stands before its parent %q", v.ID, p)
				}
			}
			if v.ID == "" || v.Source == "" || seen[v.ID] {
				t.Errorf("version %+v was accepted", v)
			}
			seen[v.ID] = true
		}
	})
}
