package page_test

import (
	"path/filepath"
	"testing"

	"github.com/resolint/resolint/internal/testkit/chromium"
	"github.com/resolint/resolint/internal/testkit/picture"
)

// TestPictureOfReadme: the picture that the README begins with is what comes out.
// It is made by go test ./internal/page -run TestPictureOfReadme -update.
func TestPictureOfReadme(t *testing.T) {
	if testing.Short() {
		t.Skip("the browser takes seconds; run without -short")
	}
	report := filepath.Join(t.TempDir(), "report.html")
	out, status := resolint(t, root+"/testdata/connectivity", "check", "--fail-on", "never", "--format", "html",
		"--output", report, "--base", "base.txt", "draft.txt")
	if status != 0 {
		t.Fatalf("status %d: %s", status, out)
	}
	b := chromium.Open(t)
	b.Window(1100, 780, false)
	b.Load("file://" + report)
	picture.Check(t, root+"/docs/pictures/report.png", b.Screenshot(), *update)
}
