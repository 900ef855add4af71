package output

import (
	"bytes"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

func text(s string) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := io.WriteString(w, s)
		return err
	}
}

func content(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// only fails if the folder holds anything but the named files.
func only(t *testing.T, dir string, names ...string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range entries {
		got = append(got, e.Name())
	}
	if strings.Join(got, " ") != strings.Join(names, " ") {
		t.Errorf("folder holds %v, want %v", got, names)
	}
}

func TestFile(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "report.txt")
	for _, s := range []string{"one", strings.Repeat("long ", 100_000), ""} {
		if err := File(path, text(s)); err != nil {
			t.Fatal(err)
		}
		if got := content(t, path); got != s {
			t.Errorf("%d bytes, want %d", len(got), len(s))
		}
		only(t, dir, "report.txt")
	}
}

func TestFileFailsWhole(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "report.txt")
	if err := File(path, text("before")); err != nil {
		t.Fatal(err)
	}
	broken := errors.New("the report broke")
	err := File(path, func(w io.Writer) error {
		_, _ = io.WriteString(w, strings.Repeat("x", 1<<20))
		return broken
	})
	if !errors.Is(err, broken) {
		t.Errorf("error %v", err)
	}
	if got := content(t, path); got != "before" {
		t.Errorf("content %.20q", got)
	}
	only(t, dir, "report.txt")
}

func TestFileKeepsModeAndLink(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("modes and links are different here")
	}
	dir := t.TempDir()
	path, link := filepath.Join(dir, "a.txt"), filepath.Join(dir, "link.txt")
	if err := os.WriteFile(path, nil, 0o640); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("a.txt", link); err != nil {
		t.Fatal(err)
	}
	if err := File(link, text("new")); err != nil {
		t.Fatal(err)
	}
	if got := content(t, path); got != "new" {
		t.Errorf("target holds %q", got)
	}
	if info, _ := os.Lstat(link); info.Mode()&os.ModeSymlink == 0 {
		t.Error("the link is gone")
	}
	if info, _ := os.Stat(path); info.Mode().Perm() != 0o640 {
		t.Errorf("mode %v", info.Mode())
	}
}

func TestFileToDevice(t *testing.T) {
	if _, err := os.Stat("/dev/full"); err != nil {
		t.Skip("there is no /dev/full here")
	}
	if err := File("/dev/null", text("x")); err != nil {
		t.Error(err)
	}
	if err := File("/dev/full", text("x")); !errors.Is(err, syscall.ENOSPC) {
		t.Errorf("full device: %v", err)
	}
}

// TestFileFullDisk writes to a file system of 64 kB.
func TestFileFullDisk(t *testing.T) {
	dir := t.TempDir()
	if out, err := exec.Command("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", dir).CombinedOutput(); err != nil {
		t.Skipf("a small file system cannot be mounted here: %v %s", err, bytes.TrimSpace(out))
	}
	t.Cleanup(func() {
		if out, err := exec.Command("umount", dir).CombinedOutput(); err != nil {
			t.Errorf("umount: %v %s", err, out)
		}
	})
	path := filepath.Join(dir, "report.txt")
	if err := File(path, text("before")); err != nil {
		t.Fatal(err)
	}
	if err := File(path, text(strings.Repeat("x", 1<<20))); !errors.Is(err, syscall.ENOSPC) {
		t.Errorf("full disk: %v", err)
	}
	if got := content(t, path); got != "before" {
		t.Errorf("content %.20q", got)
	}
	only(t, dir, "report.txt")
}

func TestFileErrors(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "file"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	tests := map[string]string{
		"missing/report.txt": "create it first",
		".":                  "is a folder",
		"file/report.txt":    "",
	}
	for name, want := range tests {
		err := File(filepath.Join(dir, name), text("x"))
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", name, err, want)
		}
	}
	only(t, dir, "file")
}

// TestFileKilled kills a process in the middle of writing, many times at
// different moments, and looks at what is left: the old content or the new.
func TestFileKilled(t *testing.T) {
	if os.Getenv("OUTPUT_KILLED") != "" {
		path := os.Getenv("OUTPUT_KILLED")
		for i := byte('a'); ; i = 'a' + (i-'a'+1)%26 {
			if err := File(path, text(strings.Repeat(string(i), 1<<20))); err != nil {
				t.Fatal(err)
			}
		}
	}
	dir := t.TempDir()
	path := filepath.Join(dir, "report.txt")
	if err := File(path, text(strings.Repeat("a", 1<<20))); err != nil {
		t.Fatal(err)
	}
	for i := range 10 {
		cmd := exec.Command(os.Args[0], "-test.run=^TestFileKilled$")
		cmd.Env = append(os.Environ(), "OUTPUT_KILLED="+path)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(20+7*i) * time.Millisecond)
		if err := cmd.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		_ = cmd.Wait() // it was killed
		got := content(t, path)
		if len(got) != 1<<20 || strings.Trim(got, got[:1]) != "" {
			t.Fatalf("after kill %d the file is torn: %d bytes", i, len(got))
		}
	}
	if err := File(path, text("whole")); err != nil {
		t.Fatal(err)
	}
	only(t, dir, "report.txt")
}

// TestAbandoned: what a killed run left is removed by the next one; what another process
// or another output is writing, and what has another name, is not.
func TestAbandoned(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{".resolint-ABCDEFGHJKLM.tmp", ".resolint-notes.tmp", ".resolint-ABCDEFGHJKLM.txt"} {
		if err := os.WriteFile(filepath.Join(dir, name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	path := filepath.Join(dir, "outer.txt")
	err := File(path, func(w io.Writer) error {
		if err := File(filepath.Join(dir, "inner.txt"), text("inner")); err != nil {
			return err
		}
		_, err := io.WriteString(w, "outer")
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	only(t, dir, ".resolint-ABCDEFGHJKLM.txt", ".resolint-notes.tmp", "inner.txt", "outer.txt")
}

// TestManyWriters: those who write into one folder at the same time sweep away nothing of
// each other.
func TestManyWriters(t *testing.T) {
	dir := t.TempDir()
	var all sync.WaitGroup
	for i := range 8 {
		all.Go(func() {
			for range 30 {
				if err := File(filepath.Join(dir, string(rune('a'+i))), text("x")); err != nil {
					t.Error(err)
				}
			}
		})
	}
	all.Wait()
	only(t, dir, "a", "b", "c", "d", "e", "f", "g", "h")
}
