package lexicon

import (
	"go.yaml.in/yaml/v3"

	"github.com/resolint/resolint/internal/strictyaml"
)

// decode takes what a plainly written file says from its tree by hand, for that is done at
// every start; false for whatever is not as it should be. It is then decoded by
// reflection, which says what is wrong.
func (s *source) decode(text string) bool {
	tree, ok := strictyaml.ReadPlain(text)
	if !ok || !tree.Root().Mapping(s.content.set) {
		s.content = file{}
		return false
	}
	return true
}

func (f *file) set(key string, n strictyaml.Node) bool {
	var part any
	switch key {
	case "about":
		return text(n, &f.About)
	case "lists":
		return lists(n, &f.Lists)
	case "groups":
		if n.Kind() != yaml.SequenceNode {
			return false
		}
		f.Groups = make([]group, n.Len())
		i := -1
		for item := range n.Items() {
			if i++; !item.Mapping(f.Groups[i].set) {
				return false
			}
		}
		return true
	case "spellings":
		return spellings(n, &f.Spellings)
	case "series":
		part = &f.Series
	case "agreed":
		part = &f.Agreed
	case "families":
		part = &f.Families
	case "kinds":
		part = &f.Kinds
	case "ladders":
		part = &f.Ladders
	default:
		return false
	}
	return strictyaml.Decode(n.YAML(), part) == nil
}

func (g *group) set(key string, n strictyaml.Node) bool {
	switch key {
	case "kind":
		return text(n, &g.Kind)
	case "family":
		return text(n, &g.Family)
	case "role":
		return text(n, &g.Role)
	case "ladder":
		return text(n, &g.Ladder)
	case "for":
		return texts(n, &g.For)
	case "entries":
		if n.Kind() != yaml.SequenceNode {
			return false
		}
		entries := make([]Entry, n.Len())
		g.Entries = make([]*Entry, 0, len(entries))
		for item := range n.Items() {
			e := &entries[len(g.Entries)]
			e.Line = item.Line()
			g.Entries = append(g.Entries, e)
			if !item.Mapping(e.set) {
				return false
			}
		}
		return true
	}
	return false
}

func (e *Entry) set(key string, n strictyaml.Node) bool {
	switch key {
	case "id":
		return text(n, &e.ID)
	case "kind":
		return text(n, &e.Kind)
	case "family":
		return text(n, &e.Family)
	case "role":
		return text(n, &e.Role)
	case "class":
		return text(n, &e.Class)
	case "ladder":
		return text(n, &e.Ladder)
	case "rank":
		rank, ok := n.Whole()
		e.Rank = rank
		return ok
	case "for":
		return texts(n, &e.For)
	case "not-in":
		return texts(n, &e.NotIn)
	case "support":
		return text(n, &e.Support)
	case "label":
		return text(n, &e.Label)
	case "words":
		return texts(n, &e.Words)
	case "lists":
		return lists(n, &e.Lists)
	case "note":
		return text(n, &e.Note)
	}
	return false
}

// text takes a scalar that is a text and nothing else.
func text(n strictyaml.Node, into *string) bool {
	*into = n.Value()
	return n.Text()
}

func texts(n strictyaml.Node, into *[]string) bool {
	if n.Kind() != yaml.SequenceNode {
		return false
	}
	out := make([]string, 0, n.Len())
	for item := range n.Items() {
		if !item.Text() {
			return false
		}
		out = append(out, item.Value())
	}
	*into = out
	return true
}

func lists(n strictyaml.Node, into *map[string][]string) bool {
	*into = make(map[string][]string, n.Len()/2)
	return n.Mapping(func(key string, value strictyaml.Node) bool {
		var list []string
		ok := texts(value, &list)
		(*into)[key] = list
		return ok
	})
}

func spellings(n strictyaml.Node, into *map[string]string) bool {
	*into = make(map[string]string, n.Len()/2)
	return n.Mapping(func(key string, value strictyaml.Node) bool {
		(*into)[key] = value.Value()
		return value.Text()
	})
}
