package policy

import (
	"bytes"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/storage"
	"github.com/open-policy-agent/opa/v1/topdown"
)

// A test is a rule test_NAME, or todo_test_NAME for one that is skipped. A rule
// test_NAME[case] has to be true for every case that its body comes to.
const (
	testPrefix = "test_"
	skipPrefix = "todo_test_"
)

// regoTest is one test: its name within its package, the terms of its cases.
type regoTest struct {
	rule *ast.Rule
	name ast.Ref
	keys []*ast.Term
}

// testOf returns the test that a compiled rule is, nil for other rules.
func testOf(rule *ast.Rule) *regoTest {
	ref := rule.Head.Ref()
	ground := ref.GroundPrefix()
	for i := range ground {
		if name := plain(ground[i].Value); strings.HasPrefix(name, testPrefix) || strings.HasPrefix(name, skipPrefix) {
			return &regoTest{rule, ground[:i+1], ref[i+1:]}
		}
	}
	return nil
}

// run evaluates the test.
func (t *regoTest) run(ctx context.Context, c *ast.Compiler, s storage.Store, covered coverage, timeout time.Duration) TestResult {
	pkg := t.rule.Module.Package.Path
	out := TestResult{Name: strings.TrimPrefix(pkg.String(), "data.") + "." + t.name.String()}
	if l := t.rule.Loc(); l != nil {
		out.File, out.Line = l.File, l.Row
	}
	if last := plain(t.name[len(t.name)-1].Value); strings.HasPrefix(last, skipPrefix) {
		out.Skipped = true
		return out
	}
	ctx, cancel := context.WithTimeout(ctx, timeout)
	defer cancel()
	var printed bytes.Buffer
	var broken []topdown.Error
	tried := &caseTracer{test: t, tried: map[string]bool{}}
	start := time.Now()
	value, err := t.value(ctx, c, s, func(q *topdown.Query) {
		q.WithPrintHook(topdown.NewPrintHook(&printed)).WithBuiltinErrorList(&broken).WithQueryTracer(covered)
		if len(t.keys) > 0 {
			q.WithQueryTracer(tried)
		}
	})
	out.Duration, out.Output = time.Since(start), printed.String()
	switch {
	case topdown.IsCancel(err):
		out.Reason = fmt.Sprintf("stopped after %s, longer than a test may run", timeout)
	case err != nil:
		out.Reason = located(err).Error()
	case len(broken) > 0:
		out.Reason = located(&broken[0]).Error()
	case value != nil && len(t.keys) > 0:
		failed := tried.failed(value)
		out.Passed = len(failed) == 0
		if !out.Passed {
			out.Reason = "not true for " + strings.Join(failed, "; ")
		}
	default:
		out.Passed = value != nil && value.Compare(ast.Boolean(true)) == 0
	}
	return out
}

func (t *regoTest) value(ctx context.Context, c *ast.Compiler, s storage.Store, set func(*topdown.Query)) (ast.Value, error) {
	p, err := newPlan(t.rule.Module.Package.Path.Extend(t.name).String(), c, s)
	if err != nil {
		return nil, err
	}
	return p.eval(ctx, set)
}

// caseTracer notes the cases of a test that its body came to: the values of the keys in
// its head where they are known before one of its expressions.
type caseTracer struct {
	test  *regoTest
	tried map[string]bool
}

// Enabled makes it a tracer of evaluations, with Config and TraceEvent.
func (c *caseTracer) Enabled() bool { return true }

// Config asks for the values of variables.
func (c *caseTracer) Config() topdown.TraceConfig { return topdown.TraceConfig{PlugLocalVars: true} }

// TraceEvent notes the case that an event is about.
func (c *caseTracer) TraceEvent(e topdown.Event) {
	expr, ok := e.Node.(*ast.Expr)
	if !ok || e.Op != topdown.EvalOp || !slices.Contains(c.test.rule.Body, expr) {
		return
	}
	path := make([]string, len(c.test.keys))
	for i, key := range c.test.keys {
		value := key.Value
		if _, named := value.(ast.Var); named {
			value = e.Locals.Get(value)
		}
		if value == nil || !value.IsGround() {
			return
		}
		path[i] = plain(value)
	}
	c.tried[caseName(path)] = true
}

// failed names the cases that are not true in the value of the test, sorted.
func (c *caseTracer) failed(value ast.Value) []string {
	cases := maps.Clone(c.tried) // true for those that failed
	leaves(value, nil, func(path []string, leaf ast.Value) {
		cases[caseName(path)] = leaf.Compare(ast.Boolean(true)) != 0
	})
	maps.DeleteFunc(cases, func(_ string, failed bool) bool { return !failed })
	return slices.Sorted(maps.Keys(cases))
}

// leaves calls each with what stands in objects in each other, and with the keys that lead
// there.
func leaves(v ast.Value, path []string, each func(path []string, leaf ast.Value)) {
	object, ok := v.(ast.Object)
	if !ok {
		each(path, v)
		return
	}
	object.Foreach(func(key, value *ast.Term) {
		leaves(value.Value, append(path[:len(path):len(path)], plain(key.Value)), each)
	})
}

func caseName(path []string) string { return strings.Join(path, ", ") }

// plain is a value as people read it: a text without quotation marks.
func plain(v ast.Value) string {
	switch v := v.(type) {
	case ast.String:
		return string(v)
	case ast.Var:
		return string(v)
	}
	return v.String()
}
