package corpus

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/resolint/resolint/internal/capped"
	"github.com/resolint/resolint/internal/cli/output"
)

// workFolder is where a run keeps what it has until all is there.
const workFolder = ".work"

// begun is the file of the work folder that says which run it is of.
const begun = "begun.json"

// beginning is its content.
type beginning struct {
	Identity
	Shard Shard `json:"shard"`
}

// store is an output directory that is being written.
//
// Results go into segments, folders of the work folder with a file for each stream. A
// segment is written under another name, put on the disk, and then renamed to the
// range of texts that it holds: a segment is there whole or not at all, and those that
// are there say where to go on. When all are there the streams are put together, each
// under another name first, and the summary last.
type store struct {
	dir, work string
	name      string // what messages call dir
	lock      io.Closer
	made      bool // the folder was made by this run

	next     int // texts of the shard that are on the disk
	segments []string
	part     *part
	started  time.Time
	saved    time.Time
	every    time.Duration // see Options.SaveEvery
}

// part is the segment that is being written.
type part struct {
	from, texts int
	files       [len(streams)]*os.File
	out         [len(streams)]*bufio.Writer
}

// openStore makes or opens an output directory, for this process alone.
func openStore(dir, name string) (*store, error) {
	s := &store{dir: dir, name: name, work: filepath.Join(dir, workFolder), started: time.Now(), saved: time.Now()}
	if entries, err := os.ReadDir(dir); errors.Is(err, fs.ErrNotExist) {
		s.made = true
	} else if err != nil {
		return nil, fmt.Errorf("%s: %w", name, capped.Bare(err))
	} else if len(entries) > 0 && !ours(entries) {
		return nil, fmt.Errorf("%s: it holds files that are none of a run of corpus; name another folder with --output", name)
	}
	if err := os.MkdirAll(s.work, 0o777); err != nil {
		return nil, fmt.Errorf("%s: %w", name, capped.Bare(err))
	}
	lock, err := lockFile(filepath.Join(s.work, "lock"))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	s.lock = lock
	return s, nil
}

// ours reports whether a folder was written by a run.
func ours(entries []fs.DirEntry) bool {
	return slices.ContainsFunc(entries, func(e fs.DirEntry) bool { return e.Name() == SummaryFile || e.Name() == workFolder })
}

// discard takes away what a run that never began has made.
func (s *store) discard() {
	_ = s.lock.Close()
	if _, err := os.Stat(filepath.Join(s.work, begun)); err == nil {
		return
	}
	_ = os.RemoveAll(s.work) // what stays is found by the next run
	if s.made {
		_ = os.Remove(s.dir)
	}
}

// begin says which run the directory is of, or that it is of another. It returns the
// summary where the run is complete already.
func (s *store) begin(id *Identity, shard Shard) (*Summary, error) {
	remedy := "name another folder with --output, or remove it to begin anew"
	if summary, err := ReadSummary(s.dir, s.name); err == nil {
		if what := id.differs(&summary.Identity); what != "" {
			return nil, fmt.Errorf("%s holds another run: %s; %s", s.name, what, remedy)
		}
		if summary.Shard != shard {
			return nil, fmt.Errorf("%s holds shard %s and not %s; %s", s.name, summary.Shard, shard, remedy)
		}
		return summary, nil
	} else if _, statErr := os.Stat(filepath.Join(s.dir, SummaryFile)); statErr == nil {
		return nil, err
	}
	path := filepath.Join(s.work, begun)
	data, err := os.ReadFile(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, output.File(path, func(w io.Writer) error { return json.NewEncoder(w).Encode(beginning{*id, shard}) })
	case err != nil:
		return nil, fmt.Errorf("%s: %w", s.name, capped.Bare(err))
	}
	var b beginning
	if err := json.Unmarshal(data, &b); err != nil {
		return nil, fmt.Errorf("%s: %s is damaged; %s", s.name, begun, remedy)
	}
	if what := id.differs(&b.Identity); what != "" {
		return nil, fmt.Errorf("%s holds the beginning of another run: %s; %s", s.name, what, remedy)
	}
	if b.Shard != shard {
		return nil, fmt.Errorf("%s holds the beginning of shard %s and not %s; %s", s.name, b.Shard, shard, remedy)
	}
	return nil, s.resume()
}

// resume finds the segments that are there.
func (s *store) resume() error {
	entries, err := os.ReadDir(s.work)
	if err != nil {
		return fmt.Errorf("%s: %w", s.name, capped.Bare(err))
	}
	for _, e := range entries {
		var from, to int
		if _, err := fmt.Sscanf(e.Name(), "%d-%d", &from, &to); err != nil || !e.IsDir() {
			continue
		}
		if from != s.next || to <= from {
			return fmt.Errorf("%s: a piece is missing before text %d of the run; remove the folder and run again", s.name, from+1)
		}
		s.segments = append(s.segments, e.Name())
		s.next = to
	}
	return nil
}

// writing is the name of a segment until it is whole.
const writing = "writing"

