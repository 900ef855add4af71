package audit

import (
	"context"
	"encoding/json"
	"fmt"
	"io"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/resolint/resolint/internal/compare"
	"github.com/resolint/resolint/internal/document"
	"github.com/resolint/resolint/internal/grammar"
	"github.com/resolint/resolint/internal/read"
)

// Text prints one document: its rendition, its clauses with their paths, or the
// document model as JSON.
func Text(_ context.Context, w io.Writer, s Source, o TextOptions) error {
	data, err := s.Load()
	if err != nil {
		return fmt.Errorf("read %s: %w", s.Name, err)
	}
	doc, err := read.Document(s.Name, data, o.Limits)
	if err != nil {
		return err
	}
	side := document.Draft
	if o.Base {
		side = document.Base
	}
	v := doc.View(side)
	switch {
	case o.JSON:
		e := json.NewEncoder(w)
		e.SetIndent("", "  ")
		if err := e.Encode(model(doc, v)); err != nil {
			return fmt.Errorf("print %s: %w", s.Name, err)
		}
		return nil
	case o.Paths:
		for _, r := range grammar.Parse(v) {
			for i := range r.Clauses {
				if _, err := fmt.Fprintf(w, "%s\t%s\n", r.Clauses[i].Path, r.Clauses[i].Text); err != nil {
					return fmt.Errorf("print %s: %w", s.Name, err)
				}
			}
		}
		return nil
	}
	if _, err := io.WriteString(w, v.Rendition); err != nil {
		return fmt.Errorf("print %s: %w", s.Name, err)
	}
	return nil
}

// documentModel is the document model as `resolint text --json` prints it.
type documentModel struct {
	Name        string            `json:"name"`
	Format      document.Format   `json:"format"`
	Side        string            `json:"side"`
	Notices     []string          `json:"notices,omitempty"`
	Remarks     []document.Remark `json:"remarks,omitempty"`
	Blocks      []blockModel      `json:"blocks"`
	Resolutions []resolutionModel `json:"resolutions"`
}

type blockModel struct {
	Part  document.Part `json:"part"`
	Note  string        `json:"note,omitempty"`
	Style string        `json:"style,omitempty"`
	Label string        `json:"label,omitempty"`
	Page  int           `json:"page,omitempty"`
	Text  string        `json:"text"`
	// Start is the byte offset of the text in the rendition.
	Start   int               `json:"start"`
	Changes []document.Change `json:"changes,omitempty"`
}

type resolutionModel struct {
	Heading string        `json:"heading"`
	Form    string        `json:"form"`
	Organ   string        `json:"organ,omitempty"`
	Number  string        `json:"number,omitempty"`
	Title   string        `json:"title,omitempty"`
	Clauses []clauseModel `json:"clauses"`
}

type clauseModel struct {
	Path  string `json:"path"`
	Part  string `json:"part"`
	Call  string `json:"call,omitempty"`
	Label string `json:"label,omitempty"`
	Text  string `json:"text"`
}

func model(doc *document.Document, v *document.View) documentModel {
	m := documentModel{Name: doc.Name, Format: doc.Format, Side: v.Side.String(), Notices: doc.Notices, Remarks: doc.Remarks, Blocks: []blockModel{}, Resolutions: []resolutionModel{}}
	for i := range v.Blocks {
		b := &v.Blocks[i]
		out := blockModel{Part: b.Part, Note: b.Note, Style: b.Style, Label: b.Label, Page: b.Page, Text: b.Text, Start: b.Start}
		for _, c := range v.ChangesAt(i, 0, len(b.Text)) {
			out.Changes = append(out.Changes, *c)
		}
		m.Blocks = append(m.Blocks, out)
	}
	for _, r := range grammar.Parse(v) {
		out := resolutionModel{Heading: r.Heading, Form: string(r.Form), Organ: r.Organ, Number: r.Number, Title: r.Title, Clauses: []clauseModel{}}
		for i := range r.Clauses {
			c := &r.Clauses[i]
			cm := clauseModel{Path: c.Path, Part: string(c.Part), Label: c.Label, Text: c.Text}
			if c.Call != nil {
				cm.Call = c.Call.Text
			}
			out.Clauses = append(out.Clauses, cm)
		}
		m.Resolutions = append(m.Resolutions, out)
	}
	return m
}

// Facts prints the facts of one job as JSON, exactly as policies see them.
func Facts(ctx context.Context, w io.Writer, job Job, o Options) error {
	e, err := newEngine(ctx, o)
	if err != nil {
		return err
	}
	r := &runner{engine: e, job: &job}
	in, _, failures := r.load()
	if len(failures) > 0 {
		return fmt.Errorf("read %s: %s; %s", failures[0].File, failures[0].Reason, failures[0].Remedy)
	}
	value, err := ast.JSON(compare.Compare(in).Facts.Value())
	if err != nil {
		return fmt.Errorf("print facts: %w", err)
	}
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	if err := enc.Encode(value); err != nil {
		return fmt.Errorf("print facts: %w", err)
	}
	return nil
}
