package policy

import (
	"fmt"
	"slices"
	"strings"

	"github.com/resolint/resolint/internal/finding"
)

// Page returns the page of one kind in Markdown, made of the descriptions of its
// rules, one for each family. What all of them say alike is said once. The heading
// of each rule is its name, which gives the anchor that reports link to.
func Page(kind string, rules []finding.Rule) []byte {
	p := page{rules: rules}
	p.printf("# %s\n\n<!-- Made from the METADATA of %s.rego by `go test ./rules -run TestPages -update`. -->\n", kind, kind)
	p.shared("What it reports", func(r *finding.Rule) string { return r.Description })
	p.shared("Why it matters", func(r *finding.Rule) string { return r.Why })
	p.printf("\n| Rule | Level in operative text |\n| --- | --- |\n")
	for i := range rules {
		p.printf("| [%s](#%s) | %s |\n", rules[i].Name, Anchor(rules[i].Name), rules[i].Level)
	}
	for i := range rules {
		p.rule(&rules[i])
	}
	p.waive(kind, rules[0].Name)
	p.sources()
	return []byte(p.String())
}

// Anchor is the anchor of a rule's heading on its kind's page, as GitHub makes it.
func Anchor(rule string) string { return strings.ReplaceAll(rule, "/", "") }

// page is a page being written.
type page struct {
	strings.Builder
	rules []finding.Rule
}

func (p *page) printf(format string, args ...any) { fmt.Fprintf(p, format, args...) }

// same reports whether all rules say the same.
func (p *page) same(of func(*finding.Rule) string) bool {
	return !slices.ContainsFunc(p.rules, func(r finding.Rule) bool { return of(&r) != of(&p.rules[0]) })
}

// shared writes a section that all rules say alike.
func (p *page) shared(title string, of func(*finding.Rule) string) {
	if p.same(of) {
		p.printf("\n## %s\n\n%s\n", title, of(&p.rules[0]))
	}
}

// rule writes what is said of one rule alone.
func (p *page) rule(r *finding.Rule) {
	p.printf("\n## %s\n", r.Name)
	for _, of := range []func(*finding.Rule) string{
		func(r *finding.Rule) string { return r.Description },
		func(r *finding.Rule) string { return r.Why },
	} {
		if !p.same(of) {
			p.printf("\n%s\n", of(r))
		}
	}
	for _, group := range []struct {
		lead     string
		examples []finding.Example
	}{{"Reported", r.Trips}, {"Not reported", r.Passes}} {
		for _, e := range group.examples {
			p.printf("\n%s: %s.\n", group.lead, e.Title)
			p.quote("Base", e.Base)
			p.quote("Proposal", e.Proposal)
			p.quote("Draft", e.Draft)
		}
	}
}

func (p *page) quote(role, text string) {
	if text = strings.TrimSpace(text); text != "" {
		p.printf("\n%s:\n\n```text\n%s\n```\n", role, text)
	}
}

// waive says how a finding is accepted, with its reason on record.
func (p *page) waive(kind, rule string) {
	p.printf("\n## How to waive it\n\nA waiver names the rule and the reason, so that the next reader knows. In a Markdown or HTML text,\nbefore the clause:\n\n"+
		"```markdown\n<!-- resolint-disable-next %[1]s: the reason -->\n```\n\nIn a Word file, in a comment on the clause:\n\n"+
		"```text\nresolint: waive %[1]s the reason\n```\n\nIn `.resolint.yaml`, with a date after which it is reported again:\n\n"+
		"```yaml\nwaivers:\n  - rule: %[1]s\n    clause: resolves/3\n    reason: the reason\n    until: 2027-03-31\n```\n\n"+
		"A profile sets the level of the whole kind, or of one rule, or turns it off:\n\n"+
		"```yaml\nlevels:\n  rules:\n    %[2]s: note\n    %[1]s: {preamble: none}\n```\n", rule, kind)
}

// sources lists the sources of all rules, each once.
func (p *page) sources() {
	var all []string
	for i := range p.rules {
		for _, s := range p.rules[i].Sources {
			if !slices.Contains(all, s) {
				all = append(all, s)
			}
		}
	}
	if all != nil {
		p.printf("\n## Sources\n\n- %s\n", strings.Join(all, "\n- "))
	}
}
