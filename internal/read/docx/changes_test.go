package docx

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/resolint/resolint/internal/document"
)

func row(props string, cells ...string) string {
	out := "<w:tr><w:trPr>" + props + "</w:trPr>"
	for _, c := range cells {
		out += "<w:tc>" + c + "</w:tc>"
	}
	return out + "</w:tr>"
}

func TestChanges(tt *testing.T) {
	revised := func(kind string) string { return "<w:" + kind + who + "/>" }
	move := func(kind, content string) string {
		return `<w:` + kind + `RangeStart w:id="5" w:name="m1" w:author="A"/><w:` + kind + who + `>` + content + `</w:` + kind + `><w:` + kind + `RangeEnd w:id="5"/>`
	}
	tests := []struct {
		name, body  string
		base, draft []string
	}{
		{"insertion and deletion", "<w:p>" + t("a ") + del("old") + ins(t("new")) + t(" z") + "</w:p>", []string{"|a old z"}, []string{"|a new z"}},
		{"deletion in an insertion", "<w:p>" + t("a") + "<w:ins" + who + ">" + t("b") + `<w:del w:id="2" w:author="B"><w:r><w:delText>c</w:delText></w:r></w:del></w:ins></w:p>`, []string{"|a"}, []string{"|ab"}},
		{"move", "<w:p>" + move("moveFrom", t("x")) + t("y") + move("moveTo", t("x")) + "</w:p>", []string{"|xy"}, []string{"|yx"}},
		{"paragraph split", marked("ins", t("one")) + p("two"), []string{"|onetwo"}, []string{"|one", "|two"}},
		{"paragraphs merged", marked("del", t("one")) + p("two"), []string{"|one", "|two"}, []string{"|onetwo"}},
		{"three merged", marked("del", t("a")) + marked("del", t("b")) + p("c"), []string{"|a", "|b", "|c"}, []string{"|abc"}},
		{"paragraph inserted", p("a") + marked("ins", ins(t("b"))) + p("c"), []string{"|a", "|c"}, []string{"|a", "|b", "|c"}},
		{"mark inserted, then deleted", "<w:p><w:pPr><w:rPr>" + revised("ins") + revised("del") + "</w:rPr></w:pPr>" + t("a") + "</w:p>" + p("b"), []string{"|ab"}, []string{"|ab"}},
		{"last mark of the body stays", p("a") + marked("del", t("b")), []string{"|a", "|b"}, []string{"|a", "|b"}},
		{"mark before a table stays", marked("del", t("a")) + "<w:tbl>" + row("", p("b")) + "</w:tbl>", []string{"|a", "|b"}, []string{"|a", "|b"}},
		{"row inserted", "<w:tbl>" + row("", p("a")) + row(revised("ins"), p("b"), p("c")) + "</w:tbl>" + p("z"), []string{"|a", "|z"}, []string{"|a", "|b", "|c", "|z"}},
		{"row deleted", "<w:tbl>" + row(revised("del"), p("a")) + row("", p("b")) + "</w:tbl>", []string{"|a", "|b"}, []string{"|b"}},
		{"cell deleted", "<w:tbl>" + row("", "<w:tcPr>"+revised("cellDel")+"</w:tcPr>"+p("a"), p("b")) + "</w:tbl>", []string{"|a", "|b"}, []string{"|b"}},
		{"cell inserted", "<w:tbl>" + row("", p("a"), "<w:tcPr>"+revised("cellIns")+"</w:tcPr>"+p("b")) + "</w:tbl>", []string{"|a"}, []string{"|a", "|b"}},
		{"around paragraphs", "<w:ins" + who + ">" + p("a") + "</w:ins>" + p("b"), []string{"|b"}, []string{"|a", "|b"}},
		{"field deleted", "<w:p>" + t("a") + "<w:del" + who + ">" + fieldChar("begin") + "<w:r><w:delInstrText>REF</w:delInstrText></w:r>" + fieldChar("separate") + `<w:r><w:delText>7</w:delText></w:r>` + fieldChar("end") + "</w:del></w:p>", []string{"|a7"}, []string{"|a"}},
		{"formula", "<w:p><m:oMath><m:r><m:t>A=</m:t></m:r><m:r>" + "<w:del" + who + "><m:t>2</m:t></w:del></m:r><w:ins" + who + "><m:r><m:t>3</m:t></m:r></w:ins></m:oMath></w:p>", []string{"|A=2"}, []string{"|A=3"}},
		{"change of format says nothing", `<w:p><w:pPr><w:pPrChange w:id="1" w:author="A"><w:pPr><w:pStyle w:val="x"/></w:pPr></w:pPrChange></w:pPr><w:r><w:rPr><w:b/><w:rPrChange w:id="2" w:author="A"><w:rPr/></w:rPrChange></w:rPr><w:t>a</w:t></w:r></w:p>`, []string{"|a"}, []string{"|a"}},
		{"text box of a merged paragraph", "<w:p><w:pPr><w:rPr>" + revised("del") + "</w:rPr></w:pPr>" + t("a") + "<w:r><w:pict><w:txbxContent>" + p("box") + "</w:txbxContent></w:pict></w:r></w:p>" + p("b"), []string{"|a", "|b", "|box"}, []string{"|ab", "|box"}},
	}
	for _, c := range tests {
		tt.Run(c.name, func(tt *testing.T) {
			doc := word(c.body).read(tt)
			for side, want := range map[document.Side][]string{document.Base: c.base, document.Draft: c.draft} {
				if diff := cmp.Diff(want, show(doc, side)); diff != "" {
					tt.Errorf("%v: want -, got +:\n%s", side, diff)
				}
			}
		})
	}
}

