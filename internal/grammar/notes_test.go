package grammar

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/resolint/resolint/internal/document"
)

// TestContainerNotes reads two resolutions of one Word file whose footnotes stand
// in a part of their own, with a mark that starts again and one that does not.
func TestContainerNotes(t *testing.T) {
	body := func(style, text, ref string) document.Paragraph {
		p := document.Paragraph{Part: document.PartBody, Style: style, Runs: []document.Run{{Text: text, Start: -1, End: -1}}}
		if ref != "" {
			p.Runs = append(p.Runs, document.Run{Text: ref, NoteRef: true, Start: -1, End: -1}, document.Run{Text: ",", Start: -1, End: -1})
		}
		return p
	}
	note := func(mark, text string) document.Paragraph {
		return document.Paragraph{Part: document.PartFootnote, Note: mark, Runs: []document.Run{{Text: text, Start: -1, End: -1}}}
	}
	doc := &document.Document{Name: "notes.docx", Format: document.FormatDocx, Paragraphs: []document.Paragraph{
		body("resno", "RESOLUTION 1 (LIMA, 2030)", ""),
		body("restitle", "First", ""),
		body("call", "noting", ""),
		body("", "rivers", "¹"),
		body("call", "resolves", ""),
		body("", "to go.", ""),
		body("resno", "RESOLUTION 2 (LIMA, 2030)", ""),
		body("restitle", "Second", ""),
		body("call", "noting", ""),
		body("", "lakes", "¹"),
		body("call", "applauding loudly", ""),
		body("", "seas", "²"),
		body("call", "resolves", ""),
		body("", "to stay.", ""),
		note("1", "Large ones."),
		note("1", "Small ones."),
		note("2", "Salt ones."),
		note("2", "And sweet ones."),
	}}
	// Two paragraphs in a row with one mark are one note, unless as many texts refer
	// to the mark.
	v := doc.View(document.Draft)
	check(t, v, Parse(v))
	want := `title: First
noting: rivers, ^1
resolves: to go.
footnote/1: Large ones.
--
title: Second
noting: lakes, ^1
applauding loudly: seas, ^2
resolves: to stay.
footnote/1: Small ones.
footnote/2: Salt ones. / And sweet ones.
`
	if d := cmp.Diff(want, outline(v)); d != "" {
		t.Errorf("outline differs (-want +got):\n%s", d)
	}
}
