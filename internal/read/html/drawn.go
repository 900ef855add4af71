package html

import "strings"

// drawing says what styles do to the text of an element.
type drawing struct {
	name           string
	struck, marked bool
}

// ofStyle reads CSS declarations, in lower case.
func ofStyle(css string) drawing {
	var d drawing
	for decl := range strings.SplitSeq(css, ";") {
		property, value, _ := strings.Cut(decl, ":")
		value = strings.TrimSpace(value)
		switch strings.TrimSpace(property) {
		case "text-decoration", "text-decoration-line":
			d.struck = d.struck || strings.Contains(value, "line-through")
			d.marked = d.marked || strings.Contains(value, "underline")
		case "color":
			switch value {
			case "", "black", "#000", "#000000", "inherit", "initial", "windowtext", "currentcolor", "white", "gray", "grey":
			default:
				d.marked = true
			}
		}
	}
	return d
}

// drawnClasses reads the rules of a page's style sheets for classes, names and elements that
// strike text out or mark it. Selectors of several parts are read by their last.
func drawnClasses(low string) map[string]drawing {
	var out map[string]drawing
	for {
		i := strings.Index(low, "<style")
		if i < 0 {
			return out
		}
		low = low[i:]
		end := strings.Index(low, "</style")
		if end < 0 {
			end = len(low)
		}
		sheet := low[strings.IndexByte(low[:end], '>')+1 : end]
		for rule := range strings.SplitSeq(uncommented(sheet), "}") {
			i := strings.LastIndexByte(rule, '{')
			if i < 0 {
				continue
			}
			selectors, declarations := rule[:i], rule[i+1:]
			d := ofStyle(declarations)
			if !d.struck && !d.marked {
				continue
			}
			selectors = selectors[strings.LastIndexByte(selectors, '{')+1:] // of a group, "@media screen"
			for sel := range strings.SplitSeq(selectors, ",") {
				fields := strings.Fields(sel)
				if len(fields) == 0 {
					continue
				}
				last := fields[len(fields)-1]
				if k := strings.LastIndexAny(last, ".#"); k >= 0 {
					last = last[k:]
				}
				if strings.ContainsAny(last, ":[>") || last == "a" || last == "body" {
					continue
				}
				if out == nil {
					out = map[string]drawing{}
				}
				have := out[last]
				out[last] = drawing{struck: have.struck || d.struck, marked: have.marked || d.marked}
			}
		}
		low = low[end:]
	}
}

// draw opens an element that styles draw on, or one inside of such an element.
func (b *builder) draw(t tag) {
	if void[t.name] {
		return
	}
	if t.name == "p" {
		b.undraw("p") // whose end tag may be left out
	}
	d := drawing{}
	if s := t.attr["style"]; s != "" {
		d = ofStyle(strings.ToLower(s))
	}
	if b.classes != nil {
		keys := []string{t.name, "#" + strings.ToLower(t.attr["id"])}
		for _, c := range strings.Fields(strings.ToLower(t.attr["class"])) {
			keys = append(keys, "."+c)
		}
		for _, key := range keys {
			of := b.classes[key]
			d.struck, d.marked = d.struck || of.struck, d.marked || of.marked
		}
	}
	if c := t.attr["color"]; t.name == "font" && c != "" {
		d.marked = d.marked || ofStyle("color:"+strings.ToLower(c)).marked
	}
	if t.name == "u" && !b.strikes {
		d.marked = true
	}
	if d.struck || d.marked || len(b.drawn) > 0 {
		d.name = t.name
		b.drawn = append(b.drawn, d)
	}
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

// lines says what is drawn on the text.
func (b *builder) lines() (struck, marked bool) {
	for _, d := range b.drawn {
		struck, marked = struck || d.struck, marked || d.marked
	}
	return struck, marked
}
