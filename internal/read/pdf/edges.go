package pdf

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// edge is the rows at a page's edges, from the edge inwards.
type edge struct{ top, bottom []row }

func edgeOf(l *leaf) edge {
	var e edge
	rs := rows(l.chunks)
	for i := 0; i < len(rs) && i < edgeRows && rs[i].y < edgeShare*l.height; i++ {
		e.top = append(e.top, rs[i])
	}
	for i := len(rs) - 1; i >= 0 && len(e.bottom) < edgeRows && rs[i].y > (1-edgeShare)*l.height; i-- {
		e.bottom = append(e.bottom, rs[i])
	}
	return e
}

// wideSpace is the distance of rows, in units of the size, that sets a block of
// furniture off from the text or from another block.
const wideSpace = 1.8

// scan goes over the rows of an edge, from the edge inwards, and takes those
// that is says are furniture. Beyond the first wide space only page and job
// numbers lead on to another small block, all of whose rows must be furniture:
// text may repeat too.
func scan(rs []row, notes map[place]bool, is func(k int, r *row) bool, take func(r *row)) {
	for from := 0; from < len(rs); {
		to := from + 1
		for to < len(rs) && math.Abs(rs[to].y-rs[to-1].y) <= wideSpace*rs[to].chunks[0].size {
			to++
		}
		good := 0
		for good < to-from && is(from+good, &rs[from+good]) && !notes[placeOf(&rs[from+good].chunks[0])] {
			good++
		}
		whole := good == to-from && good <= 3
		if !whole && from > 0 {
			return
		}
		for k := from; k < from+min(good, 3); k++ {
			take(&rs[k])
		}
		for k := from; k < to; k++ {
			if good > 0 && !edgeText(rs[k].text(), true) {
				return
			}
		}
		from = to
	}
}

// ownNumber reports whether the lowest row of a page is the page's number, far below
// the others.
func (e *edge) ownNumber(l *leaf) bool {
	if len(e.bottom) == 0 || strings.TrimSpace(e.bottom[0].text()) != strconv.Itoa(l.page) {
		return false
	}
	rs := rows(l.chunks)
	n := len(rs)
	return n > 1 && rs[n-1].y-rs[n-2].y > wideSpace*rs[n-1].chunks[0].size
}

// headerBlock returns the number of rows of a running header: those above the
// first wide gap on a page after the first, if one of them shows a document
// symbol or page number and no note or paragraph could look like that.
func (e *edge) headerBlock(l *leaf) int {
	if l.page == 1 {
		return 0
	}
	form := false
	for k := range e.top {
		text := e.top[k].text()
		if item(text) {
			return 0
		}
		for part := range strings.SplitSeq(text, "\t") {
			form = form || edgeText(part, true)
		}
		if k+1 < len(e.top) && k < 3 && e.top[k+1].y-e.top[k].y > wideSpace*e.top[k].chunks[0].size {
			if t := strings.TrimSpace(text); form && t != "" && strings.IndexByte(";,:", t[len(t)-1]) < 0 {
				return k + 1
			}
			return 0
		}
	}
	return 0
}

// item reports whether a row is a numbered item, whose number looks like that of a
// page: words in small letters follow it, or a sentence.
func item(text string) bool {
	number, rest, ok := strings.Cut(strings.TrimSpace(text), "\t")
	rest = strings.TrimSpace(rest)
	if !ok || rest == "" || !pageNumber.MatchString(strings.TrimSpace(number)) {
		return false
	}
	first, _ := utf8.DecodeRuneInString(rest)
	return unicode.IsLower(first) || strings.IndexByte(";,", rest[len(rest)-1]) >= 0
}

// footnoteChunks returns the chunks at the foot of a page that stand in lines
// which start with a raised mark, and below them: some writers put footnotes
// into the running footer.
func footnoteChunks(l *leaf) map[place]bool {
	var low []chunk
	for _, c := range l.chunks {
		if c.y > 0.6*l.height {
			low = append(low, c)
		}
	}
	out := map[place]bool{}
	for _, b := range raise(cluster(low)) {
		ln := b.line(l.page)
		if mark, rest := cutMark(ln); mark == "" || !ln.pieces[0].raised || letters(rest.text) == 0 {
			continue
		}
		for i := range b.chunks {
			out[placeOf(&b.chunks[i])] = true
		}
	}
	return out
}

// edgeText reports whether a row can only be furniture by its form: every
// stretch of it is a page number, a job number or, where symbols count, a
// document symbol.
func edgeText(text string, symbols bool) bool {
	n := 0
	for part := range strings.SplitSeq(text, "\t") {
		if part = strings.TrimSpace(part); part == "" {
			continue
		}
		switch {
		case pageNumber.MatchString(part), jobNumber.MatchString(part):
			n++
		case symbolOnly.MatchString(part):
			if symbols {
				n++
			}
		default:
			return false
		}
	}
	return n > 0
}

// text returns a row's text; wide gaps become tabs.
func (r *row) text() string {
	var b strings.Builder
	for i := range r.chunks {
		if i > 0 {
			if s := separator(&r.chunks[i-1], &r.chunks[i], false); s != "" {
				b.WriteString(s)
			}
		}
		b.WriteString(r.chunks[i].text)
	}
	return b.String()
}

// repeated counts rows by their text with digits folded.
type repeated map[string][]seenRow

type seenRow struct {
	page int
	y    float64
}

func (m repeated) count(l *leaf, e *edge) {
	for _, rs := range [][]row{e.top, e.bottom} {
		for k := range rs {
			if key := foldDigits(rs[k].text()); key != "" {
				m[key] = append(m[key], seenRow{l.page, rs[k].y})
			}
		}
	}
}

// has reports whether a row stands at the same height on another page. Rows of
// digits alone repeat by chance only as page numbers do.
func (m repeated) has(l *leaf, r *row) bool {
	key := foldDigits(r.text())
	if underscores(key) {
		return false
	}
	for _, s := range m[key] {
		if s.page != l.page && math.Abs(s.y-r.y) < sameRow {
			return true
		}
	}
	return false
}

// foldDigits is the key under which rows repeat: digits and page numbers are
// folded, and the order of its parts does not count, since it changes between
// left and right pages.
func foldDigits(s string) string {
	parts := strings.Split(s, "\t")
	for i, part := range parts {
		if pageNumber.MatchString(strings.TrimSpace(part)) {
			parts[i] = "#"
			continue
		}
		var b strings.Builder
		for _, r := range part {
			switch {
			case unicode.IsDigit(r):
				b.WriteByte('#')
			case unicode.IsSpace(r):
			default:
				b.WriteRune(unicode.ToLower(r))
			}
		}
		parts[i] = b.String()
	}
	slices.Sort(parts)
	return strings.Trim(strings.Join(parts, "\t"), "\t")
}

// underscores reports whether s is a rule made of characters.
func underscores(s string) bool {
	s = strings.TrimSpace(s)
	return len(s) >= 5 && strings.Trim(s, "_") == ""
}
