package cli

import (
	"context"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/resolint/resolint/internal/capped"
	"github.com/resolint/resolint/internal/policy"
)

// TestOptions are the arguments and flags of resolint test.
type TestOptions struct {
	*Factory
	Dirs     []string
	Verbose  bool
	Coverage float64

	ctx context.Context
}

// NewCmdTest returns the command test.
func NewCmdTest(f *Factory, run func(*TestOptions) error) *cobra.Command {
	o := &TestOptions{Factory: f}
	cmd := &cobra.Command{
		Use:   "test [flags] [DIR...]",
		Short: "Run the Rego tests of your own rules, with coverage",
		Long: `Run the Rego tests in folders with rules of your own; without a folder, those that
the configuration names. A folder without any test is an error.`,
		RunE: func(cmd *cobra.Command, args []string) error {
			o.Dirs = args
			o.ctx = cmd.Context()
			if run == nil {
				run = runTest
			}
			return run(o)
		},
	}
	cmd.Flags().BoolVarP(&o.Verbose, "verbose", "v", false, "name every test, and the lines that none reaches")
	cmd.Flags().Float64Var(&o.Coverage, "coverage", 0, "fail below this `PERCENT` of lines reached by a test")
	return cmd
}

func runTest(o *TestOptions) error {
	dirs, err := o.dirs()
	if err != nil {
		return err
	}
	r, err := o.Engine.TestRules(o.ctx, dirs)
	if err != nil {
		return err
	}
	if len(r.Tests) == 0 {
		return fmt.Errorf("test: there is no test in %s; a test is a rule test_… in a file …_test.rego", strings.Join(o.Dirs, ", "))
	}
	o.print(r)
	failed := r.Failed()
	switch {
	case failed > 0:
		return silent(ExitFindings)
	case r.Coverage < o.Coverage:
		return &ExitError{ExitFindings, fmt.Errorf("test: %.1f %% of lines are reached by a test, less than --coverage %g", r.Coverage, o.Coverage)}
	}
	return nil
}

// dirs are the folders named, else those of the configuration.
func (o *TestOptions) dirs() ([]string, error) {
	if len(o.Dirs) == 0 {
		s := Selection{}
		p := &prepared{}
		if err := s.configure(o.ctx, o.Factory, p); err != nil {
			return nil, err
		}
		if len(p.config.RuleDirs) == 0 {
			return nil, fmt.Errorf("test: no folder is named and no configuration names rule-dirs")
		}
		o.Dirs = p.config.RuleDirs
		return absolute(p.config, p.config.RuleDirs), nil
	}
	out := make([]string, len(o.Dirs))
	for i, d := range o.Dirs {
		out[i] = o.abs(d)
		info, err := os.Stat(out[i])
		switch {
		case err != nil:
			return nil, fmt.Errorf("test: %s: %w", d, capped.Bare(err))
		case !info.IsDir():
			return nil, fmt.Errorf("test: %s is a file; name its folder", d)
		}
	}
	return out, nil
}

func (o *TestOptions) print(r *policy.TestReport) {
	skipped := 0
	for i := range r.Tests {
		t := &r.Tests[i]
		verdict := "ok"
		switch {
		case t.Skipped:
			verdict = "skipped"
			skipped++
		case !t.Passed:
			verdict = "FAILED"
		}
		if o.Verbose || verdict == "FAILED" {
			fmt.Fprintf(o.Out, "%-8s%s (%s:%d, %s)\n", verdict, t.Name, o.name(t.File), t.Line, t.Duration.Round(10*time.Microsecond))
			for _, more := range []string{t.Reason, t.Output} {
				if more = strings.TrimSpace(more); more != "" && verdict == "FAILED" {
					fmt.Fprintln(o.Out, indent(printableLines(more), "        "))
				}
			}
		}
	}
	for i := range r.Files {
		f := &r.Files[i]
		if f.Coverage < 100 || o.Verbose {
			fmt.Fprintf(o.Out, "%5.1f %%  %s", f.Coverage, o.name(f.File))
			if len(f.Uncovered) > 0 && o.Verbose {
				fmt.Fprintf(o.Out, ", no test reaches lines %s", f.Lines())
			}
			fmt.Fprintln(o.Out)
		}
	}
	failed := r.Failed()
	fmt.Fprintf(o.Out, "%d passed, %d failed, %d skipped; coverage %.1f %%\n", len(r.Tests)-failed-skipped, failed, skipped, r.Coverage)
}

// name is how a file of a folder is called.
func (o *TestOptions) name(file string) string { return o.relative(o.abs(file)) }
