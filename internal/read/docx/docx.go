// Package docx reads Word documents (.docx, .dotx, .docm; Office Open XML,
// ECMA-376, transitional and strict) with both sides of every tracked change.
//
// It streams the parts of the package that carry text and touches nothing else:
// macros, pictures and embedded objects are never unpacked. Every run keeps the
// byte range of its spelling in its part.
package docx

import (
	"fmt"
	"strings"

	"github.com/resolint/resolint/internal/document"
	"github.com/resolint/resolint/internal/read/limit"
)

// Read reads the Word package data; name is what the user called it and stands
// in every error. Paragraphs come in the order body, footnotes, endnotes (both
// in the order of their marks), headers, footers. The text of a text box follows
// the paragraph that anchors it.
//
// It refuses what it cannot read exactly: old .doc files, encrypted or damaged
// packages, packages that are not Word documents, and files beyond lim (a
// *limit.Error in the chain).
func Read(name string, data []byte, lim limit.Limits) (*document.Document, error) {
	doc, err := read(name, data, lim)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	return doc, nil
}

func read(name string, data []byte, lim limit.Limits) (*document.Document, error) {
	pk, err := openPack(data, lim)
	if err != nil {
		return nil, err
	}
	r := &reader{pack: pk, lim: lim, grow: limit.Meter{Limits: lim}, interned: map[string]string{}, byID: map[string]*comment{}}
	if err := r.definitions(); err != nil {
		return nil, err
	}
	if err := r.stories(); err != nil {
		return nil, err
	}
	doc := &document.Document{Name: name, Format: document.FormatDocx}
	r.assemble(doc)
	return doc, r.grow.Err
}

// reader holds what is read of one package until it becomes a Document.
type reader struct {
	pack      *pack
	lim       limit.Limits
	grow      limit.Meter
	styles    *styles
	numbering *numbering
	settings  settings
	comments  []*comment
	byID      map[string]*comment // comments by id

	main     *story
	notes    [2]noteSet // footnotes, endnotes
	margins  []*story   // headers, then footers
	count    int64      // paragraphs of all stories
	interned map[string]string
	notices  notices
}

// definitions reads the parts that the stories refer to.
func (r *reader) definitions() error {
	r.styles = newStyles()
	r.numbering = newNumbering(r.styles)
	for _, step := range []struct {
		rel   string
		parse func(*xmlReader) error
	}{
		{"styles", r.styles.parse},
		{"numbering", r.numbering.parse},
		{"settings", r.settings.parse},
		{"comments", r.parseComments},
	} {
		for _, part := range r.pack.related(step.rel) {
			if err := r.pack.parse(part, step.parse); err != nil {
				return err
			}
		}
	}
	return nil
}

// stories reads every stream of text.
func (r *reader) stories() error {
	r.main = r.newStory(document.PartBody, r.pack.main)
	if err := r.readStory(r.main, "document"); err != nil {
		return err
	}
	if err := r.number(r.main.paras); err != nil {
		return err
	}
	if err := r.readNotes(); err != nil {
		return err
	}
	for _, m := range []struct {
		rel, root string
		part      document.Part
	}{{"header", "hdr", document.PartHeader}, {"footer", "ftr", document.PartFooter}} {
		for _, part := range r.pack.related(m.rel) {
			s := r.newStory(m.part, part)
			if err := r.readStory(s, m.root); err != nil {
				return err
			}
			if err := r.number(s.paras); err != nil {
				return err
			}
			r.margins = append(r.margins, s)
		}
	}
	return nil
}

// readStory parses the part of s, whose root element must be root. Fields are
// sometimes left open by broken producers; their code would then swallow the
// rest of the text, so such a part is read again with all its text.
func (r *reader) readStory(s *story, root string) error {
	read := r.count
	parse := func(x *xmlReader) error { return s.parseRoot(x, root) }
	if err := r.pack.parse(s.unit, parse); err != nil {
		return err
	}
	if !s.fields.swallowed() {
		return nil
	}
	r.notices.add("a field in %s has no end; its code may stand in the text", s.unit)
	for _, c := range r.comments {
		c.forget(s.unit)
	}
	fresh := r.newStory(s.part, s.unit)
	fresh.fields.off = true
	*s = *fresh
	r.count = read
	return r.pack.parse(s.unit, parse)
}

// intern returns one copy of equal strings: authors and dates repeat a lot.
func (r *reader) intern(s string) string {
	if have, ok := r.interned[s]; ok {
		return have
	}
	r.interned[s] = s
	return s
}

// assemble lays the stories out in the document.
func (r *reader) assemble(doc *document.Document) {
	n := 0
	r.eachStory(func(s *story) { n += len(s.paras) })
	doc.Paragraphs = make([]document.Paragraph, 0, n)
	index := make(map[*para]int)
	marked := r.markedParas()
	r.eachStory(func(s *story) {
		for _, p := range s.paras {
			if marked[p] {
				index[p] = len(doc.Paragraphs)
			}
			doc.Paragraphs = append(doc.Paragraphs, p.Paragraph)
		}
	})
	r.remarks(doc, index)
	if !hasText(doc) {
		r.notices.add("the file has no text; if its pages are pictures, ask for the text")
	}
	doc.Notices = r.notices.list
}

func hasText(doc *document.Document) bool {
	for i := range doc.Paragraphs {
		for j := range doc.Paragraphs[i].Runs {
			if strings.TrimSpace(doc.Paragraphs[i].Runs[j].Text) != "" {
				return true
			}
		}
	}
	return false
}

func (r *reader) eachStory(visit func(*story)) {
	visit(r.main)
	for i := range r.notes {
		for _, n := range r.notes[i].used {
			visit(n.story)
		}
	}
	for _, s := range r.margins {
		visit(s)
	}
}

// notices collects what could not be read, each sentence once.
type notices struct {
	list []string
	seen map[string]bool
}

func (n *notices) add(format string, args ...any) {
	text := fmt.Sprintf(format, args...)
	if n.seen[text] {
		return
	}
	if n.seen == nil {
		n.seen = map[string]bool{}
	}
	n.seen[text] = true
	n.list = append(n.list, text)
}
