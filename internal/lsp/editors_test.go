package lsp_test

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/resolint/resolint/internal/cli"
)

// asProgram makes the test binary be resolint, for clients that start a program.
const asProgram = "RESOLINT_TEST_AS_PROGRAM"

func TestMain(m *testing.M) {
	if os.Getenv(asProgram) != "" {
		os.Exit(cli.Main())
	}
	os.Exit(m.Run())
}

// editor runs a client of another maker in a folder with the coast's files and
// returns what it prints.
func editor(t *testing.T, dir string, env []string, name string, args ...string) string {
	t.Helper()
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), append(env, asProgram+"=1", "RESOLINT="+program, "HOME="+t.TempDir(), "XDG_CONFIG_HOME="+t.TempDir())...)
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	if err := cmd.Run(); err != nil {
		t.Fatalf("%s: %v\n%s", name, err, out.String())
	}
	return out.String()
}

// lay writes a workspace and returns its folder.
func lay(t *testing.T, files map[string]string) string {
	t.Helper()
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range files {
		write(t, filepath.Join(dir, name), text)
	}
	return dir
}

// TestNodeClient drives the server with Microsoft's own client of the protocol, over
// the streams of a process.
func TestNodeClient(t *testing.T) {
	modules, err := filepath.Abs("../../editors/vscode/node_modules")
	if err != nil {
		t.Fatal(err)
	}
	node, err := exec.LookPath("node")
	if _, missing := os.Stat(filepath.Join(modules, "vscode-jsonrpc")); err != nil || missing != nil {
		t.Skip("NOT CHECKED: node or vscode-jsonrpc is missing; run npm ci --ignore-scripts in editors/vscode")
	}
	script, err := filepath.Abs("testdata/client.cjs")
	if err != nil {
		t.Fatal(err)
	}
	out := editor(t, lay(t, coast(t)), []string{"NODE_PATH=" + modules}, node, script)
	var got struct {
		Codes, Fixed []string
		Pulled       int
		Base         string
		Exit         int
	}
	if err := json.Unmarshal([]byte(out), &got); err != nil {
		t.Fatalf("%v in %s", err, out)
	}
	if strings.Join(got.Codes, " ") != "gender/removed mandate/removed multistakeholder/narrowed gender/neutralised" ||
		len(got.Fixed) != 0 || got.Pulled != 4 || got.Exit != 0 || !strings.Contains(got.Base, "keep watch on the shore") {
		t.Errorf("%+v", got)
	}
}

// TestNeovim opens, types, types an emoji, fixes and renames in a real editor.
func TestNeovim(t *testing.T) {
	nvim, err := exec.LookPath("nvim")
	if err != nil {
		t.Skip("NOT CHECKED: nvim is not installed (apt-get install neovim)")
	}
	script, err := filepath.Abs("testdata/neovim.lua")
	if err != nil {
		t.Fatal(err)
	}
	out := editor(t, lay(t, coast(t)), nil, nvim, "--headless", "-u", "NONE", "-n", "-i", "NONE", "-c", "luafile "+script)
	for _, want := range []string{"opened 4", "typed 3", "emoji 3", "fixed 2", "renamed 2", "folded true"} {
		if !strings.Contains(out, want+"\n") && !strings.Contains(out, want+"\r\n") {
			t.Errorf("no %q in what Neovim did:\n%s", want, out)
		}
	}
}

// needsGit skips a test of what cannot be seen without git.
func needsGit(t *testing.T, what string) {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skipf("git is not installed: %s is NOT CHECKED", what)
	}
}

// installed is a folder with the program under the name that docs/editors.md calls it by.
func installed(t *testing.T) string {
	t.Helper()
	bin := t.TempDir()
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(program, filepath.Join(bin, "resolint")); err != nil {
		t.Skipf("NOT CHECKED: %v", err)
	}
	return bin
}

// TestEmacs opens, types, fixes and asks for the outline in a real editor, configured as
// docs/editors.md says.
func TestEmacs(t *testing.T) {
	emacs, err := exec.LookPath("emacs")
	if err != nil {
		t.Skip("NOT CHECKED: emacs is not installed (apt-get install emacs-nox elpa-eglot)")
	}
	if err := exec.Command(emacs, "--batch", "--eval", "(require 'eglot)").Run(); err != nil {
		t.Skip("NOT CHECKED: this emacs has no eglot (apt-get install elpa-eglot)")
	}
	files := coast(t)
	files[".git/HEAD"] = "ref: refs/heads/main\n" // its project is the repository
	dir := lay(t, files)
	bin := installed(t)
	configuration := filepath.Join(bin, "init.el")
	write(t, configuration, docBlock(t, "elisp"))
	script, err := filepath.Abs("testdata/emacs.el")
	if err != nil {
		t.Fatal(err)
	}
	path := bin + string(os.PathListSeparator) + os.Getenv("PATH")
	out := editor(t, dir, []string{"CONFIGURATION=" + configuration, "PATH=" + path}, emacs, "--batch", "--load", script)
	for _, want := range []string{"opened 4", "typed 3", "fixed 2", "restored t", "outline t"} {
		if !strings.Contains(out, want+"\n") {
			t.Errorf("no %q in what Emacs did:\n%s", want, out)
		}
	}
}

// docBlock is the block in a language that the page about editors has.
func docBlock(t *testing.T, language string) string {
	t.Helper()
	page, err := os.ReadFile("../../docs/editors.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, ok := strings.Cut(string(page), "```"+language+"\n")
	block, _, closed := strings.Cut(rest, "```")
	if !ok || !closed {
		t.Fatalf("docs/editors.md has no block in %s", language)
	}
	return block
}
