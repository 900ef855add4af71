package docx

import (
	"strings"

	"github.com/resolint/resolint/internal/document"
)

// The kinds of note, as indexes.
const (
	footnote = iota
	endnote
)

var noteKinds = [2]struct {
	rel, root, local string
	part             document.Part
}{
	{"footnotes", "footnotes", "footnote", document.PartFootnote},
	{"endnotes", "endnotes", "endnote", document.PartEndnote},
}

// noteRef is a reference mark in the text.
type noteRef struct {
	kind    int
	id      string
	p       *para
	run     int // the run of the mark in p
	changes []*document.Change
	section int
	custom  bool // the mark is typed, not counted
	mark    string
}

// noteSet holds the notes of one kind that the text refers to, in the order of
// their marks.
type noteSet struct{ used []usedNote }

type usedNote struct {
	ref   *noteRef
	story *story
}

// noteProps are w:footnotePr or w:endnotePr.
type noteProps struct {
	format  string
	start   int
	restart string
}

func (n *noteProps) take(e *element) {
	switch {
	case e.is(nsW, "numFmt"):
		n.format = e.val()
	case e.is(nsW, "numStart"):
		n.start = atoi(e.val(), 1)
	case e.is(nsW, "numRestart"):
		n.restart = e.val()
	}
}

// settings holds what the settings part and the sections say about notes.
type settings struct {
	notes    [2]noteProps
	sections [][2]noteProps // by number of section; empty ones inherit
}

func (t *settings) parse(x *xmlReader) error {
	return x.eachRoot("settings", func(e *element) error { return takeNoteProps(x, e, &t.notes) })
}

func takeNoteProps(x *xmlReader, e *element, into *[2]noteProps) error {
	kind := -1
	switch {
	case e.is(nsW, "footnotePr"):
		kind = footnote
	case e.is(nsW, "endnotePr"):
		kind = endnote
	default:
		return nil
	}
	return x.each(func(c *element) error { into[kind].take(c); return nil })
}

// props returns the properties of notes of a kind in a section.
func (t *settings) props(kind, section int) noteProps {
	p := t.notes[kind]
	if section < len(t.sections) {
		own := t.sections[section][kind]
		if own.format != "" {
			p.format = own.format
		}
		if own.start != 0 {
			p.start = own.start
		}
		if own.restart != "" {
			p.restart = own.restart
		}
	}
	if p.format == "" {
		p.format = [2]string{"decimal", "lowerRoman"}[kind]
	}
	p.start = max(p.start, 1)
	return p
}

// sectionEnd reads w:sectPr. In a paragraph the section ends with it.
func (s *story) sectionEnd() error {
	var own [2]noteProps
	err := s.x.each(func(e *element) error { return takeNoteProps(s.x, e, &own) })
	if s.part != document.PartBody {
		return err
	}
	set := &s.r.settings
	set.sections = append(set.sections[:min(s.section, len(set.sections))], own)
	if s.cur != nil {
		s.cur.section = true
	} else {
		s.section++
	}
	return err
}

// reference reads the mark of a note in the text. The mark itself is known only
// when all have been read; an empty run keeps its place.
func (s *story) reference(e *element) {
	if s.cur == nil || s.fields.code() {
		return
	}
	ref := &noteRef{
		id: e.attr(nsW, "id"), p: s.cur.p, run: len(s.cur.runs),
		changes: s.changes.stack(), section: s.section,
	}
	if e.local == "endnoteReference" {
		ref.kind = endnote
	}
	if v, ok := e.lookup(nsW, "customMarkFollows"); ok && v != "0" && v != "false" {
		ref.custom = true
		s.custom = ref
	} else {
		run := document.Run{Changes: ref.changes, Start: e.start, End: e.end, NoteRef: true}
		s.append(run, nil)
		s.changes.text++
	}
	s.refs = append(s.refs, ref)
}

// readNotes counts the marks in the text and reads the notes that they refer to.
func (r *reader) readNotes() error {
	for kind := range noteKinds {
		var refs []*noteRef
		byID := map[string]*noteRef{}
		for _, ref := range r.main.refs {
			if ref.kind != kind || byID[ref.id] != nil {
				continue
			}
			byID[ref.id] = ref
			refs = append(refs, ref)
		}
		r.markNotes(refs)
		stories := map[string]*story{}
		for _, part := range r.pack.related(noteKinds[kind].rel) {
			if err := r.parseNotes(kind, part, byID, stories); err != nil {
				return err
			}
		}
		for _, ref := range refs {
			s := stories[ref.id]
			if s == nil {
				r.notices.add("the text of a %s is missing in the file", noteKinds[kind].local)
				continue
			}
			if err := r.number(s.paras); err != nil {
				return err
			}
			r.notes[kind].used = append(r.notes[kind].used, usedNote{ref, s})
		}
	}
	return nil
}

