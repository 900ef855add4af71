package policy

import (
	"context"

	"github.com/open-policy-agent/opa/v1/ast"
)

// Parts are the facts of one document, cut so that resolint's rules say of all parts
// together what they say of the whole. A value takes several times what it was made of,
// and judging it as much again: no more parts are there at a time than are being judged.
type Parts struct {
	// N is the number of parts; Part makes one of them, from any goroutine.
	N    int
	Part func(i int) ast.Value
	// Whole makes all facts in one value, which rules of a user's own are given.
	Whole func() ast.Value
	// Each, where it is not nil, calls its argument for 0 to n-1 from as many goroutines
	// as there are to spare.
	Each func(n int, f func(i int))
}

// run puts a query to all parts. Its deadline holds for them together.
func (p *Parts) run(ctx context.Context, q *query) ([]Verdict, error) {
	if p.N == 1 {
		return q.run(ctx, p.Part(0))
	}
	ctx, cancel := context.WithTimeout(ctx, q.timeout)
	defer cancel()
	verdicts, failed := make([][]Verdict, p.N), make([]error, p.N)
	judge := func(i int) {
		if failed[i] = ctx.Err(); failed[i] == nil {
			verdicts[i], failed[i] = q.run(ctx, p.Part(i))
		}
	}
	if p.Each != nil {
		p.Each(p.N, judge)
	} else {
		for i := range p.N {
			judge(i)
		}
	}
	var all []Verdict
	for i := range p.N {
		if failed[i] != nil {
			return nil, failed[i]
		}
		all = append(all, verdicts[i]...)
	}
	return all, nil
}
