package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// Bounds within which a block is read with its inline markup: goldmark's time for
// marks without end is their number times the length of the block, or the square
// of their number.
const (
	maxOpen  = 1000      // links and stretches of code
	maxMarks = 10_000    // marks of emphasis and tags
	maxNest  = 100       // brackets in brackets, whose text is looked up each time
	maxBlock = 256 << 10 // bytes
)

// newParser returns goldmark's parser without what would swallow or disguise
// text: indented code, blocks of HTML and definitions of links. Footnotes keep
// their place in the text, also those that nothing refers to. Without marks,
// inline markup is text as it is typed.
func newParser(marks bool) parser.Parser {
	inlines := []util.PrioritizedValue{util.Prioritized(noteParser{}, 150)}
	if marks {
		inlines = append(inlines,
			util.Prioritized(parser.NewCodeSpanParser(), 100),
			util.Prioritized(parser.NewLinkParser(), 200),
			util.Prioritized(parser.NewAutoLinkParser(), 300),
			util.Prioritized(parser.NewRawHTMLParser(), 400),
			util.Prioritized(parser.NewEmphasisParser(), 500),
		)
	}
	return parser.NewParser(
		parser.WithBlockParsers(
			util.Prioritized(parser.NewSetextHeadingParser(), 100),
			util.Prioritized(parser.NewThematicBreakParser(), 200),
			util.Prioritized(parser.NewListParser(), 300),
			util.Prioritized(parser.NewListItemParser(), 400),
			util.Prioritized(parser.NewATXHeadingParser(), 600),
			util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
			util.Prioritized(parser.NewBlockquoteParser(), 800),
			util.Prioritized(extension.NewFootnoteBlockParser(), 950),
			util.Prioritized(paragraphParser{parser.NewParagraphParser()}, 1000),
		),
		parser.WithInlineParsers(inlines...),
		parser.WithParagraphTransformers(
			util.Prioritized(extension.NewTableParagraphTransformer(), 200),
		),
	)
}

// fewMarks reports whether every block of the text keeps to the bounds.
func fewMarks(text string) bool {
	open, marks, size, nest := 0, 0, 0, 0
	for line := range strings.Lines(text) {
		if strings.TrimSpace(line) == "" {
			open, marks, size, nest = 0, 0, 0, 0
			continue
		}
		size += len(line)
		open += strings.Count(line, "](") + strings.Count(line, "`")
		marks += strings.Count(line, "*") + strings.Count(line, "_") + strings.Count(line, "<")
		var deepest int
		nest, deepest = nesting(line, nest)
		if open > maxOpen || marks > maxMarks || size > maxBlock || deepest > maxNest {
			return false
		}
	}
	return true
}

// nesting returns how many brackets are open after a line that begins with so many,
// and the most that are open within it and are closed in it.
func nesting(line string, open int) (after, deepest int) {
	for i := range len(line) {
		switch line[i] {
		case '[':
			open++
		case ']':
			deepest = max(deepest, open)
			open = max(0, open-1)
		}
	}
	return open, deepest
}

// paragraphParser takes indented lines, too, which are code in CommonMark.
type paragraphParser struct{ parser.BlockParser }

func (paragraphParser) CanAcceptIndentedLine() bool { return true }

// noteRef is a reference to a footnote, [^1].
type noteRef struct {
	ast.BaseInline
	start, end int // bytes of the parsed text
	label      string
}

var kindNoteRef = ast.NewNodeKind("NoteRef")

func (n *noteRef) Kind() ast.NodeKind { return kindNoteRef }

func (n *noteRef) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// noteParser reads references to footnotes; goldmark's own leaves out where they
// stand and those whose footnote is missing.
type noteParser struct{}

func (noteParser) Trigger() []byte { return []byte{'['} }

func (noteParser) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, segment := block.PeekLine()
	if len(line) < 4 || line[1] != '^' {
		return nil
	}
	for i := 2; i < len(line) && i < 64; i++ {
		switch line[i] {
		case ']':
			if i == 2 {
				return nil
			}
			n := &noteRef{start: segment.Start, end: segment.Start + i + 1, label: string(line[2:i])}
			block.Advance(i + 1)
			return n
		case ' ', '\t', '\n', '\r', '[':
			return nil
		}
	}
	return nil
}

// autoNumber is the mark of list items whose number the reader counts, as Pandoc has it.
const autoNumber = "#."

// numberedLists returns the text for goldmark, which knows no "#." before list items: there
// it reads "1.". Offsets stay as they are, and the words are taken from the text itself.
func numberedLists(s string) []byte {
	out := []byte(s)
	for at := 0; at < len(s); {
		next := len(s)
		if n := strings.IndexByte(s[at:], '\n'); n >= 0 {
			next = at + n + 1
		}
		i := at
		for i < next && (s[i] == ' ' || s[i] == '\t' || s[i] == '>') {
			i++
		}
		if rest, ok := strings.CutPrefix(s[i:next], autoNumber); ok && rest != "" && (rest[0] == ' ' || rest[0] == '\t') {
			out[i] = '1'
		}
		at = next
	}
	return out
}
