package cli

import (
	"github.com/resolint/resolint/internal/audit"
	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/policy"
	"github.com/resolint/resolint/rules"
)

// engine returns what the program runs with.
func engine() Engine {
	return Engine{
		Run: audit.Run, New: audit.New, Identity: audit.Identity, Text: audit.Text, Facts: audit.Facts, Statements: audit.Statements, Why: audit.Why, Usage: audit.Usage,
		Rules:     func(dirs []string) ([]finding.Rule, error) { return policy.Describe(rules.FS, dirs...) },
		TestRules: audit.TestRules,
	}
}
