package grammar

import (
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/resolint/resolint/internal/resolution"
)

// finish fills in the words of every clause.
func (b *builder) finish() {
	for i := range b.res.Clauses {
		b.compose(i)
		if c := &b.res.Clauses[i]; c.Part == resolution.PartTitle && b.res.Title != "" && c.Path == "title" {
			b.res.Title = squeeze(c.Text)
		}
	}
	for i := range b.res.Clauses {
		b.chapeau(i)
	}
}

// compose makes text, spans, variants, open ranges and notes of clause c from
// its segments.
func (b *builder) compose(c int) {
	cl, segs := &b.res.Clauses[c], b.segs[c]
	if b.bracketed[c] && b.carry == nil && b.closedLater(c-1) {
		b.carry = &bracket{}
	}
	if len(segs) == 0 {
		return
	}
	if len(segs) == 1 && segs[0].owner == "" {
		s := segs[0]
		text := b.view.Blocks[s.block].Text[s.start:s.end]
		if b.carry == nil && !b.marks.special(text, s) { // the common case shares the block's string
			cl.Text = text
			cl.Spans = one(&b.spanRoom, resolution.Span{At: 0, Block: s.block, Offset: s.start})
			return
		}
	}
	w := writer{b: b, clause: cl, index: c}
	w.gather(segs)
	w.brackets()
	w.write()
	b.recall(cl)
}

// recall reads the opening verb of a paragraph again once brackets and marks
// before it are gone. Items below the paragraph share the call.
func (b *builder) recall(c *resolution.Clause) {
	if b.res.Form != resolution.FormUN || c.Parent >= 0 || c.Part != resolution.PartPreamble && c.Part != resolution.PartOperative {
		return
	}
	o, ok := openerOf(c.Text)
	if !ok {
		return
	}
	call := unCall(c.Text, o)
	call.Operative = c.Part == resolution.PartOperative
	if c.Call == nil {
		c.Call = call
		return
	}
	*c.Call = *call
}

// writer composes the words of one clause from raw text that still has its
// brackets, note marks and variants.
type writer struct {
	b      *builder
	clause *resolution.Clause
	index  int // of the clause
	raw    string
	from   []resolution.Span // where raw stands; At counts in raw
	drop   []resolution.Range
	open   []resolution.Range // in raw, brackets excluded
	vars   []resolution.Variant
	varAt  []int // offset in raw of each variant
}

// gather joins the segments by line breaks. Variants without brackets go to the
// variants at once.
func (w *writer) gather(segs []segment) {
	var raw strings.Builder
	for _, s := range segs {
		text := w.b.view.Blocks[s.block].Text
		if s.owner != "" {
			w.vars = append(w.vars, resolution.Variant{Owner: s.owner, Text: text[s.start:s.end]})
			w.varAt = append(w.varAt, raw.Len())
			continue
		}
		if raw.Len() > 0 {
			raw.WriteByte('\n')
		}
		at := raw.Len()
		w.from = append(w.from, resolution.Span{At: at, Block: s.block, Offset: s.start})
		raw.WriteString(text[s.start:s.end])
		w.notes(s, at, text[s.start:s.end])
	}
	w.raw = raw.String()
	if len(w.from) == 0 { // nothing but variants: keep the place
		w.from = []resolution.Span{{Block: segs[0].block, Offset: segs[0].start}}
	}
}

// notes drops the footnote marks of a segment and remembers them.
func (w *writer) notes(s segment, at int, text string) {
	for _, r := range w.b.marks.in(text, s) {
		w.drop = append(w.drop, resolution.Range{Start: at + r.Start, End: at + r.End})
		if m := noteMark(text[r.Start:r.End]); m != "" {
			w.clause.Notes = append(w.clause.Notes, m)
		}
	}
}

// bracket is an open bracket that goes on into the next clause.
type bracket struct {
	owner string // proposer, empty for a bracket without attribution
	own   bool   // attributed
}

