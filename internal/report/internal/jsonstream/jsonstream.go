// Package jsonstream writes one indented JSON document piece by piece, so that
// a report of any size needs the memory of one finding.
//
// Characters that could steer a terminal are written as \u escapes: the values
// stay what they are, and a report that is printed does no harm.
package jsonstream

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/resolint/resolint/internal/report/internal/plain"
)

// Stream is a JSON document being written. The first error stops all writing
// and is returned by Flush.
type Stream struct {
	w       *bufio.Writer
	closers []byte
	empty   bool // nothing written yet in the innermost object or array
	buf     bytes.Buffer
	enc     *json.Encoder
	err     error
}

// New starts a document on w.
func New(w io.Writer) *Stream {
	s := &Stream{w: bufio.NewWriterSize(w, 1<<16), empty: true}
	s.enc = json.NewEncoder(&s.buf)
	s.enc.SetEscapeHTML(false)
	return s
}

// Object opens an object: a member of the object around it under name, or an
// element of an array or the document itself where name is empty.
func (s *Stream) Object(name string) { s.open(name, '{', '}') }

// Array opens an array; name as in Object.
func (s *Stream) Array(name string) { s.open(name, '[', ']') }

func (s *Stream) open(name string, opening, closing byte) {
	s.lead(name)
	s.write([]byte{opening})
	s.closers = append(s.closers, closing)
	s.empty = true
}

// End closes the innermost object or array.
func (s *Stream) End() {
	last := len(s.closers) - 1
	closing := s.closers[last]
	s.closers = s.closers[:last]
	if !s.empty {
		s.write([]byte("\n" + strings.Repeat("  ", last)))
	}
	s.write([]byte{closing})
	s.empty = false
}

// Value writes a member, or an element where name is empty.
func (s *Stream) Value(name string, v any) {
	if s.err != nil {
		return
	}
	s.lead(name)
	s.buf.Reset()
	s.enc.SetIndent(strings.Repeat("  ", len(s.closers)), "  ")
	if err := s.enc.Encode(v); err != nil {
		s.err = fmt.Errorf("encode %s: %w", name, err)
		return
	}
	s.write(bytes.TrimSuffix(s.buf.Bytes(), []byte("\n")))
}

// Flush ends the document with a line end and returns the first error.
func (s *Stream) Flush() error {
	s.write([]byte("\n"))
	if s.err != nil {
		return s.err
	}
	if err := s.w.Flush(); err != nil {
		return fmt.Errorf("write report: %w", err)
	}
	return nil
}

func (s *Stream) lead(name string) {
	if len(s.closers) > 0 {
		if !s.empty {
			s.write([]byte{','})
		}
		s.write([]byte("\n" + strings.Repeat("  ", len(s.closers))))
	}
	s.empty = false
	if name != "" {
		quoted, err := json.Marshal(name)
		if err != nil && s.err == nil {
			s.err = fmt.Errorf("encode %q: %w", name, err)
		}
		s.write(append(quoted, ": "...))
	}
}

// write escapes what plain.Steers names. Outside ASCII nothing but the inside
// of strings can hold such characters.
func (s *Stream) write(p []byte) {
	if s.err != nil {
		return
	}
	from := 0
	for i := 0; i < len(p); {
		if p[i] < 0x7f {
			i++
			continue
		}
		r, n := utf8.DecodeRune(p[i:])
		if r == 0x7f || plain.Steers(r) {
			s.raw(p[from:i])
			s.raw([]byte(escape(r)))
			from = i + n
		}
		i += n
	}
	s.raw(p[from:])
}

func (s *Stream) raw(p []byte) {
	if s.err != nil || len(p) == 0 {
		return
	}
	if _, err := s.w.Write(p); err != nil {
		s.err = fmt.Errorf("write report: %w", err)
	}
}

func escape(r rune) string {
	if r < 0x10000 {
		return fmt.Sprintf(`\u%04x`, r)
	}
	r -= 0x10000
	return fmt.Sprintf(`\u%04x\u%04x`, 0xd800+(r>>10), 0xdc00+(r&0x3ff))
}
