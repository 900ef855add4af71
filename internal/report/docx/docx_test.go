package docx_test

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/resolint/resolint/internal/document"
	"github.com/resolint/resolint/internal/finding"
	report "github.com/resolint/resolint/internal/report/docx"
	"github.com/resolint/resolint/internal/testkit"
)

// places are small documents, each with words that a comment is put at, and the
// words that it then stands at where those are others.
var places = []struct {
	name, document, words, quote string
	more                         map[string]string
	base                         bool   // the words are those of the base
	want                         string // in the main part
}{
	{
		name: "within a run", document: body(para(run("that women and girls take part"))), words: "women and girls",
		want: `<w:r><w:t xml:space="preserve">that </w:t></w:r><w:commentRangeStart w:id="1"/><w:r><w:t xml:space="preserve">women and girls</w:t></w:r>` +
			`<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r><w:r><w:t xml:space="preserve"> take part</w:t></w:r>`,
	},
	{
		name: "a whole run", document: body(para(run("that ") + run("women") + run(" lead"))), words: "women",
		want: run("that ") + `<w:commentRangeStart w:id="1"/>` + run("women") + `<w:commentRangeEnd w:id="1"/>`,
	},
	{
		name:     "form is kept",
		document: body(para(`<w:r w:rsidR="00AB"><w:rPr><w:b/><w:rPrChange` + by + `><w:rPr/></w:rPrChange></w:rPr><w:t xml:space="preserve">that women lead</w:t></w:r>`)),
		words:    "women",
		want:     `<w:r w:rsidR="00AB"><w:rPr><w:b/><w:rPrChange w:id="42" w:author="A. Delegate" w:date="2025-03-01T10:00:00Z"><w:rPr/></w:rPrChange></w:rPr><w:t xml:space="preserve">women</w:t></w:r>`,
	},
	{
		name: "space that is not shown", document: body(para("<w:r><w:t>\n  that women lead \n</w:t></w:r>" + run(" teams"))), words: "women",
		want: "<w:t>\n  </w:t><w:t xml:space=\"preserve\">that </w:t></w:r>",
	},
	{name: "space at the cut", document: body(para(`<w:r><w:t>that women lead</w:t></w:r>`)), words: "women", want: `<w:t xml:space="preserve">that </w:t></w:r>`},
	{name: "space by default", document: body(para(`<w:r><w:t xml:space='default'>that women lead</w:t></w:r>`)), words: "women", want: `<w:t xml:space='preserve'>women</w:t>`},
	{name: "entities", document: body(para(run("R&amp;D &lt;women&gt; &#x26; men"))), words: "<women>", want: `<w:t xml:space="preserve">&lt;women&gt;</w:t>`},
	{name: "character data", document: body(para(`<w:r><w:t><![CDATA[that women lead]]></w:t></w:r>`)), words: "women", quote: "that women lead", want: `<![CDATA[that women lead]]>`},
	{name: "tabs", document: body(para(`<w:r><w:t>1</w:t><w:tab/><w:t>women lead</w:t><w:br/><w:t>all</w:t></w:r>`)), words: "women lead", want: `<w:tab/></w:r><w:commentRangeStart w:id="1"/><w:r><w:t>women lead</w:t></w:r>`},
	{name: "over runs", document: body(para(run("that wo") + `<w:proofErr w:type="x"/>` + run("men and gi") + run("rls lead"))), words: "women and girls"},
	{name: "over paragraphs", document: body(`<w:p><w:pPr><w:rPr><w:ins` + by + `/></w:rPr></w:pPr>` + run("that women ") + `</w:p>` + para(run("and girls lead"))), words: "women and girls", base: true, quote: "women\nand girls"},
	{name: "in an insertion", document: body(para(run("that ") + inserted("young women lead") + run(" teams"))), words: "women", want: `</w:ins><w:r><w:commentReference w:id="41"/></w:r>`},
	{name: "in a deletion", document: body(para(run("that ") + deleted("young women lead") + run(" teams"))), words: "women", base: true, quote: "-", want: `<w:commentRangeStart w:id="41"/><w:r><w:delText xml:space="preserve">women</w:delText></w:r><w:commentRangeEnd w:id="41"/>`},
	{
		name:     "control in a line",
		document: body(para(run("that ") + `<w:sdt><w:sdtPr/><w:sdtContent>` + run("women and men") + `</w:sdtContent></w:sdt>` + run(" lead"))), words: "women", quote: "women and men",
		want: `<w:commentRangeStart w:id="1"/><w:sdt>`,
	},
	{
		name:     "control around paragraphs",
		document: body(`<w:sdt><w:sdtPr/><w:sdtContent>` + para(run("that women lead")) + para(run("second")) + `</w:sdtContent></w:sdt>` + para(run("after"))), words: "women",
		want: `<w:p><w:r><w:commentReference w:id="1"/></w:r>` + run("after"),
	},
	{
		name:     "field",
		document: body(para(run("see ") + field("begin") + `<w:r><w:instrText>REF x</w:instrText></w:r>` + field("separate") + run("the women clause") + field("end") + run(" too"))),
		words:    "women", quote: "the women clause", want: `<w:commentRangeStart w:id="1"/>` + field("begin"),
	},
	{name: "simple field", document: body(para(run("see ") + `<w:fldSimple w:instr="REF x">` + run("women") + `</w:fldSimple>`)), words: "women", want: `<w:commentRangeStart w:id="1"/><w:fldSimple`},
	{name: "hyperlink", document: body(para(run("see ") + `<w:hyperlink w:anchor="x">` + run("on women") + `</w:hyperlink>` + run("."))), words: "women", quote: "on women", want: `</w:hyperlink><w:commentRangeEnd w:id="1"/>`},
	{name: "table", document: body(`<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc><w:tcPr/>` + para(run("that women lead")) + `</w:tc></w:tr></w:tbl>` + para("")), words: "women"},
	{name: "box", document: body(para(run("outside ")+`<w:r><w:pict><w:txbxContent>`+para(run("that women lead"))+`</w:txbxContent></w:pict></w:r>`) + para("")), words: "women", quote: "-", want: `<w:commentRangeStart w:id="1"/><w:r><w:pict>`},
	{name: "alternatives", document: body(para(run("x ") + `<w:r><mc:AlternateContent><mc:Choice Requires="a"><w:t>women</w:t></mc:Choice><mc:Fallback><w:t>f</w:t></mc:Fallback></mc:AlternateContent></w:r>`)), words: "women", want: `<w:commentRangeStart w:id="1"/><w:r><mc:AlternateContent>`},
	{
		name: "footnote", document: body(para(run("text") + `<w:r><w:footnoteReference w:id="3"/></w:r>` + run(" more"))), words: "women", quote: "¹",
		more: map[string]string{"word/footnotes.xml": footnotes("on women in the field")}, want: `<w:commentRangeStart w:id="4"/><w:r><w:footnoteReference w:id="3"/></w:r><w:commentRangeEnd w:id="4"/>`,
	},
	{
		name: "comments before", document: body(para(`<w:commentRangeStart w:id="7"/>` + run("that women lead") + `<w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r>`)), words: "women",
		more: map[string]string{"word/comments.xml": head + `<w:comments xmlns:w="` + transitional + `"><w:comment w:id="9" w:author="B"/><w:comment w:id="7" w:author="A"><w:p>` + run("Why?") + `</w:p></w:comment></w:comments>`},
		want: `<w:commentRangeStart w:id="10"/>`,
	},
	{
		name: "comments part closed in itself", document: body(para(run("that women lead"))), words: "women",
		more: map[string]string{"word/comments.xml": head + `<x:comments xmlns:x="` + transitional + `" />`},
	},
	{name: "strict", document: strings.ReplaceAll(body(para(run("that women lead"))), transitional, strict), words: "women"},
	{name: "other prefix", document: strings.NewReplacer("<w:", "<word:", "</w:", "</word:", "xmlns:w=", "xmlns:word=").Replace(body(para(run("that women lead")))), words: "women", want: `<word:commentRangeStart word:id="1"/>`},
	{
		name: "no prefix", document: head + `<document xmlns="` + transitional + `"><body><p><r><t>that women lead</t></r></p></body></document>`, words: "women",
		want: `</t></r><w:commentRangeStart xmlns:w="` + transitional + `" w:id="1"/><r>`,
	},
	{name: "no room above", document: body(para(`<w:bookmarkStart w:id="2147483647" w:name="x"/><w:bookmarkEnd w:id="2147483647"/>` + run("that women lead"))), words: "women", want: `<w:commentRangeStart w:id="1"/>`},
	{name: "right to left", document: body(para(`<w:r><w:rPr><w:rtl/></w:rPr><w:t>حقوق المرأة والفتاة</w:t></w:r>`)), words: "المرأة"},
}

