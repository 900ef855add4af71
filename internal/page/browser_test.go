package page_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/resolint/resolint/internal/page"
	"github.com/resolint/resolint/internal/testkit/chromium"
)

// opened is the page in a browser, its engine ready.
func opened(t *testing.T, url string, flags ...string) *chromium.Browser {
	t.Helper()
	b := chromium.Open(t, flags...)
	b.Load(url)
	b.Until(ready)
	return b
}

const (
	ready    = `document.getElementById("engine").textContent.includes("is ready")`
	finished = `!document.getElementById("result").hidden || document.getElementById("problem").textContent != ""`
	heading  = `document.getElementById("result-title").textContent`
	problem  = `document.getElementById("problem").textContent`
)

// audited presses the button and waits.
func audited(b *chromium.Browser) {
	b.T.Helper()
	b.Value(`document.getElementById("audit").click()`)
	b.Until(`document.getElementById("progress").hidden && (` + finished + `)`)
	if got := b.Value(problem); got != "" {
		b.T.Fatalf("the page says: %s", got)
	}
}

func absolute(t *testing.T, name string) string {
	t.Helper()
	full, err := filepath.Abs(name)
	if err != nil {
		t.Fatal(err)
	}
	return full
}

// downloaded presses a download button and returns what was saved.
func downloaded(b *chromium.Browser, dir, format, name string) []byte {
	b.T.Helper()
	b.Call("Browser.setDownloadBehavior", map[string]any{"behavior": "allow", "downloadPath": dir}, nil)
	b.Value(`document.querySelector("#downloads [data-format=` + format + `]").click()`)
	return waitFor(b, filepath.Join(dir, name))
}

// waitFor waits until the browser has saved a file.
func waitFor(b *chromium.Browser, name string) []byte {
	b.T.Helper()
	for range 500 {
		if data, err := os.ReadFile(name); err == nil && len(data) > 0 {
			return data
		}
		time.Sleep(20 * time.Millisecond)
	}
	b.T.Fatalf("nothing was saved as %s; the page says %q", name, b.Value(problem))
	return nil
}

// TestPair drops a base and a draft on the page as it lies on a disk, reads the
// findings, takes them away, and compares them with the command line's.
func TestPair(t *testing.T) {
	name := saved(t)
	b := opened(t, "file://"+name)
	draft, base := absolute(t, root+"/testdata/connectivity/draft.txt"), absolute(t, root+"/testdata/connectivity/base.txt")
	b.Drop("#draft", draft)
	b.Drop("#base", base)
	b.Until(`document.querySelectorAll(".chosen .as").length == 2 && !document.querySelector("form").textContent.includes("Reading…")`)
	if got := b.Value(`document.querySelector("#draft .chosen").textContent`); !strings.Contains(got, "plain text, 1 resolution,") {
		t.Errorf("the draft is shown as %q", got)
	}
	audited(b)
	dir := t.TempDir()
	got := downloaded(b, dir, "json", "draft-findings.json")
	want, _ := resolint(t, filepath.Dir(draft), "check", "--fail-on", "never", "--format", "json", "--base", "base.txt", "draft.txt")
	// The page's clock is its own; nothing in these findings depends on it.
	if string(got) != string(want) {
		t.Errorf("the page says other than the command line: %s", difference(got, want))
	}
	line := filepath.Join(dir, "line.docx")
	if _, status := resolint(t, filepath.Dir(draft), "check", "--fail-on", "never", "--format", "brief", "--output", line, "--base", "base.txt", "draft.txt"); status != 0 {
		t.Fatalf("the brief of the command line: status %d", status)
	}
	if got, want := downloaded(b, dir, "brief-word", "draft-brief.docx"), read(t, line); string(got) != string(want) {
		t.Errorf("the brief in Word: %d bytes, the command line's %d", len(got), len(want))
	}
	var r struct {
		Documents []struct{ Findings []struct{ Level string } }
	}
	if err := json.Unmarshal(got, &r); err != nil || len(r.Documents) != 1 || len(r.Documents[0].Findings) == 0 {
		t.Fatalf("the findings: %v, %+v", err, r)
	}
	if got := b.Value(heading); !strings.Contains(got, "errors") {
		t.Errorf("the heading says %q", got)
	}
	frameShows(b)
	if got := b.Value(`document.activeElement.id`); got != "result-title" {
		t.Errorf("after the audit the focus is on %q", got)
	}
	for _, c := range b.Complaints() {
		t.Error(c)
	}
}

