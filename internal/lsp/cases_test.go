package lsp_test

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/resolint/resolint/internal/lsp/protocol"
	"github.com/resolint/resolint/internal/testkit"
)

// TestFixesOfCases tries what restores on every loss of labelled texts by several
// authors: each loss has a fix, and all but one in fifty are gone after it.
func TestFixesOfCases(t *testing.T) {
	if testing.Short() {
		t.Skip("audits several hundred texts")
	}
	names, err := filepath.Glob("../../testdata/cases/[be]*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	every := testkit.Thin(6)
	tried, left, without := 0, 0, 0
	for i := 0; i < len(names); i += every {
		name := names[i]
		files, base, draft := pairOf(t, name)
		if base == "" || draft == "" {
			continue // a redline, a package or a text alone
		}
		c := start(t, files, "--base", base)
		c.open(capabilities(), nil)
		text := files[draft]
		c.didOpen(draft, text)
		type fix struct {
			of    protocol.Diagnostic
			title string
			edits []protocol.TextEdit
		}
		var fixes []fix
		for _, d := range c.diagnostics(draft, 1) {
			if len(d.RelatedInformation) == 0 || d.Severity == protocol.SeverityHint {
				continue
			}
			before := len(fixes)
			for _, a := range c.actions(draft, d.Range, protocol.QuickFix) {
				if len(a.Diagnostics) == 1 && a.Diagnostics[0].Data.Fingerprint == d.Data.Fingerprint && strings.HasPrefix(a.Title, "Restore") {
					fixes = append(fixes, fix{d, a.Title, c.edits(draft, 1, a)})
				}
			}
			if len(fixes) == before {
				without++
				t.Logf("%s: nothing restores what %s tells of: %s", filepath.Base(name), d.Code, d.Message)
			}
		}
		for i, f := range fixes {
			tried++
			c.change(draft, i+2, nil, apply(t, text, f.edits))
			for _, d := range c.diagnostics(draft, int32(i+2)) {
				if d.Data != nil && d.Data.Fingerprint == f.of.Data.Fingerprint {
					left++
					t.Logf("%s: %s is still there after %s: %+v", filepath.Base(name), f.of.Message, f.title, f.edits)
				}
			}
		}
		c.close()
	}
	t.Logf("%d fixes, %d leave their finding; %d losses without a fix", tried, left, without)
	if tried < 100/every || left*50 > tried || without*50 > tried {
		t.Errorf("of %d fixes %d leave their finding, and %d losses have none", tried, left, without)
	}
}

// pairOf returns the files of a case with the names of base and draft, "" where it is
// no pair of texts.
func pairOf(t *testing.T, name string) (files map[string]string, base, draft string) {
	t.Helper()
	archive, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	files = map[string]string{}
	for _, f := range archive.Files {
		files[f.Name] = string(f.Data)
		switch {
		case strings.HasPrefix(f.Name, "base."):
			base = f.Name
		case strings.HasPrefix(f.Name, "draft."):
			draft = f.Name
		}
	}
	return files, base, draft
}
