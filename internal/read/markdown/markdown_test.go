package markdown

import (
	"errors"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/resolint/resolint/internal/document"
	"github.com/resolint/resolint/internal/read/limit"
	"github.com/resolint/resolint/internal/read/readtest"
	"github.com/resolint/resolint/internal/testkit"
)

func read(tb testing.TB, text string) *document.Document {
	tb.Helper()
	doc, err := Read("draft.md", []byte(text), limit.Default())
	if err != nil {
		tb.Fatal(err)
	}
	readtest.Check(tb, doc)
	return doc
}

func TestBlocks(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{
			"headings, calls and labels",
			"# RESOLUTION 9\n\n*The Assembly,*\n\n*recalling*\n\na) Resolution 4;\n\n1. *Calls upon* States:\n\n   (a) to meet;\n\n2) to vote.\n",
			"RESOLUTION 9\nThe Assembly,\nrecalling\na) Resolution 4;\n1. Calls upon States:\n(a) to meet;\n2) to vote.",
		},
		{
			"labels without blank lines",
			"*resolves*\n1 to share the towers of the coast, as far as their owners agree to\nit and the fees are fair;\n2 to report,\n",
			"resolves\n1 to share the towers of the coast, as far as their owners agree to it and the fees are fair;\n2 to report,",
		},
		{
			"bullets and their depth",
			"1. to review:\n   - fees;\n   - towers;\n",
			"1. to review:\n•| fees;\n•| towers;",
		},
		{
			"indented text is no code",
			"1 to review:\n\n    i) the fees of *all* towers;\n\n    ii) the rest,\n",
			"1 to review:\ni) the fees of all towers;\nii) the rest,",
		},
		{"escapes and entities", "a) 5 \\* 5 &amp; 6&nbsp;m \\[sic\\];\n", "a) 5 * 5 & 6\u00a0m [sic];"},
		{"hard break", "resolves  \nto do\\\nit\n", "resolves\nto do\nit"},
		{
			"footnotes, also unused ones",
			"a) towers[^1] and masts[^m];\n\n[^1]: Masts.\n[^m]: Poles\n    of wood.\n[^9]: Unused.\n",
			"a) towers¹ and masts²;\n[footnote 1] ¹ Masts.\n[footnote 2] ² Poles of wood.\n[footnote 9] ⁹ Unused.",
		},
		{"superscript", "a) towers<sup>1</sup>;\n", "a) towers¹;"},
		{"table", "| a | b |\n|---|---|\n| c | d |\n", "a\nb\nc\nd"},
		{"quote", "> 1. to share\n> the towers;\n", "1. to share the towers;"},
		{"links", "see [the *list*](http://x.test/a) and <http://y.test/>.\n", "see the list and http://y.test/."},
		{"pictures", "to show ![*boats* at sea](x.png \"boats\") the towers ![](y.png);\n", "to show  the towers ;"},
		{"front matter", "---\ntitle: x\ntags: y\n---\n\nresolves\n", "[header] ---\nx\n[header] tags: y\n[header] ---\nresolves"},
		{"title over lines", "---\nTitle: >-\n  Towers of\n  the coast\nsubtitle: x\n...\n\nresolves\n", "[header] ---\nTowers of the coast\n[header] subtitle: x\n[header] ...\nresolves"},
		{"title in quotes", "---\ntitle: \"Towers: a view\" # short\n---\n\nresolves\n", "[header] ---\nTowers: a view\n[header] ---\nresolves"},
		{"TOML", "+++\ntitle = 'Towers'\nwomen = \"yes\"\n+++\n\nresolves\n", "[header] +++\nTowers\n[header] women = \"yes\"\n[header] +++\nresolves"},
		{"front matter without a title", "---\ntitle:\n---\n\nresolves\n", "[header] ---\n[header] title:\n[header] ---\nresolves"},
		{
			"numbers that the reader counts", "#. to build;\n\n#. to mend:\n\n    a) #. masts;\n\n#. to rest;\n\n#.not one;\n",
			"1.| to build;\n2.| to mend:\na) #. masts;\n3.| to rest;\n#.not one;",
		},
		{"what looks like the definition of a link", "[Canada]: reserve\n\nresolves\n", "[Canada]: reserve\nresolves"},
		{"code", "```\na) x\nb) y\n```\n", "a) x\nb) y"},
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

func TestProperties(t *testing.T) {
	doc := read(t, "## Title\n\n*resolves* **now**\n\n| a |\n|---|\n| b |\n")
	p := doc.Paragraphs
	if p[0].Style != "heading2" || !p[1].Runs[0].Italic || p[1].Runs[0].Bold || !p[1].Runs[2].Bold || !p[3].Cell {
		t.Errorf("paragraphs = %+v", p)
	}
}

func TestChanges(t *testing.T) {
	doc := read(t, "a) <ins cite=\"ABC\" datetime=\"2031-05-03\">new</ins> ~~old~~ <u>under</u> words;{>>DEF 4.5.2031: why<<}\n\n"+
		"{==all words==}{>>JKL: too vague<<}\n\n<!-- keep this -->\nb) words;\n")
	if diff := cmp.Diff([]string{"a)  old  words;", "all words", "b) words;"}, readtest.Blocks(doc, document.Base)); diff != "" {
		t.Errorf("base (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"a) new  under words;", "all words", "b) words;"}, readtest.Blocks(doc, document.Draft)); diff != "" {
		t.Errorf("draft (-want +got):\n%s", diff)
	}
	var authors []string
	for _, r := range doc.Paragraphs[0].Runs {
		for _, c := range r.Changes {
			authors = append(authors, string(c.Kind)+" "+c.Author+" "+c.Date+" "+c.Comment)
		}
	}
	want := []string{"inserted ABC 2031-05-03 ", "deleted DEF 4.5.2031 why", "inserted DEF 4.5.2031 why"}
	if diff := cmp.Diff(want, authors); diff != "" {
		t.Errorf("changes (-want +got):\n%s", diff)
	}
	remarks := []document.Remark{
		{Author: "JKL", Text: "too vague", Paragraph: 1, Quote: "all words", Start: 118, End: 138},
		{Text: "keep this", Paragraph: 2, Start: 140, End: 158},
	}
	if diff := cmp.Diff(remarks, doc.Remarks); diff != "" {
		t.Errorf("remarks (-want +got):\n%s", diff)
	}
}

