package html

import (
	"errors"
	"strconv"
	"strings"
	"unicode/utf8"
)

// values are those of the properties that hold for an element.
type values map[string]string

// The properties that long and short forms are told apart by.
const (
	ink      = "color"
	ground   = "background-color"
	lines    = "text-decoration-line"
	fillInk  = "-webkit-text-fill-color"
	marker   = "list-style-type"
	picture  = "picture" // value of a ground that is no plain colour
	ownStyle = 1 << 40   // weight of a style attribute, above all selectors
)

// declarations reads those declarations of a rule or a style attribute, in lower case,
// that say whether and how text is seen.
func declarations(css string) []declaration {
	var out []declaration
	css = unescaped(uncommented(css))
	for one := range strings.SplitSeq(css, ";") {
		name, value, ok := strings.Cut(one, ":")
		name = strings.TrimSpace(name)
		value, mark, _ := strings.Cut(value, "!")
		d := declaration{name, strings.TrimSpace(value), strings.TrimSpace(mark) == "important"}
		switch name {
		case "background":
			d.property = ground
		case "text-decoration":
			d.property = lines
		case "list-style":
			d.property = marker
		}
		if short, ok := logical[name]; ok {
			d.property = short
		}
		if ok && valid(d) && (matters(d.property) || strings.HasPrefix(name, "--")) {
			out = append(out, d)
		}
	}
	return out
}

// logical are the names of properties by the direction of text.
var logical = map[string]string{
	"block-size": "height", "inline-size": "width", "max-block-size": "max-height", "max-inline-size": "max-width",
	"inset-inline-start": "left", "inset-inline-end": "right", "inset-block-start": "top", "inset-block-end": "bottom",
	"margin-inline-start": "margin-left", "margin-block-start": "margin-top", "margin-inline": "margin-left",
	"-webkit-mask": "mask", "-webkit-mask-image": "mask", "mask-image": "mask", "-webkit-clip-path": "clip-path", "-webkit-filter": "filter",
	"overflow-x": "overflow", "overflow-y": "overflow", "-webkit-transform": "transform",
}

