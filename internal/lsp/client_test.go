package lsp_test

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/resolint/resolint/internal/cli"
	"github.com/resolint/resolint/internal/lsp/protocol"
)

// patience is how long an answer may take before a test fails.
const patience = 60 * time.Second

// message is anything that goes over the wire.
type message struct {
	ID     json.RawMessage `json:"id,omitempty"`
	Method string          `json:"method,omitempty"`
	Params json.RawMessage `json:"params,omitempty"`
	Result json.RawMessage `json:"result,omitempty"`
	Error  *struct {
		Code    int             `json:"code"`
		Message string          `json:"message"`
		Data    json.RawMessage `json:"data,omitempty"`
	} `json:"error,omitempty"`
}

// client is an editor in the same process. It speaks bytes, so that a test sees
// what a real one would.
type client struct {
	t    testing.TB
	dir  string
	in   *io.PipeWriter
	done chan int // the exit status
	errs *lockedBuffer

	mu      sync.Mutex
	next    int
	answers map[string]chan message
	// told are the notifications and requests of the server, in their order.
	told    []message
	arrived chan struct{} // closed when told grows
	lost    error
	// reply answers requests of the server; nil answers null.
	reply func(method string) any
}

type lockedBuffer struct {
	mu sync.Mutex
	b  strings.Builder
}

func (l *lockedBuffer) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *lockedBuffer) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

// start runs resolint lsp with arguments in a folder with the given files.
func start(t testing.TB, files map[string]string, args ...string) *client {
	t.Helper()
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range files {
		write(t, filepath.Join(dir, name), text)
	}
	return startIn(t, dir, args...)
}

