package cli

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"
)

// opening finds a call that opens a file in a line of strace, with its process and
// what became of it: a number, or that another process came between.
var (
	opening = regexp.MustCompile(`^(\d+) +open(?:at|at2)?\((?:[^,"]*, )?"([^"]*)".*(\) += -?\d+|<unfinished \.\.\.>)`)
	resumed = regexp.MustCompile(`^(\d+) +<\.\.\. open(?:at|at2)? resumed>.*\) += (-?\d+)`)
)

// openedFiles returns the names of the files that were opened.
func openedFiles(trace string) []string {
	var out []string
	waiting := map[string]string{}
	for line := range strings.Lines(trace) {
		if m := resumed.FindStringSubmatch(line); m != nil {
			if !strings.HasPrefix(m[2], "-") {
				out = append(out, waiting[m[1]])
			}
			continue
		}
		m := opening.FindStringSubmatch(line)
		switch {
		case m == nil:
		case strings.HasPrefix(m[3], "<"):
			waiting[m[1]] = m[2]
		case !strings.Contains(m[3], "-"):
			out = append(out, m[2])
		}
	}
	return out
}

// system are the files that every Go program or its loader may open.
var system = []string{"/proc/self/", "/proc/sys/", "/sys/kernel/mm/", "/sys/fs/cgroup/", "/etc/ld.so", "/lib", "/usr/lib", "/dev/null", "/etc/localtime", "/usr/share/zoneinfo"}

// needStrace skips a test where strace is missing, and fails it where CI forgot to
// install it: a promise that nobody watches is none.
func needStrace(t *testing.T) {
	t.Helper()
	if _, err := exec.LookPath("strace"); err == nil {
		return
	}
	if runtime.GOOS == "linux" && os.Getenv("CI") != "" {
		t.Fatal("strace is not installed: what is opened and started was not watched")
	}
	t.Skip("strace is not installed: what is opened and started was not watched")
}

// TestOpensNothingElse watches an audit with all kinds of inputs: it opens no
// socket, starts no process, and opens no file but inputs, configuration, rules,
// outputs and what the system needs.
func TestOpensNothingElse(t *testing.T) {
	needStrace(t)
	dir := faultFolder(t)
	files := map[string]string{
		".resolint.yaml": "rule-dirs: [rules]\nlexicon: [own.yaml]\nprofile: mine.yaml\n",
		"own.yaml":       "groups:\n  - kind: concept\n    family: gender\n    entries:\n      - {id: own, words: [harbour festival]}\n",
		"mine.yaml":      "levels: {parts: {preamble: note}}\n",
		"redline.md":     "# RESOLUTION 7 (REV. DUBAI, 2018)\n\n*resolves*\n\n1 to {--ensure--}{++promote++} the participation of women\n",
	}
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir(filepath.Join(dir, "rules"), 0o755); err != nil {
		t.Fatal(err)
	}
	word, err := os.ReadFile(filepath.Join("..", "..", "testdata", "redline", "confidence-redline.docx"))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "redline.docx"), word, 0o644); err != nil {
		t.Fatal(err)
	}
	prepare := program(t, "rules", "new", "late")
	prepare.Dir = filepath.Join(dir)
	if r := runProgram(t, prepare); r.status != 0 {
		t.Fatalf("rules new: %s", r.stderr)
	}
	base := program(t, "baseline", "--base", "base.txt", "draft.txt")
	base.Dir = dir
	if r := runProgram(t, base); r.status != 0 {
		t.Fatalf("baseline: %s", r.stderr)
	}
	plain := program(t)
	log := filepath.Join(t.TempDir(), "trace")
	args := []string{
		"-f", "-qq", "-s", "4096", "-e", "trace=open,openat,openat2,creat,socket,connect,bind,execve,fork,vfork", "-o", log, plain.Path,
		"check", "--fail-on", "never", "--base", "base.txt", "--baseline", ".resolint-baseline.json", "draft.txt", "redline.docx", "redline.md", "-f", "text", "-f", "html", "-o", "out.html", "-f", "sarif", "-o", "out.sarif",
	}
	cmd := exec.Command("strace", args...)
	cmd.Dir = dir
	r := runProgram(t, cmd)
	if strings.Contains(r.stderr, "PTRACE") || strings.Contains(r.stderr, "Operation not permitted") {
		t.Skipf("strace cannot run here: %s", r.stderr)
	}
	if r.status != ExitClean {
		t.Fatalf("status %d: %s", r.status, r.stderr)
	}
	trace, err := os.ReadFile(log)
	if err != nil {
		t.Fatal(err)
	}
	itself, err := filepath.EvalSymlinks(plain.Path)
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	programs := 0
	for line := range strings.Lines(string(trace)) {
		for _, call := range []string{"socket(", "connect(", "bind(", " fork(", "vfork("} {
			if strings.Contains(line, call) {
				t.Errorf("it calls %s", line)
			}
		}
		if strings.Contains(line, "execve(") {
			programs++
		}
	}
	for _, name := range openedFiles(string(trace)) {
		if !filepath.IsAbs(name) {
			name = filepath.Join(dir, name)
		}
		seen[name] = true
		if !strings.HasPrefix(name, dir+"/") && name != dir && name != plain.Path && name != itself && !allowed(name) {
			t.Errorf("it opens %s", name)
		}
	}
	if programs != 1 {
		t.Errorf("%d programs were started", programs)
	}
	for _, want := range []string{"draft.txt", "base.txt", "redline.docx", ".resolint.yaml", "own.yaml", "mine.yaml", ".resolint-baseline.json"} {
		if !seen[filepath.Join(dir, want)] {
			t.Errorf("%s was not seen to be opened: the watch is blind", want)
		}
	}
}

func allowed(name string) bool {
	for _, s := range system {
		if strings.HasPrefix(name, s) {
			return true
		}
	}
	return false
}
