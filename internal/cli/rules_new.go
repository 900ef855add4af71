package cli

import (
	"fmt"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/resolint/resolint/internal/policy"
)

// RulesNewOptions are the arguments and flags of resolint rules new.
type RulesNewOptions struct {
	*Factory
	Name string
	// Dir is where to write, relative to the process's working folder.
	Dir string
}

// NewCmdRulesNew returns the command rules new.
func NewCmdRulesNew(f *Factory, run func(*RulesNewOptions) error) *cobra.Command {
	o := &RulesNewOptions{Factory: f}
	cmd := &cobra.Command{
		Use:     "new NAME",
		Short:   "Write a rule of your own to start from, with its test and page",
		Example: "  resolint rules new late-deadlines --dir rules",
		Args:    cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			o.Name = args[0]
			if run == nil {
				run = runRulesNew
			}
			return run(o)
		},
	}
	cmd.Flags().StringVar(&o.Dir, "dir", "rules", "`DIR` to write to")
	return cmd
}

func runRulesNew(o *RulesNewOptions) error {
	paths, err := policy.Scaffold(o.Dir, o.Name)
	if err != nil {
		return err
	}
	for _, p := range paths {
		fmt.Fprintln(o.Out, printable(filepath.ToSlash(p)))
	}
	dir := filepath.ToSlash(o.Dir)
	fmt.Fprintf(o.Out, "\nNext: resolint test %s, then resolint check --rules %s DRAFT\n", dir, dir)
	return nil
}
