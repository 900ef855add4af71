package pdf

import (
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/resolint/resolint/internal/document"
)

// Page furniture is what a page carries besides the text: running headers and
// footers, page numbers, job numbers. It stands at the page's edges, repeats
// from page to page, or has one of a few forms.
const (
	edgeRows  = 6    // rows looked at from either edge
	edgeShare = 0.22 // of the page's height that an edge takes at most
	sameRow   = 8.0  // points between repeats of a row
)

var (
	// pageNumber is a page number in the forms "2/5", "- 2 -", "Page 2 of 5", "2 | Page", "ii".
	pageNumber = regexp.MustCompile(`(?i)^[-–—\s|]*(page\s*)?(\d{1,4}|[ivxl]{1,6})(\s*(/|of|de|sur)\s*\d{1,4})?[-–—\s|]*(page)?$`)
	bareNumber = regexp.MustCompile(`^\d{1,4}$`)
	// jobNumber is the job number of the United Nations, with language and date
	// ("18-17962 (E) 021118"), and its bar code ("*1817962*").
	jobNumber = regexp.MustCompile(`^(\d{2}-\d{5}(\s*\([A-Z]\))?(\s*\d{6})*|\*\d{7}\*|GE\.\d{2}-\d{5}(\(E\))?)$`)
	// symbolOnly is a document symbol and nothing else ("A/RES/73/6").
	symbolOnly = regexp.MustCompile(`^[A-Z][A-Za-z]{0,6}(/[A-Za-z0-9.()-]+)+\*?$`)
)

// furniture takes the running headers and footers out of the leaves and returns
// them as paragraphs, each text once.
func furniture(leaves []*leaf) []document.Paragraph {
	trustArtifacts := artifactsPlausible(leaves)
	edges := make([]edge, len(leaves))
	for i, l := range leaves {
		edges[i] = edgeOf(l)
	}
	repeats := countRepeats(leaves, edges)
	var out []document.Paragraph
	seen := map[string]bool{}
	emit := func(l *leaf, part document.Part, text string) {
		if text = strings.TrimSpace(text); text != "" && !seen[text] {
			seen[text] = true
			out = append(out, document.Paragraph{
				Part: part, Page: l.page,
				Runs: []document.Run{{Text: text, Start: -1, End: -1}},
			})
		}
	}
	for i, l := range leaves {
		notes := footnoteChunks(l)
		gone := map[place]bool{}
		take := func(r *row, part document.Part) {
			emit(l, part, r.text())
			for _, c := range r.chunks {
				gone[placeOf(&c)] = true
			}
		}
		header := edges[i].headerBlock(l)
		scan(edges[i].top, notes, func(k int, r *row) bool {
			return k < header || repeats.has(l, r) || l.page > 1 && k == 0 && edgeText(r.text(), true)
		}, func(r *row) { take(r, document.PartHeader) })
		scan(edges[i].bottom, notes, func(k int, r *row) bool {
			text := r.text()
			form := edgeText(text, false) && (!bareNumber.MatchString(text) || k == 0 && len(leaves) > 1)
			return form || repeats.has(l, r)
		}, func(r *row) { take(r, document.PartFooter) })
		var marked []chunk
		kept := l.chunks[:0]
		for _, c := range l.chunks {
			switch {
			case gone[placeOf(&c)]:
			case notes[placeOf(&c)]:
				kept = append(kept, c)
			case c.artifact && trustArtifacts && underscores(c.text):
				l.rules = append(l.rules, rule{c.x0, c.x1, c.y})
			case c.artifact && trustArtifacts:
				marked = append(marked, c)
			default:
				kept = append(kept, c)
			}
		}
		l.chunks = kept
		for _, r := range rows(marked) {
			part := document.PartHeader
			if r.y > l.height/2 {
				part = document.PartFooter
			}
			emit(l, part, r.text())
		}
		if l.aside != "" {
			emit(l, document.PartHeader, l.aside)
		}
	}
	return out
}

type place struct{ x, y float64 }

func placeOf(c *chunk) place { return place{c.x0, c.y} }

// artifactsPlausible reports whether what the writer marked as artifacts is a
// small share of the text; some writers mark everything.
func artifactsPlausible(leaves []*leaf) bool {
	marked, all := 0, 0
	for _, l := range leaves {
		for i := range l.chunks {
			all += len(l.chunks[i].text)
			if l.chunks[i].artifact {
				marked += len(l.chunks[i].text)
			}
		}
	}
	return marked*3 < all
}

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

// headerBlock returns the number of rows of a running header: those above the
// first wide gap on a page after the first, if one of them shows a document
// symbol or page number and no note or paragraph could look like that.
func (e *edge) headerBlock(l *leaf) int {
	if l.page == 1 {
		return 0
	}
	form := false
	for k := range e.top {
		for part := range strings.SplitSeq(e.top[k].text(), "\t") {
			form = form || edgeText(part, true)
		}
		if k+1 < len(e.top) && k < 3 && e.top[k+1].y-e.top[k].y > wideSpace*e.top[k].chunks[0].size {
			if form {
				return k + 1
			}
			return 0
		}
	}
	return 0
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

func countRepeats(leaves []*leaf, edges []edge) repeated {
	m := repeated{}
	for i, l := range leaves {
		for _, rs := range [][]row{edges[i].top, edges[i].bottom} {
			for k := range rs {
				if key := foldDigits(rs[k].text()); key != "" {
					m[key] = append(m[key], seenRow{l.page, rs[k].y})
				}
			}
		}
	}
	return m
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
