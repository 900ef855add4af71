package policy

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/resolint/resolint/internal/testkit"
	"github.com/resolint/resolint/rules"
)

// TestBounds: what makes OPA's parser or compiler run for minutes is refused before
// it sees it, with the line; what only looks like it is not.
func TestBounds(t *testing.T) {
	const head = "package custom.x\n\n"
	for _, tt := range []struct{ what, text, want string }{
		{"nested comprehensions", "x := " + strings.Repeat("[1|", 2000) + "1" + strings.Repeat("]", 2000), "nested"},
		{"nested every", "verdicts contains 1 if {" + strings.Repeat("every x in [1] { ", 3000) + "true" + strings.Repeat(" }", 3000) + "}", "nested"},
		{"nested in a template", `x := $"{` + strings.Repeat("[", 60) + strings.Repeat("]", 60) + `}"`, "nested"},
		{"rules", strings.Repeat("r if true\n", 20_000), "words and signs"},
		{"a sum", "x := 1" + strings.Repeat("+1", 20_000), "words and signs"},
		{"else", "f(x) := 1 if x == 0\n" + strings.Repeat("else := 2 if x == 2\n", 300), "else"},
		{"not", "verdicts contains 1 if {" + strings.Repeat("not ", 50) + "false}", "not stands"},
		{"brackets in strings", "x := \"" + strings.Repeat("[", 500) + "\\\"[\"\ny := `" + strings.Repeat("{", 500) + "`", ""},
		{"brackets in comments", strings.Repeat("# [[[[\n", 500) + "x := 1", ""},
		{"else in comments", strings.Repeat("# else not a word\n", 500), ""},
		{"a string without end", `x := "abc`, ""},
		{"a backslash at the end", `x := "abc\`, ""},
	} {
		err := bounded("x.rego", []byte(head+tt.text))
		if (err == nil) != (tt.want == "") || err != nil && (!strings.Contains(err.Error(), tt.want) || !strings.HasPrefix(err.Error(), "x.rego:")) {
			t.Errorf("%s: %v, want %q", tt.what, err, tt.want)
		}
	}
}

// TestBoundsAreWide: resolint's own rules stay far below the bounds.
func TestBoundsAreWide(t *testing.T) {
	own, err := ownSources(rules.FS, true)
	if err != nil || len(own) < 10 {
		t.Fatalf("%d files, %v", len(own), err)
	}
	for _, s := range own {
		b := boundScanner{text: s.text}
		deepest := 0
		for b.next() {
			deepest = max(deepest, b.depth)
		}
		if deepest*3 > maxNestedRules || b.tokens*3 > maxRuleTokens || b.elses*3 > maxRuleElse {
			t.Errorf("%s: %d deep, %d words and signs, %d else", s.name, deepest, b.tokens, b.elses)
		}
	}
}

// TestHostileRulesCostLittle gives the whole loader what used to hang it: the work is
// that of reading a file.
func TestHostileRulesCostLittle(t *testing.T) {
	for name, text := range map[string]string{
		"comprehensions": "x := " + strings.Repeat("[1|", 2000) + "1" + strings.Repeat("]", 2000) + "\nverdicts contains 1 if x\n",
		"rules":          strings.Repeat("r if true\n", 20_000) + "verdicts contains 1 if r\n",
		"a shift":        "verdicts contains v if {\n\tx := bits.lsh(1, 300000000000)\n\tx > 1\n\tv := {}\n}\n",
	} {
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, "x.rego"), []byte("package custom.x\n\n"+text), 0o644); err != nil {
			t.Fatal(err)
		}
		var err error
		work := testkit.Allocated(func() { _, err = New(Options{Rules: rules.FS, UserDirs: []string{dir}}) })
		var list Errors
		if !errors.As(err, &list) || !strings.Contains(err.Error(), "x.rego") {
			t.Errorf("%s: %v", name, err)
		}
		if work > 256<<20 {
			t.Errorf("%s: %d MiB were allocated", name, work>>20)
		}
	}
}
