package docx

import (
	"bytes"
	"slices"
	"unicode"
	"unicode/utf8"

	"github.com/resolint/resolint/internal/report/internal/digest"
)

// mostRange is the number of characters up to which the words that a finding quotes are
// marked together, with what stands between them.
const mostRange = 300

// spotted are characters of a paragraph's text, deleted and inserted ones included.
type spotted struct {
	letters  *letters
	from, to int
	changed  bool // some of them are a tracked change of the wanted kind
}

func (s *spotted) extent() extent { return extent{s.letters.at[s.from], s.letters.end[s.to-1]} }

// quoted returns the bytes of the words that a finding quotes: the lost ones as deleted
// text, where the document is a redline, and the new ones beside them; else what stands
// in their place. ok is false where none are found.
func (p *plan) quoted(n *note) (x extent, ok bool) {
	f := n.finding
	if f == nil {
		return extent{}, false
	}
	paras := p.around(n)
	if len(paras) == 0 || !n.redline && f.Draft == nil { // what is lost stands nowhere
		return extent{}, false
	}
	words, arrived := digest.Quoted(f.Message), digest.Arrived(f.Message)
	came := func(h *digest.Hunk) string { return h.New }
	went := func(h *digest.Hunk) string { return h.Lost }
	ways := []func() (extent, bool){
		func() (extent, bool) { return p.found(n, paras, words) },
		func() (extent, bool) { return p.call(n, paras[0], words) },
	}
	if !n.redline {
		ways = []func() (extent, bool){
			func() (extent, bool) { return p.exchanged(n, paras[0], came, arrived) },
			func() (extent, bool) { return p.found(n, paras, arrived) },
			func() (extent, bool) { return p.call(n, paras[0], arrived) },
			func() (extent, bool) { return p.exchanged(n, paras[0], came, words) },
			func() (extent, bool) { return p.exchanged(n, paras[0], went, words) },
			func() (extent, bool) { return p.found(n, paras, words) },
			func() (extent, bool) { return p.exchanged(n, paras[0], came, nil) },
		}
	}
	for _, way := range ways {
		if x, ok := way(); ok {
			return x, true
		}
	}
	return extent{}, false
}

// found returns the place of some words in paragraphs, together where they stand near
// each other.
func (p *plan) found(n *note, paras []*paragraph, words []string) (extent, bool) {
	var first *spotted
	for _, w := range words {
		best := p.best(n, paras, w)
		switch {
		case best == nil:
		case first == nil:
			first = best
		case first.letters == best.letters:
			from, to := min(first.from, best.from), max(first.to, best.to)
			if utf8.RuneCount(first.letters.text[from:to]) <= mostRange {
				first.from, first.to = from, to
			}
		}
	}
	if first == nil {
		return extent{}, false
	}
	return first.extent(), true
}

// around returns the paragraphs that hold the places of a finding in the main part: that
// of the draft and, in a redline, that of the base.
func (p *plan) around(n *note) []*paragraph {
	var out []*paragraph
	f := n.finding
	at := []*paragraph{p.home(n)}
	if placed(f.Draft) && f.Draft.Span.Part == p.story.name {
		at = append(at, p.story.at(p.old.now(f.Draft.Span.UnitStart)))
	}
	if n.redline && placed(f.Base) && f.Base.Span.Part == p.story.name {
		at = append(at, p.story.at(p.old.now(f.Base.Span.UnitStart)))
	}
	for _, q := range at {
		if q == nil || len(q.atoms) == 0 || len(out) > 0 && out[len(out)-1] == q {
			continue
		}
		out = append(out, q)
	}
	return out
}

// home is the paragraph of the clause that a finding is about, nil if it is none of the
// main part.
func (p *plan) home(n *note) *paragraph {
	if n.home == nil || n.home.Span.Part != p.story.name {
		return nil
	}
	return p.story.at(p.old.now(n.home.Span.UnitStart))
}

// best returns the most fitting place of some words in paragraphs: first of all where
// they were deleted or inserted, then where they are nearest to the finding's own place.
func (p *plan) best(n *note, paras []*paragraph, words string) *spotted {
	near := p.old.now(n.at.Span.UnitStart)
	sides := []struct{ keep, sought string }{{" +", "+"}}
	if n.redline {
		sides = []struct{ keep, sought string }{{" -", "-"}, {" +", "+"}}
	}
	var best *spotted
	for _, q := range paras {
		l := p.story.every(q)
		for _, side := range sides {
			for _, x := range l.occurrences(words, side.keep) {
				x.changed = bytes.ContainsAny(l.state[x.from:x.to], side.sought)
				if best == nil || x.changed && !best.changed ||
					x.changed == best.changed && distance(&x, near) < distance(best, near) {
					best = &x
				}
			}
		}
	}
	return best
}

