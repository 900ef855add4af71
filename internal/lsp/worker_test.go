package lsp

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/resolint/resolint/internal/audit"
	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/lsp/protocol"
)

// peer is the other end of a session whose audit is a test's own.
type peer struct {
	t    *testing.T
	out  *frames
	told chan map[string]any
	id   int
	log  *strings.Builder
	mu   sync.Mutex
}

// pair begins a session. run stands for the audit.
func pair(t *testing.T, capabilities string, texts bool, run func(ctx context.Context) (*finding.Report, error)) *peer {
	t.Helper()
	inR, inW := io.Pipe()
	outR, outW := io.Pipe()
	p := &peer{t: t, out: newFrames(nil, inW), told: make(chan map[string]any, 1000), log: &strings.Builder{}}
	o := Options{
		Debounce: time.Millisecond, Log: NewLog(p, texts, time.Now), Dir: t.TempDir(),
		Plan: func(_ context.Context, r *Request) (*Plan, error) {
			return &Plan{Root: r.Root, Job: audit.Job{Name: "d.txt", Draft: []audit.Source{{Name: "d.txt"}}}, Run: run}, nil
		},
	}
	done := make(chan error, 1)
	go func() { done <- Serve(context.Background(), inR, outW, o); _ = outW.Close() }()
	go func() {
		in := newFrames(outR, io.Discard)
		for {
			data, err := in.Recv()
			if err != nil {
				close(p.told)
				return
			}
			var m map[string]any
			if err := json.Unmarshal(data, &m); err != nil {
				t.Error(err)
			}
			p.told <- m
		}
	}()
	t.Cleanup(func() {
		p.request("shutdown", nil)
		p.send("exit", nil)
		if err := <-done; err != nil {
			t.Error(err)
		}
		_ = outR.Close()
	})
	p.request("initialize", json.RawMessage(`{"capabilities":`+capabilities+`}`))
	p.send("initialized", map[string]any{})
	return p
}

func (p *peer) Write(b []byte) (int, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.log.Write(b)
}

func (p *peer) logged() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.log.String()
}

func (p *peer) send(method string, params any) {
	p.message(map[string]any{"method": method, "params": params})
}

func (p *peer) message(m map[string]any) {
	m["jsonrpc"] = "2.0"
	data, err := json.Marshal(m)
	if err != nil {
		p.t.Fatal(err)
	}
	if err := p.out.Send(data); err != nil {
		p.t.Fatal(err)
	}
}

// request sends a request and reads on to its answer.
func (p *peer) request(method string, params any) map[string]any {
	p.t.Helper()
	p.id++
	p.message(map[string]any{"id": p.id, "method": method, "params": params})
	return p.hear(method, func(m map[string]any) bool { return m["id"] == float64(p.id) && m["method"] == nil })
}

// hear reads on to a message that fits and answers requests on the way.
func (p *peer) hear(what string, fits func(map[string]any) bool) map[string]any {
	p.t.Helper()
	for {
		select {
		case m, ok := <-p.told:
			if !ok {
				p.t.Fatalf("%s: the server went away", what)
			}
			if m["method"] != nil && m["id"] != nil {
				p.message(map[string]any{"id": m["id"], "result": nil})
			}
			if fits(m) {
				return m
			}
		case <-time.After(20 * time.Second):
			p.t.Fatalf("%s: did not come", what)
		}
	}
}

func (p *peer) method(name string) map[string]any {
	p.t.Helper()
	return p.hear(name, func(m map[string]any) bool { return m["method"] == name })
}

func (p *peer) open(text string) {
	p.send("textDocument/didOpen", map[string]any{"textDocument": map[string]any{"uri": "file:///w/d.txt", "languageId": "plaintext", "version": 1, "text": text}})
}

func (p *peer) change(version int, text string) {
	p.send("textDocument/didChange", map[string]any{
		"textDocument": map[string]any{"uri": "file:///w/d.txt", "version": version}, "contentChanges": []any{map[string]any{"text": text}},
	})
}

