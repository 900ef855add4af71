package cli

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"go.yaml.in/yaml/v3"

	"github.com/resolint/resolint/internal/audit"
)

// TestDependenciesAreListed compares docs/dependencies.md with what go.mod names
// as needed by resolint itself.
func TestDependenciesAreListed(t *testing.T) {
	var needed []string
	for line := range strings.Lines(readRoot(t, "go.mod")) {
		if m := regexp.MustCompile(`^\s+(\S+\.\S+/\S+) v\S+$`).FindStringSubmatch(strings.TrimRight(line, "\n")); m != nil {
			needed = append(needed, m[1])
		}
	}
	if len(needed) == 0 {
		t.Skip("go.mod is not tidy: it names everything as indirect")
	}
	var listed []string
	own, _, _ := strings.Cut(readRoot(t, "docs/dependencies.md"), "## Linked")
	for _, m := range regexp.MustCompile(`(?m)^\| (\S+\.\S+/\S+) \| (.+) \| (\S+) \|$`).FindAllStringSubmatch(own, -1) {
		listed = append(listed, m[1])
	}
	slices.Sort(needed)
	if d := cmp.Diff(needed, listed); d != "" {
		t.Errorf("docs/dependencies.md is not current (- needed, + listed):\n%s", d)
	}
}

// TestHooksTakeUpEveryFormat compares the pre-commit hook with what a walk takes.
func TestHooksTakeUpEveryFormat(t *testing.T) {
	var hooks []struct{ ID, Entry, Language, Files string }
	if err := yaml.Unmarshal([]byte(readRoot(t, ".pre-commit-hooks.yaml")), &hooks); err != nil {
		t.Fatal(err)
	}
	if len(hooks) != 1 || hooks[0].ID != "resolint" || hooks[0].Language != "golang" || hooks[0].Entry != "resolint check" {
		t.Fatalf("hooks %+v", hooks)
	}
	files := regexp.MustCompile(hooks[0].Files)
	for _, ext := range audit.Extensions {
		if ext != ".text" && !files.MatchString("drafts/a"+ext) {
			t.Errorf("the hook leaves %s files out", ext)
		}
	}
	if files.MatchString("main.go") || files.MatchString("drafts/docx") {
		t.Error("the hook takes up what is no document")
	}
}

// TestPromisesNameRealTests looks for every test that SECURITY.md names.
func TestPromisesNameRealTests(t *testing.T) {
	var source strings.Builder
	err := filepath.WalkDir(root, func(path string, e os.DirEntry, err error) error {
		if err != nil || e.IsDir() && e.Name() == ".git" {
			return filepath.SkipDir
		}
		if strings.HasSuffix(path, "_test.go") {
			data, err := os.ReadFile(path)
			if err != nil {
				return nil //nolint:nilerr // a file that others just removed promises nothing
			}
			source.Write(data)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	promises := readRoot(t, "SECURITY.md")
	names := regexp.MustCompile("`((?:Test|Fuzz|Benchmark)[A-Za-z0-9]+)`").FindAllStringSubmatch(promises, -1)
	if len(names) < 5 {
		t.Fatalf("only %d tests are named", len(names))
	}
	for _, m := range names {
		if !strings.Contains(source.String(), "func "+m[1]+"(") {
			t.Errorf("SECURITY.md names %s, and there is no such test", m[1])
		}
	}
	for _, m := range regexp.MustCompile("`([a-z]+\\.txtar)`").FindAllStringSubmatch(promises, -1) {
		if _, err := os.Stat(filepath.Join("testdata", "script", m[1])); err != nil {
			t.Errorf("SECURITY.md names %s: %v", m[1], err)
		}
	}
}
