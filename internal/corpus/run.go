package corpus

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"sync"
	"time"

	"golang.org/x/sync/semaphore"

	"github.com/resolint/resolint/internal/audit"
	"github.com/resolint/resolint/internal/capped"
	"github.com/resolint/resolint/internal/finding"
)

// Options say what to audit and where to write.
type Options struct {
	Manifest Manifest
	// Dir is the output directory, Name what messages call it.
	Dir, Name string
	// Version and Model are those of Identity.
	Version, Model string
	Shard          Shard
	// Jobs is the number of texts audited at once, at least 1.
	Jobs int
	// Load reads a file by its path, Audit audits one job.
	Load  func(path string) ([]byte, error)
	Audit func(context.Context, audit.Job) (*finding.Report, error)
	// SaveEvery is how much work a kill may cost; 0 leaves that to the length of the
	// run: a second at least, later a fiftieth of it.
	SaveEvery time.Duration
	// Planned is called when the manifest is read, with what an earlier run has done
	// already; Progress after each text that was written. Nil for none. Neither is
	// called from two goroutines at once.
	Planned  func(p *Plan, done Progress)
	Progress func(Progress)
}

// Progress is how far a run is. It counts what this process did; Failed and Findings
// do so too.
type Progress struct {
	Texts    int
	Bytes    int64
	Failed   int
	Findings int
}

// Bounds of the texts whose results wait for those of an earlier one.
const (
	maxWaiting      = 1024
	maxWaitingBytes = 16 << 20
)

// ErrInterrupted is the error of a run that was asked to end. What was done is kept.
var ErrInterrupted = errors.New("interrupted")

// Run audits the texts of a manifest, or those of one shard, and returns what there
// is now. Its error is one of the manifest or of the output, which nothing was audited
// for, or ErrInterrupted; texts that cannot be audited are rows of the failures.
func Run(ctx context.Context, o Options) (*Summary, error) {
	s, err := openStore(o.Dir, o.Name)
	if err != nil {
		return nil, err
	}
	s.every = o.SaveEvery
	plan, err := o.Manifest.plan(filepath.Join(s.work, "manifest.jsonl"), o.Shard)
	if err != nil {
		s.discard()
		return nil, err
	}
	id := Identity{Format: Format, Version: o.Version, Model: o.Model, Manifest: plan.Digest, Texts: plan.Texts, Bytes: plan.Bytes}
	done, err := s.begin(&id, o.Shard)
	if err != nil {
		s.discard()
		return nil, err
	}
	before := Progress{Texts: plan.Mine, Bytes: plan.MineBytes}
	if done == nil {
		if before, err = plan.first(s.next); err != nil {
			return nil, errors.Join(err, s.lock.Close())
		}
	}
	if o.Planned != nil {
		o.Planned(plan, before)
	}
	if done != nil {
		s.clear()
		return done, nil
	}
	root, err := filepath.EvalSymlinks(o.Manifest.Root)
	if err != nil {
		return nil, fmt.Errorf("--root: %w", errors.Join(capped.Bare(err), s.lock.Close()))
	}
	r := &run{root: root, Options: o, store: s, waiting: semaphore.NewWeighted(maxWaitingBytes)}
	if err := r.all(ctx, plan); err != nil {
		_ = s.lock.Close()
		return nil, err
	}
	return s.finish(&id, o.Shard)
}

type run struct {
	Options
	store   *store
	waiting *semaphore.Weighted
	at      Progress
	root    string // links followed
}

// task is one text on its way.
type task struct {
	entry  Entry
	weight int64
	result chan result
}

type result struct {
	batch *batch
	err   error
}

