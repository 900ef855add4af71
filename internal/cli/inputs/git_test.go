package inputs

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/resolint/resolint/internal/config"
)

// repo runs git in a new repository.
type repo struct {
	t    *testing.T
	root string
}

func newRepo(t *testing.T) *repo {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not installed")
	}
	r := &repo{t, t.TempDir()}
	r.git("init", "-q", "-b", "main")
	return r
}

func (r *repo) git(args ...string) {
	r.t.Helper()
	args = append([]string{"-C", r.root, "-c", "user.name=t", "-c", "user.email=t@localhost", "-c", "commit.gpgsign=false"}, args...)
	if out, err := exec.Command("git", args...).CombinedOutput(); err != nil {
		r.t.Fatalf("git %v: %v\n%s", args, err, out)
	}
}

func (r *repo) write(name, text string) {
	r.t.Helper()
	full := filepath.Join(r.root, name)
	if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
		r.t.Fatal(err)
	}
	if err := os.WriteFile(full, []byte(text), 0o644); err != nil {
		r.t.Fatal(err)
	}
}

func (r *repo) commit() {
	r.t.Helper()
	r.git("add", "-A")
	r.git("commit", "-q", "-m", "x")
}

func (r *repo) since(rev string, args ...string) (*Work, error) {
	return Select(r.t.Context(), Options{Dir: r.root, Args: args, Since: rev, Config: &config.Config{Root: r.root}, MaxBytes: 10_000})
}

// history is a repository with a draft changed on a branch, one renamed, one new,
// and main gone on since.
func history(t *testing.T) *repo {
	r := newRepo(t)
	long := strings.Repeat("the Conference resolves\n", 20)
	r.write("drafts/a.txt", "base of a")
	r.write("drafts/old name.txt", long)
	r.commit()
	r.git("checkout", "-q", "-b", "work")
	r.write("drafts/a.txt", "draft of a")
	r.git("mv", "drafts/old name.txt", "drafts/né.txt")
	r.write("drafts/né.txt", long+"and more\n")
	r.write("drafts/new.txt", "new")
	r.commit()
	r.git("checkout", "-q", "main")
	r.write("drafts/a.txt", "main went on")
	r.commit()
	r.git("checkout", "-q", "work")
	return r
}

func TestSince(t *testing.T) {
	r := history(t)
	w, err := r.since("main", "drafts")
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"drafts/a.txt < main:drafts/a.txt",
		"drafts/new.txt ! No base: the file is new since main.",
		"drafts/né.txt < main:drafts/old name.txt",
	}
	if d := cmp.Diff(want, show(t, w)); d != "" {
		t.Fatal(d)
	}
	if data, err := w.Jobs[0].Base[0].Load(); err != nil || string(data) != "base of a" {
		t.Errorf("base %q, %v; want the text of the merge base", data, err)
	}
	if data, err := w.Jobs[2].Base[0].Load(); err != nil || !strings.HasPrefix(string(data), "the Conference") {
		t.Errorf("renamed base %.20q, %v", data, err)
	}
}

func TestSinceFromBelow(t *testing.T) {
	r := history(t)
	dir := filepath.Join(r.root, "drafts")
	w, err := Select(t.Context(), Options{Dir: dir, Args: []string{"a.txt"}, Since: "main", Config: &config.Config{Root: dir}})
	if err != nil {
		t.Fatal(err)
	}
	if got := show(t, w)[0]; got != "a.txt < main:drafts/a.txt" {
		t.Error(got)
	}
}

func TestSinceErrors(t *testing.T) {
	r := history(t)
	r.git("checkout", "-q", "--orphan", "alone")
	r.commit()
	outside := t.TempDir()
	write(t, outside, "a.txt")
	tests := []struct {
		name, rev, arg, want string
	}{
		{"unknown revision", "nowhere", "drafts/a.txt", "no such revision"},
		{"option", "--output=x", "drafts/a.txt", "does not begin with a hyphen"},
		{"no common ancestor", "main", "drafts/a.txt", "no common ancestor"},
		{"standard input", "main", "-", "no history"},
		{"no repository", "main", filepath.Join(outside, "a.txt"), "not a git repository"},
	}
	for _, tt := range tests {
		if _, err := r.since(tt.rev, tt.arg); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: error %v, want %q", tt.name, err, tt.want)
		}
	}
}

func TestSinceNoGit(t *testing.T) {
	r := history(t)
	t.Setenv("PATH", t.TempDir())
	if _, err := r.since("main", "drafts/a.txt"); err == nil || !strings.Contains(err.Error(), "git is not found") {
		t.Errorf("error %v", err)
	}
}

func TestSinceOddBases(t *testing.T) {
	r := newRepo(t)
	r.write("large.txt", strings.Repeat("x", 20_000))
	r.write("lfs.docx", "version https://git-lfs.github.com/spec/v1\noid sha256:0\n")
	if err := os.Symlink("large.txt", filepath.Join(r.root, "link.txt")); err != nil {
		t.Skip("there are no links here")
	}
	r.commit()
	w, err := r.since("HEAD", "large.txt", "lfs.docx", "link.txt")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Jobs[0].Base[0].Load(); err == nil || !strings.Contains(err.Error(), "limits.input-bytes") {
		t.Errorf("too large: %v", err)
	}
	if _, err := w.Jobs[1].Base[0].Load(); err == nil || !strings.Contains(err.Error(), "Git LFS") {
		t.Errorf("pointer: %v", err)
	}
	if len(w.Jobs[2].Base) != 0 || len(w.Jobs[2].Notices) != 1 {
		t.Errorf("a link has a base: %+v", w.Jobs[2])
	}
}

// TestSinceElsewhere: a draft of a repository in the repository fails alone.
func TestSinceElsewhere(t *testing.T) {
	r := history(t)
	r.git("init", "-q", filepath.Join(r.root, "drafts", "inner"))
	r.write("drafts/inner/b.txt", "x")
	w, err := r.since("main", "drafts")
	if err != nil {
		t.Fatal(err)
	}
	for i := range w.Jobs {
		if inner := w.Jobs[i].Name == "drafts/inner/b.txt"; inner != (w.Jobs[i].NoBase != nil) {
			t.Errorf("%s: %v", w.Jobs[i].Name, w.Jobs[i].NoBase)
		}
	}
	if len(w.Jobs) != 4 {
		t.Errorf("%d jobs", len(w.Jobs))
	}
}

// TestPointerOfDraft: what Git LFS left in the place of a draft is no draft.
func TestPointerOfDraft(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "a.txt")
	if err := os.WriteFile(filepath.Join(dir, "a.txt"), []byte("version https://git-lfs.github.com/spec/v1\noid sha256:0\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := Reader(nil, 0)(filepath.Join(dir, "a.txt")); err == nil || !strings.Contains(err.Error(), "git lfs pull") {
		t.Errorf("error %v", err)
	}
}
