package brief

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"strings"
)

const (
	xmlHead   = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	namespace = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`
	relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	media     = "application/vnd.openxmlformats-officedocument.wordprocessingml."

	contentTypes = xmlHead + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Default Extension="xml" ContentType="application/xml"/>` +
		`<Override PartName="/word/document.xml" ContentType="` + media + `document.main+xml"/>` +
		`<Override PartName="/word/styles.xml" ContentType="` + media + `styles+xml"/>` +
		`<Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/></Types>`
	packageRels = xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="rId1" Type="` + relations + `officeDocument" Target="word/document.xml"/>` +
		`<Relationship Id="rId2" Type="` + relations + `extended-properties" Target="docProps/app.xml"/></Relationships>`
	documentRels = xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="rId1" Type="` + relations + `styles" Target="styles.xml"/></Relationships>`

	// maker stands first and is not packed, so that who looks at a folder can tell a brief
	// from a draft by its first bytes.
	maker = xmlHead + `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">` +
		`<Application>resolint</Application></Properties>`

	// Lengths are twentieths of a point, sizes half points.
	styles = xmlHead + `<w:styles ` + namespace + `><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/>` +
		`<w:sz w:val="19"/><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="40"/></w:pPr></w:pPrDefault></w:docDefaults>` +
		`<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>` +
		`<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="28"/></w:rPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/><w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:spacing w:before="140" w:after="20"/><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:b/><w:sz w:val="21"/></w:rPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="Line"><w:name w:val="Line"/><w:basedOn w:val="Normal"/><w:pPr><w:ind w:left="340" w:hanging="340"/></w:pPr></w:style></w:styles>`

	pageOfA4 = `<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1020" w:right="1134" w:bottom="1020" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>`
)

// word writes the page as a Word file: of the same page it is the same bytes.
func (p *page) word() ([]byte, error) {
	var out bytes.Buffer
	zw := zip.NewWriter(&out)
	for _, part := range []struct {
		name, text string
		method     uint16
	}{
		{"docProps/app.xml", maker, zip.Store},
		{"[Content_Types].xml", contentTypes, zip.Deflate},
		{"_rels/.rels", packageRels, zip.Deflate},
		{"word/document.xml", p.document(), zip.Deflate},
		{"word/_rels/document.xml.rels", documentRels, zip.Deflate},
		{"word/styles.xml", styles, zip.Deflate},
	} {
		w, err := zw.CreateHeader(&zip.FileHeader{Name: part.name, Method: part.method})
		if err == nil {
			_, err = w.Write([]byte(part.text))
		}
		if err != nil {
			return nil, fmt.Errorf("write part %s: %w", part.name, err)
		}
	}
	if err := zw.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// document is the main part.
func (p *page) document() string {
	var b strings.Builder
	b.WriteString(xmlHead + `<w:document ` + namespace + `><w:body>`)
	paragraph := func(style string, runs ...string) {
		b.WriteString(`<w:p>`)
		if style != "" {
			b.WriteString(`<w:pPr><w:pStyle w:val="` + style + `"/></w:pPr>`)
		}
		b.WriteString(strings.Join(runs, "") + `</w:p>`)
	}
	paragraph("Heading1", run(p.title, false))
	paragraph("", run(p.compared, false))
	for i := range p.sections {
		s := &p.sections[i]
		paragraph("Heading2", run(s.heading, false))
		paragraph("", run(s.counts, false))
		for j := range s.items {
			it := &s.items[j]
			runs := []string{run(fmt.Sprintf("%d. ", j+1), false), run(it.clause+": ", true), run(it.said, false)}
			if it.ask != "" {
				runs = append(runs, run(" Ask: ", true), run(it.ask, false))
			}
			paragraph("Line", runs...)
		}
	}
	for _, t := range p.tail {
		paragraph("", run(t, false))
	}
	b.WriteString(pageOfA4 + `</w:body></w:document>`)
	return b.String()
}

func run(text string, bold bool) string {
	props := ""
	if bold {
		props = `<w:rPr><w:b/></w:rPr>`
	}
	var escaped strings.Builder
	_ = xml.EscapeText(&escaped, []byte(text)) // a Builder takes everything
	return `<w:r>` + props + `<w:t xml:space="preserve">` + escaped.String() + `</w:t></w:r>`
}
