// Package lsp is a language server: the findings of an audit where a draft is
// written.
//
// It keeps the texts that an editor has open, asks the audit about them and shows
// in the protocol's words what the audit says. It judges nothing: for the same
// texts it has the findings of the command line.
package lsp

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"time"

	"github.com/creachadair/jrpc2"

	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/lsp/protocol"
)

// Options say how to serve.
type Options struct {
	Version string
	// Plan says how a draft is audited. It is called by one goroutine at a time.
	Plan func(context.Context, *Request) (*Plan, error)
	// Warm, where set, is called once a session is open, to load what the first
	// audit needs.
	Warm func()
	// Rules are the rules that waivers can name.
	Rules func() ([]finding.Rule, error)
	// Dir is the folder of a client that opens none.
	Dir string
	// Settings hold until the client sends its own.
	Settings Settings
	// Debounce is how long no edit must come before an audit begins.
	Debounce time.Duration
	// Poll is how often files are looked at for clients that do not watch them.
	Poll time.Duration
	Log  *Log
}

// ErrNoShutdown says that the client went away without the request shutdown; the
// protocol asks for the exit status 1 then.
var ErrNoShutdown = errors.New("the client went away without shutdown")

// phase is how far a session is.
type phase int

const (
	created phase = iota
	opened        // initialize was answered
	shut          // shutdown was answered
)

// server is one session.
type server struct {
	Options
	rpc     *jrpc2.Server
	ended   chan struct{}
	ending  sync.Once
	methods map[string]jrpc2.Handler

	worker  *worker
	results atomic.Uint64 // counts results
	active  atomic.Int64  // counts messages that are being handled
	handled atomic.Int64  // counts those that were

	// These are agreed upon by initialize and hold for the session: opens says that
	// the client opens virtual documents, shows that it has a command for it too.
	client   protocol.ClientCapabilities
	encoding encoding
	opens    bool
	shows    bool

	mu       sync.Mutex // guards what follows
	phase    phase
	folders  []string // absolute paths
	settings Settings
	docs     map[string]*document // by URI
}

// Serve speaks with one client until it goes away or ctx ends.
func Serve(ctx context.Context, in io.Reader, out io.Writer, o Options) error {
	s := &server{Options: o, ended: make(chan struct{}), encoding: utf16Units, settings: o.Settings, docs: map[string]*document{}}
	s.worker = newWorker(s)
	s.route()
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	// Handlers that wait for an audit must not keep edits from coming in.
	s.rpc = jrpc2.NewServer(s, &jrpc2.ServerOptions{
		AllowPush: true, DisableBuiltin: true, Concurrency: 1024, NewContext: func() context.Context { return ctx },
	})
	var work sync.WaitGroup
	work.Go(func() { s.worker.run(ctx) })
	work.Go(func() { s.poll(ctx) })
	defer work.Wait()
	defer cancel()
	context.AfterFunc(ctx, s.end)
	s.rpc.Start(newStream(newFrames(in, out), s.ended, s.drained))
	err := s.rpc.Wait()
	if err != nil || ctx.Err() != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.phase != shut {
		return ErrNoShutdown
	}
	return nil
}

// end ends the session.
func (s *server) end() { s.ending.Do(func() { close(s.ended) }) }

// How long a session goes on after the last message, at most, and how long it must
// have been quiet.
const (
	drainTime = 2 * time.Second
	quietTime = 50 * time.Millisecond
)

// drained returns when the messages that came in have been handled.
func (s *server) drained() {
	deadline := time.After(drainTime)
	for {
		before := s.handled.Load()
		select {
		case <-s.ended:
			return
		case <-deadline:
			return
		case <-time.After(quietTime):
		}
		if s.active.Load() == 0 && s.handled.Load() == before {
			return
		}
	}
}

// Assign returns the handler of a method, as jrpc2 asks for it.
func (s *server) Assign(_ context.Context, method string) jrpc2.Handler {
	h := s.methods[method]
	return func(ctx context.Context, req *jrpc2.Request) (any, error) {
		start := time.Now()
		s.active.Add(1)
		defer s.active.Add(-1)
		defer s.handled.Add(1)
		v, err := s.handle(ctx, h, req)
		s.Log.call(req, start, err)
		return v, err
	}
}

