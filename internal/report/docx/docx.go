// Package docx writes a report into the draft itself: a copy of its Word file in
// which each finding is a comment at the words that it is about and, if asked
// for, the suggested wording is a tracked insertion.
//
// The copy is made by splicing: bytes are inserted into the document's main part
// and its comments part at offsets that the audit recorded, and every other part
// is copied as it is stored. Comments and revisions that the draft has stay. The
// package does not know how the draft was read; it finds its own way through the
// file (Office Open XML, ECMA-376; Open Packaging Conventions, ECMA-376 part 2).
package docx

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/report/internal/digest"
	"github.com/resolint/resolint/internal/report/internal/plain"
)

// Author is whom Word shows as the author of comments and insertions.
const Author = "resolint"

const initials = "RL"

// Writer writes reports on one Word document as a commented copy of it.
type Writer struct {
	// Source returns the bytes that were audited under the name of a draft.
	Source func(file string) ([]byte, error)
	// Suggest adds suggested wording as tracked insertions.
	Suggest bool
	// Time dates comments and insertions; they are undated if it is zero.
	Time time.Time
}

// Write writes the copy. It fails where the report is on more than one document
// or on one that is no .docx file, and then has written nothing.
func (wr Writer) Write(w io.Writer, r *finding.Report) error {
	d, err := single(r)
	if err != nil {
		return err
	}
	if wr.Source == nil {
		return fmt.Errorf("write comments into %s: its bytes are not at hand", d.File)
	}
	data, err := wr.Source(d.File)
	if err != nil {
		return fmt.Errorf("write comments into %s: %w", d.File, err)
	}
	pk, err := openPack(data)
	if err != nil {
		return fmt.Errorf("write comments into %s: %w", d.File, err)
	}
	if err := wr.annotate(pk, r, d); err != nil {
		return fmt.Errorf("write comments into %s: %w", d.File, err)
	}
	if err := pk.write(w); err != nil {
		return fmt.Errorf("write docx report: %w", err)
	}
	return nil
}

// single returns the one document of the report.
func single(r *finding.Report) (*finding.Document, error) {
	switch n := len(r.Documents); {
	case n > 1:
		return nil, fmt.Errorf("format docx writes comments into one draft, and %d were audited; run it once for each draft, or use --format html for all", n)
	case n == 0 && len(r.Failures) > 0:
		f := &r.Failures[0]
		return nil, fmt.Errorf("format docx has no draft to write comments into: %s: %s", f.File, digest.Reason(f))
	case n == 0:
		return nil, errors.New("format docx has no draft to write comments into; name one .docx file")
	}
	return &r.Documents[0], nil
}

// annotate plans all comments and insertions and changes the parts.
func (wr Writer) annotate(pk *pack, r *finding.Report, d *finding.Document) error {
	notes := remarks(r, d)
	if len(notes) == 0 {
		return nil
	}
	p := &plan{pack: pk, suggest: wr.Suggest, notes: notes}
	if !wr.Time.IsZero() {
		p.date = wr.Time.UTC().Format("2006-01-02T15:04:05Z")
	}
	return p.run()
}

// note is one comment to be written.
type note struct {
	// at is the place of its words; nil for the start of the document.
	at *finding.Location
	// home is the place of the clause that the suggested wording is for.
	home *finding.Location
	// finding is nil for what is said of the document as a whole.
	finding *finding.Finding
	// mark is the offset in the main part of the reference mark of the footnote
	// or endnote that holds the words, 0 for none.
	mark  int
	lines []line
}

// remarks returns what is to be said, in the order of the report.
func remarks(r *finding.Report, d *finding.Document) []*note {
	var notes []*note
	if lines := general(r, d); len(lines) > 0 {
		notes = append(notes, &note{lines: lines})
	}
	for i := range d.Findings {
		f := &d.Findings[i]
		at, elsewhere := anchor(d, f)
		home := at
		if placed(f.Draft) {
			home = f.Draft
		}
		notes = append(notes, &note{at: at, home: home, finding: f, lines: explain(f, at, elsewhere)})
	}
	return notes
}

// anchor returns the place in the draft's file where a finding is shown, and
// whether that is not the place of its own words. A redline holds the lost words
// themselves: they are a better place than the whole clause that they left.
func anchor(d *finding.Document, f *finding.Finding) (at *finding.Location, elsewhere bool) {
	base := d.Redline && placed(f.Base)
	if placed(f.Draft) {
		if base && f.Draft.Text == f.Draft.Context && f.Base.Text != f.Base.Context {
			return f.Base, false
		}
		return f.Draft, false
	}
	if base {
		return f.Base, false
	}
	for _, at := range []*finding.Location{f.Gap, f.Anchor} {
		if placed(at) {
			return at, true
		}
	}
	return nil, true
}