func TestPlaces(t *testing.T) {
	for _, c := range places {
		t.Run(c.name, func(t *testing.T) {
			data := build(t, c.document, c.more)
			side := document.Draft
			if c.base {
				side = document.Base
			}
			f := about(locate(t, read(t, data), side, c.words))
			out := annotate(t, data, false, one(false, f))
			same(t, data, out, touched(t, data, out)...)
			main := parts(t, out)["word/document.xml"]
			if !strings.Contains(main, c.want) {
				t.Errorf("the main part lacks\n%s\nit is\n%s", c.want, main)
			}
			want := c.quote
			switch {
			case want == "":
				want = c.words
			case want == "-": // what the reader takes for no words
				want = ""
			}
			if got := quotes(read(t, out)); len(got) != 1 || got[0] != want {
				t.Errorf("the comment stands at %q, want %q", got, want)
			}
		})
	}
}

func TestNewCommentsPart(t *testing.T) {
	data := build(t, strings.ReplaceAll(body(para(run("that women lead"))), transitional, strict), nil)
	got := parts(t, annotate(t, data, false, one(false, about(locate(t, read(t, data), document.Draft, "women")))))
	for name, want := range map[string]string{
		"[Content_Types].xml":          `<Override PartName="/word/comments.xml" ContentType="` + partType + `comments+xml"/></Types>`,
		"word/_rels/document.xml.rels": `<Relationship Id="rId1" Type="` + strictRel + `comments" Target="comments.xml"/></Relationships>`,
		"word/comments.xml":            `<w:comments xmlns:w="` + strict + `"><w:comment w:id="1" w:author="resolint" w:initials="ERROR" w:date="2026-11-21T09:30:00Z">`,
	} {
		if !strings.Contains(got[name], want) {
			t.Errorf("%s lacks %s\nit is %s", name, want, got[name])
		}
	}
}

