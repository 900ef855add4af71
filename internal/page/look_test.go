package page_test

import (
	"encoding/json"
	"flag"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/resolint/resolint/internal/testkit/axe"
	"github.com/resolint/resolint/internal/testkit/chromium"
	"github.com/resolint/resolint/internal/testkit/picture"
)

var update = flag.Bool("update", false, "write the golden pictures")

// state is something that the page can show.
type state struct {
	name string
	// reach brings the page there from the state before.
	reach func(t *testing.T, b *chromium.Browser)
	// everywhere is for states that are looked at in windows of all sizes; the others
	// in the smallest and in that of a laptop.
	everywhere bool
	// pictured is for those of which there are golden pictures.
	pictured bool
}

// states are all that the page can show, in an order in which one leads to the next.
var states = []state{
	{"start", func(_ *testing.T, b *chromium.Browser) { b.Value(`scrollTo(0, 0)`) }, true, true},
	{"choices", func(_ *testing.T, b *chromium.Browser) {
		b.Value(`document.querySelectorAll("details").forEach((d) => { d.open = true; })`)
		b.Value(`document.getElementById("choices-title").scrollIntoView()`)
	}, false, false},
	{"chosen", func(t *testing.T, b *chromium.Browser) {
		b.Value(`document.querySelectorAll("details").forEach((d) => { d.open = false; })`)
		broken := filepath.Join(t.TempDir(), "annex.docx")
		write(t, broken, []byte("PK\x03\x04 and no more"))
		b.Choose("#draft .files", absolute(t, root+"/testdata/redline/confidence-redline.docx"))
		b.Choose("#base .files", absolute(t, root+"/testdata/connectivity/base.txt"))
		b.Choose("#proposals .files", broken)
		b.Until(`document.querySelector("#proposals .bad") && !document.querySelector("form").textContent.includes("Reading…")`)
		b.Value(`document.getElementById("texts-title").scrollIntoView()`)
	}, false, true},
	{"problem", func(_ *testing.T, b *chromium.Browser) {
		b.Value(`document.getElementById("audit").click()`)
		b.Until(problem + ` != ""`)
		b.Value(`document.getElementById("problem").scrollIntoView()`)
	}, false, false},
	{"working", func(_ *testing.T, b *chromium.Browser) {
		b.Value(`document.querySelector("#proposals .chosen button").click(); document.querySelector("#base .chosen button").click()`)
		// An audit that never ends, in the midst of a stage.
		b.Value(`self.call = client.call; client.call = () => new Promise(() => {}); document.getElementById("audit").click()`)
		b.Until(`!document.getElementById("progress").hidden`)
		b.Value(`told({job: "confidence-redline.docx", stage: "compare"}); document.getElementById("progress").scrollIntoView()`)
	}, false, false},
	{"findings", func(_ *testing.T, b *chromium.Browser) {
		b.Value(`client.call = self.call; $("progress").hidden = true; state.running = false`)
		audited(b)
		// What is in the frame is looked at by the tests of the report.
		b.Value(`document.getElementById("report").style.visibility = "hidden"; document.getElementById("result").scrollIntoView()`)
	}, true, true},
	{"not-audited", func(_ *testing.T, b *chromium.Browser) {
		b.Value(`result({texts: [], notices: ["a remark"], bounded: "", failures: [{file: "draft.pdf", reason: "it has no text, only pictures of pages", remedy: "ask for the Word file"}]}, "")`)
		b.Value(`document.getElementById("report").style.visibility = "hidden"`)
	}, false, false},
	{"no-engine", func(_ *testing.T, b *chromium.Browser) {
		b.Value(`client.onState(new Trouble("This browser cannot run the engine.", "Use a current Chrome, Edge, Firefox or Safari.")); scrollTo(0, 0)`)
	}, false, false},
}

// TestLook looks at all that the page can show: no fault that axe-core knows, nowhere
// wider than its window from 320 px on, light and dark, and as its golden pictures are.
func TestLook(t *testing.T) {
	parts(t)
	var checker *axe.Checker
	// Pictures are compared where axe-core is absent too.
	t.Run("axe-core", func(t *testing.T) { checker = axe.Open(t) })
	b := opened(t, "file://"+saved(t))
	for _, s := range states {
		s.reach(t, b)
		for _, w := range []struct {
			name  string
			width int
			dark  bool
		}{{"small-dark", 320, true}, {"laptop", 1280, false}} {
			b.Window(w.width, 800, w.dark)
			if got := b.Value(`document.documentElement.scrollWidth <= innerWidth`); got != "true" {
				t.Errorf("%s: at %d px the page is wider than its window", s.name, w.width)
			}
			if checker != nil && !s.everywhere {
				for _, v := range checker.Violations(b) {
					t.Errorf("%s at %d px, dark %v: %s", s.name, w.width, w.dark, v)
				}
			}
			if !s.pictured {
				continue
			}
			b.Value(`document.activeElement.blur()`) // its outline depends on how one came there
			picture.Check(t, filepath.Join("testdata", "pictures", s.name+"-"+w.name+".png"), b.Screenshot(), *update)
		}
		if checker != nil && s.everywhere {
			checker.Everywhere(b)
		}
	}
}

// keyboard is a person who has no mouse.
type keyboard struct{ *chromium.Browser }

