package docx

import (
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"

	"github.com/resolint/resolint/internal/document"
	"github.com/resolint/resolint/internal/read/limit"
)

func fieldChar(kind string) string {
	return `<w:r><w:fldChar w:fldCharType="` + kind + `"/></w:r>`
}

func code(text string) string { return `<w:r><w:instrText>` + text + `</w:instrText></w:r>` }

func TestText(tt *testing.T) {
	box := `<w:txbxContent>` + p("boxed") + `</w:txbxContent>`
	tests := []struct {
		name, body string
		want       []string
	}{
		{"plain", p("one") + p("two"), []string{"|one", "|two"}},
		{"entities", p("R&amp;D &lt;x&gt; caf&#233; &#x2014;"), []string{"|R&D <x> café —"}},
		{"cdata and comment", p("a<![CDATA[<b> & c]]>d<!-- no -->e"), []string{"|a<b> & cde"}},
		{"space of one w:t is cut unless kept", `<w:p><w:r><w:t> a </w:t></w:r><w:r><w:t> </w:t></w:r><w:r><w:t xml:space="preserve"> b</w:t></w:r></w:p>`, []string{"|a b"}},
		{"line break of the XML is a space", p("one\ntwo\r\nthree"), []string{"|one two three"}},
		{"signs", `<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:cr/><w:noBreakHyphen/><w:softHyphen/><w:ptab/></w:r></w:p>`, []string{"|a\tb\nc\n\u2011\u00ad\t"}},
		{"symbols", `<w:p><w:r><w:sym w:font="Symbol" w:char="F02D"/><w:sym w:font="Wingdings" w:char="F0A7"/><w:sym w:font="Symbol" w:char="F061"/><w:sym w:font="Arial" w:char="00A7"/></w:r></w:p>`, []string{"|–▪α§"}},
		{"private use in text", p("\uF02D\tlist"), []string{"|–\tlist"}},
		{"field result, not code", `<w:p>` + t("see ") + fieldChar("begin") + code(" REF x ") + fieldChar("separate") + t("resolves 2") + fieldChar("end") + t(" above") + `</w:p>`, []string{"|see resolves 2 above"}},
		{"nested field in code", `<w:p>` + fieldChar("begin") + code("IF ") + fieldChar("begin") + code("PAGE") + fieldChar("separate") + t("7") + fieldChar("end") + fieldChar("separate") + t("yes") + fieldChar("end") + `</w:p>`, []string{"|yes"}},
		{"field over paragraphs", `<w:p>` + fieldChar("begin") + code("TOC") + fieldChar("separate") + t("one") + `</w:p><w:p>` + t("two") + fieldChar("end") + `</w:p>`, []string{"|one", "|two"}},
		{"field without end", `<w:p>` + fieldChar("begin") + code("REF") + t("kept") + `</w:p>` + p("and kept"), []string{"|kept", "|and kept"}},
		{"simple field", `<w:p><w:fldSimple w:instr="DATE">` + t("today") + `</w:fldSimple></w:p>`, []string{"|today"}},
		{"hyperlink, smart tag, custom XML, bidi", `<w:p><w:hyperlink>` + t("a") + `</w:hyperlink><w:smartTag><w:smartTagPr><w:attr w:val="x"/></w:smartTagPr>` + t("b") + `</w:smartTag><w:customXml>` + t("c") + `</w:customXml><w:dir w:val="rtl">` + t("د") + `</w:dir><w:bdo>` + t("e") + `</w:bdo></w:p>`, []string{"|abcدe"}},
		{"content controls", `<w:sdt><w:sdtPr><w:alias w:val="no"/></w:sdtPr><w:sdtContent><w:p><w:sdt><w:sdtContent>` + t("in") + `</w:sdtContent></w:sdt></w:p></w:sdtContent></w:sdt>`, []string{"|in"}},
		{"alternate content", `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="x"><w:t>new</w:t></mc:Choice><mc:Fallback><w:t>old</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>`, []string{"|new"}},
		{"fallback alone", `<w:p><w:r><mc:AlternateContent><mc:Fallback><w:t>old</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>`, []string{"|old"}},
		{"text box after its paragraph", `<w:p>` + t("a") + `<w:r><w:pict><v:shape><v:textbox>` + box + `</v:textbox></v:shape></w:pict></w:r>` + t("b") + `</w:p>` + p("c"), []string{"|ab", "|boxed", "|c"}},
		{"table in reading order", `<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:tcPr/>` + p("1") + `</w:tc><w:tc>` + p("2") + `</w:tc></w:tr><w:tr><w:tc>` + p("3") + `</w:tc></w:tr></w:tbl>` + p("4"), []string{"|1", "|2", "|3", "|4"}},
		{"math", `<w:p><m:oMath><m:f><m:fPr/><m:num><m:r><m:t>a</m:t></m:r></m:num><m:den><m:d><m:e><m:r><m:t>b</m:t></m:r></m:e></m:d></m:den></m:f><m:sSup><m:e><m:r><m:t>c</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath></w:p>`, []string{"|a/(b)c^2"}},
		{"ruby", `<w:p><w:r><w:ruby><w:rubyPr/><w:rt>` + t("no") + `</w:rt><w:rubyBase>` + t("yes") + `</w:rubyBase></w:ruby></w:r></w:p>`, []string{"|yes"}},
		{"hidden text", `<w:p>` + t("a") + `<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r></w:p>`, []string{"|a"}},
	}
	for _, c := range tests {
		tt.Run(c.name, func(tt *testing.T) {
			doc := word(c.body).read(tt)
			for _, side := range []document.Side{document.Base, document.Draft} {
				if diff := cmp.Diff(c.want, show(doc, side)); diff != "" {
					tt.Errorf("%v: want -, got +:\n%s", side, diff)
				}
			}
		})
	}
}

