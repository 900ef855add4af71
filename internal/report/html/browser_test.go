package html

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/report/internal/digest"
	"github.com/resolint/resolint/internal/report/reporttest"
	"github.com/resolint/resolint/internal/testkit/axe"
	"github.com/resolint/resolint/internal/testkit/chromium"
	"github.com/resolint/resolint/internal/testkit/picture"
)

func save(t *testing.T, name string, r *finding.Report) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), name+".html")
	if err := os.WriteFile(file, reporttest.Bytes(t, Writer{}, r), 0o600); err != nil {
		t.Fatal(err)
	}
	return "file://" + file
}

// opened is a report in a headless Chromium; the test skips where there is none.
func opened(t *testing.T, name string, r *finding.Report) *chromium.Browser {
	t.Helper()
	if testing.Short() {
		t.Skip("the browser takes seconds; run without -short")
	}
	b := chromium.Open(t)
	b.Load(save(t, name, r))
	return b
}

const visible = `String([...document.querySelectorAll('.card')].filter(c => c.getClientRects().length).length)`

func counting(r *finding.Report) int {
	n := 0
	for i := range r.Documents {
		for j := range r.Documents[i].Findings {
			if digest.Counts(&r.Documents[i].Findings[j]) {
				n++
			}
		}
	}
	return n
}

// TestBrowser opens reports of all kinds: all findings are there, nothing complains,
// nothing is asked of anybody, and axe-core finds nothing at any width, light or dark.
func TestBrowser(t *testing.T) {
	b := opened(t, "nothing", &finding.Report{})
	for name, r := range map[string]*finding.Report{
		"sample": reporttest.Sample(), "empty": reporttest.Empty(), "hostile": reporttest.Hostile(), "long": reporttest.Large(120),
		"package": pkg(), "read": withChanges(),
	} {
		t.Run(name, func(t *testing.T) {
			b.T = t
			file := save(t, name, r)
			b.Window(1366, 700, false)
			b.Load(file)
			if got := b.Value(visible); got != strconv.Itoa(counting(r)) {
				t.Errorf("%s cards are visible, want %d", got, counting(r))
			}
			for _, url := range b.Requests() {
				if url != file {
					t.Errorf("a request for %s", url)
				}
			}
			for _, c := range b.Complaints() {
				t.Error(c)
			}
			keep(t, name+".png", b.Whole())
			b.Window(390, 800, true)
			keep(t, name+"-phone-dark.png", b.Whole())
			b.Value(`document.querySelectorAll('details').forEach(d => { d.open = true })`)
			if name != "long" { // it has what the others have, and takes long
				axe.Open(t).Everywhere(b)
			}
		})
	}
}

// TestFirstScreen: a laptop shows the gravest finding, both texts and what to ask for
// without scrolling, and the page looks as it did.
func TestFirstScreen(t *testing.T) {
	r := reporttest.Large(49)
	for n := range r.Documents[0].Findings {
		if f := &r.Documents[0].Findings[n]; f.Kind == "neutralised" {
			f.Confidence = 0.8
		}
	}
	b := opened(t, "first", r)
	b.Window(1366, 650, false)
	b.Load(save(t, "first", r))
	for _, what := range []string{".top .what", ".top .sides del", ".top .sides ins", ".top .ask", "table.families"} {
		if got := b.Value(`document.querySelector('` + what + `').getBoundingClientRect().bottom <= innerHeight`); got != "true" {
			t.Errorf("%s is not on the first screen", what)
		}
	}
	picture.Check(t, "testdata/pictures/desk.png", b.Screenshot(), *reporttest.Update)
	b.Window(390, 800, true)
	picture.Check(t, "testdata/pictures/phone-dark.png", b.Screenshot(), *reporttest.Update)
	b.Window(1366, 900, false)
	b.Value(`location.hash = "findings"`)
	picture.Check(t, "testdata/pictures/cards.png", b.Screenshot(), *reporttest.Update)
}

// tab presses the tab key until an element that a selector finds has the focus.
func tab(b *chromium.Browser, selector string) {
	b.T.Helper()
	for range 60 {
		b.Press("Tab", 9, "")
		if b.Value(`String(document.activeElement.matches('`+selector+`'))`) == "true" {
			return
		}
	}
	b.T.Fatalf("the tab key does not lead to %s", selector)
}

