package audit

import (
	"context"
	"math/rand/v2"
	"strings"
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

// TestOneLongClause: what is allocated for one clause of many mentions, its words shuffled,
// stays within a budget for its length: no mention looks at the whole clause anew.
func TestOneLongClause(t *testing.T) {
	if testkit.Race {
		t.Skip("measures what is allocated, to which the detector adds its own")
	}
	e := warm(t)
	vocabulary := strings.Fields("access network coverage school health women girls privacy children report tower")
	random := rand.New(rand.NewPCG(1, 2))
	clause := func() string {
		b := strings.Builder{}
		b.WriteString("resolves\n\n1 to ensure")
		for range 12_000 {
			b.WriteString(" " + vocabulary[random.IntN(len(vocabulary))])
		}
		return b.String() + ";\n"
	}
	base, draft := clause(), clause()
	job := Job{Name: "long", Base: []Source{source("base.txt", base)}, Draft: []Source{source("draft.txt", draft)}}
	run := func() {
		e.forget()
		if _, failures := (&runner{engine: e, job: &job}).audit(context.Background()); failures != nil {
			t.Fatal(failures)
		}
	}
	// The first one loads the model of parts of speech.
	run()
	const most = 1000 // bytes for each byte of the texts
	if each := testkit.Allocated(run) / uint64(len(base)+len(draft)); each > most {
		t.Errorf("%d bytes are allocated for each byte of the texts, more than %d", each, most)
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
