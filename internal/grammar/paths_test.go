package grammar

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
	"golang.org/x/tools/txtar"

	"github.com/resolint/resolint/internal/resolution"
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

var (
	reInsert  = regexp.MustCompile(`(?s)\{\+\+(.*?)\+\+\}`)
	reDelete  = regexp.MustCompile(`(?s)\{--(.*?)--\}`)
	reReplace = regexp.MustCompile(`(?s)\{~~(.*?)~>(.*?)~~\}`)
	reRemark  = regexp.MustCompile(`(?s)\{>>.*?<<\}`)
	reEmph    = regexp.MustCompile(`\*([^*\n]+)\*`)
	reHead    = regexp.MustCompile(`(?m)^#+ `)
	reNote    = regexp.MustCompile(`(?m)^\[\^(\d)\]: `)
	reRef     = regexp.MustCompile(`\[\^(\d)\]`)
)

// side resolves CriticMarkup and the little Markdown that the cases use.
func side(text string, draft bool) string {
	text = reRemark.ReplaceAllString(text, "")
	if draft {
		text = reReplace.ReplaceAllString(reDelete.ReplaceAllString(reInsert.ReplaceAllString(text, "$1"), ""), "$2")
	} else {
		text = reReplace.ReplaceAllString(reInsert.ReplaceAllString(reDelete.ReplaceAllString(text, "$1"), ""), "$1")
	}
	text = reHead.ReplaceAllString(reEmph.ReplaceAllString(text, "$1"), "")
	sup := func(s string) string {
		return strings.Map(func(r rune) rune {
			switch {
			case r == '1':
				return '¹'
			case r == '2' || r == '3':
				return '²' + r - '2'
			case r == '[' || r == ']' || r == '^' || r == ':':
				return -1
			}
			return r
		}, s)
	}
	text = reNote.ReplaceAllStringFunc(text, sup)
	return reRef.ReplaceAllStringFunc(text, sup)
}

// texts of a case, by role and name.
func sides(files map[string]string) map[string]map[string]string {
	out := map[string]map[string]string{"base": {}, "draft": {}, "proposal": {}}
	for name, text := range files {
		stem := strings.TrimSuffix(strings.TrimSuffix(name, ".txt"), ".md")
		dir, file := filepath.Split(name)
		switch {
		case dir != "":
			out[strings.TrimSuffix(dir, "/")][file] = side(text, true)
		case strings.HasPrefix(stem, "proposal"):
			out["proposal"][name] = side(text, true)
		case stem == "base":
			out["base"][name] = side(text, true)
		case stem == "draft":
			out["draft"][name] = side(text, true)
			if strings.Contains(text, "{++") || strings.Contains(text, "{--") || strings.Contains(text, "{~~") {
				out["base"][name] = side(text, false)
			}
		}
	}
	return out
}

// missing lists the labels whose clause is not found or lacks the label's words.
func missing(name string, files map[string]string, want *wantFile) (miss []string, total int) {
	parsed := make(map[string]map[string][]*resolution.Resolution)
	for role, texts := range sides(files) {
		parsed[role] = make(map[string][]*resolution.Resolution)
		for n, text := range texts {
			parsed[role][n] = Parse(viewOf(n, text))
		}
	}
	for _, w := range append(append([]wantClause{}, want.Findings...), want.Quiet...) {
		total++
		clause, file := w.Clause, ""
		if i := strings.Index(clause, ":"); i > 0 && strings.HasSuffix(clause[:i], ".txt") {
			file, clause = clause[:i], clause[i+1:]
		}
		best := "no such clause"
		for n, rs := range parsed[w.Side] {
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
	names, _ := filepath.Glob(filepath.Join(shared(t), "cases", "*.txtar"))
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
		miss, total := missing(filepath.Base(name)[:3], files, want)
		all += total
		for _, m := range miss {
			t.Error(m)
		}
	}
	t.Logf("%d labels", all)
}

// TestPairPaths does the same for the pairs of real texts.
func TestPairPaths(t *testing.T) {
	dirs, _ := filepath.Glob(filepath.Join(shared(t), "corpus", "pairs", "*", "want.yaml"))
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
		miss, total := missing(filepath.Base(filepath.Dir(name)), files, want)
		all += total
		for _, m := range miss {
			t.Error(m)
		}
	}
	t.Logf("%d labels", all)
}