// An underline is emphasis where nothing is struck out.
func TestUnderline(t *testing.T) {
	if doc := read(t, "<u>Recalls</u> its resolution;\n"); doc.Redline() {
		t.Error("underlining alone is read as a change")
	}
}

// Text that is struck out in the ways of pandoc, GitHub and editors of web pages.
func TestStruckOut(t *testing.T) {
	tests := []struct{ name, text, base, draft string }{
		{"tildes", "to ~~go~~ stay", "to go stay", "to  stay"},
		{"a tilde", "to ~go far~ stay", "to go far stay", "to  stay"},
		{"no tilde", "H~2~O, ~40 or ~50 of them, a~b c~d", "H~2~O, ~40 or ~50 of them, a~b c~d", "H~2~O, ~40 or ~50 of them, a~b c~d"},
		{"class", "to [go]{.strikeout} stay", "to go stay", "to  stay"},
		{"underlined beside it", "to ~~go~~ [stay [here]]{.underline}", "to go ", "to  stay [here]"},
		{"underlined alone", "to [stay]{.underline}", "to stay", "to stay"},
		{"tracked", `to [go]{.deletion author="A B" date="2031-05-03"}[stay]{.insertion author="A B"} now`, "to go now", "to stay now"},
		{"other attributes", `to [go]{#x .smallcaps} [now]{lang="en"}`, "to go now", "to go now"},
		{"no attributes", "to [go]{now} [x]{ y}", "to [go]{now} [x]{ y}", "to [go]{now} [x]{ y}"},
		{"style", `to <span style="text-decoration:line-through">go <span>far</span> off</span> stay`, "to go far off stay", "to  stay"},
		{"other style", `to <span style="color:red">go</span> stay`, "to go stay", "to go stay"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			doc := read(t, tt.text+"\n")
			for side, want := range map[document.Side]string{document.Base: tt.base, document.Draft: tt.draft} {
				if got := strings.Join(readtest.Blocks(doc, side), "\n"); strings.TrimSpace(got) != strings.TrimSpace(want) {
					t.Errorf("%v: got %q, want %q", side, got, want)
				}
			}
		})
	}
}

