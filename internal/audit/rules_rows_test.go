package audit_test

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"testing"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"
	"github.com/open-policy-agent/opa/v1/storage/inmem"
	"github.com/rogpeppe/go-internal/txtar"
	"go.yaml.in/yaml/v3"

	"github.com/resolint/resolint/internal/audit"
	"github.com/resolint/resolint/internal/testkit"
	"github.com/resolint/resolint/rules"
)

// row is the place of one row in rules/table.rego.
type row struct {
	slot, what *ast.Term
	i          int
}

// TestRegoRows takes each row of the table of kinds away in turn: of the rules' examples and
// the labelled cases some text is judged otherwise then. So each is seen to decide
// something, from the bytes of a text to its verdicts.
func TestRegoRows(t *testing.T) {
	if testing.Short() || testkit.Race {
		t.Skip("judges all examples and cases once for each row; .ci/run rego does without the race detector")
	}
	inputs := rowInputs(t)
	judge := rowJudge(t)
	table := judge("data.resolint.table.rows")(ast.NewObject()).(ast.Object)
	verdicts := judge("data.resolint.main.verdicts with data.resolint.table.rows as input.rows")
	before := make([]ast.Value, len(inputs))
	for i := range inputs {
		before[i] = verdicts(beside(inputs[i], table))
	}
	rows := 0
	for _, slot := range table.Keys() {
		whats := table.Get(slot).Value.(ast.Object)
		for _, what := range whats.Keys() {
			for i := range whats.Get(what).Value.(*ast.Array).Len() {
				rows++
				less := without(table, row{slot, what, i})
				decides := false
				for k := 0; k < len(inputs) && !decides; k++ {
					decides = before[k].Compare(verdicts(beside(inputs[k], less))) != 0
				}
				if !decides {
					t.Errorf("row %d of %s, %s: every text is judged alike without it", i+1, slot, what)
				}
			}
		}
	}
	if rows < 50 {
		t.Errorf("the table has %d rows", rows)
	}
}

// rowInputs are the facts of all examples and labelled cases.
func rowInputs(t *testing.T) []ast.Object {
	t.Helper()
	a, err := auditor()
	if err != nil {
		t.Fatal(err)
	}
	var out []ast.Object
	for _, e := range examples(t) {
		out = append(out, audit.FactsOf(t, a, audit.Job{
			Name: e.Title, Draft: source("draft.txt", e.Draft), Base: source("base.txt", e.Base), Proposals: source("proposal.txt", e.Proposal),
		}))
	}
	for name, texts := range rowPairs(t) {
		out = append(out, audit.FactsOf(t, a, audit.Job{
			Name: name, Draft: source("draft.txt", texts["draft"]), Base: source("base.txt", texts["base"]),
		}))
	}
	for _, c := range load(t, "../../testdata/cases/*.txtar") {
		out = append(out, audit.FactsOf(t, a, audit.Job{
			Name: c.Name, Draft: sources(&c, "draft"), Base: sources(&c, "base"), Proposals: sources(&c, "proposal"),
		}))
	}
	return out
}

// rowPairs are the texts of testdata/rows.txtar by pair and role.
func rowPairs(t *testing.T) map[string]map[string]string {
	t.Helper()
	archive, err := txtar.ParseFile("testdata/rows.txtar")
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]map[string]string{}
	for _, f := range archive.Files {
		name, role, _ := strings.Cut(f.Name, "/")
		if out[name] == nil {
			out[name] = map[string]string{}
		}
		out[name][role] = string(f.Data)
	}
	return out
}

// rowJudge prepares queries of resolint's rules under the profile of ITU.
func rowJudge(t *testing.T) func(query string) func(ast.Object) ast.Value {
	t.Helper()
	modules := map[string]string{}
	err := fs.WalkDir(rules.FS, ".", func(name string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(name, ".rego") || strings.HasSuffix(name, "_test.rego") {
			return err
		}
		text, err := fs.ReadFile(rules.FS, name)
		modules[name] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	compiler, err := ast.CompileModules(modules)
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile("../../rules/profiles/itu.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var profile map[string]any
	if err := yaml.Unmarshal(text, &profile); err != nil {
		t.Fatal(err)
	}
	store := inmem.NewFromObject(map[string]any{"profile": profile})
	return func(text string) func(ast.Object) ast.Value {
		query, err := rego.New(
			rego.Query(text), rego.Compiler(compiler), rego.Store(store),
			rego.GenerateJSON(func(term *ast.Term, _ *rego.EvalContext) (any, error) { return term.Value, nil }),
		).PrepareForEval(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		return func(input ast.Object) ast.Value {
			results, err := query.Eval(context.Background(), rego.EvalParsedInput(input))
			if err != nil || len(results) != 1 {
				t.Fatal(fmt.Errorf("%s: %d results, %w", text, len(results), err))
			}
			return results[0].Expressions[0].Value.(ast.Value)
		}
	}
}

// beside puts a table beside facts.
func beside(facts ast.Object, table ast.Object) ast.Object {
	out := ast.NewObject(ast.Item(ast.StringTerm("rows"), ast.NewTerm(table)))
	facts.Foreach(out.Insert)
	return out
}

// without is a table without one row.
func without(table ast.Object, r row) ast.Object {
	out, whats := ast.NewObject(), ast.NewObject()
	table.Foreach(out.Insert)
	table.Get(r.slot).Value.(ast.Object).Foreach(whats.Insert)
	var rest []*ast.Term
	list := whats.Get(r.what).Value.(*ast.Array)
	for i := range list.Len() {
		if i != r.i {
			rest = append(rest, list.Elem(i))
		}
	}
	whats.Insert(r.what, ast.ArrayTerm(rest...))
	out.Insert(r.slot, ast.NewTerm(whats))
	return out
}