func nothing() *finding.Report {
	return &finding.Report{Documents: []finding.Document{{File: "d.txt", Base: "b.txt"}}}
}

// TestProgress: an audit over a second is told of, a short one is not.
func TestProgress(t *testing.T) {
	slow := progressAfter + 200*time.Millisecond
	p := pair(t, `{"window":{"workDoneProgress":true}}`, false, func(context.Context) (*finding.Report, error) {
		time.Sleep(slow)
		slow = 0
		return nothing(), nil
	})
	p.open("a text")
	token := p.method("window/workDoneProgress/create")["params"].(map[string]any)["token"]
	for _, kind := range []string{"begin", "end"} {
		m := p.method("$/progress")["params"].(map[string]any)
		if m["token"] != token || m["value"].(map[string]any)["kind"] != kind {
			t.Errorf("%v, want %s", m, kind)
		}
	}
	p.change(2, "another")
	p.hear("diagnostics", func(m map[string]any) bool {
		if m["method"] == "window/workDoneProgress/create" {
			t.Error("a short audit is told of")
		}
		return m["method"] == "textDocument/publishDiagnostics" && m["params"].(map[string]any)["version"] == 2.0
	})
}

// TestSupersede: a newer edit ends the running audit, and what that found is not shown.
func TestSupersede(t *testing.T) {
	began := make(chan int, 10)
	count := 0
	p := pair(t, `{}`, false, func(ctx context.Context) (*finding.Report, error) {
		count++
		began <- count
		if count == 1 {
			<-ctx.Done()
			return nothing(), nil
		}
		return nothing(), nil
	})
	p.open("one")
	<-began
	p.change(2, "two")
	m := p.method("textDocument/publishDiagnostics")
	if v := m["params"].(map[string]any)["version"]; v != 2.0 {
		t.Errorf("shown is version %v", v)
	}
	if !strings.Contains(p.logged(), "superseded") {
		t.Error(p.logged())
	}
}

// TestAuditFails: what breaks off or fails is the draft's diagnostic, and the next
// edit is audited.
func TestAuditFails(t *testing.T) {
	count := 0
	p := pair(t, `{}`, false, func(context.Context) (*finding.Report, error) {
		count++
		switch count {
		case 1:
			panic("a defect with secret words")
		case 2:
			return nil, fmt.Errorf("read baseline b.json: no such file")
		case 3:
			return &finding.Report{Failures: []finding.Failure{{File: "d.txt", Reason: "it is damaged", Remedy: "save it again"}}}, nil
		}
		return nothing(), nil
	})
	p.open("secret words")
	for i, want := range []string{"the audit broke off", "no such file", "it is damaged; save it again"} {
		ds := p.method("textDocument/publishDiagnostics")["params"].(map[string]any)["diagnostics"].([]any)
		if len(ds) != 1 || !strings.Contains(ds[0].(map[string]any)["message"].(string), want) || ds[0].(map[string]any)["severity"] != float64(protocol.SeverityError) {
			t.Errorf("%v, want %q", ds, want)
		}
		p.change(i+2, "secret words")
	}
	if ds := p.method("textDocument/publishDiagnostics")["params"].(map[string]any)["diagnostics"].([]any); len(ds) != 0 {
		t.Errorf("%v", ds)
	}
	if strings.Contains(p.logged(), "secret") || strings.Contains(p.logged(), "d.txt") {
		t.Errorf("the log holds words or names:\n%s", p.logged())
	}
}

// TestLogTexts: words go into the log where they are asked for.
func TestLogTexts(t *testing.T) {
	p := pair(t, `{}`, true, func(context.Context) (*finding.Report, error) { return nothing(), nil })
	p.open("secret words")
	p.method("textDocument/publishDiagnostics")
	p.request("no/method", nil) // by then what came before is in the log
	if log := p.logged(); !strings.Contains(log, "secret words") || !strings.Contains(log, "textDocument/didOpen") {
		t.Error(log)
	}
}
