// Package html writes a report as one self-contained HTML file, for the night before the
// vote: what was lost, how sure the audit is, what to ask for, and then all the rest.
//
// The file asks for nothing from anywhere: its style and its script stand in it
// and a content security policy allows these two, by their hashes, and nothing
// else. It reads without the script, which only sorts, filters, copies and keeps
// states, in light and dark, on paper, by keyboard and with a screen reader.
package html

import (
	"bufio"
	"embed"
	"fmt"
	"html/template"
	"io"
	"sync"

	"github.com/resolint/resolint/internal/family"
	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/report/internal/digest"
	"github.com/resolint/resolint/internal/report/internal/plain"
	"github.com/resolint/resolint/internal/sheet"
)

var (
	//go:embed assets/style.css
	ownStyle string
	//go:embed assets/report.js
	script string
	//go:embed assets/*.gohtml
	sources embed.FS
)

// style is all of the page's.
var style = sheet.Base + ownStyle

// policy is the content security policy of the page.
var policy = fmt.Sprintf("default-src 'none'; style-src '%s'; script-src '%s'; base-uri 'none'; form-action 'none'", sheet.Digest(style), sheet.Digest(script))

// page is the templates, parsed for the first report in this form.
var page = sync.OnceValue(func() *template.Template {
	return template.Must(template.New("page").Funcs(template.FuncMap{
		"line":    plain.Collapse,
		"pieces":  pieces,
		"spelled": digest.Spelled,
		"url":     digest.RuleURL,
		"plural":  digest.Plural,
		"family":  family.Words,
		"policy":  func() string { return policy },
		"style":   func() template.CSS { return template.CSS(style) },
		"script":  func() template.JS { return template.JS(script) },
	}).ParseFS(sources, "assets/*.gohtml"))
})

// Writer writes reports as HTML.
type Writer struct{}

// Write writes the report. Its size is bounded: of very long texts it shows less of what
// stands as it stood, then less of everything, and says so.
func (Writer) Write(w io.Writer, r *finding.Report) error {
	b := bufio.NewWriterSize(w, 1<<16)
	p := &writer{out: b}
	p.report(newView(r))
	if p.err == nil {
		p.err = b.Flush()
	}
	if p.err != nil {
		return fmt.Errorf("write html report: %w", p.err)
	}
	return nil
}

// writer writes one part after the other until something fails.
type writer struct {
	out *bufio.Writer
	err error
}

// part executes a template.
func (p *writer) part(name string, data any) {
	if p.err == nil {
		p.err = page().ExecuteTemplate(p.out, name, data)
	}
}

func (p *writer) report(v *view) {
	p.part("head", v)
	p.part("cards-head", v)
	for _, c := range v.Cards {
		p.part("card", c)
	}
	p.part("cards-foot", v)
	for _, d := range v.documents {
		if d.Changes != nil {
			p.reading(v, d)
		}
	}
	p.part("texts-head", v)
	for _, d := range v.documents {
		p.text(d)
	}
	p.part("foot", v)
}

// piece is a stretch of marked text.
type piece struct {
	Op   string
	Text string
}

// pieces makes segments safe and gives adjoining white space to the unchanged
// text, so that marks stand around words only.
func pieces(segments []finding.Segment) []piece {
	var out []piece
	for _, s := range segments {
		left, inside, right := digest.Part(plain.Line(s.Text))
		for _, p := range []piece{{"=", left}, {s.Op, inside}, {"=", right}} {
			if p.Text != "" {
				out = append(out, p)
			}
		}
	}
	return out
}
