package audit_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/resolint/resolint/internal/audit"
	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/read/limit"
)

// three are three jobs of which the second is bad in some way.
func three(bad func() ([]byte, error)) []audit.Job {
	good := asIs("good.txt", profileNext)
	return []audit.Job{
		{Name: "first", Draft: good, Base: asIs("base.txt", profileBase)},
		{Name: "bad", Draft: []audit.Source{{Name: "bad.txt", Path: "bad.txt", Load: bad}}},
		{Name: "last", Draft: good, Base: asIs("base.txt", profileBase)},
	}
}

// others fails the test unless the jobs beside the bad one were audited, and
// returns the bad one's failure.
func others(t *testing.T, r *finding.Report) finding.Failure {
	t.Helper()
	if len(r.Documents) != 2 || r.Documents[0].File != "first" || r.Documents[1].File != "last" ||
		len(r.Documents[0].Findings) == 0 || len(r.Documents[1].Findings) == 0 {
		t.Fatalf("the others were not audited: %+v", r.Documents)
	}
	if len(r.Failures) != 1 {
		t.Fatalf("failures %+v", r.Failures)
	}
	return r.Failures[0]
}

// TestPanicIsContained: a panic in one document becomes a failure of that document
// that asks to be reported, without a path of the machine.
func TestPanicIsContained(t *testing.T) {
	for _, jobs := range []int{1, 4} {
		r, err := audit.Run(context.Background(), three(func() ([]byte, error) { panic("boom") }), audit.Options{Limits: limit.Default(), Jobs: jobs})
		if err != nil {
			t.Fatal(err)
		}
		f := others(t, r)
		if f.File != "bad" || !strings.Contains(f.Reason, "boom") || !strings.Contains(f.Reason, "contain_test.go:") || !strings.Contains(f.Remedy, "report it") {
			t.Errorf("%+v", f)
		}
		if wd, err := os.Getwd(); err != nil || strings.Contains(f.Reason, wd) || strings.Contains(f.Reason, filepath.Dir(wd)) {
			t.Errorf("%q names a folder of the machine", f.Reason)
		}
	}
}

// TestDocumentTime: a document that takes too long costs only itself, even where it
// never ends.
func TestDocumentTime(t *testing.T) {
	release := make(chan struct{})
	defer close(release)
	start := time.Now()
	r, err := audit.Run(context.Background(), three(func() ([]byte, error) { <-release; return nil, errors.New("released") }),
		audit.Options{Limits: limit.Default(), Jobs: 1, DocumentTime: 2 * time.Second})
	if err != nil {
		t.Fatal(err)
	}
	f := others(t, r)
	if f.File != "bad" || !strings.Contains(f.Reason, "2s") || !strings.Contains(f.Reason, "limits.document-seconds") {
		t.Errorf("%+v", f)
	}
	if took := time.Since(start); took > 20*time.Second {
		t.Errorf("it took %s", took)
	}
}

// TestInterruptedInTheMiddle: who interrupts a run gets what was finished, at once.
func TestInterruptedInTheMiddle(t *testing.T) {
	ctx, interrupt := context.WithCancel(context.Background())
	release := make(chan struct{})
	defer close(release)
	start := time.Now()
	r, err := audit.Run(ctx, three(func() ([]byte, error) { interrupt(); <-release; return nil, errors.New("released") }), audit.Options{Limits: limit.Default(), Jobs: 1})
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Documents) != 1 || r.Documents[0].File != "first" || len(r.Failures) != 2 {
		t.Fatalf("%d documents, failures %+v", len(r.Documents), r.Failures)
	}
	for _, f := range r.Failures {
		if !strings.Contains(f.Reason, "interrupted") {
			t.Errorf("%+v", f)
		}
	}
	if took := time.Since(start); took > 10*time.Second {
		t.Errorf("it took %s", took)
	}
}

// TestMaxFindings names limit, value and key.
func TestMaxFindings(t *testing.T) {
	job := audit.Job{Name: "a", Draft: asIs("draft.txt", profileNext), Base: asIs("base.txt", profileBase)}
	o := audit.Options{Limits: limit.Default(), MaxFindings: 1, Levels: map[string]string{}}
	profile := profileFile(t, "thresholds: {verb: 2}") // two findings
	o.Profile = profile
	r, err := audit.Run(context.Background(), []audit.Job{job}, o)
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Failures) != 1 || !strings.Contains(r.Failures[0].Reason, "2 findings") || !strings.Contains(r.Failures[0].Reason, "limits.findings") || !strings.Contains(r.Failures[0].Reason, "1") {
		t.Errorf("%+v", r.Failures)
	}
}
