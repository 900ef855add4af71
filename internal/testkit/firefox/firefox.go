// Package firefox drives a headless Firefox in tests over Marionette, the protocol that
// is built into it: JSON messages with their length before them, on a port of the
// machine itself.
package firefox

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/resolint/resolint/internal/testkit/browser"
)

// preferences keep the browser from asking anybody anything, and let the test find
// the port and the files that are saved.
const preferences = `
user_pref("marionette.port", 0);
user_pref("app.update.disabledForTesting", true);
user_pref("app.normandy.enabled", false);
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("browser.startup.homepage_override.mstone", "ignore");
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("toolkit.telemetry.server", "");
user_pref("network.captive-portal-service.enabled", false);
user_pref("network.connectivity-service.enabled", false);
user_pref("browser.download.folderList", 2);
user_pref("browser.download.always_ask_before_handling_new_types", false);
`

// Browser is a Firefox with one page.
type Browser struct {
	T *testing.T
	// Downloads is the folder in which it saves files.
	Downloads string

	connection net.Conn
	in         *bufio.Reader
	next       int
}

// Open starts the browser, or skips the test where there is none.
func Open(t *testing.T) *Browser {
	t.Helper()
	path := browser.Find(t, "Firefox", "firefox-esr", "firefox-esr", "firefox")
	profile := browser.Profile(t)
	b := &Browser{T: t, Downloads: t.TempDir()}
	prefs := preferences + fmt.Sprintf("user_pref(\"browser.download.dir\", %q);\n", b.Downloads)
	if err := os.WriteFile(filepath.Join(profile, "user.js"), []byte(prefs), 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(path, "--headless", "--marionette", "--no-remote", "--profile", profile)
	cmd.Env = append(os.Environ(), "HOME="+profile, "MOZ_HEADLESS=1")
	browser.Start(t, cmd, profile, func() {
		if b.connection != nil {
			b.send("Marionette:Quit", nil) // it may be gone before it answers
			_ = b.connection.Close()
		}
	})
	b.connect(filepath.Join(profile, "MarionetteActivePort"))
	b.Call("WebDriver:NewSession", map[string]any{"strictFileInteractability": false}, nil)
	b.Call("WebDriver:SetTimeouts", map[string]any{"script": browser.Patience.Milliseconds(), "pageLoad": browser.Patience.Milliseconds()}, nil)
	return b
}

// connect waits for the file in which the browser names its port.
func (b *Browser) connect(file string) {
	b.T.Helper()
	browser.Until(b.T, "Firefox listens", func() bool {
		port, err := os.ReadFile(file)
		if err != nil {
			return false
		}
		b.connection, err = net.Dial("tcp", "127.0.0.1:"+strings.TrimSpace(string(port)))
		return err == nil
	})
	b.in = bufio.NewReader(b.connection)
	b.receive() // what the browser says of itself
}

func (b *Browser) send(command string, params any) {
	b.next++
	if params == nil {
		params = map[string]any{}
	}
	raw, err := json.Marshal([]any{0, b.next, command, params})
	if err == nil {
		_, err = fmt.Fprintf(b.connection, "%d:%s", len(raw), raw)
	}
	if err != nil {
		b.T.Errorf("%s: %v", command, err)
	}
}

func (b *Browser) receive() json.RawMessage {
	b.T.Helper()
	if err := b.connection.SetReadDeadline(time.Now().Add(browser.Patience)); err != nil {
		b.T.Fatal(err)
	}
	length, err := b.in.ReadString(':')
	if err != nil {
		b.T.Fatalf("Firefox went away: %v", err)
	}
	n, err := strconv.Atoi(strings.TrimSuffix(length, ":"))
	if err != nil {
		b.T.Fatalf("Firefox said %q", length)
	}
	raw := make([]byte, n)
	if _, err := io.ReadFull(b.in, raw); err != nil {
		b.T.Fatalf("Firefox went away: %v", err)
	}
	return raw
}

// Call sends a command and waits for its answer.
func (b *Browser) Call(command string, params, result any) {
	b.T.Helper()
	b.send(command, params)
	var answer [4]json.RawMessage // type, id, error, result
	if err := json.Unmarshal(b.receive(), &answer); err != nil {
		b.T.Fatalf("%s: %v", command, err)
	}
	if string(answer[2]) != "null" {
		b.T.Fatalf("%s: %.500s", command, answer[2])
	}
	if result != nil {
		if err := json.Unmarshal(answer[3], result); err != nil {
			b.T.Fatalf("%s: %v", command, err)
		}
	}
}

// Load opens a page and waits until it is there.
func (b *Browser) Load(url string) {
	b.T.Helper()
	b.Call("WebDriver:Navigate", map[string]any{"url": url}, nil)
}

// Value evaluates an expression in the page and waits for what it promises.
func (b *Browser) Value(expression string) string {
	b.T.Helper()
	var r struct{ Value any }
	// The page's own names are those of its window.
	b.Call("WebDriver:ExecuteScript", map[string]any{"script": "return " + expression, "args": []any{}}, &r)
	return fmt.Sprint(r.Value)
}

// Until waits until an expression is true.
func (b *Browser) Until(expression string) {
	b.T.Helper()
	browser.Until(b.T, expression, func() bool { return b.Value(expression) == "true" })
}

// find returns what a selector finds.
func (b *Browser) find(selector string) string {
	b.T.Helper()
	var r struct{ Value map[string]string }
	b.Call("WebDriver:FindElement", map[string]any{"using": "css selector", "value": selector}, &r)
	for _, id := range r.Value {
		return id
	}
	b.T.Fatalf("%s: nothing there", selector)
	return ""
}

// Click clicks on what a selector finds, as a mouse does.
func (b *Browser) Click(selector string) {
	b.T.Helper()
	b.Call("WebDriver:ElementClick", map[string]any{"id": b.find(selector)}, nil)
}

// Choose gives a file to the file input that a selector finds, as a person does in the
// dialogue.
func (b *Browser) Choose(selector, file string) {
	b.T.Helper()
	b.Call("WebDriver:ElementSendKeys", map[string]any{"id": b.find(selector), "text": file}, nil)
}
