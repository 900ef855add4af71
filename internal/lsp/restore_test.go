package lsp_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/resolint/resolint/internal/lsp/protocol"
)

// TestRestoreEveryClause takes each paragraph out of a text in turn. Where that is a
// loss, "Restore the clause" brings back a text in which nothing is lost.
func TestRestoreEveryClause(t *testing.T) {
	for _, ext := range []string{".md", ".txt", ".html"} {
		t.Run(ext, func(t *testing.T) {
			base := sample(t, "formats/base"+ext)
			name := "d" + ext
			c := start(t, map[string]string{"b" + ext: base}, "--base", "b"+ext)
			c.open(capabilities(), nil)
			c.didOpen(name, base)
			if ds := c.diagnostics(name, 1); len(ds) != 0 {
				t.Fatalf("the base against itself: %+v", ds)
			}
			version := 1
			audited := func(text string) []protocol.Diagnostic {
				version++
				c.forget()
				c.change(name, version, nil, text)
				return c.diagnostics(name, int32(version))
			}
			apart := "\n\n"
			switch {
			case ext == ".html":
				apart = "\n"
			case strings.Contains(base, "\r\n"):
				apart = "\r\n\r\n"
			}
			lines := strings.SplitAfter(base, apart)
			losses, restored := 0, 0
			for i, line := range lines {
				if len(line) < 60 { // no clause: a blank line, a call, a tag
					continue
				}
				text := strings.Join(slices.Concat(lines[:i], lines[i+1:]), "")
				for _, d := range audited(text) {
					if len(d.RelatedInformation) == 0 || d.Severity == protocol.SeverityHint {
						continue
					}
					losses++
					before := restored
					for _, a := range c.actions(name, d.Range, protocol.QuickFix) {
						if !strings.HasPrefix(a.Title, "Restore the clause") {
							continue
						}
						edited := apply(t, text, c.edits(name, int32(version), a))
						if left := lossesOf(audited(edited)); len(left) > 0 {
							t.Errorf("without %q, restored, there is still %v", line, left)
						}
						restored++
						break
					}
					if restored == before {
						t.Logf("nothing restores %q after %s", line, d.Message)
					}
					break // the text is another one now
				}
			}
			t.Logf("%d losses, %d restored", losses, restored)
			if losses < 17 || restored < losses-1 {
				t.Errorf("of %d losses %d could be restored", losses, restored)
			}
		})
	}
}
