package audit_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/resolint/resolint/internal/audit"
	"github.com/resolint/resolint/internal/read/limit"
)

// documented writes the rule that docs/rules.md shows to a folder of its own.
func documented(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("..", "..", "docs", "rules.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(text), "```rego\n# METADATA")
	rule, _, found := strings.Cut("# METADATA"+rest, "```")
	if !found {
		t.Fatal("docs/rules.md shows no rule with METADATA")
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "slots.rego"), []byte(rule), 0o600); err != nil {
		t.Fatal(err)
	}
	return dir
}

// TestDocumentedRule audits pairs with the rule that docs/rules.md shows: it tells of
// conditions and closed lists whose words the lexicon does not know.
func TestDocumentedRule(t *testing.T) {
	a, err := audit.New(context.Background(), audit.Options{Limits: limit.Default(), RuleDirs: []string{documented(t)}})
	if err != nil {
		t.Fatal(err)
	}
	const call = "resolves\n\n1 "
	for _, c := range []struct{ name, base, draft, want string }{
		{
			"a condition went",
			"that the Bureau shall, if the State concerned agrees, publish data on women in its projects;",
			"that the Bureau shall publish data on women in its projects;",
			"The condition “if the State concerned agrees” is gone.",
		},
		{
			"only became including",
			"that the Bureau shall train women engineers only in the regional centres;",
			"that the Bureau shall train women engineers, including in the regional centres;",
			"“only in the regional centres” became “including in the regional centres”.",
		},
		{
			"both at once",
			"that the Bureau shall, if the State concerned agrees, train women engineers only in the regional centres;",
			"that the Bureau shall train women engineers, including in the regional centres;",
			"The condition “if the State concerned agrees” is gone; “only in the regional centres” became “including in the regional centres”.",
		},
		{
			"the condition stands elsewhere in the clause",
			"that the Bureau shall, if the State concerned agrees, publish data on women in its projects;",
			"that the Bureau shall publish data on women in its projects if the State concerned agrees;",
			"",
		},
		{
			"another slot changed",
			"that the Bureau shall, if the State concerned agrees, publish data on women in its projects;",
			"that the Bureau shall, if the State concerned agrees, publish data on women and girls in its courses;",
			"",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			report, err := a.Run(context.Background(), []audit.Job{{
				Name: c.name, Base: source("base.txt", call+c.base), Draft: source("draft.txt", call+c.draft),
			}})
			if err != nil {
				t.Fatal(err)
			}
			got := ""
			for _, d := range report.Documents {
				for i := range d.Findings {
					if d.Findings[i].Rule == "custom/slots" {
						got += d.Findings[i].Message
					}
				}
			}
			if got != c.want {
				t.Errorf("it says %q, want %q", got, c.want)
			}
		})
	}
}
