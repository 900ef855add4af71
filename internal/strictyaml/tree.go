package strictyaml

import (
	"iter"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// tree is the tree of a text of plain YAML, which resolint's own files are written in:
// block mappings with simple keys, block sequences, flow collections, scalars of one
// line, and folded text. It is read in a tenth of the time that a parser of all of YAML
// takes, and says what that parser says. What is written otherwise, every mistake too, is
// left to the library.
type tree struct {
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

// node is a node of a plain tree.
type node struct {
	tree *tree
	at   int32
}

// root returns the one value of the text.
func (t *tree) root() node { return node{t, 1} }

// kind is that of the node.
func (n node) kind() yaml.Kind { return yaml.Kind(n.tree.nodes[n.at].kind) }

// value is that of a scalar.
func (n node) value() string {
	own := &n.tree.nodes[n.at]
	if yaml.Style(own.style) == yaml.FoldedStyle {
		return n.tree.folded[n.at]
	}
	return n.tree.src[own.at : own.at+own.length]
}

// line counts from 1.
func (n node) line() int { return int(n.tree.nodes[n.at].line) }

// items are the items of a sequence; the keys and values of a mapping in turn.
func (n node) items() iter.Seq[node] {
	return func(yield func(node) bool) {
		for i := n.tree.nodes[n.at].child; i != 0; i = n.tree.nodes[i].next {
			if !yield(node{n.tree, i}) {
				return
			}
		}
	}
}

// yaml returns the node as the library has it, without comments.
func (n node) yaml() *yaml.Node {
	own := &n.tree.nodes[n.at]
	out := &yaml.Node{Kind: n.kind(), Style: yaml.Style(own.style), Value: n.value(), Line: n.line(), Column: n.column()}
	switch {
	case out.Kind != yaml.ScalarNode:
		out.Tag = out.ShortTag()
	case out.Style != 0 || word(out.Value):
		out.Tag = "!!str"
	}
	for c := range n.items() {
		out.Content = append(out.Content, c.yaml())
	}
	return out
}

// column counts from 1, in characters.
func (n node) column() int {
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
