package testkit

import (
	"archive/zip"
	"bytes"
	"path/filepath"
	"testing"
	"time"
)

// recorder notes a failure that would end or fail a real test.
type recorder struct {
	testing.TB
	failed bool
}

func (r *recorder) Helper()               {}
func (r *recorder) Errorf(string, ...any) { r.failed = true }

func TestSoon(t *testing.T) {
	for _, tt := range []struct {
		name   string
		slow   int // attempts that take too long
		runs   int
		failed bool
	}{
		{"at once", 0, 1, false},
		{"a busy moment", 2, 3, false},
		{"always slow", 9, 3, true},
	} {
		r, runs := &recorder{TB: t}, 0
		Soon(r, 200*time.Millisecond/slowdown, func() {
			if runs++; runs <= tt.slow {
				time.Sleep(250 * time.Millisecond)
			}
		})
		if r.failed != tt.failed || runs != tt.runs {
			t.Errorf("%s: failed %v after %d runs, want %v after %d", tt.name, r.failed, runs, tt.failed, tt.runs)
		}
	}
}

func TestZipFiles(t *testing.T) {
	data := ZipFiles(t, map[string]string{"b": "2", "a": "1"})
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	if len(z.File) != 2 || z.File[0].Name != "a" || z.File[1].Name != "b" {
		t.Errorf("files %v, want a and b in order", z.File)
	}
}

func TestSharedFollowsTheVariable(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("RESOLINT_SHARED", dir)
	if got := Shared(t); got != dir {
		t.Errorf("%s, want %s", got, dir)
	}
	t.Setenv("RESOLINT_SHARED", filepath.Join(dir, "absent"))
	skipped := false
	t.Run("absent", func(t *testing.T) {
		defer func() { skipped = t.Skipped() }()
		Shared(t)
	})
	if !skipped {
		t.Error("a test without its data goes on")
	}
}
