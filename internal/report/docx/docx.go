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
	"slices"
	"strings"
	"time"

	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/report/internal/digest"
)

// Author is whom Word shows as the author of comments and insertions.
const Author = "resolint"

// Writer writes reports on one Word document as a commented copy of it.
type Writer struct {
	// Source returns the bytes that were audited under the name of a draft.
	Source func(file string) ([]byte, error)
	// Suggest writes suggested wording as tracked changes where it is a clean exchange.
	Suggest bool
	// Information writes what does not count too: gains, moves and what is waived.
	Information bool
	// Time dates comments and insertions; they are undated if it is zero.
	Time time.Time
}

// Write writes the copy. It fails where the report is on more than one draft or on one
// that is no .docx file, and then has written nothing.
func (wr Writer) Write(w io.Writer, r *finding.Report) error {
	d, err := single(r)
	if err != nil {
		return err
	}
	return wr.copy(w, r, d, d.File)
}

// Copy is the copy of one draft.
type Copy struct {
	// File is the draft as the report names it.
	File string
	// Write writes the copy. It fails where the draft is no .docx file, and then has
	// written nothing.
	Write func(w io.Writer) error
}

// Copies are those of all drafts of a report, in its order: one of each file where a
// document is a package of several.
func (wr Writer) Copies(r *finding.Report) []Copy {
	var out []Copy
	for i := range r.Documents {
		d := &r.Documents[i]
		files := d.Files
		if len(files) < 2 {
			files = []string{d.File}
		}
		for _, file := range files {
			out = append(out, Copy{file, func(w io.Writer) error { return wr.copy(w, r, d, file) }})
		}
	}
	return out
}

// copy writes the copy of one file of a document.
func (wr Writer) copy(w io.Writer, r *finding.Report, d *finding.Document, file string) error {
	if wr.Source == nil {
		return fmt.Errorf("write comments into %s: its bytes are not at hand", file)
	}
	data, err := wr.Source(file)
	if err != nil {
		return fmt.Errorf("write comments into %s: %w", file, err)
	}
	pk, err := openPack(data)
	if err != nil {
		return fmt.Errorf("write comments into %s: %w", file, err)
	}
	p := &plan{pack: pk, suggest: wr.Suggest, notes: wr.remarks(r, d, file)}
	if !wr.Time.IsZero() {
		p.date = wr.Time.UTC().Format("2006-01-02T15:04:05Z")
	}
	if err := p.run(); err != nil {
		return fmt.Errorf("write comments into %s: %w", file, err)
	}
	if err := pk.write(w); err != nil {
		return fmt.Errorf("write docx report: %w", err)
	}
	return nil
}

// single returns the one document of the report.
func single(r *finding.Report) (*finding.Document, error) {
	switch n := len(r.Documents); {
	case n > 1 || n == 1 && len(r.Documents[0].Files) > 1:
		if n == 1 {
			n = len(r.Documents[0].Files)
		}
		return nil, fmt.Errorf("format docx writes comments into one draft, and %d were audited; name a folder to write to, or use --format html for all", n)
	case n == 0 && len(r.Failures) > 0:
		return nil, fmt.Errorf("format docx has no draft to write comments into: %s", &r.Failures[0])
	case n == 0:
		return nil, errors.New("format docx has no draft to write comments into; name one .docx file")
	}
	return &r.Documents[0], nil
}

// note is one comment to be written.
type note struct {
	// at is where it stands if its words are not found; nil for the start of the
	// document.
	at *finding.Location
	// home is the place of the clause that the suggested wording is for.
	home *finding.Location
	// finding is nil for what is said of the document as a whole.
	finding *finding.Finding
	// redline says that the document holds the base too.
	redline bool
	// mark is the offset in the main part of the reference mark of the footnote
	// or endnote that holds the words, 0 for none.
	mark  int
	lines []line
	// place are the bytes of the main part that it is about; zero for the document.
	place extent
}

// remarks returns what is to be said of one file of a document, in the order of the
// report.
func (wr Writer) remarks(r *finding.Report, d *finding.Document, file string) []*note {
	var notes []*note
	if lines := general(r, d, file); len(lines) > 0 {
		notes = append(notes, &note{lines: lines})
	}
	for i := range d.Findings {
		f := &d.Findings[i]
		at := anchor(d, f)
		if !wr.Information && !digest.Counts(f) || fileOf(d, f, at) != file {
			continue
		}
		home := at
		if placed(f.Draft) {
			home = f.Draft
		}
		notes = append(notes, &note{at: at, home: home, finding: f, redline: d.Redline, lines: explain(f, at)})
	}
	return notes
}

// fileOf is the file of a document that a finding is shown in: that of its place, else
// the draft that was compared with the base it stood in.
func fileOf(d *finding.Document, f *finding.Finding, at *finding.Location) string {
	if len(d.Files) < 2 {
		return d.File
	}
	if at == nil {
		at = f.Draft
	}
	if at != nil {
		return at.File
	}
	if stood := f.Subject(); stood != nil {
		for _, p := range d.Pairs {
			if p.Draft != "" && slices.Contains(strings.Split(p.Base, ", "), stood.File) {
				return p.Draft
			}
		}
	}
	return d.Files[0]
}

// anchor returns the place in the draft's file at which a finding is shown if the words
// that it quotes are not found. A redline holds the lost words themselves: they are a
// better place than the whole clause that they left.
func anchor(d *finding.Document, f *finding.Finding) *finding.Location {
	base := d.Redline && placed(f.Base)
	if placed(f.Draft) {
		if base && f.Draft.Text == f.Draft.Context && f.Base.Text != f.Base.Context {
			return f.Base
		}
		return f.Draft
	}
	if base {
		return f.Base
	}
	for _, at := range []*finding.Location{f.Gap, f.Anchor} {
		if placed(at) {
			return at
		}
	}
	return nil
}

func placed(at *finding.Location) bool {
	return at != nil && at.Span.Part != "" && at.Span.UnitStart >= 0
}
