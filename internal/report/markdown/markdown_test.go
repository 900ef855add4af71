package markdown

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"

	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/report/internal/digest"
	"github.com/resolint/resolint/internal/report/reporttest"
)

func TestGolden(t *testing.T) {
	reporttest.Golden(t, "sample.md", reporttest.Bytes(t, Writer{}, reporttest.Sample()))
	reporttest.Golden(t, "empty.md", reporttest.Bytes(t, Writer{}, reporttest.Empty()))
}

// ours are the pieces of HTML that the writer uses.
var ours = []string{
	"<br>", "<del>", "</del>", "<ins>", "</ins>", "<b>", "</b>", "<details>", "</details>", "<summary>", "</summary>",
}

// TestHostileTextsStayText parses the report as GitHub does: nothing from a
// document may have become a link, an image, markup or another table cell.
func TestHostileTextsStayText(t *testing.T) {
	for name, r := range map[string]*finding.Report{"sample": reporttest.Sample(), "hostile": reporttest.Hostile()} {
		src := reporttest.Bytes(t, Writer{}, r)
		reporttest.NothingSteers(t, src)
		md := goldmark.New(goldmark.WithExtensions(extension.GFM))
		rows := 0
		err := ast.Walk(md.Parser().Parse(text.NewReader(src)), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
			if !entering {
				return ast.WalkContinue, nil
			}
			switch n := n.(type) {
			case *ast.Link:
				if !strings.HasPrefix(string(n.Destination), digest.Home) {
					return ast.WalkStop, fmt.Errorf("a link to %s", n.Destination)
				}
			case *ast.AutoLink, *ast.Image, *ast.CodeSpan, *ast.CodeBlock, *ast.FencedCodeBlock, *east.Strikethrough, *east.TaskCheckBox, *ast.Blockquote:
				return ast.WalkStop, fmt.Errorf("a %s", n.Kind())
			case *ast.RawHTML:
				if tag := string(n.Segments.Value(src)); !slices.Contains(ours, tag) {
					return ast.WalkStop, fmt.Errorf("HTML %q", tag)
				}
			case *ast.HTMLBlock:
				if s := string(n.Lines().Value(src)); !strings.HasPrefix(s, "<details><summary>") && s != "</details>\n" {
					return ast.WalkStop, fmt.Errorf("an HTML block %q", s)
				}
			case *east.TableRow:
				if cells := n.ChildCount(); n.Parent().FirstChild().ChildCount() == 5 {
					rows++
					if cells != 5 {
						return ast.WalkStop, fmt.Errorf("a row of %d cells", cells)
					}
				}
			}
			return ast.WalkContinue, nil
		})
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if want := digest.Count(r).Findings(); rows != want {
			t.Errorf("%s: %d rows, want %d", name, rows, want)
		}
	}
}

func TestNobodyIsMentioned(t *testing.T) {
	for in, want := range map[string]string{
		"@octocat":             "@\u200boctocat",
		"fixes #12":            "fixes \\#\u200b12",
		"https://evil.example": "https&#58;//evil.example",
		"www.evil.example":     `www\.evil.example`,
		"a | b\n- c":           "a &#124; b - c",
	} {
		if got := short(in, 1000); got != want {
			t.Errorf("%q becomes %q, want %q", in, got, want)
		}
	}
}

func TestSizeIsBounded(t *testing.T) {
	r := reporttest.Large(1000)
	for _, limit := range []int{0, 5_000, 20_000, 1_000_000} {
		out := string(reporttest.Bytes(t, Writer{limit: limit}, r))
		bound := limit
		if limit == 0 {
			bound = commentLimit
		}
		if len(out) > bound {
			t.Errorf("limit %d: %d bytes", limit, len(out))
		}
		if cut := strings.Contains(out, " more findings"); cut != (limit < 1_000_000) {
			t.Errorf("limit %d: says that there are more: %v", limit, cut)
		}
		if shown, left := strings.Count(out, "\n| **")+strings.Count(out, "\n- ["), remaining(t, out); shown+left != 1000 {
			t.Errorf("limit %d: %d shown and %d more make %d", limit, shown, left, shown+left)
		}
	}
}

// remaining adds up what the report says it left out.
func remaining(t *testing.T, out string) int {
	t.Helper()
	sum := 0
	for line := range strings.Lines(out) {
		var n int
		if _, err := fmt.Sscanf(line, "… and %d more", &n); err == nil {
			sum += n
		}
	}
	return sum
}

// TestTheGravestStay checks that a bound leaves errors in and notes out.
func TestTheGravestStay(t *testing.T) {
	out := string(reporttest.Bytes(t, Writer{limit: 20_000}, reporttest.Large(1000)))
	if !strings.Contains(out, "| **error**") || strings.Contains(out, "| **warning**") {
		t.Error("the bound cut errors before warnings")
	}
}

func TestWriteErrors(t *testing.T) {
	if err := (Writer{}).Write(reporttest.Full{}, reporttest.Empty()); !errors.Is(err, io.ErrShortWrite) {
		t.Errorf("got %v, want the writer's error", err)
	}
}
