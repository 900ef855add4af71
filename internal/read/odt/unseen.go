package odt

import (
	"slices"
	"strings"

	"github.com/resolint/resolint/internal/read/unseen"
	"github.com/resolint/resolint/internal/read/xmlscan"
)

// sight is what keeps text of a style from the eye. Nil and "" say as the parent.
type sight struct {
	// Why nobody sees text, each of its own: what one property says takes nothing back of another.
	hidden, faded, tiny, narrow, tight, pressed, raised, aside *bool
	// ink is the colour of text and ground the one behind it.
	ink, ground string
}

func (s *sight) reasons() [8]**bool {
	return [8]**bool{&s.hidden, &s.faded, &s.tiny, &s.narrow, &s.tight, &s.pressed, &s.raised, &s.aside}
}

// beyond takes what a parent says where the style says nothing.
func (s *sight) beyond(parent *sight) {
	mine, theirs := s.reasons(), parent.reasons()
	for i, to := range mine {
		if *to == nil {
			*to = *theirs[i]
		}
	}
	if s.ink == "" {
		s.ink = parent.ink
	}
	if s.ground == "" {
		s.ground = parent.ground
	}
}

func note(to **bool, is bool) { *to = &is }

// text takes what text properties say.
func (s *sight) text(e xmlscan.Element) {
	if v := e.Get("display"); v != "" {
		note(&s.hidden, v == "none" || v == "condition")
	}
	// LibreOffice writes the opacity 0 % for text whose colour it chooses by itself.
	if v := e.Get("opacity"); v != "" && e.Get("color") != "" && e.Get("use-window-font-color") != "true" {
		note(&s.faded, unseen.Part(v) < faint)
	}
	if v := e.Get("font-size"); v != "" {
		note(&s.tiny, unseen.Tiny(v))
	}
	if v := e.Get("text-scale"); v != "" {
		note(&s.narrow, unseen.Part(v) < narrowest)
	}
	if v := e.Get("letter-spacing"); v != "" {
		note(&s.tight, centimetres(v) < tightest)
	}
	// How high letters stand, or super and sub, and how large they are.
	if f := strings.Fields(e.Get("text-position")); len(f) > 0 {
		raised := strings.TrimPrefix(f[0], "-")
		note(&s.raised, unseen.Part(raised) > highest || len(f) > 1 && unseen.Part(f[1]) < faint)
	}
	if v := e.Get("color"); v != "" {
		s.ink = v
	}
	if e.Get("use-window-font-color") == "true" {
		s.ink = "#000000"
	}
	s.behind(e)
}

// paragraph takes what paragraph properties say.
func (s *sight) paragraph(e xmlscan.Element) {
	for _, name := range [...]string{"margin-left", "text-indent"} {
		if v := e.Get(name); v != "" && beside(centimetres(v)) {
			note(&s.aside, true)
		}
	}
	if v := e.Get("line-height"); v != "" && v != "normal" {
		tiny := unseen.Tiny(v)
		if strings.HasSuffix(v, "%") {
			tiny = unseen.Part(v) < lowest
		}
		note(&s.pressed, tiny)
	}
	s.behind(e)
}

// behind takes the colour behind text, "" where nothing is.
func (s *sight) behind(e xmlscan.Element) {
	if v := e.Get("background-color"); v != "" && v != "transparent" {
		s.ground = v
	}
	if e.Get("background-image") != "" || e.Get("fill-image-name") != "" {
		s.ground = picture
	}
}

// Letters that are fainter or smaller, in parts of their usual size, narrower, closer in
// centimetres, in lower lines, or raised by more of their height are not read.
const (
	faint     = 0.05
	narrowest = 0.05
	tightest  = -0.15
	lowest    = 0.1
	highest   = 3
	// picture is a ground that has no one colour.
	picture = "picture"
	paper   = "#ffffff"
)

// centimetres returns a length; what is none is 0.
func centimetres(s string) float64 {
	n, unit, ok := unseen.Number(strings.TrimPrefix(s, "-"))
	each, known := map[string]float64{"cm": 1, "mm": 0.1, "in": 2.54, "inch": 2.54, "pt": 2.54 / 72, "pc": 2.54 / 6, "px": 2.54 / 96}[unit]
	switch {
	case !ok || !known:
		return 0
	case strings.HasPrefix(s, "-"):
		return -n * each
	}
	return n * each
}

