package read

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/resolint/resolint/internal/read/limit"
	"github.com/resolint/resolint/internal/testkit"
)

// shape is a small file that stands for very much, with the limit that ends it.
type shape struct {
	what, name, data, key string
}

// shapes make n of what grows; with a hundred each they are harmless.
func shapes(tb testing.TB, n int) []shape {
	const wns = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`
	const relationships = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
	const kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	wordOf := func(body, numbering string) string {
		return string(testkit.Zip(tb, "[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
			"_rels/.rels", relationships+`<Relationship Id="r" Type="`+kind+`officeDocument" Target="word/document.xml"/></Relationships>`,
			"word/document.xml", `<w:document `+wns+`><w:body>`+body+`</w:body></w:document>`,
			"word/_rels/document.xml.rels", relationships+`<Relationship Id="n" Type="`+kind+`numbering" Target="numbering.xml"/></Relationships>`,
			"word/numbering.xml", `<w:numbering `+wns+`>`+numbering+`</w:numbering>`))
	}
	numbered := func(text string) string {
		return `<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="` + text + `"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`
	}
	item := `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>`
	changed := func(kind, text string) func(int) string {
		return func(i int) string {
			return fmt.Sprintf(`<w:%s w:id="%d" w:author="a%d"><w:r><w:%s>x</w:%s></w:r></w:%s>`, kind, i, i, text, text, kind)
		}
	}
	times := func(n int, f func(int) string) string {
		var out strings.Builder
		for i := range n {
			out.WriteString(f(i))
		}
		return out.String()
	}
	openOf := func(styles, body string) string {
		return string(testkit.Zip(tb, "mimetype", "application/vnd.oasis.opendocument.text", "content.xml",
			`<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3"><office:automatic-styles>`+styles+
				`</office:automatic-styles><office:body><office:text>`+body+`</office:text></office:body></office:document-content>`))
	}
	region := func(kind, text string) func(int) string {
		return func(i int) string {
			return fmt.Sprintf(`<text:changed-region text:id="c%d"><text:%s><office:change-info/>%s</text:%s></text:changed-region>`, i, kind, text, kind)
		}
	}
	regions := func(s string) string { return `<text:tracked-changes>` + s + `</text:tracked-changes>` }
	mark := func(name string) func(int) string {
		return func(i int) string { return fmt.Sprintf(`<text:%s text:change-id="c%d"/>x `, name, i) }
	}
	commentedOf := func(n int) string {
		body := times(n, func(i int) string { return fmt.Sprintf(`<w:commentRangeStart w:id="%d"/>`, i) }) + `<w:r><w:t>` + strings.Repeat("women ", n) + `</w:t></w:r>` +
			times(n, func(i int) string { return fmt.Sprintf(`<w:commentRangeEnd w:id="%d"/>`, i) })
		comments := times(n, func(i int) string {
			return fmt.Sprintf(`<w:comment w:id="%d"><w:p><w:r><w:t>x</w:t></w:r></w:p></w:comment>`, i)
		})
		return string(testkit.Zip(tb, "[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
			"_rels/.rels", relationships+`<Relationship Id="r" Type="`+kind+`officeDocument" Target="word/document.xml"/></Relationships>`,
			"word/document.xml", `<w:document `+wns+`><w:body><w:p>`+body+`</w:p></w:body></w:document>`,
			"word/_rels/document.xml.rels", relationships+`<Relationship Id="c" Type="`+kind+`comments" Target="comments.xml"/></Relationships>`,
			"word/comments.xml", `<w:comments `+wns+`>`+comments+`</w:comments>`))
	}
	html := func(body string) string { return "<!DOCTYPE html><html><body>" + body }
	long := strings.Repeat("%1.", n)
	return []shape{
		{"numbers of long text", "a.docx", wordOf(strings.Repeat(item, n), numbered(long)), "limits.generated-bytes"},
		{"insertions", "a.docx", wordOf("<w:p>"+times(n, changed("ins", "t"))+"</w:p>", ""), "limits.changes"},
		{"deletions, one a paragraph", "a.docx", wordOf(times(n, func(i int) string { return "<w:p>" + changed("del", "delText")(i) + "</w:p>" }), ""), "limits.changes"},
		{"moves without partners", "a.docx", wordOf(times(n, func(i int) string {
			return fmt.Sprintf(`<w:p><w:moveFromRangeStart w:id="%d" w:name="m%d"/>`, i, i) + changed("moveFrom", "t")(i) + "</w:p>"
		}), ""), "limits.changes"},
		{"ends of paragraphs that were deleted", "a.docx", wordOf(times(n, func(i int) string {
			return fmt.Sprintf(`<w:p><w:pPr><w:rPr><w:del w:id="%d" w:author="a%d"/></w:rPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>`, i, i)
		}), ""), "limits.changes"},

		{"numbers of long text", "a.odt", openOf(`<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1" style:num-prefix="`+long+`"/></text:list-style>`,
			`<text:list text:style-name="L">`+strings.Repeat(`<text:list-item><text:p>x</text:p></text:list-item>`, n)+`</text:list>`), "limits.generated-bytes"},
		{"one deletion at many places", "a.odt", openOf("", regions(region("deletion", strings.Repeat("<text:p>women</text:p>", n))(0))+"<text:p>"+strings.Repeat(`<text:change text:change-id="c0"/>`, n)+"</text:p>"), "limits.generated-bytes"},
		{"deletions in one paragraph", "a.odt", openOf("", regions(times(n, region("deletion", "<text:p>x</text:p>")))+"<text:p>"+times(n, mark("change"))+"</text:p>"), "limits.changes"},
		{"insertions without end", "a.odt", openOf("", regions(times(n, region("insertion", "")))+"<text:p>"+times(n, mark("change-start"))+"</text:p>"), "limits."},
		{"comments", "a.odt", openOf("", "<text:p>"+strings.Repeat(`<office:annotation><text:p>x</text:p></office:annotation>x`, n)+"</text:p>"), "limits.comments"},

		{"comments on the same text", "a.odt", openOf("", "<text:p>"+times(n, func(i int) string {
			return fmt.Sprintf(`<office:annotation office:name="a%d"><text:p>x</text:p></office:annotation>`, i)
		})+strings.Repeat("women ", n)+times(n, func(i int) string { return fmt.Sprintf(`<office:annotation-end office:name="a%d"/>`, i) })+"</text:p>"), "limits."},
		{"comments on the same text", "a.docx", commentedOf(n), "limits."},

		{"insertions and deletions", "a.html", html("<p>" + strings.Repeat("<ins>a</ins> <del>b</del> ", n)), "limits.changes"},
		{"comments", "a.html", html("<p>x" + strings.Repeat("<!-- x -->", n)), "limits.comments"},
		{"insertions and deletions", "a.md", "1 to " + strings.Repeat("{++a++}{--b--} ", n), "limits.changes"},
		{"comments on one line", "a.md", "x\n\n" + strings.Repeat("<!-- x -->", n), "limits.comments"},
		{"insertions", "a.txt", "1 to " + strings.Repeat("{++a++} ", n), "limits.changes"},
		{"cells that fill up rows", "a.md", "|" + strings.Repeat("a|", n) + "\n|" + strings.Repeat("-|", n) + "\n" + strings.Repeat("|x|\n", n), "limits.generated-bytes"},
		{"cells that fill up rows, quoted", "a.md", "> |" + strings.Repeat("a|", n) + "\n> |" + strings.Repeat(":-:|", n) + "\n" + strings.Repeat("> |x|\n", n), "limits.generated-bytes"},
		{"objects without a table", "a.pdf", "%PDF-1.7\n" + strings.Repeat("1 0 obj << /Type /Catalog >> endobj\n", n), "limits.parts"},
		{"beginnings of objects", "a.pdf", "%PDF-1.7\n" + strings.Repeat("1 0 obj\n", n) + "startxref\n9\n%%EOF", "limits.parts"},
		{"glyphs that stand for much", "a.pdf", sheetPDF("", strings.Repeat("/Span << /ActualText ("+strings.Repeat("words ", n)+") >> BDC (x) Tj EMC ", n)), "limits."},
	}
}

