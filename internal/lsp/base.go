package lsp

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"net/url"
	"path"
	"strings"
	"sync"

	"github.com/resolint/resolint/internal/audit"
	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/lsp/protocol"
	"github.com/resolint/resolint/internal/read/limit"
)

// baseScheme is that of virtual documents: texts that are in no file that an editor
// can open, such as one of a git revision.
const baseScheme = "resolint-base"

// baseURI names the base text called name of a draft. What leads back to both is
// one word of letters, since clients write a query in different ways.
func baseURI(draft, name string) string {
	key, _ := json.Marshal([2]string{draft, name}) // two strings always encode
	u := url.URL{Scheme: baseScheme, Path: "/" + path.Base(strings.ReplaceAll(name, ":", "/")), RawQuery: base64.RawURLEncoding.EncodeToString(key)}
	return u.String()
}

// parseBaseURI is the way back from baseURI.
func parseBaseURI(uri string) (draft, name string, ok bool) {
	u, err := url.Parse(uri)
	if err != nil || u.Scheme != baseScheme {
		return "", "", false
	}
	key, err := base64.RawURLEncoding.DecodeString(u.RawQuery)
	var both [2]string
	if err != nil || json.Unmarshal(key, &both) != nil {
		return "", "", false
	}
	return both[0], both[1], true
}

// bases reads the texts that a draft is compared with, each once.
type bases struct {
	plan   *Plan
	limits limit.Limits
	// text is the draft's own, which in a redline is the base's too.
	text *text

	mu   sync.Mutex
	read map[string]*baseText
}

type baseText struct {
	*text
	outline *audit.Outline
	data    []byte
}

var errNoBase = errors.New("the text that this draft is compared with cannot be read any more")

// get returns the base text called name.
func (b *bases) get(name string) (*baseText, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if t := b.read[name]; t != nil {
		return t, nil
	}
	if b.plan == nil {
		return nil, errNoBase
	}
	src := b.plan.source(name)
	if src == nil {
		return nil, errNoBase
	}
	data, err := src.Load()
	if err != nil {
		return nil, errNoBase
	}
	outline, err := audit.ReadOutline(name, data, len(b.plan.Job.Base) == 0, b.limits)
	if err != nil {
		return nil, errNoBase
	}
	t := &baseText{newText(outline.Text), outline, data}
	if b.read == nil {
		b.read = map[string]*baseText{}
	}
	b.read[name] = t
	return t, nil
}

// span is the range of a location. Columns in UTF-16 units are known; others need
// the text.
func (b *bases) span(l *finding.Location, e encoding) protocol.Range {
	s := &l.Span
	if e == utf16Units {
		at := func(line, column int) protocol.Position {
			return protocol.Position{Line: uint32(max(line-1, 0)), Character: uint32(max(column-1, 0))}
		}
		return protocol.Range{Start: at(s.Line, s.UTF16Column), End: at(s.EndLine, s.UTF16EndColumn)}
	}
	t, err := b.get(l.File)
	if err != nil {
		return protocol.Range{}
	}
	return t.between(s.Start, s.End, e)
}

// textDocumentContent returns a base text with the words marked in it that the
// draft lost.
func (s *server) textDocumentContent(_ context.Context, p *protocol.TextDocumentContentParams) (any, error) {
	uri, name, ok := parseBaseURI(p.URI)
	if !ok {
		return nil, failed(protocol.CodeInvalidParams, "%q is no %s document", p.URI, baseScheme)
	}
	r := s.resultOf(uri)
	if r == nil {
		return nil, failed(protocol.CodeRequestFailed, "the draft is not open any more")
	}
	return s.content(r, name)
}

func (s *server) content(r *result, name string) (*protocol.TextDocumentContentResult, error) {
	t, err := r.bases.get(name)
	if err != nil {
		return nil, err
	}
	out := &protocol.TextDocumentContentResult{Text: t.string, Marks: []protocol.Range{}}
	e := s.encoding
	for i := range r.marks {
		if f := r.marks[i].finding; f != nil && lost(f) && f.Base.File == name {
			out.Marks = append(out.Marks, t.between(f.Base.Span.Start, f.Base.Span.End, e))
		}
	}
	return out, nil
}

// lost reports whether a finding tells of words that the base has and that count
// for something.
func lost(f *finding.Finding) bool { return f.Base != nil && f.Level != finding.LevelNone }
