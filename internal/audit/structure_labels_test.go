package audit_test

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/resolint/resolint/internal/testkit"
)

// node is an element of an XML file, read by the standard library.
type node struct {
	name     string
	text     string // of text nodes, whose name is ""
	attrs    []xml.Attr
	children []*node
}

func nodes(t *testing.T, data []byte) *node {
	t.Helper()
	root := &node{}
	stack := []*node{root}
	d := xml.NewDecoder(bytes.NewReader(data))
	for {
		tok, err := d.Token()
		if errors.Is(err, io.EOF) {
			return root
		}
		if err != nil {
			t.Fatal(err)
		}
		top := stack[len(stack)-1]
		switch tok := tok.(type) {
		case xml.StartElement:
			n := &node{name: tok.Name.Local, attrs: tok.Attr}
			top.children = append(top.children, n)
			stack = append(stack, n)
		case xml.EndElement:
			stack = stack[:len(stack)-1]
		case xml.CharData:
			top.children = append(top.children, &node{text: string(tok)})
		}
	}
}

// walk calls f for each element, parents first, and goes into those for which it
// returns true.
func (n *node) walk(f func(*node) bool) {
	for _, c := range n.children {
		if f(c) {
			c.walk(f)
		}
	}
}

// string returns the text in the element, with what the given elements stand for.
func (n *node) string(stands map[string]string) string {
	var out strings.Builder
	n.walk(func(c *node) bool {
		out.WriteString(c.text)
		s, special := stands[c.name]
		out.WriteString(s)
		return !special
	})
	return out.String()
}

func (n *node) child(names ...string) *node {
	for _, c := range n.children {
		if slices.Contains(names, c.name) {
			return c
		}
	}
	return nil
}

// style returns the style of a paragraph of WordprocessingML.
func (n *node) style() (style string) {
	n.walk(func(c *node) bool {
		for _, a := range c.attrs {
			if c.name == "pStyle" && a.Name.Local == "val" {
				style = a.Value
			}
		}
		return c.name == "pPr"
	})
	return style
}

// finalActs takes the labels from the markup: num elements or, where a converter
// left them in the text, its beginning.
func finalActs(t *testing.T) []labelledText {
	path := testkit.Shared(t, "corpus", "itu", "pp18_final_acts_akn.xml")
	x := labelledText{path: path}
	root := nodes(t, bytesOf(t, path))
	separate := map[string]string{"meta": "", "p": ""}
	root.walk(func(n *node) bool {
		switch n.name {
		case "meta":
			return false
		case "p", "heading", "num":
			x.body = append(x.body, plainWords(n.string(nil))...)
		case "recital", "paragraph", "point":
			p := n.child("p")
			for _, holder := range []string{"content", "intro"} {
				if h := n.child(holder); p == nil && h != nil {
					p = h.child("p")
				}
			}
			if p == nil {
				break
			}
			label, text := "", strings.TrimSpace(p.string(separate))
			if num := n.child("num"); num != nil {
				label = strings.TrimSpace(num.string(nil))
			} else if m := printedLabel.FindStringSubmatch(text); m != nil {
				label, text = m[1], m[2]
			}
			x.paragraphs = append(x.paragraphs, labelledParagraph{label, gluedMark.ReplaceAllString(text, "$1")})
		}
		return true
	})
	return []labelledText{x}
}

// assemblyPDF takes the labels from the paragraphs that the United Nations
// published beside the file.
func assemblyPDF(t *testing.T) []labelledText {
	path := testkit.Shared(t, "corpus", "pdf", "GateNLP+gateplugin-UNGA", "A_RES_73_6-EN.pdf")
	var labels []struct{ Text, Type, Prefix string }
	if err := json.Unmarshal(bytesOf(t, strings.Replace(path, "-EN.pdf", ".labelled.json", 1)), &labels); err != nil {
		t.Fatal(err)
	}
	x := labelledText{path: path}
	for _, l := range labels {
		text := gluedMark.ReplaceAllString(l.Text, "$1")
		x.body = append(x.body, plainWords(l.Prefix+" "+text)...)
		if l.Type == "paragraph" && !enactingLine.MatchString(l.Text) {
			x.paragraphs = append(x.paragraphs, labelledParagraph{l.Prefix, text})
		}
	}
	return []labelledText{x}
}

// assemblyWord takes the labels from the paragraphs of the file's XML: what stands
// before a tab, in the text of the resolution.
func assemblyWord(t *testing.T) []labelledText {
	path := testkit.Shared(t, "corpus", "docx", "metanorma+mn-samples-itu", "T-RES-T.1-2016-MSW-E.docx")
	z, err := zip.OpenReader(path)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	f, err := z.Open("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	data, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	x := labelledText{path: path}
	stands := map[string]string{"tab": "\t", "br": "\n", "noBreakHyphen": "-", "instrText": "", "pPr": "", "footnoteReference": ""}
	inside := false
	nodes(t, data).walk(func(n *node) bool {
		if n.name == "Fallback" {
			return false
		}
		if n.name != "p" {
			return true
		}
		text := n.string(stands)
		x.body = append(x.body, plainWords(text)...)
		if enactingLine.MatchString(strings.TrimSpace(text)) {
			inside = true
		}
		if strings.HasPrefix(n.style(), "Heading") {
			return false
		}
		if label, rest, ok := strings.Cut(text, "\t"); inside && ok && len(label) < 12 && len(plainWords(label)) > 0 {
			x.paragraphs = append(x.paragraphs, labelledParagraph{label, rest})
		}
		return false
	})
	return []labelledText{x}
}
