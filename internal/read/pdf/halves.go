package pdf

// Two columns of which the second has hardly begun when the text ends show no gutter: the
// lines on the right are too few. What shows it is the first column, which keeps to the
// left half of the page.
const (
	halfLines   = 8    // lines of the first column at least
	halfGutter  = 80.0 // points, the widest gutter
	halfUneven  = 20.0 // points that a ragged column may end before its edge
	halfIndents = 60.0 // points that lines of the second column are indented at most
	halfHanging = 30.0 // points, the indent of a paragraph that goes on in the second column
)

// halves returns the gutter in the middle of a page whose text keeps to its left half,
// but for the beginning of a second column.
func (l *leaf) halves() (gutter, bool) {
	middle := l.width / 2
	rs := rows(l.chunks)
	for from := 0; from < len(rs); from++ {
		to := from
		for to < len(rs) && !rs[to].blocks(middle) {
			to++
		}
		if g, ok := l.half(gutter{x: middle, from: from, to: to}, rs); ok {
			return g, true
		}
		from = to
	}
	return gutter{}, false
}

// half measures the gutter in the middle of some rows.
func (l *leaf) half(g gutter, rs []row) (gutter, bool) {
	if g.to-g.from < halfLines {
		return g, false
	}
	left, right := g.part(rs)
	if len(right) == 0 {
		return g, false
	}
	a, b := sideOf(pointers(left)), sideOf(pointers(right))
	g.lines, g.clear, g.end, g.start = min(a.lines, b.lines), b.x0-a.x1, a.x1, b.x0
	if a.lines < halfLines || b.lines >= a.lines || !a.prose() || labels(pointers(left), a.x1) {
		return g, false
	}
	for i := range right {
		if right[i].x0 > b.x0+halfIndents && right[i].x1 < b.x1-halfIndents {
			return g, false // no column: what stands there is set apart
		}
	}
	off := (g.start - g.x) - (g.x - g.end) // from the middle
	return g, g.clear <= halfGutter && off >= -halfUneven && off <= halfUneven+halfHanging && a.x1-a.x0 >= columnShare*l.width
}

func pointers(chunks []chunk) []*chunk {
	out := make([]*chunk, len(chunks))
	for i := range chunks {
		out[i] = &chunks[i]
	}
	return out
}
