// Package output writes files whole or not at all.
//
// It knows nothing of what is written.
package output

import (
	"bufio"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/resolint/resolint/internal/capped"
)

// Check reports whether a file could be written at path: its folder is there
// and path is no folder. It is for finding out before the work is done.
func Check(path string) error {
	info, err := os.Stat(path)
	if err == nil && info.IsDir() {
		return fmt.Errorf("write %s: it is a folder; name a file in it", path)
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("write %s: %w", path, capped.Bare(err))
	}
	dir := filepath.Dir(path)
	info, err = os.Stat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("write %s: the folder %s does not exist; create it first", path, dir)
	case err != nil:
		return fmt.Errorf("write %s: %w", path, capped.Bare(err))
	case !info.IsDir():
		return fmt.Errorf("write %s: %s is no folder", path, dir)
	}
	return nil
}

// File writes what write writes to the file path. The bytes go to a new file in
// the same folder, which takes the place of path once they are on the disk: who
// opens path sees the old content or the new one, also after a crash. What a run that
// was killed left of such a file in the folder is removed. Devices
// and pipes are written to as they are. A symbolic link stays and its target is
// replaced. The mode of an existing file is kept.
func File(path string, write func(io.Writer) error) error {
	if err := Check(path); err != nil {
		return err
	}
	mode := fs.FileMode(0o666)
	if target, err := filepath.EvalSymlinks(path); err == nil {
		path = target
	}
	if info, err := os.Stat(path); err == nil {
		if !info.Mode().IsRegular() {
			return device(path, write)
		}
		mode = info.Mode().Perm()
	}
	sweep(filepath.Dir(path))
	f, err := create(filepath.Dir(path), mode)
	if err != nil {
		return fmt.Errorf("write %s: %w", path, capped.Bare(err))
	}
	whole := false
	defer func() {
		if !whole { // by an error, or by a panic of the writer
			_ = f.Close()           // the first error is the one that counts
			_ = os.Remove(f.Name()) // nothing is left of what was begun
		}
	}()
	buffered := bufio.NewWriterSize(f, 64<<10)
	if err := write(buffered); err != nil {
		return fmt.Errorf("write %s: %w", path, capped.Bare(err))
	}
	for _, step := range []func() error{buffered.Flush, f.Sync, func() error { return place(f, path) }} {
		if err := step(); err != nil {
			return fmt.Errorf("write %s: %w", path, capped.Bare(err))
		}
	}
	whole = true
	syncFolder(filepath.Dir(path))
	return nil
}

// The name of a file that is being written, around letters and digits by chance.
const (
	begun  = ".resolint-"
	ending = ".tmp"
	chance = 12
)

// create opens a new file in dir whose mode follows the umask, as that of a file
// that a shell redirects to does; os.CreateTemp's would be private. It is held until it
// is closed.
func create(dir string, mode fs.FileMode) (*os.File, error) {
	for range 100 {
		name := filepath.Join(dir, begun+rand.Text()[:chance]+ending)
		f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
		switch {
		case errors.Is(err, fs.ErrExist):
			continue
		case err != nil:
			return nil, err
		case hold(f):
			return f, nil
		}
		_ = f.Close() // swept away by another process before it was held
	}
	return nil, errors.New("no free name for a temporary file")
}

// sweep removes the files in dir that runs were writing when they were killed: those of
// our naming that nobody holds. What cannot be removed stays.
func sweep(dir string) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return
	}
	for _, e := range entries {
		middle, ours := strings.CutPrefix(e.Name(), begun)
		middle, temporary := strings.CutSuffix(middle, ending)
		if ours && temporary && len(middle) == chance && e.Type().IsRegular() {
			removeAbandoned(filepath.Join(dir, e.Name()))
		}
	}
}

func device(path string, write func(io.Writer) error) error {
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return fmt.Errorf("write %s: %w", path, capped.Bare(err))
	}
	buffered := bufio.NewWriterSize(f, 64<<10)
	err = errors.Join(write(buffered), buffered.Flush(), f.Close())
	if err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	return nil
}

// syncFolder puts the rename on the disk, where the system can. The file itself
// is whole in either case.
func syncFolder(dir string) {
	if d, err := os.Open(dir); err == nil {
		_ = d.Sync()
		_ = d.Close()
	}
}
