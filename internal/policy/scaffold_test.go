package policy

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/open-policy-agent/opa/v1/ast"
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
	none := fstest.MapFS{"lib/x.rego": own["lib/x.rego"]}
	report, err := Test(context.Background(), TestOptions{Rules: none, Dirs: []string{dir}, Schema: factsSchema(t)})
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
	input := ast.MustParseTerm(`{"mentions": [], "fates": [{"id": "f1", "direction": "loss", "lost": [{"concept": "c", "words": "w"}]}]}`)
	got, err := newEngine(t, Options{UserDirs: []string{dir}}).Judge(context.Background(), input.Value)
	if err != nil || !slices.Equal(lines(got), []string{"f1 custom/lost-words warning"}) || got[0].Message != `"w" is no longer in the draft` {
		t.Errorf("verdicts are %q %v", lines(got), err)
	}
}

// factsSchema is the published schema of the facts, if there is one, so that a
// new rule never names a field that the facts do not have.
func factsSchema(t *testing.T) []byte {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("..", "facts", "schema.json"))
	if err != nil {
		t.Log("no internal/facts/schema.json: the fields of a new rule are not checked")
		return nil
	}
	return text
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
