// Command make writes draft4.docx: draft 3 with the tracked changes of two delegations.
// The bytes are the same on every run.
//
//	go run ./testdata/history/negotiation -base testdata/history/negotiation/draft3.txt -o testdata/history/negotiation/draft4.docx
package main

import (
	"encoding/xml"
	"flag"
	"fmt"
	"os"
	"strings"

	"github.com/resolint/resolint/internal/testkit/stored"
)

const (
	head         = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	contentTypes = head + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`
	packageRels = head + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`
)

// edits are made in the paragraph that holds their words: the words before, those that
// one delegation deletes, those that it inserts.
var edits = []struct{ before, deleted, inserted, author, date string }{
	{"users ", "should", "shall", "EUR", "2027-05-12T09:30:00Z"},
	{"offered ", "first to women, ", "", "AFR", "2027-05-13T16:05:00Z"},
	{"", "", "1 ", "AFR", "2027-05-13T16:10:00Z"},
	{"equipment for access points", ".", ";", "AFR", "2027-05-13T16:10:00Z"},
}

// added is a paragraph that AFR appends.
const added = "2 to consult civil society and academia before an access point is closed."

func main() {
	base := flag.String("base", "draft3.txt", "draft 3")
	out := flag.String("o", "draft4.docx", "file to write")
	flag.Parse()
	text, err := os.ReadFile(*base)
	if err == nil {
		var data []byte
		if data, err = build(string(text)); err == nil {
			err = os.WriteFile(*out, data, 0o644)
		}
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "make negotiation:", err)
		os.Exit(1)
	}
}

func build(base string) ([]byte, error) {
	var body strings.Builder
	paragraphs := strings.Split(strings.TrimSpace(base), "\n\n")
	for i, p := range paragraphs {
		mark := ""
		if i == len(paragraphs)-1 {
			mark = change("ins", "AFR", "2027-05-13T16:10:00Z", "")
		}
		paragraph(&body, p, mark)
	}
	fmt.Fprintf(&body, `<w:p>%s</w:p>`, change("ins", "AFR", "2027-05-13T16:10:00Z", run("w:t", added)))
	document := head + `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>` + body.String() + `</w:body></w:document>`
	return stored.Zip([][2]string{{"[Content_Types].xml", contentTypes}, {"_rels/.rels", packageRels}, {"word/document.xml", document}})
}

// paragraph writes one paragraph with the edits that are made in it.
func paragraph(body *strings.Builder, text, mark string) {
	body.WriteString("<w:p>")
	if mark != "" {
		body.WriteString("<w:pPr><w:rPr>" + mark + "</w:rPr></w:pPr>")
	}
	for _, e := range edits {
		if e.before == "" && !strings.HasPrefix(text, "to remove fees") {
			continue
		}
		before, after, here := strings.Cut(text, e.before+e.deleted)
		if !here {
			continue
		}
		body.WriteString(run("w:t", before+e.before))
		if e.deleted != "" {
			body.WriteString(change("del", e.author, e.date, run("w:delText", e.deleted)))
		}
		if e.inserted != "" {
			body.WriteString(change("ins", e.author, e.date, run("w:t", e.inserted)))
		}
		text = after
	}
	body.WriteString(run("w:t", text) + "</w:p>")
}

var id int

func change(kind, author, date, inner string) string {
	id++
	if inner == "" {
		return fmt.Sprintf(`<w:%s w:id="%d" w:author=%q w:date=%q/>`, kind, id, author, date)
	}
	return fmt.Sprintf(`<w:%s w:id="%d" w:author=%q w:date=%q>%s</w:%s>`, kind, id, author, date, inner, kind)
}

func run(tag, text string) string {
	if text == "" {
		return ""
	}
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(text)) // a strings.Builder takes everything
	return fmt.Sprintf(`<w:r><%s xml:space="preserve">%s</%s></w:r>`, tag, b.String(), tag)
}
