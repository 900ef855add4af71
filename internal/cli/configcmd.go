package cli

import (
	"context"
	"fmt"
	"io"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/resolint/resolint/internal/config"
)

// ConfigOptions are the arguments and flags of resolint config.
type ConfigOptions struct {
	*Factory
	Selection
	Schema bool

	ctx context.Context
}

// NewCmdConfig returns the command config.
func NewCmdConfig(f *Factory, run func(*ConfigOptions) error) *cobra.Command {
	o := &ConfigOptions{Factory: f}
	cmd := &cobra.Command{
		Use:   "config [flags] [DRAFT...]",
		Short: "Print the configuration that holds, and where each value came from",
		Long: `Print the configuration that holds for drafts, or for the folder you are in, and
where each value came from.`,
		RunE: func(cmd *cobra.Command, args []string) error {
			o.Drafts = args
			o.ctx = cmd.Context()
			if run == nil {
				run = runConfig
			}
			return run(o)
		},
	}
	o.Selection.register(cmd)
	cmd.Flags().BoolVar(&o.Schema, "schema", false, "print the JSON Schema of the configuration")
	return cmd
}

func runConfig(o *ConfigOptions) error {
	if o.Schema {
		_, err := o.Out.Write(config.Schema)
		return err
	}
	p := &prepared{}
	if err := o.configure(o.ctx, o.Factory, p); err != nil {
		return err
	}
	p.options.RuleDirs = o.ruleDirs(o.Factory, p.config)
	if err := o.checkNames(o.Factory, p); err != nil {
		return err
	}
	for _, n := range p.notices {
		fmt.Fprintln(o.Err, printable(n))
	}
	if p.configName == "" {
		fmt.Fprintln(o.Out, "# no "+config.FileName+" here or above; resolint init writes one")
	} else {
		fmt.Fprintln(o.Out, "# "+printable(p.configName))
	}
	return writeEntries(o.Out, p.config.Entries())
}

func writeEntries(out io.Writer, entries []config.Entry) error {
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	for _, e := range entries {
		fmt.Fprintf(w, "%s: %s\t# %s\n", e.Key, printable(e.Value), e.Origin)
	}
	return w.Flush()
}
