package cli

import (
	"fmt"
	"os"
	"strings"
	"sync"
	"testing"

	"github.com/resolint/resolint/internal/finding"
)

// TestOutputsOverwriteNothing: no report goes over another one or over a file that
// the run reads, whatever the file is called.
func TestOutputsOverwriteNothing(t *testing.T) {
	const rule = "package custom.own\n\nverdicts := set()\n"
	files := map[string]string{
		"loss.txt": drafts["loss.txt"], ".resolint.yaml": "baseline: bl.json\nlexicon: [own.yaml]\nprofile: mine.yaml\n",
		"bl.json": `{"version": 1, "findings": []}`, "own.yaml": "groups: []\n", "mine.yaml": "levels: {parts: {preamble: note}}\n",
		"rules/own.rego": rule, "sub/x": "", "folder/notes.rtf": "x", "folder/a.txt": drafts["loss.txt"],
	}
	w := newWorld(t, files)
	link := os.Symlink("r.json", w.abs("link.json")) == nil && os.Symlink(".", w.abs("here")) == nil && os.Symlink("to-come.json", w.abs("dangling.json")) == nil
	w.write("r.json", "old")
	for _, tt := range []struct {
		want string
		args []string
	}{
		{"are one file", []string{"-f", "json", "-o", "r.json", "-f", "sarif", "-o", "./r.json"}},
		{"are one file", []string{"-f", "json", "-o", "r.json", "-f", "sarif", "-o", w.abs("r.json")}},
		{"are one file", []string{"-f", "json", "-o", "new.json", "-f", "sarif", "-o", "sub/../new.json"}},
		{"are one file", []string{"-f", "json", "-o", "r.json", "-f", "sarif", "-o", "link.json"}},
		{"are one file", []string{"-f", "json", "-o", "new.json", "-f", "sarif", "-o", "here/new.json"}},
		{"a file beside the drafts", []string{"-f", "json", "-o", "folder/notes.rtf", "folder"}},
		{"are one file", []string{"-f", "json", "-o", "to-come.json", "-f", "sarif", "-o", "dangling.json"}},
		{"would overwrite the configuration", []string{"-f", "json", "-o", ".resolint.yaml"}},
		{"would overwrite the baseline", []string{"-f", "json", "-o", "./bl.json"}},
		{"would overwrite a lexicon", []string{"-f", "json", "-o", "own.yaml"}},
		{"would overwrite the profile", []string{"-f", "json", "-o", "mine.yaml"}},
		{"would overwrite a rule", []string{"--rules", "rules", "-f", "json", "-o", "rules/own.rego"}},
		{"would overwrite a text", []string{"-f", "json", "-o", "sub/../loss.txt"}},
	} {
		if args := strings.Join(tt.args, " "); !link && (strings.Contains(args, "link.json") || strings.Contains(args, "here/") || strings.Contains(args, "dangling")) {
			continue
		}
		w.want(2, "", tt.want, append([]string{"check", "loss.txt"}, tt.args...)...)
		for name, text := range files {
			if data, err := os.ReadFile(w.abs(name)); err != nil || string(data) != text {
				t.Errorf("%v: %s was written: %v", tt.args, name, err)
			}
		}
	}
	if data, err := os.ReadFile(w.abs("r.json")); err != nil || string(data) != "old" {
		t.Errorf("r.json was written: %q, %v", data, err)
	}
}

// TestBaselinesAtOnce: several runs that record different drafts in one baseline at
// the same time lose none.
func TestBaselinesAtOnce(t *testing.T) {
	w := newWorld(t, nil)
	const n = 8
	for i := range n {
		w.write(fmt.Sprintf("d%d.txt", i), drafts["loss.txt"])
	}
	var group sync.WaitGroup
	for i := range n {
		other := *w.Factory
		other.Out, other.Err = &lockedBuffer{}, &lockedBuffer{}
		group.Go(func() {
			if status := Run(t.Context(), &other, []string{"baseline", "--update", "-o", "b.json", fmt.Sprintf("d%d.txt", i)}); status != ExitClean {
				t.Errorf("run %d: status %d: %s", i, status, other.Err)
			}
		})
	}
	group.Wait()
	f, err := os.Open(w.abs("b.json"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }() // it was only read
	b, err := finding.ReadBaseline(f)
	if err != nil {
		t.Fatal(err)
	}
	recorded := map[string]bool{}
	for _, e := range b.Entries {
		recorded[e.File] = true
	}
	if len(recorded) != n {
		t.Errorf("%d of %d drafts are recorded", len(recorded), n)
	}
}
