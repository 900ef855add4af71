package docx

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/resolint/resolint/internal/document"
	"github.com/resolint/resolint/internal/read/limit"
)

// lvl is a level of a list; extra are elements after its text.
func lvl(i int, format, text, extra string) string {
	return fmt.Sprintf(`<w:lvl w:ilvl="%d"><w:start w:val="1"/><w:numFmt w:val="%s"/><w:lvlText w:val="%s"/>%s</w:lvl>`, i, format, text, extra)
}

func abstract(id string, content ...string) string {
	return `<w:abstractNum w:abstractNumId="` + id + `">` + strings.Join(content, "") + `</w:abstractNum>`
}

func list(id, abstract, overrides string) string {
	return `<w:num w:numId="` + id + `"><w:abstractNumId w:val="` + abstract + `"/>` + overrides + `</w:num>`
}

func numPr(id string, level int) string {
	return fmt.Sprintf(`<w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%s"/></w:numPr>`, level, id)
}

// item is a numbered paragraph.
func item(id string, level int) string {
	return "<w:p><w:pPr>" + numPr(id, level) + "</w:pPr>" + t("x") + "</w:p>"
}

// items are numbered paragraphs given as "list:level".
func items(places string) string {
	var out strings.Builder
	for _, place := range strings.Fields(places) {
		id, level, _ := strings.Cut(place, ":")
		out.WriteString(item(id, int(level[0]-'0')))
	}
	return out.String()
}

func labels(d *document.Document, side document.Side) string {
	var out []string
	for _, b := range d.View(side).Blocks {
		label := b.Label
		if label == "" {
			label = "-"
		}
		out = append(out, label)
	}
	return strings.Join(out, " ")
}

func TestLabels(tt *testing.T) {
	outline := abstract("0", lvl(0, "decimal", "%1", ""), lvl(1, "decimal", "%1.%2", ""), lvl(2, "lowerLetter", "%3)", ""))
	tests := []struct{ name, numbering, body, want string }{
		{"multi-level", outline + list("1", "0", ""), items("1:0 1:1 1:1 1:2 1:2 1:0 1:1 1:2"), "1 1.1 1.2 a) b) 2 2.1 a)"},
		{"level above not used", outline + list("1", "0", ""), items("1:1 1:1 1:0"), "1.1 1.2 1"},
		{"instances of one list count together", outline + list("1", "0", "") + list("2", "0", ""), items("1:0 2:0 1:0"), "1 2 3"},
		{"start override restarts once", outline + list("1", "0", "") + list("2", "0", `<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>`), items("1:0 1:0 2:0 2:0 1:0"), "1 2 1 2 3"},
		{"level override", outline + list("1", "0", `<w:lvlOverride w:ilvl="0">`+lvl(0, "upperRoman", "%1.", "")+`</w:lvlOverride>`), items("1:0 1:0"), "I. II."},
		{"never restarts", abstract("0", lvl(0, "decimal", "%1", ""), lvl(1, "decimal", "(%2)", `<w:lvlRestart w:val="0"/>`)) + list("1", "0", ""), items("1:0 1:1 1:0 1:1"), "1 (1) 2 (2)"},
		{"restarts after level 1 only", abstract("0", lvl(0, "decimal", "%1", ""), lvl(1, "decimal", "%2", ""), lvl(2, "decimal", "(%3)", `<w:lvlRestart w:val="1"/>`)) + list("1", "0", ""), items("1:0 1:1 1:2 1:1 1:2 1:0 1:1 1:2"), "1 1 (1) 2 (2) 2 1 (1)"},
		{"legal numbers", abstract("0", lvl(0, "upperRoman", "%1", ""), lvl(1, "decimal", "%1.%2", "<w:isLgl/>")) + list("1", "0", ""), items("1:0 1:0 1:1"), "I II 2.1"},
		{"newer format", abstract("0", `<w:lvl w:ilvl="0"><w:start w:val="7"/><mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent><w:lvlText w:val="%1"/></w:lvl>`) + list("1", "0", ""), items("1:0"), "007"},
		{"bullets", abstract("0", lvl(0, "bullet", "\uF0B7", `<w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr>`), lvl(1, "bullet", "o", `<w:rPr><w:rFonts w:ascii="Courier New"/></w:rPr>`), lvl(2, "bullet", "\uF0A7", `<w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr>`)) + list("1", "0", ""), items("1:0 1:1 1:2"), "• ◦ ▪"},
		{"start", abstract("0", `<w:lvl w:ilvl="0"><w:start w:val="26"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1)"/></w:lvl>`) + list("1", "0", ""), items("1:0 1:0 1:0"), "z) aa) bb)"},
		{"no number", outline + list("1", "0", ""), item("1", 0) + item("0", 0) + item("7", 0), "1 - -"},
		{"literal percent", abstract("0", lvl(0, "decimal", "100% %1%", "")) + list("1", "0", ""), items("1:0"), "100% 1%"},
		{"in tables", outline + list("1", "0", ""), "<w:tbl>" + row("", item("1", 0), item("1", 0)) + "</w:tbl>" + item("1", 0), "1 2 3"},
	}
	for _, c := range tests {
		tt.Run(c.name, func(tt *testing.T) {
			doc := word(c.body, files{"word/numbering.xml": part("numbering", c.numbering)}).read(tt)
			if got := labels(doc, document.Draft); got != c.want {
				tt.Errorf("labels %s, want %s", got, c.want)
			}
		})
	}
}

