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

// numberColumn is where numbers stand beneath one another: the edge that they share, in
// points, and the side of them on which the rows are that they count.
type numberColumn struct {
	edge  int
	right bool // they share their right edge, and not their left one
	rows  rowSide
}

// rowSide says where the rows stand that a column of numbers counts.
type rowSide uint8

const (
	rowsAfter  rowSide = iota // right of the numbers
	rowsBefore                // left of the numbers
	rowsHalf                  // left of the numbers, in the right one of two columns
)

// dropLineNumbers takes the numbers of lines out of the pages: bare numbers in one
// column of a margin, or of the gutter, that count the rows beside them. A page with
// few lines does not prove them; another one whose numbers stand there does.
func dropLineNumbers(leaves []*leaf) {
	known := map[numberColumn]int{} // steps
	pages := make([]map[numberColumn][]lineNumber, len(leaves))
	for i, l := range leaves {
		pages[i] = numbersOf(l)
		for at := range pages[i] {
			for _, at.rows = range [...]rowSide{rowsAfter, rowsBefore, rowsHalf} {
				if step := stepOf(l, at, pages[i]); step > 0 {
					known[at] = step
					break
				}
			}
		}
	}
	if len(known) == 0 {
		return
	}
	for i, l := range leaves {
		gone := map[int]bool{}
		for at, step := range known {
			for _, edge := range [...]int{at.edge - 1, at.edge, at.edge + 1} {
				numbers := pages[i][numberColumn{edge: edge, right: at.right}]
				for _, k := range counting(l, numbers, at, step) {
					gone[numbers[k].chunk] = true
				}
			}
		}
		l.drop(gone)
	}
}

// numbersOf returns a page's bare numbers by the edges that they may share.
func numbersOf(l *leaf) map[numberColumn][]lineNumber {
	out := map[numberColumn][]lineNumber{}
	for i := range l.chunks {
		c := &l.chunks[i]
		text := strings.TrimSpace(c.text)
		if v, err := strconv.Atoi(text); err == nil && len(text) <= 4 && v > 0 {
			for _, at := range [...]numberColumn{{edge: int(math.Round(c.x1)), right: true}, {edge: int(math.Round(c.x0))}} {
				out[at] = append(out[at], lineNumber{i, v})
			}
		}
	}
	return out
}

// leastNumbers is how many numbers stand in the smallest column that counts lines: two steps
// between three.
const leastNumbers = 3

// stepOf returns 1 where the numbers of a column count every row of the page, n up to
// 10 where they count every nth, and 0 where they are no numbers of lines.
func stepOf(l *leaf, at numberColumn, columns map[numberColumn][]lineNumber) int {
	numbers := slices.Concat(columns[numberColumn{edge: at.edge, right: at.right}], columns[numberColumn{edge: at.edge + 1, right: at.right}])
	if len(numbers) < leastNumbers {
		return 0
	}
	l.downwards(numbers)
	beside := rowsBeside(l, at)
	steps := map[int]int{}
	for k := 1; k < len(numbers); k++ {
		if d := counted(l, beside, numbers[k-1], numbers[k]); d > 0 {
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

// counted returns how many rows stand between two numbers if they go up by as many, and
// 0 otherwise.
func counted(l *leaf, beside []float64, a, b lineNumber) int {
	if d := b.value - a.value; d > 0 && countBetween(beside, l.chunks[a.chunk].y, l.chunks[b.chunk].y) == d {
		return d
	}
	return 0
}

// counting returns which numbers of a column are those of lines: all that are whole
// steps, and the first line's above them, where most of them go up with the rows beside
// them as those of other pages do; a row may be no line.
func counting(l *leaf, numbers []lineNumber, at numberColumn, step int) (which []int) {
	l.downwards(numbers)
	beside := rowsBeside(l, at)
	good := 0
	for k := range numbers {
		if k > 0 {
			if d := counted(l, beside, numbers[k-1], numbers[k]); d > 0 && d%step == 0 {
				good++
			}
		}
		first := k == 0 && len(numbers) > 1 && numbers[0].value == 1 && numbers[1].value == step
		if first {
			good++
		}
		if first || numbers[k].value%step == 0 {
			which = append(which, k)
		}
	}
	if good*2 < len(numbers)-1 {
		return nil
	}
	return which
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

// rowsBeside returns the heights of the rows that have text beside a column of numbers.
func rowsBeside(l *leaf, at numberColumn) []float64 {
	const apart = 90 // points, a centred title apart
	x := float64(at.edge)
	from, to := x, x+apart
	switch at.rows {
	case rowsAfter:
		if !at.right {
			from += 2 // the numbers themselves begin there
		}
	case rowsBefore:
		from, to = math.Inf(-1), x-2
	case rowsHalf:
		from, to = x-l.width/2, x-2
	}
	var ys []float64
	for i := range l.chunks {
		c := &l.chunks[i]
		if c.x0 <= from || c.x0 >= to || at.rows != rowsAfter && (c.x1 >= x || bareNumber.MatchString(c.text)) {
			continue // beside the gutter stand the numbers of the other column
		}
		ys = append(ys, c.y)
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
