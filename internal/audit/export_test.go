package audit

import (
	"context"
	"testing"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/resolint/resolint/internal/compare"
)

// FactsOf gives tests the facts of a job as the rules see them.
func FactsOf(t *testing.T, a *Auditor, job Job) ast.Object {
	t.Helper()
	r := &runner{engine: a.engine, job: &job}
	in, _, failures := r.load(context.Background())
	if failures != nil {
		t.Fatalf("%s: %v", job.Name, failures)
	}
	found := compare.Compare(in).Facts
	a.engine.model.Weigh(found)
	return found.Value().(ast.Object)
}
