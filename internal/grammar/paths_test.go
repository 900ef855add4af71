package grammar_test

import (
	"fmt"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
	"go.yaml.in/yaml/v3"

	"github.com/resolint/resolint/internal/document"
	"github.com/resolint/resolint/internal/grammar"
	"github.com/resolint/resolint/internal/read"
	"github.com/resolint/resolint/internal/read/limit"
	"github.com/resolint/resolint/internal/resolution"
	"github.com/resolint/resolint/internal/testkit"
)

type wantFile struct {
	Findings []wantClause `yaml:"findings"`
	Quiet    []wantClause `yaml:"quiet"`
}

type wantClause struct {
	Side   string `yaml:"side"`
	Clause string `yaml:"clause"`
	Text   string `yaml:"text"`
}

// parsed are the resolutions of each text of a case, by role and file name.
type parsed map[string]map[string][]*resolution.Resolution

// parseFiles reads the texts of a case as the program does.
func parseFiles(t *testing.T, files map[string]string) parsed {
	t.Helper()
	out := parsed{"base": {}, "draft": {}, "proposal": {}}
	for name, text := range files {
		dir, file := path.Split(name)
		role := strings.TrimSuffix(dir, "/")
		if role == "" {
			role, _, _ = strings.Cut(strings.TrimSuffix(strings.TrimSuffix(name, ".txt"), ".md"), "-")
		}
		if out[role] == nil {
			t.Fatalf("file %s has no role", name)
		}
		doc, err := read.Document(name, []byte(text), limit.Default())
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		out[role][file] = grammar.Parse(doc.View(document.Draft))
		if role == "draft" && doc.Redline() {
			out["base"][file] = grammar.Parse(doc.View(document.Base))
		}
	}
	return out
}

// missing lists the labels whose clause is not found or lacks the label's words.
func missing(name string, in parsed, want *wantFile) (miss []string, total int) {
	for _, w := range append(append([]wantClause{}, want.Findings...), want.Quiet...) {
		total++
		clause, file := w.Clause, ""
		if i := strings.Index(clause, ":"); i > 0 && strings.HasSuffix(clause[:i], ".txt") {
			file, clause = clause[:i], clause[i+1:]
		}
		best := "no such clause"
		for n, rs := range in[w.Side] {
			if file != "" && n != file {
				continue
			}
			for _, r := range rs {
				c := r.Find(clause)
				if c == nil {
					continue
				}
				if words(c.Text, w.Text) {
					best = ""
				} else if best != "" {
					best = fmt.Sprintf("clause lacks %q: %.200q", w.Text, c.Text)
				}
			}
		}
		if best != "" {
			miss = append(miss, fmt.Sprintf("%s: %s %s: %s", name, w.Side, w.Clause, best))
		}
	}
	return miss, total
}

func words(text, want string) bool {
	norm := func(s string) string { return strings.Join(strings.Fields(strings.ReplaceAll(s, "’", "'")), " ") }
	return strings.Contains(norm(text), norm(want))
}

// TestCasePaths reads every clause path that the labelled cases use.
func TestCasePaths(t *testing.T) {
	names, _ := filepath.Glob(filepath.Join(testkit.Shared(t), "cases", "*.txtar"))
	if len(names) == 0 {
		t.Fatal("no cases")
	}
	all := 0
	for _, name := range names {
		ar, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		files, want := make(map[string]string), &wantFile{}
		for _, f := range ar.Files {
			if f.Name == "want.yaml" {
				if err := yaml.Unmarshal(f.Data, want); err != nil {
					t.Fatalf("%s: %v", name, err)
				}
				continue
			}
			files[f.Name] = string(f.Data)
		}
		miss, total := missing(filepath.Base(name)[:3], parseFiles(t, files), want)
		all += total
		for _, m := range miss {
			t.Error(m)
		}
	}
	t.Logf("%d labels", all)
}

// TestPairPaths does the same for the pairs of real texts.
func TestPairPaths(t *testing.T) {
	dirs, _ := filepath.Glob(filepath.Join(testkit.Shared(t), "corpus", "pairs", "*", "want.yaml"))
	if len(dirs) == 0 {
		t.Fatal("no pairs")
	}
	all := 0
	for _, name := range dirs {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		want := &wantFile{}
		if err := yaml.Unmarshal(data, want); err != nil {
			t.Fatal(err)
		}
		files := make(map[string]string)
		for _, n := range []string{"base.txt", "draft.txt"} {
			text, err := os.ReadFile(filepath.Join(filepath.Dir(name), n))
			if err != nil {
				t.Fatal(err)
			}
			files[n] = string(text)
		}
		miss, total := missing(filepath.Base(filepath.Dir(name)), parseFiles(t, files), want)
		all += total
		for _, m := range miss {
			t.Error(m)
		}
	}
	t.Logf("%d labels", all)
}
