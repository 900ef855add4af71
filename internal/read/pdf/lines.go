package pdf

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// line is a line of text in reading order of its region.
type line struct {
	pieces      []piece
	text        string // all pieces
	page        int
	x0, x1, y   float64
	size        float64 // of most of its characters
	left, right float64 // margins of the region
	first       bool    // first line of its region
}

// piece is a stretch of a line in one style.
type piece struct {
	text   string
	x0, x1 float64
	look
	// raised is true for superscripts.
	raised bool
}

// tabGap is the gap, in units of the size, that a tab makes.
const tabGap = 2.0

// linesOf makes the lines of a region, top down.
func linesOf(chunks []chunk, page int) []line {
	clusters := raise(cluster(chunks))
	out := make([]line, 0, len(clusters))
	for _, c := range clusters {
		if l := c.line(page); strings.TrimSpace(l.text) != "" {
			out = append(out, l)
		}
	}
	left, right := margins(out)
	for i := range out {
		out[i].left, out[i].right, out[i].first = left, right, i == 0
	}
	closeUp(out)
	return out
}

// closeUp takes the wide gaps of justified lines for the spaces that they are. A
// label keeps its own.
func closeUp(lines []line) {
	const flush = 1.0 // points
	full := func(l *line) bool { return math.Abs(l.x1-l.right) < flush }
	n := 0
	for i := range lines {
		if full(&lines[i]) {
			n++
		}
	}
	if n < 8 || n*2 < len(lines) {
		return
	}
	for i := range lines {
		l := &lines[i]
		head, _, wide := strings.Cut(l.text, "\t")
		if !wide || !full(l) {
			continue
		}
		kept := 0 // tabs after labels
		if bareLabel.MatchString(strings.TrimSpace(head)) {
			kept = 1
		}
		l.text = ""
		for k := range l.pieces {
			p := &l.pieces[k]
			for at := 0; at < len(p.text); at++ {
				if p.text[at] != '\t' {
					continue
				}
				if kept > 0 {
					kept--
					continue
				}
				p.text = p.text[:at] + " " + p.text[at+1:]
			}
			l.text += p.text
		}
	}
}

// margins returns where lines usually begin and end: the leftmost start and the
// rightmost end that a tenth of the lines share, so that a stray header or an
// overfull line does not count.
func margins(lines []line) (left, right float64) {
	if len(lines) == 0 {
		return 0, 0
	}
	starts, ends := make([]float64, len(lines)), make([]float64, len(lines))
	for i := range lines {
		starts[i], ends[i] = lines[i].x0, -lines[i].x1
	}
	return shared(starts), -shared(ends)
}

// shared returns the least of values that a tenth of them, but at least two of a
// dozen, share within a few points. Of a text of a few lines the longest may be the
// only one that goes to the margin.
func shared(values []float64) float64 {
	const near = 4.0
	slices.Sort(values)
	need := max(len(values)/10, 1)
	if len(values) >= 12 {
		need = max(need, 2)
	}
	for i, k := 0, 0; i < len(values); i++ {
		for k < len(values) && values[k] < values[i]+near {
			k++
		}
		if k-i >= need {
			return values[i]
		}
	}
	return values[0]
}

// band is the chunks of one line with the raised ones told apart.
type band struct {
	y, size float64
	chunks  []chunk
	raised  []bool
	x0, x1  float64
}

func (b *band) add(c chunk, raised bool) {
	if len(b.chunks) == 0 {
		b.x0, b.x1, b.y, b.size = c.x0, c.x1, c.y, c.size
	}
	b.x0, b.x1 = min(b.x0, c.x0), max(b.x1, c.x1)
	b.chunks = append(b.chunks, c)
	b.raised = append(b.raised, raised)
}

// cluster groups chunks by baseline.
func cluster(chunks []chunk) []band {
	sorted := slices.Clone(chunks)
	slices.SortStableFunc(sorted, func(a, b chunk) int { return cmp.Compare(a.y, b.y) })
	var out []band
	for _, c := range sorted {
		if n := len(out); n > 0 && c.y-out[n-1].y <= 0.15*min(c.size, out[n-1].size) {
			out[n-1].add(c, false)
			if c.size > out[n-1].size {
				out[n-1].size = c.size
			}
			continue
		}
		out = append(out, band{})
		out[len(out)-1].add(c, false)
	}
	return out
}

// raise moves small chunks that stand a little above or below the baseline of a
// line beside them into that line: superscripts and subscripts.
func raise(bands []band) []band {
	native := make([]int, len(bands))
	for i := range bands {
		native[i] = len(bands[i].chunks)
	}
	for i := range bands {
		b := &bands[i]
		chunks, raised := b.chunks[:0], b.raised[:0]
		for k, c := range b.chunks {
			if k < native[i] {
				if host := hostOf(bands, i, c); host >= 0 {
					h := &bands[host]
					h.add(c, c.y < h.y-0.08*h.size)
					continue
				}
			}
			chunks, raised = append(chunks, c), append(raised, b.raised[k])
		}
		b.chunks, b.raised = chunks, raised
	}
	out := bands[:0]
	for _, b := range bands {
		if len(b.chunks) > 0 {
			out = append(out, b)
		}
	}
	return out
}

