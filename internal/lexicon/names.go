package lexicon

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/resolint/resolint/internal/spelling"
	"github.com/resolint/resolint/internal/strictyaml"
)

// names are the words that tell entries apart and that some stage looks for. What
// is none of them is passed over by all.
type names struct {
	kinds, families, ladders []string
	// roles are those of each kind, ranks those of each ladder.
	roles map[string][]string
	ranks map[string][]int
}

// Forms are the forms of text that Entry.NotIn can name, those of the resolutions.
var Forms = []string{"itu", "un", "outcome", "articles", "plain"}

// supports are the values of Entry.Support besides none.
var supports = []string{"any", "duty", "two"}

// names are those that the files so far declare.
func (l *Lexicon) names() *names {
	n := &names{roles: map[string][]string{}, ranks: map[string][]int{}}
	for i := range l.Kinds {
		k := &l.Kinds[i]
		n.kinds = append(n.kinds, k.ID)
		for _, r := range k.Roles {
			n.roles[k.ID] = append(n.roles[k.ID], r.ID)
		}
	}
	for i := range l.Ladders {
		ladder := &l.Ladders[i]
		n.ladders = append(n.ladders, ladder.ID)
		for _, r := range ladder.Ranks {
			n.ranks[ladder.ID] = append(n.ranks[ladder.ID], r.Rank)
		}
	}
	for _, f := range l.Families {
		n.families = append(n.families, f.ID)
	}
	return n
}

// check refuses an entry, number j of group i of its file, that no stage would look
// at.
func (n *names) check(s *source, e *Entry, i, j int) error {
	refuse := func(field, format string, args ...any) error {
		return s.errorf(s.fieldAt(i, j, field), "entry %s: "+format, append([]any{e.ID}, args...)...)
	}
	unknown := func(field, what, name string, known []string) error {
		return refuse(field, "%s", spelling.Unknown(what, name, known))
	}
	if e.Kind == "" {
		return s.errorf(entryAt(i, j), "entry %s: it has no kind, and neither has its group", e.ID)
	}
	if e.Support != "" && !slices.Contains(supports, e.Support) {
		return unknown("support", "support", e.Support, supports)
	}
	if !slices.Contains(n.kinds, e.Kind) {
		return unknown("kind", "kind", e.Kind, n.kinds)
	}
	if e.Role != "" && n.roles[e.Kind] == nil {
		return refuse("role", "an entry of kind %s has no role", e.Kind)
	}
	if e.Role != "" && !slices.Contains(n.roles[e.Kind], e.Role) {
		return unknown("role", "role of a "+e.Kind, e.Role, n.roles[e.Kind])
	}
	if e.Family != "" && !slices.Contains(n.families, e.Family) {
		return unknown("family", "family", e.Family, n.families)
	}
	if e.Ladder != "" && !slices.Contains(n.ladders, e.Ladder) {
		return unknown("ladder", "ladder", e.Ladder, n.ladders)
	}
	if e.Ladder != "" && !slices.Contains(n.ranks[e.Ladder], e.Rank) {
		return refuse("rank", "the ladder %q has no rank %d; it has %s", e.Ladder, e.Rank, joined(n.ranks[e.Ladder]))
	}
	for _, f := range e.For {
		if !slices.Contains(n.families, f) {
			return unknown("for", "family", f, n.families)
		}
	}
	for _, f := range e.NotIn {
		if !slices.Contains(Forms, f) {
			return unknown("not-in", "form of text", f, Forms)
		}
	}
	return nil
}

// checkEmpty refuses a group, number i of its file, that nothing can be in.
func (n *names) checkEmpty(s *source, g *group, i int) error {
	for _, field := range []struct {
		name, value string
		known       []string
	}{{"kind", g.Kind, n.kinds}, {"family", g.Family, n.families}, {"ladder", g.Ladder, n.ladders}} {
		if field.value != "" && !slices.Contains(field.known, field.value) {
			return s.errorf([]any{"groups", i, field.name}, "%s", spelling.Unknown(field.name, field.value, field.known))
		}
	}
	return nil
}

// classes count the entries that have each atom as their own id or in their class.
type classes map[string]int

func (l *Lexicon) classes() classes {
	c := classes{}
	for _, e := range l.Entries {
		c[e.ID]++
		for _, a := range e.Atoms {
			if a != e.ID {
				c[a]++
			}
		}
	}
	return c
}

// check refuses an atom of a user's entry that nobody else has and that is nearly one that
// others have: the entry would be as good as none of those that it means. What is near none
// is a new one.
func (c classes) check(s *source) error {
	for i := range s.content.Groups {
		for j, e := range s.content.Groups[i].Entries {
			for _, a := range e.Atoms {
				prefix, _, _ := strings.Cut(a, ":") // "right:food" is one of those that "right:" makes
				if a == e.ID || c[a] > 1 || prefix != a && c[prefix+":"] > 0 {
					continue
				}
				shared := slices.DeleteFunc(slices.Sorted(maps.Keys(c)), func(k string) bool { return k == a || k == e.ID })
				if spelling.Nearest(a, shared) != "" {
					return s.errorf(entryAt(i, j, "class"), "entry %s: %s", e.ID, spelling.Unknown("class", a, shared))
				}
			}
		}
	}
	return nil
}

// fieldAt is where a field of an entry stands: in the entry or, for all entries, in the
// group.
func (s *source) fieldAt(i, j int, field string) []any {
	tree, err := strictyaml.Parse(s.name, []byte(s.text))
	if at := entryAt(i, j, field); err == nil && tree.Find(at...) != tree.Find(entryAt(i, j)...) {
		return at
	}
	return []any{"groups", i, field}
}

// answered refuses adopted wording for a concept that is none.
func (l *Lexicon) answered(s *source) error {
	for i, a := range s.content.Agreed {
		for k, id := range a.Concepts {
			if l.byID[id] != nil {
				continue
			}
			known := make([]string, 0, len(l.Entries))
			for _, e := range l.Entries {
				known = append(known, e.ID)
			}
			return s.errorf([]any{"agreed", i, "concepts", k}, "%s", spelling.Unknown("entry", id, known))
		}
	}
	return nil
}

func joined(ranks []int) string {
	list := make([]string, len(ranks))
	for i, r := range ranks {
		list[i] = strconv.Itoa(r)
	}
	return strings.Join(list, ", ")
}

// agreed refuses adopted wording for a family that is none.
func (n *names) agreed(s *source) error {
	for i, a := range s.content.Agreed {
		if a.Family != "" && !slices.Contains(n.families, a.Family) {
			return s.errorf([]any{"agreed", i, "family"}, "%s", spelling.Unknown("family", a.Family, n.families))
		}
	}
	return nil
}
