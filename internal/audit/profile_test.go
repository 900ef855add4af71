package audit_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/resolint/resolint/internal/audit"
	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/read/limit"
)

// A verb falls by two ranks in an operative item, a group leaves a recital.
const (
	profileBase = "considering\n\na) that few women apply,\n\nresolves\n\n1 to adopt measures for the participation of women;\n"
	profileNext = "considering\n\na) that few apply,\n\nresolves\n\n1 to promote measures for the participation of women;\n"
)

// levelsOf audits the pair above and returns the level of each rule that is
// reported, and the report's rules.
func levelsOf(t *testing.T, profile string) (map[string]finding.Level, []finding.Rule) {
	t.Helper()
	job := audit.Job{Name: "a", Draft: source("draft.txt", profileNext), Base: source("base.txt", profileBase)}
	r, err := audit.Run(context.Background(), []audit.Job{job}, audit.Options{Profile: profile, Limits: limit.Default()})
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Failures) > 0 {
		t.Fatalf("failures: %+v", r.Failures)
	}
	out := map[string]finding.Level{}
	for _, f := range r.Documents[0].Findings {
		out[f.Rule] = f.Level
	}
	return out, r.Rules
}

func profileFile(t *testing.T, text string) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "mine.yaml")
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

// TestProfileChangesLevelsAndThresholds sees a user's file change what the default
// profile says, and nothing else.
func TestProfileChangesLevelsAndThresholds(t *testing.T) {
	const removed, weakened = "gender/removed", "gender/weakened"
	tests := []struct {
		name, profile string
		want          map[string]finding.Level
	}{
		{"by default", "", map[string]finding.Level{removed: "warning"}},
		{"itu by name", "itu", map[string]finding.Level{removed: "warning"}},
		{"the level of a part", "levels: {parts: {preamble: note}}", map[string]finding.Level{removed: "note"}},
		{"the level of a kind", "levels: {rules: {removed: error}}", map[string]finding.Level{removed: "error"}},
		{"a rule before its kind", "levels: {rules: {removed: error, gender/removed: none}}", map[string]finding.Level{removed: "none"}},
		{"a kind in a part", "levels: {rules: {removed: {preamble: error, operative: note}}}", map[string]finding.Level{removed: "error"}},
		{"a rule in another part", "levels: {rules: {removed: error, gender/removed: {operative: note}}}", map[string]finding.Level{removed: "error"}},
		{"a rule that is off", "levels: {rules: {gender/removed: off}}", map[string]finding.Level{}},
		{"a threshold", "thresholds: {verb: 2}", map[string]finding.Level{removed: "warning", weakened: "error"}},
		{"families", "families: [mandate]", map[string]finding.Level{}},
		{"over another profile", "extends: un\nthresholds: {verb: 2}", map[string]finding.Level{removed: "warning", weakened: "error"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			profile := tt.profile
			if strings.Contains(profile, ":") {
				profile = profileFile(t, profile)
			}
			got, _ := levelsOf(t, profile)
			for rule, level := range tt.want {
				if got[rule] != level {
					t.Errorf("%s is %q, want %q", rule, got[rule], level)
				}
			}
			if len(got) != len(tt.want) {
				t.Errorf("findings are %v, want %v", got, tt.want)
			}
		})
	}
}

// TestProfileDescribesRules sees the list of rules say what the profile says.
func TestProfileDescribesRules(t *testing.T) {
	_, rules := levelsOf(t, profileFile(t, "families: [gender]\nlevels: {rules: {weakened: {operative: note}, gender/added: off}}"))
	levels := map[string]finding.Level{}
	for _, r := range rules {
		levels[r.Name] = r.Level
	}
	if levels["gender/weakened"] != "note" || levels["gender/removed"] != "error" {
		t.Errorf("levels are %v", levels)
	}
	for _, name := range []string{"gender/added", "mandate/removed"} {
		if _, ok := levels[name]; ok {
			t.Errorf("%s is listed, though it is not reported", name)
		}
	}
}

func TestProfilesOfResolint(t *testing.T) {
	names := audit.Profiles()
	if len(names) < 2 {
		t.Fatalf("only %q", names)
	}
	for _, name := range names {
		if err := audit.CheckProfile(name); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestMistakenProfiles sees every misspelt name told, with what was possible.
func TestMistakenProfiles(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"a key", "level: {}", "level"},
		{"a family", "families: [genders]", "there are gender, human-rights"},
		{"no family", "families: []", "reports nothing"},
		{"a part", "levels: {parts: {recitals: note}}", "there are title, enacting"},
		{"a level", "levels: {parts: {preamble: fatal}}", "there are error, warning"},
		{"a part that is off", "levels: {parts: {preamble: off}}", `no level "off"`},
		{"a rule's level", "levels: {rules: {removed: fatal}}", `no level "fatal"`},
		{"a rule's part", "levels: {rules: {removed: {recitals: note}}}", `no part "recitals"`},
		{"a rule", "levels: {rules: {gender/remove: note}}", `no rule or kind "gender/remove"`},
		{"a threshold", "thresholds: {verbs: 2}", "there are call, preamble-call"},
		{"a threshold's range", "thresholds: {verb: 0}", "not between 1 and 9"},
		{"a threshold's type", "thresholds: {verb: much}", "much"},
		{"a profile to extend", "extends: wto", "there are itu, un"},
		{"no YAML", "levels: [", "mine.yaml"},
		{"a list", "- a", "mine.yaml"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := audit.Run(context.Background(), nil, audit.Options{Profile: profileFile(t, tt.text)})
			if err == nil || !strings.Contains(err.Error(), tt.want) || !strings.Contains(err.Error(), "mine.yaml") {
				t.Errorf("error is %v, want one that names mine.yaml and says %q", err, tt.want)
			}
		})
	}
	for name, want := range map[string]string{"wto": "there are itu, un", "nowhere.yaml": "no such file", t.TempDir() + "/.yaml": "no such file"} {
		if _, err := audit.Run(context.Background(), nil, audit.Options{Profile: name}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: error is %v, want %q", name, err, want)
		}
	}
}

// FuzzProfile sees no text of a profile panic: it is refused or used.
func FuzzProfile(f *testing.F) {
	for _, text := range []string{"", "extends: un", "levels: {rules: {removed: {preamble: off}}}", "thresholds: {verb: 2}", "a: &a [*a]", "\x00"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		name := filepath.Join(t.TempDir(), "p.yaml")
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := audit.CheckProfile(name); err != nil && !strings.Contains(err.Error(), "p.yaml") {
			t.Errorf("the error does not name the file: %v", err)
		}
	})
}
