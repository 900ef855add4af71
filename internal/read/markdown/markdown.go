// Package markdown reads Markdown (CommonMark with tables and footnotes) in which
// tracked changes stand as CriticMarkup, strike-outs or ins and del elements.
//
// Unlike a renderer the reader keeps the labels of list items, since they number
// the clauses of a resolution, and takes indented text for text and not for code.
package markdown

import (
	"strings"

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
	source := string(text.Text)
	if err := checkNesting(source, lim); err != nil {
		return nil, err
	}
	if err := checkTables(source, lim); err != nil {
		return nil, err
	}
	doc := &document.Document{Name: name, Format: document.FormatMarkdown, Source: source, Notices: text.Notices}
	if !fewMarks(source) {
		doc.Notices = append(doc.Notices, "a block has too many marks or is too long, so emphasis, links and tags were read as text")
	}
	if err := redline.Resolve(source, true).Fill(doc, paragraphs, lim); err != nil {
		return nil, err
	}
	return doc, nil
}

// maxNesting holds where no limit is configured.
const maxNesting = 256

// checkNesting refuses blocks that are nested too deeply: goldmark's time is
// about cubic in the depth of lists and quadratic in that of quotes. The depth of
// a line is the number of its block marks and of list levels that its indentation
// allows for.
func checkNesting(source string, lim limit.Limits) error {
	if lim.Depth <= 0 {
		lim.Depth = maxNesting
	}
	for line := range strings.Lines(source) {
		depth, spaces := int64(0), int64(0)
		for i := range len(line) {
			c := line[i]
			switch {
			case c == ' ':
				spaces++
				continue
			case c == '\t':
				spaces += 4
				continue
			case c == '>':
				depth++
				continue
			case strings.IndexByte("-*+.)", c) >= 0 && i+1 < len(line) && (line[i+1] == ' ' || line[i+1] == '\t'):
				depth++
				continue
			case c >= '0' && c <= '9':
				continue
			}
			break
		}
		if err := lim.CheckDepth(depth + spaces/2); err != nil {
			return err
		}
	}
	return nil
}
