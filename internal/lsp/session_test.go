package lsp_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/resolint/resolint/internal/lsp/protocol"
)

// sample is a text that the repository brings.
func sample(t testing.TB, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("../../testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// connectivity is a workspace with a draft and its base in a format.
func connectivity(t testing.TB, ext string) map[string]string {
	return map[string]string{
		"base" + ext: sample(t, "formats/base"+ext), "draft" + ext: sample(t, "formats/draft"+ext),
		".resolint.yaml": "map:\n  - {draft: 'draft{.*,}', base: 'base{ext}'}\n",
	}
}

// offset is the byte of a position in UTF-16 units, by another way than the server's.
func offset(s string, p protocol.Position) int {
	at := 0
	for range p.Line {
		i := strings.IndexAny(s[at:], "\r\n")
		if i < 0 {
			return len(s)
		}
		if strings.HasPrefix(s[at+i:], "\r\n") {
			i++
		}
		at += i + 1
	}
	line := s[at:]
	if i := strings.IndexAny(line, "\r\n"); i >= 0 {
		line = line[:i]
	}
	units := utf16.Encode([]rune(line))
	return at + len(string(utf16.Decode(units[:min(int(p.Character), len(units))])))
}

// position is the way back.
func position(s string, at int) protocol.Position {
	before := strings.ReplaceAll(strings.ReplaceAll(s[:at], "\r\n", "\n"), "\r", "\n")
	line := strings.Count(before, "\n")
	last := before[strings.LastIndexByte(before, '\n')+1:]
	return protocol.Position{Line: uint32(line), Character: uint32(len(utf16.Encode([]rune(last))))}
}

// apply applies edits as an editor does: none may overlap.
func apply(t testing.TB, s string, edits []protocol.TextEdit) string {
	t.Helper()
	edits = slices.Clone(edits)
	sort.SliceStable(edits, func(i, j int) bool { return offset(s, edits[i].Range.Start) < offset(s, edits[j].Range.Start) })
	var out strings.Builder
	at := 0
	for _, e := range edits {
		start, end := offset(s, e.Range.Start), offset(s, e.Range.End)
		if start < at || end < start {
			t.Fatalf("edits overlap or run backwards: %+v", edits)
		}
		out.WriteString(s[at:start] + e.NewText)
		at = end
	}
	return out.String() + s[at:]
}

// actions asks for the code actions at a range.
func (c *client) actions(name string, rng protocol.Range, only ...string) []protocol.CodeAction {
	c.t.Helper()
	params := c.document(name)
	params["range"] = rng
	context := map[string]any{"diagnostics": []any{}}
	if len(only) > 0 {
		context["only"] = only
	}
	params["context"] = context
	return call[[]protocol.CodeAction](c, "textDocument/codeAction", params)
}

// edits are those that an action makes in a file, which must be of its version.
func (c *client) edits(name string, version int32, a protocol.CodeAction) []protocol.TextEdit {
	c.t.Helper()
	if a.Edit == nil || len(a.Edit.DocumentChanges) != 1 {
		c.t.Fatalf("%s: no edit of one document: %+v", a.Title, a.Edit)
	}
	change := a.Edit.DocumentChanges[0]
	if change.TextDocument.URI != c.uri(name) || change.TextDocument.Version == nil || *change.TextDocument.Version != version {
		c.t.Fatalf("%s: the edit is of %+v, want version %d", a.Title, change.TextDocument, version)
	}
	return change.Edits
}

// lossesOf are the rules and base clauses of the losses among diagnostics.
func lossesOf(ds []protocol.Diagnostic) map[string]int {
	out := map[string]int{}
	for _, d := range ds {
		if len(d.RelatedInformation) > 0 && d.Severity < protocol.SeverityHint {
			out[d.Code+" "+d.RelatedInformation[0].Message]++
		}
	}
	return out
}

// TestFixes tries every fix of every finding in every format that is edited: what it
// restores is no longer reported, what it waives neither, and what it inserts stands
// in the text with its source.
func TestFixes(t *testing.T) {
	for _, ext := range []string{".md", ".txt", ".html", ".akn"} {
		t.Run(ext, func(t *testing.T) {
			files := connectivity(t, ext)
			name, text := "draft"+ext, files["draft"+ext]
			c := start(t, files)
			c.open(capabilities(), nil)
			c.didOpen(name, text)
			found := c.diagnostics(name, 1)
			if len(found) < 9 {
				t.Fatalf("%d diagnostics, want at least 9", len(found))
			}
			version := 1
			try := func(edited string) []protocol.Diagnostic {
				version++
				c.change(name, version, nil, edited)
				return c.diagnostics(name, int32(version))
			}
			// All are asked for first: what is tried is another text.
			type fix struct {
				of    *protocol.Diagnostic
				title string
				edits []protocol.TextEdit
			}
			var fixes []fix
			for i := range found {
				for _, a := range c.actions(name, found[i].Range, protocol.QuickFix) {
					if len(a.Diagnostics) == 1 && a.Diagnostics[0].Data != nil && a.Diagnostics[0].Data.Fingerprint == found[i].Data.Fingerprint {
						fixes = append(fixes, fix{&found[i], a.Title, c.edits(name, 1, a)})
					}
				}
			}
			all := c.actions(name, protocol.Range{}, protocol.FixAll)
			if len(all) != 1 {
				t.Fatalf("%d actions restore all", len(all))
			}
			allEdits := c.edits(name, 1, all[0])
			kinds := map[string]int{}
			for _, f := range fixes {
				kind, _, _ := strings.Cut(f.title, " ")
				kinds[kind]++
				if kind == "Waive" {
					f.edits[0].NewText = strings.Replace(f.edits[0].NewText, "  -->", " moved to Resolution 70 -->", 1)
				}
				edited := apply(t, text, f.edits)
				if kind == "Insert" {
					if !strings.Contains(edited, "<!-- source: ") {
						t.Errorf("%s: no source in the text", f.title)
					}
					continue
				}
				for _, left := range try(edited) {
					switch {
					case left.Data != nil && left.Data.Fingerprint == f.of.Data.Fingerprint:
						t.Errorf("%s is still there after %s:\n%+v", f.of.Message, f.title, f.edits)
					case left.Code == "resolint/waiver":
						t.Errorf("%s: %s", f.title, left.Message)
					}
				}
			}
			if kinds["Restore"] < 9 || kinds["Waive"] != len(found) || kinds["Insert"] == 0 {
				t.Errorf("the actions are %v for %d findings", kinds, len(found))
			}
			edited := apply(t, text, allEdits)
			if left := lossesOf(try(edited)); len(left) > 1 {
				t.Errorf("after restoring all there are %v\n%s", left, edited)
			}
			if status := c.close(); status != 0 {
				t.Errorf("status %d: %s", status, c.errs.String())
			}
		})
	}
}

// TestReasonCursor: after the waiver the cursor is where the reason goes.
func TestReasonCursor(t *testing.T) {
	files := connectivity(t, ".md")
	text := files["draft.md"]
	c := start(t, files)
	c.open(capabilities(), nil)
	c.didOpen("draft.md", text)
	d := c.diagnostics("draft.md", 1)[0]
	for _, a := range c.actions("draft.md", d.Range) {
		if !strings.HasPrefix(a.Title, "Waive") {
			continue
		}
		edited := apply(t, text, c.edits("draft.md", 1, a))
		c.change("draft.md", 2, nil, edited)
		c.ask("workspace/executeCommand", map[string]any{"command": a.Command.Command, "arguments": a.Command.Arguments})
		var p protocol.ShowDocumentParams
		m := c.hear("the cursor", func(m message) bool { return m.Method == "window/showDocument" })
		if err := json.Unmarshal(m.Params, &p); err != nil || p.Selection == nil {
			t.Fatalf("%v %s", err, m.Params)
		}
		at := offset(edited, p.Selection.Start)
		if !strings.HasSuffix(edited[:at], "resolint-disable-next "+d.Code+": ") || !strings.HasPrefix(edited[at:], " -->") {
			t.Errorf("the cursor is at %q | %q", edited[at-40:at], edited[at:at+10])
		}
		// Without a reason nothing is waived, and that is said.
		told := false
		for _, left := range c.diagnostics("draft.md", 2) {
			told = told || left.Code == "resolint/waiver" && strings.Contains(left.Message, "gives no reason")
		}
		if !told {
			t.Error("a waiver without a reason is not told of")
		}
		return
	}
	t.Error("nothing waives")
}