// all audits what is not done yet. Texts are begun in the order of the manifest and
// written in it: a bounded number of results waits where an early text takes long.
func (r *run) all(ctx context.Context, plan *Plan) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	work, queue := make(chan *task), make(chan *task, maxWaiting)
	var workers sync.WaitGroup
	for range max(r.Jobs, 1) {
		workers.Go(func() {
			for t := range work {
				b, err := r.one(ctx, &t.entry)
				t.result <- result{b, err}
			}
		})
	}
	var told error // of reading the entries
	workers.Go(func() {
		defer close(queue)
		defer close(work)
		told = r.hand(ctx, plan, work, queue)
	})
	err := r.write(queue, cancel)
	workers.Wait()
	if err == nil && told != nil && ctx.Err() == nil {
		err = told
	}
	saved := r.store.commit()
	switch {
	case err != nil && !errors.Is(err, context.Canceled):
		return errors.Join(err, saved)
	case saved != nil:
		return saved
	case ctx.Err() != nil && r.store.next < plan.Mine:
		return fmt.Errorf("%w after %d of %d texts; the same command goes on there", ErrInterrupted, r.store.next, plan.Mine)
	}
	return nil
}

// hand gives each text to whoever is free, and to the queue.
func (r *run) hand(ctx context.Context, plan *Plan, work, queue chan<- *task) error {
	skip := r.store.next
	return plan.entries(false, func(e *Entry) error {
		if skip > 0 {
			skip--
			return nil
		}
		t := &task{entry: *e, weight: min(e.Bytes, maxWaitingBytes), result: make(chan result, 1)}
		if err := r.waiting.Acquire(ctx, t.weight); err != nil {
			return err
		}
		for _, to := range []chan<- *task{queue, work} {
			select {
			case to <- t:
			case <-ctx.Done():
				t.result <- result{nil, ctx.Err()} // where it is queued already
				return ctx.Err()
			}
		}
		return nil
	})
}

// write writes the results in the order of the queue, as far as there are any.
func (r *run) write(queue <-chan *task, cancel context.CancelCauseFunc) error {
	var failed error
	for t := range queue {
		done := <-t.result
		r.waiting.Release(t.weight)
		if failed != nil {
			continue
		}
		if failed = done.err; failed == nil {
			failed = r.store.add(done.batch)
		}
		if failed != nil {
			cancel(failed)
			continue
		}
		r.at.Texts++
		r.at.Bytes += done.batch.bytes
		r.at.Findings += done.batch.findings
		if done.batch.failed {
			r.at.Failed++
		}
		if r.Progress != nil {
			r.Progress(r.at)
		}
	}
	return failed
}

// one audits one text.
func (r *run) one(ctx context.Context, e *Entry) (*batch, error) {
	if e.Trouble != "" {
		return rows(e, &finding.Report{Failures: []finding.Failure{{
			File: e.Draft[0], Reason: e.Trouble, Remedy: "correct the path in the manifest; it is relative to the folder of the manifest, or to --root",
		}}})
	}
	name := e.ID
	if len(e.Draft) == 1 {
		name = e.Draft[0]
	}
	report, err := r.Audit(ctx, audit.Job{
		Name: name, Draft: r.sources(e.Draft), Base: r.sources(e.Base), Proposals: r.sources(e.Proposals),
	})
	if err != nil {
		return nil, err
	}
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	return rows(e, report)
}

// sources are files as the audit reads them. A link does not lead outside the root: a
// manifest says what is audited, and not what it points at.
func (r *run) sources(names []string) []audit.Source {
	var out []audit.Source
	for _, name := range names {
		out = append(out, audit.Source{Name: name, Path: name, Load: func() ([]byte, error) {
			path := filepath.Join(r.Manifest.Root, filepath.FromSlash(name))
			target, err := filepath.EvalSymlinks(path)
			if err != nil {
				return nil, capped.Bare(err)
			}
			rel, err := filepath.Rel(r.root, target)
			if err != nil || !filepath.IsLocal(rel) {
				return nil, errors.New("a link leads outside the folder that paths are relative to; name one that holds both with --root")
			}
			return r.Load(path)
		}})
	}
	return out
}
