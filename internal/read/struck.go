package read

import (
	"fmt"
	"strings"

	"github.com/resolint/resolint/internal/document"
)

// resolveStruck reads a redline that was made by hand with formatting: struck text is
// deleted, and what is underlined or coloured beside it is inserted. Struck words
// must never count as words of the draft, whatever they look like beside.
func resolveStruck(doc *document.Document) {
	words := 0
	for i := range doc.Paragraphs {
		for j := range doc.Paragraphs[i].Runs {
			if r := &doc.Paragraphs[i].Runs[j]; r.Struck && document.Draft.Has(r.Changes) {
				words += len(strings.Fields(r.Text))
			}
		}
	}
	if words == 0 {
		return
	}
	h := handRedline{tracked: doc.Redline(), layout: marksLayout(doc)}
	for i := range doc.Paragraphs {
		h.paragraph(&doc.Paragraphs[i])
	}
	said := fmt.Sprintf("struck-out text (%d words) was read as deleted", words)
	if h.inserted > 0 {
		said += fmt.Sprintf(", and underlined or coloured text beside it (%d words) as inserted", h.inserted)
	}
	doc.Notices = append(doc.Notices, said+": the file shows changes by formatting and not as tracked changes")
}

// handRedline turns formatting into changes.
type handRedline struct {
	// tracked is true where the file has tracked changes too: these say what was
	// inserted. layout is true where underlining or colour is the layout of openings.
	tracked, layout bool
	inserted        int
}

// marksLayout reports whether more paragraphs without struck text begin with marked
// words and go on without than are marked from end to end: then it is a way to set
// opening verbs or titles, and no insertion.
func marksLayout(doc *document.Document) bool {
	opens, whole := 0, 0
	for i := range doc.Paragraphs {
		p := &doc.Paragraphs[i]
		struck, marked, plain := shown(p)
		switch {
		case struck > 0 || marked == 0:
		case plain == 0:
			whole++
		case len(p.Runs) > 0 && p.Runs[0].Marked:
			opens++
		}
	}
	return opens > 1 && opens > whole
}

// shown counts the bytes of struck, marked and plain words of a paragraph.
func shown(p *document.Paragraph) (struck, marked, plain int) {
	for i := range p.Runs {
		r := &p.Runs[i]
		n := len(strings.TrimSpace(r.Text))
		switch {
		case r.Struck:
			struck += n
		case r.Marked:
			marked += n
		default:
			plain += n
		}
	}
	return struck, marked, plain
}

// paragraph gives the runs of a paragraph their changes; stretches share one.
func (h *handRedline) paragraph(p *document.Paragraph) {
	struck, marked, plain := shown(p)
	added := marked > 0 && !h.tracked && (struck > 0 || plain == 0 && !h.layout)
	if struck == 0 && !added {
		return
	}
	var last *document.Change
	for i := range p.Runs {
		r := &p.Runs[i]
		kind := document.ChangeKind("")
		switch {
		case r.Struck:
			kind = document.Deleted
		case r.Marked && added && !(h.layout && i == 0):
			kind = document.Inserted
			h.inserted += len(strings.Fields(r.Text))
		}
		if kind == "" {
			last = nil
			continue
		}
		if last == nil || last.Kind != kind {
			last = &document.Change{Kind: kind}
		}
		r.Changes = append(r.Changes[:len(r.Changes):len(r.Changes)], last)
	}
	// A paragraph that is struck or new as a whole goes or comes with its end.
	if last != nil && plain == 0 && (struck == 0 || marked == 0) {
		p.Break = append(p.Break[:len(p.Break):len(p.Break)], last)
	}
}
