package pdf

import (
	"math"
	"slices"
	"strconv"
	"strings"
)

// dropLineNumbers takes the numbers of lines out of a page: bare numbers in one column
// of the margin, or of the gutter, that count the rows beside them.
func dropLineNumbers(l *leaf) {
	type number struct{ chunk, value int }
	columns := map[int][]number{} // by the right edge
	for i := range l.chunks {
		c := &l.chunks[i]
		text := strings.TrimSpace(c.text)
		if v, err := strconv.Atoi(text); err == nil && len(text) <= 4 && v > 0 {
			columns[int(math.Round(c.x1))] = append(columns[int(math.Round(c.x1))], number{i, v})
		}
	}
	gone := map[int]bool{}
	for edge, numbers := range columns {
		numbers = append(append([]number(nil), numbers...), columns[edge+1]...)
		slices.SortFunc(numbers, func(a, b number) int { return int(math.Round(l.chunks[a.chunk].y*10 - l.chunks[b.chunk].y*10)) })
		beside := rowsBeside(l, float64(edge))
		steps := map[int]int{}
		for k := 1; k < len(numbers); k++ {
			a, b := numbers[k-1], numbers[k]
			d := b.value - a.value
			if between := countBetween(beside, l.chunks[a.chunk].y, l.chunks[b.chunk].y); d > 0 && between == d {
				steps[d]++
			}
		}
		each := steps[1] >= 7 && steps[1]*10 >= 8*len(beside)
		fifth := steps[5] >= 2 && steps[5]*5+10 >= len(beside)
		if !each && !fifth {
			continue
		}
		for _, n := range numbers {
			if each || n.value%5 == 0 {
				gone[n.chunk] = true
			}
		}
	}
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
