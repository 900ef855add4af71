// Package strictyaml reads the YAML files that people write for resolint: its
// configuration, profiles, lexicons and labels.
//
// It is strict, since a misspelt key that is passed over changes nothing and
// nobody notices: unknown and repeated keys, values of another kind, anchors,
// aliases and tags are errors, each with its line and column and with what was
// probably meant. It does not know what the files are about.
package strictyaml

import (
	"errors"
	"fmt"
	"io"
	"sort"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// maxNesting is far above what any file of resolint needs.
const maxNesting = 60

// Error is a mistake in a file, with its place. Line and Column count from 1,
// columns in code points; Line is 0 where the mistake is the whole file's.
type Error struct {
	// Path is how messages call the file; it may be empty.
	Path         string
	Line, Column int
	Message      string
	// Excerpt is the line of the mistake, without control characters.
	Excerpt string
}

func (e *Error) Error() string {
	switch {
	case e.Line == 0 && e.Path == "":
		return e.Message
	case e.Line == 0:
		return e.Path + ": " + e.Message
	case e.Path == "":
		return fmt.Sprintf("line %d, column %d: %s", e.Line, e.Column, e.Message)
	}
	s := fmt.Sprintf("%s:%d:%d: %s", e.Path, e.Line, e.Column, e.Message)
	if e.Excerpt != "" {
		gutter := fmt.Sprintf("%d | ", e.Line)
		s += "\n" + gutter + e.Excerpt + "\n" + strings.Repeat(" ", len(gutter)+max(0, e.Column-1)) + "^"
	}
	return s
}

// File is a parsed file.
type File struct {
	// Root is the file's one value, nil where it is empty.
	Root *yaml.Node
	name string
	data []byte
}

// Parse reads a file that messages call name. It refuses what is no UTF-8, several
// documents, anchors, aliases, merge keys, tags, and deep nesting.
func Parse(name string, data []byte) (*File, error) {
	f := &File{name: name, data: data}
	if !utf8.Valid(data) {
		return nil, &Error{Path: name, Message: "it is not UTF-8; save it as UTF-8"}
	}
	text := strings.TrimPrefix(string(data), "\ufeff")
	f.data = data[len(data)-len(text):]
	if tree, ok := readPlain(text); ok {
		f.Root = tree.root().yaml()
		return f, nil
	}
	dec := yaml.NewDecoder(strings.NewReader(text))
	var doc, next yaml.Node
	if err := dec.Decode(&doc); errors.Is(err, io.EOF) {
		return f, nil
	} else if err != nil {
		return nil, f.syntax(err)
	}
	if err := dec.Decode(&next); err == nil {
		return nil, &Error{Path: name, Message: "the file holds several YAML documents; keep one"}
	} else if !errors.Is(err, io.EOF) {
		return nil, f.syntax(err)
	}
	if len(doc.Content) == 0 || isNull(doc.Content[0]) {
		return f, nil
	}
	if err := f.refuse(doc.Content[0], 1); err != nil {
		return nil, err
	}
	f.Root = doc.Content[0]
	return f, nil
}

// Read parses a file and decodes it into a pointer to a struct or map; an empty
// file leaves it as it is.
func Read(name string, data []byte, into any) error {
	f, err := Parse(name, data)
	if err != nil {
		return err
	}
	return f.Decode(into)
}

// Decode decodes the file, strictly.
func (f *File) Decode(into any) error {
	if f.Root == nil {
		return nil
	}
	err := Decode(f.Root, into)
	var e *Error
	if errors.As(err, &e) {
		return f.At(e.Line, e.Column, e.Message)
	}
	return err
}

// Errorf returns an error at a node; nil stands for the whole file.
func (f *File) Errorf(n *yaml.Node, format string, args ...any) *Error {
	if n == nil {
		return &Error{Path: f.name, Message: printable(fmt.Sprintf(format, args...))}
	}
	return f.At(n.Line, n.Column, fmt.Sprintf(format, args...))
}

// Find returns the node that a path of keys (string) and indexes (int) leads to; the
// last one that there is where the path leads further than the file.
func (f *File) Find(path ...any) *yaml.Node {
	n := f.Root
	for _, step := range path {
		var next *yaml.Node
		switch step := step.(type) {
		case string:
			if _, v := Key(n, step); v != nil {
				next = v
			}
		case int:
			if n != nil && n.Kind == yaml.SequenceNode && step < len(n.Content) {
				next = n.Content[step]
			}
		}
		if next == nil {
			break
		}
		n = next
	}
	return n
}

// Key returns the key and the value of a mapping, nil where it has no such key.
func Key(n *yaml.Node, name string) (key, value *yaml.Node) {
	if n == nil || n.Kind != yaml.MappingNode {
		return nil, nil
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == name {
			return n.Content[i], n.Content[i+1]
		}
	}
	return nil, nil
}

// At returns an error at a place, with its line; line 0 stands for the whole file.
func (f *File) At(line, column int, message string) *Error {
	if f == nil { // a configuration that was put together and not read
		return &Error{Message: printable(message)}
	}
	e := &Error{Path: f.name, Line: line, Column: max(1, column), Message: printable(message)}
	lines := strings.Split(string(f.data), "\n")
	if line >= 1 && line <= len(lines) {
		text := strings.TrimRight(lines[line-1], "\r")
		e.Excerpt = printable(text)
		e.Column = min(e.Column, utf8.RuneCountInString(e.Excerpt)+1)
	}
	return e
}

func (f *File) refuse(n *yaml.Node, depth int) error {
	switch {
	case depth > maxNesting:
		return f.Errorf(n, "the nesting is too deep")
	case n.Kind == yaml.AliasNode || n.Anchor != "" || n.Style&yaml.TaggedStyle != 0 || n.ShortTag() == "!!merge":
		return f.Errorf(n, "anchors, aliases, merge keys and tags are not read; write the value out")
	}
	for _, c := range n.Content {
		if err := f.refuse(c, depth+1); err != nil {
			return err
		}
	}
	return nil
}

// problems puts the library's words for what is no YAML into those of people who
// do not know how a parser works.
var problems = []struct{ found, message string }{
	{"found unexpected end of stream", "a text in quotation marks is not closed"},
	{"found unexpected document indicator", "a text in quotation marks is not closed"},
	{"did not find expected ',' or", "a comma or a closing bracket is missing; close every [ and {"},
	{"did not find expected node content", "a comma or a closing bracket is missing; close every [ and {"},
	{"mapping values are not allowed", "a colon stands where no key can; quote the text, or look at the indentation"},
	{"did not find expected key", "no key stands where one is expected; look at the indentation"},
	{"did not find expected '-' indicator", "no list item stands where one is expected; look at the indentation"},
	{"could not find expected ':'", "the colon after a key is missing; look at the indentation"},
	{"exceeded max depth", "the nesting is too deep"},
	{"control characters are not allowed", "a control character stands here"},
}

// searched is the size, in bytes, up to which the line of a mistake is looked for.
const searched = 256 << 10

// syntax turns an error of the library into one with its place.
func (f *File) syntax(err error) error {
	line, said := problem(err)
	lines := strings.SplitAfter(string(f.data), "\n")
	if len(f.data) <= searched {
		// The library names the line where what was not finished began. The mistake is
		// in the first line up to which the text is as wrong as the whole of it.
		line = 1 + sort.Search(len(lines)-1, func(i int) bool {
			var n yaml.Node
			err := yaml.Unmarshal([]byte(strings.Join(lines[:i+1], "")), &n)
			if err == nil {
				return false
			}
			_, here := problem(err)
			return here == said
		})
	}
	line = min(max(line, 1), len(lines))
	text := strings.TrimRight(lines[line-1], "\r\n")
	column := utf8.RuneCountInString(text) - utf8.RuneCountInString(strings.TrimLeft(text, " \t")) + 1
	if before, _, found := strings.Cut(text, "\t"); found && strings.TrimLeft(before, " ") == "" {
		return f.At(line, utf8.RuneCountInString(before)+1, "a tab stands here; YAML is indented with spaces")
	}
	for _, p := range problems {
		if strings.Contains(said, p.found) {
			said = p.message
			if i := strings.LastIndexAny(text, `"'`); i >= 0 && strings.HasPrefix(said, "a text in quotation") {
				column = utf8.RuneCountInString(text[:i]) + 1
			}
			break
		}
	}
	return f.At(line, column, said)
}

// problem takes an error of the library apart: the line, 1 where it names none, and
// what is wrong.
func problem(err error) (line int, said string) {
	said = strings.TrimPrefix(err.Error(), "yaml: ")
	if rest, ok := strings.CutPrefix(said, "line "); ok {
		number, what, _ := strings.Cut(rest, ": ")
		if n, err := strconv.Atoi(number); err == nil {
			return n, what
		}
	}
	return 1, said
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
