package audit

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/resolint/resolint/internal/compare"
	"github.com/resolint/resolint/internal/document"
	"github.com/resolint/resolint/internal/grammar"
	"github.com/resolint/resolint/internal/read"
)

// Text prints one document: its rendition, its clauses with their paths, or the
// document model as JSON.
func Text(ctx context.Context, w io.Writer, s Source, o TextOptions) error {
	doc, err := o.document(ctx, s)
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
	if _, err := io.WriteString(w, v.Rendition()); err != nil {
		return fmt.Errorf("print %s: %w", s.Name, err)
	}
	return nil
}

// document reads the document within its time. One that takes longer is left
// behind, as one of an audit is.
func (o *TextOptions) document(ctx context.Context, s Source) (*document.Document, error) {
	var doc *document.Document
	r := &runner{engine: &engine{options: Options{DocumentTime: o.Time}}, job: &Job{Name: s.Name}, mu: new(sync.Mutex)}
	var failed error
	out := r.within(ctx, func(context.Context) outcome {
		data, err := s.Load()
		if err != nil {
			failed = fmt.Errorf("read %s: %w", s.Name, err)
			return outcome{}
		}
		doc, failed = read.Document(s.Name, data, o.Limits)
		return outcome{}
	})
	if len(out.failures) > 0 {
		return nil, errors.New(out.failures[0].String())
	}
	return doc, failed
}

// Facts prints the facts of one job as JSON, exactly as policies see them.
func Facts(ctx context.Context, w io.Writer, job Job, o Options) error {
	e, err := newEngine(ctx, o)
	if err != nil {
		return err
	}
	r := &runner{engine: e, job: &job, mu: new(sync.Mutex)}
	var facts ast.Value
	out := r.within(ctx, func(ctx context.Context) outcome {
		in, _, failures := r.load(ctx)
		if len(failures) == 0 {
			found := compare.Compare(in).Facts
			e.model.Weigh(found)
			facts = found.Value()
		}
		return outcome{failures: failures}
	})
	if len(out.failures) > 0 {
		return errors.New("read " + out.failures[0].String())
	}
	value, err := ast.JSON(facts)
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
