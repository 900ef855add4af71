package cli

import (
	"errors"
	"fmt"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/resolint/resolint/internal/corpus"
)

func newCmdCorpusMerge(f *Factory) *cobra.Command {
	output := ""
	cmd := &cobra.Command{
		Use:   "merge [flags] DIR...",
		Short: "Make one run of the shards of a corpus",
		Long: `Make one run of all shards: the same bytes as a run that was not split. DIR is the
folder of a shard, or a folder that holds those of several. Shards that are missing,
doubled, not finished, damaged, or of different versions, rules or manifests are
refused.`,
		Example: `  resolint corpus merge archive.audit
  resolint corpus merge -o whole part1 part2 part3`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return errors.New("corpus merge: no folder is named; name those of the shards, or one that holds them")
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			return runCorpusMerge(f, args, output)
		},
	}
	cmd.Flags().StringVarP(&output, "output", "o", "", "`DIR` to write to (default the folder that holds the shards, where one is named)")
	return cmd
}

func runCorpusMerge(f *Factory, args []string, output string) error {
	var folders []corpus.Part
	for _, a := range args {
		folders = append(folders, corpus.Part{Dir: f.abs(a), Name: filepath.ToSlash(filepath.Clean(a))})
	}
	parts, err := corpus.Parts(folders)
	if err != nil {
		return fmt.Errorf("corpus merge: %w", err)
	}
	if output == "" {
		if len(args) != 1 || len(parts) == 1 && parts[0] == folders[0] {
			return errors.New("corpus merge: no folder to write to is named; name one with --output")
		}
		output = args[0]
	}
	sum, err := corpus.Merge(f.abs(output), filepath.ToSlash(filepath.Clean(output)), parts)
	if err != nil {
		return fmt.Errorf("corpus merge: %w", err)
	}
	fmt.Fprintf(f.Err, "resolint: %d shards with %d texts, %d findings: wrote %s\n", len(parts), sum.Texts, sum.Streams[corpus.Findings].Lines, printable(filepath.ToSlash(output)))
	if sum.Failed > 0 {
		fmt.Fprintf(f.Err, "resolint: %d texts could not be audited; %s.jsonl says why\n", sum.Failed, corpus.Failures)
		return silent(ExitTrouble)
	}
	return nil
}
