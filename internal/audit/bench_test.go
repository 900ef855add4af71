package audit

// History of these benchmarks, on two cores of an AMD EPYC: milliseconds and thousands
// of allocations of one audit. Both rows were taken within ten minutes, because times
// differ by a third from hour to hour; ratios within a column and allocations hold.
//
//	                 Pair/8kB   Pair/64kB    Pair/1MB      Pair/10MB     Package
//	2026-11-21, am   5.5   7.1  40   86      941  1,444    10,520 15,142  4,020  6,554
//	2026-11-21, pm   5.5   4.5  36   42      520    712     6,260  7,623  2,300  3,288
//
// Between them: clauses are parsed by need, rules look first at what most fates lack,
// terms are made once, lists are kept from one comparison to the next, kinds are judged
// and findings made beside each other. BenchmarkAgain took 3.3 ms after that.
//
// On two cores of a Xeon, thousands of allocations and MB of one audit, before and after
// (times of that day do not hold: ten programs shared the machine):
//
//	                 Pair/8kB     Pair/64kB     Pair/1MB     Engine
//	2026-11-27       5.4  1.56    51  10.0      847  158     110  9.2
//	                 5.4  1.49    51   9.7      848  151      42  5.3
//
// Between them: the rules are kept as OPA compiled them; lists are made as long as they get.
// After that, clauses that stand alike share what is found in them: at 64 kB a clause took
// 57.7 allocations, at 400 kB 51.5 (TestAllocations). BenchmarkAgain/100kB took 66 ms, 12 MB
// and 73,000 allocations. At the end of that day, when doubtful losses were not looked up in the
// table of kinds any more: 52.6 and 44.1; 59 ms, 12.6 MB and 61,400. Slots and terms of art
// made it 52.7 and 45.7. Then room was made once, and texts and verdicts were kept for the
// audit that follows: 48.8 and 39.4 where nothing is kept, 21.6 and 18.2 where all is; an
// edit of 100 kB in the editor (BenchmarkEdit) took 0.6 to 0.7 of its time, 6.5 MB and 18,000.

import (
	"context"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/resolint/resolint/internal/compare"
	"github.com/resolint/resolint/internal/document"
	"github.com/resolint/resolint/internal/grammar"
	"github.com/resolint/resolint/internal/read"
	"github.com/resolint/resolint/internal/resolution"
	"github.com/resolint/resolint/internal/specimen"
)

// sizes are the lengths of the bases that are measured, in bytes.
var sizes = []struct {
	name  string
	bytes int
}{{"8kB", 8_000}, {"64kB", 64_000}, {"1MB", 1_000_000}, {"10MB", 10_000_000}}

func source(name, text string) Source {
	return Source{Name: name, Path: name, Load: func() ([]byte, error) { return []byte(text), nil }}
}

func pairJob(c *specimen.Case) Job {
	return Job{Name: "draft.txt", Draft: []Source{source("draft.txt", c.Draft)}, Base: []Source{source("base.txt", c.Base)}}
}

// warm is an engine that has been used once, so that nothing is loaded while
// measuring.
func warm(tb testing.TB) *engine {
	tb.Helper()
	e, err := newEngine(context.Background(), Options{})
	if err != nil {
		tb.Fatal(err)
	}
	small := specimen.Make(99, 3000)
	job := pairJob(&small)
	if _, failures := (&runner{engine: e, job: &job}).audit(context.Background()); failures != nil {
		tb.Fatal(failures)
	}
	return e
}

// stages are a job's texts after each stage.
type stages struct {
	r      *runner
	in     compare.Input
	texts  *texts
	result compare.Result
}

func prepared(b *testing.B, size int) *stages {
	b.Helper()
	c := specimen.Make(1, size)
	job := pairJob(&c)
	s := &stages{r: &runner{engine: warm(b), job: &job}}
	in, t, failures := s.r.load(context.Background())
	if failures != nil {
		b.Fatal(failures)
	}
	s.in, s.texts = in, t
	s.result = compare.Compare(in)
	b.SetBytes(int64(len(c.Base) + len(c.Draft)))
	return s
}

// each runs a benchmark for every size; the largest are left out with -short.
func each(b *testing.B, f func(b *testing.B, size int)) {
	for _, s := range sizes {
		b.Run(s.name, func(b *testing.B) {
			if testing.Short() && s.bytes > 1_000_000 {
				b.Skip("only without -short")
			}
			b.ReportAllocs()
			f(b, s.bytes)
		})
	}
}

