// Package browser holds what the drivers of browsers in tests share: how a browser is
// found, begun and ended, and how long it is waited for. What each says over the wire is
// its own driver's.
package browser

import (
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"
)

// Patience is how long a browser may take for one thing: other programs use the machine
// too.
const Patience = 120 * time.Second

// Find returns the program of the first name that is in PATH, or skips the test and says
// which package brings it.
func Find(t *testing.T, what, pack string, names ...string) string {
	t.Helper()
	for _, name := range names {
		if found, err := exec.LookPath(name); err == nil {
			return found
		}
	}
	t.Skipf("NOT CHECKED: no %s in PATH; install the package %s to run this test", what, pack)
	return ""
}

// Profile makes a folder for what a browser keeps. It is not t.TempDir, for the browser's
// helpers may write while the folder goes.
func Profile(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "resolint-browser-")
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

// Start starts a browser whose profile is a folder. At the end of the test quit asks it
// to end; one that does not is killed, and the folder goes.
func Start(t *testing.T, cmd *exec.Cmd, profile string, quit func()) {
	t.Helper()
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		quit()
		timer := time.AfterFunc(5*time.Second, func() { _ = cmd.Process.Kill() })
		_ = cmd.Wait() // by the kill, or with whatever status it likes
		timer.Stop()
		for range 20 {
			if os.RemoveAll(profile) == nil {
				return
			}
			time.Sleep(50 * time.Millisecond)
		}
	})
}

// Until asks again and again, until the answer is yes or patience is at its end.
func Until(t *testing.T, what string, yes func() bool) {
	t.Helper()
	for limit := time.Now().Add(Patience); time.Now().Before(limit); time.Sleep(20 * time.Millisecond) {
		if yes() {
			return
		}
	}
	t.Fatalf("not in %v: %s", Patience, strings.TrimSpace(what))
}
