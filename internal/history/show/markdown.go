package show

import (
	"fmt"
	"strings"

	"github.com/resolint/resolint/internal/history"
)

// cell makes a text harmless in a table of Markdown.
func cell(s string) string {
	return markdownSpecial.Replace(clean(s))
}

var markdownSpecial = strings.NewReplacer("\\", "\\\\", "|", "\\|", "<", "&lt;", ">", "&gt;", "&", "&amp;",
	"*", "\\*", "_", "\\_", "`", "\\`", "[", "\\[", "]", "\\]", "@", "@\u200b", "#", "\\#")

// markdown is the story as tables, for a comment or a wiki.
func (s *story) markdown() string {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n\n%s\n\n", cell(s.Title), s.summary())
	b.WriteString("| version | date | proponent | source | |\n| --- | --- | --- | --- | --- |\n")
	for i := range s.Versions {
		v := &s.Versions[i]
		fmt.Fprintf(&b, "| %s | %s | %s | %s | %s |\n", cell(v.ID), v.Date, cell(v.Proponent), cell(v.Source), cell(s.lineage(i)))
	}
	for _, f := range s.Families {
		fmt.Fprintf(&b, "\n## %s\n\n| words | clause | life |\n| --- | --- | --- |\n", f.Name)
		for i := range f.Lines {
			writeRow(&b, &f.Lines[i])
		}
	}
	b.WriteString("\n## Clauses\n\n| words | clause | life |\n| --- | --- | --- |\n")
	quiet := 0
	for i := range s.Clauses {
		if s.Clauses[i].Quiet {
			quiet++
			continue
		}
		writeRow(&b, &s.Clauses[i])
	}
	if quiet > 0 {
		fmt.Fprintf(&b, "\n%s from the first version to the last.\n", counted(quiet, "clause stands as it was", "clauses stand as they were"))
	}
	s.whoMarkdown(&b)
	fmt.Fprintf(&b, "\n## When the words of %s entered\n\n| version | words | share |\n| --- | ---: | ---: |\n", cell(s.Versions[s.last].ID))
	for v := range s.Versions {
		if s.Words[v] > 0 {
			fmt.Fprintf(&b, "| %s | %d | %s |\n", cell(s.by(v)), s.Words[v], s.percent(v))
		}
	}
	if len(s.Never) > 0 {
		b.WriteString("\n## Never came back\n\n| words | clause | life |\n| --- | --- | --- |\n")
		for i := range s.Never {
			writeRow(&b, &s.Never[i])
		}
	}
	return b.String()
}

func writeRow(b *strings.Builder, l *line) {
	fmt.Fprintf(b, "| %s | %s | %s |\n", cell(l.Quote), cell(l.Clause), cell(l.Sentence))
}

func (s *story) whoMarkdown(b *strings.Builder) {
	if len(s.Tally) == 0 {
		return
	}
	b.WriteString("\n## Who brought and who took out\n\n| | |")
	for _, k := range history.Kinds {
		fmt.Fprintf(b, " %s |", k)
	}
	b.WriteString("\n| --- | --- |" + strings.Repeat(" ---: |", len(history.Kinds)) + "\n")
	for i := range s.Tally {
		for _, of := range s.Tally[i].Rows() {
			fmt.Fprintf(b, "| %s | %s |", cell(s.Tally[i].Who), of.Name)
			for _, k := range history.Kinds {
				fmt.Fprintf(b, " %d |", of.Counts[k])
			}
			b.WriteString("\n")
		}
	}
}
