package cli

import (
	"fmt"
	"runtime"

	"github.com/spf13/cobra"
)

// VersionOptions are those of resolint version.
type VersionOptions struct{ *Factory }

// NewCmdVersion returns the command version.
func NewCmdVersion(f *Factory, run func(*VersionOptions) error) *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the version",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			if run == nil {
				run = runVersion
			}
			return run(&VersionOptions{f})
		},
	}
}

func runVersion(o *VersionOptions) error {
	_, err := fmt.Fprintf(o.Out, "resolint %s (%s, %s/%s)\n", o.Version, runtime.Version(), runtime.GOOS, runtime.GOARCH)
	return err
}