// unescaped spells out what a style sheet writes by numbers or quotes.
func unescaped(css string) string {
	if !strings.Contains(css, `\`) {
		return css
	}
	var out strings.Builder
	for css != "" {
		i := strings.IndexByte(css, '\\')
		if i < 0 {
			break
		}
		out.WriteString(css[:i])
		ch, n := escaped(css[i:])
		out.WriteString(ch)
		css = css[i+n:]
	}
	return out.String() + css
}

// escaped returns the character that a backslash at the start of s writes, and how many
// bytes that takes: up to six digits and a blank, or the character itself.
func escaped(s string) (ch string, n int) {
	n = 1
	for n < len(s) && n < 7 && strings.IndexByte("0123456789abcdef", s[n]) >= 0 {
		n++
	}
	if n == 1 {
		_, size := utf8.DecodeRuneInString(s[1:])
		return s[1 : 1+size], 1 + size
	}
	code, err := strconv.ParseUint(s[1:n], 16, 32)
	if err != nil || code > utf8.MaxRune {
		code = utf8.RuneError
	}
	if n < len(s) && strings.IndexByte(" \t\n", s[n]) >= 0 {
		n++
	}
	return strings.ToLower(string(rune(code))), n
}

// valid reports whether programs heed a declaration: they leave out a value that the
// property does not have, and what was said before it holds.
func valid(d declaration) bool {
	switch {
	case strings.Contains(d.value, "(") || strings.HasPrefix(d.property, "--"):
		return true
	case d.property == "display":
		return displays[d.value] || strings.Contains(d.value, " ")
	case d.property == "visibility":
		switch d.value {
		case "visible", "hidden", "collapse", "inherit", "initial", "unset", "revert", "revert-layer":
			return true
		}
		return false
	}
	return true
}

var displays = map[string]bool{}

func init() {
	for _, v := range strings.Fields(`none block inline inline-block flex inline-flex grid inline-grid flow flow-root contents list-item
		table inline-table table-row table-cell table-row-group table-header-group table-footer-group table-column table-column-group table-caption
		run-in ruby ruby-base ruby-text ruby-base-container ruby-text-container math inherit initial unset revert revert-layer compact marker
		-webkit-box -webkit-inline-box -webkit-flex -webkit-inline-flex -ms-flexbox -ms-inline-flexbox -ms-grid -moz-box -moz-inline-box`) {
		displays[v] = true
	}
}

// toValues are declarations that stand alone.
func toValues(says []declaration) values {
	out := values{}
	for _, d := range says {
		out[d.property] = d.value
	}
	return out
}

// values returns the values that hold for an element: of the declarations of a property
// that counts which is marked as important, then that of the element itself, then that
// of the more special selector, then the last.
func (b *builder) values(t tag) values {
	style, styled := t.attr["style"]
	hints := attributes(t)
	if !styled && hints == nil && len(b.sheet.rules) == 0 {
		return nil
	}
	type won struct {
		value         string
		weight, order int
	}
	best := map[string]won{}
	take := func(says []declaration, weight, order int) {
		for _, d := range says {
			w := won{d.value, weight, order}
			if d.important {
				w.weight += 2 * ownStyle
			}
			if have, ok := best[d.property]; !ok || w.weight > have.weight || w.weight == have.weight && w.order >= have.order {
				best[d.property] = w
			}
		}
	}
	take(hints, -1, 0)
	if len(b.sheet.rules) > 0 && b.element < len(b.nodes) {
		e := b.nodes[b.element]
		keys := []string{"", e.name, "#" + e.id}
		for _, class := range e.classes {
			keys = append(keys, "."+class)
		}
		for _, key := range keys {
			for i := range b.sheet.rules[key] {
				if r := &b.sheet.rules[key][i]; r.matches(e, &b.looks) {
					take(r.says, r.weight, r.order)
				}
			}
		}
	}
	if styled {
		take(declarations(strings.ToLower(style)), ownStyle, 0)
	}
	out := values{}
	for property, w := range best {
		out[property] = w.value
	}
	for property, value := range out {
		if strings.Contains(value, "var(") {
			out[property] = b.sheet.resolve(value, out)
		}
	}
	return out
}

// attributes are the old attributes that say what declarations say.
func attributes(t tag) []declaration {
	var out []declaration
	add := func(property, value string) {
		if value != "" {
			out = append(out, declaration{property: property, value: strings.ToLower(value)})
		}
	}
	add(ground, t.attr["bgcolor"])
	if t.attr["background"] != "" {
		add(ground, picture)
	}
	switch t.name {
	case "font":
		add(ink, t.attr["color"])
	case "body":
		add(ink, t.attr["text"])
	}
	return out
}

// mostVariables is how many variables one value is made of, longestValue how long it grows
// by one of them, in bytes.
const (
	mostVariables = 20
	longestValue  = 1000
)

// resolve puts the values of variables into a value: those of the element, of any rule,
// or what is said for the case that there is none.
func (s *sheet) resolve(value string, own values) string {
	for range mostVariables {
		i := strings.LastIndex(value, "var(")
		if i < 0 {
			break
		}
		inner, after, _ := strings.Cut(value[i+len("var("):], ")")
		name, otherwise, _ := strings.Cut(inner, ",")
		name = strings.TrimSpace(name)
		found, ok := own[name]
		if !ok {
			if found, ok = s.variables[name]; !ok {
				found = strings.TrimSpace(otherwise)
			}
		}
		if len(found) > longestValue {
			found = ""
		}
		value = value[:i] + found + after
	}
	return strings.TrimSpace(value)
}

func has(t tag, name string) bool {
	_, ok := t.attr[name]
	return ok
}

// mostLooks is how often elements of a page are held against selectors: it grows with
// the page, as the work of reading it does.
func mostLooks(page string) int { return 500_000 + 20*len(page) }

var errLooks = errors.New("its style sheets have too many rules for its elements, so that what they hide cannot be told; save it without style sheets, or as text")
