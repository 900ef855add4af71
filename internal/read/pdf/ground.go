package pdf

import "math"

// box is a rectangle in device space; empty where nothing was put into it.
type box struct{ x0, y0, x1, y1 float64 }

func emptyBox() box { return box{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)} }

// empty is true for what is no box as well: a side that is no number is as long as no other.
func (b box) empty() bool { return !(b.x0 <= b.x1 && b.y0 <= b.y1) }

func (b box) with(x, y float64) box {
	return box{min(b.x0, x), min(b.y0, y), max(b.x1, x), max(b.y1, y)}
}

func (b box) and(o box) box {
	return box{max(b.x0, o.x0), max(b.y0, o.y0), min(b.x1, o.x1), min(b.y1, o.y1)}
}

// over is the share of b that lies in o.
func (b box) over(o box) float64 {
	w, h := min(b.x1, o.x1)-max(b.x0, o.x0), min(b.y1, o.y1)-max(b.y0, o.y0)
	if !(w > 0 && h > 0) {
		return 0
	}
	return w * h / ((b.x1 - b.x0) * (b.y1 - b.y0))
}

// transformed returns the box around a rectangle of user space.
func transformed(m matrix, x0, y0, x1, y1 float64) box {
	b := emptyBox()
	for _, c := range [4][2]float64{{x0, y0}, {x1, y0}, {x0, y1}, {x1, y1}} {
		b = b.with(m.apply(c[0], c[1]))
	}
	return b
}

// room is where a glyph is seen: the middle of its height, which all letters fill.
func (g *glyph) room() box {
	along := max(g.end-g.x, 0.1*g.size)
	low, high := -0.05*g.size, 0.45*g.size
	switch g.turn {
	case 1: // downwards; letters stand to the right of the line
		return box{g.x + low, g.y, g.x + high, g.y + along}
	case 2:
		return box{g.x - along, g.y + low, g.x, g.y + high}
	case 3:
		return box{g.x - high, g.y - along, g.x - low, g.y}
	}
	return box{g.x, g.y - high, g.x + along, g.y - low}
}

// area is a part of the page that was painted.
type area struct {
	box
	ink
	// before is the number of glyphs that were shown before it.
	before int
	// whole is true where it fills its box and nothing shines through, picture where
	// it is one.
	whole, picture bool
}

const (
	// most of a glyph must be covered for nobody to read it, and no more than little of
	// it within the clip.
	most, little = 0.9, 0.1
	maxAreas     = 4000 // on a page; what is beyond is not held against glyphs
	minArea      = 1.0  // points, of what can cover a letter or stand behind it
	maxHeld      = 40_000_000
)

// cover notes an area that was painted.
func (in *interpreter) cover(a area) {
	s := in.sheet
	a.box = a.and(in.state.clip)
	if a.empty() || a.x1-a.x0 < minArea || a.y1-a.y0 < minArea || a.none || a.clear || in.hidden() {
		return
	}
	if len(s.areas) == maxAreas {
		s.crowded = true
		return
	}
	a.before = len(s.glyphs)
	s.areas = append(s.areas, a)
}

// opaque reports whether fills let nothing through.
func (s *state) opaque() bool { return s.alpha >= 1-faint && !s.blends }

// paintPath notes the areas that a path-painting operator leaves.
func (in *interpreter) paintPath(op string) {
	p, s := &in.path, &in.state
	switch op {
	case "S", "s":
		if p.around.empty() {
			return
		}
		// A thick line is a ground as well as an area is; how thick it is, its box does
		// not say.
		half := s.width / 2 * math.Hypot(s.ctm[0], s.ctm[1])
		if half*2 < maxRuleHeight {
			return
		}
		b := p.around
		in.cover(area{box: box{b.x0 - half, b.y0 - half, b.x1 + half, b.y1 + half}, ink: s.inkOf(true)})
	case "f", "F", "f*", "B", "B*", "b", "b*":
		in.cover(area{box: p.around, ink: s.inkOf(false), whole: p.single && s.opaque()})
	}
}

// inkOf returns the ink of strokes or fills with how transparent it is now.
func (s *state) inkOf(stroke bool) ink {
	k, alpha := s.fill, s.alpha
	if stroke {
		k, alpha = s.stroke, s.strokeAlpha
	}
	k.clear = k.clear || alpha < faint
	return k
}

// clipPath makes the current path the clip, when it ends.
func (in *interpreter) clipPath() {
	if p := &in.path; p.clips && !p.around.empty() {
		in.state.clip = in.state.clip.and(p.around)
	}
	in.path.clips = false
}

// ink returns what a glyph is drawn with in a mode of rendering (ISO 32000-1, 9.3.6),
// none where it is drawn with nothing.
func (s *state) ink() ink {
	fill, stroke := s.inkOf(false), s.inkOf(true)
	switch s.render {
	case 0, 4:
		return fill
	case 1, 5:
		return stroke
	case 2, 6:
		if stroke.none || stroke.clear || fill.known && stroke.known && stroke.white() {
			return fill
		}
		return stroke
	}
	return ink{none: true}
}

// lost reports whether a glyph lies under what was painted after it or has the colour
// of what was painted before it; ground reports whether anything that is not white is
// behind it.
func (in *interpreter) lost(g *glyph, i int) (lost, ground bool) {
	s := in.sheet
	room := g.room()
	decided := false
	for k := len(s.areas) - 1; k >= 0; k-- {
		a := &s.areas[k]
		if in.held++; in.held > maxHeld {
			s.crowded = true
			return false, true
		}
		switch {
		case a.before > i:
			if a.whole && room.over(a.box) >= most {
				return true, true
			}
		case decided:
		case room.over(a.box) < most:
			ground = ground || room.over(a.box) > 0 && !a.white()
		case a.whole && !a.picture:
			// What lies deeper is behind it.
			decided = true
			lost = !g.white && a.shade().like(g.shade)
			ground = ground || !a.white()
		default:
			ground = ground || !a.white()
		}
	}
	return lost, ground
}
