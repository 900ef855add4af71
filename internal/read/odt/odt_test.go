package odt

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/resolint/resolint/internal/document"
	"github.com/resolint/resolint/internal/read/limit"
	"github.com/resolint/resolint/internal/read/readtest"
	"github.com/resolint/resolint/internal/testkit"
)

const spaces = `xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" ` +
	`xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" ` +
	`xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"`

const styles = `<office:automatic-styles>
<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Res_5f_No"/>
<style:style style:name="T1" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>
<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>
<text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")"/>
<text:list-level-style-number text:level="3" style:num-format="1" text:display-levels="3"/></text:list-style>
<text:list-style style:name="L2"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/></text:list-style>
</office:automatic-styles>`

// flat returns a flat document with the given content of office:text.
func flat(body string) string {
	return `<?xml version="1.0" encoding="UTF-8"?><office:document ` + spaces + ` office:version="1.3">` + styles +
		`<office:body><office:text>` + body + `</office:text></office:body></office:document>`
}

func read(tb testing.TB, body string) *document.Document {
	tb.Helper()
	doc, err := Read("draft.fodt", []byte(flat(body)), limit.Default())
	if err != nil {
		tb.Fatal(err)
	}
	readtest.Check(tb, doc)
	return doc
}

func changed(id, kind, content string) string {
	return `<text:changed-region xml:id="` + id + `" text:id="` + id + `"><text:` + kind + `><office:change-info><dc:creator>ABC</dc:creator>` +
		`<dc:date>2031-05-03T10:00:00</dc:date></office:change-info>` + content + `</text:` + kind + `></text:changed-region>`
}

func TestRead(t *testing.T) {
	tests := []struct{ name, body, want string }{
		{"white space", `<text:p>a  b<text:s text:c="3"/>c<text:tab/>d<text:line-break/> e </text:p>`, "a b c\td\ne"},
		{
			"lists",
			`<text:list text:style-name="L1"><text:list-item><text:p>one</text:p><text:p>more</text:p><text:list><text:list-item><text:p>x</text:p></text:list-item>` +
				`<text:list-item><text:p>y</text:p></text:list-item></text:list></text:list-item><text:list-header><text:p>head</text:p></text:list-header>` +
				`<text:list-item><text:p>two</text:p></text:list-item></text:list><text:p>between</text:p>` +
				`<text:list text:style-name="L1" text:continue-numbering="true"><text:list-item><text:p>three</text:p></text:list-item></text:list>` +
				`<text:list text:style-name="L1"><text:list-item text:start-value="7"><text:p>seven</text:p></text:list-item></text:list>` +
				`<text:list text:style-name="L2"><text:list-item><text:p>dot</text:p></text:list-item></text:list>`,
			"1.| one\nmore\na)| x\nb)| y\nhead\n2.| two\nbetween\n3.| three\n7.| seven\n•| dot",
		},
		{
			"empty items count, empty paragraphs leave their number to the words after them",
			`<text:list text:style-name="L1"><text:list-item><text:p>one</text:p></text:list-item><text:list-item><text:p/></text:list-item>` +
				`<text:list-item><text:p/><text:p>three</text:p><text:list><text:list-item><text:p/><text:p>x</text:p></text:list-item></text:list></text:list-item>` +
				`<text:list-item><text:p>four</text:p></text:list-item></text:list>`,
			"1.| one\n3.| three\na)| x\n4.| four",
		},
		{
			"levels shown together",
			`<text:list text:style-name="L1"><text:list-item><text:list><text:list-item><text:list><text:list-item><text:p>deep</text:p></text:list-item></text:list></text:list-item></text:list></text:list-item></text:list>`,
			"1.a.1| deep",
		},
		{
			"notes",
			`<text:p>towers<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>Masts.</text:p></text:note-body></text:note>;</text:p><text:p>b</text:p>`,
			"towers¹;\n[footnote 1] Masts.\nb",
		},
		{"a table of contents is not the body", `<text:table-of-content><text:index-body><text:p>resolves 2</text:p></text:index-body></text:table-of-content><text:p>a</text:p>`, "[header] resolves 2\na"},
		{"text box", `<text:p>a<draw:frame><draw:text-box><text:p>box</text:p></draw:text-box></draw:frame> b</text:p>`, "a b\nbox"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := strings.Join(readtest.Blocks(read(t, tt.body), document.Draft), "\n")
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("blocks (-want +got):\n%s", diff)
			}
		})
	}
}

