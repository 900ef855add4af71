package config

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"
)

// Error is a mistake in a configuration, with its place. Line and Column count
// from 1, columns in code points; Line is 0 where the mistake is the file's.
type Error struct {
	Path         string
	Line, Column int
	Message      string
	// Excerpt is the line of the mistake, without control characters.
	Excerpt string
}

func (e *Error) Error() string {
	if e.Line == 0 {
		return e.Path + ": " + e.Message
	}
	s := fmt.Sprintf("%s:%d:%d: %s", e.Path, e.Line, e.Column, e.Message)
	if e.Excerpt != "" {
		gutter := fmt.Sprintf("%d | ", e.Line)
		s += "\n" + gutter + e.Excerpt + "\n" + strings.Repeat(" ", len(gutter)+max(0, e.Column-1)) + "^"
	}
	return s
}

// Read reads the configuration in the file path; name is how messages call it.
func Read(path, name string) (*Config, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, &Error{Path: name, Message: "read configuration: " + reason(err)}
	}
	defer func() { _ = f.Close() }() // it was only read
	data, err := io.ReadAll(io.LimitReader(f, MaxBytes+1))
	if err != nil {
		return nil, &Error{Path: name, Message: "read configuration: " + reason(err)}
	}
	c, err := Parse(data, name)
	if err != nil {
		return nil, err
	}
	c.Path = path
	c.Root = filepath.Dir(path)
	return c, c.checkFiles(name, data)
}

// reason cuts operation and path off a file error: the caller names the file.
func reason(err error) string {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err.Error()
	}
	return err.Error()
}

// Parse reads a configuration and checks all of it that can be checked without
// looking at other files.
func Parse(data []byte, name string) (*Config, error) {
	if len(data) > MaxBytes {
		return nil, &Error{Path: name, Message: fmt.Sprintf("the configuration is larger than %d kB; move waivers of settled texts to a baseline", MaxBytes>>10)}
	}
	if !utf8.Valid(data) {
		return nil, &Error{Path: name, Message: "the configuration is not UTF-8; save it as UTF-8"}
	}
	data = []byte(strings.TrimPrefix(string(data), "\ufeff"))
	if err := checkNesting(data, name); err != nil {
		return nil, err
	}
	tree, err := parser.ParseBytes(data, 0)
	if err != nil {
		return nil, yamlError(err, name, data)
	}
	c := &Config{places: map[string]place{}}
	switch {
	case len(tree.Docs) > 1:
		return nil, &Error{Path: name, Message: "the file holds several YAML documents; keep one"}
	case len(tree.Docs) == 0 || tree.Docs[0].Body == nil:
		return c, nil
	}
	body := tree.Docs[0].Body
	if err := refuseAliases(body, name, data); err != nil {
		return nil, err
	}
	c.locate("", body)
	if err := refuseFractions(body, name, data); err != nil {
		return nil, err
	}
	if err := yaml.NodeToValue(body, &c.File, yaml.Strict()); err != nil {
		return nil, yamlError(err, name, data)
	}
	return c, c.check(name, data)
}

// maxNesting is far above what the configuration's form can use and far below
// what costs the parser memory.
const maxNesting = 60

// checkNesting refuses deep nesting before the parser sees it: its memory grows
// with the square of the depth.
func checkNesting(data []byte, name string) error {
	open, line, start, dashes := 0, 1, 0, 0
	head := true
	for i, b := range data {
		switch b {
		case '\n':
			line, start, dashes, head = line+1, i+1, 0, true
			continue
		case '[', '{':
			open++
		case ']', '}':
			open = max(0, open-1)
		case '-', '?', ':':
			if head {
				dashes++
			}
			continue
		case ' ', '\t':
			continue
		}
		head = false
		if open > maxNesting || dashes > maxNesting {
			return newError(name, data, line, i-start+1, "the nesting is too deep for a configuration")
		}
	}
	if dashes > maxNesting {
		return newError(name, data, line, 1, "the nesting is too deep for a configuration")
	}
	return nil
}

// refuseAliases refuses anchors and aliases, which can make a small file huge
// and which no configuration needs.
func refuseAliases(n ast.Node, name string, data []byte) error {
	var found ast.Node
	ast.Walk(visitor(func(n ast.Node) {
		switch n.Type() {
		case ast.AliasType, ast.AnchorType, ast.MergeKeyType, ast.TagType:
			if found == nil {
				found = n
			}
		}
	}), n)
	if found == nil {
		return nil
	}
	p := found.GetToken().Position
	return newError(name, data, p.Line, p.Column, "anchors, aliases, merge keys and tags are not read; write the value out")
}