// frameShows fails the test unless the frame was given the report. The frame has a
// process of its own; what is in it is looked at by the tests of internal/report/html.
func frameShows(b *chromium.Browser) {
	b.T.Helper()
	if got := b.Value(`state.view.startsWith("blob:") && document.getElementById("report").src === state.view`); got != "true" {
		b.T.Error("the frame does not show the report")
	}
}

// TestRedline chooses a Word file with tracked changes, takes the commented copy
// away, compares it with the command line's and audits it again.
func TestRedline(t *testing.T) {
	b := opened(t, "file://"+saved(t))
	redline := absolute(t, root+"/testdata/redline/confidence-redline.docx")
	b.Value(`Date.prototype.toISOString = () => "` + now.Format(time.RFC3339) + `"`)
	b.Choose("#draft .files", redline)
	b.Until(`document.querySelector("#draft .chosen").textContent.includes("tracked changes")`)
	if got := b.Value(`document.getElementById("hint").textContent`); !strings.Contains(got, "no base is needed") {
		t.Errorf("the hint is %q", got)
	}
	audited(b)
	dir := t.TempDir()
	got := downloaded(b, dir, "docx", "confidence-redline-reviewed.docx")
	want := filepath.Join(dir, "line.docx")
	resolint(t, filepath.Dir(redline), "check", "--fail-on", "never", "--format", "docx", "--output", want, "confidence-redline.docx")
	if string(got) != string(read(t, want)) {
		t.Error("the commented Word file is not that of the command line")
	}
	before := b.Value(heading)
	b.Value(`document.querySelector("#draft .chosen button").click()`)
	b.Choose("#draft .files", filepath.Join(dir, "confidence-redline-reviewed.docx"))
	b.Until(`document.querySelector("#draft .chosen").textContent.includes("tracked changes")`)
	audited(b)
	if after := b.Value(heading); after != before {
		t.Errorf("the commented copy has %q, the draft %q", after, before)
	}
	for _, c := range b.Complaints() {
		t.Error(c)
	}
}

// TestPackage chooses a folder and drops another.
func TestPackage(t *testing.T) {
	b := opened(t, "file://"+saved(t))
	dir := t.TempDir()
	for _, side := range []string{"base", "draft"} {
		text := read(t, root+"/testdata/connectivity/"+side+".txt")
		write(t, filepath.Join(dir, side+"s", "one.txt"), text)
		write(t, filepath.Join(dir, side+"s", "two", "two.txt"), []byte(strings.ReplaceAll(string(text), "RESOLUTION 290", "RESOLUTION 291")))
		write(t, filepath.Join(dir, side+"s", "picture.png"), []byte("no text"))
	}
	b.Choose("#draft .folder", filepath.Join(dir, "drafts"))
	b.Drop("#base", filepath.Join(dir, "bases"))
	b.Until(`document.querySelectorAll(".chosen .as").length == 4 && !document.querySelector("form").textContent.includes("Reading…")`)
	if got := b.Value(`document.getElementById("hint").textContent`); !strings.Contains(got, "one package") || !strings.Contains(got, "picture.png") {
		t.Errorf("the hint is %q", got)
	}
	audited(b)
	got := downloaded(b, t.TempDir(), "markdown", "drafts-findings.md")
	for _, want := range []string{"290", "291", "picture.png"} {
		if !strings.Contains(string(got), want) {
			t.Errorf("the report of the package does not name %s", want)
		}
	}
}

