package text

import (
	"strings"

	"github.com/resolint/resolint/internal/report/internal/plain"
)

// style is an SGR parameter list, "" for plain.
type style string

const (
	bold    style = "1"
	dim     style = "2"
	lost    style = "1;31"
	gained  style = "1;32"
	subject style = "1;4"
	heading style = "1;4"
)

// span is a stretch of text in one style, safe for a terminal. Link is the
// target of a hyperlink or empty.
type span struct {
	text  string
	style style
	link  string
}

// word is what stands between two spaces, in as many styles as it has.
type word []span

func (w word) width() int {
	n := 0
	for _, s := range w {
		n += plain.Width(s.text)
	}
	return n
}

// words divides spans at spaces. Only the ASCII space divides: what a document
// keeps together with no-break spaces stays together.
func words(spans []span) []word {
	var out []word
	var current word
	for _, s := range spans {
		for i, part := range strings.Split(s.text, " ") {
			if i > 0 && len(current) > 0 {
				out = append(out, current)
				current = nil
			}
			if part != "" {
				current = append(current, span{part, s.style, s.link})
			}
		}
	}
	if len(current) > 0 {
		out = append(out, current)
	}
	return out
}

// wrap lays spans out in lines of at most width cells, 0 for one line. Words
// that are longer than a line are cut.
func wrap(spans []span, width int) [][]word {
	var lines [][]word
	var line []word
	used := 0
	for _, w := range words(spans) {
		for width > 0 && w.width() > width {
			room := width
			if used > 0 && width-used-1 > width/3 {
				room = width - used - 1
			} else if used > 0 {
				lines, line = append(lines, line), nil
			}
			head, rest := w.cut(room)
			lines, line, used = append(lines, append(line, head)), nil, 0
			w = rest
		}
		n := w.width()
		if n == 0 {
			continue
		}
		if width > 0 && used > 0 && used+1+n > width {
			lines, line, used = append(lines, line), nil, 0
		}
		if used > 0 {
			used++
		}
		line, used = append(line, w), used+n
	}
	if len(line) > 0 {
		lines = append(lines, line)
	}
	return lines
}

// cut divides a word after at most width cells.
func (w word) cut(width int) (head, rest word) {
	for i, s := range w {
		n := plain.Width(s.text)
		if n <= width {
			head = append(head, s)
			width -= n
			continue
		}
		if width > 0 || len(head) == 0 {
			a, b := plain.Cut(s.text, max(width, 1))
			if plain.Width(a) <= width || len(head) == 0 {
				head = append(head, span{a, s.style, s.link})
				s.text = b
			}
		}
		if s.text != "" {
			rest = append(rest, s)
		}
		return head, append(rest, w[i+1:]...)
	}
	return head, nil
}

// print writes one line of words; the space between two words of one style
// and link is in that style too.
func (p *printer) print(line []word) {
	var run span
	flush := func() {
		p.styled(run)
		run = span{}
	}
	for i, w := range line {
		for j, s := range w {
			gap := ""
			if i > 0 && j == 0 {
				gap = " "
			}
			switch {
			case run.text != "" && run.style == s.style && run.link == s.link:
				run.text += gap + s.text
			default:
				flush()
				p.raw(gap)
				run = s
			}
		}
	}
	flush()
}

// styled writes a span with its escape sequences, if they are wanted.
func (p *printer) styled(s span) {
	if s.text == "" {
		return
	}
	link := p.Hyperlinks && s.link != ""
	if link {
		p.raw("\x1b]8;;" + s.link + "\x1b\\")
	}
	if p.Color && s.style != "" {
		p.raw("\x1b[" + string(s.style) + "m" + s.text + "\x1b[0m")
	} else {
		p.raw(s.text)
	}
	if link {
		p.raw("\x1b]8;;\x1b\\")
	}
}
