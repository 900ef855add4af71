package odt

import (
	"strconv"
	"strings"

	"github.com/resolint/resolint/internal/read/unseen"
	"github.com/resolint/resolint/internal/read/xmlscan"
)

// style is what the reader needs of a paragraph or text style.
type style struct {
	name, parent, display string
	family                string
	automatic             bool
	list                  string
	italic, bold          int // 1 on, -1 off, 0 as the parent
	struck, marked        int // likewise
	super                 bool
	outline               int
	sight
	// low is true of rows that show no line.
	low bool
}

// level is one level of a list style.
type level struct {
	format, prefix, suffix, bullet string
	start, display                 int
}

// styleScanner collects the styles of a part, before its text is read.
type styleScanner struct {
	r     *reader
	auto  bool
	style *style
	list  map[int]level
}

// Open implements xmlscan.Handler.
func (s *styleScanner) Open(e xmlscan.Element) error {
	switch e.Name {
	case "automatic-styles":
		s.auto = true
	case "style", "default-style":
		outline, _ := strconv.Atoi(e.Get("default-outline-level"))
		s.style = &style{
			name: e.Get("name"), parent: e.Get("parent-style-name"), display: e.Get("display-name"),
			family: e.Get("family"), list: e.Get("list-style-name"), automatic: s.auto, outline: outline,
		}
		key := styleKey{s.style.family, s.style.name}
		if _, ok := s.r.styles[key]; !ok {
			s.r.styles[key] = s.style
		}
	case "text-properties":
		s.textProperties(e)
	case "paragraph-properties", "table-properties":
		if s.style != nil {
			s.style.paragraph(e)
		}
	case "table-row-properties", "table-cell-properties":
		if s.style != nil {
			s.style.behind(e)
			s.style.low = e.Get("row-height") != "" && unseen.Tiny(e.Get("row-height"))
		}
	case "list-style":
		s.list = map[int]level{}
		s.r.lists[e.Get("name")] = s.list
	case "outline-style":
		s.list = map[int]level{}
		s.r.lists[outlineStyle] = s.list
	case "list-level-style-number", "list-level-style-bullet", "list-level-style-image", "outline-level-style":
		s.level(e)
	}
	return nil
}

func (s *styleScanner) textProperties(e xmlscan.Element) {
	if s.style == nil {
		return
	}
	switch e.Get("font-style") {
	case "italic", "oblique":
		s.style.italic = 1
	case "normal":
		s.style.italic = -1
	}
	switch w := e.Get("font-weight"); w {
	case "bold", "600", "700", "800", "900":
		s.style.bold = 1
	case "normal":
		s.style.bold = -1
	}
	s.style.struck = line(e, "text-line-through-style", "text-line-through-type")
	s.style.marked = line(e, "text-underline-style", "text-underline-type")
	if c := e.Get("color"); s.style.marked == 0 && len(c) == 7 && !grey(c[1:]) && s.style.family == "text" && s.style.automatic {
		s.style.marked = 1
	}
	s.style.text(e)
	s.style.super = strings.HasPrefix(e.Get("text-position"), "super") || strings.HasPrefix(e.Get("text-position"), "33%")
}

// line reads a property that draws a line: 1 on, -1 off, 0 not set.
func line(e xmlscan.Element, names ...string) int {
	out := 0
	for _, n := range names {
		switch e.Get(n) {
		case "":
		case "none":
			out = -1
		default:
			return 1
		}
	}
	return out
}

// grey reports whether a colour in six hexadecimal digits is black, white or grey, or
// none at all.
func grey(hex string) bool {
	n, err := strconv.ParseUint(hex, 16, 32)
	if err != nil {
		return true
	}
	r, g, b := int(n>>16), int(n>>8&0xff), int(n&0xff)
	return max(r, g, b)-min(r, g, b) <= 64
}

func (s *styleScanner) level(e xmlscan.Element) {
	n, _ := strconv.Atoi(e.Get("level"))
	if s.list == nil || n < 1 || n > 10 {
		return
	}
	l := level{format: e.Get("num-format"), prefix: e.Get("num-prefix"), suffix: e.Get("num-suffix"), start: 1, display: 1}
	if v, err := strconv.Atoi(e.Get("start-value")); err == nil {
		l.start = v
	}
	if v, err := strconv.Atoi(e.Get("display-levels")); err == nil && v > 0 && v <= n {
		l.display = v
	}
	if e.Name == "list-level-style-bullet" || e.Name == "list-level-style-image" {
		l.bullet, l.format = "•", ""
		if c := e.Get("bullet-char"); c == "–" || c == "—" || c == "-" {
			l.bullet = c
		}
	}
	s.list[n] = l
}

// Close implements xmlscan.Handler.
func (s *styleScanner) Close(e xmlscan.Element) error {
	switch e.Name {
	case "automatic-styles":
		s.auto = false
	case "style", "default-style":
		s.style = nil
	case "list-style", "outline-style":
		s.list = nil
	}
	return nil
}

// Characters implements xmlscan.Handler.
func (s *styleScanner) Characters(int, int) error { return nil }

// Comment implements xmlscan.Handler.
func (s *styleScanner) Comment(string) error { return nil }

const outlineStyle = "\x00outline"

type styleKey struct{ family, name string }

// chain calls f for a style and its parents until f returns true.
func (r *reader) chain(family, name string, f func(*style) bool) {
	for i := 0; i < 20 && name != ""; i++ {
		s := r.styles[styleKey{family, name}]
		if s == nil || f(s) {
			return
		}
		name = s.parent
	}
}

// styleName returns the name of the first named style, in the form of
// document.Paragraph.Style.
func (r *reader) styleName(name string) string {
	shown := name
	r.chain("paragraph", name, func(s *style) bool {
		shown = s.display
		if shown == "" {
			shown = s.name
		}
		if s.automatic && s.parent != "" {
			shown = s.parent
			return false
		}
		return true
	})
	shown = strings.NewReplacer("_20_", "", "_5f_", "", "_2d_", "", " ", "", "_", "", "-", "").Replace(strings.ToLower(shown))
	if shown == "standard" || shown == "default" {
		return ""
	}
	return shown
}

// look returns how a style shows text, each property as in style.
func (r *reader) look(family, name string) (l style) {
	r.chain(family, name, func(s *style) bool {
		for _, p := range [...]struct{ to, from *int }{
			{&l.italic, &s.italic}, {&l.bold, &s.bold}, {&l.struck, &s.struck}, {&l.marked, &s.marked},
		} {
			if *p.to == 0 {
				*p.to = *p.from
			}
		}
		l.super = l.super || s.super
		return false
	})
	return l
}

// seen reports whether a span says itself how large its text is and in what colour,
// so that what is around it does not count.
func (r *reader) seen(span string) bool {
	found := false
	r.chain("text", span, func(s *style) bool {
		found = s.sight != sight{}
		return found
	})
	return found
}

// listOf returns the list style that a paragraph style names.
func (r *reader) listOf(name string) string {
	out := ""
	r.chain("paragraph", name, func(s *style) bool {
		out = s.list
		return out != ""
	})
	return out
}
