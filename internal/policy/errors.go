package policy

import (
	"errors"
	"fmt"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/topdown"
)

// place is a position in a file of rules; row and column count from 1, columns
// in bytes.
type place struct {
	File        string
	Row, Column int
}

func placeOf(l *ast.Location) place {
	if l == nil {
		return place{}
	}
	return place{l.File, l.Row, max(l.Col, 1)} // the end of a file is in column 0
}

// Error is one mistake in a file of rules.
type Error struct {
	place
	Message string
}

func (e *Error) Error() string {
	if e.File == "" {
		return e.Message
	}
	return fmt.Sprintf("%s:%d:%d: %s", e.File, e.Row, e.Column, e.Message)
}

// Errors are the mistakes in files of rules, in the order of files and places.
type Errors []Error

func (e Errors) Error() string {
	lines := make([]string, len(e))
	for i := range e {
		lines[i] = e[i].Error()
	}
	return strings.Join(lines, "\n")
}

// located turns OPA's errors into Errors; other errors stay as they are.
func located(err error) error {
	var failed *topdown.Error
	if errors.As(err, &failed) && failed.Location != nil {
		return Errors{{placeOf(failed.Location), failed.Message}}
	}
	var list ast.Errors
	if !errors.As(err, &list) {
		var one *ast.Error
		if !errors.As(err, &one) {
			return err
		}
		list = ast.Errors{one}
	}
	var out Errors
	for _, e := range list {
		if e.Location == nil && len(list) > 1 {
			continue // "error limit reached"
		}
		out = append(out, Error{placeOf(e.Location), explain(e)})
	}
	return out
}

// explain says a compiler's message in terms of rules.
func explain(e *ast.Error) string {
	if name, ok := strings.CutPrefix(e.Message, "undefined function "); ok {
		if what := forbidden(name); what != "" {
			return fmt.Sprintf("%s is not available to rules, because it reaches %s", name, what)
		}
	}
	message := e.Message
	if d, ok := e.Details.(*ast.RefErrInvalidDetail); ok && len(d.Ref) > 0 {
		message = unknownField(d, message)
	}
	if d, ok := e.Details.(*ast.RefErrUnsupportedDetail); ok && len(d.Ref) > d.Pos {
		message += fmt.Sprintf(": %s is no object", d.Ref[:d.Pos+1])
	}
	if d, ok := e.Details.(*ast.UnificationErrDetail); ok {
		message = fmt.Sprintf("%s is never equal to %s", d.Left, d.Right)
	}
	if d, ok := e.Details.(*ast.ArgErrDetail); ok {
		message += ": " + strings.Join(d.Lines(), ", ")
	}
	return message
}

// unknownField names the field that the facts do not have and those that they do.
func unknownField(d *ast.RefErrInvalidDetail, message string) string {
	if d.Pos >= len(d.Ref) || d.Pos == 0 || d.Ref[0].Value.Compare(ast.DefaultRootDocument.Value) == 0 {
		return message
	}
	parent := d.Ref[:d.Pos].String()
	var known []string
	for _, v := range d.OneOf {
		if s, ok := v.(ast.String); ok {
			known = append(known, string(s))
		}
	}
	if len(known) == 0 {
		return fmt.Sprintf("%s has no field %s", parent, d.Ref[d.Pos])
	}
	return fmt.Sprintf("%s has no field %s; it has %s", parent, d.Ref[d.Pos], strings.Join(known, ", "))
}
