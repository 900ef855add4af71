package plain

import (
	"strconv"
	"strings"

	"github.com/resolint/resolint/internal/read/lines"
)

// apart is how many lines two page numbers stand apart at least.
const apart = 15

// pageNumbers returns the lines that hold a page number alone: "– 3 –", "Page 3
// of 12", "3/12", and a bare number beside a form feed or in a series with the
// page before or after.
func pageNumbers(text string, ls []lines.Line) map[int]bool {
	var out map[int]bool
	add := func(i int) {
		if out == nil {
			out = map[int]bool{}
		}
		out[i] = true
	}
	before, number := -1, 0 // the last bare number that stands alone
	for i, l := range ls {
		if l.Blank() || l.End-l.Start > 20 {
			continue
		}
		s := text[l.Start:l.End]
		if named(s) {
			add(i)
			continue
		}
		n, err := strconv.Atoi(s)
		if err != nil || n < 1 || n > 9999 {
			continue
		}
		if l.Page || i+1 < len(ls) && ls[i+1].Page {
			add(i)
		}
		if alone := (i == 0 || ls[i-1].Blank()) && (i+1 == len(ls) || ls[i+1].Blank()); !alone {
			continue
		}
		if before >= 0 && n == number+1 && i-before >= apart {
			add(before)
			add(i)
		}
		before, number = i, n
	}
	return out
}

func named(s string) bool {
	low := strings.ToLower(s)
	if t := strings.TrimPrefix(low, "page "); t != low {
		a, b, _ := strings.Cut(strings.Replace(t, " of ", "/", 1), "/")
		return digits(a) && (b == "" || digits(b))
	}
	if t := strings.Trim(s, "-–— "); t != s && digits(t) {
		first, last := s[:1], s[len(s)-1:]
		return strings.ContainsAny(first, "-\xe2") && !strings.ContainsAny(last, "0123456789")
	}
	a, b, ok := strings.Cut(s, "/")
	if !ok || !digits(a) || !digits(b) || len(a) > len(b) || len(b) > 3 {
		return false
	}
	page, _ := strconv.Atoi(a)
	of, _ := strconv.Atoi(b)
	return page >= 1 && page <= of
}

func digits(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}
