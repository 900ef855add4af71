package cli

import (
	"context"

	"github.com/spf13/cobra"
)

// FactsOptions are the arguments and flags of resolint facts.
type FactsOptions struct {
	*Factory
	Selection

	// Statements prints what each clause says, for a person, instead.
	Statements bool

	ctx context.Context
}

// NewCmdFacts returns the command facts.
func NewCmdFacts(f *Factory, run func(*FactsOptions) error) *cobra.Command {
	o := &FactsOptions{Factory: f}
	cmd := &cobra.Command{
		Use:   "facts [flags] DRAFT",
		Short: "Print what the policies see",
		Long: `Print the facts about a draft as JSON: exactly what the policies, yours included,
get as their input.`,
		Example: `  resolint facts --base adopted/res130.txt drafts/res130.txt`,
		Args:    oneFile,
		RunE: func(cmd *cobra.Command, args []string) error {
			o.Drafts = args
			o.ctx = cmd.Context()
			if run == nil {
				run = runFacts
			}
			return run(o)
		},
	}
	cmd.Flags().BoolVar(&o.Statements, "statements", false, "print what each clause says, one statement after the other, for people")
	o.Selection.register(cmd)
	return cmd
}

func runFacts(o *FactsOptions) error {
	p, err := o.prepare(o.ctx, o.Factory)
	if err != nil {
		return err
	}
	job, err := p.single()
	if err != nil {
		return err
	}
	if o.Statements {
		return o.Engine.Statements(o.ctx, o.Out, *job, p.options)
	}
	return o.Engine.Facts(o.ctx, o.Out, *job, p.options)
}
