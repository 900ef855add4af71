package main

import (
	"errors"
	"regexp"
	"strings"
)

// resolution is the source text by its parts.
type resolution struct {
	number, title, enacting string
	blocks                  []block
}

// block is a call with its items. A call with one item without label is followed by
// a plain paragraph.
type block struct {
	call      string
	operative bool
	items     []item
}

type item struct {
	// label is as printed: "a)" in the preamble, "1" in the operative part, or "".
	label, text string
}

var label = regexp.MustCompile(`^([a-z]\)|\d+) (.*)$`)

// parse takes the source apart: paragraphs are lines, and a paragraph without
// final punctuation after the enacting formula is a call.
func parse(text string) (*resolution, error) {
	var ps []string
	for p := range strings.SplitSeq(text, "\n\n") {
		if p = strings.TrimSpace(p); p != "" {
			ps = append(ps, p)
		}
	}
	if len(ps) < 5 || !strings.HasSuffix(ps[2], "),") {
		return nil, errors.New("no heading, title and enacting formula; give a resolution in ITU form")
	}
	r := &resolution{number: ps[0], title: ps[1], enacting: ps[2]}
	operative := false
	for _, p := range ps[3:] {
		if !strings.ContainsAny(p[len(p)-1:], ",;.") {
			operative = operative || p == "resolves"
			r.blocks = append(r.blocks, block{call: p, operative: operative})
			continue
		}
		if len(r.blocks) == 0 {
			return nil, errors.New("a paragraph stands before the first call")
		}
		b := &r.blocks[len(r.blocks)-1]
		if m := label.FindStringSubmatch(p); m != nil {
			b.items = append(b.items, item{m[1], m[2]})
		} else {
			b.items = append(b.items, item{"", p})
		}
	}
	return r, nil
}

// listed reports whether the block is a list.
func (b *block) listed() bool { return b.items[0].label != "" }

// numbered reports whether the labels are numbers and not letters.
func (b *block) numbered() bool { return !strings.HasSuffix(b.items[0].label, ")") }

// escapeXML escapes character data of XML and HTML.
var escapeXML = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;").Replace
