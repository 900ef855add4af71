package lsp

import (
	"context"
	"encoding/json"
	"slices"
	"strings"

	"github.com/resolint/resolint/internal/audit"
	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/lsp/protocol"
)

// change is a replacement of bytes [start, end) of the audited text.
type change struct {
	start, end int
	text       string
}

// selectCommand puts the cursor somewhere after an edit was applied.
const selectCommand = "resolint.select"

// codeAction offers what can be done about the findings in a range. It answers at
// once from the last audit, so that nothing vanishes while a newer one runs: what
// edits since then moved is moved, and what they touched is left out.
func (s *server) codeAction(ctx context.Context, p *protocol.CodeActionParams) (any, error) {
	s.mu.Lock()
	d, err := s.seen(ctx, p.TextDocument.URI)
	if d == nil || d.result == nil || d.result.doc == nil {
		s.mu.Unlock()
		return []protocol.CodeAction{}, err
	}
	v := &view{server: s, result: d.result, edits: slices.Clone(d.edits), now: d.text, version: d.version, uri: d.uri}
	s.mu.Unlock()
	outline, err := v.outline()
	if err != nil {
		return []protocol.CodeAction{}, nil //nolint:nilerr // a text that cannot be read has its diagnostic, and nothing can be done to it here
	}
	v.tree = outline
	start, end := v.now.offset(p.Range.Start, s.encoding), v.now.offset(p.Range.End, s.encoding)
	out := []protocol.CodeAction{}
	if wants(p.Context.Only, protocol.QuickFix) {
		for i := range v.marks {
			m := &v.marks[i]
			if from, to, ok := v.follow(m.start, m.end); ok && m.finding != nil && from <= end && start <= to {
				out = append(out, v.actions(m)...)
			}
		}
	}
	all := v.restoreAll()
	if len(all) == 0 {
		return out, nil
	}
	// Once as a quick fix, where there are any; else, and for those who ask for it, as
	// an action of the file.
	kind := protocol.FixAll
	if wants(p.Context.Only, protocol.QuickFix) && len(out) > 0 {
		kind = protocol.QuickFix
	} else if !wants(p.Context.Only, protocol.FixAll) {
		return out, nil
	}
	return append(out, protocol.CodeAction{Title: "Restore all that this file lost", Kind: kind, Edit: v.workspaceEdit(all)}), nil
}

// wants reports whether a client that names kinds of action means this one.
func wants(only []string, kind string) bool {
	return len(only) == 0 || slices.ContainsFunc(only, func(o string) bool {
		return o == "" || o == kind || strings.HasPrefix(kind, o+".")
	})
}

// view is a result as seen from the text as it is now.
type view struct {
	*server
	*result
	edits   []edit
	now     *text
	version int32
	uri     string
	tree    *audit.Outline
}

func (v *view) follow(start, end int) (int, int, bool) { return follow(v.edits, start, end) }

// actions are those about one finding, the best first.
func (v *view) actions(m *mark) []protocol.CodeAction {
	f := m.finding
	var out []protocol.CodeAction
	add := func(title string, changes []change, command *protocol.Command) {
		edit := v.workspaceEdit(changes)
		if edit == nil {
			return
		}
		from, to, _ := v.follow(m.start, m.end)
		d := m.diagnostic(v.text, v.encoding)
		d.Range = v.now.between(from, to, v.encoding)
		out = append(out, protocol.CodeAction{
			Title: title, Kind: protocol.QuickFix, Diagnostics: []protocol.Diagnostic{d},
			IsPreferred: len(out) == 0 && command == nil, Edit: edit, Command: command,
		})
	}
	if lost(f) || f.Kind == "expanded" || f.Kind == "redefined" {
		add("Restore the words of the base here", v.restoreWords(f), nil)
	}
	if lost(f) {
		add("Restore the clause "+f.Base.Clause, v.restoreClause(f), nil)
	}
	if c, source := v.agreed(f); c != nil {
		add("Insert "+source, c, nil)
	}
	if c, cursor := v.waive(m); c != nil {
		title := "Waive " + f.Rule + " with a reason"
		add(title, c, v.selectAfter(c, cursor))
	}
	return out
}

