package inputs

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/resolint/resolint/internal/capped"
	"github.com/resolint/resolint/internal/config"
)

// Guard says which files a run may read whose drafts, names and configuration come
// from a stranger: regular files below one folder that no link leads to, and none
// of git's own. What the stranger can name (in a folder, by the configuration) must
// be tracked by git besides: the work tree of a workflow also holds what its steps
// left there. A nil Guard lets everything pass but what is git's own.
type Guard struct {
	// root is the folder, absolute.
	root string

	mu sync.Mutex // guards what follows
	// tracked holds what is in the index by its path with slashes: true for regular
	// files, false for links and submodules. It is nil until it was asked for.
	tracked map[string]bool
	// folders are those with something tracked in them.
	folders map[string]bool
}

// NewGuard returns the guard of a folder, the root of a repository where there is
// one. It reads nothing yet.
func NewGuard(root string) *Guard { return &Guard{root: root} }

// refusal is the error for a file that must not be looked at, whether it is there
// or not.
type refusal struct{ reason string }

func (r *refusal) Error() string { return r.reason }

// Check returns an error for a file that must not be read. A file that lies outside
// is refused without a look whether it exists.
func (g *Guard) Check(full string) error {
	if g == nil {
		return gitsOwn(full)
	}
	folder := filepath.Base(g.root)
	rel, ok := g.below(full)
	if !ok {
		return &refusal{fmt.Sprintf("it lies outside %s, and --untrusted reads nothing from there", folder)}
	}
	at := g.root
	var info fs.FileInfo
	for element := range strings.SplitSeq(rel, string(filepath.Separator)) {
		if isGit(element) {
			return &refusal{reasonGit}
		}
		at = filepath.Join(at, element)
		var err error
		if info, err = os.Lstat(at); err != nil {
			return capped.Bare(err)
		}
		if info.Mode()&fs.ModeSymlink != 0 {
			return &refusal{fmt.Sprintf("a link leads to it, and --untrusted follows none: it could lead outside %s", folder)}
		}
	}
	switch {
	case info.IsDir():
		return errFolder
	case !info.Mode().IsRegular():
		return errors.New("it is no regular file, and --untrusted reads no other")
	}
	return nil
}

// CheckTracked is Check for a file that nobody named by hand.
func (g *Guard) CheckTracked(ctx context.Context, full string) error {
	if err := g.Check(full); err != nil || g == nil {
		return err
	}
	tracked, err := g.index(ctx)
	if err != nil || tracked == nil {
		return err
	}
	rel, _ := g.below(full) // Check was content
	if !tracked[filepath.ToSlash(rel)] {
		return errors.New("git does not track it, and of what nobody named --untrusted reads tracked files only; git add it, or name the file itself")
	}
	return nil
}

// index reads what the repository tracks: nil outside of a repository.
func (g *Guard) index(ctx context.Context) (map[string]bool, error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.tracked != nil || config.Repository(g.root) != g.root {
		return g.tracked, nil
	}
	repo, err := openRepository(ctx, g.root)
	if err != nil {
		return nil, fmt.Errorf("--untrusted: find out which files are tracked: %w", err)
	}
	out, err := repo.run(ctx, "ls-files", "--stage", "-z", "--full-name")
	if err != nil {
		return nil, fmt.Errorf("--untrusted: find out which files are tracked: %w", err)
	}
	g.tracked, g.folders = map[string]bool{}, map[string]bool{".": true}
	for entry := range strings.SplitSeq(string(out), "\x00") {
		head, name, ok := strings.Cut(entry, "\t")
		if !ok {
			continue
		}
		g.tracked[name] = strings.HasPrefix(head, "100")
		for dir := path.Dir(name); !g.folders[dir]; dir = path.Dir(dir) {
			g.folders[dir] = true
		}
	}
	return g.tracked, nil
}

// Foreign reports whether a pull request could have written a file: it lies below
// the folder and git tracks it, or nobody can tell.
func (g *Guard) Foreign(ctx context.Context, full string) bool {
	rel, inside := g.below(full)
	if !inside {
		return false
	}
	tracked, err := g.index(ctx)
	if err != nil || tracked == nil {
		return true
	}
	_, known := tracked[filepath.ToSlash(rel)]
	return known
}

// passes says whether a walk takes up a file or goes into a folder: what git does
// not track no pull request can bring, so that it is only named. A link is taken up
// and fails when it is read.
func (g *Guard) passes(ctx context.Context, full string, folder bool) (bool, error) {
	tracked, err := g.index(ctx)
	if err != nil || tracked == nil {
		return err == nil, err
	}
	rel, _ := g.below(full) // the walk began below
	rel = filepath.ToSlash(rel)
	if folder {
		return g.folders[rel], nil
	}
	_, known := tracked[rel]
	return known, nil
}

// glob returns the tracked files that a pattern below folder fits, sorted; ok is
// false where git cannot tell and the file system has to be asked.
func (g *Guard) glob(ctx context.Context, pattern string) (found []string, ok bool, err error) {
	if g == nil {
		return nil, false, nil
	}
	rel, inside := g.below(pattern)
	if !inside {
		return nil, true, &refusal{fmt.Sprintf("it lies outside %s, and --untrusted reads nothing from there", filepath.Base(g.root))}
	}
	tracked, err := g.index(ctx)
	if err != nil || tracked == nil {
		return nil, false, err
	}
	for name, regular := range tracked {
		if regular && matches(filepath.ToSlash(rel), name) {
			found = append(found, filepath.Join(g.root, filepath.FromSlash(name)))
		}
	}
	slices.Sort(found)
	return found, true, nil
}

// ReadFile reads a file that the guard lets pass, at most one byte more than most.
func (g *Guard) ReadFile(full string, most int64) ([]byte, error) {
	if err := g.Check(full); err != nil {
		return nil, err
	}
	f, err := os.Open(full)
	if err != nil {
		return nil, capped.Bare(err)
	}
	defer func() { _ = f.Close() }() // it was only read
	data, err := io.ReadAll(io.LimitReader(f, most+1))
	return data, capped.Bare(err)
}

// below returns a path below the folder, as it is written. A folder that was
// reached through a link is also known by its real name.
func (g *Guard) below(full string) (string, bool) {
	roots := []string{g.root}
	if target, err := filepath.EvalSymlinks(g.root); err == nil && target != g.root {
		roots = append(roots, target)
	}
	for _, root := range roots {
		rel, err := filepath.Rel(root, full)
		if err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator)) {
			return rel, true
		}
	}
	return "", false
}

const reasonGit = "it lies in .git, where git keeps settings and keys, and nothing there is read"

// errFolder is the error for a folder in the place of a file.
var errFolder = errors.New("is a folder; a file belongs here")

// isGit reports whether an element of a path is git's own folder on any system.
func isGit(element string) bool {
	return strings.EqualFold(strings.TrimRight(element, ". "), ".git") || strings.EqualFold(element, "git~1")
}

// gitsOwn refuses a file in a .git, also one that a link leads to.
func gitsOwn(full string) error {
	target, err := filepath.EvalSymlinks(full)
	if err != nil {
		return capped.Bare(err)
	}
	if slices.ContainsFunc(strings.Split(target, string(filepath.Separator)), isGit) {
		return &refusal{reasonGit}
	}
	return nil
}
