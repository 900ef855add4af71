package docx_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/resolint/resolint/internal/document"
	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/read/docx"
	"github.com/resolint/resolint/internal/read/limit"
	report "github.com/resolint/resolint/internal/report/docx"
	"github.com/resolint/resolint/internal/testkit"
)

var day = time.Date(2026, 11, 21, 9, 30, 0, 0, time.UTC)

// read reads a package as the audit does.
func read(t testing.TB, data []byte) *document.Document {
	t.Helper()
	doc, err := docx.Read("draft.docx", data, limit.Default())
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// locate returns the place of the first words in a side of the document.
func locate(t testing.TB, doc *document.Document, side document.Side, words string) *finding.Location {
	t.Helper()
	v := doc.View(side)
	for i := range v.Blocks {
		if at := strings.Index(v.Blocks[i].Text, words); at >= 0 {
			return location(v, i, at, at+len(words))
		}
	}
	t.Fatalf("%q is not in the %s", words, side)
	return nil
}

// location is the place of bytes [from, to) of a block.
func location(v *document.View, block, from, to int) *finding.Location {
	p := v.Place(block, from, to)
	text := v.Blocks[block].Text
	return &finding.Location{
		File: v.Document.Name, Rendered: true, Clause: "resolves/1", Text: text[from:to], Context: text,
		Span: finding.Span{
			Start: p.RenditionStart, End: p.RenditionEnd, Line: 1, Column: 1, Part: p.Unit, Paragraph: p.Paragraph,
			UnitStart: p.Start, UnitEnd: p.End,
		},
	}
}

// about is a finding of which a test says only where it is.
func about(draft *finding.Location) finding.Finding {
	return finding.Finding{
		Rule: "gender/removed", Family: "gender", Kind: "removed", Level: finding.LevelError,
		Message: "The words are no longer in the draft.", Why: "They were agreed.", Draft: draft,
	}
}

func one(redline bool, findings ...finding.Finding) *finding.Report {
	return &finding.Report{Documents: []finding.Document{{File: "draft.docx", Redline: redline, Findings: findings}}}
}

// annotate writes the report into data.
func annotate(t testing.TB, data []byte, suggest bool, r *finding.Report) []byte {
	t.Helper()
	w := report.Writer{Source: func(string) ([]byte, error) { return data, nil }, Suggest: suggest, Time: day}
	var out bytes.Buffer
	if err := w.Write(&out, r); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// parts unpacks a package.
func parts(t testing.TB, data []byte) map[string]string {
	t.Helper()
	zr, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, f := range zr.File {
		rc, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(rc)
		if err != nil {
			t.Fatal(err)
		}
		if _, twice := out[f.Name]; twice {
			t.Errorf("part %s stands twice in the package", f.Name)
		}
		out[f.Name] = string(content)
	}
	return out
}

// same fails the test unless the copy has the text of the original, and every
// part but those named byte for byte.
func same(t testing.TB, before, after []byte, changed ...string) {
	t.Helper()
	old, now := parts(t, before), parts(t, after)
	for name, content := range old {
		if slices.Contains(changed, name) {
			continue
		}
		if now[name] != content {
			t.Errorf("part %s was changed", name)
		}
	}
	for name := range now {
		if _, was := old[name]; !was && !slices.Contains(changed, name) {
			t.Errorf("part %s was added", name)
		}
	}
	if diff := cmp.Diff(shape(read(t, before)), shape(read(t, after))); diff != "" {
		t.Errorf("the text is another (-before +after):\n%s", diff)
	}
}

// shape is what a document says: its paragraphs with marks and labels, and both
// of its sides.
func shape(d *document.Document) []string {
	var out []string
	for i := range d.Paragraphs {
		p := &d.Paragraphs[i]
		out = append(out, fmt.Sprintf("%s %s %s %v %d %d %v %s", p.Part, p.Note, p.Style, p.Label, p.Indent, p.Index, p.Cell, joinRuns(p)), fmt.Sprint(len(p.Break)))
	}
	return append(out, d.View(document.Base).Rendition(), d.View(document.Draft).Rendition())
}

// joinRuns is a paragraph's text with its history and form, however it is cut
// into runs.
func joinRuns(p *document.Paragraph) string {
	var b strings.Builder
	before := ""
	for i := range p.Runs {
		r := &p.Runs[i]
		now := fmt.Sprint(r.Bold, r.Italic, r.NoteRef)
		for _, c := range r.Changes {
			now += fmt.Sprintf(" %s %s %s %s", c.Kind, c.Author, c.Date, c.Move)
		}
		if now != before {
			fmt.Fprintf(&b, "{%s}", now)
			before = now
		}
		b.WriteString(r.Text)
	}
	return b.String()
}

// quotes are the words that the comments of resolint stand at.
func quotes(d *document.Document) []string {
	var out []string
	for _, m := range d.Remarks {
		if m.Author == report.Author {
			out = append(out, m.Quote)
		}
	}
	return out
}

// corpus returns the Word files of the development corpus, which is not part of
// the repository.
func corpus(t testing.TB) []string {
	t.Helper()
	dir := testkit.Shared(t, "corpus", "docx")
	files, err := filepath.Glob(filepath.Join(dir, "*", "*.docx"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no Word files in %s (%v)", dir, err)
	}
	return files
}

// sample picks up to n places of a side, spread over the document: up to three
// words somewhere in a paragraph.
func sample(d *document.Document, side document.Side, n int) []*finding.Location {
	v := d.View(side)
	var long []int
	for i := range v.Blocks {
		if len(strings.Fields(v.Blocks[i].Text)) >= 1 && v.Blocks[i].Part == document.PartBody {
			long = append(long, i)
		}
	}
	var out []*finding.Location
	for k := 0; k < n && len(long) > 0; k++ {
		i := long[k*len(long)/n]
		text := v.Blocks[i].Text
		words := strings.Fields(text)
		count := min(3, len(words))
		first := (k*7 + 1) % (len(words) - count + 1)
		last := first + count - 1
		from, to := nth(text, first), nth(text, last)+len(words[last])
		if at := location(v, i, from, to); at.Span.UnitStart >= 0 {
			out = append(out, at)
		}
	}
	return out
}

// nth is the byte offset of word n of a text.
func nth(text string, n int) int {
	at := 0
	for i, w := range strings.Fields(text) {
		at += strings.Index(text[at:], w)
		if i == n {
			return at
		}
		at += len(w)
	}
	return at
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), "") }
