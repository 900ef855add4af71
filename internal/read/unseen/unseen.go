// Package unseen says which formatting keeps text from the eyes of readers: words
// that stand in a file and that nobody sees must not count as kept.
package unseen

import (
	"strconv"
	"strings"
)

// Smallest is the size in points up to which nobody reads text. Printed footnotes
// have six; templates give empty spacers one or two.
const Smallest = 2.0

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
	if parts := arguments(color, "rgb"); len(parts) >= 3 {
		for _, p := range parts[:3] {
			n, unit, ok := Number(p)
			if unit == "%" {
				n *= 2.55
			}
			if !ok || n < least {
				return false
			}
		}
		return true
	}
	if parts := arguments(color, "hsl"); len(parts) >= 3 {
		n, _, ok := Number(parts[2])
		return ok && n*2.55 >= least
	}
	color = doubled(strings.TrimPrefix(color, "#"))
	if len(color) != 6 && len(color) != 8 {
		return false
	}
	for i := 0; i < 6; i += 2 {
		if n, err := strconv.ParseUint(color[i:i+2], 16, 8); err != nil || n < least {
			return false
		}
	}
	return true
}

// Clear reports whether a colour lets everything through: transparent, #0000, and
// rgb() and hsl() with a fourth part of nothing.
func Clear(color string) bool {
	color = strings.ToLower(strings.TrimSpace(color))
	for _, function := range []string{"rgb", "hsl"} {
		if parts := arguments(color, function); len(parts) == 4 && Zero(parts[3]) {
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
