package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/resolint/resolint/internal/capped"
	"github.com/resolint/resolint/internal/cli/output"
	"github.com/resolint/resolint/internal/commandless"
	"github.com/resolint/resolint/internal/english"
	"github.com/resolint/resolint/internal/finding"
)

// baselineName is the file that baselines are written to unless another is
// named.
const baselineName = ".resolint-baseline.json"

// maxBaseline is the largest baseline that is read, in bytes: about 200,000
// findings.
const maxBaseline = 64 << 20

// BaselineOptions are the arguments and flags of resolint baseline.
type BaselineOptions struct {
	*Factory
	Selection

	Output string
	Update bool

	ctx context.Context
}

// NewCmdBaseline returns the command baseline.
func NewCmdBaseline(f *Factory, run func(*BaselineOptions) error) *cobra.Command {
	o := &BaselineOptions{Factory: f}
	cmd := &cobra.Command{
		Use:   "baseline [flags] DRAFT...",
		Short: "Record today's findings, so that only new ones fail",
		Long: `Record the findings of drafts in a baseline. With it, resolint check fails only
on findings that are new. The baseline holds fingerprints and counts and no words
of the drafts.

Findings that are gone leave the baseline. It does not grow without --update: a
new finding is to be looked at before it is accepted.`,
		Example: `  resolint baseline --base adopted drafts
  resolint check --base adopted --baseline ` + baselineName + ` drafts`,
		RunE: func(cmd *cobra.Command, args []string) error {
			o.Drafts = args
			o.ctx = cmd.Context()
			if run == nil {
				run = runBaseline
			}
			return run(o)
		},
	}
	o.Selection.register(cmd)
	cmd.Flags().StringVarP(&o.Output, "output", "o", "", "baseline `FILE` (default the configuration's, else "+baselineName+")")
	cmd.Flags().BoolVar(&o.Update, "update", false, "take new findings into a baseline that exists")
	return cmd
}

func runBaseline(o *BaselineOptions) error {
	if len(o.Drafts) == 0 {
		return errors.New("baseline: no draft is named; name files, folders, globs or - (resolint baseline --help)")
	}
	p, err := o.prepare(o.ctx, o.Factory)
	if err != nil {
		return err
	}
	path := o.abs(o.Output)
	switch {
	case o.Output != "":
	case p.config.Baseline != "":
		path = p.config.Abs(p.config.Baseline)
	default:
		path = o.abs(baselineName)
	}
	if _, _, err := o.recorded(path); err != nil { // told before the work is done
		return err
	}
	r, err := p.report(o.ctx, o.Factory)
	if err != nil {
		return err
	}
	r.Settle("never")
	if err := o.explainFailures(r); err != nil {
		return err
	}
	// Another run may have written the baseline meanwhile: what is read now is what
	// is added to, and nobody writes in between.
	unlock, err := output.Lock(filepath.Dir(path))
	if err != nil {
		return err
	}
	defer unlock()
	old, exists, err := o.recorded(path)
	if err != nil {
		return err
	}
	return o.record(old, exists, r)
}

// recorded reads the baseline that is to be written anew; it need not be there.
func (o *BaselineOptions) recorded(path string) (old *baselineFile, exists bool, err error) {
	old, err = loadBaseline(path, o.relative(path))
	if errors.Is(err, fs.ErrNotExist) {
		return &baselineFile{path: path, Baseline: &finding.Baseline{}}, false, nil
	}
	return old, err == nil, err
}

// explainFailures refuses to record a run that did not see everything.
func (o *BaselineOptions) explainFailures(r *finding.Report) error {
	if len(r.Failures) == 0 {
		return nil
	}
	for _, f := range r.Failures {
		fmt.Fprintf(o.Err, "%s: %s\n", printable(f.File), printable(f.Reason))
	}
	return errors.New("baseline: nothing is recorded, since not everything could be audited")
}

