package grammar

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/resolint/resolint/internal/document"
	"github.com/resolint/resolint/internal/testkit"
)

// throughput returns the views of the 400 real texts, by name.
func throughput(tb testing.TB) (names []string, views []*document.View, bytes int) {
	tb.Helper()
	names, _ = filepath.Glob(filepath.Join(testkit.Shared(tb), "corpus", "throughput", "*.txt"))
	if len(names) == 0 {
		tb.Fatal("no texts in corpus/throughput")
	}
	for _, n := range names {
		data, err := os.ReadFile(n)
		if err != nil {
			tb.Fatal(err)
		}
		views = append(views, viewOf(n, string(data)))
		bytes += len(data)
	}
	return names, views, bytes
}

// numberedLines counts, without the grammar, the paragraphs that begin with a
// number and a full stop.
func numberedLines(v *document.View) map[string]int {
	out := make(map[string]int)
	for i := range v.Blocks {
		t := strings.TrimSpace(v.Blocks[i].Text)
		n := 0
		for n < len(t) && t[n] >= '0' && t[n] <= '9' {
			n++
		}
		if n > 0 && n < 4 && n+2 < len(t) && t[n] == '.' && (t[n+1] == ' ' || t[n+1] == '\t' || t[n+1] == 0xC2) {
			out[t[:n]]++
		}
	}
	return out
}

// TestThroughput requires that at least 98 % of the texts with numbered
// paragraphs yield them all.
func TestThroughput(t *testing.T) {
	names, views, _ := throughput(t)
	with, whole := 0, 0
	for i, v := range views {
		want := numberedLines(v)
		if len(want) == 0 {
			continue
		}
		with++
		got := make(map[string]int)
		for _, r := range Parse(v) {
			for _, c := range r.Clauses {
				if c.Label != "" && c.Label[0] >= '0' && c.Label[0] <= '9' {
					got[c.Label]++
				}
			}
		}
		lost := 0
		for l, n := range want {
			lost += max(0, n-got[l])
		}
		if lost == 0 {
			whole++
			continue
		}
		t.Logf("%s: %d numbered paragraphs lost", filepath.Base(names[i]), lost)
	}
	t.Logf("%d of %d texts with numbered paragraphs yield them all", whole, with)
	if whole*100 < with*98 {
		t.Errorf("%d of %d texts with numbered paragraphs yield them all, want 98 %%", whole, with)
	}
}

func BenchmarkParse(b *testing.B) {
	_, views, bytes := throughput(b)
	b.SetBytes(int64(bytes))
	b.ReportAllocs()
	for b.Loop() {
		for _, v := range views {
			Parse(v)
		}
	}
}
