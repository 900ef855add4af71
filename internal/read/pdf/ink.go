package pdf

import "github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

// ink is what a fill or a stroke is painted with.
type ink struct {
	space *colours
	// rgb is the colour in parts of one; known is false where it takes a function or a
	// pattern to say.
	rgb   [3]float64
	known bool
	// none is true where a pattern or colour leaves no trace, clear where what is
	// painted shines through.
	none, clear bool
}

// black is the ink that each page begins with.
func black() ink { return ink{known: true} }

// Colours that are nearer to each other than near, of one, are not told apart; what is
// more transparent than faint leaves no trace.
const near, faint = 0.04, 0.05

func (k ink) white() bool { return k.known && min(k.rgb[0], k.rgb[1], k.rgb[2]) >= 1-near }

// coloured reports whether the ink is no shade of grey.
func (k ink) coloured() bool {
	const hue = 0.25 // between the strongest and the weakest part
	return k.known && max(k.rgb[0], k.rgb[1], k.rgb[2])-min(k.rgb[0], k.rgb[1], k.rgb[2]) > hue
}

// shade is the colour of an ink, small enough to be kept with every glyph.
type shade struct {
	rgb   [3]uint8
	known bool
}

func (k ink) shade() shade {
	s := shade{known: k.known}
	for i, v := range k.rgb {
		s.rgb[i] = uint8(255 * min(max(v, 0), 1))
	}
	return s
}

// like reports whether two colours cannot be told apart.
func (s shade) like(other shade) bool {
	for i, v := range s.rgb {
		if d := float64(v) - float64(other.rgb[i]); d > 255*near || d < -255*near {
			return false
		}
	}
	return s.known && other.known
}

// colours is a colour space, as far as telling paper from ink takes.
type colours struct {
	kind   string
	parts  int      // numbers of a colour
	base   *colours // of Indexed, Separation and DeviceN: what it stands for
	lookup []byte   // of Indexed
	// from and to are the colours of a tint of nothing and of all, in base; nil where a
	// function says it that is not understood.
	from, to []float64
}

var deviceSpaces = map[string]*colours{
	"DeviceGray": {kind: "gray", parts: 1}, "G": {kind: "gray", parts: 1}, "CalGray": {kind: "gray", parts: 1},
	"DeviceRGB": {kind: "rgb", parts: 3}, "RGB": {kind: "rgb", parts: 3}, "CalRGB": {kind: "rgb", parts: 3},
	"DeviceCMYK": {kind: "cmyk", parts: 4}, "CMYK": {kind: "cmyk", parts: 4}, "Pattern": {kind: "pattern"},
}

// colourSpace reads a colour space by its name in the resources, or nil.
func (f *file) colourSpace(o types.Object, resources types.Dict, depth int) *colours {
	if depth > 4 {
		return nil
	}
	if name := f.name(o); name != "" {
		if named, ok := f.dict(resources["ColorSpace"])[name]; ok {
			return f.colourSpace(named, nil, depth+1)
		}
		return deviceSpaces[name]
	}
	a := f.array(o)
	if len(a) == 0 {
		return nil
	}
	kind := f.name(a[0])
	if space := deviceSpaces[kind]; space != nil {
		return space
	}
	if len(a) < 2 {
		return nil
	}
	switch kind {
	case "ICCBased":
		n, _ := f.number(f.dict(a[1])["N"])
		return map[float64]*colours{1: deviceSpaces["G"], 3: deviceSpaces["RGB"], 4: deviceSpaces["CMYK"]}[n]
	case "Lab":
		return &colours{kind: "lab", parts: 3}
	case "Indexed", "I":
		s := &colours{kind: "indexed", parts: 1, base: f.colourSpace(a[1], resources, depth+1)}
		if len(a) > 3 {
			if s.lookup = f.str(a[3]); s.lookup == nil {
				s.lookup, _ = f.decode(a[3]) // without it the colour is not known
			}
		}
		return s
	case "Separation", "DeviceN":
		return f.tints(a, resources, depth)
	}
	return nil
}

// tints reads a space of named inks. One that is called None paints nothing.
func (f *file) tints(a types.Array, resources types.Dict, depth int) *colours {
	s := &colours{kind: "tint", parts: max(1, len(f.array(a[1])))}
	if f.name(a[1]) == "None" {
		s.kind = "none"
	}
	if len(a) > 3 {
		s.base = f.colourSpace(a[2], resources, depth+1)
		d := f.dict(a[3])
		if kind, _ := f.number(d["FunctionType"]); kind == 2 {
			s.from, s.to = f.numbers(d["C0"]), f.numbers(d["C1"])
		}
	}
	return s
}