// A comment of Word that pandoc writes as a span is no text of the draft.
func TestCommentSpan(t *testing.T) {
	doc := read(t, `to [why not now?]{.comment-start id="1" author="ABC" date="2031-05-03"}go[]{.comment-end id="1"} far`+"\n")
	if got := readtest.Blocks(doc, document.Draft)[0]; got != "to go far" {
		t.Errorf("text = %q", got)
	}
	if len(doc.Remarks) != 1 || doc.Remarks[0].Text != "why not now?" || doc.Remarks[0].Author != "ABC" {
		t.Errorf("remarks = %+v", doc.Remarks)
	}
}

func TestUnclosed(t *testing.T) {
	doc := read(t, "a) {++new words;\n\nb) others.\n")
	if doc.Redline() || len(doc.Notices) != 1 || !strings.Contains(doc.Notices[0], "line 1") {
		t.Errorf("redline %v, notices %q", doc.Redline(), doc.Notices)
	}
	if got := readtest.Blocks(doc, document.Draft)[0]; got != "a) {++new words;" {
		t.Errorf("text = %q", got)
	}
}

var (
	critComment = regexp.MustCompile(`\{>>[\s\S]*?<<\}`)
	critInsert  = regexp.MustCompile(`\{\+\+([\s\S]*?)\+\+\}`)
	critDelete  = regexp.MustCompile(`\{--([\s\S]*?)--\}`)
	critReplace = regexp.MustCompile(`\{~~([\s\S]*?)~>([\s\S]*?)~~\}`)
)

// resolved is the text with all changes rejected or accepted, by other means
// than the reader's.
func resolved(text string, s document.Side) string {
	text = critComment.ReplaceAllString(text, "")
	if s == document.Base {
		return critReplace.ReplaceAllString(critDelete.ReplaceAllString(critInsert.ReplaceAllString(text, ""), "$1"), "$1")
	}
	return critReplace.ReplaceAllString(critDelete.ReplaceAllString(critInsert.ReplaceAllString(text, "$1"), ""), "$2")
}

func sides(t *testing.T, text string) {
	t.Helper()
	doc := read(t, text)
	for _, s := range []document.Side{document.Base, document.Draft} {
		want := readtest.Blocks(read(t, resolved(text, s)), document.Draft)
		if diff := cmp.Diff(want, readtest.Blocks(doc, s)); diff != "" {
			t.Errorf("%v (-resolved by hand +view):\n%s", s, diff)
		}
	}
}

func TestSides(t *testing.T) {
	tests := map[string]string{
		"item deleted, items renumbered": "resolves\n\n{--1 to meet;--}\n\n{~~2~>1~~} to vote;\n\n{++2 to report.++}\n",
		"two paragraphs deleted":         "a) one;\n\n{--b) two;\n\nc) three;--}\n\nd) four.\n",
		"paragraph split":                "a) one;{++\n\nb)++} two.\n",
		"paragraphs merged":              "a) one;{--\n\nb)--} two.\n",
		"list item deleted":              "1. *Calls* on one;\n\n{--2. *Calls* on two;--}\n\n{~~3~>2~~}. *Calls* on three.\n",
		"heading changed":                "# RESOLUTION 1 ({~~A~>B~~})\n\n{--## Old title--}{++## New title++}\n\ntext\n",
		"emphasis in a change":           "1. {~~*Calls upon*~>*Invites*~~} States to {++*really* ++}act.\n",
		"emphasis around a change":       "*The {~~old~>new~~} Assembly,*\n",
		"table cells":                    "| a | {~~b~>c~~} |\n|---|---|\n| {++d++} | e |\n",
		"first and last":                 "{--first\n\n--}middle\n\n{++last++}\n",
		"all deleted":                    "{--one\n\ntwo--}\n",
		"wrapped over lines":             "a) one {--two\nthree --}four\nfive {++six\nseven++};\n",
		"adjacent":                       "a) {--x--}{++y++}{--z--};\n",
		"label inserted":                 "{++a) ++}one;\n\n{--a)--}{++b)++} two;\n",
		"paragraph moved":                "{--a) one;\n\n--}b) two;\n\n{++c) one;\n\n++}d) three.\n",
	}
	for name, text := range tests {
		t.Run(name, func(t *testing.T) { sides(t, text) })
	}
}

