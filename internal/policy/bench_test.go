package policy

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/open-policy-agent/opa/v1/ast"
)

// manyRules is a set of thirteen thin modules of about the size of resolint's.
func manyRules() fstest.MapFS {
	set := fstest.MapFS{"main.rego": own["main.rego"], "lib/x.rego": own["lib/x.rego"]}
	for i := range 11 {
		set[fmt.Sprintf("kinds/k%d.rego", i)] = &fstest.MapFile{Data: []byte(fmt.Sprintf(`# METADATA
# title: kind %[1]d
# description: what kind %[1]d reports
# custom:
#   why: because
package resolint.kinds.k%[1]d

import data.resolint.lib

verdicts contains v if {
	some m in input.mentions
	m.fate == "k%[1]d"
	lib.known(m)
	not exempt(m)
	level := data.profile.levels[m.part]
	v := {
		"rule": concat("/", [m.family, "k%[1]d"]), "record": m.id, "level": level, "concept": m.concept,
		"message": message(m), "why": data.profile.why[m.family], "suggestion": {"text": m.text, "source": "the base text"},
	}
}

exempt(m) if m.concept in data.profile.exempt

exempt(m) if {
	m.part == "title"
	some other in input.mentions
	other.clause == m.clause
	other.id != m.id
}

default message(_) := "something happened"

message(m) := sprintf("%%q became %%q", [m.text, m.after]) if m.after != ""

message(m) := sprintf("%%q is gone", [m.text]) if m.after == ""
`, i))}
	}
	return set
}

func regoFile(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }

var levels = map[string]any{"profile": map[string]any{
	"levels": map[string]any{"operative": "error", "preamble": "warning"},
	"why":    map[string]any{"gender": "it matters"}, "exempt": []any{"x", "y"},
}}

// BenchmarkNew compiles thirteen thin modules: 7.5 ms on two cores (figures are
// those of November 2026).
func BenchmarkNew(b *testing.B) {
	set := manyRules()
	for b.Loop() {
		if _, err := New(Options{Rules: set, Data: levels}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkNewUser adds a user rule, and with it the check against the schema: 8 ms.
func BenchmarkNewUser(b *testing.B) {
	set := manyRules()
	dir := userDir(b, map[string]string{"a.rego": loud("a")})
	wide := []byte(strings.ReplaceAll(schema, `"fate"`, `"part": {"type": "string"}, "clause": {"type": "string"}, "after": {"type": "string"}, "fate"`))
	for b.Loop() {
		if _, err := New(Options{Rules: set, Data: levels, UserDirs: []string{dir}, Schema: wide}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkJudge judges a long document: 2,000 mentions, of which 500 trip a
// rule: 39 ms, of which nearly all is the walk of eleven kinds over all mentions.
func BenchmarkJudge(b *testing.B) {
	e := newEngine(b, Options{Rules: manyRules(), Data: levels})
	input := manyFacts(2000)
	b.ReportAllocs()
	for b.Loop() {
		got, err := e.Judge(context.Background(), input)
		if err != nil || len(got) != 500 {
			b.Fatalf("%d verdicts, %v", len(got), err)
		}
	}
}

func BenchmarkDescribe(b *testing.B) {
	set := manyRules()
	for b.Loop() {
		if _, err := Describe(set); err != nil {
			b.Fatal(err)
		}
	}
}

func manyFacts(n int) ast.Value {
	mentions := make([]*ast.Term, n)
	text := func(s string) *ast.Term { return ast.StringTerm(s) }
	for i := range mentions {
		fate := "kept"
		if i%4 == 0 {
			fate = fmt.Sprintf("k%d", i%11)
		}
		mentions[i] = ast.NewTerm(ast.NewObject(
			ast.Item(text("id"), text(fmt.Sprintf("m%d", i))), ast.Item(text("family"), text("gender")),
			ast.Item(text("fate"), text(fate)), ast.Item(text("part"), text("operative")),
			ast.Item(text("concept"), text("gender-words")), ast.Item(text("clause"), text(fmt.Sprintf("resolves/%d", i/3))),
			ast.Item(text("text"), text("women and girls")), ast.Item(text("after"), text("everyone")),
		))
	}
	return ast.NewObject(ast.Item(ast.StringTerm("mentions"), ast.NewTerm(ast.NewArray(mentions...))))
}
