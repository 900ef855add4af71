package cli

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/resolint/resolint/internal/cli/output"
	"github.com/resolint/resolint/internal/corpus/overview"
)

func newCmdCorpusReport(f *Factory) *cobra.Command {
	var out outputs
	top := 0
	cmd := &cobra.Command{
		Use:   "report [flags] DIR",
		Short: "Say what a corpus shows, by family, kind, year, body and series",
		Long: `Say what the findings of a corpus show: by family, kind, year, body and series, the
trends over time, and the texts that lost most. DIR is the folder that resolint
corpus, or corpus merge, wrote. The page of --format html is one file.`,
		Example: `  resolint corpus report archive.audit
  resolint corpus report archive.audit --format html -o archive.html`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return errors.New("corpus report: name one folder that resolint corpus wrote")
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			return runCorpusReport(f, args[0], &out, top)
		},
	}
	out.register(cmd.Flags(), overview.Formats())
	cmd.Flags().IntVar(&top, "top", 20, "list the `N` texts that lost most")
	completeValues(cmd, "format", overview.Formats())
	return cmd
}

func runCorpusReport(f *Factory, dir string, out *outputs, top int) error {
	destinations, err := out.resolve(overview.Formats())
	if err != nil {
		return err
	}
	o, err := overview.Read(f.abs(dir), filepath.ToSlash(filepath.Clean(dir)), top)
	if err != nil {
		return fmt.Errorf("corpus report: %w", err)
	}
	for _, d := range destinations {
		if d.File != "" {
			err = output.File(f.abs(d.File), func(w io.Writer) error { return o.Write(w, d.Format) })
		} else if err = o.Write(f.Out, d.Format); err != nil {
			err = fmt.Errorf("write standard output: %w", err)
		}
		if err != nil {
			return err
		}
	}
	return nil
}
