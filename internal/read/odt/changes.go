package odt

import (
	"html"
	"slices"
	"strings"

	"github.com/resolint/resolint/internal/document"
	"github.com/resolint/resolint/internal/read/xmlscan"
)

// region is a text:changed-region: what changed, who did it, and for deletions
// the paragraphs that went.
type region struct {
	id      string
	change  *document.Change
	content []piece
	// used is true once the text of a deletion was put back.
	used bool
	// apart is true if the last paragraph went with its end, so that it does not
	// go on in the text after the mark.
	apart bool
}

// openChange takes the elements of tracked changes.
func (r *reader) openChange(e xmlscan.Element) bool {
	switch e.Name {
	case "tracked-changes":
	case "changed-region":
		r.grow.Change()
		id := e.Get("id")
		r.region = &region{id: id, apart: e.Get("merge-last-paragraph") == "false"}
		r.regions[id] = r.region
	case "insertion", "deletion":
		if r.region == nil {
			return false
		}
		r.region.change = &document.Change{Kind: document.Inserted}
		if e.Name == "deletion" {
			r.region.change.Kind = document.Deleted
		}
	case "change-info":
		r.info = true
	case "change-start":
		if g := r.regions[e.Get("change-id")]; g != nil && g.change != nil && g.change.Kind == document.Inserted {
			r.active = append(r.active, g)
		}
	case "change-end":
		for i := len(r.active) - 1; i >= 0; i-- {
			if r.active[i].id == e.Get("change-id") {
				r.active = append(r.active[:i:i], r.active[i+1:]...)
				break
			}
		}
	case "change":
		if g := r.regions[e.Get("change-id")]; g != nil && g.change != nil && g.change.Kind == document.Deleted {
			r.deleted(g)
		}
	default:
		return false
	}
	return true
}

func (r *reader) closeChange(e xmlscan.Element) bool {
	switch e.Name {
	case "changed-region":
		r.region = nil
	case "change-info":
		r.info = false
	case "tracked-changes", "insertion", "deletion", "change-start", "change-end", "change":
	default:
		return false
	}
	return true
}

// changes returns the changes around the text that comes next.
func (r *reader) changes() []*document.Change {
	if len(r.active) == 0 {
		return nil
	}
	out := make([]*document.Change, len(r.active))
	for i, g := range r.active {
		out[i] = g.change
	}
	return out
}

// deleted puts the text of a deletion back where it stood. Its first paragraph
// goes on from the text before the mark, its last one into the text after it;
// the ends between them are deleted.
func (r *reader) deleted(g *region) {
	if g.used && !r.grow.Generate(g.size()) { // a mark that stands twice
		return
	}
	g.used = true
	around := r.changes()
	brk := slices.Concat(around, []*document.Change{g.change})
	mark := func(x piece) piece {
		runs := make([]document.Run, len(x.runs))
		for i, run := range x.runs {
			run.Changes = slices.Concat(brk, run.Changes)
			runs[i] = run
		}
		x.runs = runs
		x.props.number = r.inContext(x.props.number)
		return x
	}
	p := r.para()
	var main []piece
	for _, x := range g.content {
		if x = mark(x); !x.aside {
			main = append(main, x)
		} else if p != nil {
			p.after = append(p.after, x)
		} else {
			r.emit(x)
		}
	}
	for i, x := range main {
		switch last := i == len(main)-1 && !g.apart; {
		case p == nil: // the mark stands between paragraphs: all of them went
			x.brk, x.part = brk, r.where
			r.emit(x)
		case !last && p.flow.Empty():
			// Nothing stands before: the paragraphs that went were ones of their own.
			host := r.paras
			r.paras = host[:len(host)-1]
			r.done(&para{props: x.props}, x.runs, brk)
			r.paras = host
		default:
			if n := p.props.number; n != nil && n.baseOnly && p.flow.Empty() {
				p.props.number = onBase(x.props.number) // those before it were paragraphs of their own
			}
			for _, run := range x.runs {
				p.flow.Restore(run)
			}
			if !last {
				r.split(p, main[min(i+1, len(main)-1)], brk)
			}
		}
	}
}

// runBytes is about what a run takes in memory beside its text.
const runBytes = 128

// size is about what the text of a deletion takes when it is put back once more.
func (g *region) size() int {
	n := 0
	for _, x := range g.content {
		n += runBytes
		for i := range x.runs {
			n += runBytes + len(x.runs[i].Text)
		}
	}
	return n
}

// split ends the running paragraph at an end that was deleted. What comes after
// it is a paragraph of the base only, numbered as next is.
func (r *reader) split(p *para, next piece, brk []*document.Change) {
	r.done(p, p.flow.End(brk), brk)
	p.props.number = onBase(next.props.number)
}

// onBase returns a numbering that counts on the base only.
func onBase(n *numbering) *numbering {
	if n == nil {
		return nil
	}
	base := *n
	base.baseOnly = true
	return &base
}

// openData takes the elements that hold data about changes and comments.
func (r *reader) openData(e xmlscan.Element) bool {
	if r.info && e.Name == "p" {
		r.collect(func(s string) {
			if r.region != nil && r.region.change != nil {
				r.region.change.Comment = strings.TrimSpace(r.region.change.Comment + " " + s)
			}
		})
		return true
	}
	if !strings.HasSuffix(e.Space, "/dc/elements/1.1/") {
		return false
	}
	switch e.Name {
	case "creator":
		r.collect(func(s string) { r.author(s) })
	case "date":
		r.collect(func(s string) { r.date(s) })
	default:
		return false
	}
	return true
}

func (r *reader) closeData(e xmlscan.Element) bool {
	if r.onData == nil || e.Name != "creator" && e.Name != "date" && e.Name != "note-citation" && !(r.info && e.Name == "p") {
		return false
	}
	text := html.UnescapeString(strings.TrimSpace(r.capture.String()))
	f := r.onData
	r.capture, r.onData = nil, nil
	f(text)
	return e.Name != "note-citation"
}

// collect gathers the text of the element that was opened.
func (r *reader) collect(f func(string)) {
	r.capture, r.onData = &strings.Builder{}, f
}

func (r *reader) author(s string) {
	switch {
	case r.remark != nil:
		r.remarks[r.remark.index].Author = s
	case r.region != nil && r.region.change != nil:
		r.region.change.Author = s
	}
}

func (r *reader) date(s string) {
	switch {
	case r.remark != nil:
		r.remarks[r.remark.index].Date = s
	case r.region != nil && r.region.change != nil:
		r.region.change.Date = s
	}
}
