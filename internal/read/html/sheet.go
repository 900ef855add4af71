package html

import (
	"errors"
	"strings"
)

// sheet is what a page's own style sheets say of text that nobody sees.
type sheet struct {
	rules map[string][]rule // by the key of their selector
	count int
	// painted is true where anything of the page has a background, before which white
	// text may be seen.
	painted bool
}

// rule is a selector with those of its declarations that can hide text.
type rule struct {
	selector
	order int
	says  map[string]verdict
}

// mostRules is how many rules of a page are held against its elements.
const mostRules = 2000

// newSheet reads the style elements of a page.
func newSheet(page, low string) *sheet {
	s := &sheet{rules: map[string][]rule{}, painted: strings.Contains(low, "background") || strings.Contains(low, "bgcolor")}
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

// read takes the rules of a style sheet in their order. Of conditional groups those
// count that hold for a page on a screen of usual width.
func (s *sheet) read(css string) {
	for {
		open := strings.IndexByte(css, '{')
		if open < 0 {
			return
		}
		selectors := strings.ToLower(strings.TrimSpace(css[strings.LastIndexAny(css[:open], ";}")+1 : open]))
		end := closing(css, open)
		body := css[open+1 : end]
		css = css[min(end+1, len(css)):]
		if strings.HasPrefix(selectors, "@") {
			if holds(selectors) {
				s.read(body)
			}
			continue
		}
		says := hiding(strings.ToLower(body), s.painted)
		if len(says) == 0 {
			continue
		}
		for one := range strings.SplitSeq(selectors, ",") {
			if sel, ok := parseSelector(one); ok && s.count < mostRules {
				s.count++
				s.rules[sel.key()] = append(s.rules[sel.key()], rule{sel, s.count, says})
			}
		}
	}
}

// holds reports whether a group of rules counts, by the words before it.
func holds(group string) bool {
	kind, condition, _ := strings.Cut(group, " ")
	if strings.Contains(condition, "not") {
		return false
	}
	switch kind {
	case "@layer", "@supports", "@scope":
		return true
	case "@media":
		for _, other := range []string{"print", "speech", "max-", "prefers-"} {
			if strings.Contains(condition, other) {
				return false
			}
		}
		return true
	}
	return false
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

// hides reports whether nobody sees the content of an element: by its own attributes and
// style, or by the style sheets. Of the declarations of a property that counts which is
// marked as important, then that of the element itself, then that of the more special
// selector, then the last.
func (b *builder) hides(t tag) bool {
	if _, ok := t.attr["hidden"]; ok || t.name == "dialog" && !has(t, "open") {
		return true
	}
	style, styled := t.attr["style"]
	if !styled && t.name != "font" && len(b.sheet.rules) == 0 {
		return false
	}
	const own = 1 << 40
	type won struct {
		verdict
		weight, order int
	}
	best := map[string]won{}
	take := func(says map[string]verdict, weight, order int) {
		for property, v := range says {
			w := won{v, weight, order}
			if v.important {
				w.weight += 2 * own
			}
			if have, ok := best[property]; !ok || w.weight > have.weight || w.weight == have.weight && w.order > have.order {
				best[property] = w
			}
		}
	}
	if len(b.sheet.rules) > 0 {
		e := newNode(t)
		keys := []string{"", t.name, "#" + e.id}
		for _, class := range e.classes {
			keys = append(keys, "."+class)
		}
		for _, key := range keys {
			for _, r := range b.sheet.rules[key] {
				if b.looked < b.mostLooks() && r.matches(e, b.around, &b.looked) {
					take(r.says, r.weight, r.order)
				}
			}
		}
	}
	if styled {
		take(hiding(strings.ToLower(style), b.sheet.painted), own, 0)
	}
	if ink := strings.ToLower(t.attr["color"]); t.name == "font" && ink != "" {
		take(hiding("color:"+ink, b.sheet.painted), 0, 0)
	}
	for _, w := range best {
		if w.hides {
			return true
		}
	}
	return false
}

func has(t tag, name string) bool {
	_, ok := t.attr[name]
	return ok
}

// enter and leave keep the elements that are open, for selectors that ask what is
// around: as many as pages nest.
func (b *builder) enter(t tag) {
	if len(b.sheet.rules) == 0 || void[t.name] || len(b.around) >= mostAround {
		return
	}
	if t.name == "p" {
		b.leave("p") // whose end tag may be left out
	}
	b.around = append(b.around, newNode(t))
}

func (b *builder) leave(name string) {
	for i := len(b.around) - 1; i >= 0; i-- {
		if b.around[i].name == name {
			b.around = b.around[:i]
			return
		}
	}
}

const mostAround = 100

// mostLooks is how often elements of the page are held against selectors: it grows with
// the page, as the work of reading it does.
func (b *builder) mostLooks() int { return 500_000 + 20*len(b.text) }

var errLooks = errors.New("its style sheets have too many rules for its elements, so that what they hide cannot be told; save it without style sheets, or as text")
