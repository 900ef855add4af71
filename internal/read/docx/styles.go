package docx

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/resolint/resolint/internal/read/unseen"
)

// toggle is a character property that can be unset, on or off.
type toggle int8

const (
	unset toggle = iota
	off
	on
)

func (e *element) toggle() toggle {
	if e.on() {
		return on
	}
	return off
}

// looks are the character properties that matter here. Text that is white or tiny
// is unseen, white text only where nothing is behind it; so is text without ink and
// text in the colour of what is behind it.
type looks struct {
	italic, bold, hidden, white, tiny, shaded, struck, inkless, lined toggle
	away                                                              toggle // of paragraphs: beside the page or in lines without height
	ink, ground                                                       string // RRGGBB or a name, "" where none is set
}

// property reads one child of w:rPr with its content.
func (l *looks) property(x *xmlReader, e *element) error {
	if e.is(nsKnown, "textFill") {
		return l.filled(x)
	}
	l.take(e)
	return nil
}

// take reads one child of w:rPr.
func (l *looks) take(e *element) {
	if e.ns != nsW {
		return
	}
	switch e.local {
	case "i":
		l.italic = e.toggle()
	case "b":
		l.bold = e.toggle()
	case "vanish":
		l.hidden = e.toggle()
	case "strike", "dstrike":
		if l.struck != on { // either of them strikes out
			l.struck = e.toggle()
		}
	case "u":
		l.lined = is(e.val() != "none" && e.val() != "")
	case "color":
		l.ink = strings.ToLower(e.val())
		l.white = is(unseen.White(l.ink))
		if paper(e) {
			l.white = on
		}
	case "sz": // in half points
		l.tiny = is(float64(atoi(e.val(), 1000))/2 <= unseen.Smallest)
	case "w": // the width of letters, in per cent
		if atoi(strings.TrimSuffix(e.val(), "%"), 100) <= narrowest {
			l.tiny = on
		}
	case "spacing": // between letters, in twentieths of a point
		if atoi(e.val(), 0) <= tightest {
			l.tiny = on
		}
	case "position": // above the line, in half points
		if n := atoi(e.val(), 0); max(n, -n) >= highest {
			l.tiny = on
		}
	case "fitText": // the room that letters are pressed into, in twentieths of a point
		if atoi(e.val(), leastHeight) < leastHeight {
			l.tiny = on
		}
	case "shd":
		l.shaded = is(shades(e))
		l.ground = groundOf(e)
	case "highlight":
		l.shaded = is(e.val() != "none" && e.val() != "white")
		l.ground = markers[e.val()]
	}
}

// Letters that are narrower, in per cent of their width, or closer, in twentieths of a
// point, lie on each other; higher ones, in half points, are off their line by as much as
// a page.
const (
	narrowest = 5
	tightest  = -100
	highest   = 600
)

// groundOf returns the colour that w:shd puts behind text.
func groundOf(e *element) string {
	if e.val() == "solid" {
		return strings.ToLower(e.attr(nsW, "color"))
	}
	return strings.ToLower(e.attr(nsW, "fill"))
}

// paper reports whether the colour that a theme gives text is that of its paper. It
// goes before the colour that is written beside it.
func paper(e *element) bool {
	name := e.attr(nsW, "themeColor")
	return (name == "background1" || name == "light1") && e.attr(nsW, "themeShade") == ""
}

// markers are the colours of w:highlight.
var markers = map[string]string{
	"black": "000000", "blue": "0000ff", "cyan": "00ffff", "green": "00ff00", "magenta": "ff00ff", "red": "ff0000", "yellow": "ffff00",
	"darkCyan": "008080", "darkGreen": "008000", "darkMagenta": "800080", "darkRed": "800000", "darkYellow": "808000",
	"darkBlue": "000080", "darkGray": "808080", "lightGray": "c0c0c0",
}