// focused says what has the focus: its id, or its text.
func (k keyboard) focused() string {
	k.T.Helper()
	return k.Value(`(() => { const e = document.activeElement; return e === document.body ? "BODY" : e.id || e.getAttribute("aria-label") || (e.labels && e.labels[0] || e).textContent.trim() || e.tagName })()`)
}

// to presses the Tab key until something has the focus.
func (k keyboard) to(name string) {
	k.T.Helper()
	var met []string
	for range 60 {
		k.Press("Tab", 9, "")
		now := k.focused()
		if met = append(met, now); now == name {
			return
		}
	}
	k.T.Fatalf("the Tab key never comes to %q, but to %q", name, met)
}

func (k keyboard) enter() { k.T.Helper(); k.Press("Enter", 13, "\r") }
func (k keyboard) space() { k.T.Helper(); k.Press(" ", 32, " ") }

// TestKeyboard does without a mouse, in a window of 320 px, all that a person does:
// chooses a file, changes a family's level, audits, cancels, audits, and takes the
// report away. What has the focus is always to be seen.
func TestKeyboard(t *testing.T) {
	k := keyboard{opened(t, "file://"+saved(t))}
	k.Window(320, 600, false)
	k.Value(`document.activeElement.blur()`)
	k.to("Skip to the texts")
	if got := k.Value(`document.activeElement.getBoundingClientRect().width > 50`); got != "true" {
		t.Error("the link that skips the introduction is not to be seen when it has the focus")
	}
	k.enter()
	k.to("Choose files: The draft")
	k.Call("Page.setInterceptFileChooserDialog", map[string]any{"enabled": true}, nil)
	k.enter()
	k.Value(`new Promise((done) => setTimeout(done, 300))`)
	var chooser struct{ BackendNodeID int }
	for _, m := range k.Events {
		if m.Method == "Page.fileChooserOpened" {
			if err := json.Unmarshal(m.Params, &chooser); err != nil {
				t.Fatal(err)
			}
		}
	}
	if chooser.BackendNodeID == 0 {
		t.Fatal("the Enter key on “Choose files” opens no dialogue")
	}
	k.Call("DOM.setFileInputFiles", map[string]any{
		"backendNodeId": chooser.BackendNodeID, "files": []string{absolute(t, root+"/testdata/redline/confidence-redline.docx")},
	}, nil)
	k.Until(`document.querySelector("#draft .chosen").textContent.includes("tracked changes")`)
	k.to("Profile, families and levels")
	k.enter()
	k.to("level-mandate")
	k.Press("End", 35, "")
	if got := k.Value(`document.activeElement.value`); got != "off" {
		t.Errorf("the End key in the list of levels chooses %q", got)
	}
	k.to("audit")
	// One audit does not end until it is cancelled.
	k.Value(`self.call = client.call; client.call = () => new Promise((_, no) => client.waiting.set("held", {reject: no}))`)
	k.enter()
	k.Until(`!document.getElementById("progress").hidden`)
	k.to("cancel")
	k.space()
	k.Until(`document.getElementById("progress").hidden`)
	if got := k.focused(); got != "audit" {
		t.Errorf("after the cancel button the focus is on %q", got)
	}
	k.Value(`client.call = self.call`)
	k.space()
	k.Until(finished)
	if got := k.focused(); got != "result-title" {
		t.Errorf("after the audit the focus is on %q, and the page says %q", got, k.Value(problem))
	}
	k.to("Word file with comments")
	dir := t.TempDir()
	k.Call("Browser.setDownloadBehavior", map[string]any{"behavior": "allow", "downloadPath": dir, "eventsEnabled": true}, nil)
	k.enter()
	waitFor(k.Browser, filepath.Join(dir, "confidence-redline-reviewed.docx"))
	visible(k)
}

// visible walks through everything that can have the focus, up to the frame with the
// report, which has a process of its own, and fails the test where one cannot see that it has it.
func visible(k keyboard) {
	k.T.Helper()
	k.Value(`document.querySelector(".skip").focus()`)
	var met []string
	for now := ""; now != "alone" && len(met) < 60; {
		k.Press("Tab", 9, "")
		now = k.focused()
		met = append(met, now)
		seen := k.Value(`(() => {
			let e = document.activeElement;
			if (e.closest(".button")) e = e.closest(".button");
			const s = getComputedStyle(e), r = e.getBoundingClientRect();
			if (s.outlineStyle === "none" || parseFloat(s.outlineWidth) < 2) return "no outline";
			if (r.width < 20 || r.height < 20) return "only " + r.width + " × " + r.height + " px";
			if (r.bottom <= 0 || r.top >= innerHeight || r.left < 0 || r.right > innerWidth) return "out of the window: " + JSON.stringify(r);
			return "ok";
		})()`)
		if seen != "ok" {
			k.T.Errorf("%q has the focus and that is not to be seen: %s (after %q)", now, seen, met)
		}
	}
	for _, want := range []string{"example", "Choose a folder: Proposals", "audit", "Word file with comments", "alone"} {
		if !slices.ContainsFunc(met, func(s string) bool { return strings.Contains(s, want) }) {
			k.T.Errorf("the Tab key never comes to %q, but to %q", want, met)
		}
	}
}
