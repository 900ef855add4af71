package docx

import (
	"strings"
	"testing"

	"github.com/resolint/resolint/internal/document"
)

// TestStruckAndMarked: formatting that shows changes by hand is kept with the runs.
func TestStruckAndMarked(t *testing.T) {
	doc := word(`<w:p><w:r><w:t xml:space="preserve">Decides </w:t></w:r><w:r><w:rPr><w:strike/></w:rPr><w:t>old</w:t></w:r>` +
		`<w:r><w:rPr><w:dstrike/></w:rPr><w:t>older</w:t></w:r><w:r><w:rPr><w:u w:val="single"/></w:rPr><w:t>new</w:t></w:r>` +
		`<w:r><w:rPr><w:color w:val="FF0000"/></w:rPr><w:t>red</w:t></w:r><w:r><w:rPr><w:u w:val="none"/><w:color w:val="333333"/></w:rPr><w:t>plain</w:t></w:r></w:p>`).read(t)
	var struck, marked []string
	for _, r := range doc.Paragraphs[0].Runs {
		if r.Struck {
			struck = append(struck, r.Text)
		}
		if r.Marked {
			marked = append(marked, r.Text)
		}
	}
	if s, m := strings.Join(struck, ""), strings.Join(marked, ""); s != "oldolder" || m != "newred" {
		t.Errorf("struck %q, marked %q", s, m)
	}
}

// TestMarkedByStyle: the character styles of a template for amendments strike out and
// mark, that of links does not.
func TestMarkedByStyle(t *testing.T) {
	styles := part("styles", `<w:style w:type="character" w:styleId="Del"><w:name w:val="Deleted"/><w:rPr><w:strike/></w:rPr></w:style>`+
		`<w:style w:type="character" w:styleId="Ins"><w:name w:val="New"/><w:rPr><w:u w:val="single"/></w:rPr></w:style>`+
		`<w:style w:type="character" w:styleId="Link"><w:name w:val="Hyperlink"/><w:rPr><w:color w:val="0000FF"/><w:u w:val="single"/></w:rPr></w:style>`)
	doc := word(`<w:p><w:r><w:rPr><w:rStyle w:val="Del"/></w:rPr><w:t>old</w:t></w:r><w:r><w:rPr><w:rStyle w:val="Ins"/></w:rPr><w:t>new</w:t></w:r>`+
		`<w:r><w:rPr><w:rStyle w:val="Link"/></w:rPr><w:t>link</w:t></w:r></w:p>`, files{"word/styles.xml": styles}).read(t)
	for _, r := range doc.Paragraphs[0].Runs {
		if r.Struck != (r.Text == "old") || r.Marked != (r.Text == "new") {
			t.Errorf("%q: struck %v, marked %v", r.Text, r.Struck, r.Marked)
		}
	}
}

// TestDropCap: a large initial in a frame belongs to the paragraph after it.
func TestDropCap(t *testing.T) {
	doc := word(`<w:p><w:pPr><w:framePr w:dropCap="drop" w:lines="3"/></w:pPr><w:r><w:t>D</w:t></w:r></w:p>` +
		`<w:p><w:r><w:t>rop caps are large.</w:t></w:r></w:p><w:p><w:r><w:t>Next.</w:t></w:r></w:p>`).read(t)
	if got := doc.View(document.Draft).Rendition(); got != "Drop caps are large.\n\nNext.\n" {
		t.Errorf("%q", got)
	}
}
