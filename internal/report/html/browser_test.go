package html

import (
	"encoding/base64"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/report/reporttest"
)

func save(t *testing.T, name string, r *finding.Report) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), name+".html")
	if err := os.WriteFile(file, reporttest.Bytes(t, Writer{}, r), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

const visible = `String([...document.querySelectorAll('#findings tbody tr')].filter(r => r.getClientRects().length).length)`

// TestBrowser opens reports in a headless Chromium: what is on the page, whether
// the filters work by keyboard, whether anything complains.
func TestBrowser(t *testing.T) {
	if testing.Short() {
		t.Skip("the browser takes seconds; run without -short")
	}
	b := open(t)
	for name, r := range map[string]*finding.Report{
		"sample": reporttest.Sample(), "empty": reporttest.Empty(), "hostile": reporttest.Hostile(), "long": reporttest.Large(400),
	} {
		t.Run(name, func(t *testing.T) {
			b.t = t
			file := save(t, name, r)
			b.load(file)
			all := 0
			for i := range r.Documents {
				all += len(r.Documents[i].Findings)
			}
			if got := b.value(visible); got != strconv.Itoa(all) {
				t.Errorf("%s rows are visible, want %d", got, all)
			}
			if all > 0 {
				filters(b, all)
			}
			if got := b.value(`document.documentElement.scrollWidth <= innerWidth`); got != "true" {
				t.Error("the page is wider than the window")
			}
			for _, c := range b.complaints(file) {
				t.Error(c)
			}
			screenshot(b, name)
		})
	}
}

// filters uses the filter with the keyboard alone.
func filters(b *browser, all int) {
	t := b.t
	t.Helper()
	b.value(`document.querySelector('#filters select').focus()`)
	b.press("g", 'G', "g") // a select jumps to the option that begins so
	if got := b.value(`document.querySelector('#filters [name=family]').value`); got != "gender" {
		t.Fatalf("typing g in the list of families selects %q", got)
	}
	gender := b.value(`String(document.querySelectorAll('#findings tr[data-family=gender]').length)`)
	if got := b.value(visible); got != gender {
		t.Errorf("family gender: %s rows, want %s", got, gender)
	}
	if got, want := b.value(`document.getElementById('shown').textContent`), gender+" of "+strconv.Itoa(all)+" shown"; got != want {
		t.Errorf("the page says %q, want %q", got, want)
	}
	for range 12 { // on to the field for words, however many lists are between
		b.press("Tab", 9, "")
		if b.value(`document.activeElement.name`) == "search" {
			break
		}
	}
	if got := b.value(`document.activeElement.name`); got != "search" {
		t.Fatalf("the tab key does not lead to the field for words but to %q", got)
	}
	b.call("Input.insertText", map[string]any{"text": "zzz nothing"}, nil)
	if got := b.value(visible); got != "0" {
		t.Errorf("%s rows hold words that no finding has", got)
	}
	b.press("Tab", 9, "")
	b.press("Enter", 13, "\r")
	for range 100 { // the reset takes effect after the event
		if b.value(visible) == strconv.Itoa(all) {
			return
		}
		b.value(`new Promise(done => setTimeout(done, 20))`)
	}
	t.Errorf("after “Show all” %s rows are visible, want %d", b.value(visible), all)
}

// TestWithoutScript opens the report as a browser without JavaScript does.
func TestWithoutScript(t *testing.T) {
	if testing.Short() {
		t.Skip("the browser takes seconds; run without -short")
	}
	b := open(t)
	b.call("Emulation.setScriptExecutionDisabled", map[string]any{"value": true}, nil)
	b.load(save(t, "sample", reporttest.Sample()))
	if got := b.value(visible); got != "10" {
		t.Errorf("%s rows are visible, want 10", got)
	}
	if got := b.value(`document.getElementById('filters').getClientRects().length`); got != "0" {
		t.Error("the filter is shown although it cannot work")
	}
}

// TestNarrowDarkAndPrinted checks that the page fits a telephone and paper, and
// that it has colours of its own in the dark.
func TestNarrowDarkAndPrinted(t *testing.T) {
	if testing.Short() {
		t.Skip("the browser takes seconds; run without -short")
	}
	b := open(t)
	b.load(save(t, "sample", reporttest.Sample()))
	light := b.value(`getComputedStyle(document.body).backgroundColor`)
	b.call("Emulation.setEmulatedMedia", map[string]any{"features": []map[string]string{{"name": "prefers-color-scheme", "value": "dark"}}}, nil)
	if dark := b.value(`getComputedStyle(document.body).backgroundColor`); dark == light {
		t.Errorf("the page is %s in the dark as in the light", dark)
	}
	b.call("Emulation.setDeviceMetricsOverride", map[string]any{"width": 390, "height": 800, "deviceScaleFactor": 1, "mobile": false}, nil)
	if got := b.value(`document.documentElement.scrollWidth <= innerWidth`); got != "true" {
		t.Error("in a window of 390 the page is wider than the window")
	}
	screenshot(b, "narrow-dark")
	b.call("Emulation.setEmulatedMedia", map[string]any{"media": "print", "features": []map[string]string{}}, nil)
	if got := b.value(`document.getElementById('filters').getClientRects().length`); got != "0" {
		t.Error("the filter is printed")
	}
	var pdf struct{ Data string }
	b.call("Page.printToPDF", map[string]any{"printBackground": true, "landscape": true}, &pdf)
	raw, err := base64.StdEncoding.DecodeString(pdf.Data)
	if err != nil || len(raw) < 10_000 || string(raw[:5]) != "%PDF-" {
		t.Errorf("printing gives %d bytes, %v", len(raw), err)
	}
	keep(t, "print.pdf", raw)
}

// screenshot keeps a picture for people to look at where RESOLINT_SCREENSHOTS
// names a directory.
func screenshot(b *browser, name string) {
	b.t.Helper()
	if os.Getenv("RESOLINT_SCREENSHOTS") == "" {
		return
	}
	var shot struct{ Data string }
	height, _ := strconv.Atoi(b.value(`Math.min(document.documentElement.scrollHeight, 6000)`))
	width, _ := strconv.Atoi(b.value(`innerWidth`))
	b.call("Page.captureScreenshot", map[string]any{
		"format": "png", "captureBeyondViewport": true,
		"clip": map[string]any{"x": 0, "y": 0, "width": width, "height": height, "scale": 1},
	}, &shot)
	raw, err := base64.StdEncoding.DecodeString(shot.Data)
	if err != nil {
		b.t.Fatal(err)
	}
	keep(b.t, name+".png", raw)
}

func keep(t *testing.T, name string, raw []byte) {
	t.Helper()
	dir := os.Getenv("RESOLINT_SCREENSHOTS")
	if dir == "" {
		return
	}
	if err := os.WriteFile(filepath.Join(dir, name), raw, 0o644); err != nil {
		t.Fatal(err)
	}
}