func placed(at *finding.Location) bool {
	return at != nil && at.Span.Part != "" && at.Span.UnitStart >= 0
}

// general is what the report says of the document as a whole: what was guessed
// or could not be checked.
func general(r *finding.Report, d *finding.Document) []line {
	var lines []line
	for _, n := range d.Notices {
		lines = append(lines, line{{text: plain.Collapse(n)}})
	}
	for i := range r.Failures {
		f := &r.Failures[i]
		lines = append(lines, line{{text: plain.Collapse(f.File + " was not audited: " + digest.Reason(f))}})
	}
	for _, n := range r.Notices {
		lines = append(lines, line{{text: plain.Collapse(n)}})
	}
	if len(lines) == 0 {
		return nil
	}
	return append([]line{{{text: "To know about this review", bold: true}}}, lines...)
}

// explain is the text of a finding's comment.
func explain(f *finding.Finding, at *finding.Location, elsewhere bool) []line {
	level := string(f.Level)
	if f.Level.Rank() == 0 {
		level = "info"
	}
	lines := []line{
		{{text: f.Rule, bold: true}, {text: " (" + level + ")"}},
		{{text: f.Message}},
	}
	if f.Suppressed != nil {
		lines = append(lines, labelled("Does not count", piece{text: digest.Waiver(f.Suppressed)}))
	}
	lines = append(lines, where(f, at, elsewhere)...)
	from, to := digest.Sides(f, context)
	label := "From"
	if f.Base == nil && f.Proposal != nil {
		label = "Proposed"
	}
	switch {
	case len(from) > 0:
		lines = append(lines, labelled(label, marked(from)...))
		if len(to) > 0 {
			lines = append(lines, labelled("To", marked(to)...))
		}
	case len(to) > 0:
		lines = append(lines, labelled("Text", marked(to)...))
	}
	if s := f.Surviving; s != nil {
		lines = append(lines, labelled("Still", piece{text: "“" + s.Text + "” in " + s.Clause}))
	}
	if by := digest.Changed(f); by != "" {
		lines = append(lines, labelled("By", piece{text: by}))
	}
	if f.Why != "" {
		lines = append(lines, labelled("Why", piece{text: f.Why}))
	}
	if s := f.Suggestion; s != nil {
		source := ""
		if s.Source != "" {
			source = " — " + s.Source
		}
		lines = append(lines, labelled("Suggested wording", piece{text: "“" + s.Text + "”" + source}))
	}
	return lines
}

// context is the number of unchanged words shown beside a change.
const context = 10

// where says which place is meant, if the comment cannot stand at it.
func where(f *finding.Finding, at *finding.Location, elsewhere bool) []line {
	if at != nil && !elsewhere {
		return nil
	}
	subject := f.Subject()
	if subject == nil || subject.Clause == "" {
		return nil
	}
	said := subject.Clause
	if subject.File != "" && f.Draft == nil {
		said += " of " + subject.File
	}
	switch {
	case at != nil && at == f.Gap:
		return []line{labelled("Stood behind this clause", piece{text: said})}
	case f.Draft == nil && f.Surviving != nil && at != nil:
		return []line{labelled("Stood elsewhere", piece{text: said + "; here is what is left of it"})}
	case f.Draft == nil:
		return []line{labelled("Stood in", piece{text: said})}
	}
	return []line{labelled("Stands in", piece{text: said})}
}

// line is a paragraph of a comment.
type line []piece

// piece is a stretch of a comment in one form.
type piece struct {
	text                string
	bold, strike, under bool
}

func (p piece) sameForm(o piece) bool {
	return p.bold == o.bold && p.strike == o.strike && p.under == o.under
}

func labelled(label string, pieces ...piece) line {
	return append(line{{text: label + ": ", bold: true}}, pieces...)
}

// marked strikes lost words out and underlines new ones, as Word does.
func marked(segments []finding.Segment) []piece {
	var out []piece
	for _, s := range segments {
		left, inside, right := digest.Part(s.Text)
		for _, p := range []piece{
			{text: left},
			{text: inside, strike: s.Op == "-", under: s.Op == "+", bold: s.Op == digest.Subject},
			{text: right},
		} {
			if n := len(out); n > 0 && out[n-1].sameForm(p) {
				out[n-1].text += p.text
			} else if p.text != "" {
				out = append(out, p)
			}
		}
	}
	return out
}

// safe returns s on one line, fit for XML.
func safe(s string) string { return escape(strings.ToValidUTF8(plain.Line(s), "\uFFFD")) }
