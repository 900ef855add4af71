package pdf

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// chunk is a stretch of text on one baseline in one style without wide gaps, in
// the page's device space (points, y downwards).
type chunk struct {
	text      string
	x0, x1, y float64
	size      float64
	artifact  bool
	look
	// spaceBefore and spaceAfter tell of space characters at its ends.
	spaceBefore, spaceAfter bool
}

// leaf is a page cut down to its chunks; glyphs are not kept.
type leaf struct {
	page          int
	width, height float64
	chunks        []chunk
	rules         []rule
	// aside is text written in another direction than the page's text, such as
	// a watermark or a note along the margin.
	aside string
	// images and letters tell pages of text from pictures of pages.
	images, letters int
}

// Gaps in units of the font size.
const (
	// wideGap ends a chunk: no word space is that wide in prose.
	wideGap = 1.0
	// wordGap is a word space where the page also has space characters; kerning
	// and uneven spacing stay below it ("Confere nce" has 0.12).
	wordGap = 0.16
	// bareGap is a word space on pages that have no space characters; TeX shrinks
	// its spaces to 0.22.
	bareGap = 0.15
)

// condense turns a sheet into a leaf.
func condense(s *sheet) *leaf {
	l := &leaf{page: s.page, width: s.width, height: s.height, rules: s.rules, images: s.images}
	turn := mainTurn(s.glyphs)
	if turn != 0 {
		s.rotate(turn)
		l.width, l.height, l.rules = s.width, s.height, nil
	}
	spaces, letters := 0, 0
	for i := range s.glyphs {
		if isBlank(s.glyphs[i].text) {
			spaces++
		} else {
			letters++
		}
	}
	gap := bareGap
	if spaces*25 > letters {
		gap = wordGap
	}
	l.chunks, l.aside = join(s.glyphs, gap)
	l.mirror()
	for i := range l.chunks {
		if l.chunks[i].artifact {
			continue
		}
		for _, r := range l.chunks[i].text {
			if unicode.IsLetter(r) {
				l.letters++
			}
		}
	}
	return l
}

// mainTurn returns the direction that most glyphs are written in.
func mainTurn(glyphs []glyph) int8 {
	var count [4]int
	for i := range glyphs {
		if t := glyphs[i].turn; t >= 0 && !isBlank(glyphs[i].text) {
			count[t]++
		}
	}
	best := 0
	for t := range count {
		if count[t] > count[best] {
			best = t
		}
	}
	return int8(best)
}

// rotate turns the page so that text written in direction turn runs to the right.
func (s *sheet) rotate(turn int8) {
	w, h := s.width, s.height
	for i := range s.glyphs {
		g := &s.glyphs[i]
		advance := g.end - g.x
		switch turn {
		case 1: // downwards
			g.x, g.y = g.y, w-g.x
		case 2:
			g.x, g.y = w-g.x, h-g.y
		case 3: // upwards
			g.x, g.y = h-g.y, g.x
		}
		g.end = g.x + advance
		if g.turn >= 0 {
			g.turn = (g.turn - turn + 4) % 4
		}
	}
	if turn%2 == 1 {
		s.width, s.height = h, w
	}
}

// join makes chunks of glyphs in the order in which they are shown. gap is the
// smallest word space in units of the size.
func join(glyphs []glyph, gap float64) (chunks []chunk, aside string) {
	settleSpacing(glyphs)
	b := &joiner{gap: gap}
	var other strings.Builder
	for i := range glyphs {
		g := &glyphs[i]
		if g.turn != 0 {
			if other.Len() < 500 {
				other.WriteString(g.text)
			}
			continue
		}
		b.add(g)
	}
	b.flush()
	return dropDoubles(b.out), strings.TrimSpace(other.String())
}

type joiner struct {
	gap    float64
	out    []chunk
	cur    chunk
	text   []byte
	last   glyph // last glyph that is not a space
	open   bool
	spaced bool // a space character came after last
	lead   bool // a space character came before the next chunk
}

func (b *joiner) add(g *glyph) {
	if isBlank(g.text) {
		if b.open && math.Abs(g.y-b.last.y) < 0.1*b.last.size {
			b.spaced = true
		} else {
			b.lead = true
		}
		return
	}
	if b.open && b.continues(g) {
		d := b.distance(g)
		if b.last.text == g.text && math.Abs(g.x-b.last.x) < 0.1*g.size {
			return // shown twice to look bold
		}
		if b.spaced && !closed(d) || d > b.gap {
			b.text = append(b.text, ' ')
		}
	} else {
		b.flush()
		b.cur = chunk{
			x0: g.x, y: g.y, size: g.size, look: g.look,
			artifact: g.artifact, spaceBefore: b.lead,
		}
		b.open = true
	}
	b.text = appendText(b.text, g.text)
	b.cur.x1 = max(b.cur.x1, g.end)
	b.last, b.spaced, b.lead = *g, false, false
}

