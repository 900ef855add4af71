package cli

import (
	"context"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"github.com/resolint/resolint/internal/cli/inputs"
	"github.com/resolint/resolint/internal/cli/output"
	"github.com/resolint/resolint/internal/config"
	"github.com/resolint/resolint/internal/english"
)

// InitOptions are the arguments and flags of resolint init.
type InitOptions struct {
	*Factory
	Force bool
	Print bool

	ctx context.Context
}

// NewCmdInit returns the command init.
func NewCmdInit(f *Factory, run func(*InitOptions) error) *cobra.Command {
	o := &InitOptions{Factory: f}
	cmd := &cobra.Command{
		Use:   "init",
		Short: "Write a commented configuration for this repository",
		Long: `Look at the documents in the folder you are in and write a commented
` + config.FileName + ` that pairs drafts with the adopted texts that it finds.`,
		Args: takes(),
		RunE: func(cmd *cobra.Command, _ []string) error {
			o.ctx = cmd.Context()
			if run == nil {
				run = runInit
			}
			return run(o)
		},
	}
	cmd.Flags().BoolVar(&o.Force, "force", false, "replace a configuration that exists")
	cmd.Flags().BoolVar(&o.Print, "print", false, "print it instead of writing it")
	return cmd
}

func runInit(o *InitOptions) error {
	path := o.abs(config.FileName)
	if _, err := os.Lstat(path); err == nil && !o.Force && !o.Print {
		return fmt.Errorf("init: %s is there already; replace it with --force, or look with --print", config.FileName)
	}
	work, err := inputs.Select(o.ctx, inputs.Options{Dir: o.Dir, Args: []string{"."}, Config: &config.Config{Root: o.Dir}})
	if err != nil {
		return fmt.Errorf("init: %w", err)
	}
	var names []string
	for i := range work.Jobs {
		names = append(names, work.Jobs[i].Name)
	}
	guess := config.Guess(names)
	text := guess.Template()
	if o.Print {
		_, err := io.WriteString(o.Out, text)
		return err
	}
	if err := output.File(path, func(w io.Writer) error {
		_, err := io.WriteString(w, text)
		return err
	}); err != nil {
		return err
	}
	fmt.Fprintf(o.Out, "%s written: %s seen, %s mapped\n", config.FileName, english.Counted(len(names), "document"), pairsOfFolders(len(guess.Pairs)))
	return nil
}

func pairsOfFolders(n int) string {
	if n == 0 {
		return "no folders"
	}
	return english.Counted(n, "pair") + " of folders"
}
