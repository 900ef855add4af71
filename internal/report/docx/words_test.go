package docx_test

import (
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"github.com/resolint/resolint/internal/audit"
	"github.com/resolint/resolint/internal/document"
	"github.com/resolint/resolint/internal/evaluate"
	"github.com/resolint/resolint/internal/finding"
	reader "github.com/resolint/resolint/internal/read"
	"github.com/resolint/resolint/internal/read/limit"
	report "github.com/resolint/resolint/internal/report/docx"
	"github.com/resolint/resolint/internal/testkit"
)

// remark is a comment of resolint's as it stands in a written file: what it says first,
// and the range that it marks, in characters of the text with all changes.
type remark struct {
	says     string
	from, to int
}

// shown is the main text of a Word file with all that was deleted and inserted: '+', '-'
// or ' ' for each character of text.
type shownText struct {
	text, state []rune
	remarks     []remark
}

// marked reads the comments of resolint's, and what they mark, straight from the parts.
func marked(t testing.TB, data []byte) *shownText {
	t.Helper()
	all := parts(t, data)
	says := map[string]string{}
	id, first := "", false
	tokens(t, all["word/comments.xml"], func(e xml.StartElement) {
		switch e.Name.Local {
		case "comment":
			if id = ""; attribute(e, "author") == report.Author {
				id = attribute(e, "id")
			}
			first = true
		case "p":
			if id != "" && says[id] != "" {
				first = false
			}
		}
	}, func(name, s string) {
		if id != "" && first && name == "t" {
			says[id] += s
		}
	}, nil)
	out := &shownText{}
	open := map[string]int{}
	var changes []rune
	tokens(t, all["word/document.xml"], func(e xml.StartElement) {
		switch e.Name.Local {
		case "ins", "moveTo":
			changes = append(changes, '+')
		case "del", "moveFrom":
			changes = append(changes, '-')
		case "commentRangeStart":
			open[attribute(e, "id")] = len(out.text)
		case "commentRangeEnd":
			if id := attribute(e, "id"); says[id] != "" {
				out.remarks = append(out.remarks, remark{says[id], open[id], len(out.text)})
			}
		}
	}, func(name, s string) {
		if name != "t" && name != "delText" {
			return
		}
		state := ' '
		if n := len(changes); n > 0 {
			state = changes[n-1]
		}
		for _, r := range s {
			out.text, out.state = append(out.text, r), append(out.state, state)
		}
	}, func(name string) {
		switch name {
		case "ins", "moveTo", "del", "moveFrom":
			changes = changes[:len(changes)-1]
		case "p":
			out.text, out.state = append(out.text, '\n'), append(out.state, ' ')
		}
	})
	return out
}

// tokens walks over a part.
func tokens(t testing.TB, part string, start func(xml.StartElement), text func(name, s string), end func(string)) {
	t.Helper()
	dec := xml.NewDecoder(strings.NewReader(part))
	name := ""
	for {
		tok, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		switch e := tok.(type) {
		case xml.StartElement:
			name = e.Name.Local
			start(e)
		case xml.CharData:
			text(name, string(e))
		case xml.EndElement:
			name = ""
			if end != nil {
				end(e.Name.Local)
			}
		}
	}
}

// A redline has all words that are quoted, a draft those that came.
var (
	quotation = regexp.MustCompile(`“([^”]+)”`)
	arrival   = regexp.MustCompile(`(?:became|replaced by) “([^”]+)”`)
)

// touching reports whether a comment holds or touches some words that it quotes, in the
// text of before, of after, or of both; stand is false where they stand nowhere.
func (s *shownText) touching(r *remark, quoted *regexp.Regexp) (touches, stand bool) {
	for _, q := range quoted.FindAllStringSubmatch(r.says, -1) {
		for _, keep := range []string{" -", " +", " +-"} {
			var text []rune
			var at []int
			for i, c := range s.text {
				if strings.ContainsRune(keep, s.state[i]) && !unicode.IsSpace(c) {
					text, at = append(text, unicode.ToLower(c)), append(at, i)
				}
			}
			words := []rune(strings.ToLower(squeeze(q[1])))
			for i := 0; i+len(words) <= len(text); i++ {
				if string(text[i:i+len(words)]) != string(words) {
					continue
				}
				stand = true
				from, to := at[i], at[i+len(words)-1]+1
				gap := ""
				if to < r.from {
					gap = string(s.text[to:r.from])
				} else if r.to < from {
					gap = string(s.text[r.to:from])
				}
				if strings.TrimSpace(gap) == "" {
					return true, true
				}
			}
		}
	}
	return false, stand
}

