package evaluate

import (
	"context"
	"fmt"
	"runtime/debug"

	"golang.org/x/sync/errgroup"
)

// Audit runs the audit on the texts of one case. It must be safe for use from
// several goroutines.
type Audit func(ctx context.Context, c *Case) ([]Found, error)

// Run audits every case with up to jobs audits at once (at least 1) and scores
// them; results come in the order of the cases. An audit that fails or panics
// fails its case only: all that the case requires is missed, and the result
// names the error. Run itself fails only when ctx ends.
func Run(ctx context.Context, cases []Case, audit Audit, jobs int) ([]Result, error) {
	results := make([]Result, len(cases))
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(max(jobs, 1))
	for i := range cases {
		group.Go(func() error {
			if err := ctx.Err(); err != nil {
				return err
			}
			found, err := guarded(ctx, audit, &cases[i])
			if ctx.Err() != nil {
				return ctx.Err()
			}
			results[i] = scored(&cases[i], found, err)
			return nil
		})
	}
	if err := group.Wait(); err != nil {
		return nil, fmt.Errorf("evaluate: %w", err)
	}
	return results, nil
}

// scored is the result of a case whose audit ended with failed.
func scored(c *Case, found []Found, failed error) Result {
	if failed == nil {
		return Score(c, found)
	}
	r := Score(c, nil)
	r.Failure = "audit: " + failed.Error()
	return r
}

// guarded turns a panic into an error, so that one case does not hide the rest.
func guarded(ctx context.Context, audit Audit, c *Case) (found []Found, err error) {
	defer func() {
		if p := recover(); p != nil {
			found, err = nil, fmt.Errorf("panic: %v\n%s", p, debug.Stack())
		}
	}()
	return audit(ctx, c)
}
