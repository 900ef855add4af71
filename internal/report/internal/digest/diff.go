package digest

import (
	"strings"

	"github.com/resolint/resolint/internal/finding"
)

// Subject is the Op of the words that a finding without a diff is about. The
// other operations are those of finding.Segment.
const Subject = "*"

// gap stands for words left out.
const gap = " … "

// Sides returns what a finding shows on each side: the words before, with what
// is lost marked "-", and the words after, with what is new marked "+". A
// finding on one side only has the other empty. Unchanged stretches keep about
// context words beside each change; 0 keeps everything.
func Sides(f *finding.Finding, context int) (from, to []finding.Segment) {
	before := f.Base
	if before == nil {
		before = f.Proposal
	}
	if len(f.Diff) > 0 && before != nil {
		from, to = Halves(Elide(f.Diff, context))
		if f.Draft == nil {
			to = nil
		}
		return from, to
	}
	lost, gained := "-", "+"
	if before != nil && f.Draft != nil && before.Text == f.Draft.Text || unchanged(f.Kind) {
		lost, gained = Subject, Subject
	}
	if before != nil {
		from = Elide(mark(before, lost), context)
	}
	if f.Draft != nil {
		to = Elide(mark(f.Draft, gained), context)
	}
	return from, to
}

// Halves divides a word diff into the text before and the text after.
func Halves(diff []finding.Segment) (from, to []finding.Segment) {
	for _, s := range diff {
		if s.Op != "+" {
			from = append(from, s)
		}
		if s.Op != "-" {
			to = append(to, s)
		}
	}
	return from, to
}

// unchanged reports whether a kind speaks of words that stand in the draft as
// they stood, so that nothing is to be marked as lost or new.
func unchanged(kind string) bool {
	return kind == "missing" || kind == "siloed" || kind == "moved" || kind == "waiver"
}

// mark divides a clause into its subject, marked op, and the rest.
func mark(at *finding.Location, op string) []finding.Segment {
	if at.Context == "" {
		return compact(finding.Segment{Op: op, Text: at.Text})
	}
	head, tail, found := strings.Cut(at.Context, at.Text)
	if !found || at.Text == "" {
		return compact(finding.Segment{Op: "=", Text: at.Context})
	}
	return compact(
		finding.Segment{Op: "=", Text: head},
		finding.Segment{Op: op, Text: at.Text},
		finding.Segment{Op: "=", Text: tail},
	)
}

func compact(segments ...finding.Segment) []finding.Segment {
	var out []finding.Segment
	for _, s := range segments {
		if s.Text != "" {
			out = append(out, s)
		}
	}
	return out
}

// Elide shortens the unchanged stretches of a word diff to about context words
// on each side of a change, with an ellipsis in place of the rest; 0 changes
// nothing.
func Elide(segments []finding.Segment, context int) []finding.Segment {
	if context <= 0 {
		return segments
	}
	out := make([]finding.Segment, len(segments))
	for i, s := range segments {
		if s.Op == "=" {
			s.Text = elide(s.Text, context, i > 0, i+1 < len(segments))
		}
		out[i] = s
	}
	return out
}

// elide keeps context words at those ends of an unchanged stretch that touch a
// change. What would save fewer than four words stays whole.
func elide(text string, context int, before, after bool) string {
	keep := context
	if before && after {
		keep = 2 * context
	}
	words := fields(text)
	if len(words) < keep+4 {
		return text
	}
	head, tail := "", ""
	if before || !after {
		head = text[:words[context-1].end]
	}
	if after {
		tail = text[words[len(words)-context].start:]
	}
	switch {
	case head == "":
		return strings.TrimLeft(gap, " ") + tail
	case tail == "":
		return head + strings.TrimRight(gap, " ")
	default:
		return head + gap + tail
	}
}

type word struct{ start, end int }

// fields returns the byte ranges of the words of s.
func fields(s string) []word {
	var out []word
	at := 0
	for _, f := range strings.Fields(s) {
		start := at + strings.Index(s[at:], f)
		at = start + len(f)
		out = append(out, word{start, at})
	}
	return out
}

// Marked is the text of segments with the marks of git's word diff around what
// is lost or new: [-lost-] {+new+}.
func Marked(segments []finding.Segment) string {
	var b strings.Builder
	for _, s := range segments {
		left, inside, right := Part(s.Text)
		b.WriteString(left + Mark(s.Op, inside) + right)
	}
	return b.String()
}

// Mark puts the marks of git's word diff around words that op says are lost or new.
func Mark(op, words string) string {
	switch {
	case words == "":
	case op == "-":
		return "[-" + words + "-]"
	case op == "+":
		return "{+" + words + "+}"
	}
	return words
}

// Part is where one piece of a marked text stands: what goes outside the mark
// on the left, inside it, and outside on the right. Marks such as [-…-] read
// better without the white space of the words inside them.
func Part(s string) (left, inside, right string) {
	inside = strings.TrimLeft(s, " \t\n\r\u00a0")
	left = s[:len(s)-len(inside)]
	trimmed := strings.TrimRight(inside, " \t\n\r\u00a0")
	return left, trimmed, inside[len(trimmed):]
}
