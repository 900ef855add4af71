package main

import (
	"fmt"
	"strings"

	"github.com/resolint/resolint/internal/testkit/stored"
)

const (
	odfNS = ` xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"` +
		` xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.3"`

	odfManifest = `<?xml version="1.0" encoding="UTF-8"?>` + "\n" +
		`<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">` +
		`<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/>` +
		`<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>` +
		`<manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/></manifest:manifest>`

	odfStyles = `<?xml version="1.0" encoding="UTF-8"?>` + "\n" + `<office:document-styles` + odfNS + `><office:styles>` +
		`<style:style style:name="Standard" style:family="paragraph" style:class="text"/>` +
		`<style:style style:name="Res_5f_No" style:display-name="Res_No" style:family="paragraph" style:parent-style-name="Standard"/>` +
		`<style:style style:name="Res_5f_title" style:display-name="Res_title" style:family="paragraph" style:parent-style-name="Standard"><style:text-properties fo:font-weight="bold"/></style:style>` +
		`<style:style style:name="Normal_20_after_20_title" style:display-name="Normal after title" style:family="paragraph" style:parent-style-name="Standard"/>` +
		`<style:style style:name="Call" style:family="paragraph" style:parent-style-name="Standard"><style:text-properties fo:font-style="italic"/></style:style>` +
		`</office:styles></office:document-styles>`

	odfAutomatic = `<office:automatic-styles>` +
		`<text:list-style style:name="Letters"><text:list-level-style-number text:level="1" style:num-format="a" style:num-suffix=")"/></text:list-style>` +
		`<text:list-style style:name="Numbers"><text:list-level-style-number text:level="1" style:num-format="1"/></text:list-style>` +
		`</office:automatic-styles>`
)

// writeOpenDocument writes an OpenDocument text with the paragraph styles of ITU's
// template and lists or, if labels are typed, tabs behind them.
func writeOpenDocument(r *resolution, typed bool) ([]byte, error) {
	var body strings.Builder
	paragraph := func(style, text string) {
		fmt.Fprintf(&body, `<text:p text:style-name="%s">%s</text:p>`, style, text)
	}
	paragraph("Res_5f_No", escapeXML(r.number))
	paragraph("Res_5f_title", escapeXML(r.title))
	paragraph("Normal_20_after_20_title", escapeXML(r.enacting))
	for _, b := range r.blocks {
		paragraph("Call", escapeXML(b.call))
		list := b.listed() && !typed
		if list {
			style := "Letters"
			if b.numbered() {
				style = "Numbers"
			}
			fmt.Fprintf(&body, `<text:list text:style-name="%s">`, style)
		}
		for _, it := range b.items {
			switch {
			case list:
				body.WriteString("<text:list-item>")
				paragraph("Standard", escapeXML(it.text))
				body.WriteString("</text:list-item>")
			case it.label != "":
				paragraph("Standard", it.label+"<text:tab/>"+escapeXML(it.text))
			default:
				paragraph("Standard", escapeXML(it.text))
			}
		}
		if list {
			body.WriteString("</text:list>")
		}
	}
	content := `<?xml version="1.0" encoding="UTF-8"?>` + "\n" + `<office:document-content` + odfNS + `>` + odfAutomatic +
		`<office:body><office:text>` + body.String() + `</office:text></office:body></office:document-content>`
	return stored.Zip([][2]string{
		{"mimetype", "application/vnd.oasis.opendocument.text"},
		{"content.xml", content},
		{"styles.xml", odfStyles},
		{"META-INF/manifest.xml", odfManifest},
	})
}
