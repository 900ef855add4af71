package redline

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/resolint/resolint/internal/document"
	"github.com/resolint/resolint/internal/testkit"
)

// blocks is a parser for tests: paragraphs between blank lines, lines joined by a
// space, a word a run.
func blocks(text string) []document.Paragraph {
	var out []document.Paragraph
	at := 0
	for _, block := range strings.SplitAfter(text, "\n\n") {
		var p document.Paragraph
		from := at
		at += len(block)
		end := from + len(strings.TrimRight(block, "\n "))
		for i := from; i < end; {
			j := i
			for j < end && text[j] != '\n' {
				j++
			}
			if j > i {
				p.Runs = append(p.Runs, document.Run{Text: text[i:j], Start: i, End: j})
			}
			if j < end {
				p.Runs = append(p.Runs, document.Run{Text: " ", Start: j, End: j + 1})
				j++
			}
			i = j
		}
		if len(p.Runs) > 0 {
			out = append(out, p)
		}
	}
	return out
}

func texts(paras []document.Paragraph, s document.Side) []string {
	d := document.Document{Paragraphs: paras}
	var out []string
	for _, b := range d.View(s).Blocks {
		out = append(out, b.Text)
	}
	return out
}

// agree checks that each view of the merged paragraphs is what the parser makes
// of that side alone.
func agree(t *testing.T, text string) {
	t.Helper()
	r := Resolve(text, true)
	paras, remarks := r.Paragraphs(blocks)
	for _, s := range []document.Side{document.Base, document.Draft} {
		want := texts(blocks(r.side(s).text), document.Draft)
		if diff := cmp.Diff(want, texts(paras, s)); diff != "" {
			t.Errorf("%q, %v (-parsed alone +view):\n%s", text, s, diff)
		}
	}
	for _, m := range remarks {
		if m.Paragraph < -1 || m.Paragraph >= len(paras) {
			t.Errorf("%q: remark %q at paragraph %d of %d", text, m.Text, m.Paragraph, len(paras))
		}
	}
	for _, p := range paras {
		for _, run := range p.Runs {
			if run.Start < 0 || run.End > len(text) || len(run.Text) == run.End-run.Start && run.Text != " " && run.Text != text[run.Start:run.End] {
				t.Errorf("%q: run %q at [%d,%d)", text, run.Text, run.Start, run.End)
			}
		}
	}
}

func TestAgree(t *testing.T) {
	for _, text := range []string{
		"", "plain", "a {++b++} c", "a {--b--} c", "{~~a~>b~~}", "{--a\n\nb--}\n\nc", "a{++\n\n++}b", "a{--\n\n--}b",
		"{++a {--b--} c++} d", "{--a {++b++} c--} d", "<ins>a <del>b</del></ins>\n\nc", "a\n{--b\n--}c", "a {~~\n\n~> ~~}b",
		"{~~a\n\nb~>c\n\nd~~}", "a\n\n{--b--}\n\n{++c++}\n\nd", "{++a\n\n++}{--b\n\n--}c", "{--a--}", "{++a++}",
		"x {>>c<<} y\n\n<!-- z -->\n\nw", "{==a==}{>>b<<}", "a{--\n\n--}{++\n\n++}b", "{--\n\n--}a", "a {--b--}\n{++c++} d\n\n{--e--}{++f++}",
	} {
		agree(t, text)
	}
}

func FuzzAgree(f *testing.F) {
	for _, s := range []string{"a{++b\n\n++}c{--d--}\n\n{~~e~>f~~}", "<ins>a</ins>~~b~~{>>c<<}", "{++{--a--}++}\n\n<!--b-->"} {
		f.Add(s)
	}
	f.Fuzz(agree)
}

