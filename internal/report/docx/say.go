package docx

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/report/internal/digest"
	"github.com/resolint/resolint/internal/report/internal/plain"
)

// The most code points of a comment, and of its first two lines: what is longer is not
// read in the margin of a page.
const (
	mostSaid = 400
	mostWhat = 170
	mostAsk  = 130
	// mostWhere bounds the name of a place; a reason of fewer than leastWhy says nothing.
	mostWhere = 90
	leastWhy  = 60
)

// line is a paragraph of a comment.
type line []piece

// piece is a stretch of a comment in one form.
type piece struct {
	text string
	bold bool
}

// gravity is how much a finding weighs: in words, and as the initials that Word shows
// beside the comment, which may have nine characters.
func gravity(f *finding.Finding) (words, initials string) {
	switch {
	case f == nil:
		return "", "NOTE"
	case f.Suppressed != nil:
		return "Waived", "WAIVED"
	case f.Level.Rank() == 0:
		return "Information", "INFO"
	}
	level := string(f.Level)
	return strings.ToUpper(level[:1]) + level[1:], strings.ToUpper(level)
}

// explain is the text of a finding's comment: what happened, what to ask for, why, and
// what else helps as far as there is room.
func explain(f *finding.Finding, at *finding.Location) []line {
	words, _ := gravity(f)
	sure := ""
	if c := digest.Confidence(f); c != "" {
		sure = " (confidence " + c + ")"
	}
	lines := []line{{{text: words + sure + ": ", bold: true}, {text: shortened(f.Message, mostWhat)}}}
	last := line{{text: shortened(f.Rule, mostWhere)}}
	if stood := origin(f, at); stood != "" {
		last = append(last, piece{text: "; " + stood})
	}
	room := mostSaid - size(lines) - size([]line{last})
	add := func(label, text string, least int) {
		left := room - utf8.RuneCountInString(label) - len(": \n")
		if text == "" || left < least {
			return
		}
		l := labelled(label, shortened(text, left))
		room -= size([]line{l})
		lines = append(lines, l)
	}
	if f.Suppressed != nil {
		add("Does not count", shortened(digest.Waiver(f.Suppressed), mostWhere), 1)
	}
	add("Ask", digest.Ask(f, min(mostAsk, room-len("Ask: \n"))), 1)
	add("Why", f.Why, leastWhy)
	if s := f.Surviving; s != nil {
		still := plain.Collapse("“" + s.Text + "” in " + s.Clause)
		add("Still", still, utf8.RuneCountInString(still))
	}
	by := plain.Collapse(digest.Changed(f))
	add("By", by, utf8.RuneCountInString(by))
	return append(lines, last)
}

// origin says where the words stood of which the comment can only stand near: in a clause
// that is gone, or in a proposal.
func origin(f *finding.Finding, at *finding.Location) string {
	stood := f.Subject()
	if stood == nil || stood == at || stood.Clause == "" {
		return ""
	}
	label := "stood in "
	switch {
	case f.Base == nil && f.Proposal != nil:
		label = "proposed in "
	case f.Draft != nil:
		return ""
	}
	where := plain.Collapse(stood.Clause)
	if stood.File != "" {
		where += " of " + plain.Collapse(stood.File)
	}
	return label + plain.Shorten(where, mostWhere)
}

// general is what the report says of a file as a whole: what was guessed or could not
// be checked. In a package the files share what is said of none of them by name.
func general(r *finding.Report, d *finding.Document, file string) []line {
	var said []string
	for _, n := range d.Notices {
		about := func(name string) bool { return strings.Contains(n, name) }
		if about(file) || !slices.ContainsFunc(d.Files, about) {
			said = append(said, n)
		}
	}
	for i := range r.Failures {
		f := &r.Failures[i]
		said = append(said, f.File+" was not audited: "+f.Explanation())
	}
	said = append(said, r.Notices...)
	if len(said) == 0 {
		return nil
	}
	lines := []line{{{text: "To know about this review", bold: true}}}
	room := mostSaid - size(lines)
	for i, s := range said {
		text := shortened(s, max(room/(len(said)-i)-1, 20))
		if room -= utf8.RuneCountInString(text) + 1; room < 0 {
			break
		}
		lines = append(lines, line{{text: text}})
	}
	return lines
}

func shortened(s string, most int) string { return plain.Shorten(plain.Collapse(s), most) }

// size is the number of code points of lines, with the end of each.
func size(lines []line) int {
	n := 0
	for _, l := range lines {
		for _, p := range l {
			n += utf8.RuneCountInString(p.text)
		}
		n++
	}
	return n
}

func labelled(label, text string) line {
	return line{{text: label + ": ", bold: true}, {text: text}}
}

// safe returns s on one line, fit for XML.
func safe(s string) string { return escape(strings.ToValidUTF8(plain.Line(s), "\uFFFD")) }