// workspaceEdit is an edit of the text as it is now; nil where what is to be
// changed was changed already.
func (v *view) workspaceEdit(changes []change) *protocol.WorkspaceEdit {
	if len(changes) == 0 {
		return nil
	}
	edits := make([]protocol.TextEdit, 0, len(changes))
	for _, c := range changes {
		start, end, ok := v.follow(c.start, c.end)
		if !ok {
			return nil
		}
		edits = append(edits, protocol.TextEdit{Range: v.now.between(start, end, v.encoding), NewText: c.text})
	}
	if !v.client.Workspace.WorkspaceEdit.DocumentChanges {
		return &protocol.WorkspaceEdit{Changes: map[string][]protocol.TextEdit{v.uri: edits}}
	}
	version := v.version
	return &protocol.WorkspaceEdit{DocumentChanges: []protocol.TextDocumentEdit{{
		TextDocument: protocol.VersionedTextDocumentIdentifier{URI: v.uri, Version: &version}, Edits: edits,
	}}}
}

// selectAfter is the command that puts the cursor at byte cursor of the text that
// an insertion brings, once it is there.
func (v *view) selectAfter(changes []change, cursor int) *protocol.Command {
	if !v.client.Window.ShowDocument.Support || len(changes) != 1 {
		return nil
	}
	start, end, ok := v.follow(changes[0].start, changes[0].end)
	if !ok {
		return nil
	}
	after := newText(v.now.string[:start] + changes[0].text + v.now.string[end:])
	at := after.position(start+cursor, v.encoding)
	return &protocol.Command{Title: "Write the reason", Command: selectCommand, Arguments: []any{v.uri, protocol.Range{Start: at, End: at}}}
}

// restoreAll are the changes that bring back everything that was lost: the words
// where the clause stands, else the clause. Of two that overlap the first stays.
func (v *view) restoreAll() []change {
	var out []change
	for i := range v.marks {
		f := v.marks[i].finding
		if f == nil || !lost(f) {
			continue
		}
		changes := v.restoreWords(f)
		if changes == nil {
			changes = v.restoreClause(f)
		}
		if changes == nil || slices.ContainsFunc(changes, func(c change) bool { return overlaps(out, c) }) || v.workspaceEdit(changes) == nil {
			continue
		}
		out = append(out, changes...)
	}
	slices.SortStableFunc(out, func(a, b change) int { return a.start - b.start })
	return out
}

// overlaps reports whether a change would touch what another changes, or bring the
// same text to the same place.
func overlaps(have []change, c change) bool {
	return slices.ContainsFunc(have, func(o change) bool {
		if o.start == o.end && c.start == c.end {
			return o.start == c.start && o.text == c.text
		}
		return c.start < o.end && o.start < c.end || c.start == o.start
	})
}

// executeCommand runs the commands that the server's actions and lenses name.
func (s *server) executeCommand(ctx context.Context, p *protocol.ExecuteCommandParams) (any, error) {
	arg := func(i int) json.RawMessage {
		if i < len(p.Arguments) {
			return p.Arguments[i]
		}
		return nil
	}
	switch p.Command {
	case selectCommand:
		var at protocol.Range
		uri := rawString(arg(0))
		if uri == "" || json.Unmarshal(arg(1), &at) != nil {
			return nil, failed(protocol.CodeInvalidParams, "%s takes a document and a range", selectCommand)
		}
		s.show(ctx, uri, at)
		return nil, nil
	case showBaseCommand:
		return s.showBase(ctx, rawString(arg(0)), rawString(arg(1)))
	}
	return nil, failed(protocol.CodeInvalidParams, "there is no command %q", p.Command)
}

// show asks the client to show a range of a document. It does not wait: the client may
// answer only after the request that this is part of.
func (s *server) show(ctx context.Context, uri string, at protocol.Range) {
	go func() {
		_ = s.ask(context.WithoutCancel(ctx), "window/showDocument", protocol.ShowDocumentParams{URI: uri, TakeFocus: true, Selection: &at})
	}()
}

// sameFinding finds a mark by its finding's fingerprint.
func (r *result) sameFinding(fingerprint string) *finding.Finding {
	for i := range r.marks {
		if f := r.marks[i].finding; f != nil && f.Fingerprint == fingerprint {
			return f
		}
	}
	return nil
}
