package corpus

import (
	"bytes"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// sharded runs a split and returns the folder that holds its shards.
func sharded(tb testing.TB, root string, of int) string {
	tb.Helper()
	dir := tb.TempDir()
	for i := 1; i <= of; i++ {
		mustRun(tb, options(root, filepath.Join(dir, Shard{i, of}.Folder()), Shard{i, of}))
	}
	return dir
}

func mergeIn(tb testing.TB, dir, out string) (*Summary, error) {
	tb.Helper()
	parts, err := Parts([]Part{{dir, "shards"}})
	if err != nil {
		return nil, err
	}
	return Merge(out, "out", parts)
}

// TestMerge: the shards of any split give the bytes of one run, also where there are
// more shards than texts.
func TestMerge(t *testing.T) {
	root, whole := many(t, 150), filepath.Join(t.TempDir(), "whole")
	want := mustRun(t, options(root, whole, Shard{1, 1}))
	for _, of := range []int{1, 2, 16, 200} {
		out := filepath.Join(t.TempDir(), "out")
		got, err := mergeIn(t, sharded(t, root, of), out)
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%d shards: summary\n%s", of, d)
		}
		if d := cmp.Diff(content(t, whole), content(t, out)); d != "" {
			t.Errorf("%d shards:\n%s", of, d)
		}
	}
}

// TestMergeRefuses: what is not one run does not become one, and nothing is written.
func TestMergeRefuses(t *testing.T) {
	root := many(t, 60)
	edit := func(name string, change func([]byte) []byte) func(*testing.T, string) {
		return func(t *testing.T, dir string) {
			path := filepath.Join(dir, "shard-2-of-3", name)
			data, err := os.ReadFile(path)
			if err == nil {
				err = os.WriteFile(path, change(data), 0o666)
			}
			if err != nil {
				t.Fatal(err)
			}
		}
	}
	summary := func(change func(*Summary)) func(*testing.T, string) {
		return edit(SummaryFile, func(data []byte) []byte {
			var s Summary
			if err := json.Unmarshal(data, &s); err != nil {
				panic(err)
			}
			change(&s)
			data, _ = json.Marshal(s)
			return data
		})
	}
	rename := func(from, to string) func(*testing.T, string) {
		return func(t *testing.T, dir string) {
			if err := os.Rename(filepath.Join(dir, from), filepath.Join(dir, to)); err != nil {
				t.Fatal(err)
			}
		}
	}
	for _, tt := range []struct {
		name   string
		spoil  func(t *testing.T, dir string)
		wanted string
	}{
		{"missing", func(_ *testing.T, dir string) { _ = os.RemoveAll(filepath.Join(dir, "shard-2-of-3")) }, "1 of 3 shards are missing (2/3)"},
		{"twice", func(_ *testing.T, dir string) {
			_ = os.CopyFS(filepath.Join(dir, "copy"), os.DirFS(filepath.Join(dir, "shard-2-of-3")))
		}, "shard 2/3 is there twice: shards/copy and shards/shard-2-of-3"},
		{"not finished", func(_ *testing.T, dir string) {
			_ = os.Mkdir(filepath.Join(dir, "shard-2-of-3", workFolder), 0o777)
			_ = os.Remove(filepath.Join(dir, "shard-2-of-3", SummaryFile))
		}, "shard-2-of-3: its run is not finished"},
		{"another version", summary(func(s *Summary) { s.Version = "2" }), "it is of resolint 2 and not 1"},
		{"another model", summary(func(s *Summary) { s.Model = "n" }), "(model n and not m)"},
		{"another manifest", summary(func(s *Summary) { s.Manifest = "x" }), "other texts"},
		{"another number of texts", summary(func(s *Summary) { s.Texts++ }), "61 texts"},
		{"another split", summary(func(s *Summary) { s.Shard.Of = 4 }), "merge the shards of one split"},
		{"a shard that cannot be", summary(func(s *Summary) { s.Shard.Index = 9 }), "no shard 9 of 3"},
		{"another form", summary(func(s *Summary) { s.Format = 2 }), "written in form 2"},
		{"a damaged summary", edit(SummaryFile, func(b []byte) []byte { return b[:len(b)/2] }), "run.json is damaged"},
		{"a line less", edit("findings.jsonl", func(b []byte) []byte { return b[bytes.IndexByte(b, '\n')+1:] }), "was changed since it was written"},
		{"half a line", edit("findings.jsonl", func(b []byte) []byte { return b[:len(b)-5] }), "none that resolint wrote"},
		{"a changed word", edit("findings.jsonl", func(b []byte) []byte { return bytes.Replace(b, []byte("gone"), []byte("here"), 1) }), "was changed since it was written"},
		{"the row of another shard", func(t *testing.T, dir string) {
			other, _, _ := strings.Cut(content(t, filepath.Join(dir, "shard-1-of-3"))["texts.jsonl"], ",")
			edit("texts.jsonl", func(b []byte) []byte { return append([]byte(other), b[bytes.IndexByte(b, ','):]...) })(t, dir)
		}, "hold"},
		{"no row", edit("changes.jsonl", func(b []byte) []byte { return append([]byte("{}\n"), b...) }), "none that resolint wrote"},
		{"a file less", rename("shard-2-of-3/families.jsonl", "families"), "families.jsonl: no such file"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			dir, out := sharded(t, root, 3), filepath.Join(t.TempDir(), "out")
			tt.spoil(t, dir)
			_, err := mergeIn(t, dir, out)
			if err == nil || !strings.Contains(err.Error(), tt.wanted) {
				t.Fatalf("%v, want %q", err, tt.wanted)
			}
			if _, err := os.Stat(out); err == nil {
				t.Error("something was written")
			}
		})
	}
}

