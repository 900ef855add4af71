package docx

import (
	"bytes"
	"html"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/report/internal/plain"
)

// letters is the text of a paragraph as the draft shows it, each byte with the
// offset of its spelling in the part. What is no plain text is one gap.
type letters struct {
	text []byte
	at   []int
	end  []int // the offset after the spelling
}

// gap stands for what is no plain text; no text holds it.
const gap = '\x00'

// letters reads a paragraph's text.
func (s *story) letters(p *paragraph) *letters {
	l := &letters{}
	for i := range p.atoms {
		a := &p.atoms[i]
		switch {
		case a.deleted:
		case !a.run:
			if a.tag.to < a.to {
				l.add([]byte{gap}, a.from, a.to)
			}
		default:
			for k := range a.pieces {
				s.piece(l, &a.pieces[k])
			}
		}
	}
	return l
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

// around returns the visible characters on both sides of an offset, 0 where
// there are none.
func (s *story) around(p *paragraph, at int) (left, right rune) {
	l := s.letters(p)
	i := 0
	for i < len(l.at) && l.at[i] < at {
		i++
	}
	if i > 0 {
		if left, _ = utf8.DecodeLastRune(l.text[:i]); left == gap {
			left = '\uFFFC' // an object, such as the mark of a note
		}
	}
	if i < len(l.text) {
		right, _ = utf8.DecodeRune(l.text[i:])
	}
	return left, right
}

// beside is the number of bytes of unchanged text, spaces not counted, that
// identify a place.
const beside = 40

// restore plans the words that a clause lost as insertions where they stood. It
// reports whether it found all the places; else it has planned nothing. Spaces do
// not count: a word diff leaves them on either side.
func (p *plan) restore(f *finding.Finding, in *paragraph) bool {
	if squeeze(joined(f.Diff, "-")) != squeeze(f.Suggestion.Text) {
		return false
	}
	l := p.story.letters(in)
	draft := squeeze(joined(f.Diff, "+"))
	type loss struct {
		at   spot
		text string
	}
	var losses []loss
	read := 0 // bytes of draft before the segment
	for _, seg := range f.Diff {
		if seg.Op != "-" {
			read += len(squeeze(seg.Text))
			continue
		}
		text := strings.TrimSpace(plain.Line(seg.Text))
		if strings.IndexFunc(text, wordy) < 0 {
			continue // punctuation follows the words
		}
		before, after := l.find(tail(draft[:read], beside), head(draft[read:], beside))
		if after < 0 {
			return false
		}
		if first, _ := utf8.DecodeRuneInString(text); !wordy(first) && !strings.ContainsRune("([“‘", first) {
			after = before // a comma stands right behind the word before it
		}
		losses = append(losses, loss{p.story.between(in, l, after), text})
	}
	for _, x := range losses {
		p.words(in, x.at, x.text)
	}
	return len(losses) > 0
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

// find returns the index behind the text left and that before the text right,
// between which there is nothing but space, if there is just one such place, else
// -1. Both are squeezed.
func (l *letters) find(left, right string) (before, after int) {
	var text []byte
	var index []int
	for i := 0; i < len(l.text); {
		r, n := utf8.DecodeRune(l.text[i:])
		for k := i; k < i+n && !unicode.IsSpace(r); k++ {
			text, index = append(text, l.text[k]), append(index, k)
		}
		i += n
	}
	both := []byte(left + right)
	if len(both) == 0 || bytes.Count(text, both) != 1 {
		return none, none
	}
	at := bytes.Index(text, both) + len(left)
	before, after = 0, len(l.text)
	if at > 0 {
		before = index[at-1] + 1
	}
	if at < len(index) {
		after = index[at]
	}
	if right == "" {
		after = before
	}
	return before, after
}

// between returns the spot before character i of a paragraph's text, outside
// every tracked change.
func (s *story) between(p *paragraph, l *letters, i int) spot {
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
