package strictyaml

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/resolint/resolint/internal/spelling"
)

// Decode decodes a node into a pointer, strictly. Its errors are *Error without a
// path. Methods UnmarshalYAML may call it, so that what they read is checked too.
func Decode(n *yaml.Node, into any) error {
	t := reflect.TypeOf(into).Elem()
	if err := check(n, t, keysOf(t)); err != nil {
		return err
	}
	if err := n.Decode(into); err != nil {
		if e, ok := err.(*Error); ok { //nolint:errorlint // it comes as it was returned
			return e
		}
		return &Error{Line: n.Line, Column: n.Column, Message: strings.TrimPrefix(err.Error(), "yaml: ")}
	}
	return nil
}

var unmarshaler = reflect.TypeFor[yaml.Unmarshaler]()

// check compares a node with the type that it is decoded into. known are the keys
// of the whole file: a key in the wrong place is no misspelling of its neighbours.
func check(n *yaml.Node, t reflect.Type, known []string) error {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if isNull(n) || reflect.PointerTo(t).Implements(unmarshaler) || t.Kind() == reflect.Interface {
		return nil
	}
	wanted := map[reflect.Kind]yaml.Kind{reflect.Struct: yaml.MappingNode, reflect.Map: yaml.MappingNode, reflect.Slice: yaml.SequenceNode}[t.Kind()]
	if wanted == 0 {
		return checkScalar(n, t)
	}
	if n.Kind != wanted {
		return mismatch(n, t)
	}
	if wanted == yaml.SequenceNode {
		for _, item := range n.Content {
			if err := check(item, t.Elem(), known); err != nil {
				return err
			}
		}
		return nil
	}
	return checkMapping(n, t, known)
}

func checkMapping(n *yaml.Node, t reflect.Type, known []string) error {
	fields := map[string]reflect.Type{}
	if t.Kind() == reflect.Struct {
		collect(t, fields)
	}
	seen := map[string]int{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		if key.Kind != yaml.ScalarNode {
			return errorAt(key, "a key is a text; a list or a mapping stands here")
		}
		if line, twice := seen[key.Value]; twice {
			return errorAt(key, "the key %q stands in line %d already; keep one of the two", key.Value, line)
		}
		seen[key.Value] = key.Line
		of := fields[key.Value]
		if t.Kind() == reflect.Map {
			of = t.Elem()
		} else if of == nil {
			return unknownKey(key, fields, known)
		}
		if err := check(value, of, known); err != nil {
			return err
		}
	}
	return nil
}

func unknownKey(key *yaml.Node, fields map[string]reflect.Type, known []string) error {
	var here []string
	for name := range fields {
		here = append(here, name)
	}
	slices.Sort(here)
	near := spelling.Nearest(key.Value, here)
	if near == "" {
		near = spelling.Nearest(key.Value, known)
	}
	if near == key.Value {
		return errorAt(key, "the key %q does not belong here; here belong %s", key.Value, strings.Join(here, ", "))
	}
	if near != "" {
		return errorAt(key, "unknown key %q; did you mean %q?", key.Value, near)
	}
	return errorAt(key, "unknown key %q; the keys are %s", key.Value, strings.Join(here, ", "))
}

// checkScalar checks a value against the kind of a field. Whatever stands on one
// line will do for a text: a number or a date need no quotation marks.
func checkScalar(n *yaml.Node, t reflect.Type) error {
	if n.Kind != yaml.ScalarNode {
		return mismatch(n, t)
	}
	tag := n.ShortTag()
	switch t.Kind() {
	case reflect.Bool:
		if tag != "!!bool" {
			return mismatch(n, t)
		}
	case reflect.Int, reflect.Int64:
		if tag != "!!int" {
			return mismatch(n, t)
		}
		if err := n.Decode(reflect.New(t).Interface()); err != nil {
			return errorAt(n, "the number %s is too large", n.Value)
		}
	case reflect.Float64:
		if tag != "!!int" && tag != "!!float" {
			return mismatch(n, t)
		}
	}
	return nil
}

func isNull(n *yaml.Node) bool { return n.Kind == yaml.ScalarNode && n.ShortTag() == "!!null" }

func mismatch(n *yaml.Node, t reflect.Type) error {
	return errorAt(n, "%s belongs here, not %s", kindName(t), nodeName(n))
}

func errorAt(n *yaml.Node, format string, args ...any) *Error {
	return &Error{Line: n.Line, Column: n.Column, Message: fmt.Sprintf(format, args...)}
}

// kindName says in YAML's words what a Go type is read from.
func kindName(t reflect.Type) string {
	switch t.Kind() {
	case reflect.String:
		return "a text"
	case reflect.Bool:
		return "true or false"
	case reflect.Slice:
		return "a list"
	case reflect.Float64:
		return "a number"
	case reflect.Int, reflect.Int64:
		return "a whole number"
	}
	return "a mapping"
}

func nodeName(n *yaml.Node) string {
	switch n.Kind {
	case yaml.SequenceNode:
		return "a list"
	case yaml.MappingNode:
		return "a mapping"
	}
	switch n.ShortTag() {
	case "!!int":
		return "a whole number"
	case "!!float":
		return "a number with a fraction"
	case "!!bool":
		return "true or false"
	}
	return "a text"
}

// collect lists the keys of a struct with the types of their values.
func collect(t reflect.Type, into map[string]reflect.Type) {
	for i := range t.NumField() {
		f := t.Field(i)
		name, options, _ := strings.Cut(f.Tag.Get("yaml"), ",")
		switch {
		case !f.IsExported() || name == "-":
		case strings.Contains(options, "inline"):
			collect(f.Type, into)
		case name == "":
			into[strings.ToLower(f.Name)] = f.Type
		default:
			into[name] = f.Type
		}
	}
}

// keysOf lists every key that a file of a type can have, at any depth.
func keysOf(t reflect.Type) []string {
	var out []string
	seen := map[reflect.Type]bool{}
	var walk func(t reflect.Type)
	walk = func(t reflect.Type) {
		for slices.Contains([]reflect.Kind{reflect.Slice, reflect.Pointer, reflect.Map}, t.Kind()) {
			t = t.Elem()
		}
		if t.Kind() != reflect.Struct || seen[t] {
			return
		}
		seen[t] = true
		fields := map[string]reflect.Type{}
		collect(t, fields)
		for name, of := range fields {
			out = append(out, name)
			walk(of)
		}
	}
	walk(t)
	slices.Sort(out)
	return slices.Compact(out)
}
