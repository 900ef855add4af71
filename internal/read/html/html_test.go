package html

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/charmap"

	"github.com/resolint/resolint/internal/document"
	"github.com/resolint/resolint/internal/read/limit"
	"github.com/resolint/resolint/internal/read/readtest"
	"github.com/resolint/resolint/internal/testkit"
)

func read(tb testing.TB, text string) *document.Document {
	tb.Helper()
	doc, err := Read("draft.html", []byte(text), limit.Default())
	if err != nil {
		tb.Fatal(err)
	}
	readtest.Check(tb, doc)
	return doc
}

func TestRead(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"paragraphs and white space", "<p> a)  one\n two <b>three</b> ;</p>\n<p>b) four", "a) one two three ;\nb) four"},
		{"references", "<p>A&nbsp;&amp;&#233;&lt;b&gt; &copy &unknown; R&D</p>", "A\u00a0&é<b> © &unknown; R&D"},
		{"what is no text", "<head><title>T</title></head><body><script>x</script><style>p{}</style><p>a<p hidden>b</p><template>c</template></body>", "a"},
		{"line breaks", "<p>a<br>b<br><br>c<br></p>", "a\nb\nc"},
		{"numbered lists", "<ol type=a start=3><li>x</li><li value=7>y<ol type=i><li>z</li></ol></li></ol><ul><li>u</li></ul>", "c.| x\ng.| y\ni.| z\n•| u"},
		{"lists that style sheets number", "<style>ol ol{list-style-type:upper-latin} .c{list-style:none} .c > li:before{content:'(' counter(k, lower-roman) ') '}</style><ol><li>x<ol><li>y</li></ol></li></ol><ol class=c><li>z</li><li>u</li></ol>", "1.| x\nA.| y\ni.| z\nii.| u"},
		{"list without marks", "<ul style='list-style: none'><li>a) x</li></ul>", "a) x"},
		{"second paragraph of an item", "<ol><li><p>x</p><p>y</p></li><li>z</ol>", "1.| x\ny\n2.| z"},
		{"footnotes", "<p>towers<sup><a href='#fn1'>1</a></sup> of 5 km<sup>2</sup></p><ol><li id='fn1'><p>Masts.</p></li></ol>", "towers¹ of 5 km²\n[footnote 1] Masts."},
		{"footnotes of Word", "<p>towers<a href='#_ftn2' name='_ftnref2'><sup>2</sup></a></p><p><a href='#_ftnref2' name='_ftn2'><sup>2</sup></a> Masts.</p>", "towers²\n[footnote 2] ² Masts."},
		{
			"article and furniture",
			"<nav>Home</nav><header>Site</header><main><article><header><h1>RESOLUTION 9</h1></header><p>The Assembly, recalling</p></article></main><aside>Share</aside><footer>Legal</footer>",
			"[header] Home\n[header] Site\nRESOLUTION 9\nThe Assembly, recalling\n[footer] Share\n[footer] Legal",
		},
		{"a small main is not believed", "<main><p>x</p></main><div>The text of the resolution stands outside of it.</div>", "x\nThe text of the resolution stands outside of it."},
		{"preformatted", "<pre>a) one\nb) two\n\nc)  three</pre>", "a) one\nb) two\nc) three"},
		{"wild markup", "<p>a</b></i><table><td>b<p>c</div></p>d<", "a\nb\nc\nd<"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := strings.Join(readtest.Blocks(read(t, tt.text), document.Draft), "\n")
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("blocks (-want +got):\n%s", diff)
			}
		})
	}
}