// TestKeyboard sorts, filters, searches and resets with the keyboard alone.
func TestKeyboard(t *testing.T) {
	r := reporttest.Sample()
	all := strconv.Itoa(counting(r))
	b := opened(t, "keyboard", r)
	order := func() string { return b.Value(`[...document.querySelectorAll('.card')].map(c => c.id).join(' ')`) }
	weight := order()
	if got := b.Value(`[...document.querySelectorAll('.card')].map(c => c.dataset.level[0]).join('')`); got != "eeeewwn" {
		t.Errorf("by weight the levels are %s", got)
	}
	tab(b, "[name=sort]")
	choose := func(letter string) { b.Press(letter, int(strings.ToUpper(letter)[0]), letter) }
	choose("b") // all three options begin so; the next one
	b.Until(`document.querySelector('[name=sort]').value == 'place'`)
	if got := b.Value(`String([...document.querySelectorAll('.card')].every((c, i, all) => !i || +all[i - 1].dataset.place <= +c.dataset.place))`); got != "true" {
		t.Error("the cards are not in the order of the text")
	}
	tab(b, "[name=family]")
	choose("g")
	if got, want := b.Value(visible), b.Value(`String(document.querySelectorAll('.card[data-family=gender]').length)`); got != want || got == "0" {
		t.Errorf("family gender: %s cards, want %s", got, want)
	}
	tab(b, "[name=search]")
	b.Call("Input.insertText", map[string]any{"text": "zzz nothing"}, nil)
	if got := b.Value(visible); got != "0" {
		t.Errorf("%s cards hold words that no finding has", got)
	}
	if got := b.Value(`document.getElementById('shown').textContent`); !strings.HasPrefix(got, "0 of "+all+" shown; "+all+" open") {
		t.Errorf("the page says %q", got)
	}
	tab(b, "[type=reset]")
	b.Press("Enter", 13, "\r")
	b.Until(visible + ` == '` + all + `'`)
	if got := order(); got != weight {
		t.Errorf("after “Show all” the order is %s, want %s", got, weight)
	}
}

// TestStates: the state of a finding stays when the page is loaded again, can be
// filtered, and is exported.
func TestStates(t *testing.T) {
	r := reporttest.Sample()
	b := opened(t, "states", r)
	page := save(t, "states", r)
	b.Load(page)
	tab(b, ".state select")
	b.Press("r", 'R', "r")
	b.Until(`document.querySelectorAll('.card[data-state=raised]').length == 1`)
	b.Load(page)
	b.Until(`document.querySelectorAll('.card[data-state=raised]').length == 1`)
	b.Value(`(() => { const s = document.querySelector('[name=state]'); s.value = 'raised'; s.form.dispatchEvent(new Event('input')) })()`)
	if got := b.Value(visible); got != "1" {
		t.Errorf("%s cards are raised, want 1", got)
	}
	dir := t.TempDir()
	b.Call("Browser.setDownloadBehavior", map[string]any{"behavior": "allow", "downloadPath": dir}, nil)
	b.Value(`document.getElementById('export').click()`)
	var saved struct {
		States []struct{ Fingerprint, State, Rule string }
	}
	for range 250 {
		raw, err := os.ReadFile(filepath.Join(dir, "states.json"))
		if err == nil && json.Unmarshal(raw, &saved) == nil {
			break
		}
		time.Sleep(20 * time.Millisecond)
	}
	raised := 0
	for _, s := range saved.States {
		if s.State == "raised" {
			raised++
		}
		if s.Fingerprint == "" || s.Rule == "" {
			t.Errorf("exported %+v", s)
		}
	}
	if len(saved.States) != counting(r) || raised != 1 {
		t.Errorf("%d states are exported, %d raised; want %d and 1", len(saved.States), raised, counting(r))
	}
}

// TestCopy: the button beside an ask copies it in all its words.
func TestCopy(t *testing.T) {
	b := opened(t, "copy", reporttest.Sample())
	b.Value(`navigator.clipboard.writeText = text => { window.copied = text; return Promise.resolve() }`)
	tab(b, ".top .copy")
	b.Press("Enter", 13, "\r")
	b.Until(`window.copied == document.querySelector('.top .ask').dataset.full || window.copied == document.querySelector('.top .ask span').textContent`)
	b.Until(`document.activeElement.textContent == 'Copied'`)
}

