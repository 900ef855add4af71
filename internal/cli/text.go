package cli

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"github.com/resolint/resolint/internal/audit"
)

// TextOptions are the arguments and flags of resolint text.
type TextOptions struct {
	*Factory
	Selection

	BaseView bool
	Paths    bool
	JSON     bool

	ctx context.Context
}

// NewCmdText returns the command text.
func NewCmdText(f *Factory, run func(*TextOptions) error) *cobra.Command {
	o := &TextOptions{Factory: f}
	cmd := &cobra.Command{
		Use:   "text [flags] FILE",
		Short: "Print the plain text that findings quote and count lines in",
		Long: `Print the plain rendition of a document: the text that findings quote, and in
which lines and columns of Word, OpenDocument and PDF files count.`,
		Example: `  resolint text redline.docx
  resolint text --base redline.docx
  resolint text --paths resolution.txt`,
		Args: oneFile,
		RunE: func(cmd *cobra.Command, args []string) error {
			o.Drafts = args
			o.ctx = cmd.Context()
			if run == nil {
				run = runText
			}
			return run(o)
		},
	}
	flags := cmd.Flags()
	flags.BoolVar(&o.BaseView, "base", false, "print the base view of a redline (all changes rejected)")
	flags.BoolVar(&o.Paths, "paths", false, "print each clause's path before it")
	flags.BoolVar(&o.JSON, "json", false, "print the document model")
	flags.StringVar(&o.StdinName, "stdin-name", "", "`NAME` of what comes in on standard input; its extension says the format")
	flags.StringVar(&o.Config, "config", "", "configuration `FILE`, for its limits")
	cmd.MarkFlagsMutuallyExclusive("paths", "json")
	return cmd
}

// oneFile refuses all but one argument.
func oneFile(cmd *cobra.Command, args []string) error {
	switch {
	case len(args) == 0:
		return errors.New(cmd.Name() + ": no file is named; name one, or - for standard input")
	case len(args) > 1:
		return errors.New(cmd.Name() + ": several files are named; name one")
	}
	return nil
}

func runText(o *TextOptions) error {
	p, err := o.prepare(o.ctx, o.Factory)
	if err != nil {
		return err
	}
	job, err := p.single()
	if err != nil {
		return err
	}
	out := o.Out
	if o.OutTerminal {
		out = &terminalWriter{w: o.Out}
	}
	return o.Engine.Text(o.ctx, out, job.Draft[0], audit.TextOptions{
		Base: o.BaseView, Paths: o.Paths, JSON: o.JSON, Limits: p.options.Limits, Time: p.options.DocumentTime,
	})
}

// single returns the one job of commands that print one document.
func (p *prepared) single() (*audit.Job, error) {
	if len(p.work.Failures) > 0 {
		f := p.work.Failures[0]
		return nil, errors.New(f.File + ": " + f.Reason)
	}
	if len(p.work.Jobs) != 1 {
		return nil, errors.New("several documents are named; name one")
	}
	return &p.work.Jobs[0], nil
}