// brackets finds the pairs of square brackets in the raw text and decides what
// each of them is.
func (w *writer) brackets() {
	carried := w.b.carry
	if carried == nil && strings.IndexByte(w.raw, '[') < 0 && strings.IndexByte(w.raw, ']') < 0 {
		w.statusMarks()
		return
	}
	var stack []int
	for i := range len(w.raw) {
		switch w.raw[i] {
		case '[':
			stack = append(stack, i)
		case ']':
			if len(stack) == 0 { // opened before the clause
				w.inherit(carried, i)
				w.drop = append(w.drop, resolution.Range{Start: i, End: i + 1})
				carried = nil
				continue
			}
			at := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			w.pair(at, i, len(stack) > 0)
		}
	}
	if carried != nil {
		w.inherit(carried, len(w.raw))
	}
	closes := len(stack) > 0 && w.b.closedLater(w.index)
	for _, at := range stack { // closed after the clause
		carried = w.unclosed(at, closes, carried)
	}
	w.b.carry = carried
	w.statusMarks()
}

// inherit treats raw[:end] as the inside of a bracket that an earlier clause
// opened.
func (w *writer) inherit(from *bracket, end int) {
	if from != nil && from.own {
		w.vars = append(w.vars, resolution.Variant{Owner: from.owner, Text: strings.TrimSpace(w.raw[:end])})
		w.varAt = append(w.varAt, 0)
		w.drop = append(w.drop, resolution.Range{Start: 0, End: end})
		return
	}
	w.open = append(w.open, resolution.Range{Start: 0, End: end})
}

// unclosed treats a bracket at raw[at] that the clause does not close. Where a
// later clause closes it, it goes on into the clauses between.
func (w *writer) unclosed(at int, closes bool, carried *bracket) *bracket {
	if a, ok := attribution(w.raw[at+1:]); ok && closes {
		w.vars = append(w.vars, resolution.Variant{
			Owner: a.owner, Delete: a.remove, Text: strings.TrimSpace(w.raw[at+1+a.start : at+1+a.end]),
		})
		w.varAt = append(w.varAt, at)
		w.drop = append(w.drop, resolution.Range{Start: at, End: len(w.raw)})
		return &bracket{owner: a.owner, own: true}
	}
	w.drop = append(w.drop, resolution.Range{Start: at, End: at + 1})
	w.open = append(w.open, resolution.Range{Start: at + 1, End: len(w.raw)})
	if closes && carried == nil {
		return &bracket{}
	}
	return carried
}

// maxBracket is the number of clauses within which an open bracket must close; a
// longer one is taken for a slip of the pen.
const maxBracket = 40

// closedLater reports whether one of the next clauses closes a bracket that
// clause c leaves open.
func (b *builder) closedLater(c int) bool {
	depth := 1
	for i := c + 1; i < len(b.segs) && i <= c+maxBracket; i++ {
		for _, s := range b.segs[i] {
			text := b.view.Blocks[s.block].Text[s.start:s.end]
			for k := range len(text) {
				switch text[k] {
				case '[':
					depth++
				case ']':
					if depth--; depth == 0 {
						return true
					}
				}
			}
		}
	}
	return false
}

// pair decides on one pair of brackets at raw[at] and raw[end].
func (w *writer) pair(at, end int, nested bool) {
	inner := w.raw[at+1 : end]
	if isStatus(inner) || w.isSignature(inner, at, end) {
		w.drop = append(w.drop, resolution.Range{Start: at, End: end + 1})
		return
	}
	a, ok := attribution(inner)
	if !ok {
		w.drop = append(w.drop, resolution.Range{Start: at, End: at + 1}, resolution.Range{Start: end, End: end + 1})
		if strings.TrimSpace(inner) != "" {
			w.open = append(w.open, resolution.Range{Start: at + 1, End: end})
		}
		return
	}
	text := inner[a.start:a.end]
	if a.remove && text != "" && !nested && !w.says(text, at, end) {
		// The bracket holds the words themselves, which still stand.
		w.drop = append(w.drop,
			resolution.Range{Start: at, End: at + 1 + a.start},
			resolution.Range{Start: at + 1 + a.end, End: end + 1})
	} else {
		w.drop = append(w.drop, resolution.Range{Start: at, End: end + 1})
	}
	w.vars = append(w.vars, resolution.Variant{Owner: a.owner, Delete: a.remove, Text: strings.TrimSpace(text)})
	w.varAt = append(w.varAt, at)
}