// TestMap: a point of the map leads to its clause.
func TestMap(t *testing.T) {
	b := opened(t, "map", withChanges())
	b.Value(`document.querySelector('.map svg').scrollIntoView()`)
	b.Value(`(() => { const s = document.querySelector('.map svg[data-text]'), r = s.getBoundingClientRect(), d = s.dataset, scale = r.width / s.viewBox.baseVal.width;
		s.dispatchEvent(new MouseEvent('click', {clientX: r.left + scale * (+d.left + 4.5 * d.cell), clientY: r.top + 30 * scale, bubbles: true})) })()`)
	if got := b.Value(`location.hash`); got != "#c1-1-5" {
		t.Errorf("the fifth column leads to %s", got)
	}
}

// TestWithoutScript opens the report as a browser without JavaScript does.
func TestWithoutScript(t *testing.T) {
	r := reporttest.Sample()
	b := opened(t, "nothing", &finding.Report{})
	b.Call("Emulation.setScriptExecutionDisabled", map[string]any{"value": true}, nil)
	b.Load(save(t, "sample", r))
	if got := b.Value(visible); got != strconv.Itoa(counting(r)) {
		t.Errorf("%s cards are visible, want %d", got, counting(r))
	}
	if got := b.Value(`String(document.getElementById('controls').getClientRects().length + document.querySelectorAll('.copy, .state').length)`); got != "0" {
		t.Error("controls are shown although they cannot work")
	}
}

// TestPrinted: on A4 a finding takes less than a page and a half, nothing is cut, nothing
// that needs a hand is printed, and the pages have numbers.
func TestPrinted(t *testing.T) {
	r := withChanges()
	b := opened(t, "printed", r)
	pdf := b.Print()
	keep(t, "printed.pdf", pdf)
	if got, most := chromium.Pages(pdf), counting(r)*3/2; got == 0 || got > most {
		t.Errorf("%d findings take %d pages, want at most %d", counting(r), got, most)
	}
	if got := b.Value(`String([...document.styleSheets[0].cssRules].find(r => r instanceof CSSPageRule).cssText)`); !strings.Contains(got, "counter(pages)") {
		t.Errorf("the browser drops the page numbers: %s", got)
	}
	b.Window(688, 1000, false) // A4 less its margins
	b.Media("print")
	if got := b.Value(`[...document.querySelectorAll('main *, nav')].filter(e => e.clientWidth && (e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).overflowX != 'visible' || e.getBoundingClientRect().right > innerWidth + 1) && !e.closest('.vh, svg')).map(e => e.outerHTML.slice(0, 80)).join('; ')`); got != "" {
		t.Errorf("cut on paper: %s", got)
	}
	if got := b.Value(`String([...document.querySelectorAll('#controls, .copy, .state')].filter(e => e.getClientRects().length).length)`); got != "0" {
		t.Errorf("%s controls are printed", got)
	}
	keep(t, "printed.png", b.Whole())
}

// TestPrintedOnce: on paper the words of a change stand once, in the full text; without
// that, in the reading list. What stands as it stood is not printed.
func TestPrintedOnce(t *testing.T) {
	r := withChanges()
	for i := range r.Documents[0].Resolutions[0].Clauses[40:] {
		c := &r.Documents[0].Resolutions[0].Clauses[40+i]
		c.Findings, c.Diff = nil, []finding.Segment{{Op: "=", Text: "to read meters;"}}
	}
	shown := func(b *chromium.Browser, selector string) int {
		n, err := strconv.Atoi(b.Value(`String([...document.querySelectorAll('` + selector + `')].filter(e => e.getClientRects().length).length)`))
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	b := opened(t, "once", r)
	if shown(b, ".cl.same > p") == 0 || shown(b, ".paper") != 0 {
		t.Error("on a screen all clauses are shown, and nothing is said of paper")
	}
	b.Media("print")
	if n := shown(b, ".cl.same > p"); n != 0 {
		t.Errorf("%d clauses that stand as they stood are printed", n)
	}
	if changes, text := shown(b, ".reading .sides"), shown(b, ".cl:not(.same) > p"); changes != 0 || text == 0 || shown(b, ".paper") != 1 {
		t.Errorf("%d changes are printed in the reading list and %d clauses in the full text", changes, text)
	}
	for i := range r.Documents {
		for j := range r.Documents[i].Resolutions {
			r.Documents[i].Resolutions[j].Clauses = nil
		}
	}
	b.Load(save(t, "without-text", r))
	if shown(b, ".reading li:not(.judged) .sides") == 0 {
		t.Error("the words of changes are printed nowhere")
	}
}

// keep keeps a picture for people to look at where RESOLINT_SCREENSHOTS names a directory.
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
