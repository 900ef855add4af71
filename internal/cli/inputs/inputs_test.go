package inputs

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/resolint/resolint/internal/audit"
	"github.com/resolint/resolint/internal/config"
)

// write makes files below root; each holds its own name.
func write(t *testing.T, root string, names ...string) {
	t.Helper()
	for _, n := range names {
		full := filepath.Join(root, filepath.FromSlash(n))
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte(n), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// show writes jobs as "draft+draft < base | proposal ! notice".
func show(t *testing.T, w *Work) []string {
	t.Helper()
	names := func(sources []audit.Source) string {
		var out []string
		for _, s := range sources {
			out = append(out, s.Name)
		}
		return strings.Join(out, "+")
	}
	var out []string
	for _, j := range w.Jobs {
		line := names(j.Draft)
		if len(j.Base) > 0 {
			line += " < " + names(j.Base)
			if j.BaseUnlessRedline {
				line += " unless redline"
			}
		}
		if len(j.Proposals) > 0 {
			line += " | " + names(j.Proposals)
		}
		switch {
		case j.NoBase != nil:
			line += " ! " + j.NoBase.Reason
		case j.Folder != nil && len(j.Base) == 0:
			line += " < one of " + names(j.Folder.Sources)
		}
		if len(j.Notices) > 0 {
			line += " ! " + strings.Join(j.Notices, " ")
		}
		out = append(out, line)
	}
	for _, s := range w.Skipped {
		out = append(out, "skipped "+s.File+": "+s.Reason)
	}
	for _, f := range w.Failures {
		out = append(out, "failed "+f.File+": "+f.Reason)
	}
	return out
}

func TestSelect(t *testing.T) {
	root := t.TempDir()
	write(t, root,
		"drafts/a.txt", "drafts/b.md", "drafts/sub/c.docx", "drafts/scan.jpg", "drafts/old.doc", "drafts/NOTES",
		"drafts/.hidden.txt", "drafts/~$c.docx", "drafts/skip/x.txt",
		"adopted/a.txt", "adopted/b.txt", "adopted/sub/c.docx", "proposals/p1.txt", "proposals/p2.txt",
		"images/one.png", "odd [name].txt")
	c := &config.Config{Root: root, File: config.File{Ignore: []string{"drafts/skip"}}}
	mapped := &config.Config{Root: root, File: config.File{Map: []config.Pair{
		{Draft: "drafts/a.*", Base: "adopted/{name}{ext}", Proposals: []string{"proposals/p*.txt"}},
		{Draft: "drafts/*.md", Base: "adopted/{name}.md"},
	}}}
	skipped := []string{"skipped drafts/NOTES: a file without extension is not read unless it is named itself", "skipped drafts/old.doc: .doc files are not read", "skipped drafts/scan.jpg: .jpg files are not read"}
	tests := []struct {
		name string
		o    Options
		want []string
	}{
		{"files", Options{Args: []string{"drafts/a.txt", "./drafts/b.md", "drafts/../drafts/a.txt"}}, []string{"drafts/a.txt", "drafts/b.md"}},
		{"folder", Options{Args: []string{"drafts"}}, append([]string{"drafts/a.txt", "drafts/b.md", "drafts/sub/c.docx"}, skipped...)},
		{"glob", Options{Args: []string{"drafts/**/*.{txt,docx}"}}, []string{"drafts/a.txt", "drafts/sub/c.docx"}},
		{"a name with brackets", Options{Args: []string{"odd [name].txt"}}, []string{"odd [name].txt"}},
		{"an unsupported file that is named", Options{Args: []string{"drafts/old.doc"}}, []string{"drafts/old.doc"}},
		{"missing", Options{Args: []string{"drafts/z.txt", "drafts/a.txt"}}, []string{"drafts/a.txt", "failed drafts/z.txt: no such file or folder"}},
		{"glob without match", Options{Args: []string{"drafts/*.odt"}}, []string{"failed drafts/*.odt: no file matches"}},
		{"folder without drafts", Options{Args: []string{"images"}}, []string{"skipped images/one.png: .png files are not read", "failed images: no file in it can be audited"}},
		{"base file", Options{Args: []string{"drafts/b.md"}, Base: "adopted/a.txt"}, []string{"drafts/b.md < adopted/a.txt"}},
		{"base folder, file", Options{Args: []string{"drafts/a.txt", "drafts/b.md", "drafts/scan.jpg"}, Base: "adopted"}, []string{
			"drafts/a.txt < adopted/a.txt", "drafts/b.md < adopted/b.txt", "drafts/scan.jpg < one of adopted/a.txt+adopted/b.txt+adopted/sub/c.docx",
		}},
		{"package", Options{Args: []string{"drafts"}, Base: "adopted"}, append([]string{"drafts/a.txt+drafts/b.md+drafts/sub/c.docx < adopted/a.txt+adopted/b.txt+adopted/sub/c.docx"}, skipped...)},
		{"package against a file", Options{Args: []string{"drafts"}, Base: "adopted/a.txt"}, append([]string{"drafts/a.txt+drafts/b.md+drafts/sub/c.docx < adopted/a.txt"}, skipped...)},
		{"proposals", Options{Args: []string{"drafts/a.txt"}, Base: "adopted/a.txt", Proposals: []string{"proposals"}}, []string{"drafts/a.txt < adopted/a.txt | proposals/p1.txt+proposals/p2.txt"}},
		{"map", Options{Args: []string{"drafts/a.txt", "drafts/b.md", "drafts/sub/c.docx"}, Config: mapped}, []string{
			"drafts/a.txt < adopted/a.txt unless redline | proposals/p1.txt+proposals/p2.txt",
			"drafts/b.md ! its base adopted/b.md, which map[1] in default names, cannot be read (no such file or directory); the closest are adopted/b.txt and adopted/a.txt",
			"drafts/sub/c.docx",
		}},
		{"standard input", Options{Args: []string{"-"}, StdinName: "draft.md", Base: "adopted/a.txt"}, []string{"draft.md < adopted/a.txt"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			tt.o.Dir = root
			if tt.o.Config == nil {
				tt.o.Config = c
			}
			w, err := Select(t.Context(), tt.o)
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(tt.want, show(t, w)); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestSelectErrors(t *testing.T) {
	root := t.TempDir()
	write(t, root, "a.txt", "b.txt", "p.txt", "images/one.png")
	tests := []struct {
		o    Options
		want string
	}{
		{Options{Args: []string{"a.txt"}, Base: "missing.txt"}, "--base missing.txt: no such file"},
		{Options{Args: []string{"a.txt"}, Base: "images"}, "no file in it can be audited"},
		{Options{Args: []string{"a.txt"}, Base: "b.txt", Since: "main"}, "both name a base"},
		{Options{Args: []string{"a.txt", "b.txt"}, Proposals: []string{"p.txt"}}, "--proposal belongs to one draft"},
		{Options{Args: []string{"a.txt"}, Proposals: []string{"q.txt"}}, "--proposal q.txt"},
		{Options{Args: []string{"-", "-"}}, "standard input is named twice"},
		{Options{Args: []string{"-"}, Base: "-"}, "standard input is named twice"},
		{Options{Args: []string{"[z.txt"}}, "no valid glob"},
	}
	for _, tt := range tests {
		tt.o.Dir, tt.o.Config = root, &config.Config{Root: root}
		if _, err := Select(t.Context(), tt.o); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%+v: error %v, want %q", tt.o.Args, err, tt.want)
		}
	}
}

func TestGitignore(t *testing.T) {
	r := newRepo(t)
	for _, name := range []string{"a.txt", "out/b.txt", "sub/keep.txt", "sub/drop.txt", "sub/deep/c.txt", "build/x.txt", "né/[1].txt", "né/kept.txt"} {
		r.write(name, name)
	}
	r.write(".gitignore", "out/\n/build\n*.txt\n!a.txt\n")
	r.write("sub/.gitignore", "!*.txt\ndrop.txt\n")
	r.write("né/.gitignore", "!kept.txt\n!\\[1].txt\n")
	check := func(name, arg string, want ...string) {
		t.Helper()
		w, err := Select(t.Context(), Options{Dir: r.root, Args: []string{arg}, Config: &config.Config{Root: r.root}})
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(want, show(t, w)); d != "" {
			t.Errorf("%s: %s", name, d)
		}
		if len(w.Notices) > 0 {
			t.Errorf("%s: notices %q", name, w.Notices)
		}
	}
	check("from the root", ".", "a.txt", "né/[1].txt", "né/kept.txt", "sub/deep/c.txt", "sub/keep.txt")
	check("below", "sub", "sub/deep/c.txt", "sub/keep.txt")
	// A file that git tracks is not ignored: a .gitignore hides nothing from a gate.
	r.git("add", "-f", "out/b.txt", "sub/drop.txt")
	check("tracked", ".", "a.txt", "né/[1].txt", "né/kept.txt", "out/b.txt", "sub/deep/c.txt", "sub/drop.txt", "sub/keep.txt")
	// A repository in the repository has its own rules.
	r.write("nested/x.txt", "x")
	r.write("nested/y.txt", "y")
	r.write("nested/.gitignore", "y.txt\n")
	r.write(".gitignore", "out/\n/build\n")
	r.git("init", "-q", filepath.Join(r.root, "nested"))
	check("nested", "nested", "nested/x.txt")
}

// TestGitignoreNotHeeded: where git cannot say what it ignores, all is audited, and
// the report says so.
func TestGitignoreNotHeeded(t *testing.T) {
	root := t.TempDir()
	write(t, root, ".git/HEAD", "a.txt", "b.txt")
	if err := os.WriteFile(filepath.Join(root, ".gitignore"), []byte("b.txt\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	for name, path := range map[string]string{"no repository": os.Getenv("PATH"), "no git": t.TempDir()} {
		t.Setenv("PATH", path)
		w, err := Select(t.Context(), Options{Dir: root, Args: []string{"."}, Config: &config.Config{Root: root}})
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff([]string{"a.txt", "b.txt"}, show(t, w)); d != "" {
			t.Errorf("%s: %s", name, d)
		}
		if len(w.Notices) != 1 || strings.Contains(w.Notices[0], root) || !strings.Contains(w.Notices[0], "git") {
			t.Errorf("%s: notices %q", name, w.Notices)
		}
	}
}

func load(t *testing.T, w *Work) ([]byte, error) {
	t.Helper()
	if len(w.Jobs) != 1 {
		t.Fatalf("%d jobs", len(w.Jobs))
	}
	return w.Jobs[0].Draft[0].Load()
}

func TestLoad(t *testing.T) {
	root := t.TempDir()
	write(t, root, "repo/a.txt", "outside.txt")
	if err := os.WriteFile(filepath.Join(root, "repo/large.txt"), []byte(strings.Repeat("x", 100)), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("../outside.txt", filepath.Join(root, "repo/link.txt")); err != nil {
		t.Skip("there are no links here")
	}
	repo := filepath.Join(root, "repo")
	tests := []struct {
		name, arg, stdin string
		within           bool
		want, err        string
	}{
		{"file", "a.txt", "", true, "repo/a.txt", ""},
		{"standard input", "-", "piped", false, "piped", ""},
		{"one byte more than the limit", "large.txt", "", false, strings.Repeat("x", 51), ""},
		{"link", "link.txt", "", false, "outside.txt", ""},
		{"link out of an untrusted repository", "link.txt", "", true, "", "outside repo"},
		{"above an untrusted repository", "../outside.txt", "", true, "", "outside repo"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			o := Options{Dir: repo, Args: []string{tt.arg}, Stdin: strings.NewReader(tt.stdin), Config: &config.Config{Root: repo}, MaxBytes: 50}
			if tt.within {
				o.Guard = NewGuard(repo)
			}
			w, err := Select(t.Context(), o)
			if err != nil {
				t.Fatal(err)
			}
			data, err := load(t, w)
			if tt.err != "" {
				if err == nil || !strings.Contains(err.Error(), tt.err) {
					t.Errorf("error %v, want %q", err, tt.err)
				}
				return
			}
			if err != nil || string(data) != tt.want {
				t.Errorf("%q, %v, want %q", data, err, tt.want)
			}
		})
	}
}

// TestLoadChanged: a file that is saved while it is read is named, not audited.
func TestLoadChanged(t *testing.T) {
	root := t.TempDir()
	write(t, root, "a.txt")
	name := filepath.Join(root, "a.txt")
	s := &selector{meanwhile: func(name string) {
		if err := os.WriteFile(name, []byte("another text"), 0o644); err != nil {
			t.Error(err)
		}
	}}
	if _, err := s.read(name); err == nil || !strings.Contains(err.Error(), "changed while it was read") {
		t.Errorf("error %v", err)
	}
	s.meanwhile = nil
	if data, err := s.read(name); err != nil || string(data) != "another text" {
		t.Errorf("%q, %v", data, err)
	}
}

// TestWalkLarge: 10,000 files, of which some cannot be taken.
func TestWalkLarge(t *testing.T) {
	if testing.Short() {
		t.Skip("makes 10,000 files")
	}
	root := t.TempDir()
	for i := range 10_000 {
		name := filepath.Join(root, fmt.Sprintf("%05d.txt", i))
		var err error
		if i%100 == 0 {
			err = os.Symlink("nowhere", name)
		} else {
			err = os.WriteFile(name, nil, 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	w, err := Select(t.Context(), Options{Dir: root, Args: []string{"."}, Config: &config.Config{Root: root}})
	if err != nil {
		t.Fatal(err)
	}
	if len(w.Jobs) != 9900 || len(w.Skipped) != 100 || w.Skipped[0].Reason != "a link that leads nowhere" {
		t.Errorf("%d jobs, %d skipped: %+v", len(w.Jobs), len(w.Skipped), w.Skipped[:1])
	}
	if !slices.IsSortedFunc(w.Jobs, func(a, b audit.Job) int { return strings.Compare(a.Name, b.Name) }) {
		t.Error("the jobs are in no order")
	}
}

func TestWalkCancelled(t *testing.T) {
	root := t.TempDir()
	write(t, root, "a.txt")
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Select(ctx, Options{Dir: root, Args: []string{"."}, Config: &config.Config{Root: root}}); err == nil {
		t.Error("a cancelled walk goes on")
	}
}
