package cli

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/resolint/resolint/internal/audit"
	"github.com/resolint/resolint/internal/lexicon"
)

// LexiconUnusedOptions are the arguments and flags of resolint lexicon unused.
type LexiconUnusedOptions struct {
	*Factory
	Selection

	// Below lists the patterns that stand in the texts less often.
	Below int

	ctx context.Context
}

func newCmdLexiconUnused(f *Factory) *cobra.Command {
	o := &LexiconUnusedOptions{Factory: f}
	cmd := &cobra.Command{
		Use:   "unused [flags] FILE|DIR...",
		Short: "List the patterns of the lexicon that stand nowhere in your texts",
		Long: `List the patterns of the lexicon that stand nowhere in the texts named, with their
places, for whoever keeps the lexicon: a pattern that no text has is a guess.`,
		Example: `  resolint lexicon unused adopted drafts`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return errors.New("unused: no file is named; name files or folders")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			o.Drafts = args
			o.ctx = cmd.Context()
			return runLexiconUnused(o)
		},
	}
	cmd.Flags().StringVar(&o.Config, "config", "", "configuration `FILE`, for its lexicon")
	cmd.Flags().IntVar(&o.Below, "below", 1, "list the patterns that stand there less than `N` times")
	return cmd
}

func runLexiconUnused(o *LexiconUnusedOptions) error {
	p, err := o.prepare(o.ctx, o.Factory)
	if err != nil {
		return err
	}
	if len(p.work.Failures) > 0 {
		return errors.New("read " + p.work.Failures[0].String())
	}
	var docs []audit.Source
	for i := range p.work.Jobs {
		docs = append(docs, p.work.Jobs[i].Draft...)
	}
	if len(docs) == 0 {
		return errors.New("unused: there is no text in what is named; name texts or folders with texts")
	}
	patterns, err := o.Engine.Usage(o.ctx, docs, p.options)
	if err != nil {
		return err
	}
	var entry *lexicon.Pattern
	few := 0
	for i := range patterns {
		x := &patterns[i]
		if x.Count >= o.Below {
			continue
		}
		few++
		if entry == nil || entry.Entry != x.Entry {
			fmt.Fprintf(o.Out, "%s:%d: %s\n", x.File, x.Line, x.Entry)
			entry = x
		}
		fmt.Fprintf(o.Out, "    %s\n", x.Words)
	}
	fmt.Fprintf(o.Out, "%d of %d patterns stand less than %d times in %d texts\n", few, len(patterns), o.Below, len(docs))
	return nil
}
