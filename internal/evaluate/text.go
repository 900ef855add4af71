package evaluate

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
)

// WriteText writes the summary for people: every miss, false alarm and broken
// trap with its words, case by case, and then the figures per rule, per family
// and overall. Nothing is listed for a case without errors.
func (s *Summary) WriteText(w io.Writer) error {
	var b strings.Builder
	for i := range s.Cases {
		s.Cases[i].text(&b)
	}
	width := len("right family, right clause")
	for _, names := range [][]string{sorted(s.Rules), sorted(s.Families), sorted(s.Information.Rules)} {
		for _, name := range names {
			width = max(width, len(name))
		}
	}
	fmt.Fprintf(&b, "%-*s  %5s %5s %5s  %9s %6s %6s\n", width, "", "tp", "fp", "fn", "precision", "recall", "f1")
	line := func(name string, t *Tally) {
		fmt.Fprintf(&b, "%-*s  %5d %5d %5d  %9.3f %6.3f %6.3f\n", width, name, t.TP, t.FP, t.FN, t.Precision, t.Recall, t.F1)
	}
	table := func(m map[string]*Tally) {
		for _, name := range sorted(m) {
			line(name, m[name])
		}
		b.WriteByte('\n')
	}
	table(s.Rules)
	table(s.Families)
	table(s.Roles)
	line("overall", &s.Overall)
	line("right family, right clause", &s.FamilyClause)
	if len(s.Information.Rules) > 0 {
		b.WriteString("\ninformation, scored apart\n")
		table(s.Information.Rules)
	} else {
		b.WriteByte('\n')
	}
	fmt.Fprintf(&b, "traps broken: %d of %d (%.1f %%)\n", s.Traps.Broken, s.Traps.Of, percent(s.Traps))
	fmt.Fprintf(&b, "cases: %d, failed: %d\n", len(s.Cases), s.Failed)
	_, err := io.WriteString(w, b.String())
	return err
}

func percent(t Traps) float64 {
	if t.Of == 0 {
		return 0
	}
	return 100 * float64(t.Broken) / float64(t.Of)
}

func sorted(m map[string]*Tally) []string { return slices.Sorted(maps.Keys(m)) }

func (c *CaseSummary) text(b *strings.Builder) {
	if len(c.Missed)+len(c.False)+len(c.Broken) == 0 && c.Failure == "" && c.Information == nil {
		return
	}
	b.WriteString(c.Name)
	if c.about != "" {
		b.WriteString(": " + c.about)
	}
	b.WriteByte('\n')
	if c.Failure != "" {
		fmt.Fprintf(b, "  failed  %s\n", c.Failure)
	}
	misses(b, "missed", c.Missed)
	alarms(b, "false ", c.False)
	for i := range c.Broken {
		t := &c.Broken[i]
		fmt.Fprintf(b, "  broken  %s %s: %s (%s)\n", t.Side, t.Clause, strings.Join(t.Rules, ", "), t.Why)
	}
	if c.Information != nil {
		misses(b, "missed (information)", c.Information.Missed)
		alarms(b, "false (information)", c.Information.False)
	}
	b.WriteByte('\n')
}

func misses(b *strings.Builder, label string, list []Miss) {
	for i := range list {
		m := &list[i]
		fmt.Fprintf(b, "  %s  %s on %s %s: %q", label, m.Rule, m.Side, m.Clause, m.Text)
		if m.Instead != nil {
			fmt.Fprintf(b, " (reported: %s)", strings.Join(m.Instead, ", "))
		}
		b.WriteByte('\n')
	}
}

func alarms(b *strings.Builder, label string, list []Found) {
	for i := range list {
		f := &list[i]
		fmt.Fprintf(b, "  %s  %s on %s: %q", label, f.Rule, f.places(), f.Text)
		if f.Message != "" {
			b.WriteString(" - " + f.Message)
		}
		b.WriteByte('\n')
	}
}

// places lists the finding's clauses with their sides.
func (f *Found) places() string {
	var out []string
	for _, side := range []string{"base", "proposal", "draft"} {
		if at := f.on(side); at != "" {
			out = append(out, side+" "+at)
		}
	}
	return strings.Join(out, ", ")
}
