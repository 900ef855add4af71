package pdf

import (
	"math"

	"github.com/resolint/resolint/internal/read/unseen"
)

// showAll shows strings and moves by numbers, as TJ does.
func (in *interpreter) showAll(items []operand) {
	for _, it := range items {
		switch it.kind {
		case kindNumber:
			dx := -it.num / 1000 * in.state.size * in.state.scale
			in.tm = matrix{1, 0, 0, 1, dx, 0}.mul(in.tm)
		case kindString:
			in.showString(it.str)
		}
	}
}

// ligature is the longest text of a glyph in bytes that is not charged to the limit:
// no glyph of a font that people read stands for more.
const ligature = 32

func (in *interpreter) showString(b []byte) {
	s := &in.state
	if s.face == nil || !in.tm.sane() {
		return
	}
	for len(b) > 0 && len(in.sheet.glyphs) < maxPageGlyphs {
		text, width, n := s.face.take(b)
		if len(text) > ligature && !in.grow.Generate(len(text)) {
			return
		}
		space := s.charSpace
		if n == 1 && b[0] == ' ' {
			space += s.wordSpace
		}
		b = b[n:]
		in.emit(text, width*s.size*s.scale, s.charSpace*s.scale)
		in.tm = matrix{1, 0, 0, 1, (width*s.size + space) * s.scale, 0}.mul(in.tm)
	}
}

// emit adds a glyph. Widths and spacing are in unscaled text space units.
func (in *interpreter) emit(text string, width, spacing float64) {
	s := &in.state
	if text == "" {
		in.sheet.unknown++
		return
	}
	trm := matrix{s.size * s.scale, 0, 0, s.size, 0, s.rise}.mul(in.tm).mul(s.ctm)
	if !trm.sane() {
		return
	}
	g := glyph{
		text: text, x: trm[4], y: trm[5], size: math.Hypot(trm[2], trm[3]),
		look: look{bold: s.face.bold, italic: s.face.italic, marked: s.fill.coloured()}, turn: turnOf(trm),
	}
	ink := s.ink()
	g.inkless, g.white, g.shade = ink.none || ink.clear || s.face.blank, ink.white(), ink.shade()
	if g.size < minGlyphHeight || g.x < -g.size || g.x > in.sheet.width+g.size || g.y < -g.size || g.y > in.sheet.height+g.size {
		return
	}
	if skew := trm[0]*trm[2] + trm[1]*trm[3]; math.Abs(skew) > 0.12*g.size*math.Hypot(trm[0], trm[1]) {
		g.italic = true // slanted by the matrix instead of the font
	}
	along := math.Hypot(in.tm[0]*s.ctm[0]+in.tm[1]*s.ctm[2], in.tm[0]*s.ctm[1]+in.tm[1]*s.ctm[3])
	g.end = g.x + width*along // for turned text measured along its direction
	g.spacing = max(spacing, 0) * along
	g.concealed = in.hidden() || g.room().over(s.clip) < little || g.size <= unseen.Smallest && !s.face.drawn
	if in.marking(&g) {
		in.sheet.glyphs = append(in.sheet.glyphs, g)
		in.shown++
	}
}

// turnOf returns the direction of writing in quarter turns clockwise.
func turnOf(m matrix) int8 {
	dx, dy := m[0], m[1]
	switch {
	case dx > 0 && math.Abs(dy) < 0.02*dx:
		return 0
	case dy > 0 && math.Abs(dx) < 0.02*dy:
		return 1
	case dx < 0 && math.Abs(dy) < -0.02*dx:
		return 2
	case dy < 0 && math.Abs(dx) < -0.02*dy:
		return 3
	}
	return -1
}
