package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/resolint/resolint/internal/cli/output"
	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/report"
	"github.com/resolint/resolint/internal/spelling"
)

// CheckOptions are the arguments and flags of resolint check.
type CheckOptions struct {
	*Factory
	Selection

	Outputs  outputs
	Suggest  bool
	FailOn   string
	Baseline string
	MinLevel string
	Quiet    bool
	Verbose  bool
	Changes  bool
	Why      string
	Sort     string

	ctx context.Context
}

// NewCmdCheck returns the command check. run is what it runs; nil is the real
// thing.
func NewCmdCheck(f *Factory, run func(*CheckOptions) error) *cobra.Command {
	o := &CheckOptions{Factory: f}
	cmd := &cobra.Command{
		Use:   "check [flags] DRAFT...",
		Short: "Audit drafts against their base",
		Long: `Audit drafts: files, folders, globs, or - for standard input.

Each draft is compared with its base: the one that --base or --since names, else
the text under its own tracked changes, else the one that the configuration maps
it to. A folder's drafts find their base in a folder by name, else by organ, number
and title; --pair sets it by hand. A base or a draft that should be there and is not
fails the run. A draft for which no base was named is audited alone.

The rules know English: a text in another language is named and fails the run.

The exit status is 0 where nothing is found at or above --fail-on, 1 where
something is, and 2 where something could not be audited.`,
		Example: `  resolint check --base adopted/res130.docx drafts/res130.docx
  resolint check redline.docx --format docx --output reviewed.docx
  resolint check drafts --base adopted --format docx --output reviewed/
  resolint check --base adopted drafts --format text --format sarif -o out.sarif
  resolint check --base adopted drafts --format brief -o brief.docx
  resolint check --since origin/main drafts`,
		RunE: func(cmd *cobra.Command, args []string) error {
			o.Drafts = args
			o.ctx = cmd.Context()
			if run == nil {
				run = runCheck
			}
			return run(o)
		},
	}
	o.Selection.register(cmd)
	o.Outputs.register(cmd.Flags(), report.Formats())
	flags := cmd.Flags()
	flags.BoolVar(&o.Suggest, "suggest", false, "with --format docx: write suggested wording as tracked changes too, where it is a clean exchange")
	flags.StringVar(&o.FailOn, "fail-on", "", "`LEVEL` from which on findings make the exit status 1: error, warning, note, never (default error)")
	flags.StringVar(&o.MinLevel, "min-level", "", "report findings from this `LEVEL` on only: error, warning, note, none (default none)")
	flags.StringVar(&o.Baseline, "baseline", "", "baseline `FILE`: what it records does not fail")
	flags.BoolVarP(&o.Quiet, "quiet", "q", false, "print findings only")
	flags.BoolVar(&o.Changes, "changes", false, "with --format text: print the reading list too, every changed clause once")
	flags.StringVar(&o.Why, "why", "", "print only how the findings with this `FINGERPRINT` or on this CLAUSE were judged")
	flags.StringVar(&o.Sort, "sort", "weight", "with --format text: `ORDER` of the findings of a resolution: weight (errors first) or place (as in the text)")
	flags.BoolVarP(&o.Verbose, "verbose", "v", false, "print whole clauses, information and waived findings in full (sarif, github, gitlab and docx have information with it only), and the time of each stage")
	completeValues(cmd, "format", report.Formats())
	completeValues(cmd, "fail-on", finding.FailOnLevels)
	completeValues(cmd, "min-level", minLevels)
	completeValues(cmd, "sort", orders)
	return cmd
}

// completeValues makes a shell complete a flag with fixed values.
func completeValues(cmd *cobra.Command, flag string, values []string) {
	_ = cmd.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp)) // fails only for a flag that does not exist
}

// minLevels are the values of --min-level; none is that of information.
var minLevels = []string{"error", "warning", "note", "none"}

// orders are the values of --sort.
var orders = []string{"weight", "place"}