func distance(x *spotted, at int) int {
	d := x.letters.at[x.from] - at
	return max(d, -d)
}

// call returns the place of words that stand at the start of a paragraph above, as the
// call does that a numbered clause goes on.
func (p *plan) call(n *note, below *paragraph, words []string) (extent, bool) {
	at := 0
	for at < len(p.story.paras) && &p.story.paras[at] != below {
		at++
	}
	for i := at - 1; i >= 0 && i >= at-callsAbove; i-- {
		for _, w := range words {
			if x := p.best(n, []*paragraph{&p.story.paras[i]}, w); x != nil && len(bytes.TrimSpace(x.letters.text[:x.from])) < mostLabel {
				return x.extent(), true
			}
		}
	}
	return extent{}, false
}

// mostLabel is the length of what may stand before a call in its paragraph: a number,
// or the deleted call that it replaces.
const mostLabel = 30

// exchanged returns, in a draft without the base, what a change brought of which one side
// has some words, or the words on both sides of where it took some away; any change will
// do where words is nil.
func (p *plan) exchanged(n *note, in *paragraph, side func(*digest.Hunk) string, words []string) (extent, bool) {
	if n.finding.Base == nil && n.finding.Proposal == nil {
		return extent{}, false
	}
	l := p.story.letters(in)
	for _, h := range digest.Hunks(n.finding) {
		if words != nil && !slices.ContainsFunc(words, func(w string) bool { return digest.Overlap(side(&h), w) }) {
			continue
		}
		from, to, ok := l.hunk(h)
		if ok && from == to {
			from, to = l.neighbours(from)
		}
		if ok && from < to {
			return extent{l.at[from], l.end[to-1]}, true
		}
	}
	return extent{}, false
}

// neighbours are the words on both sides of character i.
func (l *letters) neighbours(i int) (from, to int) {
	from, to = i, i
	for from > 0 && unicode.IsSpace(rune(l.text[from-1])) {
		from--
	}
	for from > 0 && !unicode.IsSpace(rune(l.text[from-1])) && l.text[from-1] != gap {
		from--
	}
	for to < len(l.text) && unicode.IsSpace(rune(l.text[to])) {
		to++
	}
	for to < len(l.text) && !unicode.IsSpace(rune(l.text[to])) && l.text[to] != gap {
		to++
	}
	for from < to && unicode.IsSpace(rune(l.text[from])) {
		from++
	}
	for to > from && unicode.IsSpace(rune(l.text[to-1])) {
		to--
	}
	return from, to
}

// occurrences returns where words stand, whole, in the characters whose state is in keep.
// Space, capitals and the kinds of hyphens do not count.
func (l *letters) occurrences(words, keep string) []spotted {
	var needle []byte
	for _, r := range words {
		needle = appendFolded(needle, r)
	}
	if len(needle) == 0 {
		return nil
	}
	var text []byte
	var index []int
	opens, ends := map[int]bool{}, map[int]bool{} // of words, in text
	inWord := false
	for i := 0; i < len(l.text); {
		r, size := utf8.DecodeRune(l.text[i:])
		if bytes.IndexByte([]byte(keep), l.state[i]) >= 0 {
			if wordy(r) != inWord {
				opens[len(text)], ends[len(text)] = true, true
			}
			inWord = wordy(r)
			if !inWord { // every other character parts words
				opens[len(text)], ends[len(text)] = true, true
			}
			was := len(text)
			text = appendFolded(text, r)
			for range len(text) - was {
				index = append(index, i)
			}
		}
		i += size
	}
	ends[len(text)] = true
	var out []spotted
	for at := 0; at < len(text); {
		i := bytes.Index(text[at:], needle)
		if i < 0 {
			break
		}
		from := at + i
		to := from + len(needle)
		if ends[to] && (from == 0 || opens[from]) {
			last := index[to-1]
			_, size := utf8.DecodeRune(l.text[last:])
			out = append(out, spotted{letters: l, from: index[from], to: last + size})
		}
		at = from + 1
	}
	return out
}

// appendFolded appends a character as it counts when words are compared.
func appendFolded(b []byte, r rune) []byte {
	switch {
	case unicode.IsSpace(r), r == '\u00ad', r == '\u200b', r == '\u2060':
		return b
	case r == '\u2010', r == '\u2011':
		r = '-'
	case r == '’', r == '‘', r == '“', r == '”', r == '"':
		r = '\''
	}
	return utf8.AppendRune(b, unicode.ToLower(r))
}
