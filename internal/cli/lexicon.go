package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/resolint/resolint/internal/audit"
)

// LexiconWhyOptions are the arguments and flags of resolint lexicon why.
type LexiconWhyOptions struct {
	*Factory
	Selection

	Phrase string
	// In is a document to look for the phrase in.
	In     string
	Format string

	ctx context.Context
}

// NewCmdLexicon returns the command lexicon.
func NewCmdLexicon(f *Factory, why func(*LexiconWhyOptions) error) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "lexicon",
		Short: "Ask the lexicon about a phrase, or which of its patterns no text has",
		Args:  knownCommand,
		RunE:  func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newCmdLexiconWhy(f, why), newCmdLexiconUnused(f))
	return cmd
}

func newCmdLexiconWhy(f *Factory, run func(*LexiconWhyOptions) error) *cobra.Command {
	o := &LexiconWhyOptions{Factory: f}
	cmd := &cobra.Command{
		Use:   "why [PHRASE]",
		Short: "Say which entries match a phrase, in which sense, and where they count",
		Long: `Say which entries of the lexicon match a phrase, with the pattern that does: their
kind, family and role, where in a statement they count, and what hides or outdoes
them. Where nothing matches the whole phrase, the nearest patterns are told. With --in
the phrase is explained in each clause of a document that has it, and without a phrase
every clause is.`,
		Example: `  resolint lexicon why "within existing resources"
  resolint lexicon why "content" --in drafts/res130.txt`,
		Args: takes("[PHRASE]"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 1 {
				o.Phrase = args[0]
			}
			o.ctx = cmd.Context()
			if run == nil {
				run = runLexiconWhy
			}
			return run(o)
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&o.In, "in", "", "`FILE` to explain the phrase in")
	flags.StringVar(&o.Config, "config", "", "configuration `FILE`, for its lexicon")
	flags.StringVarP(&o.Format, "format", "f", "text", "how to print: text, json")
	completeValues(cmd, "format", []string{"text", "json"})
	return cmd
}

func runLexiconWhy(o *LexiconWhyOptions) error {
	if o.Format != "text" && o.Format != "json" {
		return fmt.Errorf("--format %s: there is no such format; choose text, json", o.Format)
	}
	if strings.TrimSpace(o.Phrase) == "" && o.In == "" {
		return errors.New("why: PHRASE is missing; see resolint lexicon why --help")
	}
	options, doc, err := o.source()
	if err != nil {
		return err
	}
	reasons, err := o.Engine.Why(o.ctx, o.Phrase, doc, options)
	if err != nil {
		return err
	}
	if o.Format == "json" {
		enc := json.NewEncoder(o.Out)
		enc.SetIndent("", "  ")
		return enc.Encode(reasons)
	}
	out := o.Out
	if o.OutTerminal {
		out = &terminalWriter{w: o.Out}
	}
	return writeReasons(out, reasons)
}

// source returns the configuration's options and the document, nil for none.
func (o *LexiconWhyOptions) source() (audit.Options, *audit.Source, error) {
	if o.In == "" {
		p := &prepared{}
		err := o.configure(o.ctx, o.Factory, p)
		if err == nil {
			err = o.settle(o.Factory, p)
		}
		return p.options, nil, err
	}
	o.Drafts = []string{o.In}
	p, err := o.prepare(o.ctx, o.Factory)
	if err != nil {
		return audit.Options{}, nil, err
	}
	job, err := p.single()
	if err != nil {
		return audit.Options{}, nil, err
	}
	return p.options, &job.Draft[0], nil
}

func writeReasons(w io.Writer, reasons []audit.Reason) error {
	var b strings.Builder
	for i := range reasons {
		if i > 0 {
			b.WriteByte('\n')
		}
		writeReason(&b, &reasons[i])
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func writeReason(b *strings.Builder, r *audit.Reason) {
	if r.Clause != "" {
		fmt.Fprintf(b, "%s %s: ", r.File, r.Clause)
	}
	fmt.Fprintf(b, "“%s”\n", strings.Join(strings.Fields(r.Text), " "))
	for i := range r.Matches {
		m := &r.Matches[i]
		fmt.Fprintf(b, "  “%s” is %s (%s)\n", m.Text, m.Entry, sense(m))
		line := func(name, text string) {
			if text != "" {
				fmt.Fprintf(b, "      %-8s %s\n", name, text)
			}
		}
		line("counts", m.Counts)
		line("here", m.Outcome)
		line("about", m.Class)
		line("ladder", ladder(m))
		line("rank by", m.RankSource)
		line("pattern", m.Pattern)
		line("source", m.Source)
	}
	if len(r.Matches) == 0 {
		b.WriteString("  No entry of the lexicon matches it.\n")
	}
	if len(r.Unknown) > 0 {
		fmt.Fprintf(b, "  In no entry here: %s.\n", strings.Join(r.Unknown, ", "))
	}
	if len(r.Nearest) > 0 {
		b.WriteString("  No entry matches all of it. The nearest patterns:\n")
	}
	for _, n := range r.Nearest {
		fmt.Fprintf(b, "      %s: %s (differs in: %s; %s)\n", n.Entry, n.Pattern, strings.Join(n.Differs, ", "), n.Source)
	}
}

// sense names kind, role, family and concept of a match.
func sense(m *audit.MatchReason) string {
	out := m.Kind
	if m.Family != "" {
		out += " of " + m.Family
	}
	if m.Role != "" {
		out += ", " + m.Role
	}
	if m.Concept != strings.ReplaceAll(m.Entry, "-", " ") {
		out += ": " + m.Concept
	}
	return out
}

// ladder is the ladder of a match, its own place in brackets.
func ladder(m *audit.MatchReason) string {
	steps := slices.Clone(m.Ladder)
	for i, s := range steps {
		if strings.HasPrefix(s, m.Entry+" ") {
			steps[i] = "[" + s + "]"
		}
	}
	return strings.Join(steps, " > ")
}
