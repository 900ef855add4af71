package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// maxLinks is how many links a block may hold; goldmark's time is quadratic in
// the number of those that have no end.
const maxLinks = 1000

// newParser returns goldmark's parser without what would swallow or disguise
// text: indented code, blocks of HTML and definitions of links. Footnotes keep
// their place in the text, also those that nothing refers to. Without links,
// links are text as they are typed.
func newParser(links bool) parser.Parser {
	inlines := []util.PrioritizedValue{
		util.Prioritized(parser.NewCodeSpanParser(), 100),
		util.Prioritized(noteParser{}, 150),
		util.Prioritized(parser.NewAutoLinkParser(), 300),
		util.Prioritized(parser.NewRawHTMLParser(), 400),
		util.Prioritized(parser.NewEmphasisParser(), 500),
	}
	if links {
		inlines = append(inlines, util.Prioritized(parser.NewLinkParser(), 200))
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

// fewLinks reports whether no block of the text has more than maxLinks links.
func fewLinks(text string) bool {
	if strings.Count(text, "](") <= maxLinks {
		return true
	}
	n := 0
	for line := range strings.Lines(text) {
		if strings.TrimSpace(line) == "" {
			n = 0
		}
		if n += strings.Count(line, "]("); n > maxLinks {
			return false
		}
	}
	return true
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