// refuseFractions refuses what the YAML library would cut down to a whole number.
func refuseFractions(n ast.Node, name string, data []byte) error {
	var found *token.Token
	ast.Walk(visitor(func(n ast.Node) {
		v, ok := n.(*ast.MappingValueNode)
		if !ok || found != nil {
			return
		}
		if f, ok := v.Value.(*ast.FloatNode); ok {
			found = f.GetToken()
		}
	}), n)
	if found == nil {
		return nil
	}
	return newError(name, data, found.Position.Line, found.Position.Column, "a whole number belongs here; quote it if it is a name")
}

type visitor func(ast.Node)

func (v visitor) Visit(n ast.Node) ast.Visitor {
	v(n)
	return v
}

// locate notes where each key and list entry stands.
func (c *Config) locate(path string, n ast.Node) {
	switch n := n.(type) {
	case *ast.MappingNode:
		for _, v := range n.Values {
			c.locate(path, v)
		}
	case *ast.MappingValueNode:
		tk := n.Key.GetToken()
		key := tk.Value
		if path != "" {
			key = path + "." + key
		}
		c.note(key, tk)
		if n.Value != nil {
			c.locate(key, n.Value)
		}
	case *ast.SequenceNode:
		for i, v := range n.Values {
			key := index(path, i)
			if v == nil {
				continue
			}
			c.note(key, first(v))
			c.locate(key, v)
		}
	}
}

// first is the token where a node begins: a mapping's own token is its colon.
func first(n ast.Node) *token.Token {
	switch n := n.(type) {
	case *ast.MappingNode:
		if len(n.Values) > 0 {
			return n.Values[0].Key.GetToken()
		}
	case *ast.MappingValueNode:
		return n.Key.GetToken()
	}
	return n.GetToken()
}

func (c *Config) note(key string, tk *token.Token) {
	if tk != nil && tk.Position != nil {
		c.places[key] = place{tk.Position.Line, tk.Position.Column}
	}
}

// nodeName is a kind of YAML node in the words of the other messages.
func nodeName(t ast.NodeType) string {
	switch t {
	case ast.SequenceType:
		return "list"
	case ast.StringType:
		return "text"
	}
	return strings.ToLower(t.YAMLName())
}

func index(path string, i int) string { return path + "[" + strconv.Itoa(i) + "]" }

func newError(name string, data []byte, line, column int, message string) *Error {
	e := &Error{Path: name, Line: line, Column: max(1, column), Message: message}
	lines := strings.Split(string(data), "\n")
	if line >= 1 && line <= len(lines) {
		e.Excerpt = printable(strings.TrimRight(lines[line-1], "\r"))
		e.Column = min(e.Column, utf8.RuneCountInString(e.Excerpt)+1)
	}
	return e
}

// printable replaces what could control a terminal and cuts very long lines.
func printable(s string) string {
	const longest = 160
	var b strings.Builder
	n := 0
	for _, r := range s {
		if n++; n > longest {
			b.WriteString("…")
			break
		}
		switch {
		case r == '\t':
			r = ' '
		case !unicode.IsPrint(r):
			r = '\ufffd'
		}
		b.WriteRune(r)
	}
	return b.String()
}

// yamlError turns an error of the YAML library into one with file, line and
// column and in words that do not need knowledge of Go.
func yamlError(err error, name string, data []byte) error {
	var ye yaml.Error
	if !errors.As(err, &ye) {
		return &Error{Path: name, Message: printable(err.Error())}
	}
	message := ye.GetMessage()
	var unknown *yaml.UnknownFieldError
	var mismatch *yaml.TypeError
	var node *yaml.UnexpectedNodeTypeError
	switch {
	case errors.As(err, &unknown):
		message = fmt.Sprintf("unknown key %q", ye.GetToken().Value)
		if near := nearest(ye.GetToken().Value, keys()); near != "" {
			message += fmt.Sprintf("; did you mean %q?", near)
		} else {
			message += "; `resolint config --schema` lists the keys"
		}
	case errors.As(err, &mismatch):
		message = fmt.Sprintf("%s belongs here, not %s", kindName(mismatch.DstType), kindName(mismatch.SrcType))
	case errors.As(err, &node):
		message = fmt.Sprintf("a %s belongs here, not a %s", nodeName(node.Expected), nodeName(node.Actual))
	case strings.Contains(message, "'\t'"):
		message = "a tab stands here; YAML is indented with spaces"
	}
	line, column := 1, 1
	if tk := ye.GetToken(); tk != nil && tk.Position != nil {
		line, column = tk.Position.Line, tk.Position.Column
	}
	return newError(name, data, line, column, printable(message))
}
