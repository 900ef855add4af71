// Package xmlscan runs over XML and tells where each token stands. It keeps to
// the limits of depth and size, and neither expands nor fetches entities.
package xmlscan

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/resolint/resolint/internal/read/limit"
)

// Element is a start or end tag. Start and End are its byte range in the text.
type Element struct {
	Space, Name string // namespace and local name
	Attr        []xml.Attr
	Start, End  int
}

// Get returns the value of the attribute with the local name, empty if there is
// none.
func (e Element) Get(name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name && a.Name.Space != "xmlns" {
			return a.Value
		}
	}
	return ""
}

// Handler takes the tokens in their order. An error ends the scan.
type Handler interface {
	Open(e Element) error
	Close(e Element) error
	// Characters takes text[start:end], in which references are spelled out.
	Characters(start, end int) error
	Comment(text string) error
}

// Scan runs over text, which is UTF-8 whatever its declaration says. Errors name
// the line; those of limits are *limit.Error.
func Scan(text string, lim limit.Limits, h Handler) error {
	dec := xml.NewDecoder(strings.NewReader(text))
	dec.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil }
	depth := int64(0)
	for {
		start := int(dec.InputOffset())
		token, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return broken(err)
		}
		end := int(dec.InputOffset())
		switch t := token.(type) {
		case xml.StartElement:
			depth++
			if err = lim.CheckDepth(depth); err == nil {
				err = lim.CheckToken(int64(end - start))
			}
			if err == nil {
				err = h.Open(Element{t.Name.Space, t.Name.Local, t.Attr, start, end})
			}
		case xml.EndElement:
			depth--
			err = h.Close(Element{Space: t.Name.Space, Name: t.Name.Local, Start: start, End: end})
		case xml.CharData:
			err = h.Characters(start, end)
		case xml.Comment:
			err = h.Comment(string(t))
		}
		if err != nil {
			return err
		}
	}
}

func broken(err error) error {
	var syntax *xml.SyntaxError
	if errors.As(err, &syntax) {
		if strings.HasPrefix(syntax.Msg, "invalid character entity") {
			return fmt.Errorf("line %d of the XML uses an entity that is not built in (%s), which is refused for safety; replace it by the character itself",
				syntax.Line, strings.TrimPrefix(syntax.Msg, "invalid character entity "))
		}
		return fmt.Errorf("the XML is not well-formed in line %d (%s); correct it or save it again", syntax.Line, syntax.Msg)
	}
	return fmt.Errorf("the XML cannot be read (%w); save it again", err)
}
