// Package pdf reads PDF files that have a text layer: paragraphs in reading
// order with their pages, footnotes attached, running headers and footers apart.
//
// PDF does not record words, lines or paragraphs, only glyphs and where they
// stand. The package interprets the content streams (ISO 32000-1, 9.4), puts
// glyphs together to lines and columns by their places, takes page furniture and
// footnotes out, and puts lines together to paragraphs by spacing, indents,
// labels and the room left at the ends of lines.
//
// pdfcpu reads the file's objects; everything from the content streams up is
// here.
package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"time"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu"

	"github.com/resolint/resolint/internal/document"
	"github.com/resolint/resolint/internal/read/limit"
)

// Error says why a PDF cannot be read and what the user can do about it.
type Error struct {
	// Name is the file as the user named it.
	Name string
	// Reason and Remedy are sentences without capital and full stop.
	Reason, Remedy string
	// Err is the cause, nil where the reason says all.
	Err error
}

func (e *Error) Error() string {
	s := "read " + e.Name + ": " + e.Reason
	if e.Err != nil {
		s += " (" + e.Err.Error() + ")"
	}
	if e.Remedy != "" {
		s += "; " + e.Remedy
	}
	return s
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

const (
	remedyOCR     = "run optical character recognition over it (for instance ocrmypdf), or use the Word or HTML version"
	remedyDamaged = "save it again from the program that made it, or use the Word or HTML version"
	remedyLocked  = "save a copy without password protection, or use the Word or HTML version"
)

// timeLimit is how long one file may take; perMegabyte is added for its size. The
// bounds on what is decoded and interpreted end most hostile files long before.
const (
	timeLimit   = 1500 * time.Millisecond
	perMegabyte = 500 * time.Millisecond
)

// Read reads a PDF. Paragraphs come in reading order; each footnote follows the
// paragraph that refers to it; headers and footers stand at the end, each text
// once. Runs have no place in a source (Start and End are -1): the page is the
// place.
//
// Errors are *Error or *limit.Error: the file is encrypted, damaged, has no text
// layer, or exceeds a limit. Damaged input never panics.
func Read(name string, data []byte, lim limit.Limits) (*document.Document, error) {
	if err := lim.CheckInput(int64(len(data))); err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	if at := bytes.Index(data[:min(len(data), 1024)], []byte("%PDF-")); at < 0 {
		return nil, &Error{name, "it is not a PDF: the mark %PDF- is missing", "check the file's name and content", nil}
	}
	deadline := time.Now().Add(timeLimit + time.Duration(len(data)>>10)*perMegabyte/1024)
	unpacked := lim.Unpacked
	if unpacked <= 0 {
		unpacked = limit.Default().Unpacked
	}
	if err := checkRepair(data, lim); err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	f, err := open(data, unpacked, deadline)
	if err != nil {
		return nil, openError(name, err)
	}
	leaves, notices, err := f.leaves(name, lim)
	if err != nil {
		return nil, err
	}
	doc := compose(leaves)
	doc.Name, doc.Format = name, document.FormatPDF
	doc.Notices = notices
	if err := lim.CheckParagraphs(int64(len(doc.Paragraphs))); err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	return doc, nil
}

func openError(name string, err error) error {
	switch {
	case errors.Is(err, pdfcpu.ErrWrongPassword), errors.Is(err, pdfcpu.ErrOwnerPasswordRequired),
		errors.Is(err, pdfcpu.ErrPermissionDenied), errors.Is(err, pdfcpu.ErrUnsupportedEncryptionFeature),
		errors.Is(err, pdfcpu.ErrMalformedEncryption), errors.Is(err, pdfcpu.ErrEncrypted):
		return &Error{name, "it is encrypted", remedyLocked, nil}
	case errors.Is(err, errDeadline):
		return &Error{name, errDeadline.Error(), remedyDamaged, nil}
	}
	return &Error{name, "its structure is damaged", remedyDamaged, err}
}

// leaves reads all pages. Each is cut down to its lines' text before the next.
func (f *file) leaves(name string, lim limit.Limits) ([]*leaf, []string, error) {
	pages, err := f.pages()
	if err != nil {
		return nil, nil, &Error{name, "its pages cannot be found", remedyDamaged, err}
	}
	if len(pages) == 0 {
		return nil, nil, &Error{name, "it has no pages", remedyDamaged, nil}
	}
	in := &interpreter{file: f, fonts: map[int]*typeface{}, grow: limit.Meter{Limits: lim}, layers: f.layers()}
	var leaves []*leaf
	var broken, pictures, concealed, crowded []int
	var cause error
	unknown, known := 0, 0
	for i := range pages {
		sheet, err := in.show(&pages[i])
		switch {
		case in.grow.Err != nil:
			return nil, nil, fmt.Errorf("read %s: %w", name, in.grow.Err)
		case f.late():
			return nil, nil, &Error{name, errDeadline.Error(), remedyDamaged, nil}
		case errors.Is(err, errBudget):
			return nil, nil, &Error{name, errBudget.Error(), "raise limits.unpacked-bytes in the configuration if the file is trusted", nil}
		case in.ops > maxOperations || in.shown > maxGlyphs || len(sheet.glyphs) >= maxPageGlyphs, sheet.compared > maxCompared:
			return nil, nil, &Error{name, fmt.Sprintf("page %d shows more than any text can", i+1), remedyDamaged, nil}
		case err != nil:
			broken, cause = append(broken, i+1), err
		}
		l := condense(sheet)
		if sheet.concealed > 0 {
			concealed = append(concealed, i+1)
		}
		if sheet.crowded {
			crowded = append(crowded, i+1)
		}
		unknown += sheet.unknown
		known += len(sheet.glyphs)
		if l.letters < minPageLetters && l.images > 0 {
			pictures = append(pictures, i+1)
		}
		leaves = append(leaves, l)
	}
	notices, err := judge(name, tally{len(pages), broken, pictures, concealed, crowded, known, unknown, cause})
	return leaves, notices, err
}

// minPageLetters is the number of letters below which a page with a picture is
// taken for a picture of a page.
const minPageLetters = 100

// tally is what reading the pages met with.
type tally struct {
	pages int
	// broken, pictures, concealed and crowded are numbers of pages.
	broken, pictures, concealed, crowded []int
	known, unknown                       int   // characters
	cause                                error // why the last broken page could not be decoded
}

// judge refuses what has no text to read and gives notice of what is missing.
func judge(name string, t tally) ([]string, error) {
	broken, pictures, known, unknown := t.broken, t.pictures, t.known, t.unknown
	switch {
	case unknown > known && unknown > 20:
		return nil, &Error{name, "its fonts do not say which characters they show", remedyOCR, nil}
	case known == 0 && len(broken) > 0:
		return nil, &Error{name, "none of its pages can be decoded", remedyDamaged, t.cause}
	case known == 0:
		return nil, &Error{name, "it has no text layer: its pages are pictures or empty", remedyOCR, nil}
	case len(pictures)*2 > t.pages:
		return nil, &Error{name, fmt.Sprintf("it has no text layer: %d of its %d pages are pictures", len(pictures), t.pages), remedyOCR, nil}
	}
	var notices []string
	if len(broken) > 0 {
		notices = append(notices, "Some content could not be decoded on "+pageList(broken)+".")
	}
	if len(pictures) > 0 {
		notices = append(notices, "No text layer on "+pageList(pictures)+": pictures were not read.")
	}
	if len(t.concealed) > 0 {
		notices = append(notices, "Text that nobody sees (without ink, in the colour of what is behind it, covered, cut off, tiny or turned off) was left out on "+pageList(t.concealed)+".")
	}
	if len(t.crowded) > 0 {
		notices = append(notices, "So much is painted on "+pageList(t.crowded)+" that text under it was not told from text on it.")
	}
	if unknown*50 > known {
		notices = append(notices, fmt.Sprintf("%d of %d characters are not named by their fonts and are left out.", unknown, known+unknown))
	}
	return notices, nil
}

// pageList names pages in words: "page 3", "pages 3, 5".
func pageList(pages []int) string {
	if len(pages) == 1 {
		return fmt.Sprintf("page %d", pages[0])
	}
	var b bytes.Buffer
	b.WriteString("pages ")
	for i, p := range pages {
		if i == 20 {
			fmt.Fprintf(&b, " and %d more", len(pages)-i)
			break
		}
		if i > 0 {
			b.WriteString(", ")
		}
		fmt.Fprint(&b, p)
	}
	return b.String()
}

// compose makes a document of the pages.
func compose(leaves []*leaf) *document.Document {
	dropLineNumbers(leaves)
	apart := furniture(leaves)
	var texts [][]line
	var sizes []line
	columns := learnColumns(leaves)
	for _, l := range leaves {
		for _, region := range columns.regions(l.chunks) {
			lines := linesOf(region, l.page)
			texts = append(texts, lines)
			sizes = append(sizes, lines...)
		}
		l.chunks = nil
	}
	words, usual := learn(sizes), measure(sizes)
	body := sizes[:0]
	var notes []note
	known := map[string]bool{}
	for _, lines := range texts {
		rest, found := takeNotes(lines, leaves[lines[0].page-1].rules, usual.body)
		if len(found) > 0 && found[0].mark == "" {
			// The end of a note of the page before, or no note at all.
			if n := len(notes); n > 0 && notes[n-1].page >= found[0].page-1 {
				notes[n-1].lines = append(notes[n-1].lines, found[0].lines...)
			} else {
				rest = append(rest, found[0].lines...)
			}
			found = found[1:]
		}
		for _, n := range found {
			// A note in the running footer stands on many pages.
			if key := n.key(); !known[key] {
				known[key] = true
				notes = append(notes, n)
			}
		}
		body = append(body, rest...)
	}
	b := newBuilder(words, notes)
	b.body(assemble(body, usual))
	doc := &document.Document{Paragraphs: append(b.out, apart...)}
	for i := range doc.Paragraphs {
		doc.Paragraphs[i].Index = i + 1
	}
	return doc
}
