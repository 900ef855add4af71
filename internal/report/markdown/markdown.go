// Package markdown writes a report as GitHub Flavored Markdown of bounded size,
// for a comment on a pull request, a job summary or an e-mail.
package markdown

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/report/internal/digest"
)

// commentLimit keeps a report within GitHub's 65,536 characters for a comment, in bytes.
const commentLimit = 60_000

// The most code points of a side of the evidence, of a sentence and of a name.
const (
	sideLimit     = 400
	sentenceLimit = 600
	nameLimit     = 200
	context       = 8
)

// Writer writes reports as Markdown.
type Writer struct {
	// limit is the greatest size in bytes, commentLimit where it is 0. The heading and
	// the counts are written whatever it is.
	limit int
}

// Write writes the report.
func (wr Writer) Write(w io.Writer, r *finding.Report) error {
	limit := cmp.Or(wr.limit, commentLimit)
	var head, tail strings.Builder
	heading(&head, r)
	overview(&head, r)
	unchecked(&tail, r, limit/8)
	body := sections(r, limit-head.Len()-tail.Len())
	if _, err := io.WriteString(w, head.String()+body+tail.String()); err != nil {
		return fmt.Errorf("write markdown report: %w", err)
	}
	return nil
}

func heading(b *strings.Builder, r *finding.Report) {
	t := digest.Count(r)
	said := t.String()
	fmt.Fprintf(b, "## resolint: %s\n\n", said)
	if len(r.Failures) > 0 {
		fmt.Fprintf(b, "**%s could not be audited**, see below.\n\n", digest.Plural(len(r.Failures), "file"))
	}
	fmt.Fprintf(b, "%s with %s", digest.Plural(t.Documents, "document"), digest.Plural(t.Resolutions, "resolution"))
	if aside := t.Aside(); aside != "" {
		b.WriteString("; " + aside)
	}
	b.WriteString(".\n")
}

// overview is the table of families by kinds.
func overview(b *strings.Builder, r *finding.Report) {
	t := digest.Tabulate(digest.Documents(r)...)
	if len(t.Kinds) == 0 {
		return
	}
	b.WriteString("\n| |")
	for _, k := range t.Kinds {
		b.WriteString(" " + short(k, nameLimit) + " |")
	}
	b.WriteString("\n| --- |" + strings.Repeat(" ---: |", len(t.Kinds)) + "\n")
	for _, f := range t.Families {
		b.WriteString("| " + short(f, nameLimit) + " |")
		for _, k := range t.Kinds {
			if n := t.Cells[f][k]; n > 0 {
				fmt.Fprintf(b, " %d |", n)
			} else {
				b.WriteString(" · |")
			}
		}
		b.WriteString("\n")
	}
}

// line is one finding as it will be written.
type line struct {
	f    *finding.Finding
	text string
	in   bool // there is room for it
}

// sections writes the documents' findings, those of the greatest weight first
// where there is not room for all.
func sections(r *finding.Report, room int) string {
	parts := make([][]line, len(r.Documents))
	var all []*line
	for i := range r.Documents {
		d := &r.Documents[i]
		room -= len(title(d)) + 600 // what stands around the lines
		for _, keep := range []func(*finding.Finding) bool{digest.Counts, digest.Informs, digest.Waived} {
			for _, g := range digest.Groups(d, keep) {
				for _, f := range g.Findings() {
					parts[i] = append(parts[i], line{f: f, text: render(f)})
				}
			}
		}
		for j := range parts[i] {
			all = append(all, &parts[i][j])
		}
	}
	slices.SortStableFunc(all, func(a, b *line) int { return cmp.Compare(weight(b.f), weight(a.f)) })
	for _, l := range all {
		if room < len(l.text) {
			room = 0
			break
		}
		room -= len(l.text)
		l.in = true
	}
	var b strings.Builder
	left := 0
	for i := range r.Documents {
		// A document of which nothing can be shown is counted, not named: there
		// may be thousands.
		if len(parts[i]) > 0 && !slices.ContainsFunc(parts[i], func(l line) bool { return l.in }) {
			left += len(parts[i])
			continue
		}
		section(&b, &r.Documents[i], parts[i])
		room -= reading(&b, &r.Documents[i], room)
	}
	if left > 0 {
		fmt.Fprintf(&b, "\n… and %s in other documents; the text, JSON and HTML reports have all.\n", digest.Plural(left, "more finding"))
	}
	return b.String()
}

func weight(f *finding.Finding) int {
	if f.Suppressed != nil {
		return -1
	}
	return f.Level.Rank()
}

func title(d *finding.Document) string {
	return fmt.Sprintf("\n### %s\n\n%s.\n", short(d.File, nameLimit), digest.Capital(short(digest.Compared(d), sentenceLimit)))
}