// handle answers one message: what comes too early or too late is refused, and a
// panic is the failure of that message alone.
func (s *server) handle(ctx context.Context, h jrpc2.Handler, req *jrpc2.Request) (v any, err error) {
	defer func() {
		if p := recover(); p != nil {
			s.Log.panicked(req.Method(), debug.Stack())
			v, err = nil, failed(protocol.CodeInternalError, "the request broke off; this is a defect of resolint, please report it with the method %s", req.Method())
		}
	}()
	if err := s.admit(req.Method()); err != nil {
		return nil, err
	}
	if h == nil {
		return nil, failed(protocol.CodeMethodNotFound, "there is no method %q", req.Method())
	}
	v, err = h(ctx, req)
	if err == nil && ctx.Err() == nil {
		return v, nil
	}
	var own *jrpc2.Error
	if errors.As(err, &own) {
		return nil, own
	}
	if errors.Is(err, context.Canceled) || ctx.Err() != nil {
		return nil, failed(protocol.CodeRequestCancelled, "the request was cancelled")
	}
	return nil, failed(protocol.CodeRequestFailed, "%s", err.Error())
}

// admit refuses what does not belong to the session's phase.
func (s *server) admit(method string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	switch {
	case method == "exit" || method == "$/cancelRequest":
		return nil
	case s.phase == created && method != "initialize":
		return failed(protocol.CodeServerNotInitialized, "initialize comes before %s", method)
	case s.phase == opened && method == "initialize":
		return failed(protocol.CodeInvalidRequest, "initialize came before")
	case s.phase == shut:
		return failed(protocol.CodeInvalidRequest, "%s comes after shutdown", method)
	}
	return nil
}

func failed(code jrpc2.Code, format string, args ...any) *jrpc2.Error {
	return &jrpc2.Error{Code: code, Message: fmt.Sprintf(format, args...)}
}

// route lists the methods.
func (s *server) route() {
	s.methods = map[string]jrpc2.Handler{
		"initialize":                          on(s.initialize),
		"initialized":                         on(s.initialized),
		"shutdown":                            on(s.shutdown),
		"exit":                                on(s.exit),
		"$/cancelRequest":                     on(s.cancelRequest),
		"$/setTrace":                          on(ignore),
		"workspace/didChangeConfiguration":    on(s.didChangeConfiguration),
		"workspace/didChangeWatchedFiles":     on(s.didChangeWatchedFiles),
		"workspace/didChangeWorkspaceFolders": on(s.didChangeWorkspaceFolders),
		"workspace/executeCommand":            on(s.executeCommand),
		"workspace/textDocumentContent":       on(s.textDocumentContent),
		"textDocument/didOpen":                on(s.didOpen),
		"textDocument/didChange":              on(s.didChange),
		"textDocument/didSave":                on(s.didSave),
		"textDocument/didClose":               on(s.didClose),
		"textDocument/diagnostic":             on(s.pull),
		"textDocument/codeAction":             on(s.codeAction),
		"textDocument/codeLens":               on(s.codeLens),
		"textDocument/hover":                  on(s.hover),
		"textDocument/definition":             on(s.definition),
		"textDocument/documentSymbol":         on(s.documentSymbol),
		"textDocument/foldingRange":           on(s.foldingRange),
		"textDocument/completion":             on(s.completion),
	}
}

func ignore(context.Context, *struct{}) (any, error) { return nil, nil }

// on makes a handler of a function that takes the method's parameters.
func on[P any](f func(context.Context, *P) (any, error)) jrpc2.Handler {
	return func(ctx context.Context, req *jrpc2.Request) (any, error) {
		params := new(P)
		if req.HasParams() {
			if err := json.Unmarshal([]byte(req.ParamString()), params); err != nil {
				return nil, failed(protocol.CodeInvalidParams, "%s: %s", req.Method(), err.Error())
			}
		}
		return f(ctx, params)
	}
}

// notify tells the client something. A client that has gone hears nothing.
func (s *server) notify(ctx context.Context, method string, params any) {
	if err := s.rpc.Notify(ctx, method, params); err != nil {
		s.Log.trouble("notify " + method + " did not reach the client")
	}
}

// ask sends a request to the client and waits for its answer.
func (s *server) ask(ctx context.Context, method string, params any) error {
	_, err := s.rpc.Callback(ctx, method, params)
	if err != nil {
		s.Log.trouble("request " + method + " was not answered")
	}
	return err
}
