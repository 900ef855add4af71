// Package akn reads Akoma Ntoso 3.0 (OASIS LegalDocML) and its profile AKN4UN, in
// any version of the namespace. The structure that the markup gives is flattened
// into paragraphs whose styles and labels keep what it says; a file of several
// documents gives the paragraphs of all, in their order.
package akn

import (
	"errors"
	"fmt"
	"strings"

	"github.com/resolint/resolint/internal/document"
	"github.com/resolint/resolint/internal/lazyregexp"
	"github.com/resolint/resolint/internal/read/charset"
	"github.com/resolint/resolint/internal/read/limit"
	"github.com/resolint/resolint/internal/read/notes"
	"github.com/resolint/resolint/internal/read/xmlscan"
)

var declared = lazyregexp.New(`^\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([A-Za-z0-9_:.-]{2,40})`)

// Read reads data, the content of the file called name. Errors say what is wrong
// and after a semicolon what helps; those of limits are *limit.Error.
func Read(name string, data []byte, lim limit.Limits) (*document.Document, error) {
	if err := lim.CheckInput(int64(len(data))); err != nil {
		return nil, err
	}
	encoding := ""
	if m := declared.FindSubmatch(data[:min(len(data), 200)]); m != nil {
		encoding = string(m[1])
	}
	text, err := charset.Decode(data, encoding)
	if err != nil {
		return nil, err
	}
	doc := &document.Document{Name: name, Format: document.FormatAKN, Source: string(text.Text), Notices: text.Notices}
	r := newReader(doc.Source, lim)
	if err := xmlscan.Scan(r.text, lim, r); err != nil {
		return nil, err
	}
	if !r.seen {
		return nil, errors.New("the file holds no XML element; check the file's name and content")
	}
	r.flush()
	for i := range r.remarks {
		if r.remarks[i].Paragraph >= len(r.out) {
			r.remarks[i].Paragraph = -1
		}
	}
	doc.Paragraphs, doc.Remarks = r.out, r.remarks
	notes.Mark(r.text, doc.Paragraphs)
	for i := range doc.Paragraphs {
		doc.Paragraphs[i].Index = i + 1
	}
	return doc, nil
}

// root checks that the first element is one of Akoma Ntoso.
func root(e xmlscan.Element) error {
	if strings.EqualFold(e.Name, "akomaNtoso") && (e.Space == "" || strings.Contains(strings.ToLower(e.Space), "akn") || strings.Contains(strings.ToLower(e.Space), "akomantoso")) {
		return nil
	}
	return fmt.Errorf("the XML is not Akoma Ntoso (its root is <%s>); save the document as Word, HTML or text", e.Name)
}
