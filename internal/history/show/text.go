package show

import (
	"fmt"
	"strings"
	"text/tabwriter"

	"github.com/resolint/resolint/internal/history"
)

// text is the story for people at a terminal.
func (s *story) text() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n%s\n\n", clean(s.Title), s.summary())
	t := tabwriter.NewWriter(&b, 0, 0, 2, ' ', 0)
	for i := range s.Versions {
		v := &s.Versions[i]
		fmt.Fprintf(t, "  %s\t%s\t%s\t%s\t%s\n", clean(v.ID), v.Date, clean(v.Proponent), clean(v.Source), s.lineage(i))
	}
	_ = t.Flush() // into memory
	for _, f := range s.Families {
		fmt.Fprintf(&b, "\n%s\n", f.Name)
		for i := range f.Lines {
			l := &f.Lines[i]
			fmt.Fprintf(&b, "  “%s” in %s: %s\n", clean(l.Quote), clean(l.Clause), clean(l.Sentence))
		}
	}
	b.WriteString("\nClauses\n")
	quiet := 0
	for i := range s.Clauses {
		l := &s.Clauses[i]
		if l.Quiet {
			quiet++
			continue
		}
		fmt.Fprintf(&b, "  %s “%s”: %s\n", clean(l.Clause), clean(l.Quote), clean(l.Sentence))
	}
	if quiet > 0 {
		fmt.Fprintf(&b, "  %s from the first version to the last\n", counted(quiet, "clause stands as it was", "clauses stand as they were"))
	}
	s.whoText(&b)
	s.enteredText(&b)
	if len(s.Never) > 0 {
		b.WriteString("\nNever came back\n")
		for i := range s.Never {
			l := &s.Never[i]
			fmt.Fprintf(&b, "  %s “%s”: %s\n", clean(l.Clause), clean(l.Quote), clean(l.Sentence))
		}
	}
	for i := range s.Versions {
		for _, n := range s.Versions[i].Notices {
			fmt.Fprintf(&b, "\n%s: %s", clean(s.Versions[i].ID), clean(n))
		}
	}
	return strings.TrimRight(b.String(), "\n") + "\n"
}

// summary is the story in one line.
func (s *story) summary() string {
	n := map[history.Kind]int{}
	for _, l := range s.Lives {
		for i := range l.Events {
			if !l.Events[i].First {
				n[l.Events[i].Kind]++
			}
		}
	}
	var parts []string
	for _, k := range history.Kinds {
		if n[k] > 0 {
			parts = append(parts, fmt.Sprintf("%s %d", k, n[k]))
		}
	}
	if len(parts) == 0 {
		parts = []string{"nothing changed"}
	}
	return counted(len(s.Versions), "version", "versions") + ", " + counted(len(s.Lives), "clause", "clauses") + ": " + strings.Join(parts, ", ")
}

func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// lineage says what a version was made from, where that is not the one before.
func (s *story) lineage(v int) string {
	var from []string
	for _, p := range s.Versions[v].Parents {
		from = append(from, clean(s.Versions[p].ID))
	}
	out := ""
	if s.Versions[v].Side {
		out = "proposal "
	}
	if len(from) > 1 || len(from) == 1 && s.Versions[v].Parents[0] != v-1 || s.Versions[v].Side {
		out += "from " + strings.Join(from, ", ")
	}
	return strings.TrimSpace(out)
}

func (s *story) whoText(b *strings.Builder) {
	if len(s.Tally) == 0 {
		return
	}
	b.WriteString("\nWho brought and who took out\n")
	t := tabwriter.NewWriter(b, 0, 0, 2, ' ', 0)
	fmt.Fprint(t, "  \t")
	for _, k := range history.Kinds {
		fmt.Fprintf(t, "\t%s", k)
	}
	fmt.Fprint(t, "\n")
	for i := range s.Tally {
		for _, of := range s.Tally[i].Rows() {
			fmt.Fprintf(t, "  %s\t%s", clean(s.Tally[i].Who), of.Name)
			for _, k := range history.Kinds {
				fmt.Fprintf(t, "\t%d", of.Counts[k])
			}
			fmt.Fprint(t, "\n")
		}
	}
	_ = t.Flush() // into memory
}

func (s *story) enteredText(b *strings.Builder) {
	fmt.Fprintf(b, "\nWhen the words of %s entered\n", clean(s.Versions[s.last].ID))
	for v := range s.Versions {
		if s.Words[v] > 0 {
			fmt.Fprintf(b, "  %s: %s (%s)\n", clean(s.by(v)), counted(s.Words[v], "word", "words"), s.percent(v))
		}
	}
	for i := range s.Entered {
		e := &s.Entered[i]
		fmt.Fprintf(b, "  %s “%s” in %s: %s\n", e.Family, clean(e.Quote), clean(e.Clause), clean(s.by(e.Version)))
	}
}
