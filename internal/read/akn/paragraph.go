package akn

import (
	"strconv"
	"strings"

	"github.com/resolint/resolint/internal/document"
	"github.com/resolint/resolint/internal/read/flow"
	"github.com/resolint/resolint/internal/read/notes"
	"github.com/resolint/resolint/internal/read/xmlscan"
)

// endNum keeps a number for the paragraph that follows.
func (r *reader) endNum() {
	if r.num == nil {
		return
	}
	r.labels = r.num.Take()
	r.num = nil
	r.labeled = len(r.labels) > 0
}

// pendingNum writes a number that no text follows as a paragraph of its own.
func (r *reader) pendingNum() {
	if !r.labeled {
		return
	}
	runs := r.labels
	r.labeled, r.labels = false, nil
	r.emit(runs, [2]string{})
}

// flush ends the running paragraph.
func (r *reader) flush() {
	runs := r.flow.End(r.stack)
	if len(runs) == 0 {
		return
	}
	var label [2]string
	if r.labeled {
		for s := range label {
			label[s] = shown(document.Side(s), r.labels)
			if shown(document.Side(s), runs) == "" {
				label[s] = ""
			}
		}
		r.labeled, r.labels = false, nil
	}
	r.emit(runs, label)
	r.style = ""
}

func shown(s document.Side, runs []document.Run) string {
	var out strings.Builder
	for _, run := range runs {
		if s.Has(run.Changes) {
			out.WriteString(run.Text)
		}
	}
	return strings.TrimSpace(out.String())
}

func (r *reader) emit(runs []document.Run, label [2]string) {
	p := document.Paragraph{
		Part: document.PartBody, Label: label, Runs: runs, Cell: r.cells > 0,
		Indent: max(0, r.depth-1), Break: r.stack,
	}
	if n := len(r.styles); n > 0 {
		p.Style = r.styles[n-1]
	}
	switch p.Style {
	case "preface":
		p.Style = r.style
	case "hcontainer":
		p.Style = ""
		if head := r.open[len(r.open)-1]; head == "heading" || head == "subheading" || len(r.open) > 1 && r.open[len(r.open)-2] == "heading" {
			p.Style = "headingb"
			if lowerCase(runs) {
				p.Style = "call"
			}
		}
	}
	if n := len(r.hosts); n > 0 {
		p.Part, p.Note, p.Style, p.Label = document.PartFootnote, r.hosts[n-1].mark, "", [2]string{}
	}
	if r.toc > 0 {
		p.Part = document.PartHeader
	}
	r.out = append(r.out, p)
}

// note starts a footnote: a reference in the text, and paragraphs of its own
// which come after the paragraph that refers to it.
func (r *reader) note(e xmlscan.Element) {
	r.noteCount++
	mark := strings.Trim(e.Get("marker"), "()[] ")
	if mark == "" {
		mark = strconv.Itoa(r.noteCount)
	}
	r.flow.Changes = r.stack
	r.flow.Add(document.Run{Text: notes.Superscript(mark), Start: e.Start, End: e.End, NoteRef: true})
	r.hosts = append(r.hosts, host{
		flow: r.flow, style: r.style, labels: r.labels, labeled: r.labeled, mark: mark, first: len(r.out),
		italic: r.italic, bold: r.bold,
	})
	r.flow, r.style, r.labels, r.labeled, r.italic, r.bold = flow.New(r.text), "", nil, false, 0, 0
}

// endNote returns to the paragraph of the reference.
func (r *reader) endNote() {
	n := len(r.hosts)
	if n == 0 {
		return
	}
	r.flush()
	h := r.hosts[n-1]
	r.hosts = r.hosts[:n-1]
	r.flow, r.style, r.labels, r.labeled, r.italic, r.bold = h.flow, h.style, h.labels, h.labeled, h.italic, h.bold
}
