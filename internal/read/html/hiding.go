package html

import (
	"strings"

	"github.com/resolint/resolint/internal/lazyregexp"
	"github.com/resolint/resolint/internal/read/unseen"
)

// What is farther away, in pixels, is beside the page; what is fainter, nobody reads.
const (
	farAway = 900
	faint   = 0.1
)

// matters reports whether a property can keep text from the eye, strike it out or count it.
func matters(property string) bool {
	switch property {
	case ink, fillInk, ground, lines, marker, "content", "overflow", "width", "height", "max-width", "max-height":
		return true
	}
	_, known := hidingValue(property, "")
	return known
}

// hide reports whether nobody sees an element with these values, whatever its ink.
func (v values) hide() bool {
	for name, value := range v {
		if hides, _ := hidingValue(name, value); hides {
			return true
		}
	}
	if over := v["overflow"]; over == "hidden" || over == "clip" {
		for _, name := range [...]string{"width", "height", "max-width", "max-height"} {
			if value, ok := v[name]; ok && pixels(value) <= 1 {
				return true
			}
		}
	}
	return false
}

// hidingValue reports whether a value of a property hides text by itself; known is false
// for properties that never do.
func hidingValue(name, value string) (hides, known bool) {
	switch name {
	case "display":
		return value == "none", true
	case "visibility", "content-visibility":
		return value == "hidden" || value == "collapse", true
	case "mso-hide":
		return value == "all", true
	case "opacity", "zoom":
		return unseen.Part(value) < faint, true
	case "filter":
		inner, ok := strings.CutPrefix(value, "opacity(")
		return ok && unseen.Part(strings.TrimSuffix(inner, ")")) < faint, true
	case "font-size":
		return unseen.Tiny(value), true
	case "font":
		return shorthand.MatchString(value) && unseen.Tiny(shorthand.FindStringSubmatch(value)[1]), true
	case "-webkit-text-security":
		return value != "none", true
	case "clip":
		return strings.HasPrefix(value, "rect(") && !strings.Contains(value, "auto"), true
	case "clip-path":
		return strings.HasPrefix(value, "inset(50%") || strings.HasPrefix(value, "inset(100%") || strings.HasPrefix(value, "circle(0") || strings.HasPrefix(value, "polygon(0 0, 0 0"), true
	case "scale":
		return unseen.Zero(value), true
	case "transform":
		return flat.MatchString(value) || pixels(between(value, "translate")) <= -farAway, true
	case "left", "top", "right", "bottom", "inset", "text-indent", "margin", "margin-left", "margin-top", "margin-inline-start", "translate":
		return pixels(value) <= -farAway, true
	case "letter-spacing":
		return strings.HasPrefix(value, "-") && pixels(value) <= -5, true
	}
	return false, false
}

var (
	// shorthand finds the size in a value of font: a length, or a number before a slash.
	shorthand = lazyregexp.New(`(?:^|\s)([0-9.]+(?:[a-z%]+|/))`)
	// flat finds what shows nothing of an element.
	flat = lazyregexp.New(`scale[xy3]?[d]?\(\s*0*(?:\.0+)?\s*[,)]|rotate[xy]\(\s*-?(?:90|270)deg`)
)

// between returns the first argument of a function of a value.
func between(value, function string) string {
	_, after, _ := strings.Cut(value, function)
	_, after, _ = strings.Cut(after, "(")
	first, _, _ := strings.Cut(after, ",")
	return strings.TrimSuffix(strings.TrimSpace(first), ")")
}

// pixels returns a length in pixels; one without unit or in an unknown one counts as it
// is, what is no length as far away.
func pixels(value string) float64 {
	negative := strings.HasPrefix(value, "-")
	n, unit, ok := unseen.Number(strings.TrimPrefix(value, "-"))
	if !ok {
		return farAway
	}
	if each := map[string]float64{"em": 16, "rem": 16, "ch": 8, "vw": 12, "vh": 8, "%": 10, "in": 96, "cm": 38, "mm": 3.8, "pt": 4.0 / 3, "pc": 16}[unit]; each > 0 {
		n *= each
	}
	if negative {
		return -n
	}
	return n
}
