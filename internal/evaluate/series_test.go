package evaluate_test

import (
	"slices"
	"testing"

	"github.com/resolint/resolint/internal/evaluate"
)

func TestSeries(t *testing.T) {
	pair := func(name, base, draft string) evaluate.Case {
		return evaluate.Case{Name: name, Files: map[string][]byte{"base.txt": []byte(base), "draft.txt": []byte(draft)}}
	}
	for _, c := range []struct {
		name  string
		cases []evaluate.Case
		want  []string
	}{
		{"alone", []evaluate.Case{pair("x", "1", "2"), pair("y", "3", "4")}, []string{"x", "y"}},
		{"one text and the next", []evaluate.Case{pair("x", "1", "2"), pair("y", "2", "3")}, []string{"x", "x"}},
		{"joined by a third", []evaluate.Case{pair("x", "1", "2"), pair("y", "3", "4"), pair("z", "4", "1")}, []string{"x", "x", "x"}},
		{"joined late", []evaluate.Case{pair("w", "0", "9"), pair("x", "1", "2"), pair("y", "3", "4"), pair("z", "4", "2")}, []string{"w", "x", "x", "x"}},
		{"the same pair twice", []evaluate.Case{pair("x", "1", "2"), pair("y", "1", "2")}, []string{"x", "x"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := evaluate.Series(c.cases); !slices.Equal(got, c.want) {
				t.Errorf("series %q, want %q", got, c.want)
			}
		})
	}
}
