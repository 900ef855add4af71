package lsp_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/resolint/resolint/internal/lsp/protocol"
)

// pulling are the capabilities of a client that asks for diagnostics.
func pulling() map[string]any {
	caps := capabilities()
	caps["textDocument"].(map[string]any)["diagnostic"] = map[string]any{"dynamicRegistration": false}
	caps["workspace"].(map[string]any)["diagnostics"] = map[string]any{"refreshSupport": true}
	return caps
}

type pulled struct {
	Kind, ResultID string
	Items          []protocol.Diagnostic
}

func TestPull(t *testing.T) {
	c := start(t, map[string]string{"b.txt": lossBase}, "--base", "b.txt")
	if r := c.open(pulling(), nil); r.Capabilities.DiagnosticProvider == nil {
		t.Fatal("the server offers no diagnostics")
	}
	c.didOpen("d.txt", lossText)
	first := call[pulled](c, "textDocument/diagnostic", c.document("d.txt"))
	words(t, lossText, first.Items, "gender/neutralised")
	again := c.document("d.txt")
	again["previousResultId"] = first.ResultID
	if r := call[pulled](c, "textDocument/diagnostic", again); r.Kind != "unchanged" || r.ResultID != first.ResultID {
		t.Errorf("unchanged: %+v", r)
	}
	c.change("d.txt", 2, nil, lossBase)
	if r := call[pulled](c, "textDocument/diagnostic", again); r.Kind != "full" || len(r.Items) != 0 {
		t.Errorf("after an edit: %+v", r)
	}
	version := 2
	long := strings.Repeat(lossBase, 50)
	// interrupted asks about a text that takes a while and does something meanwhile,
	// until that came in time.
	interrupted := func(code int, meanwhile func(id string)) message {
		t.Helper()
		for range 50 {
			version++
			c.change("d.txt", version, nil, long)
			id, answer := c.begin("textDocument/diagnostic", c.document("d.txt"))
			time.Sleep(5 * time.Millisecond)
			meanwhile(id)
			if m := c.await("diagnostic", answer); m.Error != nil {
				if m.Error.Code != code {
					t.Fatalf("%+v, want %d", m.Error, code)
				}
				return m
			}
		}
		t.Fatalf("never with %d", code)
		return message{}
	}
	// A newer edit ends the waiting, and says that asking again is worth it.
	m := interrupted(protocol.CodeServerCancelled, func(string) {
		version++
		c.change("d.txt", version, nil, lossText)
	})
	if !strings.Contains(string(m.Error.Data), `"retriggerRequest":true`) {
		t.Errorf("superseded: %s", m.Error.Data)
	}
	// So does the client's own cancelling, with the protocol's code.
	interrupted(protocol.CodeRequestCancelled, func(id string) {
		c.notify("$/cancelRequest", map[string]any{"id": json.RawMessage(id)})
	})
	c.change("d.txt", version+1, nil, lossText)
	call[pulled](c, "textDocument/diagnostic", c.document("d.txt"))
	// A base that changes makes the client ask again.
	c.forget()
	write(t, c.dir+"/b.txt", lossText)
	c.notify("workspace/didChangeWatchedFiles", map[string]any{"changes": []any{map[string]any{"uri": c.uri("b.txt"), "type": 2}}})
	c.hear("the refresh", func(m message) bool { return m.Method == "workspace/diagnostic/refresh" })
	if r := call[pulled](c, "textDocument/diagnostic", c.document("d.txt")); len(r.Items) != 0 {
		t.Errorf("after the base changed: %+v", r)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, m := range c.told {
		if m.Method == "textDocument/publishDiagnostics" {
			t.Error("diagnostics are pushed to a client that pulls")
		}
	}
}

// TestPullWithoutRefresh: a client that cannot be asked to pull again has its diagnostics
// pushed, and so sees a base that changed.
func TestPullWithoutRefresh(t *testing.T) {
	caps := pulling()
	delete(caps["workspace"].(map[string]any), "diagnostics")
	caps["textDocument"].(map[string]any)["publishDiagnostics"] = map[string]any{}
	c := start(t, map[string]string{"b.txt": lossBase}, "--base", "b.txt")
	if r := c.open(caps, nil); r.Capabilities.DiagnosticProvider != nil {
		t.Error("the server offers diagnostics to a client that it cannot ask to take them")
	}
	c.didOpen("d.txt", lossText)
	c.until("d.txt", 1, one)
	c.forget()
	write(t, c.dir+"/b.txt", lossText)
	c.notify("workspace/didChangeWatchedFiles", map[string]any{"changes": []any{map[string]any{"uri": c.uri("b.txt"), "type": 2}}})
	c.until("d.txt", 1, none)
}
