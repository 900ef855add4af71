//go:build unix

package cli

import (
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// nobody is a user without rights, on the systems where tests run as root.
const nobody = 65534

// unprivileged returns a command that runs the program without root's rights, and
// a folder that it can reach.
func unprivileged(t *testing.T) (dir string, command func(args ...string) *exec.Cmd) {
	t.Helper()
	dir, err := os.MkdirTemp("", "denied")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	if err := os.Chmod(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(dir, "resolint")
	copyFile(t, self, name)
	return dir, func(args ...string) *exec.Cmd {
		cmd := exec.Command(name, args...)
		cmd.Dir = dir
		if os.Getuid() == 0 {
			cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
		}
		return cmd
	}
}

func copyFile(t *testing.T, from, to string) {
	t.Helper()
	in, err := os.Open(from)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = in.Close() }()
	out, err := os.OpenFile(to, os.O_CREATE|os.O_WRONLY, 0o755)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.Copy(out, in); err != nil {
		t.Fatal(err)
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
}

// TestDenied: what may not be read is named and the rest is audited; where
// nothing may be written, nothing is.
func TestDenied(t *testing.T) {
	dir, command := unprivileged(t)
	for name, mode := range map[string]os.FileMode{"drafts/a.txt": 0o644, "drafts/b.txt": 0, "drafts/shut/c.txt": 0o644, "base.txt": 0o644} {
		full := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		text := readShared(t, "draft.txt")
		if name == "base.txt" {
			text = readShared(t, "base.txt")
		}
		if err := os.WriteFile(full, text, 0o644); err != nil {
			t.Fatal(err)
		}
		if err := os.Chmod(full, mode); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Chmod(filepath.Join(dir, "drafts/shut"), 0); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Chmod(filepath.Join(dir, "drafts/shut"), 0o755) })
	tests := []struct {
		name string
		args []string
		want []string
	}{
		{"folder", []string{"check", "drafts"}, []string{"drafts/a.txt", "drafts/b.txt: not audited: permission denied", "drafts/shut: not audited: permission denied"}},
		{"files", []string{"check", "--base", "base.txt", "drafts/b.txt", "drafts/a.txt"}, []string{"[gender/", "drafts/b.txt: not audited: permission denied"}},
		{"base", []string{"check", "--base", "drafts/b.txt", "drafts/a.txt"}, []string{"drafts/b.txt", "permission denied"}},
		{"output", []string{"check", "--base", "base.txt", "-o", "r.json", "drafts/a.txt"}, []string{"write r.json: permission denied"}},
		{"configuration", []string{"check", "--config", "drafts/b.txt", "drafts/a.txt"}, []string{"drafts/b.txt: read configuration: permission denied"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			out, err := command(tt.args...).CombinedOutput()
			var exit *exec.ExitError
			if !errors.As(err, &exit) || exit.ExitCode() != ExitTrouble {
				t.Errorf("%v, want status 2", err)
			}
			for _, want := range tt.want {
				if !strings.Contains(string(out), want) {
					t.Errorf("no %q in:\n%s", want, out)
				}
			}
		})
	}
	left, err := filepath.Glob(filepath.Join(dir, "*.json"))
	hidden, _ := filepath.Glob(filepath.Join(dir, ".resolint*"))
	if err != nil || len(left)+len(hidden) > 0 {
		t.Errorf("left behind: %v %v", left, hidden)
	}
}