// TestGrowth: what grows is charged before it is made. The budget is the memory
// that is allocated in all, which a machine that is busy does not change.
func TestGrowth(t *testing.T) {
	if testkit.Race {
		t.Skip("measures what is allocated, to which the detector adds its own")
	}
	for _, s := range shapes(t, 12_000) {
		t.Run(s.name+"/"+s.what, func(t *testing.T) {
			var err error
			work := testkit.Allocated(func() { _, err = Document(s.name, []byte(s.data), limit.Default()) })
			var beyond *limit.Error
			if !errors.As(err, &beyond) || !strings.HasPrefix(beyond.Key, s.key) {
				t.Errorf("error %v, want one of %s", err, s.key)
			}
			if most := uint64(128<<20) + 40*uint64(len(s.data)); work > most {
				t.Errorf("%d MiB were allocated, more than %d", work>>20, most>>20)
			}
		})
	}
}

// TestGrowthIsLinear: below the limits ten times as much costs about ten times the
// work, not a hundred times.
func TestGrowthIsLinear(t *testing.T) {
	if testkit.Race {
		t.Skip("measures what is allocated, to which the detector adds its own")
	}
	few, many := shapes(t, 200), shapes(t, 2000)
	for i := range few {
		a, b := &few[i], &many[i]
		t.Run(a.name+"/"+a.what, func(t *testing.T) {
			lim := limit.Default()
			cost := func(s *shape) (work uint64, read bool) {
				work = testkit.Allocated(func() {
					_, err := Document(s.name, []byte(s.data), lim)
					var beyond *limit.Error
					read = !errors.As(err, &beyond)
				})
				return work, read
			}
			small, _ := cost(a)
			large, read := cost(b)
			if !read {
				return // ended by its limit: it grows with the square of the number by nature
			}
			if a.name == "a.pdf" && strings.Contains(a.what, "objects") {
				return // pdfcpu's repair grows with the square: limits.parts is below what that costs
			}
			if size := float64(len(b.data)) / float64(len(a.data)); float64(large) > 3*size*float64(small)+8<<20 {
				t.Errorf("%d kB are allocated for %d bytes, %d kB for %d", small>>10, len(a.data), large>>10, len(b.data))
			}
		})
	}
}

