package page_test

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/resolint/resolint/internal/testkit/firefox"
)

// TestFirefox opens the page from a disk in Firefox, audits a pair, and takes the
// findings away: the bytes of the command line. It sends nothing there either.
func TestFirefox(t *testing.T) {
	name := saved(t)
	b := firefox.Open(t)
	b.Load("file://" + name)
	b.Until(`document.getElementById("engine").textContent.includes("is ready")`)
	draft := absolute(t, root+"/testdata/connectivity/draft.txt")
	b.Choose("#draft .files", draft)
	b.Choose("#base .files", absolute(t, root+"/testdata/connectivity/base.txt"))
	b.Until(`document.querySelectorAll(".chosen .as").length == 2 && !document.querySelector("form").textContent.includes("Reading…")`)
	b.Click("#audit")
	b.Until(finished)
	if got := b.Value(problem); got != "" {
		t.Fatalf("the page says: %s", got)
	}
	if got := b.Value(`document.activeElement.id`); got != "result-title" {
		t.Errorf("after the audit the focus is on %q", got)
	}
	b.Click("#downloads [data-format=json]")
	want, _ := resolint(t, filepath.Dir(draft), "check", "--fail-on", "never", "--format", "json", "--base", "base.txt", "draft.txt")
	var got []byte
	for range 500 {
		if got, _ = os.ReadFile(filepath.Join(b.Downloads, "draft-findings.json")); json.Valid(got) {
			break
		}
		time.Sleep(20 * time.Millisecond)
	}
	if string(got) != string(want) {
		t.Errorf("the page says other than the command line: %s", difference(got, want))
	}
	if got := b.Value(`localStorage.length + document.cookie.length`); got != "0" {
		t.Errorf("something is stored: %s", got)
	}
	firefoxSendsNothing(t, b)
}

// firefoxSendsNothing tries what a script could send by, and counts what arrives.
func firefoxSendsNothing(t *testing.T, b *firefox.Browser) {
	t.Helper()
	var asked atomic.Int32
	server := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		t.Logf("the server was asked for %s", r.URL.Path)
		asked.Add(1)
	}))
	defer server.Close()
	b.Value(strings.ReplaceAll(`(() => {
		try { navigator.sendBeacon("TO/beacon", "x") } catch {}
		try { fetch("TO/fetch").catch(() => {}) } catch {}
		try { new WebSocket("TO/socket".replace("http", "ws")) } catch {}
		new Image().src = "TO/image";
		const f = document.createElement("iframe"); f.src = "TO/frame"; document.body.append(f);
	})()`, "TO", server.URL))
	time.Sleep(1500 * time.Millisecond)
	if n := asked.Load(); n != 0 {
		t.Errorf("%d requests arrived", n)
	}
	// From a page without such a policy they do.
	b.Load(server.URL + "/control")
	before := asked.Load()
	b.Value(`navigator.sendBeacon("/beacon", "x")`)
	for limit := time.Now().Add(10 * time.Second); asked.Load() == before; time.Sleep(20 * time.Millisecond) {
		if time.Now().After(limit) {
			t.Fatal("the server does not see the beacon of another page: the test shows nothing")
		}
	}
}
