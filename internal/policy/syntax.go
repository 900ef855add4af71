package policy

import (
	"fmt"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/resolint/resolint/internal/pack"
)

// What stands where a term is expected, and what an expression consists of. The
// numbers are those of the file: whoever changes them changes compiledMagic.
const (
	termNone = iota
	termNull
	termFalse
	termTrue
	termNumber
	termString
	termVar
	termRef
	termCall
	termArray
	termSet
	termObject
	termArrayOf
	termSetOf
	termObjectOf

	exprTerm
	exprCall
	exprEvery
)

const (
	exprNegated = 1 << iota
	exprGenerated
)

// astWriter packs syntax trees. What it cannot pack is its error.
type astWriter struct {
	pack.Writer
	locals map[ast.Var]string // of one rule
	err    error
}

// variable is the name that a variable is packed under. OPA's compiler numbers those of a
// rule's own through all rules (__local1234__, $567), and the evaluation finds one among
// those that are bound by its name, one after the other. Here they begin anew in each rule,
// and no two of a rule are of one length: names that differ are told apart by their lengths,
// and equal ones lie in one place. Nothing reads the names but traces, which are of rules
// compiled anew. They end in no digit, for the evaluation appends numbers to them.
func (w *astWriter) variable(v ast.Var) string {
	prefix := ast.LocalVarPrefix
	switch {
	case v.IsWildcard():
		prefix = ast.WildcardPrefix
	case !v.IsGenerated():
		return string(v)
	}
	name, known := w.locals[v]
	if !known {
		length := len(ast.LocalVarPrefix) + 1 + len(w.locals)
		name = prefix + strings.Repeat("_", length-len(prefix))
		w.locals[v] = name
	}
	return name
}

func (w *astWriter) fail(what any) {
	if w.err == nil {
		w.err = fmt.Errorf("%T is nothing that compiled rules were known to hold", what)
	}
}

func (w *astWriter) flag(b bool) {
	if b {
		w.Number(1)
	} else {
		w.Number(0)
	}
}

// place writes line and column, which messages of failed evaluations name.
func (w *astWriter) place(l *ast.Location) {
	if l == nil {
		w.Number(0)
		return
	}
	w.Number(l.Row)
	w.Number(l.Col)
}

func (w *astWriter) module(name string, m *ast.Module) {
	w.String(name)
	w.terms(m.Package.Path)
	w.Number(len(m.Rules))
	for _, r := range m.Rules {
		w.locals = make(map[ast.Var]string)
		w.rule(r)
	}
}

func (w *astWriter) rule(r *ast.Rule) {
	w.place(r.Location)
	w.flag(r.Default)
	h := r.Head
	w.place(h.Location)
	w.String(string(h.Name))
	w.terms(h.Reference)
	w.terms(h.Args)
	w.term(h.Key)
	w.term(h.Value)
	w.flag(h.Assign)
	w.body(r.Body)
	w.flag(r.Else != nil)
	if r.Else != nil {
		w.rule(r.Else)
	}
}

func (w *astWriter) body(b ast.Body) {
	w.Number(len(b))
	for _, e := range b {
		w.expr(e)
	}
}

func (w *astWriter) expr(e *ast.Expr) {
	w.place(e.Location)
	flags := 0
	if e.Negated {
		flags |= exprNegated
	}
	if e.Generated {
		flags |= exprGenerated
	}
	w.Number(flags)
	w.Number(e.Index)
	w.Number(len(e.With))
	for _, with := range e.With {
		w.term(with.Target)
		w.term(with.Value)
	}
	switch terms := e.Terms.(type) {
	case *ast.Term:
		w.Number(exprTerm)
		w.term(terms)
	case []*ast.Term:
		w.Number(exprCall)
		w.terms(terms)
	case *ast.Every:
		w.Number(exprEvery)
		w.term(terms.Key)
		w.term(terms.Value)
		w.term(terms.Domain)
		w.body(terms.Body)
	default:
		w.fail(terms)
	}
}

func (w *astWriter) terms(list []*ast.Term) {
	w.Number(len(list))
	for _, t := range list {
		w.term(t)
	}
}

func (w *astWriter) term(t *ast.Term) {
	if t == nil {
		w.Number(termNone)
		return
	}
	list := func(kind int, terms []*ast.Term) {
		w.Number(kind)
		w.terms(terms)
	}
	switch v := t.Value.(type) {
	case ast.Null:
		w.Number(termNull)
	case ast.Boolean:
		if v {
			w.Number(termTrue)
		} else {
			w.Number(termFalse)
		}
	case ast.Number:
		w.Number(termNumber)
		w.String(string(v))
	case ast.String:
		w.Number(termString)
		w.String(string(v))
	case ast.Var:
		w.Number(termVar)
		w.String(w.variable(v))
	case ast.Ref:
		list(termRef, v)
	case ast.Call:
		list(termCall, v)
	case *ast.Array:
		var elements []*ast.Term
		v.Foreach(func(x *ast.Term) { elements = append(elements, x) })
		list(termArray, elements)
	case ast.Set:
		list(termSet, v.Slice())
	case ast.Object:
		var pairs []*ast.Term
		v.Foreach(func(key, value *ast.Term) { pairs = append(pairs, key, value) })
		list(termObject, pairs)
	case *ast.ArrayComprehension:
		list(termArrayOf, []*ast.Term{v.Term})
		w.body(v.Body)
	case *ast.SetComprehension:
		list(termSetOf, []*ast.Term{v.Term})
		w.body(v.Body)
	case *ast.ObjectComprehension:
		list(termObjectOf, []*ast.Term{v.Key, v.Value})
		w.body(v.Body)
	default:
		w.fail(v)
	}
}

