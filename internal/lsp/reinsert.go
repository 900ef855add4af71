package lsp

import (
	"slices"
	"strings"

	"github.com/resolint/resolint/internal/audit"
	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/lazyregexp"
	"github.com/resolint/resolint/internal/resolution"
)

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

// recalled reports whether a clause stands in another part than in the base or, in
// texts whose calls are lines of their own, under another call: then it is its place
// that was weakened, and no word in it.
func (v *view) recalled(f *finding.Finding, c *audit.OutlineClause) bool {
	if f.Base == nil {
		return false
	}
	b, err := v.bases.get(f.Base.File)
	if err != nil {
		return false
	}
	was := clauseAt(b.outline, f.Base)
	if was == nil {
		return false
	}
	return was.Part != c.Part || v.itu() && was.Call != "" && c.Call != "" && !strings.EqualFold(was.Call, c.Call)
}

// predecessor is the draft's clause of the last one before a clause of the base that
// stands in the same part on both sides.
func (v *view) predecessor(base *finding.Location) *finding.Location {
	b, err := v.bases.get(base.File)
	if err != nil {
		return nil
	}
	var part resolution.Part
	if was := clauseAt(b.outline, base); was != nil {
		part = was.Part
	}
	var best *finding.Location
	for c := range clauses(b.outline) {
		if c.Part != part || c.Start >= base.Span.Start {
			continue
		}
		same, _ := v.counterpart(&finding.Location{File: base.File, Clause: c.Path, Context: c.Text})
		if to := v.clauseAt(same); to != nil && to.Part == part {
			best = same
		}
	}
	return best
}

// moveBack brings a clause back under the call that it had and takes away the one
// that stands under another, unless that would take elements apart.
func (v *view) moveBack(c *audit.OutlineClause, base, behind *finding.Location) []change {
	if at := v.predecessor(base); at != nil {
		behind = at
	}
	out := v.insertClause(base, behind)
	if out == nil {
		return nil
	}
	if before := v.before(c); before >= 0 && c.Part != resolution.PartFootnote {
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

var tag = lazyregexp.New(`<(/?)([a-zA-Z][\w:.-]*)[^<>]*?(/?)>`)

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
	for o := range clauses(v.tree) {
		if o.Start >= 0 && o.End <= c.Start {
			end = max(end, o.End)
		}
	}
	return end
}

// insertClause brings a clause of the base back behind a clause of the draft. Where
// both are texts of one format the base's own line comes back, with label and markup.
func (v *view) insertClause(base, behind *finding.Location) []change {
	after, before := v.clauseAt(behind), (*audit.OutlineClause)(nil)
	if after == nil { // it stood at the head of the text
		before = v.clauseAt(v.following(base))
		after = before
	}
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
			after, before = under, nil
		} else if before != nil {
			return nil // there is a call before it that is not its own
		} else {
			line = v.paragraph(v.emphasized(lost.Call)) + sep + line
		}
	}
	if before != nil {
		at := v.text.lineStart(before.Start + v.shift)
		return []change{{at, at, line + sep}}
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
	for c := range clauses(v.tree) {
		if strings.EqualFold(c.Call, call) && c.Start >= 0 {
			last = c
		}
	}
	return last
}

// ownLine returns the lines of the base that hold a clause, "" where they hold
// others too.
func ownLine(b *baseText, c *audit.OutlineClause) string {
	start, end := b.lineStart(c.Start), b.lineEnd(c.End)
	for o := range clauses(b.outline) {
		if o.Path != c.Path && start <= o.Start && o.Start < end {
			return ""
		}
	}
	return b.string[start:end]
}
