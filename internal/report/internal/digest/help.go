package digest

import (
	"slices"
	"strings"

	"github.com/resolint/resolint/internal/finding"
)

// Home is where people find resolint.
const Home = "https://github.com/resolint/resolint"

// RuleURL is the address of a rule on its kind's page, "" for rules that are not
// resolint's own.
func RuleURL(rule string) string {
	family, kind, _ := strings.Cut(rule, "/")
	if !slices.Contains(Families, family) || !slices.Contains(Kinds, kind) {
		return ""
	}
	// The anchor is that of the heading with the rule's name, as GitHub makes it.
	return Home + "/blob/main/rules/kinds/" + kind + ".md#" + family + kind
}

// Rules are the report's rules, and after them, with their names alone, those
// that only findings name.
func Rules(r *finding.Report) []finding.Rule {
	out := slices.Clone(r.Rules)
	known := map[string]bool{}
	for i := range out {
		known[out[i].Name] = true
	}
	for i := range r.Documents {
		for j := range r.Documents[i].Findings {
			f := &r.Documents[i].Findings[j]
			if !known[f.Rule] {
				known[f.Rule] = true
				out = append(out, finding.Rule{Name: f.Rule, Family: f.Family, Kind: f.Kind, Title: f.Rule, Level: f.Level})
			}
		}
	}
	return out
}
