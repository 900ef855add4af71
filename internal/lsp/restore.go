package lsp

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/resolint/resolint/internal/audit"
	format "github.com/resolint/resolint/internal/document"
	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/resolution"
)

// clauseAt returns the clause of the draft that a location is in.
func (v *view) clauseAt(l *finding.Location) *audit.OutlineClause {
	if l == nil {
		return nil
	}
	return clauseAt(v.tree, l)
}

func clauseAt(tree *audit.Outline, l *finding.Location) *audit.OutlineClause {
	for i := range tree.Resolutions {
		for j := range tree.Resolutions[i].Clauses {
			c := &tree.Resolutions[i].Clauses[j]
			if c.Text == l.Context && c.Start <= l.Span.Start && l.Span.Start <= c.End && bare(l.Clause) == c.Path {
				return c
			}
		}
	}
	return nil
}

// bare cuts the file of a package path off.
func bare(path string) string { return path[strings.LastIndexByte(path, ':')+1:] }

// counterpart returns what the audit matched with the clause of a location in the
// base: the draft's clause, or, where there is none, the clause behind which it
// stood. Both are nil where the audit does not say.
func (v *view) counterpart(base *finding.Location) (same, behind *finding.Location) {
	for i := range v.doc.Resolutions {
		var last *finding.Location
		for j := range v.doc.Resolutions[i].Clauses {
			row := &v.doc.Resolutions[i].Clauses[j]
			if b := row.BaseAt; b != nil && b.File == base.File && b.Clause == base.Clause && b.Context == base.Context {
				return row.DraftAt, last
			}
			if row.DraftAt != nil {
				last = row.DraftAt
			}
		}
	}
	return nil, nil
}

// restoreWords are the changes that put the base's words where the draft has others
// or none, for clauses that stand on both sides. Nil means that there are none, such
// as where a call and not the clause was weakened.
func (v *view) restoreWords(f *finding.Finding) []change {
	if v.doc.Redline && f.Base != nil {
		return v.reject(f.Base.Span.Start+v.shift, f.Base.Span.End+v.shift)
	}
	at := f.Draft
	if f.Base != nil {
		if at, _ = v.counterpart(f.Base); at == nil {
			return nil
		}
	}
	c := v.clauseAt(at)
	if c == nil || f.Draft == nil || f.Draft.Context != c.Text || v.recalled(f, c) {
		return nil
	}
	var out []change
	for _, h := range hunks(f, c.Text) {
		if h.base == "" && f.Base != nil && f.Kind != "weakened" {
			continue // a gain beside the loss
		}
		if h.from > 0 && c.Text[h.from-1] == ' ' && strings.IndexAny(h.base, ",;.:)") == 0 {
			h.from-- // punctuation stands close
		}
		start, end := c.Place(h.from, h.to)
		out = append(out, change{start + v.shift, end + v.shift, v.escape(spaced(c.Text[:h.from], h.base, c.Text[h.to:]))})
	}
	return out
}

// hunk is a place of a clause at which base and draft differ: bytes [from, to) of
// the draft's clause stand where the base has other words.
type hunk struct {
	from, to int
	base     string
}

// hunks returns the differences that a finding is about: those that touch its words
// on either side. What makes words bind less may stand anywhere in their clause.
func hunks(f *finding.Finding, draft string) []hunk {
	var out []hunk
	baseAt, at := 0, 0
	lostFrom, lostTo, newFrom, newTo := -1, -1, -1, -1
	if f.Base != nil {
		if i := strings.Index(f.Base.Context, f.Base.Text); i >= 0 && f.Base.Text != "" {
			lostFrom, lostTo = i, i+len(f.Base.Text)
		}
	} else if i := strings.Index(draft, f.Draft.Text); i >= 0 && f.Draft.Text != "" {
		newFrom, newTo = i, i+len(f.Draft.Text)
	}
	for i := 0; i < len(f.Diff); {
		s := f.Diff[i]
		if s.Op == "=" {
			if !strings.HasPrefix(draft[at:], s.Text) {
				return nil // the diff is of another text than the clause
			}
			at += len(s.Text)
			baseAt += len(s.Text)
			i++
			continue
		}
		h := hunk{from: at, to: at}
		baseFrom := baseAt
		for ; i < len(f.Diff) && f.Diff[i].Op != "="; i++ {
			if f.Diff[i].Op == "-" {
				h.base += f.Diff[i].Text
				baseAt += len(f.Diff[i].Text)
				continue
			}
			if !strings.HasPrefix(draft[h.to:], f.Diff[i].Text) {
				return nil
			}
			h.to += len(f.Diff[i].Text)
		}
		at = h.to
		if !strings.ContainsFunc(h.base+draft[h.from:h.to], joins) {
			continue // the comma between two items, not their words
		}
		if f.Kind == "weakened" || baseFrom < lostTo && lostFrom < baseAt || h.from < newTo && newFrom < h.to {
			out = append(out, h)
		}
	}
	return out
}

