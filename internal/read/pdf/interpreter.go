package pdf

import (
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"github.com/resolint/resolint/internal/read/limit"
)

// glyph is one shown character in the page's device space: origin at the top
// left, y downwards, in points.
type glyph struct {
	text   string // NFC text; more than one character for ligatures
	x, end float64
	y      float64 // baseline
	size   float64
	// spacing is the character spacing after the glyph, not part of end.
	spacing  float64
	turn     int8 // direction of writing in quarter turns clockwise; -1 for slants
	artifact bool // marked by the writer as not part of the text
	inkless  bool // shown without ink, as recognised text is
	white    bool // in the ink of the paper
	// concealed is true where the file does not show it: outside of the clip, in
	// optional content that is turned off, too small to read.
	concealed bool
	shade     shade
	look
}

// look is how text looks. Struck text has a line through it, marked text is underlined
// or coloured.
type look struct{ italic, bold, struck, marked bool }

// rule is a thin horizontal line, such as the one above footnotes.
type rule struct{ x0, x1, y float64 }

// sheet is what a page shows.
type sheet struct {
	page          int
	width, height float64
	glyphs        []glyph
	rules         []rule
	strokes       []rule // rules, and lines that are too short for one
	images        int
	// areas are what was painted, in that order; crowded is true where there were too
	// many to hold against every glyph.
	areas   []area
	crowded bool
	// concealed counts the glyphs that nobody sees and that were taken out.
	concealed int
	// compared counts the lines that were held against glyphs.
	compared int
	// unknown counts codes for which the file gives no character.
	unknown int
}

// The bounds of interpretation; a printed page has some thousand glyphs.
const (
	maxFormDepth   = 12
	maxPageGlyphs  = 100_000
	maxOperations  = 4_000_000 // in a document
	maxGlyphs      = 2_000_000 // in a document
	maxStateStack  = 256
	maxFonts       = 2000
	minRuleLength  = 30.0   // points
	maxStrokes     = 50_000 // on a page
	maxCompared    = 5_000_000
	minStroke      = 2.0 // points, of a line that strikes a character out
	maxRuleHeight  = 3.0
	minGlyphHeight = 1.0
)

// interpreter runs content streams and collects what they show.
type interpreter struct {
	file  *file
	fonts map[int]*typeface
	ops   int
	shown int
	// held counts the areas that were held against glyphs.
	held int
	// grow is charged with what glyphs stand for beyond a ligature.
	grow   limit.Meter
	layers layers

	sheet  *sheet
	state  state
	stack  []state
	marked []mark
	// deeper counts the open levels of marked content beyond maxMarks.
	deeper int
	// The text matrix and line matrix.
	tm, tlm matrix
	path    path
}

// state is the part of the graphics state that text depends on.
type state struct {
	ctm                    matrix
	face                   *typeface
	size, charSpace        float64
	wordSpace, scale, lead float64
	rise                   float64
	// render is the text rendering mode; alpha and strokeAlpha are how opaque fills and
	// strokes are, of one; blends is true where they mix with what is behind them.
	render             int
	fill, stroke       ink
	alpha, strokeAlpha float64
	blends             bool
	// width is that of lines in user space, clip where anything is shown.
	width float64
	clip  box
	// unshown is true in a form that the file does not show.
	unshown bool
}

// mark is one level of marked content.
type mark struct {
	artifact bool
	// hidden is true in optional content that is turned off.
	hidden bool
	// actual replaces the text of the glyphs within (ISO 32000-1, 14.9.4).
	actual    string
	hasActual bool
	used      bool
}