// isSignature reports whether a bracket at either end of the clause holds nothing
// but proposers: whose paragraph it is.
func (w *writer) isSignature(inner string, at, end int) bool {
	if len(inner) > maxOwner || strings.TrimSpace(w.raw[:at]) != "" && strings.Trim(w.raw[end+1:], " \t\n;,.") != "" {
		return false
	}
	names, verb, ok := ownerNames(inner)
	return ok && verb == "" && len(w.raw) > end-at+1 && knownOwners(names)
}

// nearby is the distance in bytes within which a bracket quotes the words that it
// wants deleted.
const nearby = 2000

// says reports whether the clause holds the words outside raw[at:end], near by.
func (w *writer) says(words string, at, end int) bool {
	words = strings.Trim(words, " \t\n\"“”'’.,;")
	return strings.Contains(w.raw[max(0, at-nearby):at], words) ||
		strings.Contains(w.raw[end:min(len(w.raw), end+nearby)], words)
}

// statusMarks drops marks in parentheses such as "(agreed ad ref)".
func (w *writer) statusMarks() {
	for i := strings.IndexByte(w.raw, '('); i >= 0; {
		end := strings.IndexByte(w.raw[i:], ')')
		if end < 0 {
			return
		}
		if isStatus(w.raw[i+1 : i+end]) {
			w.drop = append(w.drop, resolution.Range{Start: i, End: i + end + 1})
		}
		next := strings.IndexByte(w.raw[i+1:], '(')
		if next < 0 {
			return
		}
		i += 1 + next
	}
}

// write copies what is not dropped.
func (w *writer) write() {
	drop := mergeRanges(w.drop)
	var out strings.Builder
	out.Grow(len(w.raw))
	keep := make([]resolution.Range, 0, len(drop)+1) // kept ranges of raw
	at := 0
	for _, d := range drop {
		d = w.widen(d, at)
		if d.Start > at {
			keep = append(keep, resolution.Range{Start: at, End: d.Start})
		}
		at = max(at, d.End)
	}
	if at < len(w.raw) {
		keep = append(keep, resolution.Range{Start: at, End: len(w.raw)})
	}
	keep = w.trim(keep)
	pos := make([]resolution.Span, 0, len(keep)) // At in text, Offset in raw
	for i, k := range keep {
		if i > 0 && w.alternatives(keep[i-1].End, k.Start) {
			out.WriteByte(' ')
		}
		pos = append(pos, resolution.Span{At: out.Len(), Offset: k.Start})
		w.spans(k, out.Len())
		out.WriteString(w.raw[k.Start:k.End])
	}
	cl := w.clause
	cl.Text = out.String()
	if len(cl.Spans) == 0 {
		cl.Spans = append(cl.Spans, resolution.Span{Block: w.from[0].Block, Offset: w.from[0].Offset})
	}
	mapAt := func(raw int) int { return mapOffset(keep, pos, raw) }
	for _, o := range w.open {
		r := resolution.Range{Start: mapAt(o.Start), End: mapAt(o.End)}
		if r.End > r.Start {
			cl.Open = append(cl.Open, r)
		}
	}
	for i, v := range w.vars {
		v.At = mapAt(w.varAt[i])
		cl.Variants = append(cl.Variants, v)
	}
	sort.SliceStable(cl.Variants, func(i, j int) bool { return cl.Variants[i].At < cl.Variants[j].At })
	sort.Slice(cl.Open, func(i, j int) bool { return cl.Open[i].Start < cl.Open[j].Start })
}

