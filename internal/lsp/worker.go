package lsp

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/lsp/protocol"
)

// worker audits one document after the other, each as soon as it is due. Two
// audits at once would only slow each other down: the audit itself uses all cores.
type worker struct {
	s    *server
	wake chan struct{}
	// session ends with the session. Plans live in it: they outlive their audit.
	session context.Context
	// now is what the editor held when the running audit began.
	now atomic.Pointer[snapshot]

	mu      sync.Mutex
	running *document
	stop    context.CancelFunc
}

func newWorker(s *server) *worker { return &worker{s: s, wake: make(chan struct{}, 1)} }

// supersede ends the running audit if it is of one of the documents, and looks for
// what is due.
func (w *worker) supersede(docs ...*document) {
	w.mu.Lock()
	if w.running != nil && slices.Contains(docs, w.running) {
		w.stop()
	}
	w.mu.Unlock()
	select {
	case w.wake <- struct{}{}:
	default:
	}
}

// audits reports whether the running audit is of a document.
func (w *worker) audits(d *document) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.running == d
}

// cancel ends the running audit.
func (w *worker) cancel() {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.running != nil {
		w.stop()
	}
}

func (w *worker) run(ctx context.Context) {
	w.session = ctx
	for ctx.Err() == nil {
		d, wait := w.s.next()
		if d != nil && wait <= 0 {
			w.audit(ctx, d)
			continue
		}
		timer := make(<-chan time.Time)
		if d != nil {
			timer = time.After(wait)
		}
		select {
		case <-ctx.Done():
		case <-timer:
		case <-w.wake:
		}
	}
}

// next returns the document whose audit is due first, and in how long.
func (s *server) next() (*document, time.Duration) {
	s.mu.Lock()
	defer s.mu.Unlock()
	var first *document
	for _, d := range s.docs {
		if d.dirty && (first == nil || d.due.Before(first.due)) {
			first = d
		}
	}
	if first == nil || s.phase != opened {
		return nil, 0
	}
	return first, time.Until(first.due)
}

// snapshot is what the editor holds at the beginning of an audit.
type snapshot struct {
	texts  map[string]*text // by path
	own    *text            // of the document that is audited
	states map[*document]int
}

// audit audits one document and shows what was found, for it and for all open
// documents that the same audit was about.
func (w *worker) audit(ctx context.Context, d *document) {
	s := w.s
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	s.mu.Lock()
	snap := &snapshot{map[string]*text{}, d.text, map[*document]int{}}
	for _, o := range s.docs {
		snap.states[o] = o.state
		if o.path != "" {
			snap.texts[o.path] = o.text
		}
	}
	d.dirty = false
	own, version := d.text, d.version
	plan := d.plan
	w.mu.Lock()
	w.running, w.stop = d, stop
	w.mu.Unlock()
	s.mu.Unlock()
	defer func() {
		w.mu.Lock()
		w.running = nil
		w.mu.Unlock()
	}()
	defer s.progress(ctx)()

	start := time.Now()
	plan, report, err := s.perform(ctx, d, plan, snap)
	if ctx.Err() != nil {
		s.Log.audited(len(own.string), time.Since(start), 0, "superseded")
		if plan != nil && plan.Auditor != nil {
			plan.Auditor.Wait()
		}
		return
	}
	r := s.present(d, own, version, plan, report, err)
	s.Log.audited(len(own.string), time.Since(start), len(r.marks), "done")
	s.settle(ctx, d, r, snap, report)
}

