package html

import (
	"strings"

	"github.com/resolint/resolint/internal/lazyregexp"
)

// screenWidth is how wide, in pixels, the window is that pages are taken to be shown in.
const screenWidth = 1200

// holds reports whether a group of rules counts, by the words before it.
func holds(group string) bool {
	kind, condition, _ := strings.Cut(group, " ")
	switch kind {
	case "@media":
		for query := range strings.SplitSeq(condition, ",") {
			if queryHolds(query) {
				return true
			}
		}
		return false
	case "@layer", "@supports", "@scope", "@container":
		return !strings.Contains(condition, "not")
	}
	return strings.HasPrefix(group, "@media(") && holds("@media "+group[len("@media"):])
}

// queryHolds reports whether one media query holds on a screen in daylight.
func queryHolds(query string) bool {
	query = strings.TrimPrefix(strings.TrimSpace(query), "only ")
	query, not := strings.CutPrefix(query, "not ")
	for part := range strings.SplitSeq(query, " and ") {
		if !featureHolds(strings.Trim(part, " ()")) {
			return not
		}
	}
	return !not
}

// wideness finds the bound of a width.
var wideness = lazyregexp.New(`^(min|max)-(?:device-)?width\s*:\s*(\S+)$`)

// featureHolds reports whether a type or feature of a medium is that of a screen. One
// that is not known is.
func featureHolds(feature string) bool {
	if m := wideness.FindStringSubmatch(feature); m != nil {
		return (pixels(m[2]) <= screenWidth) == (m[1] == "min")
	}
	name, value, _ := strings.Cut(feature, ":")
	value = strings.TrimSpace(value)
	switch strings.TrimSpace(name) {
	case "print", "speech", "tty", "tv", "projection", "handheld", "braille", "embossed", "aural":
		return false
	case "prefers-color-scheme":
		return value == "light"
	case "orientation":
		return value == "landscape"
	case "hover":
		return value != "none"
	case "pointer":
		return value == "fine"
	}
	return !strings.HasPrefix(name, "prefers-") && !strings.HasPrefix(name, "max-") || value == "no-preference"
}
