package compare

import (
	"iter"

	"github.com/resolint/resolint/internal/facts"
)

// fateList is a list of fates in pieces: a fate takes a kilobyte, and of one list that
// grows most would be copies.
type fateList [][]facts.Fate

// pieceFates is the number of fates in a piece.
const pieceFates = 64

// room returns the place behind the last fate, whatever stood there. What is written to
// it is of the list after keep.
func (l *fateList) room() *facts.Fate {
	n := len(*l)
	if n == 0 || len((*l)[n-1]) == pieceFates {
		*l = append(*l, make([]facts.Fate, 0, pieceFates))
		n++
	}
	last := (*l)[n-1]
	return &last[:len(last)+1][len(last)]
}

// keep takes the fate that room returned into the list.
func (l *fateList) keep() {
	last := &(*l)[len(*l)-1]
	*last = (*last)[:len(*last)+1]
}

// all are the fates in their order.
func (l fateList) all() iter.Seq[*facts.Fate] {
	return func(yield func(*facts.Fate) bool) {
		for _, piece := range l {
			for i := range piece {
				if !yield(&piece[i]) {
					return
				}
			}
		}
	}
}