// parseNotes reads the notes part; each note is a story of its own, under the
// changes of its mark.
func (r *reader) parseNotes(kind int, part string, refs map[string]*noteRef, into map[string]*story) error {
	k := noteKinds[kind]
	index := 0
	return r.pack.parse(part, func(x *xmlReader) error {
		return x.eachRoot(k.root, func(e *element) error {
			if !e.is(nsW, k.local) {
				return nil
			}
			id := e.attr(nsW, "id")
			s := r.newStory(k.part, part)
			s.x, s.index = x, index
			ref := refs[id]
			if ref != nil {
				s.changes.open = append(s.changes.open, ref.changes...)
			}
			err := x.each(s.block)
			s.endContainer()
			index = s.index
			if s.fields.swallowed() {
				r.notices.add("a field in a note in %s has no end; text of the note may be lost", part)
			}
			if ref == nil {
				return err // separators, and notes whose marks are gone
			}
			for i, p := range s.paras {
				p.Note = ref.mark
				if i == 0 && ref.custom {
					p.dropMark(ref.mark)
				}
			}
			if into[id] == nil {
				into[id] = s
			}
			return err
		})
	})
}

// dropMark cuts a typed mark and the space behind it from the start of a note:
// like a counted one it stands in Note.
func (p *para) dropMark(mark string) {
	if len(p.Runs) == 0 || mark == "" {
		return
	}
	first := &p.Runs[0]
	rest, found := strings.CutPrefix(first.Text, mark)
	if !found {
		return
	}
	if len(first.Text) == first.End-first.Start {
		first.Start += len(mark)
	}
	first.Text = rest
	for i := range p.Runs {
		r := &p.Runs[i]
		var rest []byte
		rest, r.Start = trimLeft([]byte(r.Text), r.Start, r.End)
		if r.Text = string(rest); r.Text != "" {
			return
		}
	}
}

// markNotes gives each reference its mark: the number that the draft shows. A
// note that only the base has gets its number in the base, or the next one that
// the base does not show: a mark must lead to one note on either side.
func (r *reader) markNotes(refs []*noteRef) {
	taken := map[string]bool{}
	free := 0 // all numbers up to here are taken
	r.countNotes(refs, document.Draft, func(ref *noteRef, _ int, mark string) {
		ref.mark = mark
		taken[mark] = taken[mark] || document.Base.Has(ref.changes)
	})
	r.countNotes(refs, document.Base, func(ref *noteRef, n int, mark string) {
		if ref.mark != "" {
			return
		}
		format := r.settings.props(ref.kind, ref.section).format
		if taken[mark] {
			n = max(n, free)
		}
		for ; taken[mark] && n <= len(refs); n++ {
			mark = formatted(n+1, format)
			free = n + 1
		}
		ref.mark = mark
		taken[mark] = true
	})
	for _, ref := range refs {
		if !ref.custom && ref.mark != "" {
			ref.p.Runs[ref.run].Text = superscript(ref.mark)
		}
	}
}

// countNotes calls set with number and mark of the counted references of a side.
func (r *reader) countNotes(refs []*noteRef, side document.Side, set func(*noteRef, int, string)) {
	count, section := 0, -1
	for _, ref := range refs {
		p := r.settings.props(ref.kind, ref.section)
		if section < 0 || p.restart == "eachSect" && ref.section != section {
			count = p.start - 1
		}
		section = ref.section
		if ref.custom || !side.Has(ref.changes) {
			continue
		}
		count++
		set(ref, count, formatted(count, p.format))
	}
}

var superscripts = strings.NewReplacer(
	"0", "⁰", "1", "¹", "2", "²", "3", "³", "4", "⁴", "5", "⁵", "6", "⁶", "7", "⁷", "8", "⁸", "9", "⁹",
	"a", "ᵃ", "b", "ᵇ", "c", "ᶜ", "d", "ᵈ", "e", "ᵉ", "f", "ᶠ", "g", "ᵍ", "h", "ʰ", "i", "ⁱ", "j", "ʲ",
	"k", "ᵏ", "l", "ˡ", "m", "ᵐ", "n", "ⁿ", "o", "ᵒ", "p", "ᵖ", "r", "ʳ", "s", "ˢ", "t", "ᵗ", "u", "ᵘ",
	"v", "ᵛ", "w", "ʷ", "x", "ˣ", "y", "ʸ", "z", "ᶻ",
)

// superscript spells a mark as it stands in the text.
func superscript(mark string) string { return superscripts.Replace(mark) }
