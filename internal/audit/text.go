package audit

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strings"

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
				// Each line of a paragraph with line breaks has the path.
				path := r.Clauses[i].Path + "\t"
				if _, err := fmt.Fprintf(w, "%s%s\n", path, strings.ReplaceAll(r.Clauses[i].Text, "\n", "\n"+path)); err != nil {
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
