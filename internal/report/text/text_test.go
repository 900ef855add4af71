package text

import (
	"errors"
	"io"
	"regexp"
	"strings"
	"testing"

	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/report/internal/plain"
	"github.com/resolint/resolint/internal/report/reporttest"
)

func TestGolden(t *testing.T) {
	for _, c := range []struct {
		name   string
		writer Writer
		report *finding.Report
	}{
		{"sample.txt", Writer{}, reporttest.Sample()},
		{"sample-80.txt", Writer{Width: 80}, reporttest.Sample()},
		{"sample-color.txt", Writer{Width: 100, Color: true, Hyperlinks: true, Directory: "/home/r"}, reporttest.Sample()},
		{"sample-verbose.txt", Writer{Width: 100, Verbose: true}, reporttest.Sample()},
		{"sample-quiet.txt", Writer{Quiet: true}, reporttest.Sample()},
		{"sample-place.txt", Writer{ByPlace: true}, reporttest.Sample()},
		{"empty.txt", Writer{}, reporttest.Empty()},
	} {
		t.Run(c.name, func(t *testing.T) {
			reporttest.Golden(t, c.name, reporttest.Bytes(t, c.writer, c.report))
		})
	}
}

func TestQuietIsSilentWithoutFindings(t *testing.T) {
	if got := reporttest.Bytes(t, Writer{Quiet: true}, reporttest.Empty()); len(got) > 0 {
		t.Errorf("got %q, want nothing", got)
	}
}

func TestNoLineIsWiderThanTheTerminal(t *testing.T) {
	for _, width := range []int{40, 57, 80, 120} {
		for _, verbose := range []bool{false, true} {
			for _, r := range []*finding.Report{reporttest.Sample(), reporttest.Hostile()} {
				out := reporttest.Bytes(t, Writer{Width: width, Verbose: verbose}, r)
				for line := range strings.Lines(string(out)) {
					line = strings.TrimSuffix(line, "\n")
					if n := plain.Width(line); n > width {
						t.Errorf("width %d, verbose %v: a line has %d cells: %q", width, verbose, n, line)
					}
				}
			}
		}
	}
}

func TestHostileTextsDoNotReachTheTerminal(t *testing.T) {
	reporttest.NothingSteers(t, reporttest.Bytes(t, Writer{Width: 80, Verbose: true}, reporttest.Hostile()))
	reporttest.NothingSteers(t, reporttest.Bytes(t, Writer{Quiet: true}, reporttest.Hostile()))

	// With colours and links only our own sequences are there.
	own := regexp.MustCompile("\x1b\\[[0-9;]*m|\x1b\\]8;;(?:(?:file|https)://[!-~]*)?\x1b\\\\")
	out := reporttest.Bytes(t, Writer{Color: true, Hyperlinks: true, Directory: "/d"}, reporttest.Hostile())
	if !own.Match(out) {
		t.Fatal("no colours in coloured output")
	}
	reporttest.NothingSteers(t, own.ReplaceAll(out, nil))
}

func TestColorOnlyWhenAsked(t *testing.T) {
	if out := reporttest.Bytes(t, Writer{Hyperlinks: false, Directory: "/d"}, reporttest.Sample()); strings.Contains(string(out), "\x1b") {
		t.Error("an escape sequence in plain output")
	}
}

// TestMarksSurviveColour: what is coloured is marked too, for those who do not see red and
// green and for text that is copied out of a terminal.
func TestMarksSurviveColour(t *testing.T) {
	colours := regexp.MustCompile("\x1b\\[[0-9;]*m")
	plainly := string(reporttest.Bytes(t, Writer{}, reporttest.Sample()))
	coloured := string(reporttest.Bytes(t, Writer{Color: true}, reporttest.Sample()))
	if got := colours.ReplaceAllString(coloured, ""); got != plainly {
		t.Errorf("without its colours the output is another:\n%s", got)
	}
	if !strings.Contains(coloured, "\x1b[1;31m[-") || !strings.Contains(coloured, "\x1b[1;32m{+") {
		t.Error("lost words are not red, or new ones not green, with their marks")
	}
}