func TestChanges(t *testing.T) {
	item := func(s string) string { return `<text:list-item>` + s + `</text:list-item>` }
	list := func(s string) string { return `<text:list text:style-name="L1">` + s + `</text:list>` }
	tests := []struct{ name, body, base, draft string }{
		{
			"inside a paragraph",
			`<text:tracked-changes>` + changed("c1", "deletion", `<text:p>ensure</text:p>`) + changed("c2", "insertion", "") + `</text:tracked-changes>` +
				`<text:p>to <text:change text:change-id="c1"/><text:change-start text:change-id="c2"/>promote<text:change-end text:change-id="c2"/> access</text:p>`,
			"to ensure access", "to promote access",
		},
		{
			"a paragraph deleted with its end",
			`<text:tracked-changes>` + changed("c1", "deletion", `<text:p>two</text:p><text:p/>`) + `</text:tracked-changes>` +
				`<text:p>one</text:p><text:p><text:change text:change-id="c1"/>three</text:p>`,
			"one\ntwo\nthree", "one\nthree",
		},
		{
			"a deletion over three paragraphs",
			`<text:tracked-changes>` + changed("c1", "deletion", `<text:p>o</text:p><text:p>bar</text:p><text:p>b</text:p>`) + `</text:tracked-changes>` +
				`<text:p>fo<text:change text:change-id="c1"/>lah</text:p><text:p>end</text:p>`,
			"foo\nbar\nblah\nend", "folah\nend",
		},
		{
			"a list item deleted",
			`<text:tracked-changes>` + changed("c1", "deletion", list(item(`<text:p>two</text:p>`)+item(`<text:p/>`))) + `</text:tracked-changes>` +
				list(item(`<text:p>one</text:p>`)+item(`<text:p><text:change text:change-id="c1"/>three</text:p>`)),
			"1.| one\n2.| two\n3.| three", "1.| one\n2.| three",
		},
		{
			"several list items deleted",
			`<text:tracked-changes>` + changed("c1", "deletion", list(item(`<text:p>two</text:p>`)+item(`<text:p>three</text:p>`)+item(`<text:p/>`))) + `</text:tracked-changes>` +
				list(item(`<text:p>one</text:p>`)+item(`<text:p><text:change text:change-id="c1"/>four</text:p>`)+item(`<text:p>five</text:p>`)),
			"1.| one\n2.| two\n3.| three\n4.| four\n5.| five", "1.| one\n2.| four\n3.| five",
		},
		{
			"an item deleted with the list in it",
			`<text:tracked-changes>` + changed("c1", "deletion", list(item(`<text:p/>`)+item(`<text:p>two</text:p><text:list>`+item(`<text:p>x</text:p>`)+item(`<text:p>y</text:p>`)+`</text:list>`))) + `</text:tracked-changes>` +
				list(item(`<text:p>one<text:change text:change-id="c1"/></text:p>`)+item(`<text:p>three</text:p>`)),
			"1.| one\n2.| two\na)| x\nb)| y\n3.| three", "1.| one\n2.| three",
		},
		{
			"all items deleted before a paragraph",
			`<text:tracked-changes>` + changed("c1", "deletion", list(item(`<text:p>one</text:p>`)+item(`<text:p>two</text:p>`)+item(`<text:p>three</text:p>`))+`<text:p/>`) + `</text:tracked-changes>` +
				`<text:p>before</text:p><text:p><text:change text:change-id="c1"/>after</text:p>`,
			"before\n1.| one\n2.| two\n3.| three\nafter", "before\nafter",
		},
		{
			"from one item into another",
			`<text:tracked-changes>` + changed("c1", "deletion", list(item(`<text:p>ne</text:p>`)+item(`<text:p>two</text:p>`)+item(`<text:p>thr</text:p>`))) + `</text:tracked-changes>` +
				list(item(`<text:p>o<text:change text:change-id="c1"/>ee</text:p>`)+item(`<text:p>four</text:p>`)),
			"1.| one\n2.| two\n3.| three\n4.| four", "1.| oee\n2.| four",
		},
		{
			"two list items merged",
			`<text:tracked-changes>` + changed("c1", "deletion", list(item(`<text:p/>`)+item(`<text:p/>`))) + `</text:tracked-changes>` +
				list(item(`<text:p>one <text:change text:change-id="c1"/>two</text:p>`)+item(`<text:p>three</text:p>`)),
			"1.| one \n2.| two\n3.| three", "1.| one two\n2.| three",
		},
		{
			"paragraphs inserted",
			`<text:tracked-changes>` + changed("c1", "insertion", "") + `</text:tracked-changes>` +
				`<text:p>one<text:change-start text:change-id="c1"/></text:p><text:p>two</text:p><text:p>three<text:change-end text:change-id="c1"/></text:p><text:p>four</text:p>`,
			"one\nfour", "one\ntwo\nthree\nfour",
		},
		{
			"inserted by one and deleted by the next",
			`<text:tracked-changes>` + changed("c1", "insertion", "") + changed("c2", "deletion", `<text:p>gone</text:p>`) + `</text:tracked-changes>` +
				`<text:p>a <text:change-start text:change-id="c1"/>b<text:change text:change-id="c2"/><text:change-end text:change-id="c1"/> c</text:p>`,
			"a c", "a b c",
		},
		{
			"a note deleted with its text",
			`<text:tracked-changes>` + changed("c1", "deletion", `<text:p> x<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>Note.</text:p></text:note-body></text:note></text:p>`) + `</text:tracked-changes>` +
				`<text:p>a<text:change text:change-id="c1"/> b</text:p>`,
			"a x¹ b\n[footnote 1] Note.", "a b",
		},
		{
			"the last paragraph does not go on",
			`<text:tracked-changes>` + strings.Replace(changed("c1", "deletion", `<text:p>two</text:p>`), `text:id=`, `text:merge-last-paragraph="false" text:id=`, 1) + `</text:tracked-changes>` +
				`<text:p>one</text:p><text:p><text:change text:change-id="c1"/>three</text:p>`,
			"one\ntwo\nthree", "one\nthree",
		},
		{
			"paragraphs deleted between paragraphs",
			`<text:tracked-changes>` + changed("c1", "deletion", `<text:p>two</text:p><text:p>three</text:p>`) + `</text:tracked-changes>` +
				`<text:p>one</text:p><text:change text:change-id="c1"/><text:p>four</text:p>`,
			"one\ntwo\nthree\nfour", "one\nfour",
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			doc := read(t, tt.body)
			if diff := cmp.Diff(strings.Split(tt.base, "\n"), readtest.Blocks(doc, document.Base)); diff != "" {
				t.Errorf("base (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(strings.Split(tt.draft, "\n"), readtest.Blocks(doc, document.Draft)); diff != "" {
				t.Errorf("draft (-want +got):\n%s", diff)
			}
			for _, p := range doc.Paragraphs {
				for _, r := range p.Runs {
					for _, c := range r.Changes {
						if c.Author != "ABC" || c.Date != "2031-05-03T10:00:00" {
							t.Errorf("change of %q = %+v", r.Text, c)
						}
					}
				}
			}
		})
	}
}

