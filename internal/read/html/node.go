package html

import (
	"strings"

	"golang.org/x/net/html"
)

// node is an element as selectors see it. Places count from one.
type node struct {
	name, id string
	classes  []string
	attr     map[string]string
	parent   *node
	before   *node // the sibling before it
	// nth is its place among the children of its parent, nthKind among those of its name.
	nth, nthKind int
	children     int
	kinds        []kindCount // of its children
}

// kindCount is how many children of a name an element has.
type kindCount struct {
	name string
	n    int
}

func (n *node) count(name string) *kindCount {
	for i := range n.kinds {
		if n.kinds[i].name == name {
			return &n.kinds[i]
		}
	}
	n.kinds = append(n.kinds, kindCount{name: name})
	return &n.kinds[len(n.kinds)-1]
}

// mostAround is how deep a page nests for selectors: what stands deeper counts as
// standing there.
const mostAround = 100

// nodes returns the elements of a page in the order of their start tags, each with the
// place that a browser gives it where end tags are left out.
func nodes(page string) []*node {
	z := html.NewTokenizer(strings.NewReader(page))
	type open struct {
		*node
		last *node // its last child
	}
	// A page may leave out the tags of html and body.
	around := []open{{node: &node{name: "body", parent: &node{name: "html"}}}}
	var out []*node
	leave := func(name string) {
		for i := len(around) - 1; i > 0; i-- {
			if around[i].name == name {
				around = around[:i]
				return
			}
		}
	}
	for {
		switch z.Next() {
		case html.ErrorToken:
			return out
		case html.EndTagToken:
			name, _ := z.TagName()
			leave(string(name))
		case html.StartTagToken, html.SelfClosingTagToken:
			t := element(z)
			if len(around) > 1 && ends(around[len(around)-1].name, t.name) {
				around = around[:len(around)-1]
			}
			in := &around[len(around)-1]
			in.children++
			kind := in.count(t.name)
			kind.n++
			e := &node{
				name: t.name, id: strings.ToLower(t.attr["id"]), classes: strings.Fields(strings.ToLower(t.attr["class"])), attr: t.attr,
				parent: in.node, before: in.last, nth: in.children, nthKind: kind.n,
			}
			in.last = e
			out = append(out, e)
			if !void[t.name] && len(around) < mostAround {
				around = append(around, open{node: e})
			}
		}
	}
}

// ends reports whether an element ends, without an end tag of its own, where another
// one begins (HTML 5, 13.1.2.4).
func ends(name, next string) bool {
	switch name {
	case "p":
		return blocks[next]
	case "li", "tr", "option":
		return next == name
	case "dt", "dd":
		return next == "dt" || next == "dd"
	case "td", "th":
		return next == "td" || next == "th" || next == "tr"
	case "head":
		return next == "body"
	}
	return false
}
