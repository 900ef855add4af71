package cli

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/sync/errgroup"

	"github.com/resolint/resolint/internal/audit"
	"github.com/resolint/resolint/internal/capped"
	"github.com/resolint/resolint/internal/cli/output"
	"github.com/resolint/resolint/internal/confidence"
	"github.com/resolint/resolint/internal/evaluate"
	"github.com/resolint/resolint/internal/finding"
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
		Args:    takes("DIR|FILE.jsonl..."),
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
	if err := o.keepLabels(); err != nil {
		return err
	}
	var cases []evaluate.Case
	var ends []int
	for _, dir := range o.Dirs {
		of, err := o.load(dir)
		if err != nil {
			return err
		}
		cases = append(cases, of...)
		ends = append(ends, len(cases))
	}
	series := evaluate.Series(cases)
	var all labelled
	var sets []labelledSet
	start := 0
	for i, dir := range o.Dirs {
		found, err := o.examples(cases[start:ends[i]], series[start:ends[i]])
		if err != nil {
			return err
		}
		from := all.size()
		all.add(found)
		sets = append(sets, labelledSet{dir, from, all.size()})
		start = ends[i]
	}
	if len(all.examples) == 0 {
		return fmt.Errorf("learn: nothing in %s is labelled and found", strings.Join(o.Dirs, ", "))
	}
	crossed := confidence.CrossValidate(all.examples, o.Penalty, leastExamples)
	reading, interest := confidence.FitReading(all.examples, all.changes, o.Penalty, leastExamples)
	for _, s := range append(sets, labelledSet{"all", [2]int{}, all.size()}) {
		fmt.Fprintf(o.Out, "%s\n", s.name)
		i, j := s.from[0], s.to[0]
		printScore(o.Out, "new model, texts not seen", confidence.Judge(all.examples[i:j], crossed[i:j]))
		printScore(o.Out, "model in use", confidence.Judge(all.examples[i:j], all.said[i:j]))
		if i, j = s.from[1], s.to[1]; s.name != "all" {
			printList(o.Out, all.changes[i:j], interest[i:j], all.interest[i:j])
		}
	}
	if o.Output == "" {
		return nil
	}
	m := confidence.Fit(all.examples, o.Penalty, leastExamples)
	m.Reading = reading
	m.About = fmt.Sprintf("%d labelled changes of %d texts or sets: %s", len(all.examples), len(o.Dirs), strings.Join(o.Dirs, ", "))
	return output.File(o.abs(o.Output), func(w io.Writer) error { return m.Write(w) })
}

// keepLabels refuses to write the model over what it is learned from.
func (o *LearnOptions) keepLabels() error {
	path := canonical(o.abs(o.Output))
	if _, err := os.Stat(path); o.Output == "" || os.IsNotExist(err) || device(path) {
		return nil
	}
	for _, dir := range append(slices.Clone(o.Dirs), o.Texts) {
		if rel, err := filepath.Rel(canonical(o.abs(dir)), path); dir != "" && err == nil && !strings.HasPrefix(rel, "..") {
			return fmt.Errorf("--output %s would overwrite what is learned from; name another file", o.Output)
		}
	}
	return nil
}

func (o *LearnOptions) load(dir string) ([]evaluate.Case, error) {
	if filepath.Ext(dir) == ".jsonl" {
		return evaluate.LoadAlarms(o.abs(dir), o.abs(o.Texts))
	}
	if _, err := os.Stat(o.abs(dir)); err != nil {
		return nil, fmt.Errorf("learn: %s: %w", dir, capped.Bare(err))
	}
	return evaluate.Load(o.abs(dir))
}

// labelledSet is a range of what was found in one folder: of findings and of changes.
type labelledSet struct {
	name     string
	from, to [2]int
}

// labelled are findings and changed clauses with their labels, and what the model in use
// says of them.
type labelled struct {
	examples []confidence.Example
	said     []float64
	changes  []confidence.Changed
	interest []float64
}

func (l *labelled) size() [2]int { return [2]int{len(l.examples), len(l.changes)} }

func (l *labelled) add(o *labelled) {
	l.examples, l.said = append(l.examples, o.examples...), append(l.said, o.said...)
	l.changes, l.interest = append(l.changes, o.changes...), append(l.interest, o.interest...)
}

// take labels what an audit of a case found.
func (l *labelled) take(c *evaluate.Case, series string, d *finding.Document, inPackage bool) {
	for i := range d.Findings {
		f := &d.Findings[i]
		hit := foundOf(f, inPackage)
		wanted, known := c.Label(&hit)
		if !known || len(f.Features) == 0 {
			continue
		}
		// What readers argue about is right for some of them and wrong for the others.
		for _, right := range []bool{true, false} {
			part := wanted
			if !right {
				part = 1 - wanted
			}
			if part > 0 {
				l.examples = append(l.examples, confidence.Example{Series: series, Features: f.Features, Right: right, Weight: part * weightOf(c)})
				l.said = append(l.said, f.Confidence)
			}
		}
	}
	for i := range d.Changes {
		ch := &d.Changes[i]
		row := confidence.Changed{Text: c.Name, Series: series, Weight: readingWeight(c)}
		if ch.Base != nil && ch.Reading != finding.Editorial {
			row.Features, row.Fates = ch.Evidence.Features, ch.Evidence.Fates
			row.Loss, row.Known = c.Loss(clauseAt(ch.Base.File, ch.Base.Clause, inPackage))
		}
		l.changes, l.interest = append(l.changes, row), append(l.interest, ch.Interest)
	}
}

// examples audits the cases, each of the series beside it, and labels what is found.
func (o *LearnOptions) examples(cases []evaluate.Case, series []string) (*labelled, error) {
	auditor, err := o.Engine.New(o.ctx, audit.Options{Version: o.Version, Jobs: 1, Limits: limit.Default(), Doubtful: true})
	if err != nil {
		return nil, err
	}
	found := make([]labelled, len(cases))
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
				found[i].take(c, series[i], &r.Documents[k], job.Package())
			}
			return nil
		})
	}
	if err := group.Wait(); err != nil {
		return nil, err
	}
	all := &labelled{}
	for i := range found {
		all.add(&found[i])
	}
	return all, nil
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

// readingWeight is what a changed clause counts when the order of the reading list is
// fitted. Judged alarms show only clauses that some model thought likely, written cases
// the turns of phrase that real texts show seldom: both count less than whole real texts.
func readingWeight(c *evaluate.Case) float64 {
	switch {
	case c.Want.Complete == nil:
		return 0.25
	case !*c.Want.Complete:
		return 0.05
	}
	return 1
}

// printList prints which share of the losses the beginning of the reading list holds.
func printList(w io.Writer, changes []confidence.Changed, crossed, used []float64) {
	for _, part := range []float64{0.2, 0.4} {
		a, b := confidence.First(changes, crossed, part), confidence.First(changes, used, part)
		if a.Losses > 0 {
			fmt.Fprintf(w, "  reading list, first %2.0f %% of %d: %.3f of %d losses, %.3f on the mean of texts; model in use %.3f, %.3f\n",
				100*part, a.Changes, a.Share, a.Losses, a.Mean, b.Share, b.Mean)
		}
	}
	if share, losses := confidence.Above(changes, crossed, finding.WorthReading); losses > 0 {
		fmt.Fprintf(w, "  reading list, to where it says one may stop: %.3f of the changes, %.3f of the losses\n", share, losses)
	}
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
