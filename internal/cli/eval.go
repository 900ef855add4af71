package cli

import (
	"context"
	"fmt"
	"os"
	"path"
	"runtime"
	"strings"
	"sync"

	"github.com/spf13/cobra"

	"github.com/resolint/resolint/internal/audit"
	"github.com/resolint/resolint/internal/capped"
	"github.com/resolint/resolint/internal/config"
	"github.com/resolint/resolint/internal/evaluate"
	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/read/limit"
)

// EvalOptions are the arguments and flags of resolint eval.
type EvalOptions struct {
	*Factory
	Dir      string
	Format   string
	Profile  string
	RuleDirs []string
	Jobs     int
	MinF1    float64

	ctx context.Context
	// auditor is shared by all cases, made when the first one needs it.
	auditor func() (*audit.Auditor, error)
}

// NewCmdEval returns the command eval.
func NewCmdEval(f *Factory, run func(*EvalOptions) error) *cobra.Command {
	o := &EvalOptions{Factory: f}
	cmd := &cobra.Command{
		Use:   "eval [flags] DIR",
		Short: "Score the audit against labelled cases",
		Long: `Score the audit against labelled cases: txtar files, or folders with base.txt,
draft.txt and want.yaml. Prints precision, recall and F1 over all, by family and by
rule, and what was missed, false or reported on a clause that should be quiet.`,
		Example: "  resolint eval --format json cases",
		Args:    takes("DIR"),
		RunE: func(cmd *cobra.Command, args []string) error {
			o.Dir = args[0]
			o.ctx = cmd.Context()
			if run == nil {
				run = runEval
			}
			return run(o)
		},
	}
	flags := cmd.Flags()
	flags.StringVarP(&o.Format, "format", "f", "text", "how to print: text, json")
	flags.StringVar(&o.Profile, "profile", "", profileUsage)
	flags.StringArrayVar(&o.RuleDirs, "rules", nil, "`DIR` with rules of your own in Rego (repeatable)")
	flags.IntVar(&o.Jobs, "jobs", 0, "audit `N` cases at once (default one per processor)")
	flags.Float64Var(&o.MinF1, "min-f1", 0, "fail below this F1 over all findings, 0 to 1")
	completeValues(cmd, "format", []string{"text", "json"})
	return cmd
}

func runEval(o *EvalOptions) error {
	if o.Format != "text" && o.Format != "json" {
		return fmt.Errorf("--format %s: there is no such format; choose text, json", o.Format)
	}
	if config.ProfileFile(o.Profile) {
		o.Profile = o.abs(o.Profile)
	}
	if err := audit.CheckProfile(o.Profile); err != nil {
		return fmt.Errorf("eval: %w", err)
	}
	if _, err := os.Stat(o.abs(o.Dir)); err != nil {
		return fmt.Errorf("eval: %s: %w", o.Dir, capped.Bare(err))
	}
	cases, err := evaluate.Load(o.abs(o.Dir))
	if err != nil {
		return err
	}
	if len(cases) == 0 {
		return fmt.Errorf("eval: %s holds no labelled case (.txtar, or folders with want.yaml)", o.Dir)
	}
	jobs := o.Jobs
	if jobs < 1 {
		jobs = runtime.GOMAXPROCS(0)
	}
	o.auditor = sync.OnceValues(func() (*audit.Auditor, error) {
		return o.Engine.New(o.ctx, audit.Options{
			Version: o.Version, Profile: o.Profile, RuleDirs: o.RuleDirs, Jobs: 1, Limits: limit.Default(), AllowUnpaired: true,
		})
	})
	results, err := evaluate.Run(o.ctx, cases, o.auditCase, jobs)
	if err != nil {
		return fmt.Errorf("eval: %w", err)
	}
	s := evaluate.Summarize(results)
	if o.Format == "json" {
		err = s.WriteJSON(o.Out)
	} else {
		err = s.WriteText(o.Out)
	}
	if err != nil {
		return fmt.Errorf("write standard output: %w", err)
	}
	if s.Overall.F1 < o.MinF1 {
		return &ExitError{ExitFindings, fmt.Errorf("eval: F1 is %.3f, less than --min-f1 %g", s.Overall.F1, o.MinF1)}
	}
	return nil
}

// auditCase audits the texts of one case as check would.
func (o *EvalOptions) auditCase(ctx context.Context, c *evaluate.Case) ([]evaluate.Found, error) {
	job := audit.Job{
		Name: c.Name, Draft: caseSources(c, "draft"), Base: caseSources(c, "base"), Proposals: caseSources(c, "proposal"),
	}
	auditor, err := o.auditor()
	if err != nil {
		return nil, err
	}
	r, err := auditor.Run(ctx, []audit.Job{job})
	if err != nil {
		return nil, err
	}
	if len(r.Failures) > 0 {
		return nil, fmt.Errorf("%s: %s", r.Failures[0].File, r.Failures[0].Reason)
	}
	var out []evaluate.Found
	for i := range r.Documents {
		for j := range r.Documents[i].Findings {
			out = append(out, foundOf(&r.Documents[i].Findings[j], job.Package()))
		}
	}
	return out, nil
}

// caseSources returns the texts of one role; the files of a package are named by
// their path below the role's folder, as clause paths are.
func caseSources(c *evaluate.Case, role string) []audit.Source {
	var out []audit.Source
	for _, name := range c.Role(role) {
		s := inMemory(name, c.Files[name])
		s.Path = strings.TrimPrefix(name, role+"/")
		out = append(out, s)
	}
	return out
}

// inMemory is a source that is there already.
func inMemory(name string, data []byte) audit.Source {
	return audit.Source{Name: name, Load: func() ([]byte, error) { return data, nil }}
}

// foundOf is a finding as the score sees it.
func foundOf(f *finding.Finding, inPackage bool) evaluate.Found {
	at := func(l *finding.Location) string {
		if l == nil {
			return ""
		}
		return clauseAt(l.File, l.Clause, inPackage)
	}
	out := evaluate.Found{Rule: f.Rule, Message: f.Message, Base: at(f.Base), Draft: at(f.Draft), Proposal: at(f.Proposal)}
	if s := f.Subject(); s != nil {
		out.Text = s.Text
	}
	return out
}

// clauseAt is a clause's path as labels write it: in a package behind its file's name.
func clauseAt(file, clause string, inPackage bool) string {
	if inPackage && !strings.Contains(clause, ":") {
		return path.Base(file) + ":" + clause
	}
	return clause
}
