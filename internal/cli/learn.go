package cli

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/sync/errgroup"

	"github.com/resolint/resolint/internal/audit"
	"github.com/resolint/resolint/internal/cli/output"
	"github.com/resolint/resolint/internal/confidence"
	"github.com/resolint/resolint/internal/evaluate"
	"github.com/resolint/resolint/internal/read/limit"
)

// LearnOptions are the arguments and flags of resolint learn.
type LearnOptions struct {
	*Factory
	Dirs    []string
	Texts   string
	Output  string
	Penalty float64
	Jobs    int

	ctx context.Context
}

// NewCmdLearn returns the command learn.
func NewCmdLearn(f *Factory, run func(*LearnOptions) error) *cobra.Command {
	o := &LearnOptions{Factory: f}
	cmd := &cobra.Command{
		Use:   "learn [flags] DIR|FILE.jsonl...",
		Short: "Fit the model of confidence to labelled texts",
		Long: `Fit the model of confidence to labelled texts: folders of cases as eval reads them,
and files of judged alarms (.jsonl), whose texts lie in the folder that --texts
names. Prints, by cross-validation over whole texts, how good the new model is and,
beside it, the model in use. With --output the new model is written; name it with
check --confidence to use it.`,
		Example: "  resolint learn testdata/cases --output confidence.yaml",
		Args:    cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			o.Dirs, o.ctx = args, cmd.Context()
			if run == nil {
				run = runLearn
			}
			return run(o)
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&o.Texts, "texts", "", "`DIR` with the texts that judged alarms name")
	flags.StringVarP(&o.Output, "output", "o", "", "`FILE` to write the model to")
	flags.Float64Var(&o.Penalty, "penalty", 3, "how strongly weights are held near zero")
	flags.IntVar(&o.Jobs, "jobs", 0, "audit `N` texts at once (default one per processor)")
	cmd.AddCommand(NewCmdLasting(f, nil))
	return cmd
}

// leastExamples is how many examples must have a feature for it to get a weight.
const leastExamples = 5

func runLearn(o *LearnOptions) error {
	var all []confidence.Example
	var current []float64
	type set struct {
		name     string
		from, to int
	}
	var sets []set
	for _, dir := range o.Dirs {
		cases, err := o.load(dir)
		if err != nil {
			return err
		}
		examples, said, err := o.examples(cases)
		if err != nil {
			return err
		}
		sets = append(sets, set{dir, len(all), len(all) + len(examples)})
		all, current = append(all, examples...), append(current, said...)
	}
	if len(all) == 0 {
		return fmt.Errorf("learn: nothing in %s is labelled and found", strings.Join(o.Dirs, ", "))
	}
	crossed := confidence.CrossValidate(all, o.Penalty, leastExamples)
	for _, s := range append(sets, set{"all", 0, len(all)}) {
		fmt.Fprintf(o.Out, "%s\n", s.name)
		printScore(o.Out, "new model, texts not seen", confidence.Judge(all[s.from:s.to], crossed[s.from:s.to]))
		printScore(o.Out, "model in use", confidence.Judge(all[s.from:s.to], current[s.from:s.to]))
	}
	if o.Output == "" {
		return nil
	}
	m := confidence.Fit(all, o.Penalty, leastExamples)
	m.About = fmt.Sprintf("%d labelled changes of %d texts or sets: %s", len(all), len(o.Dirs), strings.Join(o.Dirs, ", "))
	return output.File(o.abs(o.Output), func(w io.Writer) error { return m.Write(w) })
}

func (o *LearnOptions) load(dir string) ([]evaluate.Case, error) {
	if filepath.Ext(dir) == ".jsonl" {
		return evaluate.LoadAlarms(o.abs(dir), o.abs(o.Texts))
	}
	if _, err := os.Stat(o.abs(dir)); err != nil {
		return nil, fmt.Errorf("learn: %s: %w", dir, bare(err))
	}
	return evaluate.Load(o.abs(dir))
}

// examples audits the cases and labels what is found.
func (o *LearnOptions) examples(cases []evaluate.Case) ([]confidence.Example, []float64, error) {
	auditor, err := o.Engine.New(o.ctx, audit.Options{Version: o.Version, Jobs: 1, Limits: limit.Default(), Doubtful: true})
	if err != nil {
		return nil, nil, err
	}
	found := make([][]confidence.Example, len(cases))
	said := make([][]float64, len(cases))
	var group errgroup.Group
	if o.Jobs < 1 {
		o.Jobs = runtime.GOMAXPROCS(0)
	}
	group.SetLimit(o.Jobs)
	for i := range cases {
		group.Go(func() error {
			c := &cases[i]
			job := audit.Job{Name: c.Name, Draft: caseSources(c, "draft"), Base: caseSources(c, "base"), Proposals: caseSources(c, "proposal")}
			r, err := auditor.Run(o.ctx, []audit.Job{job})
			if err != nil {
				return fmt.Errorf("learn: %s: %w", c.Name, err)
			}
			for k := range r.Documents {
				for j := range r.Documents[k].Findings {
					f := &r.Documents[k].Findings[j]
					hit := foundOf(f, job.Package())
					if right, known := c.Label(&hit); known && len(f.Features) > 0 {
						found[i] = append(found[i], confidence.Example{Text: c.Name, Features: f.Features, Right: right, Weight: weightOf(c)})
						said[i] = append(said[i], f.Confidence)
					}
				}
			}
			return nil
		})
	}
	if err := group.Wait(); err != nil {
		return nil, nil, err
	}
	var all []confidence.Example
	var current []float64
	for i := range found {
		all, current = append(all, found[i]...), append(current, said[i]...)
	}
	return all, current, nil
}

// Written cases are made of losses; real texts are not. So that the odds are those of
// real texts, a change of a written case counts a part of one.
const writtenWeight = 0.1

func weightOf(c *evaluate.Case) float64 {
	if c.Want.Complete == nil {
		return writtenWeight
	}
	return 1
}

func printScore(w io.Writer, name string, s confidence.Score) {
	fmt.Fprintf(w, "  %-26s %4.0f changes, %4.0f right  average precision %.3f  calibration error %.3f\n", name, s.Examples, s.Right, s.AveragePrecision, s.Error)
	fmt.Fprintf(w, "    at or above ")
	for _, c := range s.Cuts {
		fmt.Fprintf(w, "  %.1f: %.2f/%.2f", c.Threshold, c.Precision, c.Recall)
	}
	fmt.Fprintf(w, "\n    said → right")
	for _, b := range s.Bins {
		if b.Examples > 0 {
			fmt.Fprintf(w, "  %.2f→%.2f (%.0f)", b.Said, b.Right, b.Examples)
		}
	}
	fmt.Fprintln(w)
}
