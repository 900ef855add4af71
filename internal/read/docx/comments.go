package docx

import (
	"strings"

	"github.com/resolint/resolint/internal/document"
)

// comment is a reviewer's comment with the stretch of text that it is about.
type comment struct {
	id, author, date, text string
	start, end             anchor
}

// forget drops the anchors in a part that is read again.
func (c *comment) forget(unit string) {
	for _, a := range []*anchor{&c.start, &c.end} {
		if a.p != nil && a.p.Unit == unit {
			*a = anchor{}
		}
	}
}

// anchor is a place before a run of a paragraph.
type anchor struct {
	p   *para
	run int
}

// parseComments reads the comments part.
func (r *reader) parseComments(x *xmlReader) error {
	return x.eachRoot("comments", func(e *element) error {
		if !e.is(nsW, "comment") {
			return nil
		}
		c := &comment{id: e.attr(nsW, "id"), author: e.attr(nsW, "author"), date: e.attr(nsW, "date")}
		s := r.newStory("", "")
		s.x = x
		err := x.each(s.block)
		s.endContainer()
		var lines []string
		for _, p := range s.paras {
			if text := strings.TrimSpace(p.text(document.Draft, 0, len(p.Runs))); text != "" {
				lines = append(lines, text)
			}
		}
		c.text = strings.Join(lines, "\n")
		r.comments = append(r.comments, c)
		r.byID[c.id] = c
		if err == nil {
			err = r.lim.CheckComments(int64(len(r.comments)))
		}
		return err
	})
}

// text returns what a side shows of runs [from, to) of a paragraph.
func (p *para) text(side document.Side, from, to int) string {
	var out strings.Builder
	for i := from; i < to && i < len(p.Runs); i++ {
		if run := &p.Runs[i]; side.Has(run.Changes) {
			out.WriteString(run.Text)
		}
	}
	return out.String()
}

func (r *reader) comment(id string) *comment {
	return r.byID[id]
}

// commentStart notes where the range of a comment starts: here, or with the next
// paragraph.
func (s *story) commentStart(id string) {
	c := s.r.comment(id)
	switch {
	case c == nil:
	case s.cur == nil:
		s.opened = append(s.opened, id)
	default:
		s.cur.split()
		c.start = anchor{s.cur.p, len(s.cur.runs)}
	}
}

// startComments starts the ranges that wait for the paragraph just begun.
func (s *story) startComments() {
	for _, id := range s.opened {
		s.r.comment(id).start = anchor{s.cur.p, 0}
	}
	s.opened = nil
}

// commentEnd notes where the range of a comment ends. The reference mark of a
// comment (not ranged) counts as its end where it has no range.
func (s *story) commentEnd(id string, ranged bool) {
	c := s.r.comment(id)
	if c == nil || !ranged && c.end.p != nil {
		return
	}
	switch {
	case s.cur != nil:
		c.end = anchor{s.cur.p, len(s.cur.runs)}
	case len(s.paras) > 0:
		p := s.paras[len(s.paras)-1]
		c.end = anchor{p, len(p.Runs)}
	}
}

// split keeps the next text apart from the run before.
func (b *builder) split() {
	if n := len(b.spans); n > 0 {
		b.spans[n-1].whole = true
	}
}

// markedParas returns the paragraphs in which comments start and end.
func (r *reader) markedParas() map[*para]bool {
	out := map[*para]bool{}
	for _, c := range r.comments {
		for _, p := range []*para{c.start.p, c.end.p} {
			if p != nil {
				out[p] = true
			}
		}
	}
	return out
}

// remarks turns the comments into remarks of the document; index gives the
// number of each marked paragraph.
func (r *reader) remarks(doc *document.Document, index map[*para]int) {
	for _, c := range r.comments {
		m := document.Remark{Author: c.author, Date: c.date, Text: c.text, Paragraph: -1}
		end, ok := index[c.end.p]
		if ok {
			m.Paragraph = end
		}
		if start, have := index[c.start.p]; ok && have && start <= end {
			m.Quote = quote(doc.Paragraphs[start:end+1], c.start.run, c.end.run)
		}
		if !r.grow.Generate(len(m.Quote)) { // the same text may be quoted by every comment
			return
		}
		doc.Remarks = append(doc.Remarks, m)
	}
}

// longestQuote is the number of paragraphs that a quote shows at most.
const longestQuote = 20

// quote returns the draft's text of paragraphs from run first of the first one
// to run last (exclusive) of the last one; of a long stretch the beginning.
func quote(paras []document.Paragraph, first, last int) string {
	var parts []string
	for i := range paras[:min(len(paras), longestQuote)] {
		p := para{Paragraph: paras[i]}
		from, to := 0, len(p.Runs)
		if i == 0 {
			from = first
		}
		if i == len(paras)-1 {
			to = last
		}
		if p.Part != paras[0].Part || p.Unit != paras[0].Unit {
			continue
		}
		if text := strings.TrimSpace(p.text(document.Draft, from, to)); text != "" {
			parts = append(parts, text)
		}
	}
	return strings.Join(parts, "\n")
}
