package plain

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/resolint/resolint/internal/document"
	"github.com/resolint/resolint/internal/read/lines"
	"github.com/resolint/resolint/internal/read/notes"
)

// Paragraphs cuts a text without markup into paragraphs. Each physical line is a
// run; between two lines of a paragraph stands a run of one space that covers the
// line break and the indentation. A hyphen at a line's end is left out where it
// divides a word and kept in compounds (lines.Vocabulary). Page numbers and
// running heads are paragraphs of the footer, and are left out where they stand in
// the middle of a paragraph.
func Paragraphs(text string) []document.Paragraph {
	b := &builder{text: text, lines: lines.Unnumbered(text, lines.Scan(text)), last: -1}
	b.layout = lines.Measure(text, b.lines)
	b.furniture = pageNumbers(text, b.lines)
	// The runs of all paragraphs share one array.
	paragraphs, runs := room(b.lines)
	b.runs, b.out = make([]document.Run, 0, runs), make([]document.Paragraph, 0, paragraphs)
	for i := range b.lines {
		b.line(i)
	}
	b.flush()
	notes.Mark(text, b.out)
	return b.out
}

// room returns upper bounds of the paragraphs and runs of a text: a run for each line
// that is not blank, and one for the join with the line before it.
func room(ls []lines.Line) (paragraphs, runs int) {
	before := false // a line that this one may go on with, furniture between them or not
	for _, l := range ls {
		if l.Blank() {
			before = false
			continue
		}
		paragraphs++
		runs++
		if before || l.Page {
			runs++
		}
		before = true
	}
	return paragraphs, runs
}

type builder struct {
	text      string
	lines     []lines.Line
	layout    lines.Layout
	furniture map[int]bool
	words     *lines.Vocabulary
	runs      []document.Run
	out       []document.Paragraph
	depths    []int // columns of the lists that are open

	// The running paragraph: its first and last line and its first run.
	first, last, from int
	blank             bool // a blank line since last
	page              []int
}

func (b *builder) line(i int) {
	l := b.lines[i]
	switch {
	case l.Blank():
		b.blank = true
		return
	case b.furniture[i]:
		b.page = append(b.page, i)
		b.blank = true
		return
	}
	if b.last >= 0 && b.continues(i) {
		b.page = b.page[:0]
		b.join(b.lines[b.last], l)
	} else {
		b.flush()
		b.start(i)
	}
	b.last, b.blank = i, false
}

// continues reports whether line i goes on with the running paragraph.
func (b *builder) continues(i int) bool {
	first, last, l := b.lines[b.first], b.lines[b.last], b.lines[i]
	if len(b.page) > 0 || l.Page {
		return lines.GoesOn(b.text, first, last, l)
	}
	return !b.blank && !b.layout.Breaks(b.text, first, last, l)
}

func (b *builder) start(i int) {
	l := b.lines[i]
	b.first, b.from = i, len(b.runs)
	s := b.text[l.Start:l.End]
	p := document.Paragraph{Part: document.PartBody}
	if notes.Rule(s) {
		p.Part = document.PartFooter
	}
	mark, rest := lines.Bullet(s)
	if _, st := lines.Label(s); st != lines.None && p.Part == document.PartBody {
		p.Indent = b.indent(l.Column)
	}
	if rest > 0 {
		p.Label = [2]string{mark, mark}
	}
	b.out = append(b.out, p)
	b.runs = append(b.runs, document.Run{Text: s[rest:], Start: l.Start + rest, End: l.End})
}

// indent returns how many of the lists that are open stand further left.
func (b *builder) indent(column int) int {
	for len(b.depths) > 0 && b.depths[len(b.depths)-1] >= column {
		b.depths = b.depths[:len(b.depths)-1]
	}
	n := len(b.depths)
	b.depths = append(b.depths, column)
	return n
}

func (b *builder) join(a, l lines.Line) {
	if n, ok := lines.Hyphenated(b.text, a, l); ok {
		if b.drops(a, l, n) {
			r := &b.runs[len(b.runs)-1]
			r.Text, r.End = r.Text[:len(r.Text)-n], r.End-n
		}
	} else {
		b.runs = append(b.runs, document.Run{Text: " ", Start: a.End, End: l.Start})
	}
	b.runs = append(b.runs, document.Run{Text: b.text[l.Start:l.End], Start: l.Start, End: l.End})
}

// drops reports whether the hyphen of n bytes at the end of line a only breaks a
// word.
func (b *builder) drops(a, l lines.Line, n int) bool {
	if n == 2 && strings.HasSuffix(b.text[:a.End], "\u00ad") {
		return true
	}
	if r, _ := utf8.DecodeRuneInString(b.text[l.Start:l.End]); unicode.IsUpper(r) {
		return false // "ITU-T"
	}
	if b.words == nil {
		b.words = lines.NewVocabulary(b.text)
	}
	return b.words.Joined(b.text[a.Start:a.End-n], b.text[l.Start:l.End])
}

func (b *builder) flush() {
	if b.last >= 0 {
		b.out[len(b.out)-1].Runs = b.runs[b.from:len(b.runs):len(b.runs)]
	}
	for _, i := range b.page {
		l := b.lines[i]
		b.runs = append(b.runs, document.Run{Text: b.text[l.Start:l.End], Start: l.Start, End: l.End})
		b.out = append(b.out, document.Paragraph{Part: document.PartFooter, Runs: b.runs[len(b.runs)-1 : len(b.runs) : len(b.runs)]})
	}
	b.page, b.last = b.page[:0], -1
}
