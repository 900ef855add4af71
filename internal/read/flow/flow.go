// Package flow turns the character data of markup into runs: white space folds to
// one space, character references are decoded, and every run knows the bytes of
// its spelling.
//
// It is shared by the readers of HTML, OpenDocument and Akoma Ntoso.
package flow

import (
	"html"
	"strings"

	"github.com/resolint/resolint/internal/document"
	"github.com/resolint/resolint/internal/read/notes"
)

// Flow collects the runs of one paragraph after the other. The properties apply
// to what is added next.
type Flow struct {
	// Text is the source in which the offsets count.
	Text         string
	Italic, Bold bool
	// Struck and Marked are those of document.Run.
	Struck, Marked bool
	// Super makes digits superscript ones, which are reference marks where they do
	// not follow a number or a unit.
	Super bool
	// Changes are the tracked changes around the text, outermost first.
	Changes []*document.Change

	runs []document.Run
	// from and to are the white space that waits for text, under the changes of
	// around; from is -1 for none.
	from, to int
	drawn    [2]bool // whether the white space is struck, and marked
	around   []*document.Change
	// ends says of each side whether it ends in white space or has no text.
	ends [2]bool
}

// New returns a flow over the source text.
func New(text string) *Flow { return &Flow{Text: text, from: -1, ends: [2]bool{true, true}} }

// Empty reports whether nothing was added since the last Take.
func (f *Flow) Empty() bool { return len(f.runs) == 0 }

// Len returns the number of runs since the last Take.
func (f *Flow) Len() int { return len(f.runs) }

// Last returns the text of the last run, empty if there is none.
func (f *Flow) Last() string {
	if len(f.runs) == 0 {
		return ""
	}
	return f.runs[len(f.runs)-1].Text
}

// Take returns the runs of the paragraph that ends here and starts a new one.
// White space at its end is dropped.
func (f *Flow) Take() []document.Run {
	for len(f.runs) > 0 && (f.Last() == "\n" || f.Last() == " ") {
		f.runs = f.runs[:len(f.runs)-1]
	}
	out := f.runs
	f.runs, f.from, f.ends = nil, -1, [2]bool{true, true}
	return out
}

// End returns the runs of the paragraph that ends here, at an end with the given
// changes, and starts a new one. A side that lacks the end goes on: there white
// space counts before the end and after it.
func (f *Flow) End(changes []*document.Change) []document.Run {
	if len(changes) == 0 {
		return f.Take()
	}
	out := f.Piece()
	for s := range f.ends {
		f.ends[s] = f.ends[s] || document.Side(s).Has(changes)
	}
	return out
}

// Piece returns the runs so far, with the white space at their end: they are to be
// put between other text. Before the first of them white space counts after
// Inside.
func (f *Flow) Piece() []document.Run {
	f.settle()
	out := f.runs
	f.runs = nil
	return out
}

// Inside says that the text stands inside other text, on both sides.
func (f *Flow) Inside() { f.ends = [2]bool{} }

// Follow says that the paragraph comes after the one that prev ended.
func (f *Flow) Follow(prev *Flow) { f.ends = prev.ends }

// Add adds a run as it is, with the properties of the flow; white space that
// waits comes before it.
func (f *Flow) Add(r document.Run) {
	f.settle()
	f.add(r)
}

func (f *Flow) add(r document.Run) {
	if r.Text == "" {
		return
	}
	r.Italic, r.Bold, r.Struck, r.Marked = f.Italic, f.Bold, f.Struck, f.Marked
	r.Changes = f.Changes
	f.append(r)
}

func (f *Flow) append(r document.Run) {
	f.runs = append(f.runs, r)
	for s := range f.ends {
		if document.Side(s).Has(r.Changes) {
			f.ends[s] = r.Text == " " || r.Text == "\n"
		}
	}
}

// LineBreak adds a line break that is spelled text[start:end]. White space
// around it goes, and a line break at the start of a paragraph.
func (f *Flow) LineBreak(start, end int) {
	f.from = -1
	if len(f.runs) > 0 {
		f.add(document.Run{Text: "\n", Start: start, End: end})
	}
}

// Space adds white space that is spelled text[start:end].
func (f *Flow) Space(start, end int) {
	if f.from >= 0 {
		if sameChanges(f.around, f.Changes) {
			return
		}
		f.settle()
	}
	f.from, f.to, f.around, f.drawn = start, end, f.Changes, [2]bool{f.Struck, f.Marked}
}

// settle writes the white space that waits, to the sides that do not end in white
// space already.
func (f *Flow) settle() {
	if f.from < 0 {
		return
	}
	r := document.Run{Text: " ", Start: f.from, End: f.to, Italic: f.Italic, Bold: f.Bold, Struck: f.drawn[0], Marked: f.drawn[1], Changes: f.around}
	f.from = -1
	var has, lacks [2]bool
	for s := range has {
		has[s] = document.Side(s).Has(r.Changes)
		lacks[s] = has[s] && !f.ends[s]
	}
	switch {
	case !lacks[document.Base] && !lacks[document.Draft]:
		return
	case has[document.Base] && !lacks[document.Base]:
		r.Changes = append(r.Changes[:len(r.Changes):len(r.Changes)], f.nearest(document.Draft))
	case has[document.Draft] && !lacks[document.Draft]:
		r.Changes = append(r.Changes[:len(r.Changes):len(r.Changes)], f.nearest(document.Base))
	}
	f.append(r)
}

