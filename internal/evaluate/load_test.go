package evaluate

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/resolint/resolint/internal/testkit"
)

const oneCase = `about: "A clause goes: and comes back."
models: written for this test
roles: pair
tags: [itu, trap]
-- base.txt --
resolves

1 to train women and men.
-- draft.txt --
resolves

1 to train everyone.
-- want.yaml --
findings:
  - rule: gender/neutralised
    side: base
    clause: resolves/1
    text: women and men
  - rule: gender/removed
    side: base
    clause: resolves/1
    text: women and men
    must: false
quiet:
  - side: draft
    clause: resolves/2
    why: "renumbered: nothing else"
`

func write(t *testing.T, dir string, files map[string]string) string {
	t.Helper()
	for name, text := range files {
		at := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(at), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(at, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestLoadArchiveAndFolder(t *testing.T) {
	dir := write(t, t.TempDir(), map[string]string{
		"b-one.txtar":               strings.ReplaceAll(oneCase, "\n", "\r\n"),
		"pairs/a-two/base.txt":      "old",
		"pairs/a-two/draft.txt":     "new",
		"pairs/a-two/proposal.txt":  "proposed",
		"pairs/a-two/source.yaml":   "about: \"a real pair\"\nbase:\n  symbol: X/1\n",
		"pairs/a-two/want.yaml":     "complete: false\nmax_alarms: 0\nfindings: []\n",
		"pack/draft/res1.txt":       "one",
		"pack/draft/res2.txt":       "two",
		"pack/base/res1.txt":        "one",
		"pack/want.yaml":            "findings: []\nquiet: []\n",
		"README.md":                 "no case",
		"pairs/no-labels/draft.txt": "not a case",
	})
	cases, err := Load(dir)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, c := range cases {
		names = append(names, c.Name+" "+c.Roles)
	}
	want := []string{"b-one pair", "pack package", "pairs/a-two three-way"}
	if !slices.Equal(names, want) {
		t.Fatalf("cases are %q, want %q", names, want)
	}
	one, pack, two := cases[0], cases[1], cases[2]
	if one.About != "A clause goes: and comes back." || !slices.Equal(one.Tags, []string{"itu", "trap"}) {
		t.Errorf("head is %q %q", one.About, one.Tags)
	}
	if string(one.Files["base.txt"]) != "resolves\n\n1 to train women and men.\n" {
		t.Errorf("base is %q", one.Files["base.txt"])
	}
	if w := one.Want.Findings; len(w) != 2 || !w[0].Required() || w[1].Required() {
		t.Errorf("a missing `must` is true, `must: false` is false; got %+v", w)
	}
	if one.Want.Complete != nil || one.Want.MaxAlarms != nil {
		t.Errorf("keys that are not there were set: %+v", one.Want)
	}
	if got := pack.Role("draft"); !slices.Equal(got, []string{"draft/res1.txt", "draft/res2.txt"}) {
		t.Errorf("draft of the package is %q", got)
	}
	if two.About != "a real pair" || *two.Want.Complete || *two.Want.MaxAlarms != 0 {
		t.Errorf("folder was read as %q %+v", two.About, two.Want)
	}
	if _, ok := two.Files["source.yaml"]; ok {
		t.Error("source.yaml is not a text of the case")
	}
	single, err := Load(filepath.Join(dir, "b-one.txtar"))
	if err != nil || len(single) != 1 || single[0].Name != "b-one" {
		t.Errorf("one archive: %v %v", single, err)
	}
}

func TestLoadErrors(t *testing.T) {
	long := "-- draft.txt --\nx\n-- want.yaml --\n"
	tests := []struct{ name, text, want string }{
		{"unknown key", long + "findings:\n  - rule: gender/removed\n    sides: base\n    clause: a\n", "sides"},
		{"no labels", "-- draft.txt --\nx\n", "no want.yaml"},
		{"no draft", "-- base.txt --\nx\n-- want.yaml --\nfindings: []\n", "no draft"},
		{"rule without kind", long + "findings:\n  - rule: gender\n    side: base\n    clause: a\n", `rule "gender"`},
		{"side", long + "findings:\n  - rule: gender/removed\n    side: left\n    clause: a\n", `side "left"`},
		{"no clause", long + "findings:\n  - rule: gender/removed\n    side: base\n", "finding 1: no clause"},
		{"quiet without side", long + "quiet:\n  - clause: a\n", "quiet clause 1"},
		{"negative limit", long + "max_alarms: -1\n", "max_alarms is -1"},
		{"twice", "-- draft.txt --\nx\n-- draft.txt --\ny\n-- want.yaml --\nfindings: []\n", "twice"},
		{"head", "about: [\n" + long, "head"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			dir := write(t, t.TempDir(), map[string]string{"c.txtar": tt.text})
			_, err := Load(dir)
			if err == nil || !strings.Contains(err.Error(), tt.want) || !strings.Contains(err.Error(), "c.txtar") {
				t.Errorf("error %v does not name c.txtar and %q", err, tt.want)
			}
		})
	}
	if _, err := Load(t.TempDir()); err == nil || !strings.Contains(err.Error(), "no case found") {
		t.Errorf("an empty folder: %v", err)
	}
	if _, err := Load(filepath.Join(t.TempDir(), "absent")); err == nil {
		t.Error("an absent folder was loaded")
	}
}

func TestInferredRoles(t *testing.T) {
	tests := []struct {
		files map[string]string
		want  string
	}{
		{map[string]string{"draft.txt": "x"}, "single"},
		{map[string]string{"draft.md": "x {--y--}"}, "redline"},
		{map[string]string{"draft.txt": "x", "base.txt": "y"}, "pair"},
		{map[string]string{"draft.txt": "x", "base.txt": "y", "proposal-2.txt": "z"}, "three-way"},
		{map[string]string{"draft/a.txt": "x"}, "package"},
	}
	for _, tt := range tests {
		tt.files["want.yaml"] = "findings: []\n"
		cases, err := Load(write(t, t.TempDir(), tt.files))
		if err != nil || cases[0].Roles != tt.want {
			t.Errorf("%v: %v %v, want %s", tt.files, cases, err, tt.want)
		}
	}
}

// TestSharedCases reads every labelled case that the project was given.
func TestSharedCases(t *testing.T) {
	for _, tt := range []struct {
		dir           string
		cases, labels int
	}{{"cases", 73, 434}, {"corpus/pairs", 43, 187}} {
		cases, err := Load(testkit.Shared(t, filepath.FromSlash(tt.dir)))
		if err != nil {
			t.Fatal(err)
		}
		labels := 0
		for i := range cases {
			labels += len(cases[i].Want.Findings)
			if cases[i].About == "" || cases[i].Roles == "" {
				t.Errorf("%s: no head", cases[i].Name)
			}
		}
		if len(cases) != tt.cases || labels < tt.labels {
			t.Errorf("%s: %d cases with %d labels, want %d with %d", tt.dir, len(cases), labels, tt.cases, tt.labels)
		}
	}
}

// FuzzArchive sees an archive read or refused with its name, and what was read
// scored without a panic.
func FuzzArchive(f *testing.F) {
	f.Add([]byte(oneCase))
	f.Add([]byte("about: &a [*a]\n-- draft.txt --\n-- want.yaml --\nfindings: [{}]\n"))
	f.Add([]byte("-- draft.txt --\n-- want.yaml --\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		c, err := parseArchive("c.txtar", data)
		if err != nil {
			if !strings.Contains(err.Error(), "c.txtar") {
				t.Errorf("the error does not name the file: %v", err)
			}
			return
		}
		found := []Found{{Rule: "gender/removed", Base: "resolves/1"}}
		for _, w := range c.Want.Findings {
			found = append(found, Found{Rule: w.Rule, Base: w.Clause})
		}
		r := Score(&c, found)
		if len(r.Missed)+len(r.Information.Missed) > 0 {
			t.Errorf("what was reported is missed: %+v", r.Missed)
		}
	})
}
