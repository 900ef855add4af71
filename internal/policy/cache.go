package policy

import (
	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/topdown"
)

// calls keeps the values of rules during an evaluation, but not what functions gave for
// facts: hardly a fact is asked of twice, and to remember that was a seventh of what
// resolint's rules allocate. What functions give for words, numbers and truth values is kept.
type calls struct{ topdown.VirtualCache }

func newCalls() calls { return calls{topdown.NewVirtualCache()} }

// Get implements topdown.VirtualCache.
func (c calls) Get(key ast.Ref) (value *ast.Term, undefined bool) {
	if ofFacts(key) {
		return nil, false
	}
	return c.VirtualCache.Get(key)
}

// Put implements topdown.VirtualCache.
func (c calls) Put(key ast.Ref, value *ast.Term) {
	if !ofFacts(key) {
		c.VirtualCache.Put(key, value)
	}
}

// ofFacts reports whether a key is a call, whose first term names the function, with an
// argument that has parts.
func ofFacts(key ast.Ref) bool {
	if _, call := key[0].Value.(ast.Ref); !call {
		return false
	}
	for _, argument := range key[1:] {
		switch argument.Value.(type) {
		case ast.Object, *ast.Array, ast.Set:
			return true
		}
	}
	return false
}
