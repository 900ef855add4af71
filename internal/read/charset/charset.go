// Package charset decodes text of an unknown or declared encoding to UTF-8.
//
// The order of evidence: byte order mark, zero bytes of UTF-16, declared
// encoding, validity as UTF-8. What is left is read as windows-1252, the encoding
// of old Western texts: only English is audited, and the language check refuses
// what another encoding makes of it.
package charset

import (
	"bytes"
	"errors"
	"fmt"
	"unicode/utf8"

	htmlcharset "golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

// ErrBinary says that the bytes are no text in any encoding.
var ErrBinary = errors.New("the file is binary, not text")

// Result is decoded text.
type Result struct {
	// Text is UTF-8 without byte order mark. It shares memory with the input
	// where nothing had to be decoded.
	Text []byte
	// Name is the name of the encoding ("utf-8", "windows-1252").
	Name string
	// Notices say what was guessed or could not be decoded, one sentence each.
	Notices []string
}

// Decode decodes data. declared is the encoding that the text itself names, as
// an HTML or XML declaration does, or empty. The error is ErrBinary.
func Decode(data []byte, declared string) (Result, error) {
	if r, ok, err := byMark(data); ok {
		return r, err
	}
	if enc, name := zeroBytes(data); enc != nil {
		return decodeWith(enc, name, data, "")
	}
	if binary(data) {
		return Result{}, ErrBinary
	}
	if declared != "" {
		if enc, name := htmlcharset.Lookup(declared); enc != nil && name != "utf-8" && !utf8Letters(data) {
			return decodeWith(enc, name, data, "")
		}
	}
	if utf8.Valid(data) {
		return Result{Text: data, Name: "utf-8"}, nil
	}
	if mostlyUTF8(data) {
		return repaired(data), nil
	}
	const western = "windows-1252"
	return decodeWith(charmap.Windows1252, western, data, "the text does not name its encoding, it was read as "+western)
}

func byMark(data []byte) (Result, bool, error) {
	var enc encoding.Encoding
	var name string
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		data = data[3:]
		if binary(data) {
			return Result{}, true, ErrBinary
		}
		if utf8.Valid(data) {
			return Result{Text: data, Name: "utf-8"}, true, nil
		}
		return repaired(data), true, nil
	case bytes.HasPrefix(data, []byte("\xff\xfe\x00\x00")):
		enc, name = utf32.UTF32(utf32.LittleEndian, utf32.UseBOM), "utf-32le"
	case bytes.HasPrefix(data, []byte("\x00\x00\xfe\xff")):
		enc, name = utf32.UTF32(utf32.BigEndian, utf32.UseBOM), "utf-32be"
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		enc, name = unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), "utf-16le"
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		enc, name = unicode.UTF16(unicode.BigEndian, unicode.UseBOM), "utf-16be"
	default:
		return Result{}, false, nil
	}
	r, err := decodeWith(enc, name, data, "")
	return r, true, err
}

// zeroBytes recognizes UTF-16 without a mark: in texts with some Latin letters,
// digits or spaces one half of the code units has many zero bytes and the other
// hardly any.
func zeroBytes(data []byte) (encoding.Encoding, string) {
	sample := data[:min(len(data), 4096)&^1]
	if len(sample) < 4 || len(data)%2 != 0 {
		return nil, ""
	}
	var even, odd int
	for i := 0; i < len(sample); i += 2 {
		if sample[i] == 0 {
			even++
		}
		if sample[i+1] == 0 {
			odd++
		}
	}
	// A few pairs of bytes prove little: there every other one must be a zero.
	units, many := len(sample)/2, 10
	if units < 32 {
		many = 2
	}
	switch {
	case odd*many > units && even*50 <= units:
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), "utf-16le"
	case even*many > units && odd*50 <= units:
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), "utf-16be"
	}
	return nil, ""
}

// binary reports whether data has bytes that no text in an encoding of bytes
// has: a zero, or more than one control character in 200 bytes.
func binary(data []byte) bool {
	if bytes.IndexByte(data, 0) >= 0 {
		return true
	}
	sample := data[:min(len(data), 64<<10)]
	n := 0
	for _, b := range sample {
		if b < 0x20 && b != '\t' && b != '\n' && b != '\r' && b != '\f' && b != '\v' && b != 0x1b && b != 0x1a {
			n++
		}
	}
	return n*200 > len(sample)
}

// utf8Letters reports whether data has characters beyond ASCII and is valid
// UTF-8: then the declared encoding is a left-over, since texts in another
// encoding are practically never valid UTF-8 by chance.
func utf8Letters(data []byte) bool {
	for _, b := range data {
		if b >= utf8.RuneSelf {
			return utf8.Valid(data)
		}
	}
	return false
}

// mostlyUTF8 reports whether all but a few of the characters beyond ASCII are
// valid UTF-8, as in a file that was cut or glued together.
func mostlyUTF8(data []byte) bool {
	good, bad := 0, 0
	for i := 0; i < len(data); {
		if data[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && n == 1 {
			bad++
		} else {
			good++
		}
		i += n
	}
	return good > 0 && bad*10 <= good
}

func repaired(data []byte) Result {
	return Result{
		Text: bytes.ToValidUTF8(data, []byte("\uFFFD")), Name: "utf-8",
		Notices: []string{"some bytes are not valid UTF-8 and were read as U+FFFD"},
	}
}

func decodeWith(enc encoding.Encoding, name string, data []byte, notice string) (Result, error) {
	text, err := enc.NewDecoder().Bytes(data)
	if err != nil {
		return Result{}, fmt.Errorf("decode %s: %w", name, err)
	}
	text = bytes.TrimPrefix(text, []byte("\uFEFF"))
	if binary(text) {
		return Result{}, ErrBinary
	}
	r := Result{Text: text, Name: name}
	if notice != "" {
		r.Notices = append(r.Notices, notice)
	}
	if bytes.Contains(text, []byte("\uFFFD")) {
		r.Notices = append(r.Notices, "some bytes have no character in "+name+" and were read as U+FFFD")
	}
	return r, nil
}
