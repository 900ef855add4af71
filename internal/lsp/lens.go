package lsp

import (
	"context"
	"fmt"

	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/lsp/protocol"
)

// showBaseCommand shows the base text at the words that were lost. Its arguments are
// the draft and the fingerprint of the first loss; for clients that show virtual
// documents, the document and the range to show.
const showBaseCommand = "resolint.showBase"

// codeLens tells above a line how much was lost there, and leads to the base.
func (s *server) codeLens(ctx context.Context, p *protocol.DocumentParams) (any, error) {
	out := []protocol.CodeLens{}
	s.mu.Lock()
	d, err := s.seen(ctx, p.TextDocument.URI)
	if d == nil || d.result == nil || d.result.doc == nil {
		s.mu.Unlock()
		return out, err
	}
	r, edits, now := d.result, d.edits, d.text
	s.mu.Unlock()
	lines := map[uint32]int{} // index in out
	var counts []int
	for i := range r.marks {
		m := &r.marks[i]
		if m.finding == nil || !lost(m.finding) {
			continue
		}
		start, _, ok := follow(edits, m.start, m.end)
		if !ok {
			continue
		}
		line := protocol.Position{Line: now.position(start, s.encoding).Line}
		j, seen := lines[line.Line]
		if !seen {
			j = len(out)
			lines[line.Line] = j
			counts = append(counts, 0)
			out = append(out, protocol.CodeLens{Range: protocol.Range{Start: line, End: line}, Command: s.showCommand(r, m.finding)})
		}
		counts[j]++
	}
	for i, n := range counts {
		noun := "losses"
		if n == 1 {
			noun = "loss"
		}
		out[i].Command.Title = fmt.Sprintf("− %d %s here: show the base", n, noun)
	}
	return out, nil
}

// losses are what lenses are about: the places of what was lost.
func (r *result) losses() []int {
	var out []int
	for i := range r.marks {
		if m := &r.marks[i]; m.finding != nil && lost(m.finding) {
			out = append(out, m.start)
		}
	}
	return out
}

// showCommand is the command that shows the base of a finding.
func (s *server) showCommand(r *result, f *finding.Finding) *protocol.Command {
	if s.shows {
		return &protocol.Command{Command: showBaseCommand, Arguments: []any{baseURI(r.uri, f.Base.File), r.bases.span(f.Base, s.encoding)}}
	}
	return &protocol.Command{Command: showBaseCommand, Arguments: []any{r.uri, f.Fingerprint}}
}

// showBase shows the base by what every client has: the base's own file with the
// words selected, or a message with the words.
func (s *server) showBase(ctx context.Context, uri, fingerprint string) (any, error) {
	r := s.resultOf(uri)
	if r == nil {
		return nil, failed(protocol.CodeRequestFailed, "the draft is not open any more")
	}
	f := r.sameFinding(fingerprint)
	if f == nil || f.Base == nil {
		return nil, failed(protocol.CodeRequestFailed, "the draft changed; use the newer lens")
	}
	content, err := s.content(r, f.Base.File)
	if err != nil {
		return nil, err
	}
	if where := s.locate(r, f.Base); where != "" && s.client.Window.ShowDocument.Support {
		s.show(ctx, where, r.bases.span(f.Base, s.encoding))
	} else {
		s.notify(context.WithoutCancel(ctx), "window/showMessage", protocol.ShowMessageParams{Type: 3, Message: fmt.Sprintf("%s, %s: %s", f.Base.File, f.Base.Clause, f.Base.Context)})
	}
	return content, nil
}
