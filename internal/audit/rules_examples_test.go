package audit_test

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/resolint/resolint/internal/audit"
	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/policy"
	"github.com/resolint/resolint/internal/read/limit"
	"github.com/resolint/resolint/rules"
)

// fragment is what stands above an example that has no heading of its own.
const fragment = "RESOLUTION 299 (REV. GENEVA, 2030)\n\nWork of the Union\n\n" +
	"The Plenipotentiary Conference of the International Telecommunication Union (Geneva, 2030),\n\n"

// whole makes a text with a heading of an example.
func whole(text string) string {
	if text == "" || strings.HasPrefix(text, "RESOLUTION ") || strings.HasPrefix(text, "A/") {
		return text
	}
	return fragment + text
}

// example is one example of one rule.
type example struct {
	finding.Example
	rule  string
	trips bool
}

func examples(t *testing.T) []example {
	t.Helper()
	described, err := policy.Describe(rules.FS)
	if err != nil {
		t.Fatal(err)
	}
	var out []example
	for _, r := range described {
		if len(r.Trips) == 0 || len(r.Passes) == 0 {
			t.Errorf("%s has %d examples that trip it and %d that do not, want some of each", r.Name, len(r.Trips), len(r.Passes))
		}
		for _, e := range r.Trips {
			out = append(out, example{e, r.Name, true})
		}
		for _, e := range r.Passes {
			out = append(out, example{e, r.Name, false})
		}
	}
	return out
}

func source(name, text string) []audit.Source {
	if text == "" {
		return nil
	}
	return []audit.Source{{Name: name, Path: name, Load: func() ([]byte, error) { return []byte(whole(text)), nil }}}
}

// TestExamples audits every example of every rule as a user would: those that are
// said to trip the rule give it, the others do not. So every rule is seen to fire, and
// every finding to say how sure it is.
func TestExamples(t *testing.T) {
	all := examples(t)
	jobs := make([]audit.Job, len(all))
	for i, e := range all {
		jobs[i] = audit.Job{
			Name: fmt.Sprintf("%d %s: %s", i, e.rule, e.Title), Draft: source("draft.txt", e.Draft),
			Base: source("base.txt", e.Base), Proposals: source("proposal.txt", e.Proposal),
		}
	}
	report, err := audit.Run(context.Background(), jobs, audit.Options{Limits: limit.Default()})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range report.Failures {
		t.Errorf("%s: %s", f.File, f.Reason)
	}
	if len(report.Documents) != len(all) {
		t.Fatalf("%d examples gave %d documents", len(all), len(report.Documents))
	}
	fired := map[string]bool{}
	for i, e := range all {
		var found []string
		for _, f := range report.Documents[i].Findings {
			found = append(found, f.Rule)
			if f.Confidence <= 0 || f.Confidence >= 1 {
				t.Errorf("%s: “%s” gives %s with a confidence of %v", e.rule, e.Title, f.Rule, f.Confidence)
			}
		}
		if slices.Contains(found, e.rule) != e.trips {
			t.Errorf("%s: “%s” should report it: %t; it gave %q", e.rule, e.Title, e.trips, found)
		}
		if e.trips && slices.Contains(found, e.rule) {
			fired[e.rule] = true
		}
	}
	for _, r := range report.Rules {
		if !fired[r.Name] {
			t.Errorf("%s is listed and was never seen to fire", r.Name)
		}
		delete(fired, r.Name)
	}
	if len(fired) > 0 {
		t.Errorf("%q fired and are not listed", slices.Collect(maps.Keys(fired)))
	}
}
