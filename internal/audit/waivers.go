package audit

import (
	"strings"

	"github.com/resolint/resolint/internal/document"
	"github.com/resolint/resolint/internal/finding"
)

// waivers reads the waivers that reviewers left in the document.
func (b *builder) waivers(doc *finding.Document) {
	known := waiversOf(b.texts)
	for _, d := range b.texts.draft {
		var base, draft *remarked
		for i := range d.Remarks {
			m := &d.Remarks[i]
			w, next, ok := finding.ParseWaiver(m.Text)
			if !ok {
				continue
			}
			if draft == nil {
				base, draft = newRemarked(d.View(document.Base)), newRemarked(d.View(document.Draft))
			}
			if w.By == "" {
				w.By = m.Author
			}
			w.At = b.remarkPlace(draft, m)
			if next && m.Paragraph >= 0 {
				w.Base, w.Draft = base.paragraph(m.Paragraph), draft.paragraph(m.Paragraph)
			}
			if key := waiverKey(d, m); known[key] > 0 {
				known[key]--
			} else {
				w.New = true
			}
			doc.Waivers = append(doc.Waivers, w)
		}
	}
}

// waiversOf counts the waivers that the base has, each with what it stands before.
// A redline is its own base, so that nothing in it is known.
func waiversOf(t *texts) map[string]int {
	known := map[string]int{}
	if t.redline {
		return known
	}
	for _, d := range t.base {
		for i := range d.Remarks {
			if _, _, ok := finding.ParseWaiver(d.Remarks[i].Text); ok {
				known[waiverKey(d, &d.Remarks[i])]++
			}
		}
	}
	return known
}

// waiverKey is what makes two waivers the same: their words, and the words of the
// clause that they stand before, so that none can be moved to another loss.
func waiverKey(d *document.Document, m *document.Remark) string {
	key := strings.Join(strings.Fields(m.Text), " ")
	if _, next, _ := finding.ParseWaiver(m.Text); !next || m.Paragraph < 0 {
		return key
	}
	var clause strings.Builder
	p := &d.Paragraphs[m.Paragraph]
	for i := range p.Runs {
		clause.WriteString(p.Runs[i].Text)
	}
	return key + "\x00" + clause.String()
}

// remarked is a view in which the places of remarks are looked up.
type remarked struct {
	view   *document.View
	blocks map[int]int // the first block of each paragraph
}

func newRemarked(v *document.View) *remarked {
	x := &remarked{view: v, blocks: make(map[int]int, len(v.Blocks))}
	for i := range v.Blocks {
		for _, p := range v.Blocks[i].Pieces {
			if _, ok := x.blocks[p.Paragraph]; !ok {
				x.blocks[p.Paragraph] = i
			}
		}
	}
	return x
}

// paragraph returns the range of a paragraph, in the coordinates of finding.Span; nil if
// the view does not have it.
func (x *remarked) paragraph(n int) *finding.Range {
	i, ok := x.blocks[n]
	if !ok {
		return nil
	}
	at := x.view.Place(i, 0, len(x.view.Blocks[i].Text))
	if x.view.Document.Source == "" {
		return &finding.Range{Start: at.RenditionStart, End: at.RenditionEnd}
	}
	return &finding.Range{Start: at.Start, End: at.End}
}

// remarkPlace is where a remark stands, or the paragraph that it belongs to.
func (b *builder) remarkPlace(x *remarked, m *document.Remark) finding.Location {
	at := finding.Location{File: x.view.Document.Name, Text: m.Text, Rendered: x.view.Document.Source == ""}
	at.Span.UnitStart, at.Span.UnitEnd = -1, -1
	if m.End > 0 {
		b.index(x.view).fill(&at.Span, m.Start, m.End)
	} else if r := x.paragraph(m.Paragraph); r != nil {
		b.index(x.view).fill(&at.Span, max(r.Start, 0), max(r.Start, 0))
	}
	return at
}
