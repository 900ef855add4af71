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
