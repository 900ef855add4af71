package docx

import (
	"bytes"
	"html"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/resolint/resolint/internal/report/internal/digest"
)

// letters is the text of a paragraph as the draft shows it, each byte with the
// offset of its spelling in the part. What is no plain text is one gap.
type letters struct {
	text []byte
	at   []int
	end  []int // the offset after the spelling
	// state says of each byte whether it is inserted '+', deleted '-', both 'x' or
	// neither ' '.
	state []byte
}

// gap stands for what is no plain text; no text holds it.
const gap = '\x00'

// letters reads a paragraph's text as the draft has it.
func (s *story) letters(p *paragraph) *letters {
	return s.read(p, func(a *atom) bool { return !a.deleted })
}

// every reads a paragraph's text with what was deleted from it.
func (s *story) every(p *paragraph) *letters {
	return s.read(p, func(*atom) bool { return true })
}

func (s *story) read(p *paragraph, wanted func(*atom) bool) *letters {
	l := &letters{}
	for i := range p.atoms {
		a := &p.atoms[i]
		if !wanted(a) {
			continue
		}
		if !a.run && a.tag.to < a.to {
			l.add([]byte{gap}, a.from, a.to)
		}
		for k := range a.pieces {
			s.piece(l, &a.pieces[k])
		}
		for len(l.state) < len(l.text) {
			l.state = append(l.state, a.state())
		}
	}
	return l
}

// whole widens a range of bytes to whole characters.
func (l *letters) whole(from, to int) (int, int) {
	for from > 0 && from < len(l.text) && !utf8.RuneStart(l.text[from]) {
		from--
	}
	for to < len(l.text) && !utf8.RuneStart(l.text[to]) {
		to++
	}
	return from, to
}

func (a *atom) state() byte {
	switch {
	case a.deleted && a.added:
		return 'x'
	case a.deleted:
		return '-'
	case a.added:
		return '+'
	}
	return ' '
}

func (l *letters) add(text []byte, from, to int) {
	for i := range text {
		l.text = append(l.text, text[i])
		if len(text) == to-from {
			l.at, l.end = append(l.at, from+i), append(l.end, from+i+1)
		} else {
			l.at, l.end = append(l.at, from), append(l.end, to)
		}
	}
}

// piece adds the text of a run's child.
func (s *story) piece(l *letters, p *runPiece) {
	switch {
	case p.local == "tab", p.local == "ptab":
		l.add([]byte("\t"), p.from, p.to)
	case p.local == "br", p.local == "cr":
		l.add([]byte("\n"), p.from, p.to)
	case p.local == "noBreakHyphen":
		l.add([]byte("\u2011"), p.from, p.to)
	case p.local == "lastRenderedPageBreak":
	case !p.plain:
		l.add([]byte{gap}, p.from, p.to)
	default:
		lead, trail := s.hidden(p)
		at, to := p.inner.from+lead, p.inner.to-trail
		for at < to {
			n := 1
			text := s.data[at : at+1]
			if text[0] == '&' {
				if semicolon := bytes.IndexByte(s.data[at:to], ';'); semicolon > 0 {
					n = semicolon + 1
					text = []byte(html.UnescapeString(string(s.data[at : at+n])))
				}
			}
			l.add(text, at, at+n)
			at += n
		}
	}
}

// blank reports whether the draft shows no text in a paragraph.
func (s *story) blank(p *paragraph) bool {
	return len(bytes.Trim(s.letters(p).text, "\x00 \t\n\r")) == 0
}

// squeeze drops all white space.
func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

// beside are the numbers of bytes of unchanged text, spaces not counted, that identify a
// place: more where fewer are not enough.
var beside = []int{40, 160}

// hunk returns the characters of a paragraph that a change brought, without the space
// around them, or the place where it took some away; ok is false unless there is just
// one such place. Spaces do not count: a word diff leaves them on either side.
func (l *letters) hunk(h digest.Hunk) (from, to int, ok bool) {
	text, index := l.squeezed()
	for _, n := range beside {
		left, now, right := tail(squeeze(h.Before), n), squeeze(h.New), head(squeeze(h.After), n)
		all := []byte(left + now + right)
		if len(all) == 0 || bytes.Count(text, all) != 1 {
			continue
		}
		at := bytes.Index(text, all) + len(left)
		if now != "" {
			last := index[at+len(now)-1]
			return index[at], last + 1, true
		}
		before, after := 0, len(l.text)
		if at > 0 {
			before = index[at-1] + 1
		}
		if at < len(index) {
			after = index[at]
		}
		// A comma stands right behind the word before it, as at the end of the text.
		first, _ := utf8.DecodeRuneInString(squeeze(h.Lost))
		if right == "" || !wordy(first) && !strings.ContainsRune(openers, first) {
			after = before
		}
		return after, after, true
	}
	return 0, 0, false
}

// squeezed is the text without space, with the index of each byte in l.
func (l *letters) squeezed() (text []byte, index []int) {
	for i := 0; i < len(l.text); {
		r, n := utf8.DecodeRune(l.text[i:])
		for k := i; k < i+n && !unicode.IsSpace(r); k++ {
			text, index = append(text, l.text[k]), append(index, k)
		}
		i += n
	}
	return text, index
}

// between returns the spot before character i of a paragraph's text, outside
// every tracked change.
func (s *story) between(p *paragraph, l *letters, i int) spot {
	if len(l.text) == 0 {
		return spot{at: p.content.to}
	}
	if i == len(l.text) {
		end, a := s.closing(p, l.end[i-1])
		return outside(end, a)
	}
	right := p.atomAt(l.at[i])
	if right < 0 || !p.atoms[right].changed {
		return s.opening(p, l.at[i])
	}
	outer := p.atoms[right].outer
	if i > 0 && outer.holds(l.at[i-1]) {
		return spot{at: outer.to}
	}
	return spot{at: outer.from}
}

// tail and head cut text to at most n bytes, between characters.
func tail(s string, n int) string {
	from := max(len(s)-n, 0)
	for from < len(s) && !utf8.RuneStart(s[from]) {
		from++
	}
	return s[from:]
}

func head(s string, n int) string {
	to := min(n, len(s))
	for to > 0 && to < len(s) && !utf8.RuneStart(s[to]) {
		to--
	}
	return s[:to]
}