// astReader reads back what an astWriter packed. What is damaged makes the reader bad
// and the trees incomplete.
//
// Words and variables with the same name are one term: nothing changes them after they
// were compiled, and rules have each many times.
type astReader struct {
	*pack.Reader
	file        string // of the places
	room        []ast.Location
	words, vars []*ast.Term // by the number of the name; nil until one is read
}

func newASTReader(r *pack.Reader) *astReader {
	return &astReader{Reader: r, words: make([]*ast.Term, r.Known()), vars: make([]*ast.Term, r.Known())}
}

func (r *astReader) flag() bool { return r.Below(2) == 1 }

func (r *astReader) place() *ast.Location {
	row := r.Number()
	if row == 0 {
		return nil
	}
	if len(r.room) == 0 {
		r.room = make([]ast.Location, placesAtOnce)
	}
	at := &r.room[0]
	r.room = r.room[1:]
	at.File, at.Row, at.Col = r.file, row, r.Number()
	return at
}

// placesAtOnce is for how many places room is made at once.
const placesAtOnce = 64

func (r *astReader) module() (string, *ast.Module) {
	r.file = r.String()
	m := &ast.Module{Package: &ast.Package{Path: r.terms()}}
	m.SetRegoVersionSpan(ast.RegoVersionSpanOf(ast.RegoV1))
	m.Rules = make([]*ast.Rule, r.Count())
	for i := range m.Rules {
		m.Rules[i] = r.rule(m)
	}
	return r.file, m
}

func (r *astReader) rule(m *ast.Module) *ast.Rule {
	out := &ast.Rule{Module: m, Location: r.place(), Default: r.flag()}
	out.Head = &ast.Head{
		Location: r.place(), Name: ast.Var(r.String()), Reference: r.terms(), Args: r.terms(), Key: r.term(), Value: r.term(), Assign: r.flag(),
	}
	out.Body = r.body()
	if r.flag() {
		out.Else = r.rule(m)
	}
	return out
}

func (r *astReader) body() ast.Body {
	out := make(ast.Body, r.Count())
	for i := range out {
		out[i] = r.expr()
	}
	return out
}

func (r *astReader) expr() *ast.Expr {
	e := &ast.Expr{Location: r.place()}
	flags := r.Number()
	e.Negated, e.Generated = flags&exprNegated != 0, flags&exprGenerated != 0
	e.Index = r.Number()
	for range r.Count() {
		e.With = append(e.With, &ast.With{Target: r.term(), Value: r.term()})
	}
	switch r.Number() {
	case exprTerm:
		e.Terms = r.term()
	case exprCall:
		e.Terms = r.terms()
	case exprEvery:
		e.Terms = &ast.Every{Key: r.term(), Value: r.term(), Domain: r.term(), Body: r.body()}
	default:
		r.Fail()
	}
	return e
}

// leastTerms is how many terms stand before the body of a comprehension.
var leastTerms = map[int]int{termArrayOf: 1, termSetOf: 1, termObjectOf: 2}

// terms reads a list of terms, nil for an empty one.
func (r *astReader) terms() []*ast.Term {
	n := r.Count()
	if n == 0 {
		return nil
	}
	out := make([]*ast.Term, n)
	for i := range out {
		out[i] = r.term()
	}
	return out
}

// named reads a term that is its name.
func (r *astReader) named(known []*ast.Term, value func(string) ast.Value) *ast.Term {
	n, name := r.StringNumber()
	if r.Bad() {
		return ast.NullTerm()
	}
	if known[n] == nil {
		known[n] = ast.NewTerm(value(name))
	}
	return known[n]
}

func (r *astReader) term() *ast.Term {
	kind := r.Number()
	switch kind {
	case termNone:
		return nil
	case termNull:
		return ast.NullTerm()
	case termFalse, termTrue:
		return ast.BooleanTerm(kind == termTrue)
	case termNumber:
		return ast.NewTerm(ast.Number(r.String()))
	case termString:
		return r.named(r.words, func(s string) ast.Value { return ast.String(s) })
	case termVar:
		return r.named(r.vars, func(s string) ast.Value { return ast.Var(s) })
	}
	terms := r.terms()
	if r.Bad() || len(terms) < leastTerms[kind] || kind == termObject && len(terms)%2 != 0 || slices.Contains(terms, nil) {
		r.Fail()
		return ast.NullTerm()
	}
	switch kind {
	case termRef:
		return ast.NewTerm(ast.Ref(terms))
	case termCall:
		return ast.NewTerm(ast.Call(terms))
	case termArray:
		return ast.NewTerm(ast.NewArray(terms...))
	case termSet:
		return ast.NewTerm(ast.NewSet(terms...))
	case termObject:
		o := ast.NewObjectWithCapacity(len(terms) / 2)
		for i := 0; i < len(terms); i += 2 {
			o.Insert(terms[i], terms[i+1])
		}
		return ast.NewTerm(o)
	case termArrayOf:
		return ast.ArrayComprehensionTerm(terms[0], r.body())
	case termSetOf:
		return ast.SetComprehensionTerm(terms[0], r.body())
	case termObjectOf:
		return ast.ObjectComprehensionTerm(terms[0], terms[1], r.body())
	}
	r.Fail()
	return ast.NullTerm()
}
