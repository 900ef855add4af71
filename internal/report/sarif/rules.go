package sarif

import (
	"cmp"
	"fmt"
	"strings"
	"unicode"

	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/report/internal/digest"
	"github.com/resolint/resolint/internal/report/internal/plain"
)

// descriptionLimit is GitHub's for fullDescription, in characters.
const descriptionLimit = 1024

func descriptors(rules []finding.Rule) []reportingDescriptor {
	out := make([]reportingDescriptor, len(rules))
	for i := range rules {
		out[i] = descriptor(&rules[i])
	}
	return out
}

func descriptor(r *finding.Rule) reportingDescriptor {
	title := ended(cmp.Or(r.Title, r.Name))
	about := strings.TrimSpace(unmarked(r.Description) + " " + r.Why)
	level := cmp.Or(r.Level, finding.LevelNone)
	severity := map[finding.Level]string{finding.LevelError: "error", finding.LevelWarning: "warning"}[level]
	return reportingDescriptor{
		ID: r.Name, Name: pascal(r.Name),
		ShortDescription:     message{Text: title},
		FullDescription:      message{Text: plain.Shorten(ended(cmp.Or(plain.Collapse(about), title)), descriptionLimit)},
		DefaultConfiguration: &configuration{string(level)},
		HelpURI:              digest.RuleURL(r.Name),
		Help:                 &message{Text: help(r, false), Markdown: help(r, true)},
		Properties: &ruleProperties{
			Tags: []string{cmp.Or(r.Family, "resolint"), cmp.Or(r.Kind, "rule")}, Precision: "high",
			ProblemSeverity: cmp.Or(severity, "recommendation"),
		},
	}
}

// help is a rule's page in short: what, why, an example, how to waive it.
func help(r *finding.Rule, markdown bool) string {
	description := r.Description
	if !markdown {
		description = plain.Collapse(unmarked(r.Description))
	}
	var parts []string
	for _, p := range []string{description, r.Why} {
		if p != "" {
			parts = append(parts, p)
		}
	}
	for _, e := range r.Trips {
		parts = append(parts, example(e, markdown))
	}
	if markdown {
		parts = append(parts, fmt.Sprintf("Waive it with a reason: `<!-- resolint-disable-next %s: reason -->` before the clause.", r.Name))
	} else {
		parts = append(parts, fmt.Sprintf("Waive it with a reason: <!-- resolint-disable-next %s: reason --> before the clause.", r.Name))
	}
	if len(r.Sources) > 0 {
		parts = append(parts, "Sources: "+strings.Join(r.Sources, "; "))
	}
	return strings.Join(parts, "\n\n")
}

func example(e finding.Example, markdown bool) string {
	var lines []string
	add := func(label, text string) {
		switch {
		case text == "":
		case markdown:
			lines = append(lines, "**"+label+"**\n\n```text\n"+strings.TrimRight(text, "\n")+"\n```")
		default:
			lines = append(lines, label+": "+plain.Collapse(text))
		}
	}
	if e.Title != "" {
		lines = append(lines, "Example: "+e.Title)
	}
	add("Base", e.Base)
	add("Draft", e.Draft)
	return strings.Join(lines, "\n\n")
}

// unmarked takes Markdown's emphasis and code marks off a rule's own words.
func unmarked(s string) string { return strings.NewReplacer("**", "", "*", "", "`", "").Replace(s) }

// ended gives a sentence its full stop.
func ended(s string) string {
	if s == "" || strings.HasSuffix(s, ".") || strings.HasSuffix(s, "?") || strings.HasSuffix(s, "!") {
		return s
	}
	return s + "."
}

// pascal makes "human-rights/removed" "HumanRightsRemoved", the form that SARIF
// recommends for names.
func pascal(name string) string {
	var b strings.Builder
	up := true
	for _, r := range name {
		switch {
		case !unicode.IsLetter(r) && !unicode.IsDigit(r):
			up = true
		case up:
			b.WriteRune(unicode.ToUpper(r))
			up = false
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}
