//go:build unix

package history_test

import (
	"context"
	"fmt"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/resolint/resolint/internal/audit"
	"github.com/resolint/resolint/internal/history"
	"github.com/resolint/resolint/internal/specimen"
	"github.com/resolint/resolint/internal/testkit"
)

// item is a paragraph under a call.
var item = regexp.MustCompile(`^(\d+|[a-z]\))\s`)

// drafts are n versions of a text of about size bytes: each changes, takes out or puts
// back a thirtieth of the paragraphs of the one before.
func drafts(n, size int) []string {
	c := specimen.Make(7, size)
	whole := strings.Split(strings.TrimSpace(c.Base), "\n\n")
	out := make([]string, 0, n)
	for v := range n {
		var b strings.Builder
		for i, p := range whole {
			switch turn := (i*7 + 3) % 30; {
			case !item.MatchString(p):
			case turn == v:
				continue // taken out in this version, back in the next
			case turn == v+1:
				p = strings.Replace(p, "that", "that in every region", 1)
			}
			b.WriteString(p + "\n\n")
		}
		out = append(out, b.String())
	}
	return out
}

func followDrafts(tb testing.TB, a *audit.Auditor, texts []string) *history.History {
	tb.Helper()
	entries := make([]history.Entry, len(texts))
	at := map[string]string{}
	for i, s := range texts {
		entries[i] = history.Entry{ID: fmt.Sprintf("v%d", i), Source: fmt.Sprintf("v%d.txt", i)}
		at[entries[i].ID] = s
	}
	if _, err := history.Arrange(entries); err != nil {
		tb.Fatal(err)
	}
	versions, editions, err := history.Read(context.Background(), a, entries, func(e *history.Entry) ([]byte, error) { return []byte(at[e.ID]), nil })
	if err != nil {
		tb.Fatal(err)
	}
	h, err := history.Follow(context.Background(), a, versions, editions)
	if err != nil {
		tb.Fatal(err)
	}
	return h
}

func source(name, text string) audit.Source {
	return audit.Source{Name: name, Path: name, Load: func() ([]byte, error) { return []byte(text), nil }}
}

// BenchmarkFollow follows twenty versions of 100 kB and reports how many checks of a pair
// take as much processor time, as the mean of all pairs: at most twenty are right.
func BenchmarkFollow(b *testing.B) {
	a, texts := auditor(b), drafts(20, 100_000)
	check := func(v int) {
		job := audit.Job{Name: "v.txt", Draft: []audit.Source{source("v.txt", texts[v])}, Base: []audit.Source{source("w.txt", texts[v-1])}}
		if _, err := a.Run(context.Background(), []audit.Job{job}); err != nil {
			b.Fatal(err)
		}
	}
	check(1) // loads lexicon and rules
	followDrafts(b, a, texts[:2])
	b.ReportAllocs()
	var follows, checks time.Duration
	for b.Loop() {
		start := testkit.Processor(b)
		followDrafts(b, a, texts)
		middle := testkit.Processor(b)
		for v := 1; v < len(texts); v++ {
			check(v)
		}
		follows += middle - start
		checks += (testkit.Processor(b) - middle) / time.Duration(len(texts)-1)
	}
	b.ReportMetric(float64(follows)/float64(checks), "checks/op")
	b.ReportMetric(float64(follows.Milliseconds())/float64(b.N), "cpu-ms/op")
}

// TestGrowth sees that memory grows with the text and not with its square, and that many
// versions end soon.
func TestGrowth(t *testing.T) {
	if testing.Short() {
		t.Skip("only without -short")
	}
	a := auditor(t)
	small, large := drafts(6, 60_000), drafts(6, 240_000)
	followDrafts(t, a, small)
	peak := func(texts []string) uint64 {
		return testkit.PeakHeap(func() { followDrafts(t, a, texts) })
	}
	if s, l := peak(small), peak(large); l > 7*s {
		t.Errorf("four times the text takes %d MB, %.1f times the memory of %d MB", l>>20, float64(l)/float64(s), s>>20)
	}
	testkit.Soon(t, 6*time.Second, func() { followDrafts(t, a, drafts(40, 20_000)) })
}
