package audit

import (
	"context"

	"github.com/resolint/resolint/internal/facts"
	"github.com/resolint/resolint/internal/policy"
	"github.com/resolint/resolint/rules"
)

// TestRules runs the Rego tests in folders of user rules under the conditions of
// an audit: the same library, the default profile, fields checked against the
// schema of the facts and concepts against the lexicon.
func TestRules(ctx context.Context, dirs []string) (*policy.TestReport, error) {
	lex, err := loadLexicon(nil)
	if err != nil {
		return nil, err
	}
	name, p, err := loadProfile("")
	if err != nil {
		return nil, err
	}
	return policy.Test(ctx, policy.TestOptions{
		Rules: rules.FS, Dirs: dirs, Schema: facts.Schema, Concepts: lex.IDs(),
		Data: map[string]any{"profile": p.data(name)},
	})
}
