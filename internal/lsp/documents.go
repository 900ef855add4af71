package lsp

import (
	"context"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/resolint/resolint/internal/config"
	"github.com/resolint/resolint/internal/lsp/protocol"
)

// document is a text that the editor holds. The server's lock guards it.
type document struct {
	uri, path, language string
	version             int32
	text                *text
	// state counts the texts that the document has had in this session; unlike
	// versions, which come from the client, it only grows.
	state int
	// edits lead from the text of result to this one.
	edits []edit
	// audited is true for drafts that the audit is about.
	audited bool
	// plan is nil until the next audit makes it; watched is the last, also one that
	// failed, and stamps what was seen of its files then.
	plan, watched *Plan
	stamps        map[string]stamp
	// dirty is true where an audit is due, at the time due.
	dirty  bool
	due    time.Time
	result *result
	// moved is closed when the text or the result is another than before.
	moved chan struct{}
}

// kind says what a document is to the server.
type kind int

const (
	other kind = iota
	draft
	binary
	configuration
)

// kind tells drafts from what an editor holds besides, by the file's name and else
// by the language that the client gives it.
func (d *document) kind() kind {
	name := d.path
	if name == "" {
		name = d.uri
	}
	switch ext := strings.ToLower(filepath.Ext(name)); {
	case filepath.Base(d.path) == config.FileName:
		return configuration
	case ext == ".docx" || ext == ".odt" || ext == ".pdf":
		return binary
	case slices.Contains([]string{".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".xml", ".akn"}, ext):
		return draft
	case ext != "" && d.path != "":
		return other
	}
	if extension(d.language) != "" {
		return draft
	}
	return other
}

// extension is the one of files in a language that drafts are written in.
func extension(language string) string {
	switch language {
	case "markdown":
		return ".md"
	case "plaintext", "text":
		return ".txt"
	case "html", "xhtml":
		return ".html"
	case "xml", "akn":
		return ".xml"
	}
	return ""
}

// name is how messages call the document: its path, or what its URI ends in where it is
// in no file.
func (d *document) name() string {
	if d.path != "" {
		return d.path
	}
	name := d.uri[strings.LastIndexAny(d.uri, "/:")+1:]
	if filepath.Ext(name) == "" {
		name += extension(d.language)
	}
	return name
}

// touch makes an audit due after a change of the document or of what it depends on.
func (d *document) touch(after time.Duration) {
	d.dirty = true
	d.due = time.Now().Add(after)
}

// stir wakes who waits for a change.
func (d *document) stir() {
	close(d.moved)
	d.moved = make(chan struct{})
}

func (s *server) didOpen(ctx context.Context, p *protocol.DidOpenTextDocumentParams) (any, error) {
	t := &p.TextDocument
	d := &document{
		uri: t.URI, path: uriPath(t.URI), language: t.LanguageID,
		version: t.Version, text: newText(t.Text), moved: make(chan struct{}),
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if old := s.docs[t.URI]; old != nil { // a client that opens twice means the second
		d.state = old.state + 1
		old.stir()
	}
	s.docs[t.URI] = d
	if scheme, _, _ := strings.Cut(t.URI, ":"); scheme != "file" && scheme != "untitled" {
		return nil, nil // what an editor shows of a history is no draft
	}
	switch d.kind() {
	case draft:
		d.audited = true
		s.changed(d, 0)
	case binary, configuration:
		d.result = s.unaudited(d)
		s.publish(ctx, d)
	}
	return nil, nil
}

func (s *server) didChange(ctx context.Context, p *protocol.DidChangeTextDocumentParams) (any, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	d := s.docs[p.TextDocument.URI]
	if d == nil {
		s.Log.trouble("a document changed that is not open")
		return nil, nil
	}
	for _, c := range p.ContentChanges {
		t, e := d.text.apply(c, s.encoding)
		d.text = t
		d.edits = append(d.edits, e)
	}
	// Edits hold in the order in which they come; a version that goes back is the
	// client's mistake and still the name of what it has.
	if p.TextDocument.Version != nil {
		d.version = *p.TextDocument.Version
	}
	d.state++
	switch {
	case d.audited:
		s.changed(d, s.Debounce)
	case d.result != nil:
		d.result = s.unaudited(d)
		s.publish(ctx, d)
	}
	d.stir()
	return nil, nil
}

// changed makes audits due of a document whose text changed, and of those that
// depend on it. A newer text ends the audit of an older one.
func (s *server) changed(d *document, after time.Duration) {
	d.touch(after)
	s.worker.supersede(append(s.disturb(d, after), d)...)
}

// disturb makes audits due of the other documents that depend on one, and returns
// them: what was found in them is no longer what holds. One whose plan is being made may
// depend on any.
func (s *server) disturb(d *document, after time.Duration) []*document {
	var affected []*document
	for _, o := range s.docs {
		if o == d || d.path == "" || o.plan == nil && !s.worker.audits(o) || o.plan != nil && !o.plan.uses(d.path) {
			continue
		}
		if o.plan != nil && o.plan.choosesFrom(d.path) {
			o.plan = nil
		}
		o.touch(after)
		o.state++
		o.stir()
		affected = append(affected, o)
	}
	return affected
}

func (s *server) didSave(_ context.Context, p *protocol.DocumentParams) (any, error) {
	path := uriPath(p.TextDocument.URI)
	s.replan(func(d *document) bool { return path != d.path && dependsOn(d, path) })
	return nil, nil
}

func (s *server) didClose(ctx context.Context, p *protocol.DocumentParams) (any, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	d := s.docs[p.TextDocument.URI]
	if d == nil {
		return nil, nil
	}
	delete(s.docs, d.uri)
	d.stir()
	s.worker.supersede(d)
	if !s.pulls() {
		s.notify(ctx, "textDocument/publishDiagnostics", protocol.PublishDiagnosticsParams{URI: d.uri, Diagnostics: []protocol.Diagnostic{}})
	}
	s.worker.supersede(s.disturb(d, 0)...) // from here on they see the file on disk
	return nil, nil
}

// root is the folder that relative names count from for a document: the innermost
// that the client has open around it, else the document's own.
func (s *server) root(path string) string {
	best := ""
	for _, f := range s.folders {
		if path != "" && within(f, path) && len(f) > len(best) {
			best = f
		}
	}
	switch {
	case best != "":
		return best
	case path != "":
		return filepath.Dir(path)
	case len(s.folders) > 0:
		return s.folders[0]
	}
	return s.Dir
}

// wait waits until ready holds of a document. The server is locked before and after,
// and while ready is asked.
func (s *server) wait(ctx context.Context, d *document, ready func() bool) error {
	for !ready() {
		if s.phase == shut {
			return failed(protocol.CodeServerCancelled, "the session ended")
		}
		moved := d.moved
		s.mu.Unlock()
		select {
		case <-ctx.Done():
		case <-moved:
		}
		s.mu.Lock()
		if ctx.Err() != nil {
			return ctx.Err()
		}
	}
	return nil
}

// seen returns an open document, a draft once its first audit is done: what is asked
// while a text is being opened is answered from that. Later nobody waits: answers come
// from the last audit. Nil means that no such document is open. The server is locked.
func (s *server) seen(ctx context.Context, uri string) (*document, error) {
	d := s.docs[uri]
	if d == nil {
		return nil, nil
	}
	if err := s.wait(ctx, d, func() bool { return !d.audited || d.result != nil || s.docs[uri] != d }); err != nil {
		return nil, err
	}
	return s.docs[uri], nil
}

// resultOf returns the last result of an open document, nil where there is none.
func (s *server) resultOf(uri string) *result {
	s.mu.Lock()
	defer s.mu.Unlock()
	if d := s.docs[uri]; d != nil {
		return d.result
	}
	return nil
}
