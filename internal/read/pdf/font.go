package pdf

import (
	"strings"
	"unicode/utf8"

	"github.com/pdfcpu/pdfcpu/pkg/font"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"github.com/resolint/resolint/internal/lazyregexp"
)

// typeface is a font of the file: what its codes mean and how wide they are.
type typeface struct {
	name         string // without subset prefix
	bold, italic bool
	composite    bool
	toUnicode    *cmap
	codes        *cmap // composite: how bytes form codes and CIDs; nil for two-byte identity
	ucs2         bool  // composite: codes are UTF-16
	encoding     encoding
	widths       [256]float32 // simple, in thousandths of the size
	cidWidths    map[uint32]float32
	cidRanges    []widthRange
	missing      float32           // width of what no table names
	byGlyph      map[uint32]string // embedded TrueType: text by glyph number
	cidToGlyph   []byte
	scale        float64 // from glyph space to text space
	// drawn is true where the file draws the glyphs itself (Type 3), at a size of its
	// own; blank where it draws none.
	drawn, blank bool
}

type widthRange struct {
	lo, hi uint32
	width  float32
}

var (
	subsetPrefix = lazyregexp.New(`^[A-Z]{6}\+`)
	boldName     = lazyregexp.New(`(?i)bold|black|heavy|demi\b|semibold|-bd|\bCMBX|\bSFBX`)
	italicName   = lazyregexp.New(`(?i)ital|obli|slant|kursiv|-it\b|[a-z]It$|\bCMTI|\bCMSL|\bSFTI|,it`)
)

// Flags of a font descriptor (ISO 32000-1, table 123).
const (
	flagSymbolic  = 1 << 2
	flagItalic    = 1 << 6
	flagForceBold = 1 << 18
)

func (f *file) font(o types.Object) *typeface {
	d := f.dict(o)
	t := &typeface{scale: 0.001, missing: 0}
	if d == nil {
		t.encoding = *winAnsi
		t.missing = 500
		return t
	}
	t.name = subsetPrefix.ReplaceAllString(f.name(d["BaseFont"]), "")
	if b, err := f.decode(d["ToUnicode"]); err == nil {
		t.toUnicode = parseCMap(b)
	}
	subtype := f.name(d["Subtype"])
	descriptor := f.dict(d["FontDescriptor"])
	if subtype == "Type0" {
		t.composite = true
		descendants := f.array(d["DescendantFonts"])
		if len(descendants) > 0 {
			cid := f.dict(descendants[0])
			descriptor = f.dict(cid["FontDescriptor"])
			f.loadCIDs(t, d, cid, descriptor)
		}
	} else {
		f.loadEncoding(t, d, descriptor, subtype)
		f.loadWidths(t, d, descriptor)
	}
	if m := f.numbers(d["FontMatrix"]); subtype == "Type3" && len(m) == 6 && m[0] != 0 {
		t.scale = m[0]
	}
	t.drawn = subtype == "Type3"
	t.blank = t.drawn && len(f.dict(d["CharProcs"])) == 0
	f.loadStyle(t, descriptor)
	return t
}

func (f *file) loadStyle(t *typeface, descriptor types.Dict) {
	name := t.name
	if family := f.str(descriptor["FontFamily"]); name == "" {
		name = string(family)
	}
	flags, _ := f.number(descriptor["Flags"])
	angle, _ := f.number(descriptor["ItalicAngle"])
	weight, _ := f.number(descriptor["FontWeight"])
	t.bold = boldName.MatchString(name) || int(flags)&flagForceBold != 0 || weight >= 600
	t.italic = italicName.MatchString(name) || int(flags)&flagItalic != 0 || angle != 0
}

// loadCIDs reads a Type 0 font's encoding and its descendant's widths.
func (f *file) loadCIDs(t *typeface, d, cid, descriptor types.Dict) {
	if b, err := f.decode(d["Encoding"]); err == nil {
		t.codes = parseCMap(b)
	} else if name := f.name(d["Encoding"]); strings.Contains(name, "UCS2") || strings.Contains(name, "UTF16") {
		t.ucs2 = true
	}
	t.missing = 1000
	if w, ok := f.number(cid["DW"]); ok {
		t.missing = float32(w)
	}
	t.cidWidths = map[uint32]float32{}
	w := f.array(cid["W"])
	for i := 0; i+1 < len(w); {
		first, _ := f.number(w[i])
		if list := f.array(w[i+1]); list != nil {
			for k, v := range list {
				if n, ok := f.number(v); ok && len(t.cidWidths) < maxMappings {
					t.cidWidths[uint32(first)+uint32(k)] = float32(n)
				}
			}
			i += 2
			continue
		}
		if i+2 >= len(w) {
			break
		}
		last, _ := f.number(w[i+1])
		n, _ := f.number(w[i+2])
		t.cidRanges = append(t.cidRanges, widthRange{uint32(first), uint32(last), float32(n)})
		i += 3
	}
	if t.toUnicode == nil && !t.ucs2 {
		if b, err := f.decode(descriptor["FontFile2"]); err == nil {
			t.byGlyph = glyphsOfTrueType(b)
		}
		if b, err := f.decode(cid["CIDToGIDMap"]); err == nil {
			t.cidToGlyph = b
		}
	}
}

