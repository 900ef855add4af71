package markdown

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"

	"github.com/resolint/resolint/internal/document"
	"github.com/resolint/resolint/internal/lazyregexp"
	"github.com/resolint/resolint/internal/read/lines"
	"github.com/resolint/resolint/internal/read/notes"
)

// paragraphs parses the text of one side.
func paragraphs(source string) []document.Paragraph {
	b := &builder{text: source, labels: map[string]string{}}
	front := b.header()
	// Line ends of old Macintosh files and U+2028 are none to goldmark; replacing
	// them would shift offsets, and Markdown never had them.
	b.shift = front
	b.layout = lines.Measure(source[front:], lines.Scan(source[front:]))
	root := newParser(fewMarks(source)).Parse(text.NewReader(numberedLists(source[front:])))
	b.numberNotes(root)
	b.block(root, state{})
	slices.SortStableFunc(b.out, func(x, y document.Paragraph) int { return start(x) - start(y) })
	notes.Mark(source, b.out)
	return b.out
}

func start(p document.Paragraph) int {
	if len(p.Runs) == 0 {
		return -1
	}
	return p.Runs[0].Start
}

// state is what a block inherits from the blocks around it.
type state struct {
	style  string
	note   string
	indent int
	cell   bool
	depth  int
	// number is the number of the list item as it is shown, 0 where the typed one
	// holds.
	number int
}

type builder struct {
	text   string
	shift  int // of the parsed text in text
	layout lines.Layout
	labels map[string]string // marks of footnotes by their labels
	words  *lines.Vocabulary
	// hidden is the element that nobody sees the content of, "" for none, hiding how
	// many of its name are open, spans whether it began before a paragraph and goes on
	// over its end.
	hidden string
	hiding int
	spans  bool
	out    []document.Paragraph
}

// numberNotes gives each footnote the mark it will be shown with: its label if
// that is a number, else its number in the order of the text.
func (b *builder) numberNotes(root ast.Node) {
	n := 0
	for c := root.FirstChild(); c != nil; c = c.NextSibling() {
		for f := c.FirstChild(); f != nil; f = f.NextSibling() {
			if note, ok := f.(*extast.Footnote); ok {
				n++
				b.labels[string(note.Ref)] = noteMark(string(note.Ref), n)
			}
		}
	}
}

func noteMark(label string, n int) string {
	if strings.Trim(label, "0123456789") == "" || label == "*" {
		return label
	}
	return strconv.Itoa(n)
}

// block walks over the blocks; inline content is left to inlines.
func (b *builder) block(n ast.Node, s state) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		b.one(c, s)
	}
}

// one reads one block.
func (b *builder) one(c ast.Node, s state) {
	switch c := c.(type) {
	case *ast.Heading:
		s.style = "heading" + strconv.Itoa(c.Level)
		b.inlines(c, s)
	case *ast.Paragraph, *ast.TextBlock:
		if !b.definition(c) {
			b.inlines(c, s)
		}
	case *extast.TableCell:
		s.cell = true
		b.inlines(c, s)
	case *ast.FencedCodeBlock, *ast.CodeBlock:
		b.verbatim(c, s)
	case *ast.ThematicBreak:
	case *ast.List:
		if s.depth > 0 {
			s.indent++
		}
		s.depth++
		b.list(c, s)
	case *ast.Blockquote:
		s.style = "quote"
		b.block(c, s)
	case *extast.Footnote:
		s.note = b.labels[string(c.Ref)]
		b.block(c, s)
	default:
		b.block(c, s)
	}
}

// definition reports whether a paragraph defines addresses of links and nothing else:
// renderers show nothing of it, and some writers keep remarks in it.
func (b *builder) definition(n ast.Node) bool {
	segments := n.Lines()
	if segments.Len() == 0 {
		return false
	}
	from, to := segments.At(0).Start+b.shift, segments.At(segments.Len()-1).Stop+b.shift
	return strings.HasPrefix(b.text[from:to], "[") && definitions.MatchString(b.text[from:to])
}

// definitions are `[label]: address "title"`, one below the other. A word is no address:
// "[Canada]: reserve" is text to whoever wrote it.
var definitions = lazyregexp.New(`^(?:\[[^\[\]^][^\[\]]*\]:[ \t]*\n?[ \t]*(?:<[^<>\n]*>|[#/.]\S*|[^\s<]\S*:\S+)(?:\s+(?:"[^"]*"|'[^']*'|\([^()]*\)))?[ \t]*\r?(?:\n|$))+$`)

// list walks over the items of a list. Whoever shows it numbers the items in their order
// from the number of the first on, whatever is typed before the others.
func (b *builder) list(n *ast.List, s state) {
	number := n.Start
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		s.number = 0
		if n.IsOrdered() {
			s.number = number
			number++
		}
		b.item(c, s)
	}
}

// item walks over the blocks of a list item; the number belongs to the first.
func (b *builder) item(n ast.Node, s state) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		b.one(c, s)
		s.number = 0
	}
}

func (s state) paragraph() document.Paragraph {
	p := document.Paragraph{Part: document.PartBody, Style: s.style, Indent: s.indent, Cell: s.cell}
	if s.note != "" {
		p.Part, p.Note = document.PartFootnote, s.note
	}
	return p
}

// verbatim takes the lines of a block of code as paragraphs.
func (b *builder) verbatim(n ast.Node, s state) {
	ls := n.Lines()
	for i := range ls.Len() {
		seg := ls.At(i)
		l := b.trimmed(seg)
		if l.Blank() {
			continue
		}
		if b.hidden != "" {
			continue
		}
		p := s.paragraph()
		p.Runs = []document.Run{{Text: b.text[l.Start:l.End], Start: l.Start, End: l.End}}
		b.out = append(b.out, p)
	}
}

// trimmed turns a segment of the parsed text into a line of the whole text,
// without the white space of Markdown at its borders.
func (b *builder) trimmed(seg text.Segment) lines.Line {
	const white = " \t\r\n"
	from := seg.Start + b.shift
	s := b.text[from : seg.Stop+b.shift]
	start := from + len(s) - len(strings.TrimLeft(s, white))
	end := max(start, from+len(strings.TrimRight(s, white)))
	// The column matters up to where texts are wrapped; lines can be much longer.
	const far = 512
	before := b.text[max(0, start-far):start]
	column := len(before) - (strings.LastIndexByte(before, '\n') + 1)
	return lines.Line{Start: start, End: end, Column: column, Width: column + utf8.RuneCountInString(b.text[start:end])}
}
