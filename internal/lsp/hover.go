package lsp

import (
	"context"
	"fmt"
	"strings"

	"github.com/resolint/resolint/internal/audit"
	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/lazyregexp"
	"github.com/resolint/resolint/internal/lsp/protocol"
)

// hover tells of the findings at a place, the clause that it is in with its base,
// and the concept that the word belongs to.
func (s *server) hover(ctx context.Context, p *protocol.TextDocumentPositionParams) (any, error) {
	doc, d, err := s.readSeen(ctx, p.TextDocument.URI)
	if d == nil {
		return nil, err
	}
	at := d.text.offset(p.Position, s.encoding)
	var parts []string
	s.mu.Lock()
	var r *result
	var edits []edit
	if doc != nil && doc.text == d.text {
		r, edits = doc.result, doc.edits
	}
	s.mu.Unlock()
	if r != nil {
		for i := range r.marks {
			m := &r.marks[i]
			if start, end, ok := follow(edits, m.start, m.end); ok && m.finding != nil && start <= at && at <= end {
				parts = append(parts, evidence(m.finding))
			}
		}
	}
	_, c := d.clause(at)
	if c != nil {
		parts = append(parts, clauseText(r, c))
		if term := s.term(r, d, c, at); term != "" {
			parts = append(parts, term)
		}
	}
	if len(parts) == 0 {
		return nil, nil
	}
	return &protocol.Hover{Contents: s.markup(strings.Join(parts, "\n\n---\n\n"))}, nil
}

// evidence is all that a finding says.
func evidence(f *finding.Finding) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s: %s", f.Level, code(f.Rule), escapeMarkdown(f.Message))
	if f.Confidence > 0 {
		fmt.Fprintf(&b, " (confidence %.2f)", f.Confidence)
	}
	if f.Why != "" {
		b.WriteString("\n\n" + escapeMarkdown(f.Why))
	}
	if len(f.Diff) > 1 {
		b.WriteString("\n\n" + marked(f.Diff))
	} else if f.Base != nil {
		b.WriteString("\n\nFrom: " + quoted(f.Base.Context))
	}
	if f.Surviving != nil {
		fmt.Fprintf(&b, "\n\nClosest mention that is left, in %s: %s", escapeMarkdown(f.Surviving.Clause), quoted(f.Surviving.Text))
	}
	if f.Author != "" || f.Date != "" {
		b.WriteString("\n\nChanged by " + escapeMarkdown(strings.TrimSpace(f.Author+" "+f.Date)))
	}
	if s := f.Suggestion; s != nil {
		fmt.Fprintf(&b, "\n\nWording to ask for (%s): %s", escapeMarkdown(s.Source), quoted(s.Text))
	}
	return b.String()
}

// marked is a word diff with what is gone struck out and what is new in bold.
func marked(diff []finding.Segment) string {
	var b strings.Builder
	at := func(i int) string {
		if i < 0 || i >= len(diff) {
			return ""
		}
		return diff[i].Text
	}
	for i, s := range diff {
		text := s.Text
		if s.Op == "-" { // the spaces around are the draft's, which has none for it
			text = spaced(at(i-1), text, at(i+1))
		}
		body := strings.TrimSpace(text)
		mark := map[string]string{"-": "~~", "+": "**"}[s.Op]
		if body == "" || mark == "" {
			b.WriteString(escapeMarkdown(text))
			continue
		}
		lead := text[:len(text)-len(strings.TrimLeft(text, " \n\t"))]
		b.WriteString(lead + mark + escapeMarkdown(body) + mark + text[len(lead)+len(body):])
	}
	return b.String()
}

func quoted(s string) string { return "“" + escapeMarkdown(s) + "”" }

// code is a name as Markdown prints names.
func code(s string) string { return "`" + strings.ReplaceAll(s, "`", "'") + "`" }

var markdownEscaper = strings.NewReplacer(`\`, `\\`, "*", `\*`, "_", `\_`, "`", "\\`", "[", `\[`, "]", `\]`, "<", `\<`, ">", `\>`, "#", `\#`, "~", `\~`, "\n", " ")

// escapeMarkdown keeps words of a draft from becoming markup, such as a link.
func escapeMarkdown(s string) string { return markdownEscaper.Replace(s) }

// clauseText names a clause and shows its base where it reads differently.
func clauseText(r *result, c *audit.OutlineClause) string {
	out := "Clause " + code(c.Path)
	if r == nil || r.doc == nil {
		return out
	}
	for row := range r.rows(c) {
		switch b := row.BaseAt; {
		case b != nil && b.Context != c.Text:
			out += "; in the base " + code(b.Clause) + ": " + quoted(b.Context)
		case b != nil:
			out += "; the same in the base (" + code(b.Clause) + ")"
		case r.doc.Base != "":
			out += "; new against the base"
		}
		break
	}
	return out
}

// term tells what the lexicon knows of the word at a byte.
func (s *server) term(r *result, d *reading, c *audit.OutlineClause, at int) string {
	if r == nil || r.plan == nil || r.plan.Auditor == nil {
		return ""
	}
	terms, err := r.plan.Auditor.Terms(c.Text)
	if err != nil {
		return ""
	}
	for _, t := range terms {
		start, end := c.Place(t.Start, t.End)
		if at-d.shift < start || at-d.shift > end || t.Entry.Family == "" {
			continue
		}
		return quoted(c.Text[t.Start:t.End]) + ": " + t.Entry.Kind + " " + code(t.Entry.ID) + " of the family " + t.Entry.Family
	}
	return ""
}

// markup is Markdown for clients that show it.
func (s *server) markup(md string) protocol.MarkupContent {
	for _, f := range s.client.TextDocument.Hover.ContentFormat {
		if f == protocol.Markdown {
			return protocol.MarkupContent{Kind: protocol.Markdown, Value: md}
		}
	}
	md = insertedMark.ReplaceAllString(struckMark.ReplaceAllString(md, "[-$1-]"), "[+$1+]")
	return protocol.MarkupContent{Kind: protocol.PlainText, Value: plain.Replace(md)}
}

// What Markdown strikes out and prints bold is told from the rest by brackets in plain
// text, as in a word diff.
var (
	struckMark   = lazyregexp.New(`~~(.+?)~~`)
	insertedMark = lazyregexp.New(`\*\*(.+?)\*\*`)
)

var plain = strings.NewReplacer(`\\`, `\`, `\*`, "*", `\_`, "_", "\\`", "`", `\[`, "[", `\]`, "]", `\<`, "<", `\>`, ">", `\#`, "#", `\~`, "~", "`", "", "\n\n---\n\n", "\n\n")
