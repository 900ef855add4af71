// Package grammar reads a document view as resolutions with trees of clauses: the
// ITU form (calls and items), the United Nations form (preambular and operative
// paragraphs), outcome documents (numbered paragraphs), articles and rules of procedure.
//
// Clause paths are those of the labelled cases: "resolves/3/i", "op/7/a",
// "para/24", "article 2/2", "annex/1", "footnote/1". Beyond these the package
// uses "frame/…" for a recommending body's own words around a draft resolution,
// "A/…" for a lettered part with a numbering of its own, "…/•2" for the second
// bulleted item, "rule 3/1" in rules of procedure, "reasons" for a proposer's argument,
// and "…#2" where a path would stand twice.
//
// The package reads every word once and keeps no state between calls; Parse may
// be called from several goroutines.
package grammar

import (
	"slices"
	"strconv"
	"strings"

	"github.com/resolint/resolint/internal/document"
	"github.com/resolint/resolint/internal/english"
	"github.com/resolint/resolint/internal/resolution"
)

// Parse returns the resolutions of a view in the order of the text, at least one
// if the view holds any text. A view without any resolution in it comes back as
// one Resolution of FormPlain or FormOutcome; for FormPlain a notice says so.
// Clauses stand in the order of the text, footnotes and reasons after the rest.
func Parse(v *document.View) []*resolution.Resolution {
	lines := joinHeadings(v, joinCells(linesOf(v)))
	settleOpenings(lines)
	settleCounts(lines)
	settleLists(lines)
	m := newMarks(v)
	var out []*resolution.Resolution
	regions := regionsOf(lines)
	parts := make([]*sifted, len(regions))
	for i, r := range regions { // all of them first: notes may stand at the end
		parts[i] = sift(r.lines, m)
	}
	assignNotes(v, parts, m)
	for _, s := range parts {
		if res := parseRegion(v, m, s); res != nil {
			out = append(out, res)
		}
	}
	return out
}

// parseRegion reads one region; nil if it holds nothing.
func parseRegion(v *document.View, m *marks, s *sifted) *resolution.Resolution {
	if len(s.body)+len(s.annexes)+len(s.notes)+len(s.reasons) == 0 {
		return nil
	}
	b := newBuilder(v, m, len(s.body))
	form := formOf(s)
	body := b.head(s, form)
	b.call, b.heading = nil, ""
	switch form {
	case resolution.FormITU:
		w := ituWalk{b: b}
		w.walk(body)
	case resolution.FormUN:
		w := unWalk{b: b, enacted: len(b.res.Clauses) > 0}
		w.walk(body)
	case resolution.FormArticles:
		b.articles(b.agreement(body))
	case resolution.FormOutcome:
		if isNarrative(s.body) {
			b.narrative(body)
			break
		}
		b.part = resolution.PartParagraph
		b.paragraphs(body, "para")
	default:
		b.part = resolution.PartParagraph
		b.ordinals(s.body, "para")
		b.res.Notices = append(b.res.Notices, "no resolution was found in the text: its paragraphs are numbered in their order")
	}
	b.prefix = ""
	for _, a := range s.annexes {
		b.annex(a)
	}
	b.footnotes(s.notes)
	b.reasons(s.reasons)
	b.finish()
	// There are fewer clauses than lines, and they stay for long.
	if n := len(b.res.Clauses); cap(b.res.Clauses) > n+n/8 {
		b.res.Clauses = slices.Clone(b.res.Clauses)
	}
	return b.res
}

// shape counts what the lines of a body look like.
type shape struct {
	calls, soft, enacting, articles, marks, numbers, openers int
	// acts are the numbered paragraphs in which a body acts: "3. Requests …"; recitals
	// are paragraphs such as "Recalling …,".
	acts, recitals int
	organ          string
}

func shapeOf(lines []line) shape {
	var s shape
	for i := range lines {
		l := &lines[i]
		switch l.role {
		case roleCall:
			s.calls++
		case roleEnacting:
			s.enacting++
			if s.organ == "" {
				s.organ = organOf(l.text)
			}
		case roleArticle:
			s.articles++
		case roleText:
			s.text(l)
		}
	}
	return s
}

