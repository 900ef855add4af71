package audit

import (
	"context"
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/open-policy-agent/opa/v1/ast"
	"golang.org/x/sync/errgroup"

	"github.com/resolint/resolint/internal/compare"
	"github.com/resolint/resolint/internal/policy"
	"github.com/resolint/resolint/internal/specimen"
	"github.com/resolint/resolint/internal/testkit"
)

// TestWorkersChangeNothing: one worker and several give the same report, for jobs
// of their own and for a package; so does a second run, which finds its readings
// ready.
func TestWorkersChangeNothing(t *testing.T) {
	var jobs []Job
	all := Job{Name: "package"}
	for i := range 12 / testkit.Thin(2) {
		c := specimen.Make(uint64(i+1), 6000)
		job := pairJob(&c)
		job.Name = fmt.Sprintf("draft%d.txt", i)
		jobs = append(jobs, job)
		all.Draft, all.Base = append(all.Draft, source(job.Name, c.Draft)), append(all.Base, source(job.Name, c.Base))
	}
	jobs = append(jobs, all)
	want := ""
	for _, n := range []int{1, 2, 7} {
		a, err := New(context.Background(), Options{Jobs: n})
		if err != nil {
			t.Fatal(err)
		}
		for run := range 2 {
			r, err := a.Run(context.Background(), jobs)
			if err != nil {
				t.Fatal(err)
			}
			out, err := json.Marshal(r.Documents)
			if err != nil {
				t.Fatal(err)
			}
			switch {
			case len(r.Failures) > 0 || len(out) < 10_000:
				t.Fatalf("%d workers: %d bytes, failures %v", n, len(out), r.Failures)
			case want == "":
				want = string(out)
			case want != string(out):
				t.Errorf("%d workers, run %d: another report than one worker's first", n, run+1)
			}
		}
	}
}

// TestParts: facts that are judged in parts, of whatever size and several at once, come
// to the verdicts of the whole.
func TestParts(t *testing.T) {
	c := specimen.Make(3, 600_000/testkit.Thin(2))
	job := pairJob(&c)
	r := &runner{engine: warm(t), job: &job}
	in, _, failures := r.load(context.Background())
	if failures != nil {
		t.Fatal(failures)
	}
	result := compare.Compare(in)
	engine, err := r.policy()
	if err != nil {
		t.Fatal(err)
	}
	r.model.Weigh(result.Facts)
	whole, err := engine.Judge(context.Background(), result.Facts.Value())
	if err != nil {
		t.Fatal(err)
	}
	together := func(n int, f func(i int)) {
		var group errgroup.Group
		for i := range n {
			group.Go(func() error { f(i); return nil })
		}
		_ = group.Wait()
	}
	for _, least := range []int{1, 64, 1 << 20} {
		parts := result.Facts.Divide().Parts(least)
		if n := len(result.Facts.Fates); n < 300 || least < n && len(parts) < 2 {
			t.Fatalf("%d fates are %d parts of at least %d", n, len(parts), least)
		}
		got, err := engine.JudgeParts(context.Background(), policy.Parts{
			N: len(parts), Part: func(i int) ast.Value { return parts[i].Value() }, Each: together,
		})
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(whole, got) {
			t.Errorf("%d verdicts in one piece, %d in %d parts, and not the same", len(whole), len(got), len(parts))
		}
	}
	rules := map[string]bool{}
	for i := range whole {
		rules[whole[i].Rule] = true
	}
	if len(rules) < 10 {
		t.Errorf("only %d rules spoke", len(rules))
	}
}

func TestEachCallsAllOnce(t *testing.T) {
	e := &engine{options: Options{Jobs: 4}}
	var calls [100]atomic.Int32
	var at, most atomic.Int32
	e.busy.Add(1)
	e.each(len(calls), func(i int) {
		most.Store(max(most.Load(), at.Add(1)))
		calls[i].Add(1)
		at.Add(-1)
	})
	for i := range calls {
		if n := calls[i].Load(); n != 1 {
			t.Errorf("%d was called %d times", i, n)
		}
	}
	if most.Load() > 4 || e.busy.Load() != 1 {
		t.Errorf("%d at once with four workers, %d still busy", most.Load(), e.busy.Load())
	}
}

// TestEachPanics: a panic in a helper is the caller's, with the place it began at.
func TestEachPanics(t *testing.T) {
	e := &engine{options: Options{Jobs: 3}}
	defer func() {
		p := recover()
		if p == nil {
			t.Fatal("the panic is gone")
		}
		if s := fmt.Sprint(panicked(p, nil).value); !strings.Contains(s, "broken") {
			t.Errorf("the panic is %q", s)
		}
		if e.busy.Load() != 0 {
			t.Errorf("%d still busy", e.busy.Load())
		}
	}()
	e.each(50, func(i int) {
		if i%7 == 3 {
			panic("broken")
		}
	})
}