// alternatives reports whether the dropped raw[from:to] stands between the words
// of two bracketed alternatives, "[a][b]", which a space must keep apart.
func (w *writer) alternatives(from, to int) bool {
	return strings.Contains(w.raw[from:to], "][") && wordEnd(w.raw, to) > to &&
		from > 0 && wordEnd(w.raw[:from], from-1) == from
}

// widen takes the white space before a dropped stretch along where white space,
// punctuation or the end follows it, so that no doubled space is left.
func (w *writer) widen(d resolution.Range, at int) resolution.Range {
	if d.End-d.Start == 1 && d.End < len(w.raw) && (w.raw[d.Start] == '[' || w.raw[d.Start] == ']') &&
		w.raw[d.End] != ' ' && strings.IndexByte(";,.:", w.raw[d.End]) < 0 {
		return d
	}
	next := byte(' ')
	if d.End < len(w.raw) {
		next = w.raw[d.End]
	}
	if strings.IndexByte(" \t\n;,.:)", next) < 0 {
		return d
	}
	for d.Start > at {
		r, n := utf8.DecodeLastRuneInString(w.raw[:d.Start])
		if !isSpace(r) {
			break
		}
		d.Start -= n
	}
	return d
}

// trim cuts white space from both ends of the kept text, and all of it if only
// punctuation is left.
func (w *writer) trim(keep []resolution.Range) []resolution.Range {
	for len(keep) > 0 {
		k := &keep[0]
		k.Start, _ = trimRange(w.raw, k.Start, k.End)
		if k.Start < k.End {
			break
		}
		keep = keep[1:]
	}
	for len(keep) > 0 {
		k := &keep[len(keep)-1]
		_, k.End = trimRange(w.raw, k.Start, k.End)
		if k.Start < k.End {
			break
		}
		keep = keep[:len(keep)-1]
	}
	for _, k := range keep {
		if strings.Trim(w.raw[k.Start:k.End], " \t\n;,.:") != "" {
			return keep
		}
	}
	return nil
}

// spans records where raw[k.Start:k.End], written at text offset at, stands.
func (w *writer) spans(k resolution.Range, at int) {
	first := sort.Search(len(w.from), func(i int) bool { return w.from[i].At > k.Start })
	for i := max(first-1, 0); i < len(w.from) && w.from[i].At < k.End; i++ {
		f := w.from[i]
		stop := len(w.raw)
		if i+1 < len(w.from) {
			stop = w.from[i+1].At
		}
		from, to := max(k.Start, f.At), min(k.End, stop)
		if from < to {
			w.clause.Spans = append(w.clause.Spans, resolution.Span{
				At: at + from - k.Start, Block: f.Block, Offset: f.Offset + from - f.At,
			})
		}
	}
}

// mapOffset returns where offset raw of the raw text stands in the text made of
// the kept ranges; pos holds each range's offset in the text.
func mapOffset(keep []resolution.Range, pos []resolution.Span, raw int) int {
	i := sort.Search(len(keep), func(i int) bool { return keep[i].End >= raw })
	switch {
	case i < len(keep) && raw >= keep[i].Start:
		return pos[i].At + raw - keep[i].Start
	case i == 0:
		return 0
	}
	return pos[i-1].At + keep[i-1].End - keep[i-1].Start
}

func mergeRanges(in []resolution.Range) []resolution.Range {
	sort.Slice(in, func(i, j int) bool { return in[i].Start < in[j].Start })
	out := in[:0]
	for _, r := range in {
		if n := len(out); n > 0 && r.Start <= out[n-1].End {
			out[n-1].End = max(out[n-1].End, r.End)
			continue
		}
		out = append(out, r)
	}
	return out
}
