package html

import (
	"html"
	"strings"

	"github.com/resolint/resolint/internal/document"
	"github.com/resolint/resolint/internal/read/notes"
)

// inline keeps account of the elements in a paragraph.
func (b *builder) inline(t tag, start, end int) {
	switch t.name {
	case "i", "em":
		b.italic++
	case "b", "strong":
		b.bold++
	case "sup":
		b.super++
	case "br":
		b.lineBreak(start, end)
	case "ins", "del", "s", "strike", "u":
		b.change(t)
	}
}

func (b *builder) inlineEnd(name string) {
	switch name {
	case "i", "em":
		b.italic = max(0, b.italic-1)
	case "b", "strong":
		b.bold = max(0, b.bold-1)
	case "sup":
		b.super = max(0, b.super-1)
	case "ins", "del", "s", "strike", "u":
		for i := len(b.changes) - 1; i >= 0; i-- {
			if b.changes[i].name == name {
				b.changes = append(b.changes[:i:i], b.changes[i+1:]...)
				break
			}
		}
	}
}

// change opens a tracked change. Underlining means an insertion only in pages
// that strike text out as well.
func (b *builder) change(t tag) {
	c := &document.Change{Kind: document.Deleted}
	if t.name == "ins" || t.name == "u" {
		c.Kind = document.Inserted
	}
	if t.name == "u" && !b.strikes {
		return
	}
	for _, k := range [...]string{"data-author", "author", "data-user", "cite"} {
		if v := strings.TrimSpace(t.attr[k]); v != "" && c.Author == "" {
			c.Author = strings.TrimPrefix(v, "mailto:")
		}
	}
	c.Date = t.attr["datetime"]
	c.Comment = t.attr["title"]
	b.changes = append(b.changes, openChange{t.name, c})
}

// lineBreak takes a br element: one is a line break in the paragraph, a second
// one ends it.
func (b *builder) lineBreak(start, end int) {
	if len(b.p.Runs) == 0 {
		return
	}
	if b.breaks > 0 {
		b.trimBreak()
		b.flush()
		return
	}
	b.space = -1
	b.add(document.Run{Text: "\n", Start: start, End: end})
	b.breaks = 1
}

// trimBreak takes off the line break at the end of the running paragraph.
func (b *builder) trimBreak() {
	n := len(b.p.Runs)
	if n > 0 && b.p.Runs[n-1].Text == "\n" {
		b.p.Runs = b.p.Runs[:n-1]
	}
}

func (b *builder) add(r document.Run) {
	if r.Text == "" {
		return
	}
	r.Italic, r.Bold = b.italic > 0, b.bold > 0
	r.Changes = b.stack()
	b.p.Runs = append(b.p.Runs, r)
}

// characters takes text[start:end], in which entities are still spelled out.
// White space is one space, none at the borders of a paragraph.
func (b *builder) characters(start, end int) {
	if b.skip != "" {
		return
	}
	from := start
	for i := start; i < end; {
		c := b.text[i]
		switch {
		case c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f':
			b.word(from, i)
			j := i
			for j < end && strings.IndexByte(" \t\n\r\f", b.text[j]) >= 0 {
				j++
			}
			b.white(i, j)
			i, from = j, j
		case c == '&':
			text, n := entity(b.text[i:end])
			if n == 0 {
				i++
				continue
			}
			b.word(from, i)
			b.spaceRun()
			b.add(document.Run{Text: text, Start: i, End: i + n})
			i += n
			from = i
		default:
			i++
		}
	}
	b.word(from, end)
}

// white remembers white space until text follows; in pre elements line ends
// count.
func (b *builder) white(start, end int) {
	if b.pre > 0 && strings.Contains(b.text[start:end], "\n") {
		if strings.Count(b.text[start:end], "\n") > 1 {
			b.flush()
		} else if len(b.p.Runs) > 0 {
			b.add(document.Run{Text: "\n", Start: start, End: end})
		}
		return
	}
	if b.space < 0 {
		b.space = start
		b.spaceEnd = end
	}
}

// spaceRun writes the white space that waits.
func (b *builder) spaceRun() {
	b.breaks = 0
	if b.space >= 0 && len(b.p.Runs) > 0 && b.p.Runs[len(b.p.Runs)-1].Text != "\n" {
		b.add(document.Run{Text: " ", Start: b.space, End: b.spaceEnd})
	}
	b.space = -1
}

func (b *builder) word(start, end int) {
	if start == end {
		return
	}
	b.spaceRun()
	text := b.text[start:end]
	if b.super > 0 && strings.Trim(text, "0123456789") == "" {
		for i := start; i < end; i++ {
			b.add(document.Run{Text: notes.Superscript(b.text[i : i+1]), Start: i, End: i + 1, NoteRef: true})
		}
		return
	}
	// A single space between words of one text joins them again.
	if n := len(b.p.Runs); n > 1 {
		space, last := &b.p.Runs[n-1], &b.p.Runs[n-2]
		if space.Text == " " && space.End == start && space.End-space.Start == 1 && b.text[space.Start] == ' ' && b.same(last, space) {
			last.Text = b.text[last.Start:end]
			last.End = end
			b.p.Runs = b.p.Runs[:n-1]
			return
		}
	}
	b.add(document.Run{Text: text, Start: start, End: end})
}

// same reports whether the space can be glued to the run before and both have
// the properties of what comes next.
func (b *builder) same(last, space *document.Run) bool {
	if last.End != space.Start || len(last.Text) != last.End-last.Start || last.Text == "\n" || last.NoteRef ||
		last.Italic != (b.italic > 0) || last.Bold != (b.bold > 0) ||
		len(last.Changes) != len(b.changes) || len(space.Changes) != len(b.changes) {
		return false
	}
	for i, c := range b.changes {
		if last.Changes[i] != c.change || space.Changes[i] != c.change {
			return false
		}
	}
	return true
}

// entity decodes the character reference that s begins with and returns its
// length; the semicolon may be missing after the old names.
func entity(s string) (string, int) {
	end := 1
	for end < len(s) && end < 40 && (s[end] == '#' || s[end]|0x20 >= 'a' && s[end]|0x20 <= 'z' || s[end] >= '0' && s[end] <= '9') {
		end++
	}
	if end < len(s) && s[end] == ';' {
		if text := html.UnescapeString(s[:end+1]); text != s[:end+1] {
			return text, end + 1
		}
		return "", 0
	}
	for n := end; n > 2; n-- {
		text := html.UnescapeString(s[:n])
		if text != s[:n] && len([]rune(text)) <= 2 && !strings.HasPrefix(text, "&") || s[:n] == "&amp" {
			return text, n
		}
	}
	return "", 0
}
