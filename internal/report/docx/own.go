package docx

import (
	"cmp"
	"slices"
	"strings"
)

// own is what an earlier run left in a package: comments of resolint's that nobody has
// answered or settled. They go before new ones come.
type own struct {
	ids   map[string]bool // of comments
	paras map[string]bool // of the paragraphs in them, by which other parts know them
	// said are the texts of the comments of resolint's that stay: they are part of a
	// conversation, and not to be said again.
	said map[string]bool
	// cut are the bytes of the main part that went with the comments, ascending.
	cut []extent
}

// mine is a comment of resolint's.
type mine struct {
	id    string
	paras []string
	text  strings.Builder
	extent
}

// replaceOwn takes the comments of an earlier run out of the package and returns the
// main part without their marks.
func (p *plan) replaceOwn(main []byte) ([]byte, error) {
	p.old = own{ids: map[string]bool{}, paras: map[string]bool{}, said: map[string]bool{}}
	part := p.pack.related("comments")
	if part == "" {
		return main, nil
	}
	data, err := p.pack.read(part, mostText)
	if err != nil {
		return nil, err
	}
	list, err := findMine(part, data)
	if err != nil || len(list) == 0 {
		return main, err
	}
	kept, err := p.conversations(list)
	if err != nil {
		return nil, err
	}
	var gone []extent
	for _, c := range list {
		if kept[c] {
			p.old.said[c.text.String()] = true
			continue
		}
		gone = append(gone, c.extent)
		p.old.ids[c.id] = true
		for _, id := range c.paras {
			p.old.paras[id] = true
		}
	}
	if len(gone) == 0 {
		return main, nil
	}
	p.pack.replace(part, without(data, gone))
	if err := p.forget(); err != nil {
		return nil, err
	}
	if p.old.cut, err = marks(p.pack.main, main, p.old.ids); err != nil {
		return nil, err
	}
	return without(main, p.old.cut), nil
}

// spoken is the text of a comment as findMine reads it.
func spoken(lines []line) string {
	var b strings.Builder
	for i, l := range lines {
		if i > 0 {
			b.WriteByte('\n')
		}
		for _, p := range l {
			b.WriteString(safe(p.text))
		}
	}
	return b.String()
}

// findMine returns the comments of a comments part whose author is resolint.
func findMine(part string, data []byte) ([]*mine, error) {
	var list []*mine
	var open *mine
	paragraphs, inText := 0, false
	err := scan(part, data, handler{
		start: func(_ *scanner, e *element) {
			switch {
			case e.depth == 2:
				open, paragraphs = nil, 0
				if e.is("comment") && e.attr("author") == Author {
					open = &mine{id: e.attr("id"), extent: extent{e.start, none}}
				}
			case open == nil:
			case e.is("p"):
				if paragraphs++; paragraphs > 1 {
					open.text.WriteByte('\n')
				}
				if id := e.attr("paraId"); id != "" {
					open.paras = append(open.paras, strings.ToUpper(id))
				}
			}
			inText = e.is("t")
		},
		text: func(_ *scanner, from, to int) {
			if open != nil && inText {
				open.text.Write(data[from:to])
			}
		},
		end: func(_ *scanner, depth, _, to int) {
			inText = false
			if depth == 2 && open != nil {
				open.to = to
				list = append(list, open)
				open = nil
			}
		},
	})
	return list, err
}

// conversations returns the comments that somebody answered or settled, as the part
// commentsExtended tells.
func (p *plan) conversations(list []*mine) (map[*mine]bool, error) {
	kept := map[*mine]bool{}
	part := p.pack.related("commentsExtended")
	if part == "" {
		return kept, nil
	}
	data, err := p.pack.read(part, mostText)
	if err != nil {
		return nil, err
	}
	byPara := map[string]*mine{}
	for _, c := range list {
		for _, id := range c.paras {
			byPara[id] = c
		}
	}
	err = walk(part, data, func(_ *scanner, e *element) {
		if e.local != "commentEx" {
			return
		}
		id, parent := strings.ToUpper(e.attr("paraId")), strings.ToUpper(e.attr("paraIdParent"))
		if c := byPara[id]; c != nil && slices.Contains([]string{"1", "true", "on"}, e.attr("done")) {
			kept[c] = true
		}
		if c := byPara[parent]; c != nil && byPara[id] == nil {
			kept[c] = true
		}
	})
	return kept, err
}

