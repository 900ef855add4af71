package markdown

import (
	"html"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"

	"github.com/resolint/resolint/internal/document"
	page "github.com/resolint/resolint/internal/read/html"
	"github.com/resolint/resolint/internal/read/lines"
	"github.com/resolint/resolint/internal/read/notes"
)

// inliner turns the content of one block into one paragraph or more: a line of
// the block that starts with a label starts a new paragraph.
type inliner struct {
	*builder
	s     state
	ls    []lines.Line
	line  int // index of the running line
	first int // line with which the running paragraph starts
	p     document.Paragraph

	italic, bold, super int
}

func (b *builder) inlines(n ast.Node, s state) {
	in := &inliner{builder: b, s: s, p: s.paragraph()}
	segments := n.Lines()
	for i := range segments.Len() {
		in.ls = append(in.ls, b.trimmed(segments.At(i)))
	}
	if len(in.ls) == 0 {
		return
	}
	if s.note != "" {
		in.noteHead()
	} else if !s.cell && s.style == "" || s.style == "quote" {
		in.itemLabel()
	}
	in.walk(n)
	in.flush()
	if !b.spans { // an element within a paragraph ends with it
		b.hidden = ""
	}
}

func (in *inliner) flush() {
	if len(in.p.Runs) > 0 {
		last := &in.p.Runs[len(in.p.Runs)-1]
		if len(last.Text) == last.End-last.Start {
			t := strings.TrimRight(last.Text, " \t\r\n")
			last.Text, last.End = t, last.Start+len(t)
		}
		if last.Text == "" {
			in.p.Runs = in.p.Runs[:len(in.p.Runs)-1]
		}
	}
	if len(in.p.Runs) > 0 {
		in.bullet()
		in.out = append(in.out, in.p)
	}
	in.p = in.s.paragraph()
}

// bullet turns a typed bullet at the start of the paragraph, which is none to
// Markdown, into the automatic label.
func (in *inliner) bullet() {
	r := &in.p.Runs[0]
	mark, rest := lines.Bullet(r.Text)
	if rest == 0 || len(r.Text) != r.End-r.Start || in.p.Label[0] != "" {
		return
	}
	in.p.Label = [2]string{mark, mark}
	r.Text, r.Start = r.Text[rest:], r.Start+rest
}

// prefix returns the part of the block's first line that stands before its text
// and holds the marks of the blocks around it.
func (in *inliner) prefix() (string, int) {
	at := in.ls[0].Start
	from := strings.LastIndexByte(in.text[:at], '\n') + 1
	return in.text[from:at], from
}

// itemLabel takes the marks of list items before the text: numbers stay as they
// are typed, bullets and numbers that are counted become the automatic label.
func (in *inliner) itemLabel() {
	s, from := in.prefix()
	for i := 0; i < len(s); {
		c := s[i]
		if c == ' ' || c == '\t' || c == '>' || c == '\r' {
			i++
			continue
		}
		end := i
		for end < len(s) && s[end] != ' ' && s[end] != '\t' {
			end++
		}
		next := end
		for next < len(s) && (s[next] == ' ' || s[next] == '\t') {
			next++
		}
		switch {
		case strings.IndexByte("-*+", c) >= 0:
			in.p.Label = [2]string{"•", "•"}
		case in.s.number > 0 && s[i:end] == autoNumber:
			label := strconv.Itoa(in.s.number) + "."
			in.p.Label = [2]string{label, label}
		case c >= '0' && c <= '9':
			typed := s[i:next]
			if in.s.number > 0 && strings.Trim(s[next:], " \t") == "" {
				typed = strconv.Itoa(in.s.number) + strings.TrimLeft(typed, "0123456789")
			}
			in.add(document.Run{Text: typed, Start: from + i, End: from + next})
		}
		i = next
	}
}

// noteHead puts the mark of a footnote before its text.
func (in *inliner) noteHead() {
	s, from := in.prefix()
	i := strings.LastIndex(s, "[^")
	if i < 0 {
		return
	}
	end := from + len(strings.TrimRight(s, " \t"))
	in.add(document.Run{Text: notes.Superscript(in.s.note), Start: from + i, End: end, NoteRef: true})
	in.add(document.Run{Text: in.text[end:in.ls[0].Start], Start: end, End: in.ls[0].Start})
}

func (in *inliner) add(r document.Run) {
	if r.Text == "" || in.hidden != "" {
		return
	}
	r.Italic, r.Bold = in.italic > 0, in.bold > 0
	in.p.Runs = append(in.p.Runs, r)
}

func (in *inliner) walk(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			in.textNode(c)
		case *ast.Emphasis:
			in.emphasis(c.Level, 1)
			in.walk(c)
			in.emphasis(c.Level, -1)
		case *noteRef:
			in.reference(c)
		case *ast.RawHTML:
			in.tag(c)
		case *ast.AutoLink:
			in.autoLink(c)
		case *ast.Image: // what stands in its place where it is not shown is no text
		default:
			in.walk(c)
		}
	}
}

func (in *inliner) emphasis(level, by int) {
	if level == 1 {
		in.italic += by
	} else {
		in.bold += by
	}
}

func (in *inliner) reference(n *noteRef) {
	mark, ok := in.labels[n.label]
	if !ok {
		mark = noteMark(n.label, len(in.labels)+1)
	}
	in.add(document.Run{Text: notes.Superscript(mark), Start: n.start + in.shift, End: n.end + in.shift, NoteRef: true})
}

