package cli

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/resolint/resolint/internal/spelling"
)

// takes returns a check of a command's arguments, by their names as its usage line has
// them: "RULE" must be there, "[DIR]" may, of "DIR..." there may be several, and nothing
// else.
func takes(names ...string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		see := "; see " + cmd.CommandPath() + " --help"
		many := len(names) > 0 && strings.HasSuffix(names[len(names)-1], "...")
		if len(args) > len(names) && !many {
			if len(names) == 0 {
				return fmt.Errorf("%s: it takes no argument, and %q is one%s", cmd.Name(), args[0], see)
			}
			return fmt.Errorf("%s: it takes %s and nothing else, and %q follows%s", cmd.Name(), strings.Join(names, " "), args[len(names)], see)
		}
		for _, name := range names[min(len(args), len(names)):] {
			if !strings.HasPrefix(name, "[") {
				return fmt.Errorf("%s: %s is missing%s", cmd.Name(), name, see)
			}
		}
		return nil
	}
}

// knownCommand refuses what is no command of the root, and says what was meant.
func knownCommand(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	var known []string
	for _, c := range cmd.Commands() {
		if c.IsAvailableCommand() {
			known = append(known, c.Name())
		}
	}
	slices.Sort(known)
	said := fmt.Sprintf("unknown command %q", args[0])
	if near := spelling.Nearest(args[0], known); near != "" {
		said += fmt.Sprintf("; did you mean %q?", near)
	} else {
		said += "; the commands are " + strings.Join(known, ", ")
	}
	return fmt.Errorf("%s", said)
}