// loadEncoding reads a simple font's encoding (ISO 32000-1, 9.6.6).
func (f *file) loadEncoding(t *typeface, d, descriptor types.Dict, subtype string) {
	flags, _ := f.number(descriptor["Flags"])
	base := standard
	switch {
	case strings.HasPrefix(t.name, "Symbol"):
		base = symbol
	case subtype == "TrueType", descriptor == nil:
		base = winAnsi
	}
	named := f.name(d["Encoding"])
	enc := f.dict(d["Encoding"])
	if enc != nil {
		named = f.name(enc["BaseEncoding"])
	}
	switch named {
	case "WinAnsiEncoding":
		base = winAnsi
	case "MacRomanEncoding", "MacExpertEncoding":
		base = macRoman
	}
	t.encoding = *base
	if named == "" {
		f.builtIn(t, descriptor, int(flags))
	}
	code := 0
	for _, o := range f.array(enc["Differences"]) {
		if n, ok := f.number(o); ok {
			code = int(n)
			continue
		}
		if name := f.name(o); code >= 0 && code < 256 {
			t.encoding[code] = glyphText(name)
		}
		code++
	}
}

var type1Encoding = lazyregexp.New(`dup\s+(\d{1,3})\s*/(\S+)\s+put`)

// builtIn takes the encoding of an embedded font program where the file names
// none: that of Type 1 stands in clear text before its encrypted part.
func (f *file) builtIn(t *typeface, descriptor types.Dict, flags int) {
	if b, err := f.decode(descriptor["FontFile"]); err == nil {
		b = b[:min(len(b), 1<<16)]
		for _, m := range type1Encoding.FindAllSubmatch(b, 256) {
			if code, ok := number(m[1]); ok && code < 256 {
				t.encoding[int(code)] = glyphText(string(m[2]))
			}
		}
		return
	}
	if b, err := f.decode(descriptor["FontFile2"]); err == nil && flags&flagSymbolic != 0 {
		for code, text := range codesOfTrueType(b) {
			t.encoding[code] = text
		}
	}
}

func (f *file) loadWidths(t *typeface, d, descriptor types.Dict) {
	first, _ := f.number(d["FirstChar"])
	widths := f.array(d["Widths"])
	if w, ok := f.number(descriptor["MissingWidth"]); ok {
		t.missing = float32(w)
	}
	for i := range t.widths {
		t.widths[i] = t.missing
	}
	for i, o := range widths {
		if code := int(first) + i; code >= 0 && code < 256 {
			w, _ := f.number(o)
			t.widths[code] = float32(w)
		}
	}
	if widths != nil {
		return
	}
	core := coreFont(t.name)
	for code, s := range t.encoding {
		r, size := utf8.DecodeRuneInString(s)
		if size == 0 {
			continue
		}
		if w, err := font.CharWidth(core, r); err == nil && w > 0 {
			t.widths[code] = float32(w)
		}
	}
}

// coreFont names the standard 14 font that stands in for a font without widths.
func coreFont(name string) string {
	lower := strings.ToLower(name)
	bold, italic := boldName.MatchString(name), italicName.MatchString(name)
	pick := func(regular, b, i, bi string) string {
		switch {
		case bold && italic:
			return bi
		case bold:
			return b
		case italic:
			return i
		}
		return regular
	}
	switch {
	case strings.Contains(lower, "symbol"):
		return "Symbol"
	case strings.Contains(lower, "dingbats"):
		return "ZapfDingbats"
	case strings.Contains(lower, "courier"), strings.Contains(lower, "mono"):
		return pick("Courier", "Courier-Bold", "Courier-Oblique", "Courier-BoldOblique")
	case strings.Contains(lower, "helvetica"), strings.Contains(lower, "arial"), strings.Contains(lower, "sans"):
		return pick("Helvetica", "Helvetica-Bold", "Helvetica-Oblique", "Helvetica-BoldOblique")
	}
	return pick("Times-Roman", "Times-Bold", "Times-Italic", "Times-BoldItalic")
}

// take cuts the next code off s and returns its text, its width in text space
// units for size 1, and the number of bytes it took (at least 1).
func (t *typeface) take(s []byte) (text string, width float64, size int) {
	if !t.composite {
		return t.unicode(uint32(s[0])), float64(t.widths[s[0]]) * t.scale, 1
	}
	code, cid := uint32(0), uint32(0)
	if t.codes != nil {
		code, size = t.codes.take(s)
		cid = t.codes.cid(code, size)
	} else {
		size = min(2, len(s))
		code = codeOf(s[:size])
		cid = code
	}
	text = t.unicode(code)
	if text == "" && t.byGlyph != nil {
		text = t.byGlyph[t.glyph(cid)]
	}
	w, ok := t.cidWidths[cid]
	if !ok {
		w = t.missing
		for _, r := range t.cidRanges {
			if cid >= r.lo && cid <= r.hi {
				w = r.width
				break
			}
		}
	}
	return text, float64(w) * t.scale, max(size, 1)
}

func (t *typeface) glyph(cid uint32) uint32 {
	if at := int(cid) * 2; t.cidToGlyph != nil && at+1 < len(t.cidToGlyph) {
		return uint32(t.cidToGlyph[at])<<8 | uint32(t.cidToGlyph[at+1])
	}
	return cid
}

func (t *typeface) unicode(code uint32) string {
	if t.toUnicode != nil {
		if s, ok := t.toUnicode.unicode(code); ok && s != "" && s != "\x00" && s != "\ufffd" {
			return s
		}
	}
	if t.composite {
		if t.ucs2 {
			return string(rune(code))
		}
		return ""
	}
	return t.encoding[code&0xff]
}
