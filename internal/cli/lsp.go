package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	"github.com/spf13/cobra"

	"github.com/resolint/resolint/internal/capped"
	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/lsp"
)

// LSPOptions are the flags of resolint lsp.
type LSPOptions struct {
	*Factory
	Selection

	Package  string
	Log      string
	LogTexts bool
}

// How long no edit must come before an audit begins, and how often files are looked
// at for editors that do not watch them.
const (
	lspDebounce = 50 * time.Millisecond
	lspPoll     = 2 * time.Second
)

// NewCmdLSP returns the command lsp. run is what it runs; nil is the real thing.
func NewCmdLSP(f *Factory, run func(context.Context, *LSPOptions) error) *cobra.Command {
	o := &LSPOptions{Factory: f}
	cmd := &cobra.Command{
		Use:   "lsp [flags]",
		Short: "Serve an editor: findings where a draft is written",
		Long: `Speak the Language Server Protocol 3.17 on standard input and output. Editors
start it; see docs/editors.md for how. It shows the findings that check has for the
same texts, and uses no network.

The base of each draft is found as check finds it: --base or --since, tracked changes
in the draft, the configuration's map.`,
		Example: `  resolint lsp
  resolint lsp --since origin/main
  resolint lsp --base adopted --package drafts`,
		Args: takes(),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if run == nil {
				run = runLSP
			}
			return run(cmd.Context(), o)
		},
	}
	o.Selection.register(cmd)
	flags := cmd.Flags()
	flags.StringVar(&o.Package, "package", "", "`DIR` whose drafts are one package, as check --base DIR takes it")
	flags.StringVar(&o.Log, "log", "", "append what happens to `FILE`, without names of files and words of drafts")
	flags.BoolVar(&o.LogTexts, "log-texts", false, "with --log: write all messages too, words of drafts with them")
	flags.Bool("stdio", true, "speak on standard input and output, which it always does")
	for _, name := range []string{"stdin-name", "stdio"} {
		_ = flags.MarkHidden(name) // fails only for a flag that does not exist
	}
	return cmd
}

func runLSP(ctx context.Context, o *LSPOptions) (err error) {
	if o.LogTexts && o.Log == "" {
		return errors.New("lsp: --log-texts says what goes into --log; name a file")
	}
	log, closeLog, err := o.openLog()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, closeLog()) }()
	planner := &planner{LSPOptions: o}
	err = lsp.Serve(ctx, o.In, o.Out, lsp.Options{
		Version: o.Version, Plan: planner.plan, Warm: func() { planner.warm(ctx) }, Dir: o.Dir,
		Rules: func() ([]finding.Rule, error) { return o.Engine.Rules(planner.ruleDirs()) },
		Settings: lsp.Settings{
			Base: o.Base, Since: o.Since, Proposals: o.Proposals, Profile: o.Profile,
			Families: o.Families, Rules: o.Selection.Rules, Config: o.Config, Package: o.Package,
		},
		Debounce: lspDebounce, Poll: lspPoll, Log: log,
	})
	if errors.Is(err, lsp.ErrNoShutdown) {
		return &ExitError{Status: ExitFindings, Err: err} // the protocol's own status for it
	}
	return err
}

// openLog opens the log, if one is wanted. Only its owner can read it.
func (o *LSPOptions) openLog() (*lsp.Log, func() error, error) {
	if o.Log == "" {
		return nil, func() error { return nil }, nil
	}
	file, err := os.OpenFile(o.abs(o.Log), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return nil, nil, fmt.Errorf("--log %s: %w", o.Log, capped.Bare(err))
	}
	return lsp.NewLog(file, o.LogTexts, o.Now), file.Close, nil
}
