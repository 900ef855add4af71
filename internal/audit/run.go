package audit

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"runtime/debug"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/resolint/resolint/internal/compare"
	"github.com/resolint/resolint/internal/document"
	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/grammar"
	"github.com/resolint/resolint/internal/policy"
	"github.com/resolint/resolint/internal/read"
	"github.com/resolint/resolint/internal/resolution"
)

// Run audits the jobs and returns one report, its documents in the order of the
// jobs whatever the number of workers. A job that fails becomes a Failure of the
// report and the others go on. The error is for what stops the whole run: rules
// that do not compile, a lexicon that does not load. A context that ends leaves a
// report of what was finished, with the rest as failures.
func Run(ctx context.Context, jobs []Job, o Options) (*finding.Report, error) {
	a, err := New(ctx, o)
	if err != nil {
		return nil, err
	}
	return a.Run(ctx, jobs)
}

// Auditor audits with one lexicon and one set of compiled rules. It is safe for
// concurrent use; whoever audits again and again keeps one.
type Auditor struct{ engine *engine }

// New loads the lexicon and begins to compile the rules. Its errors are those of
// what the options name: rules, lexicon, profile.
func New(ctx context.Context, o Options) (*Auditor, error) {
	e, err := newEngine(ctx, o)
	if err != nil {
		return nil, err
	}
	return &Auditor{e}, nil
}

// Run audits the jobs, as the function Run does.
func (a *Auditor) Run(ctx context.Context, jobs []Job) (*finding.Report, error) {
	e := a.engine
	o := &e.options
	outcomes := make([]outcome, len(jobs))
	var mu sync.Mutex
	done := 0
	group := errgroup.Group{}
	group.SetLimit(workers(o.Jobs))
	for i := range jobs {
		group.Go(func() error {
			r := &runner{engine: e, job: &jobs[i], mu: &mu}
			outcomes[i] = r.guarded(ctx)
			mu.Lock()
			defer mu.Unlock()
			done++
			if o.Progress != nil {
				o.Progress(done, len(jobs))
			}
			return nil
		})
	}
	_ = group.Wait()
	if _, err := e.policy(); err != nil {
		return nil, fmt.Errorf("compile rules: %w", err)
	}
	if _, err := e.lexicon(); err != nil {
		return nil, err
	}
	report := &finding.Report{Version: o.Version, Rules: e.rules}
	for _, out := range outcomes {
		report.Documents = append(report.Documents, out.docs...)
		report.Failures = append(report.Failures, out.failures...)
	}
	return report, nil
}

func workers(n int) int {
	if n < 1 {
		return runtime.GOMAXPROCS(0)
	}
	return n
}

// runner audits one job.
type runner struct {
	*engine
	job *Job
	mu  *sync.Mutex // guards Options.Timing, and left
	// left is true once the job was left behind: nobody listens to it any more.
	left bool
}

// outcome is what became of one job.
type outcome struct {
	docs     []finding.Document
	failures []finding.Failure
}

// grace is how long after its deadline, or after an interruption, a job may take
// to end by itself before it is left behind.
const grace = 250 * time.Millisecond

// guarded audits a job and turns a panic into a failure of that job alone. Stages
// do not look at the clock: a job that runs beyond its deadline is left behind in
// its goroutine, which touches nothing that others see, and the run goes on.
func (r *runner) guarded(ctx context.Context) outcome {
	if ctx.Err() != nil {
		return outcome{failures: []finding.Failure{r.interrupted(ctx)}}
	}
	if r.options.DocumentTime > 0 {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, r.options.DocumentTime)
		defer cancel()
	}
	done := make(chan outcome, 1)
	go func() {
		defer func() {
			if p := recover(); p != nil {
				done <- outcome{failures: []finding.Failure{{
					File: r.job.Name, Reason: fmt.Sprintf("the audit broke off: %v (%s)", p, where(debug.Stack())),
					Remedy: "this is a defect of resolint; please report it with this line",
				}}}
			}
		}()
		docs, failures := r.audit(ctx)
		done <- outcome{docs, failures}
	}()
	select {
	case out := <-done:
		return out
	case <-ctx.Done():
	}
	select {
	case out := <-done:
		return out
	case <-time.After(grace):
		r.mu.Lock()
		r.left = true
		r.mu.Unlock()
		return outcome{failures: []finding.Failure{r.interrupted(ctx)}}
	}
}

func (r *runner) timed(stage string, start time.Time) {
	if r.options.Timing != nil {
		r.mu.Lock()
		if !r.left {
			r.options.Timing(r.job.Name, stage, time.Since(start))
		}
		r.mu.Unlock()
	}
}

