// Package pack writes data that was computed when the program was built in a form
// that is read back in a moment: numbers as varints, strings as places in a table
// that holds each once. It is for files that are embedded, not for interchange.
//
// A packed file begins with the digest of the files that it was made of, so that
// it is never taken for what other files say.
package pack

import (
	"encoding/binary"
	"fmt"
	"io"
	"io/fs"
	"math"
	"slices"
	"strings"

	"github.com/cespare/xxhash/v2"
)

// Digest sums up files by name and bytes; each pattern is one of fs.Glob.
func Digest(f fs.FS, patterns ...string) (uint64, error) {
	var names []string
	for _, pattern := range patterns {
		more, err := fs.Glob(f, pattern)
		if err != nil {
			return 0, fmt.Errorf("list %s: %w", pattern, err)
		}
		names = append(names, more...)
	}
	return DigestOf(f, names)
}

// DigestOf sums up the files with some names. It is asked for at every start, so that no
// file is copied for it.
func DigestOf(f fs.FS, names []string) (uint64, error) {
	h := xxhash.New()
	buf := make([]byte, 4<<10)
	for _, name := range slices.Sorted(slices.Values(names)) {
		n, err := copyFile(h, f, name, buf)
		if err != nil {
			return 0, err
		}
		fmt.Fprintf(h, "\n%s %d\n", name, n)
	}
	return h.Sum64(), nil
}

// ReadFile reads a packed file.
func ReadFile(f fs.FS, name string) (string, error) {
	var b strings.Builder
	if info, err := fs.Stat(f, name); err == nil {
		b.Grow(int(info.Size()))
	}
	_, err := copyFile(&b, f, name, make([]byte, 4<<10))
	return b.String(), err
}

func copyFile(to io.Writer, f fs.FS, name string, buf []byte) (int64, error) {
	file, err := f.Open(name)
	if err != nil {
		return 0, fmt.Errorf("read %s: %w", name, err)
	}
	defer func() { _ = file.Close() }() // it was only read
	n, err := io.CopyBuffer(struct{ io.Writer }{to}, struct{ io.Reader }{file}, buf)
	if err != nil {
		return n, fmt.Errorf("read %s: %w", name, err)
	}
	return n, nil
}

// Writer packs numbers and strings.
type Writer struct {
	body    []byte
	numbers map[string]int
	table   []string
}

// Number writes a number that is not negative.
func (w *Writer) Number(n int) { w.body = binary.AppendUvarint(w.body, uint64(n)) }

// String writes a string.
func (w *Writer) String(s string) {
	if w.numbers == nil {
		w.numbers = map[string]int{}
	}
	n, ok := w.numbers[s]
	if !ok {
		n = len(w.table)
		w.numbers[s] = n
		w.table = append(w.table, s)
	}
	w.Number(n)
}

// Strings writes strings of which the reader knows the number.
func (w *Writer) Strings(list ...string) {
	for _, s := range list {
		w.String(s)
	}
}

// List writes strings and their number.
func (w *Writer) List(list []string) {
	w.Number(len(list))
	for _, s := range list {
		w.String(s)
	}
}

// Table writes numbers, negative ones too, each in two bytes or, where one of them takes
// more, in four, so that they can be read where they lie.
func (w *Writer) Table(list []int32) {
	w.Number(len(list))
	short := !slices.ContainsFunc(list, func(n int32) bool { return n != int32(int16(n)) })
	if short {
		w.Number(2)
	} else {
		w.Number(4)
	}
	for _, n := range list {
		if short {
			w.body = binary.LittleEndian.AppendUint16(w.body, uint16(n))
		} else {
			w.body = binary.LittleEndian.AppendUint32(w.body, uint32(n))
		}
	}
}

// Text writes a string that stands nowhere else.
func (w *Writer) Text(s string) {
	w.Number(len(s))
	w.body = append(w.body, s...)
}

// Float writes a number of any kind.
func (w *Writer) Float(f float64) {
	w.body = binary.LittleEndian.AppendUint64(w.body, math.Float64bits(f))
}

// Bytes returns what was written. magic names what it is and changes whenever its
// form does; digest is that of the files it was made of.
func (w *Writer) Bytes(magic string, digest uint64) []byte {
	out := binary.LittleEndian.AppendUint64([]byte(magic), digest)
	out = binary.AppendUvarint(out, uint64(len(w.table)))
	for _, s := range w.table {
		out = append(binary.AppendUvarint(out, uint64(len(s))), s...)
	}
	return append(out, w.body...)
}

