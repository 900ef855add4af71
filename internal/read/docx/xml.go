package docx

import (
	"bufio"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"golang.org/x/text/encoding/unicode"

	"github.com/resolint/resolint/internal/read/limit"
)

// The namespaces that carry text, by the short names used in this package.
// Anything else is "other". Strict and transitional forms are the same to us.
const (
	nsW     = "w"  // WordprocessingML
	nsM     = "m"  // Office Math
	nsR     = "r"  // relationships
	nsMC    = "mc" // markup compatibility
	nsXML   = "xml"
	nsKnown = "x" // an extension that Word knows
	nsOther = "?"
)

var namespaces = map[string]string{
	"http://schemas.openxmlformats.org/wordprocessingml/2006/main":        nsW,
	"http://purl.oclc.org/ooxml/wordprocessingml/main":                    nsW,
	"http://schemas.openxmlformats.org/officeDocument/2006/math":          nsM,
	"http://purl.oclc.org/ooxml/officeDocument/math":                      nsM,
	"http://schemas.openxmlformats.org/officeDocument/2006/relationships": nsR,
	"http://purl.oclc.org/ooxml/officeDocument/relationships":             nsR,
	"http://schemas.openxmlformats.org/markup-compatibility/2006":         nsMC,

	"http://schemas.microsoft.com/office/word/2010/wordml":                   nsKnown,
	"http://schemas.microsoft.com/office/word/2010/wordprocessingShape":      nsKnown,
	"http://schemas.microsoft.com/office/word/2010/wordprocessingGroup":      nsKnown,
	"http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas":     nsKnown,
	"http://schemas.microsoft.com/office/word/2010/wordprocessingInk":        nsKnown,
	"http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing":    nsKnown,
	"http://schemas.microsoft.com/office/word/2012/wordml":                   nsKnown,
	"http://schemas.microsoft.com/office/word/2015/wordml/symex":             nsKnown,
	"http://schemas.microsoft.com/office/word/2016/wordml/cid":               nsKnown,
	"http://schemas.microsoft.com/office/word/2018/wordml":                   nsKnown,
	"http://schemas.microsoft.com/office/word/2018/wordml/cex":               nsKnown,
	"http://schemas.microsoft.com/office/word/2020/wordml/sdtdatahash":       nsKnown,
	"http://schemas.microsoft.com/office/word/2023/wordml/word16du":          nsKnown,
	"http://schemas.microsoft.com/office/drawing/2010/main":                  nsKnown,
	"http://schemas.microsoft.com/office/drawing/2014/chartex":               nsKnown,
	"http://schemas.microsoft.com/office/drawing/2015/9/8/chartex":           nsKnown,
	"http://schemas.microsoft.com/office/drawing/2016/ink":                   nsKnown,
	"http://schemas.microsoft.com/office/drawing/2017/model3d":               nsKnown,
	"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": nsKnown,
	"urn:schemas-microsoft-com:vml":                                          nsKnown,
}

// element is a start tag.
type element struct {
	ns, local  string
	attrs      []xml.Attr
	x          *xmlReader
	start, end int // byte range of the start tag
}

func (e *element) is(ns, local string) bool { return e.local == local && e.ns == ns }

// attr returns the value of an attribute in namespace ns. Attributes without a
// prefix count as WordprocessingML: some producers leave it out.
func (e *element) attr(ns, local string) string {
	v, _ := e.lookup(ns, local)
	return v
}

func (e *element) lookup(ns, local string) (string, bool) {
	for i := range e.attrs {
		a := &e.attrs[i]
		if a.Name.Local != local || a.Name.Space == "xmlns" {
			continue
		}
		if a.Name.Space == "" && ns == nsW || a.Name.Space != "" && e.x.namespace(a.Name.Space) == ns {
			return a.Value, true
		}
	}
	return "", false
}

// val returns w:val.
func (e *element) val() string { return e.attr(nsW, "val") }

// plain returns the value of an attribute without a namespace.
func (e *element) plain(local string) string {
	for i := range e.attrs {
		if e.attrs[i].Name.Local == local && e.attrs[i].Name.Space == "" {
			return e.attrs[i].Value
		}
	}
	return ""
}

// on reports the value of a toggle property: present means on unless it says so.
func (e *element) on() bool {
	switch strings.ToLower(e.val()) {
	case "0", "false", "off":
		return false
	}
	return true
}

