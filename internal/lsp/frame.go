package lsp

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/resolint/resolint/internal/lsp/protocol"
)

// The bounds of what a client may send, in bytes: a document with its escapes
// fits many times over, and a length that somebody made up does not take memory.
const (
	maxMessage = 256 << 20
	maxHeader  = 4 << 10
)

// frames reads and writes messages with the header that the protocol puts before
// each. One goroutine may read and one write at the same time.
type frames struct {
	in  *bufio.Reader
	out io.Writer
}

func newFrames(in io.Reader, out io.Writer) *frames {
	return &frames{bufio.NewReaderSize(in, 64<<10), out}
}

// Recv returns the next message. It returns io.EOF where the stream ends between
// two messages; every other error means that no message can be found any more.
func (f *frames) Recv() ([]byte, error) {
	size, err := f.header()
	if err != nil {
		return nil, err
	}
	// Memory is taken as the bytes come in, whatever length was promised.
	var body strings.Builder
	if n, err := io.CopyN(&body, f.in, size); err != nil {
		return nil, fmt.Errorf("read message: it ends after %d of %d bytes: %w", n, size, unexpected(err))
	}
	return []byte(body.String()), nil
}

// header reads up to the empty line and returns the length of the body.
func (f *frames) header() (int64, error) {
	size, left := int64(-1), maxHeader
	for first := true; ; first = false {
		line, err := f.line(&left)
		switch {
		case err != nil && first && line == "" && errors.Is(err, io.EOF):
			return 0, io.EOF
		case err != nil:
			return 0, fmt.Errorf("read message header: %w", unexpected(err))
		case line == "" && size >= 0:
			return size, nil
		case line == "":
			return 0, errors.New("read message header: Content-Length is missing")
		}
		name, value, ok := strings.Cut(line, ":")
		if !ok {
			return 0, errors.New("read message header: a line has no colon; is the client speaking the Language Server Protocol?")
		}
		if !strings.EqualFold(strings.TrimSpace(name), "Content-Length") {
			continue
		}
		n, err := strconv.ParseUint(strings.TrimSpace(value), 10, 63)
		if err != nil || size >= 0 {
			return 0, errors.New("read message header: Content-Length is no number, or stands there twice")
		}
		if n > maxMessage {
			return 0, fmt.Errorf("read message header: a message of %d bytes is more than %d", n, maxMessage)
		}
		size = int64(n)
	}
}

// line reads one line of the header without its end.
func (f *frames) line(left *int) (string, error) {
	var out []byte
	for {
		b, err := f.in.ReadByte()
		if err != nil {
			return string(out), err
		}
		if *left--; *left < 0 {
			return "", fmt.Errorf("it is longer than %d bytes", maxHeader)
		}
		if b == '\n' {
			return strings.TrimSuffix(string(out), "\r"), nil
		}
		out = append(out, b)
	}
}

func unexpected(err error) error {
	if errors.Is(err, io.EOF) {
		return io.ErrUnexpectedEOF
	}
	return err
}

// Send writes one message whole.
func (f *frames) Send(msg []byte) error {
	out := make([]byte, 0, len(msg)+32)
	out = append(out, "Content-Length: "...)
	out = strconv.AppendInt(out, int64(len(msg)), 10)
	out = append(out, "\r\n\r\n"...)
	if _, err := f.out.Write(append(out, msg...)); err != nil {
		return fmt.Errorf("write message: %w", err)
	}
	return nil
}

// stream is a channel of jrpc2, whose own reader believes every length, and whose
// server must not be stopped from outside while messages come in: it is stopped by
// the end of what it reads.
type stream struct {
	*frames
	// ended, when it is closed, is the end of the stream, whatever more may come.
	ended chan struct{}
	// drained is called at the end of what comes in, and returns when what came in
	// before was answered: the server would forget it.
	drained func()

	messages chan received
}

type received struct {
	data []byte
	err  error
}

func newStream(f *frames, ended chan struct{}, drained func()) *stream {
	s := &stream{frames: f, ended: ended, drained: drained, messages: make(chan received)}
	go s.pump()
	return s
}

// pump reads on while the server is at work. It may wait for a client that is silent
// after the end; then the process ends with it.
func (s *stream) pump() {
	for {
		data, err := s.frames.Recv()
		select {
		case s.messages <- received{data, err}:
		case <-s.ended:
			return
		}
		if err != nil {
			return
		}
	}
}

// Recv returns the next message.
func (s *stream) Recv() ([]byte, error) {
	select {
	case m := <-s.messages:
		if m.err != nil {
			s.drained()
		}
		return m.data, m.err
	case <-s.ended:
		return nil, io.EOF
	}
}

// cancelled is how jrpc2 answers a request that is cancelled before its handler
// begins; the protocol has a code of its own. Within a text the quotes are escaped.
var (
	cancelled    = []byte(`"error":{"code":-32097,`)
	cancelledLSP = fmt.Appendf(nil, `"error":{"code":%d,`, protocol.CodeRequestCancelled)
)

// Send writes one message whole.
func (s *stream) Send(msg []byte) error {
	return s.frames.Send(bytes.Replace(msg, cancelled, cancelledLSP, 1))
}

// Close does nothing: the streams belong to whoever opened them.
func (s *stream) Close() error { return nil }
