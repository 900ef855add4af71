package audit

import (
	"fmt"

	"github.com/resolint/resolint/internal/document"
	"github.com/resolint/resolint/internal/grammar"
	"github.com/resolint/resolint/internal/lexicon"
	"github.com/resolint/resolint/internal/read"
	"github.com/resolint/resolint/internal/read/limit"
	"github.com/resolint/resolint/internal/resolution"
)

// Outline is the clause tree of one side of a text with the place of everything in
// it, for tools in which people move about in the text.
type Outline struct {
	Format document.Format
	// Redline is true where the text holds both sides.
	Redline bool
	// Text is what places count in: the source as decoded, or the rendition of
	// formats that have no source in lines.
	Text        string
	Resolutions []OutlineResolution
}

// OutlineResolution is one resolution. Start and End are bytes of Outline.Text.
type OutlineResolution struct {
	Heading, Title string
	Form           resolution.Form
	Start, End     int
	Clauses        []OutlineClause
}

// OutlineClause is one clause. Start and End are bytes of Outline.Text, from the
// first to the last character of Text; a label stands before Start.
type OutlineClause struct {
	Path    string
	Part    resolution.Part
	Heading string
	// Call is the call that the clause stands under, "" outside calls.
	Call, Label, Text string
	// Parent is the index of the clause that this one is a sub-item of, -1 for none.
	Parent     int
	Notes      []string
	Start, End int

	in     *resolution.Resolution
	clause *resolution.Clause
}

// Place returns the bytes of Outline.Text at which bytes [from, to) of the clause's
// text stand.
func (c *OutlineClause) Place(from, to int) (start, end int) {
	return span(c.in, c.in.Locate(c.clause, from, to))
}

func span(r *resolution.Resolution, p document.Place) (start, end int) {
	if r.View.Document.Source != "" {
		return max(p.Start, 0), max(p.End, 0)
	}
	return max(p.RenditionStart, 0), max(p.RenditionEnd, 0)
}

// ReadOutline reads the clause tree of a text; base asks for the side of a redline
// on which its changes are rejected.
func ReadOutline(name string, data []byte, base bool, limits limit.Limits) (*Outline, error) {
	doc, err := read.Document(name, data, limits)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	side := document.Draft
	if base {
		side = document.Base
	}
	view := doc.View(side)
	out := &Outline{Format: doc.Format, Redline: doc.Redline(), Text: textOf(view)}
	for _, r := range grammar.Parse(view) {
		out.Resolutions = append(out.Resolutions, outlined(r))
	}
	return out, nil
}

func outlined(r *resolution.Resolution) OutlineResolution {
	out := OutlineResolution{Heading: r.Heading, Title: r.Title, Form: r.Form, Start: -1}
	for i := range r.Clauses {
		c := &r.Clauses[i]
		if len(c.Spans) == 0 {
			// A clause that nobody wrote has no place; its index is kept for Parent.
			out.Clauses = append(out.Clauses, OutlineClause{Path: c.Path, Part: c.Part, Parent: c.Parent, Start: -1, End: -1, in: r, clause: c})
			continue
		}
		start, end := span(r, r.Locate(c, 0, len(c.Text)))
		oc := OutlineClause{
			Path: c.Path, Part: c.Part, Heading: c.Heading, Label: c.Label, Text: c.Text,
			Parent: c.Parent, Notes: c.Notes, Start: start, End: end, in: r, clause: c,
		}
		if c.Call != nil {
			oc.Call = c.Call.Text
		}
		out.Clauses = append(out.Clauses, oc)
		if out.Start < 0 || start < out.Start {
			out.Start = start
		}
		out.End = max(out.End, end)
	}
	out.Start = max(out.Start, 0)
	return out
}

// Term is a stretch of a text that the lexicon knows. Start and End are bytes.
type Term struct {
	Start, End int
	Entry      *lexicon.Entry
}

// Terms returns what the lexicon knows in a text, in its order and longest first.
func (a *Auditor) Terms(text string) ([]Term, error) {
	lex, err := a.engine.lexicon()
	if err != nil {
		return nil, err
	}
	tokens := lex.Tokens(text, nil)
	var out []Term
	for _, h := range lex.Find(tokens) {
		out = append(out, Term{int(tokens[h.From].Start), int(tokens[h.To-1].End), h.Entry})
	}
	return out, nil
}

// Wait returns when nothing computes any more: jobs whose context ended go on for
// a while behind the report that named them. Whoever starts the next audit before
// has two at work.
func (a *Auditor) Wait() { a.engine.atWork.Wait() }