// beside reports whether what begins so many centimetres from a margin is on no page.
func beside(x float64) bool { return x <= -21 || x >= 42 }

// unseen reports whether nobody sees text of a paragraph style in a span of another, of
// which either may be empty, on what is behind it in a table.
func (r *reader) unseen(paragraph, span string) bool {
	var s sight
	take := func(one *style) bool {
		s.beyond(&one.sight)
		return false
	}
	r.chain("text", span, take)
	r.chain("paragraph", paragraph, take)
	if d := r.styles[styleKey{"paragraph", ""}]; d != nil {
		take(d)
	}
	if s.ground == "" {
		s.ground = r.ground()
	}
	for _, reason := range s.reasons() {
		if *reason != nil && **reason {
			return true
		}
	}
	return unseen.Clear(s.ink) || s.ink != "" && unseen.Alike(s.ink, s.ground)
}

// ground is the colour behind the text of the innermost table cell that has one.
func (r *reader) ground() string {
	for _, g := range slices.Backward(r.grounds) {
		if g != "" {
			return g
		}
	}
	return paper
}

// openGround notes the colour of a table, a row or a cell.
func (r *reader) openGround(e xmlscan.Element) {
	ground := ""
	r.chain(e.Name, e.Get("style-name"), func(s *style) bool {
		ground = s.ground
		return ground != ""
	})
	r.grounds = append(r.grounds, ground)
}

// veils reports whether an element shows nothing of what it holds.
func (r *reader) veils(e xmlscan.Element) bool {
	switch e.Name {
	case "covered-table-cell":
		return true
	case "table-row":
		low := false
		r.chain(e.Name, e.Get("style-name"), func(s *style) bool {
			low = low || s.low
			return low
		})
		return low || e.Get("visibility") == "collapse" || e.Get("visibility") == "filter"
	case "table":
		aside := false
		r.chain(e.Name, e.Get("style-name"), func(s *style) bool {
			aside = aside || s.aside != nil && *s.aside
			return aside
		})
		return aside || e.Get("display") == "false"
	case "section", "hidden-text":
		if e.Get("condition") != "" && e.Get("is-hidden") == "" {
			r.notice("the document hides text on a condition, which is not computed; the text is read")
		}
		return e.Get("display") == "none" || e.Get("is-hidden") == "true"
	case "frame", "custom-shape", "rect", "text-box":
		return r.veilsShape(e)
	}
	return e.Get("display") == "none"
}

// veilsShape reports whether a drawn shape has no room or stands on no page.
func (r *reader) veilsShape(e xmlscan.Element) bool {
	x, y, w, h := centimetres(e.Get("x")), centimetres(e.Get("y")), centimetres(e.Get("width")), centimetres(e.Get("height"))
	switch {
	case e.Name == "text-box": // which may grow where the frame is small
		return r.flat && e.Get("min-height") == ""
	case e.Get("display") == "none" || e.Get("display") == "printer":
		return true
	case e.Get("width") != "" && unseen.Tiny(e.Get("width")) || beside(x) || x < 0 && beside(x+w-10) || y+h <= -45 || y >= 60:
		return true
	}
	r.flat = e.Get("height") != "" && unseen.Tiny(e.Get("height"))
	return false
}

// hideParagraph hides the open paragraph, where a field in it says so.
func (r *reader) hideParagraph(e xmlscan.Element) {
	p := r.para()
	switch {
	case p == nil:
	case e.Get("is-hidden") == "true":
		p.hidden = true
		p.looks[len(p.looks)-1].unseen = true
	case e.Get("condition") != "":
		r.notice("the document hides text on a condition, which is not computed; the text is read")
	}
}

// nobodySees gives notice of text that is left out.
func (r *reader) nobodySees(text string) {
	if strings.TrimSpace(text) != "" {
		r.notice("the document has text that nobody sees (hidden, in the colour of what is behind it, smaller than 2 points, or out of sight), which is not read")
	}
}

func (r *reader) notice(s string) {
	if !slices.Contains(r.notices, s) {
		r.notices = append(r.notices, s)
	}
}