// hostOf returns the band that a chunk of band at is a superscript or subscript
// of, -1 if it is none.
func hostOf(bands []band, at int, c chunk) int {
	if utf8.RuneCountInString(c.text) > 12 {
		return -1
	}
	for _, k := range []int{at + 1, at - 1, at + 2, at - 2} {
		if k < 0 || k >= len(bands) || len(bands[k].chunks) == 0 {
			continue
		}
		h := &bands[k]
		up := (h.y - c.y) / h.size
		far := up > 0.8 && up < 1.2 && raisedMark.MatchString(c.text) && len(bands[at].chunks) == 1
		if (up > 0.8 || up < -0.35) && !far {
			continue
		}
		// Some writers raise note marks without making them smaller.
		if c.size > 0.85*h.size && (c.size > 1.06*h.size || up < 0.25 || !raisedMark.MatchString(c.text)) {
			continue
		}
		for _, o := range h.chunks {
			if o.size < c.size*0.94 {
				continue
			}
			near := 0.6 * o.size
			if far {
				near = 0.25 * o.size
				if math.Abs(c.x0-o.x1) < near {
					return k
				}
				continue
			}
			if math.Abs(c.x0-o.x1) < near || math.Abs(o.x0-c.x1) < near || (c.x0 > o.x0 && c.x1 < o.x1) {
				return k
			}
		}
	}
	return -1
}

// line makes a line of a band: pieces from left to right with the spaces that
// the gaps show.
func (b *band) line(page int) line {
	order := make([]int, len(b.chunks))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, k int) int { return cmp.Compare(b.chunks[i].x0, b.chunks[k].x0) })
	l := line{page: page, x0: b.x0, x1: b.x1, y: b.y}
	sizes := map[float64]int{}
	stretched := b.stretched(order)
	for n, i := range order {
		c := b.chunks[i]
		sizes[c.size] += len(c.text)
		p := piece{text: c.text, x0: c.x0, x1: c.x1, look: c.look, raised: b.raised[i]}
		if n > 0 {
			prev := &b.chunks[order[n-1]]
			sep := separator(prev, &c, b.raised[i] != b.raised[order[n-1]])
			switch {
			case sep == "\t" && stretched:
				sep = " "
			case sep == " " && n == 1 && b.hangs(order):
				sep = "\t"
			}
			p.text = sep + p.text
		}
		if k := len(l.pieces); k > 0 && sameStyle(&l.pieces[k-1], &p) {
			l.pieces[k-1].text += p.text
			l.pieces[k-1].x1 = p.x1
		} else {
			l.pieces = append(l.pieces, p)
		}
	}
	most := 0
	for size, n := range sizes {
		if n > most || n == most && size > l.size {
			l.size, most = size, n
		}
	}
	l.text = l.pieces[0].text // shared where there is one piece
	for _, p := range l.pieces[1:] {
		l.text += p.text
	}
	return l
}

// stretched reports whether the line's wide gaps are those of a justified line:
// several, all alike, between single words.
func (b *band) stretched(order []int) bool {
	least, most, n := math.Inf(1), 0.0, 0
	for k := 1; k < len(order); k++ {
		prev, c := &b.chunks[order[k-1]], &b.chunks[order[k]]
		if gap := c.x0 - prev.x1; gap > wideGap*c.size {
			least, most, n = min(least, gap), max(most, gap), n+1
		} else if gap > wordGap*c.size {
			return false
		}
		if strings.Contains(prev.text, " ") || strings.Contains(c.text, " ") {
			return false
		}
	}
	return n >= 2 && most < 1.3*least
}

// hangs reports whether the line begins with a label before a hanging indent: in large
// type its gap may be narrower than a tab's, and yet is much wider than all others.
func (b *band) hangs(order []int) bool {
	const least = 1.0 // of the size
	gap := func(k int) float64 { return b.chunks[order[k]].x0 - b.chunks[order[k-1]].x1 }
	first := gap(1)
	if first < least*b.size || !bareLabel.MatchString(strings.TrimSpace(b.chunks[order[0]].text)) {
		return false
	}
	for k := 2; k < len(order); k++ {
		if gap(k) > first/2 {
			return false
		}
	}
	return true
}

func sameStyle(a, b *piece) bool {
	return a.look == b.look && a.raised == b.raised
}

// separator returns what stands between two chunks of a line.
func separator(a, b *chunk, script bool) string {
	size := max(a.size, b.size)
	gap := (b.x0 - a.x1) / size
	switch {
	case gap >= tabGap:
		return "\t"
	case gap > wordGap && !script, (a.spaceAfter || b.spaceBefore) && !closed(gap):
		return " "
	case gap > 0.35:
		return " "
	}
	return ""
}

// letters counts the letters of s.
func letters(s string) int {
	n := 0
	for _, r := range s {
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n
}