// Reader reads back what a Writer packed. After the first byte that cannot be it
// is bad and gives zero values only. Strings share the memory of the file.
type Reader struct {
	rest  string
	table []string
	bad   bool
}

// Open begins to read a packed file. It is false where the file has another form or
// was made of other files.
func Open(file, magic string, digest uint64) (*Reader, bool) {
	n := len(magic)
	if len(file) < n+8 || file[:n] != magic || binary.LittleEndian.Uint64([]byte(file[n:n+8])) != digest {
		return nil, false
	}
	r := &Reader{rest: file[n+8:]}
	r.table = make([]string, r.Count())
	for i := range r.table {
		r.table[i] = r.cut(r.Number())
	}
	return r, true
}

// Done reports whether the file was read to its end and was as it should be.
func (r *Reader) Done() bool { return !r.bad && r.rest == "" }

// Bad reports whether something could not be read.
func (r *Reader) Bad() bool { return r.bad }

// Fail makes the reader bad.
func (r *Reader) Fail() { r.bad, r.rest = true, "" }

// Number reads a number.
func (r *Reader) Number() int {
	n, shift := uint64(0), 0
	for i := 0; i < len(r.rest) && shift < 35; i++ {
		c := r.rest[i]
		n |= uint64(c&0x7f) << shift
		if c < 0x80 {
			r.rest = r.rest[i+1:]
			return int(n)
		}
		shift += 7
	}
	r.Fail()
	return 0
}

// Below reads a number that is smaller than limit.
func (r *Reader) Below(limit int) int {
	n := r.Number()
	if n >= limit {
		r.Fail()
		return 0
	}
	return n
}

// Count reads the length of a list: none is longer than the bytes that are left.
func (r *Reader) Count() int { return r.Below(len(r.rest) + 1) }

func (r *Reader) cut(n int) string {
	if n > len(r.rest) {
		r.Fail()
		return ""
	}
	s := r.rest[:n]
	r.rest = r.rest[n:]
	return s
}

// String reads a string.
func (r *Reader) String() string {
	_, s := r.StringNumber()
	return s
}

// Known returns how many different strings the file holds.
func (r *Reader) Known() int { return len(r.table) }

// StringNumber reads a string and the number that stands for it, below Known.
func (r *Reader) StringNumber() (int, string) {
	if n := r.Below(len(r.table)); !r.bad {
		return n, r.table[n]
	}
	return 0, ""
}

// Strings reads one string into each of the places given.
func (r *Reader) Strings(into ...*string) {
	for _, s := range into {
		*s = r.String()
	}
}

// List reads a list of strings, nil for an empty one.
func (r *Reader) List() []string {
	n := r.Count()
	if n == 0 {
		return nil
	}
	out := make([]string, n)
	for i := range out {
		out[i] = r.String()
	}
	return out
}

// Table reads what Writer.Table wrote. It stays where it is in the file.
func (r *Reader) Table() Table {
	n, width := r.Number(), r.Number()
	if width != 2 && width != 4 {
		r.Fail()
		return Table{}
	}
	return Table{r.cut(n * width), width == 2}
}

// Table is a list of numbers in a file.
type Table struct {
	raw   string
	short bool
}

// Len is how many numbers there are.
func (t Table) Len() int {
	if t.short {
		return len(t.raw) / 2
	}
	return len(t.raw) / 4
}

// At is one of the numbers.
func (t Table) At(i int) int32 {
	if t.short {
		b := t.raw[2*i : 2*i+2]
		return int32(int16(uint16(b[0]) | uint16(b[1])<<8))
	}
	b := t.raw[4*i : 4*i+4]
	return int32(uint32(b[0]) | uint32(b[1])<<8 | uint32(b[2])<<16 | uint32(b[3])<<24)
}

// All copies the numbers.
func (t Table) All() []int32 {
	out := make([]int32, t.Len())
	for i := range out {
		out[i] = t.At(i)
	}
	return out
}

// Text reads what Writer.Text wrote.
func (r *Reader) Text() string { return r.cut(r.Number()) }

// Float reads what Writer.Float wrote.
func (r *Reader) Float() float64 {
	if raw := r.cut(8); raw != "" {
		return math.Float64frombits(binary.LittleEndian.Uint64([]byte(raw)))
	}
	return 0
}
