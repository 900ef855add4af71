package axe_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/resolint/resolint/internal/testkit/axe"
	"github.com/resolint/resolint/internal/testkit/chromium"
)

// TestViolations: faults are found, also where the page's policy forbids scripts, and a
// page without any has none.
func TestViolations(t *testing.T) {
	if testing.Short() {
		t.Skip("the browser takes seconds; run without -short")
	}
	checker := axe.Open(t)
	b := chromium.Open(t)
	const head = `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">` +
		`<meta http-equiv="Content-Security-Policy" content="default-src 'none'"><title>A page</title></head><body><main><h1>A page</h1>`
	for name, want := range map[string]string{
		`<p>Nothing is wrong here.</p>`:                             "",
		`<label>Name <input></label><input>`:                        "label: ",
		`<svg role="img" aria-label="x"><a href="#a">a</a></svg>`:   "nested-interactive: ",
		`<p><font color="#bbbbbb">Too pale to be read</font></p>`:   "color-contrast: ",
		`<nav aria-label="a"></nav><nav aria-label="a"></nav>Words`: "landmark-unique: ",
	} {
		file := filepath.Join(t.TempDir(), "page.html")
		if err := os.WriteFile(file, []byte(head+name+"</main></body></html>"), 0o600); err != nil {
			t.Fatal(err)
		}
		b.Load("file://" + file)
		got := strings.Join(checker.Violations(b), "\n")
		if want == "" && got != "" || !strings.Contains(got, want) {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}
