package html

import (
	"strings"

	"github.com/resolint/resolint/internal/document"
	"github.com/resolint/resolint/internal/lazyregexp"
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
	b.properties()
	if turns(t) {
		b.flow.Add(document.Run{Text: "\u202e", Start: start, End: end})
		b.turned = append(b.turned, t.name)
	}
}

// turns reports whether the letters of an element are shown from right to left
// whatever script they are of, as a character in plain text has it.
func turns(t tag) bool {
	style := strings.ToLower(t.attr["style"])
	return strings.EqualFold(t.attr["dir"], "rtl") && (t.name == "bdo" || strings.Contains(style, "bidi-override")) ||
		strings.Contains(style, "bidi-override") && rightToLeft.MatchString(style)
}

var rightToLeft = lazyregexp.New(`direction\s*:\s*rtl`)

func (b *builder) inlineEnd(name string) {
	if n := len(b.turned); n > 0 && b.turned[n-1] == name {
		b.turned = b.turned[:n-1]
		b.flow.Add(document.Run{Text: "\u202c", Start: -1, End: -1})
	}
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
	b.properties()
}

func (b *builder) properties() {
	b.flow.Italic, b.flow.Bold, b.flow.Super = b.italic > 0, b.bold > 0, b.super > 0
	look := b.look()
	b.flow.Struck, b.flow.Marked = look.struck, look.underlined || look.coloured
	b.blank = look.unseen()
	b.flow.Changes = b.stack()
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
	b.grow.Change()
	b.changes = append(b.changes, openChange{t.name, c})
}

// lineBreak takes a br element: one is a line break in the paragraph, a second
// one ends it.
func (b *builder) lineBreak(start, end int) {
	if b.flow.Last() == "\n" {
		b.flush()
		return
	}
	b.flow.LineBreak(start, end)
}

// characters takes text[start:end], in which references are still spelled out. In
// pre elements line ends count.
func (b *builder) characters(start, end int) {
	if b.skip != "" || b.blank {
		return
	}
	for b.pre > 0 {
		i := strings.IndexByte(b.text[start:end], '\n')
		if i < 0 {
			break
		}
		b.flow.Characters(start, start+i)
		b.lineBreak(start+i, start+i+1)
		start += i + 1
	}
	b.flow.Characters(start, end)
}
