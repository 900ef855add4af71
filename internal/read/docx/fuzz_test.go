package docx

import (
	"os"
	"path/filepath"
	"testing"
	"unicode/utf8"

	"github.com/resolint/resolint/internal/document"
	"github.com/resolint/resolint/internal/read/limit"
)

// small keeps single executions of a fuzz target fast.
func small() limit.Limits {
	l := limit.Default()
	l.Input, l.Unpacked, l.Token, l.Paragraphs = 1<<20, 1<<20, 1<<16, 10_000
	return l
}

// sound checks what holds for every document that was read: places lie in their
// parts and views can be made.
func sound(t *testing.T, doc *document.Document, size map[string]int) {
	t.Helper()
	for i := range doc.Paragraphs {
		p := &doc.Paragraphs[i]
		for _, r := range p.Runs {
			if r.Start > r.End || r.Start < 0 && r.Start != r.End {
				t.Fatalf("run %+v has no range", r)
			}
			if n, known := size[p.Unit]; known && r.End > n {
				t.Fatalf("run %+v ends beyond its part of %d bytes", r, n)
			}
			if !utf8.ValidString(r.Text) {
				t.Fatalf("run %+v is not UTF-8", r)
			}
		}
	}
	for _, m := range doc.Remarks {
		if m.Paragraph >= len(doc.Paragraphs) {
			t.Fatalf("remark %+v is not in the document", m)
		}
	}
	for _, side := range []document.Side{document.Base, document.Draft} {
		v := doc.View(side)
		for i := range v.Blocks {
			v.Place(i, 0, len(v.Blocks[i].Text))
		}
	}
}

func FuzzDocumentPart(f *testing.F) {
	parts := files{
		"word/footnotes.xml": part("footnotes", `<w:footnote w:id="1">`+p("note")+`</w:footnote>`),
		"word/comments.xml":  part("comments", `<w:comment w:id="0">`+p("why")+`</w:comment>`),
		"word/numbering.xml": part("numbering", abstract("0", lvl(0, "decimal", "%1.", ""), lvl(1, "lowerLetter", "%2)", ""))+list("1", "0", "")),
	}
	f.Add(bodyPart("<w:p>" + t("a &amp; b") + del("old") + ins(t("new")) + "</w:p>" + items("1:0 1:1")))
	f.Add(bodyPart(marked("del", t("a")) + "<w:tbl>" + row("<w:ins"+who+"/>", p("b")) + "</w:tbl>"))
	f.Add(bodyPart(`<w:p><w:commentRangeStart w:id="0"/>` + fieldChar("begin") + code("x") + fieldChar("separate") + t("7") + fieldChar("end") + `<w:r><w:footnoteReference w:id="1"/><w:sym w:char="F02D"/></w:r><w:commentRangeEnd w:id="0"/></w:p>`))
	f.Add(bodyPart(`<w:p><w:r><w:pict><w:txbxContent>` + p("box") + `</w:txbxContent></w:pict></w:r><m:oMath><m:d><m:e><m:r><m:t>x</m:t></m:r></m:e></m:d></m:oMath></w:p>`))
	f.Add(bodyPart(`<w:p><w:moveFromRangeStart w:id="1" w:name="m"/><w:moveFrom w:author="A">` + t("x") + `</w:moveFrom><w:moveFromRangeEnd w:id="1"/></w:p>`))
	f.Fuzz(func(t *testing.T, xml string) {
		pack := word("", parts, files{"word/document.xml": xml})
		doc, err := Read("f.docx", pack.zip(t), small())
		if err == nil {
			sound(t, doc, map[string]int{"word/document.xml": len(xml)})
		}
	})
}

// FuzzDefinitions reads numbering and styles that refer to each other.
func FuzzDefinitions(f *testing.F) {
	f.Add(abstract("0", `<w:numStyleLink w:val="A"/>`)+abstract("1", lvl(0, "ordinalText", "%1.", `<w:pStyle w:val="A"/><w:isLgl/>`))+list("1", "0", "")+list("2", "1", `<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>`),
		`<w:style w:type="numbering" w:styleId="A"><w:basedOn w:val="B"/><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>`)
	body := items("1:0 1:1 2:0 2:8") + `<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr>` + t("x") + `</w:p>`
	f.Fuzz(func(t *testing.T, numbers, styles string) {
		pack := word(body, files{"word/numbering.xml": part("numbering", numbers), "word/styles.xml": part("styles", styles)})
		doc, err := Read("f.docx", pack.zip(t), small())
		if err == nil {
			sound(t, doc, nil)
		}
	})
}

func FuzzPackage(f *testing.F) {
	f.Add(word(p("text")).zip(f))
	f.Add(word(items("1:0 1:1"), files{"word/numbering.xml": part("numbering", abstract("0", lvl(0, "decimal", "%1.", ""))+list("1", "0", ""))}).zip(f))
	f.Add(ole("EncryptedPackage"))
	if data, err := os.ReadFile(filepath.Join(redlineDir, "confidence-redline.docx")); err == nil {
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		doc, err := Read("f.docx", data, small())
		if err == nil {
			sound(t, doc, nil)
		}
	})
}