// TestGravestFirst: within a resolution no finding stands after a lesser one, unless the
// order of the text is asked for.
func TestGravestFirst(t *testing.T) {
	d := &finding.Document{File: "d.txt"}
	for i, level := range []finding.Level{"note", "error", "warning", "error"} {
		at := &finding.Location{File: "d.txt", Clause: "op/" + string(rune('1'+i/2)), Text: "w", Context: "w"}
		d.Findings = append(d.Findings, finding.Finding{Rule: "r/" + string(rune('a'+i)), Level: level, Message: "M.", Draft: at})
	}
	r := &finding.Report{Documents: []finding.Document{*d}}
	order := func(w Writer) string {
		return strings.Join(regexp.MustCompile(`r/[a-d]`).FindAllString(string(reporttest.Bytes(t, w, r)), -1), " ")
	}
	if got := order(Writer{}); got != "r/b r/d r/c r/a" {
		t.Errorf("by weight the findings are %s", got)
	}
	if got := order(Writer{ByPlace: true}); got != "r/a r/b r/c r/d" {
		t.Errorf("by place the findings are %s", got)
	}
}

// TestHeaderOfAPackage has a line for each pair.
func TestHeaderOfAPackage(t *testing.T) {
	r := &finding.Report{Documents: []finding.Document{{
		File: "drafts", Base: "old/a.txt, old/c.txt", Files: []string{"drafts/a.txt", "drafts/b.txt"}, Proposals: []string{"p.txt"},
		Pairs: []finding.Pair{{Draft: "drafts/a.txt", Base: "old/a.txt"}, {Draft: "drafts/b.txt"}, {Base: "old/c.txt"}},
	}}}
	want := "drafts — a package of 2 drafts\n  drafts/a.txt compared with old/a.txt\n  drafts/b.txt, which has no base\n  old/c.txt, which has no draft\n  proposal: p.txt\n"
	if got := string(reporttest.Bytes(t, Writer{}, r)); !strings.HasPrefix(got, want) {
		t.Errorf("the header is\n%s\nwant\n%s", got, want)
	}
}

// TestMarksAreTheWordsThatChanged reads the marks of plain output back.
func TestMarksAreTheWordsThatChanged(t *testing.T) {
	out := string(reporttest.Bytes(t, Writer{}, reporttest.Sample()))
	for _, want := range []string{
		"shall give priority to [-women and girls-] and to",
		"shall give priority to {+all people on an equal basis+} and to",
		"recalling [-that the same rights that people have offline must also be protected online-];",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("output lacks %q", want)
		}
	}
}

func TestWrap(t *testing.T) {
	flat := func(lines [][]word) string {
		var out []string
		for _, l := range lines {
			var ws []string
			for _, w := range l {
				s := ""
				for _, part := range w {
					s += part.text
				}
				ws = append(ws, s)
			}
			out = append(out, strings.Join(ws, " "))
		}
		return strings.Join(out, "|")
	}
	for _, c := range []struct {
		name  string
		spans []span
		width int
		want  string
	}{
		{"fits", []span{{text: "a b c"}}, 10, "a b c"},
		{"no width", []span{{text: "a  b   c"}}, 0, "a b c"},
		{"breaks at spaces", []span{{text: "aaa bbb ccc"}}, 7, "aaa bbb|ccc"},
		{"glued spans stay together", []span{{text: "aaa b"}, {text: "cc", style: bold}, {text: "d e"}}, 6, "aaa|bccd e"},
		{"long words are cut", []span{{text: "abcdefghij k"}}, 4, "abcd|efgh|ij k"},
		{"wide characters", []span{{text: "中文字 x"}}, 4, "中文|字 x"},
		{"wide character in no room", []span{{text: "a中"}, {text: "文", style: bold}}, 2, "a|中|文"},
		{"nothing", nil, 5, ""},
	} {
		if got := flat(wrap(c.spans, c.width)); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

func TestWriteErrors(t *testing.T) {
	if err := (Writer{}).Write(reporttest.Full{}, reporttest.Large(500)); !errors.Is(err, io.ErrShortWrite) {
		t.Errorf("got %v, want the writer's error", err)
	}
}
