package policy

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/open-policy-agent/opa/v1/format"
)

// TestScaffold sees a new rule pass its own tests, reach full coverage, describe
// itself and judge.
func TestScaffold(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new", "rules")
	paths, err := Scaffold(dir, "lost-words")
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, at := range paths {
		names = append(names, filepath.Base(at))
		text, err := os.ReadFile(at)
		if err != nil || len(text) == 0 || strings.Contains(string(text), "{{") {
			t.Errorf("%s: %v %q", at, err, text)
		}
		if strings.HasSuffix(at, ".rego") {
			if nice, err := format.Source(at, text); err != nil || string(nice) != string(text) {
				t.Errorf("%s is not formatted: %v", at, err)
			}
		}
	}
	if want := []string{"lost_words.rego", "lost_words_test.rego", "lost_words.md"}; !slices.Equal(names, want) {
		t.Errorf("files are %q, want %q", names, want)
	}
	report, err := Test(context.Background(), TestOptions{Rules: own, Dirs: []string{dir}, Schema: []byte(schema)})
	if err != nil {
		t.Fatal(err)
	}
	if len(report.Tests) != 2 || report.Failed() != 0 || report.Coverage != 100 {
		t.Errorf("report is %+v", report)
	}
	described, err := Describe(own, dir)
	if err == nil || !strings.Contains(err.Error(), "no METADATA") {
		t.Errorf("resolint's kinds need METADATA: %v %v", described, err)
	}
	got, err := newEngine(t, Options{UserDirs: []string{dir}, Schema: []byte(schema)}).
		Judge(context.Background(), facts(t, mention("m1", "gender", "lost")))
	if err != nil || !slices.Equal(lines(got), []string{"m1 custom/lost-words warning", "m1 gender/removed error"}) {
		t.Errorf("verdicts are %q %v", lines(got), err)
	}
}

func TestScaffoldRefuses(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"", "Upper", "1st", "../up", "a b", "a/b", "not", "import", "-a", "a-"} {
		if _, err := Scaffold(dir, name); err == nil {
			t.Errorf("%q was taken as a name", name)
		}
	}
	page := filepath.Join(dir, "mine.md")
	if err := os.WriteFile(page, []byte("notes"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := Scaffold(dir, "mine"); err == nil || !strings.Contains(err.Error(), "mine.md exists already") {
		t.Errorf("error is %v", err)
	}
	if entries, _ := os.ReadDir(dir); len(entries) != 1 {
		t.Errorf("%d files are there, want the old one alone", len(entries))
	}
	if text, _ := os.ReadFile(page); string(text) != "notes" {
		t.Errorf("the old file is now %q", text)
	}
}
