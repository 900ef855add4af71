package pdf

import (
	"math"
	"strings"
)

// maxMarks is how deep marked content may nest; deeper levels are kept in number
// only, as copies of the deepest.
const maxMarks = 1000

// begin opens a level of marked content (ISO 32000-1, 14.6).
func (in *interpreter) begin(args []operand, sc *scope) {
	var m mark
	if n := len(in.marked); n > 0 {
		m.artifact = in.marked[n-1].artifact
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
			props := in.file.dict(in.file.dict(sc.resources["Properties"])[string(a.str)])
			if o, ok := props["ActualText"]; ok {
				m.actual, m.hasActual = in.replacement(in.file.str(o)), true
			}
		}
	}
	if len(in.marked) < maxMarks {
		in.marked = append(in.marked, m)
	}
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
	// wide is true where the path is no mere line: an area that text can stand on.
	wide bool
}

// draw follows path construction and keeps thin horizontal lines that are
// painted.
func (in *interpreter) draw(op string, args []operand) {
	p := &in.path
	switch op {
	case "m":
		p.x, p.y = arg(args, 0), arg(args, 1)
	case "l":
		x, y := arg(args, 0), arg(args, 1)
		in.addRule(p.x, p.y, x, y)
		p.x, p.y = x, y
	case "re":
		x, y := arg(args, 0), arg(args, 1)
		in.addRule(x, y, x+arg(args, 2), y+arg(args, 3))
		p.wide = p.wide || math.Abs(arg(args, 2)) > maxRuleHeight && math.Abs(arg(args, 3)) > maxRuleHeight
	case "c", "v", "y":
		p.wide = true
	case "n":
		p.rules, p.strokes, p.wide = p.rules[:0], p.strokes[:0], false
	case "f", "F", "f*", "B", "B*", "b", "b*", "S", "s":
		if len(in.sheet.rules)+len(p.rules) < 10_000 {
			in.sheet.rules = append(in.sheet.rules, p.rules...)
		}
		if len(in.sheet.strokes)+len(p.strokes) < maxStrokes && (op == "S" || op == "s" || !in.state.white) {
			in.sheet.strokes = append(in.sheet.strokes, p.strokes...)
		}
		in.sheet.painted = in.sheet.painted || p.wide && op != "S" && op != "s" && !in.state.white
		p.rules, p.strokes, p.wide = p.rules[:0], p.strokes[:0], false
	}
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
