package audit

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"runtime/debug"
	"slices"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/resolint/resolint/internal/align"
	"github.com/resolint/resolint/internal/compare"
	"github.com/resolint/resolint/internal/document"
	"github.com/resolint/resolint/internal/finding"
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
	a.engine.once = true
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
			e.busy.Add(1)
			defer e.busy.Add(-1)
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
	report := &finding.Report{Version: o.Version, Rules: e.rules, Known: e.known}
	for _, out := range outcomes {
		report.Documents = append(report.Documents, out.docs...)
		report.Failures = append(report.Failures, out.failures...)
	}
	for _, f := range unpaired(ctx, jobs) {
		if o.AllowUnpaired {
			report.Notices = append(report.Notices, f.File+": "+f.Reason)
		} else {
			report.Failures = append(report.Failures, f)
		}
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
	mu  *sync.Mutex // guards Options.Timing and Working, and left
	// left is true once the job was left behind: nobody listens to it any more.
	left bool
	// shelf is for the texts of the job, where the next one may want them; else nil.
	shelf *shelf
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
	return r.within(ctx, func(ctx context.Context) outcome {
		docs, failures := r.audit(ctx)
		return outcome{docs, failures}
	})
}

// within calls work under the deadline of one document.
func (r *runner) within(ctx context.Context, work func(context.Context) outcome) outcome {
	if ctx.Err() != nil {
		return outcome{failures: []finding.Failure{r.interrupted(ctx)}}
	}
	if r.options.DocumentTime > 0 {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, r.options.DocumentTime)
		defer cancel()
	}
	done := make(chan outcome, 1)
	r.atWork.Add(1)
	go func() {
		defer r.atWork.Done()
		defer func() {
			if p := recover(); p != nil {
				done <- outcome{failures: []finding.Failure{{
					File: r.job.Name, Reason: "the audit broke off: " + panicked(p, debug.Stack()).String(),
					Remedy: "this is a defect of resolint; please report it with this line",
				}}}
			}
		}()
		done <- work(ctx)
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

// begin says that a stage begins. What it returns is called at its end.
func (r *runner) begin(stage string) (end func()) {
	start := time.Now()
	r.tell(r.options.Working != nil, func() { r.options.Working(r.job.Name, stage) })
	return func() {
		r.tell(r.options.Timing != nil, func() { r.options.Timing(r.job.Name, stage, time.Since(start)) })
	}
}

// tell calls f, where somebody listens, for one job at a time.
func (r *runner) tell(wanted bool, f func()) {
	if !wanted {
		return
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if !r.left {
		f()
	}
}

func (r *runner) audit(ctx context.Context) ([]finding.Document, []finding.Failure) {
	in, t, failures := r.load(ctx)
	if len(failures) > 0 {
		return nil, failures
	}
	failures = t.left
	if ctx.Err() != nil {
		return nil, append(failures, r.interrupted(ctx))
	}
	result := r.compare(in)
	failures = append(failures, r.withoutDraft(t, &result)...)
	failures = append(failures, r.rivals(t, &in, &result)...)
	failures = append(failures, r.revisionsWithoutBase(t, &in, &result)...)
	if !r.options.Grounds && !r.shelf.shared() {
		release(&in)
	}
	verdicts, broken, ok := r.judge(ctx, &result)
	if !ok {
		return nil, broken
	}
	failures = append(failures, broken...)
	end := r.begin("report")
	t.diffs = r.diffs(&result)
	docs, err := r.findings(t, &result, verdicts)
	end()
	if err != nil {
		return nil, append(failures, finding.Failure{File: r.job.Name, Reason: err.Error()})
	}
	return docs, failures
}

// manyClauses is the number of clauses from which on a job is a package or a volume of
// acts, whose memory counts.
const manyClauses = 10_000

// release lets go of what judging and reporting many clauses do not read: a sixth of what
// is held.
func release(in *compare.Input) {
	all, clauses := slices.Concat(append(slices.Clip(in.Proposals), in.Draft, in.Base)...), 0
	for _, res := range all {
		clauses += len(res.Clauses)
	}
	if clauses < manyClauses {
		return
	}
	for _, res := range all {
		for i := range res.Clauses {
			if t := res.Clauses[i].Tags; t != nil {
				t.Release()
			}
		}
	}
}

// withoutDraft returns the base files of a package none of whose resolutions the
// draft has.
func (r *runner) withoutDraft(t *texts, result *compare.Result) []finding.Failure {
	if !r.job.Package() || r.options.AllowUnpaired {
		return nil // the notices name each resolution
	}
	whole := map[*document.Document]bool{}
	for _, res := range result.Suppressed {
		whole[res.View.Document] = true
	}
	for i := range result.Changes {
		if ch := &result.Changes[i]; ch.Base != nil && !slices.Contains(result.Suppressed, ch.Base.Resolution) {
			whole[ch.Base.Resolution.View.Document] = false
		}
	}
	var out []finding.Failure
	for _, d := range t.base {
		if whole[d] {
			out = append(out, withoutDraft(d.Name))
		}
	}
	return out
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
	// diffs are the word diffs of the comparison's changes.
	diffs   [][]finding.Segment
	notices []string
	// left are the parts of the texts that could not be audited; the rest was.
	left []finding.Failure
}

// load reads, parses and tags all texts of the job. Between the texts it looks
// whether anybody still waits for them.
func (r *runner) load(ctx context.Context) (compare.Input, *texts, []finding.Failure) {
	var failures []finding.Failure
	t := &texts{notices: r.job.Notices}
	if !r.once {
		r.shelf = newShelf()
	}
	end := r.begin("read")
	t.draft = r.read(ctx, r.job.Draft, &failures)
	t.base = r.base(ctx, t, &failures)
	t.proposals = r.read(ctx, r.job.Proposals, &failures)
	end()
	failures = append(failures, t.foreign()...)
	if len(failures) > 0 {
		return compare.Input{}, nil, failures
	}
	in := compare.Input{Package: r.job.Package(), Profile: r.profile, Align: align.Texts, Each: r.each, Unread: r.options.Unread}
	end = r.begin("grammar")
	r.parse(ctx, &in, t)
	in.Package = in.Package || conference(in.Draft)
	end()
	if ctx.Err() != nil {
		return in, t, []finding.Failure{r.interrupted(ctx)}
	}
	end = r.begin("tag")
	if err := r.tag(ctx, &in); err != nil {
		return in, t, []finding.Failure{{File: r.job.Name, Reason: err.Error()}}
	}
	end()
	if ctx.Err() != nil {
		return in, t, []finding.Failure{r.interrupted(ctx)}
	}
	r.keep()
	return in, t, nil
}

// base returns the base texts: those that the job names, else the one that the
// draft finds in a folder: it goes before the one in the draft's tracked changes, which
// the writer of the draft chose. A base that should be there and is not is a failure,
// unless the draft holds it in its tracked changes.
func (r *runner) base(ctx context.Context, t *texts, failures *[]finding.Failure) []*document.Document {
	j := r.job
	redline := slices.ContainsFunc(t.draft, (*document.Document).Redline)
	switch {
	case len(j.Base) > 0:
		return r.read(ctx, j.Base, failures)
	case j.Folder == nil && (j.NoBase == nil || redline), len(t.draft) == 0:
		return nil
	}
	missing := j.NoBase
	if j.Folder != nil {
		var found []*document.Document
		if found, missing = j.Folder.find(r, t.draft[0]); len(found) > 0 {
			for _, d := range found {
				j.Folder.Take(d.Name)
			}
			return found
		}
		if redline {
			return nil
		}
	}
	if r.options.AllowUnpaired {
		t.notices = append(t.notices[:len(t.notices):len(t.notices)], "no base: "+missing.Reason)
	} else {
		*failures = append(*failures, *missing)
	}
	return nil
}

// parse finds the resolutions in the texts, and says which text is the base.
func (r *runner) parse(ctx context.Context, in *compare.Input, t *texts) {
	for _, d := range t.draft {
		t.redline = t.redline || d.Redline()
	}
	in.Draft = slices.Concat(r.resolutions(ctx, t.draft, document.Draft)...)
	if t.redline && (len(t.base) == 0 || r.job.BaseUnlessRedline) {
		t.base = t.draft
		in.Base = slices.Concat(r.resolutions(ctx, t.draft, document.Base)...)
		withdrawn := slices.DeleteFunc(slices.Clone(t.draft), func(d *document.Document) bool { return !d.Withdrawn() })
		in.Proposals = r.resolutions(ctx, withdrawn, document.Proposed)
	} else {
		t.redline = false
		in.Base = slices.Concat(r.resolutions(ctx, t.base, document.Draft)...)
		if len(t.base) > 0 && in.Base == nil {
			in.Base = []*resolution.Resolution{}
		}
	}
	in.Proposals = append(in.Proposals, r.resolutions(ctx, t.proposals, document.Draft)...)
}

// resolutions parses one view of each document.
func (r *runner) resolutions(ctx context.Context, docs []*document.Document, side document.Side) [][]*resolution.Resolution {
	out := make([][]*resolution.Resolution, len(docs))
	r.each(len(docs), func(i int) {
		if ctx.Err() == nil {
			out[i] = r.side(docs[i], side)
		}
	})
	return out
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

func (r *runner) tag(ctx context.Context, in *compare.Input) error {
	tagger, err := r.tagger()
	if err != nil {
		return err
	}
	in.Lexicon, err = r.lexicon()
	if err != nil {
		return err
	}
	if in.Base != nil {
		if in.Lasting, err = r.lasting(); err != nil {
			return err
		}
	}
	all := slices.Concat(append([][]*resolution.Resolution{in.Draft, in.Base}, in.Proposals...)...)
	if err := r.options.count(all); err != nil {
		return err
	}
	session := tagger.Session()
	defer session.Close()
	all = slices.DeleteFunc(all, session.Resume)
	failed := make([]error, len(all))
	r.each(len(all), func(i int) {
		if ctx.Err() == nil {
			failed[i] = session.Resolution(all[i])
		}
	})
	for i, err := range failed {
		if err != nil {
			return fmt.Errorf("tag %s: %w", all[i].Heading, err)
		}
	}
	return r.options.countMentions(all)
}

func (r *runner) read(ctx context.Context, sources []Source, failures *[]finding.Failure) []*document.Document {
	docs, failed := make([]*document.Document, len(sources)), make([]error, len(sources))
	r.each(len(sources), func(i int) {
		if ctx.Err() != nil {
			failed[i] = ctx.Err()
			return
		}
		data, err := sources[i].Load()
		if err == nil {
			docs[i], err = r.document(sources[i].Name, data)
		}
		failed[i] = err
	})
	for i, err := range failed {
		switch {
		case err != nil && ctx.Err() != nil:
			*failures = []finding.Failure{r.interrupted(ctx)}
			return nil
		case err != nil:
			*failures = append(*failures, failure(sources[i].Name, err))
		}
	}
	return slices.DeleteFunc(docs, func(d *document.Document) bool { return d == nil })
}

func failure(name string, err error) finding.Failure {
	var refused *read.Error
	if errors.As(err, &refused) {
		return finding.Failure{File: name, Reason: refused.Reason, Remedy: refused.Remedy}
	}
	return finding.Failure{File: name, Reason: err.Error()}
}
