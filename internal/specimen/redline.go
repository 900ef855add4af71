package specimen

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
)

const (
	xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	rel     = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	media   = "application/vnd.openxmlformats-officedocument.wordprocessingml."

	contentTypes = xmlHead + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>` +
		`<Override PartName="/word/document.xml" ContentType="` + media + `document.main+xml"/></Types>`

	packageRels = xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="rId1" Type="` + rel + `/officeDocument" Target="word/document.xml"/></Relationships>`
)

// Redline returns the case as a Word file with tracked changes by two authors, in
// the styles of the ITU template and with the short runs that Word writes. Where
// the text takes less than size bytes, a part of noise that no reader opens, as a
// picture would, makes the file that large.
func (c *Case) Redline(size int) ([]byte, error) {
	var buf bytes.Buffer
	zw := zip.NewWriter(&buf)
	for _, p := range []struct{ name, text string }{
		{"[Content_Types].xml", contentTypes}, {"_rels/.rels", packageRels}, {"word/document.xml", c.document()},
	} {
		w, err := zw.CreateHeader(&zip.FileHeader{Name: p.name, Method: zip.Deflate})
		if err == nil {
			_, err = w.Write([]byte(p.text))
		}
		if err != nil {
			return nil, fmt.Errorf("write %s: %w", p.name, err)
		}
	}
	if err := pad(zw, &buf, size); err != nil {
		return nil, fmt.Errorf("write picture: %w", err)
	}
	if err := zw.Close(); err != nil {
		return nil, fmt.Errorf("close package: %w", err)
	}
	return buf.Bytes(), nil
}

// pad adds a part of noise up to size bytes in all.
func pad(zw *zip.Writer, buf *bytes.Buffer, size int) error {
	w, err := zw.CreateHeader(&zip.FileHeader{Name: "word/media/image1.png", Method: zip.Store}) // ends the part before
	if err == nil {
		err = zw.Flush()
	}
	if err != nil {
		return err
	}
	noise := make([]byte, max(0, size-buf.Len()))
	r := random{1}
	for i := range noise {
		noise[i] = byte(r.intn(256))
	}
	_, err = w.Write(noise)
	return err
}

// redline writes word/document.xml.
type redline struct {
	strings.Builder
	id int
}

func (c *Case) document() string {
	w := &redline{}
	w.WriteString(xmlHead + `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>`)
	for i := range c.Versions {
		w.paragraph(&c.Versions[i])
	}
	w.WriteString(`<w:sectPr><w:pgSz w:w="11907" w:h="16840"/></w:sectPr></w:body></w:document>`)
	return w.String()
}

func (w *redline) paragraph(v *Version) {
	if v.Base == "" && v.Draft == "" {
		return
	}
	w.WriteString(`<w:p w:rsidR="00A7712F" w:rsidRDefault="00C12E40">`)
	if v.Style != "" || v.Base == "" || v.Draft == "" {
		w.WriteString(`<w:pPr>`)
		if v.Style != "" {
			w.WriteString(`<w:pStyle w:val="` + v.Style + `"/>`)
		}
		if v.Base == "" || v.Draft == "" {
			w.WriteString(`<w:rPr>` + w.mark(v.Draft != "") + `/></w:rPr>`)
		}
		w.WriteString(`</w:pPr>`)
	}
	a, b := strings.SplitAfter(v.Base, " "), strings.SplitAfter(v.Draft, " ")
	head := 0
	for head < min(len(a), len(b)) && a[head] == b[head] {
		head++
	}
	tail := 0
	for tail < min(len(a), len(b))-head && a[len(a)-1-tail] == b[len(b)-1-tail] {
		tail++
	}
	w.runs(a[:head], "w:t")
	w.change(false, a[head:len(a)-tail])
	w.change(true, b[head:len(b)-tail])
	w.runs(a[len(a)-tail:], "w:t")
	w.WriteString(`</w:p>`)
}

// mark opens the element of a change, without its end.
func (w *redline) mark(inserted bool) string {
	w.id++
	name, author := "w:del", "Delegate of Ruritania"
	if inserted {
		name = "w:ins"
	}
	if w.id%3 == 0 {
		author = "Secretariat"
	}
	return fmt.Sprintf(`<%s w:id="%d" w:author="`, name, w.id) + author + fmt.Sprintf(`" w:date="2030-05-%02dT09:30:00Z"`, w.id%28+1)
}

func (w *redline) change(inserted bool, words []string) {
	if len(words) == 0 || len(words) == 1 && words[0] == "" {
		return
	}
	w.WriteString(w.mark(inserted) + `>`)
	if inserted {
		w.runs(words, "w:t")
		w.WriteString(`</w:ins>`)
		return
	}
	w.runs(words, "w:delText")
	w.WriteString(`</w:del>`)
}

// runs writes words in runs of seven, as Word cuts them where somebody typed.
func (w *redline) runs(words []string, element string) {
	for len(words) > 0 {
		n := min(7, len(words))
		w.WriteString(`<w:r w:rsidRPr="0073A27C"><w:rPr><w:lang w:val="en-GB"/></w:rPr><` + element + ` xml:space="preserve">`)
		for _, s := range words[:n] {
			w.WriteString(s)
		}
		w.WriteString(`</` + element + `></w:r>`)
		words = words[n:]
	}
}
