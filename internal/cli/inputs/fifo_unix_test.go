//go:build unix

package inputs

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// TestPipeInFolder: what is no file is not opened to see whether it is a report, for a pipe
// that nobody writes to would be waited for.
func TestPipeInFolder(t *testing.T) {
	dir := t.TempDir()
	if err := syscall.Mkfifo(filepath.Join(dir, "a.txt"), 0o600); err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	if why := (&selector{}).unsuited(filepath.Join(dir, "a.txt"), entries[0]); why != "no regular file" {
		t.Errorf("unsuited: %q", why)
	}
}