// filled takes the ink of w14:textFill, which goes before w:color.
func (l *looks) filled(x *xmlReader) error {
	return x.each(func(e *element) error {
		switch e.local {
		case "noFill":
			l.inkless = on
		case "srgbClr":
			l.ink = strings.ToLower(e.attr(nsKnown, "val"))
			l.white = is(unseen.White(l.ink))
		case "schemeClr":
			name := e.attr(nsKnown, "val")
			l.white = is(name == "bg1" || name == "lt1")
		case "lumMod", "shade": // darker than the colour around it
			l.white = off
		case "alpha": // how much shines through, in thousandths of a per cent
			if atoi(e.attr(nsKnown, "val"), 0) >= 95_000 {
				l.inkless = on
			}
		}
		return l.filled(x)
	})
}

// sunk reports whether text has the colour of what is behind it, ground where it has
// nothing behind itself.
func (l *looks) sunk(ground string) bool {
	if l.ground != "" {
		ground = l.ground
	}
	return l.inkless == on || l.ink != "" && l.ink != "auto" && (l.ink == ground || ground != "" && l.white != on && unseen.Alike(l.ink, ground))
}

func is(b bool) toggle {
	if b {
		return on
	}
	return off
}

// shades reports whether w:shd puts something darker than paper behind text.
func shades(e *element) bool {
	fill, pattern := e.attr(nsW, "fill"), e.val()
	return fill != "" && fill != "auto" && !unseen.White(fill) || pattern != "" && pattern != "clear" && pattern != "nil"
}

// numRef is what a paragraph or style says about its numbering.
type numRef struct {
	num   string // numbering definition instance; "" unset, "0" none
	level int    // 0-based; -1 unset
}

// style is one entry of the styles part.
type style struct {
	id, name, kind, basedOn string
	num                     numRef
	looks                   looks
}

type styles struct {
	byID map[string]*style
	// paragraph and character are the ids of the default styles.
	paragraph, character string
	defaults             looks // of the whole document
	resolved             map[string]looks
}

func newStyles() *styles {
	return &styles{byID: map[string]*style{}, resolved: map[string]looks{}}
}

func (s *styles) parse(x *xmlReader) error {
	return x.eachRoot("styles", func(e *element) error {
		switch {
		case e.is(nsW, "style"):
			return s.parseStyle(x, e)
		case e.is(nsW, "docDefaults"):
			return x.descend([]string{"rPrDefault", "rPr"}, func(p *element) error {
				s.defaults.take(p)
				return nil
			})
		}
		return nil
	})
}

func (s *styles) parseStyle(x *xmlReader, e *element) error {
	st := &style{id: e.attr(nsW, "styleId"), kind: e.attr(nsW, "type"), num: numRef{level: -1}}
	if v, ok := e.lookup(nsW, "default"); ok && v != "0" && v != "false" {
		switch st.kind {
		case "paragraph":
			s.paragraph = st.id
		case "character":
			s.character = st.id
		}
	}
	err := x.each(func(c *element) error {
		if c.ns != nsW {
			return nil
		}
		switch c.local {
		case "name":
			st.name = c.val()
		case "basedOn":
			st.basedOn = c.val()
		case "rPr":
			return x.each(func(p *element) error { return st.looks.property(x, p) })
		case "pPr":
			return x.each(func(p *element) error {
				switch {
				case p.is(nsW, "numPr"):
					return x.each(func(n *element) error { st.num.take(n); return nil })
				case p.is(nsW, "shd"):
					st.looks.take(p)
				case beside(p):
					st.looks.away = on
				}
				return nil
			})
		}
		return nil
	})
	if _, have := s.byID[st.id]; !have {
		s.byID[st.id] = st
	}
	return err
}

// take reads one child of w:numPr.
func (n *numRef) take(e *element) {
	switch {
	case e.is(nsW, "numId"):
		n.num = e.val()
	case e.is(nsW, "ilvl"):
		n.level = atoi(e.val(), 0)
	}
}

// name returns the normalised name of a paragraph style; where the document does
// not define it, its id stands in.
func (s *styles) name(id string) string {
	if id == "" {
		id = s.paragraph
	}
	name := id
	if st := s.byID[id]; st != nil && st.name != "" {
		name = st.name
	}
	return normalise(name)
}

