package inputs

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/resolint/resolint/internal/config"
)

// TestGuard: what an untrusted run may read, and that it is not looked at whether
// what it may not read is there.
func TestGuard(t *testing.T) {
	r := newRepo(t)
	r.write("drafts/a.txt", "a")
	r.write("drafts/~x/b.txt", "b")
	r.commit()
	r.write("drafts/untracked.txt", "c")
	for from, to := range map[string]string{
		"drafts/link.txt": "a.txt", "drafts/out.txt": "/etc/hostname", "drafts/gone.txt": "nowhere", "away": os.TempDir(),
		"drafts/git.txt": "../.git/config",
	} {
		if err := os.Symlink(to, filepath.Join(r.root, from)); err != nil {
			t.Skip("there are no links here")
		}
	}
	r.git("add", "-A", "drafts/link.txt")
	g := NewGuard(r.root)
	for _, tt := range []struct{ name, named, found string }{
		{"drafts/a.txt", "", ""},
		{"drafts/~x/b.txt", "", ""},
		{"drafts/untracked.txt", "", "does not track it"},
		{"drafts/link.txt", "a link leads to it", "a link leads to it"},
		{"drafts/out.txt", "a link leads to it", "a link leads to it"},
		{"drafts/gone.txt", "a link leads to it", "a link leads to it"},
		{"away/x.txt", "a link leads to it", "a link leads to it"},
		{"drafts/git.txt", "a link leads to it", "a link leads to it"},
		{".git/config", "lies in .git", "lies in .git"},
		{"drafts/../.GIT/config", "lies in .git", "lies in .git"},
		{"drafts", "is a folder", "is a folder"},
		{"drafts/none.txt", "no such file", "no such file"},
		{"../" + filepath.Base(r.root) + "/drafts/a.txt", "", ""},
		{"../other/a.txt", "lies outside", "lies outside"},
		{"/etc/shadow", "lies outside", "lies outside"},
		{"/no/such/file", "lies outside", "lies outside"},
	} {
		full := filepath.Join(r.root, tt.name)
		if filepath.IsAbs(tt.name) {
			full = tt.name
		}
		for want, err := range map[string]error{"named: " + tt.named: g.Check(full), "found: " + tt.found: g.CheckTracked(t.Context(), full)} {
			_, want, _ = strings.Cut(want, ": ")
			if (err == nil) != (want == "") || err != nil && !strings.Contains(err.Error(), want) {
				t.Errorf("%s: %v, want %q", tt.name, err, want)
			}
		}
	}
	for name, foreign := range map[string]bool{"drafts/a.txt": true, "drafts/untracked.txt": false, "../own.yaml": false} {
		if g.Foreign(t.Context(), filepath.Join(r.root, name)) != foreign {
			t.Errorf("%s: foreign is not %v", name, foreign)
		}
	}
	if NewGuard(t.TempDir()).Foreign(t.Context(), "relative") {
		t.Error("a path elsewhere is foreign")
	}
}

// TestGuardOfNone: without a guard all but git's own is read, links followed.
func TestGuardOfNone(t *testing.T) {
	r := newRepo(t)
	r.write("a.txt", "a")
	if err := os.Symlink(".git/config", filepath.Join(r.root, "c.txt")); err != nil {
		t.Skip("there are no links here")
	}
	if err := os.Symlink("a.txt", filepath.Join(r.root, "l.txt")); err != nil {
		t.Skip("there are no links here")
	}
	var g *Guard
	for name, want := range map[string]string{"a.txt": "", "l.txt": "", "c.txt": "lies in .git", ".git/HEAD": "lies in .git", "none": "no such file"} {
		err := g.Check(filepath.Join(r.root, name))
		if (err == nil) != (want == "") || err != nil && !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", name, err, want)
		}
	}
}

