package audit

import (
	"context"
	"testing"

	"github.com/resolint/resolint/internal/compare"
	"github.com/resolint/resolint/internal/specimen"
	"github.com/resolint/resolint/internal/testkit"
)

// TestWorkGrowsWithTheText: how often a clause is held against another grows with
// the number of clauses and not with its square, whatever became of them. Time says
// nothing on a busy machine, so the work is counted.
func TestWorkGrowsWithTheText(t *testing.T) {
	if testkit.Race {
		t.Skip("counts comparisons, which the detector does not change")
	}
	e := warm(t)
	work := func(change specimen.Change, clauses int) float64 {
		c := specimen.Uniform(1, clauses, change)
		job := pairJob(&c)
		r := &runner{engine: e, job: &job}
		in, _, failures := r.load(context.Background())
		if failures != nil {
			t.Fatal(failures)
		}
		return float64(compare.Compare(in).Work) / float64(clauses)
	}
	const few, many = 1000, 4000
	for _, tt := range []struct {
		name   string
		change specimen.Change
		// most is the work for one clause; the budgets of a search bound it.
		most float64
	}{
		{"equal", specimen.AllEqual, 0},
		{"alike", specimen.AllAlike, 10},
		{"moved", specimen.AllMoved, 1},
		{"changed", specimen.AllChanged, 2500},
		{"gone", specimen.AllGone, 2500},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a, b := work(tt.change, few), work(tt.change, many)
			if b > tt.most {
				t.Errorf("%.0f comparisons for each of %d clauses, more than %.0f", b, many, tt.most)
			}
			// Four times the square would be four times as much for each clause.
			if b > 1.5*a+1 {
				t.Errorf("%.0f comparisons for each of %d clauses, and %.0f for each of %d", a, few, b, many)
			}
			if tt.most > 1000 && a == 0 {
				t.Error("nothing was compared")
			}
		})
	}
}

// maxAllocations bounds the allocations for one clause of either text once an
// auditor is warm.
const maxAllocations = 60

func TestAllocations(t *testing.T) {
	if testkit.Race {
		t.Skip("counts allocations, to which the detector adds its own")
	}
	e := warm(t)
	for _, size := range []int{64_000, 400_000} {
		c := specimen.Make(1, size)
		job := pairJob(&c)
		r := &runner{engine: e, job: &job}
		in, _, failures := r.load(context.Background())
		if failures != nil {
			t.Fatal(failures)
		}
		n := clauses(in.Draft) + clauses(in.Base)
		each := testing.AllocsPerRun(2, func() {
			e.forget()
			if _, failures := (&runner{engine: e, job: &job}).audit(context.Background()); failures != nil {
				t.Fatal(failures)
			}
		}) / float64(n)
		t.Logf("%d bytes: %.1f allocations for each of %d clauses", size, each, n)
		if each > maxAllocations {
			t.Errorf("%d bytes: %.1f allocations for each of %d clauses, more than %d", size, each, n, maxAllocations)
		}
	}
}
