package pdf

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/resolint/resolint/internal/lazyregexp"
)

// What makes a white strip a gutter between columns of prose rather than a gap
// in a table, a label's indent or a masthead.
const (
	gutterWidth    = 6.5  // points, the narrowest gutter
	gutterStep     = 1.5  // points between the places tried
	columnLines    = 5    // lines on either side
	columnShare    = 0.22 // of the text's width that a column takes at least
	columnOverlap  = 0.5  // of the shorter column's height that stands beside the other
	columnLetters  = 12   // characters in a column's line on average
	maxColumnDepth = 6
	nearColumn     = 3.0 // points between columns of one layout
	maxLayouts     = 20  // layouts of columns in a document
)

// row is the chunks of one baseline.
type row struct {
	y      float64
	chunks []chunk
}

// rows groups chunks by baseline, top down; chunks of a row run left to right.
func rows(chunks []chunk) []row { return sortRows(slices.Clone(chunks)) }

// sortRows is rows in the room of its argument.
func sortRows(sorted []chunk) []row {
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

// columns is the gutters that the pages of a document have by themselves.
type columns []gutter

// learnColumns finds the gutters of the pages. A page on which a column has few lines
// shows none by itself, unless no other page does.
func learnColumns(leaves []*leaf) columns {
	var cs columns
	var room []chunk
	for _, l := range leaves {
		if !l.beyond() {
			continue
		}
		room = append(room[:0], l.chunks...)
		cs.learn(sortRows(room), 0)
	}
	for _, l := range leaves {
		if g, ok := l.halves(); ok && len(cs) == 0 {
			cs = append(cs, g)
		}
	}
	return cs
}

// learn adds the gutter of some rows, and those of the columns beside it.
func (cs *columns) learn(rs []row, depth int) {
	if depth == maxColumnDepth || len(*cs) == maxLayouts || len(rs) == 0 {
		return
	}
	g, ok := findGutter(rs)
	if !ok {
		return
	}
	if i := slices.IndexFunc(*cs, func(k gutter) bool { return math.Abs(k.start-g.start) <= nearColumn }); i >= 0 {
		(*cs)[i].end = max((*cs)[i].end, g.end)
	} else {
		*cs = append(*cs, g)
	}
	left, right := g.part(rs)
	cs.learn(rows(left), depth+1)
	cs.learn(rows(right), depth+1)
}

// part returns what stands left and right of the gutter in its rows.
func (g *gutter) part(rs []row) (left, right []chunk) {
	for _, r := range rs[g.from:g.to] {
		for _, c := range r.chunks {
			if c.x1 <= g.x {
				left = append(left, c)
			} else {
				right = append(right, c)
			}
		}
	}
	return left, right
}

// beyond reports whether enough stands in the right part of a page for a column there.
func (l *leaf) beyond() bool {
	n := 0
	for i := range l.chunks {
		if l.chunks[i].x0 > columnShare*l.width {
			n++
		}
	}
	return n >= columnLines
}

// regions splits a page's chunks into parts that are read one after the other:
// what stands above columns, the columns from left to right, what stands below.
func (cs columns) regions(chunks []chunk) [][]chunk {
	return cs.split(rows(chunks), 0)
}

func (cs columns) split(rs []row, depth int) [][]chunk {
	if len(rs) == 0 {
		return nil
	}
	g, ok := gutter{}, false
	if depth < maxColumnDepth {
		if g, ok = findGutter(rs); !ok {
			g, ok = cs.recurring(rs)
		}
	}
	if !ok {
		var all []chunk
		for _, r := range rs {
			all = append(all, r.chunks...)
		}
		return [][]chunk{all}
	}
	left, right := g.part(rs)
	out := cs.split(rs[:g.from], depth+1)
	out = append(out, cs.split(rows(left), depth+1)...)
	out = append(out, cs.split(rows(right), depth+1)...)
	return append(out, cs.split(rs[g.to:], depth+1)...)
}

// gutter is a white strip around x through rows [from, to).
type gutter struct {
	x        float64
	from, to int
	lines    int     // lines on the side that has fewer
	clear    float64 // width of the strip
	// end and start are where the left column ends and the right one begins.
	end, start float64
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
			if g.measure(rs, width) && g.better(&best) {
				best = g
			}
			start = i + 1
		}
	}
	return best, best.lines > 0
}

