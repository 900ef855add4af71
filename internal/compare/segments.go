package compare

import (
	"sync"

	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/resolution"
)

// wordLists are lists of words to work in.
var wordLists = sync.Pool{New: func() any { return new([]word) }}

// Segments returns the word diff of two clauses as printed. Either may be nil.
// Text between words goes with the word before it.
func Segments(a, b *resolution.Clause) []finding.Segment {
	switch {
	case a == nil && b == nil:
		return nil
	case a == nil:
		return []finding.Segment{{Op: "+", Text: b.Text}}
	case b == nil:
		return []finding.Segment{{Op: "-", Text: a.Text}}
	case a.Text == b.Text:
		return []finding.Segment{{Op: "=", Text: b.Text}}
	}
	words := wordLists.Get().(*[]word)
	defer wordLists.Put(words)
	*words = wordsOf(b.Tags.Words, 0, wordsOf(a.Tags.Words, 0, (*words)[:0]))
	x, y := (*words)[:len(a.Tags.Words)], (*words)[len(a.Tags.Words):]
	hunks := diff(x, y, nil)
	out := make([]finding.Segment, 0, 3*len(hunks)+1)
	add := func(op, text string) {
		if text == "" {
			return
		}
		if n := len(out); n > 0 && out[n-1].Op == op {
			out[n-1].Text += text
			return
		}
		out = append(out, finding.Segment{Op: op, Text: text})
	}
	// printed returns words [from, to) with the space behind them.
	printed := func(c *resolution.Clause, from, to int) string {
		if from >= to {
			return ""
		}
		start, end := c.Tags.Words[from].Start, len(c.Text)
		if from == 0 {
			start = 0
		}
		if to < len(c.Tags.Words) {
			end = int(c.Tags.Words[to].Start)
		}
		return c.Text[start:end]
	}
	j := 0
	for _, h := range hunks {
		add("=", printed(b, j, h.B0))
		add("-", printed(a, h.A0, h.A1))
		add("+", printed(b, h.B0, h.B1))
		j = h.B1
	}
	add("=", printed(b, j, len(y)))
	if len(y) == 0 && len(x) == 0 {
		add("=", b.Text)
	}
	return out
}
