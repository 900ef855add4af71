// Package chromium drives a headless Chromium in tests over the DevTools protocol's
// pipe: JSON messages that end in a zero byte, on the browser's files 3 and 4.
package chromium

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/resolint/resolint/internal/testkit/browser"
)

// Browser is a browser with one page.
type Browser struct {
	T *testing.T
	// Events are what the page's targets said since the last Load.
	Events []Message

	in      *os.File
	answers chan Message
	session string
	next    int
}

// Message is one message of the protocol.
type Message struct {
	ID        int             `json:"id,omitempty"`
	Method    string          `json:"method,omitempty"`
	Params    json.RawMessage `json:"params,omitempty"`
	Result    json.RawMessage `json:"result,omitempty"`
	SessionID string          `json:"sessionId,omitempty"`
	Error     *struct {
		Message string `json:"message"`
	} `json:"error,omitempty"`
}

// Open starts the browser with a page of its own, or skips the test where there is
// no browser.
func Open(t *testing.T, flags ...string) *Browser {
	t.Helper()
	path := browser.Find(t, "Chromium", "chromium", "chromium", "chromium-browser", "google-chrome")
	theirIn, in, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	out, theirOut, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	profile := browser.Profile(t)
	cmd := exec.Command(path, append([]string{
		"--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
		"--disable-background-networking", "--user-data-dir=" + profile, "--remote-debugging-pipe",
	}, append(flags, "about:blank")...)...)
	cmd.ExtraFiles = []*os.File{theirIn, theirOut}
	t.Cleanup(func() { // after the browser has ended
		_ = in.Close()
		_ = out.Close()
	})
	browser.Start(t, cmd, profile, func() {
		_, _ = in.WriteString(`{"id":999999,"method":"Browser.close"}` + "\x00")
	})
	_ = theirIn.Close()
	_ = theirOut.Close()
	b := &Browser{T: t, in: in, answers: make(chan Message, 4096)}
	go b.read(out)
	var target struct{ TargetID string }
	b.Call("Target.createTarget", map[string]any{"url": "about:blank"}, &target)
	var session struct{ SessionID string }
	b.Call("Target.attachToTarget", map[string]any{"targetId": target.TargetID, "flatten": true}, &session)
	b.session = session.SessionID
	for _, domain := range []string{"Page", "Runtime", "Log", "Network"} {
		b.Call(domain+".enable", nil, nil)
	}
	return b
}

func (b *Browser) read(out *os.File) {
	defer close(b.answers)
	r := bufio.NewReader(out)
	for {
		raw, err := r.ReadBytes(0)
		if err != nil {
			return
		}
		var m Message
		if json.Unmarshal(raw[:len(raw)-1], &m) == nil {
			b.answers <- m
		}
	}
}

// Call sends a command and waits for its answer; events are kept.
func (b *Browser) Call(method string, params, result any) {
	b.T.Helper()
	b.next++
	raw, err := json.Marshal(params)
	if err != nil {
		b.T.Fatal(err)
	}
	if params == nil {
		raw = []byte("{}")
	}
	out, err := json.Marshal(Message{ID: b.next, Method: method, Params: raw, SessionID: b.session})
	if err != nil {
		b.T.Fatal(err)
	}
	if _, err := b.in.Write(append(out, 0)); err != nil {
		b.T.Fatalf("%s: %v", method, err)
	}
	m := b.await(method, func(m Message) bool { return m.ID == b.next })
	if m.Error != nil {
		b.T.Fatalf("%s: %s", method, m.Error.Message)
	}
	if result != nil {
		if err := json.Unmarshal(m.Result, result); err != nil {
			b.T.Fatalf("%s: %v", method, err)
		}
	}
}

func (b *Browser) await(what string, is func(Message) bool) Message {
	b.T.Helper()
	limit := time.After(browser.Patience)
	for {
		select {
		case m, ok := <-b.answers:
			if !ok {
				b.T.Fatalf("%s: the browser went away", what)
			}
			if m.Method != "" {
				b.Events = append(b.Events, m)
			}
			if is(m) {
				return m
			}
		case <-limit:
			b.T.Fatalf("%s: no answer in %v", what, browser.Patience)
		}
	}
}

// Load opens a page and waits until it is there.
func (b *Browser) Load(url string) {
	b.T.Helper()
	b.Events = nil // of the page before
	b.Call("Page.navigate", map[string]any{"url": url}, nil)
	for _, m := range b.Events {
		if m.Method == "Page.loadEventFired" {
			return
		}
	}
	b.await("load", func(m Message) bool { return m.Method == "Page.loadEventFired" })
}

