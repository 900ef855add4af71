package html

import (
	"strings"

	"github.com/resolint/resolint/internal/read/unseen"
)

// drawing is how the text of an open element looks, with what it has from those around.
type drawing struct {
	name               string
	struck, underlined bool
	coloured           bool // in a colour that tells it from other text
	ink, ground        string
	// faded is how much of its ink an element has lost to those around it, of one.
	faded float64
}

// paper is how text looks that nothing is said of.
func (b *builder) paper() drawing {
	d := drawing{ink: "black", ground: "white"}
	if b.sheet.elsewhere {
		d.ink = ""
	}
	if b.sheet.unknown {
		d.ground = picture
	}
	return d
}

// look is how text looks at this place.
func (b *builder) look() drawing {
	if n := len(b.drawn); n > 0 {
		return b.drawn[n-1]
	}
	return b.paper()
}

// draw opens an element with these values, or one inside of such an element.
func (b *builder) draw(t tag, v values) {
	if void[t.name] {
		return
	}
	if t.name == "p" {
		b.undraw("p") // whose end tag may be left out
	}
	if v == nil && len(b.drawn) == 0 && t.name != "u" {
		return
	}
	d := b.look()
	d.name = t.name
	d.struck = d.struck || strings.Contains(v[lines], "line-through")
	switch t.name {
	case "a", "body", "html": // underlined and coloured as all text or all links are
	default:
		d.underlined = d.underlined || strings.Contains(v[lines], "underline") || t.name == "u" && !b.strikes
		d.coloured = d.coloured && v[ink] == "" || hue(v[ink])
	}
	for _, property := range [...]string{ink, fillInk} {
		switch value := v[property]; value {
		case "", "inherit", "currentcolor", "unset":
		case "initial":
			d.ink = b.paper().ink
		default:
			d.ink = value
		}
	}
	d.onGround(v[ground])
	if v["opacity"] != "" {
		d.faded = 1 - (1-d.faded)*unseen.Part(v["opacity"])
	}
	b.drawn = append(b.drawn, d)
}

// onGround takes the value of a background.
func (d *drawing) onGround(value string) {
	fields := strings.Fields(value)
	switch {
	case value == "" || value == "inherit":
	case strings.Contains(value, "url(") || strings.Contains(value, "gradient") || value == picture:
		d.ground = picture
	case unseen.Clear(value):
	case whole(value):
		d.ground = value
	default:
		for _, one := range fields { // "none repeat scroll 0 0 #fff"
			if whole(one) {
				d.ground = one
			}
		}
	}
}

// whole reports whether a value is a colour that nothing shines through.
func whole(color string) bool {
	if _, ok := unseen.RGB(color); !ok || unseen.Clear(color) {
		return false
	}
	return !strings.HasPrefix(color, "rgba") && !strings.HasPrefix(color, "hsla") && !strings.Contains(color, "/") || strings.HasSuffix(strings.TrimSuffix(color, ")"), "1")
}

// unseen reports whether nobody sees text: it has the colour of what is behind it.
func (d *drawing) unseen() bool {
	return d.faded > 1-faint || unseen.Clear(d.ink) || unseen.Alike(d.ink, d.ground)
}

// grey is how far the parts of a colour, of 255, are apart that is still a grey.
const grey = 48

// hue reports whether a colour is none between black and white.
func hue(color string) bool {
	switch color {
	case "", "inherit", "initial", "unset", "currentcolor":
		return false
	}
	parts, ok := unseen.RGB(color)
	return !ok || max(parts[0], parts[1], parts[2])-min(parts[0], parts[1], parts[2]) > grey
}

// undraw closes an element.
func (b *builder) undraw(name string) {
	for i := len(b.drawn) - 1; i >= 0; i-- {
		if b.drawn[i].name == name {
			b.drawn = b.drawn[:i]
			return
		}
	}
}