// TestUntrustedGlobs: globs of the user and of the configuration match what git
// tracks, and nothing is looked for outside.
func TestUntrustedGlobs(t *testing.T) {
	r := newRepo(t)
	for _, name := range []string{"drafts/a.txt", "drafts/b.md", "proposals/a-1.txt", "proposals/deep/a-2.txt"} {
		r.write(name, name)
	}
	r.commit()
	r.write("proposals/secret.txt", "x")
	c := &config.Config{Root: r.root}
	c.Map = []config.Pair{{Draft: "drafts/*", Proposals: []string{"proposals/**"}}}
	w, err := Select(t.Context(), Options{Dir: r.root, Args: []string{"drafts/*.{txt,md}"}, Config: c, Guard: NewGuard(r.root)})
	if err != nil {
		t.Fatal(err)
	}
	if len(w.Jobs) != 2 {
		t.Fatalf("%d jobs", len(w.Jobs))
	}
	var got []string
	for _, p := range w.Jobs[0].Proposals {
		got = append(got, p.Name)
	}
	if d := cmp.Diff([]string{"proposals/a-1.txt", "proposals/deep/a-2.txt"}, got); d != "" {
		t.Error(d)
	}
	for _, g := range []string{"/**", "../**", "/proc/*/environ"} {
		c.Map[0].Proposals = []string{g}
		if _, err := Select(t.Context(), Options{Dir: r.root, Args: []string{"drafts/a.txt"}, Config: c, Guard: NewGuard(r.root)}); err == nil || !strings.Contains(err.Error(), "lies outside") {
			t.Errorf("%s: %v", g, err)
		}
	}
}

// TestGlobIsInterrupted: a glob that visits very much ends when somebody asks, and at
// its bound.
func TestGlobIsInterrupted(t *testing.T) {
	root := t.TempDir()
	for i := range 50 {
		write(t, root, filepath.Join("d"+string(rune('a'+i%26)), string(rune('a'+i/26)), "x.txt"))
	}
	found, err := files(t.Context(), filepath.Join(root, "**", "*.txt"))
	if err != nil || len(found) != 50 || !slices.IsSorted(found) {
		t.Fatalf("%d files, %v", len(found), err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := files(ctx, filepath.Join(root, "**", "*.txt")); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
	v := &visited{FS: os.DirFS(root), ctx: t.Context(), n: maxVisited - 3}
	if _, err := v.ReadDir("."); !errors.Is(err, errVisited) {
		t.Errorf("error %v", err)
	}
	ctx, cancel = context.WithTimeout(t.Context(), 100*time.Millisecond)
	defer cancel()
	if _, err := files(ctx, "/**/no-such-name-[0-9]"); !errors.Is(err, context.DeadlineExceeded) {
		t.Logf("the whole disk was walked, or an error came first: %v", err)
	}
}

// TestUnaudited: what the base had and the run compared with nothing is a failure,
// in what the user named only.
func TestUnaudited(t *testing.T) {
	r := newRepo(t)
	for _, name := range []string{"drafts/a.txt", "drafts/b.txt", "drafts/notes.csv", "drafts/.hidden.txt", "other/c.txt"} {
		r.write(name, strings.Repeat(name+" has words\n", 20))
	}
	r.commit()
	r.git("rm", "-q", "drafts/b.txt", "drafts/notes.csv", "drafts/.hidden.txt", "other/c.txt")
	r.git("commit", "-q", "-m", "x")
	for arg, want := range map[string][]string{
		"drafts": {"drafts/b.txt"}, ".": {"drafts/b.txt", "other/c.txt"}, "drafts/*.txt": {"drafts/b.txt"}, "drafts/a.txt": nil,
	} {
		w, err := Select(t.Context(), Options{Dir: r.root, Args: []string{arg}, Since: "HEAD~1", Config: &config.Config{Root: r.root}, Guard: NewGuard(r.root)})
		if err != nil {
			t.Fatalf("%s: %v", arg, err)
		}
		var got []string
		for _, f := range w.Failures {
			got = append(got, f.File)
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%s: %s", arg, d)
		}
	}
}
