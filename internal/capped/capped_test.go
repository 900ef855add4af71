package capped

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestReadFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a")
	if err := os.WriteFile(path, []byte("12345"), 0o600); err != nil {
		t.Fatal(err)
	}
	if got, err := ReadFile(path, 5, "a case"); err != nil || string(got) != "12345" {
		t.Errorf("at the limit: %q, %v", got, err)
	}
	got, err := ReadFile(path, 4, "a case")
	if err == nil || got != nil || !strings.Contains(err.Error(), "a: larger than 4 bytes, too large for a case") {
		t.Errorf("beyond the limit: %q, %v", got, err)
	}
	if _, err := ReadFile(path+"b", 4, "a case"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("absent: %v", err)
	}
}
