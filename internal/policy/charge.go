package policy

import (
	"context"
	"math"
	"math/big"
	"runtime"
	"strconv"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/topdown"
	"github.com/open-policy-agent/opa/v1/topdown/builtins"
)

// What one call of a builtin may make is charged before it is made: the heap is looked
// at every few milliseconds, and a single call can outgrow all memory between two looks.
// Only builtins whose result is not bounded by their operands need that.

// allowance is what one evaluation may still take of the heap.
type allowance struct {
	start, most int64 // bytes: the heap at the start, and what it may grow by
	stop        context.CancelCauseFunc
}

type allowanceKey struct{}

// smallest is the size in bytes from which on a result is charged; the looks at the heap
// see what is smaller.
const smallest = 1 << 20

// take charges a result of so many bytes; false, and the end of the evaluation, where
// there is no room for it.
func (a *allowance) take(bytes float64) bool {
	if bytes < smallest || !a.exceeded(bytes) {
		return true
	}
	a.stop(errMemory)
	return false
}

// exceeded reports whether the heap has grown by more than it may when so many bytes
// more are taken. What is dead already was not needed, and is cleared away before that
// is said.
func (a *allowance) exceeded(bytes float64) bool {
	over := func() bool { return float64(heapBytes()-a.start)+bytes > float64(a.most) }
	if !over() {
		return false
	}
	runtime.GC()
	return over()
}

// termBytes is about what a term of an array takes, with its value and its place.
const termBytes = 96

// charges are the builtins that are charged, each with the bytes that a call makes at
// most; text is built once and copied once. Operands of other types are for the builtin itself to refuse.
var charges = map[string]func(operands []*ast.Term) float64{
	ast.NumbersRange.Name:     func(o []*ast.Term) float64 { return termBytes * between(o[0], o[1]) },
	ast.NumbersRangeStep.Name: func(o []*ast.Term) float64 { return termBytes * between(o[0], o[1]) / max(1, number(o[2])) },
	ast.Concat.Name: func(o []*ast.Term) float64 {
		n := 0.0
		each(o[1], func(t *ast.Term) { n += length(t) + length(o[0]) })
		return 2 * n
	},
	ast.Sprintf.Name: func(o []*ast.Term) float64 { return 2 * formatted(text(o[0]), o[1]) },
	ast.Replace.Name: func(o []*ast.Term) float64 { return 2 * replaced(text(o[0]), text(o[1]), length(o[2])) },
	ast.ReplaceN.Name: func(o []*ast.Term) float64 {
		longest := 0.0
		if of, ok := o[0].Value.(ast.Object); ok {
			of.Foreach(func(_, v *ast.Term) { longest = max(longest, length(v)) })
		}
		return (length(o[1]) + 1) * max(1, longest)
	},
	ast.RegexReplace.Name: func(o []*ast.Term) float64 { return (length(o[0]) + 1) * max(1, length(o[2])) },
	ast.Split.Name: func(o []*ast.Term) float64 {
		return termBytes * float64(strings.Count(text(o[0]), text(o[1])))
	},
	ast.ArrayConcat.Name: func(o []*ast.Term) float64 {
		n := 0
		for _, t := range o[:2] {
			if a, ok := t.Value.(*ast.Array); ok {
				n += a.Len()
			}
		}
		return 24 * float64(n)
	},
	ast.JSONUnmarshal.Name: func(o []*ast.Term) float64 { return termBytes / 2 * length(o[0]) },
	ast.YAMLUnmarshal.Name: func(o []*ast.Term) float64 { return termBytes / 2 * length(o[0]) },
}

// The charge stands before the builtins of the whole process; an evaluation without an
// allowance is not charged.
var _ = func() bool {
	for name, size := range charges {
		ast.BuiltinMap[name].CanSkipBctx = false // the allowance comes with the context
		f := topdown.GetBuiltin(name)
		topdown.RegisterBuiltinFunc(name, func(c topdown.BuiltinContext, operands []*ast.Term, iter func(*ast.Term) error) error {
			if a, ok := c.Context.Value(allowanceKey{}).(*allowance); ok && !a.take(size(operands)) {
				return topdown.Halt{Err: errMemory}
			}
			return f(c, operands, iter)
		})
	}
	return true
}()

func text(t *ast.Term) string {
	s, _ := t.Value.(ast.String)
	return string(s)
}

func length(t *ast.Term) float64 { return float64(len(text(t))) }

func number(t *ast.Term) float64 {
	n, err := builtins.BigIntOperand(t.Value, 1)
	if err != nil {
		return 0
	}
	f, _ := new(big.Float).SetInt(n).Float64()
	return f
}

func between(a, b *ast.Term) float64 { return math.Abs(number(a)-number(b)) + 1 }

// each calls f for each term of an array or a set.
func each(t *ast.Term, f func(*ast.Term)) {
	switch v := t.Value.(type) {
	case *ast.Array:
		v.Foreach(f)
	case ast.Set:
		v.Foreach(f)
	}
}

// replaced is how long a text can be after each old is replaced.
func replaced(s, old string, fresh float64) float64 {
	return float64(len(s)) + float64(strings.Count(s, old))*fresh
}

// formatted is how long a text made after a format can be: each verb prints at most the
// longest value, or as wide as it says.
func formatted(format string, values *ast.Term) float64 {
	n, longest := float64(len(format)), -1.0
	for {
		_, verb, found := strings.Cut(format, "%")
		if !found {
			return n
		}
		if longest < 0 {
			each(values, func(t *ast.Term) { longest = max(longest, printed(t)) })
		}
		n += max(0, longest)
		format = verb
		end := strings.IndexFunc(verb, func(r rune) bool { return r|0x20 >= 'a' && r|0x20 <= 'z' || r == '%' })
		for _, w := range strings.FieldsFunc(verb[:max(end, 0)], func(r rune) bool { return r < '0' || r > '9' }) {
			if wide, err := strconv.Atoi(w); err == nil {
				n += float64(min(wide, 1_000_000)) // fmt prints nothing wider
			}
		}
	}
}

// printed is about how long a value is when it is printed.
func printed(t *ast.Term) float64 {
	switch v := t.Value.(type) {
	case ast.String:
		return float64(len(v))
	case ast.Number:
		return float64(len(v))
	case *ast.Array, ast.Set:
		n := 2.0
		each(t, func(t *ast.Term) { n += printed(t) + 4 })
		return n
	case ast.Object:
		n := 2.0
		v.Foreach(func(k, v *ast.Term) { n += printed(k) + printed(v) + 6 })
		return n
	}
	return 8
}
