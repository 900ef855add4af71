//go:build unix

package output

import (
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// TestLock: what is read and written anew under the lock loses nothing of what others
// write, and no file stays behind.
func TestLock(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "list")
	var group sync.WaitGroup
	for range 20 {
		group.Go(func() {
			unlock, err := Lock(dir)
			if err != nil {
				t.Error(err)
				return
			}
			defer unlock()
			old, _ := os.ReadFile(path) // the first finds none
			if err := os.WriteFile(path, append(old, 'x'), 0o644); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
	if got, err := os.ReadFile(path); err != nil || string(got) != strings.Repeat("x", 20) {
		t.Errorf("%q, %v", got, err)
	}
	if names, err := os.ReadDir(dir); err != nil || len(names) != 1 {
		t.Errorf("%v, %v", names, err)
	}
	if _, err := Lock(filepath.Join(dir, "none")); err == nil || !strings.Contains(err.Error(), "none") {
		t.Errorf("error %v", err)
	}
}