// forget takes the entries of comments that are gone out of the parts beside the
// comments part: what Word knows of their threads, their lasting ids and their times.
func (p *plan) forget() error {
	durable := map[string]bool{}
	for _, kind := range []string{"commentsExtended", "commentsIds", "commentsExtensible"} {
		part := p.pack.related(kind)
		if part == "" {
			continue
		}
		data, err := p.pack.read(part, mostText)
		if err != nil {
			return err
		}
		var gone []extent
		open := none
		err = scan(part, data, handler{
			start: func(_ *scanner, e *element) {
				if e.depth != 2 {
					return
				}
				open = none
				lasting := e.attr("durableId")
				if p.old.paras[strings.ToUpper(e.attr("paraId"))] {
					durable[lasting] = true
					open = e.start
				} else if lasting != "" && durable[lasting] {
					open = e.start
				}
			},
			end: func(_ *scanner, depth, _, to int) {
				if depth == 2 && open != none {
					gone = append(gone, extent{open, to})
				}
			},
		})
		if err != nil {
			return err
		}
		if len(gone) > 0 {
			p.pack.replace(part, without(data, gone))
		}
	}
	return nil
}

// marks returns where the main part marks comments: the ends of their ranges, and the
// runs that hold nothing but the reference to them.
func marks(part string, data []byte, ids map[string]bool) ([]extent, error) {
	var out []extent
	type open struct {
		depth int
		run   extent
		other bool // it holds something else
		refs  []extent
	}
	var runs []*open
	marked := map[int]int{} // the start of the open mark by its depth
	err := scan(part, data, handler{
		start: func(_ *scanner, e *element) {
			reference := e.is("commentReference") && ids[e.attr("id")]
			if n := len(runs); n > 0 && e.depth == runs[n-1].depth+1 && !reference && !e.is("rPr") {
				runs[n-1].other = true
			}
			switch {
			case e.is("r"):
				runs = append(runs, &open{depth: e.depth, run: extent{e.start, none}})
			case reference, (e.is("commentRangeStart") || e.is("commentRangeEnd")) && ids[e.attr("id")]:
				marked[e.depth] = e.start
			}
		},
		end: func(_ *scanner, depth, _, to int) {
			n := len(runs)
			if n > 0 && runs[n-1].depth == depth {
				r := runs[n-1]
				runs = runs[:n-1]
				if len(r.refs) > 0 && !r.other {
					out = append(out, extent{r.run.from, to})
				} else {
					out = append(out, r.refs...)
				}
				return
			}
			from, is := marked[depth]
			if !is {
				return
			}
			delete(marked, depth)
			if n > 0 && depth == runs[n-1].depth+1 {
				runs[n-1].refs = append(runs[n-1].refs, extent{from, to})
			} else {
				out = append(out, extent{from, to})
			}
		},
	})
	slices.SortFunc(out, func(a, b extent) int { return cmp.Compare(a.from, b.from) })
	return out, err
}

// without drops byte ranges, which are ascending and apart.
func without(data []byte, gone []extent) []byte {
	edits := make([]edit, len(gone))
	for i, x := range gone {
		edits[i] = edit{at: x.from, drop: x.to - x.from}
	}
	return splice(data, edits)
}

// now is the offset in the main part as it is now of one in it as it was audited.
func (o *own) now(offset int) int {
	before := 0
	for _, x := range o.cut {
		if x.from >= offset {
			break
		}
		before += min(x.to, offset) - x.from
	}
	return offset - before
}
