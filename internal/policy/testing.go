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
	"github.com/open-policy-agent/opa/v1/cover"
	"github.com/open-policy-agent/opa/v1/storage/inmem"
	"github.com/open-policy-agent/opa/v1/tester"
	"github.com/open-policy-agent/opa/v1/topdown"
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
	coverage := cover.New()
	runner := tester.NewRunner().
		SetCompiler(compiler).
		SetStore(inmem.NewFromASTObject(value.(ast.Object))).
		RaiseBuiltinErrors(true).
		CapturePrintOutput(true).
		SetCoverageQueryTracer(coverage).
		SetTimeout(orDefault(o.Timeout, DefaultUserTimeout)).
		SetModules(set.byName)
	if !o.Own {
		runner.SetPrefixMatchers(ast.Ref{ast.DefaultRootDocument, ast.StringTerm(customRoot)})
	}
	var results chan *tester.Result
	err = guard(func() (err error) {
		results, err = runner.RunTests(ctx, nil)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("compile rules: %w", located(err))
	}
	report := &TestReport{}
	for r := range results {
		report.Tests = append(report.Tests, testResult(r, orDefault(o.Timeout, DefaultUserTimeout)))
	}
	if err := ctx.Err(); err != nil {
		return nil, fmt.Errorf("test rules: %w", err)
	}
	slices.SortFunc(report.Tests, func(a, b TestResult) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Name, b.Name))
	})
	report.cover(coverage, set, o.Own)
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

func testResult(r *tester.Result, timeout time.Duration) TestResult {
	t := TestResult{
		Name: strings.TrimPrefix(r.Package, "data.") + "." + r.Name, Passed: r.Pass() && !r.Skip, Skipped: r.Skip,
		Output: string(r.Output), Duration: r.Duration,
	}
	if r.Location != nil {
		t.File, t.Line = r.Location.File, r.Location.Row
	}
	if cases := failing(r.SubResults, ""); cases != nil {
		t.Reason = "not true for " + strings.Join(cases, "; ")
	}
	if r.Error != nil {
		t.Passed, t.Reason = false, located(r.Error).Error()
		if r.Duration >= timeout || topdown.IsCancel(r.Error) {
			t.Reason = fmt.Sprintf("stopped after %s, longer than a test may run", timeout)
		}
	}
	return t
}

// failing names the cases of a test_…[case] that were not true, sorted.
func failing(cases tester.SubResultMap, under string) []string {
	var out []string
	for name, c := range cases {
		name = under + name
		switch {
		case len(c.SubResults) > 0:
			out = append(out, failing(c.SubResults, name+", ")...)
		case c.Fail:
			out = append(out, name)
		}
	}
	slices.Sort(out)
	return out
}

// cover sums up the coverage of the tested files, without the tests themselves.
func (r *TestReport) cover(c *cover.Cover, set *modules, own bool) {
	tested := map[string]*ast.Module{}
	for name, mod := range set.byName {
		if isRule(name, false) && (own || slices.Contains(set.user, name)) {
			tested[name] = mod
		}
	}
	report := c.Report(tested)
	covered, all := 0, 0
	for name, file := range report.Files {
		if tested[name] == nil { // evaluated, but not under test
			continue
		}
		f := FileCoverage{File: name, Coverage: percent(file.CoveredLines, file.CoveredLines+file.NotCoveredLines)}
		for _, stretch := range file.NotCovered {
			for line := stretch.Start.Row; line <= stretch.End.Row; line++ {
				f.Uncovered = append(f.Uncovered, line)
			}
		}
		slices.Sort(f.Uncovered)
		f.Uncovered = slices.Compact(f.Uncovered)
		covered += file.CoveredLines
		all += file.CoveredLines + file.NotCoveredLines
		r.Files = append(r.Files, f)
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
