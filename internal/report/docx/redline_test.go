package docx_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/resolint/resolint/internal/audit"
	"github.com/resolint/resolint/internal/document"
	"github.com/resolint/resolint/internal/finding"
	report "github.com/resolint/resolint/internal/report/docx"
	"github.com/resolint/resolint/internal/report/reporttest"
)

const redline = "../../../testdata/redline/confidence-redline.docx"

// reviewed is the redline of testdata with three findings of the kinds that a
// redline has: words cut from a clause, words replaced, and a clause deleted.
func reviewed(t *testing.T, suggest bool) (before, after []byte) {
	t.Helper()
	before, err := os.ReadFile(redline)
	if err != nil {
		t.Fatal(err)
	}
	doc := read(t, before)
	clause := func(words string) *finding.Location {
		at := locate(t, doc, document.Draft, words)
		at.Text = at.Context
		return at
	}
	cut := about(clause("open to all Member States and, as appropriate, Sector Members;"))
	cut.Base = locate(t, doc, document.Base, "all relevant stakeholders")
	cut.Diff = reporttest.Diff("open to all [-relevant stakeholders-]{+Member States and, as appropriate, Sector Members+};")
	cut.Suggestion = &finding.Suggestion{Text: "open to all relevant stakeholders;", Source: "the base text"}
	list := about(clause("that governments, the private sector, international organizations, the technical community and academia share the work of building confidence, each in its own role;"))
	list.Base = locate(t, doc, document.Base, "civil society")
	list.Diff = reporttest.Diff("that governments, the private sector, [-civil society, -]international organizations, the technical community and academia share the work of building confidence, each in its own role;")
	list.Suggestion = &finding.Suggestion{Text: "that governments, the private sector, civil society, international organizations, the technical community and academia share the work of building confidence, each in its own role;", Source: "the base text"}
	gone := about(nil)
	gone.Base = locate(t, doc, document.Base, "human rights on the Internet")
	gone.Suggestion = &finding.Suggestion{Text: "Human Rights Council resolution 47/16, on human rights on the Internet;", Source: "the base text"}
	return before, annotate(t, before, suggest, one(true, cut, list, gone))
}

// TestGolden shows the paragraphs that the redline's comments and suggestions
// change.
func TestGolden(t *testing.T) {
	before, after := reviewed(t, true)
	old := map[string]bool{}
	for _, p := range split(parts(t, before)["word/document.xml"]) {
		old[p] = true
	}
	var changed []string
	for _, p := range split(parts(t, after)["word/document.xml"]) {
		if !old[p] {
			changed = append(changed, p)
		}
	}
	reporttest.Golden(t, "redline.xml", []byte(strings.Join(changed, "\n")+"\n"))
	reporttest.Golden(t, "comments.xml", []byte(strings.ReplaceAll(parts(t, after)["word/comments.xml"], "<w:comment ", "\n<w:comment ")+"\n"))
}

func split(main string) []string {
	return strings.Split(strings.ReplaceAll(main, "<w:p>", "\n<w:p>"), "\n")
}

func TestRedlineKeeps(t *testing.T) {
	before, after := reviewed(t, false)
	same(t, before, after, "word/document.xml", "word/comments.xml")
	if main := parts(t, after)["word/document.xml"]; strings.Contains(main, `w:author="resolint"`) {
		t.Error("there are insertions that nobody asked for")
	}
	if !strings.Contains(parts(t, after)["word/comments.xml"], "Why is the request of the country concerned") {
		t.Error("the comment that was there is gone")
	}
}

// TestSuggestions accepts and rejects: the base stays, the draft has the
// suggested words where they stood.
func TestSuggestions(t *testing.T) {
	before, after := reviewed(t, true)
	was, is := read(t, before), read(t, after)
	if diff := cmp.Diff(was.View(document.Base).Rendition(), is.View(document.Base).Rendition()); diff != "" {
		t.Errorf("the base is another: %s", diff)
	}
	want := strings.NewReplacer(
		"private sector, international", "private sector, civil society, international",
		"open to all Member States and, as appropriate, Sector Members;", "open to all relevant stakeholders;",
		"Sustainable Development;\n\n", "Sustainable Development;\n\nHuman Rights Council resolution 47/16, on human rights on the Internet;\n\n",
	).Replace(was.View(document.Draft).Rendition())
	got := is.View(document.Draft).Rendition()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("want -, got +: %s", diff)
	}
	for i := range is.Paragraphs {
		for j := range is.Paragraphs[i].Runs {
			changes := is.Paragraphs[i].Runs[j].Changes
			for _, c := range changes {
				if c.Author == report.Author && len(changes) != 1 && c.Kind != document.Deleted {
					t.Errorf("%q is an insertion in a change: %v", is.Paragraphs[i].Runs[j].Text, changes)
				}
			}
		}
	}
}

