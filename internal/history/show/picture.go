package show

import (
	"fmt"
	"html/template"
	"slices"
	"strings"

	"github.com/resolint/resolint/internal/history"
)

// drawing is an SVG being written. Its shapes tell marks apart without colour.
type drawing struct {
	strings.Builder
	width, height float64
}

func esc(s string) string { return template.HTMLEscapeString(clean(s)) }

// label writes text; class may be "" and anchor "start", "middle" or "end".
func (d *drawing) label(x, y float64, anchor, class, text string) {
	fmt.Fprintf(d, `<text x="%.1f" y="%.1f" text-anchor="%s" class="%s">%s</text>`, x, y, anchor, class, esc(text))
}

// done closes the picture under a title and a description, for those who do not see it.
func (d *drawing) done(id, title, description string) template.HTML {
	return template.HTML(fmt.Sprintf( //nolint:gosec // all that comes from texts was escaped
		`<svg viewBox="0 0 %.0f %.0f" width="%.0f" height="%.0f" role="img" aria-labelledby="%s-t %s-d"><title id="%s-t">%s</title><desc id="%s-d">%s</desc>%s</svg>`,
		d.width, d.height, d.width, d.height, id, id, id, esc(title), id, esc(description), d.String()))
}

// mark draws what happened at a place.
func (d *drawing) mark(kind history.Kind, x, y float64) {
	const r = 4.5
	switch kind {
	case history.Born:
		fmt.Fprintf(d, `<circle class="full" cx="%.1f" cy="%.1f" r="%.1f"/>`, x, y, r)
	case history.Returned:
		fmt.Fprintf(d, `<circle class="open" cx="%.1f" cy="%.1f" r="%.1f"/><circle class="full" cx="%.1f" cy="%.1f" r="1.8"/>`, x, y, r, x, y)
	case history.Reworded:
		fmt.Fprintf(d, `<circle class="open" cx="%.1f" cy="%.1f" r="%.1f"/>`, x, y, r-1)
	case history.Weakened:
		fmt.Fprintf(d, `<path class="open weak" d="M%.1f %.1fh9l-4.5 8z"/>`, x-r, y-r+1)
	case history.Strengthened:
		fmt.Fprintf(d, `<path class="full strong" d="M%.1f %.1fh9l-4.5 -8z"/>`, x-r, y+r-1)
	case history.Moved:
		fmt.Fprintf(d, `<path class="open" d="M%.1f %.1fl4.5 4.5l-4.5 4.5l-4.5 -4.5z"/>`, x, y-r)
	case history.Split:
		fmt.Fprintf(d, `<path class="line" d="M%.1f %.1fh4l4 -4m-4 4l4 4"/>`, x-4, y)
	case history.Merged:
		fmt.Fprintf(d, `<path class="line" d="M%.1f %.1fl4 4l-4 4m4 -4h4"/>`, x-4, y-4)
	case history.Dropped:
		fmt.Fprintf(d, `<path class="line lost" d="M%.1f %.1fl8 8m0 -8l-8 8"/>`, x-4, y-4)
	default:
		fmt.Fprintf(d, `<path class="line" d="M%.1f %.1fv6"/>`, x, y-3)
	}
}

// legendEntry is a mark with the kind that it stands for.
type legendEntry struct {
	Picture template.HTML
	Kind    string
}

// legend explains the marks.
func legend() []legendEntry {
	var out []legendEntry
	for _, k := range append(slices.Clone(history.Kinds), "as before") {
		d := drawing{width: 16, height: 14}
		d.mark(k, 8, 7)
		out = append(out, legendEntry{template.HTML(fmt.Sprintf(`<svg width="16" height="14" viewBox="0 0 16 14" aria-hidden="true">%s</svg>`, d.String())), string(k)}) //nolint:gosec // of our own numbers
	}
	return out
}

// markOrder is the order in which kinds stand for a version in which several things happened.
var markOrder = []history.Kind{
	history.Returned, history.Born, history.Dropped, history.Split, history.Merged, history.Weakened, history.Strengthened, history.Moved, history.Reworded,
}

