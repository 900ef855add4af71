package audit

import (
	"context"
	"errors"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/resolint/resolint/internal/compare"
	"github.com/resolint/resolint/internal/facts"
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

// partFates is the number of fates that are judged at once. To put a question to the
// policies takes about as long as to judge two fates.
const partFates = 256

// judge puts the facts before the policies. Verdicts stand although some rules broke; ok
// is false where there are none.
func (r *runner) judge(ctx context.Context, result *compare.Result) (verdicts []policy.Verdict, failures []finding.Failure, ok bool) {
	engine, err := r.policy()
	if err != nil {
		return nil, nil, false // told once, by Run
	}
	end := r.begin("policy")
	defer end()
	if d := result.Facts.Divide(); r.remembers() {
		verdicts, err = r.again(ctx, engine, d)
	} else {
		verdicts, err = r.ask(ctx, engine, d)
	}
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

// ask puts a division to the policies, in parts.
func (r *runner) ask(ctx context.Context, engine *policy.Engine, d *facts.Division) ([]policy.Verdict, error) {
	parts := d.Parts(partFates)
	return engine.JudgeParts(ctx, policy.Parts{ //nolint:wrapcheck // judge tells what is what
		N: len(parts), Part: func(i int) ast.Value { return parts[i].Value() }, Whole: d.Whole, Each: r.each,
	})
}

// shortened cuts the message of a rule, which may quote a value of any size.
func shortened(s string) string {
	const most = 1000
	if len(s) <= most {
		return s
	}
	return strings.ToValidUTF8(s[:most], "") + "…"
}
