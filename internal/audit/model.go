package audit

import (
	"github.com/resolint/resolint/internal/document"
	"github.com/resolint/resolint/internal/grammar"
	"github.com/resolint/resolint/internal/resolution"
)

// documentModel is the document model as `resolint text --json` prints it: the
// blocks of one side with their runs, and the clauses that the grammar finds.
type documentModel struct {
	Name        string            `json:"name"`
	Format      document.Format   `json:"format"`
	Side        string            `json:"side"`
	Redline     bool              `json:"redline"`
	Notices     []string          `json:"notices,omitempty"`
	Remarks     []remarkModel     `json:"remarks,omitempty"`
	Blocks      []blockModel      `json:"blocks"`
	Resolutions []resolutionModel `json:"resolutions"`
}

type remarkModel struct {
	Author string `json:"author,omitempty"`
	Date   string `json:"date,omitempty"`
	Text   string `json:"text"`
	Quote  string `json:"quote,omitempty"`
}

type blockModel struct {
	Part  document.Part `json:"part"`
	Note  string        `json:"note,omitempty"`
	Style string        `json:"style,omitempty"`
	// Label is the automatic number as the program that wrote the file prints it.
	Label  string `json:"label,omitempty"`
	Indent int    `json:"indent,omitempty"`
	Cell   bool   `json:"cell,omitempty"`
	// Unit and Paragraph, counted from 1, are those of the first paragraph in the
	// block; Unit is empty outside containers.
	Unit      string `json:"unit,omitempty"`
	Paragraph int    `json:"paragraph,omitempty"`
	Page      int    `json:"page,omitempty"`
	Text      string `json:"text"`
	// Start is the byte offset of the text in the rendition.
	Start int        `json:"start"`
	Runs  []runModel `json:"runs"`
}

// runModel is a stretch of a block with one history. Start and End are its byte
// range in the source or, for Word and OpenDocument, in the unit; they are left
// out where there is none.
type runModel struct {
	Text    string        `json:"text"`
	Start   *int          `json:"start,omitempty"`
	End     *int          `json:"end,omitempty"`
	Italic  bool          `json:"italic,omitempty"`
	Bold    bool          `json:"bold,omitempty"`
	NoteRef bool          `json:"noteRef,omitempty"`
	Changes []changeModel `json:"changes,omitempty"`
}

type changeModel struct {
	Kind    document.ChangeKind `json:"kind"`
	Author  string              `json:"author,omitempty"`
	Date    string              `json:"date,omitempty"`
	Move    string              `json:"move,omitempty"`
	Comment string              `json:"comment,omitempty"`
}

type resolutionModel struct {
	Heading string        `json:"heading"`
	Form    string        `json:"form"`
	Organ   string        `json:"organ,omitempty"`
	Number  string        `json:"number,omitempty"`
	Title   string        `json:"title,omitempty"`
	Mark    string        `json:"mark,omitempty"`
	Source  string        `json:"source,omitempty"`
	Notices []string      `json:"notices,omitempty"`
	Clauses []clauseModel `json:"clauses"`
}

type clauseModel struct {
	Path       string         `json:"path"`
	Part       string         `json:"part"`
	Heading    string         `json:"heading,omitempty"`
	Call       string         `json:"call,omitempty"`
	Addressees []string       `json:"addressees,omitempty"`
	Label      string         `json:"label,omitempty"`
	Text       string         `json:"text"`
	Notes      []string       `json:"notes,omitempty"`
	Variants   []variantModel `json:"variants,omitempty"`
	// Open are the words in brackets without owner.
	Open []string `json:"open,omitempty"`
}

type variantModel struct {
	Owner  string `json:"owner"`
	Delete bool   `json:"delete,omitempty"`
	Text   string `json:"text,omitempty"`
}

func model(doc *document.Document, v *document.View) documentModel {
	m := documentModel{
		Name: doc.Name, Format: doc.Format, Side: v.Side.String(), Redline: doc.Redline(), Notices: doc.Notices,
		Blocks: []blockModel{}, Resolutions: []resolutionModel{},
	}
	for _, r := range doc.Remarks {
		m.Remarks = append(m.Remarks, remarkModel{r.Author, r.Date, r.Text, r.Quote})
	}
	for i := range v.Blocks {
		m.Blocks = append(m.Blocks, modelBlock(doc, &v.Blocks[i]))
	}
	for _, r := range grammar.Parse(v) {
		m.Resolutions = append(m.Resolutions, modelResolution(r))
	}
	return m
}

func modelBlock(doc *document.Document, b *document.Block) blockModel {
	out := blockModel{
		Part: b.Part, Note: b.Note, Style: b.Style, Label: b.Label, Indent: b.Indent, Cell: b.Cell, Page: b.Page,
		Text: b.Text, Start: b.Start, Runs: []runModel{},
	}
	for i, piece := range b.Pieces {
		p := &doc.Paragraphs[piece.Paragraph]
		if i == 0 {
			out.Unit, out.Paragraph = p.Unit, p.Index
		}
		run := &p.Runs[piece.Run]
		r := runModel{Text: run.Text, Italic: run.Italic, Bold: run.Bold, NoteRef: run.NoteRef}
		if run.Start >= 0 {
			r.Start, r.End = &run.Start, &run.End
		}
		for _, c := range run.Changes {
			r.Changes = append(r.Changes, changeModel{c.Kind, c.Author, c.Date, c.Move, c.Comment})
		}
		out.Runs = append(out.Runs, r)
	}
	return out
}

func modelResolution(r *resolution.Resolution) resolutionModel {
	out := resolutionModel{
		Heading: r.Heading, Form: string(r.Form), Organ: r.Organ, Number: r.Number, Title: r.Title,
		Mark: r.Mark, Source: r.Source, Notices: r.Notices, Clauses: []clauseModel{},
	}
	for i := range r.Clauses {
		c := &r.Clauses[i]
		cm := clauseModel{Path: c.Path, Part: string(c.Part), Heading: c.Heading, Label: c.Label, Text: c.Text, Notes: c.Notes}
		if c.Call != nil {
			cm.Call, cm.Addressees = c.Call.Text, c.Call.Addressees
		}
		for _, v := range c.Variants {
			cm.Variants = append(cm.Variants, variantModel{v.Owner, v.Delete, v.Text})
		}
		for _, o := range c.Open {
			cm.Open = append(cm.Open, c.Text[o.Start:o.End])
		}
		out.Clauses = append(out.Clauses, cm)
	}
	return out
}
