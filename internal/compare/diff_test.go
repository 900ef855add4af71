package compare

import (
	"fmt"
	"slices"
	"testing"

	"github.com/resolint/resolint/internal/lexicon"
	"github.com/resolint/resolint/internal/match"
	"github.com/resolint/resolint/internal/resolution"
)

func words(n, from int) []word {
	out := make([]word, n)
	for i := range out {
		out[i] = word{fold: fmt.Sprintf("w%d", from+i), index: i}
	}
	return out
}

// TestMatchFarApart: a clause that a much longer one took in is not searched for a way
// that is too long in any case: no round is begun.
func TestMatchFarApart(t *testing.T) {
	long := words(5000, 0)
	for _, tt := range []struct {
		name   string
		a, b   []word
		pairs  int
		rounds bool
	}{
		{"one of many", long[2000:2020], long, 0, false},
		{"many and one", long, long[2000:2020], 0, false},
		{"as far apart as may be", long[:100], long[:100+maxEdits], 100, true},
		{"one word further", long[:100], long[:101+maxEdits], 0, false},
		{"other words", words(50, 0), words(50, 100), 0, true},
	} {
		m := &matcher{}
		if pairs := m.match(tt.a, tt.b); len(pairs) != tt.pairs || len(m.starts) > 0 != tt.rounds {
			t.Errorf("%s: %d pairs after %d rounds", tt.name, len(pairs), len(m.starts))
		}
	}
}

// TestDiffPlaces: hunks stand where the texts differ, whatever their length.
func TestDiffPlaces(t *testing.T) {
	a := words(40, 0)
	b := slices.Concat(a[:10], words(3, 100), a[12:30], a[33:])
	want := []hunk{{10, 12, 10, 13}, {30, 33, 31, 31}}
	if got := diff(a, b, nil); !slices.Equal(got, want) {
		t.Errorf("hunks are %v, want %v", got, want)
	}
}

// TestInB: words of a counterpart touch a hunk where one of its new words is theirs.
func TestInB(t *testing.T) {
	p := &pairing{}
	for n, size := range []int{5, 0, 7} {
		tokens := make([]lexicon.Token, size)
		p.to = append(p.to, &match.Unit{Clause: &resolution.Clause{Tags: resolution.NewTags(&resolution.Found{Words: tokens})}})
		p.b = wordsOf(tokens, n, p.b)
	}
	for from := range 13 {
		for to := from; to < 13; to++ {
			h := hunk{B0: from, B1: to}
			for n, v := range p.to {
				for i := range v.Clause.Tags.Words {
					for j := i + 1; j <= len(v.Clause.Tags.Words); j++ {
						want := slices.ContainsFunc(p.b[from:min(to, len(p.b))], func(w word) bool { return w.clause == n && i <= w.index && w.index < j })
						if got := p.inB(h, n, i, j); got != want {
							t.Fatalf("words %d to %d of clause %d in hunk %v: %v", i, j, n, h, got)
						}
					}
				}
			}
		}
	}
}
