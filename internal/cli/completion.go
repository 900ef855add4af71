package cli

import (
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"github.com/resolint/resolint/internal/spelling"
)

// CompletionOptions are those of resolint completion.
type CompletionOptions struct {
	*Factory
	Shell string
	root  *cobra.Command
}

// NewCmdCompletion returns the command completion.
func NewCmdCompletion(f *Factory, run func(*CompletionOptions) error) *cobra.Command {
	return &cobra.Command{
		Use:   "completion bash|zsh|fish|powershell",
		Short: "Print a script that makes your shell complete resolint",
		Example: `  resolint completion bash >/etc/bash_completion.d/resolint
  resolint completion zsh >"${fpath[1]}/_resolint"`,
		Args:      cobra.MatchAll(takes("SHELL"), knownShell),
		ValidArgs: shells,
		RunE: func(cmd *cobra.Command, args []string) error {
			if run == nil {
				run = runCompletion
			}
			return run(&CompletionOptions{f, args[0], cmd.Root()})
		},
	}
}

var shells = []string{"bash", "zsh", "fish", "powershell"}

func knownShell(_ *cobra.Command, args []string) error {
	if !slices.Contains(shells, args[0]) {
		return fmt.Errorf("completion: %s", spelling.Unknown("shell", args[0], shells))
	}
	return nil
}

func runCompletion(o *CompletionOptions) error {
	switch o.Shell {
	case "bash":
		return o.root.GenBashCompletionV2(o.Out, true)
	case "zsh":
		return o.root.GenZshCompletion(o.Out)
	case "fish":
		return o.root.GenFishCompletion(o.Out, true)
	default:
		return o.root.GenPowerShellCompletionWithDesc(o.Out)
	}
}