// perform makes the plan, if there is none, and runs it. What breaks off here is
// told as the draft's diagnostic, and the next edit is audited as if nothing were.
func (s *server) perform(ctx context.Context, d *document, plan *Plan, snap *snapshot) (p *Plan, r *finding.Report, err error) {
	defer func() {
		if v := recover(); v != nil {
			p, r, err = plan, nil, fmt.Errorf("the audit broke off; this is a defect of resolint")
			s.Log.trouble("the audit broke off")
		}
	}()
	s.worker.snap(snap)
	if plan == nil {
		s.mu.Lock()
		req := &Request{
			Root: s.root(d.path), Path: d.path, Settings: s.settings,
			Open: s.worker.open, Text: s.worker.own,
		}
		told := s.told()
		s.mu.Unlock()
		if req.Path == "" {
			req.Name = d.name()
		}
		plan, err = s.Plan(s.worker.session, req)
		made, stamps := plan, d.look(plan, told)
		s.mu.Lock()
		if ctx.Err() != nil { // made of texts that changed meanwhile
			made, stamps = nil, nil
		}
		d.watched, d.stamps = made, stamps
		if err == nil {
			d.plan = made
		}
		s.mu.Unlock()
		if err != nil {
			return plan, nil, err
		}
	}
	if plan.Ignored {
		return plan, nil, nil
	}
	r, err = plan.Run(ctx)
	return plan, r, err
}

// settle keeps and shows a result, unless the document has moved on meanwhile.
func (s *server) settle(ctx context.Context, d *document, r *result, snap *snapshot, report *finding.Report) {
	s.mu.Lock()
	defer s.mu.Unlock()
	show := func(o *document, r *result) {
		if s.docs[o.uri] != o || o.state != snap.states[o] {
			return
		}
		r.state = o.state
		lenses := o.result == nil || !slices.Equal(o.result.losses(), r.losses())
		o.result, o.edits = r, nil
		if lenses && s.client.Workspace.CodeLens.RefreshSupport {
			go func() { _ = s.ask(context.WithoutCancel(ctx), "workspace/codeLens/refresh", nil) }() // logged; lenses come with the next edit
		}
		s.publish(ctx, o)
		o.stir()
	}
	show(d, r)
	if r.plan == nil || report == nil || !r.plan.Job.Package() {
		return
	}
	// The same audit is that of every draft of the package.
	for _, o := range s.docs {
		if o == d || o.path == "" || snap.texts[o.path] == nil || !inJob(r.plan, o.path) || o.plan == nil {
			continue
		}
		show(o, s.present(o, snap.texts[o.path], o.version, r.plan, report, nil))
		if o.state == snap.states[o] {
			o.dirty = false
		}
	}
}

func inJob(p *Plan, path string) bool {
	for _, src := range p.Job.Draft {
		if p.path(src.Name) == path {
			return true
		}
	}
	return false
}

// publish shows a document's result: pushed, or, where the client asks for
// diagnostics, by asking it to ask. The server is locked.
func (s *server) publish(ctx context.Context, d *document) {
	if s.pulls() {
		return // the request for them waits for the audit; see refresh for the rest
	}
	version := d.result.version
	s.notify(ctx, "textDocument/publishDiagnostics", protocol.PublishDiagnosticsParams{
		URI: d.uri, Version: &version, Diagnostics: d.result.diagnostics(s.encoding),
	})
}

// progressAfter is how long an audit may take before somebody is told that it runs.
const progressAfter = time.Second

// progress tells the client of an audit that takes long, until the returned
// function is called.
func (s *server) progress(ctx context.Context) (end func()) {
	if !s.client.Window.WorkDoneProgress {
		return func() {}
	}
	done := make(chan struct{})
	go func() {
		select {
		case <-done:
			return
		case <-time.After(progressAfter):
		}
		token := fmt.Sprintf("resolint-%d", time.Now().UnixNano())
		ctx := context.WithoutCancel(ctx)
		if s.ask(ctx, "window/workDoneProgress/create", protocol.WorkDoneProgressCreateParams{Token: token}) != nil {
			return
		}
		s.notify(ctx, "$/progress", protocol.ProgressParams{Token: token, Value: protocol.WorkDoneProgress{Kind: "begin", Title: "resolint: auditing"}})
		<-done
		s.notify(ctx, "$/progress", protocol.ProgressParams{Token: token, Value: protocol.WorkDoneProgress{Kind: "end"}})
	}()
	return func() { close(done) }
}
