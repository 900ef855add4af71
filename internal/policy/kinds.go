package policy

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/storage"
)

const (
	// kindsRoot is the package root of resolint's kinds.
	kindsRoot = "data.resolint.kinds."
	// kindParts is in how many parts the kinds are judged. Each part selects the
	// facts for itself, so more of them would mostly do the same again.
	kindParts = 2
	// minRecords is the number of fates from which on that is worth its cost.
	minRecords = 256
)

// kinds are the rules of resolint in parts: queries that each give the verdicts of
// some of the kinds, and one that composes them as the whole does. They are planned
// when they are first needed.
type kinds struct {
	plan func() ([]query, error) // the last composes
	all  []string
	like *query
}

func newKinds(like *query, set *modules, c *ast.Compiler, s storage.Store) *kinds {
	k := &kinds{like: like, all: set.kinds()}
	k.plan = sync.OnceValues(func() ([]query, error) {
		compose := entrypoint
		parts := make([][]string, kindParts)
		for i, name := range k.all { // by turns, for neighbours in the alphabet may both be costly
			parts[i%kindParts] = append(parts[i%kindParts], fmt.Sprintf("%q: %s%s.verdicts", name, kindsRoot, name))
			compose += fmt.Sprintf(" with %s%s.verdicts as input.kinds.%s", kindsRoot, name, name)
		}
		texts := []string{compose}
		for _, p := range parts {
			texts = append(texts, "{"+strings.Join(p, ", ")+"}")
		}
		var out []query
		for _, text := range append(texts[1:], texts[0]) {
			q := *like
			var err error
			if q.prepared, err = prepared(context.Background(), text, c, s); err != nil {
				return nil, err
			}
			out = append(out, q)
		}
		return out, nil
	})
	return k
}

// kinds are the names of resolint's kinds, sorted.
func (m *modules) kinds() []string {
	var out []string
	for _, parsed := range m.byName {
		if name, ok := strings.CutPrefix(parsed.Package.Path.String(), kindsRoot); ok && !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	slices.Sort(out)
	return out
}

// worthwhile reports whether facts are so many that parts beside each other are
// faster than the whole.
func (k *kinds) worthwhile(input ast.Value) bool {
	facts, ok := input.(ast.Object)
	if !ok || len(k.all) < kindParts {
		return false
	}
	fates, ok := field(facts, "fates").(*ast.Array)
	return ok && fates.Len() >= minRecords
}

func field(o ast.Object, key string) ast.Value {
	if t := o.Get(ast.StringTerm(key)); t != nil {
		return t.Value
	}
	return nil
}

// run judges in parts. The deadline holds for all of them together.
func (k *kinds) run(ctx context.Context, input ast.Value, each func(n int, f func(i int))) ([]Verdict, error) {
	queries, err := k.plan()
	if err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(ctx, k.like.timeout)
	defer cancel()
	values, failed := make([]ast.Value, kindParts), make([]error, kindParts)
	each(kindParts, func(i int) { values[i], failed[i] = queries[i].value(ctx, input) })
	verdicts := ast.NewObject()
	for i, v := range values {
		if failed[i] != nil {
			return nil, failed[i]
		}
		part, ok := v.(ast.Object)
		if !ok {
			return nil, fmt.Errorf("the kinds' verdicts are %s, not an object", ast.ValueName(v))
		}
		part.Foreach(verdicts.Insert)
	}
	facts := ast.NewObject(ast.Item(ast.StringTerm("kinds"), ast.NewTerm(verdicts)))
	input.(ast.Object).Foreach(facts.Insert)
	return queries[kindParts].run(ctx, facts)
}
