package brief

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"

	"github.com/resolint/resolint/internal/document"
	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/read/docx"
	"github.com/resolint/resolint/internal/read/limit"
	"github.com/resolint/resolint/internal/report/reporttest"
)

func TestGolden(t *testing.T) {
	reporttest.Golden(t, "sample.md", reporttest.Bytes(t, Writer{}, reporttest.Sample()))
	reporttest.Golden(t, "empty.md", reporttest.Bytes(t, Writer{}, reporttest.Empty()))
	reporttest.Golden(t, "sample.xml", []byte(strings.ReplaceAll(main(t, reporttest.Bytes(t, Writer{Word: true}, reporttest.Sample())), "<w:p>", "\n<w:p>")))
}

// main is the main part of a Word file.
func main(t *testing.T, data []byte) string {
	t.Helper()
	zr, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := zr.Open("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	part, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	return string(part)
}

// many is a report on n resolutions with as many findings each, with long texts.
func many(n, findings int) *finding.Report {
	d := finding.Document{File: "drafts"}
	for i := range n {
		heading := fmt.Sprintf("RESOLUTION %d (REV. MONTEVIDEO, 2030)", i+1)
		d.Resolutions = append(d.Resolutions, finding.Resolution{Heading: heading, Title: strings.Repeat("Use of networks for the development of ", 3) + "islands"})
		for j := range findings {
			level := []finding.Level{finding.LevelError, finding.LevelWarning}[(i+j)%2]
			clause := fmt.Sprintf("instructs the Director of the Telecommunication Development Bureau/%d", j+1)
			at := &finding.Location{File: "drafts", Clause: clause, Text: "all people", Context: "all people"}
			d.Findings = append(d.Findings, finding.Finding{
				Rule: "gender/neutralised", Level: level, Resolution: heading, Draft: at, Message: "“" + strings.Repeat("women and girls in rural areas, ", 5) + "” was replaced by “all people”.",
				Suggestion: &finding.Suggestion{Text: strings.Repeat("that women and girls take part in the programmes ", 5), Source: "the base text"},
			})
		}
	}
	return &finding.Report{Documents: []finding.Document{d}}
}

// TestThreeLines has at most three lines of each resolution, the gravest first, and says
// what it leaves out.
func TestThreeLines(t *testing.T) {
	out := string(reporttest.Bytes(t, Writer{}, many(2, 6)))
	if n := strings.Count(out, "**Ask:**"); n != 6 {
		t.Errorf("%d lines, want 3 of each of 2 resolutions:\n%s", n, out)
	}
	if n := strings.Count(out, "\n## RESOLUTION"); n != 2 {
		t.Errorf("%d resolutions, want 2", n)
	}
	if !strings.Contains(out, "6 more findings of less weight") {
		t.Errorf("nothing says that findings are left out:\n%s", out)
	}
	out = string(reporttest.Bytes(t, Writer{}, many(60, 2)))
	if !strings.Contains(out, "Not on this page: RESOLUTION") {
		t.Error("nothing says which resolutions are left out")
	}
}

// TestOnePage: whatever the report, a brief is a page of A4 in LibreOffice.
func TestOnePage(t *testing.T) {
	reports := map[string]*finding.Report{"sample": reporttest.Sample(), "hostile": reporttest.Hostile(), "one": many(1, 40), "five": many(5, 6), "many": many(60, 3)}
	for name, r := range reports {
		if p := compose(r); len(p.sections) == 0 {
			t.Errorf("%s: no resolution fits on the page", name)
		}
	}
	soffice, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("no soffice here; apt-get install --no-install-recommends libreoffice-writer")
	}
	if testing.Short() {
		t.Skip("takes seconds")
	}
	dir := t.TempDir()
	args := []string{"-env:UserInstallation=file://" + dir + "/profile", "--headless", "--convert-to", "pdf", "--outdir", dir}
	for name, r := range reports {
		path := filepath.Join(dir, name+".docx")
		if err := os.WriteFile(path, reporttest.Bytes(t, Writer{Word: true}, r), 0o644); err != nil {
			t.Fatal(err)
		}
		args = append(args, path)
	}
	ctx, cancel := context.WithTimeout(context.Background(), 3*time.Minute)
	defer cancel()
	if msg, err := exec.CommandContext(ctx, soffice, args...).CombinedOutput(); err != nil {
		t.Fatalf("convert: %v\n%s", err, msg)
	}
	for name := range reports {
		pdf, err := os.ReadFile(filepath.Join(dir, name+".pdf"))
		if err != nil {
			t.Fatal(err)
		}
		if n := len(regexp.MustCompile(`/Type\s*/Page\b[^s]`).FindAll(pdf, -1)); n != 1 {
			t.Errorf("%s: the brief has %d pages", name, n)
		}
	}
}

// TestWordSaysTheSame reads the Word file as the audit reads drafts.
func TestWordSaysTheSame(t *testing.T) {
	for name, r := range map[string]*finding.Report{"sample": reporttest.Sample(), "hostile": reporttest.Hostile(), "empty": reporttest.Empty()} {
		data := reporttest.Bytes(t, Writer{Word: true}, r)
		if !bytes.Equal(data, reporttest.Bytes(t, Writer{Word: true}, r)) {
			t.Errorf("%s: two runs give two files", name)
		}
		doc, err := docx.Read("brief.docx", data, limit.Default())
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		text := doc.View(document.Draft).Rendition()
		p := compose(r)
		for _, s := range append([]string{p.title}, p.tail...) {
			if !strings.Contains(squeeze(text), squeeze(s)) {
				t.Errorf("%s: the Word file lacks %q:\n%s", name, s, text)
			}
		}
		for i := range p.sections {
			for j := range p.sections[i].items {
				if s := p.sections[i].items[j].text(); !strings.Contains(squeeze(text), squeeze(s)) {
					t.Errorf("%s: the Word file lacks %q:\n%s", name, s, text)
				}
			}
		}
	}
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), "") }

// TestHostileTextsStayText parses the Markdown as GitHub does: nothing of a draft has
// become a link, an image, or HTML.
func TestHostileTextsStayText(t *testing.T) {
	for name, r := range map[string]*finding.Report{"sample": reporttest.Sample(), "hostile": reporttest.Hostile()} {
		src := reporttest.Bytes(t, Writer{}, r)
		reporttest.NothingSteers(t, src)
		md := goldmark.New(goldmark.WithExtensions(extension.GFM))
		err := ast.Walk(md.Parser().Parse(text.NewReader(src)), func(n ast.Node, _ bool) (ast.WalkStatus, error) {
			switch n.(type) {
			case *ast.Link, *ast.AutoLink, *ast.Image, *ast.RawHTML, *ast.HTMLBlock, *ast.CodeSpan, *ast.CodeBlock:
				return ast.WalkStop, fmt.Errorf("a %s", n.Kind())
			}
			return ast.WalkContinue, nil
		})
		if err != nil {
			t.Errorf("%s: %v in\n%s", name, err, src)
		}
	}
}

func TestErrors(t *testing.T) {
	for _, word := range []bool{false, true} {
		if err := (Writer{Word: word}).Write(failing{}, reporttest.Sample()); !errors.Is(err, errFull) {
			t.Errorf("word %v: error %v", word, err)
		}
	}
}

var errFull = errors.New("full")

type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, errFull }
