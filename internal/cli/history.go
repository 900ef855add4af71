package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/resolint/resolint/internal/capped"
	"github.com/resolint/resolint/internal/cli/inputs"
	"github.com/resolint/resolint/internal/cli/output"
	"github.com/resolint/resolint/internal/history"
	"github.com/resolint/resolint/internal/history/show"
)

// HistoryOptions are the arguments and flags of resolint history.
type HistoryOptions struct {
	*Factory
	Selection

	// Versions are files in their order, a history.yaml, or with Git a file and before it,
	// where one is given, a range of revisions.
	Versions []string
	Git      bool
	Outputs  outputs

	ctx context.Context
}

// NewCmdHistory returns the command history.
func NewCmdHistory(f *Factory, run func(*HistoryOptions) error) *cobra.Command {
	o := &HistoryOptions{Factory: f}
	cmd := &cobra.Command{
		Use:   "history [flags] VERSION... | history.yaml | --git [REV..REV] FILE",
		Short: "Tell the life of every clause and mention over the versions of a text",
		Long: `Follow the clauses of a text and their language over its versions: what was born,
reworded, made weaker or stronger, moved, split, merged, dropped and brought back, in
which version and by whom. A change that is taken back is told as undone, and what
comes back after a gap as what it was.

The versions are files in the order given; the commits of one file (--git); the authors
and dates of the tracked changes in one Word file; or what a history.yaml lists, with
dates, proponents and proposals.`,
		Example: `  resolint history draft1.docx draft2.docx draft3.docx
  resolint history redline.docx
  resolint history --git drafts/res130.md
  resolint history history.yaml --format html -o history.html`,
		RunE: func(cmd *cobra.Command, args []string) error {
			o.Versions = args
			o.ctx = cmd.Context()
			if run == nil {
				run = runHistory
			}
			return run(o)
		},
	}
	o.Outputs.register(cmd.Flags(), show.Formats())
	flags := cmd.Flags()
	flags.BoolVar(&o.Git, "git", false, "the versions are the commits of a file, renames followed")
	flags.StringSliceVar(&o.Families, "family", nil, "tell of the mentions of these families only (`NAME`, repeatable)")
	o.registerReading(flags)
	completeValues(cmd, "format", show.Formats())
	return cmd
}

// registerReading adds the flags that say how texts are read and judged.
func (s *Selection) registerReading(flags *pflag.FlagSet) {
	flags.StringVar(&s.Profile, "profile", "", profileUsage)
	flags.StringArrayVar(&s.RuleDirs, "rules", nil, "`DIR` with rules of your own in Rego (repeatable)")
	flags.StringVar(&s.Config, "config", "", "configuration `FILE` (default .resolint.yaml at or above the first file)")
	flags.IntVar(&s.Jobs, "jobs", 0, "work on `N` parts at once (default one per processor)")
}

func runHistory(o *HistoryOptions) error {
	destinations, err := o.Outputs.resolve(show.Formats())
	if err != nil {
		return err
	}
	if err := o.checkOutputs(destinations); err != nil {
		return err
	}
	c := &chain{Factory: o.Factory, Selection: &o.Selection, git: o.Git}
	if err := c.open(o.ctx, o.Versions); err != nil {
		return fmt.Errorf("history: %w", err)
	}
	if err := o.keepInputs(destinations, c.files); err != nil {
		return err
	}
	if len(c.entries) == 1 && !c.manifest && !o.Git {
		c.alone = true // its tracked changes are the chain
	}
	h, err := c.follow(o.ctx)
	if err != nil {
		return fmt.Errorf("history: %w", err)
	}
	so := show.Options{Title: c.title, Resolint: o.Version, Families: c.families}
	var failures []error
	for _, d := range destinations {
		if d.File != "" {
			err = output.File(o.abs(d.File), func(w io.Writer) error { return show.Write(w, h, d.Format, so) })
		} else if err = show.Write(o.Out, h, d.Format, so); err != nil {
			err = fmt.Errorf("write standard output: %w", err)
		}
		failures = append(failures, err)
	}
	return errors.Join(failures...)
}

// chain is the versions of a text as the command line names them.
type chain struct {
	*Factory
	*Selection
	git      bool
	manifest bool
	// alone is true for a single file, which must hold tracked changes.
	alone bool

	title    string
	entries  []history.Entry
	load     func(e *history.Entry) ([]byte, error)
	prepared prepared
	families []string
	// files are what is read, so that no report is written over it.
	files []input
}

