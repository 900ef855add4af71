package lsp

import (
	"sort"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/resolint/resolint/internal/lsp/protocol"
)

// encoding is the unit in which a session counts the characters of a line.
type encoding string

const (
	utf8Units  encoding = "utf-8"
	utf16Units encoding = "utf-16"
)

// text is one state of a document. It is never changed; an edit makes a new one.
type text struct {
	string
	// starts returns the byte offset of each line, found when first asked for.
	starts func() []int
}

func newText(s string) *text {
	return &text{s, sync.OnceValue(func() []int { return lineStarts(s) })}
}

// lineStarts splits at "\n", "\r\n" and "\r", as the protocol does.
func lineStarts(s string) []int {
	starts := make([]int, 1, 2+strings.Count(s, "\n"))
	for i := 0; i < len(s); i++ {
		j := strings.IndexAny(s[i:], "\r\n")
		if j < 0 {
			break
		}
		i += j
		if s[i] == '\r' && i+1 < len(s) && s[i+1] == '\n' {
			i++
		}
		starts = append(starts, i+1)
	}
	return starts
}

// offset returns the byte of a position. One behind the end of its line is the
// end, as the protocol has it; one within a character is the character's start.
func (t *text) offset(p protocol.Position, e encoding) int {
	starts := t.starts()
	if int64(p.Line) >= int64(len(starts)) {
		return len(t.string)
	}
	at, end := starts[p.Line], len(t.string)
	if int(p.Line)+1 < len(starts) {
		end = starts[p.Line+1]
	}
	for line := strings.TrimRight(t.string[at:end], "\r\n"); line != "" && p.Character > 0; {
		r, n := utf8.DecodeRuneInString(line)
		width := units(r, n, e)
		if width > p.Character {
			break
		}
		p.Character -= width
		at += n
		line = line[n:]
	}
	return at
}

// position returns the position of a byte.
func (t *text) position(at int, e encoding) protocol.Position {
	at = min(max(at, 0), len(t.string))
	starts := t.starts()
	line := t.line(at)
	p := protocol.Position{Line: uint32(line)}
	for s := t.string[starts[line]:at]; s != ""; {
		r, n := utf8.DecodeRuneInString(s)
		p.Character += units(r, n, e)
		s = s[n:]
	}
	return p
}

// between returns the range of two bytes.
func (t *text) between(start, end int, e encoding) protocol.Range {
	return protocol.Range{Start: t.position(start, e), End: t.position(max(start, end), e)}
}

// units is how wide a character of n bytes is.
func units(r rune, n int, e encoding) uint32 {
	switch {
	case e == utf8Units:
		return uint32(n)
	case r > 0xFFFF:
		return 2
	}
	return 1
}

// line is the line that a byte is in, from 0.
func (t *text) line(at int) int {
	starts := t.starts()
	return sort.Search(len(starts), func(i int) bool { return starts[i] > at }) - 1
}

// lineStart and lineEnd return the ends of the line that a byte is in, the latter
// before the line's end mark.
func (t *text) lineStart(at int) int { return t.starts()[t.line(at)] }

func (t *text) lineEnd(at int) int {
	if i := strings.IndexAny(t.string[at:], "\r\n"); i >= 0 {
		return at + i
	}
	return len(t.string)
}

// mark is the length of the byte order mark that the text begins with, which the audit
// does not count.
func (t *text) mark() int {
	if strings.HasPrefix(t.string, "\ufeff") {
		return len("\ufeff")
	}
	return 0
}

// newline is how the text ends its lines.
func (t *text) newline() string {
	if strings.Contains(t.string, "\r\n") {
		return "\r\n"
	}
	return "\n"
}

// edit is a replacement of bytes [start, end) by size bytes.
type edit struct{ start, end, size int }

// apply applies one change of a client.
func (t *text) apply(c protocol.TextDocumentContentChangeEvent, e encoding) (*text, edit) {
	if c.Range == nil {
		return newText(c.Text), replaced(t.string, c.Text)
	}
	start := t.offset(c.Range.Start, e)
	end := max(start, t.offset(c.Range.End, e))
	return newText(t.string[:start] + c.Text + t.string[end:]), edit{start, end, len(c.Text)}
}

// replaced is the edit that makes one text of another: what both begin and end with
// stands, so that findings elsewhere keep their places with clients that send whole
// texts.
func replaced(before, after string) edit {
	most := min(len(before), len(after))
	start := 0
	for start < most && before[start] == after[start] {
		start++
	}
	end := 0
	for end < most-start && before[len(before)-1-end] == after[len(after)-1-end] {
		end++
	}
	return edit{start, len(before) - end, len(after) - end - start}
}

// follow returns where bytes [start, end) stand after the edits. ok is false where
// one of them reached into the range.
func follow(edits []edit, start, end int) (int, int, bool) {
	for _, e := range edits {
		switch {
		case e.end <= start:
			moved := e.size - (e.end - e.start)
			start, end = start+moved, end+moved
		case e.start < end:
			return 0, 0, false
		}
	}
	return start, end, true
}
