package akn

import (
	"errors"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/resolint/resolint/internal/document"
	"github.com/resolint/resolint/internal/read/limit"
	"github.com/resolint/resolint/internal/read/readtest"
	"github.com/resolint/resolint/internal/testkit"
)

const frame = `<?xml version="1.0" encoding="UTF-8"?><akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><statement name="resolution">`

func read(tb testing.TB, text string) *document.Document {
	tb.Helper()
	doc, err := Read("draft.xml", []byte(text), limit.Default())
	if err != nil {
		tb.Fatal(err)
	}
	readtest.Check(tb, doc)
	return doc
}

const itu = frame + `
<meta><identification><FRBRWork><FRBRnumber value="9"/></FRBRWork></identification></meta>
<preface><longTitle><p><docType>RESOLUTION</docType> <docNumber>9 (REV. <del>A</del><ins>B</ins>, 2031)</docNumber></p></longTitle>
<container name="title"><p>On towers &amp; masts</p></container></preface>
<preamble><formula name="enactingFormula"><p>The Assembly (B, 2031),</p></formula>
<recitals><intro><p><i>recalling</i></p></intro>
<recital><num>a)</num><p>Resolution 4<authorialNote marker="1"><p>Of the last Assembly.</p></authorialNote>;</p></recital>
<recital><num>b)</num><p>Resolution 5,</p></recital></recitals></preamble>
<mainBody><hcontainer name="resolves"><heading><i>resolves</i></heading>
<paragraph><num><del>2</del><ins>1</ins></num><list><intro><p>to review:</p></intro>
<point><num>i)</num><content><p>fees;</p></content></point></list></paragraph></hcontainer>
<hcontainer name="annex"><heading>Definitions</heading><paragraph><num>2</num></paragraph></hcontainer></mainBody></statement></akomaNtoso>`

func describe(doc *document.Document, s document.Side) []string {
	var out []string
	for _, b := range doc.View(s).Blocks {
		out = append(out, strings.TrimSpace(string(b.Part)+" "+b.Note)+"|"+b.Style+"|"+b.Label+"|"+b.Text)
	}
	return out
}

func TestITU(t *testing.T) {
	doc := read(t, itu)
	draft := []string{
		"body|resno||RESOLUTION 9 (REV. B, 2031)",
		"body|restitle||On towers & masts",
		"body|normalaftertitle||The Assembly (B, 2031),",
		"body|call||recalling",
		"footnote 1|||Of the last Assembly.",
		"body||a)|Resolution 4¹;",
		"body||b)|Resolution 5,",
		"body|call||resolves",
		"body||1|to review:",
		"body||i)|fees;",
		"body|headingb||Definitions",
		"body|||2",
	}
	if diff := cmp.Diff(draft, describe(doc, document.Draft)); diff != "" {
		t.Errorf("draft (-want +got):\n%s", diff)
	}
	base := describe(doc, document.Base)
	if base[0] != "body|resno||RESOLUTION 9 (REV. A, 2031)" || base[8] != "body||2|to review:" {
		t.Errorf("base = %q", base)
	}
}

func TestUN(t *testing.T) {
	doc := read(t, strings.Replace(frame, "akn/3.0", "akn/3.0/WD17", 1)+`<preface><p><docNumber>A/RES/99/1</docNumber> <docTitle>On towers</docTitle></p></preface>
<preamble><formula><p><i>The General Assembly</i>,</p></formula><recitals><recital><p><i>Recalling</i> its resolution 98/1,</p></recital></recitals></preamble>
<mainBody><paragraph><num>1.</num><content><p><i>Decides</i> to meet.</p></content></paragraph>
<article><num>Article 2</num><heading>Fees</heading><paragraph><content><p>None.</p></content></paragraph></article></mainBody></statement></akomaNtoso>`)
	want := []string{
		"body|resno||A/RES/99/1", "body|restitle||On towers", "body|normalaftertitle||The General Assembly,",
		"body|||Recalling its resolution 98/1,", "body||1.|Decides to meet.", "body|heading1|Article 2|Fees", "body|||None.",
	}
	if diff := cmp.Diff(want, describe(doc, document.Draft)); diff != "" {
		t.Errorf("blocks (-want +got):\n%s", diff)
	}
}

func TestErrors(t *testing.T) {
	bomb := `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>`
	tests := map[string]struct{ text, want string }{
		"another root":    {`<TEI><p>x</p></TEI>`, "not Akoma Ntoso"},
		"entity":          {bomb + frame[strings.Index(frame, "<akoma"):] + "<p>&b;</p></statement></akomaNtoso>", "entity"},
		"not well-formed": {frame + "<p>x</i></p>", "line 1"},
		"cut off":         {frame + "<p>x", "not well-formed"},
		"too deep":        {frame + strings.Repeat("<section>", 300), "nesting depth"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			if _, err := Read("x.xml", []byte(tt.text), limit.Default()); err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("error = %v, want one with %q", err, tt.want)
			}
		})
	}
}

func TestHostile(t *testing.T) {
	for name, text := range map[string]string{
		"paragraphs": frame + strings.Repeat("<p>x</p>", 300_000),
		"notes":      frame + "<p>" + strings.Repeat("x<authorialNote><p>y</p></authorialNote>", 30_000) + "</p></statement></akomaNtoso>",
		"numbers":    frame + strings.Repeat("<num>1</num>", 300_000),
		"attributes": frame + "<p " + strings.Repeat(`a="b" `, 1<<20) + "/>",
	} {
		t.Run(name, func(t *testing.T) {
			var err error
			testkit.Soon(t, 2*time.Second, func() { _, err = Read("x.xml", []byte(text), limit.Default()) })
			var beyond *limit.Error
			if name != "notes" && !errors.As(err, &beyond) || name == "notes" && err != nil {
				t.Errorf("%s: error = %v", name, err)
			}
		})
	}
}

func TestFinalActs(t *testing.T) {
	data, err := os.ReadFile(testkit.Shared(t, "corpus", "itu", "pp18_final_acts_akn.xml"))
	if err != nil {
		t.Fatal(err)
	}
	doc := read(t, string(data))
	count := map[string]int{}
	for _, p := range doc.Paragraphs {
		count[p.Style]++
	}
	// 61 resolutions, 2 decisions and 1 recommendation.
	if count["resno"] != 64 || count["restitle"] < 64 || count["normalaftertitle"] < 64 || count["call"] < 400 {
		t.Errorf("styles = %v", count)
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(itu))
	f.Add([]byte(frame + "<p>a<br/>b<![CDATA[ c & d ]]>&#233;</p><!-- x --><toc>y</toc><table><tr><td>z</td></tr></table></statement></akomaNtoso>"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if doc, err := Read("x.xml", data, limit.Default()); err == nil {
			readtest.Check(t, doc)
		}
	})
}
