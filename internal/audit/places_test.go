package audit_test

import (
	"bytes"
	"context"
	"regexp"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/resolint/resolint/internal/audit"
	"github.com/resolint/resolint/internal/document"
	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/read"
	"github.com/resolint/resolint/internal/read/limit"
)

// placed are the texts of the pair, with ⟦ and ⟧ around the words that the audit
// must point at, and ¤ where a case puts its characters.
const (
	placedHead = "RESOLUTION 9 (PORTO, 2026)\n\nTowers for the coast\n\n" +
		"The Plenipotentiary Conference of the International Telecommunication Union (Porto, 2026),\n\nresolves\n\n"
	placedBase  = placedHead + "1 ¤to build towers on the coast, ⟦within its mandate⟧, and to paint them;\n\n2 to repair masts in each year.\n"
	placedDraft = placedHead + "1 ¤to build towers on the coast, and to paint them;\n\n" +
		"2 ¤to lead, as ⟦global coordinator⟧, the development of a common framework for digital public services;\n\n3 to repair masts in each year.\n"
)

// placeCase is a way to write both texts.
type placeCase struct {
	name, file string
	// insert stands for ¤.
	insert string
	// change rewrites the text with the marks still in it.
	change func(string) string
	// encode turns the text without marks into the bytes of the file.
	encode func(string) []byte
}

func replacing(pairs ...string) func(string) string { return strings.NewReplacer(pairs...).Replace }

func wide(s string) []byte {
	out := []byte{0xff, 0xfe}
	for _, u := range utf16.Encode([]rune(s)) {
		out = append(out, byte(u), byte(u>>8))
	}
	return out
}

var placeCases = []placeCase{
	{name: "plain", file: "x.txt"},
	{name: "CRLF", file: "x.txt", change: replacing("\n", "\r\n")},
	{name: "CR", file: "x.txt", change: replacing("\n", "\r")},
	{name: "tabs behind labels", file: "x.txt", change: replacing("1 ", "1\t", "2 ", "\t2\t\t", "3 ", "3\t")},
	{name: "emoji", file: "x.txt", insert: "as agreed 👩‍👩‍👧 🇪🇺 𝔘 "},
	{name: "combining marks", file: "x.txt", insert: "as agreed in Cafe\u0301 Ko\u0308ln, Z\u0335\u0324\u0311a, "},
	{name: "right-to-left words", file: "x.txt", insert: "as agreed \u2067(القرار ١٣٠)\u2069 and \u200f(החלטה)\u200f "},
	{name: "byte order mark", file: "x.txt", encode: func(s string) []byte { return []byte("\ufeff" + s) }},
	{name: "UTF-16", file: "x.txt", insert: "as agreed 👩 in Malmö ", encode: wide},
	{name: "Windows-1252", file: "x.txt", insert: "as agreed in Malmö ", encode: func(s string) []byte {
		return bytes.ReplaceAll([]byte(s), []byte("ö"), []byte{0xf6})
	}},
	{name: "no-break spaces", file: "x.txt", change: replacing("within its", "within\u00a0its", "global coord", "global\u00a0coord")},
	{name: "soft hyphens", file: "x.txt", change: replacing("mandate", "man\u00addate", "coordinator", "co\u00adordinator")},
	{name: "joiners", file: "x.txt", change: replacing("mandate", "man\u200ddate", "coordinator", "co\u200dordinator")},
	{name: "wrapped in the words", file: "x.txt", insert: "as the conference that was held in the year before has already agreed, ", change: replacing(
		"has already", "has\nalready", "within its mandate", "within\nits mandate", "global coordinator", "global\ncoordinator", "of a common", "of\na common")},
	{name: "indented", file: "x.txt", change: replacing("\n1 ", "\n    1 ", "\n2 ", "\n    2 ", "\n3 ", "\n    3 ")},
	{name: "Markdown", file: "x.md", change: replacing("RESOLUTION", "# RESOLUTION", "Towers for", "## Towers for", "resolves", "*resolves*", "its mandate⟧", "its **mandate⟧**", "⟦global coord", "*⟦global* coord")},
	{name: "Markdown escapes", file: "x.md", insert: `under \[No\. 9\] &amp; 👩 `, change: replacing("RESOLUTION", "# RESOLUTION")},
	{name: "HTML", file: "x.html", insert: "as&nbsp;agreed &amp; signed <b>in</b> 👩&#233; ", change: func(s string) string {
		return "<!DOCTYPE html><html><body><main>\r\n<p>" + strings.ReplaceAll(strings.TrimSpace(s), "\n\n", "</p>\r\n\t<p>") + "</p></main></body></html>"
	}},
	{name: "Akoma Ntoso", file: "x.akn", insert: "as agreed &amp; signed <b>in</b> 👩&#xe9; ", change: func(s string) string {
		return `<?xml version="1.0"?><akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><statement name="resolution"><mainBody>` +
			"\n<p>" + strings.ReplaceAll(strings.TrimSpace(s), "\n\n", "</p>\n<p>") + "</p></mainBody></statement></akomaNtoso>"
	}},
}

