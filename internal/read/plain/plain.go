// Package plain reads plain text: in any common encoding, with paragraphs set
// apart by blank lines, one on a line, wrapped at a column, or mixed; with tracked
// changes in CriticMarkup, footnotes and page numbers.
package plain

import (
	"github.com/resolint/resolint/internal/document"
	"github.com/resolint/resolint/internal/read/charset"
	"github.com/resolint/resolint/internal/read/limit"
	"github.com/resolint/resolint/internal/read/redline"
)

// Read reads data, the content of the file called name. Errors are
// charset.ErrBinary and *limit.Error.
func Read(name string, data []byte, lim limit.Limits) (*document.Document, error) {
	if err := lim.CheckInput(int64(len(data))); err != nil {
		return nil, err
	}
	text, err := charset.Decode(data, "")
	if err != nil {
		return nil, err
	}
	doc := &document.Document{Name: name, Format: document.FormatText, Source: string(text.Text), Notices: text.Notices}
	if err := redline.Resolve(doc.Source, false).Fill(doc, Paragraphs, lim); err != nil {
		return nil, err
	}
	return doc, nil
}
