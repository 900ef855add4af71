// Package document holds a text with its provenance: paragraphs and runs, who
// inserted or deleted what and when, paragraph styles, labels, and where each
// character stands in the source and in the rendition.
//
// It is a model: readers fill it, every later stage reads it, and it imports
// none of them. It does not know what a resolution is.
//
// A source that holds tracked changes holds two texts at once. A Document keeps
// both; View shows one of them.
package document

import "strings"

// Format names the format a document was read from.
type Format string

// The formats that readers produce.
const (
	FormatText     Format = "text"
	FormatMarkdown Format = "markdown"
	FormatDocx     Format = "docx"
	FormatPDF      Format = "pdf"
	FormatHTML     Format = "html"
	FormatODT      Format = "odt"
	FormatAKN      Format = "akn"
)

// Part says in which stream of a document a paragraph stands.
type Part string

// The parts. Only Body and the notes carry the text of a resolution; the others
// are kept so that nothing is lost and are left out of the clause tree.
const (
	PartBody     Part = "body"
	PartFootnote Part = "footnote"
	PartEndnote  Part = "endnote"
	PartHeader   Part = "header"
	PartFooter   Part = "footer"
	// PartForeign is text that is not in English. It stands in the rendition and in
	// no clause.
	PartForeign Part = "foreign"
)

// Document is the text of one source, in reading order, with both sides of
// every tracked change.
type Document struct {
	// Name is the source as the user named it; "-" for standard input.
	Name   string
	Format Format
	// Source is the text as decoded to UTF-8, without byte order mark, for
	// formats in which lines and columns mean something to the user (text,
	// Markdown, HTML, Akoma Ntoso). It is empty for Word, OpenDocument and PDF.
	Source     string
	Paragraphs []Paragraph
	// Remarks are comments that reviewers left in the source.
	Remarks []Remark
	// Notices say what the reader could not read or had to guess, one sentence
	// each. An empty list means that everything was read.
	Notices []string
	// Foreign says what of the text is not in English, nil where all of it is.
	Foreign *Foreign
}

// Foreign is the part of a document that is not in English.
type Foreign struct {
	// Language is the name of the language, of which there is most where there are
	// several ("French").
	Language string
	// Words counts its words, All those of the document.
	Words, All int
	// Whole is true where nothing English is left; else the foreign paragraphs are
	// PartForeign and begin with the words First.
	Whole bool
	First string
}

// Paragraph is one paragraph of the source with the runs of every side.
type Paragraph struct {
	Part Part
	// Note is the mark of the footnote or endnote that the paragraph belongs to
	// ("1", "*"), empty outside notes.
	Note string
	// Style is the name of the paragraph style, lower-cased and stripped of
	// spaces, underscores and hyphens: "call", "resno", "restitle", "enumlev1",
	// "heading1". Empty where the format has no styles.
	Style string
	// Label is the automatic number as the source's program would print it, in
	// the base and in the draft view ("a)", "1.", "•"). Typed labels stay in Runs.
	Label [2]string
	// Indent is the nesting depth of the paragraph in lists or tables, 0 for none.
	Indent int
	// Cell is true for a paragraph in a table.
	Cell bool
	Runs []Run
	// Break is the revision of the paragraph's end. Where a side does not have
	// the end (inserted, seen from the base; deleted, seen from the draft), the
	// paragraph runs on into the next one of its part.
	Break []*Change
	// Unit names the part of the container that the paragraph stands in, such as
	// "word/document.xml", for containers; empty for text.
	Unit string
	// Index is the 1-based number of the paragraph in its unit.
	Index int
	// Page is the 1-based page, 0 where the format has no pages.
	Page int
}

// Run is a stretch of characters with one history and one place.
type Run struct {
	// Text is the run's text in UTF-8. A footnote reference stands in it as
	// superscript digits, a tab as \t, a line break as \n.
	Text string
	// Changes are the tracked changes around the run, outermost first; none for
	// text that stands on both sides.
	Changes []*Change
	// Start and End are the byte range of the run in Document.Source (text
	// formats) or in the unit's XML (Word, OpenDocument). End is exclusive.
	// Readers split runs so that text and source spelling have the same length;
	// where the spelling differs (entities, escapes) the run holds just that
	// character and the range covers its spelling, and the run is indivisible.
	// Both are -1 where no place exists.
	Start, End int
	Italic     bool
	Bold       bool
	// Struck is true for text that formatting strikes out, Marked for text that
	// formatting underlines or colours: a redline made by hand. Once a document is
	// read whole, struck text stands under a deletion of its own.
	Struck, Marked bool
	// NoteRef is true for a footnote or endnote reference mark.
	NoteRef bool
}

// ChangeKind says what a tracked change did.
type ChangeKind string

// The kinds of tracked change.
const (
	Inserted  ChangeKind = "inserted"
	Deleted   ChangeKind = "deleted"
	MovedFrom ChangeKind = "moved-from"
	MovedTo   ChangeKind = "moved-to"
)

// Change is one tracked change. All runs of a change share one Change.
type Change struct {
	Kind   ChangeKind
	Author string
	// Date is the date as the source records it: RFC 3339 in Word, free text in
	// CriticMarkup. Empty where none is recorded.
	Date string
	// Move joins the two halves of a move; empty for other changes.
	Move string
	// Comment is a remark that the source attaches to the change itself, as
	// CriticMarkup does; empty where there is none.
	Comment string
}

// Remark is a reviewer's comment.
type Remark struct {
	Author, Date, Text string
	// Paragraph is the index into Document.Paragraphs of the paragraph in which
	// the remark ends, -1 if it is not anchored.
	Paragraph int
	// Quote is the commented text as the draft shows it.
	Quote string
	// Start and End are the byte range of the remark in Document.Source; both are 0
	// where it has none of its own.
	Start, End int
}

// Redline reports whether the document holds tracked changes of its text.
func (d *Document) Redline() bool {
	for i := range d.Paragraphs {
		p := &d.Paragraphs[i]
		if len(p.Break) > 0 {
			return true
		}
		for j := range p.Runs {
			if len(p.Runs[j].Changes) > 0 {
				return true
			}
		}
	}
	return false
}

// Side is one of the two texts that a document holds.
type Side int

// Rejecting all tracked changes gives the base, accepting all gives the draft.
// Proposed is the text that one author put forward before another struck it out:
// what is on neither side, in the place where it stood, around what the draft has.
const (
	Base Side = iota
	Draft
	Proposed
)

func (s Side) String() string {
	switch s {
	case Base:
		return "base"
	case Proposed:
		return "proposed"
	}
	return "draft"
}

// Withdrawn reports whether the document holds text that one change inserted and
// another deleted, so that neither side shows it.
func (d *Document) Withdrawn() bool {
	for i := range d.Paragraphs {
		for j := range d.Paragraphs[i].Runs {
			r := &d.Paragraphs[i].Runs[j]
			if len(r.Changes) > 1 && strings.TrimSpace(r.Text) != "" && !Base.Has(r.Changes) && !Draft.Has(r.Changes) {
				return true
			}
		}
	}
	return false
}

// Has reports whether side s shows text under the given changes: an insertion
// or the target of a move is not on the base, a deletion or the source of a move
// not on the draft. Text inserted by one author and deleted by the next is on
// neither.
func (s Side) Has(changes []*Change) bool {
	if s == Proposed {
		return Draft.Has(changes) || !Base.Has(changes)
	}
	for _, c := range changes {
		switch c.Kind {
		case Inserted, MovedTo:
			if s == Base {
				return false
			}
		case Deleted, MovedFrom:
			if s == Draft {
				return false
			}
		}
	}
	return true
}
