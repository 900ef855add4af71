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
	out := d.resolutions(s.encoding)
	if s.client.TextDocument.DocumentSymbol.HierarchicalDocumentSymbolSupport {
		return out, nil
	}
	return flat(nil, out, d.uri, ""), nil
}

// resolutions are the symbols of the whole text.
func (d *reading) resolutions(e encoding) []protocol.DocumentSymbol {
	out := []protocol.DocumentSymbol{}
	above := 0
	for i := range d.tree.Resolutions {
		r := &d.tree.Resolutions[i]
		out = append(out, d.resolution(r, above, e))
		above = r.End + d.shift
	}
	return out
}

// opening returns where the line begins that words stand on, such as a heading or a
// call above its items, looked for in bytes [from, to); to where there is none.
func (d *reading) opening(from, to int, words string) int {
	for at := from; words != "" && at < to; at = d.text.lineEnd(at) + 1 {
		if line := d.text.string[at:min(d.text.lineEnd(at), to)]; strings.Contains(strings.ToLower(line), strings.ToLower(words)) {
			return at + len(line) - len(strings.TrimLeft(line, " \t"))
		}
	}
	return to
}

// resolution is the symbol of one resolution, the one before which ends at byte above:
// its parts or calls, and their clauses.
func (d *reading) resolution(r *audit.OutlineResolution, above int, e encoding) protocol.DocumentSymbol {
	name := short(strings.TrimSpace(r.Heading))
	if name == "" {
		name = short(r.Title)
	}
	if name == "" {
		name = "text"
	}
	start, end := d.opening(above, r.Start+d.shift, r.Heading), r.End+d.shift
	out := protocol.DocumentSymbol{
		Name: name, Detail: short(r.Title), Kind: protocol.SymbolModule, Range: d.text.between(start, end, e),
		SelectionRange: d.text.between(start, min(end, d.text.lineEnd(start)), e),
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
				out.Children = append(out.Children, d.group(r, i, above, children, e))
			}
		}
		for ; i < j; i++ {
			above = max(above, r.Clauses[i].End+d.shift)
		}
	}
	return out
}

// group is the symbol of clauses that stand under one call or in one part, of which
// clause i is the first and before which the text ends at byte above. It begins with the
// line of the call, if that has one.
func (d *reading) group(r *audit.OutlineResolution, i, above int, children []protocol.DocumentSymbol, e encoding) protocol.DocumentSymbol {
	c := &r.Clauses[i]
	out := protocol.DocumentSymbol{
		Name: groupName(c), Kind: protocol.SymbolNamespace, Children: children, SelectionRange: children[0].SelectionRange,
		Range: protocol.Range{Start: children[0].Range.Start, End: children[len(children)-1].Range.End},
	}
	if end := d.text.lineStart(max(c.Start, 0) + d.shift); c.Call != "" {
		if at := d.opening(above, end, c.Call); at < end {
			out.SelectionRange = d.text.between(at, d.text.lineEnd(at), e)
			out.Range.Start = out.SelectionRange.Start
		}
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
	fold(d.resolutions(s.encoding))
	return out, nil
}
