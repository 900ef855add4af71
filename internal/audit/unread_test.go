package audit

import (
	"context"
	"reflect"
	"testing"

	"github.com/resolint/resolint/internal/evaluate"
	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/testkit"
)

// TestUnread: without the reading list the findings are the same.
func TestUnread(t *testing.T) {
	cases, err := evaluate.Load("../../testdata/cases")
	if err != nil {
		t.Fatal(err)
	}
	var jobs []Job
	for i := 0; i < len(cases); i += testkit.Thin(8) {
		c := &cases[i]
		if c.Roles == "package" {
			continue
		}
		job := Job{Name: c.Name}
		for role, into := range map[string]*[]Source{"draft": &job.Draft, "base": &job.Base, "proposal": &job.Proposals} {
			for _, n := range c.Role(role) {
				*into = append(*into, source(n, string(c.Files[n])))
			}
		}
		jobs = append(jobs, job)
	}
	all := func(o Options) []finding.Document {
		r, err := Run(context.Background(), jobs, o)
		if err != nil || len(r.Failures) > 0 {
			t.Fatal(err, r.Failures)
		}
		return r.Documents
	}
	with, without := all(Options{}), all(Options{Unread: true})
	changes, findings := 0, 0
	for i := range with {
		changes, findings = changes+len(with[i].Changes), findings+len(with[i].Findings)
		if len(without[i].Changes) > 0 || !reflect.DeepEqual(with[i].Findings, without[i].Findings) {
			t.Errorf("%s: %d findings without the reading list, %d with it", jobs[i].Name, len(without[i].Findings), len(with[i].Findings))
		}
	}
	if least := 100 / testkit.Thin(8); changes < least || findings < least {
		t.Errorf("only %d changes and %d findings", changes, findings)
	}
}
