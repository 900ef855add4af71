package docx_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/resolint/resolint/internal/document"
	"github.com/resolint/resolint/internal/finding"
)

// TestCorpus annotates real files: text, labels, sides and all other parts stay,
// and the comments stand at their words.
func TestCorpus(t *testing.T) {
	placed, exact := 0, 0
	for _, file := range corpus(t) {
		t.Run(filepath.Base(file), func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			doc := read(t, data)
			var findings []finding.Finding
			var words []string
			for _, at := range sample(doc, document.Draft, 5) {
				findings = append(findings, about(at))
				words = append(words, at.Text)
			}
			if len(findings) == 0 {
				t.Skip("the file has no sentence")
			}
			out := annotate(t, data, false, one(false, findings...))
			same(t, data, out, touched(t, data, out)...)
			got := read(t, out)
			if n := len(got.Remarks) - len(doc.Remarks); n != len(findings) {
				t.Errorf("%d comments more than before, want %d", n, len(findings))
			}
			all := strings.Join(quotes(got), "\n")
			for _, w := range words {
				placed++
				switch {
				case strings.Contains("\n"+all+"\n", "\n"+w+"\n"):
					exact++
				case !strings.Contains(squeeze(all), squeeze(w)):
					t.Errorf("no comment stands at %q; they stand at %q", w, quotes(got))
				}
			}
		})
	}
	t.Logf("%d comments, %d at exactly their words", placed, exact)
	if exact < placed*9/10 {
		t.Errorf("of %d comments %d stand at exactly their words", placed, exact)
	}
}

// TestCorpusRedlines comments on deleted words and writes suggestions: the base
// stays what it was.
func TestCorpusRedlines(t *testing.T) {
	redlines := 0
	for _, file := range corpus(t) {
		t.Run(filepath.Base(file), func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			doc := read(t, data)
			if !doc.Redline() {
				t.Skip("no tracked changes")
			}
			redlines++
			var findings []finding.Finding
			for i, at := range sample(doc, document.Base, 5) {
				f := about(nil)
				f.Base = at
				f.Suggestion = &finding.Suggestion{Text: "that nobody is left behind & offline", Source: "the base text", Replaces: i%2 == 0}
				findings = append(findings, f)
			}
			if len(findings) == 0 {
				t.Skip("the file has no sentence")
			}
			plain := annotate(t, data, false, one(true, findings...))
			same(t, data, plain, touched(t, data, plain)...)
			out := read(t, annotate(t, data, true, one(true, findings...)))
			if was, is := doc.View(document.Base).Rendition(), out.View(document.Base).Rendition(); was != is {
				t.Errorf("the base is another:\n%s", firstDifference(was, is))
			}
			for author, n := range authors(doc) {
				if authors(out)[author] < n {
					t.Errorf("changes by %q are gone: %d of %d left", author, authors(out)[author], n)
				}
			}
		})
	}
	t.Logf("%d redlines", redlines)
}

// authors counts the characters that each author changed.
func authors(d *document.Document) map[string]int {
	out := map[string]int{}
	for i := range d.Paragraphs {
		for j := range d.Paragraphs[i].Runs {
			r := &d.Paragraphs[i].Runs[j]
			for _, c := range r.Changes {
				out[string(c.Kind)+" "+c.Author] += len(r.Text)
			}
		}
	}
	return out
}

// touched are the parts that writing comments may change: main part, comments,
// and what makes a comments part known.
func touched(t testing.TB, before, after []byte) []string {
	t.Helper()
	old := parts(t, before)
	names := []string{}
	made := false
	for name := range parts(t, after) {
		_, was := old[name]
		if base := strings.ToLower(filepath.Base(name)); strings.HasPrefix(base, "comments") && !strings.HasPrefix(base, "commentsext") && !strings.HasPrefix(base, "commentsid") {
			made = made || !was
			names = append(names, name)
		}
		if strings.HasPrefix(strings.ToLower(filepath.Base(name)), "document") && filepath.Ext(name) == ".xml" {
			names = append(names, name)
		}
	}
	if made {
		for name := range parts(t, after) {
			if name == "[Content_Types].xml" || strings.HasPrefix(filepath.Base(name), "document") && filepath.Ext(name) == ".rels" {
				names = append(names, name)
			}
		}
	}
	return names
}

func firstDifference(a, b string) string {
	i := 0
	for i < len(a) && i < len(b) && a[i] == b[i] {
		i++
	}
	from := max(i-80, 0)
	return a[from:min(i+80, len(a))] + "\n---\n" + b[from:min(i+80, len(b))]
}

// 1,000 findings have to be written in at most 300 ms. Figure of November 2026 on
// two shared cores, with 1,000 suggestions: 62 ms.
func BenchmarkWrite(b *testing.B) {
	data, err := os.ReadFile(redline)
	if err != nil {
		b.Fatal(err)
	}
	doc := read(b, data)
	var findings []finding.Finding
	for len(findings) < 1000 {
		for _, at := range sample(doc, document.Draft, 20) {
			f := about(at)
			f.Suggestion = &finding.Suggestion{Text: "women and girls", Replaces: true}
			findings = append(findings, f)
		}
	}
	r := one(false, findings...)
	for b.Loop() {
		annotate(b, data, true, r)
	}
}
