package lsp_test

import (
	"context"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestHelix opens a draft, takes a fix and saves in a real editor, configured as
// docs/editors.md says. Helix wants a terminal, which the program script gives it; what
// it heard from the server stands in its log.
func TestHelix(t *testing.T) {
	for _, name := range []string{"hx", "script"} {
		if _, err := exec.LookPath(name); err != nil {
			t.Skipf("NOT CHECKED: %s is not installed (Debian's hx from 13 on, and bsdutils)", name)
		}
	}
	dir := lay(t, coast(t))
	home, bin := t.TempDir(), installed(t)
	write(t, filepath.Join(home, "helix/languages.toml"), docBlock(t, "toml"))
	log := filepath.Join(home, "helix.log")
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, "script", "-qfec", "stty rows 40 cols 120; exec hx -v --log '"+log+"' drafts/coast.md", os.DevNull)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), asProgram+"=1", "TERM=xterm", "XDG_CONFIG_HOME="+home, "XDG_CACHE_HOME="+home,
		"PATH="+bin+string(os.PathListSeparator)+os.Getenv("PATH"))
	keys, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	var screen lockedBuffer
	cmd.Stdout, cmd.Stderr = &screen, &screen
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	// heard waits for a message of the server with some words and without others.
	heard := func(with string, without ...string) {
		t.Helper()
		for ctx.Err() == nil {
			data, _ := os.ReadFile(log) // it is not there yet
			for line := range strings.Lines(string(data)) {
				fits := strings.Contains(line, "resolint <-") && strings.Contains(line, with)
				for _, w := range without {
					fits = fits && !strings.Contains(line, w)
				}
				if fits {
					return
				}
			}
			time.Sleep(50 * time.Millisecond)
		}
		t.Fatalf("Helix never heard %s without %s:\n%s", with, without, screen.String())
	}
	press := func(s string) {
		t.Helper()
		if _, err := io.WriteString(keys, s); err != nil {
			t.Fatalf("%v\n%s", err, screen.String())
		}
		time.Sleep(300 * time.Millisecond) // each key is one of a person
	}
	heard(`"code":"mandate/removed"`)
	press("/to build\r")
	press(" a")
	heard(`"title":"Restore the words of the base here"`)
	press("\r")
	heard("publishDiagnostics", "mandate/removed")
	press(":wq\r")
	if err := cmd.Wait(); err != nil {
		t.Fatalf("%v\n%s", err, screen.String())
	}
	saved, err := os.ReadFile(filepath.Join(dir, "drafts/coast.md"))
	if err != nil || !strings.Contains(string(saved), "to build coastal stations within its mandate;") {
		t.Errorf("%v, saved is\n%s", err, saved)
	}
}