func TestChangesKeepAuthorDateAndMove(tt *testing.T) {
	doc := word(`<w:p><w:moveToRangeStart w:id="5" w:name="m1"/><w:moveTo w:id="6" w:author="A" w:date="2025-01-02T03:04:05Z">` + t("x") +
		`<w:del w:id="7" w:author="B">` + t("y") + `</w:del></w:moveTo><w:moveToRangeEnd w:id="5"/></w:p>`).read(tt)
	runs := doc.Paragraphs[0].Runs
	moved := document.Change{Kind: document.MovedTo, Author: "A", Date: "2025-01-02T03:04:05Z", Move: "m1"}
	if len(runs) != 2 || *runs[0].Changes[0] != moved {
		tt.Fatalf("runs = %+v", runs)
	}
	if runs[0].Changes[0] != runs[1].Changes[0] {
		tt.Error("runs of one change do not share it")
	}
	if got := *runs[1].Changes[1]; got != (document.Change{Kind: document.Deleted, Author: "B"}) {
		tt.Errorf("inner change = %+v", got)
	}
}

// TestAdjacentChangesAreOne: Word splits an edit at every change of format and
// at paragraph marks.
func TestAdjacentChangesAreOne(tt *testing.T) {
	doc := word("<w:p>" + ins(t("a")) + ins("<w:r><w:rPr><w:b/></w:rPr><w:t>b</w:t></w:r>") + t("-") + ins(t("c")) + "</w:p>" +
		marked("ins", ins(t("d"))) + "<w:p>" + ins(t("e")) + "</w:p>").read(tt)
	first := doc.Paragraphs[0].Runs
	if first[0].Changes[0] != first[1].Changes[0] {
		tt.Error("adjacent insertions of one author at one time are two changes")
	}
	if first[1].Changes[0] == first[3].Changes[0] {
		tt.Error("insertions apart are one change")
	}
	d, e := doc.Paragraphs[1], doc.Paragraphs[2]
	if d.Runs[0].Changes[0] != d.Break[0] || d.Break[0] != e.Runs[0].Changes[0] {
		tt.Error("an insertion over a paragraph mark is several changes")
	}
}

func TestFootnotes(tt *testing.T) {
	ref := func(id string) string { return `<w:r><w:footnoteReference w:id="` + id + `"/></w:r>` }
	typed := `<w:r><w:footnoteReference w:customMarkFollows="1" w:id="4"/><w:t>7</w:t></w:r>`
	custom := `<w:r><w:footnoteReference w:customMarkFollows="1" w:id="4"/><w:t>*</w:t></w:r>`
	note := func(id, text string) string {
		return `<w:footnote w:id="` + id + `"><w:p><w:r><w:footnoteRef/></w:r>` + t(" "+text) + `</w:p></w:footnote>`
	}
	notes := part("footnotes", `<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>`+
		note("3", "third")+note("1", "first")+note("2", "second")+`<w:footnote w:id="4"><w:p>`+t("*")+`<w:r><w:tab/></w:r>`+t(" starred")+`</w:p></w:footnote>`+note("9", "never referred to"))
	show := func(doc *document.Document, side document.Side) []string {
		var out []string
		for _, b := range doc.View(side).Blocks {
			out = append(out, b.Note+"|"+b.Text)
		}
		return out
	}
	tests := []struct {
		name, body  string
		base, draft []string
	}{
		{
			"counted in the order of the marks", "<w:p>" + t("a") + ref("1") + t("b") + ref("2") + custom + ref("3") + "</w:p>",
			[]string{"|a¹b²*³", "1|first", "2|second", "*|starred", "3|third"},
			[]string{"|a¹b²*³", "1|first", "2|second", "*|starred", "3|third"},
		},
		{
			"typed number", "<w:p>" + t("a") + typed + ref("1") + "</w:p>",
			[]string{"|a⁷¹", "7|*\t starred", "1|first"},
			[]string{"|a⁷¹", "7|*\t starred", "1|first"},
		},
		{
			"inserted", "<w:p>" + t("a") + ins(ref("1")) + t("b") + ref("2") + "</w:p>",
			[]string{"|ab²", "2|second"},
			[]string{"|a¹b²", "1|first", "2|second"},
		},
		{
			"deleted", "<w:p>" + t("a") + "<w:del" + who + ">" + ref("1") + "</w:del>" + t("b") + ref("2") + "</w:p>",
			[]string{"|a²b¹", "2|first", "1|second"},
			[]string{"|ab¹", "1|second"},
		},
		{
			"replaced", "<w:p>" + t("a") + "<w:del" + who + ">" + ref("1") + "</w:del>" + ins(ref("2")) + "</w:p>",
			[]string{"|a¹", "1|first"},
			[]string{"|a¹", "1|second"},
		},
	}
	for _, c := range tests {
		tt.Run(c.name, func(tt *testing.T) {
			doc := word(c.body, files{"word/footnotes.xml": notes}).read(tt)
			for side, want := range map[document.Side][]string{document.Base: c.base, document.Draft: c.draft} {
				if diff := cmp.Diff(want, show(doc, side)); diff != "" {
					tt.Errorf("%v: want -, got +:\n%s", side, diff)
				}
			}
		})
	}
}

