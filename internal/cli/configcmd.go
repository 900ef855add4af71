package cli

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/resolint/resolint/internal/audit"
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
where each value came from. For drafts that are named it says which base each gets,
and why.`,
		Example: `  resolint config
  resolint config drafts/res130.docx`,
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
	if err := writeEntries(o.Out, p.config.Entries()); err != nil || len(o.Drafts) == 0 {
		return err
	}
	return o.writeBases()
}

// writeBases says which base each draft gets, and why.
func (o *ConfigOptions) writeBases() error {
	p, err := o.prepare(o.ctx, o.Factory)
	if err != nil {
		return err
	}
	fmt.Fprintln(o.Out)
	for i := range p.work.Jobs {
		job := &p.work.Jobs[i]
		if _, err := fmt.Fprintf(o.Out, "# %s: %s\n", printable(job.Name), printable(o.baseOf(p, job))); err != nil {
			return err
		}
	}
	for _, f := range slices.Concat(p.work.Failures, p.work.Unpaired) {
		fmt.Fprintf(o.Out, "# %s: %s\n", printable(f.File), printable(f.Reason))
	}
	return nil
}

// baseOf says which base a job has, and why.
func (o *ConfigOptions) baseOf(p *prepared, job *audit.Job) string {
	switch {
	case len(job.Base) > 0:
		var names []string
		for _, b := range job.Base {
			names = append(names, b.Name)
		}
		said := "compared with " + strings.Join(names, ", ") + ", by " + o.why(p, job)
		if job.BaseUnlessRedline {
			said += ", unless it has tracked changes"
		}
		return said
	case job.NoBase != nil:
		return "no base: " + job.NoBase.Reason
	case job.Folder != nil:
		return "no text in " + job.Folder.Name + " has its name: the audit looks there for one of its organ, number and title"
	case len(job.Notices) > 0:
		return strings.Join(job.Notices, " ")
	}
	return "no base: none is named and no pair of the map fits"
}

// why names what gave a job its base: a flag, or a pair of the map.
func (o *ConfigOptions) why(p *prepared, job *audit.Job) string {
	switch {
	case o.Base != "":
		return "--base"
	case o.Since != "":
		return "--since " + o.Since
	}
	rel, err := filepath.Rel(p.config.Root, o.abs(job.Name))
	if err != nil {
		return "the map"
	}
	key := p.config.Counterparts(filepath.ToSlash(rel)).Key
	return key + " in " + p.config.Where(key)
}

func writeEntries(out io.Writer, entries []config.Entry) error {
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	for _, e := range entries {
		fmt.Fprintf(w, "%s: %s\t# %s\n", e.Key, printable(e.Value), e.Origin)
	}
	return w.Flush()
}
