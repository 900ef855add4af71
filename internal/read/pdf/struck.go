package pdf

import (
	"cmp"
	"slices"
)

// struckByNotes adds the lines of strike-out annotations (ISO 32000-1, 12.5.6.10), with
// which reviewers delete words in a finished file.
func (f *file) struckByNotes(p *page, device matrix, s *sheet) {
	for i, o := range f.array(p.dict["Annots"]) {
		if i == maxStrokes {
			return
		}
		d := f.dict(o)
		if f.name(d["Subtype"]) != "StrikeOut" {
			continue
		}
		quads := f.numbers(d["QuadPoints"])
		for ; len(quads) >= 8 && len(s.strokes) < maxStrokes; quads = quads[8:] {
			x0, y0 := device.apply(min(quads[0], quads[2], quads[4], quads[6]), min(quads[1], quads[3], quads[5], quads[7]))
			x1, y1 := device.apply(max(quads[0], quads[2], quads[4], quads[6]), max(quads[1], quads[3], quads[5], quads[7]))
			s.strokes = append(s.strokes, rule{min(x0, x1), max(x0, x1), (y0 + y1) / 2})
		}
	}
}

// Where a line must stand to strike a character out or to underline it: above and below
// its baseline, in units of the size.
const (
	strikeTop    = 0.55
	strikeBottom = 0.12
	underlineTop = 0.02
	underlineLow = -0.25
	underStroke  = 0.6 // of the character's width under or over the line
)

// strike finds the characters that a line is drawn through, or under.
func (s *sheet) strike() {
	if len(s.strokes) == 0 {
		return
	}
	slices.SortFunc(s.strokes, func(a, b rule) int { return cmp.Compare(a.y, b.y) })
	for i := range s.glyphs {
		g := &s.glyphs[i]
		if g.turn == 0 && g.size > 0 {
			g.struck = g.struck || s.lined(g, strikeTop, strikeBottom)
			g.marked = g.marked || !g.struck && s.lined(g, underlineTop, underlineLow)
		}
	}
}

// lined reports whether a line stands between two heights over most of a glyph.
func (s *sheet) lined(g *glyph, top, bottom float64) bool {
	from, _ := slices.BinarySearchFunc(s.strokes, g.y-top*g.size, func(r rule, y float64) int { return cmp.Compare(r.y, y) })
	for _, r := range s.strokes[from:] {
		if s.compared++; s.compared > maxCompared || r.y > g.y-bottom*g.size {
			return false
		}
		if min(r.x1, g.end)-max(r.x0, g.x) >= underStroke*(g.end-g.x) {
			return true
		}
	}
	return false
}
