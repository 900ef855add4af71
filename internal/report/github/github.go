// Package github writes findings as annotations of a GitHub Actions job.
//
// GitHub shows 10 errors, 10 warnings and 10 notices of a step. The gravest
// come first; what is beyond the limits, waived findings and information, where it is
// wanted, are lines of the log, and a line says how many they are.
package github

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/report/internal/digest"
	"github.com/resolint/resolint/internal/report/internal/plain"
)

// perLevel is the number of annotations of one level that GitHub shows for a
// step.
const perLevel = 10

// messageLimit and titleLimit are in code points.
const (
	messageLimit = 2000
	titleLimit   = 200
)

// Writer writes reports as workflow commands. Names of files are to be relative to the
// repository's root, or GitHub finds no file for them.
type Writer struct {
	// Information writes what is no loss to the log too: gains and moves.
	Information bool
}

type item struct {
	d *finding.Document
	f *finding.Finding
}

var commands = map[finding.Level]string{finding.LevelError: "error", finding.LevelWarning: "warning", finding.LevelNote: "notice"}

// Write writes the annotations and after them the log lines.
func (o Writer) Write(w io.Writer, r *finding.Report) error {
	b := bufio.NewWriterSize(w, 1<<16)
	used := map[string]int{}
	for i := range r.Failures {
		f := &r.Failures[i]
		if used["error"]++; used["error"] <= perLevel {
			fmt.Fprintf(b, "::error file=%s,title=%s::%s\n", property(f.File), property("resolint: not audited"), data(f.Explanation()))
		}
	}
	var rest []item
	more := map[string]int{}
	for _, it := range sorted(r) {
		command := commands[it.f.Level]
		if it.f.Suppressed != nil || command == "" {
			if o.Information || it.f.Level.Rank() > 0 {
				rest = append(rest, it)
			}
			continue
		}
		if used[command] >= perLevel {
			more[command]++
			rest = append(rest, it)
			continue
		}
		used[command]++
		annotate(b, command, it)
	}
	tell(b, r, rest, more)
	if err := b.Flush(); err != nil {
		return fmt.Errorf("write github report: %w", err)
	}
	return nil
}

// sorted are the findings, the gravest first.
func sorted(r *finding.Report) []item {
	var out []item
	for i := range r.Documents {
		for j := range r.Documents[i].Findings {
			out = append(out, item{&r.Documents[i], &r.Documents[i].Findings[j]})
		}
	}
	slices.SortStableFunc(out, func(a, b item) int { return cmp.Compare(b.f.Level.Rank(), a.f.Level.Rank()) })
	return out
}

func annotate(b *bufio.Writer, command string, it item) {
	at := digest.Anchor(it.d, it.f)
	file := digest.File(it.d, it.f)
	where := ""
	if at != nil {
		file = at.File
		where = fmt.Sprintf(",line=%d,endLine=%d", at.Span.Line, max(at.Span.EndLine, at.Span.Line))
		// Columns are heeded on one line only.
		if at.Span.EndLine == at.Span.Line && at.Span.Column > 0 {
			where += fmt.Sprintf(",col=%d,endColumn=%d", at.Span.Column, max(at.Span.EndColumn, at.Span.Column))
		}
	}
	title := it.f.Rule
	if p := it.f.Primary(); p != nil && p.Clause != "" {
		title += " in " + p.Clause
	}
	fmt.Fprintf(b, "::%s file=%s%s,title=%s::%s\n", command, property(strings.TrimPrefix(file, "./")), where,
		property(plain.Shorten(plain.Collapse(title), titleLimit)), data(plain.Shorten(digest.Evidence(it.f), messageLimit)))
}

// tell writes log lines for people. None begins with what a document says, and
// the older form of commands, which works anywhere in a line, is broken up.
func tell(b *bufio.Writer, r *finding.Report, rest []item, more map[string]int) {
	say := func(format string, args ...any) {
		text := plain.Collapse(fmt.Sprintf(format, args...))
		fmt.Fprintf(b, "%s\n", strings.ReplaceAll(text, "##[", "## ["))
	}
	t := digest.Count(r)
	said := t.String()
	if aside := t.Aside(); aside != "" {
		said += "; " + aside
	}
	say("resolint: %s.", said)
	var beyond []string
	for _, level := range digest.Levels[:3] {
		if n := more[commands[level]]; n > 0 {
			beyond = append(beyond, digest.Plural(n, string(level)))
		}
	}
	if len(beyond) > 0 {
		say("resolint: GitHub shows %d annotations of each level; %s more are listed here.", perLevel, strings.Join(beyond, ", "))
	}
	for _, it := range rest {
		waived := ""
		if it.f.Suppressed != nil {
			waived = " (" + digest.Waiver(it.f.Suppressed) + ")"
		}
		at := it.f.Primary()
		clause := ""
		if at != nil {
			clause = at.Clause + ": "
		}
		say("resolint: %s: %s: %s%s [%s]%s", cmp.Or(digest.Place(at), it.d.File), level(it.f), clause, it.f.Message, it.f.Rule, waived)
	}
	for _, f := range r.Skipped {
		say("resolint: %s: skipped: %s", f.File, f.Reason)
	}
	for i := range r.Documents {
		if d := &r.Documents[i]; d.Base != "" {
			say("resolint: %s: %s", d.File, digest.Compared(d))
		}
		for _, n := range r.Documents[i].Notices {
			say("resolint: %s: not checked or guessed: %s", r.Documents[i].File, n)
		}
	}
	for _, n := range r.Notices {
		say("resolint: %s", n)
	}
	for i := perLevel; i < len(r.Failures); i++ {
		f := &r.Failures[i]
		say("resolint: %s: not audited: %s", f.File, f.Explanation())
	}
}

func level(f *finding.Finding) string {
	if f.Level.Rank() == 0 {
		return "info"
	}
	return string(f.Level)
}

// The escapes are those of actions/toolkit, packages/core/src/command.ts.
var (
	dataEscapes     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	propertyEscapes = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

// data escapes a command's message; line ends stay, as escapes.
func data(s string) string {
	lines := strings.Split(s, "\n")
	for i := range lines {
		lines[i] = plain.Line(lines[i])
	}
	s = strings.ReplaceAll(strings.Join(lines, "\n"), "##[", "## [")
	return dataEscapes.Replace(s)
}

// property escapes a command's property. File names must stay what they are to
// be found, but for what would reach a terminal.
func property(s string) string {
	return propertyEscapes.Replace(strings.ReplaceAll(plain.Line(s), "##[", "## ["))
}
