// Package html writes a report as one self-contained HTML file.
//
// The file asks for nothing from anywhere: its style and its script stand in it
// and a content security policy allows these two, by their hashes, and nothing
// else. It reads without the script, which only filters the table, in light and
// dark, on paper, by keyboard and with a screen reader.
package html

import (
	"bufio"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"strings"
	"sync"

	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/report/internal/digest"
	"github.com/resolint/resolint/internal/report/internal/plain"
)

var (
	//go:embed assets/style.css
	style string
	//go:embed assets/filter.js
	script string
	//go:embed assets/page.gohtml
	source string
)

// policy is the content security policy of the page.
var policy = fmt.Sprintf("default-src 'none'; style-src '%s'; script-src '%s'; base-uri 'none'; form-action 'none'", hash(style), hash(script))

func hash(s string) string {
	sum := sha256.Sum256([]byte(s))
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}

// page is the template, parsed for the first report in this form.
var page = sync.OnceValue(func() *template.Template {
	return template.Must(template.New("page").Funcs(template.FuncMap{
		"line":   plain.Collapse,
		"pieces": pieces,
		"url":    digest.RuleURL,
		"plural": digest.Plural,
		"policy": func() string { return policy },
		"style":  func() template.CSS { return template.CSS(style) },
		"script": func() template.JS { return template.JS(script) },
	}).Parse(source))
})

// Writer writes reports as HTML.
type Writer struct{}

// Write writes the report, one document after the other.
func (Writer) Write(w io.Writer, r *finding.Report) error {
	b := bufio.NewWriterSize(w, 1<<16)
	s := summarize(r)
	err := page().ExecuteTemplate(b, "head", s)
	for i := range r.Documents {
		if err == nil {
			err = page().ExecuteTemplate(b, "maps", mapsOf(i, &r.Documents[i]))
		}
	}
	if err == nil {
		err = page().ExecuteTemplate(b, "table", s)
	}
	for i := range r.Documents {
		if err == nil {
			err = writeRows(b, s, i, &r.Documents[i])
		}
	}
	if err == nil {
		err = page().ExecuteTemplate(b, "middle", s)
	}
	for i := range r.Documents {
		if err == nil {
			err = page().ExecuteTemplate(b, "text", textOf(i, &r.Documents[i]))
		}
	}
	if err == nil {
		err = page().ExecuteTemplate(b, "foot", s)
	}
	if err == nil {
		err = b.Flush()
	}
	if err != nil {
		return fmt.Errorf("write html report: %w", err)
	}
	return nil
}

// writeRows writes the rows of one document's findings.
func writeRows(b *bufio.Writer, s *summary, i int, d *finding.Document) error {
	places := clausesOf(d)
	for _, keep := range []func(*finding.Finding) bool{digest.Counts, digest.Informs, digest.Waived} {
		for _, g := range digest.Groups(d, keep) {
			for _, c := range g.Clauses {
				for _, f := range c.Findings {
					if err := page().ExecuteTemplate(b, "row", rowOf(s, i, d, f, places)); err != nil {
						return err
					}
				}
			}
		}
	}
	return nil
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

// words is the text that the filter searches, in lower case.
func words(parts ...string) string {
	return strings.ToLower(plain.Collapse(strings.Join(parts, " ")))
}
