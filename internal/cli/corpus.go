package cli

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/resolint/resolint/internal/audit"
	"github.com/resolint/resolint/internal/capped"
	"github.com/resolint/resolint/internal/cli/inputs"
	"github.com/resolint/resolint/internal/corpus"
	"github.com/resolint/resolint/internal/finding"
)

// CorpusOptions are the arguments and flags of resolint corpus.
type CorpusOptions struct {
	*Factory
	Selection

	Manifest string
	Output   string
	Root     string
	Shard    string
	Columns  map[string]string
	Quiet    bool

	ctx context.Context
}

// NewCmdCorpus returns the command corpus with those below it.
func NewCmdCorpus(f *Factory, run func(*CorpusOptions) error) *cobra.Command {
	o := &CorpusOptions{Factory: f}
	cmd := &cobra.Command{
		Use:   "corpus [flags] MANIFEST",
		Short: "Audit an archive into JSON Lines",
		Long: `Audit an archive. The manifest is CSV, TSV or JSON Lines with the columns id and
draft and, where there are any, base, proposals, date, body, series, title and more
of your own; or it is a folder, whose texts are audited alone or against --base.
Paths and globs are relative to the folder of the manifest, or to --root.

The output is a folder of JSON Lines: texts, families, findings, changes and
failures. A run that was killed goes on where it was when the same command is given
again. --shard 3/16, or the variables of Slurm, Kubernetes and cloud batch services,
audit a part, and corpus merge makes one run of all parts.

The exit status is 0 where all was audited, and 2 where something was not.`,
		Example: `  resolint corpus archive.csv
  resolint corpus archive.csv --shard 3/16
  resolint corpus merge archive.audit
  resolint corpus report archive.audit --format html -o archive.html`,
		Args: func(_ *cobra.Command, args []string) error {
			switch len(args) {
			case 0:
				return errors.New("corpus: no manifest is named; name one, a folder, or - for standard input (resolint corpus --help)")
			case 1:
				return nil
			}
			return errors.New("corpus: several manifests are named; name one")
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			o.Manifest = args[0]
			o.ctx = cmd.Context()
			if run == nil {
				run = runCorpus
			}
			return run(o)
		},
	}
	o.registerRules(cmd)
	flags := cmd.Flags()
	flags.StringVar(&o.Base, "base", "", "where the manifest is a folder: `DIR` with the last adopted texts under the same names")
	flags.StringVarP(&o.Output, "output", "o", "", "`DIR` to write to (default MANIFEST.audit, and a folder for each shard in it)")
	flags.StringVar(&o.Root, "root", "", "`DIR` that paths are relative to and that holds all texts (default that of the manifest)")
	flags.StringVar(&o.Shard, "shard", "", "audit `I/N` of the texts, balanced by size; auto takes both, auto/N takes I, from the scheduler's variables")
	flags.StringToStringVar(&o.Columns, "columns", nil, "what the manifest calls our columns, such as `id=symbol,series=title`")
	flags.BoolVarP(&o.Quiet, "quiet", "q", false, "say nothing but errors")
	cmd.AddCommand(newCmdCorpusMerge(f), newCmdCorpusReport(f))
	return cmd
}

func runCorpus(o *CorpusOptions) error {
	shard, from, err := o.shard()
	if err != nil {
		return err
	}
	manifest, err := o.manifest()
	if err != nil {
		return err
	}
	o.Drafts = []string{manifest.Root}
	p := &prepared{}
	if err := o.configure(o.ctx, o.Factory, p); err != nil {
		return err
	}
	if err := o.settle(o.Factory, p); err != nil {
		return err
	}
	model, err := o.Engine.Identity(p.options)
	if err != nil {
		return err
	}
	if p.options.Jobs < 1 {
		p.options.Jobs = runtime.GOMAXPROCS(0)
	}
	auditor, err := o.Engine.New(o.ctx, p.options)
	if err != nil {
		return err
	}
	dir := o.Output
	if dir == "" {
		dir = outputFor(o.Manifest, shard)
	}
	boundMemory(o.Getenv)
	watch := newCorpusWatch(o, shard, from, dir)
	defer watch.close()
	sum, err := corpus.Run(o.ctx, corpus.Options{
		Manifest: *manifest, Dir: o.abs(dir), Name: filepath.ToSlash(dir), Version: o.Version, Model: model, Shard: shard, Jobs: p.options.Jobs,
		Load: inputs.Reader(p.guard, p.options.Limits.Input),
		Audit: func(ctx context.Context, job audit.Job) (*finding.Report, error) {
			return auditJob(ctx, auditor, p, o.Factory, job)
		},
		Planned: watch.planned, Progress: watch.progress,
	})
	watch.close()
	if err != nil {
		return fmt.Errorf("corpus: %w", err)
	}
	watch.finished(sum)
	if sum.Failed > 0 {
		return silent(ExitTrouble)
	}
	return nil
}

