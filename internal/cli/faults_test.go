package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/resolint/resolint/internal/audit"
	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/testkit"
)

// result is how a process ended.
type result struct {
	status      int
	out, stderr string
}

func runProgram(t *testing.T, cmd *exec.Cmd) result {
	t.Helper()
	var out, stderr strings.Builder
	if cmd.Stdout == nil {
		cmd.Stdout = &out
	}
	cmd.Stderr = &stderr
	err := cmd.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return result{cmd.ProcessState.ExitCode(), out.String(), stderr.String()}
}

// faultFolder holds a base, a draft with findings, and a report of an earlier run.
func faultFolder(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for name, data := range map[string][]byte{"base.txt": readShared(t, "base.txt"), "draft.txt": readShared(t, "draft.txt"), "old.json": []byte("{}")} {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// mounted mounts a small file system on a new folder, or skips the test.
func mounted(t *testing.T, options string) string {
	t.Helper()
	dir := t.TempDir()
	if out, err := exec.Command("mount", "-t", "tmpfs", "-o", options, "tmpfs", dir).CombinedOutput(); err != nil {
		t.Skipf("a file system cannot be mounted here: %v %s", err, strings.TrimSpace(string(out)))
	}
	t.Cleanup(func() {
		if out, err := exec.Command("umount", dir).CombinedOutput(); err != nil {
			t.Errorf("umount: %v %s", err, out)
		}
	})
	return dir
}

// holds fails unless a folder holds these names and no other.
func holds(t *testing.T, dir string, names ...string) {
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
		t.Errorf("%s holds %q, want %q", dir, got, names)
	}
}

// TestFullDisk: the old report stays, nothing else is left, the status is 2, and
// what goes elsewhere is still written.
func TestFullDisk(t *testing.T) {
	dir := faultFolder(t)
	full := mounted(t, "size=16k")
	if err := os.WriteFile(filepath.Join(full, "r.json"), []byte("{}"), 0o644); err != nil {
		t.Fatal(err)
	}
	cmd := program(t, "check", "--base", "base.txt", "draft.txt", "-f", "text", "-f", "json", "-o", filepath.Join(full, "r.json"), "-f", "sarif", "-o", "r.sarif")
	cmd.Dir = dir
	r := runProgram(t, cmd)
	if r.status != ExitTrouble || !strings.Contains(r.stderr, "no space left") || !strings.Contains(r.stderr, "r.json") {
		t.Errorf("status %d, stderr %q", r.status, r.stderr)
	}
	holds(t, full, "r.json")
	if data, err := os.ReadFile(filepath.Join(full, "r.json")); err != nil || string(data) != "{}" {
		t.Errorf("the old report: %q %v", data, err)
	}
	if data, err := os.ReadFile(filepath.Join(dir, "r.sarif")); err != nil || !json.Valid(data) {
		t.Errorf("the other report: %v", err)
	}
	if !strings.Contains(r.out, "women") {
		t.Errorf("standard output %.300q", r.out)
	}
}

// TestFullDevice: what cannot be printed is no clean run.
func TestFullDevice(t *testing.T) {
	if _, err := os.Stat("/dev/full"); err != nil {
		t.Skip("there is no /dev/full here")
	}
	dir := faultFolder(t)
	for _, args := range [][]string{
		{"check", "--fail-on", "never", "--base", "base.txt", "draft.txt"},
		{"check", "--fail-on", "never", "--base", "base.txt", "draft.txt", "-f", "json", "-o", "/dev/full"},
		{"text", "draft.txt"},
		{"facts", "draft.txt"},
		{"rules"},
		{"rules", "--help"},
		{"--help"},
		{"--version"},
		{"help", "check"},
		{},
	} {
		out, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
		if err != nil {
			t.Fatal(err)
		}
		cmd := program(t, args...)
		cmd.Dir, cmd.Stdout = dir, out
		r := runProgram(t, cmd)
		if r.status != ExitTrouble || !strings.Contains(r.stderr, "no space left") {
			t.Errorf("%q: status %d, stderr %q", args, r.status, r.stderr)
		}
		_ = out.Close() // a device
	}
}

// TestReadOnlyTarget: a folder that cannot be written to is named, and nothing of
// it changes.
func TestReadOnlyTarget(t *testing.T) {
	dir := faultFolder(t)
	target := mounted(t, "size=64k")
	if err := os.WriteFile(filepath.Join(target, "r.json"), []byte("{}"), 0o644); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command("mount", "-o", "remount,ro", target).CombinedOutput(); err != nil {
		t.Skipf("it cannot be made read-only: %v %s", err, out)
	}
	for _, name := range []string{"r.json", "new.json"} {
		cmd := program(t, "check", "--base", "base.txt", "draft.txt", "-o", filepath.Join(target, name))
		cmd.Dir = dir
		r := runProgram(t, cmd)
		if r.status != ExitTrouble || !strings.Contains(r.stderr, "read-only") || !strings.Contains(r.stderr, name) {
			t.Errorf("%s: status %d, stderr %q", name, r.status, r.stderr)
		}
	}
	holds(t, target, "r.json")
}

// TestKilledWhileWriting kills the program at many moments. The report is the old
// one or a whole new one.
func TestKilledWhileWriting(t *testing.T) {
	dir := faultFolder(t)
	self := program(t, "check", "--base", "base.txt", "draft.txt", "-o", "old.json")
	self.Dir = dir
	start := time.Now()
	if r := runProgram(t, self); r.status != ExitFindings {
		t.Fatalf("status %d: %s", r.status, r.stderr)
	}
	took := time.Since(start)
	for i := range 12 {
		if err := os.WriteFile(filepath.Join(dir, "old.json"), []byte("{}"), 0o644); err != nil {
			t.Fatal(err)
		}
		cmd := exec.Command(self.Path, self.Args[1:]...)
		cmd.Dir = dir
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(took/2 + took*time.Duration(i)/16) // around the moment of writing
		_ = cmd.Process.Kill()                        // it may have ended already
		_ = cmd.Wait()                                // by the kill
		data, err := os.ReadFile(filepath.Join(dir, "old.json"))
		if err != nil || !json.Valid(data) {
			t.Fatalf("after kill %d: %v, %d bytes", i, err, len(data))
		}
	}
}

// TestClosedPipeStatus: a reader that goes away changes neither the status nor the
// files.
func TestClosedPipeStatus(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("pipes break differently here")
	}
	dir := faultFolder(t)
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := r.Close(); err != nil {
		t.Fatal(err)
	}
	cmd := program(t, "check", "--base", "base.txt", "draft.txt", "-f", "json", "-o", "r.json", "-f", "text")
	cmd.Dir, cmd.Stdout = dir, w
	got := runProgram(t, cmd)
	_ = w.Close() // nobody reads it
	if got.status != ExitFindings || got.stderr != "r.json: json written\n" {
		t.Errorf("status %d, stderr %q", got.status, got.stderr)
	}
	if data, err := os.ReadFile(filepath.Join(dir, "r.json")); err != nil || !json.Valid(data) {
		t.Errorf("report: %v", err)
	}
}