// continues reports whether g stands right after the last glyph in its style.
func (b *joiner) continues(g *glyph) bool {
	l := &b.last
	if g.look != l.look || g.artifact != l.artifact {
		return false
	}
	if math.Abs(g.y-l.y) > 0.05*l.size || math.Abs(g.size-l.size) > 0.06*l.size {
		return false
	}
	d := b.distance(g)
	return d > -0.5 && d < wideGap && g.x > l.x-0.1*l.size
}

// settleSpacing adds the character spacing of letterspaced words to their
// glyphs, so that the words stay whole. Spacing after one or two glyphs is no
// letterspacing: some writers make word spaces with it.
func settleSpacing(glyphs []glyph) {
	spaced := func(i int) bool {
		if i < 0 || i+1 >= len(glyphs) || glyphs[i].spacing == 0 {
			return false
		}
		g, next := &glyphs[i], &glyphs[i+1]
		return g.turn == 0 && g.y == next.y && math.Abs(g.end+g.spacing-next.x) < 0.02*g.size
	}
	for from := 0; from < len(glyphs); from++ {
		to := from
		for spaced(to) {
			to++
		}
		for i := from; i < to && to-from >= 3; i++ {
			glyphs[i].end += glyphs[i].spacing
		}
		from = to
	}
}

// distance is the gap between the last glyph and g in units of the size.
func (b *joiner) distance(g *glyph) float64 { return (g.x - b.last.end) / b.last.size }

func (b *joiner) flush() {
	if b.open {
		b.cur.text = string(b.text)
		b.cur.spaceAfter = b.spaced
		b.lead = b.lead || b.spaced
		b.out = append(b.out, b.cur)
	}
	b.text = b.text[:0]
	b.open, b.spaced = false, false
}

// dropDoubles leaves out chunks that repeat another at nearly the same place, as
// writers do for bold type and shadows.
func dropDoubles(chunks []chunk) []chunk {
	type key struct {
		text string
		x, y int
	}
	seen := map[key]bool{}
	out := chunks[:0]
	for _, c := range chunks {
		k := key{c.text, int(math.Round(c.x0 / 2)), int(math.Round(c.y / 2))}
		if seen[k] {
			continue
		}
		seen[k] = true
		out = append(out, c)
	}
	return out
}

// closed reports whether a gap, in units of the size, takes back a space character
// before it: the next glyph stands right at the end of the last. Glyphs that
// overlap do not, they show that the widths of the font are wrong.
func closed(gap float64) bool { return gap > -0.12 && gap < 0.04 }

func isBlank(s string) bool {
	for _, r := range s {
		if !unicode.IsSpace(r) && r != '\u200b' && r != '\ufeff' {
			return false
		}
	}
	return true
}

// appendText writes a glyph's text: ligatures as letters, symbols from private
// code points as what they show.
func appendText(b []byte, s string) []byte {
	if strings.ContainsFunc(s, rightToLeft) && utf8.RuneCountInString(s) > 1 {
		// A ligature in reading order; chunks are in visual order.
		rs := []rune(s)
		slices.Reverse(rs)
		s = string(rs)
	}
	for _, r := range s {
		switch {
		case r >= 0xfb00 && r <= 0xfb06:
			b = append(b, [...]string{"ff", "fi", "fl", "ffi", "ffl", "st", "st"}[r-0xfb00]...)
		case r >= 0xf020 && r <= 0xf0ff:
			b = append(b, privateText(r)...)
		case r == 0x00a0 || r == 0x2002 || r == 0x2003 || r == 0x2009 || r == 0x202f:
			b = append(b, ' ')
		case r < ' ' || r == 0xfeff || r == 0x200b || r == 0xfffd:
		default:
			b = utf8.AppendRune(b, r)
		}
	}
	return b
}

// privateText returns what a character of the symbol fonts' private range shows.
// Dashes and bullets are what texts have of them.
func privateText(r rune) string {
	switch r {
	case 0xf02d, 0xf0be:
		return "–"
	case 0xf0a7, 0xf06e, 0xf0a8, 0xf076, 0xf0d8, 0xf0fc:
		return "•" // squares, arrows and ticks of Wingdings
	}
	if s := symbol[r-0xf000]; s != "" {
		return s
	}
	return "•"
}
