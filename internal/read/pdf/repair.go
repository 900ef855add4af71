package pdf

import (
	"bytes"
	"strconv"
	"time"

	"github.com/resolint/resolint/internal/lazyregexp"
	"github.com/resolint/resolint/internal/read/limit"
)

// checkRepair refuses a file without a sound chain of cross-reference tables that
// holds more objects than limits.parts: pdfcpu looks for the objects of such a file
// line by line and takes time that grows with the square of their number, and looks
// at no deadline meanwhile.
func checkRepair(data []byte, lim limit.Limits) error {
	if chained(data) {
		return nil
	}
	return lim.CheckParts(int64(max(bytes.Count(data, []byte(" obj")), bytes.Count(data, []byte("endobj")))))
}

// maxTables is how many tables a chain may have: one for each time that a file was
// saved on top of itself.
const maxTables = 1000

var (
	atStart  = lazyregexp.New(`^\s*(?:xref\b|[0-9]+\s+[0-9]+\s+obj\b)`)
	previous = lazyregexp.New(`/Prev\s+([0-9]+)`)
)

// chained reports whether the end of the file names a place where a cross-reference
// table or stream stands, and that one the one before it, up to the first.
func chained(data []byte) bool {
	tail := data[max(0, len(data)-4096):]
	i := bytes.LastIndex(tail, []byte("startxref"))
	if i < 0 {
		return false
	}
	at, ok := offset(bytes.TrimSpace(tail[i+len("startxref"):]))
	seen := map[int]bool{}
	for ok && len(seen) < maxTables {
		if at >= len(data) || seen[at] || !atStart.Match(data[at:min(len(data), at+64)]) {
			return false
		}
		seen[at] = true
		dict, table := dictionary(data[at:])
		if !table && !bytes.Contains(dict, []byte("/XRef")) {
			return false
		}
		m := previous.FindSubmatch(dict)
		if m == nil {
			return true
		}
		at, ok = offset(m[1])
	}
	return false
}

// dictionary cuts what stands at the place of a table down to what can hold /Prev:
// the trailer behind a table, else the dictionary of a stream.
func dictionary(at []byte) (dict []byte, table bool) {
	const most = 4096
	table = bytes.HasPrefix(bytes.TrimSpace(at[:min(len(at), 16)]), []byte("xref"))
	if table {
		i := bytes.Index(at, []byte("trailer"))
		if i < 0 {
			return nil, true
		}
		at = at[i:]
	}
	at = at[:min(len(at), most)]
	if i := bytes.Index(at, []byte("stream")); i >= 0 {
		at = at[:i]
	}
	return at, table
}

// impatient is a reader that fails when the time for the file is used up: pdfcpu's
// repair looks at nothing else.
type impatient struct {
	*bytes.Reader
	deadline time.Time
}

func (r *impatient) Read(p []byte) (int, error) {
	if time.Now().After(r.deadline) {
		return 0, errDeadline
	}
	return r.Reader.Read(p)
}

func offset(b []byte) (int, bool) {
	end := 0
	for end < len(b) && end < 18 && b[end] >= '0' && b[end] <= '9' {
		end++
	}
	n, err := strconv.Atoi(string(b[:end]))
	return n, err == nil
}
