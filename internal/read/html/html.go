// Package html reads web pages: the article without scripts and navigation, with
// tracked changes in ins and del elements, numbered lists, tables and footnotes.
package html

import (
	"bytes"
	"errors"
	"io"

	"golang.org/x/net/html"

	"github.com/resolint/resolint/internal/document"
	"github.com/resolint/resolint/internal/lazyregexp"
	"github.com/resolint/resolint/internal/read/charset"
	"github.com/resolint/resolint/internal/read/limit"
	"github.com/resolint/resolint/internal/read/notes"
)

// declared finds the encoding that a page names (HTML 5, 13.2.3.2: within the
// first 1024 bytes), or that an XML declaration names.
var declared = lazyregexp.New(`(?i)(?:<meta[^>]{0,200}?charset\s*=\s*|<\?xml[^>]{0,100}?encoding\s*=\s*)["']?\s*([a-z0-9_:.-]{2,40})`)

// Read reads data, the content of the file called name. Errors are
// charset.ErrBinary, *limit.Error and that of style sheets with too many rules.
func Read(name string, data []byte, lim limit.Limits) (*document.Document, error) {
	if err := lim.CheckInput(int64(len(data))); err != nil {
		return nil, err
	}
	encoding := ""
	if m := declared.FindSubmatch(data[:min(len(data), 1024)]); m != nil {
		encoding = string(m[1])
	}
	text, err := charset.Decode(data, encoding)
	if err != nil {
		return nil, err
	}
	doc := &document.Document{Name: name, Format: document.FormatHTML, Source: string(text.Text), Notices: text.Notices}
	b := newBuilder(doc.Source, lim)
	if err := b.read(); err != nil {
		return nil, err
	}
	doc.Paragraphs, doc.Remarks = b.finish()
	if b.sheet.unfollowed {
		b.notices = append(b.notices, "a style sheet hides text by a selector that is not followed (:has, of); look whether all of the text is shown")
	}
	doc.Notices = append(doc.Notices, b.notices...)
	notes.Mark(b.text, doc.Paragraphs)
	for i := range doc.Paragraphs {
		doc.Paragraphs[i].Index = i + 1
	}
	return doc, nil
}

// read runs over the tokens. The tokenizer's raw bytes add up to the source, so
// that their lengths give the offsets.
func (b *builder) read() error {
	z := html.NewTokenizer(bytes.NewReader([]byte(b.text)))
	at := 0
	for {
		kind := z.Next()
		raw := z.Raw()
		start, end := at, at+len(raw)
		at = end
		switch kind {
		case html.ErrorToken:
			if err := z.Err(); err != nil && !errors.Is(err, io.EOF) {
				return err
			}
			if end > start {
				b.characters(start, end)
			}
			return nil
		case html.TextToken:
			b.characters(start, end)
		case html.StartTagToken, html.SelfClosingTagToken:
			if err := b.lim.CheckToken(int64(end - start)); err != nil {
				return err
			}
			if err := b.open(element(z), start, end); err != nil {
				return err
			}
		case html.EndTagToken:
			name, _ := z.TagName()
			b.close(string(name))
		case html.CommentToken:
			b.comment(string(z.Text()))
		}
		if err := b.lim.CheckParagraphs(int64(len(b.out))); err != nil {
			return err
		}
		if err := b.lim.CheckComments(int64(len(b.remarks))); err != nil {
			return err
		}
		if b.grow.Err != nil {
			return b.grow.Err
		}
		if b.looks.spent() {
			return errLooks
		}
	}
}

// tag is a start tag with the attributes that matter.
type tag struct {
	name string
	attr map[string]string
}

func element(z *html.Tokenizer) tag {
	name, more := z.TagName()
	t := tag{name: string(name)}
	for more {
		var k, v []byte
		k, v, more = z.TagAttr()
		if t.attr == nil {
			t.attr = map[string]string{}
		}
		if _, twice := t.attr[string(k)]; !twice {
			t.attr[string(k)] = string(v)
		}
	}
	return t
}
