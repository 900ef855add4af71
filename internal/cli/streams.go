package cli

import (
	"errors"
	"io"
	"os"
	"syscall"

	"golang.org/x/term"
)

// Streams are the standard streams of one run. Tests put buffers in their place.
type Streams struct {
	In       io.Reader
	Out, Err io.Writer
	// OutTerminal and ErrTerminal are true for streams that people look at.
	OutTerminal, ErrTerminal bool
	// Width is the number of columns of the terminal behind Out, 0 for none.
	Width int
}

// SystemStreams are those of the process.
func SystemStreams() Streams {
	s := Streams{
		In: os.Stdin, Out: os.Stdout, Err: os.Stderr,
		OutTerminal: term.IsTerminal(int(os.Stdout.Fd())),
		ErrTerminal: term.IsTerminal(int(os.Stderr.Fd())),
	}
	if s.OutTerminal {
		if width, _, err := term.GetSize(int(os.Stdout.Fd())); err == nil {
			s.Width = width
		}
	}
	return s
}

// pipeWriter swallows writes to a reader that has gone: `resolint check … | head`
// is no error, and the exit status still tells what was found. It remembers the first
// write that failed for another reason, which not everybody who prints asks for: the
// printer of help does not.
type pipeWriter struct {
	w      io.Writer
	failed error
	closed bool
}

func (p *pipeWriter) Write(b []byte) (int, error) {
	if p.closed {
		return len(b), nil
	}
	n, err := p.w.Write(b)
	if errors.Is(err, syscall.EPIPE) || errors.Is(err, io.ErrClosedPipe) {
		p.closed = true
		return len(b), nil
	}
	if p.failed == nil {
		p.failed = err
	}
	return n, err
}
