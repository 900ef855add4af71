package policy

import (
	"context"
	"strings"
	"testing"
)

// TestUserRuleMistakes are all caught when the rules are compiled, by file and
// line.
func TestUserRuleMistakes(t *testing.T) {
	head := "package custom.a\n\n"
	tests := []struct {
		name, file, text string
		want             []string
	}{
		{"syntax", "a.rego", head + "verdicts contains v if {\n\tv := \n}\n", []string{"a.rego:5:1: "}},
		{"undefined function", "a.rego", head + "verdicts contains v if v := magic(1)\n", []string{"a.rego:3:29: undefined function magic"}},
		{"unsafe variable", "a.rego", head + "verdicts contains v if x > 1\n", []string{"a.rego:3:", "unsafe"}},
		{"another root", "a.rego", "package resolint.kinds.mine\n\nverdicts contains 1\n", []string{"a.rego:1:1: package resolint.kinds.mine", "custom.NAME"}},
		{"the root itself", "a.rego", "package custom\n\nverdicts contains 1\n", []string{"a.rego:1:1: package custom "}},
		{"no verdicts", "a.rego", head + "other := 1\n", []string{"a.rego:1:1: package custom.a has no rule `verdicts`"}},
		{"type", "a.rego", head + "verdicts contains v if v := count(1)\n", []string{"a.rego:3:29: count: invalid argument(s): have: (number, ???)"}},
		{
			"unknown field", "a.rego", head + "verdicts contains v if {\n\tsome v in input.mention\n}\n",
			[]string{"a.rego:4:12: input has no field \"mention\"; it has mentions"},
		},
		{
			"unknown field of a record", "sub/a.rego", head + "verdicts contains v if {\n\tsome m in input.mentions\n\tm.fait == \"lost\"\n\tv := m\n}\n",
			[]string{"sub/a.rego:5:2: ", "has no field \"fait\"; it has concept, family, fate, id, text"},
		},
		{
			"a field compared with another type", "a.rego", head + "verdicts contains v if {\n\tsome v in input.mentions\n\tv.id == 3\n}\n",
			[]string{"a.rego:5:2: string is never equal to number"},
		},
		{
			"unknown concept", "a.rego", head + "verdicts contains v if {\n\tsome v in input.mentions\n\tv.concept == \"gender-wrods\"\n}\n",
			[]string{`a.rego:5:15: unknown concept "gender-wrods"; did you mean "gender-words"?`},
		},
		{
			"unknown concept through a variable", "a.rego", head + "verdicts contains v if {\n\tsome v in input.mentions\n\tc := v.concept\n\tc in {\"mandate-words\", \"no-such\"}\n}\n",
			[]string{`a.rego:6:25: unknown concept "no-such"; `},
		},
		{
			"unknown concept in a verdict", "a.rego", head + "verdicts contains {\"record\": \"m\", \"concept\": \"no-such\"}\n",
			[]string{`a.rego:3:46: unknown concept "no-such"`},
		},
		{
			"two mistakes at once", "a.rego", head + "verdicts contains v if v := magic(1)\n\nother := wand(2)\n",
			[]string{"a.rego:3:29: undefined function magic", "a.rego:5:10: undefined function wand"},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := New(Options{
				Rules: own, Data: profile, Schema: []byte(schema), Concepts: []string{"gender-words", "mandate-words"},
				UserDirs: []string{userDir(t, map[string]string{tt.file: tt.text})},
			})
			if err == nil {
				t.Fatal("no error")
			}
			for _, want := range tt.want {
				if !strings.Contains(err.Error(), want) {
					t.Errorf("error does not say %q:\n%v", want, err)
				}
			}
		})
	}
}

func TestUserRulesThatAreRight(t *testing.T) {
	dir := userDir(t, map[string]string{
		"a.rego": "package custom.a\n\nimport data.resolint.lib\n\nverdicts contains v if {\n\tsome m in input.mentions\n\tlib.known(m)\n" +
			"\tm.concept in {\"gender-words\", \"mandate-words\"}\n\thelp(m)\n\tv := {\"record\": m.id, \"message\": \"seen\", \"level\": \"note\"}\n}\n",
		"b.rego":      "package custom.a\n\nhelp(m) if data.custom.tools.lost(m)\n",
		"tools.rego":  "package custom.tools\n\nlost(m) if m.fate == \"lost\"\n\nverdicts := set()\n",
		"a_test.rego": "package custom.a_test\n\nbroken :=",
	})
	e := newEngine(t, Options{
		UserDirs: []string{dir}, Schema: []byte(schema), Concepts: []string{"gender-words", "mandate-words"},
	})
	got, err := e.Judge(context.Background(), facts(t, mention("m1", "gender", "lost"), mention("m2", "gender", "kept")))
	if err != nil || len(got) != 2 || got[0].Rule != "custom/a" || got[0].Level != "note" || got[1].Rule != "gender/removed" {
		t.Errorf("verdicts are %v %v", lines(got), err)
	}
}

func TestUserFolders(t *testing.T) {
	for name, dir := range map[string]string{
		"empty": t.TempDir(), "absent": t.TempDir() + "/none",
		"only tests": userDir(t, map[string]string{"a_test.rego": "package custom.a_test\n"}),
		"too large":  userDir(t, map[string]string{"a.rego": "package custom.a\n# " + strings.Repeat("x", maxRuleFile)}),
	} {
		if _, err := New(Options{Rules: own, Data: profile, UserDirs: []string{dir}}); err == nil || !strings.Contains(err.Error(), dir) {
			t.Errorf("%s: error is %v", name, err)
		}
	}
}

func TestBadSchemaIsTold(t *testing.T) {
	dir := userDir(t, map[string]string{"a.rego": loud("a")})
	for _, s := range []string{"{", `{"type": "object", "properties": {"a": {"$ref": "https://example.org/x.json"}}}`} {
		if _, err := New(Options{Rules: own, Data: profile, UserDirs: []string{dir}, Schema: []byte(s)}); err == nil {
			t.Errorf("schema %s was taken", s)
		}
	}
}

func TestEditDistance(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		want int
	}{{"", "", 0}, {"abc", "", 3}, {"", "ab", 2}, {"gender", "gedner", 2}, {"same", "same", 0}} {
		if got := editDistance(tt.a, tt.b); got != tt.want {
			t.Errorf("%q to %q: %d, want %d", tt.a, tt.b, got, tt.want)
		}
	}
}