func TestEndnotesAndTheirFormats(tt *testing.T) {
	body := `<w:p>` + t("a") + `<w:r><w:endnoteReference w:id="1"/></w:r><w:r><w:footnoteReference w:id="1"/></w:r></w:p>`
	f := files{
		"word/endnotes.xml":  part("endnotes", `<w:endnote w:id="1">`+p("end")+`</w:endnote>`),
		"word/footnotes.xml": part("footnotes", `<w:footnote w:id="1">`+p("foot")+`</w:footnote>`),
		"word/settings.xml":  part("settings", `<w:footnotePr><w:numFmt w:val="lowerLetter"/><w:numStart w:val="3"/></w:footnotePr>`),
	}
	doc := word(body, f).read(tt)
	blocks := doc.View(document.Draft).Blocks
	if len(blocks) != 3 || blocks[0].Text != "aⁱᶜ" || blocks[1].Note != "c" || blocks[1].Part != document.PartFootnote || blocks[2].Note != "i" || blocks[2].Part != document.PartEndnote {
		tt.Errorf("blocks = %+v", blocks)
	}
	if !doc.Paragraphs[0].Runs[1].NoteRef {
		tt.Error("the mark is not known as one")
	}
}

func TestNotesRestartInSections(tt *testing.T) {
	ref := func(id string) string { return `<w:r><w:footnoteReference w:id="` + id + `"/></w:r>` }
	sect := `<w:sectPr><w:footnotePr><w:numRestart w:val="eachSect"/></w:footnotePr></w:sectPr>`
	body := `<w:p><w:pPr>` + sect + `</w:pPr>` + t("a") + ref("1") + ref("2") + `</w:p><w:p>` + t("b") + ref("3") + `</w:p>` + sect
	note := func(id string) string { return `<w:footnote w:id="` + id + `">` + p("n"+id) + `</w:footnote>` }
	doc := word(body, files{"word/footnotes.xml": part("footnotes", note("1")+note("2")+note("3"))}).read(tt)
	if got := show(doc, document.Draft)[:2]; got[0] != "|a¹²" || got[1] != "|b¹" {
		tt.Errorf("text = %q", got)
	}
}

// TestCommentsInAPartThatIsReadAgain: a field without end makes the reader start
// over; comments must be anchored in what it reads then.
func TestCommentsInAPartThatIsReadAgain(tt *testing.T) {
	body := p("zero") + `<w:p>` + t("a ") + `<w:commentRangeStart w:id="0"/>` + t("b") + `<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r></w:p><w:p>` + fieldChar("begin") + t("c") + `</w:p>`
	got := word(body, files{"word/comments.xml": part("comments", `<w:comment w:id="0" w:author="R">`+p("Why?")+`</w:comment>`)}).read(tt).Remarks
	if diff := cmp.Diff([]document.Remark{{Author: "R", Text: "Why?", Paragraph: 1, Quote: "b"}}, got); diff != "" {
		tt.Errorf("want -, got +:\n%s", diff)
	}
}

func TestComments(tt *testing.T) {
	comments := part("comments", `<w:comment w:id="0" w:author="R" w:date="2025-01-01T00:00:00Z">`+p("Why?")+p("Really.")+`</w:comment>`+
		`<w:comment w:id="1" w:author="S">`+p("Point.")+`</w:comment><w:comment w:id="2" w:author="T">`+p("Lost.")+`</w:comment>`)
	body := p("zero") + `<w:p>` + t("one ") + `<w:commentRangeStart w:id="0"/>` + t("two ") + del("old") + `</w:p><w:p>` + t("three") + `<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>` + t(" four") +
		`<w:r><w:commentReference w:id="1"/></w:r></w:p>`
	got := word(body, files{"word/comments.xml": comments}).read(tt).Remarks
	want := []document.Remark{
		{Author: "R", Date: "2025-01-01T00:00:00Z", Text: "Why?\nReally.", Paragraph: 2, Quote: "two\nthree"},
		{Author: "S", Text: "Point.", Paragraph: 2},
		{Author: "T", Text: "Lost.", Paragraph: -1},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		tt.Errorf("want -, got +:\n%s", diff)
	}
}
