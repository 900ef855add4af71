package pdf

import (
	"cmp"
	"math"
	"slices"
)

// What makes a white strip a gutter between columns of prose rather than a gap
// in a table, a label's indent or a masthead.
const (
	gutterWidth    = 9.0  // points, the narrowest gutter
	gutterStep     = 3.0  // points between the places tried
	columnLines    = 5    // lines on either side
	columnShare    = 0.22 // of the text's width that a column takes at least
	columnOverlap  = 0.5  // of the shorter column's height that stands beside the other
	columnLetters  = 12   // characters in a column's line on average
	maxColumnDepth = 6
)

// row is the chunks of one baseline.
type row struct {
	y      float64
	chunks []chunk
}

// rows groups chunks by baseline, top down; chunks of a row run left to right.
func rows(chunks []chunk) []row {
	sorted := slices.Clone(chunks)
	slices.SortStableFunc(sorted, func(a, b chunk) int { return cmp.Compare(a.y, b.y) })
	var out []row
	for len(sorted) > 0 {
		n := 1
		for n < len(sorted) && sorted[n].y-sorted[0].y < 1.5 {
			n++
		}
		out = append(out, row{sorted[0].y, sorted[:n:n]})
		sorted = sorted[n:]
	}
	for i := range out {
		slices.SortStableFunc(out[i].chunks, func(a, b chunk) int { return cmp.Compare(a.x0, b.x0) })
	}
	return out
}

// regions splits a page's chunks into parts that are read one after the other:
// what stands above columns, the columns from left to right, what stands below.
func regions(chunks []chunk) [][]chunk {
	return split(rows(chunks), 0)
}

func split(rs []row, depth int) [][]chunk {
	if len(rs) == 0 {
		return nil
	}
	g, ok := gutter{}, false
	if depth < maxColumnDepth {
		g, ok = findGutter(rs)
	}
	if !ok {
		var all []chunk
		for _, r := range rs {
			all = append(all, r.chunks...)
		}
		return [][]chunk{all}
	}
	var left, right []chunk
	for _, r := range rs[g.from:g.to] {
		for _, c := range r.chunks {
			if c.x1 <= g.x {
				left = append(left, c)
			} else {
				right = append(right, c)
			}
		}
	}
	out := split(rs[:g.from], depth+1)
	out = append(out, split(rows(left), depth+1)...)
	out = append(out, split(rows(right), depth+1)...)
	return append(out, split(rs[g.to:], depth+1)...)
}

// gutter is a white strip around x through rows [from, to).
type gutter struct {
	x        float64
	from, to int
	lines    int     // lines on the side that has fewer
	clear    float64 // width of the strip
}

// findGutter returns the gutter with the most lines beside it.
func findGutter(rs []row) (gutter, bool) {
	left, right := math.Inf(1), math.Inf(-1)
	for _, r := range rs {
		left = min(left, r.chunks[0].x0)
		for _, c := range r.chunks {
			right = max(right, c.x1)
		}
	}
	width := right - left
	var best gutter
	if len(rs) < columnLines || width < 150 || width > 1e4 {
		return best, false
	}
	for x := left + columnShare*width; x <= right-columnShare*width; x += gutterStep {
		start := 0
		for i := 0; i <= len(rs); i++ {
			if i < len(rs) && !rs[i].blocks(x) {
				continue
			}
			g := gutter{x: x, from: start, to: i}
			if g.measure(rs, width) && (g.lines > best.lines || g.lines == best.lines && g.clear > best.clear) {
				best = g
			}
			start = i + 1
		}
	}
	return best, best.lines > 0
}

// blocks reports whether text of the row stands in a gutter around x.
func (r *row) blocks(x float64) bool {
	for i := range r.chunks {
		if r.chunks[i].x0 < x+gutterWidth/2 && r.chunks[i].x1 > x-gutterWidth/2 {
			return true
		}
	}
	return false
}

// side is what stands on one side of a gutter.
type side struct {
	lines, letters, full int
	x0, x1, top, bottom  float64
	widths               []float64
}

func (s *side) add(x0, x1, y float64, letters int) {
	if s.lines == 0 {
		s.x0, s.x1, s.top = x0, x1, y
	}
	s.x0, s.x1, s.bottom = min(s.x0, x0), max(s.x1, x1), y
	s.lines++
	s.letters += letters
	s.widths = append(s.widths, x1-x0)
}

// prose reports whether the side looks like a column of running text: most of
// its lines fill it.
func (s *side) prose() bool {
	if s.lines < columnLines || s.letters < s.lines*columnLetters {
		return false
	}
	for _, w := range s.widths {
		if w > 0.6*(s.x1-s.x0) {
			s.full++
		}
	}
	return s.full*2 >= s.lines
}

// measure fills in g and reports whether it separates two columns.
func (g *gutter) measure(rs []row, width float64) bool {
	if g.to-g.from < columnLines {
		return false
	}
	g.trim(rs)
	var l, r side
	for _, row := range rs[g.from:g.to] {
		sides := [2]struct {
			x0, x1  float64
			letters int
		}{{x0: math.Inf(1)}, {x0: math.Inf(1)}}
		for _, c := range row.chunks {
			s := &sides[0]
			if c.x0 > g.x {
				s = &sides[1]
			}
			s.x0, s.x1 = min(s.x0, c.x0), max(s.x1, c.x1)
			s.letters += len(c.text)
		}
		if sides[0].letters > 0 {
			l.add(sides[0].x0, sides[0].x1, row.y, sides[0].letters)
		}
		if sides[1].letters > 0 {
			r.add(sides[1].x0, sides[1].x1, row.y, sides[1].letters)
		}
	}
	if !l.prose() || !r.prose() {
		return false
	}
	g.lines, g.clear = min(l.lines, r.lines), r.x0-l.x1
	overlap := min(l.bottom, r.bottom) - max(l.top, r.top)
	shorter := min(l.bottom-l.top, r.bottom-r.top)
	return l.x1-l.x0 > columnShare*width && r.x1-r.x0 > columnShare*width && overlap > columnOverlap*shorter
}

// trim leaves out rows at either end that stand apart: headings above the
// columns and lines below them that happen to be short.
func (g *gutter) trim(rs []row) {
	apart := func(a, b int) bool { return rs[b].y-rs[a].y > 2.2*rs[b].chunks[0].size }
	for k := g.from; k+1 < g.to && k < g.from+4; k++ {
		if apart(k, k+1) {
			g.from = k + 1
			break
		}
	}
	for k := g.to - 1; k > g.from && k > g.to-5; k-- {
		if apart(k-1, k) {
			g.to = k
			break
		}
	}
}
