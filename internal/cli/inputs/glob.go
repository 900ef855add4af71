package inputs

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// maxVisited is the largest number of files and folders that one glob looks at.
const maxVisited = 2_000_000

var errVisited = errors.New("the glob looks at more than 2000000 files; begin it with the folder that is meant")

// files returns the files that an absolute glob stands for, sorted. It ends when
// the context does, other than the library's own function.
func files(ctx context.Context, pattern string) ([]string, error) {
	dir, rest := doublestar.SplitPattern(filepath.ToSlash(pattern))
	dir = filepath.FromSlash(dir)
	seen := &visited{FS: os.DirFS(dir), ctx: ctx}
	found, err := doublestar.Glob(seen, path.Clean(rest), doublestar.WithFilesOnly(), doublestar.WithFailOnIOErrors())
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case seen.n > maxVisited:
		return nil, errVisited
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err != nil:
		return nil, err
	}
	for i, name := range found {
		found[i] = filepath.Join(dir, filepath.FromSlash(name))
	}
	slices.Sort(found)
	return found, nil
}

// visited counts what a glob looks at.
type visited struct {
	fs.FS
	ctx context.Context
	n   int
}

func (v *visited) spend(n int) error {
	if v.n += n; v.n > maxVisited {
		return errVisited
	}
	return v.ctx.Err()
}

func (v *visited) Stat(name string) (fs.FileInfo, error) {
	if err := v.spend(1); err != nil {
		return nil, err
	}
	return fs.Stat(v.FS, name)
}

func (v *visited) ReadDir(name string) ([]fs.DirEntry, error) {
	if err := v.spend(1); err != nil {
		return nil, err
	}
	entries, err := fs.ReadDir(v.FS, name)
	if err == nil {
		err = v.spend(len(entries))
	}
	return entries, err
}

// matches reports whether a glob fits a path, both with slashes. Braces, brackets
// and stars are those of files.
func matches(pattern, name string) bool {
	ok, err := doublestar.Match(strings.TrimPrefix(pattern, "./"), name)
	return err == nil && ok
}
