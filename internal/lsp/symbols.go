package lsp

import (
	"context"
	"strings"
	"unicode/utf8"

	"github.com/resolint/resolint/internal/audit"
	"github.com/resolint/resolint/internal/lsp/protocol"
)

// documentSymbol answers with the clause tree.
func (s *server) documentSymbol(_ context.Context, p *protocol.DocumentParams) (any, error) {
	d, err := s.read(p.TextDocument.URI)
	if err != nil {
		return []protocol.DocumentSymbol{}, nil //nolint:nilerr // what cannot be read has no outline
	}
	out := []protocol.DocumentSymbol{}
	for i := range d.tree.Resolutions {
		out = append(out, d.resolution(&d.tree.Resolutions[i], s.encoding))
	}
	if s.client.TextDocument.DocumentSymbol.HierarchicalDocumentSymbolSupport {
		return out, nil
	}
	return flat(nil, out, d.uri, ""), nil
}

// resolution is the symbol of one resolution: its parts or calls, and their clauses.
func (d *reading) resolution(r *audit.OutlineResolution, e encoding) protocol.DocumentSymbol {
	name := short(strings.TrimSpace(r.Heading))
	if name == "" {
		name = short(r.Title)
	}
	if name == "" {
		name = "text"
	}
	whole := d.text.between(r.Start+d.shift, r.End+d.shift, e)
	out := protocol.DocumentSymbol{
		Name: name, Detail: short(r.Title), Kind: protocol.SymbolModule, Range: whole,
		SelectionRange: d.text.between(r.Start+d.shift, min(r.End+d.shift, d.text.lineEnd(r.Start+d.shift)), e),
	}
	for i := 0; i < len(r.Clauses); {
		group := groupName(&r.Clauses[i])
		j := i
		for j < len(r.Clauses) && groupName(&r.Clauses[j]) == group {
			j++
		}
		if children := d.clauses(r, i, j, e); len(children) > 0 {
			if children[0].Name == group && len(children) == 1 {
				out.Children = append(out.Children, children[0])
			} else {
				all := protocol.Range{Start: children[0].Range.Start, End: children[len(children)-1].Range.End}
				out.Children = append(out.Children, protocol.DocumentSymbol{
					Name: group, Kind: protocol.SymbolNamespace, Range: all, SelectionRange: children[0].SelectionRange, Children: children,
				})
			}
		}
		i = j
	}
	return out
}

// groupName is the part or call that a clause is shown under.
func groupName(c *audit.OutlineClause) string {
	name, _, _ := strings.Cut(c.Path, "/")
	if name == "" {
		return "text"
	}
	return name
}

// clauses are the symbols of the clauses [from, to) whose parent is none of them.
func (d *reading) clauses(r *audit.OutlineResolution, from, to int, e encoding) []protocol.DocumentSymbol {
	var out []protocol.DocumentSymbol
	for i := from; i < to; i++ {
		if c := &r.Clauses[i]; c.Start >= 0 && (c.Parent < from || c.Parent >= i) {
			out = append(out, d.symbol(r, i, to, e))
		}
	}
	return out
}

// symbol is clause i with its sub-items, of which the last stands before clause to.
func (d *reading) symbol(r *audit.OutlineResolution, i, to int, e encoding) protocol.DocumentSymbol {
	c := &r.Clauses[i]
	own := d.span(c, e)
	out := protocol.DocumentSymbol{Name: c.Path, Detail: short(c.Text), Kind: protocol.SymbolString, Range: own, SelectionRange: own}
	for j := i + 1; j < to; j++ {
		sub := &r.Clauses[j]
		if sub.Parent < i {
			break // it and what follows stand outside
		}
		if sub.Parent == i && sub.Start >= 0 {
			child := d.symbol(r, j, to, e)
			out.Children = append(out.Children, child)
			if after(child.Range.End, out.Range.End) {
				out.Range.End = child.Range.End
			}
		}
	}
	return out
}

func after(a, b protocol.Position) bool {
	return a.Line > b.Line || a.Line == b.Line && a.Character > b.Character
}

// short cuts a text for a line of the outline.
func short(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	const most = 80
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	return string([]rune(s)[:most]) + "…"
}

// flat is the tree for clients that know none.
func flat(out []protocol.SymbolInformation, tree []protocol.DocumentSymbol, uri, above string) []protocol.SymbolInformation {
	if out == nil {
		out = []protocol.SymbolInformation{}
	}
	for i := range tree {
		s := &tree[i]
		out = append(out, protocol.SymbolInformation{Name: s.Name, Kind: s.Kind, ContainerName: above, Location: protocol.Location{URI: uri, Range: s.Range}})
		out = flat(out, s.Children, uri, s.Name)
	}
	return out
}

// foldingRange folds resolutions, calls and clauses with sub-items.
func (s *server) foldingRange(_ context.Context, p *protocol.DocumentParams) (any, error) {
	out := []protocol.FoldingRange{}
	d, err := s.read(p.TextDocument.URI)
	if err != nil {
		return out, nil //nolint:nilerr // what cannot be read has nothing to fold
	}
	seen := map[protocol.FoldingRange]bool{}
	var fold func(list []protocol.DocumentSymbol)
	fold = func(list []protocol.DocumentSymbol) {
		for i := range list {
			f := protocol.FoldingRange{StartLine: list[i].Range.Start.Line, EndLine: list[i].Range.End.Line}
			if f.EndLine > f.StartLine && !seen[f] {
				seen[f] = true
				out = append(out, f)
			}
			fold(list[i].Children)
		}
	}
	for i := range d.tree.Resolutions {
		fold([]protocol.DocumentSymbol{d.resolution(&d.tree.Resolutions[i], s.encoding)})
	}
	return out, nil
}
