package lsp

import (
	"strings"

	"github.com/resolint/resolint/internal/audit"
	format "github.com/resolint/resolint/internal/document"
	"github.com/resolint/resolint/internal/finding"
)

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
