package policy

import (
	"fmt"

	"github.com/open-policy-agent/opa/v1/ast"
)

// unknownConcepts finds names of concepts that the lexicon does not have: string
// literals that are compared with a field `concept`, directly or through a
// variable that was set from one, and those that a verdict gives as its concept.
func unknownConcepts(mod *ast.Module, concepts []string) Errors {
	lint := conceptLint{known: map[string]bool{}, concepts: concepts}
	for _, c := range concepts {
		lint.known[c] = true
	}
	for _, rule := range mod.Rules {
		lint.vars = map[ast.Var]bool{}
		ast.WalkExprs(rule, func(e *ast.Expr) bool {
			lint.assignment(e)
			return false
		})
		ast.WalkExprs(rule, func(e *ast.Expr) bool {
			lint.comparison(e)
			return false
		})
		ast.WalkTerms(rule, func(t *ast.Term) bool {
			lint.object(t)
			return false
		})
	}
	return lint.mistakes
}

type conceptLint struct {
	known    map[string]bool
	concepts []string
	// vars are variables of the rule that hold a concept.
	vars     map[ast.Var]bool
	mistakes Errors
}

// isConcept reports whether a term is a field `concept` or holds one.
func (l *conceptLint) isConcept(t *ast.Term) bool {
	switch v := t.Value.(type) {
	case ast.Ref:
		last := v[len(v)-1]
		return len(v) > 1 && last.Value.Compare(ast.String("concept")) == 0
	case ast.Var:
		return l.vars[v]
	}
	return false
}

func (l *conceptLint) assignment(e *ast.Expr) {
	if !e.IsAssignment() && !e.IsEquality() {
		return
	}
	left, right := e.Operand(0), e.Operand(1)
	if left == nil || right == nil {
		return
	}
	if v, ok := left.Value.(ast.Var); ok && l.isConcept(right) {
		l.vars[v] = true
	}
	if v, ok := right.Value.(ast.Var); ok && l.isConcept(left) {
		l.vars[v] = true
	}
}

func (l *conceptLint) comparison(e *ast.Expr) {
	if !e.IsCall() {
		return
	}
	operator := e.Operator().String()
	switch operator {
	case "eq", "equal", "neq", "assign", "internal.member_2":
	default:
		return
	}
	left, right := e.Operand(0), e.Operand(1)
	if left == nil || right == nil {
		return
	}
	if l.isConcept(left) {
		l.literal(right)
	}
	if l.isConcept(right) && operator != "internal.member_2" {
		l.literal(left)
	}
}

// literal checks a string, or every string of a literal array or set.
func (l *conceptLint) literal(t *ast.Term) {
	switch v := t.Value.(type) {
	case ast.String:
		if !l.known[string(v)] {
			l.mistakes = append(l.mistakes, Error{placeOf(t.Loc()), l.message(string(v))})
		}
	case *ast.Array:
		v.Foreach(l.literal)
	case ast.Set:
		v.Foreach(l.literal)
	}
}

// object checks the concept of an object literal, such as a verdict.
func (l *conceptLint) object(t *ast.Term) {
	o, ok := t.Value.(ast.Object)
	if !ok {
		return
	}
	if value := o.Get(ast.StringTerm("concept")); value != nil {
		if s, ok := value.Value.(ast.String); ok && s != "" {
			l.literal(value)
		}
	}
}

func (l *conceptLint) message(name string) string {
	best, distance := "", 4
	for _, c := range l.concepts {
		if len(name) > len(c)+distance {
			continue // too far, and a long string costs time
		}
		if d := editDistance(name, c); d < distance {
			best, distance = c, d
		}
	}
	if best != "" {
		return fmt.Sprintf("unknown concept %q; did you mean %q?", name, best)
	}
	return fmt.Sprintf("unknown concept %q; `resolint facts` prints the concepts of a draft", name)
}

// editDistance is the Levenshtein distance in bytes.
func editDistance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(a); i++ {
		diagonal := row[0]
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			diagonal, row[j] = row[j], min(row[j]+1, row[j-1]+1, diagonal+cost)
		}
	}
	return row[len(b)]
}
