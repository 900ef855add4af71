package lsp

import (
	"context"
	"errors"
	"strings"

	"github.com/resolint/resolint/internal/audit"
	"github.com/resolint/resolint/internal/lazyregexp"
	"github.com/resolint/resolint/internal/lsp/protocol"
	"github.com/resolint/resolint/internal/read/limit"
)

var errNotOpen = errors.New("the document is not open")

// reading is a document as it is now with its clause tree.
type reading struct {
	uri   string
	text  *text
	shift int // see text.mark
	tree  *audit.Outline
}

// read reads the clause tree of an open document. It does not wait for the audit:
// outline and folding are there as soon as a text is.
func (s *server) read(uri string) (*reading, error) {
	s.mu.Lock()
	d := s.docs[uri]
	if d == nil || d.kind() != draft {
		s.mu.Unlock()
		return nil, errNotOpen
	}
	t, r, name := d.text, d.result, d.name()
	limits := limit.Default()
	if d.plan != nil {
		limits = d.plan.Options.Limits
	}
	s.mu.Unlock()
	var tree *audit.Outline
	var err error
	if r != nil && r.text == t && r.outline != nil {
		tree, err = r.outline()
	} else {
		tree, err = audit.ReadOutline(name, []byte(t.string), false, limits)
	}
	if err != nil {
		return nil, err
	}
	return &reading{uri: uri, text: t, shift: t.mark(), tree: tree}, nil
}

// readSeen reads the clause tree of an open document, a draft's once its first audit is
// done; it is nil where nothing can be read.
func (s *server) readSeen(ctx context.Context, uri string) (*document, *reading, error) {
	s.mu.Lock()
	doc, err := s.seen(ctx, uri)
	s.mu.Unlock()
	if err != nil {
		return nil, nil, err
	}
	d, err := s.read(uri)
	if err != nil {
		return doc, nil, nil //nolint:nilerr // a text that cannot be read has its diagnostic
	}
	return doc, d, nil
}

// clause returns the clause at a byte of the text: the one that it is in, else the
// one whose line it is on, label and call included.
func (d *reading) clause(at int) (*audit.OutlineResolution, *audit.OutlineClause) {
	at -= d.shift
	var bestR *audit.OutlineResolution
	var best *audit.OutlineClause
	for i := range d.tree.Resolutions {
		r := &d.tree.Resolutions[i]
		for j := range r.Clauses {
			c := &r.Clauses[j]
			if c.Start < 0 || d.text.lineStart(c.Start+d.shift)-d.shift > at || at > c.End {
				continue
			}
			if best == nil || c.Start >= best.Start {
				bestR, best = r, c
			}
		}
	}
	return bestR, best
}

// find returns the first clause with a path in the same resolution.
func find(r *audit.OutlineResolution, path string) *audit.OutlineClause {
	for i := range r.Clauses {
		if c := &r.Clauses[i]; c.Start >= 0 && strings.EqualFold(c.Path, path) {
			return c
		}
	}
	return nil
}

func (d *reading) span(c *audit.OutlineClause, e encoding) protocol.Range {
	return d.text.between(c.Start+d.shift, c.End+d.shift, e)
}

// definition leads from a cited clause or footnote to it, and from any other word of
// a clause to the clause's base.
func (s *server) definition(ctx context.Context, p *protocol.TextDocumentPositionParams) (any, error) {
	_, d, err := s.readSeen(ctx, p.TextDocument.URI)
	if d == nil {
		return nil, err
	}
	at := d.text.offset(p.Position, s.encoding)
	r, c := d.clause(at)
	if c == nil {
		return nil, nil
	}
	if to := d.cited(r, c, at); to != nil {
		return &protocol.Location{URI: d.uri, Range: d.span(to, s.encoding)}, nil
	}
	return s.baseOf(d, c), nil
}

// reference finds "resolves 3", "instructs the Director 2 above", "recognizing b)"
// and "paragraph 4" by what stands before a label.
var reference = lazyregexp.New(`(?i)([\p{L}][\p{L}\- ]*?)[ \x{a0}\n]+(\d+|[a-z]{1,2}\)|\(?[ivx]+\))`)

var noteMark = lazyregexp.New(`[\x{2070}\x{b9}\x{b2}\x{b3}\x{2074}-\x{2079}]+|\[\^[^\]\s]+\]`)

// cited returns the clause that the words at a byte of a clause cite.
func (d *reading) cited(r *audit.OutlineResolution, c *audit.OutlineClause, at int) *audit.OutlineClause {
	line := d.text.string[d.text.lineStart(at):d.text.lineEnd(at)]
	in := at - d.text.lineStart(at)
	for _, m := range noteMark.FindAllStringIndex(line, -1) {
		if m[0] <= in && in <= m[1] {
			mark := strings.Map(plainDigit, strings.Trim(line[m[0]:m[1]], "[]^"))
			if to := find(r, "footnote/"+mark); to != nil {
				return to
			}
		}
	}
	for _, m := range reference.FindAllStringSubmatchIndex(line, -1) {
		if in < m[2] || in > m[5] {
			continue
		}
		label := strings.Trim(line[m[4]:m[5]], "()")
		before := strings.ToLower(line[m[2]:m[3]])
		if to, n := referred(r, c, before, label); to != nil && in >= m[3]-n {
			return to
		}
	}
	return nil
}

// referred returns the clause with a label under the call that the words before the
// label end in, or the numbered paragraph or article that they speak of, with the
// length of those words.
func referred(r *audit.OutlineResolution, c *audit.OutlineClause, before, label string) (best *audit.OutlineClause, longest int) {
	for i := range r.Clauses {
		o := &r.Clauses[i]
		call, rest, ok := strings.Cut(strings.ToLower(o.Path), "/")
		if o == c || o.Start < 0 || !ok {
			continue
		}
		means := ""
		switch same := strings.EqualFold(rest, label); {
		case same && (call == "op" || call == "para"):
			means = "paragraph"
		case same:
			means = call
		case call == "article "+strings.ToLower(label):
			means = "article" // its first paragraph
		}
		if n := len(means); n > longest && strings.HasSuffix(strings.TrimSuffix(before, "s"), strings.TrimSuffix(means, "s")) {
			best, longest = o, n
		}
	}
	return best, longest
}

func plainDigit(r rune) rune {
	switch r {
	case '¹':
		return '1'
	case '²':
		return '2'
	case '³':
		return '3'
	}
	if r == '⁰' || r >= '⁴' && r <= '⁹' {
		return '0' + r - '⁰'
	}
	return r
}

// baseOf leads from a clause to what the last audit matched it with.
func (s *server) baseOf(d *reading, c *audit.OutlineClause) any {
	r := s.resultOf(d.uri)
	if r == nil || r.doc == nil {
		return nil
	}
	for row := range r.rows(c) {
		if row.BaseAt == nil {
			continue
		}
		if uri := s.locate(r, row.BaseAt); uri != "" {
			return &protocol.Location{URI: uri, Range: r.bases.span(row.BaseAt, s.encoding)}
		}
	}
	return nil
}