// better reports whether g separates more than b: more lines, over more rows, by more
// room.
func (g *gutter) better(b *gutter) bool {
	return cmp.Or(cmp.Compare(g.lines, b.lines), cmp.Compare(g.to-g.from, b.to-b.from), cmp.Compare(g.clear, b.clear)) > 0
}

// recurring returns the rows in which both columns of another page have text, however
// short: the end of a text fills its last columns or does not.
func (cs columns) recurring(rs []row) (gutter, bool) {
	for _, known := range cs {
		for from := 0; from < len(rs); from++ {
			g := known
			g.from, g.to, g.end, g.start = from, from, 0, math.Inf(1)
			for ; g.to < len(rs) && !rs[g.to].blocks(g.x); g.to++ {
				for _, c := range rs[g.to].chunks {
					if c.x0 > g.x {
						g.start = min(g.start, c.x0)
					} else {
						g.end = max(g.end, c.x1)
					}
				}
			}
			if g.end > 0 && g.end <= known.end+nearColumn && math.Abs(g.start-known.start) <= nearColumn {
				return g, true
			}
			from = g.to
		}
	}
	return gutter{}, false
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
	chunks               []*chunk
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

// columns reports whether the side holds columns of running text beside one another,
// whose lines stand on baselines of their own: each at least as wide as given.
func (s *side) columns(width float64) bool {
	slices.SortFunc(s.chunks, func(a, b *chunk) int { return cmp.Compare(a.x0, b.x0) })
	n, from, end := 0, 0, math.Inf(-1)
	for i := 0; i <= len(s.chunks); i++ {
		// What is narrow yet is labels before a hanging indent.
		if i == len(s.chunks) || i > from && s.chunks[i].x0 > end+gutterWidth && end-s.chunks[from].x0 >= width {
			column := sideOf(s.chunks[from:i])
			if column.x1-column.x0 < width || !column.prose() {
				return false
			}
			n, from = n+1, i
		}
		if i < len(s.chunks) {
			end = max(end, s.chunks[i].x1)
		}
	}
	return n > 1
}

// sideOf makes lines of chunks, which it sorts.
func sideOf(chunks []*chunk) side {
	s := side{chunks: chunks}
	slices.SortStableFunc(chunks, func(a, b *chunk) int { return cmp.Compare(a.y, b.y) })
	for len(chunks) > 0 {
		first := chunks[0]
		x0, x1, letters := first.x0, first.x1, 0
		for len(chunks) > 0 && chunks[0].y-first.y < 1.5 {
			x0, x1, letters = min(x0, chunks[0].x0), max(x1, chunks[0].x1), letters+len(chunks[0].text)
			chunks = chunks[1:]
		}
		s.add(x0, x1, first.y, letters)
	}
	return s
}

// measure fills in g and reports whether it separates two columns.
func (g *gutter) measure(rs []row, width float64) bool {
	if g.to-g.from < columnLines {
		return false
	}
	g.trim(rs)
	var left, right []*chunk
	for _, row := range rs[g.from:g.to] {
		for i := range row.chunks {
			if c := &row.chunks[i]; c.x0 > g.x {
				right = append(right, c)
			} else {
				left = append(left, c)
			}
		}
	}
	l, r := sideOf(left), sideOf(right)
	if labels(left, l.x1) || !l.prose() && !l.columns(columnShare*width) || !r.prose() && !r.columns(columnShare*width) {
		return false
	}
	g.lines, g.clear, g.end, g.start = min(l.lines, r.lines), r.x0-l.x1, l.x1, r.x0
	overlap := min(l.bottom, r.bottom) - max(l.top, r.top)
	shorter := min(l.bottom-l.top, r.bottom-r.top)
	return l.x1-l.x0 > columnShare*width && r.x1-r.x0 > columnShare*width && overlap > columnOverlap*shorter
}

// bareLabel is a label that stands by itself, before a hanging indent.
var bareLabel = lazyregexp.New(`^(\(?([a-z]{1,2}|\d{1,3}|[ivxl]{1,6})[.)]|\d{1,3}|[–—•·▪‣-])(bis|ter|quater)?$`)

// labels reports whether all that reaches up to x is labels: the strip behind them is
// the indent of a column and no gutter.
func labels(chunks []*chunk, x float64) bool {
	const reach = 15.0 // points
	for _, c := range chunks {
		if c.x1 > x-reach && !bareLabel.MatchString(strings.TrimSpace(c.text)) {
			return false
		}
	}
	return true
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
