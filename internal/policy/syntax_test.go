package policy

import (
	"testing"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/resolint/resolint/internal/pack"
)

// TestLocalNames: what a rule calls its own is told apart by lengths when it was packed, and
// what it shares with others keeps its name.
func TestLocalNames(t *testing.T) {
	t.Parallel()
	set, err := parse([]source{{name: "p.rego", text: []byte(`package p

f(x) := y if { some i, z in x; x[_] != i; y := [z | z > i; some v in input.list; v > z] }
g contains b if { some a in data.list; b := f(a) }`)}}, false)
	if err != nil {
		t.Fatal(err)
	}
	compiler, err := set.compile(nil)
	if err != nil {
		t.Fatal(err)
	}
	w := &astWriter{}
	w.module("p.rego", compiler.Modules["p.rego"])
	packed, ok := pack.Open(string(w.Bytes("test", 1)), "test", 1)
	if !ok || w.err != nil {
		t.Fatal("what was packed is not read:", w.err)
	}
	_, module := newASTReader(packed).module()
	for i, rule := range compiler.Modules["p.rego"].Rules {
		before, after := locals(rule), locals(module.Rules[i])
		if len(before) != len(after) || len(before) < 2 {
			t.Errorf("a rule has %d variables of its own after packing, %d before", len(after), len(before))
		}
		lengths := map[int]ast.Var{}
		for v := range after {
			if other, taken := lengths[len(v)]; taken {
				t.Errorf("%s and %s of one rule are of one length", v, other)
			}
			if lengths[len(v)] = v; v[len(v)-1] != '_' {
				t.Errorf("%s may be mistaken for another with a number after it", v)
			}
		}
		if h := module.Rules[i].Head; h.Name != rule.Head.Name || !h.Ref().Equal(rule.Head.Ref()) {
			t.Errorf("%s became %s", rule.Head.Ref(), h.Ref())
		}
	}
}

func locals(r *ast.Rule) map[ast.Var]bool {
	out := map[ast.Var]bool{}
	ast.WalkVars(r, func(v ast.Var) bool {
		if v.IsGenerated() || v.IsWildcard() {
			out[v] = true
		}
		return false
	})
	return out
}
