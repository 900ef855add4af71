package read

import (
	"fmt"
	"strings"
	"testing"

	"github.com/resolint/resolint/internal/document"
	"github.com/resolint/resolint/internal/read/limit"
	"github.com/resolint/resolint/internal/testkit"
)

const kept, hidden = "to train technicians in every region", "with women and girls first"

// word is a Word file with a style sheet; the placeholder takes the properties of
// the run that holds the words in question.
func word(t *testing.T, props, paragraph, around string) string {
	t.Helper()
	body := `<w:p><w:pPr>` + paragraph + `</w:pPr><w:r><w:t xml:space="preserve">1 ` + kept + ` </w:t></w:r><w:r><w:rPr>` + props + `</w:rPr><w:t>` + hidden + `</w:t></w:r></w:p>`
	if around != "" {
		body = fmt.Sprintf(around, body)
	}
	const ns = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`
	return string(testkit.Zip(t, "[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
		"_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
		"word/document.xml", `<w:document `+ns+`><w:body>`+body+`</w:body></w:document>`,
		"word/_rels/document.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="s" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>`,
		"word/styles.xml", `<w:styles `+ns+`><w:style w:type="character" w:styleId="Ghost"><w:rPr><w:color w:val="FFFFFF"/></w:rPr></w:style><w:style w:type="character" w:styleId="Dust"><w:basedOn w:val="Ghost"/><w:rPr><w:color w:val="auto"/><w:sz w:val="2"/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Flat"><w:pPr><w:spacing w:line="1" w:lineRule="exact"/></w:pPr></w:style></w:styles>`))
}

// open is an OpenDocument text whose style T holds properties.
func openText(t *testing.T, props, paragraph string) string {
	t.Helper()
	return openBody(t, `<style:style style:name="P" style:family="paragraph">`+paragraph+`</style:style><style:style style:name="T" style:family="text"><style:text-properties `+props+`/></style:style>`,
		` <text:span text:style-name="T">`+hidden+`</text:span>`, "")
}

// openBody is an OpenDocument text with automatic styles and what stands in its
// paragraph, in style P, and behind it.
func openBody(t *testing.T, styles, inner, after string) string {
	t.Helper()
	const ns = `xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0" xmlns:script="urn:oasis:names:tc:opendocument:xmlns:script:1.0" xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"`
	return string(testkit.Zip(t, "mimetype", "application/vnd.oasis.opendocument.text", "content.xml",
		`<office:document-content `+ns+` office:version="1.3"><office:automatic-styles>`+styles+`</office:automatic-styles><office:body><office:text><text:p text:style-name="P">1 `+
			kept+inner+`</text:p>`+after+`</office:text></office:body></office:document-content>`))
}

const whiteQ = `<style:style style:name="Q" style:family="paragraph"><style:text-properties fo:color="#ffffff"/></style:style>`

// openAfter is an OpenDocument text with a second paragraph, in style Q, between two
// stretches of markup.
func openAfter(t *testing.T, styles, before, after string) string {
	t.Helper()
	return openBody(t, styles, "", before+`<text:p text:style-name="Q">`+hidden+`</text:p>`+after)
}

func page(style, span string) string {
	return `<!DOCTYPE html><html><head><style>` + style + `</style></head><body><p>1 ` + kept + ` <span ` + span + `>` + hidden + `</span></p></body></html>`
}

func ntoso(inner string) string {
	return `<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><statement><meta/><mainBody><p>1 ` + kept + ` ` + inner + `</p></mainBody></statement></akomaNtoso>`
}

