package policy

import (
	"context"
	"fmt"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/storage"
	"github.com/open-policy-agent/opa/v1/topdown"
)

// plan is a query that gives the value of one document. OPA's package rego does the same,
// and links bundles, plugins and a compiler to WebAssembly, which no rule here needs.
type plan struct {
	query    ast.Body
	names    ast.QueryCompiler
	compiler *ast.Compiler
	store    storage.Store
}

// document is the variable that a plan binds to the value.
const document = "document"

// newPlan plans the query of a document, "data.resolint.main.verdicts".
func newPlan(text string, c *ast.Compiler, s storage.Store) (plan, error) {
	p := plan{names: c.QueryCompiler(), compiler: c, store: s}
	body, err := ast.ParseBodyWithOpts(document+" = "+text, ast.ParserOptions{RegoVersion: ast.RegoV1})
	if err == nil {
		p.query, err = p.names.Compile(body)
	}
	if err != nil {
		return p, fmt.Errorf("prepare %s: %w", text, located(err))
	}
	return p, nil
}

// eval returns the value, nil where the document is not defined. Set says how the query is
// to be run.
func (p *plan) eval(ctx context.Context, set func(*topdown.Query)) (ast.Value, error) {
	txn, err := p.store.NewTransaction(ctx)
	if err != nil {
		return nil, fmt.Errorf("read the data of the rules: %w", err)
	}
	defer p.store.Abort(ctx, txn)
	cancel := topdown.NewCancel()
	defer context.AfterFunc(ctx, cancel.Cancel)()
	q := topdown.NewQuery(p.query).WithQueryCompiler(p.names).WithCompiler(p.compiler).WithStore(p.store).WithTransaction(txn).WithCancel(cancel)
	set(q)
	results, err := q.Run(ctx)
	if err != nil || len(results) == 0 {
		return nil, err
	}
	return results[0][document].Value, nil
}
