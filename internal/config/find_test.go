package config

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// tree makes files and folders (names that end in a slash) below a new folder.
func tree(t *testing.T, names ...string) string {
	t.Helper()
	root := t.TempDir()
	for _, n := range names {
		full := filepath.Join(root, filepath.FromSlash(n))
		dir := filepath.Dir(full)
		if strings.HasSuffix(n, "/") {
			dir = full
		}
		if err := os.MkdirAll(dir, 0o755); err != nil {
			t.Fatal(err)
		}
		if !strings.HasSuffix(n, "/") {
			if err := os.WriteFile(full, nil, 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	return root
}

func TestFind(t *testing.T) {
	repo := tree(t, ".resolint.yaml", "repo/.git/", "repo/.resolint.yaml", "repo/a/b/", "repo/c/.resolint.yaml", "bare/a/")
	worktree := tree(t, ".resolint.yaml", "wt/.git", "wt/a/")
	folder := tree(t, ".resolint.yaml/")
	tests := []struct {
		name, root, dir, stop, want string
	}{
		{"in the repository's root", repo, "repo/a/b", "repo/a/b", "repo/.resolint.yaml"},
		{"the nearest", repo, "repo/c", "repo", "repo/c/.resolint.yaml"},
		{"not above the repository", worktree, "wt/a", ".", ""},
		{"no repository, working folder above", repo, "bare/a", ".", ".resolint.yaml"},
		{"no repository, working folder elsewhere", repo, "bare/a", "repo", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := Find(filepath.Join(tt.root, tt.dir), filepath.Join(tt.root, tt.stop))
			if err != nil {
				t.Fatal(err)
			}
			want := ""
			if tt.want != "" {
				want = filepath.Join(tt.root, tt.want)
			}
			if got != want {
				t.Errorf("found %q, want %q", got, want)
			}
		})
	}
	if _, err := Find(folder, folder); err == nil || !strings.Contains(err.Error(), "is a folder") {
		t.Errorf("a folder of the configuration's name: %v", err)
	}
}

func TestCounterparts(t *testing.T) {
	c, err := Parse([]byte(`map:
  - draft: drafts/special.md
    base: old/special.txt
  - draft: drafts/**/*.docx
    base: "{dir}/../adopted/{name}{ext}"
    proposals: ["proposals/{name}-*.docx"]
`), "c.yaml")
	if err != nil {
		t.Fatal(err)
	}
	tests := map[string]Counterparts{
		"drafts/special.md":     {Base: "old/special.txt", Key: "map[0]"},
		"drafts/res130.docx":    {Base: "adopted/res130.docx", Proposals: []string{"proposals/res130-*.docx"}, Key: "map[1]"},
		"drafts/pp/res 70.docx": {Base: "drafts/adopted/res 70.docx", Proposals: []string{"proposals/res 70-*.docx"}, Key: "map[1]"},
		"drafts/res130.txt":     {},
		"other/drafts/a.docx":   {},
		"../drafts/special.md":  {},
	}
	for draft, want := range tests {
		if d := cmp.Diff(want, c.Counterparts(draft)); d != "" {
			t.Errorf("%s: %s", draft, d)
		}
	}
}

func TestIgnored(t *testing.T) {
	c := &Config{File: File{Ignore: []string{"archive/", "**/*.tmp.txt", "one/two"}}}
	for rel, want := range map[string]bool{
		"archive": true, "archive/a/b.docx": true, "archives/a.docx": false, "sub/archive/a.docx": false,
		"a.tmp.txt": true, "x/y/a.tmp.txt": true, "a.txt": false, "one/two/three.txt": true, "one/twos": false,
	} {
		if got := c.Ignored(rel); got != want {
			t.Errorf("%s: ignored %v, want %v", rel, got, want)
		}
	}
}

// commentedKey is a line of the template that is a key behind a #.
var commentedKey = regexp.MustCompile(`^# [a-z-]+:( |$)`)

func TestGuess(t *testing.T) {
	g := Guess([]string{
		"README.md", "adopted/res130.docx", "adopted/res70.docx", "drafts/res130.docx", "drafts/res70.docx",
		"drafts/new.docx", "wtdc/drafts/res37.md", "wtdc/final/res37.txt", "notes/drafts-list.txt",
	})
	want := []Pair{
		{Draft: "drafts/*.docx", Base: "adopted/{name}{ext}"},
		{Draft: "wtdc/drafts/*.md", Base: "wtdc/final/{name}.txt"},
	}
	if d := cmp.Diff(want, g.Pairs); d != "" {
		t.Error(d)
	}
	for _, guess := range []*Guessed{g, Guess(nil)} {
		c, err := Parse([]byte(guess.Template()), "c.yaml")
		if err != nil {
			t.Fatalf("the template is no configuration: %v\n%s", err, guess.Template())
		}
		if len(c.Map) != len(guess.Pairs) {
			t.Errorf("map %+v, guessed %+v", c.Map, guess.Pairs)
		}
	}
	// What is commented out must be right once the # is taken away.
	lines := strings.Split(Guess(nil).Template(), "\n")
	for i, l := range lines {
		if strings.HasPrefix(l, "#   ") || commentedKey.MatchString(l) {
			lines[i] = strings.TrimPrefix(l, "# ")
		}
	}
	if _, err := Parse([]byte(strings.Join(lines, "\n")), "c.yaml"); err != nil {
		t.Errorf("with its examples taken up: %v", err)
	}
}

func TestEntries(t *testing.T) {
	c, err := Parse([]byte("profile: strict\nfamilies: [gender]\nrules: {mandate: off}\nlimits:\n  parts: 7\n  findings: 99999999\nrule-dirs: [r]\n"), "c.yaml")
	if err != nil {
		t.Fatal(err)
	}
	c.Path = "/x/.resolint.yaml"
	c.Profile = "other"
	c.Override("profile", "--profile")
	c.Restrict()
	got := map[string]string{}
	for _, e := range c.Entries() {
		got[e.Key] = e.Value + " # " + e.Origin
	}
	want := map[string]string{
		"profile":         "other # --profile",
		"families[0]":     "gender # .resolint.yaml:2",
		"rules.mandate":   `"off" # .resolint.yaml:3`,
		"fail-on":         "error # default",
		"limits.parts":    "7 # .resolint.yaml:5",
		"limits.findings": "20000 # default, .resolint.yaml:6 is set aside by --untrusted",
		"rule-dirs":       "[] # default, .resolint.yaml:7 is set aside by --untrusted",
		"limits.depth":    "256 # default",
		"jobs":            "one per processor # default",
	}
	for k, v := range want {
		if got[k] != v {
			t.Errorf("%s: %q, want %q", k, got[k], v)
		}
	}
}
