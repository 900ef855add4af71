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
	found, _, err := expand(ctx, pattern)
	return found, err
}

// Folders returns those folders in which a new file may be one that an absolute glob
// stands for, at most a thousand of them. A folder that cannot be read is left out.
func Folders(ctx context.Context, pattern string) []string {
	const most = 1000
	_, folders, _ := expand(ctx, pattern) // whoever wants the files is told what is wrong
	return folders[:min(len(folders), most)]
}

// expand returns the files that an absolute glob stands for, sorted, and the folders
// that it read to find them.
func expand(ctx context.Context, pattern string) (found, folders []string, err error) {
	dir, rest := doublestar.SplitPattern(filepath.ToSlash(pattern))
	dir = filepath.FromSlash(dir)
	seen := &visited{FS: os.DirFS(dir), ctx: ctx}
	found, err = doublestar.Glob(seen, path.Clean(rest), doublestar.WithFilesOnly(), doublestar.WithFailOnIOErrors())
	folders = []string{dir}
	for _, name := range seen.folders {
		folders = append(folders, filepath.Join(dir, filepath.FromSlash(name)))
	}
	slices.Sort(folders)
	folders = slices.Compact(folders)
	switch {
	case ctx.Err() != nil:
		return nil, folders, ctx.Err()
	case seen.n > maxVisited:
		return nil, folders, errVisited
	case errors.Is(err, fs.ErrNotExist):
		return nil, folders, nil
	case err != nil:
		return nil, folders, err
	}
	for i, name := range found {
		found[i] = filepath.Join(dir, filepath.FromSlash(name))
	}
	slices.Sort(found)
	return found, folders, nil
}

// visited counts what a glob looks at, and keeps the folders that it reads.
type visited struct {
	fs.FS
	ctx     context.Context
	n       int
	folders []string
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
		v.folders = append(v.folders, name)
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
