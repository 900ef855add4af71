package rules_test

import (
	"bytes"
	"context"
	"flag"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/open-policy-agent/opa/v1/format"
	"go.yaml.in/yaml/v3"

	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/policy"
	"github.com/resolint/resolint/rules"
)

var update = flag.Bool("update", false, "format the modules and write the pages")

// minCoverage is the share of the expressions that the Rego tests must evaluate,
// in percent.
const minCoverage = 90

// factsSchema returns the published schema of the facts, nil where it is absent.
func factsSchema(t *testing.T) []byte {
	t.Helper()
	schema, err := os.ReadFile(filepath.Join("..", "internal", "facts", "schema.json"))
	if err != nil {
		t.Log("no internal/facts/schema.json: input fields are not checked")
		return nil
	}
	return schema
}

// data is what the rules see under data beside themselves: the profile of ITU, as
// far as there is one. Tests of other values say `with data.profile as`.
func data(t *testing.T) map[string]any {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("profiles", "itu.yaml"))
	if err != nil {
		return nil
	}
	var profile map[string]any
	if err := yaml.Unmarshal(text, &profile); err != nil {
		t.Fatal(err)
	}
	return map[string]any{"profile": profile}
}

// TestRego runs every Rego test as a subtest and asks for coverage.
func TestRego(t *testing.T) {
	report, err := policy.Test(context.Background(), policy.TestOptions{
		Rules: rules.FS, Own: true, Schema: factsSchema(t), Data: data(t),
		Timeout: time.Minute, // the race detector on a busy machine takes its time
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(report.Tests) == 0 {
		t.Fatal("no Rego test was found")
	}
	for _, r := range report.Tests {
		t.Run(r.Name, func(t *testing.T) {
			if r.Skipped {
				t.Skip(r.File)
			}
			if !r.Passed {
				t.Errorf("%s:%d: %s %s", r.File, r.Line, r.Reason, r.Output)
			}
		})
	}
	for _, f := range report.Files {
		t.Logf("%5.1f %%  %s %v", f.Coverage, f.File, f.Uncovered)
	}
	if report.Coverage < minCoverage {
		t.Errorf("the tests cover %.1f %%, want %d %%", report.Coverage, minCoverage)
	}
}

// files returns the embedded files whose names match a pattern of path.Match.
func files(t *testing.T, pattern string) []string {
	t.Helper()
	var out []string
	err := fs.WalkDir(rules.FS, ".", func(name string, entry fs.DirEntry, err error) error {
		if ok, _ := path.Match(pattern, path.Base(name)); ok && !entry.IsDir() {
			out = append(out, name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// TestFormat sees every module formatted as `opa fmt` does.
func TestFormat(t *testing.T) {
	modules := files(t, "*.rego")
	if len(modules) < 3 {
		t.Fatalf("only %q are embedded", modules)
	}
	for _, name := range modules {
		text, err := fs.ReadFile(rules.FS, name)
		if err != nil {
			t.Fatal(err)
		}
		want, err := format.Source(name, text)
		if err != nil {
			t.Errorf("%s: %v", name, err)
		} else if !bytes.Equal(text, want) {
			t.Errorf("%s is not formatted; go test ./rules -run TestFormat -update writes it", name)
			if *update {
				if err := os.WriteFile(filepath.FromSlash(name), want, 0o644); err != nil {
					t.Error(err)
				}
			}
		}
	}
}

// TestKindsAreComplete sees each kind with its tests, its page and examples that
// trip it and that do not.
func TestKindsAreComplete(t *testing.T) {
	described, err := policy.Describe(rules.FS)
	if err != nil {
		t.Fatal(err)
	}
	kinds := map[string]bool{}
	for _, r := range described {
		kinds[r.Kind] = true
		if len(r.Trips) == 0 || len(r.Passes) == 0 {
			t.Errorf("%s has %d examples that trip it and %d that do not, want some of each", r.Name, len(r.Trips), len(r.Passes))
		}
		for _, text := range []string{r.Title, r.Description, r.Why} {
			if text == "" || strings.Contains(text, "{family}") {
				t.Errorf("%s is described as %q", r.Name, text)
			}
		}
	}
	for _, r := range described {
		// It goes to a delegate as it stands.
		if !strings.HasSuffix(r.Why, ".") || strings.Contains(r.Why, ". ") {
			t.Errorf("%s: why is not one sentence: %q", r.Name, r.Why)
		}
		if len(r.Sources) == 0 {
			t.Errorf("%s names no source", r.Name)
		}
	}
	for _, name := range files(t, "*.rego") {
		if path.Dir(name) != "kinds" || strings.HasSuffix(name, "_test.rego") {
			continue
		}
		kind := strings.TrimSuffix(path.Base(name), ".rego")
		if !kinds[kind] {
			t.Errorf("%s describes no rule", name)
		}
		for _, beside := range []string{kind + "_test.rego", kind + ".md"} {
			if _, err := fs.Stat(rules.FS, "kinds/"+beside); err != nil {
				t.Errorf("%s has no %s beside it", name, beside)
			}
		}
	}
}

// TestPages sees the page of each kind say what its METADATA says.
func TestPages(t *testing.T) {
	described, err := policy.Describe(rules.FS)
	if err != nil {
		t.Fatal(err)
	}
	byKind := map[string][]finding.Rule{}
	for _, family := range policy.Families {
		for _, r := range described {
			if r.Family == family {
				byKind[r.Kind] = append(byKind[r.Kind], r)
			}
		}
	}
	pages := 0
	for kind, list := range byKind {
		name := "kinds/" + kind + ".md"
		want := policy.Page(kind, list)
		for _, r := range list {
			if !bytes.Contains(want, []byte("\n## "+r.Name+"\n")) {
				t.Errorf("%s does not speak of %s", name, r.Name)
			}
		}
		got, err := fs.ReadFile(rules.FS, name)
		if err == nil && bytes.Equal(got, want) {
			pages++
			continue
		}
		t.Errorf("%s is not current; go test ./rules -run TestPages -update writes it", name)
		if *update {
			if err := os.WriteFile(filepath.FromSlash(name), want, 0o644); err != nil {
				t.Error(err)
			}
		}
	}
	if all := files(t, "*.md"); pages != len(all) && !t.Failed() {
		t.Errorf("%d pages are made, and there are %q", pages, all)
	}
}

// TestThresholdsAreRead sees every threshold of the profiles read by some rule: one
// that none reads would be an opinion without effect.
func TestThresholdsAreRead(t *testing.T) {
	var all []byte
	for _, name := range files(t, "*.rego") {
		text, err := fs.ReadFile(rules.FS, name)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.HasSuffix(name, "_test.rego") {
			all = append(all, text...)
		}
	}
	profile, _ := data(t)["profile"].(map[string]any)
	thresholds, _ := profile["thresholds"].(map[string]any)
	if len(thresholds) == 0 {
		t.Fatal("the profile of ITU has no thresholds")
	}
	for name := range thresholds {
		if !bytes.Contains(all, []byte(`lib.thresholds.`+name)) && !bytes.Contains(all, []byte(`lib.thresholds["`+name+`"]`)) {
			t.Errorf("no rule reads the threshold %q", name)
		}
	}
}