// TestRaisedLimit: a trusted user can raise each of them.
func TestRaisedLimit(t *testing.T) {
	lim := limit.Default()
	lim.Changes, lim.Comments, lim.Generated, lim.Parts, lim.Depth = 1, 1, 1, 1, 0
	raised := lim
	raised.Changes, raised.Comments, raised.Generated, raised.Parts = 1000, 1000, 1<<20, 1000
	for _, s := range shapes(t, 20) {
		var beyond *limit.Error
		if _, err := Document(s.name, []byte(s.data), lim); !errors.As(err, &beyond) {
			t.Errorf("%s, %s: error %v", s.name, s.what, err)
		}
		if _, err := Document(s.name, []byte(s.data), raised); errors.As(err, &beyond) {
			t.Errorf("%s, %s: raised and refused all the same: %v", s.name, s.what, err)
		}
	}
}

// TestQuotesAreCharged: what many comments quote of the same text is charged before it
// fills the memory.
func TestQuotesAreCharged(t *testing.T) {
	for _, s := range shapes(t, 5000) { // comments on 30 kB each
		if s.what != "comments on the same text" {
			continue
		}
		var beyond *limit.Error
		work := testkit.Allocated(func() {
			_, err := Document(s.name, []byte(s.data), limit.Default())
			if !errors.As(err, &beyond) || beyond.Key != "limits.generated-bytes" {
				t.Errorf("%s: error %v", s.name, err)
			}
		})
		if work > 64<<20 {
			t.Errorf("%s: %d MiB are allocated for %d bytes", s.name, work>>20, len(s.data))
		}
	}
}
