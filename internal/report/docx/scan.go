package docx

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// The namespaces of WordprocessingML, transitional and strict (ECMA-376).
const (
	wordTransitional = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
	wordStrict       = "http://purl.oclc.org/ooxml/wordprocessingml/main"
)

// element is a start tag.
type element struct {
	local      string
	word       bool // it is of WordprocessingML
	name       xml.Name
	attrs      []xml.Attr
	start, end int // byte range of the tag
	empty      bool
	depth      int // number of open elements with this one
}

func (e *element) is(local string) bool { return e.word && e.local == local }

// attr returns the value of an attribute by its local name; namespaces of
// attributes do not matter in the elements that are asked.
func (e *element) attr(local string) string {
	for i := range e.attrs {
		if e.attrs[i].Name.Local == local && e.attrs[i].Name.Space != "xmlns" {
			return e.attrs[i].Value
		}
	}
	return ""
}

// scanner walks over the elements of a part, keeping their byte ranges.
type scanner struct {
	data  []byte
	dec   *xml.Decoder
	stack []frame
	names map[string]string // namespaces in force by prefix
	seen  bool              // a root element was seen
}

type frame struct {
	name   xml.Name
	before []binding // what the element's declarations replaced
}

type binding struct{ prefix, uri string }

// end is called for each end tag, empty elements included; start is that of the
// end tag (for empty elements the end of the tag).
type handler struct {
	start func(s *scanner, e *element)
	end   func(s *scanner, depth, start, end int)
	text  func(s *scanner, start, end int)
}

// walk calls visit for each element of a part.
func walk(name string, data []byte, visit func(*scanner, *element)) error {
	return scan(name, data, handler{start: visit})
}

// scan reads a part to its end. Its error says that the part is not well-formed
// or not in UTF-8.
func scan(name string, data []byte, h handler) error {
	s := &scanner{data: data, dec: xml.NewDecoder(bytes.NewReader(data)), names: map[string]string{"xml": "xml"}}
	for {
		err := s.step(h)
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return fmt.Errorf("%s at byte %d: %w; open and save the file in Word", name, s.dec.InputOffset(), err)
		}
	}
	if len(s.stack) > 0 || !s.seen {
		return fmt.Errorf("%s: the part ends inside an element; open and save the file in Word", name)
	}
	return nil
}

func (s *scanner) step(h handler) error {
	start := int(s.dec.InputOffset())
	tok, err := s.dec.RawToken()
	if err != nil {
		return err
	}
	end := int(s.dec.InputOffset())
	switch t := tok.(type) {
	case xml.StartElement:
		if len(s.stack) == 0 && s.seen {
			return errors.New("two root elements")
		}
		s.seen = true
		s.push(&t)
		if h.start != nil {
			uri := s.names[t.Name.Space]
			h.start(s, &element{
				local: t.Name.Local, name: t.Name, attrs: t.Attr, start: start, end: end, depth: len(s.stack),
				word: uri == wordTransitional || uri == wordStrict, empty: bytes.HasSuffix(s.data[start:end], []byte("/>")),
			})
		}
	case xml.EndElement:
		depth := len(s.stack)
		if depth == 0 || s.stack[depth-1].name != t.Name {
			return fmt.Errorf("end tag %s does not fit", t.Name.Local)
		}
		if h.end != nil {
			h.end(s, depth, start, end)
		}
		for _, b := range s.stack[depth-1].before {
			s.names[b.prefix] = b.uri
		}
		s.stack = s.stack[:depth-1]
	case xml.CharData:
		if h.text != nil && end > start {
			h.text(s, start, end)
		}
	case xml.Directive:
		return errors.New("a document type declaration is not allowed")
	}
	return nil
}