func (in *inliner) autoLink(n *ast.AutoLink) {
	label := string(n.Label([]byte(in.text[in.shift:])))
	from := in.end()
	if i := strings.Index(in.text[from:], label); i >= 0 && i < 8 {
		in.add(document.Run{Text: label, Start: from + i, End: from + i + len(label)})
	}
}

// end returns where the running paragraph ends so far.
func (in *inliner) end() int {
	if k := len(in.p.Runs); k > 0 {
		return in.p.Runs[k-1].End
	}
	return in.ls[in.line].Start
}

// tag honours the few HTML elements that say something about the text.
func (in *inliner) tag(n *ast.RawHTML) {
	if n.Segments.Len() == 0 {
		return
	}
	seg := n.Segments.At(0)
	start, end := seg.Start+in.shift, n.Segments.At(n.Segments.Len()-1).Stop+in.shift
	name := strings.ToLower(strings.Trim(in.text[start:end], "<> \t\r\n"))
	if i := strings.IndexAny(name, " \t\r\n"); i >= 0 {
		name = name[:i]
	}
	by := 1
	if strings.HasPrefix(name, "/") {
		by = -1
	}
	if in.hides(strings.Trim(name, "/"), by, in.text[start:end]) {
		return
	}
	switch strings.Trim(name, "/") {
	case "br":
		in.add(document.Run{Text: "\n", Start: start, End: end})
	case "sup":
		in.super = max(0, in.super+by)
	case "i", "em":
		in.italic = max(0, in.italic+by)
	case "b", "strong":
		in.bold = max(0, in.bold+by)
	}
}

// hides follows an element that nobody sees the content of to its end.
func (in *inliner) hides(name string, by int, tag string) bool {
	switch {
	case in.hidden == name && name != "":
		if in.hiding += by; in.hiding == 0 {
			in.hidden = ""
		}
		return true
	case in.hidden != "":
		return true
	case by > 0 && !strings.HasSuffix(tag, "/>") && page.Hides(tag):
		in.hidden, in.hiding, in.spans = name, 1, len(in.p.Runs) == 0
		return true
	}
	return false
}

// textNode takes a stretch of text, then the line break after it.
func (in *inliner) textNode(t *ast.Text) {
	start, end := t.Segment.Start+in.shift, t.Segment.Stop+in.shift
	in.spelled(start, end, t.IsRaw())
	if !t.SoftLineBreak() && !t.HardLineBreak() {
		return
	}
	for in.line+1 < len(in.ls) && in.ls[in.line+1].Start <= end {
		in.line++
	}
	if in.line+1 >= len(in.ls) {
		return
	}
	in.lineBreak(t.HardLineBreak())
}

func (in *inliner) lineBreak(hard bool) {
	first, a, b := in.ls[in.first], in.ls[in.line], in.ls[in.line+1]
	layout := in.layout
	if hard {
		layout = lines.Layout{}
	}
	in.line++
	if layout.Breaks(in.text, first, a, b) {
		in.flush()
		in.first = in.line
		return
	}
	from := in.end()
	switch n, ok := lines.Hyphenated(in.text, a, b); {
	case ok && !hard:
		r := &in.p.Runs[len(in.p.Runs)-1]
		if len(r.Text) == r.End-r.Start && r.End == a.End && len(r.Text) > n && in.drops(a, b, n) {
			r.Text, r.End = r.Text[:len(r.Text)-n], r.End-n
		}
	case hard:
		in.add(document.Run{Text: "\n", Start: from, End: b.Start})
	default:
		in.add(document.Run{Text: " ", Start: from, End: b.Start})
	}
}

func (in *inliner) drops(a, b lines.Line, n int) bool {
	if in.words == nil {
		in.words = lines.NewVocabulary(in.text)
	}
	return in.words.Joined(in.text[a.Start:a.End-n], in.text[b.Start:b.End])
}

// spelled adds text[start:end]; escaped punctuation and entities become runs of
// their own, so that offsets stay exact.
func (in *inliner) spelled(start, end int, raw bool) {
	if in.super > 0 {
		in.superscript(start, end)
		return
	}
	from := start
	for i := start; i < end && !raw; {
		text, n := "", 0
		switch c := in.text[i]; {
		case c == '\\' && i+1 < end && util.IsPunct(in.text[i+1]):
			text, n = in.text[i+1:i+2], 2
		case c == '&':
			text, n = entity(in.text[i:end])
		}
		if n == 0 {
			i++
			continue
		}
		in.add(document.Run{Text: in.text[from:i], Start: from, End: i})
		in.add(document.Run{Text: text, Start: i, End: i + n})
		i += n
		from = i
	}
	in.add(document.Run{Text: in.text[from:end], Start: from, End: end})
}

// entity decodes the entity that s begins with and returns its length in s.
func entity(s string) (string, int) {
	end := strings.IndexByte(s[:min(len(s), 40)], ';')
	if end < 2 {
		return "", 0
	}
	text := html.UnescapeString(s[:end+1])
	if text == s[:end+1] {
		return "", 0
	}
	return text, end + 1
}

// superscript adds the digits of a sup element as superscript digits.
func (in *inliner) superscript(start, end int) {
	for i := start; i < end; i++ {
		if c := in.text[i]; c >= '0' && c <= '9' {
			in.add(document.Run{Text: notes.Superscript(string(c)), Start: i, End: i + 1, NoteRef: true})
			continue
		}
		j := i
		for j < end && (in.text[j] < '0' || in.text[j] > '9') {
			j++
		}
		in.add(document.Run{Text: in.text[i:j], Start: i, End: j})
		i = j - 1
	}
}
