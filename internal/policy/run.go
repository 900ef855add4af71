package policy

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/topdown"
)

// grace is how long after its deadline an evaluation may take to stop. Rego
// stops within milliseconds; a builtin in the middle of its work may not, and is
// then left behind.
const grace = time.Second

// Failure is a package of user rules that gave no verdicts.
type Failure struct {
	// Package is "custom.NAME", File the first file of it.
	Package, File string
	Reason        string
}

func (f *Failure) Error() string {
	return fmt.Sprintf("%s (%s): %s", f.Package, f.File, f.Reason)
}

// Failures are the packages of user rules that failed on one document.
type Failures []Failure

func (f Failures) Error() string {
	lines := make([]string, len(f))
	for i := range f {
		lines[i] = f[i].Error()
	}
	return "user rules failed: " + strings.Join(lines, "; ")
}

// run evaluates a query within its deadline.
func (q *query) run(ctx context.Context, input ast.Value) ([]Verdict, error) {
	value, err := q.value(ctx, input)
	if err != nil {
		return nil, err
	}
	return decode(value, q)
}

// value evaluates a query within its deadline.
func (q *query) value(ctx context.Context, input ast.Value) (ast.Value, error) {
	ctx, cancel := context.WithTimeout(ctx, q.timeout)
	defer cancel()
	ctx, stop := watchMemory(ctx, q.memory)
	defer stop()
	type outcome struct {
		value ast.Value
		err   error
	}
	done := make(chan outcome, 1)
	go func() {
		defer func() {
			if p := recover(); p != nil {
				done <- outcome{err: fmt.Errorf("the evaluation panicked: %v", p)}
			}
		}()
		v, err := q.eval(ctx, input)
		done <- outcome{v, err}
	}()
	var out outcome
	select {
	case out = <-done:
	case <-ctx.Done():
		select {
		case out = <-done:
		case <-time.After(grace):
			out.err = ctx.Err()
		}
	}
	switch {
	case out.err == nil:
	case errors.Is(context.Cause(ctx), errMemory):
		return nil, fmt.Errorf("stopped when it needed more than %d bytes of memory; simplify the rule or raise limits.rule-bytes", q.memory)
	case errors.Is(ctx.Err(), context.DeadlineExceeded):
		return nil, fmt.Errorf("stopped after %s, longer than a package of rules may run; simplify the rule or raise limits.rule-seconds", q.timeout)
	}
	return out.value, out.err
}

func (q *query) eval(ctx context.Context, input ast.Value) (ast.Value, error) {
	value, err := q.plan.eval(ctx, func(run *topdown.Query) {
		run.WithInput(ast.NewTerm(input)).WithStrictBuiltinErrors(true)
		if q.file == "" { // resolint's own
			run.WithVirtualCache(newCalls())
		}
	})
	if err != nil {
		return nil, located(err)
	}
	if value == nil {
		return nil, fmt.Errorf("%s gives no verdicts; `verdicts contains …` is empty where nothing is found", q.pkg)
	}
	return value, nil
}
