// Package inputs turns the command line's files, folders, globs and revisions
// into the jobs of an audit.
//
// It decides which files are read and what each is compared with. It does not
// look into them: whether a file can be read as a draft is the audit's matter.
package inputs

import (
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/resolint/resolint/internal/audit"
	"github.com/resolint/resolint/internal/capped"
	"github.com/resolint/resolint/internal/config"
	"github.com/resolint/resolint/internal/finding"
)

// Options say what to select.
type Options struct {
	// Dir is the working folder, absolute; names are relative to it.
	Dir string
	// Args are the files, folders, globs and "-" that the user named.
	Args []string
	// Stdin is read for "-"; StdinName is the name that it is shown under and that
	// says its format, "" for none.
	Stdin     io.Reader
	StdinName string
	// Base is a file or a folder, "" where none is named; Since is a git revision
	// whose merge base with HEAD holds the base. At most one of them is set.
	Base, Since string
	// Revision is Since where the caller has opened it already, else nil.
	Revision *Revision
	// Pairs are drafts with their bases, set by hand: "DRAFT=BASE".
	Pairs []string
	// Proposals are files or folders.
	Proposals []string
	// Config has the map and the globs to ignore; never nil.
	Config *config.Config
	// MaxBytes is the largest file that is read, 0 for no limit.
	MaxBytes int64
	// Guard, where it is not nil, says which files may be read of what a stranger
	// wrote or named.
	Guard *Guard
	// Open, where set, returns the text of a file that an editor holds; it goes
	// before the file's own, which need not be there.
	Open func(path string) (data []byte, ok bool)
}

// Work is what was selected.
type Work struct {
	Jobs []audit.Job
	// Skipped are files in folders that are of no format to be read.
	Skipped []finding.Skipped
	// Failures are names that lead to no file.
	Failures []finding.Failure
	// Notices are sentences on how the drafts were found, each once.
	Notices []string
	// Unpaired are drafts that are gone although the configuration's map or a revision
	// has them, and bases that no draft is mapped to.
	Unpaired []finding.Failure
}

// draft is a file to be audited.
type draft struct {
	// name is what reports call it, path its place in the file system ("-" for
	// standard input), rel its path below the folder that the user named.
	name, path, rel string
	// folder is the argument that it was found in, "" if it was named itself.
	folder string
	// found is true for a file that nobody named: one of a folder or a glob, or one
	// of the configuration.
	found bool
}

type selector struct {
	Options
	work  Work
	seen  map[string]bool
	stdin bool // standard input is spoken for
	// revision holds the bases, nil unless Since names it.
	revision *Revision
	// pairs are the bases that were set by hand, by the drafts' places in the file
	// system.
	pairs map[string]draft
	// meanwhile, where a test sets it, is called between reading a file and looking
	// whether it changed.
	meanwhile func(name string)
}

// Select finds the drafts and what each is compared with. Its error is one of
// the command line; drafts that are not there are Failures.
func Select(ctx context.Context, o Options) (*Work, error) {
	s := &selector{Options: o, seen: map[string]bool{}}
	var drafts []draft
	for _, arg := range o.Args {
		found, err := s.find(ctx, arg)
		if err != nil {
			return nil, err
		}
		drafts = append(drafts, found...)
	}
	if err := s.pair(ctx, drafts); err != nil {
		return nil, err
	}
	return &s.work, nil
}

// find returns the drafts that one argument stands for.
func (s *selector) find(ctx context.Context, arg string) ([]draft, error) {
	if arg == "-" {
		if s.stdin {
			return nil, errors.New("standard input is named twice")
		}
		s.stdin = true
		name := s.StdinName
		if name == "" {
			name = "-"
		}
		return []draft{{name: name, path: "-", rel: path.Base(name)}}, nil
	}
	full := s.abs(arg)
	info, err := s.stat(full)
	_, open := s.open(full)
	switch {
	case open:
		return s.once(draft{name: clean(arg), path: full, rel: filepath.Base(full)}), nil
	case err == nil && info.IsDir():
		return s.walk(ctx, arg)
	case err == nil, errors.As(err, new(*refusal)):
		return s.once(draft{name: clean(arg), path: full, rel: filepath.Base(full)}), nil
	case !errors.Is(err, fs.ErrNotExist):
		s.fail(clean(arg), capped.Bare(err).Error(), "")
		return nil, nil
	case strings.ContainsAny(arg, "*?[{"):
		return s.glob(ctx, arg)
	}
	s.fail(clean(arg), "no such file or folder", "check the name; it is relative to the folder you are in")
	return nil, nil
}

