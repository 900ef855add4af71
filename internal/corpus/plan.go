package corpus

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash/maphash"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/resolint/resolint/internal/capped"
)

// Plan is a manifest that was read and found right.
type Plan struct {
	// Texts and Bytes count all that the manifest names, Digest tells it from others:
	// the same texts of the same sizes in the same order have the same one.
	Texts  int
	Bytes  int64
	Digest string
	// Mine and MineBytes count what the shard takes.
	Mine      int
	MineBytes int64
	// Skipped counts the files of a folder that were not taken, by extension. Unpaired
	// counts its texts that the folder of bases has not.
	Skipped  map[string]int
	Unpaired int

	file string // the entries, one a line
	take []bool // by row from 0; nil takes all
}

// maxProblems is how many mistakes of a manifest are told at once.
const maxProblems = 20

// problems collects what is wrong with a manifest.
type problems struct {
	name string
	list []string
	more int
}

func (p *problems) add(line int, problem string) {
	if len(p.list) == maxProblems {
		p.more++
		return
	}
	p.list = append(p.list, fmt.Sprintf("%s:%d: %s", p.name, line, problem))
}

func (p *problems) err() error {
	if len(p.list) == 0 {
		return nil
	}
	if p.more > 0 {
		p.list = append(p.list, fmt.Sprintf("%s: and %d more mistakes", p.name, p.more))
	}
	return errors.New(strings.Join(p.list, "\n"))
}

// plan reads the whole manifest, checks it and writes the entries to file. Every
// mistake of the manifest is found here, before anything runs.
func (m *Manifest) plan(file string, shard Shard) (*Plan, error) {
	p := &Plan{file: file, Skipped: map[string]int{}}
	wrong := &problems{name: m.Name}
	out, err := os.Create(file)
	if err != nil {
		return nil, fmt.Errorf("write %s: %w", file, capped.Bare(err))
	}
	defer func() { _ = out.Close() }() // closed below where that can fail
	digest := sha256.New()
	w := bufio.NewWriterSize(io.MultiWriter(out, digest), 256<<10)
	seed := maphash.MakeSeed()
	var ids []uint64
	var sizes []int64
	var buf bytes.Buffer
	add := func(e *Entry) error {
		if problem := m.files(e); problem != "" {
			wrong.add(e.Line, problem)
			return nil
		}
		p.Texts++
		p.Bytes += e.Bytes
		e.Row = p.Texts
		ids = append(ids, maphash.String(seed, e.ID))
		if shard.Of > 1 {
			sizes = append(sizes, e.Bytes)
		}
		buf.Reset()
		if err := encode(&buf, e); err != nil {
			return err
		}
		_, err := w.Write(buf.Bytes())
		return err
	}
	if info, statErr := os.Stat(m.Path); m.In == nil && statErr == nil && info.IsDir() {
		err = m.walk(p, add)
	} else {
		err = m.read(add, wrong.add)
	}
	if err == nil {
		err = errors.Join(w.Flush(), out.Close())
	}
	if err != nil {
		return nil, err
	}
	if err := p.doubled(ids, seed, wrong); err != nil {
		return nil, err
	}
	if err := wrong.err(); err != nil {
		return nil, err
	}
	if p.Texts == 0 {
		return nil, fmt.Errorf("%s: it names no text that can be audited", m.Name)
	}
	p.Digest = hex.EncodeToString(digest.Sum(nil)[:16])
	p.share(shard, sizes)
	return p, nil
}

// share says which texts the shard takes; sizes are those of all, where it is one of
// several.
func (p *Plan) share(shard Shard, sizes []int64) {
	if shard.Of <= 1 {
		p.Mine, p.MineBytes = p.Texts, p.Bytes
		return
	}
	p.take = shard.split(sizes)
	for i, mine := range p.take {
		if mine {
			p.Mine++
			p.MineBytes += sizes[i]
		}
	}
}

// doubled looks for ids that stand twice. Equal digests are looked up in the entries,
// so that it is never a digest alone that accuses.
func (p *Plan) doubled(ids []uint64, seed maphash.Seed, wrong *problems) error {
	slices.Sort(ids)
	twice := map[uint64]bool{}
	for i := 1; i < len(ids); i++ {
		if ids[i] == ids[i-1] {
			twice[ids[i]] = true
		}
	}
	if len(twice) == 0 {
		return nil
	}
	first := map[string]int{}
	return p.entries(true, func(e *Entry) error {
		if !twice[maphash.String(seed, e.ID)] {
			return nil
		}
		if line, seen := first[e.ID]; seen {
			wrong.add(e.Line, fmt.Sprintf("the id %q is that of line %d already; give each text one of its own", e.ID, line))
			return nil
		}
		first[e.ID] = e.Line
		return nil
	})
}

// first counts the first n texts of the shard.
func (p *Plan) first(n int) (Progress, error) {
	var sum Progress
	if n == 0 {
		return sum, nil
	}
	err := p.entries(false, func(e *Entry) error {
		if sum.Texts == n {
			return io.EOF
		}
		sum.Texts++
		sum.Bytes += e.Bytes
		return nil
	})
	if errors.Is(err, io.EOF) {
		err = nil
	}
	return sum, err
}

// entries gives the entries of the shard, or all, in the order of the manifest.
func (p *Plan) entries(all bool, f func(*Entry) error) error {
	in, err := os.Open(p.file)
	if err != nil {
		return err
	}
	defer func() { _ = in.Close() }() // it was only read
	d := json.NewDecoder(bufio.NewReaderSize(in, 256<<10))
	d.UseNumber()
	for row := 0; ; row++ {
		var e Entry
		if err := d.Decode(&e); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return fmt.Errorf("read %s: %w", p.file, err)
		}
		if !all && p.take != nil && !p.take[row] {
			continue
		}
		if err := f(&e); err != nil {
			return err
		}
	}
}
