package text

import (
	"cmp"
	"fmt"

	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/report/internal/digest"
	"github.com/resolint/resolint/internal/report/internal/plain"
)

var levelStyle = map[finding.Level]style{
	finding.LevelError: "1;31", finding.LevelWarning: "1;33", finding.LevelNote: "1;36", finding.LevelNone: "1;34",
}

// finding writes one finding in full.
func (p *printer) finding(f *finding.Finding) {
	p.head(4, f, false)
	p.evidence(f)
	if s := f.Surviving; s != nil {
		p.labelled("Still", span{text: quote(s.Text) + " in "}, span{text: plain.Collapse(s.Clause), style: bold})
	}
	if by := digest.Changed(f); by != "" {
		p.labelled("By", span{text: plain.Collapse(by)})
	}
	if f.Why != "" && (p.Verbose || !p.said[f.Why]) {
		p.said[f.Why] = true
		p.labelled("Why", span{text: plain.Collapse(f.Why)})
	}
	if s := f.Suggestion; s != nil {
		from := ""
		if s.Source != "" {
			from = "  — " + plain.Collapse(s.Source)
		}
		p.labelled("Ask for", span{text: quote(s.Text)}, span{text: from, style: dim})
	}
}

// head writes the line that editors and people find a finding by:
// place: level: message [rule].
func (p *printer) head(indent int, f *finding.Finding, withClause bool) {
	at := f.Primary()
	var spans []span
	if at != nil {
		spans = append(spans, span{plain.Collapse(digest.Place(at)), bold, p.fileLink(at.File)}, span{text: ": "})
	}
	level := string(f.Level)
	if f.Level.Rank() == 0 {
		level = "info"
	}
	spans = append(spans, span{text: level, style: levelStyle[f.Level]}, span{text: ": "})
	if withClause && at != nil && at.Clause != "" {
		spans = append(spans, span{text: plain.Collapse(at.Clause) + ": "})
	}
	spans = append(spans, span{text: plain.Collapse(f.Message) + " "}, span{"[" + plain.Collapse(f.Rule) + "]", dim, digest.RuleURL(f.Rule)})
	if f.Baseline == "new" {
		spans = append(spans, span{text: " new", style: bold})
	}
	p.line(indent, 2, spans...)
}

// evidence writes the words before and after.
func (p *printer) evidence(f *finding.Finding) {
	about := context
	if p.Verbose {
		about = 0
	}
	from, to := digest.Sides(f, about)
	shown := ""
	if at := f.Primary(); at != nil {
		shown = at.Clause
	}
	was := f.Base
	label := "From"
	if was == nil {
		was, label = f.Proposal, "Proposed"
	}
	if len(from) > 0 {
		at := where(was, shown)
		if f.Base == nil && f.Draft != nil && was != nil { // which of the proposals it was
			at = []span{{text: "  (" + plain.Collapse(was.Clause+" of "+was.File) + ")", style: dim}}
		}
		p.labelled(label, append(p.marked(from), at...)...)
	}
	switch {
	case len(to) > 0 && len(from) > 0:
		p.labelled("To", append(p.marked(to), where(f.Draft, shown)...)...)
	case len(to) > 0:
		p.labelled("Text", append(p.marked(to), where(f.Draft, shown)...)...)
	case len(from) > 0:
		p.labelled("To", span{text: "nothing in its place", style: dim})
	}
}

// where names the place of one side in a line of evidence: the page, and the
// clause unless it is the one that the finding is shown under.
func where(at *finding.Location, shown string) []span {
	if at == nil {
		return nil
	}
	said := ""
	if shown != at.Clause {
		said = plain.Collapse(at.Clause)
	}
	if at.Span.Page > 0 {
		said += fmt.Sprintf("%spage %d", map[bool]string{true: ", "}[said != ""], at.Span.Page)
	}
	if said == "" {
		return nil
	}
	return []span{{text: "  (" + said + ")", style: dim}}
}

// marked sets off the words that changed: by the marks of git's word diff, which stay
// where colours are lost or not seen, and by colour.
func (p *printer) marked(segments []finding.Segment) []span {
	styles := map[string]style{"-": lost, "+": gained, digest.Subject: subject}
	var out []span
	for _, s := range segments {
		left, inside, right := digest.Part(plain.Line(s.Text))
		out = append(out, span{text: left}, span{text: digest.Mark(s.Op, inside), style: styles[s.Op]}, span{text: right})
	}
	return out
}

func quote(s string) string { return "“" + cmp.Or(plain.Collapse(s), "…") + "”" }