// stat looks at a file or folder, links followed. The error for what must not be
// looked at is a refusal; it counts as a file, and reading it says why.
func (s *selector) stat(full string) (fs.FileInfo, error) {
	if s.Guard != nil {
		if err := s.Guard.Check(full); errors.As(err, new(*refusal)) {
			return nil, err
		}
	}
	return os.Stat(full)
}

// once returns d unless the same file was named before.
func (s *selector) once(d draft) []draft {
	if s.seen[d.path] {
		return nil
	}
	s.seen[d.path] = true
	return []draft{d}
}

func (s *selector) fail(file, reason, remedy string) {
	s.work.Failures = append(s.work.Failures, finding.Failure{File: file, Reason: reason, Remedy: remedy})
}

func (s *selector) notice(sentences ...string) {
	for _, n := range sentences {
		if !slices.Contains(s.work.Notices, n) {
			s.work.Notices = append(s.work.Notices, n)
		}
	}
}

func (s *selector) abs(name string) string {
	if filepath.IsAbs(name) {
		return filepath.Clean(name)
	}
	return filepath.Join(s.Dir, name)
}

// clean is how reports call a file: as the user did, without "./", with slashes.
func clean(name string) string { return filepath.ToSlash(filepath.Clean(name)) }

func supported(name string) bool {
	return slices.Contains(audit.Extensions, strings.ToLower(filepath.Ext(name)))
}

// source returns a file as the audit reads it.
func (s *selector) source(d draft) audit.Source {
	return audit.Source{Name: d.name, Path: filepath.ToSlash(d.rel), Load: func() ([]byte, error) {
		if d.path == "-" {
			return readAll(s.Stdin, s.MaxBytes)
		}
		if data, ok := s.open(d.path); ok {
			return data, nil
		}
		if d.found {
			if err := s.Guard.CheckTracked(context.Background(), d.path); err != nil {
				return nil, err
			}
		}
		return s.read(d.path)
	}}
}

// open returns the text of a file that an editor holds.
func (s *selector) open(path string) ([]byte, bool) {
	if s.Open == nil {
		return nil, false
	}
	return s.Open(path)
}

// read reads a file whole. A file that changes meanwhile is an error: half of
// one version and half of the next would be audited as a text that nobody wrote.
func (s *selector) read(name string) (data []byte, err error) {
	if err := s.Guard.Check(name); err != nil {
		return nil, err
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, capped.Bare(err)
	}
	defer func() { _ = f.Close() }() // it was only read
	before, err := f.Stat()
	if err != nil {
		return nil, capped.Bare(err)
	}
	if before.IsDir() {
		return nil, errFolder
	}
	if data, err = readAll(f, s.MaxBytes); err != nil {
		return nil, err
	}
	if s.meanwhile != nil {
		s.meanwhile(name)
	}
	after, err := f.Stat()
	if err != nil {
		return nil, capped.Bare(err)
	}
	cut := s.MaxBytes > 0 && int64(len(data)) > s.MaxBytes
	if before.Mode().IsRegular() && !cut && (after.Size() != int64(len(data)) || !after.ModTime().Equal(before.ModTime())) {
		return nil, errors.New("the file changed while it was read; run again when it is saved")
	}
	if isPointer(data) {
		return nil, errors.New("the file is only a pointer (Git LFS) to a text that is not here; run git lfs pull")
	}
	return data, nil
}

// isPointer reports whether data is what Git LFS keeps in the place of a file.
func isPointer(data []byte) bool { return bytes.HasPrefix(data, []byte("version https://git-lfs")) }

// readAll reads up to one byte more than the limit, which the reader of the
// format then refuses by name.
func readAll(r io.Reader, most int64) ([]byte, error) {
	if most > 0 {
		r = io.LimitReader(r, most+1)
	}
	data, err := io.ReadAll(r)
	if err != nil {
		return nil, capped.Bare(err)
	}
	return data, nil
}
