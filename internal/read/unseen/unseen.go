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
// FFFFFF, rgb(255, 255, 255) and the names white and transparent.
func White(color string) bool {
	color = strings.ToLower(strings.TrimSpace(color))
	switch color {
	case "white", "transparent", "snow", "ivory", "ghostwhite", "whitesmoke", "floralwhite", "mintcream", "azure":
		return true
	}
	if inner, ok := strings.CutPrefix(color, "rgb"); ok {
		parts := strings.FieldsFunc(strings.Trim(inner, "a()"), func(r rune) bool { return r == ',' || r == ' ' || r == '/' })
		if len(parts) == 4 && Zero(parts[3]) {
			return true
		}
		if len(parts) < 3 {
			return false
		}
		for _, p := range parts[:3] {
			if n, err := strconv.Atoi(p); err != nil || n < least {
				return false
			}
		}
		return true
	}
	color = strings.TrimPrefix(color, "#")
	if len(color) == 3 {
		color = string([]byte{color[0], color[0], color[1], color[1], color[2], color[2]})
	}
	if len(color) != 6 {
		return false
	}
	for i := 0; i < 6; i += 2 {
		if n, err := strconv.ParseUint(color[i:i+2], 16, 8); err != nil || n < least {
			return false
		}
	}
	return true
}

// Zero reports whether a number, with any unit, is nothing.
func Zero(s string) bool {
	n, ok := leading(s)
	return ok && n == 0
}

// Tiny reports whether a length in pt, px, mm, cm, in or without unit is too small
// a size for reading. What it cannot read is not tiny.
func Tiny(size string) bool {
	n, ok := leading(size)
	if !ok {
		return false
	}
	if n == 0 {
		return true
	}
	points := map[string]float64{"pt": 1, "px": 0.75, "mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72}
	for unit, each := range points {
		if strings.HasSuffix(strings.ToLower(strings.TrimSpace(size)), unit) {
			return n*each <= Smallest
		}
	}
	return false
}

// leading returns the number that s begins with.
func leading(s string) (float64, bool) {
	s = strings.TrimSpace(s)
	end := 0
	for end < len(s) && (s[end] >= '0' && s[end] <= '9' || s[end] == '.') {
		end++
	}
	n, err := strconv.ParseFloat(s[:end], 64)
	return n, err == nil
}
