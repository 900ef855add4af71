// Package unseen says which formatting keeps text from the eyes of readers: words
// that stand in a file and that nobody sees must not count as kept.
package unseen

import (
	"math"
	"strconv"
	"strings"
)

// Smallest is the size in points up to which nobody reads text. Printed footnotes
// have six; templates give empty spacers one or two.
const Smallest = 2.0

// faint is the share of ink up to which nobody reads text.
const faint = 0.05

// least is how bright each part of a colour must be, of 255, to be white on white.
const least = 0xf5

// White reports whether a colour cannot be told from white paper. It reads #fff,
// FFFFFF, rgb(255, 255, 255), hsl(0, 0%, 100%) and the names white and transparent.
func White(color string) bool {
	color = strings.ToLower(strings.TrimSpace(color))
	switch color {
	case "white", "transparent", "snow", "ivory", "ghostwhite", "whitesmoke", "floralwhite", "mintcream", "azure":
		return true
	}
	if Clear(color) {
		return true
	}
	parts, ok := RGB(color)
	return ok && min(parts[0], parts[1], parts[2]) >= least
}

// RGB returns how bright the parts of a colour are, of 255: of #fff, FFFFFF,
// rgb(255, 255, 255), hsl(0, 0%, 100%) and the names that pages use most.
func RGB(color string) (parts [3]float64, ok bool) {
	color = strings.ToLower(strings.TrimSpace(color))
	if hex, known := names[color]; known {
		color = hex
	}
	if args := arguments(color, "rgb"); len(args) >= 3 {
		for i, p := range args[:3] {
			n, unit, ok := Number(p)
			if unit == "%" {
				n *= 2.55
			}
			if !ok {
				return parts, false
			}
			parts[i] = n
		}
		return parts, true
	}
	if args := arguments(color, "hsl"); len(args) >= 3 {
		return ofHSL(args)
	}
	if inner, found := strings.CutPrefix(color, "color-mix("); found {
		mixed := strings.Split(strings.TrimSuffix(inner, ")"), ",")
		if len(mixed) != 3 { // the space and two plain colours
			return parts, false
		}
		first, _, _ := strings.Cut(strings.TrimSpace(mixed[1]), " ")
		last, _, _ := strings.Cut(strings.TrimSpace(mixed[2]), " ")
		parts, ok = RGB(first)
		return parts, ok && first == last
	}
	if parts, ok, is := ofLight(color); is {
		return parts, ok
	}
	color = doubled(strings.TrimPrefix(color, "#"))
	if len(color) != 6 && len(color) != 8 {
		return parts, false
	}
	for i := range parts {
		n, err := strconv.ParseUint(color[2*i:2*i+2], 16, 8)
		if err != nil {
			return parts, false
		}
		parts[i] = float64(n)
	}
	return parts, true
}

// alike is how much the parts of two colours, of 255, may differ that nobody tells apart.
const alike = 15

// Alike reports whether nobody tells two colours apart.
func Alike(a, b string) bool {
	if a == b {
		return true
	}
	x, ok := RGB(a)
	y, known := RGB(b)
	if !ok || !known {
		return false
	}
	for i := range x {
		if math.Abs(x[i]-y[i]) > alike {
			return false
		}
	}
	return true
}

// ofLight reads the colours that begin with how light they are, and those with how much
// white and black they hold; is tells whether it was one. What has a hue is not known.
func ofLight(color string) (parts [3]float64, ok, is bool) {
	function, rest, _ := strings.Cut(color, "(")
	args := strings.FieldsFunc(strings.TrimRight(rest, ")"), func(r rune) bool { return r == ',' || r == ' ' || r == '/' })
	if len(args) < 3 {
		return parts, false, false
	}
	light, grey := 0.0, false
	switch function {
	case "lab", "lch", "oklab", "oklch":
		light = Part(args[0])
		if full := 100.0; !strings.HasPrefix(function, "ok") && !strings.HasSuffix(args[0], "%") {
			light /= full
		}
		a, _, _ := Number(strings.TrimPrefix(args[1], "-"))
		b, _, _ := Number(strings.TrimPrefix(args[2], "-"))
		grey = a <= 0.02 && (b <= 0.02 || strings.HasSuffix(function, "lch"))
	case "hwb":
		white, _, _ := Number(args[1])
		black, _, _ := Number(args[2])
		light, grey = white/max(white+black, 100), white+black >= 98 || black == 0 && white >= 98
	case "color":
		if len(args) < 4 {
			return parts, false, true
		}
		for i := range parts {
			parts[i] = 255 * Part(args[i+1])
		}
		return parts, true, true
	default:
		return parts, false, false
	}
	return [3]float64{255 * light, 255 * light, 255 * light}, grey, true
}