// show runs a page and returns what it shows, until the next call.
func (in *interpreter) show(p *page) (*sheet, error) {
	device, w, h := p.toDevice()
	var spare []glyph
	if in.sheet != nil {
		spare = in.sheet.glyphs[:0] // the page before is condensed by now
	}
	in.sheet = &sheet{page: p.number, width: w, height: h, glyphs: spare}
	in.state = state{ctm: device, scale: 1, fill: black(), stroke: black(), alpha: 1, strokeAlpha: 1, width: 1, clip: box{0, 0, w, h}}
	in.stack, in.marked, in.deeper, in.path = in.stack[:0], in.marked[:0], 0, path{around: emptyBox()}
	in.tm, in.tlm = identity, identity
	data, err := in.file.contents(p)
	in.run(data, p.resources, 0)
	in.file.struckByNotes(p, device, in.sheet)
	in.sheet.strike()
	in.conceal()
	return in.sheet, err
}

// scope is what one content stream sees: its resources and the fonts that
// stand directly in them.
type scope struct {
	resources types.Dict
	direct    map[string]*typeface
	spaces    map[string]*colours
	depth     int
}

// exhausted reports whether the bounds of page or document are reached.
func (in *interpreter) exhausted() bool {
	if in.grow.Err != nil || in.ops > maxOperations || in.shown > maxGlyphs || len(in.sheet.glyphs) >= maxPageGlyphs {
		return true
	}
	return in.ops%1024 == 0 && in.file.late()
}

func (in *interpreter) run(data []byte, resources types.Dict, depth int) {
	sc := &scope{resources: resources, direct: map[string]*typeface{}, depth: depth}
	l := &lexer{in: data}
	args := make([]operand, 0, 16)
	base := len(in.stack)
	for {
		t := l.next()
		if t.kind == kindEnd {
			break
		}
		if t.kind != kindOperator {
			if len(args) < 64 {
				args = append(args, t)
			}
			continue
		}
		if in.ops++; in.exhausted() {
			break
		}
		if string(t.str) == "ID" {
			l.skipInlineImage()
			in.picture(false)
		} else {
			in.operate(string(t.str), args, sc, base)
		}
		args = args[:0]
	}
	if len(in.stack) > base {
		in.state = in.stack[base]
		in.stack = in.stack[:base]
	}
}

// arg returns number i of args, 0 if it is missing.
func arg(args []operand, i int) float64 {
	if i < len(args) {
		return args[i].num
	}
	return 0
}

func matrixOf(args []operand) matrix {
	var m matrix
	for i := range m {
		m[i] = arg(args, i)
	}
	return m
}

// operate carries out one operator (ISO 32000-1, annex A).
func (in *interpreter) operate(op string, args []operand, sc *scope, base int) {
	switch op {
	case "q":
		if len(in.stack) < maxStateStack {
			in.stack = append(in.stack, in.state)
		}
	case "Q":
		if n := len(in.stack); n > base {
			in.state = in.stack[n-1]
			in.stack = in.stack[:n-1]
		}
	case "cm":
		if m := matrixOf(args).mul(in.state.ctm); m.sane() {
			in.state.ctm = m
		}
	case "Do":
		if len(args) > 0 {
			in.paint(string(args[0].str), sc)
		}
	case "BMC", "BDC":
		in.begin(args, sc)
	case "EMC":
		if n := len(in.marked); in.deeper > 0 {
			in.deeper--
		} else if n > 0 {
			in.marked = in.marked[:n-1]
		}
	case "gs":
		if len(args) > 0 {
			in.graphics(string(args[0].str), sc)
		}
	case "w":
		in.state.width = arg(args, 0)
	case "W", "W*":
		in.path.clips = true
	case "sh":
		in.cover(area{box: in.state.clip})
	case "re", "m", "l", "c", "v", "y", "h", "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "n":
		in.draw(op, args)
	default:
		if !in.operateInk(op, args, sc) {
			in.operateText(op, args, sc)
		}
	}
}