// TestMergeSplitThatLies: shards whose summaries agree and whose texts do not make one
// run are refused.
func TestMergeSplitThatLies(t *testing.T) {
	root := many(t, 30)
	dir := sharded(t, root, 2)
	path := filepath.Join(dir, "shard-2-of-2")
	data := content(t, path)
	var s Summary
	if err := json.Unmarshal([]byte(data[SummaryFile]), &s); err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(data["texts.jsonl"], "\n") // the first text is left out, and the sums agree
	if err := os.Mkdir(filepath.Join(path, workFolder), 0o777); err != nil {
		t.Fatal(err)
	}
	stream, err := writeStream(path, Texts, func(w io.Writer) error {
		_, err := w.Write([]byte(rest))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	s.Streams[Texts] = stream
	if err := s.write(path); err != nil {
		t.Fatal(err)
	}
	if _, err := mergeIn(t, dir, filepath.Join(t.TempDir(), "out")); err == nil || !strings.Contains(err.Error(), "no shard holds text") {
		t.Errorf("%v", err)
	}
}

// TestMergeIntoTheirFolder: the folder that holds the shards may take the whole.
func TestMergeIntoTheirFolder(t *testing.T) {
	root, whole := many(t, 40), filepath.Join(t.TempDir(), "whole")
	mustRun(t, options(root, whole, Shard{1, 1}))
	dir := sharded(t, root, 3)
	if _, err := mergeIn(t, dir, dir); err != nil {
		t.Fatal(err)
	}
	for name, want := range content(t, whole) {
		if got := content(t, dir)[name]; got != want {
			t.Errorf("%s differs", name)
		}
	}
	if _, err := Merge(dir, "shards", []Part{{filepath.Join(dir, "shard-1-of-3"), "1"}}); err == nil {
		t.Error("one shard of three makes a whole")
	}
}

// TestMergeGoesOnAfterAKill: a folder in which a merge was killed is taken again.
func TestMergeGoesOnAfterAKill(t *testing.T) {
	root, whole := many(t, 40), filepath.Join(t.TempDir(), "whole")
	mustRun(t, options(root, whole, Shard{1, 1}))
	dir, out := sharded(t, root, 3), filepath.Join(t.TempDir(), "out")
	if err := beginMerge(out, "out"); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"texts.jsonl", workFolder + "/families.jsonl"} {
		if err := os.WriteFile(filepath.Join(out, name), []byte("half"), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := mergeIn(t, dir, out); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(content(t, whole), content(t, out)); d != "" {
		t.Error(d)
	}
	if _, err := mergeIn(t, dir, out); err == nil || !strings.Contains(err.Error(), "holds files already") {
		t.Errorf("a merge over a whole one: %v", err)
	}
}
