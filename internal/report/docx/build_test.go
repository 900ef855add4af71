package docx_test

import (
	"strings"
	"testing"

	"github.com/resolint/resolint/internal/testkit"
)

const (
	head         = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	transitional = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
	strict       = "http://purl.oclc.org/ooxml/wordprocessingml/main"
	relations    = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	strictRel    = "http://purl.oclc.org/ooxml/officeDocument/relationships/"
	partType     = "application/vnd.openxmlformats-officedocument.wordprocessingml."
	relsOpen     = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
)

// build makes a package around a main part. Other parts of word/ get content
// type and relationship by their names.
func build(t testing.TB, document string, more map[string]string) []byte {
	t.Helper()
	rel, files := relations, map[string]string{"word/document.xml": document}
	if strings.Contains(document, strict) {
		rel = strictRel
	}
	types := `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
		`<Override PartName="/word/document.xml" ContentType="` + partType + `document.main+xml"/>`
	rels := ""
	for name, content := range more {
		files[name] = content
	}
	for _, kind := range []string{"comments", "footnotes", "styles"} {
		if _, ok := more["word/"+kind+".xml"]; ok {
			types += `<Override PartName="/word/` + kind + `.xml" ContentType="` + partType + kind + `+xml"/>`
			rels += `<Relationship Id="rId` + kind + `" Type="` + rel + kind + `" Target="` + kind + `.xml"/>`
		}
	}
	files["[Content_Types].xml"] = head + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` + types + `</Types>`
	files["_rels/.rels"] = head + relsOpen + `<Relationship Id="rId1" Type="` + rel + `officeDocument" Target="word/document.xml"/></Relationships>`
	if _, have := files["word/_rels/document.xml.rels"]; !have && rels != "" {
		files["word/_rels/document.xml.rels"] = head + relsOpen + rels + `</Relationships>`
	}
	return testkit.ZipFiles(t, files)
}

// body is a main part with the usual prefix.
func body(content string) string {
	return head + `<w:document xmlns:w="` + transitional + `" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"` +
		` xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:body>` + content + `</w:body></w:document>`
}

// run is a run with text, para a paragraph of runs.
func run(text string) string { return `<w:r><w:t xml:space="preserve">` + text + `</w:t></w:r>` }

func para(content string) string { return `<w:p>` + content + `</w:p>` }

const by = ` w:id="40" w:author="A. Delegate" w:date="2025-03-01T10:00:00Z"`

func inserted(text string) string { return `<w:ins` + by + `>` + run(text) + `</w:ins>` }

func deleted(text string) string {
	return `<w:del` + by + `><w:r><w:delText xml:space="preserve">` + text + `</w:delText></w:r></w:del>`
}

func field(kind string) string { return `<w:r><w:fldChar w:fldCharType="` + kind + `"/></w:r>` }

func footnotes(text string) string {
	return head + `<w:footnotes xmlns:w="` + transitional + `"><w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>` +
		`<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>` +
		`<w:footnote w:id="3"><w:p><w:r><w:footnoteRef/></w:r>` + run(text) + `</w:p></w:footnote></w:footnotes>`
}
