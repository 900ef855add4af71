package policy

import (
	"context"
	"slices"
	"sync"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/storage"
)

// halfpoints are the documents that hold the verdicts of resolint's rules in two parts
// which have little to do with one another.
var halfpoints = []string{"data.resolint.main.halves.losses", "data.resolint.main.halves.others"}

// minRecords is the number of fates from which on judging in halves is worth its cost.
const minRecords = 256

// halves are the queries of the two parts. They are planned when they are first needed.
type halves struct {
	plan func() ([]query, error)
	like *query
}

func newHalves(like *query, c *ast.Compiler, s storage.Store) *halves {
	plan := func() ([]query, error) {
		out := make([]query, len(halfpoints))
		for i, text := range halfpoints {
			out[i] = *like
			var err error
			if out[i].plan, err = newPlan(text, c, s); err != nil {
				return nil, err
			}
		}
		return out, nil
	}
	return &halves{plan: sync.OnceValues(plan), like: like}
}

// worthwhile reports whether facts are so many that halves beside each other are
// faster than the whole.
func (h *halves) worthwhile(input ast.Value) bool {
	facts, ok := input.(ast.Object)
	if !ok {
		return false
	}
	fates := facts.Get(ast.StringTerm("fates"))
	if fates == nil {
		return false
	}
	list, ok := fates.Value.(*ast.Array)
	return ok && list.Len() >= minRecords
}

// run judges in halves. The deadline holds for both together.
func (h *halves) run(ctx context.Context, input ast.Value, each func(n int, f func(i int))) ([]Verdict, error) {
	queries, err := h.plan()
	if err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(ctx, h.like.timeout)
	defer cancel()
	verdicts, failed := make([][]Verdict, len(queries)), make([]error, len(queries))
	each(len(queries), func(i int) { verdicts[i], failed[i] = queries[i].run(ctx, input) })
	for _, err := range failed {
		if err != nil {
			return nil, err
		}
	}
	return slices.Concat(verdicts...), nil
}
