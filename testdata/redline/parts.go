package main

import (
	"fmt"
	"strings"
)

const (
	head = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	wNS  = ` xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`
	rel  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	typ  = "application/vnd.openxmlformats-officedocument.wordprocessingml."

	contentTypes = head + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Default Extension="xml" ContentType="application/xml"/>` +
		`<Override PartName="/word/document.xml" ContentType="` + typ + `document.main+xml"/>` +
		`<Override PartName="/word/styles.xml" ContentType="` + typ + `styles+xml"/>` +
		`<Override PartName="/word/footnotes.xml" ContentType="` + typ + `footnotes+xml"/>` +
		`<Override PartName="/word/comments.xml" ContentType="` + typ + `comments+xml"/>` +
		`<Override PartName="/word/settings.xml" ContentType="` + typ + `settings+xml"/>` +
		`<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`

	packageRels = head + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="rId1" Type="` + rel + `/officeDocument" Target="word/document.xml"/>` +
		`<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`

	documentRels = head + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="rId1" Type="` + rel + `/styles" Target="styles.xml"/>` +
		`<Relationship Id="rId2" Type="` + rel + `/footnotes" Target="footnotes.xml"/>` +
		`<Relationship Id="rId3" Type="` + rel + `/comments" Target="comments.xml"/>` +
		`<Relationship Id="rId4" Type="` + rel + `/settings" Target="settings.xml"/></Relationships>`

	footnotesPart = head + `<w:footnotes` + wNS + `>` +
		`<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>` +
		`<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>` +
		`<w:footnote w:id="1"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr><w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>` +
		`<w:r><w:tab/><w:t xml:space="preserve">` + footnote + `</w:t></w:r></w:p></w:footnote></w:footnotes>`

	commentsPart = head + `<w:comments` + wNS + `><w:comment w:id="0" w:author="Delegate of Ruritania" w:date="2026-05-13T08:00:00Z" w:initials="R">` +
		`<w:p><w:r><w:annotationRef/></w:r><w:r><w:t>` + comment + `</w:t></w:r></w:p></w:comment></w:comments>`

	settingsPart = head + `<w:settings` + wNS + `><w:trackRevisions/></w:settings>`

	corePart = head + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"` +
		` xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Building confidence (test file)</dc:title></cp:coreProperties>`
)

// stylesPart defines the paragraph styles of the ITU template that are used.
func stylesPart() string {
	var out strings.Builder
	out.WriteString(head + `<w:styles` + wNS + `><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="24"/></w:rPr></w:rPrDefault></w:docDefaults>` +
		`<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>`)
	for _, s := range []struct{ id, name, props string }{
		{"ResNo", "Res_No", `<w:pPr><w:jc w:val="center"/></w:pPr>`},
		{"Restitle", "Res_title", `<w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:b/></w:rPr>`},
		{"Normalaftertitle", "Normal after title", `<w:pPr><w:spacing w:before="280"/></w:pPr>`},
		{"Call", "Call", `<w:pPr><w:keepNext/><w:ind w:left="794"/></w:pPr><w:rPr><w:i/></w:rPr>`},
		{"enumlev1", "enumlev1", `<w:pPr><w:ind w:left="794" w:hanging="794"/></w:pPr>`},
		{"FootnoteText", "footnote text", ``},
	} {
		fmt.Fprintf(&out, `<w:style w:type="paragraph" w:customStyle="1" w:styleId="%s"><w:name w:val="%s"/><w:basedOn w:val="Normal"/>%s</w:style>`, s.id, s.name, s.props)
	}
	out.WriteString(`<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style></w:styles>`)
	return out.String()
}

// writer writes the body and counts the ids of its changes.
type writer struct {
	strings.Builder
	id int
}

func documentPart() string {
	w := &writer{id: 100}
	w.WriteString(head + `<w:document` + wNS + `><w:body>`)
	for _, c := range clauses {
		w.clause(c)
	}
	w.WriteString(`<w:sectPr><w:pgSz w:w="11907" w:h="16840"/></w:sectPr></w:body></w:document>`)
	return w.String()
}

// elements of the changes that clause.whole and clause.mark and the text name.
var elements = map[byte]string{'+': "ins", '-': "del", '<': "moveFrom", '>': "moveTo"}

func (w *writer) clause(c clause) {
	w.WriteString("<w:p><w:pPr>")
	if c.style != "" {
		fmt.Fprintf(w, `<w:pStyle w:val="%s"/>`, c.style)
	}
	if mark := c.whole + c.mark; mark != "" {
		fmt.Fprintf(w, "<w:rPr><w:%s%s/></w:rPr>", elements[mark[0]], w.attributes(mark[1]))
	}
	w.WriteString("</w:pPr>")
	if c.whole == "" {
		w.text(c.text)
		w.WriteString("</w:p>")
		return
	}
	element := elements[c.whole[0]]
	move := strings.HasPrefix(element, "move")
	rangeID := w.id
	if move {
		fmt.Fprintf(w, `<w:%sRangeStart%s w:name="move231"/>`, element, w.attributes(c.whole[1]))
	}
	w.change(c.whole[0], c.whole[1], c.text)
	if move {
		fmt.Fprintf(w, `<w:%sRangeEnd w:id="%d"/>`, element, rangeID)
	}
	w.WriteString("</w:p>")
}

// text writes running text with its changes and marks.
func (w *writer) text(text string) {
	for text != "" {
		before, rest, found := strings.Cut(text, "{")
		w.run(before, "t")
		if !found {
			return
		}
		item, after, _ := strings.Cut(rest, "}")
		switch item[0] {
		case '+', '-':
			w.change(item[0], item[1], item[3:])
		case '^':
			fmt.Fprintf(w, `<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="%s"/></w:r>`, item[1:])
		case '(':
			fmt.Fprintf(w, `<w:commentRangeStart w:id="%s"/>`, item[1:])
		case ')':
			fmt.Fprintf(w, `<w:commentRangeEnd w:id="%[1]s"/><w:r><w:commentReference w:id="%[1]s"/></w:r>`, item[1:])
		}
		text = after
	}
}

func (w *writer) change(kind, author byte, text string) {
	element, content := elements[kind], "t"
	if kind == '-' {
		content = "delText"
	}
	fmt.Fprintf(w, "<w:%s%s>", element, w.attributes(author))
	w.run(text, content)
	fmt.Fprintf(w, "</w:%s>", element)
}

// run writes text, in which tabs are elements of their own.
func (w *writer) run(text, element string) {
	if text == "" {
		return
	}
	w.WriteString("<w:r>")
	for i, piece := range strings.Split(text, "\t") {
		if i > 0 {
			w.WriteString("<w:tab/>")
		}
		if piece != "" {
			fmt.Fprintf(w, `<w:%[1]s xml:space="preserve">%[2]s</w:%[1]s>`, element, escape.Replace(piece))
		}
	}
	w.WriteString("</w:r>")
}

var escape = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

// attributes returns id, author and date of the next change.
func (w *writer) attributes(author byte) string {
	a := authors[author]
	w.id++
	return fmt.Sprintf(` w:id="%d" w:author="%s" w:date="%s"`, w.id-1, a.name, a.date)
}
