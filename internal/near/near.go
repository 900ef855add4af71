// Package near finds the names that somebody probably meant.
package near

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"github.com/resolint/resolint/internal/spelling"
)

// Names returns at most the given number of the known names that come closest to a
// name, by the number of letters that differ; one that holds the other is close.
// Folder and extension of file names do not count.
func Names(name string, known []string, most int) []string {
	type candidate struct {
		name     string
		distance int
	}
	want := bare(name)
	out := make([]candidate, 0, len(known))
	for _, k := range known {
		if k != "" && k != name {
			own := bare(k)
			distance := spelling.Distance(want, own)
			if strings.Contains(own, want) || strings.Contains(want, own) {
				distance /= 4 // a word more or less
			}
			out = append(out, candidate{k, distance})
		}
	}
	slices.SortFunc(out, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(a.distance, b.distance), cmp.Compare(a.name, b.name))
	})
	names := make([]string, 0, most)
	for _, c := range out[:min(most, len(out))] {
		names = append(names, c.name)
	}
	return names
}

func bare(name string) string {
	name = path.Base(name)
	return strings.ToLower(strings.TrimSuffix(name, path.Ext(name)))
}

// Sentence names candidates for a message: "the closest are a.txt and b.txt"; ""
// where there are none.
func Sentence(names []string) string {
	switch len(names) {
	case 0:
		return ""
	case 1:
		return "the closest is " + names[0]
	}
	return "the closest are " + strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
}