// TestCancel ends an audit and begins another: nothing that was chosen is lost.
func TestCancel(t *testing.T) {
	b := opened(t, "file://"+saved(t))
	long := strings.Repeat(string(read(t, root+"/testdata/connectivity/draft.txt"))+"\n\n", 150)
	at := filepath.Join(t.TempDir(), "long.txt")
	write(t, at, []byte(long))
	b.Choose("#draft .files", at)
	b.Until(`document.querySelector("#draft .chosen").textContent.includes("resolutions")`)
	b.Value(`document.getElementById("audit").click()`)
	b.Until(`document.getElementById("stage").textContent.includes("long.txt")`)
	b.Value(`document.getElementById("cancel").click()`)
	b.Until(`document.getElementById("progress").hidden`)
	if got := b.Value(problem); !strings.Contains(got, "Cancelled") || !strings.Contains(got, "still chosen") {
		t.Errorf("the page says %q", got)
	}
	// A new engine is starting: an audit waits for it, and can be cancelled too, before
	// the engine hears of it.
	b.Value(`document.getElementById("audit").click()`)
	b.Until(`!document.getElementById("progress").hidden`)
	b.Value(`document.getElementById("cancel").click()`)
	b.Until(`document.getElementById("progress").hidden`)
	b.Value(`document.querySelector("#draft .chosen button").click()`)
	b.Value(`document.getElementById("example").click()`)
	audited(b)
	if got := b.Value(heading); !strings.Contains(got, "errors") {
		t.Errorf("after a cancelled audit the next one says %q", got)
	}
}

// TestTroubles: what goes wrong is said in plain words with a remedy, and nothing
// that was chosen is lost.
func TestTroubles(t *testing.T) {
	b := opened(t, "file://"+saved(t))
	b.Value(`document.getElementById("audit").click()`)
	if got := b.Value(problem); !strings.Contains(got, "No draft is chosen. Choose") {
		t.Errorf("without a draft: %q", got)
	}
	broken := filepath.Join(t.TempDir(), "broken.docx")
	write(t, broken, []byte("PK\x03\x04 and no more"))
	b.Choose("#draft .files", broken)
	b.Until(`document.querySelector("#draft .bad") !== null`)
	b.Value(`document.getElementById("audit").click()`)
	if got := b.Value(problem); got == "" {
		t.Error("nothing is said about a broken draft")
	}
	b.Value(`document.querySelector("#draft .chosen button").click()`)
	b.Value(`client.about.maxBytes = 100`)
	b.Choose("#draft .files", absolute(t, root+"/testdata/connectivity/draft.txt"))
	b.Until(`document.querySelector("#draft .bad") !== null`)
	if got := b.Value(`document.querySelector("#draft .bad").textContent`); !strings.Contains(got, "larger than") {
		t.Errorf("a file over the limit: %q", got)
	}
	b.Value(`client.about.maxBytes = 1e9; document.querySelector("#draft .chosen button").click(); document.getElementById("example").click()`)
	// An engine that comes to its end in the midst of an audit.
	b.Until(`document.querySelectorAll(".chosen .as").length == 2 && !document.querySelector("form").textContent.includes("Reading…")`)
	b.Value(`document.getElementById("audit").click(); const end = () => client.waiting.size ? client.hear({broken: "out of memory"}) : setTimeout(end, 0); end()`)
	b.Until(`document.getElementById("progress").hidden`)
	if got := b.Value(problem); !strings.Contains(got, "memory") || !strings.Contains(got, "still chosen") {
		t.Errorf("an engine that stopped: %q", got)
	}
	audited(b)
}

// TestWithoutWebAssembly opens the page in a browser that has it switched off.
func TestWithoutWebAssembly(t *testing.T) {
	b := chromium.Open(t)
	b.Call("Page.addScriptToEvaluateOnNewDocument", map[string]any{"source": "delete self.WebAssembly"}, nil)
	b.Load("file://" + saved(t))
	if got := b.Value(`document.getElementById("engine").textContent`); !strings.Contains(got, "WebAssembly") || !strings.Contains(got, "Use a current") {
		t.Errorf("the page says %q", got)
	}
}