// TestCommentSays looks for all that a comment has to tell, in the order in which one
// acts on it.
func TestCommentSays(t *testing.T) {
	data := build(t, body(para(run("that everybody leads, &amp; more"))), nil)
	f := about(locate(t, read(t, data), document.Draft, "everybody"))
	f.Message, f.Level, f.Confidence = "“women” was replaced by “everybody”.", finding.LevelWarning, 0.72
	f.Base = &finding.Location{File: "base.docx", Clause: "resolves/1", Text: "women", Context: "that women lead"}
	f.Diff = []finding.Segment{{Op: "=", Text: "that "}, {Op: "-", Text: "women lead"}, {Op: "+", Text: "everybody leads"}}
	f.Suggestion = &finding.Suggestion{Text: "that women & girls\x0b lead\u202e", Source: "the base text"}
	f.Surviving = &finding.Surviving{Clause: "resolves/9", Text: "gender"}
	f.Author, f.Date = "Delegate of Arcadia", "2025-03-01T10:00:00Z"
	waived := f
	waived.Suppressed = &finding.Suppression{Kind: "waiver", Reason: "agreed in the group", By: "Chair"}
	gained := f
	gained.Level = finding.LevelNone
	lost := about(nil)
	lost.Message, lost.Base = "A clause is gone.", &finding.Location{File: "base.docx", Clause: "resolves/4", Text: "all", Context: "all"}
	lost.Suggestion = &finding.Suggestion{Text: "that women\u202e decide;", Source: "the base text"}
	dropped := about(nil)
	dropped.Message, dropped.Proposal = "“youth” was proposed and is not in the draft.", &finding.Location{File: "proposal-2.docx", Clause: "resolves/5", Text: "youth", Context: "youth"}
	r := one(false, f, waived, gained, lost, dropped)
	r.Documents[0].Notices = []string{"page 3 is a picture"}
	counted := []string{
		"To know about this review\npage 3 is a picture",
		"Error: A clause is gone.\nAsk: put back “that women<U+202E> decide;” (the base text)\nWhy: They were agreed.\ngender/removed; stood in resolves/4 of base.docx",
		"Error: “youth” was proposed and is not in the draft.\nWhy: They were agreed.\ngender/removed; proposed in resolves/5 of proposal-2.docx",
		"Warning (confidence high): “women” was replaced by “everybody”.\nAsk: “women lead” in place of “everybody leads”\nWhy: They were agreed.\n" +
			"Still: “gender” in resolves/9\nBy: Delegate of Arcadia, 2025-03-01\ngender/removed",
	}
	all := append(slices.Clone(counted),
		"Waived (confidence high): “women” was replaced by “everybody”.\nDoes not count: waived by Chair: agreed in the group\nAsk: “women lead” in place of “everybody leads”\nWhy: They were agreed.\n"+
			"Still: “gender” in resolves/9\nBy: Delegate of Arcadia, 2025-03-01\ngender/removed",
		"Information (confidence high): “women” was replaced by “everybody”.\nAsk: “women lead” in place of “everybody leads”\nWhy: They were agreed.\n"+
			"Still: “gender” in resolves/9\nBy: Delegate of Arcadia, 2025-03-01\ngender/removed")
	for _, c := range []struct {
		information bool
		want        []string
	}{{false, counted}, {true, all}} {
		w := report.Writer{Source: func(string) ([]byte, error) { return data, nil }, Information: c.information, Time: day}
		var out bytes.Buffer
		if err := w.Write(&out, r); err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, m := range read(t, out.Bytes()).Remarks {
			got = append(got, m.Text)
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("information %v: want -, got +:\n%s", c.information, diff)
		}
	}
}

