package html

import (
	"slices"
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
	case ink, fillInk, ground, lines, marker, "content", "overflow", "width", "height", "max-width", "max-height", "line-height", "contain", "backface-visibility":
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
		_, _, indented := unseen.Number(v["text-indent"])
		if unseen.Zero(v["line-height"]) || unsized(v) || indented && pixels(v["text-indent"]) >= farAway {
			return true
		}
	}
	return v["backface-visibility"] == "hidden" && turnedAway.MatchString(v["transform"])
}

// unsized reports whether a box is laid out as if it had no content, and is given no height.
func unsized(v map[string]string) bool {
	contains := strings.Fields(v["contain"])
	return v["height"] == "" && (slices.Contains(contains, "strict") || slices.Contains(contains, "size"))
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
		return tiny(value), true
	case "mask":
		return clearMask(value), true
	case "font":
		return shorthand.MatchString(value) && unseen.Tiny(shorthand.FindStringSubmatch(value)[1]), true
	case "-webkit-text-security":
		return value != "none", true
	case "clip":
		return strings.HasPrefix(value, "rect(") && !strings.Contains(value, "auto"), true
	case "clip-path":
		return clipped.MatchString(value), true
	case "scale":
		return unseen.Zero(value), true
	case "transform":
		return flat.MatchString(value) || moved.MatchString(value) || pixels(between(value, "translate")) <= -farAway, true
	case "left", "top", "right", "bottom", "inset", "text-indent", "margin", "margin-left", "margin-top", "translate":
		at := pixels(value)
		return at <= -farAway || at >= 5*farAway && name != "margin" && name != "text-indent", true
	case "letter-spacing":
		return strings.HasPrefix(value, "-") && pixels(value) <= -5, true
	}
	return false, false
}

var (
	// shorthand finds the size in a value of font: a length, or a number before a slash.
	shorthand = lazyregexp.New(`(?:^|\s)([0-9.]+(?:[a-z%]+|/))`)
	// flat finds what shows nothing of an element.
	flat = lazyregexp.New(`scale[xy3]?[d]?\(\s*0*(?:\.0+)?\s*[,)]|rotate[xy]\(\s*-?(?:90|270)deg|matrix\(\s*0\s*,\s*0\s*,\s*0\s*,`)
	// moved finds a matrix that moves an element off the page, turnedAway what shows its
	// back.
	moved      = lazyregexp.New(`matrix\((?:[^,)]*,){4,5}\s*-\d{4,}`)
	turnedAway = lazyregexp.New(`rotate[xy]\(\s*-?180deg`)
	// clipped finds a shape that holds nothing.
	clipped = lazyregexp.New(`^inset\((?:[5-9]\d|\d{3,})%|^(?:circle|ellipse)\(\s*0(?:[^.\d]|$)|^polygon\([^1-9]*\)$`)
)

// tiny reports whether a size of letters is too small for reading, also one that is the
// least of several.
func tiny(value string) bool {
	function, args, found := strings.Cut(strings.TrimSuffix(value, ")"), "(")
	if !found || function == "calc" {
		return unseen.Tiny(value)
	}
	all := true
	for one := range strings.SplitSeq(args, ",") {
		is := unseen.Tiny(strings.TrimSpace(one))
		if is && function == "min" {
			return true
		}
		all = all && is
	}
	return all
}

// clearMask reports whether a mask lets nothing through: a gradient between colours
// that are none.
func clearMask(value string) bool {
	_, stops, found := strings.Cut(value, "gradient(")
	if !found || strings.Contains(value, "url(") {
		return false
	}
	solid, gaps := 0, 0
	for stop := range strings.SplitSeq(stops, ",") {
		color, _, _ := strings.Cut(strings.Trim(stop, " )"), " ")
		switch {
		case unseen.Clear(color):
			gaps++
		case color != "to" && !strings.HasSuffix(color, "deg"):
			solid++
		}
	}
	return gaps > 0 && solid == 0
}

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
	if each := map[string]float64{"em": 16, "rem": 16, "ch": 8, "vw": 12, "vh": 9, "%": 10, "in": 96, "cm": 38, "mm": 3.8, "pt": 4.0 / 3, "pc": 16}[unit]; each > 0 {
		n *= each
	}
	if negative {
		return -n
	}
	return n
}