func runCheck(o *CheckOptions) error {
	if len(o.Drafts) == 0 {
		return errors.New("check: no draft is named; name files, folders, globs or - (resolint check --help)")
	}
	if o.Quiet && o.Verbose {
		return errors.New("check: --quiet and --verbose exclude each other")
	}
	if o.MinLevel != "" && !slices.Contains(minLevels, o.MinLevel) {
		return fmt.Errorf("--min-level: %s", spelling.Unknown("level", o.MinLevel, minLevels))
	}
	if !slices.Contains(orders, o.Sort) {
		return fmt.Errorf("--sort: %s", spelling.Unknown("order", o.Sort, orders))
	}
	destinations, err := o.Outputs.resolve(report.Formats())
	if err != nil {
		return err
	}
	if o.Why != "" && (len(destinations) > 1 || destinations[0].File != "" || destinations[0].Format != "text") {
		return errors.New("--why prints in the place of a report; leave out --format and --output")
	}
	if err := o.checkOutputs(destinations); err != nil {
		return err
	}
	p, err := o.prepare(o.ctx, o.Factory)
	if err != nil {
		return err
	}
	p.options.Grounds = o.Why != ""
	if err := o.protect(p, destinations); err != nil {
		return err
	}
	kept, err := o.keep(p, destinations)
	if err != nil {
		return err
	}
	failOn, err := o.failOn(p)
	if err != nil {
		return err
	}
	baseline, err := o.readBaseline(p)
	if err != nil {
		return err
	}
	r, err := o.audit(p)
	if err != nil {
		return err
	}
	if baseline != nil {
		baseline.apply(r, o.Factory)
	}
	r.Settle(failOn)
	r.AtLeast(finding.Level(o.MinLevel))
	if o.Why != "" {
		return o.why(r)
	}
	if err := o.write(r, destinations, kept); err != nil {
		return err
	}
	return silent(r.Status)
}

// failOn is the flag's level, else the configuration's, else error.
func (o *CheckOptions) failOn(p *prepared) (string, error) {
	if o.FailOn != "" {
		level, err := finding.ParseFailOn(o.FailOn)
		if err != nil {
			return "", fmt.Errorf("--fail-on: %w", err)
		}
		return level, nil
	}
	if p.config.FailOn != "" {
		return p.config.FailOn, nil
	}
	return string(finding.LevelError), nil
}

// audit runs the audit, with progress where somebody waits at a terminal.
func (o *CheckOptions) audit(p *prepared) (*finding.Report, error) {
	if o.ErrTerminal && !o.Quiet && o.Getenv("TERM") != "dumb" {
		line := startProgress(o.Err, progressAfter)
		defer line.close()
		line.begin(len(p.work.Jobs))
		p.options.Progress, p.options.Working = line.update, line.working
	}
	if o.Verbose {
		p.options.Timing = func(job, stage string, took time.Duration) {
			fmt.Fprintf(o.Err, "%s: %s: %s\n", printable(job), stage, took.Round(10*time.Microsecond))
		}
	}
	return p.report(o.ctx, o.Factory)
}

// write writes the report to all destinations. Files come first: whoever reads
// standard output may go away early. One that fails does not keep the others.
func (o *CheckOptions) write(r *finding.Report, destinations []destination, kept *copies) error {
	var failures []error
	hosted := r.Renamed(o.rooted())
	for _, toFile := range []bool{true, false} {
		for _, d := range destinations {
			if (d.File != "") != toFile {
				continue
			}
			w, err := report.New(d.Format, o.reportOptions(d, kept))
			if err != nil {
				return err
			}
			shown := r
			if slices.Contains(hostFormats, d.Format) {
				shown = hosted
			}
			if copier, ok := w.(report.Copier); ok && kept.files != nil {
				err = o.writeCopies(copier, shown, kept)
			} else if toFile {
				err = output.File(o.abs(d.File), func(out io.Writer) error { return w.Write(out, shown) })
				if err == nil && !o.Quiet {
					fmt.Fprintf(o.Err, "%s: %s written\n", printable(o.named(d.File)[0]), d.Format)
				}
			} else if err = w.Write(o.Out, shown); err != nil {
				err = fmt.Errorf("write standard output: %w", err)
			}
			if err != nil {
				failures = append(failures, err)
			}
		}
	}
	return errors.Join(failures...)
}

func (o *CheckOptions) reportOptions(d destination, kept *copies) report.Options {
	terminal := d.File == "" && o.OutTerminal
	color := o.color(terminal)
	ro := report.Options{
		Color: color, Hyperlinks: color && hyperlinks(o.Getenv),
		Directory: o.Dir, Quiet: o.Quiet, Verbose: o.Verbose, Changes: o.Changes, ByPlace: o.Sort == "place",
		Source: kept.source, Suggest: o.Suggest, Time: o.Date, Revision: o.older,
		Word: strings.EqualFold(filepath.Ext(d.File), ".docx"),
	}
	if terminal {
		ro.Width = o.Width
	}
	return ro
}

// hyperlinks reports whether the terminal is one that is known to show OSC 8
// hyperlinks; others may print the sequence.
func hyperlinks(getenv func(string) string) bool {
	switch getenv("TERM_PROGRAM") {
	case "iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "rio":
		return true
	}
	if getenv("WT_SESSION") != "" || getenv("KITTY_WINDOW_ID") != "" || getenv("KONSOLE_VERSION") != "" {
		return true
	}
	return getenv("VTE_VERSION") >= "5000" && len(getenv("VTE_VERSION")) >= 4
}