func (r *runner) audit(ctx context.Context) ([]finding.Document, []finding.Failure) {
	in, t, failures := r.load()
	if len(failures) > 0 {
		return nil, failures
	}
	if ctx.Err() != nil {
		return nil, []finding.Failure{r.interrupted(ctx)}
	}
	start := time.Now()
	result := compare.Compare(in)
	r.timed("compare", start)
	engine, err := r.policy()
	if err != nil {
		return nil, nil // told once, by Run
	}
	start = time.Now()
	verdicts, err := engine.Judge(ctx, result.Facts.Value())
	r.timed("policy", start)
	var broken policy.Failures
	switch {
	case errors.As(err, &broken):
		for _, f := range broken {
			failures = append(failures, finding.Failure{File: r.job.Name, Reason: f.Error()})
		}
	case ctx.Err() != nil:
		return nil, []finding.Failure{r.interrupted(ctx)}
	case err != nil:
		return nil, []finding.Failure{{File: r.job.Name, Reason: "judge: " + err.Error()}}
	}
	docs, err := r.findings(t, &result, verdicts)
	if err != nil {
		return nil, append(failures, finding.Failure{File: r.job.Name, Reason: err.Error()})
	}
	return docs, failures
}

func (r *runner) interrupted(ctx context.Context) finding.Failure {
	if errors.Is(ctx.Err(), context.DeadlineExceeded) {
		return finding.Failure{
			File: r.job.Name, Reason: fmt.Sprintf("the audit took longer than %s (limits.document-seconds)", r.options.DocumentTime),
			Remedy: "audit the document in parts or raise limits.document-seconds",
		}
	}
	return finding.Failure{File: r.job.Name, Reason: "not audited: the run was interrupted"}
}

// texts are the read sources of a job.
type texts struct {
	draft, base []*document.Document
	proposals   []*document.Document
	redline     bool
	notices     []string
}

// load reads, parses and tags all texts of the job.
func (r *runner) load() (compare.Input, *texts, []finding.Failure) {
	var failures []finding.Failure
	t := &texts{notices: r.job.Notices}
	start := time.Now()
	t.draft = r.read(r.job.Draft, &failures)
	t.base = r.read(r.job.Base, &failures)
	t.proposals = r.read(r.job.Proposals, &failures)
	r.timed("read", start)
	if len(failures) > 0 {
		return compare.Input{}, nil, failures
	}
	in := compare.Input{Package: r.job.Package(), Profile: r.profile}
	start = time.Now()
	for _, d := range t.draft {
		in.Draft = append(in.Draft, grammar.Parse(d.View(document.Draft))...)
		t.redline = t.redline || d.Redline()
	}
	switch {
	case t.redline && (len(t.base) == 0 || r.job.BaseUnlessRedline):
		t.base = t.draft
		for _, d := range t.draft {
			in.Base = append(in.Base, grammar.Parse(d.View(document.Base))...)
		}
	default:
		t.redline = false
		for _, d := range t.base {
			in.Base = append(in.Base, grammar.Parse(d.View(document.Draft))...)
		}
		if t.base != nil && in.Base == nil {
			in.Base = []*resolution.Resolution{}
		}
	}
	if t.redline {
		for _, d := range t.draft {
			if d.Withdrawn() {
				in.Proposals = append(in.Proposals, grammar.Parse(d.View(document.Proposed)))
			}
		}
	}
	for _, d := range t.proposals {
		in.Proposals = append(in.Proposals, grammar.Parse(d.View(document.Draft)))
	}
	in.Package = in.Package || conference(in.Draft)
	r.timed("grammar", start)
	start = time.Now()
	if err := r.tag(&in); err != nil {
		return in, t, []finding.Failure{{File: r.job.Name, Reason: err.Error()}}
	}
	r.timed("tag", start)
	return in, t, nil
}

// conference reports whether a file holds the texts of one conference: three or
// more resolutions with numbers of their own.
func conference(rs []*resolution.Resolution) bool {
	seen := map[string]bool{}
	for _, r := range rs {
		if r.Number == "" || r.Form != resolution.FormITU {
			return false
		}
		seen[r.Kind+r.Number] = true
	}
	return len(seen) >= 3
}

func (r *runner) tag(in *compare.Input) error {
	tagger, err := r.tagger()
	if err != nil {
		return err
	}
	in.Lexicon, err = r.lexicon()
	if err != nil {
		return err
	}
	all := append([][]*resolution.Resolution{in.Draft, in.Base}, in.Proposals...)
	for _, rs := range all {
		for _, res := range rs {
			if err := tagger.Resolution(res); err != nil {
				return fmt.Errorf("tag %s: %w", res.Heading, err)
			}
		}
	}
	return nil
}

func (r *runner) read(sources []Source, failures *[]finding.Failure) []*document.Document {
	var out []*document.Document
	for _, s := range sources {
		data, err := s.Load()
		if err == nil {
			var doc *document.Document
			doc, err = read.Document(s.Name, data, r.options.Limits)
			if err == nil {
				out = append(out, doc)
				continue
			}
		}
		*failures = append(*failures, failure(s.Name, err))
	}
	return out
}

func failure(name string, err error) finding.Failure {
	var refused *read.Error
	if errors.As(err, &refused) {
		return finding.Failure{File: name, Reason: refused.Reason, Remedy: refused.Remedy}
	}
	return finding.Failure{File: name, Reason: err.Error()}
}
