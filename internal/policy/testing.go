package policy

import (
	"cmp"
	"context"
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/storage/inmem"
)

// TestOptions say which Rego tests to run.
type TestOptions struct {
	// Rules holds resolint's rules; their tests are run only where Own is true,
	// and Rules has to hold them then. Own rules are compiled strictly: an unused
	// import or variable is an error.
	Rules fs.FS
	Own   bool
	// Dirs are folders with user rules and their tests.
	Dirs []string
	// Data, Schema and Concepts are as in Options; the schema is checked for
	// resolint's own rules too where Own is true.
	Data     map[string]any
	Schema   []byte
	Concepts []string
	// Timeout bounds each test; 0 means DefaultUserTimeout.
	Timeout time.Duration
}

// TestReport is the outcome of a run of Rego tests.
type TestReport struct {
	// Tests are sorted by file and line.
	Tests []TestResult
	// Files are the tested files of rules, sorted by name.
	Files []FileCoverage
	// Coverage is the share of the expressions' lines that some test evaluated,
	// in percent; 100 where there is nothing to evaluate.
	Coverage float64
}

// TestResult is the outcome of one test.
type TestResult struct {
	// Name is "custom.NAME.test_…"; File and Line say where it stands.
	Name string
	File string
	Line int
	// Passed is false as well for a test that was skipped (todo_test_…).
	Passed, Skipped bool
	// Reason says why a test failed with an error; empty where an expression was
	// merely not true. Output is what the test printed.
	Reason   string
	Output   string
	Duration time.Duration
}

// FileCoverage is the coverage of one file of rules.
type FileCoverage struct {
	File     string
	Coverage float64 // percent
	// Uncovered are the lines, from 1, that no test evaluated.
	Uncovered []int
}

// Lines is Uncovered as people write it: "3-5, 9".
func (f *FileCoverage) Lines() string {
	var parts []string
	for i := 0; i < len(f.Uncovered); {
		first, last := f.Uncovered[i], f.Uncovered[i]
		for i++; i < len(f.Uncovered) && f.Uncovered[i] == last+1; i++ {
			last++
		}
		if first == last {
			parts = append(parts, strconv.Itoa(first))
		} else {
			parts = append(parts, fmt.Sprintf("%d-%d", first, last))
		}
	}
	return strings.Join(parts, ", ")
}

// Failed returns the number of tests that neither passed nor were skipped.
func (r *TestReport) Failed() int {
	n := 0
	for i := range r.Tests {
		if t := &r.Tests[i]; !t.Passed && !t.Skipped {
			n++
		}
	}
	return n
}

// Test runs Rego tests and measures what they cover. Errors in Rego are returned
// as by New; a failing test is no error but part of the report.
func Test(ctx context.Context, o TestOptions) (*TestReport, error) {
	set, err := testModules(&o)
	if err != nil {
		return nil, err
	}
	compiler := ast.NewCompiler().WithCapabilities(Capabilities()).WithEnablePrintStatements(true).WithStrict(o.Own)
	if o.Schema != nil {
		if err := useSchema(compiler, o.Schema); err != nil {
			return nil, err
		}
	}
	data := o.Data
	if data == nil {
		data = map[string]any{}
	}
	value, err := ast.InterfaceToValue(data)
	if err != nil {
		return nil, fmt.Errorf("load data: %w", err)
	}
	store := inmem.NewFromASTObject(value.(ast.Object))
	if err := guard(func() error {
		if compiler.Compile(set.byName); compiler.Failed() {
			return compiler.Errors
		}
		return nil
	}); err != nil {
		return nil, fmt.Errorf("compile rules: %w", located(err))
	}
	report, covered := &TestReport{}, coverage{}
	for _, mod := range compiler.Modules {
		if !o.Own && !mod.Package.Path.HasPrefix(ast.Ref{ast.DefaultRootDocument, ast.StringTerm(customRoot)}) {
			continue
		}
		for _, rule := range mod.Rules {
			if t := testOf(rule); t != nil {
				report.Tests = append(report.Tests, t.run(ctx, compiler, store, covered, orDefault(o.Timeout, DefaultUserTimeout)))
			}
			if err := ctx.Err(); err != nil {
				return nil, fmt.Errorf("test rules: %w", err)
			}
		}
	}
	slices.SortFunc(report.Tests, func(a, b TestResult) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Name, b.Name))
	})
	report.cover(covered, set, o.Own)
	return report, nil
}

// testModules reads the rules to be tested with their tests.
func testModules(o *TestOptions) (*modules, error) {
	own, err := ownSources(o.Rules, o.Own)
	if err != nil {
		return nil, fmt.Errorf("read rules: %w", err)
	}
	user, err := userSources(o.Dirs, true)
	if err != nil {
		return nil, fmt.Errorf("read user rules: %w", err)
	}
	set, err := parse(append(own, user...), false)
	if err != nil {
		return nil, fmt.Errorf("parse rules: %w", err)
	}
	if err := set.check(o.Concepts); err != nil {
		return nil, fmt.Errorf("check user rules: %w", err)
	}
	return set, nil
}

// cover sums up the coverage of the tested files, without the tests themselves.
func (r *TestReport) cover(c coverage, set *modules, own bool) {
	covered, all := 0, 0
	for name, mod := range set.byName {
		if !isRule(name, false) || !own && !slices.Contains(set.user, name) {
			continue
		}
		reached, missed := c.lines(name, mod)
		r.Files = append(r.Files, FileCoverage{File: name, Coverage: percent(reached, reached+len(missed)), Uncovered: missed})
		covered += reached
		all += reached + len(missed)
	}
	slices.SortFunc(r.Files, func(a, b FileCoverage) int { return cmp.Compare(a.File, b.File) })
	r.Coverage = percent(covered, all)
}

func percent(part, whole int) float64 {
	if whole == 0 {
		return 100
	}
	return 100 * float64(part) / float64(whole)
}
