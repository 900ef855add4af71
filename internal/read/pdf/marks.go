package pdf

import (
	"math"
	"strings"
)

// maxMarks is how deep marked content may nest; deeper levels are kept in number only.
const maxMarks = 1000

// begin opens a level of marked content (ISO 32000-1, 14.6).
func (in *interpreter) begin(args []operand, sc *scope) {
	var m mark
	if n := len(in.marked); n > 0 {
		m.artifact, m.hidden = in.marked[n-1].artifact, in.marked[n-1].hidden
	}
	if len(args) > 0 && string(args[0].str) == "Artifact" {
		m.artifact = true
	}
	if len(args) > 1 {
		switch a := args[1]; a.kind {
		case kindDict:
			for i := 0; i+1 < len(a.arr); i++ {
				if a.arr[i].kind == kindName && string(a.arr[i].str) == "ActualText" && a.arr[i+1].kind == kindString {
					m.actual, m.hasActual = in.replacement(a.arr[i+1].str), true
				}
			}
		case kindName:
			o := in.file.dict(sc.resources["Properties"])[string(a.str)]
			if string(args[0].str) == "OC" {
				m.hidden = m.hidden || in.layers.hides(o)
			}
			props := in.file.dict(o)
			if o, ok := props["ActualText"]; ok {
				m.actual, m.hasActual = in.replacement(in.file.str(o)), true
			}
		}
	}
	if len(in.marked) == maxMarks {
		in.deeper++
		return
	}
	in.marked = append(in.marked, m)
}

// hidden reports whether the file does not show what is painted now. What is marked
// deeper than anybody marks is taken for hidden.
func (in *interpreter) hidden() bool {
	n := len(in.marked)
	return in.state.unshown || in.deeper > 0 || n > 0 && in.marked[n-1].hidden
}

// replacement decodes the text that stands for glyphs. A property list can be named
// again and again, so that each use is charged.
func (in *interpreter) replacement(b []byte) string {
	if !in.grow.Generate(len(b)) {
		return ""
	}
	return textString(b)
}

// marking applies the open marked content to a glyph; false if its text was
// given with an earlier glyph.
func (in *interpreter) marking(g *glyph) bool {
	for i := range in.marked {
		m := &in.marked[i]
		g.artifact = g.artifact || m.artifact
		if !m.hasActual {
			continue
		}
		if m.used {
			// The replaced glyphs still take their room.
			if n := len(in.sheet.glyphs); n > 0 {
				if last := &in.sheet.glyphs[n-1]; last.y == g.y && g.end > last.end {
					last.end = g.end
				}
			}
			return false
		}
		m.used = true
		g.text = m.actual
	}
	return g.text != ""
}

// textString decodes a text string object (ISO 32000-1, 7.9.2.2).
func textString(b []byte) string {
	switch {
	case len(b) >= 2 && b[0] == 0xfe && b[1] == 0xff:
		return utf16Text(append([]byte{0, 0}, b[2:]...))[1:]
	case len(b) >= 3 && b[0] == 0xef && b[1] == 0xbb && b[2] == 0xbf:
		return strings.ToValidUTF8(string(b[3:]), "")
	}
	var out strings.Builder
	for _, c := range b {
		out.WriteString(winAnsi[c])
	}
	return out.String()
}

// path is the current path, as far as rules need it.
type path struct {
	x, y           float64 // current point
	rules, strokes []rule
	// around is what the path spans in device space; single is true where it is one
	// upright rectangle, clips where it becomes the clip.
	around        box
	single, clips bool
}

// draw follows path construction and keeps thin horizontal lines that are
// painted.
func (in *interpreter) draw(op string, args []operand) {
	p := &in.path
	switch op {
	case "m":
		p.x, p.y = arg(args, 0), arg(args, 1)
		in.extend(p.x, p.y)
	case "l":
		x, y := arg(args, 0), arg(args, 1)
		in.addRule(p.x, p.y, x, y)
		p.x, p.y = x, y
		in.extend(x, y)
	case "re":
		x, y := arg(args, 0), arg(args, 1)
		in.addRule(x, y, x+arg(args, 2), y+arg(args, 3))
		first := p.around.empty()
		in.extend(x, y)
		in.extend(x+arg(args, 2), y+arg(args, 3))
		in.extend(x+arg(args, 2), y)
		in.extend(x, y+arg(args, 3))
		m := in.state.ctm
		p.single = first && (m[1] == 0 && m[2] == 0 || m[0] == 0 && m[3] == 0)
	case "c", "v", "y":
		for i := 0; i+1 < len(args); i += 2 {
			p.x, p.y = args[i].num, args[i+1].num
			in.extend(p.x, p.y)
		}
	case "n":
		in.endPath(op)
	case "f", "F", "f*", "B", "B*", "b", "b*", "S", "s":
		if len(in.sheet.rules)+len(p.rules) < 10_000 {
			in.sheet.rules = append(in.sheet.rules, p.rules...)
		}
		if len(in.sheet.strokes)+len(p.strokes) < maxStrokes && (op == "S" || op == "s" || !in.state.fill.white()) {
			in.sheet.strokes = append(in.sheet.strokes, p.strokes...)
		}
		in.endPath(op)
	}
}

// extend takes a point of the path, given in user space.
func (in *interpreter) extend(x, y float64) {
	in.path.single = false
	in.path.around = in.path.around.with(in.state.ctm.apply(x, y))
}

// endPath paints the path, makes it the clip where it is to be, and forgets it.
func (in *interpreter) endPath(op string) {
	p := &in.path
	in.paintPath(op)
	in.clipPath()
	*p = path{x: p.x, y: p.y, rules: p.rules[:0], strokes: p.strokes[:0], around: emptyBox()}
}

func (in *interpreter) addRule(x0, y0, x1, y1 float64) {
	x0, y0 = in.state.ctm.apply(x0, y0)
	x1, y1 = in.state.ctm.apply(x1, y1)
	if math.Abs(x1-x0) < minStroke || math.Abs(y1-y0) > maxRuleHeight || len(in.path.strokes) >= 1000 {
		return
	}
	r := rule{min(x0, x1), max(x0, x1), (y0 + y1) / 2}
	in.path.strokes = append(in.path.strokes, r)
	if r.x1-r.x0 >= minRuleLength {
		in.path.rules = append(in.path.rules, r)
	}
}