func TestCases(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(testkit.Shared(t, "cases"), "*.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	redlines := 0
	for _, f := range files {
		archive, err := txtar.ParseFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, part := range archive.Files {
			if filepath.Ext(part.Name) == ".md" {
				t.Run(filepath.Base(f)+" "+part.Name, func(t *testing.T) { sides(t, string(part.Data)) })
				if strings.Contains(string(part.Data), "{++") {
					redlines++
				}
			}
		}
	}
	if redlines < 5 {
		t.Errorf("only %d redlines among the cases", redlines)
	}
}

func TestHostile(t *testing.T) {
	tests := map[string]string{
		"nested list":            nested(3000),
		"quotes in quotes":       strings.Repeat(">", 50_000) + " x",
		"open brackets":          strings.Repeat("[", 50_000),
		"brackets in brackets":   strings.Repeat("[", 50_000) + strings.Repeat("]", 50_000),
		"open emphasis":          strings.Repeat("*a ", 1<<20),
		"nested emphasis":        strings.Repeat("*a **b ", 20_000) + strings.Repeat("** *", 20_000),
		"backticks":              backticks(3000),
		"wide table":             strings.Repeat("|a", 30_000) + "|\n" + strings.Repeat("|-", 30_000) + "|\n",
		"tags":                   strings.Repeat("<ins>", 100_000) + "x",
		"strikes":                strings.Repeat("~~a ", 100_000),
		"references without end": strings.Repeat("[^", 100_000),
		"link in link":           strings.Repeat("[a](", 50_000),
		"html openings":          strings.Repeat("<a ", 100_000),
		"emphasis in words":      strings.Repeat("a**b*c_", 1<<19),
		"autolinks":              strings.Repeat("<http:", 1<<19),
		"long line":              strings.Repeat("word ", 1<<20/5),
	}
	for name, text := range tests {
		t.Run(name, func(t *testing.T) {
			var err error
			testkit.Soon(t, 2*time.Second, func() { _, err = Read("x.md", []byte(text), limit.Default()) })
			var beyond *limit.Error
			if err != nil && !errors.As(err, &beyond) {
				t.Errorf("error = %v, want none or *limit.Error", err)
			}
		})
	}
}

// TestNesting: brackets in brackets are text, those of a negotiation are not many.
func TestNesting(t *testing.T) {
	for text, few := range map[string]bool{
		strings.Repeat("[", 200) + "\n" + strings.Repeat("]", 200):    false,
		strings.Repeat("[", 50) + "\n" + strings.Repeat("]", 50):      true,
		strings.Repeat("[agreed [as amended] text] ", 200):            true,
		strings.Repeat("[", 60) + "\n\n" + strings.Repeat("[", 60):    true,
		strings.Repeat("]", 200) + strings.Repeat("[", 200) + "\n\nx": true,
	} {
		if got := fewMarks(text); got != few {
			t.Errorf("%.60q: few = %t, want %t", text, got, few)
		}
	}
}

func nested(n int) string {
	var out strings.Builder
	for i := range n {
		out.WriteString(strings.Repeat("  ", i) + "- x\n")
	}
	return out.String()
}

func backticks(n int) string {
	var out strings.Builder
	for i := range n {
		out.WriteString("e" + strings.Repeat("`", i))
	}
	return out.String()
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{
		"# a\n\n*b*\n\n1. c\n   - d\n\n> e\n\n| a |\n|---|\n| b |\n", "{--a\n\nb--}{>>c<<}\n<!-- d -->\n[^1]: e\n\nf[^1]",
		"<ins>a\n\nb</ins> ~~c~~ <u>d</u> &amp; \\* `e`", "---\na: b\n---\nc", "a  \nb\\\nc-\nd", "\t- a\n\n\t\t1) b", "<sup>12a</sup><br><http://a.b>",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		doc, err := Read("x.md", data, limit.Default())
		if err != nil {
			return
		}
		readtest.Check(t, doc)
	})
}

func BenchmarkRead(b *testing.B) {
	const item = "that the towers along the coast are shared by the operators of the region on a voluntary basis and within existing resources, as appropriate;\n\n"
	for name, change := range map[string]string{"clean": "to ensure", "redline": "to {~~ensure~>promote~~}"} {
		b.Run(name, func(b *testing.B) {
			var text strings.Builder
			for text.Len() < 1<<20 {
				text.WriteString("*recalling*\n\na) " + item + "b) " + item + "*resolves*\n\n1 " + change + " " + item)
			}
			data := []byte(text.String())
			b.SetBytes(int64(len(data)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Read("x.md", data, limit.Default()); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
