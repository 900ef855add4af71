package plain

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/charmap"

	"github.com/resolint/resolint/internal/document"
	"github.com/resolint/resolint/internal/read/charset"
	"github.com/resolint/resolint/internal/read/limit"
	"github.com/resolint/resolint/internal/read/readtest"
	"github.com/resolint/resolint/internal/testkit"
)

func read(tb testing.TB, data []byte) *document.Document {
	tb.Helper()
	doc, err := Read("draft.txt", data, limit.Default())
	if err != nil {
		tb.Fatal(err)
	}
	readtest.Check(tb, doc)
	return doc
}

func TestLayouts(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{
			"blank lines between paragraphs",
			"RESOLUTION 9 (GENEVA, 2031)\n\nrecalling\n\na) Resolution 4;\n\nb) Resolution 5,\n",
			"RESOLUTION 9 (GENEVA, 2031)\nrecalling\na) Resolution 4;\nb) Resolution 5,",
		},
		{
			"a paragraph on each line",
			"RESOLUTION 9 (GENEVA, 2031)\nOn the sharing of towers\nThe Assembly,\nrecalling\na) Resolution 4;\nresolves\n1 to share towers;\n2 to lower fees,\ninvites Member States\nto consider the matter.",
			"RESOLUTION 9 (GENEVA, 2031)\nOn the sharing of towers\nThe Assembly,\nrecalling\na) Resolution 4;\nresolves\n1 to share towers;\n2 to lower fees,\ninvites Member States\nto consider the matter.",
		},
		{
			"wrapped, with labels and calls in one block",
			"noting\na) that the towers along the coast are shared by two operators on a\nvoluntary basis;\nb) that most of the towers inland stand empty for a large part of the\nyear,\n\ninstructs the Director of the Bureau\n1 to make a list of the towers that\nare empty by the end of the year 2033 and to publish it in all the\nlanguages of the Union.",
			"noting\na) that the towers along the coast are shared by two operators on a voluntary basis;\nb) that most of the towers inland stand empty for a large part of the year,\ninstructs the Director of the Bureau\n1 to make a list of the towers that are empty by the end of the year 2033 and to publish it in all the languages of the Union.",
		},
		{
			"a number at the start of a wrapped line is no label",
			"Recalling its resolution 88/12 on the towers of the coast, adopted on\n25 September 2033, and the reports that were submitted in accordance with\n3 of its annexes, as well as those of the regional commissions from\nthe years before,\n",
			"Recalling its resolution 88/12 on the towers of the coast, adopted on 25 September 2033, and the reports that were submitted in accordance with 3 of its annexes, as well as those of the regional commissions from the years before,",
		},
		{
			"a wrapped enumeration of capitalised names",
			"invites the members of the coastal commission, the Member States, Sector\nMembers, Associates and Academia to send their lists to the Director of\nthe Bureau before the meeting of the group, and to\ntake part in it.\n",
			"invites the members of the coastal commission, the Member States, Sector Members, Associates and Academia to send their lists to the Director of the Bureau before the meeting of the group, and to take part in it.",
		},
		{
			"hyphens at the end of lines",
			"1. Calls for a multi-\nstakeholder approach, for more infor-\nmation in the languages of the region and\nfor information on fees.\n",
			"1. Calls for a multi-stakeholder approach, for more information in the languages of the region and for information on fees.",
		},
		{
			"bullets of a pasted page",
			"  • resolves\n    • 1 to share towers:\n      • i) on the coast;\n      • ii) inland,\n  • invites Member States\n    • to share them too.\n",
			"•| resolves\n•| 1 to share towers:\n•| i) on the coast;\n•| ii) inland,\n•| invites Member States\n•| to share them too.",
		},
		{
			"line ends of three systems and of Unicode",
			"a) one;\r\nb) two;\rc) three;\u2028d) four;\n\ne) five.",
			"a) one;\nb) two;\nc) three;\nd) four;\ne) five.",
		},
		{
			"page numbers and form feeds",
			"1. Decides that the fees of the towers on the coast shall be lowered in\n\n– 3 –\n\f\nthe course of the year;\n\nPage 4 of 9\n\n2. Decides to meet again.\n",
			"1. Decides that the fees of the towers on the coast shall be lowered in the course of the year;\n[footer] Page 4 of 9\n2. Decides to meet again.",
		},
		{
			"running heads beside page numbers",
			"1. Decides to\n\nC 31/55\n\nPage 2\n\nmeet;\n\n2. Decides to\n\nC 31/55\n\nPage 3\n\nvote.\n\nC 31/55\n\nPage 4\n",
			"1. Decides to meet;\n2. Decides to vote.\n[footer] C 31/55\n[footer] Page 4",
		},
		{
			"running heads of a volume",
			"1. Decides that towers are lowered in\n\n26 General Assembly—Fortieth Session\n\nthe course of the year;\n\nVI. Resolutions adopted on the reports of the Third Committee 27\n\n2. Takes note of the Resolutions adopted by the Committee at session 3;\n",
			"1. Decides that towers are lowered in the course of the year;\n[footer] VI. Resolutions adopted on the reports of the Third Committee 27\n2. Takes note of the Resolutions adopted by the Committee at session 3;",
		},
		{
			"footnotes below a line",
			"a) that towers¹ are needed in all countries2;\n\n____________________\n\n¹ Masts are towers.\n\n2 Islands as well.\n",
			"a) that towers¹ are needed in all countries2;\n[footer] ____________________\n[footnote 1] ¹ Masts are towers.\n[footnote 2] 2 Islands as well.",
		},
		{
			"an area and a power of ten are no footnotes",
			"a) that 40 km² are covered;\n\n² metres.\n",
			"a) that 40 km² are covered;\n[footnote 2] ² metres.",
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			doc := read(t, []byte(tt.text))
			if diff := cmp.Diff(strings.Split(tt.want, "\n"), readtest.Blocks(doc, document.Draft)); diff != "" {
				t.Errorf("blocks (-want +got):\n%s", diff)
			}
		})
	}
}

