package docx

import (
	"fmt"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/report/internal/plain"
)

// suggestion plans the suggested wording of a finding as tracked changes: what a clause
// lost goes back to where it stood, what came in its place goes, and a clause that is
// gone gets a paragraph of its own where it stood, if that is known. Where that is no
// clean exchange the comment is all there is. What is suggested once in a place is not
// suggested there again.
func (p *plan) suggestion(n *note) {
	f, at := n.finding, n.home
	if f == nil || at == nil || at.Span.Part != p.story.name || f.Suggestion == nil || f.Suppressed != nil {
		return
	}
	text := strings.TrimSpace(plain.Line(f.Suggestion.Text))
	start, end := p.old.now(at.Span.UnitStart), p.old.now(max(at.Span.UnitEnd, at.Span.UnitStart+1))
	in := p.story.at(end - 1)
	if text == "" || in == nil || end > in.to || in.content == (extent{}) {
		return
	}
	switch {
	case at == f.Gap, in.gone && p.story.blank(in):
		p.paragraph(in, text)
	case at != f.Draft: // what is left is no place for it
	case f.Suggestion.Replaces:
		l := p.story.letters(in)
		from, to := l.whole(sort.SearchInts(l.at, start), sort.SearchInts(l.at, end))
		if x, ok := p.exchange(in, l, from, to, text); ok {
			p.carryOut(in, x)
		}
	default:
		p.restore(f, in)
	}
}

// once reports whether a text has not been suggested at an offset before.
func (p *plan) once(at int, text string) bool {
	if p.done == nil {
		p.done = map[string]bool{}
	}
	k := fmt.Sprint(at, " ", text)
	if p.done[k] {
		return false
	}
	p.done[k] = true
	return true
}

// tracked are the attributes of a tracked insertion.
func (p *plan) tracked(d dialect) string {
	return fmt.Sprintf(` %[1]sid="%[2]d" %[1]sauthor="%[3]s"`, d.prefix, p.id(), Author) + d.date(p.date)
}

// insertion spells a tracked insertion in the form of the run before it.
func (p *plan) insertion(in *paragraph, at int, text string) string {
	d := in.dialect
	inner := dialect{prefix: d.prefix}
	props := ""
	for i := range in.atoms {
		a := &in.atoms[i]
		if a.from >= at || !slices.ContainsFunc(a.pieces, func(p runPiece) bool { return p.plain }) {
			continue
		}
		if props = ""; a.props.to > 0 {
			props = p.former(a)
		}
	}
	run := inner.wrap("r", "", props+inner.wrap("t", ` xml:space="preserve"`, safe(text)))
	return d.wrap("ins", p.tracked(d), run)
}

// former spells a run's properties without the record of their former state.
func (p *plan) former(a *atom) string {
	var edits []edit
	for _, x := range a.revised {
		edits = append(edits, edit{x.from - a.props.from, x.to - x.from, ""})
	}
	return string(splice(p.story.data[a.props.from:a.props.to], edits))
}

// paragraph inserts text as a paragraph of its own after another, with the
// properties of that one. In a content control, which may hold one paragraph
// only, there is no room for it.
func (p *plan) paragraph(after *paragraph, text string) {
	if after.control != none || !p.once(after.to, text) {
		return
	}
	d := after.dialect
	inner := dialect{prefix: d.prefix}
	mark := inner.wrap("rPr", "", "<"+inner.prefix+"ins"+p.tracked(d)+"/>")
	props := inner.wrap("pPr", "", mark)
	if x := after.props; x.to > 0 {
		raw := p.story.data[x.from:x.to]
		var edits []edit
		for _, own := range after.own {
			edits = append(edits, edit{own.from - x.from, own.to - own.from, ""})
		}
		// The properties of the mark come before those of a section and the record
		// of former properties, which are left out: at the end.
		if end := strings.LastIndex(string(raw), "</"); end > 0 {
			edits = append(edits, edit{end, 0, mark})
			props = string(splice(raw, edits))
		}
	}
	content := props + inner.wrap("ins", p.tracked(d), inner.wrap("r", "", inner.wrap("t", ` xml:space="preserve"`, safe(text))))
	p.inserts = append(p.inserts, insert{spot: spot{at: after.to}, rank: rankSuggestion, text: d.wrap("p", "", content)})
}

// joined is one side of a word diff: what is unchanged and what op marks.
func joined(diff []finding.Segment, op string) string {
	var b strings.Builder
	for _, s := range diff {
		if s.Op == "=" || s.Op == op {
			b.WriteString(s.Text)
		}
	}
	return b.String()
}

// openers stand right before a word, joiners right behind one too.
const (
	openers = "([“‘"
	joiners = "'\"-–—/"
)

// spaced sets text apart from the characters beside it.
func spaced(left rune, text string, right rune) string {
	first, _ := utf8.DecodeRuneInString(text)
	last, _ := utf8.DecodeLastRuneInString(text)
	if left != 0 && !unicode.IsSpace(left) && !strings.ContainsRune(openers+joiners, left) && (wordy(first) || strings.ContainsRune(openers, first)) {
		text = " " + text
	}
	if wordy(right) && !unicode.IsSpace(last) && !strings.ContainsRune(openers+joiners, last) {
		text += " "
	}
	return text
}

func wordy(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
