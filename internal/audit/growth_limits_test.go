package audit_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/resolint/resolint/internal/audit"
	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/read/limit"
)

// TestTextsBeyondLimits: what takes more than linear time to tag and compare is
// bounded, by name, and only for the job that has it.
func TestTextsBeyondLimits(t *testing.T) {
	many := func(n int) string {
		var out strings.Builder
		for i := range n {
			fmt.Fprintf(&out, "RESOLUTION %d (LUSAKA, 2026)\n\nOn subject %d\n\nThe Plenipotentiary Conference of the International Telecommunication Union (Lusaka, 2026),\n\nresolves\n\n1 to train technicians;\n\n2 to report.\n\n", i+1, i+1)
		}
		return out.String()
	}
	for _, tt := range []struct {
		text string
		set  func(*audit.Options)
		want []string
	}{
		{many(5), func(o *audit.Options) { o.MaxResolutions = 4 }, []string{"number of resolutions is 5", "limit of 4", "limits.resolutions"}},
		{many(5), func(o *audit.Options) { o.MaxClauses = 9 }, []string{"number of clauses is", "limit of 9", "limits.clauses"}},
		{"resolves\n\n1 to " + strings.Repeat("train women ", 100) + ".", func(o *audit.Options) { o.MaxClause = 1000 }, []string{"length of a clause in bytes", "limit of 1000", "limits.clause-bytes"}},
		{"resolves\n\n1 to " + strings.Repeat("train women ", 20) + ".", func(o *audit.Options) { o.MaxMentions = 10 }, []string{"number of mentions in a clause is 20", "limit of 10", "limits.clause-mentions"}},
	} {
		var reached []string
		o := audit.Options{Limits: limit.Default(), Jobs: 1, Working: func(job, stage string) {
			if job == "bad" {
				reached = append(reached, stage)
			}
		}}
		jobs := three(func() ([]byte, error) { return []byte(tt.text), nil })
		r, err := audit.Run(context.Background(), jobs, o)
		if err != nil || len(r.Failures) != 0 {
			t.Fatalf("without the limit: %v %+v", err, r.Failures)
		}
		tt.set(&o)
		reached = nil
		if r, err = audit.Run(context.Background(), jobs, o); err != nil {
			t.Fatal(err)
		}
		f := others(t, r)
		for _, want := range tt.want {
			if !strings.Contains(f.Reason, want) {
				t.Errorf("reason %q, want %q", f.Reason, want)
			}
		}
		if got := strings.Join(reached, " "); strings.Contains(got, "compare") {
			t.Errorf("it was compared all the same: %s", got)
		}
	}
}

// TestGivenUpStops: a job that nobody waits for any more begins no further stage and
// reads no further file.
func TestGivenUpStops(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	release, loaded := make(chan struct{}), make(chan string, 10)
	job := audit.Job{Name: "bad", Draft: []audit.Source{
		{Name: "a.txt", Path: "a.txt", Load: func() ([]byte, error) { loaded <- "a.txt"; cancel(); <-release; return []byte(profileNext), nil }},
	}, Base: []audit.Source{
		{Name: "b.txt", Path: "b.txt", Load: func() ([]byte, error) { loaded <- "b.txt"; return []byte(profileBase), nil }},
	}}
	r, err := audit.Run(ctx, []audit.Job{job}, audit.Options{Limits: limit.Default(), Jobs: 1})
	if err == nil && len(r.Failures) != 1 || err != nil && !errors.Is(err, context.Canceled) {
		t.Fatalf("%v %+v", err, r)
	}
	close(release)
	time.Sleep(50 * time.Millisecond) // the job has its chance to go on
	close(loaded)
	var names []string
	for n := range loaded {
		names = append(names, n)
	}
	if len(names) != 1 {
		t.Errorf("files read: %v", names)
	}
}

// TestNewWaivers: a waiver counts as known where the base has it before the same
// words, and as often as there.
func TestNewWaivers(t *testing.T) {
	const next, whole = "<!-- resolint-disable-next gender/removed: known -->\n\n", "<!-- resolint-disable gender/removed: known -->\n\n"
	const head, one, two = "resolves\n\n", "1 to train women;\n\n", "2 to report to women.\n"
	for _, tt := range []struct {
		what, base, draft string
		known             int
		all               int
	}{
		{"in both", whole + head + one + two, whole + head + one + two, 1, 1},
		{"in the draft alone", head + one + two, whole + head + one + two, 0, 1},
		{"twice", whole + head + one + two, whole + whole + head + one + two, 1, 2},
		{"before the same clause", head + one + next + two, head + one + next + two, 1, 1},
		{"before another clause", head + one + next + two, head + next + one + two, 0, 1},
		{"before other words", head + one + next + two, head + one + next + "2 to report.\n", 0, 1},
		{"for another rule", strings.Replace(whole, "removed", "weakened", 1) + head + one + two, whole + head + one + two, 0, 1},
		{"in a redline without a base", "", whole + head + "1 to train {--women--}{++people++};\n", 0, 1},
	} {
		job := audit.Job{Name: "a.md", Draft: asIs("a.md", tt.draft)}
		if tt.base != "" {
			job.Base = asIs("b.md", tt.base)
		}
		r, err := audit.Run(context.Background(), []audit.Job{job}, audit.Options{Limits: limit.Default()})
		if err != nil || len(r.Documents) != 1 {
			t.Fatalf("%s: %v %+v", tt.what, err, r)
		}
		known := 0
		for _, w := range r.Documents[0].Waivers {
			if !w.New {
				known++
			}
		}
		if known != tt.known || len(r.Documents[0].Waivers) != tt.all {
			t.Errorf("%s: %d of %d waivers are known", tt.what, known, len(r.Documents[0].Waivers))
		}
	}
}

// TestFailureIsOneLine: a failure is file, reason and remedy.
func TestFailureIsOneLine(t *testing.T) {
	f := finding.Failure{File: "a", Reason: "b", Remedy: "c"}
	if f.String() != "a: b; c" {
		t.Error(f.String())
	}
	f.Remedy = ""
	if f.String() != "a: b" {
		t.Error(f.String())
	}
}

// TestTextTime: printing a document has the time of an audit.
func TestTextTime(t *testing.T) {
	release := make(chan struct{})
	defer close(release)
	var out strings.Builder
	err := audit.Text(context.Background(), &out, audit.Source{Name: "a.txt", Path: "a.txt", Load: func() ([]byte, error) { <-release; return nil, errors.New("released") }},
		audit.TextOptions{Limits: limit.Default(), Time: 50 * time.Millisecond})
	if err == nil || !strings.Contains(err.Error(), "limits.document-seconds") || out.Len() > 0 {
		t.Errorf("%v, %q", err, out.String())
	}
	if err := audit.Text(context.Background(), &out, asIs("a.txt", profileBase)[0], audit.TextOptions{Limits: limit.Default(), Time: time.Minute}); err != nil || !strings.Contains(out.String(), "participation") {
		t.Errorf("%v, %q", err, out.String())
	}
}
