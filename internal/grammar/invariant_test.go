package grammar

import (
	"testing"
	"unicode/utf8"

	"github.com/resolint/resolint/internal/document"
	"github.com/resolint/resolint/internal/resolution"
)

// check reports what every parse must keep: unique paths, parents before their
// children, spans inside their blocks and on character borders, and words that
// equal the block's at every span.
func check(tb testing.TB, v *document.View, rs []*resolution.Resolution) {
	tb.Helper()
	for _, r := range rs {
		seen := make(map[string]bool)
		for i := range r.Clauses {
			c := &r.Clauses[i]
			if c.Path == "" || seen[c.Path] {
				tb.Errorf("path %q stands twice or is empty", c.Path)
			}
			seen[c.Path] = true
			if c.Parent >= i {
				tb.Errorf("%s: parent %d stands at or after the clause %d", c.Path, c.Parent, i)
			}
			checkWords(tb, v, c)
			for _, o := range c.Open {
				if o.Start < 0 || o.Start >= o.End || o.End > len(c.Text) {
					tb.Errorf("%s: open range %v in %d bytes", c.Path, o, len(c.Text))
				}
			}
			for _, x := range c.Variants {
				if x.At < 0 || x.At > len(c.Text) {
					tb.Errorf("%s: variant at %d in %d bytes", c.Path, x.At, len(c.Text))
				}
			}
			p := r.Locate(c, 0, len(c.Text))
			if p.Start > p.End || p.RenditionStart > p.RenditionEnd {
				tb.Errorf("%s: place %+v runs backwards", c.Path, p)
			}
		}
	}
}

func checkWords(tb testing.TB, v *document.View, c *resolution.Clause) {
	tb.Helper()
	if utf8.ValidString(v.Rendition()) && !utf8.ValidString(c.Text) {
		tb.Errorf("%s: a character was cut: %q", c.Path, c.Text)
	}
	if len(c.Spans) > 0 && c.Spans[0].At != 0 {
		tb.Errorf("%s: first span at %d", c.Path, c.Spans[0].At)
	}
	for i, s := range c.Spans {
		end := len(c.Text)
		if i+1 < len(c.Spans) {
			end = c.Spans[i+1].At
			if end < s.At {
				tb.Errorf("%s: spans out of order", c.Path)
				return
			}
		}
		words := c.Text[s.At:end]
		block := v.Blocks[s.Block].Text
		if s.Offset < 0 || s.Offset > len(block) {
			tb.Errorf("%s: span at %d of a block of %d bytes", c.Path, s.Offset, len(block))
			return
		}
		if n := len(words); i+1 < len(c.Spans) && n > 0 && (words[n-1] == '\n' || words[n-1] == ' ') {
			// A line break or space that joins two spans stands in no block.
			if s.Offset+n > len(block) || block[s.Offset+n-1] != words[n-1] {
				words = words[:n-1]
			}
		}
		if s.Offset+len(words) > len(block) || block[s.Offset:s.Offset+len(words)] != words {
			tb.Errorf("%s: %q is not what stands at its span", c.Path, words)
		}
	}
}

func TestInvariants(t *testing.T) {
	names, views, _ := throughput(t)
	for i, v := range views {
		check(t, v, Parse(v))
		if t.Failed() {
			t.Fatal(names[i])
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{
		"RESOLUTION 7 (REV. DUBAI, 2018)\n\nTitle\n\nThe Council,\n\nrecalling\n\na) one[US: delete];\n\nb)bis two¹,\n\nresolves\n\n1 to [act] now, instructs the Director 1 to go\n\n____\n\n¹ Note.",
		"The General Assembly,\n\nPP1 Recalling[\n\nOP2 alt [EU: x]]\n\n(i) y (agreed ad ref)\n\nAnnex\n\n1. z",
		"Article 1\n\n1. [a][b]\n\nOption 1: c\n\nArticle 1\n\nI. d",
		"1. We commit\n\n2. Iran: no\n\n• x\n\n• y",
		"MOD EUR/44A7/1\n\nRESOLUTION [A-1]\n\nReasons: because",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		v := viewOf("fuzz", s)
		check(t, v, Parse(v))
	})
}