// nearest returns the last change that left text to side s alone.
func (f *Flow) nearest(s document.Side) *document.Change {
	kind := document.Inserted
	if s == document.Base {
		kind = document.Deleted
	}
	for i := len(f.runs) - 1; i >= 0; i-- {
		for _, c := range f.runs[i].Changes {
			if c.Kind == kind {
				return c
			}
		}
	}
	return &document.Change{Kind: kind}
}

// Characters adds text[start:end], which may hold character references.
func (f *Flow) Characters(start, end int) {
	const cdata = "<![CDATA["
	if strings.HasPrefix(f.Text[start:end], cdata) && strings.HasSuffix(f.Text[start:end], "]]>") {
		f.characters(start+len(cdata), end-3, false)
		return
	}
	f.characters(start, end, true)
}

func (f *Flow) characters(start, end int, references bool) {
	from := start
	for i := start; i < end; {
		c := f.Text[i]
		switch {
		case white(c):
			f.word(from, i)
			j := i + 1
			for j < end && white(f.Text[j]) {
				j++
			}
			f.Space(i, j)
			i, from = j, j
		case c == '&' && references:
			text, n := Reference(f.Text[i:end])
			if n == 0 {
				i++
				continue
			}
			f.word(from, i)
			if strings.Trim(text, " \t\r\n") == "" {
				f.Space(i, i+n)
			} else {
				f.Add(document.Run{Text: text, Start: i, End: i + n})
			}
			i += n
			from = i
		default:
			i++
		}
	}
	f.word(from, end)
}

func white(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' }

func (f *Flow) word(start, end int) {
	if start == end {
		return
	}
	text := f.Text[start:end]
	if f.Super && strings.Trim(text, "0123456789*") == "" {
		f.settle()
		ref := !exponent(f.Last())
		for i := start; i < end; i++ {
			f.add(document.Run{Text: notes.Superscript(f.Text[i : i+1]), Start: i, End: i + 1, NoteRef: ref})
		}
		return
	}
	if f.extend(start, end) {
		return
	}
	f.settle()
	f.add(document.Run{Text: text, Start: start, End: end})
}

// exponent reports whether a raised number after the text is a power (10⁶, km²)
// and no reference.
func exponent(before string) bool {
	if before == "" {
		return false
	}
	if c := before[len(before)-1]; c >= '0' && c <= '9' {
		return true
	}
	for _, unit := range [...]string{"m", "km", "cm", "mm"} {
		if before == unit || strings.HasSuffix(before, " "+unit) || strings.HasSuffix(before, "\u00a0"+unit) {
			return true
		}
	}
	return false
}

// extend lets the last run grow over a word that follows it directly or after a
// single space that is spelled so.
func (f *Flow) extend(start, end int) bool {
	n := len(f.runs)
	if n == 0 || f.from >= 0 && (f.to != start || f.to-f.from != 1 || f.Text[f.from] != ' ' || !sameChanges(f.around, f.Changes)) {
		return false
	}
	at := start
	if f.from >= 0 {
		at = f.from
	}
	last := &f.runs[n-1]
	if last.End != at || len(last.Text) != last.End-last.Start || last.Text == "\n" || last.NoteRef ||
		last.Struck != f.Struck || last.Marked != f.Marked || last.Italic != f.Italic || last.Bold != f.Bold || !sameChanges(last.Changes, f.Changes) ||
		last.Text != f.Text[last.Start:last.End] {
		return false
	}
	last.Text, last.End = f.Text[last.Start:end], end
	f.from = -1
	for s := range f.ends {
		if document.Side(s).Has(last.Changes) {
			f.ends[s] = false
		}
	}
	return true
}

func sameChanges(a, b []*document.Change) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// Reference decodes the character reference that s begins with and returns its
// length, 0 if it is none. The semicolon may be missing after the names that
// HTML has had from the start.
func Reference(s string) (string, int) {
	end := 1
	for end < len(s) && end < 40 && (s[end] == '#' || s[end]|0x20 >= 'a' && s[end]|0x20 <= 'z' || s[end] >= '0' && s[end] <= '9') {
		end++
	}
	if end < len(s) && s[end] == ';' {
		if text := html.UnescapeString(s[:end+1]); text != s[:end+1] {
			return text, end + 1
		}
		return "", 0
	}
	for n := end; n > 2; n-- {
		text := html.UnescapeString(s[:n])
		if text != s[:n] && len([]rune(text)) <= 2 && !strings.HasPrefix(text, "&") || s[:n] == "&amp" {
			return text, n
		}
	}
	return "", 0
}

// Restore adds a run that was taken before, with its own properties.
func (f *Flow) Restore(r document.Run) {
	f.settle()
	if r.Text != "" {
		f.append(r)
	}
}

// Shown returns the text of the runs from number from on, as the draft shows it.
func (f *Flow) Shown(from int) string {
	var out strings.Builder
	for i := from; i < len(f.runs); i++ {
		if document.Draft.Has(f.runs[i].Changes) {
			out.WriteString(f.runs[i].Text)
		}
	}
	return strings.TrimSpace(out.String())
}