// write returns the bytes of a text, its decoded form and the place of the marks.
func (c *placeCase) write(text string) (data []byte, plain string, want finding.Span) {
	text = strings.ReplaceAll(text, "¤", c.insert)
	if c.change != nil {
		text = c.change(text)
	}
	want.Start = strings.Index(text, "⟦")
	text = strings.Replace(text, "⟦", "", 1)
	want.End = strings.Index(text, "⟧")
	text = strings.Replace(text, "⟧", "", 1)
	want.Line, want.Column, want.UTF16Column = position(text, want.Start)
	want.EndLine, want.EndColumn, want.UTF16EndColumn = position(text, want.End)
	if c.encode != nil {
		return c.encode(text), text, want
	}
	return []byte(text), text, want
}

// position counts the lines and columns before byte at, one character after the
// other.
func position(text string, at int) (line, column, units int) {
	line, column, units = 1, 1, 1
	for i := 0; i < at; {
		r, n := utf8.DecodeRuneInString(text[i:])
		switch {
		case r == '\r' && strings.HasPrefix(text[i+1:], "\n"):
			n = 2
			fallthrough
		case r == '\n' || r == '\r':
			line, column, units = line+1, 1, 1
		default:
			column++
			units += utf16.RuneLen(r)
		}
		i += n
	}
	return line, column, units
}

// TestPlaces: a finding points at its words, whatever characters stand before them.
func TestPlaces(t *testing.T) {
	jobs := make([]audit.Job, len(placeCases))
	for i := range placeCases {
		c := &placeCases[i]
		base, _, _ := c.write(placedBase)
		draft, _, _ := c.write(placedDraft)
		jobs[i] = audit.Job{Name: c.file, Base: bytesAs("base-"+c.file, base), Draft: bytesAs(c.file, draft)}
	}
	all := auditAll(t, jobs)
	for i := range placeCases {
		c, found := &placeCases[i], all[i]
		t.Run(c.name, func(t *testing.T) {
			_, baseText, wantBase := c.write(placedBase)
			_, draftText, wantDraft := c.write(placedDraft)
			check := func(rule, text string, at func(*finding.Finding) *finding.Location, want finding.Span) {
				t.Helper()
				for j := range found {
					loc := at(&found[j])
					if found[j].Rule != rule || loc == nil {
						continue
					}
					got := loc.Span
					got.Paragraph, got.UnitStart, got.UnitEnd = 0, 0, 0
					if got != want {
						t.Errorf("%s: %+v %q, want %+v %q", rule, got, text[got.Start:got.End], want, text[want.Start:want.End])
					}
					return
				}
				t.Errorf("no finding %s among %d", rule, len(found))
			}
			check("mandate/removed", baseText, func(f *finding.Finding) *finding.Location { return f.Base }, wantBase)
			check("mandate/expanded", draftText, func(f *finding.Finding) *finding.Location { return f.Draft }, wantDraft)
		})
	}
}

func bytesAs(name string, data []byte) []audit.Source {
	return []audit.Source{{Name: name, Path: name, Load: func() ([]byte, error) { return data, nil }}}
}