// open finds the versions that the arguments stand for.
func (c *chain) open(ctx context.Context, args []string) error {
	if len(args) == 0 {
		return errors.New("no version is named; name files in their order, a history.yaml, or --git with a file")
	}
	if i := slices.Index(args, "-"); i >= 0 {
		return errors.New("standard input has no versions; name files")
	}
	c.Drafts = args[len(args)-1:]
	if err := c.configure(ctx, c.Factory, &c.prepared); err != nil {
		return err
	}
	if err := c.settle(c.Factory, &c.prepared); err != nil {
		return err
	}
	c.families = c.prepared.config.Families
	most := c.prepared.options.Limits.Input
	read := inputs.Reader(nil, most)
	dir := c.Dir
	c.load = func(e *history.Entry) ([]byte, error) {
		if filepath.IsAbs(e.Source) {
			return read(e.Source)
		}
		return read(filepath.Join(dir, filepath.FromSlash(e.Source)))
	}
	switch first := strings.ToLower(filepath.Ext(args[0])); {
	case c.git:
		return c.commits(ctx, args, most)
	case first == ".yaml" || first == ".yml":
		if len(args) > 1 {
			return fmt.Errorf("%s lists the versions; name no others beside it", c.named(args[0])[0])
		}
		return c.list(args[0], read)
	}
	return c.given(args)
}

// list reads a history.yaml. Its sources are relative to its folder; reports call them by
// their way from the working folder.
func (c *chain) list(name string, read func(string) ([]byte, error)) error {
	full := c.abs(name)
	data, err := read(full)
	if err != nil {
		return fmt.Errorf("%s: %w", c.named(name)[0], capped.Bare(err))
	}
	m, err := history.ReadManifest(filepath.ToSlash(c.named(name)[0]), data)
	if err != nil {
		return err
	}
	c.manifest, c.title, c.entries = true, m.Title, m.Versions
	c.files = append(c.files, input{full, "the list of versions"})
	for i := range c.entries {
		e := &c.entries[i]
		path := filepath.FromSlash(e.Source)
		if !filepath.IsAbs(path) {
			path = filepath.Join(filepath.Dir(full), path)
		}
		e.Source = c.relative(path)
		c.files = append(c.files, input{path, "a version"})
	}
	return nil
}

// given takes files in their order. They are called by their base names where these tell
// them apart.
func (c *chain) given(args []string) error {
	seen := map[string]int{}
	id := func(name string) string {
		base := filepath.Base(name)
		return strings.TrimSuffix(base, filepath.Ext(base))
	}
	for _, name := range args {
		seen[id(name)]++
	}
	for _, name := range args {
		path := c.abs(name)
		if info, err := os.Stat(path); err == nil && info.IsDir() {
			return fmt.Errorf("%s is a folder; name its files in the order of the versions", c.named(name)[0])
		}
		e := history.Entry{ID: id(name), Source: c.relative(path)}
		if seen[e.ID] > 1 {
			e.ID = filepath.ToSlash(c.named(name)[0])
		}
		c.entries = append(c.entries, e)
		c.files = append(c.files, input{path, "a version"})
	}
	_, err := history.Arrange(c.entries)
	return err
}

// commits takes the commits of a file.
func (c *chain) commits(ctx context.Context, args []string, most int64) error {
	revisions, name := "", args[len(args)-1]
	switch len(args) {
	case 1:
	case 2:
		revisions = args[0]
	default:
		return errors.New("--git takes one file, and before it a range of revisions, such as v1..main")
	}
	log, err := inputs.Log(ctx, c.abs(name), revisions, most)
	if err != nil {
		return fmt.Errorf("--git %s: %w", c.named(name)[0], err)
	}
	if len(log) > history.MaxVersions {
		return fmt.Errorf("--git %s: %d commits are more than %d; name a range of revisions", c.named(name)[0], len(log), history.MaxVersions)
	}
	states := map[string]func() ([]byte, error){}
	ordered := slices.IsSortedFunc(log, func(a, b inputs.Commit) int { return strings.Compare(a.Date, b.Date) })
	for i := range log {
		e := history.Entry{ID: log[i].ID, Source: log[i].Source, Proponent: log[i].Author, Date: log[i].Date}
		if !ordered {
			e.Date = "" // clocks differ; the order of the commits is the one that counts
		}
		states[e.Source] = log[i].Load
		c.entries = append(c.entries, e)
	}
	c.load = func(e *history.Entry) ([]byte, error) { return states[e.Source]() }
	_, err = history.Arrange(c.entries)
	return err
}

// follow reads the versions and tells their story.
func (c *chain) follow(ctx context.Context) (*history.History, error) {
	auditor, err := c.Engine.New(ctx, c.prepared.options)
	if err != nil {
		return nil, err
	}
	versions, editions, err := history.Read(ctx, auditor, c.entries, c.load)
	switch {
	case err != nil:
		return nil, err
	case len(versions) < 2 && c.alone:
		return nil, fmt.Errorf("%s holds no tracked changes, and one version has no history; name the versions in their order, or --git for the commits of the file", c.entries[0].Source)
	}
	return history.Follow(ctx, auditor, versions, editions)
}
