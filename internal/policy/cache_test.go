package policy

import (
	"testing"

	"github.com/open-policy-agent/opa/v1/ast"
)

// TestCalls sees which values are kept during an evaluation.
func TestCalls(t *testing.T) {
	function := ast.NewTerm(ast.MustParseRef("data.resolint.lib.level"))
	for _, tc := range []struct {
		name string
		key  ast.Ref
		kept bool
	}{
		{"a rule", ast.MustParseRef("data.resolint.lib.losing"), true},
		{"a function of words", ast.Ref{function, ast.StringTerm("operative"), ast.NumberTerm("1"), ast.BooleanTerm(true)}, true},
		{"a function of a fact", ast.Ref{function, ast.ObjectTerm(ast.Item(ast.StringTerm("id"), ast.StringTerm("f1")))}, false},
		{"a function of words and a list", ast.Ref{function, ast.StringTerm("operative"), ast.ArrayTerm(ast.StringTerm("f1"))}, false},
		{"a function of a set", ast.Ref{function, ast.SetTerm(ast.StringTerm("f1"))}, false},
	} {
		c := newCalls()
		c.Put(tc.key, ast.StringTerm("error"))
		if value, undefined := c.Get(tc.key); (value != nil) != tc.kept || undefined {
			t.Errorf("%s: kept %v, undefined %v, want kept %v", tc.name, value, undefined, tc.kept)
		}
	}
}
