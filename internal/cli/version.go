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
		Args:  takes(),
		RunE: func(*cobra.Command, []string) error {
			if run == nil {
				run = runVersion
			}
			return run(&VersionOptions{f})
		},
	}
}

func runVersion(o *VersionOptions) error {
	_, err := fmt.Fprintln(o.Out, versionLine(o.Factory))
	return err
}

// versionLine is what the command and the flag print.
func versionLine(f *Factory) string {
	return fmt.Sprintf("resolint %s (%s, %s/%s)", f.Version, runtime.Version(), runtime.GOOS, runtime.GOARCH)
}