var styleNoise = strings.NewReplacer(" ", "", "_", "", "-", "", "\u00a0", "")

func normalise(name string) string { return styleNoise.Replace(strings.ToLower(name)) }

// deepest bounds how many styles may be based on each other, far beyond what
// templates do.
const deepest = 100

// chain visits a style and those it is based on until visit returns false. A
// style that is based on itself is an error: no program can resolve it.
func (s *styles) chain(id string, visit func(*style) bool) error {
	steps := 0
	for st := s.byID[id]; st != nil; st = s.byID[st.basedOn] {
		if !visit(st) {
			return nil
		}
		if steps++; steps > min(len(s.byID), deepest) {
			return fmt.Errorf("style %q is based on itself, or on more than %d others; open the file in Word, correct the style and save it", id, deepest)
		}
	}
	return nil
}

// looks returns the character properties that a style sets, with inheritance.
func (s *styles) looks(id string) (looks, error) {
	if have, ok := s.resolved[id]; ok {
		return have, nil
	}
	var out looks
	err := s.chain(id, func(st *style) bool {
		fill(&out.italic, st.looks.italic)
		fill(&out.bold, st.looks.bold)
		fill(&out.hidden, st.looks.hidden)
		fill(&out.struck, st.looks.struck)
		fill(&out.white, st.looks.white)
		fill(&out.tiny, st.looks.tiny)
		fill(&out.shaded, st.looks.shaded)
		fill(&out.inkless, st.looks.inkless)
		fill(&out.away, st.looks.away)
		fill(&out.lined, st.looks.lined)
		out.ink = cmp.Or(out.ink, st.looks.ink)
		out.ground = cmp.Or(out.ground, st.looks.ground)
		return true
	})
	s.resolved[id] = out
	return out, err
}

// marks reports whether a character style underlines or colours words, as that of a
// template for amendments does; links are always underlined and tell nothing.
func (s *styles) marks(id string) (bool, error) {
	st := s.byID[id]
	if st == nil || strings.Contains(strings.ToLower(st.name), "hyperlink") {
		return false, nil
	}
	l, err := s.looks(id)
	return l.lined == on || coloured(l.ink), err
}

func fill(t *toggle, v toggle) {
	if *t == unset {
		*t = v
	}
}

// effective combines the properties of the paragraph style, the character style
// and the run itself: direct formatting decides, otherwise toggles in both
// styles cancel out (ECMA-376 part 1, 17.7.3).
func (s *styles) effective(paragraph, character string, direct looks) (looks, error) {
	if paragraph == "" {
		paragraph = s.paragraph
	}
	p, err := s.looks(paragraph)
	if err != nil {
		return looks{}, err
	}
	c, err := s.looks(character)
	if err != nil {
		return looks{}, err
	}
	combine := func(d, a, b, def toggle) toggle {
		switch {
		case d != unset:
			return d
		case def == on || (a == on) != (b == on):
			return on
		}
		return off
	}
	first := func(all ...toggle) toggle {
		for _, t := range all {
			if t != unset {
				return t
			}
		}
		return off
	}
	return looks{
		away:    p.away,
		white:   first(direct.white, c.white, p.white, s.defaults.white),
		tiny:    first(direct.tiny, c.tiny, p.tiny, s.defaults.tiny),
		shaded:  max(direct.shaded, c.shaded, p.shaded),
		inkless: first(direct.inkless, c.inkless, p.inkless, s.defaults.inkless),
		ink:     cmp.Or(direct.ink, c.ink, p.ink, s.defaults.ink),
		ground:  cmp.Or(direct.ground, c.ground, p.ground),
		italic:  combine(direct.italic, p.italic, c.italic, s.defaults.italic),
		bold:    combine(direct.bold, p.bold, c.bold, s.defaults.bold),
		hidden:  combine(direct.hidden, p.hidden, c.hidden, s.defaults.hidden),
		struck:  combine(direct.struck, p.struck, c.struck, s.defaults.struck),
	}, nil
}