func TestNoticesSayWhatWasNotRead(tt *testing.T) {
	tests := []struct{ name, body, want string }{
		{"open field", `<w:p>` + fieldChar("begin") + t("x") + `</w:p>`, "field"},
		{"hidden text", `<w:p>` + t("a") + `<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r></w:p>`, "hidden text"},
		{"other file", p("a") + `<w:altChunk r:id="r1"/>`, "another file"},
		{"no text", `<w:p/>`, "no text"},
		{"lost note", `<w:p>` + t("a") + `<w:r><w:footnoteReference w:id="9"/></w:r></w:p>`, "missing"},
	}
	for _, c := range tests {
		tt.Run(c.name, func(tt *testing.T) {
			doc := word(c.body).read(tt)
			if len(doc.Notices) != 1 || !strings.Contains(doc.Notices[0], c.want) {
				tt.Errorf("notices = %q, want one about %q", doc.Notices, c.want)
			}
		})
	}
}

// TestPlaces checks that the range of every run holds its spelling.
func TestPlaces(tt *testing.T) {
	body := `<w:p>` + t("caf&#233; é &amp; 漢字") + `<w:r><w:t> trimmed </w:t><w:tab/><w:t>x<![CDATA[<y>]]></w:t></w:r>` + ins(t("new")) + `</w:p>`
	f := word(body)
	xml := f["word/document.xml"]
	want := []string{"caf=caf", "é=&#233;", " é = é ", "&=&amp;", " 漢字= 漢字", "trimmed=trimmed", "\t=<w:tab/>", "x=x", "<y>=<y>", "new=new"}
	var got []string
	for _, r := range f.read(tt).Paragraphs[0].Runs {
		got = append(got, r.Text+"="+xml[r.Start:r.End])
	}
	if diff := cmp.Diff(want, got); diff != "" {
		tt.Errorf("want -, got +:\n%s", diff)
	}
}

func TestUTF16HasNoPlaces(tt *testing.T) {
	f := word("")
	xml := strings.Replace(bodyPart(p("tëxt")), "UTF-8", "UTF-16", 1)
	data := []byte{0xFF, 0xFE}
	for _, u := range utf16.Encode([]rune(xml)) {
		data = append(data, byte(u), byte(u>>8))
	}
	f["word/document.xml"] = string(data)
	r := f.read(tt).Paragraphs[0].Runs[0]
	if r.Text != "tëxt" || r.Start != -1 || r.End != -1 {
		tt.Errorf("run = %+v", r)
	}
}

