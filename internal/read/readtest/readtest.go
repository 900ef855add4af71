// Package readtest holds what the tests of all readers check alike.
package readtest

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/resolint/resolint/internal/document"
	"github.com/resolint/resolint/internal/read/limit"
)

// Reader is the function of a format's package.
type Reader func(name string, data []byte, lim limit.Limits) (*document.Document, error)

// Check fails the test where a document breaks what readers promise: runs are
// UTF-8, their places lie in the source, on borders of characters and in
// order, and a run as long as its spelling is its spelling, but for white space
// and marks of notes.
func Check(tb testing.TB, doc *document.Document) {
	tb.Helper()
	for i := range doc.Paragraphs {
		p := &doc.Paragraphs[i]
		ends := [2]int{-1, -1} // on each side
		for j, r := range p.Runs {
			if r.Text == "" && doc.Source != "" || !utf8.ValidString(r.Text) {
				tb.Errorf("paragraph %d run %d: text %q is empty or no UTF-8", i, j, r.Text)
			}
			if doc.Source == "" {
				continue
			}
			if r.Start < 0 || r.End < r.Start || r.End > len(doc.Source) || !border(doc.Source, r.Start) || !border(doc.Source, r.End) {
				tb.Errorf("paragraph %d run %d %q: range [%d,%d) of %d bytes", i, j, r.Text, r.Start, r.End, len(doc.Source))
				continue
			}
			for s := range ends {
				if !document.Side(s).Has(r.Changes) {
					continue
				}
				if r.Start < ends[s] {
					tb.Errorf("paragraph %d run %d %q: starts at %d, before %d where the one before it ends", i, j, r.Text, r.Start, ends[s])
				}
				ends[s] = r.End
			}
			spelled := doc.Source[r.Start:r.End]
			if len(r.Text) == len(spelled) && r.Text != spelled && strings.TrimSpace(r.Text) != "" && !r.NoteRef {
				tb.Errorf("paragraph %d run %d: text %q, source %q", i, j, r.Text, spelled)
			}
		}
	}
	for i, r := range doc.Remarks {
		if r.Paragraph < -1 || r.Paragraph >= len(doc.Paragraphs) {
			tb.Errorf("remark %d: paragraph %d of %d", i, r.Paragraph, len(doc.Paragraphs))
		}
	}
	for _, s := range []document.Side{document.Base, document.Draft} {
		v := doc.View(s)
		consistent(tb, doc, v)
		for i := range v.Blocks {
			b := &v.Blocks[i]
			if got := v.Rendition()[b.Start : b.Start+len(b.Text)]; got != b.Text {
				tb.Errorf("%v block %d: rendition %q, text %q", s, i, got, b.Text)
			}
			if pl := v.Place(i, 0, len(b.Text)); pl.End < pl.Start {
				tb.Errorf("%v block %d: place [%d,%d)", s, i, pl.Start, pl.End)
			}
		}
	}
}

// consistent fails the test where a view does not show exactly the runs that its
// side has, in each stream in the order of the document.
func consistent(tb testing.TB, doc *document.Document, v *document.View) {
	tb.Helper()
	type stream struct {
		part document.Part
		note string
	}
	want, got := map[stream]*strings.Builder{}, map[stream]*strings.Builder{}
	add := func(to map[stream]*strings.Builder, k stream, text string) {
		if to[k] == nil {
			to[k] = &strings.Builder{}
		}
		for _, word := range strings.Fields(text) {
			to[k].WriteString(word)
		}
	}
	for i := range doc.Paragraphs {
		p := &doc.Paragraphs[i]
		for _, r := range p.Runs {
			if v.Side.Has(r.Changes) {
				add(want, stream{p.Part, p.Note}, r.Text)
			}
		}
	}
	for i := range v.Blocks {
		b := &v.Blocks[i]
		add(got, stream{b.Part, b.Note}, b.Text)
	}
	for k, w := range want {
		g := ""
		if got[k] != nil {
			g = got[k].String()
		}
		if g != w.String() {
			tb.Errorf("the %v side shows %.300q of %v, its runs hold %.300q", v.Side, g, k, w)
		}
	}
}

func border(s string, at int) bool {
	return at == len(s) || utf8.RuneStart(s[at])
}

// Blocks returns the blocks of one side, each as its text, with the label and
// "| " before it if there is one, and the part and note in brackets before all
// if it is not the body.
func Blocks(doc *document.Document, s document.Side) []string {
	var out []string
	for _, b := range doc.View(s).Blocks {
		line := b.Text
		if b.Label != "" {
			line = b.Label + "| " + line
		}
		if b.Part != document.PartBody {
			line = "[" + strings.TrimSpace(string(b.Part)+" "+b.Note) + "] " + line
		}
		out = append(out, line)
	}
	return out
}
