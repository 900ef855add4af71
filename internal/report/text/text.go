// Package text writes a report for people who read it in a terminal, a log or
// an e-mail.
//
// Findings stand by resolution and clause, each with its place, its level, one
// sentence and the rule, then the words before and after, where the closest
// surviving mention is, who made the change, and what to ask for. Nothing that
// a document says reaches the terminal as anything but text.
package text

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"net/url"
	"path/filepath"
	"strings"

	"github.com/resolint/resolint/internal/commandless"
	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/report/internal/digest"
	"github.com/resolint/resolint/internal/report/internal/plain"
)

// Writer writes reports as text.
type Writer struct {
	// Color allows colours, Hyperlinks OSC 8 links.
	Color, Hyperlinks bool
	// Width is the width of a line in cells; 0 leaves lines as long as they are.
	Width int
	// Directory is the absolute path that file names are relative to, for
	// hyperlinks; without it places are not linked.
	Directory string
	// Quiet gives one line for each finding that counts and each failure.
	// Verbose gives whole clauses, and information and waived findings in full.
	Quiet, Verbose bool
	// Changes prints the reading list behind the findings.
	Changes bool
	// ByPlace gives the findings of a resolution in the order of the text, and not the
	// gravest first.
	ByPlace bool
}

// leastWidth keeps a very narrow terminal readable; it wraps by itself.
const leastWidth = 40

// context is the number of unchanged words shown beside a change.
const context = 10

type printer struct {
	Writer
	w    *bufio.Writer
	err  error
	said map[string]bool // reasons given already
}

// Write writes the report.
func (wr Writer) Write(w io.Writer, r *finding.Report) error {
	if wr.Width > 0 {
		wr.Width = max(wr.Width, leastWidth)
	}
	if wr.Width == 0 { // no terminal, so perhaps the log of a workflow
		w = commandless.NewWriter(w)
	}
	p := &printer{Writer: wr, w: bufio.NewWriterSize(w, 1<<16), said: map[string]bool{}}
	if wr.Quiet {
		p.quiet(r)
	} else {
		for i := range r.Documents {
			p.document(&r.Documents[i])
		}
		p.summary(r)
	}
	if p.err == nil {
		p.err = p.w.Flush()
	}
	if p.err != nil {
		return fmt.Errorf("write text report: %w", p.err)
	}
	return nil
}

func (p *printer) raw(s string) {
	if p.err == nil && s != "" {
		_, p.err = p.w.WriteString(s)
	}
}

// line writes spans after an indent, wrapped, following lines further in.
func (p *printer) line(indent, hang int, spans ...span) {
	width := 0
	if p.Width > 0 {
		width = max(p.Width-indent-hang, leastWidth/2)
	}
	for i, words := range wrap(spans, width) {
		if i == 1 {
			indent += hang
		}
		p.raw(strings.Repeat(" ", indent))
		p.print(words)
		p.raw("\n")
	}
}

// labelled writes a line of evidence: a label and the text beside it.
func (p *printer) labelled(label string, spans ...span) {
	const indent, column = 6, 9
	width := 0
	if p.Width > 0 {
		width = max(p.Width-indent-column, leastWidth/2)
	}
	for i, words := range wrap(spans, width) {
		p.raw(strings.Repeat(" ", indent))
		if i > 0 {
			label = ""
		}
		p.styled(span{text: label, style: dim})
		p.raw(strings.Repeat(" ", column-len(label)))
		p.print(words)
		p.raw("\n")
	}
}

func (p *printer) quiet(r *finding.Report) {
	for i := range r.Documents {
		d := &r.Documents[i]
		for j := range d.Findings {
			if f := &d.Findings[j]; digest.Counts(f) {
				p.head(0, f, true)
			}
		}
	}
	for i := range r.Failures {
		p.failure(&r.Failures[i])
	}
}

func (p *printer) document(d *finding.Document) {
	p.header(d)
	groups := digest.Groups(d, digest.Counts)
	if !p.ByPlace {
		digest.ByWeight(groups)
	}
	for _, g := range groups {
		p.raw("\n")
		p.line(0, 2, span{text: plain.Collapse(digest.Heading(g.Heading, g.Title)), style: heading})
		for _, c := range g.Clauses {
			p.raw("\n")
			p.line(2, 2, span{text: plain.Collapse(cmp.Or(c.Path, "the text as a whole")), style: bold})
			for _, f := range c.Findings {
				p.finding(f)
			}
		}
	}
	if len(groups) == 0 {
		p.raw("\n")
		p.line(2, 2, span{text: "No findings in " + digest.Plural(len(d.Resolutions), "resolution") + "." + p.standing(d)})
	}
	p.aside("For information", digest.Groups(d, digest.Informs))
	p.aside("Waived", digest.Groups(d, digest.Waived))
	p.raw("\n")
	p.changes(d)
}

// header names a document and what it was compared with: each pair of a package on a
// line of its own.
func (p *printer) header(d *finding.Document) {
	compared := digest.Compared(d)
	if len(d.Pairs) > 0 {
		compared = "a package of " + digest.Plural(len(d.Files), "draft")
	}
	p.line(0, 2, span{plain.Collapse(d.File), bold, p.fileLink(d.File)}, span{text: " — " + plain.Collapse(compared), style: dim})
	for i := range d.Pairs {
		p.line(2, 2, span{text: plain.Collapse(digest.Paired(d.Pairs[i : i+1])), style: dim})
	}
	if len(d.Pairs) > 0 {
		for _, file := range d.Proposals {
			p.line(2, 2, span{text: "proposal: " + plain.Collapse(file), style: dim})
		}
	}
}

// standing says what was there to be lost, so that silence can be told from
// blindness.
func (p *printer) standing(d *finding.Document) string {
	t := digest.CountDocument(d)
	if d.Base == "" {
		return fmt.Sprintf(" The draft has %s of the four families.", digest.Plural(t.MentionsDraft, "mention"))
	}
	return fmt.Sprintf(" Mentions of the four families: %d before, %d now.", t.MentionsBase, t.MentionsDraft)
}

// aside lists what does not count, one line each, or in full with Verbose.
func (p *printer) aside(title string, groups []digest.Group) {
	if len(groups) == 0 {
		return
	}
	p.raw("\n")
	p.line(0, 2, span{text: title, style: bold})
	for _, g := range groups {
		for _, c := range g.Clauses {
			for _, f := range c.Findings {
				if p.Verbose {
					p.line(2, 2, span{text: plain.Collapse(c.Path), style: bold})
					p.finding(f)
				} else {
					p.head(2, f, true)
				}
				if f.Suppressed != nil {
					p.line(6, 2, span{text: plain.Collapse(digest.Waiver(f.Suppressed)), style: dim})
				}
			}
		}
	}
}

// fileLink is the address of a file for a hyperlink, "" where the directory
// is not known.
func (p *printer) fileLink(file string) string {
	if p.Directory == "" || file == "" || file == "-" {
		return ""
	}
	if !filepath.IsAbs(file) {
		file = filepath.Join(p.Directory, file)
	}
	return (&url.URL{Scheme: "file", Path: filepath.ToSlash(file)}).String()
}
