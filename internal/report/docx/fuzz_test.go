package docx_test

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/resolint/resolint/internal/document"
	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/read/docx"
	"github.com/resolint/resolint/internal/read/limit"
	report "github.com/resolint/resolint/internal/report/docx"
)

// FuzzSplice comments on any bytes of any main part: the result is well-formed,
// has the text of before, and with suggestions has its base.
func FuzzSplice(f *testing.F) {
	for _, c := range places {
		f.Add(c.document, 300, 310, "that women & <girls>\x00 lead")
	}
	if data, err := os.ReadFile(redline); err == nil {
		if doc, err := docx.Read("draft.docx", data, limit.Default()); err == nil {
			at := locate(f, doc, document.Draft, "women and girls")
			f.Add(parts(f, data)["word/document.xml"], at.Span.UnitStart, at.Span.UnitEnd, "x")
		}
	}
	f.Fuzz(func(t *testing.T, main string, from, to int, wording string) {
		if from < 0 || to < from || to > len(main) {
			return
		}
		data := build(t, main, map[string]string{"word/footnotes.xml": footnotes("on women")})
		before, err := docx.Read("draft.docx", data, limit.Default())
		if err != nil {
			return
		}
		at := &finding.Location{File: "draft.docx", Text: "x", Context: "x y"}
		at.Span.Part, at.Span.UnitStart, at.Span.UnitEnd = "word/document.xml", from, to
		first := about(at)
		first.Suggestion = &finding.Suggestion{Text: wording, Source: wording, Replaces: from%2 == 0}
		second := first
		second.Message = wording
		for _, suggest := range []bool{false, true} {
			var out bytes.Buffer
			w := report.Writer{Source: func(string) ([]byte, error) { return data, nil }, Suggest: suggest}
			err := w.Write(&out, one(false, first, second))
			if err != nil {
				if strings.Contains(err.Error(), "insert comments") {
					t.Fatal(err)
				}
				return
			}
			after, err := docx.Read("draft.docx", out.Bytes(), limit.Default())
			if err != nil {
				t.Fatalf("the copy cannot be read: %v", err)
			}
			compareSides(t, before, after, suggest)
		}
	})
}

func compareSides(t *testing.T, before, after *document.Document, suggest bool) {
	t.Helper()
	sides := []document.Side{document.Base, document.Draft}
	if suggest {
		sides = sides[:1]
	}
	for _, s := range sides {
		if was, is := before.View(s).Rendition(), after.View(s).Rendition(); was != is {
			t.Fatalf("the %s was %q and is %q", s, was, is)
		}
	}
}

// TestEveryOffset comments on ranges that start anywhere in the small documents,
// inside tags too: whatever the offsets are, the copy is sound.
func TestEveryOffset(t *testing.T) {
	const step = 23 // coprime to what repeats in the documents
	for _, c := range places {
		data := build(t, c.document, c.more)
		before := read(t, data)
		for from := strings.Index(c.document, "body>"); from < len(c.document); from += step {
			for _, length := range []int{1, 9, 70} {
				at := &finding.Location{File: "draft.docx", Text: "x", Context: "x y"}
				at.Span.Part, at.Span.UnitStart, at.Span.UnitEnd = "word/document.xml", from, from+length
				f := about(at)
				f.Suggestion = &finding.Suggestion{Text: "women & girls", Replaces: from%2 == 0}
				compareSides(t, before, read(t, annotate(t, data, false, one(false, f, f))), false)
				compareSides(t, before, read(t, annotate(t, data, true, one(false, f))), true)
			}
		}
	}
}