func TestAttribution(t *testing.T) {
	tests := []struct{ text, author, date, comment string }{
		{"JKL, 12 March 2028", "JKL", "12 March 2028", ""},
		{"JKL 18.11.2025", "JKL", "18.11.2025", ""},
		{"MNO, 12 March 2028: covered by Resolution 55", "MNO", "12 March 2028", "covered by Resolution 55"},
		{"State B, 9 June 2027", "State B", "9 June 2027", ""},
		{"amendment L.81, sponsor: State A", "State A", "", "amendment L.81, sponsor: State A"},
		{"oral revision by the main sponsors", "the main sponsors", "", "oral revision by the main sponsors"},
		{"2031-05-03: too late", "", "2031-05-03", "too late"},
		{"Ana Lima on 2031-05-03", "Ana Lima", "2031-05-03", ""},
		{"ABC: see Article 4", "ABC", "", "see Article 4"},
		{"covered by Resolution 55", "", "", "covered by Resolution 55"},
		{"EUR, APT", "EUR, APT", "", ""},
		{"Agreed", "", "", "Agreed"},
		{"why?", "", "", "why?"},
		{"", "", "", ""},
	}
	for _, tt := range tests {
		author, date, comment := attribution(tt.text)
		if author != tt.author || date != tt.date || comment != tt.comment {
			t.Errorf("attribution(%q) = %q, %q, %q", tt.text, author, date, comment)
		}
	}
}

// A comment belongs to the changes of its paragraph since the comment before.
func TestComments(t *testing.T) {
	r := Resolve("a {++b++} c;{>>ABC, 1 May 2031<<}\n\nd {++e++} f;\n\ng {--h--} {>>DEF, 2 May 2031<<}{++i++}{>>JKL, 3 May 2031<<} j {>>why?<<}", false)
	paras, remarks := r.Paragraphs(blocks)
	got := map[string]string{}
	for _, p := range paras {
		for _, run := range p.Runs {
			for _, c := range run.Changes {
				got[run.Text] = c.Author
			}
		}
	}
	if diff := cmp.Diff(map[string]string{"b": "ABC", "e": "", "h": "DEF", "i": "JKL"}, got); diff != "" {
		t.Errorf("authors (-want +got):\n%s", diff)
	}
	if len(remarks) != 1 || remarks[0].Text != "why?" || remarks[0].Paragraph != 2 {
		t.Errorf("remarks = %+v", remarks)
	}
}

// What stands once on both sides is one run without changes.
func TestShared(t *testing.T) {
	paras, _ := Resolve("a) one {--two--} three;\n\nb) four.", false).Paragraphs(blocks)
	var free []string
	for _, p := range paras {
		if len(p.Break) > 0 {
			t.Errorf("break = %v", p.Break)
		}
		for _, r := range p.Runs {
			if len(r.Changes) == 0 {
				free = append(free, r.Text)
			}
		}
	}
	if diff := cmp.Diff([]string{"a) one ", " three;", "b) four."}, free); diff != "" {
		t.Errorf("unchanged runs (-want +got):\n%s", diff)
	}
}

func TestEscapes(t *testing.T) {
	if r := Resolve(`a \{++b++}`, true); r.Changed {
		t.Error("an escaped brace opens a mark")
	}
}

func TestSpeed(t *testing.T) {
	for _, s := range []string{"{++", "{~~ ~> ", "<ins>", "<u ", "~~a ", "{>>", "<!--", "<s><u>"} {
		t.Run(s, func(t *testing.T) {
			text := strings.Repeat(s, 1<<20/len(s))
			testkit.Soon(t, time.Second, func() { Resolve(text, true).Paragraphs(blocks) })
		})
	}
}

// TestStrikes: two tildes strike out in plain text as in Markdown, within a paragraph.
func TestStrikes(t *testing.T) {
	for _, tt := range []struct{ text, draft string }{
		{"a ~~b~~ c", "a  c"},
		{"a ~~b ~~ c", "a  c"},
		{"a ~~ b ~~ c", "a ~~ b ~~ c"},
		{"a ~~b\n\nc~~ d", "a ~~b|c~~ d"},
		{"a ~~~~ b", "a ~~~~ b"},
		{"a ~b~ c", "a ~b~ c"},
	} {
		paras, _ := Resolve(tt.text, false).Paragraphs(blocks)
		if got := strings.Join(texts(paras, document.Draft), "|"); got != tt.draft {
			t.Errorf("%q: %q, want %q", tt.text, got, tt.draft)
		}
	}
}
