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

// TestDropCap: a large initial in a frame belongs to the paragraph after it.
func TestDropCap(t *testing.T) {
	doc := word(`<w:p><w:pPr><w:framePr w:dropCap="drop" w:lines="3"/></w:pPr><w:r><w:t>D</w:t></w:r></w:p>` +
		`<w:p><w:r><w:t>rop caps are large.</w:t></w:r></w:p><w:p><w:r><w:t>Next.</w:t></w:r></w:p>`).read(t)
	if got := doc.View(document.Draft).Rendition(); got != "Drop caps are large.\n\nNext.\n" {
		t.Errorf("%q", got)
	}
}
