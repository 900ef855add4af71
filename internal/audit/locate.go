package audit

import (
	"sort"
	"sync"
	"unicode/utf8"

	"github.com/resolint/resolint/internal/document"
	"github.com/resolint/resolint/internal/facts"
	"github.com/resolint/resolint/internal/finding"
)

// location returns where a site stands: in the source of text formats, in the
// rendition of the others.
func (b *builder) location(s *facts.Site) *finding.Location {
	c := s.Clause
	start, end := 0, len(c.Text)
	if s.From < s.To && c.Tags != nil && s.To <= len(c.Tags.Words) {
		start, end = int(c.Tags.Words[s.From].Start), int(c.Tags.Words[s.To-1].End)
	}
	view := s.Resolution.View
	p := s.Resolution.Locate(c, start, end)
	loc := &finding.Location{
		File: view.Document.Name, Clause: b.path(s), Text: c.Text[start:end], Context: c.Text,
	}
	loc.Span = finding.Span{
		Part: p.Unit, Paragraph: p.Paragraph, Page: p.Page, UnitStart: -1, UnitEnd: -1,
	}
	from, to := p.Start, p.End
	if view.Document.Source == "" {
		loc.Rendered = true
		loc.Span.UnitStart, loc.Span.UnitEnd = p.Start, p.End
		from, to = p.RenditionStart, p.RenditionEnd
	}
	b.index(view).fill(&loc.Span, max(from, 0), max(to, 0))
	return loc
}

// index returns the lines of a view, found when they are first asked for.
func (b *builder) index(v *document.View) *lineIndex {
	x, ok := b.lines.Load(v)
	if !ok {
		x, _ = b.lines.LoadOrStore(v, sync.OnceValue(func() *lineIndex {
			return newLineIndex(textOf(v))
		}))
	}
	return x.(func() *lineIndex)()
}

// textOf is the text in which places are counted: the source, or the rendition of a
// text that has none.
func textOf(v *document.View) string {
	if v.Document.Source == "" {
		return v.Rendition()
	}
	return v.Document.Source
}

// lineIndex turns byte offsets into lines and columns, both counted from 1.
type lineIndex struct {
	text   string
	starts []int // byte offset of each line
	// marks are places inside long lines up to which columns are counted already.
	marks []columnMark
}

type columnMark struct{ at, column, utf16 int }

// stride is how many bytes lie between two marks at least.
const stride = 1 << 10

func newLineIndex(text string) *lineIndex {
	x := &lineIndex{text: text, starts: []int{0}}
	m := columnMark{column: 1, utf16: 1}
	last := 0
	for i, r := range text {
		if i-last >= stride {
			m.at, last = i, i
			x.marks = append(x.marks, m)
		}
		m.count(r)
		if r == '\n' || r == '\r' && (i+1 >= len(text) || text[i+1] != '\n') {
			x.starts = append(x.starts, i+1)
			m, last = columnMark{column: 1, utf16: 1}, i+1
		}
	}
	return x
}

// count goes on behind a character.
func (m *columnMark) count(r rune) {
	m.column++
	m.utf16++
	if r > 0xFFFF && r != utf8.RuneError {
		m.utf16++
	}
}

func (x *lineIndex) fill(s *finding.Span, from, to int) {
	from, to = min(from, len(x.text)), min(max(from, to), len(x.text))
	s.Start, s.End = from, to
	s.Line, s.Column, s.UTF16Column = x.position(from)
	s.EndLine, s.EndColumn, s.UTF16EndColumn = x.position(to)
}

// position returns the line of a byte offset, its column in code points and that
// in UTF-16 units.
func (x *lineIndex) position(at int) (line, column, utf16 int) {
	line = sort.Search(len(x.starts), func(i int) bool { return x.starts[i] > at })
	m := columnMark{at: x.starts[line-1], column: 1, utf16: 1}
	if n := sort.Search(len(x.marks), func(i int) bool { return x.marks[i].at > at }); n > 0 && x.marks[n-1].at > m.at {
		m = x.marks[n-1]
	}
	for _, r := range x.text[m.at:at] {
		m.count(r)
	}
	return line, m.column, m.utf16
}