// spaced fits words between others: a diff counts the space between two words to
// the one before, which the other side may not have.
func spaced(before, words, after string) string {
	last, _ := utf8.DecodeLastRuneInString(before)
	first, _ := utf8.DecodeRuneInString(words)
	if words != "" && before != "" && joins(last) && !unicode.IsSpace(first) && joins(first) {
		words = " " + words
	}
	next, _ := utf8.DecodeRuneInString(after)
	end, _ := utf8.DecodeLastRuneInString(words)
	switch {
	case after == "" || words == "":
	case joins(next) && !unicode.IsSpace(end) && !strings.ContainsRune("-–(/", end):
		words += " "
	case unicode.IsPunct(next) && !strings.ContainsRune("(“[", next):
		words = strings.TrimRightFunc(words, unicode.IsSpace)
	}
	return words
}

// joins reports whether a character would run together with a word beside it.
func joins(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("(“[", r)
}

// struck finds struck text with what was inserted in its place.
var struck = regexp.MustCompile(`(?is)\{--(.*?)--\}(?:([ \t]*)\{\+\+.*?\+\+\})?|\{~~(.*?)~>.*?~~\}|<del\b[^>]*>(.*?)</del\s*>(?:([ \t]*)<ins\b[^>]*>.*?</ins\s*>)?`)

// reject rejects the tracked changes that struck out something in a range.
func (v *view) reject(start, end int) []change {
	var out []change
	for _, m := range struck.FindAllStringSubmatchIndex(v.text.string, -1) {
		if m[0] >= end || m[1] <= start {
			continue
		}
		var kept strings.Builder
		for g := 2; g+1 < len(m); g += 2 {
			if m[g] >= 0 {
				kept.WriteString(v.text.string[m[g]:m[g+1]])
			}
		}
		out = append(out, change{m[0], m[1], kept.String()})
	}
	return out
}

// restoreClause are the changes that put the base's clause in the place of the
// draft's, or back to where it stood.
func (v *view) restoreClause(f *finding.Finding) []change {
	if v.doc.Redline {
		return nil // its words are there, struck out
	}
	same, behind := v.counterpart(f.Base)
	if same == nil {
		return v.insertClause(f.Base, behind)
	}
	c := v.clauseAt(same)
	if c == nil {
		return nil
	}
	if v.recalled(f, c) {
		return v.moveBack(c, f.Base, behind)
	}
	if c.Text == f.Base.Context {
		return nil
	}
	text := strings.TrimRight(f.Base.Context, ".,; \n") + c.Text[len(strings.TrimRight(c.Text, ".,; \n")):]
	return []change{{c.Start + v.shift, c.End + v.shift, v.escape(text)}}
}

// recalled reports whether a clause stands under another call than in the base, in
// texts whose calls are lines of their own.
func (v *view) recalled(f *finding.Finding, c *audit.OutlineClause) bool {
	if f.Base == nil || c.Call == "" || !v.itu() {
		return false
	}
	b, err := v.bases.get(f.Base.File)
	if err != nil {
		return false
	}
	was := clauseAt(b.outline, f.Base)
	return was != nil && was.Call != "" && !strings.EqualFold(was.Call, c.Call)
}

// moveBack brings a clause back under the call that it had and takes away the one
// that stands under another, unless that would take elements apart.
func (v *view) moveBack(c *audit.OutlineClause, base, behind *finding.Location) []change {
	out := v.insertClause(base, behind)
	if out == nil {
		return nil
	}
	if before := v.before(c); before >= 0 {
		start, end := v.text.lineEnd(before+v.shift), v.text.lineEnd(c.End+v.shift)
		if !v.markup() || balanced(v.text.string[start:end]) {
			out = append(out, change{start, end, ""})
		}
	}
	if at := out[0].start; len(out) > 1 && out[1].start < at && at <= out[1].end {
		return out[:1] // it would go where the other is taken from
	}
	return out
}

var tag = regexp.MustCompile(`<(/?)([a-zA-Z][\w:.-]*)[^<>]*?(/?)>`)

// balanced reports whether every element that begins in a stretch of tags ends in it,
// and none from before does.
func balanced(s string) bool {
	var open []string
	for _, m := range tag.FindAllStringSubmatch(s, -1) {
		switch {
		case m[3] == "/":
		case m[1] == "":
			open = append(open, m[2])
		case len(open) == 0 || open[len(open)-1] != m[2]:
			return false
		default:
			open = open[:len(open)-1]
		}
	}
	return len(open) == 0
}

