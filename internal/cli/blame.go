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

	"github.com/resolint/resolint/internal/cli/output"
	"github.com/resolint/resolint/internal/history"
	"github.com/resolint/resolint/internal/history/show"
)

// BlameOptions are the arguments and flags of resolint blame.
type BlameOptions struct {
	*Factory
	Selection

	File    string
	History []string
	Git     bool
	Outputs outputs

	ctx context.Context
}

// NewCmdBlame returns the command blame.
func NewCmdBlame(f *Factory, run func(*BlameOptions) error) *cobra.Command {
	o := &BlameOptions{Factory: f}
	cmd := &cobra.Command{
		Use:   "blame [flags] FILE",
		Short: "Print a text with the version and proponent that brought each run of words",
		Long: `Print a text with, for each run of words, the version that brought it and who was
behind that version. Words that were taken out and put back are those of the version
that brought them first.

FILE is one of the versions that --history names, or comes after them. --git takes its
commits, and a Word file with tracked changes needs neither.`,
		Example: `  resolint blame final.docx --history history.yaml
  resolint blame draft3.txt --history draft1.txt --history draft2.txt
  resolint blame --git drafts/res130.md
  resolint blame redline.docx`,
		Args: oneFile,
		RunE: func(cmd *cobra.Command, args []string) error {
			o.File = args[0]
			o.ctx = cmd.Context()
			if run == nil {
				run = runBlame
			}
			return run(o)
		},
	}
	o.Outputs.register(cmd.Flags(), show.BlameFormats())
	flags := cmd.Flags()
	flags.StringArrayVar(&o.History, "history", nil, "`FILE` with the list of versions, history.yaml; or each version before this one, in their order (repeatable)")
	flags.BoolVar(&o.Git, "git", false, "the versions are the commits of the file, renames followed")
	o.registerReading(flags)
	completeValues(cmd, "format", show.BlameFormats())
	return cmd
}

func runBlame(o *BlameOptions) error {
	if o.Git && len(o.History) > 0 {
		return errors.New("blame: --git and --history exclude each other")
	}
	destinations, err := o.Outputs.resolve(show.BlameFormats())
	if err != nil {
		return err
	}
	if err := o.checkOutputs(destinations); err != nil {
		return err
	}
	c, err := o.versions()
	if err != nil {
		return fmt.Errorf("blame: %w", err)
	}
	if err := o.keepInputs(destinations, c.files); err != nil {
		return err
	}
	h, err := c.follow(o.ctx)
	if err != nil {
		return fmt.Errorf("blame: %w", err)
	}
	at := o.version(h)
	var failures []error
	for _, d := range destinations {
		if d.File != "" {
			err = output.File(o.abs(d.File), func(w io.Writer) error { return show.Blame(w, h, at, d.Format, o.Version) })
		} else if err = show.Blame(o.Out, h, at, d.Format, o.Version); err != nil {
			err = fmt.Errorf("write standard output: %w", err)
		}
		failures = append(failures, err)
	}
	return errors.Join(failures...)
}

// versions opens the chain; the file comes last where it is none of those listed.
func (o *BlameOptions) versions() (*chain, error) {
	c := &chain{Factory: o.Factory, Selection: &o.Selection, git: o.Git}
	args := o.History
	if len(args) == 0 {
		args = []string{o.File}
		c.alone = !o.Git
	}
	if err := c.open(o.ctx, args); err != nil {
		return nil, err
	}
	if len(o.History) == 0 || slices.ContainsFunc(c.entries, func(e history.Entry) bool { return o.same(e.Source) }) {
		return c, nil
	}
	base := filepath.Base(o.File)
	e := history.Entry{ID: strings.TrimSuffix(base, filepath.Ext(base)), Source: o.relative(o.abs(o.File))}
	if slices.ContainsFunc(c.entries, func(v history.Entry) bool { return v.ID == e.ID }) {
		e.ID = e.Source
	}
	c.entries = append(c.entries, e)
	_, err := history.Arrange(c.entries)
	return c, err
}

// same reports whether a source is the file.
func (o *BlameOptions) same(source string) bool {
	a, err := os.Stat(o.abs(filepath.FromSlash(source)))
	if err != nil {
		return false
	}
	b, err := os.Stat(o.abs(o.File))
	return err == nil && os.SameFile(a, b)
}

// version is the last one that the file holds.
func (o *BlameOptions) version(h *history.History) int {
	if o.Git {
		return h.Last()
	}
	for v := len(h.Versions) - 1; v >= 0; v-- {
		if o.same(h.Versions[v].Source) {
			return v
		}
	}
	return h.Last()
}
