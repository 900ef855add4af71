package reporttest

import (
	"strings"

	"github.com/resolint/resolint/internal/finding"
)

// Rules are rules enough for the sample's findings.
func Rules() []finding.Rule {
	names := []string{
		"gender/added", "gender/neutralised", "gender/removed", "gender/weakened", "human-rights/dropped", "human-rights/missing",
		"human-rights/referenced", "mandate/expanded", "multistakeholder/missing", "multistakeholder/narrowed",
	}
	var rules []finding.Rule
	for _, name := range names {
		family, kind, _ := strings.Cut(name, "/")
		rule := finding.Rule{
			Name: name, Family: family, Kind: kind, Level: finding.LevelError,
			Title:       "Language on " + family + " was " + kind,
			Description: "Reports language on *" + family + "* that was **" + kind + "**.",
			Why:         "A text that no longer says it no longer binds anyone to it.",
			Trips:       []finding.Example{{Title: "lost", Base: "resolves that women and girls have access;", Draft: "resolves that all have access;"}},
			Sources:     []string{"resolint, spec of findings"},
		}
		switch kind {
		case "referenced":
			rule.Level = finding.LevelNote
		case "added":
			rule.Level = finding.LevelNone
		}
		rules = append(rules, rule)
	}
	return rules
}
