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

// verdict is what one declaration says of a text: whether the property hides it, and
// whether that goes before others.
type verdict struct{ hides, important bool }

// hiding reads declarations, in lower case: the properties of them that can keep text
// from the eye, and whether they do.
func hiding(declarations string, painted bool) map[string]verdict {
	values := map[string]string{}
	important := map[string]bool{}
	for one := range strings.SplitSeq(declarations, ";") {
		name, value, _ := strings.Cut(one, ":")
		name = strings.TrimSpace(name)
		value, mark, _ := strings.Cut(value, "!")
		values[name] = strings.TrimSpace(value)
		important[name] = strings.TrimSpace(mark) == "important"
	}
	var out map[string]verdict
	for name, value := range values {
		hides, known := hidingValue(name, value)
		switch name {
		case "color":
			known = true
			ground := values["background-color"]
			if ground == "" {
				ground = values["background"]
			}
			hides = unseen.Clear(value) || value != "" && value == ground || unseen.White(value) && !painted
		case "width", "height", "max-width", "max-height":
			known = true
			over := values["overflow"]
			hides = (over == "hidden" || over == "clip") && pixels(value) <= 1
		}
		if known {
			if out == nil {
				out = map[string]verdict{}
			}
			out[name] = verdict{hides, important[name]}
		}
	}
	return out
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
	case "-webkit-text-fill-color":
		return unseen.White(value), true
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
	case "left", "top", "right", "bottom", "text-indent", "margin-left", "margin-top":
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