// add writes what one text gave, and now and then makes all so far safe.
func (s *store) add(b *batch) error {
	if s.part == nil {
		folder := filepath.Join(s.work, writing)
		if err := errors.Join(os.RemoveAll(folder), os.Mkdir(folder, 0o777)); err != nil {
			return fmt.Errorf("%s: %w", s.name, capped.Bare(err))
		}
		s.part = &part{from: s.next}
	}
	for i := range streams {
		if b.data[i].Len() == 0 {
			continue
		}
		if s.part.out[i] == nil {
			f, err := os.Create(filepath.Join(s.work, writing, streams[i]))
			if err != nil {
				return fmt.Errorf("%s: %w", s.name, capped.Bare(err))
			}
			s.part.files[i], s.part.out[i] = f, bufio.NewWriterSize(f, 64<<10)
		}
		if _, err := s.part.out[i].Write(b.data[i].Bytes()); err != nil {
			return fmt.Errorf("%s: %w", s.name, capped.Bare(err))
		}
	}
	s.part.texts++
	every := s.every
	if every == 0 { // long runs must not leave too many segments
		every = min(max(time.Second, time.Since(s.started)/50), 5*time.Minute)
	}
	if time.Since(s.saved) < every {
		return nil
	}
	return s.commit()
}

// commit makes the segment that is being written one that is there.
func (s *store) commit() error {
	p := s.part
	if p == nil || p.texts == 0 {
		return nil
	}
	for i, f := range p.files {
		if f == nil {
			continue
		}
		if err := errors.Join(p.out[i].Flush(), f.Sync(), f.Close()); err != nil {
			return fmt.Errorf("%s: %w", s.name, capped.Bare(err))
		}
	}
	name := fmt.Sprintf("%010d-%010d", p.from, p.from+p.texts)
	if err := errors.Join(syncFolder(filepath.Join(s.work, writing)), os.Rename(filepath.Join(s.work, writing), filepath.Join(s.work, name)), syncFolder(s.work)); err != nil {
		return fmt.Errorf("%s: %w", s.name, capped.Bare(err))
	}
	s.segments = append(s.segments, name)
	s.next = p.from + p.texts
	s.part, s.saved = nil, time.Now()
	return nil
}

// syncFolder puts the names in a folder on the disk, where the system can.
func syncFolder(name string) error {
	d, err := os.Open(name)
	if err != nil {
		return err
	}
	_ = d.Sync() // not every system can
	return d.Close()
}

// finish puts the streams together and says that the run is complete.
func (s *store) finish(id *Identity, shard Shard) (*Summary, error) {
	if err := s.commit(); err != nil {
		return nil, err
	}
	sum := &Summary{Identity: *id, Shard: shard, Streams: map[string]Stream{}}
	for _, name := range streams {
		var names []string
		for _, segment := range s.segments {
			names = append(names, filepath.Join(s.work, segment, name))
		}
		stream, err := writeStream(s.dir, name, func(w io.Writer) error { return concatenate(w, names) })
		if err != nil {
			return nil, err
		}
		sum.Streams[name] = stream
	}
	if err := sum.count(filepath.Join(s.dir, Texts+".jsonl")); err != nil {
		return nil, err
	}
	if err := sum.write(s.dir); err != nil {
		return nil, err
	}
	s.clear()
	return sum, nil
}

// clear removes the work folder of a run that is complete.
func (s *store) clear() {
	_ = s.lock.Close()
	_ = os.RemoveAll(s.work) // what stays is removed by the next run
}

func concatenate(w io.Writer, names []string) error {
	for _, name := range names {
		f, err := os.Open(name)
		if errors.Is(err, fs.ErrNotExist) {
			continue // it had no rows of this stream
		}
		if err != nil {
			return err
		}
		_, err = io.Copy(w, f)
		if err := errors.Join(err, f.Close()); err != nil {
			return err
		}
	}
	return nil
}

// placed writes a file of an output directory whole or not at all. It is written in the
// work folder, so that a kill leaves nothing beside the streams.
func placed(dir, name string, write func(io.Writer) error) error {
	path := filepath.Join(dir, workFolder, name)
	if err := output.File(path, write); err != nil {
		return err
	}
	if err := errors.Join(os.Rename(path, filepath.Join(dir, name)), syncFolder(dir)); err != nil {
		return fmt.Errorf("write %s: %w", name, capped.Bare(err))
	}
	return nil
}

// writeStream writes a stream and counts it.
func writeStream(dir, name string, write func(io.Writer) error) (Stream, error) {
	c := &counter{}
	digest := sha256.New()
	err := placed(dir, name+".jsonl", func(w io.Writer) error {
		return write(io.MultiWriter(w, digest, c))
	})
	return Stream{Lines: c.lines, Bytes: c.bytes, SHA256: hex.EncodeToString(digest.Sum(nil))}, err
}

// counter counts what goes by.
type counter struct{ lines, bytes int64 }

func (c *counter) Write(p []byte) (int, error) {
	c.bytes += int64(len(p))
	c.lines += int64(bytes.Count(p, []byte("\n")))
	return len(p), nil
}

// count counts the texts that were audited and those that were not.
func (s *Summary) count(texts string) error {
	f, err := os.Open(texts)
	if err != nil {
		return err
	}
	defer func() { _ = f.Close() }() // it was only read
	r := newRows(f, 64<<10)
	for {
		line, _, err := r.next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("%s: %w", texts, err)
		}
		// The first one is the member: an id that has such words has them escaped.
		if _, value, _ := bytes.Cut(line, []byte(`"audited":`)); bytes.HasPrefix(value, []byte("true")) {
			s.Audited++
		} else {
			s.Failed++
		}
	}
}

func (s *Summary) write(dir string) error {
	return placed(dir, SummaryFile, func(w io.Writer) error {
		e := json.NewEncoder(w)
		e.SetIndent("", "  ")
		return e.Encode(s)
	})
}