// TestSendsNothing runs audits on the page, opened from a disk and from a host, and
// counts at a server that the page could reach what arrives there: nothing but the
// page itself, although the test tries all ways to send that scripts have.
func TestSendsNothing(t *testing.T) {
	p := parts(t)
	index, engine, err := page.Site(p)
	if err != nil {
		t.Fatal(err)
	}
	whole := saved(t)
	var mu sync.Mutex
	var asked []string
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		asked = append(asked, r.Method+" "+r.URL.Path)
		mu.Unlock()
		switch r.URL.Path {
		case "/":
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			_, _ = w.Write(index)
		case "/" + page.EngineFile:
			w.Header().Set("Content-Type", "text/javascript")
			_, _ = w.Write(engine)
		case "/whole":
			http.ServeFile(w, r, whole)
		}
	}))
	defer server.Close()
	local := strings.Replace(server.URL, "127.0.0.1", "localhost", 1)
	for _, c := range []struct {
		url  string
		want []string
	}{
		{"file://" + whole, nil},
		{local + "/whole", []string{"GET /whole"}},
		{local + "/", []string{"GET /", "GET /" + page.EngineFile}},
	} {
		t.Run(strings.Map(func(r rune) rune {
			if r == '/' {
				return '_'
			}
			return r
		}, c.url[:min(len(c.url), 24)]), func(t *testing.T) {
			mu.Lock()
			asked = nil
			mu.Unlock()
			b := opened(t, c.url)
			b.Value(`document.getElementById("example").click()`)
			audited(b)
			for _, r := range b.Requests() {
				if r != c.url && !strings.HasSuffix(r, "/"+page.EngineFile) {
					t.Errorf("a request for %s", r)
				}
			}
			if got := b.Value(`localStorage.length + sessionStorage.length + document.cookie.length`); got != "0" {
				t.Errorf("something is stored: %s", got)
			}
			try(b, server.URL)
			mu.Lock()
			defer mu.Unlock()
			if !slices.Equal(asked, c.want) {
				t.Errorf("the server was asked for %q, want %q", asked, c.want)
			}
		})
	}
}

// try tries to send something in every way that a script on the page has, and from
// the worker and the frame, which inherit its policy.
func try(b *chromium.Browser, to string) {
	b.T.Helper()
	ways := `
		try { navigator.sendBeacon("%[1]s/beacon", "x") } catch {}
		try { fetch("%[1]s/fetch").catch(() => {}) } catch {}
		try { const x = new XMLHttpRequest(); x.open("GET", "%[1]s/xhr"); x.send() } catch {}
		try { new WebSocket("%[1]s/socket".replace("http", "ws")) } catch {}
		try { new EventSource("%[1]s/events") } catch {}
	`
	elements := `
		try { new Image().src = "%[1]s/image" } catch {}
		for (const [tag, key] of [["script", "src"], ["iframe", "src"], ["audio", "src"], ["embed", "src"], ["object", "data"]]) {
			const e = document.createElement(tag); e[key] = "%[1]s/" + tag; document.body.append(e);
		}
		for (const rel of ["stylesheet", "prefetch", "preload", "modulepreload", "manifest", "icon"]) {
			const e = document.createElement("link"); e.rel = rel; e.href = "%[1]s/" + rel; e.as = "fetch"; document.head.append(e);
		}
		const f = document.createElement("form"); f.action = "%[1]s/form"; f.method = "post"; f.target = "_blank"; document.body.append(f); f.submit();
	`
	b.Value(fmt.Sprintf(`(() => {`+ways+elements+`})()`, to))
	b.Value(fmt.Sprintf(`new Worker(URL.createObjectURL(new Blob([%q], {type: "text/javascript"}))) && 0`, fmt.Sprintf(ways+`try { importScripts("%[1]s/import") } catch {}`, to)))
	b.Value(`new Promise(done => setTimeout(done, 1500))`)
}
