package policy

import (
	"maps"
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/topdown"
)

// coverage notes what of which files was evaluated: expressions, and rules that gave a
// value. It follows OPA's own, whose package links what no rule here needs.
type coverage map[string]map[span]bool

// span is from a row and column to others, ends exclusive.
type span struct{ row, col, endRow, endCol int }

func spanOf(l *ast.Location) span {
	row, col := l.End()
	return span{l.Row, l.Col, row, col}
}

func (s span) within(o span) bool {
	begins := o.row < s.row || o.row == s.row && o.col <= s.col
	ends := o.endRow > s.endRow || o.endRow == s.endRow && o.endCol >= s.endCol
	return begins && ends
}

// Enabled makes it a tracer of evaluations, with Config and TraceEvent.
func (c coverage) Enabled() bool { return true }

// Config asks for no values.
func (c coverage) Config() topdown.TraceConfig { return topdown.TraceConfig{} }

// TraceEvent notes what an event is about.
func (c coverage) TraceEvent(e topdown.Event) {
	var at *ast.Location
	switch node := e.Node.(type) {
	case *ast.Rule:
		if e.Op == topdown.ExitOp {
			at = node.Head.Location
		}
	case *ast.Expr:
		if e.Op == topdown.EvalOp {
			at = node.Location
		}
	}
	if !at.HasFile() {
		return
	}
	if c[at.File] == nil {
		c[at.File] = map[span]bool{}
	}
	c[at.File][spanOf(at)] = true
}

// lines are the number of lines of a file with something that was evaluated, and the lines,
// sorted, with something that was not.
func (c coverage) lines(name string, mod *ast.Module) (reached int, missed []int) {
	seen := slices.Collect(maps.Keys(c[name]))
	without := map[int]bool{}
	look := func(at *ast.Location) {
		if !at.HasFile() {
			return
		}
		s := spanOf(at)
		if !slices.ContainsFunc(seen, s.within) {
			s.addRows(without)
		}
	}
	ast.WalkRules(mod, func(r *ast.Rule) bool {
		look(r.Head.Location)
		return false
	})
	ast.WalkExprs(mod, func(x *ast.Expr) bool {
		if _, declares := x.Terms.(*ast.SomeDecl); !declares {
			look(x.Location)
		}
		return false
	})
	with := map[int]bool{}
	for _, s := range seen {
		s.addRows(with)
	}
	return len(with), slices.Sorted(maps.Keys(without))
}

func (s span) addRows(rows map[int]bool) {
	for row := s.row; row <= s.endRow; row++ {
		rows[row] = true
	}
}