func (o *BaselineOptions) record(old *baselineFile, exists bool, r *finding.Report) error {
	name := o.relative(old.path)
	rel := old.rel(o.Factory)
	audited := map[string]bool{}
	for i := range r.Documents {
		audited[rel(r.Documents[i].File)] = true
	}
	merged, grown := old.Merge(finding.NewBaseline(r, rel), audited)
	if exists && len(grown) > 0 && !o.Update {
		for _, e := range grown {
			fmt.Fprintf(o.Err, "new: %s: %s: %s%s\n", printable(e.File), printable(e.Clause), e.Rule, times(e.Count))
		}
		return &ExitError{ExitFindings, fmt.Errorf("baseline: %s has %s that %s does not record; resolve them, or accept them with --update",
			english.Counted(len(audited), "draft"), english.Counted(count(grown), "finding"), name)}
	}
	for _, e := range old.Apply(r, rel) {
		fmt.Fprintf(o.Err, "gone: %s: %s: %s%s\n", printable(e.File), printable(e.Clause), e.Rule, times(e.Count))
	}
	data, err := merged.Bytes()
	if err != nil {
		return err
	}
	if err := output.File(old.path, func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	}); err != nil {
		return err
	}
	fmt.Fprintf(commandless.NewWriter(o.Out), "%s: %s recorded\n", printable(name), english.Counted(count(merged.Entries), "finding"))
	return nil
}

// baselineFile is a baseline with its place: drafts are recorded relative to its
// folder.
type baselineFile struct {
	*finding.Baseline
	path string
}

// loadBaseline reads the baseline at path, which messages call name.
func loadBaseline(path, name string) (*baselineFile, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("read baseline %s: %w", name, capped.Bare(err))
	}
	defer func() { _ = f.Close() }() // it was only read
	data, err := io.ReadAll(io.LimitReader(f, maxBaseline+1))
	if err != nil {
		return nil, fmt.Errorf("read baseline %s: %w", name, capped.Bare(err))
	}
	return parseBaseline(data, path, name)
}

// parseBaseline reads the bytes of the baseline at path.
func parseBaseline(data []byte, path, name string) (*baselineFile, error) {
	if len(data) > maxBaseline {
		return nil, fmt.Errorf("read baseline %s: it is larger than %d MB", name, maxBaseline>>20)
	}
	b, err := finding.ReadBaseline(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return &baselineFile{b, path}, nil
}

// rel returns how the baseline names a draft of a report.
func (b *baselineFile) rel(f *Factory) func(string) string {
	dir := filepath.Dir(b.path)
	return func(name string) string {
		rel, err := filepath.Rel(dir, f.abs(filepath.FromSlash(name)))
		if err != nil {
			return name
		}
		return filepath.ToSlash(rel)
	}
}

// apply marks the recorded findings of a report and says what is stale.
func (b *baselineFile) apply(r *finding.Report, f *Factory) {
	if stale := b.Apply(r, b.rel(f)); len(stale) > 0 {
		r.Notices = append(r.Notices, fmt.Sprintf("The baseline %s records %s that %s gone: run resolint baseline to take %s out.",
			f.relative(b.path), english.Counted(count(stale), "finding"), one(count(stale), "is", "are"), one(count(stale), "it", "them")))
	}
}

// baselinePath is the baseline that --baseline or the configuration names, "" for
// none.
func (o *CheckOptions) baselinePath(p *prepared) string {
	switch {
	case o.Baseline != "":
		return o.abs(o.Baseline)
	case p.config.Baseline != "":
		return p.config.Abs(p.config.Baseline)
	}
	return ""
}

// readBaseline reads what --baseline or the configuration names, nil for none.
func (o *CheckOptions) readBaseline(p *prepared) (*baselineFile, error) {
	path := o.baselinePath(p)
	if path == "" {
		return nil, nil
	}
	if o.Untrusted {
		return p.untrustedBaseline(o.ctx, path, o.relative(path))
	}
	b, err := loadBaseline(path, o.relative(path))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%w; write it with resolint baseline", err)
	}
	return b, err
}

func count(entries []finding.BaselineEntry) int {
	n := 0
	for i := range entries {
		n += entries[i].Count
	}
	return n
}

func times(n int) string {
	if n == 1 {
		return ""
	}
	return fmt.Sprintf(" (%d times)", n)
}

func one(n int, single, several string) string {
	if n == 1 {
		return single
	}
	return several
}