func TestLabelsByStyle(tt *testing.T) {
	styles := part("styles", `<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>`+
		`<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/><w:basedOn w:val="H1"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>`+
		`<w:style w:type="paragraph" w:styleId="H3"><w:name w:val="heading 3"/><w:basedOn w:val="H2"/></w:style>`+
		`<w:style w:type="numbering" w:styleId="L"><w:name w:val="list"/><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>`)
	numbers := part("numbering", abstract("0", lvl(0, "decimal", "%1", `<w:pStyle w:val="H1"/>`), lvl(1, "decimal", "%1.%2", `<w:pStyle w:val="H2"/>`), lvl(2, "decimal", "%1.%2.%3", `<w:pStyle w:val="H3"/>`))+
		abstract("1", `<w:styleLink w:val="L"/>`, lvl(0, "upperLetter", "%1.", ""))+abstract("2", `<w:numStyleLink w:val="L"/>`)+
		list("1", "0", "")+list("2", "1", "")+list("3", "2", ""))
	styled := func(style, more string) string {
		return `<w:p><w:pPr><w:pStyle w:val="` + style + `"/>` + more + `</w:pPr>` + t("x") + `</w:p>`
	}
	body := styled("H1", "") + styled("H2", "") + styled("H3", "") + styled("H2", "") + styled("H1", numPr("0", 0)) + styled("H1", "") + styled("H1", `<w:numPr><w:ilvl w:val="1"/></w:numPr>`) + item("3", 0) + item("2", 0)
	doc := word(body, files{"word/styles.xml": styles, "word/numbering.xml": numbers}).read(tt)
	if got, want := labels(doc, document.Draft), "1 1.1 1.1.1 1.2 - 2 2.1 A. B."; got != want {
		tt.Errorf("labels %s, want %s", got, want)
	}
	if got := doc.Paragraphs[2].Indent; got != 3 {
		tt.Errorf("indent %d, want 3", got)
	}
}

// TestLabelsOfBothSides: what a side does not have does not count there.
func TestLabelsOfBothSides(tt *testing.T) {
	numbers := files{"word/numbering.xml": part("numbering", abstract("0", lvl(0, "decimal", "%1.", ""))+abstract("1", lvl(0, "lowerLetter", "%1)", ""))+list("1", "0", "")+list("2", "1", ""))}
	whole := func(kind, content string) string {
		return `<w:p><w:pPr>` + numPr("1", 0) + `<w:rPr><w:` + kind + who + `/></w:rPr></w:pPr>` + content + `</w:p>`
	}
	tests := []struct{ name, body, base, draft string }{
		{"deleted", item("1", 0) + whole("del", del("x")) + item("1", 0), "1. 2. 3.", "1. 2."},
		{"inserted", item("1", 0) + whole("ins", ins(t("x"))) + item("1", 0), "1. 2.", "1. 2. 3."},
		{"merged", whole("del", t("x")) + item("1", 0) + item("1", 0), "1. 2. 3.", "1. 2."},
		{"split", whole("ins", t("x")) + item("1", 0) + item("1", 0), "1. 2.", "1. 2. 3."},
		{"last deleted", item("1", 0) + whole("del", del("x")), "1. 2.", "1."},
		{"numbering inserted", `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/><w:ins` + who + `/></w:numPr></w:pPr>` + t("x") + `</w:p>` + item("1", 0), "- 1.", "1. 2."},
		{"list changed", `<w:p><w:pPr>` + numPr("2", 0) + `<w:pPrChange` + who + `><w:pPr>` + numPr("1", 0) + `</w:pPr></w:pPrChange></w:pPr>` + t("x") + `</w:p>` + item("1", 0), "1. 2.", "a) 1."},
		{"deleted row", "<w:tbl>" + row("<w:del"+who+"/>", item("1", 0)) + row("", item("1", 0)) + "</w:tbl>", "1. 2.", "1."},
	}
	for _, c := range tests {
		tt.Run(c.name, func(tt *testing.T) {
			doc := word(c.body, numbers).read(tt)
			if got := labels(doc, document.Base); got != c.base {
				tt.Errorf("base: labels %s, want %s", got, c.base)
			}
			if got := labels(doc, document.Draft); got != c.draft {
				tt.Errorf("draft: labels %s, want %s", got, c.draft)
			}
		})
	}
}