func TestStrictNamespacesAndOtherPrefix(tt *testing.T) {
	f := word("")
	f["word/document.xml"] = xmlHead + `<document xmlns="http://purl.oclc.org/ooxml/wordprocessingml/main" xmlns:q="http://purl.oclc.org/ooxml/wordprocessingml/main">` +
		`<body><q:p><q:pPr><q:pStyle q:val="Call"/></q:pPr><q:ins q:author="A"><r><t>recalling</t></r></q:ins></q:p></body></document>`
	doc := f.read(tt)
	pa := doc.Paragraphs[0]
	if pa.Style != "call" || len(pa.Runs) != 1 || pa.Runs[0].Text != "recalling" || pa.Runs[0].Changes[0].Author != "A" {
		tt.Errorf("paragraph = %+v", pa)
	}
}

func TestMainPartThroughRelationships(tt *testing.T) {
	f := files{
		"_rels/.rels":     relationshipsPart(`<Relationship Id="a" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/other/main2.xml"/>`),
		"other/main2.xml": bodyPart(p("found")),
	}
	doc := f.read(tt)
	if got := doc.Paragraphs[0]; got.Runs[0].Text != "found" || got.Unit != "other/main2.xml" || got.Index != 1 {
		tt.Errorf("paragraph = %+v", got)
	}
}

func TestStyles(tt *testing.T) {
	styles := part("styles", `<w:docDefaults/>`+
		`<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/></w:style>`+
		`<w:style w:type="paragraph" w:styleId="Normalaftertitle0"><w:name w:val="Normal after_title"/><w:basedOn w:val="N"/></w:style>`+
		`<w:style w:type="paragraph" w:styleId="C"><w:name w:val="Call"/><w:basedOn w:val="N"/><w:rPr><w:i/></w:rPr></w:style>`+
		`<w:style w:type="paragraph" w:styleId="C2"><w:name w:val="Call Two"/><w:basedOn w:val="C"/></w:style>`+
		`<w:style w:type="character" w:styleId="E"><w:name w:val="Emphasis"/><w:rPr><w:i/></w:rPr></w:style>`)
	run := func(props string) string { return `<w:r><w:rPr>` + props + `</w:rPr><w:t>x</w:t></w:r>` }
	para := func(style, runs string) string {
		return `<w:p><w:pPr><w:pStyle w:val="` + style + `"/></w:pPr>` + runs + `</w:p>`
	}
	tests := []struct {
		name, body, style string
		italic            bool
	}{
		{"default", `<w:p>` + run("") + `</w:p>`, "normal", false},
		{"name, not id", para("Normalaftertitle0", run("")), "normalaftertitle", false},
		{"unknown id", para("Res_No", run("")), "resno", false},
		{"italic by style", para("C", t("x")), "call", true},
		{"italic inherited", para("C2", run("")), "calltwo", true},
		{"switched off", para("C", run(`<w:i w:val="0"/>`)), "call", false},
		{"two styles cancel out", para("C", run(`<w:rStyle w:val="E"/>`)), "call", false},
		{"character style", para("N", run(`<w:rStyle w:val="E"/>`)), "normal", true},
		{"direct", para("N", run(`<w:i/><w:b w:val="true"/>`)), "normal", true},
	}
	for _, c := range tests {
		tt.Run(c.name, func(tt *testing.T) {
			got := word(c.body, files{"word/styles.xml": styles}).read(tt).Paragraphs[0]
			if got.Style != c.style || got.Runs[0].Italic != c.italic {
				tt.Errorf("style %q italic %v, want %q %v", got.Style, got.Runs[0].Italic, c.style, c.italic)
			}
		})
	}
}

func TestMacroAndTemplateFilesRead(tt *testing.T) {
	f := word(p("text"), files{"word/vbaProject.bin": "\xD0\xCF\x11\xE0 macros"})
	for _, name := range []string{"a.docm", "a.dotx"} {
		doc, err := Read(name, f.zip(tt), limit.Default())
		if err != nil || len(doc.Paragraphs) != 1 || doc.Name != name || doc.Format != document.FormatDocx {
			tt.Errorf("%s: %v %v", name, doc, err)
		}
	}
}

func TestHeadersAndFootersStandApart(tt *testing.T) {
	doc := word(p("body"), files{"word/header1.xml": part("hdr", p("head")), "word/footer1.xml": part("ftr", p("foot"))}).read(tt)
	var got []string
	for _, b := range doc.View(document.Draft).Blocks {
		got = append(got, string(b.Part)+": "+b.Text)
	}
	if diff := cmp.Diff([]string{"body: body", "header: head", "footer: foot"}, got); diff != "" {
		tt.Error(diff)
	}
}
