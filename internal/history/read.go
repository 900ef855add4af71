package history

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/resolint/resolint/internal/audit"
)

// Reader reads a text: one with tracked changes as a state for each author and day.
type Reader interface {
	Editions(ctx context.Context, src audit.Source) ([]*audit.Edition, error)
}

// Read reads the sources of entries, which name all parents and stand behind them;
// load returns an entry's bytes. A text with tracked changes stands for a version for
// each author and day of its changes, "d4/EUR"; where it was made from none, for the
// text before them too, "d4/base". Who names it as a parent means the last.
func Read(ctx context.Context, r Reader, entries []Entry, load func(e *Entry) ([]byte, error)) ([]Version, []*audit.Edition, error) {
	var versions []Version
	var editions []*audit.Edition
	at := map[string]int{}
	for i := range entries {
		e := &entries[i]
		list, err := r.Editions(ctx, audit.Source{Name: e.Source, Path: e.Source, Load: func() ([]byte, error) { return load(e) }})
		if err != nil {
			return nil, nil, fmt.Errorf("version %s: %w", e.ID, err)
		}
		var parents []int
		for _, p := range e.Parents {
			parents = append(parents, at[p])
		}
		if list[0].Base && len(parents) > 0 {
			list = list[1:] // that is what it was made from
		}
		for k, ed := range list {
			v := Version{ID: e.ID, Source: e.Source, Date: e.Date, Proponent: e.Proponent, Proposal: e.Proposal, Parents: parents}
			if len(list) > 1 || ed.Author != "" {
				state(&v, ed, versions)
			}
			if k > 0 {
				v.Parents = []int{len(versions) - 1}
			}
			versions, editions = append(versions, v), append(editions, ed)
		}
		at[e.ID] = len(versions) - 1
	}
	return versions, editions, nil
}

// state names a state of a redline by its author, and by the day where the author has
// several.
func state(v *Version, e *audit.Edition, before []Version) {
	if e.Base {
		v.ID += "/base"
		return
	}
	v.ID += "/" + cmp.Or(e.Author, "unnamed")
	v.Proponent = cmp.Or(v.Proponent, e.Author)
	if _, _, err := span(e.Date); err == nil {
		v.Date = e.Date
	}
	taken := func(id string) bool {
		return slices.ContainsFunc(before, func(w Version) bool { return w.ID == id })
	}
	if id := v.ID; taken(id) {
		v.ID = id + " " + e.Date
		for n := 2; taken(v.ID); n++ {
			v.ID = fmt.Sprintf("%s %d", id, n)
		}
	}
}