func TestNumerals(tt *testing.T) {
	tests := []struct {
		format string
		n      int
		want   string
	}{
		{"decimal", 12, "12"},
		{"lowerLetter", 26, "z"},
		{"lowerLetter", 27, "aa"},
		{"upperLetter", 54, "BBB"},
		{"lowerLetter", 1 << 30, "1073741824"},
		{"lowerRoman", 4, "iv"},
		{"upperRoman", 1999, "MCMXCIX"},
		{"decimalZero", 7, "07"},
		{"001, 002, 003, ...", 7, "007"},
		{"ordinal", 1, "1st"},
		{"ordinal", 12, "12th"},
		{"ordinal", 112, "112th"},
		{"ordinal", 23, "23rd"},
		{"ordinalText", 1, "First"},
		{"ordinalText", 20, "Twentieth"},
		{"ordinalText", 21, "Twenty-first"},
		{"ordinalText", 112, "One hundred twelfth"},
		{"cardinalText", 42, "Forty-two"},
		{"cardinalText", 1000, "One thousand"},
		{"chicago", 1, "*"},
		{"chicago", 6, "††"},
		{"russianLower", 10, "10"}, // formats of other scripts are no labels here
		{"arabicAlpha", 3, "3"},
		{"hebrew1", 15, "15"},
		{"chineseCounting", 21, "21"},
		{"decimalEnclosedCircle", 3, "③"},
		{"decimalEnclosedCircle", 21, "21"},
		{"hex", 255, "FF"},
		{"none", 3, ""},
		{"unheardOf", 3, "3"},
		{"upperRoman", 0, "0"},
	}
	for _, c := range tests {
		if got := formatted(c.n, c.format); got != c.want {
			tt.Errorf("formatted(%d, %q) = %q, want %q", c.n, c.format, got, c.want)
		}
	}
}

func TestCyclicDefinitionsAreRefused(tt *testing.T) {
	tests := []struct{ name, styles, numbering, want string }{
		{
			"numbering styles", `<w:style w:type="numbering" w:styleId="A"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>` +
				`<w:style w:type="numbering" w:styleId="B"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>`,
			abstract("0", `<w:numStyleLink w:val="B"/>`) + abstract("1", `<w:numStyleLink w:val="A"/>`) + list("1", "0", "") + list("2", "1", ""), "cyclic numbering",
		},
		{
			"list of itself", `<w:style w:type="numbering" w:styleId="A"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>`,
			abstract("0", `<w:numStyleLink w:val="A"/>`) + list("1", "0", ""), "cyclic numbering",
		},
		{
			"styles", `<w:style w:type="paragraph" w:default="1" w:styleId="A"><w:basedOn w:val="B"/></w:style><w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style>`,
			"", "based on itself",
		},
	}
	for _, c := range tests {
		tt.Run(c.name, func(tt *testing.T) {
			f := word(item("1", 0), files{"word/styles.xml": part("styles", c.styles), "word/numbering.xml": part("numbering", c.numbering)})
			_, err := Read("cyclic.docx", f.zip(tt), limit.Default())
			if err == nil || !strings.Contains(err.Error(), c.want) {
				tt.Errorf("error %v, want one about %q", err, c.want)
			}
		})
	}
}

func TestEmptyNumberedParagraphCounts(tt *testing.T) {
	doc := word(item("1", 0)+"<w:p><w:pPr>"+numPr("1", 0)+"</w:pPr></w:p>"+item("1", 0),
		files{"word/numbering.xml": part("numbering", abstract("0", lvl(0, "decimal", "%1.", ""))+list("1", "0", ""))}).read(tt)
	if diff := cmp.Diff([]string{"1.|x", "2.|", "3.|x"}, show(doc, document.Draft)); diff != "" {
		tt.Error(diff)
	}
}
