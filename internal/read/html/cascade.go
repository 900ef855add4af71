package html

import (
	"errors"
	"strings"
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
		if ok && (matters(d.property) || strings.HasPrefix(name, "--")) {
			out = append(out, d)
		}
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