// marks are what happened to a life in a version, at most two of them.
func marks(events []history.Event, v int) []history.Kind {
	var out []history.Kind
	for _, k := range markOrder {
		if slices.ContainsFunc(events, func(e history.Event) bool { return e.Version == v && e.Kind == k && e.Statement == "" }) && len(out) < 2 {
			out = append(out, k)
		}
	}
	return out
}

// row is one row of a matrix.
type row struct {
	Name   string
	Events []history.Event
	Stands func(v int) bool
	// Cells are the table behind the picture, by version.
	Cells []string
}

func (s *story) lineRow(l *line) row {
	r := row{Name: l.Clause + " “" + l.Quote + "”"}
	if l.Mention != nil {
		r.Name = "“" + l.Quote + "” in " + l.Clause
		r.Events = l.Mention.Events
		r.Stands = func(v int) bool { _, ok := l.Mention.In(v); return ok }
	} else {
		r.Events = l.Life.Events
		r.Stands = func(v int) bool { _, ok := l.Life.In(v); return ok }
	}
	for v := range s.Versions {
		var words []string
		for _, k := range marks(r.Events, v) {
			words = append(words, string(k))
		}
		switch {
		case len(words) > 0:
		case r.Stands(v):
			words = []string{"as before"}
		default:
			words = []string{"–"}
		}
		r.Cells = append(r.Cells, strings.Join(words, ", "))
	}
	return r
}

// The sizes of the matrix, in pixels.
const (
	nameWidth  = 330.0
	rowHeight  = 18.0
	nameLength = 50
	idLength   = 16
)

// matrix draws lives over versions.
func (s *story) matrix(id, title string, rows []row) template.HTML {
	step := min(max(640/float64(len(s.Versions)), 26), 96)
	longest := 0
	for v := range s.Versions {
		longest = max(longest, len([]rune(shortened(s.Versions[v].ID, idLength))))
	}
	headerHeight := 20 + 4.6*float64(longest) // names stand aslant
	d := &drawing{width: nameWidth + step*float64(len(s.Versions)) + 60, height: headerHeight + rowHeight*float64(len(rows)) + 8}
	x := func(v int) float64 { return nameWidth + step*(float64(v)+0.5) }
	for v := range s.Versions {
		w := &s.Versions[v]
		class := "tick"
		if w.Side {
			class = "tick side"
		}
		fmt.Fprintf(d, `<text transform="translate(%.1f %.1f) rotate(-40)" class="%s">%s</text>`, x(v)-2, headerHeight-8, class, esc(shortened(w.ID, idLength)))
		dash := ""
		if w.Side {
			dash = ` stroke-dasharray="1 4"`
		}
		fmt.Fprintf(d, `<path class="grid" d="M%.1f %.1fV%.1f"%s/>`, x(v), headerHeight-4, d.height, dash)
	}
	for i := range rows {
		r := &rows[i]
		y := headerHeight + rowHeight*(float64(i)+0.5)
		d.label(nameWidth-8, y+4, "end", "name", shortened(r.Name, nameLength))
		for v := range s.Versions {
			for _, p := range s.Versions[v].Parents {
				if r.Stands(v) && r.Stands(p) {
					fmt.Fprintf(d, `<path class="life" d="M%.1f %.1fH%.1f"/>`, x(p), y, x(v))
				}
			}
		}
		for v := range s.Versions {
			list := marks(r.Events, v)
			if len(list) == 0 && r.Stands(v) {
				d.mark("", x(v), y)
			}
			for k, m := range list {
				d.mark(m, x(v)+float64(2*k-len(list)+1)*5.5, y)
			}
		}
	}
	return d.done(id, title, "Each row is a life, each column a version; the table below says the same in words.")
}

// shortened cuts a name to so many characters.
func shortened(s string, most int) string {
	r := []rune(clean(s))
	if len(r) > most {
		return string(r[:most-1]) + "…"
	}
	return string(r)
}
