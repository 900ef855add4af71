package read

import (
	"fmt"
	"strings"

	"github.com/resolint/resolint/internal/document"
	"github.com/resolint/resolint/internal/read/language"
)

// setForeignApart notes what of a document is not in English: audited with English
// rules it would look like a text without findings. A short quotation stays where
// it is.
func setForeignApart(doc *document.Document) {
	texts := make([]string, len(doc.Paragraphs))
	for i := range doc.Paragraphs {
		texts[i] = wordsOf(&doc.Paragraphs[i])
	}
	v := language.Judge(texts)
	switch {
	case v.Foreign == 0:
		return
	case v.Whole():
		doc.Foreign = &document.Foreign{Language: v.Main, Words: v.Foreign, All: v.Words, Whole: true}
		return
	case !v.Large():
		noteForeign(doc, &v, texts)
		return
	}
	doc.Foreign = &document.Foreign{Language: v.Main, Words: v.Foreign, All: v.Words}
	for i, l := range v.Paragraphs {
		if l == "" {
			continue
		}
		doc.Paragraphs[i].Part = document.PartForeign
		if l == v.Main && doc.Foreign.First == "" {
			doc.Foreign.First = firstWords(texts[i])
		}
	}
}

// noteForeign gives notice of paragraphs in another language that are too few to be set
// apart: they are read on as quotations are, but what they say is not judged.
func noteForeign(doc *document.Document, v *language.Verdict, texts []string) {
	const least = 4 // words; fewer are a name
	if v.Foreign < least {
		return
	}
	for i, l := range v.Paragraphs {
		if l == v.Main {
			doc.Notices = append(doc.Notices, fmt.Sprintf("%d words in %s, from “%s”, are not judged: the rules know English",
				v.Foreign, l, firstWords(strings.TrimSpace(texts[i]))))
			return
		}
	}
}

// wordsOf returns the words of a paragraph that carries text of the document.
func wordsOf(p *document.Paragraph) string {
	switch p.Part {
	case document.PartBody, document.PartFootnote, document.PartEndnote, "":
	default:
		return ""
	}
	if len(p.Runs) == 1 {
		return p.Runs[0].Text
	}
	var out strings.Builder
	for i := range p.Runs {
		out.WriteString(p.Runs[i].Text)
	}
	return out.String()
}

// firstWords returns the beginning of a text, for a message.
func firstWords(s string) string {
	const most = 6
	words := strings.Fields(s)
	if len(words) > most {
		return strings.Join(words[:most], " ") + " …"
	}
	return strings.Join(words, " ")
}
