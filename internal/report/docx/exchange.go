package docx

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/report/internal/digest"
	"github.com/resolint/resolint/internal/report/internal/plain"
)

// mostTaken is the number of words up to which what came in the place of lost words is
// taken out for them: more may hold what somebody wants to keep.
const mostTaken = 12

// swap is an exchange of words in a paragraph: what is deleted, run by run, and what is
// inserted.
type swap struct {
	gone []stretch
	at   spot
	text string // "" for nothing
}

// stretch is part of one run.
type stretch struct {
	extent      // of its text
	start, stop spot
}

// restore plans what makes a clause say again what a finding says it lost. It plans
// nothing unless all of it is a clean exchange.
func (p *plan) restore(f *finding.Finding, in *paragraph) {
	if squeeze(joined(f.Diff, "-")) != squeeze(f.Suggestion.Text) {
		return
	}
	l := p.story.letters(in)
	var all []swap
	base := joined(f.Diff, "-")
	for _, h := range digest.Hunks(f) {
		lost := strings.TrimSpace(plain.Line(h.Lost))
		if len(strings.Fields(h.New)) > mostTaken || digest.Doubles(h, base) {
			return
		}
		from, to, ok := l.hunk(h)
		if !ok {
			return
		}
		x, ok := p.exchange(in, l, from, to, lost)
		if !ok {
			return
		}
		all = append(all, x)
	}
	for _, x := range all {
		p.carryOut(in, x)
	}
}

// exchange returns how to put text in the place of characters [from, to) of a
// paragraph. It is not possible where they are no plain text, where another exchange
// touches them, or where text would have to stand inside somebody else's insertion.
func (p *plan) exchange(in *paragraph, l *letters, from, to int, text string) (swap, bool) {
	if from > to || to > len(l.text) || from == to && text == "" {
		return swap{}, false
	}
	if text == "" {
		from, to = withSpace(l, from, to)
	}
	x := swap{text: text}
	var ok bool
	if x.gone, ok = p.stretches(in, l, from, to); !ok {
		return swap{}, false
	}
	if text == "" {
		return x, true
	}
	left, right := rune(0), rune(0)
	if from > 0 {
		left = shown(utf8.DecodeLastRune(l.text[:from]))
	}
	if to < len(l.text) {
		right = shown(utf8.DecodeRune(l.text[to:]))
	}
	x.text = spaced(left, text, right)
	x.at, ok = p.story.besideChange(in, l, from, to)
	return x, ok && !p.strikes(x.at.at)
}

// shown is a character beside a place, an object such as the mark of a note included.
func shown(r rune, _ int) rune {
	if r == gap {
		return '\uFFFC'
	}
	return r
}

// withSpace takes one space along with words that nothing replaces.
func withSpace(l *letters, from, to int) (int, int) {
	before := from > 0 && unicode.IsSpace(rune(l.text[from-1]))
	after := to < len(l.text) && unicode.IsSpace(rune(l.text[to]))
	switch {
	case before && (after || to == len(l.text) || !wordy(rune(l.text[to]))):
		return from - 1, to
	case from == 0 && after:
		return from, to + 1
	}
	return from, to
}

// stretches returns the parts of runs that characters [from, to) are in.
func (p *plan) stretches(in *paragraph, l *letters, from, to int) ([]stretch, bool) {
	var out []stretch
	for i := from; i < to; {
		k := in.atomAt(l.at[i])
		if k < 0 {
			return nil, false
		}
		a := &in.atoms[k]
		if _, field := in.fieldAt(k); field || !a.run || l.text[i] == gap {
			return nil, false
		}
		end := i
		for end < to && a.holds(l.at[end]) {
			piece := a.pieceAt(l.at[end])
			if l.text[end] == gap || piece < 0 {
				return nil, false
			}
			if lead, trail := p.story.hidden(&a.pieces[piece]); a.pieces[piece].plain && lead+trail > 0 {
				return nil, false
			}
			end++
		}
		s := stretch{extent: extent{l.at[i], l.end[end-1]}, start: p.story.opening(in, l.at[i])}
		s.stop, _ = p.story.closing(in, l.end[end-1])
		if slices.ContainsFunc(p.struck, func(x stretch) bool { return x.from < s.to && s.from < x.to }) {
			return nil, false
		}
		out = append(out, s)
		i = end
	}
	return out, true
}

// besideChange returns the spot behind characters [from, to) of a paragraph, or before
// them, where no tracked change covers it.
func (s *story) besideChange(p *paragraph, l *letters, from, to int) (spot, bool) {
	if from == to {
		return s.between(p, l, from), true
	}
	last := p.atomAt(l.at[to-1])
	first := p.atomAt(l.at[from])
	if last < 0 || first < 0 {
		return spot{}, false
	}
	a, b := &p.atoms[last], &p.atoms[first]
	switch {
	case !a.changed:
		at, _ := s.closing(p, l.end[to-1])
		return at, true
	case to == len(l.text) || !a.outer.holds(l.at[to]):
		return spot{at: a.outer.to}, true
	case !b.changed:
		return s.opening(p, l.at[from]), true
	case from == 0 || !b.outer.holds(l.at[from-1]):
		return spot{at: b.outer.from}, true
	}
	return spot{}, false
}

// strikes reports whether a byte and the one before it are in one planned deletion.
func (p *plan) strikes(at int) bool {
	return slices.ContainsFunc(p.struck, func(x stretch) bool { return x.from < at && at < x.to })
}

// struckAt reports whether a byte is in a planned deletion.
func (p *plan) struckAt(at int) bool {
	return slices.ContainsFunc(p.struck, func(x stretch) bool { return x.holds(at) })
}

// carryOut plans the edits of an exchange.
func (p *plan) carryOut(in *paragraph, x swap) {
	if x.text != "" && !p.once(x.at.at, x.text) {
		return
	}
	d := in.dialect
	for _, s := range x.gone {
		p.struck = append(p.struck, s)
		p.inserts = append(p.inserts,
			insert{spot: s.start, rank: rankStrike, text: "<" + d.prefix + "del" + d.declare + p.tracked(d) + ">"},
			insert{spot: s.stop, rank: rankStruck, text: "</" + d.prefix + "del>"})
		p.rename(in, s.extent)
	}
	if x.text != "" {
		p.inserts = append(p.inserts, insert{spot: x.at, rank: rankSuggestion, text: p.insertion(in, x.at.at, x.text)})
	}
}

// rename has the tags of texts say that they are deleted; those at cuts see to
// themselves.
func (p *plan) rename(in *paragraph, x extent) {
	a := &in.atoms[in.atomAt(x.from)]
	for i := range a.pieces {
		t := &a.pieces[i]
		if !t.plain || t.local != "t" || t.to <= x.from || t.from >= x.to {
			continue
		}
		spelt := name(string(p.story.data[t.tag.from:t.tag.to]))
		if x.holds(t.inner.from) {
			p.renames = append(p.renames, edit{at: t.tag.from + 1, drop: len(spelt), text: struckName(spelt)})
		}
		if x.holds(t.inner.to - 1) {
			p.renames = append(p.renames, edit{at: t.inner.to + len("</"), drop: len(spelt), text: struckName(spelt)})
		}
	}
}

// struckName is the name of the element for deleted text, given that for text.
func struckName(spelt string) string {
	if bare, is := strings.CutSuffix(spelt, "t"); is && (bare == "" || strings.HasSuffix(bare, ":")) {
		return bare + "delText"
	}
	return spelt // it is deleted already
}