// colour returns an ink in a space. Without one the number of parts tells its kind.
func (s *colours) colour(parts []float64) ink {
	k := ink{space: s, known: true}
	kind := ""
	if s != nil && (len(parts) == s.parts || s.kind == "pattern" || s.kind == "none") {
		kind = s.kind
	}
	if kind == "" {
		kind = map[int]string{1: "gray", 3: "rgb", 4: "cmyk"}[len(parts)]
	}
	switch kind {
	case "gray":
		k.rgb = [3]float64{parts[0], parts[0], parts[0]}
	case "rgb":
		k.rgb = [3]float64(parts)
	case "cmyk":
		for i := range k.rgb {
			k.rgb[i] = max(0, 1-parts[i]-parts[3])
		}
	case "lab":
		k.rgb = [3]float64{parts[0] / 100, parts[0] / 100, parts[0] / 100}
		k.known = max(parts[1], -parts[1], parts[2], -parts[2]) < 5
	case "indexed":
		return s.indexed(int(min(max(parts[0], -1), 256)))
	case "tint":
		return s.tint(parts)
	case "none":
		k.none = true
	default:
		k.known = false
	}
	return k
}

func (s *colours) indexed(i int) ink {
	if s.base == nil || s.base.parts == 0 || i < 0 || i > 255 || (i+1)*s.base.parts > len(s.lookup) {
		return ink{space: s}
	}
	parts := make([]float64, s.base.parts)
	for k := range parts {
		parts[k] = float64(s.lookup[i*s.base.parts+k]) / 255
		if s.base.kind == "lab" {
			parts[k] *= 100
		}
	}
	k := s.base.colour(parts)
	k.space = s
	return k
}

// tint mixes a named ink. No ink at all is paper, unless its function says otherwise.
func (s *colours) tint(parts []float64) ink {
	if len(parts) == 1 && s.base != nil && len(s.from) == s.base.parts && len(s.to) == s.base.parts && s.base.kind != "tint" {
		mixed := make([]float64, s.base.parts)
		for i := range mixed {
			mixed[i] = s.from[i] + parts[0]*(s.to[i]-s.from[i])
		}
		k := s.base.colour(mixed)
		k.space = s
		return k
	}
	k := ink{space: s, rgb: [3]float64{1, 1, 1}, known: true}
	for _, v := range parts {
		k.known = k.known && v <= near
	}
	return k
}

// operateInk carries out the operators of colour (ISO 32000-1, 8.6.8), and reports
// whether op is one.
func (in *interpreter) operateInk(op string, args []operand, sc *scope) bool {
	target := &in.state.fill
	switch op {
	case "G", "RG", "K", "SC", "SCN", "CS":
		target = &in.state.stroke
	case "g", "rg", "k", "sc", "scn", "cs":
	default:
		return false
	}
	space := target.space
	switch op {
	case "G", "g":
		space = deviceSpaces["G"]
	case "RG", "rg":
		space = deviceSpaces["RGB"]
	case "K", "k":
		space = deviceSpaces["CMYK"]
	case "CS", "cs":
		*target = black() // all but those of patterns and tints begin with it
		if len(args) > 0 {
			target.space = in.space(string(args[0].str), sc)
		}
		return true
	}
	var parts []float64
	for _, a := range args {
		if a.kind == kindNumber {
			parts = append(parts, a.num)
		}
	}
	*target = space.colour(parts)
	if n := len(args); n > 0 && args[n-1].kind == kindName {
		target.known, target.none = false, in.blank(string(args[n-1].str), sc)
	}
	return true
}

// space returns a colour space of the resources; each is read once.
func (in *interpreter) space(name string, sc *scope) *colours {
	if s, ok := sc.spaces[name]; ok {
		return s
	}
	s := in.file.colourSpace(types.Name(name), sc.resources, 0)
	if sc.spaces == nil {
		sc.spaces = map[string]*colours{}
	}
	if len(sc.spaces) < maxFonts {
		sc.spaces[name] = s
	}
	return s
}

// blank reports whether a pattern paints nothing.
func (in *interpreter) blank(name string, sc *scope) bool {
	o := in.file.dict(sc.resources["Pattern"])[name]
	if kind, _ := in.file.number(in.file.dict(o)["PatternType"]); kind != 1 {
		return false
	}
	data, err := in.file.decode(o)
	return err == nil && !paints(data)
}

// paints reports whether a content stream holds an operator.
func paints(data []byte) bool {
	l := &lexer{in: data}
	for {
		switch t := l.next(); t.kind {
		case kindEnd:
			return false
		case kindOperator:
			return true
		}
	}
}

// graphics takes what text and inks depend on from a graphics state dictionary.
func (in *interpreter) graphics(name string, sc *scope) {
	d := in.file.dict(in.file.dict(sc.resources["ExtGState"])[name])
	s := &in.state
	if v, ok := in.file.number(d["ca"]); ok {
		s.alpha = v
	}
	if v, ok := in.file.number(d["CA"]); ok {
		s.strokeAlpha = v
	}
	if mode := d["BM"]; mode != nil {
		s.blends = in.file.name(mode) != "Normal" && in.file.name(mode) != "Compatible"
	}
	if f := in.file.array(d["Font"]); len(f) == 2 {
		size, _ := in.file.number(f[1])
		s.face, s.size = in.typeface(f[0], "", sc), size
	}
}