// xmlReader reads the elements of one part. It checks what encoding/xml's raw
// tokens leave unchecked: that tags match, and depth and length of tokens.
type xmlReader struct {
	dec   *xml.Decoder
	src   *source
	lim   limit.Limits
	stack []xml.Name        // open elements as spelt
	names map[string]string // namespaces in force by prefix
	bound []binding         // what the open elements declared, innermost last
	root  bool              // a root element was seen
	// placeless is true for parts that had to be transcoded: byte offsets do not
	// fit the part then.
	placeless bool
	elem      element
}

// binding is a namespace declaration: what its prefix meant before.
type binding struct {
	prefix, before string
	depth          int
}

var errEnd = errors.New("the part ends inside an element")

func newXMLReader(r io.Reader, lim limit.Limits) (*xmlReader, error) {
	x := &xmlReader{lim: lim, names: map[string]string{"xml": nsXML}}
	br := bufio.NewReaderSize(r, 16<<10)
	head, err := br.Peek(2)
	if err != nil && err != io.EOF {
		return nil, err
	}
	if bytes.Equal(head, []byte{0xFE, 0xFF}) || bytes.Equal(head, []byte{0xFF, 0xFE}) {
		x.placeless = true
		br = bufio.NewReader(unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder().Reader(br))
	}
	x.src = &source{r: br, max: lim.Token}
	x.dec = xml.NewDecoder(x.src)
	x.dec.CharsetReader = func(charset string, in io.Reader) (io.Reader, error) {
		if x.placeless && strings.HasPrefix(strings.ToLower(charset), "utf-16") {
			return in, nil
		}
		return nil, fmt.Errorf("encoding %q is not allowed in a Word file", charset)
	}
	return x, nil
}

func (x *xmlReader) offset() int { return int(x.dec.InputOffset()) }

// next returns the next start tag, end tag (nil element, nil data) or stretch of
// character data. The element is valid until the next call.
func (x *xmlReader) next() (*element, xml.CharData, error) {
	for {
		x.src.mark(x.offset())
		start := x.offset()
		tok, err := x.dec.RawToken()
		if err != nil {
			return nil, nil, x.explain(err)
		}
		switch t := tok.(type) {
		case xml.StartElement:
			if err := x.push(t); err != nil {
				return nil, nil, err
			}
			x.elem = element{ns: x.namespace(t.Name.Space), local: t.Name.Local, attrs: t.Attr, x: x, start: start, end: x.offset()}
			return &x.elem, nil, nil
		case xml.EndElement:
			return nil, nil, x.pop(t.Name)
		case xml.CharData:
			if len(x.stack) > 0 {
				return nil, t, nil
			}
			if len(bytes.Trim(t, " \t\r\n\ufeff")) > 0 {
				return nil, nil, errors.New("text outside the root element")
			}
		case xml.Directive:
			return nil, nil, errors.New("a document type declaration is not allowed in a Word file; it was not written by a word processor: do not open it")
		}
	}
}

// explain turns the decoder's errors into those of this package.
func (x *xmlReader) explain(err error) error {
	var syntax *xml.SyntaxError
	switch {
	case x.src.err != nil && !errors.Is(x.src.err, io.EOF):
		return x.src.err
	case errors.Is(err, io.EOF) && len(x.stack) > 0:
		return errEnd
	case errors.As(err, &syntax):
		return fmt.Errorf("malformed XML: %s", syntax.Msg)
	}
	return err
}

func (x *xmlReader) push(t xml.StartElement) error {
	if len(x.stack) == 0 && x.root {
		return errors.New("malformed XML: two root elements")
	}
	x.root = true
	x.stack = append(x.stack, t.Name)
	depth := len(x.stack)
	for i := range t.Attr {
		a := &t.Attr[i]
		prefix := ""
		switch {
		case a.Name.Space == "xmlns":
			prefix = a.Name.Local
		case a.Name.Space != "" || a.Name.Local != "xmlns":
			continue
		}
		ns := namespaces[a.Value]
		if ns == "" {
			ns = nsOther
		}
		x.bound = append(x.bound, binding{prefix, x.names[prefix], depth})
		x.names[prefix] = ns
	}
	return x.lim.CheckDepth(int64(depth))
}

