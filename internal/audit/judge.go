package audit

import (
	"context"
	"errors"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/resolint/resolint/internal/compare"
	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/policy"
)

// compare holds the texts against each other and weighs what it finds.
func (r *runner) compare(in compare.Input) compare.Result {
	end := r.begin("compare")
	defer end()
	result := compare.Compare(in)
	r.model.Weigh(result.Facts)
	return result
}

// judge puts the facts before the policies; beside is done beside that, where there
// is somebody to do it. Verdicts stand although some rules broke; ok is false where
// there are none.
func (r *runner) judge(ctx context.Context, result *compare.Result, beside func()) (verdicts []policy.Verdict, failures []finding.Failure, ok bool) {
	engine, err := r.policy()
	if err != nil {
		return nil, nil, false // told once, by Run
	}
	end := r.begin("policy")
	defer end()
	var value ast.Value
	r.each(2, func(i int) {
		if i == 0 {
			value = result.Facts.Value()
		} else {
			beside()
		}
	})
	verdicts, err = engine.Judge(ctx, value, r.spare())
	var broken policy.Failures
	switch {
	case errors.As(err, &broken):
		for _, f := range broken {
			failures = append(failures, finding.Failure{File: r.job.Name, Reason: shortened(f.Error())})
		}
	case ctx.Err() != nil:
		return nil, []finding.Failure{r.interrupted(ctx)}, false
	case err != nil:
		return nil, []finding.Failure{{File: r.job.Name, Reason: "judge: " + err.Error()}}, false
	}
	return verdicts, failures, true
}

// shortened cuts the message of a rule, which may quote a value of any size.
func shortened(s string) string {
	const most = 1000
	if len(s) <= most {
		return s
	}
	return strings.ToValidUTF8(s[:most], "") + "…"
}
