package cli

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/resolint/resolint/internal/finding"
)

// RulesOptions are the arguments and flags of resolint rules and explain.
type RulesOptions struct {
	*Factory
	Name     string
	RuleDirs []string
	Format   string
}

// NewCmdRules returns the command rules.
func NewCmdRules(f *Factory, run func(*RulesOptions) error) *cobra.Command {
	o := &RulesOptions{Factory: f}
	cmd := &cobra.Command{
		Use:   "rules [RULE]",
		Short: "List the rules with their levels",
		Long: `List the rules with their levels in operative text; those of a family, of a kind or
of a pattern only (gender, removed, "*/removed"). With a rule's name, the same as
explain.`,
		Example: "  resolint rules removed",
		Args:    takes("[RULE]"),
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 1 {
				o.Name = args[0]
			}
			if run == nil {
				run = runRules
			}
			return run(o)
		},
		ValidArgsFunction: completeRules(f),
	}
	o.register(cmd)
	cmd.AddCommand(NewCmdRulesNew(f, nil))
	return cmd
}

// NewCmdExplain returns the command explain.
func NewCmdExplain(f *Factory, run func(*RulesOptions) error) *cobra.Command {
	o := &RulesOptions{Factory: f}
	cmd := &cobra.Command{
		Use:     "explain RULE",
		Short:   "Say what a rule reports, why it matters, and how to waive it",
		Example: "  resolint explain gender/removed",
		Args:    takes("RULE"),
		RunE: func(_ *cobra.Command, args []string) error {
			o.Name = args[0]
			if run == nil {
				run = runRules
			}
			return run(o)
		},
		ValidArgsFunction: completeRules(f),
	}
	o.register(cmd)
	return cmd
}

func (o *RulesOptions) register(cmd *cobra.Command) {
	cmd.Flags().StringArrayVar(&o.RuleDirs, "rules", nil, "`DIR` with rules of your own in Rego (repeatable)")
	cmd.Flags().StringVarP(&o.Format, "format", "f", "text", "how to print: text, json")
	completeValues(cmd, "format", []string{"text", "json"})
}

// completeRules completes the names of the built-in rules.
func completeRules(f *Factory) cobra.CompletionFunc {
	return func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
		if len(args) > 0 {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		rules, err := f.Engine.Rules(nil)
		if err != nil {
			return nil, cobra.ShellCompDirectiveError
		}
		var names []string
		for i := range rules {
			names = append(names, cobra.CompletionWithDesc(rules[i].Name, rules[i].Title))
		}
		return names, cobra.ShellCompDirectiveNoFileComp
	}
}

func runRules(o *RulesOptions) error {
	dirs := make([]string, len(o.RuleDirs))
	for i, d := range o.RuleDirs {
		dirs[i] = o.abs(d)
	}
	rules, err := o.Engine.Rules(dirs)
	if err != nil {
		return err
	}
	if o.Format != "text" && o.Format != "json" {
		return fmt.Errorf("--format %s: there is no such format; choose text, json", o.Format)
	}
	if o.Name != "" {
		if rules, err = named(rules, o.Name); err != nil {
			return err
		}
	}
	switch {
	case o.Format == "json":
		return writeRulesJSON(o.Out, rules)
	case o.Name != "" && rules[0].Name == o.Name:
		return writeRule(o.Out, &rules[0])
	}
	return writeRules(o.Out, rules)
}

// named returns the rule of that name, or the rules of that family, of that kind or
// that a pattern such as */removed names.
func named(rules []finding.Rule, name string) ([]finding.Rule, error) {
	var names []string
	families := map[string]bool{}
	var some []finding.Rule
	for _, r := range rules {
		families[r.Family] = true
		if r.Name == name {
			return []finding.Rule{r}, nil
		}
		names = append(names, r.Name)
		if finding.Names(name, r.Name) {
			some = append(some, r)
		}
	}
	if some == nil {
		return nil, unknownName(name, name, "rule", slices.Concat(names, keys(families)))
	}
	return some, nil
}

func writeRules(out io.Writer, rules []finding.Rule) error {
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	for i := range rules {
		r := &rules[i]
		fmt.Fprintf(w, "%s\t%s\t%s\n", r.Name, r.Level, r.Title)
	}
	return w.Flush()
}