func TestIndent(t *testing.T) {
	doc := read(t, []byte("  1 to review:\n    i) fees;\n    ii) towers;\n  2 to report.\n"))
	var got []int
	for _, p := range doc.Paragraphs {
		got = append(got, p.Indent)
	}
	if diff := cmp.Diff([]int{0, 1, 1, 0}, got); diff != "" {
		t.Error(diff)
	}
}

func TestRedline(t *testing.T) {
	doc := read(t, []byte("resolves\n\n1 to {~~ensure~>promote~~} access;{>>ABC, 3 May 2031: agreed in the group<<}\n\n"+
		"{--2 to report each year;--}{>>DEF 4.5.2031<<}\n\n{~~3~>2~~} to {++try to ++}meet.\n"))
	base := []string{"resolves", "1 to ensure access;", "2 to report each year;", "3 to meet."}
	draft := []string{"resolves", "1 to promote access;", "2 to try to meet."}
	if diff := cmp.Diff(base, readtest.Blocks(doc, document.Base)); diff != "" {
		t.Errorf("base (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(draft, readtest.Blocks(doc, document.Draft)); diff != "" {
		t.Errorf("draft (-want +got):\n%s", diff)
	}
	v := doc.View(document.Base)
	at := strings.Index(v.Blocks[1].Text, "ensure")
	c := v.ChangesAt(1, at, at+len("ensure"))
	if len(c) != 1 || c[0].Author != "ABC" || c[0].Date != "3 May 2031" || c[0].Comment != "agreed in the group" {
		t.Errorf("change = %+v", c)
	}
	if c := v.ChangesAt(2, 0, 5); len(c) != 1 || c[0].Author != "DEF" || c[0].Date != "4.5.2031" {
		t.Errorf("change of the deleted item = %+v", c)
	}
}

func TestEncodings(t *testing.T) {
	const text = "a) that “towers” – and masts – are needed in the Côte d’Azur,\n\nresolves\n\nto build them.\n"
	western, err := charmap.Windows1252.NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	wide := func(order func(u uint16) []byte, mark string) []byte {
		out := []byte(mark)
		for _, u := range utf16.Encode([]rune(text)) {
			out = append(out, order(u)...)
		}
		return out
	}
	little := func(u uint16) []byte { return []byte{byte(u), byte(u >> 8)} }
	big := func(u uint16) []byte { return []byte{byte(u >> 8), byte(u)} }
	tests := map[string][]byte{
		"UTF-8":              []byte(text),
		"UTF-8 with mark":    []byte("\xef\xbb\xbf" + text),
		"windows-1252":       []byte(western),
		"UTF-16LE with mark": wide(little, "\xff\xfe"),
		"UTF-16BE with mark": wide(big, "\xfe\xff"),
		"UTF-16LE":           wide(little, ""),
		"UTF-16BE":           wide(big, ""),
	}
	for name, data := range tests {
		t.Run(name, func(t *testing.T) {
			doc := read(t, data)
			if doc.Source != text {
				t.Errorf("source = %q", doc.Source)
			}
			if guessed := len(doc.Notices) > 0; guessed != (name == "windows-1252") {
				t.Errorf("notices = %q", doc.Notices)
			}
		})
	}
}

func TestBinary(t *testing.T) {
	if _, err := Read("x", []byte("abc\x00def\x01\x02"), limit.Default()); !errors.Is(err, charset.ErrBinary) {
		t.Errorf("error = %v, want charset.ErrBinary", err)
	}
}

func TestPlaces(t *testing.T) {
	const text = "  a) that the towers of the coast are shared by the operators\n     of the region,\n"
	doc := read(t, []byte(text))
	v := doc.View(document.Draft)
	at := strings.Index(v.Blocks[0].Text, "operators of")
	pl := v.Place(0, at, at+len("operators of"))
	if got := text[pl.Start:pl.End]; got != "operators\n     of" {
		t.Errorf("place = %q", got)
	}
}

func TestHostile(t *testing.T) {
	tests := map[string]string{
		"a line of 8 MB":          strings.Repeat("word ", 8<<20/5),
		"marks without end":       strings.Repeat("{++ {-- {~~ {>> <!-- ", 1<<17),
		"ends without marks":      strings.Repeat("++} --} ~~} ~> <<} --> ", 1<<17),
		"nested marks":            strings.Repeat("{++", 1<<18) + "x" + strings.Repeat("++}", 1<<18),
		"superscripts":            strings.Repeat("¹ x\n", 1<<18),
		"hyphens at line ends":    strings.Repeat("abcdefghij klmnopqrst uvwxyz abcdefg-\nhij ", 1<<16),
		"bare numbers":            strings.Repeat("7\n\n", 1<<18),
		"growing indentation":     ladder(2000),
		"labels":                  strings.Repeat("a)\n", 1<<18),
		"many small changes":      strings.Repeat("a{++b++}{--c--} ", 1<<16),
		"changes over paragraphs": strings.Repeat("{--a\n\nb--}\n\n{++c\n\nd++}\n", 1<<14),
	}
	for name, text := range tests {
		t.Run(name, func(t *testing.T) {
			var err error
			testkit.Soon(t, 2*time.Second, func() { _, err = Read("x.txt", []byte(text), limit.Default()) })
			var beyond *limit.Error
			if err != nil && !errors.As(err, &beyond) {
				t.Errorf("error = %v, want none or *limit.Error", err)
			}
		})
	}
}

func ladder(n int) string {
	var out strings.Builder
	for i := range n {
		out.WriteString(strings.Repeat(" ", i) + "- x\n")
	}
	return out.String()
}

func TestLimits(t *testing.T) {
	var beyond *limit.Error
	if _, err := Read("x", []byte("12345"), limit.Limits{Input: 4}); !errors.As(err, &beyond) || beyond.Key != "limits.input-bytes" {
		t.Errorf("input: %v", err)
	}
	if _, err := Read("x", []byte("a\n\nb\n\nc"), limit.Limits{Paragraphs: 2}); !errors.As(err, &beyond) || beyond.Key != "limits.paragraphs" {
		t.Errorf("paragraphs: %v", err)
	}
}

func TestCorpus(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(testkit.Shared(t, "corpus", "throughput"), "*.txt"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no texts: %v", err)
	}
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		doc := read(t, data)
		// Not a letter is lost: comments apart, all of the text stands in runs.
		want, got := letters(stripComments(doc.Source)), 0
		for _, p := range doc.Paragraphs {
			for _, r := range p.Runs {
				got += letters(r.Text)
			}
		}
		// Page numbers and running heads inside a paragraph are left out.
		if lost := want - got; lost < 0 || lost*200 > want {
			t.Errorf("%s: %d letters of %d", filepath.Base(f), got, want)
		}
	}
}

