package pdf

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"
)

// lineNumber is a bare number of a page, which may be that of a line.
type lineNumber struct{ chunk, value int }

// dropLineNumbers takes the numbers of lines out of the pages: bare numbers in one
// column of the margin, or of the gutter, that count the rows beside them. A page with
// few lines does not prove them; another one whose numbers stand there does.
func dropLineNumbers(leaves []*leaf) {
	known := map[int]int{} // steps by the right edge
	pages := make([]map[int][]lineNumber, len(leaves))
	for i, l := range leaves {
		pages[i] = numbersOf(l)
		for edge := range pages[i] {
			if step := stepOf(l, edge, pages[i]); step > 0 {
				known[edge] = step
			}
		}
	}
	if len(known) == 0 {
		return
	}
	for i, l := range leaves {
		gone := map[int]bool{}
		for edge, step := range known {
			for at := edge - 1; at <= edge+1; at++ {
				if counts(l, at, step, pages[i][at]) {
					for _, n := range pages[i][at] {
						gone[n.chunk] = gone[n.chunk] || n.value%step == 0
					}
				}
			}
		}
		l.drop(gone)
	}
}

// numbersOf returns a page's bare numbers by their right edge, in points.
func numbersOf(l *leaf) map[int][]lineNumber {
	out := map[int][]lineNumber{}
	for i := range l.chunks {
		c := &l.chunks[i]
		text := strings.TrimSpace(c.text)
		if v, err := strconv.Atoi(text); err == nil && len(text) <= 4 && v > 0 {
			edge := int(math.Round(c.x1))
			out[edge] = append(out[edge], lineNumber{i, v})
		}
	}
	return out
}

// stepOf returns 1 where the numbers at an edge, or beside it, count every row of the
// page, n up to 10 where they count every nth, and 0 where they are no numbers of lines.
func stepOf(l *leaf, edge int, columns map[int][]lineNumber) int {
	numbers := append(append([]lineNumber(nil), columns[edge]...), columns[edge+1]...)
	l.downwards(numbers)
	beside := rowsBeside(l, float64(edge))
	steps := map[int]int{}
	for k := 1; k < len(numbers); k++ {
		a, b := numbers[k-1], numbers[k]
		d := b.value - a.value
		if between := countBetween(beside, l.chunks[a.chunk].y, l.chunks[b.chunk].y); d > 0 && between == d {
			steps[d]++
		}
	}
	if steps[1] >= 7 && steps[1]*10 >= 8*len(beside) {
		return 1
	}
	for n := 2; n <= 10; n++ {
		if rows := steps[n] * n; steps[n] >= 2 && rows >= 8 && rows+2*n >= len(beside) {
			return n
		}
	}
	return 0
}

// counts reports whether the numbers at an edge go up with the rows beside them as
// those of other pages do; most of them, since a row may be no line.
func counts(l *leaf, edge, step int, numbers []lineNumber) bool {
	if len(numbers) == 0 {
		return false
	}
	l.downwards(numbers)
	beside := rowsBeside(l, float64(edge))
	good := 0
	for k := 1; k < len(numbers); k++ {
		a, b := numbers[k-1], numbers[k]
		if d := b.value - a.value; d > 0 && d%step == 0 && countBetween(beside, l.chunks[a.chunk].y, l.chunks[b.chunk].y) == d {
			good++
		}
	}
	return good*2 >= len(numbers)-1
}

// downwards sorts numbers of a page by their height.
func (l *leaf) downwards(numbers []lineNumber) {
	slices.SortFunc(numbers, func(a, b lineNumber) int { return cmp.Compare(l.chunks[a.chunk].y, l.chunks[b.chunk].y) })
}

// drop takes chunks out of a page.
func (l *leaf) drop(gone map[int]bool) {
	if len(gone) == 0 {
		return
	}
	kept := l.chunks[:0:0]
	for i := range l.chunks {
		if !gone[i] {
			kept = append(kept, l.chunks[i])
		}
	}
	l.chunks = kept
}

// rowsBeside returns the heights of the rows that have text close to the right of x.
func rowsBeside(l *leaf, x float64) []float64 {
	const apart = 90 // points, a centred title apart
	var ys []float64
	for i := range l.chunks {
		if c := &l.chunks[i]; c.x0 > x && c.x0 < x+apart {
			ys = append(ys, c.y)
		}
	}
	slices.Sort(ys)
	return slices.CompactFunc(ys, func(a, b float64) bool { return math.Abs(b-a) < 3 })
}

// countBetween counts the rows below height a down to height b.
func countBetween(ys []float64, a, b float64) int {
	n := 0
	for _, y := range ys {
		if y > a+1 && y <= b+1 {
			n++
		}
	}
	return n
}
