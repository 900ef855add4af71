package cli

import "github.com/spf13/cobra"

func newCmdCorpusReport(f *Factory) *cobra.Command { return &cobra.Command{Use: "report"} }