func (x *xmlReader) pop(name xml.Name) error {
	depth := len(x.stack)
	if depth == 0 || x.stack[depth-1] != name {
		return fmt.Errorf("malformed XML: end tag %s does not fit", name.Local)
	}
	x.stack = x.stack[:depth-1]
	for n := len(x.bound); n > 0 && x.bound[n-1].depth == depth; n-- {
		x.names[x.bound[n-1].prefix] = x.bound[n-1].before
		x.bound = x.bound[:n-1]
	}
	return nil
}

func (x *xmlReader) namespace(prefix string) string {
	if ns := x.names[prefix]; ns != "" {
		return ns
	}
	return nsOther
}

// each calls visit for every child of the element just started and returns
// after its end tag. What visit does not consume is skipped.
func (x *xmlReader) each(visit func(*element) error) error {
	depth := len(x.stack)
	for {
		e, data, err := x.next()
		switch {
		case err != nil:
			return err
		case e != nil:
			if err := visit(e); err != nil {
				return err
			}
			if err := x.skipTo(depth); err != nil {
				return err
			}
		case data == nil && len(x.stack) < depth:
			return nil
		}
	}
}

// eachAnywhere calls visit for every element from here to the end of the part;
// visit must not consume.
func (x *xmlReader) eachAnywhere(visit func(*element) error) error {
	for {
		e, _, err := x.next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if e != nil {
			if err := visit(e); err != nil {
				return err
			}
		}
	}
}

// skipTo reads on until depth elements are open.
func (x *xmlReader) skipTo(depth int) error {
	for len(x.stack) > depth {
		if _, _, err := x.next(); err != nil {
			return err
		}
	}
	return nil
}

// finish checks that the part ends after its root element.
func (x *xmlReader) finish() error {
	for {
		_, _, err := x.next()
		if errors.Is(err, io.EOF) {
			if !x.root {
				return errors.New("malformed XML: no root element")
			}
			return nil
		}
		if err != nil {
			return err
		}
	}
}

// raw returns the spelling of the token just read, and its offset.
func (x *xmlReader) raw() ([]byte, int) { return x.src.since(x.offset()) }

// source feeds the decoder byte by byte and keeps the bytes of the current
// token, since the decoder gives text only with its entities resolved.
type source struct {
	r    *bufio.Reader
	kept []byte
	base int // offset of kept[0]
	max  int64
	err  error
}

func (s *source) ReadByte() (byte, error) {
	b, err := s.r.ReadByte()
	if err != nil {
		s.err = err
		return 0, err
	}
	s.kept = append(s.kept, b)
	if s.max > 0 && int64(len(s.kept)) > s.max {
		s.err = limit.Limits{Token: s.max}.CheckToken(int64(len(s.kept)))
		return 0, s.err
	}
	return b, nil
}

// Read makes source an io.Reader; the decoder prefers ReadByte.
func (s *source) Read(p []byte) (int, error) {
	if len(p) == 0 {
		return 0, nil
	}
	b, err := s.ReadByte()
	if err != nil {
		return 0, err
	}
	p[0] = b
	return 1, nil
}

// mark forgets the bytes before offset at.
func (s *source) mark(at int) {
	n := copy(s.kept, s.kept[at-s.base:])
	s.kept, s.base = s.kept[:n], at
}

// since returns the bytes of the current token, which ends before offset end,
// and the offset of its first byte.
func (s *source) since(end int) ([]byte, int) { return s.kept[:end-s.base], s.base }

// eachRoot reads a part whose root element must be the WordprocessingML element
// named root and calls visit for its children.
func (x *xmlReader) eachRoot(root string, visit func(*element) error) error {
	for {
		e, _, err := x.next()
		if errors.Is(err, io.EOF) {
			return errors.New("malformed XML: no root element")
		}
		if err != nil {
			return err
		}
		if e == nil {
			continue
		}
		if !e.is(nsW, root) {
			return fmt.Errorf("root element is %q, want %q of WordprocessingML", e.local, root)
		}
		return x.each(visit)
	}
}

// descend calls visit for the children of the element that path leads to from
// the element just started.
func (x *xmlReader) descend(path []string, visit func(*element) error) error {
	if len(path) == 0 {
		return x.each(visit)
	}
	return x.each(func(e *element) error {
		if e.is(nsW, path[0]) {
			return x.descend(path[1:], visit)
		}
		return nil
	})
}
