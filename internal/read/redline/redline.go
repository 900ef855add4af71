// Package redline reads tracked changes that stand in a text as marks:
// CriticMarkup ({++ ++}, {-- --}, {~~ ~> ~~}, {== ==}, {>> <<}), ~~ ~~ and, in
// Markdown, pandoc's spans and the HTML elements ins, del, s and u.
//
// The marks cross the borders of whatever structure the text has: a mark may
// hold a label, a whole list item or several paragraphs. So the marks are
// resolved first. Each side of the changes becomes a text of its own with a map
// back to the source, the reader of the format parses each side as if it were
// the only one, and the two results are merged into paragraphs that show one
// side or the other. Rejecting all changes then gives exactly what the format's
// reader makes of the base, accepting all exactly the draft.
package redline

import (
	"fmt"
	"strings"

	"github.com/resolint/resolint/internal/document"
	"github.com/resolint/resolint/internal/read/lines"
)

// Text is a source with its marks resolved.
type Text struct {
	// Changed is true if the source holds changes, Notices what was odd about
	// its marks, one sentence each.
	Changed bool
	Notices []string

	source   string
	changes  int64 // number of changes
	segments []segment
	comments []*remark
}

// segment is a stretch of the source that is text, with the changes around it.
type segment struct {
	start, end int
	changes    []*document.Change
}

// remark is a comment that belongs to no change. html is true for those that, on lines
// of their own, belong to the paragraph that follows.
type remark struct {
	start, end int
	html       bool
	document.Remark
}

// Resolve finds the marks of src. html says that Markdown's strike-outs and the
// HTML elements count as marks, too.
func Resolve(src string, html bool) *Text {
	t := &Text{source: src}
	if !marked(src, html) {
		t.segments = []segment{{0, len(src), nil}}
		return t
	}
	marks, unclosed := scan(src, html)
	for i, at := range sortedUnique(unclosed) {
		if i == 5 {
			t.Notices = append(t.Notices, fmt.Sprintf("%d more marks have no end and were read as text", len(unclosed)-i))
			break
		}
		t.Notices = append(t.Notices, fmt.Sprintf("the mark %q in line %d has no end and was read as text",
			src[at:min(at+3, len(src))], lineOf(src, at)))
	}
	r := resolver{t: t}
	r.run(marks)
	return t
}

func marked(src string, html bool) bool {
	for _, w := range [...]string{"{++", "{--", "{~~", "{==", "{>>", "<!--", "~~"} {
		if strings.Contains(src, w) {
			return true
		}
	}
	return waived(src) || html && (strings.Contains(src, "~") || strings.Contains(src, "</") || strings.Contains(src, "]{"))
}

type resolver struct {
	t     *Text
	stack []frame
	at    int
	// pending are changes of the running paragraph that no comment has claimed.
	pending []*document.Change
	quote   string
}

type frame struct {
	kind   kind
	change *document.Change
	start  int // of the text in the mark
}

func (r *resolver) run(marks []mark) {
	for _, m := range marks {
		r.text(m.start)
		r.at = m.end
		switch m.role {
		case opens:
			r.open(m)
		case arrow:
			f := &r.stack[len(r.stack)-1]
			f.change = &document.Change{Kind: document.Inserted}
			r.t.changes++
			r.pending = append(r.pending, f.change)
		case closing:
			if len(r.stack) > 0 {
				f := r.stack[len(r.stack)-1]
				if f.kind == highlight {
					r.quote = r.t.source[f.start:m.start]
				}
				r.stack = r.stack[:len(r.stack)-1]
			}
		case whole:
			r.comment(m)
		}
	}
	r.text(len(r.t.source))
}

func (r *resolver) open(m mark) {
	f := frame{kind: m.kind, start: m.end}
	switch m.kind {
	case insertion:
		f.change = &document.Change{Kind: document.Inserted, Author: m.author, Date: m.date}
	case deletion, substitution:
		f.change = &document.Change{Kind: document.Deleted, Author: m.author, Date: m.date}
	}
	if f.change != nil {
		r.t.Changed = true
		r.t.changes++
		r.pending = append(r.pending, f.change)
	}
	r.stack = append(r.stack, f)
}

// text takes the source from where the last mark ended up to offset end.
func (r *resolver) text(end int) {
	if r.at >= end {
		return
	}
	var changes []*document.Change
	for _, f := range r.stack {
		if f.change != nil {
			changes = append(changes, f.change)
		}
	}
	r.t.segments = append(r.t.segments, segment{r.at, end, changes})
	piece := r.t.source[r.at:end]
	if len(r.stack) == 0 && newParagraph(piece) {
		r.pending = nil
	}
	if strings.TrimSpace(piece) != "" {
		r.quote = ""
	}
	r.at = end
}

// newParagraph reports whether a paragraph ends in the text: a blank line, or a
// line that starts with a label.
func newParagraph(s string) bool {
	for {
		i := strings.IndexByte(s, '\n')
		if i < 0 {
			return false
		}
		s = strings.TrimLeft(s[i+1:], " \t\r")
		if strings.HasPrefix(s, "\n") {
			return true
		}
		if _, st := lines.Label(s); st != lines.None && s != "" {
			return true
		}
	}
}

func (r *resolver) comment(m mark) {
	from, to := m.start+3, m.end-3
	switch m.kind {
	case htmlComment:
		from = m.start + 4
	case waiverLine:
		from, to = m.start, m.end
	}
	if m.kind == spanComment {
		text := r.t.source[m.start+1 : m.end]
		text = text[:strings.LastIndex(text, "]{")]
		r.t.comments = append(r.t.comments, &remark{m.start, m.end, false, document.Remark{Author: m.author, Date: m.date, Text: text, Start: m.start, End: m.end}})
		return
	}
	body := strings.TrimSpace(r.t.source[from:to])
	if m.kind == comment {
		author, date, text := attribution(body)
		claimed := false
		for _, c := range r.pending {
			if c.Author == "" && c.Date == "" && c.Comment == "" {
				c.Author, c.Date, c.Comment = author, date, text
				claimed = true
			}
		}
		r.pending = nil
		if claimed {
			return
		}
		r.t.comments = append(r.t.comments, &remark{m.start, m.end, false, document.Remark{Author: author, Date: date, Text: text, Quote: r.quote, Start: m.start, End: m.end}})
		r.quote = ""
		return
	}
	r.t.comments = append(r.t.comments, &remark{m.start, m.end, true, document.Remark{Text: body, Start: m.start, End: m.end}})
}
