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
// page before or after; and with them the running head beside a number, a line
// that the text repeats; and the running heads of volumes of resolutions.
func pageNumbers(text string, ls []lines.Line) map[int]bool {
	var out map[int]bool
	add := func(i int) {
		if out == nil {
			out = map[int]bool{}
		}
		out[i] = true
	}
	var heads []int
	before, number := -1, 0 // the last bare number that stands alone
	for i, l := range ls {
		s := text[l.Start:l.End]
		if volumeHead(s) {
			add(i)
			continue
		}
		if l.Blank() || l.End-l.Start > 20 {
			continue
		}
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
	counts := map[string]int{}
	if len(out) > 0 {
		for _, l := range ls {
			if l.End-l.Start <= 80 {
				counts[text[l.Start:l.End]]++
			}
		}
	}
	for i := range out {
		for _, j := range [...]int{neighbour(ls, i, -1), neighbour(ls, i, 1)} {
			if j >= 0 && !out[j] && counts[text[ls[j].Start:ls[j].End]] >= 3 {
				heads = append(heads, j)
			}
		}
	}
	for _, i := range heads {
		add(i)
	}
	return out
}

// neighbour returns the next line that is not blank before or after line i, at
// most three lines away.
func neighbour(ls []lines.Line, i, step int) int {
	for range 3 {
		if i += step; i < 0 || i >= len(ls) {
			return -1
		}
		if !ls[i].Blank() {
			return i
		}
	}
	return -1
}

// volumeHead reports the running head of a page in a volume of resolutions: "26 General
// Assembly—Twenty-sixth Session", "VI. Resolutions adopted on the reports of the Third
// Committee 195".
func volumeHead(s string) bool {
	const longest = 120 // bytes
	if s == "" || len(s) > longest {
		return false
	}
	head := strings.Trim(s, "0123456789")
	if head == s {
		return false
	}
	head = strings.TrimSpace(head)
	if session := strings.ToLower(head); strings.HasSuffix(session, " session") {
		return strings.HasPrefix(session, "general assembly") || strings.HasPrefix(session, "economic and social council")
	}
	if chapter, rest, ok := strings.Cut(head, ". "); ok && strings.Trim(chapter, "IVX") == "" {
		head = rest
	}
	return strings.HasPrefix(head, "Resolutions adopted ") && strings.Contains(head, "Committee") && !strings.ContainsAny(head, ".;:,")
}

func named(s string) bool {
	low := strings.ToLower(s)
	if t := strings.TrimPrefix(low, "page "); t != low {
		a, b, _ := strings.Cut(strings.Replace(t, " of ", "/", 1), "/")
		return digits(a) && (b == "" || digits(b))
	}
	if t := strings.Trim(s, "-–— "); t != s && digits(t) {
		return strings.TrimLeft(s, "-–—") != s && strings.TrimRight(s, "-–— ") != s
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