func BenchmarkRead(b *testing.B) {
	each(b, func(b *testing.B, size int) {
		c := specimen.Make(1, size)
		b.SetBytes(int64(len(c.Draft)))
		for b.Loop() {
			if _, err := read.Document("draft.txt", []byte(c.Draft), Options{}.Limits); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func BenchmarkGrammar(b *testing.B) {
	each(b, func(b *testing.B, size int) {
		c := specimen.Make(1, size)
		doc, err := read.Document("draft.txt", []byte(c.Draft), Options{}.Limits)
		if err != nil {
			b.Fatal(err)
		}
		v := doc.View(document.Draft)
		b.SetBytes(int64(len(c.Draft)))
		for b.Loop() {
			if len(grammar.Parse(v)) == 0 {
				b.Fatal("no resolution")
			}
		}
	})
}

func BenchmarkTag(b *testing.B) {
	each(b, func(b *testing.B, size int) {
		s := prepared(b, size)
		for b.Loop() {
			for _, r := range slices.Concat(s.in.Draft, s.in.Base) {
				for i := range r.Clauses {
					r.Clauses[i].Tags = nil
				}
			}
			if err := s.r.tag(context.Background(), &s.in); err != nil {
				b.Fatal(err)
			}
		}
		b.ReportMetric(float64(clauses(s.in.Draft)+clauses(s.in.Base)), "clauses")
	})
}

func clauses(rs []*resolution.Resolution) int {
	n := 0
	for _, r := range rs {
		n += len(r.Clauses)
	}
	return n
}

func BenchmarkCompare(b *testing.B) {
	each(b, func(b *testing.B, size int) {
		s := prepared(b, size)
		for b.Loop() {
			compare.Compare(s.in)
		}
	})
}

func BenchmarkValue(b *testing.B) {
	each(b, func(b *testing.B, size int) {
		s := prepared(b, size)
		for b.Loop() {
			s.result.Facts.Value()
		}
	})
}

func BenchmarkPolicy(b *testing.B) {
	each(b, func(b *testing.B, size int) {
		s := prepared(b, size)
		engine, err := s.r.policy()
		if err != nil {
			b.Fatal(err)
		}
		value := s.result.Facts.Value()
		for b.Loop() {
			if _, err := engine.Judge(context.Background(), value); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func BenchmarkFindings(b *testing.B) {
	each(b, func(b *testing.B, size int) {
		s := prepared(b, size)
		engine, err := s.r.policy()
		if err != nil {
			b.Fatal(err)
		}
		verdicts, err := engine.Judge(context.Background(), s.result.Facts.Value())
		if err != nil {
			b.Fatal(err)
		}
		s.texts.diffs = s.r.diffs(&s.result)
		for b.Loop() {
			if _, err := s.r.findings(s.texts, &s.result, verdicts); err != nil {
				b.Fatal(err)
			}
		}
		b.ReportMetric(float64(len(verdicts)), "verdicts")
	})
}

// BenchmarkEngine is what a process does before its first text: lexicon, profile,
// descriptions, policies, the model of parts of speech.
func BenchmarkEngine(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		warm(b)
	}
}

func BenchmarkPair(b *testing.B) {
	each(b, func(b *testing.B, size int) {
		c := specimen.Make(1, size)
		job := pairJob(&c)
		run(b, warm(b), &job, len(c.Base)+len(c.Draft))
	})
}

func BenchmarkThreeWay(b *testing.B) {
	each(b, func(b *testing.B, size int) {
		c := specimen.Make(1, size)
		job := pairJob(&c)
		job.Proposals = []Source{source("proposal.txt", c.Proposal)}
		run(b, warm(b), &job, len(c.Base)+len(c.Draft)+len(c.Proposal))
	})
}

func BenchmarkRedline(b *testing.B) {
	c := specimen.Make(1, 150_000)
	data, err := c.Redline(600_000)
	if err != nil {
		b.Fatal(err)
	}
	job := Job{Name: "redline.docx", Draft: []Source{{Name: "redline.docx", Path: "redline.docx", Load: func() ([]byte, error) { return data, nil }}}}
	b.ReportAllocs()
	run(b, warm(b), &job, len(data))
}

// BenchmarkAgain is an editor's wait: a draft is audited again after one clause of it
// changed, against the same base.
func BenchmarkAgain(b *testing.B) {
	for _, s := range []struct {
		name  string
		bytes int
	}{{"8kB", 8_000}, {"100kB", 100_000}} {
		b.Run(s.name, func(b *testing.B) {
			e, jobs := warm(b), edited(b, s.bytes)
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				r := &runner{engine: e, job: &jobs[i%2]}
				if _, failures := r.audit(context.Background()); failures != nil {
					b.Fatal(failures)
				}
			}
		})
	}
}

// edited are a pair of so many bytes and the same one after an edit of its draft.
func edited(tb testing.TB, bytes int) [2]Job {
	tb.Helper()
	c := specimen.Make(1, bytes)
	other := c
	other.Draft = strings.Replace(c.Draft, ";", ", as appropriate;", 1)
	if other.Draft == c.Draft {
		tb.Fatal("nothing changed")
	}
	return [2]Job{pairJob(&c), pairJob(&other)}
}

// TestAgain holds a second check, after one clause changed, to the same report as that of
// a process that has seen nothing before.
func TestAgain(t *testing.T) {
	ctx := context.Background()
	jobs := edited(t, 100_000)
	used, err := New(ctx, Options{})
	if err != nil {
		t.Fatal(err)
	}
	for i := range jobs {
		again, err := used.Run(ctx, jobs[i:i+1])
		if err != nil {
			t.Fatal(err)
		}
		fresh, err := Run(ctx, jobs[i:i+1], Options{})
		if err != nil {
			t.Fatal(err)
		}
		if len(fresh.Documents) != 1 || len(fresh.Documents[0].Findings) == 0 {
			t.Fatalf("check %d found nothing: %v", i+1, fresh.Failures)
		}
		if diff := cmp.Diff(fresh, again); diff != "" {
			t.Errorf("check %d says other than a fresh one:\n%s", i+1, diff)
		}
	}
}

// forget lets go of what is kept for the next audit, but for the readings of clauses.
func (e *engine) forget() {
	e.kept.Store(nil)
	e.judged.Store(nil)
}

// run audits a job again and again, each time as if it were the first: only the readings
// of clauses are kept from one time to the next, see tag.Session.
func run(b *testing.B, e *engine, job *Job, bytes int) {
	b.Helper()
	b.SetBytes(int64(bytes))
	n := 0
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	for b.Loop() {
		e.forget()
		r := &runner{engine: e, job: job}
		if _, failures := r.audit(context.Background()); failures != nil {
			b.Fatal(failures)
		}
		n++
	}
	runtime.ReadMemStats(&after)
	r := &runner{engine: e, job: job}
	in, _, failures := r.load(context.Background())
	if failures != nil {
		b.Fatal(failures)
	}
	total := clauses(in.Draft) + clauses(in.Base) + clauses(slices.Concat(in.Proposals...))
	b.ReportMetric(float64(after.Mallocs-before.Mallocs)/float64(n)/float64(total), "allocs/clause")
}

// BenchmarkMany audits 200 pairs of 22 kB as jobs of their own.
func BenchmarkMany(b *testing.B) {
	var jobs []Job
	size := 0
	for i := range 200 {
		c := specimen.Make(uint64(100+i), 22_000)
		job := pairJob(&c)
		job.Name = fmt.Sprintf("draft%03d.txt", i)
		size += len(c.Base) + len(c.Draft)
		jobs = append(jobs, job)
	}
	for _, n := range []int{1, 2} {
		b.Run(fmt.Sprintf("jobs=%d", n), func(b *testing.B) {
			b.SetBytes(int64(size))
			for b.Loop() {
				r, err := Run(context.Background(), jobs, Options{Jobs: n})
				if err != nil || len(r.Failures) > 0 {
					b.Fatal(err, r.Failures)
				}
			}
		})
	}
}

// uniform is the number of clauses of BenchmarkUniform.
var uniform = 5000

// BenchmarkUniform audits 5,000 clauses that all changed alike.
func BenchmarkUniform(b *testing.B) {
	for name, change := range map[string]specimen.Change{
		"equal": specimen.AllEqual, "changed": specimen.AllChanged, "moved": specimen.AllMoved, "alike": specimen.AllAlike, "gone": specimen.AllGone,
	} {
		b.Run(name, func(b *testing.B) {
			c := specimen.Uniform(1, uniform, change)
			job := pairJob(&c)
			run(b, warm(b), &job, len(c.Base)+len(c.Draft))
		})
	}
}