func (in *interpreter) operateText(op string, args []operand, sc *scope) {
	s := &in.state
	switch op {
	case "BT":
		in.tm, in.tlm = identity, identity
	case "Tc":
		s.charSpace = arg(args, 0)
	case "Tw":
		s.wordSpace = arg(args, 0)
	case "Tz":
		s.scale = arg(args, 0) / 100
	case "TL":
		s.lead = arg(args, 0)
	case "Ts":
		s.rise = arg(args, 0)
	case "Tr":
		s.render = int(arg(args, 0))
	case "Tf":
		if len(args) > 1 {
			s.face, s.size = in.font(string(args[0].str), sc), args[1].num
		}
	case "Td", "TD":
		if op == "TD" {
			s.lead = -arg(args, 1)
		}
		in.newLine(arg(args, 0), arg(args, 1))
	case "Tm":
		in.tm = matrixOf(args)
		in.tlm = in.tm
	case "T*":
		in.newLine(0, -s.lead)
	case "Tj":
		in.showAll(args)
	case "TJ":
		if len(args) > 0 {
			in.showAll(args[0].arr)
		}
	case "'":
		in.newLine(0, -s.lead)
		in.showAll(args)
	case "\"":
		s.wordSpace, s.charSpace = arg(args, 0), arg(args, 1)
		in.newLine(0, -s.lead)
		if len(args) > 2 {
			in.showAll(args[2:3])
		}
	}
}

func (in *interpreter) newLine(x, y float64) {
	in.tlm = matrix{1, 0, 0, 1, x, y}.mul(in.tlm)
	in.tm = in.tlm
}

// font returns the named font of the resources; each is read once.
func (in *interpreter) font(name string, sc *scope) *typeface {
	return in.typeface(in.file.dict(sc.resources["Font"])[name], name, sc)
}

// typeface returns a font object; one that stands directly in a resource is known by its
// name.
func (in *interpreter) typeface(o types.Object, name string, sc *scope) *typeface {
	id := object(o)
	if id == 0 {
		if t, ok := sc.direct[name]; ok {
			return t
		}
	} else if t, ok := in.fonts[id]; ok {
		return t
	}
	if len(in.fonts) > maxFonts {
		return nil
	}
	t := in.file.font(o)
	if id == 0 {
		sc.direct[name] = t
	} else {
		in.fonts[id] = t
	}
	return t
}

// paint shows a form; images are only counted.
func (in *interpreter) paint(name string, sc *scope) {
	o := in.file.dict(sc.resources["XObject"])[name]
	d := in.file.dict(o)
	if in.file.name(d["Subtype"]) == "Image" {
		if !in.layers.hides(d["OC"]) {
			in.picture(d["SMask"] != nil || d["Mask"] != nil || d["ImageMask"] != nil)
		}
		return
	}
	if in.file.name(d["Subtype"]) != "Form" || sc.depth >= maxFormDepth || in.exhausted() {
		return
	}
	data, err := in.file.decode(o)
	if err != nil {
		return
	}
	saved, tm, tlm, marked, deeper := in.state, in.tm, in.tlm, len(in.marked), in.deeper
	if m := in.file.numbers(d["Matrix"]); len(m) == 6 {
		if ctm := (matrix{m[0], m[1], m[2], m[3], m[4], m[5]}).mul(in.state.ctm); ctm.sane() {
			in.state.ctm = ctm
		}
	}
	if b := in.file.numbers(d["BBox"]); len(b) == 4 {
		in.state.clip = in.state.clip.and(transformed(in.state.ctm, b[0], b[1], b[2], b[3]))
	}
	in.state.unshown = in.state.unshown || in.layers.hides(d["OC"])
	resources := in.file.dict(d["Resources"])
	if resources == nil {
		resources = sc.resources
	}
	in.run(data, resources, sc.depth+1)
	in.state, in.tm, in.tlm = saved, tm, tlm
	in.marked, in.deeper = in.marked[:min(marked, len(in.marked))], deeper
}

// picture notes an image, which fills the unit square.
func (in *interpreter) picture(masked bool) {
	in.sheet.images++
	in.cover(area{box: transformed(in.state.ctm, 0, 0, 1, 1), whole: !masked && in.state.opaque(), picture: true})
}