func TestChanges(t *testing.T) {
	doc := read(t, `<h1>RESOLUTION 9 (<del>A</del><ins>B</ins>)</h1><p class="Call"><i>resolves</i></p><ol>
<li>to <del cite="mailto:ABC" datetime="2031-05-03T10:00:00Z">ensure</del><ins cite="mailto:ABC" datetime="2031-05-03T10:00:00Z">promote</ins> access;</li>
<del><li>to report;</li></del><ins><li>to try;</li></ins><li>to meet.</li></ol><ins><p>A</p><p>B</p></ins><p>C<ins></p><p></ins>D</p>`)
	base := []string{"RESOLUTION 9 (A)", "resolves", "1.| to ensure access;", "2.| to report;", "3.| to meet.", "CD"}
	draft := []string{"RESOLUTION 9 (B)", "resolves", "1.| to promote access;", "2.| to try;", "3.| to meet.", "A", "B", "C", "D"}
	if diff := cmp.Diff(base, readtest.Blocks(doc, document.Base)); diff != "" {
		t.Errorf("base (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(draft, readtest.Blocks(doc, document.Draft)); diff != "" {
		t.Errorf("draft (-want +got):\n%s", diff)
	}
	p := doc.Paragraphs
	if p[0].Style != "heading1" || p[1].Style != "call" || !p[1].Runs[0].Italic {
		t.Errorf("paragraphs = %+v", p[:2])
	}
	c := p[2].Runs[2].Changes // to, space, ensure
	if len(c) != 1 || c[0].Author != "ABC" || c[0].Date != "2031-05-03T10:00:00Z" {
		t.Errorf("change = %+v", c)
	}
}

func TestTables(t *testing.T) {
	long := strings.Repeat("<p>The Assembly decides to meet again.</p>", 9)
	if doc := read(t, long+"<table><tr><td>a</td><td>b</td></tr></table>"); !doc.Paragraphs[9].Cell || doc.Paragraphs[0].Cell {
		t.Error("the cells of a table are not marked")
	}
	if doc := read(t, "<table><tr><td>"+long+"</td></tr></table>"); doc.Paragraphs[0].Cell {
		t.Error("the text of a page laid out by a table is taken for cells")
	}
}

func TestRemarks(t *testing.T) {
	doc := read(t, "<p>a</p><!-- resolint-disable-next gender/removed: agreed --><p>b</p><!--[if IE]>x<![endif]-->")
	want := []document.Remark{{Text: "resolint-disable-next gender/removed: agreed", Paragraph: 1}}
	if diff := cmp.Diff(want, doc.Remarks); diff != "" {
		t.Error(diff)
	}
}

func TestCharset(t *testing.T) {
	const text = `<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1251"></head><body><p>решает</p></body></html>`
	data, err := charmap.Windows1251.NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	if got := readtest.Blocks(read(t, data), document.Draft); len(got) != 1 || got[0] != "решает" {
		t.Errorf("blocks = %q", got)
	}
}

func TestHostile(t *testing.T) {
	tests := map[string]string{
		"deep div":          strings.Repeat("<div>", 500_000) + "x",
		"deep ins":          strings.Repeat("<ins>", 500_000) + "x",
		"deep lists":        strings.Repeat("<ol><li>", 300_000) + "x",
		"open bold":         strings.Repeat("<b>x", 300_000),
		"references":        strings.Repeat("&amp;&lt;&#x41;", 200_000),
		"bad references":    strings.Repeat("&aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", 50_000),
		"attributes":        "<p " + strings.Repeat("a=b ", 500_000) + ">x",
		"comment":           strings.Repeat("<!--", 500_000),
		"skipped elements":  strings.Repeat("<svg>", 300_000),
		"long paragraph":    strings.Repeat("word <i>", 300_000),
		"rules in rules":    "<style>" + strings.Repeat("a &, & b, &&&& {", 100_000) + "x{display:none}" + strings.Repeat("}", 100_000) + "</style><a>x",
		"many alternatives": "<style>" + strings.Repeat("a,", 300_000) + "a{ " + strings.Repeat("b,", 300_000) + "b{display:none}}</style><a>x",
		"deep selectors":    "<style>" + strings.Repeat(":not(:is(", 200_000) + "{display:none}</style><a>x",
		"variables":         "<style>:root{" + strings.Repeat("--a:var(--a)var(--a);", 50_000) + "} p{color:var(--a)}</style>" + strings.Repeat("<p>x", 1000),
	}
	for name, text := range tests {
		t.Run(name, func(t *testing.T) {
			var err error
			testkit.Soon(t, 2*time.Second, func() { _, err = Read("x.html", []byte(text), limit.Default()) })
			var beyond *limit.Error
			if err != nil && !errors.As(err, &beyond) {
				t.Errorf("error = %v, want none or *limit.Error", err)
			}
		})
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{
		"<p>a<ins>b</p><p>c</ins>d&amp;e<sup>1</sup><br>", "<ol type=a><li>x<del><li>y</del></ol>", "<table><td>a<pre>b\n\nc",
		"<style>a+b,p:nth-child(2n):not(.x,:is(b>c)){color:var(--a,red)} .d{&:before{content:counter(k,lower-roman)}}</style><p>a<p class=x>b",
		"<li id=fn1>a</li><a name=_ftn2 href=#x>b", "<!--a--><main>b</main><nav>c",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if doc, err := Read("x.html", data, limit.Default()); err == nil {
			readtest.Check(t, doc)
		}
	})
}

// TestSheetsAreBounded: rules that ask what is around every element cost no more than the
// page is long.
func TestSheetsAreBounded(t *testing.T) {
	page := func(rules, elements int) string {
		return "<!DOCTYPE html><style>" + strings.Repeat(strings.Repeat("a ", 40)+"x{display:none}\n", rules) + "</style>" +
			strings.Repeat("<a>", 90) + strings.Repeat("<x>y</x>", elements)
	}
	if _, err := Read("a.html", []byte(page(20, 500)), limit.Default()); err != nil {
		t.Errorf("a usual page: %v", err)
	}
	b := newBuilder(page(mostRules, 5000), limit.Default())
	if err := b.read(); !errors.Is(err, errLooks) {
		t.Errorf("too many rules: %v", err)
	}
	if most := b.looks.most + 100*mostAround; b.looks.n > most {
		t.Errorf("%d looks, want at most %d", b.looks.n, most)
	}
}
