package lsp_test

import (
	"context"
	"encoding/json"
	"net"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/resolint/resolint/internal/testkit/chromium"
)

// TestVisualStudioCode opens a draft in Visual Studio Code, as code-server serves it to
// a browser, with the packed extension: findings, lens, and the base beside the draft with
// its words marked. It is run once a night, by .ci/vscode, which names the program and
// the extension.
func TestVisualStudioCode(t *testing.T) {
	server, extension := os.Getenv("RESOLINT_CODE_SERVER"), os.Getenv("RESOLINT_VSIX")
	if server == "" || extension == "" {
		t.Skip("NOT CHECKED: the extension in Visual Studio Code itself; .ci/vscode runs this test")
	}
	b := chromium.Open(t)
	files := coast(t)
	files[".git/HEAD"] = "ref: refs/heads/main\n"
	dir := lay(t, files)
	address := serveCode(t, server, extension, dir)

	name := "vscode-remote://" + address + filepath.ToSlash(filepath.Join(dir, "drafts/coast.md"))
	payload, err := json.Marshal([][2]string{{"openFile", name}})
	if err != nil {
		t.Fatal(err)
	}
	b.Window(1600, 900, false)
	b.Load("http://" + address + "/?" + url.Values{"folder": {dir}, "payload": {string(payload)}}.Encode())

	// The four findings are squiggles, and the status bar counts them.
	problems := `(document.querySelector('#status\\.problems a') || {ariaLabel: ''}).ariaLabel`
	b.Until(problems + ` == 'Errors: 3, Warnings: 1'`)
	b.Until(`document.querySelectorAll('.cdr.squiggly-error').length > 0`)
	// A lens leads to the base, read only and with the lost words marked.
	b.Until(`[...document.querySelectorAll('.codelens-decoration a')].some(a => a.textContent.includes('show the base'))`)
	b.Value(`(() => { const a = [...document.querySelectorAll('.codelens-decoration a')].find(a => a.textContent.includes('show the base'));
		for (const kind of ['mousedown', 'mouseup', 'click']) a.dispatchEvent(new MouseEvent(kind, {bubbles: true, button: 0})); })()`)
	base := `document.querySelector('.editor-instance [data-uri^="resolint-base"]')`
	b.Until(base + ` != null && ` + base + `.textContent.replace(/\u00a0/g, ' ').includes('within its mandate')`)
	b.Until(`[...` + base + `.querySelectorAll('.cdr')].some(d => d.className.includes('ced-'))`)
}

// serveCode starts the server with the extension installed and returns its address.
func serveCode(t *testing.T, server, extension, dir string) string {
	t.Helper()
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	data := t.TempDir()
	settings, err := json.Marshal(map[string]any{
		"resolint.path": program, "workbench.startupEditor": "none", "workbench.tips.enabled": false, "telemetry.telemetryLevel": "off",
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, scope := range []string{"User", "Machine"} { // a path of a program is taken from the machine's own
		write(t, filepath.Join(data, scope, "settings.json"), string(settings))
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := listener.Addr().String()
	_ = listener.Close() // it is the server's from here on

	ctx, cancel := context.WithCancel(context.Background())
	run := func(args ...string) *exec.Cmd {
		cmd := exec.CommandContext(ctx, server, append([]string{"--user-data-dir", data, "--extensions-dir", filepath.Join(data, "extensions")}, args...)...)
		cmd.Env = append(os.Environ(), asProgram+"=1", "HOME="+data)
		cmd.Cancel = func() error { return cmd.Process.Signal(os.Interrupt) }
		return cmd
	}
	if out, err := run("--install-extension", extension).CombinedOutput(); err != nil {
		t.Fatalf("install the extension: %v\n%s", err, out)
	}
	cmd := run("--auth", "none", "--bind-addr", address, "--disable-telemetry", "--disable-update-check", "--disable-workspace-trust", dir)
	log, err := os.Create(filepath.Join(data, "server.log"))
	if err != nil {
		t.Fatal(err)
	}
	cmd.Stdout, cmd.Stderr = log, log
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		cancel()
		_ = cmd.Wait() // by the signal
		_ = log.Close()
		if said, err := os.ReadFile(log.Name()); t.Failed() && err == nil {
			t.Logf("%s", said)
		}
	})
	for limit := time.Now().Add(time.Minute); time.Now().Before(limit); time.Sleep(100 * time.Millisecond) {
		if r, err := http.Get("http://" + address + "/healthz"); err == nil {
			_ = r.Body.Close()
			return address
		}
	}
	t.Fatalf("code-server does not answer at %s", address)
	return ""
}
