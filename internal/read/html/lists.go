package html

import (
	"strconv"
	"strings"

	"github.com/resolint/resolint/internal/document"
	"github.com/resolint/resolint/internal/lazyregexp"
	"github.com/resolint/resolint/internal/read/numeral"
)

// list is an open list with the number of its next item on each side.
type list struct {
	kind string // "1", "a", "A", "i", "I", "•" or "" for lists without marks
	n    [2]int
	step int
}

var listStyles = [...]struct{ css, kind string }{
	{"none", ""},
	{"decimal", "1"},
	{"lower-alpha", "a"},
	{"lower-latin", "a"},
	{"upper-alpha", "A"},
	{"upper-latin", "A"},
	{"lower-roman", "i"},
	{"upper-roman", "I"},
	{"disc", "•"},
}

func newList(t tag, v values) list {
	l := list{kind: "•", n: [2]int{1, 1}, step: 1}
	if t.name == "ol" {
		l.kind = "1"
		if k := t.attr["type"]; len(k) == 1 && strings.Contains("1aAiI", k) {
			l.kind = k
		}
		if n, err := strconv.Atoi(strings.TrimSpace(t.attr["start"])); err == nil {
			l.n = [2]int{n, n}
		}
		if _, ok := t.attr["reversed"]; ok {
			l.step = -1
		}
	}
	if kind, ok := listKind(v[marker]); ok {
		l.kind = kind
	}
	return l
}

// listKind reads the value of list-style, or that of content for what stands before an
// item; ok is false where it does not say what counts.
func listKind(value string) (kind string, ok bool) {
	if _, counted, found := strings.Cut(value, "counter("); found {
		name, style, _ := strings.Cut(counted, ",")
		style, _, ends := strings.Cut(style, ")")
		if style = strings.TrimSpace(style); style == "" && strings.Contains(name, ")") {
			return "1", true
		}
		value = style
		if !ends {
			return "", false
		}
	}
	for word := range strings.FieldsSeq(value) {
		for _, c := range listStyles {
			if word == c.css {
				return c.kind, true
			}
		}
	}
	return "", false
}

// startItem notices a list item; its number is given to its first paragraph.
func (b *builder) startItem(li tag, v values) {
	n := len(b.lists)
	if n == 0 {
		return
	}
	l := &b.lists[n-1]
	if v, err := strconv.Atoi(strings.TrimSpace(li.attr["value"])); err == nil {
		l.n = [2]int{v, v}
	}
	if kind, ok := listKind(v[marker]); ok {
		l.kind = kind
	}
	b.item = true
}

// label numbers the paragraph on the sides that show text of it: a deleted item
// does not count in the draft, an inserted one not in the base.
func (b *builder) label(p *document.Paragraph) {
	b.item = false
	if len(b.lists) == 0 || p.Part == document.PartFootnote {
		return
	}
	l := &b.lists[len(b.lists)-1]
	for _, s := range [...]document.Side{document.Base, document.Draft} {
		for _, r := range p.Runs {
			if s.Has(r.Changes) {
				p.Label[s] = l.format(l.n[s])
				l.n[s] += l.step
				break
			}
		}
	}
}

// format returns the label of item n, as browsers print it.
func (l *list) format(n int) string {
	switch l.kind {
	case "", "•":
		return l.kind
	case "a", "A":
		if n < 1 || n > 26*27 {
			return strconv.Itoa(n) + "."
		}
		s := numeral.Letters(n)
		if l.kind == "A" {
			s = strings.ToUpper(s)
		}
		return s + "."
	case "i", "I":
		s := numeral.Roman(n, 3999)
		if l.kind == "I" {
			s = strings.ToUpper(s)
		}
		return s + "."
	}
	return strconv.Itoa(n) + "."
}

// noteID recognizes the ids that converters give footnotes: fn1, fn:1, _ftn2,
// footnote-3, note_4.
var noteID = lazyregexp.New(`^_?(?:fn|ftn|footnote|endnote|edn|note)[-_:.]?(\d{1,3})$`)

// noteStart notices a footnote by the id of its element.
func (b *builder) noteStart(t tag) {
	if t.attr["role"] == "doc-footnote" || t.name == "li" || t.name == "p" || t.name == "div" || t.name == "aside" {
		if m := noteID.FindStringSubmatch(t.attr["id"]); m != nil {
			b.notes = append(b.notes, t.name)
			b.note = m[1]
			return
		}
	}
	if t.name == "a" && b.flow.Empty() && b.note == "" {
		id := t.attr["id"]
		if id == "" {
			id = t.attr["name"]
		}
		if m := noteID.FindStringSubmatch(id); m != nil && strings.HasPrefix(t.attr["href"], "#") {
			b.notes = append(b.notes, "p")
			b.note = m[1]
			return
		}
	}
	if n := len(b.notes); n > 0 && t.name == b.notes[n-1] {
		b.notes = append(b.notes, t.name) // the same element inside the note
	}
}

func (b *builder) noteEnd(name string) {
	n := len(b.notes)
	if n == 0 || b.notes[n-1] != name {
		return
	}
	b.notes = b.notes[:n-1]
	if len(b.notes) == 0 {
		b.note = ""
	}
}