func letters(s string) int {
	n := 0
	for i := range len(s) {
		if s[i]|0x20 >= 'a' && s[i]|0x20 <= 'z' {
			n++
		}
	}
	return n
}

func stripComments(s string) string {
	for {
		i := strings.Index(s, "<!--")
		if i < 0 {
			return s
		}
		j := strings.Index(s[i:], "-->")
		if j < 0 {
			return s
		}
		s = s[:i] + s[i+j+3:]
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{
		"recalling\na) x;\nb) y,\n\nresolves\n1 to {++do++} it{--;--}.", "x¹\n\n____\n\n¹ note", "multi-\nstakeholder",
		"{~~a\n\nb~>c~~}\n<!-- w -->\n- 3 -\n\fq", "\xff\xfea\x00", "• a\n  • b", "{==x==}{>>A, 1 May 2030<<}",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		doc, err := Read("x.txt", data, limit.Default())
		if err != nil {
			return
		}
		readtest.Check(t, doc)
	})
}

func BenchmarkRead(b *testing.B) {
	const item = "that the towers along the coast are shared by the operators of the region on a voluntary basis and within existing resources, as appropriate;\n\n"
	var text strings.Builder
	for text.Len() < 1<<20 {
		text.WriteString("recalling\n\na) " + item + "b) " + item + "resolves\n\n1 to ensure " + item)
	}
	data := []byte(text.String())
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Read("x.txt", data, limit.Default()); err != nil {
			b.Fatal(err)
		}
	}
}
