package audit

import (
	"fmt"
	"slices"
	"strings"

	"github.com/resolint/resolint/internal/document"
	"github.com/resolint/resolint/internal/grammar"
	"github.com/resolint/resolint/internal/read"
	"github.com/resolint/resolint/internal/read/limit"
)

// Description is what a file was read as: what somebody who chose it can check
// before it is audited.
type Description struct {
	Format document.Format `json:"format"`
	// Changes is the number of tracked changes, Authors who made them, in the order
	// of the text. A file with changes holds base and draft.
	Changes int      `json:"changes"`
	Authors []string `json:"authors"`
	// Resolutions are the headings of the texts in it, those of the draft's side.
	Resolutions []string `json:"resolutions"`
	// Clauses and Words are counted on the draft's side. Pages is 0 for formats
	// that have none of their own.
	Clauses int `json:"clauses"`
	Words   int `json:"words"`
	Pages   int `json:"pages"`
	// Notices say what could not be read or had to be guessed.
	Notices []string `json:"notices"`
}

// Describe reads one file as an audit would, up to its clauses. Its error names
// what is wrong with the file and what to do about it.
func Describe(s Source, limits limit.Limits) (*Description, error) {
	data, err := s.Load()
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", s.Name, err)
	}
	doc, err := read.Document(s.Name, data, limits)
	if err != nil {
		return nil, err
	}
	view := doc.View(document.Draft)
	d := &Description{
		Format: doc.Format, Authors: []string{}, Resolutions: []string{}, Notices: append([]string{}, doc.Notices...),
		Words: len(strings.Fields(view.Rendition())),
	}
	d.changes(doc)
	for _, r := range grammar.Parse(view) {
		heading := r.Heading
		if heading == "" {
			heading = r.Title
		}
		d.Resolutions = append(d.Resolutions, heading)
		d.Clauses += len(r.Clauses)
		d.Notices = append(d.Notices, r.Notices...)
	}
	return d, nil
}

// changes counts tracked changes; a change that lies around several runs is one.
func (d *Description) changes(doc *document.Document) {
	all := doc.Changes()
	d.Changes = len(all)
	for _, c := range all {
		if c.Author != "" && !slices.Contains(d.Authors, c.Author) {
			d.Authors = append(d.Authors, c.Author)
		}
	}
	for i := range doc.Paragraphs {
		d.Pages = max(d.Pages, doc.Paragraphs[i].Page)
	}
}
