package align

import (
	"strings"

	"github.com/resolint/resolint/internal/match"
)

// succeed gives the resolutions of b that have another number than any of a the names of
// those with their titles: the next resolution of a series is the same place, though the
// United Nations gives it a number of its own. Titles that stand twice decide nothing.
func succeed(a, b *match.Text) {
	old, now := titles(a, named(b)), titles(b, named(a))
	renamed := map[string]string{}
	for title, name := range now {
		if before := old[title]; name != "" && before != "" {
			renamed[name] = before
		}
	}
	if len(renamed) == 0 {
		return
	}
	for i := range b.Units {
		if name, ok := renamed[b.Units[i].Name]; ok {
			b.Units[i].Name = name
		}
	}
}

func named(t *match.Text) map[string]bool {
	out := map[string]bool{}
	for i := range t.Units {
		out[t.Units[i].Name] = true
	}
	return out
}

// titles are the names of resolutions by title, of those that are not among some others;
// "" for a title that several have.
func titles(t *match.Text, others map[string]bool) map[string]string {
	out := map[string]string{}
	last := ""
	for i := range t.Units {
		u := &t.Units[i]
		if u.Name == "" || u.Name == last || others[u.Name] {
			continue
		}
		last = u.Name
		title := strings.Join(strings.Fields(strings.ToLower(u.Resolution.Title)), " ")
		if title == "" {
			continue
		}
		if name, twice := out[title]; twice && name != u.Name {
			out[title] = ""
		} else {
			out[title] = u.Name
		}
	}
	return out
}