// sheetPDF shows the words in question after other operators, on a page that more
// operators were drawn on before.
func sheetPDF(before, operators string) string {
	content := before + " BT /F1 10 Tf 1 0 0 1 72 700 Tm (1 " + kept + " ) Tj " + operators + " (" + hidden + ") Tj ET"
	objects := []string{
		"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
		"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 4 0 R >> >> /Contents 5 0 R >>",
		"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
		fmt.Sprintf("<< /Length %d >>\nstream\n%s\nendstream", len(content), content),
	}
	var out strings.Builder
	out.WriteString("%PDF-1.7\n")
	var xref strings.Builder
	for i, o := range objects {
		fmt.Fprintf(&xref, "%010d 00000 n \n", out.Len())
		fmt.Fprintf(&out, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	at := out.Len()
	fmt.Fprintf(&out, "xref\n0 6\n0000000000 65535 f \n%strailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF", xref.String(), at)
	return out.String()
}

// choice puts words into the alternatives of a paragraph behind the others.
func choice(requires, first, fallback string) string {
	return `<w:p><w:r><w:t xml:space="preserve">1 ` + kept + `</w:t></w:r></w:p><w:p><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:zz="urn:zz" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"><mc:Choice Requires="` + requires +
		`"><w:t>` + first + `</w:t></mc:Choice><mc:Fallback><w:t>` + fallback + `</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p><!--%.0s-->`
}

// after puts the words in question behind the others.
func after(inner string) string {
	return `<w:p><w:r><w:t xml:space="preserve">1 ` + kept + `</w:t></w:r></w:p>` + inner + `<!--%.0s-->`
}

const hiddenRun = `<w:r><w:t>` + hidden + `</w:t></w:r>`

func row(props string) string {
	return after(`<w:tbl><w:tr><w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:trPr>` + props + `</w:trPr><w:tc><w:p>` + hiddenRun + `</w:p></w:tc></w:tr></w:tbl>`)
}

// tableOf is a table with properties of its own and of its cell.
func tableOf(table, cell string) string {
	return after(`<w:tbl><w:tblPr>` + table + `</w:tblPr><w:tr><w:tc><w:tcPr>` + cell + `</w:tcPr><w:p><w:r><w:rPr><w:color w:val="000000"/></w:rPr><w:t>` + hidden + `</w:t></w:r></w:p></w:tc></w:tr></w:tbl>`)
}

func beside(props string) string {
	return after(`<w:p><w:pPr>` + props + `</w:pPr>` + hiddenRun + `</w:p>`)
}

func box(frame string) string {
	return after(`<w:p><w:r><w:drawing><wp:anchor xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">` + frame + `<wps:txbx xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><w:txbxContent><w:p>` + hiddenRun + `</w:p></w:txbxContent></wps:txbx></wp:anchor></w:drawing></w:r></w:p>`)
}

func shapeBox(style string) string {
	return after(`<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" style="` + style + `"><v:textbox><w:txbxContent><w:p>` + hiddenRun + `</w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>`)
}

func phantom(show string) string {
	return after(`<w:p><m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:phant><m:phantPr><m:show m:val="` + show + `"/></m:phantPr><m:e><m:r><m:t>` + hidden + `</m:t></m:r></m:e></m:phant></m:oMath></w:p>`)
}

// TestUnseen: words that nobody sees are not read, whatever hides them; what looks
// like hiding and can be seen is.
func TestUnseen(t *testing.T) {
	long := "BT /F1 10 Tf 1 0 0 1 72 740 Tm (" + strings.Repeat("words that fill a line of the page ", 4) + ") Tj ET"
	const table = `<w:tbl><w:tr><w:tc>%s</w:tc></w:tr></w:tbl><w:p><w:r><w:t>2 to report.</w:t></w:r></w:p>`
	tests := []struct {
		what, name, data string
		seen             bool
	}{
		{"Word, plain", "a.docx", word(t, "", "", ""), true},
		{"Word, hidden", "a.docx", word(t, `<w:vanish/>`, "", ""), false},
		{"Word, white", "a.docx", word(t, `<w:color w:val="FFFFFF"/>`, "", ""), false},
		{"Word, nearly white", "a.docx", word(t, `<w:color w:val="FDFDFD"/>`, "", ""), false},
		{"Word, white by a style", "a.docx", word(t, `<w:rStyle w:val="Ghost"/>`, "", ""), false},
		{"Word, black over a white style", "a.docx", word(t, `<w:rStyle w:val="Ghost"/><w:color w:val="000000"/>`, "", ""), true},
		{"Word, tiny by a style that is not white", "a.docx", word(t, `<w:rStyle w:val="Dust"/>`, "", ""), false},
		{"Word, grey", "a.docx", word(t, `<w:color w:val="A6A6A6"/>`, "", ""), true},
		{"Word, half a point", "a.docx", word(t, `<w:sz w:val="1"/>`, "", ""), false},
		{"Word, six points", "a.docx", word(t, `<w:sz w:val="12"/>`, "", ""), true},
		{"Word, white on dark", "a.docx", word(t, `<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="1F3864"/>`, "", ""), true},
		{"Word, white on a marker", "a.docx", word(t, `<w:color w:val="FFFFFF"/><w:highlight w:val="black"/>`, "", ""), true},
		{"Word, white in a dark paragraph", "a.docx", word(t, `<w:color w:val="FFFFFF"/>`, `<w:shd w:val="clear" w:fill="000000"/>`, ""), true},
		{"Word, white on white", "a.docx", word(t, `<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="FFFFFF"/>`, "", ""), false},
		{"Word, white in a table, which may be dark", "a.docx", word(t, `<w:color w:val="FFFFFF"/>`, "", table), true},
		{"Word, in a choice that nobody takes", "a.docx", word(t, "", "", choice("zz", hidden, "others")), false},
		{"Word, in a choice that Word takes", "a.docx", word(t, "", "", choice("wps w14", hidden, "others")), true},
		{"Word, in the fallback of a choice that Word takes", "a.docx", word(t, "", "", choice("wps", "others", hidden)), false},

		{"Word, in the colour of a theme's paper", "a.docx", word(t, `<w:color w:val="000000" w:themeColor="background1"/>`, "", ""), false},
		{"Word, in a shade of a theme's paper", "a.docx", word(t, `<w:color w:val="7F7F7F" w:themeColor="background1" w:themeShade="80"/>`, "", ""), true},
		{"Word, in the colour of what is behind", "a.docx", word(t, `<w:color w:val="FF0000"/><w:shd w:val="clear" w:fill="FF0000"/>`, "", ""), false},
		{"Word, in the colour of its paragraph", "a.docx", word(t, `<w:color w:val="000080"/>`, `<w:shd w:val="clear" w:fill="000080"/>`, ""), false},
		{"Word, in the colour of its marker", "a.docx", word(t, `<w:color w:val="000000"/><w:highlight w:val="black"/>`, "", ""), false},
		{"Word, red on yellow", "a.docx", word(t, `<w:color w:val="FF0000"/><w:highlight w:val="yellow"/>`, "", ""), true},
		{"Word, without ink", "a.docx", word(t, `<w14:textFill xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"><w14:noFill/></w14:textFill>`, "", ""), false},
		{"Word, filled with black", "a.docx", word(t, `<w14:textFill xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"><w14:solidFill><w14:srgbClr w14:val="000000"/></w14:solidFill></w14:textFill>`, "", ""), true},
		{"Word, letters without width", "a.docx", word(t, `<w:w w:val="1"/>`, "", ""), false},
		{"Word, letters on each other", "a.docx", word(t, `<w:spacing w:val="-400"/>`, "", ""), false},
		{"Word, letters set close", "a.docx", word(t, `<w:w w:val="80"/><w:spacing w:val="-10"/>`, "", ""), true},
		{"Word, in a row without height", "a.docx", word(t, "", "", row(`<w:trHeight w:val="1" w:hRule="exact"/>`)), false},
		{"Word, in a hidden row", "a.docx", word(t, "", "", row(`<w:hidden/>`)), false},
		{"Word, in a row that grows", "a.docx", word(t, "", "", row(`<w:trHeight w:val="1" w:hRule="atLeast"/>`)), true},
		{"Word, in a frame beside the page", "a.docx", word(t, "", "", beside(`<w:framePr w:x="-20000" w:hAnchor="page"/>`)), false},
		{"Word, indented beyond the page", "a.docx", word(t, "", "", beside(`<w:ind w:left="31680"/>`)), false},
		{"Word, indented", "a.docx", word(t, "", "", beside(`<w:ind w:left="1440"/>`)), true},
		{"Word, in a box", "a.docx", word(t, "", "", box(`<wp:extent cx="2000000" cy="400000"/><wp:docPr id="1" name="b"/>`)), true},
		{"Word, in a hidden box", "a.docx", word(t, "", "", box(`<wp:extent cx="2000000" cy="400000"/><wp:docPr id="1" name="b" hidden="1"/>`)), false},
		{"Word, in a box without height", "a.docx", word(t, "", "", box(`<wp:extent cx="2000000" cy="0"/><wp:docPr id="1" name="b"/>`)), false},
		{"Word, in an older box", "a.docx", word(t, "", "", shapeBox("width:100pt;height:40pt")), true},
		{"Word, in an older box that is hidden", "a.docx", word(t, "", "", shapeBox("position:absolute;visibility:hidden")), false},
		{"Word, in a phantom of a formula", "a.docx", word(t, "", "", phantom("0")), false},
		{"Word, in a phantom that is shown", "a.docx", word(t, "", "", phantom("1")), true},

		{"Word, filled with next to nothing", "a.docx", word(t, `<w14:textFill xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"><w14:solidFill><w14:srgbClr w14:val="000000"><w14:alpha w14:val="100000"/></w14:srgbClr></w14:solidFill></w14:textFill>`, "", ""), false},
		{"Word, filled with a theme's paper", "a.docx", word(t, `<w14:textFill xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"><w14:solidFill><w14:schemeClr w14:val="bg1"/></w14:solidFill></w14:textFill>`, "", ""), false},
		{"Word, filled with a dark shade of it", "a.docx", word(t, `<w14:textFill xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"><w14:solidFill><w14:schemeClr w14:val="bg1"><w14:lumMod w14:val="50000"/></w14:schemeClr></w14:solidFill></w14:textFill>`, "", ""), true},
		{"Word, a page above its line", "a.docx", word(t, `<w:position w:val="3000"/>`, "", ""), false},
		{"Word, raised", "a.docx", word(t, `<w:position w:val="6"/>`, "", ""), true},
		{"Word, pressed into nothing", "a.docx", word(t, `<w:fitText w:val="1" w:id="1"/>`, "", ""), false},
		{"Word, in the colour of a solid pattern", "a.docx", word(t, `<w:color w:val="000000"/><w:shd w:val="solid" w:color="000000" w:fill="FFFFFF"/>`, "", ""), false},
		{"Word, nearly in the colour of its marker", "a.docx", word(t, `<w:color w:val="050505"/><w:highlight w:val="black"/>`, "", ""), false},
		{"Word, in lines without height", "a.docx", word(t, "", "", beside(`<w:spacing w:line="1" w:lineRule="exact"/>`)), false},
		{"Word, in lines of twelve points", "a.docx", word(t, "", "", beside(`<w:spacing w:line="240" w:lineRule="exact"/>`)), true},
		{"Word, in a style of lines without height", "a.docx", word(t, "", "", beside(`<w:pStyle w:val="Flat"/>`)), false},
		{"Word, in a frame without height", "a.docx", word(t, "", "", beside(`<w:framePr w:w="99" w:h="1" w:hRule="exact"/>`)), false},
		{"Word, in a table beside the page", "a.docx", word(t, "", "", tableOf(`<w:tblpPr w:tblpX="-20000"/>`, "")), false},
		{"Word, in a table indented beyond it", "a.docx", word(t, "", "", tableOf(`<w:tblInd w:w="-30000" w:type="dxa"/>`, "")), false},
		{"Word, in a table", "a.docx", word(t, "", "", tableOf(`<w:tblInd w:w="300" w:type="dxa"/>`, `<w:shd w:val="clear" w:fill="FFFF00"/>`)), true},
		{"Word, black in a black cell", "a.docx", word(t, "", "", tableOf("", `<w:shd w:val="clear" w:fill="000000"/>`)), false},
		{"Word, in a box beside the page", "a.docx", word(t, "", "", box(`<wp:positionH relativeFrom="page"><wp:posOffset>-90000000</wp:posOffset></wp:positionH><wp:extent cx="2000000" cy="400000"/>`)), false},
		{"Word, in a box on the page", "a.docx", word(t, "", "", box(`<wp:positionH relativeFrom="page"><wp:posOffset>-9000</wp:posOffset></wp:positionH><wp:extent cx="2000000" cy="400000"/>`)), true},
		{"Word, in an older box beside the page", "a.docx", word(t, "", "", shapeBox("position:absolute;margin-left:-3000pt;width:100pt;height:40pt")), false},
		{"Word, in a box of a hidden run", "a.docx", word(t, "", "", after(`<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent><w:p>`+hiddenRun+`</w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>`)), false},

		{"OpenDocument, plain", "a.odt", openText(t, `fo:color="#000000"`, ""), true},
		{"OpenDocument, white", "a.odt", openText(t, `fo:color="#ffffff"`, ""), false},
		{"OpenDocument, hidden", "a.odt", openText(t, `text:display="none"`, ""), false},
		{"OpenDocument, tiny", "a.odt", openText(t, `fo:font-size="0.5pt"`, ""), false},
		{"OpenDocument, white on dark", "a.odt", openText(t, `fo:color="#ffffff" fo:background-color="#000080"`, ""), true},
		{"OpenDocument, white in a dark paragraph", "a.odt", openText(t, `fo:color="#ffffff"`, `<style:paragraph-properties fo:background-color="#000000"/>`), true},
		{"OpenDocument, in one hundredth of the size", "a.odt", openText(t, `fo:font-size="1%"`, ""), false},
		{"OpenDocument, letters without width", "a.odt", openText(t, `style:text-scale="1%"`, ""), false},
		{"OpenDocument, letters on each other", "a.odt", openText(t, `fo:letter-spacing="-1cm"`, ""), false},
		{"OpenDocument, letters set close", "a.odt", openText(t, `fo:letter-spacing="-0.01cm"`, ""), true},
		{"OpenDocument, a raised speck", "a.odt", openText(t, `style:text-position="super 1%"`, ""), false},
		{"OpenDocument, raised", "a.odt", openText(t, `style:text-position="super 58%"`, ""), true},
		{"OpenDocument, far below its line", "a.odt", openText(t, `style:text-position="-1000% 100%"`, ""), false},
		{"OpenDocument, in the colour of what is behind", "a.odt", openText(t, `fo:color="#ff0000" fo:background-color="#ff0000"`, ""), false},
		{"OpenDocument, in the colour of its paragraph", "a.odt", openText(t, `fo:color="#000080"`, `<style:paragraph-properties fo:background-color="#000080"/>`), false},
		{"OpenDocument, without ink", "a.odt", openText(t, `fo:color="#000000" loext:opacity="0%"`, ""), false},
		{"OpenDocument, not shown, and with ink", "a.odt", openText(t, `text:display="none" fo:color="#000000" loext:opacity="100%"`, ""), false},
		{"OpenDocument, narrow, and set as usual", "a.odt", openText(t, `style:text-scale="1%" fo:letter-spacing="normal"`, ""), false},
		{"OpenDocument, in a colour that programs choose", "a.odt", openText(t, `style:use-window-font-color="true" loext:opacity="0%"`, ""), true},
		{"OpenDocument, in a hidden section", "a.odt", openAfter(t, "", `<text:section text:display="none">`, `</text:section>`), false},
		{"OpenDocument, in a section that a condition hides", "a.odt", openAfter(t, "", `<text:section text:display="condition" text:condition="ooow:1==1" text:is-hidden="true">`, `</text:section>`), false},
		{"OpenDocument, in a section", "a.odt", openAfter(t, "", `<text:section text:name="a">`, `</text:section>`), true},
		{"OpenDocument, in a paragraph that a field hides", "a.odt", openBody(t, "", "", `<text:p>`+hidden+`<text:hidden-paragraph text:condition="ooow:1==1" text:is-hidden="true"/></text:p>`), false},
		{"OpenDocument, hidden by a field", "a.odt", openBody(t, "", ` <text:hidden-text text:condition="ooow:1==1" text:is-hidden="true">`+hidden+`</text:hidden-text>`, ""), false},
		{"OpenDocument, in a variable that is not shown", "a.odt", openBody(t, "", ` <text:variable-set text:name="a" text:display="none">`+hidden+`</text:variable-set>`, ""), false},
		{"OpenDocument, in a script", "a.odt", openBody(t, "", ` <text:script script:language="a">`+hidden+`</text:script>`, ""), false},
		{"OpenDocument, indented beyond the page", "a.odt", openAfter(t, `<style:style style:name="Q" style:family="paragraph"><style:paragraph-properties fo:margin-left="-90cm"/></style:style>`, "", ""), false},
		{"OpenDocument, in low lines", "a.odt", openAfter(t, `<style:style style:name="Q" style:family="paragraph"><style:paragraph-properties fo:line-height="1%"/></style:style>`, "", ""), false},
		{"OpenDocument, in usual lines", "a.odt", openAfter(t, `<style:style style:name="Q" style:family="paragraph"><style:paragraph-properties fo:line-height="110%"/></style:style>`, "", ""), true},
		{"OpenDocument, white by default", "a.odt", openBody(t, `<style:default-style style:family="paragraph"><style:text-properties fo:color="#ffffff"/></style:default-style><style:style style:name="P" style:family="paragraph"><style:text-properties fo:color="#000000"/></style:style>`, "", `<text:p>`+hidden+`</text:p>`), false},
		{"OpenDocument, in a frame", "a.odt", openAfter(t, "", `<text:p>2 to act<draw:frame svg:width="5cm" svg:height="5cm"><draw:text-box>`, `</draw:text-box></draw:frame></text:p>`), true},
		{"OpenDocument, in a frame without height", "a.odt", openAfter(t, "", `<text:p>2 to act<draw:frame svg:width="5cm" svg:height="0cm"><draw:text-box>`, `</draw:text-box></draw:frame></text:p>`), false},
		{"OpenDocument, in a frame that grows", "a.odt", openAfter(t, "", `<text:p>2 to act<draw:frame svg:width="5cm" svg:height="0cm"><draw:text-box fo:min-height="0cm">`, `</draw:text-box></draw:frame></text:p>`), true},
		{"OpenDocument, in a frame beside the page", "a.odt", openAfter(t, "", `<text:p>2 to act<draw:frame svg:x="-90cm" svg:width="5cm" svg:height="2cm"><draw:text-box>`, `</draw:text-box></draw:frame></text:p>`), false},
		{"OpenDocument, in a row without height", "a.odt", openAfter(t, `<style:style style:name="R" style:family="table-row"><style:table-row-properties style:row-height="0.001cm"/></style:style>`, `<table:table><table:table-row table:style-name="R"><table:table-cell>`, `</table:table-cell></table:table-row></table:table>`), false},
		{"OpenDocument, in a row that grows", "a.odt", openAfter(t, `<style:style style:name="R" style:family="table-row"><style:table-row-properties style:min-row-height="0.001cm"/></style:style>`, `<table:table><table:table-row table:style-name="R"><table:table-cell>`, `</table:table-cell></table:table-row></table:table>`), true},
		{"OpenDocument, in a row that is folded up", "a.odt", openAfter(t, "", `<table:table><table:table-row table:visibility="collapse"><table:table-cell>`, `</table:table-cell></table:table-row></table:table>`), false},
		{"OpenDocument, under another cell", "a.odt", openAfter(t, "", `<table:table><table:table-row><table:covered-table-cell>`, `</table:covered-table-cell></table:table-row></table:table>`), false},
		{"OpenDocument, white in a table", "a.odt", openAfter(t, whiteQ, `<table:table><table:table-row><table:table-cell>`, `</table:table-cell></table:table-row></table:table>`), false},
		{"OpenDocument, white in a dark cell", "a.odt", openAfter(t, whiteQ+`<style:style style:name="C" style:family="table-cell"><style:table-cell-properties fo:background-color="#000080"/></style:style>`, `<table:table><table:table-row><table:table-cell table:style-name="C">`, `</table:table-cell></table:table-row></table:table>`), true},

		{"HTML, plain", "a.html", page("", ""), true},
		{"HTML, hidden", "a.html", page("", "hidden"), false},
		{"HTML, by style", "a.html", page("", `style="display: none"`), false},
		{"HTML, by class", "a.html", page("/* x */ .a, .h { display:none }", `class="b h"`), false},
		{"HTML, by class and element", "a.html", page("span.h{visibility:hidden}", `class="h"`), false},
		{"HTML, by class of another element", "a.html", page("div.h{visibility:hidden}", `class="h"`), true},
		{"HTML, by id", "a.html", page("#h{opacity:0}", `id="h"`), false},
		{"HTML, on screens", "a.html", page("@media screen { .h{font-size:0} }", `class="h"`), false},
		{"HTML, in print", "a.html", page("@media print { .h{display:none} } .b{color:red}", `class="h"`), true},
		{"HTML, shown again later", "a.html", page(".h{display:none} .h{display:inline}", `class="h"`), true},
		{"HTML, shown by its own style", "a.html", page(".h{display:none}", `class="h" style="display:inline"`), true},
		{"HTML, in a state that it may not be in", "a.html", page(".closed .h{display:none}", `class="h"`), true},
		{"HTML, white", "a.html", page(".h{color:#fff}", `class="h"`), false},
		{"HTML, white on dark", "a.html", page("body{background:#000;color:#ddd} .h{color:#fff}", `class="h"`), true},

		{"HTML, inside of an element of a class", "a.html", page("p .h{display:none}", `class="h"`), false},
		{"HTML, child of an element", "a.html", page("p > span{display:none}", ""), false},
		{"HTML, child of another element", "a.html", page("div > span{display:none}", ""), true},
		{"HTML, by an attribute", "a.html", page(`[data-x="1"]{display:none}`, `data-x="1"`), false},
		{"HTML, by another attribute", "a.html", page(`[data-x="1"]{display:none}`, `data-x="2"`), true},
		{"HTML, by two classes", "a.html", page(".a.b{display:none}", `class="a b"`), false},
		{"HTML, by two classes, of which it has one", "a.html", page(".a.b{display:none}", `class="a"`), true},
		{"HTML, important before its own style", "a.html", page(".h{display:none !important}", `class="h" style="display:inline"`), false},
		{"HTML, another property of a more special rule", "a.html", page(".h{display:none} #i{font-size:12pt}", `class="h" id="i"`), false},
		{"HTML, the more special rule shows", "a.html", page("#i{display:inline} .h{display:none}", `class="h" id="i"`), true},
		{"HTML, on wide screens", "a.html", page("@media only screen and (min-width: 100px) { .h{display:none} }", `class="h"`), false},
		{"HTML, on small screens", "a.html", page("@media (max-width: 600px) { .h{display:none} }", `class="h"`), true},
		{"HTML, faint", "a.html", page("", `style="opacity:1%"`), false},
		{"HTML, half faint", "a.html", page("", `style="opacity:.5"`), true},
		{"HTML, beside the page", "a.html", page("", `style="position:absolute;left:-9999px"`), false},
		{"HTML, indented a little outwards", "a.html", page("", `style="text-indent:-18pt"`), true},
		{"HTML, cut off", "a.html", page("", `style="clip-path:inset(100%)"`), false},
		{"HTML, in a box without height", "a.html", page("", `style="display:block;height:0;overflow:hidden"`), false},
		{"HTML, in a box without height that it runs over", "a.html", page("", `style="display:block;height:0"`), true},
		{"HTML, scaled to nothing", "a.html", page("", `style="transform:scale(0)"`), false},
		{"HTML, clear ink", "a.html", page("body{background:#000;color:#ddd}", `style="color:#0000"`), false},
		{"HTML, white in parts of a hundred", "a.html", page("", `style="color:rgb(100%,100%,100%)"`), false},
		{"HTML, in the colour of what is behind", "a.html", page("", `style="color:red;background:red"`), false},
		{"HTML, tiny in a shorthand", "a.html", page("", `style="font:0/0 a"`), false},
		{"HTML, twelve pixels in a shorthand", "a.html", page("", `style="font:bold 12px/1.5 a"`), true},
		{"HTML, tiny in em", "a.html", page("", `style="font-size:.01em"`), false},
		{"HTML, white by an old attribute", "a.html", page("", `></span><font color="#ffffff">`+hidden+`</font><span hidden`), false},
		{"HTML, next to another element", "a.html", page("b + span{display:none}", `></span><b>x</b><span`), false},
		{"HTML, next but one", "a.html", page("b + span{display:none}", `></span><b>x</b><i>y</i><span`), true},
		{"HTML, after another element", "a.html", page("b ~ span{display:none}", `></span><b>x</b><i>y</i><span`), false},
		{"HTML, the first child", "a.html", page("span:first-child{display:none}", ""), false},
		{"HTML, the second child", "a.html", page("span:nth-child(2n){display:none}", `></span><span`), false},
		{"HTML, the third child, of two", "a.html", page("span:nth-child(3){display:none}", `></span><span`), true},
		{"HTML, the last of its name", "a.html", page("span:last-of-type{display:none}", `></span><b></b><span`), false},
		{"HTML, the second from the end", "a.html", page("span:nth-last-child(2){display:none}", ""), true},
		{"HTML, all of a class but one", "a.html", page("span:not(.shown, #y){display:none}", ""), false},
		{"HTML, the one of a class that is left", "a.html", page("span:not(.shown){display:none}", `class="shown"`), true},
		{"HTML, one of several", "a.html", page(":is(b, .h):where(span){display:none}", `class="h"`), false},
		{"HTML, under the mouse", "a.html", page("span:hover{display:none}", ""), true},
		{"HTML, not under the mouse", "a.html", page("p:not(:hover) > span{display:none}", ""), false},
		{"HTML, what stands before it", "a.html", page("span::before{display:none}", ""), true},
		{"HTML, by a variable", "a.html", page(":root{--show:none} span{display:var(--show)}", ""), false},
		{"HTML, by a variable of its own", "a.html", page(":root{--show:none} span{display:var(--show)}", `style="--show:inline"`), true},
		{"HTML, by a variable that there is not", "a.html", page("span{display:var(--no, none)}", ""), false},
		{"HTML, by a rule in a rule", "a.html", page("p{ color:black; .h{display:none} &:hover{color:red} }", `class="h"`), false},
		{"HTML, by a rule in another rule", "a.html", page("div{ & > .h{display:none} }", `class="h"`), true},
		{"HTML, by a group in a rule", "a.html", page(".h{ @media screen { display:none } }", `class="h"`), false},
		{"HTML, by the end of an attribute", "a.html", page(`[data-x$="ost"]{display:none}`, `data-x="ghost"`), false},
		{"HTML, by a class with a colon", "a.html", page(`.md\:none{display:none}`, `class="md:none"`), false},
		{"HTML, white on the grey of the page's edge", "a.html", page("body{background:#eee} p{background:white;color:#111}", `style="color:#fff"`), false},
		{"HTML, in the grey of the page", "a.html", page("body{background:#f0f0f0;color:#222} .h{color:#eee}", `class="h"`), false},
		{"HTML, white beside what is dark", "a.html", page("th{background:navy}", `style="color:white"`), false},
		{"HTML, white in what is dark", "a.html", page("p{background:navy;color:white}", ""), true},
		{"HTML, white on a picture", "a.html", page("p{background:url(sky.png);color:white}", ""), true},
		{"HTML, white by an attribute on dark", "a.html", page("", `></span><font color="white" style="background-color:black">`+hidden+`</font><span`), true},
		{"HTML, black in what is white", "a.html", page("body{color:white;background:white} p{color:black}", ""), true},
		{"HTML, black on black", "a.html", page("", `style="background:black"`), false},
		{"HTML, in a closed dialog", "a.html", page("", `></span><dialog>`+hidden+`</dialog><span hidden`), false},

		{"HTML, cut to a shape without room", "a.html", page(``, `style="clip-path:polygon(0 0, 0 0, 0 0)"`), false},
		{"HTML, cut to a narrow ellipse", "a.html", page(``, `style="clip-path:ellipse(0 0)"`), false},
		{"HTML, cut to a shape with room", "a.html", page(``, `style="clip-path:polygon(0 0, 100% 0, 100% 100%)"`), true},
		{"HTML, in the least of two sizes", "a.html", page(``, `style="font-size:min(0px,1em)"`), false},
		{"HTML, in the greatest of two sizes", "a.html", page(``, `style="font-size:max(0px,1em)"`), true},
		{"HTML, far to the right", "a.html", page(``, `style="position:absolute;left:100000px"`), false},
		{"HTML, white by lightness", "a.html", page(``, `style="color:oklch(1 0 0)"`), false},
		{"HTML, white by lightness of another space", "a.html", page(``, `style="color:lab(100 0 0)"`), false},
		{"HTML, red by lightness", "a.html", page(``, `style="color:oklch(0.6 0.25 29)"`), true},
		{"HTML, white by whiteness", "a.html", page(``, `style="color:hwb(0 100% 0)"`), false},
		{"HTML, white by parts of a space", "a.html", page(``, `style="color:color(srgb 1 1 1)"`), false},
		{"HTML, white and white mixed", "a.html", page(``, `style="color:color-mix(in srgb, white, white)"`), false},
		{"HTML, by a property with numbers", "a.html", page(``, `style="dis\70lay:none"`), false},
		{"HTML, by a value with numbers", "a.html", page(``, `style="display:n\6fne"`), false},
		{"HTML, around a remark", "a.html", page(``, `style="display:/**/none"`), false},
		{"HTML, behind a mask of nothing", "a.html", page(``, `style="mask-image:linear-gradient(transparent 0 0)"`), false},
		{"HTML, behind a mask that fades", "a.html", page(``, `style="mask-image:linear-gradient(black, transparent)"`), true},
		{"HTML, in lines without height", "a.html", page(``, `style="display:block;line-height:0;overflow:hidden"`), false},
		{"HTML, in a box without size of its own", "a.html", page(``, `style="display:inline-block;contain:strict;overflow:hidden"`), false},
		{"HTML, in a box without height by direction", "a.html", page(``, `style="display:block;block-size:0;overflow:hidden"`), false},
		{"HTML, beside the page by direction", "a.html", page(``, `style="position:absolute;inset-inline-start:-9999px"`), false},
		{"HTML, indented out of its box", "a.html", page(``, `style="display:block;text-indent:100%;white-space:nowrap;overflow:hidden"`), false},
		{"HTML, by a matrix", "a.html", page(``, `style="display:inline-block;transform:matrix(0,0,0,0,0,0)"`), false},
		{"HTML, seen from behind", "a.html", page(``, `style="backface-visibility:hidden;transform:rotateY(180deg)"`), false},
		{"HTML, faint in faint", "a.html", page("", `></span><b style="opacity:.2"><i style="opacity:.2">`+hidden+`</i></b><span hidden`), false},
		{"HTML, popped up", "a.html", page("", "popover"), false},
		{"HTML, on screens and in print", "a.html", page(`@media print, screen{.h{display:none}}`, `class="h"`), false},
		{"HTML, everywhere but in print", "a.html", page(`@media not print{.h{display:none}}`, `class="h"`), false},
		{"HTML, everywhere but on screens", "a.html", page(`@media not screen{.h{display:none}}`, `class="h"`), true},
		{"HTML, on screens up to a great width", "a.html", page(`@media (min-width:1px) and (max-width:9999px){.h{display:none}}`, `class="h"`), false},
		{"HTML, by daylight", "a.html", page(`@media (prefers-color-scheme: light){.h{display:none}}`, `class="h"`), false},
		{"HTML, at night", "a.html", page(`@media (prefers-color-scheme: dark){.h{display:none}}`, `class="h"`), true},
		{"HTML, by a class with numbers", "a.html", page(`.\68{display:none}`, `class="h"`), false},
		{"HTML, before a value that is none", "a.html", page(`.h{display:none;display:bogus}`, `class="h"`), false},
		{"HTML, before another value", "a.html", page(`.h{display:none;display:inline}`, `class="h"`), true},
		{"HTML, by a sheet in an address", "a.html", page("", `class="h"`) + `<link rel=stylesheet href="data:text/css,.h%7Bdisplay:none%7D">`, false},
		{"HTML, by a sheet in an address in base 64", "a.html", page("", `class="h"`) + `<link rel=stylesheet href="data:text/css;base64,Lmh7ZGlzcGxheTpub25lfQ==">`, false},
		{"Markdown, in a hidden part", "a.md", "1 " + kept + "\n\n<div hidden>\n\n2 " + hidden + "\n\n</div>\n", false},
		{"Markdown, in a part hidden by style", "a.md", "1 " + kept + "\n\n<div style='display:none'>\n\n- 2 " + hidden + "\n\n</div>\n", false},
		{"Markdown, after a hidden part", "a.md", "1 " + kept + "\n\n<div hidden>\n\nx\n\n</div>\n\n2 " + hidden + "\n", true},
		{"Markdown, after what ends with its paragraph", "a.md", "1 " + kept + " <span hidden>x\n\n2 " + hidden + "\n", true},
		{"Markdown, in a template", "a.md", "1 " + kept + "\n\n<template>\n\n2 " + hidden + "\n\n</template>\n", false},
		{"Markdown, white", "a.md", "1 " + kept + " <font color=white>" + hidden + "</font>\n", false},
		{"Markdown, in a link that nothing uses", "a.md", "1 " + kept + "\n\n[//]: # (" + hidden + ")\n", false},
		{"Markdown, in the title of a link", "a.md", "1 " + kept + "\n\n[x]: /u \"" + hidden + "\"\n", false},
		{"Markdown, in brackets with a colon", "a.md", "1 " + kept + "\n\n[x]: " + hidden + "\n", true},

		{"Akoma Ntoso, plain", "a.xml", ntoso(`<span>` + hidden + `</span>`), true},
		{"Akoma Ntoso, hidden by style", "a.xml", ntoso(`<span style="display:none">` + hidden + `</span>`), false},
		{"Akoma Ntoso, white", "a.xml", ntoso(`<span style="color: white">` + hidden + `</span>`), false},
		{"Akoma Ntoso, taken out", "a.xml", ntoso(`<span status="removed">` + hidden + `</span>`), false},
		{"Akoma Ntoso, translated", "a.xml", ntoso(`<span status="translated">` + hidden + `</span>`), true},
		{"Akoma Ntoso, foreign", "a.xml", ntoso(`<foreign><x xmlns="urn:x">` + hidden + `</x></foreign>`), false},

		{"Markdown, plain", "a.md", "1 " + kept + " <span>" + hidden + "</span>\n", true},
		{"Markdown, hidden", "a.md", "1 " + kept + " <span hidden>" + hidden + "</span>\n", false},
		{"Markdown, hidden in hidden", "a.md", "1 " + kept + " <span hidden><span>x</span>" + hidden + "</span>\n", false},
		{"Markdown, after what is hidden", "a.md", "1 " + kept + " <span style='display: none'>x</span> " + hidden + "\n", true},

		{"PDF, plain", "a.pdf", sheetPDF("", ""), true},
		{"PDF, without ink", "a.pdf", sheetPDF("", "3 Tr"), false},
		{"PDF, in the ink of paper", "a.pdf", sheetPDF("", "1 1 1 rg"), false},
		{"PDF, in no colour of four", "a.pdf", sheetPDF("", "0 0 0 0 k"), false},
		{"PDF, in white of one", "a.pdf", sheetPDF("", "1 g"), false},
		{"PDF, grey", "a.pdf", sheetPDF("", "0.6 g"), true},
		{"PDF, white on dark", "a.pdf", sheetPDF("0 0 0.5 rg 50 650 500 100 re f 0 g", "1 1 1 rg"), true},
		{"PDF, white on a line", "a.pdf", sheetPDF("0 g 50 650 500 1 re f", "1 1 1 rg"), false},
		{"PDF, without ink beside a picture", "a.pdf", sheetPDF("BI /W 1 /H 1 ID x EI "+long, "3 Tr"), false},
		{"PDF, recognised in a picture", "a.pdf", sheetPDF("BI /W 1 /H 1 ID x EI 3 Tr "+long, ""), true},
	}
	for _, tt := range tests {
		t.Run(tt.what, func(t *testing.T) {
			seesThrough(t, tt.name, tt.data, tt.seen)
		})
	}
}

// seesThrough reads a document and holds whether the words in question are read, as those that
// everybody sees are.
func seesThrough(t *testing.T, name, data string, seen bool) *document.Document {
	t.Helper()
	doc, err := Document(name, []byte(data), limit.Default())
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Join(strings.Fields(doc.View(document.Draft).Rendition()), " ")
	if !strings.Contains(text, kept) {
		t.Fatalf("what is seen is not read: %q", text)
	}
	if strings.Contains(text, hidden) != seen {
		t.Errorf("read %q", text)
	}
	return doc
}
