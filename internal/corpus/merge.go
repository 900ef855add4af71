package corpus

import (
	"bufio"
	"bytes"
	"container/heap"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/resolint/resolint/internal/capped"
)

// Part is a folder with one shard; Name is what messages call it.
type Part struct{ Dir, Name string }

// Parts finds the shards that folders stand for: a folder with a run is one, another
// one stands for the folders in it that have one.
func Parts(folders []Part) ([]Part, error) {
	var out []Part
	for _, f := range folders {
		entries, err := os.ReadDir(f.Dir)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", f.Name, capped.Bare(err))
		}
		if slices.ContainsFunc(entries, func(e fs.DirEntry) bool { return e.Name() == SummaryFile }) {
			out = append(out, f)
			continue
		}
		n := len(out)
		for _, e := range entries {
			below := Part{filepath.Join(f.Dir, e.Name()), filepath.ToSlash(filepath.Join(f.Name, e.Name()))}
			if in, err := os.ReadDir(below.Dir); err == nil && ours(in) {
				out = append(out, below)
			}
		}
		if len(out) == n {
			_, err := ReadSummary(f.Dir, f.Name) // says what is missing
			return nil, err
		}
	}
	return out, nil
}

// Merge writes to dir what one run would have written, from the shards of that run. It
// refuses shards that are not complete, are of different versions, models or
// manifests, or whose files are not what the shard wrote.
func Merge(dir, name string, parts []Part) (*Summary, error) {
	sums, err := together(parts)
	if err != nil {
		return nil, err
	}
	if err := beginMerge(dir, name); err != nil {
		return nil, err
	}
	sum := &Summary{Identity: sums[0].Identity, Shard: Shard{1, 1}, Streams: map[string]Stream{}}
	for _, s := range sums {
		sum.Audited += s.Audited
		sum.Failed += s.Failed
	}
	for _, stream := range streams {
		total := 0
		if stream == Texts {
			total = sum.Texts
		}
		sum.Streams[stream], err = writeStream(dir, stream, func(w io.Writer) error { return interleave(w, stream, parts, sums, total) })
		if err != nil {
			undoMerge(dir)
			_ = os.Remove(dir) // only if it is empty
			return nil, err
		}
	}
	if err := sum.write(dir); err != nil {
		return nil, err
	}
	return sum, os.RemoveAll(filepath.Join(dir, workFolder))
}

// merging is the file of the work folder that says that a merge began there.
const merging = "merging"

// beginMerge makes the folder of a merge. One that a merge was killed in is made anew;
// one with other files is refused.
func beginMerge(dir, name string) error {
	work := filepath.Join(dir, workFolder)
	if _, err := os.Stat(filepath.Join(work, merging)); err == nil {
		undoMerge(dir)
	}
	if entries, err := os.ReadDir(dir); err == nil && slices.ContainsFunc(entries, func(e fs.DirEntry) bool { return !e.IsDir() || e.Name() == workFolder }) {
		return fmt.Errorf("%s: it holds files already; name an empty folder, or a new one, with --output", name)
	}
	if err := os.MkdirAll(work, 0o777); err != nil {
		return fmt.Errorf("%s: %w", name, capped.Bare(err))
	}
	if err := os.WriteFile(filepath.Join(work, merging), nil, 0o666); err != nil {
		return fmt.Errorf("%s: %w", name, capped.Bare(err))
	}
	return nil
}

// undoMerge takes away what a merge wrote; what stays is found by the next one.
func undoMerge(dir string) {
	for _, name := range streams {
		_ = os.Remove(filepath.Join(dir, name+".jsonl"))
	}
	_ = os.Remove(filepath.Join(dir, SummaryFile))
	_ = os.RemoveAll(filepath.Join(dir, workFolder))
}

// together reads the summaries of the shards and checks that they make one run.
func together(parts []Part) ([]*Summary, error) {
	if len(parts) == 0 {
		return nil, errors.New("no shard is named; name the folders of all shards")
	}
	sums := make([]*Summary, len(parts))
	var by []string
	for i, p := range parts {
		s, err := ReadSummary(p.Dir, p.Name)
		if err != nil {
			return nil, err
		}
		sums[i] = s
		if what := sums[0].differs(&s.Identity); what != "" {
			return nil, fmt.Errorf("%s and %s are not of one run: %s; run the shard again with what the others had", parts[0].Name, p.Name, what)
		}
		if s.Shard.Of != sums[0].Shard.Of {
			return nil, fmt.Errorf("%s is shard %s and %s is shard %s; merge the shards of one split", parts[0].Name, sums[0].Shard, p.Name, s.Shard)
		}
		if by == nil {
			by = make([]string, s.Shard.Of+1)
		}
		if _, err := s.Shard.check(); err != nil {
			return nil, fmt.Errorf("%s: %w", p.Name, err)
		}
		if by[s.Shard.Index] != "" {
			return nil, fmt.Errorf("shard %s is there twice: %s and %s; name each once", s.Shard, by[s.Shard.Index], p.Name)
		}
		by[s.Shard.Index] = p.Name
	}
	var missing []string
	for i := 1; i < len(by); i++ {
		if by[i] == "" {
			missing = append(missing, Shard{i, len(by) - 1}.String())
		}
	}
	if n := len(missing); n > 0 {
		return nil, fmt.Errorf("%d of %d shards are missing (%s); run them, or name their folders too", n, len(by)-1, shorten(missing))
	}
	return sums, nil
}

