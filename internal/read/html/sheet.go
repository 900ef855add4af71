package html

import (
	"strings"

	"github.com/resolint/resolint/internal/read/unseen"
)

// sheet is what a page's own style sheets hide: simple selectors (p, .note, #a,
// p.note) whose declarations keep text from the eye. Selectors of several parts
// depend on what is around, which scripts change; they hide nothing here.
type sheet struct {
	hidden map[string]bool
	// painted is true where anything of the page has a background, before which white
	// text may be seen.
	painted bool
}

// newSheet reads the style elements of a page.
func newSheet(page, low string) *sheet {
	s := &sheet{hidden: map[string]bool{}, painted: strings.Contains(low, "background") || strings.Contains(low, "bgcolor")}
	for from := 0; ; {
		i := strings.Index(low[from:], "<style")
		if i < 0 {
			return s
		}
		i += from
		start := strings.IndexByte(low[i:], '>')
		if start < 0 {
			return s
		}
		start += i + 1
		end := strings.Index(low[start:], "</style")
		if end < 0 {
			return s
		}
		s.read(uncommented(page[start : start+end]))
		from = start + end
	}
}

// uncommented cuts the comments out of a style sheet, and the marks that old pages
// hide it with.
func uncommented(css string) string {
	var out strings.Builder
	css = strings.NewReplacer("<!--", " ", "-->", " ").Replace(css)
	for {
		i := strings.Index(css, "/*")
		if i < 0 {
			break
		}
		out.WriteString(css[:i])
		j := strings.Index(css[i+2:], "*/")
		if j < 0 {
			return out.String()
		}
		css = css[i+2+j+2:]
	}
	return out.String() + css
}

// read takes the rules of a style sheet in their order. Of conditional groups only
// those for all media and for screens count.
func (s *sheet) read(css string) {
	for {
		open := strings.IndexByte(css, '{')
		if open < 0 {
			return
		}
		selector := strings.TrimSpace(css[strings.LastIndexAny(css[:open], ";}")+1 : open])
		end := closing(css, open)
		body := css[open+1 : end]
		css = css[min(end+1, len(css)):]
		if strings.HasPrefix(selector, "@") {
			kind, media, _ := strings.Cut(strings.ToLower(selector), " ")
			media = strings.TrimSpace(media)
			if kind == "@media" && (media == "all" || media == "screen") || kind == "@layer" {
				s.read(body)
			}
			continue
		}
		hides, says := s.hides(body)
		if !says {
			continue
		}
		for one := range strings.SplitSeq(selector, ",") {
			if one = strings.TrimSpace(one); one != "" && !strings.ContainsAny(one, " \t\r\n>+~:[*") {
				s.hidden[strings.ToLower(one)] = hides
			}
		}
	}
}

// closing returns the place of the brace that closes the one at open, the end of
// css where there is none.
func closing(css string, open int) int {
	depth := 0
	for i := open; i < len(css); i++ {
		switch css[i] {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return len(css)
}

// hides reports whether declarations keep text from the eye; says is false where
// they have nothing to do with that.
func (s *sheet) hides(declarations string) (hides, says bool) {
	for one := range strings.SplitSeq(strings.ToLower(declarations), ";") {
		name, value, _ := strings.Cut(one, ":")
		value = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(value), "!important"))
		is, known := false, true
		switch strings.TrimSpace(name) {
		case "display":
			is = value == "none"
		case "visibility":
			is = value == "hidden" || value == "collapse"
		case "mso-hide":
			is = value == "all"
		case "opacity":
			is = unseen.Zero(value)
		case "font-size":
			is = unseen.Tiny(value)
		case "color":
			is = unseen.White(value) && !s.painted
		default:
			known = false
		}
		hides, says = hides || is, says || known
	}
	return hides, says
}

// hides reports whether nobody sees the content of an element: by its own
// attributes, else by the style sheets.
func (b *builder) hides(t tag) bool {
	if _, ok := t.attr["hidden"]; ok {
		return true
	}
	if style, ok := t.attr["style"]; ok {
		if hides, says := b.sheet.hides(style); says {
			return hides
		}
	}
	if len(b.sheet.hidden) == 0 {
		return false
	}
	keys := []string{t.name}
	for _, class := range strings.Fields(strings.ToLower(t.attr["class"])) {
		keys = append(keys, "."+class, t.name+"."+class)
	}
	if id := strings.ToLower(t.attr["id"]); id != "" {
		keys = append(keys, "#"+id, t.name+"#"+id)
	}
	hides := false
	for _, k := range keys { // the more special ones come last and decide
		if h, ok := b.sheet.hidden[k]; ok {
			hides = h
		}
	}
	return hides
}