func TestStylesAndComments(t *testing.T) {
	doc := read(t, `<text:p text:style-name="P1">RESOLUTION 9</text:p><text:h text:outline-level="2">Head</text:h>`+
		`<text:p><office:annotation office:name="n1"><dc:creator>DEF</dc:creator><dc:date>2031-05-04</dc:date><text:p>Too</text:p><text:p>vague</text:p></office:annotation>`+
		`<text:span text:style-name="T1">resolves</text:span><office:annotation-end office:name="n1"/> now</text:p>`+
		`<table:table><table:table-row><table:table-cell><text:p>cell</text:p></table:table-cell></table:table-row></table:table>`)
	p := doc.Paragraphs
	if p[0].Style != "resno" || p[1].Style != "heading2" || !p[2].Runs[0].Italic || p[2].Runs[1].Italic || !p[3].Cell {
		t.Errorf("paragraphs = %+v", p)
	}
	want := []document.Remark{{Author: "DEF", Date: "2031-05-04", Text: "Too\nvague", Paragraph: 2, Quote: "resolves"}}
	if diff := cmp.Diff(want, doc.Remarks); diff != "" {
		t.Errorf("remarks (-want +got):\n%s", diff)
	}
}

func TestPackage(t *testing.T) {
	content := `<office:document-content ` + spaces + `>` + styles + `<office:body><office:text><text:p>A &amp; <text:span>B</text:span></text:p></office:text></office:body></office:document-content>`
	master := `<office:document-styles ` + spaces + `><office:master-styles><style:master-page><style:header><text:p>Head</text:p></style:header>` +
		`<style:footer><text:p>Foot</text:p></style:footer></style:master-page></office:master-styles></office:document-styles>`
	data := testkit.Zip(t, "mimetype", "application/vnd.oasis.opendocument.text", "content.xml", content, "styles.xml", master, "META-INF/manifest.xml", "<m/>")
	doc, err := Read("draft.odt", data, limit.Default())
	if err != nil {
		t.Fatal(err)
	}
	readtest.Check(t, doc)
	if diff := cmp.Diff([]string{"A & B", "[header] Head", "[footer] Foot"}, readtest.Blocks(doc, document.Draft)); diff != "" {
		t.Error(diff)
	}
	r := doc.Paragraphs[0].Runs
	if p := doc.Paragraphs[0]; p.Unit != "content.xml" || p.Index != 1 || content[r[2].Start:r[2].End] != "&amp;" {
		t.Errorf("unit %q, paragraph %d, run %+v", p.Unit, p.Index, r)
	}
}