func write(t testing.TB, full, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(full, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func startIn(t testing.TB, dir string, args ...string) *client {
	t.Helper()
	f, err := cli.NewFactory()
	if err != nil {
		t.Fatal(err)
	}
	inR, inW := io.Pipe()
	outR, outW := io.Pipe()
	c := &client{t: t, dir: dir, in: inW, done: make(chan int, 1), errs: &lockedBuffer{}, answers: map[string]chan message{}, arrived: make(chan struct{})}
	f.Dir, f.In, f.Out, f.Err = dir, inR, outW, c.errs
	f.Getenv = func(string) string { return "" }
	f.Now = func() time.Time { return time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC) }
	f.Version = "test"
	ctx, cancel := context.WithCancel(context.Background())
	go func() {
		status := cli.Run(ctx, f, append([]string{"lsp"}, args...))
		_ = outW.Close()
		c.done <- status
	}()
	go c.listen(outR)
	t.Cleanup(func() {
		cancel()
		_ = inW.Close()
		_ = outR.Close()
	})
	return c
}

// listen takes messages of the server.
func (c *client) listen(r io.Reader) {
	in := bufio.NewReader(r)
	for {
		m, err := receive(in)
		c.mu.Lock()
		if err != nil {
			c.lost = err
			for _, ch := range c.answers {
				close(ch)
			}
			c.answers = map[string]chan message{}
			close(c.arrived)
			c.arrived = make(chan struct{})
			c.mu.Unlock()
			return
		}
		if m.Method == "" {
			if ch := c.answers[string(m.ID)]; ch != nil {
				ch <- m
				delete(c.answers, string(m.ID))
			}
			c.mu.Unlock()
			continue
		}
		c.told = append(c.told, m)
		close(c.arrived)
		c.arrived = make(chan struct{})
		reply := c.reply
		c.mu.Unlock()
		if len(m.ID) > 0 {
			var result any
			if reply != nil {
				result = reply(m.Method)
			}
			go c.send(map[string]any{"jsonrpc": "2.0", "id": m.ID, "result": result})
		}
	}
}

func receive(in *bufio.Reader) (message, error) {
	size := -1
	for {
		line, err := in.ReadString('\n')
		if err != nil {
			return message{}, err
		}
		line = strings.TrimRight(line, "\r\n")
		if line == "" {
			break
		}
		if v, ok := strings.CutPrefix(line, "Content-Length: "); ok {
			if size, err = strconv.Atoi(v); err != nil {
				return message{}, err
			}
		}
	}
	body := make([]byte, max(size, 0))
	if _, err := io.ReadFull(in, body); err != nil {
		return message{}, err
	}
	var m message
	return m, json.Unmarshal(body, &m)
}

func (c *client) send(v any) {
	data, err := json.Marshal(v)
	if err != nil {
		c.t.Error(err)
		return
	}
	c.raw(fmt.Sprintf("Content-Length: %d\r\n\r\n%s", len(data), data))
}

func (c *client) raw(s string) {
	_, _ = io.WriteString(c.in, s) // a server that has gone shows in what is not answered
}

func (c *client) notify(method string, params any) {
	c.send(map[string]any{"jsonrpc": "2.0", "method": method, "params": params})
}

// begin sends a request and returns where its answer comes.
func (c *client) begin(method string, params any) (id string, answer chan message) {
	c.mu.Lock()
	c.next++
	id = strconv.Itoa(c.next)
	answer = make(chan message, 1)
	c.answers[id] = answer
	c.mu.Unlock()
	m := map[string]any{"jsonrpc": "2.0", "id": json.RawMessage(id), "method": method}
	if params != nil {
		m["params"] = params
	}
	c.send(m)
	return id, answer
}

// ask sends a request and returns its answer, whatever it is.
func (c *client) ask(method string, params any) message {
	c.t.Helper()
	_, answer := c.begin(method, params)
	return c.await(method, answer)
}

func (c *client) await(method string, answer chan message) message {
	c.t.Helper()
	select {
	case m, ok := <-answer:
		if !ok {
			c.t.Fatalf("%s: the server went away: %s", method, c.errs.String())
		}
		return m
	case <-time.After(patience):
		c.t.Fatalf("%s: no answer; %s", method, c.errs.String())
	}
	return message{}
}

// call sends a request whose answer is no error and reads it into result.
func call[R any](c *client, method string, params any) R {
	c.t.Helper()
	m := c.ask(method, params)
	if m.Error != nil {
		c.t.Fatalf("%s: %d %s", method, m.Error.Code, m.Error.Message)
	}
	var out R
	if err := json.Unmarshal(m.Result, &out); err != nil && len(m.Result) > 0 {
		c.t.Fatalf("%s: %v in %s", method, err, m.Result)
	}
	return out
}

// capabilities are those of a client that can do much and has diagnostics pushed.
func capabilities() map[string]any {
	return map[string]any{
		"window": map[string]any{"showDocument": map[string]any{"support": true}},
		"workspace": map[string]any{
			"workspaceEdit":         map[string]any{"documentChanges": true},
			"didChangeWatchedFiles": map[string]any{"dynamicRegistration": true},
		},
		"textDocument": map[string]any{
			"documentSymbol": map[string]any{"hierarchicalDocumentSymbolSupport": true},
			"hover":          map[string]any{"contentFormat": []string{"markdown"}},
		},
	}
}

// open initializes the session.
func (c *client) open(caps map[string]any, options any) protocol.InitializeResult {
	c.t.Helper()
	r := call[protocol.InitializeResult](c, "initialize", map[string]any{
		"processId": nil, "rootUri": c.uri(""), "capabilities": caps, "initializationOptions": options,
		"workspaceFolders": []map[string]string{{"uri": c.uri(""), "name": "ws"}},
	})
	c.notify("initialized", map[string]any{})
	return r
}

// uri is that of a file of the workspace.
func (c *client) uri(name string) string {
	return (&url.URL{Scheme: "file", Path: filepath.ToSlash(filepath.Join(c.dir, name))}).String()
}

func (c *client) didOpen(name, text string) {
	c.notify("textDocument/didOpen", map[string]any{"textDocument": map[string]any{"uri": c.uri(name), "languageId": "markdown", "version": 1, "text": text}})
}

// change replaces a range, or all where rng is nil.
func (c *client) change(name string, version int, rng *protocol.Range, text string) {
	event := map[string]any{"text": text}
	if rng != nil {
		event["range"] = rng
	}
	c.notify("textDocument/didChange", map[string]any{
		"textDocument": map[string]any{"uri": c.uri(name), "version": version}, "contentChanges": []any{event},
	})
}

func (c *client) document(name string) map[string]any {
	return map[string]any{"textDocument": map[string]string{"uri": c.uri(name)}}
}

func (c *client) at(name string, line, character uint32) map[string]any {
	return map[string]any{"textDocument": map[string]string{"uri": c.uri(name)}, "position": protocol.Position{Line: line, Character: character}}
}

// hear waits for a message of the server that fits.
func (c *client) hear(what string, fits func(message) bool) message {
	c.t.Helper()
	deadline := time.After(patience)
	for seen := 0; ; {
		c.mu.Lock()
		for ; seen < len(c.told); seen++ {
			if m := c.told[seen]; fits(m) {
				c.mu.Unlock()
				return m
			}
		}
		arrived, lost := c.arrived, c.lost
		c.mu.Unlock()
		if lost != nil {
			c.t.Fatalf("%s: the server went away: %v %s", what, lost, c.errs.String())
		}
		select {
		case <-arrived:
		case <-deadline:
			c.t.Fatalf("%s: did not come; %s", what, c.errs.String())
		}
	}
}

// diagnostics waits for those that are pushed for a version of a file.
func (c *client) diagnostics(name string, version int32) []protocol.Diagnostic {
	c.t.Helper()
	return c.until(name, version, func([]protocol.Diagnostic) bool { return true })
}

// until waits for those that fit: what a draft depends on may change while it is
// audited, and then it is audited again.
func (c *client) until(name string, version int32, fits func([]protocol.Diagnostic) bool) []protocol.Diagnostic {
	c.t.Helper()
	var p protocol.PublishDiagnosticsParams
	c.hear("diagnostics of "+name, func(m message) bool {
		p = protocol.PublishDiagnosticsParams{}
		return m.Method == "textDocument/publishDiagnostics" && json.Unmarshal(m.Params, &p) == nil &&
			p.URI == c.uri(name) && p.Version != nil && *p.Version == version && fits(p.Diagnostics)
	})
	return p.Diagnostics
}

// forget drops what the server told, so that what comes next is new.
func (c *client) forget() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.told = nil
}

// close ends the session as the protocol asks and returns the exit status.
func (c *client) close() int {
	c.t.Helper()
	c.ask("shutdown", nil)
	c.notify("exit", nil)
	return c.status()
}

func (c *client) status() int {
	c.t.Helper()
	select {
	case status := <-c.done:
		return status
	case <-time.After(patience):
		c.t.Fatal("the server does not end")
	}
	return -1
}
