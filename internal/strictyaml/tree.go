package strictyaml

import (
	"iter"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// Plain is the tree of a text of plain YAML, which resolint's own files are written in:
// block mappings with simple keys, block sequences, flow collections, scalars of one
// line, and folded text. It is read in a tenth of the time that a parser of all of YAML
// takes, and says what that parser says. What is written otherwise, every mistake too, is
// left to the library.
type Plain struct {
	src   string
	nodes []plainNode
	// folded are the scalars that do not stand in the text as they are.
	folded map[int32]string
}

// plainNode is a node with the places of its first child and of its parent's next one
// in the tree, 0 for none; at and length are where it stands in the text and how much of
// it a scalar's value is.
type plainNode struct {
	at, length  int32
	line        int32
	child, next int32
	kind        uint8
	style       uint8
}

// Node is a node of a plain tree.
type Node struct {
	tree *Plain
	at   int32
}

// ReadPlain returns the tree of a text, false where it is not written plainly or is empty.
func ReadPlain(text string) (*Plain, bool) {
	if !utf8.ValidString(text) {
		return nil, false
	}
	return readPlain(text)
}

// Root returns the one value of the text.
func (t *Plain) Root() Node { return Node{t, 1} }

// Kind is that of the node.
func (n Node) Kind() yaml.Kind { return yaml.Kind(n.tree.nodes[n.at].kind) }

// Value is that of a scalar.
func (n Node) Value() string {
	own := &n.tree.nodes[n.at]
	if yaml.Style(own.style) == yaml.FoldedStyle {
		return n.tree.folded[n.at]
	}
	return n.tree.src[own.at : own.at+own.length]
}

// Line counts from 1.
func (n Node) Line() int { return int(n.tree.nodes[n.at].line) }

// Text reports whether the node is a scalar that is a text and nothing else.
func (n Node) Text() bool {
	own := &n.tree.nodes[n.at]
	return n.Kind() == yaml.ScalarNode && (own.style != 0 || word(n.Value()) || n.YAML().ShortTag() == "!!str")
}

// Whole is the value of a scalar that is a whole number as it is usually written; false
// for whatever else YAML may take for a number.
func (n Node) Whole() (int, bool) {
	i, err := strconv.Atoi(n.Value())
	return i, err == nil && n.bare() && strconv.Itoa(i) == n.Value()
}

// Number is the value of a scalar that is a number of decimal digits, with a point or
// without; false for whatever else YAML may take for a number.
func (n Node) Number() (float64, bool) {
	s := n.Value()
	digits := strings.TrimPrefix(s, "-")
	otherBase := len(digits) > 1 && digits[0] == '0' && digits[1] != '.'
	if !n.bare() || otherBase || strings.Trim(digits, ".0123456789") != "" {
		return 0, false
	}
	f, err := strconv.ParseFloat(s, 64)
	return f, err == nil
}

// bare reports whether the node is a scalar without quotation marks.
func (n Node) bare() bool {
	own := &n.tree.nodes[n.at]
	return yaml.Kind(own.kind) == yaml.ScalarNode && own.style == 0
}

// Mapping calls set with each key of a mapping and its value, until set is false. It is
// false, too, for what is no mapping and for a key that is empty or stands there twice:
// it is for mappings of few keys.
func (n Node) Mapping(set func(key string, value Node) bool) bool {
	if n.Kind() != yaml.MappingNode {
		return false
	}
	var room [8]string
	keys, key := room[:0], ""
	for item := range n.Items() {
		if key == "" {
			if key = item.Value(); key == "" || slices.Contains(keys, key) {
				return false
			}
			continue
		}
		if !set(key, item) {
			return false
		}
		keys, key = append(keys, key), ""
	}
	return true
}

// Numbers are those of a mapping, of however many keys; false where it is something else.
func (n Node) Numbers() (map[string]float64, bool) {
	if n.Kind() != yaml.MappingNode {
		return nil, false
	}
	out, key := make(map[string]float64, n.Len()/2), ""
	for item := range n.Items() {
		if key == "" {
			if key = item.Value(); key == "" {
				return nil, false
			}
			continue
		}
		f, ok := item.Number()
		if _, twice := out[key]; twice || !ok {
			return nil, false
		}
		out[key], key = f, ""
	}
	return out, true
}

// Items are the items of a sequence; the keys and values of a mapping in turn.
func (n Node) Items() iter.Seq[Node] {
	return func(yield func(Node) bool) {
		for i := n.tree.nodes[n.at].child; i != 0; i = n.tree.nodes[i].next {
			if !yield(Node{n.tree, i}) {
				return
			}
		}
	}
}

// Len is the number of Items.
func (n Node) Len() (count int) {
	for i := n.tree.nodes[n.at].child; i != 0; i = n.tree.nodes[i].next {
		count++
	}
	return count
}

// YAML returns the node as the library has it, without comments.
func (n Node) YAML() *yaml.Node {
	own := &n.tree.nodes[n.at]
	out := &yaml.Node{Kind: n.Kind(), Style: yaml.Style(own.style), Value: n.Value(), Line: n.Line(), Column: n.column()}
	switch {
	case out.Kind != yaml.ScalarNode:
		out.Tag = out.ShortTag()
	case out.Style != 0 || word(out.Value):
		out.Tag = "!!str"
	}
	for c := range n.Items() {
		out.Content = append(out.Content, c.YAML())
	}
	return out
}

// column counts from 1, in characters.
func (n Node) column() int {
	own := &n.tree.nodes[n.at]
	at := int(own.at)
	if style := yaml.Style(own.style); style == yaml.DoubleQuotedStyle || style == yaml.SingleQuotedStyle {
		at-- // the quotation mark
	}
	before := n.tree.src[:at]
	return 1 + utf8.RuneCountInString(before[strings.LastIndexByte(before, '\n')+1:])
}

// word reports whether a plain scalar can be nothing but text: no number, no truth value
// and no null.
func word(s string) bool {
	if s == "" || s[0] != '(' && s[0] != '_' && (s[0]|0x20 < 'a' || s[0]|0x20 > 'z') {
		return false
	}
	return len(s) > 5 || !strings.EqualFold(s, "true") && !strings.EqualFold(s, "false") && !strings.EqualFold(s, "null")
}