func TestErrors(t *testing.T) {
	tests := map[string]struct {
		data []byte
		want string
	}{
		"encrypted":    {testkit.Zip(t, "content.xml", "x", "META-INF/manifest.xml", "<manifest:encryption-data/>"), "encrypted"},
		"no content":   {testkit.Zip(t, "styles.xml", "<x/>"), "no content.xml"},
		"twice":        {testkit.Zip(t, "content.xml", "<x/>", "content.xml", "<x/>"), "twice"},
		"no package":   {[]byte("PK\x03\x04 no zip"), "damaged"},
		"cut off":      {[]byte(flat("<text:p>a")[:900]), "not well-formed"},
		"zip bomb":     {testkit.Zip(t, "content.xml", strings.Repeat(" ", 80<<20)), "limits.unpack"},
		"too deep":     {[]byte(flat(strings.Repeat("<text:section>", 300))), "limits.depth"},
		"entity":       {[]byte(`<!DOCTYPE x [<!ENTITY a "b">]>` + flat("<text:p>&a;</text:p>")), "entity"},
		"many entries": {testkit.Zip(t, strings.Split(strings.Repeat("a;b;", 10_001)+"c;d", ";")...), "limits.parts"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			var err error
			testkit.Soon(t, 2*time.Second, func() { _, err = Read("x.odt", tt.data, limit.Default()) })
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("error = %v, want one with %q", err, tt.want)
			}
		})
	}
	var beyond *limit.Error
	if _, err := Read("x", []byte(flat(strings.Repeat("<text:p>a</text:p>", 9))), limit.Limits{Paragraphs: 5}); !errors.As(err, &beyond) {
		t.Errorf("paragraphs: %v", err)
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(flat(`<text:tracked-changes>` + changed("c1", "deletion", `<text:p>a</text:p><text:p>b</text:p>`) + changed("c2", "insertion", "") +
		`</text:tracked-changes><text:p>x<text:change text:change-id="c1"/>y<text:change-start text:change-id="c2"/></text:p><text:p>z<text:change-end text:change-id="c2"/></text:p>`)))
	f.Add([]byte(flat(`<text:list text:style-name="L1"><text:list-item><text:p>a<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>n</text:p></text:note-body></text:note></text:p></text:list-item></text:list>`)))
	f.Add([]byte(flat(`<text:p><office:annotation office:name="n"><dc:creator>A</dc:creator><text:p>b</text:p></office:annotation>c<office:annotation-end office:name="n"/></text:p>`)))
	f.Fuzz(func(t *testing.T, data []byte) {
		if doc, err := Read("x.odt", data, limit.Default()); err == nil {
			readtest.Check(t, doc)
		}
	})
}
