package lines

import (
	"strconv"
	"strings"
)

// Unnumbered cuts the numbers off that stand before the lines of a text that is
// printed with line numbers: before each line, or before every nth, n up to 10.
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
	var found []leading
	for at, i := range full {
		if v, size := leadingNumber(text[ls[i].Start:ls[i].End]); size > 0 {
			found = append(found, leading{at, v, size})
		}
	}
	goesOn := 0 // how often a sentence goes on from before a number to behind it
	for k := 1; k < len(found); k++ {
		a, b := ls[full[found[k-1].line]], ls[full[found[k].line]]
		if ending(text[a.Start:a.End]) == open && lower(text[b.Start+found[k].size:b.End]) {
			goesOn++
		}
	}
	every := countedLines(found, len(full), goesOn)
	if every == 0 {
		return ls
	}
	out := append([]Line(nil), ls...)
	for _, n := range found {
		if n.value%every == 0 {
			l := &out[full[n.line]]
			l.Start += n.size
			l.Column += n.size
		}
	}
	return out
}

// leading is a number at the start of a line, with the space after it.
type leading struct{ line, value, size int }

// countedLines returns n where every nth of the lines has its number, 0 where the
// numbers are none of lines.
func countedLines(found []leading, lines, goesOn int) int {
	const most = 10
	one := steps(found, 1)
	if len(found) >= 3 && one*5 >= lines*4 && goesOn*5 >= len(found) {
		return 1
	}
	for n := 2; n <= most; n++ {
		if s := steps(found, n); s >= 3 && s > one && s*(n+1) >= lines-n-1 {
			return n
		}
	}
	return 0
}

// steps counts those multiples of n that stand n lines below the one before.
func steps(found []leading, n int) int {
	count, last := 0, -1
	for k, b := range found {
		if b.value%n != 0 {
			continue
		}
		if last >= 0 && b.value-found[last].value == n && b.line-found[last].line == n {
			count++
		}
		last = k
	}
	return count
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
