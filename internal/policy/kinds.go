package policy

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/storage"
)

const (
	// kindsRoot is the package root of resolint's kinds, judged the document that has
	// their verdicts by kind.
	kindsRoot = "data.resolint.kinds."
	judged    = "data.resolint.main.judged"
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
	like *query
}

func newKinds(like *query, set *modules, c *ast.Compiler, s storage.Store) *kinds {
	k := &kinds{like: like}
	k.plan = sync.OnceValues(func() ([]query, error) {
		var texts []string
		for _, names := range set.kinds() {
			fields := make([]string, len(names))
			for i, name := range names {
				fields[i] = fmt.Sprintf("%q: %s.%s", name, judged, name)
			}
			texts = append(texts, "{"+strings.Join(fields, ", ")+"}")
		}
		var out []query
		for _, text := range append(texts, entrypoint+" with "+judged+" as input.kinds") {
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

// kinds are the names of resolint's kinds in parts of about the same number of rules,
// for a kind of more rules asks more of each record.
func (m *modules) kinds() [kindParts][]string {
	rules := map[string]int{}
	for _, parsed := range m.byName {
		if name, ok := strings.CutPrefix(parsed.Package.Path.String(), kindsRoot); ok {
			rules[name] += len(parsed.Rules)
		}
	}
	names := slices.SortedFunc(maps.Keys(rules), func(a, b string) int {
		return cmp.Or(cmp.Compare(rules[b], rules[a]), cmp.Compare(a, b))
	})
	var parts [kindParts][]string
	var sums [kindParts]int
	for _, name := range names {
		least := 0
		for i := range sums {
			if sums[i] < sums[least] {
				least = i
			}
		}
		parts[least] = append(parts[least], name)
		sums[least] += rules[name]
	}
	return parts
}

// worthwhile reports whether facts are so many that parts beside each other are
// faster than the whole.
func (k *kinds) worthwhile(input ast.Value) bool {
	facts, ok := input.(ast.Object)
	if !ok {
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
