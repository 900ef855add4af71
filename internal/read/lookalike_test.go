package read

import (
	"strings"
	"testing"

	"github.com/resolint/resolint/internal/document"
	"github.com/resolint/resolint/internal/read/limit"
	"github.com/resolint/resolint/internal/testkit"
)

// TestLookalikeOverRuns: a letter that stands in a run of its own is one of its word.
func TestLookalikeOverRuns(t *testing.T) {
	const ns = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`
	body := `<w:p><w:r><w:t>they m</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>а</w:t></w:r><w:r><w:t>y be kept</w:t></w:r></w:p>`
	data := testkit.Zip(t, "[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
		"_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
		"word/document.xml", `<w:document `+ns+`><w:body>`+body+`</w:body></w:document>`)
	doc, err := Document("a.docx", data, limit.Default())
	if err != nil {
		t.Fatal(err)
	}
	if got := doc.View(document.Draft).Blocks[0].Text; got != "they may be kept" {
		t.Errorf("read %q", got)
	}
}

// TestTurned: letters that are shown from right to left are refused by name, marks
// that leave English words alone are not.
func TestTurned(t *testing.T) {
	tests := []struct {
		what, name, data string
		refused          bool
	}{
		{"override", "a.txt", "States \u202eyam\u202c act", true},
		{"override without end", "a.md", "States \u202eyam act", true},
		{"override of Hebrew", "a.txt", "The name \u202eשלום\u202c is kept", false},
		{"embedding", "a.txt", "States \u202bmay\u202c act", false},
		{"isolate", "a.txt", "States \u2067may\u2069 act", false},
		{"HTML, bdo", "a.html", "<p>States <bdo dir=rtl>yam</bdo> act</p>", true},
		{"HTML, bdo of Hebrew", "a.html", "<p>The name <bdo dir=rtl>שלום</bdo> is kept</p>", false},
		{"HTML, bdo from left to right", "a.html", "<p>States <bdo dir=ltr>may</bdo> act</p>", false},
		{"HTML, by a style", "a.html", `<p>States <span style="direction:rtl;unicode-bidi:bidi-override">yam</span> act</p>`, true},
		{"HTML, direction alone", "a.html", `<p dir="rtl">States <span style="direction:rtl">may</span> act</p>`, false},
		{"Word, bdo", "a.docx", word(t, "", "", `<w:p><w:bdo w:val="rtl"><w:r><w:t>yam</w:t></w:r></w:bdo></w:p><!--%.0s-->`), true},
		{"Word, bdo from left to right", "a.docx", word(t, "", "", `<w:p><w:bdo w:val="ltr"><w:r><w:t>may</w:t></w:r></w:bdo></w:p><!--%.0s-->`), false},
	}
	for _, tt := range tests {
		t.Run(tt.what, func(t *testing.T) {
			doc, err := Document(tt.name, []byte(tt.data), limit.Default())
			switch {
			case tt.refused && (err == nil || !strings.Contains(err.Error(), "yam") || !strings.Contains(err.Error(), "U+202E")):
				t.Errorf("not refused by name: %v", err)
			case !tt.refused && err != nil:
				t.Error(err)
			case !tt.refused && strings.ContainsAny(doc.View(document.Draft).Rendition(), "\u202b\u202c\u2067\u2069"):
				t.Error("marks of direction are left")
			}
		})
	}
}
