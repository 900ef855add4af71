package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/resolint/resolint/internal/commandless"
)

// NewRoot returns the command resolint.
func NewRoot(f *Factory) *cobra.Command {
	root := &cobra.Command{
		Use:   "resolint",
		Short: "Audit the language of draft resolutions",
		Long: `resolint audits the language of draft resolutions. Given a draft, usually with
the last adopted text, it says where language on gender, human rights,
multistakeholder participation and mandate scope is missing, was removed, or was
made weaker, with the evidence beside it. It never uses the network.`,
		Example: `  resolint check --base adopted/res130.docx drafts/res130.docx
  resolint check redline.docx
  resolint check --since origin/main drafts`,
		SilenceErrors:     true,
		SilenceUsage:      true,
		Args:              knownCommand,
		Version:           versionLine(f),
		CompletionOptions: cobra.CompletionOptions{DisableDefaultCmd: true},
		PersistentPreRunE: valuesGiven,
		RunE:              func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	root.SetVersionTemplate("{{.Version}}\n")
	root.SetIn(f.In)
	root.SetOut(f.Out)
	root.SetErr(f.Err)
	root.PersistentFlags().BoolVar(&f.noColor, "no-color", false, "print without colours (as the variable NO_COLOR does)")
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		var bad *pflag.InvalidValueError
		if errors.As(err, &bad) && bad.GetFlag().Value.Type() != "FORMAT" {
			return fmt.Errorf("--%s: %q is no %s; see %s --help", bad.GetFlag().Name, bad.GetValue(), typeName(bad.GetFlag()), cmd.CommandPath())
		}
		return fmt.Errorf("%w; see %s --help", err, cmd.CommandPath())
	})
	root.AddCommand(
		NewCmdCheck(f, nil),
		NewCmdText(f, nil),
		NewCmdFacts(f, nil),
		NewCmdRules(f, nil),
		NewCmdExplain(f, nil),
		NewCmdLexicon(f, nil),
		NewCmdTest(f, nil),
		NewCmdEval(f, nil),
		NewCmdLearn(f, nil),
		NewCmdInit(f, nil),
		NewCmdConfig(f, nil),
		NewCmdBaseline(f, nil),
		NewCmdLSP(f, nil),
		NewCmdCorpus(f, nil),
		NewCmdHistory(f, nil),
		NewCmdBlame(f, nil),
		NewCmdVersion(f, nil),
		NewCmdCompletion(f, nil),
	)
	return root
}

// valuesGiven refuses a flag with an empty value, as a script leaves it whose variable is
// empty: without its base, a draft would pass that --since "$REV" should have stopped.
func valuesGiven(cmd *cobra.Command, _ []string) error {
	var err error
	cmd.Flags().Visit(func(f *pflag.Flag) {
		if err == nil && f.Value.Type() == "string" && f.Value.String() == "" {
			err = fmt.Errorf("--%s: its value is empty; give one or leave the flag out", f.Name)
		}
	})
	return err
}

// typeName says what a flag's value must be.
func typeName(f *pflag.Flag) string {
	switch f.Value.Type() {
	case "int":
		return "whole number"
	case "float64":
		return "number"
	case "bool":
		return "true or false"
	}
	return "value for it"
}

// Main runs the process's command line and returns its exit status.
func Main() int {
	lateCollector()
	f, err := NewFactory()
	if err != nil {
		fmt.Fprintln(os.Stderr, "resolint:", err)
		return ExitTrouble
	}
	// A reader that goes away makes writes fail instead of ending the process, so
	// that files are still written and the status still tells what was found.
	signal.Ignore(syscall.SIGPIPE)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	// The first signal asks for what is finished, the second ends at once.
	context.AfterFunc(ctx, stop)
	return Run(ctx, f, os.Args[1:])
}

// Run runs one command line and returns its exit status: that of an ExitError,
// 2 for any other error and for a panic.
func Run(ctx context.Context, f *Factory, args []string) (status int) {
	defer func() {
		if p := recover(); p != nil {
			fmt.Fprintf(f.Err, "resolint: broke off: %s; this is a defect of resolint, please report it with this line\n", printable(fmt.Sprint(p)))
			status = ExitTrouble
		}
	}()
	out := &pipeWriter{w: f.Out}
	f.Out = out
	f.Err = commandless.NewWriter(f.Err)
	root := NewRoot(f)
	root.SetArgs(args)
	err := root.ExecuteContext(ctx)
	if err == nil && out.failed != nil {
		err = fmt.Errorf("write standard output: %w", out.failed)
	}
	if err == nil {
		return ExitClean
	}
	status = ExitTrouble
	var exit *ExitError
	if errors.As(err, &exit) {
		status = exit.Status
		if exit.Err == nil {
			return status
		}
	}
	fmt.Fprintln(f.Err, "resolint:", f.short(message(err)))
	return status
}