// TestPermissionDenied: a draft that may not be read is named, the others are
// audited, and a report that may not be written is named too.
func TestPermissionDenied(t *testing.T) {
	dir := faultFolder(t)
	secret := filepath.Join(dir, "secret.txt")
	if err := os.WriteFile(secret, readShared(t, "draft.txt"), 0o000); err != nil {
		t.Fatal(err)
	}
	cmd := program(t, "check", "--base", "base.txt", "draft.txt", "secret.txt", "-f", "json")
	cmd.Dir = dir
	if !asNobody(t, cmd) {
		return
	}
	r := runProgram(t, cmd)
	var report struct {
		Documents []struct{ File string }
		Failures  []struct{ File, Reason string }
	}
	if err := json.Unmarshal([]byte(r.out), &report); err != nil {
		t.Fatalf("%v\n%s", err, r.stderr)
	}
	if r.status != ExitTrouble || len(report.Documents) != 1 || len(report.Failures) != 1 ||
		report.Failures[0].File != "secret.txt" || !strings.Contains(report.Failures[0].Reason, "permission denied") {
		t.Errorf("status %d, %+v", r.status, report)
	}
	cmd = program(t, "check", "--base", "base.txt", "draft.txt", "-o", "r.json")
	cmd.Dir = dir
	asNobody(t, cmd)
	if r := runProgram(t, cmd); r.status != ExitTrouble || !strings.Contains(r.stderr, "permission denied") {
		t.Errorf("status %d, stderr %q", r.status, r.stderr)
	}
	holds(t, dir, "base.txt", "draft.txt", "old.json", "secret.txt")
}

