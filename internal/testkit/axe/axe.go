// Package axe runs axe-core, which finds faults in accessibility, over pages in a
// headless Chromium.
//
// axe-core (MPL-2.0) is no part of resolint: npm fetches it, pinned by version and
// digest in package-lock.json, and tests that need it skip where it is not there.
package axe

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/resolint/resolint/internal/testkit/chromium"
)

// Widths are the widths of windows that a page is checked in, in CSS pixels: from a
// small telephone, which is also a desk at 400 %, to a large screen.
var Widths = []int{320, 390, 768, 1280, 1920}

// Checker checks pages.
type Checker struct{ source string }

// Open reads axe-core, or skips the test where nobody has fetched it.
func Open(t *testing.T) *Checker {
	t.Helper()
	_, here, _, _ := runtime.Caller(0)
	dir := filepath.Dir(here)
	source, err := os.ReadFile(filepath.Join(dir, "node_modules", "axe-core", "axe.min.js"))
	if errors.Is(err, fs.ErrNotExist) {
		t.Skipf("NOT CHECKED: axe-core is not there; run npm ci --ignore-scripts in internal/testkit/axe")
	}
	if err != nil {
		t.Fatal(err)
	}
	return &Checker{source: string(source)}
}

// Violations checks the page that a browser shows, as it is now, against WCAG 2.2 AA and
// axe's own good practice. Each violation is one line: rule, help, and the first elements
// that it is about. What a frame shows is not looked into.
func (c *Checker) Violations(b *chromium.Browser) []string {
	b.T.Helper()
	if b.Value(`typeof axe`) == "undefined" {
		b.Value(c.source + "\n;0")
	}
	out := b.Value(`axe.run(document, {
		iframes: false, resultTypes: ["violations"],
		runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
	}).then(r => JSON.stringify(r.violations.map(v => ({
		id: v.id, help: v.help, nodes: v.nodes.map(n => n.target.join(" ") + ": " + (n.any[0] || n.all[0] || n.none[0] || {message: ""}).message),
	}))))`)
	var found []struct {
		ID, Help string
		Nodes    []string
	}
	if err := json.Unmarshal([]byte(out), &found); err != nil {
		b.T.Fatalf("axe-core answered %q: %v", out, err)
	}
	var lines []string
	for _, v := range found {
		lines = append(lines, fmt.Sprintf("%s: %s (%d): %s", v.ID, v.Help, len(v.Nodes), strings.Join(v.Nodes[:min(len(v.Nodes), 3)], "; ")))
	}
	return lines
}

// Everywhere checks the page as it is now in windows of all Widths, light and dark, and
// that it is nowhere wider than its window. Each violation is an error of the test.
func (c *Checker) Everywhere(b *chromium.Browser) {
	b.T.Helper()
	for _, dark := range []bool{false, true} {
		for _, width := range Widths {
			b.Window(width, 900, dark)
			for _, v := range c.Violations(b) {
				b.T.Errorf("%d px, dark %v: %s", width, dark, v)
			}
			if got := b.Value(`document.documentElement.scrollWidth <= innerWidth`); got != "true" {
				b.T.Errorf("%d px: the page is wider than its window", width)
			}
		}
	}
}
