package lsp_test

import (
	"encoding/json"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/resolint/resolint/internal/lsp/protocol"
)

// TestAskedAtOnce: an editor that asks before it was told of any finding gets whole
// answers, and so need not ask again.
func TestAskedAtOnce(t *testing.T) {
	for method, want := range map[string]string{
		"textDocument/codeLens":   "1 loss here",
		"textDocument/codeAction": "Restore the words of the base here",
		"textDocument/hover":      "was replaced by",
		"textDocument/definition": "b.txt",
	} {
		c := start(t, map[string]string{"b.txt": lossBase}, "--base", "b.txt")
		c.open(capabilities(), nil)
		c.didOpen("d.txt", lossText)
		at := position(lossText, strings.Index(lossText, "everyone"))
		params := c.at("d.txt", at.Line, at.Character)
		params["range"] = protocol.Range{Start: at, End: at}
		params["context"] = map[string]any{"diagnostics": []any{}, "only": []string{""}} // any kind
		if m := c.ask(method, params); !strings.Contains(string(m.Result), want) {
			t.Errorf("%s: %s %+v, want %q", method, m.Result, m.Error, want)
		}
	}
}

// TestShutdownEndsWaiting: what waits for an audit is answered when the session ends.
func TestShutdownEndsWaiting(t *testing.T) {
	c := start(t, map[string]string{"b.txt": lossBase}, "--base", "b.txt")
	c.open(pulling(), nil)
	c.didOpen("d.txt", strings.Repeat(lossText, 300))
	_, pull := c.begin("textDocument/diagnostic", c.document("d.txt"))
	_, lens := c.begin("textDocument/codeLens", c.document("d.txt"))
	if m := c.ask("shutdown", nil); m.Error != nil {
		t.Fatalf("%+v", m.Error)
	}
	for name, answer := range map[string]chan message{"diagnostic": pull, "codeLens": lens} {
		if m := c.await(name, answer); m.Error == nil && len(m.Result) == 0 {
			t.Errorf("%s: %+v", name, m)
		}
	}
	c.notify("exit", nil)
	if status := c.status(); status != 0 {
		t.Errorf("status %d: %s", status, c.errs.String())
	}
}

// TestConfigurationAbove: the configuration of a repository holds where an editor has
// a folder of it open, and is noticed when it comes.
func TestConfigurationAbove(t *testing.T) {
	dir := lay(t, map[string]string{".git/HEAD": "ref: refs/heads/main\n", "b.txt": lossBase, "drafts/d.txt": lossText})
	c := startIn(t, filepath.Join(dir, "drafts"))
	c.open(capabilities(), nil)
	c.didOpen("d.txt", lossText)
	c.until("d.txt", 1, func(ds []protocol.Diagnostic) bool {
		return len(ds) > 0 && strings.Contains(ds[0].Message, "No base was found")
	})
	c.forget()
	write(t, filepath.Join(dir, ".resolint.yaml"), "map: [{draft: drafts/*.txt, base: b.txt}]\n")
	words(t, lossText, c.until("d.txt", 1, func(ds []protocol.Diagnostic) bool {
		return slices.ContainsFunc(ds, func(d protocol.Diagnostic) bool { return d.Code == "gender/neutralised" })
	}), "gender/neutralised")
}

// TestOutlineOpens: resolutions and calls are shown from the line that names them, so
// that this line stays when they are folded.
func TestOutlineOpens(t *testing.T) {
	second := strings.ReplaceAll(lossText, "5 (REV.", "6 (REV.")
	for name, text := range map[string]string{
		"a.txt": lossText + "\n\n" + second,
		"b.md":  "# " + strings.ReplaceAll(lossText, "resolves", "*resolves*"),
		"c.txt": "\ufeff" + strings.ReplaceAll(lossText, "\n", "\r\n"),
	} {
		c := start(t, nil)
		c.open(capabilities(), nil)
		c.didOpen(name, text)
		tree := call[[]protocol.DocumentSymbol](c, "textDocument/documentSymbol", c.document(name))
		for i := range tree {
			r := &tree[i]
			if line := text[offset(text, r.SelectionRange.Start):offset(text, r.SelectionRange.End)]; !strings.Contains(line, r.Name) {
				t.Errorf("%s: %q is shown at %q", name, r.Name, line)
			}
			j := slices.IndexFunc(r.Children, func(s protocol.DocumentSymbol) bool { return s.Name == "resolves" })
			if j < 0 {
				t.Fatalf("%s: no resolves in %+v", name, r.Children)
			}
			call := &r.Children[j]
			if line := text[offset(text, call.SelectionRange.Start):offset(text, call.SelectionRange.End)]; strings.Trim(line, "*") != "resolves" {
				t.Errorf("%s: the call is shown at %q", name, line)
			}
			var folds []protocol.FoldingRange
			if err := json.Unmarshal(c.ask("textDocument/foldingRange", c.document(name)).Result, &folds); err != nil {
				t.Fatal(err)
			}
			for _, s := range []*protocol.DocumentSymbol{r, call} {
				if !slices.Contains(folds, protocol.FoldingRange{StartLine: s.Range.Start.Line, EndLine: s.Range.End.Line}) {
					t.Errorf("%s: %s is not folded: %+v", name, s.Name, folds)
				}
			}
		}
	}
}