// audited audits a Word file, against a base if there is one.
func audited(t testing.TB, data, base []byte) *finding.Report {
	t.Helper()
	load := func(name string, data []byte) []audit.Source {
		return []audit.Source{{Name: name, Path: name, Load: func() ([]byte, error) { return data, nil }}}
	}
	job := audit.Job{Name: "draft.docx", Draft: load("draft.docx", data)}
	if base != nil {
		job.Base = load("base.txt", base)
	}
	r, err := audit.Run(context.Background(), []audit.Job{job}, audit.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// words measures the comments on texts: how many stand at the words that they quote.
type words struct{ comments, quoting, touching int }

func (w *words) measure(t testing.TB, name string, data []byte, r *finding.Report) {
	t.Helper()
	if len(r.Documents) == 0 || len(r.Documents[0].Findings) == 0 {
		return
	}
	s := marked(t, annotate(t, data, false, r))
	for i := range s.remarks {
		m := &s.remarks[i]
		if strings.HasPrefix(m.says, "To know about") {
			continue
		}
		w.comments++
		quoted := arrival
		if r.Documents[0].Redline {
			quoted = quotation
		}
		touches, stand := s.touching(m, quoted)
		if !stand {
			continue
		}
		w.quoting++
		if touches {
			w.touching++
			continue
		}
		t.Logf("%s: %q stands at %q", name, m.says, string(s.text[m.from:m.to]))
	}
}

func (w *words) String() string {
	return fmt.Sprintf("%d comments, %d quote words of the file, %d of them hold or touch these", w.comments, w.quoting, w.touching)
}

// TestWords turns the pairs of labelled cases into redlines and looks where comments
// stand.
func TestWords(t *testing.T) {
	var w words
	data, err := os.ReadFile(redline)
	if err != nil {
		t.Fatal(err)
	}
	w.measure(t, redline, data, audited(t, data, nil))
	measureCases(t, &w, filepath.Join("..", "..", "..", "testdata", "cases"), 2)
	measureLong(t, &w)
	t.Log(&w)
	if w.touching < w.quoting || w.quoting < 150 {
		t.Errorf("comments stand elsewhere than the words that they quote: %s", &w)
	}
}

// TestWordsOfRealTexts does the same with the pairs of the development corpus.
func TestWordsOfRealTexts(t *testing.T) {
	var w words
	measureCases(t, &w, testkit.Shared(t, "corpus", "pairs"), 1)
	for _, file := range corpus(t) {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		w.measure(t, file, data, audited(t, data, nil))
	}
	t.Log(&w)
	if w.touching < w.quoting || w.quoting < 40 {
		t.Errorf("comments stand elsewhere than the words that they quote: %s", &w)
	}
}

// measureLong measures the redline of many resolutions in one file, as the work of a
// night is: at least some fifty findings.
func measureLong(t *testing.T, w *words) {
	t.Helper()
	cases, err := evaluate.Load(filepath.Join("..", "..", "..", "testdata", "cases"))
	if err != nil {
		t.Fatal(err)
	}
	var paragraphs strings.Builder
	for i, c := range cases {
		if base, draft := c.Files["base.txt"], c.Files["draft.txt"]; i%4 == 1 && base != nil && draft != nil {
			paragraphs.WriteString(trackedParagraphs(string(base), string(draft)))
		}
	}
	data := wrapped(t, paragraphs.String())
	before := w.comments
	w.measure(t, "a long redline", data, audited(t, data, nil))
	t.Logf("%d comments on a long redline", w.comments-before)
	if w.comments-before < 49 {
		t.Errorf("%d comments on a long redline are too few to tell", w.comments-before)
	}
}

// measureCases measures every nth case twice: as a redline, and with the base apart.
func measureCases(t *testing.T, w *words, dir string, nth int) {
	t.Helper()
	cases, err := evaluate.Load(dir)
	if err != nil {
		t.Fatal(err)
	}
	for i, c := range cases {
		if i%nth > 0 {
			continue
		}
		base, draft := c.Files["base.txt"], c.Files["draft.txt"]
		if marked := c.Files["draft.md"]; base == nil && marked != nil {
			doc, err := reader.Document("draft.md", marked, limit.Default())
			if err != nil {
				t.Fatal(err)
			}
			base, draft = []byte(doc.View(document.Base).Rendition()), []byte(doc.View(document.Draft).Rendition())
		}
		if base == nil || draft == nil {
			continue
		}
		data := tracked(t, string(base), string(draft))
		w.measure(t, c.Name, data, audited(t, data, nil))
		clean := tracked(t, string(draft), string(draft))
		w.measure(t, c.Name+" against its base", clean, audited(t, clean, base))
	}
}
