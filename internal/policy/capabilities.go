package policy

import (
	"slices"
	"strings"
	"sync"

	"github.com/open-policy-agent/opa/v1/ast"
)

// reaches says what a group of builtins reaches that rules must not, by prefix of
// their names. Everything that OPA calls nondeterministic is dropped as well.
var reaches = []struct{ prefix, what string }{
	{"http.", "the network"},
	{"net.", "the network"},
	{"providers.", "the network"},
	{"time.", "the clock or the time zones of the machine"},
	{"opa.runtime", "the environment"},
	{"rand.", "random numbers"},
	{"uuid.", "random numbers"},
	{"crypto.", "keys and certificates"},
	{"io.jwt.", "keys and certificates"},
	{"bits.lsh", "numbers of any length, which take all memory in one call"},
	{"graph.reachable_paths", "paths without number, which take all memory in one call"},
	{"strings.render_template", "loops inside one call, which nothing can stop"},
	{"graphql.", "languages that facts are not written in"},
	{"rego.parse_module", "languages that facts are not written in"},
	{"json.match_schema", "schemas, which may lie in the network"},
	{"json.verify_schema", "schemas, which may lie in the network"},
}

// Capabilities are the builtins that rules may call: the pure functions over
// values. What is left out fails to compile.
var Capabilities = sync.OnceValue(func() *ast.Capabilities {
	c := ast.CapabilitiesForThisVersion(ast.CapabilitiesRegoVersion(ast.RegoV1))
	kept := *c
	kept.Builtins = slices.DeleteFunc(slices.Clone(c.Builtins), func(b *ast.Builtin) bool {
		return b.Nondeterministic || forbidden(b.Name) != ""
	})
	// An empty list, unlike nil, lets schemas refer to no host at all.
	kept.AllowNet = []string{}
	return &kept
})

// forbidden says what a builtin reaches that rules must not, "" for nothing.
func forbidden(name string) string {
	for _, r := range reaches {
		if strings.HasPrefix(name, r.prefix) {
			return r.what
		}
	}
	return ""
}
