//go:build unix

package cli

import (
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
)

// asNobody makes a command run without the rights of root, which every file is
// open to. It returns false after skipping the test where that cannot be.
func asNobody(t *testing.T, cmd *exec.Cmd) bool {
	t.Helper()
	if os.Getuid() != 0 {
		return true
	}
	// The test binary lies in a folder of root's own.
	bin, err := os.MkdirTemp("/tmp", "resolint-nobody-")
	if err != nil {
		t.Skipf("no place for a program: %v", err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(bin) })
	if err := os.Chmod(bin, 0o755); err != nil {
		t.Fatal(err)
	}
	copied := filepath.Join(bin, "resolint")
	from, err := os.Open(cmd.Path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = from.Close() }() // it is only read
	to, err := os.OpenFile(copied, os.O_CREATE|os.O_WRONLY, 0o755)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.Copy(to, from); err != nil {
		t.Fatal(err)
	}
	if err := to.Close(); err != nil {
		t.Fatal(err)
	}
	// The test's folder and those above it must be open to others.
	for dir := cmd.Dir; dir != "/tmp" && dir != "/"; dir = filepath.Dir(dir) {
		if err := os.Chmod(dir, 0o755); err != nil {
			t.Skipf("%v", err)
		}
	}
	cmd.Path, cmd.Args[0] = copied, copied
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
	return true
}
