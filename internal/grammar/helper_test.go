package grammar

import (
	"strings"

	"github.com/resolint/resolint/internal/document"
)

// viewOf makes a view of a text whose paragraphs are separated by empty lines;
// a line that begins with a bullet or a label starts a paragraph too.
func viewOf(name, text string) *document.View {
	doc := &document.Document{Name: name, Format: document.FormatText, Source: text}
	pos := 0
	for pos < len(text) {
		end := strings.Index(text[pos:], "\n\n")
		if end < 0 {
			end = len(text)
		} else {
			end += pos
		}
		if strings.TrimSpace(text[pos:end]) != "" {
			addParagraphs(doc, text, pos, end)
		}
		pos = end + 2
	}
	return doc.View(document.Draft)
}

func addParagraphs(doc *document.Document, text string, start, end int) {
	for start < end {
		stop := end
		for i := start; i < end; i++ {
			if text[i] != '\n' {
				continue
			}
			next := strings.TrimLeft(text[i+1:end], " ")
			if _, ok := parseLabel(next); ok && strings.ContainsAny(next[:min(len(next), 4)], "•)") || strings.HasPrefix(text[start:i], "  •") {
				stop = i
				break
			}
		}
		doc.Paragraphs = append(doc.Paragraphs, document.Paragraph{
			Part: document.PartBody, Index: len(doc.Paragraphs) + 1,
			Runs: []document.Run{{Text: text[start:stop], Start: start, End: stop}},
		})
		start = stop + 1
	}
}
