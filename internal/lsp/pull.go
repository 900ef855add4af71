package lsp

import (
	"context"
	"strconv"

	"github.com/creachadair/jrpc2"

	"github.com/resolint/resolint/internal/lsp/protocol"
)

// pull answers with the diagnostics of the text as it is now, and so waits for the
// audit of it. A newer edit ends the waiting: the client then asks again.
func (s *server) pull(ctx context.Context, p *protocol.DocumentDiagnosticParams) (any, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	d := s.docs[p.TextDocument.URI]
	if d == nil || d.kind() == other {
		return &protocol.DocumentDiagnosticReport{Kind: "full", Items: &[]protocol.Diagnostic{}}, nil
	}
	state := d.state
	changed := func() bool { return d.state != state || s.docs[d.uri] != d }
	if err := s.wait(ctx, d, func() bool {
		return changed() || !d.dirty && d.result != nil && d.result.state == d.state
	}); err != nil {
		return nil, err
	}
	if changed() {
		return nil, (&jrpc2.Error{Code: protocol.CodeServerCancelled, Message: "the text changed"}).
			WithData(protocol.ServerCancellationData{RetriggerRequest: s.docs[d.uri] == d})
	}
	id := strconv.FormatUint(d.result.id, 10)
	if id == p.PreviousResultID {
		return &protocol.DocumentDiagnosticReport{Kind: "unchanged", ResultID: id}, nil
	}
	items := d.result.diagnostics(s.encoding)
	return &protocol.DocumentDiagnosticReport{Kind: "full", ResultID: id, Items: &items}, nil
}
