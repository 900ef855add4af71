package inputs

import (
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/resolint/resolint/internal/config"
)

// trap writes a program that leaves a mark where it is run.
func trap(t *testing.T) (program, mark string) {
	t.Helper()
	program = filepath.Join(t.TempDir(), "trap.sh")
	mark = program + ".ran"
	if err := os.WriteFile(program, []byte("#!/bin/sh\ntouch '"+mark+"'\ncat\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	return program, mark
}

// loadBases reads the base of every job, as the audit would.
func loadBases(t *testing.T, w *Work) {
	t.Helper()
	for _, j := range w.Jobs {
		for _, s := range j.Base {
			if _, err := s.Load(); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// starters are the settings from which git starts programs: filters of the work
// tree, monitors, hooks, text and external diffs, editors, transports.
var starters = []string{
	"core.fsmonitor", "core.pager", "core.editor", "core.sshCommand", "core.gitProxy", "core.alternateRefsCommand", "core.askPass",
	"diff.external", "diff.t.textconv", "diff.t.command", "diff.tool", "merge.t.driver", "pager.diff", "pager.cat-file", "pager.ls-tree",
	"filter.t.clean", "filter.t.smudge", "filter.t.process", "credential.helper", "gpg.program", "uploadpack.packObjectsHook",
	"interactive.diffFilter", "sequence.editor",
}

var hooks = []string{"post-index-change", "fsmonitor-watchman", "reference-transaction", "post-checkout", "pre-commit", "pre-auto-gc"}

// TestGitStartsNothing names a program in every setting that git could start one
// from, and as every hook, and changes files of the work tree, so that whoever
// hashes them has to filter them.
func TestGitStartsNothing(t *testing.T) {
	r := history(t)
	program, mark := trap(t)
	r.write("drafts/a.txt", "changed and not added")
	for _, key := range starters {
		r.git("config", key, program)
	}
	r.git("config", "filter.t.required", "true")
	hookDir := filepath.Join(t.TempDir(), "hooks")
	if err := os.MkdirAll(hookDir, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, name := range hooks {
		if err := os.Symlink(program, filepath.Join(hookDir, name)); err != nil {
			t.Skip("there are no links here")
		}
	}
	r.git("config", "core.hooksPath", hookDir)
	_ = os.Remove(mark) // by `git config` itself
	r.write(".gitattributes", "* diff=t filter=t merge=t\n")
	for _, within := range []*Guard{nil, NewGuard(r.root)} {
		w, err := Select(t.Context(), Options{Dir: r.root, Args: []string{"drafts"}, Since: "main", Guard: within, Config: &config.Config{Root: r.root}})
		if err != nil {
			t.Fatal(err)
		}
		loadBases(t, w)
		if _, err := os.Stat(mark); err == nil {
			t.Fatalf("within %v: a program that the repository names was started", within)
		}
	}
	// The trap itself works: a diff of the work tree starts it.
	cmd := exec.Command("git", "-C", r.root, "diff", "--stat")
	_ = cmd.Run() // whatever comes of it
	if _, err := os.Stat(mark); err != nil {
		t.Error("the trap does not work: git diff started nothing")
	}
}

// embed puts a bare repository into r below dir as ordinary files, with a filter
// and a main branch of its own where the draft is its own base.
func (r *repo) embed(dir, draft, program string) {
	r.t.Helper()
	inner := newRepo(r.t)
	inner.write("a.txt", draft)
	inner.write(".gitattributes", "* filter=t\n")
	inner.commit()
	inner.git("update-ref", "refs/remotes/origin/main", "HEAD")
	from := filepath.Join(inner.root, ".git")
	for _, name := range []string{"HEAD", "objects", "refs", "index"} {
		err := filepath.WalkDir(filepath.Join(from, name), func(full string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() {
				return err
			}
			rel, err := filepath.Rel(from, full)
			if err != nil {
				return err
			}
			data, err := os.ReadFile(full)
			r.write(filepath.Join(dir, rel), string(data))
			return err
		})
		if err != nil {
			r.t.Fatal(err)
		}
	}
	r.write(filepath.Join(dir, "refs/heads/.keep"), "")
	r.write(filepath.Join(dir, "config"), "[core]\n\trepositoryformatversion = 0\n\tbare = false\n\tworktree = .\n[filter \"t\"]\n\tclean = "+program+"\n")
	r.write(filepath.Join(dir, "a.txt"), draft)
	r.write(filepath.Join(dir, ".gitattributes"), "* filter=t\n")
}

// TestEmbeddedRepository: a folder of drafts that is a bare repository itself, as a
// pull request can bring it, neither starts a program nor chooses the base.
func TestEmbeddedRepository(t *testing.T) {
	for _, dir := range []string{"drafts", "drafts/0", "."} {
		for _, untrusted := range []bool{true, false} {
			r := newRepo(t)
			r.write(filepath.Join(dir, "a.txt"), "the honest base")
			r.commit()
			r.git("update-ref", "refs/remotes/origin/main", "HEAD")
			program, mark := trap(t)
			r.embed(dir, "what the fork wants", program)
			r.git("-c", "filter.t.clean=cat", "add", "-f", "-A")
			r.git("commit", "-q", "-m", "x")
			o := Options{Dir: r.root, Args: []string{filepath.Join(dir, "a.txt")}, Since: "origin/main", Config: &config.Config{Root: r.root}}
			if untrusted {
				o.Guard = NewGuard(r.root)
			}
			w, err := Select(t.Context(), o)
			if err != nil {
				t.Fatalf("%s: %v", dir, err)
			}
			if len(w.Jobs) != 1 || len(w.Jobs[0].Base) != 1 {
				t.Fatalf("%s: %+v", dir, w)
			}
			if data, err := w.Jobs[0].Base[0].Load(); err != nil || string(data) != "the honest base" {
				t.Errorf("%s: base %q, %v", dir, data, err)
			}
			if _, err := os.Stat(mark); !errors.Is(err, fs.ErrNotExist) {
				t.Errorf("%s: the fork's program was started", dir)
			}
		}
	}
}

// TestRepositoryAround: only a folder with .git is a repository, and one whose
// settings point elsewhere is refused.
func TestRepositoryAround(t *testing.T) {
	r := history(t)
	bare := t.TempDir()
	r.git("clone", "-q", "--bare", r.root, filepath.Join(bare, "b"))
	if _, err := openRepository(t.Context(), filepath.Join(bare, "b")); err == nil || !strings.Contains(err.Error(), "not a git repository") {
		t.Errorf("a bare repository: %v", err)
	}
	tree := filepath.Join(t.TempDir(), "tree")
	r.git("worktree", "add", "-q", tree, "main")
	if got, err := openRepository(t.Context(), filepath.Join(tree, "drafts")); err != nil || !sameFolder(got.root, tree) {
		t.Errorf("a further work tree: %+v, %v", got, err)
	}
	r.git("config", "core.worktree", bare)
	if _, err := openRepository(t.Context(), r.root); err == nil || !strings.Contains(err.Error(), "core.worktree") {
		t.Errorf("another work tree: %v", err)
	}
}
