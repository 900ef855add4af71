package text

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/report/internal/digest"
	"github.com/resolint/resolint/internal/report/internal/plain"
)

// summary ends a report: the table, the counts and what was not checked.
func (p *printer) summary(r *finding.Report) {
	t := digest.Count(r)
	if len(r.Documents) > 0 {
		for i := range r.Documents {
			p.mentions(&r.Documents[i])
		}
		p.table(digest.Tabulate(digest.Documents(r)...))
		p.counts(t)
	}
	p.unchecked(r)
	for i := range r.Documents {
		if anyRendered(&r.Documents[i]) {
			p.raw("\n")
			p.line(0, 0, span{text: "Lines and columns in Word, OpenDocument and PDF files are those of what “resolint text FILE” prints.", style: dim})
			break
		}
	}
}

func (p *printer) counts(t digest.Totals) {
	said := t.String()
	look := lost
	if t.Findings() == 0 {
		look = gained
	}
	rest := fmt.Sprintf(" in %s with %s", digest.Plural(t.Documents, "document"), digest.Plural(t.Resolutions, "resolution"))
	if aside := t.Aside(); aside != "" {
		rest += "; " + aside
	}
	p.line(0, 2, span{text: digest.Capital(said), style: look}, span{text: rest + "."})
}

// table prints families by kinds. Where the terminal is too narrow for it the
// kinds are listed family by family.
func (p *printer) table(t digest.Table) {
	if len(t.Kinds) == 0 {
		return
	}
	first := 0
	for _, f := range t.Families {
		first = max(first, plain.Width(plain.Line(f)))
	}
	width := first
	for _, k := range t.Kinds {
		width += 2 + plain.Width(plain.Line(k))
	}
	if p.Width > 0 && width > p.Width {
		p.list(t)
		return
	}
	p.raw(strings.Repeat(" ", first))
	for _, k := range t.Kinds {
		p.raw("  ")
		p.styled(span{text: plain.Line(k), style: bold})
	}
	p.raw("\n")
	for _, f := range t.Families {
		name := plain.Line(f)
		p.styled(span{text: name, style: bold})
		p.raw(strings.Repeat(" ", first-plain.Width(name)))
		for _, k := range t.Kinds {
			cell := "·"
			if n := t.Cells[f][k]; n > 0 {
				cell = strconv.Itoa(n)
			}
			p.raw(strings.Repeat(" ", 2+max(plain.Width(plain.Line(k))-plain.Width(cell), 0)) + cell)
		}
		p.raw("\n")
	}
	p.raw("\n")
}

func (p *printer) list(t digest.Table) {
	for _, f := range t.Families {
		var parts []string
		for _, k := range t.Kinds {
			if n := t.Cells[f][k]; n > 0 {
				parts = append(parts, fmt.Sprintf("%d %s", n, plain.Line(k)))
			}
		}
		if len(parts) == 0 {
			parts = []string{"nothing"}
		}
		p.line(0, 2, span{text: plain.Line(f) + ": ", style: bold}, span{text: strings.Join(parts, ", ")})
	}
	p.raw("\n")
}

// unchecked names everything that the audit did not see or had to guess.
func (p *printer) unchecked(r *finding.Report) {
	if len(r.Failures) > 0 {
		p.raw("\n")
		p.line(0, 2, span{text: "Could not be audited", style: lost})
		for i := range r.Failures {
			p.failure(&r.Failures[i])
		}
	}
	notes := false
	say := func(about, text string) {
		if !notes {
			notes = true
			p.raw("\n")
			p.line(0, 2, span{text: "Not checked, or guessed", style: bold})
		}
		if about != "" {
			about = plain.Collapse(about) + ": "
		}
		p.line(2, 2, span{text: about, style: bold}, span{text: plain.Collapse(text)})
	}
	if line := unread(r.Skipped); line != "" {
		say("", line)
	} else {
		for _, s := range r.Skipped {
			say(s.File, "skipped: "+s.Reason)
		}
	}
	for i := range r.Documents {
		for _, n := range r.Documents[i].Notices {
			say(r.Documents[i].File, n)
		}
	}
	for _, n := range r.Notices {
		say("", n)
	}
}

// unread names the files of folders that were not read, by kind in one line; "" for a
// single one, which a line of its own explains.
func unread(skipped []finding.Skipped) string {
	if len(skipped) < 2 {
		return ""
	}
	const most = 3 // names of one kind
	var reasons []string
	names := map[string][]string{}
	for _, s := range skipped {
		if names[s.Reason] == nil {
			reasons = append(reasons, s.Reason)
		}
		names[s.Reason] = append(names[s.Reason], s.File)
	}
	parts := make([]string, len(reasons))
	for i, r := range reasons {
		of := names[r]
		list := strings.Join(of[:min(most, len(of))], ", ")
		if len(of) > most {
			list += fmt.Sprintf(" and %d more", len(of)-most)
		}
		parts[i] = r + " (" + list + ")"
	}
	return "skipped " + digest.Plural(len(skipped), "file") + ": " + strings.Join(parts, "; ")
}

func (p *printer) failure(f *finding.Failure) {
	indent := 2
	if p.Quiet {
		indent = 0
	}
	p.line(indent, 2, span{text: plain.Collapse(f.File) + ": ", style: bold}, span{text: "not audited", style: lost}, span{text: ": " + plain.Collapse(f.Explanation())})
}

func anyRendered(d *finding.Document) bool {
	for i := range d.Findings {
		if at := d.Findings[i].Primary(); at != nil && at.Rendered {
			return true
		}
	}
	return false
}
