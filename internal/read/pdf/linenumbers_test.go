package pdf

import (
	"strconv"
	"testing"
)

// numberedLeaf is a page of rows with numbers before each of them, or before every
// step-th, and items whose numbers are labels.
func numberedLeaf(step int) *leaf {
	l := &leaf{page: 1, width: 600, height: 800}
	for i := 1; i <= 20; i++ {
		y := float64(50 + 14*i)
		if i%step == 0 {
			l.chunks = append(l.chunks, chunk{text: strconv.Itoa(i), x0: 40, x1: 52, y: y, size: 9})
		}
		l.chunks = append(l.chunks, chunk{text: "words of a row", x0: 72, x1: 500, y: y, size: 11})
	}
	return l
}

func TestDropLineNumbers(t *testing.T) {
	for _, step := range []int{1, 2, 3, 5, 6} {
		l := numberedLeaf(step)
		dropLineNumbers([]*leaf{l})
		if len(l.chunks) != 20 {
			t.Errorf("step %d: %d chunks are left, want 20", step, len(l.chunks))
		}
	}
	// Labels of items that have several rows each are no line numbers.
	l := numberedLeaf(3)
	for i, n := 0, 0; i < len(l.chunks); i++ {
		if l.chunks[i].x0 == 40 {
			n++
			l.chunks[i].text = strconv.Itoa(n)
		}
	}
	before := len(l.chunks)
	dropLineNumbers([]*leaf{l})
	if len(l.chunks) != before {
		t.Errorf("%d labels were dropped", before-len(l.chunks))
	}
}

// Numbers of lines stand in either margin, beneath one another by their last or their
// first digit, and may begin with that of the first line where only every fifth follows.
func TestWhereLineNumbersStand(t *testing.T) {
	const digit = 6.0
	for _, tt := range []struct {
		name        string
		x           float64
		right       bool // of the numbers share their right edge
		step, first int
		columns     int
	}{
		{"to the right", 540, false, 1, 1, 1},
		{"to the right, every fifth", 552, true, 5, 5, 1},
		{"by the first digit", 40, false, 1, 1, 1},
		{"the first and every fifth", 52, true, 5, 1, 1},
		{"right of two columns", 540, false, 1, 1, 2},
	} {
		l := &leaf{page: 1, width: 600, height: 800}
		for i := 1; i <= 40; i++ {
			y := float64(50 + 14*i)
			if i%tt.step == 0 || i == tt.first {
				c := chunk{text: strconv.Itoa(i), x0: tt.x, x1: tt.x + digit*float64(len(strconv.Itoa(i))), y: y, size: 9}
				if tt.right {
					c.x0, c.x1 = c.x0-(c.x1-c.x0), c.x0
				}
				l.chunks = append(l.chunks, c)
			}
			end := 500.0
			if i%4 == 0 {
				end = 400 // the last line of a paragraph
			}
			if tt.columns == 2 {
				l.chunks = append(l.chunks, chunk{text: "words", x0: 72, x1: 272, y: y + 3, size: 11})
				l.chunks = append(l.chunks, chunk{text: strconv.Itoa(i), x0: 292, x1: 292 + digit*float64(len(strconv.Itoa(i))), y: y + 3, size: 9})
				l.chunks = append(l.chunks, chunk{text: "words", x0: 330, x1: end, y: y, size: 11})
			} else {
				l.chunks = append(l.chunks, chunk{text: "words of a row", x0: 72, x1: end, y: y, size: 11})
			}
		}
		dropLineNumbers([]*leaf{l})
		for i := range l.chunks {
			if bareNumber.MatchString(l.chunks[i].text) {
				t.Errorf("%s: %s is left", tt.name, l.chunks[i].text)
				break
			}
		}
		if len(l.chunks) != 40*tt.columns {
			t.Errorf("%s: %d chunks are left, want %d", tt.name, len(l.chunks), 40*tt.columns)
		}
	}
}