// TestSuggestionOfNewWording exchanges what can be exchanged, adds a clause that is lost
// without a trace below its neighbour, and leaves what is no clean exchange to the
// comment.
func TestSuggestionOfNewWording(t *testing.T) {
	data := build(t, body(`<w:p><w:pPr><w:pStyle w:val="enumlev1"/><w:rPr><w:b/></w:rPr></w:pPr>`+run("that teams are trained;")+`</w:p>`+para(run("last"))), nil)
	doc := read(t, data)
	model := about(locate(t, doc, document.Draft, "that teams are trained;"))
	model.Suggestion = &finding.Suggestion{Text: "including women and girls", Source: "an instrument"}
	replaced := about(locate(t, doc, document.Draft, "teams"))
	replaced.Suggestion = &finding.Suggestion{Text: "women", Source: "the base text", Replaces: true}
	waived := about(locate(t, doc, document.Draft, "trained"))
	waived.Suggestion = &finding.Suggestion{Text: "nothing of this", Source: "the base text"}
	waived.Suppressed = &finding.Suppression{Kind: "waiver", Reason: "agreed"}
	lost := about(nil)
	lost.Base = &finding.Location{File: "base.docx", Clause: "resolves/2", Text: "gone", Context: "gone"}
	lost.Gap = locate(t, doc, document.Draft, "that teams are trained;")
	lost.Anchor = locate(t, doc, document.Draft, "last")
	lost.Suggestion = &finding.Suggestion{Text: "that all are heard;", Source: "the base text"}
	out := annotate(t, data, true, one(false, model, model, replaced, waived, lost))
	got := read(t, out).View(document.Draft)
	want := "that women are trained;\n\nthat all are heard;\n\nlast\n"
	if got.Rendition() != want {
		t.Errorf("draft %q, want %q", got.Rendition(), want)
	}
	if got.Blocks[1].Style != "enumlev1" {
		t.Errorf("the lost clause has the style %q of no neighbour", got.Blocks[1].Style)
	}
	if base := read(t, out).View(document.Base).Rendition(); base != doc.View(document.Draft).Rendition() {
		t.Errorf("rejecting all gives %q", base)
	}
}

// TestSuggestionForm gives suggested words the form of the text before them, not
// that of a note's mark, and leaves records of former states where they are.
func TestSuggestionForm(t *testing.T) {
	styled := `<w:r><w:rPr><w:i/><w:rPrChange` + by + `><w:rPr/></w:rPrChange></w:rPr><w:tab/><w:t>that teams lead</w:t></w:r>`
	mark := `<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="3"/></w:r>`
	data := build(t, body(para(styled+mark)), map[string]string{"word/footnotes.xml": footnotes("note")})
	f := about(locate(t, read(t, data), document.Draft, "teams"))
	f.Suggestion = &finding.Suggestion{Text: "women", Source: "an instrument", Replaces: true}
	main := parts(t, annotate(t, data, true, one(false, f)))["word/document.xml"]
	want := `<w:t xml:space="preserve">that </w:t></w:r><w:commentRangeStart w:id="41"/>` +
		`<w:del w:id="42" w:author="resolint" w:date="2026-11-21T09:30:00Z"><w:r><w:rPr><w:i/><w:rPrChange w:id="44" w:author="A. Delegate" w:date="2025-03-01T10:00:00Z"><w:rPr/></w:rPrChange></w:rPr><w:delText xml:space="preserve">teams</w:delText></w:r></w:del>` +
		`<w:commentRangeEnd w:id="41"/><w:r><w:commentReference w:id="41"/></w:r>` +
		`<w:ins w:id="43" w:author="resolint" w:date="2026-11-21T09:30:00Z"><w:r><w:rPr><w:i/></w:rPr><w:t xml:space="preserve">women</w:t></w:r></w:ins>`
	if !strings.Contains(main, want) {
		t.Errorf("the main part lacks\n%s\nit is\n%s", want, main)
	}
}

// TestAudited runs the audit on the redline and writes what it finds: one comment
// a finding, at words of the redline.
func TestAudited(t *testing.T) {
	data, err := os.ReadFile(redline)
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Base(redline)
	source := audit.Source{Name: name, Path: name, Load: func() ([]byte, error) { return data, nil }}
	r, err := audit.Run(context.Background(), []audit.Job{{Name: name, Draft: []audit.Source{source}}}, audit.Options{})
	if err != nil {
		t.Fatal(err)
	}
	n := len(r.Documents[0].Findings)
	if n < 10 {
		t.Fatalf("the audit of the redline found %d things", n)
	}
	out := annotate(t, data, false, r)
	same(t, data, out, "word/document.xml", "word/comments.xml")
	got := read(t, out)
	said := map[string]int{}
	for _, m := range got.Remarks {
		if m.Author == report.Author && m.Paragraph > 0 {
			last := m.Text[strings.LastIndex(m.Text, "\n")+1:]
			rule, _, _ := strings.Cut(last, ";")
			said[rule]++
		}
	}
	want := map[string]int{}
	for i := range r.Documents[0].Findings {
		if f := &r.Documents[0].Findings[i]; f.Level.Rank() > 0 {
			want[f.Rule]++
		}
	}
	if diff := cmp.Diff(want, said); diff != "" {
		t.Errorf("comments by rule: want -, got +:\n%s", diff)
	}
}
