package audit_test

import (
	"strings"
	"testing"

	"github.com/resolint/resolint/internal/audit"
)

// redlined is a text with tracked changes, in CriticMarkup, whose base and draft
// are the given ones: paragraphs that differ are deleted and inserted whole.
func redlined(base, draft string) string {
	a, b := paragraphs(base), paragraphs(draft)
	// The longest common subsequence of paragraphs, by the usual table.
	table := make([][]int, len(a)+1)
	for i := range table {
		table[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				table[i][j] = table[i+1][j+1] + 1
			} else {
				table[i][j] = max(table[i+1][j], table[i][j+1])
			}
		}
	}
	var out []string
	for i, j := 0, 0; i < len(a) || j < len(b); {
		switch {
		case i < len(a) && j < len(b) && a[i] == b[j]:
			out = append(out, a[i])
			i++
			j++
		case j == len(b) || i < len(a) && table[i+1][j] >= table[i][j+1]:
			out = append(out, "{--"+a[i]+"--}")
			i++
		default:
			out = append(out, "{++"+b[j]+"++}")
			j++
		}
	}
	return joined(out)
}

// TestRedlineIsItsPair: a file with tracked changes says the same as its base and
// its draft in two files.
func TestRedlineIsItsPair(t *testing.T) {
	all := own(t)
	if !testing.Short() {
		all = append(all, shared(t)...)
	}
	var pairs, redlines []audit.Job
	for i := range all {
		x := &all[i]
		text := x.base + x.draft
		if x.base == "" || len(x.proposals) > 0 || strings.ContainsAny(text, "{}~<") {
			continue
		}
		pairs = append(pairs, x.job(""))
		redlines = append(redlines, audit.Job{Name: x.name, Draft: asIs("draft.txt", redlined(x.base, x.draft))})
	}
	if len(pairs) < 10 {
		t.Fatalf("%d pairs", len(pairs))
	}
	want, got := judge(t, pairs), judge(t, redlines)
	for i := range want {
		if diff := difference(want[i], got[i]); diff != "" {
			t.Errorf("%s\n%s", pairs[i].Name, diff)
		}
	}
}
