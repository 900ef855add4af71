package inputs

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"github.com/resolint/resolint/internal/capped"
	"github.com/resolint/resolint/internal/config"
)

// repository runs git in one repository, found by its .git and then pinned.
//
// Git itself takes any folder that looks like a bare repository for one. A pull
// request can bring such a folder as ordinary files, with settings that start
// programs and with branches of its own; git never stores a .git, so that no pull
// request can bring that.
type repository struct {
	git string
	// root is the folder with .git in it.
	root string
}

// openRepository finds the repository around a folder.
func openRepository(ctx context.Context, dir string) (*repository, error) {
	git, err := exec.LookPath("git")
	if err != nil {
		return nil, errors.New("the program git is not found; install it, or name the base with --base")
	}
	r := &repository{git: git, root: config.Repository(dir)}
	if r.root == "" {
		return nil, fmt.Errorf("find the repository of %s: not a git repository", filepath.Base(dir))
	}
	// Found in git's own way once, so that git looks whose the repository is
	// (safe.directory); named repositories it takes as they are.
	top, err := r.start(ctx, []string{"-C", r.root}, "rev-parse", "--show-toplevel")
	if err != nil {
		return nil, fmt.Errorf("find the repository of %s: %w", filepath.Base(dir), err)
	}
	if !sameFolder(filepath.FromSlash(strings.TrimSuffix(string(top), "\n")), r.root) {
		return nil, fmt.Errorf("find the repository of %s: its settings name another work tree (core.worktree); name the base with --base", filepath.Base(dir))
	}
	return r, nil
}

func sameFolder(a, b string) bool {
	x, err := os.Stat(a)
	if err != nil {
		return false
	}
	y, err := os.Stat(b)
	return err == nil && os.SameFile(x, y)
}

// harmless are settings that go before those of all files and start nothing.
var harmless = []string{
	"safe.bareRepository=explicit", // a folder that only looks like a repository is none
	"core.fsmonitor=false", "core.hooksPath=" + os.DevNull, "core.attributesFile=" + os.DevNull,
	"protocol.allow=never", // what is not here is not fetched
	"core.quotePath=false",
}

// run runs git in the repository without anything that its settings could start.
func (r *repository) run(ctx context.Context, args ...string) ([]byte, error) {
	pinned := []string{"-C", r.root, "--git-dir=" + filepath.Join(r.root, ".git"), "--work-tree=" + r.root, "--literal-pathspecs", "--no-replace-objects"}
	return r.start(ctx, pinned, args...)
}

func (r *repository) start(ctx context.Context, where []string, args ...string) ([]byte, error) {
	verb := args[0]
	for _, setting := range harmless {
		where = append(where, "-c", setting)
	}
	cmd := exec.CommandContext(ctx, r.git, append(where, args...)...)
	// A repository that the environment names, as in hooks, is not the one that was
	// found.
	cmd.Env = slices.DeleteFunc(os.Environ(), func(v string) bool {
		return strings.HasPrefix(v, "GIT_DIR=") || strings.HasPrefix(v, "GIT_WORK_TREE=") || strings.HasPrefix(v, "GIT_EXTERNAL_DIFF=")
	})
	cmd.Env = append(cmd.Env, "LC_ALL=C", "GIT_OPTIONAL_LOCKS=0", "GIT_TERMINAL_PROMPT=0", "GIT_NO_LAZY_FETCH=1",
		"GIT_CEILING_DIRECTORIES="+filepath.Dir(r.root))
	var out, diagnosis bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &diagnosis
	if err := cmd.Run(); err != nil {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if line, _, _ := strings.Cut(strings.TrimSpace(diagnosis.String()), "\n"); line != "" {
			return nil, fmt.Errorf("git: %s", strings.TrimPrefix(line, "fatal: "))
		}
		return nil, fmt.Errorf("git %s: %w", verb, err)
	}
	return out.Bytes(), nil
}

// HistoryFiles are the files and folders in which git notes, of the repository around a
// folder, where HEAD and the branches are; nil where there is none. They change whenever
// a merge base may.
func HistoryFiles(ctx context.Context, dir string) []string {
	r, err := openRepository(ctx, dir)
	if err != nil {
		return nil
	}
	// In a work tree of its own they lie in two folders, neither of them .git.
	out, err := r.run(ctx, "rev-parse", "--git-path", "HEAD", "--git-path", "refs", "--git-path", "packed-refs", "--git-path", "reftable")
	if err != nil {
		return nil
	}
	var files []string
	for line := range strings.Lines(string(out)) {
		name := filepath.FromSlash(strings.TrimSuffix(line, "\n"))
		if !filepath.IsAbs(name) {
			name = filepath.Join(r.root, name)
		}
		files = append(files, name)
	}
	return files
}

// errElsewhere is the error for a file of another repository, such as a submodule.
var errElsewhere = errors.New("it is in another repository")

// relative returns a file's path in the repository, both with links followed.
func (r *repository) relative(full string) (string, error) {
	dir, err := filepath.EvalSymlinks(filepath.Dir(full))
	if err != nil {
		return "", capped.Bare(err)
	}
	root, err := filepath.EvalSymlinks(r.root)
	if err != nil {
		return "", capped.Bare(err)
	}
	rel, err := filepath.Rel(root, filepath.Join(dir, filepath.Base(full)))
	if err != nil || strings.HasPrefix(rel, "..") || !sameFolder(config.Repository(dir), root) {
		return "", errElsewhere
	}
	return filepath.ToSlash(rel), nil
}
