// Package lines tells where paragraphs of a text without markup begin and end:
// texts whose paragraphs are set apart by blank lines, stand one on a line, are
// wrapped at a column, or mix all of these.
//
// It is shared by the readers of plain text and Markdown.
package lines

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Line is one physical line. Start and End are byte offsets of its content
// without leading and trailing space and without the line's end; they are equal
// for a blank line.
type Line struct {
	Start, End int
	// Column is the width of the leading space, in columns: a tab goes to the next
	// multiple of eight, every other character is one column.
	Column int
	// Width is Column and the content in code points.
	Width int
	// Page is true if a form feed stands before the line, blank lines between them or not.
	Page bool
}

// Blank reports whether the line has no content.
func (l Line) Blank() bool { return l.Start == l.End }

// Scan cuts text into lines. A line ends with LF, CR LF, CR, a form feed, a
// vertical tab, U+0085, U+2028 or U+2029.
func Scan(text string) []Line {
	out := make([]Line, 0, strings.Count(text, "\n")+1)
	page := false
	for at := 0; at < len(text); {
		end, next := lineEnd(text, at)
		l := trim(text, at, end)
		l.Page = page
		out = append(out, l)
		page = end < len(text) && text[end] == '\f' || page && l.Blank()
		at = next
	}
	return out
}

// lineEnd returns the end of the line that starts at from and the start of the
// next one.
func lineEnd(text string, from int) (end, next int) {
	stop := strings.IndexByte(text[from:], '\n')
	if stop < 0 {
		stop = len(text)
	} else {
		stop += from
	}
	for i := from; i < stop; i++ {
		switch c := text[i]; {
		case c > '\r' && c != 0xC2 && c != 0xE2:
		case c == '\r' && i+1 == stop && stop < len(text):
			return i, stop + 1
		case c == '\r', c == '\f', c == '\v':
			return i, i + 1
		case c == 0xC2 && i+1 < stop && text[i+1] == 0x85:
			return i, i + 2
		case c == 0xE2 && i+2 < stop && text[i+1] == 0x80 && (text[i+2] == 0xA8 || text[i+2] == 0xA9):
			return i, i + 3
		}
	}
	return stop, min(stop+1, len(text))
}

func trim(text string, start, end int) Line {
	var l Line
	for start < end {
		c := text[start]
		if c == '\t' {
			l.Column = l.Column/8*8 + 8
			start++
			continue
		}
		n := spaceAt(text[start:end])
		if n == 0 {
			break
		}
		l.Column++
		start += n
	}
	for start < end {
		r, n := utf8.DecodeLastRuneInString(text[start:end])
		if !space(r) {
			break
		}
		end -= n
	}
	l.Start, l.End = start, end
	l.Width = l.Column + utf8.RuneCountInString(text[start:end])
	return l
}

func spaceAt(s string) int {
	if s[0] < utf8.RuneSelf {
		if s[0] == ' ' || s[0] == '\t' {
			return 1
		}
		return 0
	}
	if r, n := utf8.DecodeRuneInString(s); space(r) {
		return n
	}
	return 0
}

// space reports whether r is white space or an invisible mark at a line's
// border: U+200B and U+FEFF are left there by conversions.
func space(r rune) bool {
	return r == ' ' || r >= utf8.RuneSelf && (unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff') || r == '\t' || r == '\r'
}