// ofHSL turns hue in degrees, saturation and lightness in parts of a hundred into parts
// of red, green and blue.
func ofHSL(args []string) (parts [3]float64, ok bool) {
	var n [3]float64
	for i, a := range args[:3] {
		if n[i], _, ok = Number(a); !ok {
			return parts, false
		}
	}
	light := n[2] / 100
	wide := n[1] / 100 * min(light, 1-light)
	for i, shift := range [3]float64{0, 8, 4} {
		k := math.Mod(shift+n[0]/30, 12)
		parts[i] = 255 * (light - wide*max(-1, min(k-3, 9-k, 1)))
	}
	return parts, true
}

// names are colours by the names that CSS gives them.
var names = map[string]string{
	"white": "ffffff", "black": "000000", "gray": "808080", "grey": "808080", "silver": "c0c0c0", "lightgray": "d3d3d3", "lightgrey": "d3d3d3",
	"darkgray": "a9a9a9", "darkgrey": "a9a9a9", "dimgray": "696969", "dimgrey": "696969", "gainsboro": "dcdcdc", "whitesmoke": "f5f5f5",
	"snow": "fffafa", "ivory": "fffff0", "ghostwhite": "f8f8ff", "floralwhite": "fffaf0", "mintcream": "f5fffa", "azure": "f0ffff",
	"aliceblue": "f0f8ff", "honeydew": "f0fff0", "seashell": "fff5ee", "lavender": "e6e6fa", "beige": "f5f5dc", "linen": "faf0e6",
	"oldlace": "fdf5e6", "cornsilk": "fff8dc", "lightyellow": "ffffe0", "yellow": "ffff00", "red": "ff0000", "darkred": "8b0000",
	"maroon": "800000", "crimson": "dc143c", "orange": "ffa500", "lime": "00ff00", "green": "008000", "darkgreen": "006400",
	"olive": "808000", "teal": "008080", "aqua": "00ffff", "cyan": "00ffff", "blue": "0000ff", "darkblue": "00008b", "navy": "000080",
	"lightblue": "add8e6", "purple": "800080", "fuchsia": "ff00ff", "magenta": "ff00ff", "pink": "ffc0cb", "windowtext": "000000",
	"slategray": "708090", "slategrey": "708090", "darkslategray": "2f4f4f", "darkslategrey": "2f4f4f", "canvas": "ffffff", "canvastext": "000000",
}

// Clear reports whether a colour lets everything through: transparent, #0000, and
// rgb() and hsl() with next to nothing as their fourth part.
func Clear(color string) bool {
	color = strings.ToLower(strings.TrimSpace(color))
	for _, function := range []string{"rgb", "hsl"} {
		if parts := arguments(color, function); len(parts) == 4 && Part(parts[3]) < faint {
			return true
		}
	}
	hex, ok := strings.CutPrefix(color, "#")
	hex = doubled(hex)
	return color == "transparent" || ok && len(hex) == 8 && hex[6:] == "00"
}

// arguments returns the parts of rgb(…) or rgba(…), hsl(…) or hsla(…).
func arguments(color, function string) []string {
	inner, ok := strings.CutPrefix(color, function)
	if !ok {
		return nil
	}
	return strings.FieldsFunc(strings.Trim(inner, "a()"), func(r rune) bool { return r == ',' || r == ' ' || r == '/' })
}

// doubled spells out the short forms of colours, abc and abcd.
func doubled(hex string) string {
	if len(hex) != 3 && len(hex) != 4 {
		return hex
	}
	var out strings.Builder
	for i := range len(hex) {
		out.WriteString(hex[i:i+1] + hex[i:i+1])
	}
	return out.String()
}

// Zero reports whether a number, with any unit, is nothing.
func Zero(s string) bool {
	n, _, ok := Number(s)
	return ok && n == 0
}

// Part returns a share of one: 0.5 and 50% are the same. What it cannot read is whole.
func Part(s string) float64 {
	n, unit, ok := Number(s)
	switch {
	case !ok:
		return 1
	case unit == "%":
		return n / 100
	}
	return n
}

// points are the lengths of units, those that depend on the text around at its usual
// size of twelve points.
var points = map[string]float64{
	"pt": 1, "px": 0.75, "mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72, "pc": 12, "em": 12, "rem": 12, "ex": 6, "ch": 6, "%": 0.12, "vw": 9, "vh": 6,
}

// Tiny reports whether a length is too small a size for reading. What it cannot read
// is not tiny.
func Tiny(size string) bool {
	n, unit, ok := Number(size)
	if !ok {
		return false
	}
	each, known := points[unit]
	return n == 0 || known && n*each <= Smallest
}

// Number returns the number that s begins with and the unit behind it, in lower case;
// calc() around one number is left out.
func Number(s string) (n float64, unit string, ok bool) {
	s = strings.ToLower(strings.TrimSpace(s))
	if inner, found := strings.CutPrefix(s, "calc("); found {
		s = strings.TrimSpace(strings.TrimSuffix(inner, ")"))
	}
	end := 0
	for end < len(s) && (s[end] >= '0' && s[end] <= '9' || s[end] == '.') {
		end++
	}
	n, err := strconv.ParseFloat(s[:end], 64)
	return n, strings.TrimSpace(s[end:]), err == nil
}