// TestTenThousandFiles audits a folder of 10,000 drafts of which some are broken in
// every way: each is either audited or named.
func TestTenThousandFiles(t *testing.T) {
	if testing.Short() {
		t.Skip("makes 10,000 files")
	}
	files := 10_000 / testkit.Thin(10)
	dir := t.TempDir()
	broken := map[int]string{0: "", 1: "\x00\x01\x02\x03", 2: "PK\x03\x04 cut off", 3: "%PDF-1.7\n%%EOF", 4: "{\\rtf1 x}", 5: "\x89PNG\r\n\x1a\n"}
	want := 0
	for i := range files {
		name, data := fmt.Sprintf("d%05d.txt", i), fmt.Sprintf("resolves\n\n1 to invite women to meeting %d.\n", i)
		if text, bad := broken[i%500]; bad {
			data = text
			want++
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	cmd := program(t, "check", "--fail-on", "never", ".", "-f", "json")
	cmd.Dir = dir
	r := runProgram(t, cmd)
	var report struct {
		Documents []struct{ File string }
		Failures  []struct{ File, Reason string }
	}
	if err := json.Unmarshal([]byte(r.out), &report); err != nil {
		t.Fatalf("%v\n%s", err, r.stderr)
	}
	if r.status != ExitTrouble || len(report.Failures) != want || len(report.Documents) != files-want {
		t.Errorf("status %d, %d documents, %d failures, want %d; stderr %q", r.status, len(report.Documents), len(report.Failures), want, r.stderr)
	}
	for _, f := range report.Failures {
		if f.Reason == "" || strings.Contains(f.Reason, "broke off") {
			t.Errorf("%+v", f)
		}
	}
}

// TestBrokenWriter: a panic while a report is written leaves no file and is told.
func TestBrokenWriter(t *testing.T) {
	w := newWorld(t, drafts)
	w.Engine.Run = func(context.Context, []audit.Job, audit.Options) (*finding.Report, error) { panic("boom \x1b[31m") }
	if status := w.run("check", "clean.txt", "-o", "r.json"); status != ExitTrouble {
		t.Errorf("status %d", status)
	}
	if s := w.err.String(); !strings.Contains(s, "boom") || !strings.Contains(s, "report it") || strings.Contains(s, "\x1b") {
		t.Errorf("stderr %q", s)
	}
	if _, err := os.Stat(w.abs("r.json")); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("r.json: %v", err)
	}
}

// slowPipe gives its bytes one at a time.
type slowPipe struct{ io.Reader }

func (s slowPipe) Read(p []byte) (int, error) { return s.Reader.Read(p[:1]) }

// TestSlowInput: standard input that comes in bit by bit is one draft.
func TestSlowInput(t *testing.T) {
	w := newWorld(t, nil)
	w.run("version")
	w.In = slowPipe{strings.NewReader("one lost\n")}
	w.out.Reset()
	if status := Run(t.Context(), w.Factory, []string{"check", "-"}); status != ExitFindings {
		t.Errorf("status %d: %s", status, w.err.String())
	}
}
