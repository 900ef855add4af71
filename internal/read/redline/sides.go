package redline

import (
	"sort"
	"strings"

	"github.com/resolint/resolint/internal/document"
	"github.com/resolint/resolint/internal/read/limit"
)

// Parser turns the text of one side into paragraphs. The offsets of their runs
// are bytes of that text, ascending over the whole result.
type Parser func(text string) []document.Paragraph

// side is the text of one side with the way back to the source.
type side struct {
	text   string
	pieces []piece
}

// piece is a stretch of a side's text that comes from one segment. at is its
// offset in the side's text, start that in the source.
type piece struct {
	at, start int
	changes   []*document.Change
}

func (t *Text) side(s document.Side) *side {
	var out strings.Builder
	out.Grow(len(t.source))
	v := &side{}
	for _, seg := range t.segments {
		if s.Has(seg.changes) {
			v.pieces = append(v.pieces, piece{out.Len(), seg.start, seg.changes})
			out.WriteString(t.source[seg.start:seg.end])
		}
	}
	v.text = out.String()
	return v
}

// find returns the index of the piece that holds offset at.
func (v *side) find(at int) int {
	return max(0, sort.Search(len(v.pieces), func(i int) bool { return v.pieces[i].at > at })-1)
}

// locate turns the runs of paragraphs from offsets of the side into offsets of
// the source and gives them their changes; runs are cut where changes start or
// end.
func (v *side) locate(paras []document.Paragraph) []document.Paragraph {
	if len(v.pieces) == 0 {
		return paras
	}
	for i := range paras {
		var runs []document.Run
		for _, r := range paras[i].Runs {
			runs = v.cut(runs, r)
		}
		paras[i].Runs = runs
	}
	return paras
}

func (v *side) cut(out []document.Run, r document.Run) []document.Run {
	k := v.find(r.Start)
	p := v.pieces[k]
	if len(r.Text) != r.End-r.Start {
		r.Changes = p.changes
		last := v.pieces[v.find(max(r.Start, r.End-1))]
		start, end := p.start+r.Start-p.at, last.start+r.End-last.at
		r.Start, r.End = start, max(start, end)
		return append(out, r)
	}
	for at, stop := r.Start, r.End; at < stop; k++ {
		p, next := v.pieces[k], stop
		if k+1 < len(v.pieces) {
			next = min(stop, v.pieces[k+1].at)
		}
		part := r
		part.Text = r.Text[at-r.Start : next-r.Start]
		part.Start, part.End = p.start+at-p.at, p.start+next-p.at
		part.Changes = p.changes
		if part.Text != "" {
			out = append(out, part)
		}
		at = next
	}
	return out
}

// Fill gives doc the paragraphs, remarks and notices of the text. Its error is a
// *limit.Error.
func (t *Text) Fill(doc *document.Document, parse Parser, lim limit.Limits) error {
	doc.Notices = append(doc.Notices, t.Notices...)
	if err := lim.CheckChanges(t.changes); err != nil {
		return err
	}
	if err := lim.CheckComments(int64(len(t.comments))); err != nil {
		return err
	}
	doc.Paragraphs, doc.Remarks = t.Paragraphs(parse)
	for i := range doc.Paragraphs {
		doc.Paragraphs[i].Index = i + 1
	}
	return lim.CheckParagraphs(int64(len(doc.Paragraphs)))
}

// Paragraphs parses each side with parse and merges them. Remarks come with the
// paragraph at which they stand: a comment of HTML on lines of its own belongs
// to the paragraph that follows, every other one to the paragraph it stands in
// or after.
func (t *Text) Paragraphs(parse Parser) ([]document.Paragraph, []document.Remark) {
	var paras []document.Paragraph
	draft := t.side(document.Draft)
	switch {
	case len(t.segments) == 1 && len(t.comments) == 0 && !t.Changed:
		paras = parse(t.source)
	case !t.Changed:
		paras = draft.locate(parse(draft.text))
	default:
		base := t.side(document.Base)
		paras = merge(base.locate(parse(base.text)), draft.locate(parse(draft.text)))
	}
	return paras, t.remarks(paras)
}

func (t *Text) remarks(paras []document.Paragraph) []document.Remark {
	var out []document.Remark
	var known line
	for _, c := range t.comments {
		r := c.Remark
		after := sort.Search(len(paras), func(i int) bool {
			return len(paras[i].Runs) > 0 && paras[i].Runs[0].Start >= c.end
		})
		r.Paragraph = after - 1
		if c.html && t.alone(c, &known) {
			r.Paragraph = after
			if after == len(paras) {
				r.Paragraph = -1
			}
		} else if r.Paragraph < 0 && len(paras) > 0 {
			r.Paragraph = 0
		}
		out = append(out, r)
	}
	return out
}

// line is the stretch of lines that was looked at last, with what was found.
type line struct {
	start, end int
	alone      bool
}

// alone reports whether the lines of a comment hold nothing but comments. Comments
// come in their order, and known is what was found for the one before: a line may
// hold very many.
func (t *Text) alone(c *remark, known *line) bool {
	if known.start <= c.start && c.end <= known.end {
		return known.alone
	}
	start := strings.LastIndexByte(t.source[:c.start], '\n') + 1
	end := len(t.source)
	if i := strings.IndexByte(t.source[c.end:], '\n'); i >= 0 {
		end = c.end + i
	}
	*known = line{start, end, onlyComments(t.source[start:c.start]) && onlyComments(t.source[c.end:end])}
	return known.alone
}

// onlyComments reports whether nothing but comments of HTML and white space stands
// in s.
func onlyComments(s string) bool {
	for {
		i := strings.Index(s, "<!--")
		if i < 0 {
			return strings.TrimSpace(s) == ""
		}
		j := strings.Index(s[i:], "-->")
		if j < 0 || strings.TrimSpace(s[:i]) != "" {
			return false
		}
		s = s[i+j+3:]
	}
}