// auditJob audits one job and applies waivers. What is to be said of the
// configuration's waivers as a whole no single text can say.
func auditJob(ctx context.Context, a *audit.Auditor, p *prepared, f *Factory, job audit.Job) (*finding.Report, error) {
	r, err := a.Run(ctx, []audit.Job{job})
	if err != nil {
		return nil, err
	}
	n := len(r.Documents)
	r.Waive(p.config.Waived(p.configName), f.Now())
	r.Documents = r.Documents[:n]
	return r, nil
}

// manifest says where the list of texts is. A folder's texts and their bases have one
// root: the folder that holds both.
func (o *CorpusOptions) manifest() (*corpus.Manifest, error) {
	m := &corpus.Manifest{Name: filepath.ToSlash(filepath.Clean(o.Manifest)), Columns: o.Columns, Extensions: audit.Extensions}
	for key, name := range o.Columns {
		if !slices.Contains(corpus.Known, key) {
			return nil, unknownName("--columns "+key+"="+name, key, "column", corpus.Known)
		}
	}
	folder := false
	switch m.Path = o.abs(o.Manifest); {
	case o.Manifest == "-":
		m.Path, m.Name, m.In, m.Root = "-", "standard input", o.In, o.Dir
	default:
		info, err := os.Stat(m.Path)
		if err != nil {
			return nil, fmt.Errorf("corpus: %s: %w", m.Name, capped.Bare(err))
		}
		folder = info.IsDir()
		m.Root = filepath.Dir(m.Path)
		if folder {
			m.Root = m.Path
		}
	}
	if o.Base != "" {
		if !folder {
			return nil, errors.New("corpus: --base goes with a folder; a manifest names each base in its column base")
		}
		m.Base = o.abs(o.Base)
		if info, err := os.Stat(m.Base); err != nil || !info.IsDir() {
			return nil, fmt.Errorf("corpus: --base %s: there is no such folder", o.Base)
		}
		if m.Base == m.Path {
			return nil, fmt.Errorf("corpus: --base %s: the texts would be their own bases; name the folder with the last adopted ones", o.Base)
		}
		m.Root = common(m.Path, m.Base)
	}
	if o.Root != "" {
		m.Root = o.abs(o.Root)
		if info, err := os.Stat(m.Root); err != nil || !info.IsDir() {
			return nil, fmt.Errorf("corpus: --root %s: there is no such folder", o.Root)
		}
	}
	return m, nil
}

// common is the deepest folder that holds both.
func common(a, b string) string {
	for !strings.HasPrefix(b+string(filepath.Separator), strings.TrimSuffix(a, string(filepath.Separator))+string(filepath.Separator)) {
		a = filepath.Dir(a)
	}
	return a
}

// shard is that of the flag, else that of the scheduler, whose variable it names.
func (o *CorpusOptions) shard() (shard corpus.Shard, from string, err error) {
	of := 0
	rest, auto := strings.CutPrefix(o.Shard, "auto")
	switch {
	case o.Shard != "" && !auto:
		shard, err = corpus.ParseShard(o.Shard)
	case rest != "":
		if of, err = strconv.Atoi(strings.TrimPrefix(rest, "/")); err != nil || of < 1 || rest[0] != '/' {
			return shard, "", fmt.Errorf("--shard %s: it says no number of shards; write auto/16", o.Shard)
		}
		fallthrough
	default:
		shard, from, err = corpus.ShardFromEnvironment(o.Getenv, of)
	}
	if err == nil && auto && from == "" {
		err = errors.New("no variable of a scheduler is set; write a shard such as 3/16")
	}
	if err != nil {
		return shard, "", fmt.Errorf("--shard: %w", err)
	}
	return shard, from, nil
}

// outputFor is the folder that a run writes to where none is named: beside nothing of
// the archive, in the working folder.
func outputFor(manifest string, shard corpus.Shard) string {
	name := filepath.Base(filepath.Clean(manifest))
	if name == "-" || name == "." || name == ".." || name == string(filepath.Separator) {
		name = "corpus"
	}
	dir := strings.TrimSuffix(name, filepath.Ext(name)) + ".audit"
	if shard.Of > 1 {
		dir = filepath.Join(dir, shard.Folder())
	}
	return dir
}

// corpusMemory is what the collector aims to stay below, in bytes: a run goes on for
// hours on a machine that others use too.
const corpusMemory = 224 << 20

// boundMemory makes the collector work harder near corpusMemory, unless the user has
// said by GOMEMLIMIT where.
func boundMemory(getenv func(string) string) {
	if getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(corpusMemory)
	}
}

// extensions lists what was left out by extension: "12 .jpg, 3 .xlsx".
func extensions(skipped map[string]int) string {
	var out []string
	for _, ext := range slices.Sorted(maps.Keys(skipped)) {
		name := ext
		if ext == "" {
			name = "without extension"
		}
		out = append(out, fmt.Sprintf("%d %s", skipped[ext], name))
	}
	return strings.Join(out, ", ")
}
