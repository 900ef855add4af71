package lsp

import (
	"context"
	"encoding/json"
	"slices"
	"strings"

	"github.com/resolint/resolint/internal/config"
	"github.com/resolint/resolint/internal/lazyregexp"
	"github.com/resolint/resolint/internal/lsp/protocol"
)

// waiverHead is a waiver up to the rule that is being written.
var waiverHead = lazyregexp.New(`(?i)(?:resolint-disable(?:-next)?|resolint:\s*waive)\s+([a-z*/-]*)$`)

// completion proposes the rules that a waiver can name, and the keys of the
// configuration.
func (s *server) completion(_ context.Context, p *protocol.TextDocumentPositionParams) (any, error) {
	out := &protocol.CompletionList{Items: []protocol.CompletionItem{}}
	s.mu.Lock()
	d := s.docs[p.TextDocument.URI]
	if d == nil {
		s.mu.Unlock()
		return out, nil
	}
	t, what := d.text, d.kind()
	s.mu.Unlock()
	at := t.offset(p.Position, s.encoding)
	before := t.string[t.lineStart(at):at]
	switch what {
	case draft:
		if m := waiverHead.FindStringSubmatch(before); m != nil {
			return s.completeRules(t, at, m[1])
		}
	case configuration:
		out.Items = completeConfig(t, at, s.encoding)
	}
	return out, nil
}

func (s *server) completeRules(t *text, at int, typed string) (any, error) {
	rules, err := s.Rules()
	if err != nil {
		return nil, err
	}
	out := &protocol.CompletionList{Items: []protocol.CompletionItem{}}
	span := t.between(at-len(typed), at, s.encoding)
	var families []string
	for i := range rules {
		r := &rules[i]
		if !slices.Contains(families, r.Family) {
			families = append(families, r.Family)
		}
		out.Items = append(out.Items, protocol.CompletionItem{
			Label: r.Name, Kind: protocol.CompletionValue, Detail: r.Title,
			TextEdit: &protocol.TextEdit{Range: span, NewText: r.Name},
		})
	}
	for _, f := range families {
		out.Items = append(out.Items, protocol.CompletionItem{
			Label: f + "/*", Kind: protocol.CompletionValue, Detail: "every rule of the family",
			TextEdit: &protocol.TextEdit{Range: span, NewText: f + "/*"},
		})
	}
	return out, nil
}

// schema is the part of a JSON Schema that completion needs.
type schema struct {
	Description string             `json:"description"`
	Properties  map[string]*schema `json:"properties"`
	Items       *schema            `json:"items"`
	Additional  json.RawMessage    `json:"additionalProperties"`
	Enum        []string           `json:"enum"`
}

var keyLine = lazyregexp.New(`^(\s*)(- +)?(?:([a-z][a-z0-9/-]*):)?\s*(.*)$`)

// completeConfig proposes the keys that the schema has at a place of the
// configuration, and the values of a key that has fixed ones. Places are told by
// the indentation of the lines before.
func completeConfig(t *text, at int, e encoding) []protocol.CompletionItem {
	var top schema
	if json.Unmarshal(config.Schema, &top) != nil {
		return nil
	}
	line := t.string[t.lineStart(at):at]
	m := keyLine.FindStringSubmatch(line)
	if m == nil {
		return nil
	}
	here := schemaAt(&top, t.string[:t.lineStart(at)], len(m[1])+len(m[2]))
	if here == nil {
		return nil
	}
	items := []protocol.CompletionItem{}
	if m[3] != "" {
		value := here.Properties[m[3]]
		if value == nil && len(here.Additional) > 0 {
			value = new(schema)
			_ = json.Unmarshal(here.Additional, value) // "false" leaves it empty
		}
		if value == nil {
			return nil
		}
		for _, v := range value.Enum {
			items = append(items, protocol.CompletionItem{Label: v, Kind: protocol.CompletionValue, TextEdit: &protocol.TextEdit{Range: t.between(at-len(m[4]), at, e), NewText: v}})
		}
		return items
	}
	keys := make([]string, 0, len(here.Properties))
	for k := range here.Properties {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	for _, k := range keys {
		items = append(items, protocol.CompletionItem{
			Label: k, Kind: protocol.CompletionProperty,
			Documentation: &protocol.MarkupContent{Kind: protocol.PlainText, Value: here.Properties[k].Description},
			TextEdit:      &protocol.TextEdit{Range: t.between(at-len(m[4]), at, e), NewText: k + ": "},
		})
	}
	return items
}

// schemaAt returns the schema of the mapping that a line with an indentation stands
// in, nil where there is none.
func schemaAt(top *schema, before string, indent int) *schema {
	var keys []string
	lines := strings.Split(before, "\n")
	for i := len(lines) - 1; i >= 0 && indent > 0; i-- {
		m := keyLine.FindStringSubmatch(strings.TrimRight(lines[i], "\r"))
		if m == nil || m[3] == "" {
			continue
		}
		if n := len(m[1]) + len(m[2]); n < indent {
			keys = append(keys, m[3])
			indent = n
		}
	}
	here := top
	for _, k := range slices.Backward(keys) {
		if here = here.Properties[k]; here == nil {
			return nil
		}
		if here.Items != nil {
			here = here.Items
		}
	}
	return here
}