// before returns where the clause before another ends, -1 for none. What lies between
// is the other's call, if it is the first under it.
func (v *view) before(c *audit.OutlineClause) int {
	end := -1
	for i := range v.tree.Resolutions {
		for j := range v.tree.Resolutions[i].Clauses {
			if o := &v.tree.Resolutions[i].Clauses[j]; o.Start >= 0 && o.End <= c.Start {
				end = max(end, o.End)
			}
		}
	}
	return end
}

// insertClause brings a clause of the base back behind a clause of the draft. Where
// both are texts of one format the base's own line comes back, with label and markup.
func (v *view) insertClause(base, behind *finding.Location) []change {
	after := v.clauseAt(behind)
	b, err := v.bases.get(base.File)
	if after == nil || err != nil {
		return nil
	}
	lost := clauseAt(b.outline, base)
	if lost == nil {
		return nil
	}
	sep := v.separator(after)
	line := ""
	if b.outline.Format == v.tree.Format {
		line = ownLine(b, lost)
	}
	if line == "" {
		line = v.paragraph(strings.TrimSpace(lost.Label + " " + lost.Text))
	}
	if lost.Call != "" && lost.Call != after.Call && v.itu() {
		if under := v.lastUnder(lost.Call); under != nil {
			after = under
		} else {
			line = v.paragraph(v.emphasized(lost.Call)) + sep + line
		}
	}
	at := v.text.lineEnd(after.End + v.shift)
	return []change{{at, at, sep + line}}
}

// itu reports whether the draft has calls on lines of their own.
func (v *view) itu() bool {
	return slices.ContainsFunc(v.tree.Resolutions, func(r audit.OutlineResolution) bool { return r.Form == resolution.FormITU })
}

// lastUnder returns the last clause of the draft under a call.
func (v *view) lastUnder(call string) *audit.OutlineClause {
	var last *audit.OutlineClause
	for i := range v.tree.Resolutions {
		for j := range v.tree.Resolutions[i].Clauses {
			if c := &v.tree.Resolutions[i].Clauses[j]; strings.EqualFold(c.Call, call) && c.Start >= 0 {
				last = c
			}
		}
	}
	return last
}

// ownLine returns the lines of the base that hold a clause, "" where they hold
// others too.
func ownLine(b *baseText, c *audit.OutlineClause) string {
	start, end := b.lineStart(c.Start), b.lineEnd(c.End)
	for i := range b.outline.Resolutions {
		for j := range b.outline.Resolutions[i].Clauses {
			o := &b.outline.Resolutions[i].Clauses[j]
			if o.Path != c.Path && start <= o.Start && o.Start < end {
				return ""
			}
		}
	}
	return b.string[start:end]
}

// separator is what stands between the line of a clause and the one before.
func (v *view) separator(c *audit.OutlineClause) string {
	nl := v.text.newline()
	before := v.text.string[:v.text.lineStart(c.Start+v.shift)]
	if strings.HasSuffix(strings.TrimSuffix(before, nl), nl) {
		return nl + nl
	}
	return nl
}

// markup reports whether the draft is written in tags.
func (v *view) markup() bool {
	return v.tree.Format == format.FormatHTML || v.tree.Format == format.FormatAKN
}

var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

// escape writes words as the draft's format needs them.
func (v *view) escape(s string) string {
	if v.markup() {
		return escaper.Replace(s)
	}
	return s
}

// paragraph is a paragraph of its own in the draft's format.
func (v *view) paragraph(s string) string {
	if v.markup() {
		return "<p>" + escaper.Replace(s) + "</p>"
	}
	return s
}

// emphasized is a call as Markdown writes it.
func (v *view) emphasized(s string) string {
	if v.tree.Format == format.FormatMarkdown {
		return "*" + s + "*"
	}
	return s
}

// agreed inserts the wording that the audit suggests behind the clause that a
// finding stands on, with its source in a comment. The second result names it.
func (v *view) agreed(f *finding.Finding) ([]change, string) {
	s := f.Suggestion
	if s == nil || s.Source == "the base text" {
		return nil, ""
	}
	c := v.clauseAt(v.place(f))
	if c == nil {
		return nil, ""
	}
	from, title := s.Source, "agreed language ("+s.Source+")"
	if f.Proposal != nil {
		from, title = f.Proposal.File, "the proposal's clause"
	}
	at := v.text.lineEnd(c.End + v.shift)
	note := " <!-- source: " + strings.ReplaceAll(from, "--", "- -") + " -->"
	return []change{{at, at, v.separator(c) + v.paragraph(s.Text) + note}}, title
}