func (s *shape) text(l *line) {
	lab, from, ok := l.label()
	switch {
	case ok && (lab.kind == kindPP || lab.kind == kindOP):
		s.marks++
	case ok && lab.kind == kindNumber && lab.form != '(':
		s.numbers++
	case !ok && isSoftCall(l.text):
		s.soft++
	}
	if o, opened := openerOf(l.text[from:]); opened && l.text[from] < 'a' && o.class != english.NoOpening {
		s.openers++
		switch {
		case !ok && isRecital(l):
			s.recitals++
		case ok && lab.kind == kindNumber && lab.form != '(' && o.class != english.Preambular && !isPlain(l.text[from:], o):
			s.acts++
		}
	}
}

// formOf decides which form the body of a region follows.
func formOf(in *sifted) resolution.Form {
	s := shapeOf(in.body)
	heads, union := ituHeads(in.heads), strings.HasPrefix(s.organ, "itu-")
	switch {
	case s.marks > 1, s.marks > 0 && s.enacting > 0:
		return resolution.FormUN
	case s.calls > 0 && (heads || union), s.calls > 1 && s.calls*3 > s.openers,
		s.calls > 0 && s.enacting > 0 && s.calls > s.openers, heads && s.soft > 0:
		return resolution.FormITU
	case s.articles > 0 && (s.openers == 0 || s.enacting == 0 || s.articles > 1):
		return resolution.FormArticles
	case s.enacting > 0 && s.soft > 1 && s.openers == 0:
		return resolution.FormITU
	case s.calls+s.enacting == 0 && isNarrative(in.body):
		return resolution.FormOutcome
	case s.enacting > 0, len(in.heads) > 0 && s.openers > 1:
		return resolution.FormUN
	case heads:
		return resolution.FormITU
	case s.numbers > 0 && s.acts*4 >= s.numbers*3, s.recitals > 2 && s.openers > s.recitals:
		// A resolution that is cut off from its head.
		return resolution.FormUN
	case s.numbers > 1:
		return resolution.FormOutcome
	case s.openers > 2 && s.numbers > 0:
		return resolution.FormUN
	}
	return resolution.FormPlain
}

// isSoftCall reports a line that begins with a call of the ITU form and goes on.
func isSoftCall(s string) bool {
	if s == "" || s[0] < 'a' || s[0] > 'z' {
		return false
	}
	c, ok := callOf(s)
	return ok && acceptRunIn(s, &c, false)
}

func ituHeads(heads []line) bool {
	for i := range heads {
		if heads[i].role == roleHeading {
			if h, ok := parseHeading(heads[i].text); ok && !h.bare && (h.place != "" || h.year == "") {
				return true
			}
		}
	}
	return false
}

// footnotes adds the clauses of footnotes.
func (b *builder) footnotes(notes []noteText) {
	b.part, b.call, b.heading = resolution.PartFootnote, nil, ""
	for i, n := range notes {
		mark := n.mark
		if mark == "" {
			mark = strconv.Itoa(i + 1)
		}
		c := b.add("footnote/"+mark, mark, -1, seg(&n.lines[0], n.from))
		for k := range n.lines[1:] {
			b.extend(c, seg(&n.lines[k+1], 0))
		}
	}
}

// reasons adds a proposer's argument, one clause a paragraph.
func (b *builder) reasons(lines []line) {
	b.part, b.call, b.heading = resolution.PartReasons, nil, ""
	for i := range lines {
		from := 0
		if rest, ok := cutFold(lines[i].text, "reasons"); ok && lines[i].role == roleReasons {
			from = len(lines[i].text) - len(rest)
			for from < len(lines[i].text) && (lines[i].text[from] == ':' || skipSpace(lines[i].text, from) > from) {
				from = max(from+1, skipSpace(lines[i].text, from))
			}
		}
		if from >= len(lines[i].text) && len(lines) > 1 {
			continue
		}
		b.add("reasons", "", -1, seg(&lines[i], from))
	}
}