// TestCommentsAreShort holds comments to what is read in the margin of a page, whatever
// the texts are.
func TestCommentsAreShort(t *testing.T) {
	data := build(t, body(para(run("that everybody leads"))), nil)
	long := strings.Repeat("words and words ", 100)
	f := about(locate(t, read(t, data), document.Draft, "everybody"))
	f.Message, f.Why, f.Author = "“"+long+"” is gone.", long, long
	f.Suggestion = &finding.Suggestion{Text: long, Source: long}
	f.Surviving = &finding.Surviving{Clause: long, Text: long}
	f.Suppressed = &finding.Suppression{Kind: "waiver", Reason: long}
	lost := f
	lost.Draft, lost.Base = nil, &finding.Location{File: long, Clause: long, Text: long, Context: long}
	r := one(false, f, lost)
	for range 30 {
		r.Documents[0].Notices = append(r.Documents[0].Notices, long)
	}
	w := report.Writer{Source: func(string) ([]byte, error) { return data, nil }, Information: true}
	var out bytes.Buffer
	if err := w.Write(&out, r); err != nil {
		t.Fatal(err)
	}
	remarks := read(t, out.Bytes()).Remarks
	if len(remarks) != 3 {
		t.Fatalf("%d comments, want 3", len(remarks))
	}
	for _, m := range remarks {
		if n := utf8.RuneCountInString(m.Text); n > 400 {
			t.Errorf("a comment has %d characters: %s", n, m.Text)
		}
	}
}

func TestNothingToSay(t *testing.T) {
	data := build(t, body(para(run("that women lead"))), nil)
	if diff := cmp.Diff(parts(t, data), parts(t, annotate(t, data, true, one(false)))); diff != "" {
		t.Errorf("a draft without findings was changed:\n%s", diff)
	}
}

func TestErrors(t *testing.T) {
	word := build(t, body(para(run("that women lead"))), nil)
	at := locate(t, read(t, word), document.Draft, "women")
	two := one(false, about(at))
	two.Documents = append(two.Documents, two.Documents[0])
	failed := &finding.Report{Failures: []finding.Failure{{File: "old.doc", Reason: "an old Word file", Remedy: "save it as .docx"}}}
	tests := []struct {
		name   string
		report *finding.Report
		data   []byte
		want   string
	}{
		{"text", one(false, about(at)), []byte("that women lead"), "draft.docx: it is not a Word document (.docx)"},
		{"zip", one(false, about(at)), testkit.ZipFiles(t, map[string]string{"content.xml": "<x/>"}), "use another format"},
		{"two drafts", two, word, "2 were audited; name a folder to write to"},
		{"no draft", failed, word, "old.doc: an old Word file; save it as .docx"},
		{"nothing", &finding.Report{}, word, "name one .docx file"},
		{"damaged", one(false, about(at)), word[:len(word)/2], "open and save the file in Word"},
		{"malformed", one(false, about(at)), build(t, `<w:document xmlns:w="`+transitional+`"><w:body>`, nil), "word/document.xml"},
		{"no paragraph", one(false, about(nil)), build(t, body(""), nil), "no paragraph"},
	}
	for _, c := range tests {
		t.Run(c.name, func(t *testing.T) {
			var out bytes.Buffer
			err := report.Writer{Source: func(string) ([]byte, error) { return c.data, nil }}.Write(&out, c.report)
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("error %v, want %q", err, c.want)
			}
			if out.Len() > 0 {
				t.Error("something was written")
			}
		})
	}
	gone := errors.New("gone")
	err := report.Writer{Source: func(string) ([]byte, error) { return nil, gone }}.Write(&bytes.Buffer{}, one(false))
	if !errors.Is(err, gone) {
		t.Errorf("error %v does not hold that of the source", err)
	}
	if err := (report.Writer{}).Write(&bytes.Buffer{}, one(false)); err == nil {
		t.Error("a writer without source writes")
	}
}
