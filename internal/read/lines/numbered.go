package lines

import (
	"strconv"
	"strings"
)

// Unnumbered cuts the numbers off that stand before the lines of a text that is
// printed with line numbers: before each line, or before every fifth.
//
// A list looks like that, too. But its items are no lines: where lines are counted,
// sentences go on from one to the next.
func Unnumbered(text string, ls []Line) []Line {
	var full []int // lines that are not blank
	for i := range ls {
		if !ls[i].Blank() {
			full = append(full, i)
		}
	}
	const least = 8 // lines; fewer prove nothing
	if len(full) < least {
		return ls
	}
	type number struct{ line, value, size int }
	var found []number
	for at, i := range full {
		if v, size := leadingNumber(text[ls[i].Start:ls[i].End]); size > 0 {
			found = append(found, number{at, v, size})
		}
	}
	if len(found) < 3 {
		return ls
	}
	steps, goesOn := map[int]int{}, 0
	for k := 1; k < len(found); k++ {
		a, b := found[k-1], found[k]
		if d := b.value - a.value; d > 0 && d == b.line-a.line {
			steps[d]++
		}
		i, j := full[a.line], full[b.line]
		if before, after := text[ls[i].Start:ls[i].End], text[ls[j].Start+b.size:ls[j].End]; ending(before) == open && lower(after) {
			goesOn++
		}
	}
	out := append([]Line(nil), ls...)
	cut := func(n number) {
		l := &out[full[n.line]]
		l.Start += n.size
		l.Column += n.size
	}
	switch {
	case steps[1]*5 >= len(full)*4 && goesOn*5 >= len(found):
		for _, n := range found {
			cut(n)
		}
	case steps[5] >= 3 && steps[5]*6 >= len(full)-6:
		for _, n := range found {
			if n.value%5 == 0 {
				cut(n)
			}
		}
	default:
		return ls
	}
	return out
}

// leadingNumber reads a bare number at the start of a line and returns its length
// with the space after it, 0 if there is none.
func leadingNumber(s string) (value, size int) {
	n := 0
	for n < len(s) && digit(s[n]) {
		n++
	}
	if n == 0 || n > 4 {
		return 0, 0
	}
	rest := strings.TrimLeftFunc(s[n:], space)
	if rest == "" || len(rest) == len(s)-n {
		return 0, 0
	}
	value, err := strconv.Atoi(s[:n])
	if err != nil {
		return 0, 0
	}
	return value, len(s) - len(rest)
}