func shorten(list []string) string {
	more := ""
	if len(list) > 10 {
		more, list = fmt.Sprintf(" and %d more", len(list)-10), list[:10]
	}
	return strings.Join(list, ", ") + more
}

// rowReader gives the lines of a stream with the row that each is of.
type rowReader struct {
	r   *bufio.Reader
	buf []byte
}

func newRows(r io.Reader, size int) *rowReader { return &rowReader{r: bufio.NewReaderSize(r, size)} }

var prefix = []byte(`{"row":`)

var errRow = errors.New("a line is none that resolint wrote; run that shard again into an empty folder")

// next returns a line with its end, good until the next call.
func (r *rowReader) next() (line []byte, row int, err error) {
	r.buf = r.buf[:0]
	for {
		part, err := r.r.ReadSlice('\n')
		r.buf = append(r.buf, part...)
		if errors.Is(err, bufio.ErrBufferFull) {
			continue
		}
		if errors.Is(err, io.EOF) && len(r.buf) > 0 {
			return nil, 0, errRow
		}
		if err != nil {
			return nil, 0, err
		}
		break
	}
	rest, ok := bytes.CutPrefix(r.buf, prefix)
	digits := bytes.IndexByte(rest, ',')
	if !ok || digits < 0 {
		return nil, 0, errRow
	}
	row, err = strconv.Atoi(string(rest[:digits]))
	if err != nil {
		return nil, 0, errRow
	}
	return r.buf, row, nil
}

// shardStream is one stream of one shard at the line that comes next.
type shardStream struct {
	part   Part
	rows   *rowReader
	file   *os.File
	digest hash.Hash
	want   Stream
	line   []byte
	row    int
	lines  int64
}

// advance goes to the next line; false at the end.
func (s *shardStream) advance() (bool, error) {
	line, row, err := s.rows.next()
	if errors.Is(err, io.EOF) {
		return false, errors.Join(s.checked(), s.file.Close())
	}
	if err != nil {
		return false, fmt.Errorf("%s: %w", s.part.Name, capped.Bare(err))
	}
	if row < s.row {
		return false, fmt.Errorf("%s: its lines are not in order; run that shard again into an empty folder", s.part.Name)
	}
	s.line, s.row = line, row
	s.lines++
	return true, nil
}

// checked compares what was read with what the shard says that it wrote.
func (s *shardStream) checked() error {
	if s.lines != s.want.Lines || hex.EncodeToString(s.digest.Sum(nil)) != s.want.SHA256 {
		return fmt.Errorf("%s: a file was changed since it was written; run that shard again into an empty folder", s.part.Name)
	}
	return nil
}

type byRow []*shardStream

func (h byRow) Len() int           { return len(h) }
func (h byRow) Less(i, j int) bool { return h[i].row < h[j].row }
func (h byRow) Swap(i, j int)      { h[i], h[j] = h[j], h[i] }
func (h *byRow) Push(x any)        { *h = append(*h, x.(*shardStream)) }
func (h *byRow) Pop() any          { x := (*h)[len(*h)-1]; *h = (*h)[:len(*h)-1]; return x }

// mergeMemory is what the buffers of all shards take together, in bytes.
const mergeMemory = 64 << 20

// interleave writes one stream of all shards in the order of the manifest. Where total
// is not 0, each row up to it must be there once.
func interleave(w io.Writer, stream string, parts []Part, sums []*Summary, total int) error {
	var h byRow
	defer func() {
		for _, s := range h {
			_ = s.file.Close() // of a merge that broke off
		}
	}()
	for i, p := range parts {
		f, err := os.Open(filepath.Join(p.Dir, stream+".jsonl"))
		if err != nil {
			return fmt.Errorf("%s: %s.jsonl: %w", p.Name, stream, capped.Bare(err))
		}
		digest := sha256.New()
		s := &shardStream{part: p, file: f, digest: digest, want: sums[i].Streams[stream]}
		s.rows = newRows(io.TeeReader(f, digest), min(max(mergeMemory/len(parts), 4<<10), 256<<10))
		more, err := s.advance()
		if err != nil {
			return errors.Join(err, f.Close())
		}
		if more {
			h = append(h, s)
		}
	}
	heap.Init(&h)
	last := 0
	var owner *shardStream
	for len(h) > 0 {
		s := h[0]
		if owner != s && s.row == last {
			return fmt.Errorf("%s and %s both hold text %d; they are not of one split", owner.part.Name, s.part.Name, s.row)
		}
		if total > 0 && s.row != last+1 {
			return fmt.Errorf("no shard holds text %d of %d; the shards are not of one split", last+1, total)
		}
		last, owner = s.row, s
		if _, err := w.Write(s.line); err != nil {
			return err
		}
		more, err := s.advance()
		if err != nil {
			return err
		}
		if more {
			heap.Fix(&h, 0)
		} else {
			heap.Pop(&h)
		}
	}
	if total > 0 && last != total {
		return fmt.Errorf("no shard holds text %d of %d; the shards are not of one split", last+1, total)
	}
	return nil
}