// Value evaluates an expression in the page and waits for what it promises.
func (b *Browser) Value(expression string) string {
	b.T.Helper()
	var r struct {
		Result           struct{ Value any }
		ExceptionDetails *struct {
			Text      string
			Exception struct{ Description string }
		}
	}
	b.Call("Runtime.evaluate", map[string]any{"expression": expression, "returnByValue": true, "awaitPromise": true}, &r)
	if r.ExceptionDetails != nil {
		b.T.Fatalf("%s: %s %s", expression, r.ExceptionDetails.Text, r.ExceptionDetails.Exception.Description)
	}
	return fmt.Sprint(r.Result.Value)
}

// Until waits until an expression is true.
func (b *Browser) Until(expression string) {
	b.T.Helper()
	browser.Until(b.T, expression, func() bool { return b.Value(expression) == "true" })
}

// Choose gives files to the file input that a selector finds, as a person does in
// the dialogue.
func (b *Browser) Choose(selector string, files ...string) {
	b.T.Helper()
	var document struct{ Root struct{ NodeID int } }
	b.Call("DOM.getDocument", nil, &document)
	var node struct{ NodeID int }
	b.Call("DOM.querySelector", map[string]any{"nodeId": document.Root.NodeID, "selector": selector}, &node)
	b.Call("DOM.setFileInputFiles", map[string]any{"nodeId": node.NodeID, "files": files}, nil)
}

// Drop drags files over the middle of what a selector finds and drops them.
func (b *Browser) Drop(selector string, files ...string) {
	b.T.Helper()
	var at struct{ X, Y float64 }
	where := b.Value(`(() => { const e = document.querySelector(` + quoted(selector) + `); e.scrollIntoView({block: "center"}); const r = e.getBoundingClientRect(); return JSON.stringify({x: r.x + r.width / 2, y: r.y + r.height / 2}) })()`)
	if err := json.Unmarshal([]byte(where), &at); err != nil {
		b.T.Fatal(err)
	}
	for _, kind := range []string{"dragEnter", "dragOver", "drop"} {
		b.Call("Input.dispatchDragEvent", map[string]any{
			"type": kind, "x": at.X, "y": at.Y,
			"data": map[string]any{"items": []any{}, "files": files, "dragOperationsMask": 1},
		}, nil)
	}
}

func quoted(s string) string {
	out, _ := json.Marshal(s) // a string is always JSON
	return string(out)
}

// Press presses a key, as a keyboard does.
func (b *Browser) Press(key string, code int, text string) {
	b.T.Helper()
	for _, kind := range []string{"keyDown", "keyUp"} {
		p := map[string]any{"type": kind, "key": key, "code": key, "windowsVirtualKeyCode": code, "nativeVirtualKeyCode": code}
		if kind == "keyDown" && text != "" {
			p["text"] = text
		}
		b.Call("Input.dispatchKeyEvent", p, nil)
	}
}

// Window sets the size of the window, and whether it is dark.
func (b *Browser) Window(width, height int, dark bool) {
	b.T.Helper()
	b.Call("Emulation.setDeviceMetricsOverride", map[string]any{"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false}, nil)
	scheme := "light"
	if dark {
		scheme = "dark"
	}
	b.Call("Emulation.setEmulatedMedia", map[string]any{"features": []map[string]string{{"name": "prefers-color-scheme", "value": scheme}, {"name": "prefers-reduced-motion", "value": "reduce"}}}, nil)
}

// Screenshot returns a picture of the window, as PNG.
func (b *Browser) Screenshot() []byte {
	b.T.Helper()
	var shot struct{ Data string }
	b.Call("Page.captureScreenshot", map[string]any{"format": "png"}, &shot)
	return b.decoded(shot.Data)
}

// Complaints are messages of the console, exceptions and violations of the policy.
func (b *Browser) Complaints() []string {
	var out []string
	for _, m := range b.Events {
		switch m.Method {
		case "Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded":
			out = append(out, m.Method+" "+string(m.Params))
		}
	}
	return out
}

// Requests are the addresses that the page asked for, those within it (blob: and
// data:) left out.
func (b *Browser) Requests() []string {
	var out []string
	for _, m := range b.Events {
		var p struct{ Request struct{ URL string } }
		if m.Method == "Network.requestWillBeSent" && json.Unmarshal(m.Params, &p) == nil &&
			!strings.HasPrefix(p.Request.URL, "blob:") && !strings.HasPrefix(p.Request.URL, "data:") {
			out = append(out, p.Request.URL)
		}
	}
	return out
}