// auditAll audits the jobs in one run and returns the findings of each.
func auditAll(t *testing.T, jobs []audit.Job) [][]finding.Finding {
	t.Helper()
	r, err := audit.Run(context.Background(), jobs, audit.Options{Limits: limit.Default()})
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Failures) > 0 || len(r.Documents) != len(jobs) {
		t.Fatalf("%d documents of %d, failures: %+v", len(r.Documents), len(jobs), r.Failures)
	}
	out := make([][]finding.Finding, len(jobs))
	for i := range r.Documents {
		out[i] = r.Documents[i].Findings
	}
	return out
}

var markup = regexp.MustCompile(`<[^>]*>|[*\\]|&nbsp;`)

// TestPlacesInFormats: in each of the seven formats what stands at a finding's place
// are its words: in the source of text formats, in the rendition of the others,
// with the paragraph of the package and the page.
func TestPlacesInFormats(t *testing.T) {
	var jobs []audit.Job
	for _, ext := range formats {
		jobs = append(jobs, fileJob(ext, formatFile("base", ext), formatFile("draft", ext)))
	}
	all := auditAll(t, jobs)
	for i, ext := range formats {
		t.Run(ext, func(t *testing.T) {
			texts := map[string]string{}
			docs := map[string]*document.Document{}
			for _, role := range []string{"base", "draft"} {
				path := formatFile(role, ext)
				doc, err := read.Document(path, bytesOf(t, path), limit.Default())
				if err != nil {
					t.Fatal(err)
				}
				docs[path], texts[path] = doc, doc.Source
				if doc.Source == "" {
					texts[path] = doc.View(document.Draft).Rendition()
				}
			}
			n := 0
			for _, f := range all[i] {
				for _, l := range []*finding.Location{f.Base, f.Draft} {
					if l == nil {
						continue
					}
					n++
					text := texts[l.File]
					if got := words(markup.ReplaceAllString(text[l.Span.Start:l.Span.End], " ")); got != words(l.Text) {
						t.Errorf("%s at %s: the words there are %q, want %q", f.Rule, l.Clause, got, l.Text)
					}
					line, column, units := position(text, l.Span.Start)
					if line != l.Span.Line || column != l.Span.Column || units != l.Span.UTF16Column {
						t.Errorf("%s at %s: line %d column %d (%d), want %d, %d (%d)", f.Rule, l.Clause, l.Span.Line, l.Span.Column, l.Span.UTF16Column, line, column, units)
					}
					container(t, ext, docs[l.File], l)
				}
			}
			if n < 12 {
				t.Errorf("only %d places were checked", n)
			}
		})
	}
}

// container checks part, paragraph and page of a place against the bytes of the
// file, which our own programs wrote without compression.
func container(t *testing.T, ext string, doc *document.Document, l *finding.Location) {
	t.Helper()
	data := string(bytesOf(t, l.File))
	unit := map[string]string{"docx": "word/document.xml", "odt": "content.xml"}[ext]
	if l.Span.Part != unit || l.Rendered != (doc.Source == "") {
		t.Errorf("%s: part %q, rendered %t", l.Clause, l.Span.Part, l.Rendered)
	}
	first := strings.Join(strings.Fields(l.Context)[:3], " ")
	switch ext {
	case "docx":
		paragraphs := strings.Split(data[strings.Index(data, "<w:body>"):], "</w:p>")
		if k := l.Span.Paragraph; k < 1 || k > len(paragraphs) || !strings.Contains(paragraphs[k-1], first) {
			t.Errorf("%s: paragraph %d has not %q", l.Clause, k, first)
		}
	case "odt":
		paragraphs := strings.Split(data[strings.Index(data, "<office:text>"):], "</text:p>")
		if k := l.Span.Paragraph; k < 1 || k > len(paragraphs) || !strings.Contains(paragraphs[k-1], first) {
			t.Errorf("%s: paragraph %d has not %q", l.Clause, k, first)
		}
	case "pdf":
		pages := strings.Split(data, "endstream")
		if k := l.Span.Page; k < 1 || k >= len(pages) || !strings.Contains(pages[k-1], first) {
			t.Errorf("%s: page %d has not %q", l.Clause, k, first)
		}
	default:
		if l.Span.Page != 0 {
			t.Errorf("%s: page %d", l.Clause, l.Span.Page)
		}
	}
}
