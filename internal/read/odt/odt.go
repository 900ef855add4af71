// Package odt reads OpenDocument text (ISO/IEC 26300, OpenDocument 1.3), zipped
// or flat, with tracked changes, list numbers, notes and comments.
package odt

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/resolint/resolint/internal/document"
	"github.com/resolint/resolint/internal/read/charset"
	"github.com/resolint/resolint/internal/read/limit"
	"github.com/resolint/resolint/internal/read/xmlscan"
)

// Read reads data, the content of the file called name. Offsets of runs are bytes
// of content.xml, of the file itself if it is a flat one. Errors say what is
// wrong and after a semicolon what helps; those of limits are *limit.Error.
func Read(name string, data []byte, lim limit.Limits) (*document.Document, error) {
	if err := lim.CheckInput(int64(len(data))); err != nil {
		return nil, err
	}
	parts, err := unpack(data, lim)
	if err != nil {
		return nil, err
	}
	doc := &document.Document{Name: name, Format: document.FormatODT}
	r := newReader(lim)
	for _, p := range parts {
		s := &styleScanner{r: r}
		if err := xmlscan.Scan(p.text, lim, s); err != nil {
			return nil, fmt.Errorf("%s: %w", p.name, err)
		}
	}
	for _, p := range parts {
		if err := r.part(p); err != nil {
			return nil, fmt.Errorf("%s: %w", p.name, err)
		}
	}
	doc.Paragraphs, doc.Remarks, doc.Notices = r.out, r.remarks, r.notices
	return doc, lim.CheckParagraphs(int64(len(doc.Paragraphs)))
}

// part is an XML part of the package.
type part struct{ name, text string }

// unpack returns content.xml and styles.xml, in that order.
func unpack(data []byte, lim limit.Limits) ([]part, error) {
	if !bytes.HasPrefix(data, []byte("PK")) {
		text, err := charset.Decode(data, "")
		if err != nil {
			return nil, err
		}
		return []part{{"the document", string(text.Text)}}, nil
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fmt.Errorf("the package is damaged (%s); get it again or save it again", strings.TrimPrefix(err.Error(), "zip: "))
	}
	if err := lim.CheckParts(int64(len(z.File))); err != nil {
		return nil, err
	}
	files := map[string]*zip.File{}
	for _, f := range z.File {
		if err := limit.CheckPartName(f.Name); err != nil {
			return nil, err
		}
		if files[f.Name] != nil {
			return nil, fmt.Errorf("the package holds %s twice; save it again", f.Name)
		}
		files[f.Name] = f
	}
	u := &unpacker{lim: lim}
	if f := files["META-INF/manifest.xml"]; f != nil {
		manifest, err := u.text(f)
		if err != nil {
			return nil, err
		}
		if strings.Contains(manifest, "encryption-data") {
			return nil, errors.New("the document is encrypted; save it without password")
		}
	}
	var out []part
	for _, name := range [...]string{"content.xml", "styles.xml"} {
		f := files[name]
		if f == nil {
			continue
		}
		text, err := u.text(f)
		if err != nil {
			return nil, err
		}
		out = append(out, part{name, text})
	}
	if len(out) == 0 || out[0].name != "content.xml" {
		return nil, errors.New("the package has no content.xml; save it again")
	}
	return out, nil
}

type unpacker struct {
	lim limit.Limits
	sum int64
}

// text unpacks an entry; its declared size is not believed.
func (u *unpacker) text(f *zip.File) (string, error) {
	r, err := f.Open()
	if err != nil {
		return "", fmt.Errorf("%s is damaged (%w); get the file again", f.Name, err)
	}
	defer func() { _ = r.Close() }() // it was only read
	var buf bytes.Buffer
	chunk := make([]byte, 64<<10)
	for {
		n, err := r.Read(chunk)
		buf.Write(chunk[:n])
		u.sum += int64(n)
		if e := u.lim.CheckUnpacked(u.sum); e != nil {
			return "", e
		}
		if e := u.lim.CheckRatio(int64(f.CompressedSize64), int64(buf.Len())); e != nil {
			return "", e
		}
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return "", fmt.Errorf("%s is damaged (%w); get the file again", f.Name, err)
		}
	}
	text, err := charset.Decode(buf.Bytes(), "")
	if err != nil {
		return "", fmt.Errorf("%s: %w", f.Name, err)
	}
	return string(text.Text), nil
}
