package lexicon

import (
	"maps"
	"slices"

	"github.com/resolint/resolint/internal/spelling"
)

// names are the words that tell entries apart and that some stage looks for. What
// is none of them is passed over by all.
type names struct {
	kinds, families []string
	// roles are those of each kind.
	roles map[string][]string
}

// supports are the values of Entry.Support besides none.
var supports = []string{"any", "two"}

// names collects what the entries so far use.
func (l *Lexicon) names() *names {
	kinds, families, roles := map[string]bool{}, map[string]bool{}, map[string]map[string]bool{}
	for _, e := range l.Entries {
		kinds[e.Kind] = true
		if e.Family != "" {
			families[e.Family] = true
		}
		if roles[e.Kind] == nil {
			roles[e.Kind] = map[string]bool{}
		}
		if e.Role != "" {
			roles[e.Kind][e.Role] = true
		}
	}
	n := &names{kinds: slices.Sorted(maps.Keys(kinds)), families: slices.Sorted(maps.Keys(families)), roles: map[string][]string{}}
	for kind, set := range roles {
		n.roles[kind] = slices.Sorted(maps.Keys(set))
	}
	return n
}

// check refuses an entry, number j of group i of its file, that no stage would look
// at. n is nil for the files that say which names there are.
func (n *names) check(s *source, e *Entry, i, j int) error {
	// A field stands in the entry or, for all of its entries, in the group.
	at := func(field string) []any {
		entry := []any{"groups", i, "entries", j, field}
		if own := s.Find(entry...); own != s.Find(entry[:4]...) {
			return entry
		}
		return []any{"groups", i, field}
	}
	unknown := func(field, what, name string, known []string) error {
		return s.Errorf(s.Find(at(field)...), "entry %s: %s", e.ID, spelling.Unknown(what, name, known))
	}
	if e.Kind == "" {
		return s.Errorf(s.Find("groups", i, "entries", j), "entry %s: it has no kind, and neither has its group", e.ID)
	}
	if e.Support != "" && !slices.Contains(supports, e.Support) {
		return unknown("support", "support", e.Support, supports)
	}
	if n == nil {
		return nil
	}
	if !slices.Contains(n.kinds, e.Kind) {
		return unknown("kind", "kind", e.Kind, n.kinds)
	}
	if e.Role != "" && !slices.Contains(n.roles[e.Kind], e.Role) {
		return unknown("role", "role of a "+e.Kind, e.Role, n.roles[e.Kind])
	}
	if e.Family != "" && !slices.Contains(n.families, e.Family) {
		return unknown("family", "family", e.Family, n.families)
	}
	for _, f := range e.For {
		if !slices.Contains(n.families, f) {
			return unknown("for", "family", f, n.families)
		}
	}
	return nil
}

// add takes up the families that a user's file declares, and refuses adopted wording
// for any other.
func (n *names) add(s *source) error {
	if n == nil {
		return nil
	}
	for _, f := range s.content.Families {
		n.families = append(n.families, f.ID)
	}
	for i, a := range s.content.Agreed {
		if a.Family != "" && !slices.Contains(n.families, a.Family) {
			return s.Errorf(s.Find("agreed", i, "family"), "%s", spelling.Unknown("family", a.Family, n.families))
		}
	}
	return nil
}
