package odt

import (
	"strconv"
	"strings"

	"github.com/resolint/resolint/internal/document"
	"github.com/resolint/resolint/internal/read/numeral"
	"github.com/resolint/resolint/internal/read/xmlscan"
)

// counters are the numbers of a list by level, on each side.
type counters [11][2]int

// openList is a text:list element that is open. item is true until the first
// paragraph of the running item that is not empty, start its number if one is given.
type openList struct {
	style  string
	count  *counters
	item   bool
	header bool
	start  int
	// waiting is the number of an empty paragraph, which goes with the first words of its
	// item, or counts without any.
	waiting *numbering
}

// numbering is what the number of a paragraph depends on.
type numbering struct {
	style string
	level int
	count *counters
	start int // number that the item is given, -1 for none
	// baseOnly is true for a paragraph that starts on the base alone.
	baseOnly bool
}

func (r *reader) openList(e xmlscan.Element) {
	l := openList{style: e.Get("style-name"), start: -1}
	if n := len(r.open); n > 0 {
		l.count = r.open[n-1].count
		if l.style == "" {
			l.style = r.open[n-1].style
		}
	} else {
		l.count = r.continued(e, l.style)
		if r.region == nil { // the lists of deletions are only parts of lists
			r.last[l.style] = l.count
			if id := e.Get("id"); id != "" {
				r.byID[id] = l.count
			}
		}
	}
	r.open = append(r.open, l)
}

// continued returns the counters of the list that list e goes on with, or new
// ones.
func (r *reader) continued(e xmlscan.Element, style string) *counters {
	if c := r.byID[e.Get("continue-list")]; c != nil {
		return c
	}
	if c := r.last[style]; c != nil && e.Get("continue-numbering") == "true" {
		return c
	}
	return &counters{}
}

// inContext returns the numbering of a paragraph of a deletion where the deletion
// stood: it counts on in the list there.
func (r *reader) inContext(n *numbering) *numbering {
	if n == nil || n.style == outlineStyle {
		return n
	}
	in := *n
	if k := len(r.open); k > 0 && r.open[0].style == n.style {
		in.count = r.open[0].count
	} else if c := r.last[n.style]; c != nil {
		in.count = c
	}
	return &in
}

// empty keeps the number of an empty paragraph of the body for the first words of its item.
func (r *reader) empty(n *numbering) {
	if k := len(r.open); k > 0 && n != nil && r.open[k-1].count == n.count && n.level == k {
		r.open[k-1].item, r.open[k-1].waiting = true, n
	}
}

// endItem counts an item that had no words.
func (r *reader) endItem() {
	if k := len(r.open); k > 0 && r.open[k-1].waiting != nil {
		r.label(r.open[k-1].waiting, [2]bool{true, true})
		r.open[k-1].waiting = nil
	}
}

func (r *reader) closeList() {
	if n := len(r.open); n > 0 {
		r.open = r.open[:n-1]
	}
}

func (r *reader) openItem(e xmlscan.Element) {
	n := len(r.open)
	if n == 0 {
		return
	}
	l := &r.open[n-1]
	l.item, l.header, l.start = true, e.Name == "list-header", -1
	if v, err := strconv.Atoi(e.Get("start-value")); err == nil {
		l.start = v
	}
}

// numbered returns what numbers the paragraph that starts, nil if nothing does.
func (r *reader) numbered(e xmlscan.Element) *numbering {
	if n := len(r.open); n > 0 {
		l := &r.open[n-1]
		if !l.item || l.header {
			return nil
		}
		l.item, l.waiting = false, nil
		style := l.style
		if style == "" {
			style = r.listOf(e.Get("style-name"))
		}
		return &numbering{style: style, level: n, count: l.count, start: l.start}
	}
	if e.Name != "h" {
		return nil
	}
	n, _ := strconv.Atoi(e.Get("outline-level"))
	if n < 1 || n > 10 || e.Get("is-list-header") == "true" {
		return nil
	}
	return &numbering{style: outlineStyle, level: n, count: &r.outline, start: -1}
}

// label advances the numbers on the sides that show the paragraph and returns
// the labels.
func (r *reader) label(n *numbering, on [2]bool) (out [2]string) {
	style, ok := r.lists[n.style]
	if !ok || n.level >= len(n.count) {
		return out
	}
	lv, ok := style[n.level]
	if !ok {
		return out
	}
	for s := range out {
		if !on[s] {
			continue
		}
		if !r.grow.Generate(len(lv.bullet) + len(lv.prefix) + len(lv.suffix) + 4*n.level) {
			return out
		}
		if lv.bullet != "" {
			out[s] = lv.bullet
			continue
		}
		for k := n.level + 1; k < len(n.count); k++ {
			n.count[k][s] = 0
		}
		switch c := &n.count[n.level][s]; {
		case n.start >= 0:
			*c = n.start
		case *c == 0:
			*c = lv.start
		default:
			*c++
		}
		out[s] = printed(style, lv, n, document.Side(s))
	}
	return out
}

func printed(style map[int]level, lv level, n *numbering, s document.Side) string {
	if lv.format == "" {
		return strings.TrimSpace(lv.prefix + lv.suffix)
	}
	var parts []string
	for k := n.level - lv.display + 1; k <= n.level; k++ {
		if up := style[k]; up.format != "" {
			parts = append(parts, number(max(n.count[k][s], 1), up.format))
		}
	}
	return strings.TrimSpace(lv.prefix + strings.Join(parts, ".") + lv.suffix)
}

func number(n int, format string) string {
	switch format {
	case "a", "A":
		s := numeral.Letters(n)
		if format == "A" {
			return strings.ToUpper(s)
		}
		return s
	case "i", "I":
		s := numeral.Roman(n, 3999)
		if format == "I" {
			return strings.ToUpper(s)
		}
		return s
	}
	return strconv.Itoa(n)
}