// ruleJSON is a rule as `rules --format json` prints it.
type ruleJSON struct {
	Name        string        `json:"name"`
	Family      string        `json:"family"`
	Kind        string        `json:"kind"`
	Level       finding.Level `json:"level"`
	Title       string        `json:"title"`
	Description string        `json:"description"`
	Why         string        `json:"why"`
	Trips       []exampleJSON `json:"trips"`
	Passes      []exampleJSON `json:"passes"`
	Sources     []string      `json:"sources"`
}

type exampleJSON struct {
	Title    string `json:"title,omitempty"`
	Base     string `json:"base,omitempty"`
	Proposal string `json:"proposal,omitempty"`
	Draft    string `json:"draft,omitempty"`
}

func writeRulesJSON(out io.Writer, rules []finding.Rule) error {
	list := make([]ruleJSON, len(rules))
	for i := range rules {
		r := &rules[i]
		list[i] = ruleJSON{
			r.Name, r.Family, r.Kind, r.Level, r.Title, r.Description, r.Why,
			examplesJSON(r.Trips), examplesJSON(r.Passes), append([]string{}, r.Sources...),
		}
	}
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(list)
}

func examplesJSON(examples []finding.Example) []exampleJSON {
	out := make([]exampleJSON, len(examples))
	for i, e := range examples {
		out[i] = exampleJSON(e)
	}
	return out
}

// writeRule prints one rule for people.
func writeRule(out io.Writer, r *finding.Rule) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s (%s)\n%s\n", r.Name, r.Level, r.Title)
	section(&b, "What it reports", r.Description)
	section(&b, "Why it matters", r.Why)
	for _, group := range []struct {
		title    string
		examples []finding.Example
	}{{"It reports", r.Trips}, {"It does not report", r.Passes}} {
		for _, e := range group.examples {
			fmt.Fprintf(&b, "\n%s: %s\n", group.title, e.Title)
			quote(&b, "base", e.Base)
			quote(&b, "proposal", e.Proposal)
			quote(&b, "draft", e.Draft)
		}
	}
	section(&b, "How to waive it", fmt.Sprintf(`In a Markdown or HTML text, before the clause:
    <!-- resolint-disable-next %[1]s: the reason -->
In a Word file, in a comment on the clause:
    resolint: waive %[1]s the reason
In %[2]s:
    waivers:
      - rule: %[1]s
        clause: resolves/3
        reason: the reason
        until: 2027-03-31`, r.Name, ".resolint.yaml"))
	if len(r.Sources) > 0 {
		b.WriteString("\nSources\n")
		for _, s := range r.Sources {
			b.WriteString("  - " + strings.ReplaceAll(wrap(s, 74), "\n", "\n    ") + "\n")
		}
	}
	_, err := io.WriteString(out, b.String())
	return err
}

func section(b *strings.Builder, title, body string) {
	if body = strings.TrimSpace(body); body != "" {
		fmt.Fprintf(b, "\n%s\n%s\n", title, indent(wrap(body, 76), "  "))
	}
}

// quote prints a text of an example behind a bar, with its side before it.
func quote(b *strings.Builder, side, text string) {
	if text = strings.TrimSpace(text); text == "" {
		return
	}
	for line := range strings.SplitSeq(wrap(text, 66), "\n") {
		b.WriteString(strings.TrimRight(fmt.Sprintf("  %-8s | %s", side, line), " ") + "\n")
		side = ""
	}
}

// wrap breaks lines longer than width bytes at spaces; the lines that follow are
// indented as the broken one.
func wrap(text string, width int) string {
	var out []string
	for line := range strings.SplitSeq(text, "\n") {
		lead := line[:len(line)-len(strings.TrimLeft(line, " "))]
		for len(line) > width {
			i := strings.LastIndex(line[:width+1], " ")
			if i <= len(lead) {
				break
			}
			out = append(out, line[:i])
			line = lead + strings.TrimLeft(line[i:], " ")
		}
		out = append(out, line)
	}
	return strings.Join(out, "\n")
}

func indent(text, by string) string {
	lines := strings.Split(text, "\n")
	for i, l := range lines {
		if l != "" {
			lines[i] = by + l
		}
	}
	return strings.Join(lines, "\n")
}
