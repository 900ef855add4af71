package lsp

import (
	"fmt"
	"io"
	"strings"
	"sync"
	"time"

	"github.com/creachadair/jrpc2"
)

// Log writes what a session does: methods, sizes, times and numbers. No word of a
// draft and no name of a file goes into it unless Texts is set. A nil Log writes
// nothing.
type Log struct {
	// Texts also writes the parameters of each message, which hold the drafts.
	Texts bool
	// Now is the clock.
	Now func() time.Time

	mu sync.Mutex
	w  io.Writer
}

// NewLog returns a log that writes to w.
func NewLog(w io.Writer, texts bool, now func() time.Time) *Log {
	return &Log{Texts: texts, Now: now, w: w}
}

func (l *Log) line(format string, args ...any) {
	if l == nil {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	fmt.Fprintf(l.w, "%s %s\n", l.Now().UTC().Format("2006-01-02T15:04:05.000Z"), fmt.Sprintf(format, args...))
}

// call notes a message that was handled.
func (l *Log) call(req *jrpc2.Request, start time.Time, err error) {
	if l == nil {
		return
	}
	outcome := "ok"
	if err != nil {
		outcome = fmt.Sprintf("error %d", jrpc2.ErrorCode(err))
	}
	size := len(req.ParamString())
	method := req.Method()
	if len(method) > 64 || strings.ContainsFunc(method, func(r rune) bool { return r < 0x21 || r > 0x7e }) {
		method = "(odd name)"
	}
	l.line("%s id=%s %d bytes, %s, %s", method, req.ID(), size, time.Since(start).Round(10*time.Microsecond), outcome)
	if l.Texts {
		l.line("%s %s", method, req.ParamString())
		if err != nil {
			l.line("%s %v", method, err)
		}
	}
}

// audited notes an audit.
func (l *Log) audited(bytes int, took time.Duration, findings int, outcome string) {
	l.line("audit %d bytes, %s, %d diagnostics, %s", bytes, took.Round(10*time.Microsecond), findings, outcome)
}

// trouble notes what went wrong in the server's own fixed words.
func (l *Log) trouble(what string) { l.line("%s", what) }

// panicked notes where a request broke off: functions and lines, and no values.
func (l *Log) panicked(method string, stack []byte) {
	l.line("%s broke off", method)
	for line := range strings.Lines(string(stack)) {
		if strings.HasPrefix(line, "\t") {
			place, _, _ := strings.Cut(strings.TrimSpace(line), " ")
			l.line("  at %s", place[strings.LastIndexByte(place, '/')+1:])
		}
	}
}
