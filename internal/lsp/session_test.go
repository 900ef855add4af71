package lsp_test

import (
	"os"
	"path/filepath"
	"testing"
)

func sample(t testing.TB, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("../../testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestFirst(t *testing.T) {
	c := start(t, map[string]string{"base.md": sample(t, "formats/base.md"), "draft.md": sample(t, "formats/draft.md"),
		".resolint.yaml": "map:\n  - {draft: draft.md, base: base.md}\n"})
	c.open(capabilities(), nil)
	c.didOpen("draft.md", sample(t, "formats/draft.md"))
	for _, d := range c.diagnostics("draft.md", 1) {
		t.Logf("%d:%d-%d:%d %d %s %s %v", d.Range.Start.Line, d.Range.Start.Character, d.Range.End.Line, d.Range.End.Character, d.Severity, d.Code, d.Message, d.RelatedInformation)
	}
	t.Log(c.close())
}