func section(b *strings.Builder, d *finding.Document, lines []line) {
	b.WriteString(title(d))
	left := 0
	list := func(open, shut string, keep func(*finding.Finding) bool) {
		n := 0
		for _, l := range lines {
			switch {
			case !keep(l.f):
			case !l.in:
				left++
			default:
				if n == 0 {
					b.WriteString(open)
				}
				n++
				b.WriteString(l.text)
			}
		}
		if n > 0 {
			b.WriteString(shut)
		}
	}
	list("\n| Where | What happened | From | To | Ask for |\n| --- | --- | --- | --- | --- |\n", "", digest.Counts)
	list("\n<details><summary>For information</summary>\n\n", "\n</details>\n", digest.Informs)
	list("\n<details><summary>Waived, or in the baseline</summary>\n\n", "\n</details>\n", digest.Waived)
	if left > 0 {
		fmt.Fprintf(b, "\n… and %s; the text, JSON and HTML reports have all.\n", digest.Plural(left, "more finding"))
	}
	if !slices.ContainsFunc(lines, func(l line) bool { return digest.Counts(l.f) }) {
		b.WriteString("\nNo findings.\n")
	}
}

// render is a table row for what counts, a list item for the rest.
func render(f *finding.Finding) string {
	if digest.Counts(f) {
		return row(f)
	}
	at := f.Primary()
	where := ""
	if at != nil {
		where = " " + place(at) + ", " + short(at.Clause, nameLimit) + ":"
	}
	item := fmt.Sprintf("- %s%s %s", rule(f), where, short(f.Message, sentenceLimit))
	if f.Suppressed != nil {
		item += " — " + short(digest.Waiver(f.Suppressed), sentenceLimit)
	}
	return item + "\n"
}

func row(f *finding.Finding) string {
	from, to := digest.Sides(f, context)
	where := fmt.Sprintf("**%s** %s", f.Level, rule(f))
	if at := f.Primary(); at != nil {
		where += "<br>" + short(at.Clause, nameLimit) + "<br>" + place(at)
	}
	if f.Resolution != "" {
		where += "<br>" + short(f.Resolution, nameLimit)
	}
	what := short(f.Message, sentenceLimit)
	if f.Why != "" {
		what += "<br>" + short(f.Why, sentenceLimit)
	}
	if s := f.Surviving; s != nil {
		what += fmt.Sprintf("<br>Still: “%s” in %s", short(s.Text, nameLimit), short(s.Clause, nameLimit))
	}
	if by := digest.Changed(f); by != "" {
		what += "<br>By " + short(by, nameLimit)
	}
	ask := ""
	if s := f.Suggestion; s != nil {
		ask = fmt.Sprintf("“%s” (%s)", short(s.Text, sideLimit), short(s.Source, nameLimit))
	}
	return fmt.Sprintf("| %s | %s | %s | %s | %s |\n", where, what, cmp.Or(marked(from, sideLimit), "–"), cmp.Or(marked(to, sideLimit), "–"), ask)
}

func rule(f *finding.Finding) string {
	name := short(f.Rule, nameLimit)
	if uri := digest.RuleURL(f.Rule); uri != "" {
		return "[" + name + "](" + uri + ")"
	}
	return name
}

func place(at *finding.Location) string {
	said := short(digest.Place(at), nameLimit)
	if at.Span.Page > 0 {
		said += fmt.Sprintf(", page %d", at.Span.Page)
	}
	return said
}

// unchecked lists what the audit did not see or had to guess, in about room
// bytes.
func unchecked(b *strings.Builder, r *finding.Report, room int) {
	var items []string
	for i := range r.Failures {
		f := &r.Failures[i]
		items = append(items, fmt.Sprintf("- **%s: not audited**: %s", short(f.File, nameLimit), short(f.Explanation(), sentenceLimit)))
	}
	for _, f := range r.Skipped {
		items = append(items, fmt.Sprintf("- **%s**: skipped: %s", short(f.File, nameLimit), short(f.Reason, sentenceLimit)))
	}
	for i := range r.Documents {
		for _, n := range r.Documents[i].Notices {
			items = append(items, fmt.Sprintf("- **%s**: %s", short(r.Documents[i].File, nameLimit), short(n, sentenceLimit)))
		}
	}
	for _, n := range r.Notices {
		items = append(items, "- **This run**: "+short(n, sentenceLimit))
	}
	if len(items) == 0 {
		return
	}
	b.WriteString("\n### Not checked, or guessed\n\n")
	for i, item := range items {
		if room -= len(item); room < 0 {
			fmt.Fprintf(b, "- and %d more\n", len(items)-i)
			break
		}
		b.WriteString(item + "\n")
	}
}
