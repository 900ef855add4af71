package lines

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// Unnumbered cuts the numbers off that stand before or behind the lines of a text that
// is printed with line numbers: at each line, or at every nth, n up to 10, blank lines
// counted or not. They stand beneath one another, by their first or their last digit.
//
// A list looks like that, too. But its items are no lines: where lines are counted,
// sentences go on from one to the next.
func Unnumbered(text string, ls []Line) []Line {
	lines := 0 // that are not blank
	for i := range ls {
		if !ls[i].Blank() {
			lines++
		}
	}
	const least = 8 // lines; fewer prove nothing
	if lines < least {
		return ls
	}
	for _, found := range columnsOf(text, ls) {
		every := countedLines(text, found, lines, len(ls))
		if every == 0 {
			continue
		}
		out := append([]Line(nil), ls...)
		for k := range found {
			if n := &found[k]; n.value%every == 0 || k == 0 && n.value == 1 {
				out[n.line] = n.rest
			}
		}
		return out
	}
	return ls
}

// marginal is a number at one end of a line.
type marginal struct {
	line  int // of the text
	full  int // of those that are not blank
	value int
	rest  Line // the line without it
}

// alignment is where numbers stand beneath one another.
type alignment struct {
	behind bool // the text
	last   bool // by their last digit
	column int
}

// columnsOf returns the numbers in the margins of a text, column by column in the
// order of their first numbers; those with too few to count lines are left out.
func columnsOf(text string, ls []Line) [][]marginal {
	const least = 3
	columns := map[alignment][]marginal{}
	var order []alignment
	add := func(at alignment, m marginal) {
		if len(columns[at]) == 0 {
			order = append(order, at)
		}
		columns[at] = append(columns[at], m)
	}
	full := 0
	for i, l := range ls {
		if l.Blank() {
			continue
		}
		s := text[l.Start:l.End]
		if v, digits, rest := numberBefore(s, l); digits > 0 {
			m := marginal{i, full, v, rest}
			add(alignment{column: l.Column}, m)
			add(alignment{column: l.Column + digits, last: true}, m)
		}
		if v, digits, rest := numberBehind(s, l); digits > 0 {
			m := marginal{i, full, v, rest}
			add(alignment{column: l.Width - digits, behind: true}, m)
			add(alignment{column: l.Width, behind: true, last: true}, m)
		}
		full++
	}
	var out [][]marginal
	for _, at := range order {
		if len(columns[at]) >= least {
			out = append(out, columns[at])
		}
	}
	return out
}

// countedLines returns n where every nth of the lines has its number, 0 where the
// numbers are none of lines. full is the number of lines that are not blank, all that
// of all lines.
func countedLines(text string, found []marginal, full, all int) int {
	const most = 10
	one := steps(found, 1, (*marginal).nonBlank)
	goesOn := 0 // how often a sentence goes on from one line with a number to the next
	for k := 1; k < len(found); k++ {
		a, b := found[k-1].rest, found[k].rest
		if !a.Blank() && !b.Blank() && ending(text[a.Start:a.End]) == open && lower(text[b.Start:b.End]) {
			goesOn++
		}
	}
	if one*5 >= full*4 && goesOn*5 >= len(found) {
		return 1
	}
	for n := 2; n <= most; n++ {
		// The numbers of a list count on, too, a line or two apart.
		if s := steps(found, n, (*marginal).nonBlank); s >= 3 && s > one && s*(n+1) >= full-n-1 {
			return n
		}
		if s := steps(found, n, (*marginal).any); n > 2 && s >= 3 && s > one && s*(n+1) >= all-n-1 {
			return n
		}
	}
	return 0
}

func (m *marginal) nonBlank() int { return m.full }

func (m *marginal) any() int { return m.line }

// steps counts those multiples of n that stand n lines below the one before.
func steps(found []marginal, n int, line func(*marginal) int) int {
	count, last := 0, -1
	for k := range found {
		b := &found[k]
		if b.value%n != 0 {
			continue
		}
		if last >= 0 && b.value-found[last].value == n && line(b)-line(&found[last]) == n {
			count++
		}
		last = k
	}
	return count
}

// numberBefore reads a bare number at the start of a line, behind which a colon or a
// stroke may stand, and returns how many digits it has and the line without it; none if
// there is no such number. A line that is nothing but a number becomes a blank one.
func numberBefore(s string, l Line) (value, digits int, rest Line) {
	n := 0
	for n < len(s) && digit(s[n]) {
		n++
	}
	value, ok := lineNumber(s[:n])
	if !ok {
		return 0, 0, l
	}
	tail := strings.TrimLeftFunc(s[n:], space)
	if t, marked := cutStroke(s[n:], tail); marked {
		tail = t
	} else if tail != "" && len(tail) == len(s)-n {
		return 0, 0, l // "3.", "2nd"
	}
	rest = l
	rest.Column = widened(l.Column, s[:len(s)-len(tail)])
	rest.Width = rest.Column + utf8.RuneCountInString(tail)
	rest.Start = l.End - len(tail)
	return value, n, rest
}

// cutStroke cuts off the colon or the stroke behind a number, as listings have it.
func cutStroke(s, trimmed string) (string, bool) {
	for _, mark := range [...]string{":", "|", "│"} {
		if t, ok := strings.CutPrefix(trimmed, mark); ok && (mark != ":" || len(trimmed) == len(s)) {
			if t == "" || spaceAt(t) > 0 {
				return strings.TrimLeftFunc(t, space), true
			}
		}
	}
	return "", false
}

// numberBehind is numberBefore for the end of a line, which a wide space sets off.
func numberBehind(s string, l Line) (value, digits int, rest Line) {
	n := len(s)
	for n > 0 && digit(s[n-1]) {
		n--
	}
	value, ok := lineNumber(s[n:])
	head := strings.TrimRightFunc(s[:n], space)
	if gap := s[len(head):n]; !ok || head == "" || utf8.RuneCountInString(gap) < 2 && gap != "\t" {
		return 0, 0, l
	}
	rest = l
	rest.End = l.Start + len(head)
	rest.Width = l.Column + utf8.RuneCountInString(head)
	return value, len(s) - n, rest
}

// lineNumber reads the digits of a number that lines of a text may have.
func lineNumber(s string) (int, bool) {
	const longest = 4 // digits
	if s == "" || len(s) > longest || s[0] == '0' {
		return 0, false
	}
	v, err := strconv.Atoi(s)
	return v, err == nil
}

// widened returns the column behind s where s begins at a column.
func widened(column int, s string) int {
	for _, r := range s {
		if r == '\t' {
			column = column/8*8 + 8
		} else {
			column++
		}
	}
	return column
}
