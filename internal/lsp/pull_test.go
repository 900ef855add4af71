package lsp_test

import (
	"encoding/json"
	"strings"
	"testing"

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
	// A newer edit ends the waiting, and says that asking again is worth it.
	c.change("d.txt", 3, nil, strings.Repeat(lossBase, 50))
	_, answer := c.begin("textDocument/diagnostic", c.document("d.txt"))
	c.change("d.txt", 4, nil, lossText)
	m := c.await("diagnostic", answer)
	if m.Error == nil || m.Error.Code != protocol.CodeServerCancelled || !strings.Contains(string(m.Error.Data), `"retriggerRequest":true`) {
		t.Errorf("superseded: %+v %s", m.Error, m.Result)
	}
	// So does the client's own cancelling, with the protocol's code.
	c.change("d.txt", 5, nil, strings.Repeat(lossBase, 50))
	id, answer := c.begin("textDocument/diagnostic", c.document("d.txt"))
	c.notify("$/cancelRequest", map[string]any{"id": json.RawMessage(id)})
	if m := c.await("diagnostic", answer); m.Error == nil || m.Error.Code != protocol.CodeRequestCancelled {
		t.Errorf("cancelled: %+v %s", m.Error, m.Result)
	}
	c.change("d.txt", 6, nil, lossText)
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
