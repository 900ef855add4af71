package html

import (
	"strings"

	"github.com/resolint/resolint/internal/lazyregexp"
)

// selector is a chain of simple selectors, the last one of the element itself.
type selector struct {
	parts []compound
	// weight is its specificity: names of elements, of classes and attributes, of ids.
	weight int
}

// compound is what one element of a chain has to be.
type compound struct {
	name, id string // "" for any
	classes  []string
	attrs    [][2]string // with the value "" for any
	child    bool        // it is the very child of the one before, not any descendant
}

// attribute finds [name], [name=value] and their like in a selector.
var attribute = lazyregexp.New(`\[\s*([\w-]+)\s*(?:[~|^$*]?=\s*["']?([^"'\]]*)["']?\s*)?\]`)

// parseSelector reads one selector, in lower case. Those that depend on neighbours or on
// a state of the page are not read: ok is false.
func parseSelector(s string) (out selector, ok bool) {
	var attrs [][2]string
	for _, m := range attribute.FindAllStringSubmatch(s, -1) {
		attrs = append(attrs, [2]string{m[1], m[2]})
	}
	s = attribute.ReplaceAllString(s, "\x00")
	if strings.ContainsAny(s, "+~:[]()&") {
		return out, false
	}
	child := false
	for _, field := range strings.Fields(strings.ReplaceAll(s, ">", " > ")) {
		if field == ">" {
			child = true
			continue
		}
		c := compound{child: child}
		child = false
		for field != "" {
			end := strings.IndexAny(field[1:], ".#\x00") + 1
			if end == 0 {
				end = len(field)
			}
			switch one := field[:end]; one[0] {
			case '.':
				c.classes = append(c.classes, one[1:])
				out.weight += 1000
			case '#':
				c.id = one[1:]
				out.weight += 1_000_000
			case 0:
				c.attrs, attrs = append(c.attrs, attrs[0]), attrs[1:]
				out.weight += 1000
			case '*':
			default:
				c.name = one
				out.weight++
			}
			field = field[end:]
		}
		out.parts = append(out.parts, c)
	}
	return out, len(out.parts) > 0
}

// key is what an element must have for the selector to be looked at.
func (s *selector) key() string {
	last := s.parts[len(s.parts)-1]
	switch {
	case last.id != "":
		return "#" + last.id
	case len(last.classes) > 0:
		return "." + last.classes[0]
	}
	return last.name
}

// node is an element that is open, as selectors see it.
type node struct {
	name, id string
	classes  []string
	attr     map[string]string
}

func newNode(t tag) node {
	return node{t.name, strings.ToLower(t.attr["id"]), strings.Fields(strings.ToLower(t.attr["class"])), t.attr}
}

// matches reports whether the selector means an element inside of others, the outermost
// first, and counts the elements that it looked at.
func (s *selector) matches(e node, around []node, looked *int) bool {
	last := len(s.parts) - 1
	*looked++
	if !s.parts[last].is(e) {
		return false
	}
	for i := last; i > 0; i-- {
		direct := s.parts[i].child
		for {
			if len(around) == 0 {
				return false
			}
			e, around = around[len(around)-1], around[:len(around)-1]
			*looked++
			if s.parts[i-1].is(e) {
				break
			}
			if direct {
				return false
			}
		}
	}
	return true
}

func (c *compound) is(e node) bool {
	if c.name != "" && c.name != e.name || c.id != "" && c.id != e.id {
		return false
	}
	for _, class := range c.classes {
		found := false
		for _, have := range e.classes {
			found = found || have == class
		}
		if !found {
			return false
		}
	}
	for _, a := range c.attrs {
		if v, ok := e.attr[a[0]]; !ok || a[1] != "" && !strings.Contains(strings.ToLower(v), a[1]) {
			return false
		}
	}
	return true
}
