package odt

import (
	"strings"

	"github.com/resolint/resolint/internal/document"
	"github.com/resolint/resolint/internal/read/xmlscan"
)

// annotation is a comment that is being read.
type annotation struct {
	index   int // in reader.remarks
	name    string
	host    *para
	from    int // runs of the host before the comment
	content []piece
}

// startNote notices a footnote or endnote; its mark and body follow.
func (r *reader) startNote(e xmlscan.Element) {
	r.kind = document.PartFootnote
	if e.Get("note-class") == "endnote" {
		r.kind = document.PartEndnote
	}
	if p := r.para(); p != nil {
		p.mark = ""
		p.flow.Changes = r.changes()
	}
}

// noteBody puts a wall before the paragraphs of a note. They follow their host.
func (r *reader) noteBody(host *para) {
	r.paras = append(r.paras, &para{
		wall: true, part: r.kind, note: strings.TrimSpace(host.mark), sink: &host.after, closing: r.open,
	})
	r.open = nil
}

// endNote takes the wall away.
func (r *reader) endNote() {
	if n := len(r.paras); n > 0 && r.paras[n-1].wall {
		r.open = r.paras[n-1].closing
		r.paras = r.paras[:n-1]
	}
}

func (r *reader) startAnnotation(e xmlscan.Element) {
	a := &annotation{index: len(r.remarks), name: e.Get("name"), host: r.para()}
	r.remarks = append(r.remarks, document.Remark{Paragraph: -1})
	if a.host != nil {
		a.from = a.host.flow.Len()
		a.host.remarks = append(a.host.remarks, a.index)
	}
	r.remark = a
	r.paras = append(r.paras, &para{wall: true, sink: &a.content, closing: r.open})
	r.open = nil
}

func (r *reader) closeAnnotation() {
	r.endNote()
	a := r.remark
	if a == nil {
		return
	}
	var text []string
	for _, x := range a.content {
		var line strings.Builder
		for _, run := range x.runs {
			line.WriteString(run.Text)
		}
		text = append(text, line.String())
	}
	r.remarks[a.index].Text = strings.Join(text, "\n")
	if a.name != "" {
		r.ranges[a.name] = a
	}
	r.remark = nil
}

// endAnnotation ends the text that a comment is about.
func (r *reader) endAnnotation(name string) {
	a, p := r.ranges[name], r.para()
	if a == nil || p == nil {
		return
	}
	from := 0
	if p == a.host {
		from = a.from
	}
	if quote := p.flow.Shown(from); r.grow.Generate(len(quote)) { // another may quote the same
		r.remarks[a.index].Quote = quote
	}
	if p != a.host {
		p.remarks = append(p.remarks, a.index)
	}
}