func (s *scanner) push(t *xml.StartElement) {
	f := frame{name: t.Name}
	for i := range t.Attr {
		a := &t.Attr[i]
		prefix := ""
		switch {
		case a.Name.Space == "xmlns":
			prefix = a.Name.Local
		case a.Name.Space != "" || a.Name.Local != "xmlns":
			continue
		}
		f.before = append(f.before, binding{prefix, s.names[prefix]})
		s.names[prefix] = a.Value
	}
	// Undone in the order of the list: the first entry of a prefix has to win.
	slices.Reverse(f.before)
	s.stack = append(s.stack, f)
}

// dialect is how elements of WordprocessingML are spelt at a place of a part.
type dialect struct {
	prefix  string // with its colon
	declare string // a declaration that every inserted element needs, or ""
}

// dialect returns the spelling that is in force. Attributes have a namespace
// only with a prefix, so that a default namespace does not do.
func (s *scanner) dialect() dialect {
	best := ""
	uri := ""
	for prefix, u := range s.names {
		if u != wordTransitional && u != wordStrict {
			continue
		}
		if uri == "" {
			uri = u
		}
		if prefix != "" && (best == "" || prefix == "w" || best != "w" && prefix < best) {
			best, uri = prefix, u
		}
	}
	if best != "" {
		return dialect{prefix: best + ":"}
	}
	if uri == "" {
		uri = wordTransitional
	}
	return dialect{prefix: "w:", declare: ` xmlns:w="` + uri + `"`}
}

// appendChild inserts an element at the end of a part's root element. child
// spells it, given the prefix of the root with its colon.
func appendChild(name string, data []byte, child func(prefix string) string) ([]byte, error) {
	var root element
	closing := -1
	err := scan(name, data, handler{
		start: func(_ *scanner, e *element) {
			if e.depth == 1 {
				root = *e
			}
		},
		end: func(_ *scanner, depth, start, _ int) {
			if depth == 1 {
				closing = start
			}
		},
	})
	if err != nil {
		return nil, err
	}
	prefix, tag := "", root.name.Local
	if root.name.Space != "" {
		prefix = root.name.Space + ":"
		tag = prefix + tag
	}
	if !root.empty {
		return splice(data, []edit{{at: closing, text: child(prefix)}}), nil
	}
	slash := root.end - len("/>")
	return splice(data, []edit{{at: slash, drop: 2, text: ">" + child(prefix) + "</" + tag + ">"}}), nil
}

// edit inserts text at a byte offset, in place of the drop bytes there.
type edit struct {
	at, drop int
	text     string
}

// splice applies edits, which are sorted by offset.
func splice(data []byte, edits []edit) []byte {
	size := len(data)
	for i := range edits {
		size += len(edits[i].text)
	}
	out := make([]byte, 0, size)
	from := 0
	for _, e := range edits {
		out = append(out, data[from:e.at]...)
		out = append(out, e.text...)
		from = e.at + e.drop
	}
	return append(out, data[from:]...)
}

// escape spells text for content and for attributes in double quotes.
func escape(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a Builder takes everything
	return b.String()
}

// value returns the byte range of an attribute's value in a start tag, whose
// bytes are raw; name is as spelt. ok is false where the tag lacks it.
func value(raw []byte, name string) (from, to int, ok bool) {
	for i := bytes.IndexAny(raw, " \t\r\n"); i >= 0 && i < len(raw); {
		for i < len(raw) && strings.IndexByte(" \t\r\n", raw[i]) >= 0 {
			i++
		}
		eq := bytes.IndexByte(raw[i:], '=')
		if eq < 0 {
			break
		}
		have := string(bytes.TrimSpace(raw[i : i+eq]))
		i += eq + 1
		open := bytes.IndexAny(raw[i:], `"'`)
		if open < 0 {
			break
		}
		i += open + 1
		length := bytes.IndexByte(raw[i:], raw[i-1])
		if length < 0 {
			break
		}
		if have == name {
			return i, i + length, true
		}
		i += length + 1
	}
	return 0, 0, false
}
