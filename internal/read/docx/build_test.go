package docx

import (
	"fmt"
	"sort"
	"strings"
	"testing"

	"github.com/resolint/resolint/internal/document"
	"github.com/resolint/resolint/internal/read/limit"
	"github.com/resolint/resolint/internal/testkit"
)

const (
	nsTransitional  = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
	relTransitional = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	xmlHead         = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
)

// part wraps content in a root element of WordprocessingML.
func part(root, content string) string {
	return xmlHead + `<w:` + root + ` xmlns:w="` + nsTransitional + `" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"` +
		` xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml"` +
		` xmlns:r="` + relTransitional + `">` + content + `</w:` + root + `>`
}

func bodyPart(content string) string { return part("document", "<w:body>"+content+"</w:body>") }

// files are the parts of a package by name.
type files map[string]string

// word returns a package around a body. Parts in word/ get the relationship
// that their name says.
func word(body string, more ...files) files {
	f := files{"word/document.xml": bodyPart(body)}
	var rels strings.Builder
	for _, m := range more {
		for name, content := range m {
			f[name] = content
		}
	}
	names := make([]string, 0, len(f))
	for name := range f {
		names = append(names, name)
	}
	sort.Strings(names)
	for i, name := range names {
		kind := strings.TrimRight(strings.TrimSuffix(strings.TrimPrefix(name, "word/"), ".xml"), "0123456789")
		if strings.HasPrefix(name, "word/") && kind != "document" {
			fmt.Fprintf(&rels, `<Relationship Id="r%d" Type="%s/%s" Target="%s"/>`, i, relTransitional, kind, strings.TrimPrefix(name, "word/"))
		}
	}
	if _, have := f["_rels/.rels"]; !have {
		f["_rels/.rels"] = relationshipsPart(`<Relationship Id="r1" Type="` + relTransitional + `/officeDocument" Target="word/document.xml"/>`)
	}
	if _, have := f["word/_rels/document.xml.rels"]; !have {
		f["word/_rels/document.xml.rels"] = relationshipsPart(rels.String())
	}
	return f
}

func relationshipsPart(content string) string {
	return xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` + content + `</Relationships>`
}

// zip packs the files in the order of their names.
func (f files) zip(t testing.TB) []byte {
	t.Helper()
	return testkit.ZipFiles(t, f)
}

func (f files) read(t testing.TB) *document.Document {
	t.Helper()
	doc, err := Read("test.docx", f.zip(t), limit.Default())
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// p is a paragraph with plain text.
func p(text string) string { return "<w:p>" + t(text) + "</w:p>" }

// t is a run with plain text.
func t(text string) string { return `<w:r><w:t xml:space="preserve">` + text + `</w:t></w:r>` }

const who = ` w:id="1" w:author="A. Author" w:date="2025-03-01T10:00:00Z"`

func ins(content string) string { return "<w:ins" + who + ">" + content + "</w:ins>" }

func del(text string) string {
	return "<w:del" + who + `><w:r><w:delText xml:space="preserve">` + text + "</w:delText></w:r></w:del>"
}

// marked is a paragraph whose mark has a revision, "ins" or "del".
func marked(kind, content string) string {
	return "<w:p><w:pPr><w:rPr><w:" + kind + who + "/></w:rPr></w:pPr>" + content + "</w:p>"
}

// show prints the blocks of a side as "label|text".
func show(d *document.Document, side document.Side) []string {
	var out []string
	for _, b := range d.View(side).Blocks {
		out = append(out, b.Label+"|"+b.Text)
	}
	return out
}
