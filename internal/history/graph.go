package history

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
)

// ancestors returns, for each version, which versions it comes from, itself included.
func ancestors(versions []Version) [][]bool {
	out := make([][]bool, len(versions))
	for v := range versions {
		out[v] = make([]bool, len(versions))
		out[v][v] = true
		for _, p := range versions[v].Parents {
			for w, is := range out[p] {
				out[v][w] = out[v][w] || is
			}
		}
	}
	return out
}

// markSides finds the main line, from the last version back by first parents, and marks
// what it does not pass through.
func markSides(versions []Version) {
	for i := range versions {
		versions[i].Side = true
	}
	for v := last(versions); v >= 0; {
		versions[v].Side = false
		if len(versions[v].Parents) == 0 {
			return
		}
		v = versions[v].Parents[0]
	}
}

// last is the last version that is no proposal, or the last one.
func last(versions []Version) int {
	for v := len(versions) - 1; v >= 0; v-- {
		if !versions[v].Proposal {
			return v
		}
	}
	return len(versions) - 1
}

// Dated reports whether all versions have dates.
func Dated(versions []Version) bool {
	return !slices.ContainsFunc(versions, func(v Version) bool { return v.Date == "" })
}

// checkDates refuses a version that is older than one that it was made from.
func checkDates(versions []Version) error {
	for i := range versions {
		v := &versions[i]
		if v.Date == "" {
			continue
		}
		if _, _, err := span(v.Date); err != nil {
			return fmt.Errorf("version %s: %w", v.ID, err)
		}
		for _, p := range v.Parents {
			if w := &versions[p]; w.Date != "" && after(w.Date, v.Date) {
				return errors.New(datesBackwards(v.ID, v.Date, w.ID, w.Date))
			}
		}
	}
	return nil
}

func datesBackwards(id, date, parent, parentDate string) string {
	return fmt.Sprintf("version %s of %s was made from %s of %s: the dates run backwards; give the versions in their order, or set the dates right",
		id, date, parent, parentDate)
}

// layouts are the forms of dates, with what they may leave out.
var layouts = []struct {
	layout              string
	years, months, days int // from the first moment to the first one after it
}{{"2006-01-02", 0, 0, 1}, {"2006-01", 0, 1, 0}, {"2006", 1, 0, 0}}

// span returns the first moment of a date and the first one after it.
func span(date string) (from, to time.Time, err error) {
	for _, l := range layouts {
		if t, err := time.Parse(l.layout, date); err == nil {
			return t, t.AddDate(l.years, l.months, l.days), nil
		}
	}
	return time.Time{}, time.Time{}, fmt.Errorf("%q is no date; write 2027, 2027-03 or 2027-03-01", date)
}

// Moment is where a date stands in time, its middle where it leaves the day open; ok is
// false where it is none.
func Moment(date string) (at time.Time, ok bool) {
	from, to, err := span(date)
	if err != nil {
		return time.Time{}, false
	}
	return from.Add(to.Sub(from) / 2), true
}

// after reports whether all of date a is later than all of date b.
func after(a, b string) bool {
	from, _, err := span(a)
	_, to, err2 := span(b)
	return err == nil && err2 == nil && !from.Before(to)
}

// named is a version by its name, with the names of its parents.
type named struct {
	id      string
	parents []string
}

// graphError is a mistake in what versions say of each other; at is the index of the
// version that it is about.
type graphError struct {
	at      int
	message string
}

func (e *graphError) Error() string { return e.message }

func mistake(at int, format string, args ...any) error {
	return &graphError{at, fmt.Sprintf(format, args...)}
}

// arrange puts versions behind those that they were made from, and otherwise leaves them
// in their order: it returns their new order as indexes. Its errors name the version and
// the remedy.
func arrange(list []named) ([]int, error) {
	at := map[string]int{}
	for i, v := range list {
		if _, twice := at[v.id]; twice {
			return nil, mistake(i, "the version %q is there twice; give each a name of its own", v.id)
		}
		at[v.id] = i
	}
	for i, v := range list {
		for k, p := range v.parents {
			j, there := at[p]
			switch {
			case !there:
				return nil, mistake(i, "version %q names a parent that is not there: %q; the versions are %s", v.id, p, names(list))
			case j == i:
				return nil, mistake(i, "version %q is its own parent; take it out of its parents", v.id)
			case slices.Contains(v.parents[:k], p):
				return nil, mistake(i, "version %q names the parent %q twice", v.id, p)
			}
		}
	}
	var order []int
	placed := map[string]bool{}
	for len(order) < len(list) {
		next := slices.IndexFunc(list, func(v named) bool {
			return !placed[v.id] && !slices.ContainsFunc(v.parents, func(p string) bool { return !placed[p] })
		})
		if next < 0 {
			return nil, cycle(list, at, placed)
		}
		placed[list[next].id] = true
		order = append(order, next)
	}
	return order, nil
}

// cycle names the versions of a ring among those that are not placed.
func cycle(list []named, at map[string]int, placed map[string]bool) error {
	v := slices.IndexFunc(list, func(v named) bool { return !placed[v.id] })
	var ring []string
	for !slices.Contains(ring, list[v].id) {
		ring = append(ring, list[v].id)
		v = at[list[v].parents[slices.IndexFunc(list[v].parents, func(p string) bool { return !placed[p] })]]
	}
	ring = append(ring[slices.Index(ring, list[v].id):], list[v].id)
	return mistake(v, "the versions go round in a circle: %s; a version comes from earlier ones only", strings.Join(ring, " from "))
}

func names(list []named) string {
	var out []string
	for _, v := range list {
		out = append(out, v.id)
	}
	const most = 12
	if len(out) > most {
		return strings.Join(out[:most], ", ") + fmt.Sprintf(" and %d more", len(out)-most)
	}
	return strings.Join(out, ", ")
}
