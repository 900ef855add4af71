package policy

import (
	"context"
	"testing"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/resolint/resolint/rules"
)

func TestFirst(t *testing.T) {
	e, err := New(context.Background(), Options{Rules: rules.FS})
	if err != nil {
		t.Fatal(err)
	}
	in := ast.MustParseTerm(`{"mentions":[{"id": "m1", "family": "gender", "concept": "gender-women-girls", "fate": "lost", "part": "operative", "text": "women and girls"}]}`)
	v, err := e.Judge(context.Background(), in.Value)
	t.Log(v, err)
	d, err := Describe(rules.FS)
	t.Logf("%+v %v", d, err)
}

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		if _, err := New(context.Background(), Options{Rules: rules.FS}); err != nil {
			b.Fatal(err)
		}
	}
}
