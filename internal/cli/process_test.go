package cli

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/resolint/resolint/internal/testkit"
)

// program returns a command that runs the real program as a process of its own:
// the test binary under the program's name, see TestMain.
func program(t *testing.T, args ...string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	link := filepath.Join(t.TempDir(), "resolint")
	if err := os.Symlink(self, link); err != nil {
		t.Skipf("the program cannot be linked here: %v", err)
	}
	return exec.Command(link, args...)
}

func readShared(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "testdata", "connectivity", name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// TestSignal interrupts a long run: what was finished is reported, the rest is
// named, the status is 2, and the report is whole.
func TestSignal(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("there is no such signal here")
	}
	dir := t.TempDir()
	base, draft := readShared(t, "base.txt"), readShared(t, "draft.txt")
	if err := os.WriteFile(filepath.Join(dir, "base.txt"), base, 0o644); err != nil {
		t.Fatal(err)
	}
	var drafts []string
	for i := range 2000 {
		name := fmt.Sprintf("draft%04d.txt", i)
		if err := os.WriteFile(filepath.Join(dir, name), draft, 0o644); err != nil {
			t.Fatal(err)
		}
		drafts = append(drafts, name)
	}
	report := filepath.Join(dir, "r.json")
	cmd := program(t, append([]string{"check", "--jobs", "1", "--base", "base.txt", "-o", report}, drafts...)...)
	cmd.Dir = dir
	var stderr strings.Builder
	cmd.Stderr = &stderr
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	time.Sleep(time.Duration(testkit.Thin(4)) * 700 * time.Millisecond)
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	err := cmd.Wait()
	var exit *exec.ExitError
	if !errors.As(err, &exit) || exit.ExitCode() != ExitTrouble {
		t.Fatalf("%v, want status 2; stderr %s", err, stderr.String())
	}
	data, err := os.ReadFile(report)
	if err != nil {
		t.Fatal(err)
	}
	var r struct {
		Documents []struct{ File string }
		Failures  []struct{ File, Reason string }
	}
	if err := json.Unmarshal(data, &r); err != nil {
		t.Fatalf("the report is torn: %v", err)
	}
	if len(r.Documents)+len(r.Failures) != len(drafts) {
		t.Errorf("%d audited and %d named of %d drafts", len(r.Documents), len(r.Failures), len(drafts))
	}
	if len(r.Failures) == 0 || !strings.Contains(r.Failures[len(r.Failures)-1].Reason, "interrupt") {
		t.Errorf("failures %.200v", r.Failures)
	}
}

// TestClosedPipeProcess closes the reading end before the program writes.
func TestClosedPipeProcess(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("pipes break differently here")
	}
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	cmd := program(t, "rules")
	var stderr strings.Builder
	cmd.Stdout, cmd.Stderr = w, &stderr
	if err := r.Close(); err != nil {
		t.Fatal(err)
	}
	err = cmd.Run()
	_ = w.Close()
	if err != nil || stderr.Len() > 0 {
		t.Errorf("%v, stderr %q", err, stderr.String())
	}
}

// TestNoNetwork runs an audit in a network namespace without any interface, and
// looks for sockets among what the program opens.
func TestNoNetwork(t *testing.T) {
	if err := exec.Command("unshare", "--net", "true").Run(); err != nil {
		t.Skipf("no network namespace can be made here: %v", err)
	}
	plain := program(t)
	args := []string{"check", "--fail-on", "never", "--base", "../../testdata/connectivity/base.txt", "../../testdata/connectivity/draft.txt"}
	want, err := exec.Command(plain.Path, args...).Output()
	if err != nil {
		t.Fatal(err)
	}
	got, err := exec.Command("unshare", append([]string{"--net", plain.Path}, args...)...).Output()
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != string(want) {
		t.Error("without a network the audit says something else")
	}
	needStrace(t)
	log := filepath.Join(t.TempDir(), "trace")
	if err := exec.Command("strace", append([]string{"-f", "-qq", "-e", "trace=socket,connect", "-o", log, plain.Path}, args...)...).Run(); err != nil {
		t.Skipf("strace cannot run here: %v", err)
	}
	trace, err := os.ReadFile(log)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(trace)) {
		if strings.Contains(line, "socket(") || strings.Contains(line, "connect(") {
			t.Errorf("a socket is opened: %s", line)
		}
	}
}

// TestSecondSignalEnds: who presses the keys twice wants out.
func TestSecondSignalEnds(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("there is no such signal here")
	}
	cmd := program(t, "check", "-")
	in, err := cmd.StdinPipe() // never closed: the program waits for its draft
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = in.Close() }()
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	done := make(chan error, 1)
	go func() { done <- cmd.Wait() }()
	deadline := time.After(10 * time.Second)
	for {
		select {
		case err := <-done:
			var exit *exec.ExitError
			if !errors.As(err, &exit) {
				t.Errorf("ended with %v", err)
			} else if ws, ok := exit.Sys().(syscall.WaitStatus); ok && !ws.Signaled() && exit.ExitCode() != ExitTrouble {
				t.Errorf("status %d", exit.ExitCode())
			}
			return
		case <-time.After(200 * time.Millisecond):
			_ = cmd.Process.Signal(os.Interrupt) // it may be gone already
		case <-deadline:
			_ = cmd.Process.Kill()
			t.Fatal("the program does not end")
		}
	}
}
