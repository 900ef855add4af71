package main

import (
	"fmt"
	"strings"

	"github.com/resolint/resolint/internal/testkit/stored"
)

const (
	xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	wordNS  = ` xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`
	officeR = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	wordT   = "application/vnd.openxmlformats-officedocument.wordprocessingml."

	contentTypes = xmlHead + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Default Extension="xml" ContentType="application/xml"/>` +
		`<Override PartName="/word/document.xml" ContentType="` + wordT + `document.main+xml"/>` +
		`<Override PartName="/word/styles.xml" ContentType="` + wordT + `styles+xml"/>` +
		`<Override PartName="/word/numbering.xml" ContentType="` + wordT + `numbering+xml"/>` +
		`<Override PartName="/word/header1.xml" ContentType="` + wordT + `header+xml"/></Types>`

	packageRels = xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="rId1" Type="` + officeR + `/officeDocument" Target="word/document.xml"/></Relationships>`

	documentRels = xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="rId1" Type="` + officeR + `/styles" Target="styles.xml"/>` +
		`<Relationship Id="rId2" Type="` + officeR + `/numbering" Target="numbering.xml"/>` +
		`<Relationship Id="rId3" Type="` + officeR + `/header" Target="header1.xml"/></Relationships>`

	headerPart = xmlHead + `<w:hdr` + wordNS + `><w:p><w:r><w:t>Document 99-E</w:t></w:r></w:p></w:hdr>`
)

// writeWord writes a Word file in the styles of ITU's template. Automatic labels are
// lists of their own for each call, so that all counting starts anew.
func writeWord(r *resolution, typed bool) ([]byte, error) {
	var body strings.Builder
	paragraph := func(style, extra, text string) {
		fmt.Fprintf(&body, `<w:p><w:pPr><w:pStyle w:val="%s"/>%s</w:pPr>`, style, extra)
		for i, piece := range strings.Split(text, "\t") {
			if i > 0 {
				body.WriteString("<w:r><w:tab/></w:r>")
			}
			fmt.Fprintf(&body, `<w:r><w:t xml:space="preserve">%s</w:t></w:r>`, escapeXML(piece))
		}
		body.WriteString("</w:p>")
	}
	paragraph("ResNo", "", r.number)
	paragraph("Restitle", "", r.title)
	paragraph("Normalaftertitle", "", r.enacting)
	lists := 0
	var kinds []bool // of the lists: numbered or lettered
	for _, b := range r.blocks {
		paragraph("Call", "", b.call)
		if b.listed() && !typed {
			lists++
			kinds = append(kinds, b.numbered())
		}
		for _, it := range b.items {
			switch {
			case it.label == "":
				paragraph("Normal", "", it.text)
			case typed:
				paragraph("Normal", "", it.label+"\t"+it.text)
			default:
				paragraph("Normal", fmt.Sprintf(`<w:numPr><w:ilvl w:val="0"/><w:numId w:val="%d"/></w:numPr>`, lists), it.text)
			}
		}
	}
	return stored.Zip([][2]string{
		{"[Content_Types].xml", contentTypes},
		{"_rels/.rels", packageRels},
		{"word/document.xml", xmlHead + `<w:document` + wordNS + ` xmlns:r="` + officeR + `"><w:body>` + body.String() +
			`<w:sectPr><w:headerReference w:type="default" r:id="rId3"/><w:pgSz w:w="11907" w:h="16840"/></w:sectPr></w:body></w:document>`},
		{"word/_rels/document.xml.rels", documentRels},
		{"word/styles.xml", wordStyles()},
		{"word/numbering.xml", wordNumbering(kinds)},
		{"word/header1.xml", headerPart},
	})
}

func wordStyles() string {
	var out strings.Builder
	out.WriteString(xmlHead + `<w:styles` + wordNS + `><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>`)
	for _, s := range [][3]string{
		{"ResNo", "Res_No", `<w:pPr><w:jc w:val="center"/></w:pPr>`},
		{"Restitle", "Res_title", `<w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:b/></w:rPr>`},
		{"Normalaftertitle", "Normal after title", ``},
		{"Call", "Call", `<w:pPr><w:keepNext/><w:ind w:left="794"/></w:pPr><w:rPr><w:i/></w:rPr>`},
	} {
		fmt.Fprintf(&out, `<w:style w:type="paragraph" w:customStyle="1" w:styleId="%s"><w:name w:val="%s"/><w:basedOn w:val="Normal"/>%s</w:style>`, s[0], s[1], s[2])
	}
	out.WriteString(`</w:styles>`)
	return out.String()
}

// wordNumbering defines "a)" and "1" and one list for each block.
func wordNumbering(kinds []bool) string {
	var out strings.Builder
	out.WriteString(xmlHead + `<w:numbering` + wordNS + `>`)
	for i, l := range [][2]string{{"lowerLetter", "%1)"}, {"decimal", "%1"}} {
		fmt.Fprintf(&out, `<w:abstractNum w:abstractNumId="%d"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>`+
			`<w:numFmt w:val="%s"/><w:lvlText w:val="%s"/></w:lvl></w:abstractNum>`, i, l[0], l[1])
	}
	for i, numbered := range kinds {
		abstract := 0
		if numbered {
			abstract = 1
		}
		fmt.Fprintf(&out, `<w:num w:numId="%d"><w:abstractNumId w:val="%d"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`, i+1, abstract)
	}
	out.WriteString(`</w:numbering>`)
	return out.String()
}
