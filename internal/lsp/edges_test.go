package lsp_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/resolint/resolint/internal/cli"
	"github.com/resolint/resolint/internal/lsp/protocol"
)

// loss is a small text with one loss against its base, which TestPlaces dresses up.
const (
	lossBase = "RESOLUTION 5 (LUSAKA, 2026)\n\nMeters\n\nThe Conference (Lusaka, 2026),\n\nresolves\n\n1 to train women and girls;\n\n2 to read meters.\n"
	lossText = "RESOLUTION 5 (REV. BERN, 2030)\n\nMeters\n\nThe Conference (Bern, 2030),\n\nresolves\n\n1 to train everyone;\n\n2 to read meters.\n"
)

// at finds a rule's diagnostic and returns the words it stands on.
func words(t testing.TB, text string, ds []protocol.Diagnostic, rule string) string {
	t.Helper()
	for _, d := range ds {
		if d.Code == rule {
			return text[offset(text, d.Range.Start):offset(text, d.Range.End)]
		}
	}
	t.Errorf("no %s in %+v", rule, ds)
	return ""
}

// some and none are what diagnostics are waited for.
func some(ds []protocol.Diagnostic) bool { return len(ds) > 0 }
func none(ds []protocol.Diagnostic) bool { return len(ds) == 0 }

// TestPlaces: what stands before a finding does not move its words.
func TestPlaces(t *testing.T) {
	tests := map[string]struct{ edit func(string) string }{
		"as it is":            {func(s string) string { return s }},
		"emoji before":        {func(s string) string { return strings.ReplaceAll(s, "Meters", "Meters 🛟👩‍🚒") }},
		"emoji in the clause": {func(s string) string { return strings.Replace(s, "1 to", "1 🛟 to", 1) }},
		"combining marks": {func(s string) string {
			return strings.Replace(s, "1 to train", "1 to ame\u0301liorer\u0323 and train", 1)
		}},
		"CRLF":                {func(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") }},
		"byte order mark":     {func(s string) string { return "\ufeff" + s }},
		"a zero-width joiner": {func(s string) string { return strings.Replace(s, "1 to", "1 t\u200do", 1) }},
		"no-break spaces":     {func(s string) string { return strings.Replace(s, "1 to train", "1\u00a0to\u00a0train", 1) }},
		"lines of a foreign script": {func(s string) string {
			return strings.Replace(s, "Meters\n", "Meters ᚠᛇᚻ 計器\n", 1)
		}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			text := tt.edit(lossText)
			c := start(t, map[string]string{"b.txt": tt.edit(lossBase), "d.txt": text}, "--base", "b.txt")
			c.open(capabilities(), nil)
			c.didOpen("d.txt", text)
			got := words(t, text, c.diagnostics("d.txt", 1), "gender/neutralised")
			if !strings.Contains(got, "everyone") || strings.Contains(got, "meters") {
				t.Errorf("it stands on %q", got)
			}
		})
	}
}

// TestEditSplitsClause: an edit may take a clause apart and put it together again.
func TestEditSplitsClause(t *testing.T) {
	c := start(t, map[string]string{"b.txt": lossBase}, "--base", "b.txt")
	c.open(capabilities(), nil)
	c.didOpen("d.txt", lossBase)
	if ds := c.diagnostics("d.txt", 1); len(ds) != 0 {
		t.Fatalf("the base against itself: %+v", ds)
	}
	at := position(lossBase, strings.Index(lossBase, " women and"))
	split := protocol.Range{Start: at, End: at}
	c.change("d.txt", 2, &split, ";\n\n1bis to admit")
	c.diagnostics("d.txt", 2)
	end := protocol.Position{Line: at.Line + 2, Character: uint32(len("1bis to admit"))}
	c.change("d.txt", 3, &protocol.Range{Start: at, End: end}, "")
	if ds := c.diagnostics("d.txt", 3); len(ds) != 0 {
		t.Errorf("after the way back: %+v", ds)
	}
}

// TestVersionsOutOfOrder: edits hold in the order in which they come, whatever the
// client calls them.
func TestVersionsOutOfOrder(t *testing.T) {
	c := start(t, map[string]string{"b.txt": lossBase}, "--base", "b.txt")
	c.open(capabilities(), nil)
	c.didOpen("d.txt", "x")
	c.change("d.txt", 9, nil, lossText)
	c.change("d.txt", 4, nil, lossBase)
	if ds := c.diagnostics("d.txt", 4); len(ds) != 0 {
		t.Errorf("the last text is the base: %+v", ds)
	}
	far := protocol.Range{Start: protocol.Position{Line: 900, Character: 1}, End: protocol.Position{Line: 1 << 31, Character: 1 << 31}}
	c.change("d.txt", 5, &far, "\n3 to close.\n")
	c.diagnostics("d.txt", 5)
	backwards := protocol.Range{Start: protocol.Position{Line: 3}, End: protocol.Position{Line: 1}}
	c.change("d.txt", 6, &backwards, "")
	c.diagnostics("d.txt", 6)
	c.change("nowhere.txt", 2, nil, "a document that was not opened")
	c.change("d.txt", 7, nil, lossText)
	words(t, lossText, c.diagnostics("d.txt", 7), "gender/neutralised")
}

// TestPhases: what comes too early or too late is refused by the protocol's codes.
func TestPhases(t *testing.T) {
	c := start(t, nil)
	code := func(method string, params any) int {
		if m := c.ask(method, params); m.Error != nil {
			return m.Error.Code
		}
		return 0
	}
	steps := []struct {
		method string
		params any
		want   int
	}{
		{"textDocument/hover", c.at("a.md", 0, 0), protocol.CodeServerNotInitialized},
		{"shutdown", nil, protocol.CodeServerNotInitialized},
		{"initialize", []int{1}, protocol.CodeInvalidParams},
		{"initialize", map[string]any{"capabilities": map[string]any{}, "initializationOptions": map[string]any{"base": 5}}, protocol.CodeInvalidParams},
		{"initialize", map[string]any{"capabilities": map[string]any{}, "rootUri": nil}, 0},
		{"initialize", map[string]any{"capabilities": map[string]any{}}, protocol.CodeInvalidRequest},
		{"textDocument/rename", map[string]any{}, protocol.CodeMethodNotFound},
		{"rpc.serverInfo", nil, protocol.CodeMethodNotFound},
		{"textDocument/hover", map[string]any{"position": "here"}, protocol.CodeInvalidParams},
		{"textDocument/hover", c.at("not-open.md", 0, 0), 0},
		{"textDocument/codeAction", c.document("not-open.md"), 0},
		{"textDocument/diagnostic", c.document("not-open.md"), 0},
		{"workspace/executeCommand", map[string]any{"command": "resolint.select", "arguments": []any{1}}, protocol.CodeInvalidParams},
		{"workspace/textDocumentContent", map[string]any{"uri": "resolint-base:/x?nothing"}, protocol.CodeInvalidParams},
		{"shutdown", nil, 0},
		{"shutdown", nil, protocol.CodeInvalidRequest},
		{"textDocument/hover", c.at("a.md", 0, 0), protocol.CodeInvalidRequest},
	}
	for _, s := range steps {
		c.notify("$/somethingNew", map[string]any{}) // is let pass at any time
		if got := code(s.method, s.params); got != s.want {
			t.Errorf("%s %v: %d, want %d", s.method, s.params, got, s.want)
		}
	}
	c.notify("exit", nil)
	if got := c.status(); got != cli.ExitClean {
		t.Errorf("status %d: %s", got, c.errs.String())
	}
}

// TestEndings: how a client goes away decides the status, and the server ends.
func TestEndings(t *testing.T) {
	for name, tt := range map[string]struct {
		end    func(c *client)
		status int
		stderr string
	}{
		"the pipe closes":          {func(c *client) { _ = c.in.Close() }, cli.ExitFindings, "without shutdown"},
		"exit without shutdown":    {func(c *client) { c.notify("exit", nil) }, cli.ExitFindings, "without shutdown"},
		"half a message":           {func(c *client) { c.raw("Content-Length: 100\r\n\r\n{"); _ = c.in.Close() }, cli.ExitTrouble, "it ends after 1 of 100 bytes"},
		"no message at all":        {func(c *client) { c.raw("GET / HTTP/1.1\r\n\r\n") }, cli.ExitTrouble, "Language Server Protocol"},
		"a length beyond measure":  {func(c *client) { c.raw("Content-Length: 99999999999\r\n\r\n") }, cli.ExitTrouble, "is more than"},
		"after an audit has begun": {func(c *client) { c.didOpen("d.txt", strings.Repeat(lossText, 200)); _ = c.in.Close() }, cli.ExitFindings, "without shutdown"},
	} {
		t.Run(name, func(t *testing.T) {
			c := start(t, nil)
			c.open(capabilities(), nil)
			tt.end(c)
			if got := c.status(); got != tt.status || !strings.Contains(c.errs.String(), tt.stderr) {
				t.Errorf("status %d (want %d), %q", got, tt.status, c.errs.String())
			}
		})
	}
}

// TestBrokenMessage: a message that is no JSON is answered, and the next one too.
func TestBrokenMessage(t *testing.T) {
	c := start(t, nil)
	c.open(capabilities(), nil)
	for _, body := range []string{"{", "[]", "null", `{"jsonrpc":"2.0"}`, `"text"`, `{"jsonrpc":"2.0","id":77,"method":3}`} {
		c.raw(fmt.Sprintf("Content-Length: %d\r\nX-Other: 1\r\n\r\n%s", len(body), body))
	}
	if m := c.ask("textDocument/hover", c.at("a.md", 0, 0)); m.Error != nil {
		t.Errorf("%+v", m.Error)
	}
	if status := c.close(); status != 0 {
		t.Errorf("status %d: %s", status, c.errs.String())
	}
}

// TestSameAsCheck: the server finds what check finds for the same file, at the same
// places, in every format and with every way to a base.
func TestSameAsCheck(t *testing.T) {
	critic := strings.Replace(strings.Replace(lossBase, "to train women and girls", "to train {--women and girls--}{++everyone++}", 1), "RESOLUTION", "# RESOLUTION", 1)
	type job struct {
		name  string
		files map[string]string
		args  []string
	}
	jobs := []job{
		{"r.md", map[string]string{"r.md": critic}, nil},
		{"r.html", map[string]string{"r.html": "<html><body><h1>RESOLUTION 5</h1><p>resolves</p><p>1 to train <del>women and girls</del><ins>everyone</ins> in every country;</p></body></html>"}, nil},
		{"d.txt", map[string]string{"d.txt": lossText}, nil},
		{"d.txt", map[string]string{"d.txt": lossText, "b.txt": lossBase}, []string{"--base", "b.txt", "--family", "gender", "--profile", "un"}},
		{"d.txt", map[string]string{
			"d.txt": lossText, "b.txt": lossBase,
			".resolint.yaml": "map: [{draft: '*.txt', base: b.txt}]\nrules: {gender/neutralised: note}\nwaivers:\n  - {rule: gender/missing, reason: never}\n",
		}, nil},
	}
	for _, ext := range []string{".md", ".txt", ".html", ".akn"} {
		jobs = append(jobs, job{"draft" + ext, connectivity(t, ext), nil})
	}
	for _, j := range jobs {
		t.Run(fmt.Sprint(j.name, j.args), func(t *testing.T) {
			c := start(t, j.files, j.args...)
			c.open(capabilities(), nil)
			c.didOpen(j.name, j.files[j.name])
			got := []string{}
			for _, d := range c.diagnostics(j.name, 1) {
				if d.Data != nil {
					got = append(got, fmt.Sprintf("%s %d %s %s", d.Code, d.Severity, d.Message, d.Data.Fingerprint))
				}
			}
			want := []string{}
			for _, f := range checked(t, c.dir, append(slices.Clone(j.args), j.name)) {
				if f.Suppressed == nil && f.Rule != "resolint/waiver" {
					severity := map[string]int{"error": 1, "warning": 2, "note": 3, "none": 4}[f.Level]
					want = append(want, fmt.Sprintf("%s %d %s %s", f.Rule, severity, f.Message, f.Fingerprint))
				}
			}
			slices.Sort(got)
			slices.Sort(want)
			if !reflect.DeepEqual(got, want) {
				t.Errorf("got\n%s\ncheck has\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
			}
		})
	}
}

type checkedFinding struct {
	Rule, Level, Message, Fingerprint string
	Suppressed                        *struct{}
}

// checked are the findings of resolint check.
func checked(t testing.TB, dir string, args []string) []checkedFinding {
	t.Helper()
	f, err := cli.NewFactory()
	if err != nil {
		t.Fatal(err)
	}
	var out, errs bytes.Buffer
	f.Dir, f.Out, f.Err, f.Getenv = dir, &out, &errs, func(string) string { return "" }
	f.Now = func() time.Time { return time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC) }
	cli.Run(t.Context(), f, append([]string{"check", "--format", "json"}, args...))
	var report struct {
		Documents []struct{ Findings []checkedFinding }
	}
	if err := json.Unmarshal(out.Bytes(), &report); err != nil {
		t.Fatalf("%v %s %s", err, out.String(), errs.String())
	}
	var all []checkedFinding
	for _, d := range report.Documents {
		all = append(all, d.Findings...)
	}
	return all
}

// TestSince: the base is the text of the merge base, which is in no file.
func TestSince(t *testing.T) {
	needsGit(t, "the way to a base by a revision")
	c := start(t, map[string]string{"d.txt": lossBase}, "--since", "HEAD")
	for _, args := range [][]string{{"init", "-q"}, {"add", "."}, {"-c", "user.name=a", "-c", "user.email=a@localhost", "commit", "-qm", "base"}} {
		if out, err := exec.Command("git", append([]string{"-C", c.dir}, args...)...).CombinedOutput(); err != nil {
			t.Fatalf("%v %s", err, out)
		}
	}
	c.open(capabilities(), map[string]any{"virtualDocuments": true})
	c.didOpen("d.txt", lossText)
	ds := c.diagnostics("d.txt", 1)
	if len(ds) == 0 || len(ds[0].RelatedInformation) != 1 {
		t.Fatalf("%+v", ds)
	}
	related := ds[0].RelatedInformation[0].Location
	got := call[protocol.TextDocumentContentResult](c, "workspace/textDocumentContent", map[string]any{"uri": related.URI})
	if got.Text != lossBase || len(got.Marks) != 1 || got.Marks[0] != related.Range {
		t.Errorf("%s: %+v, want the base with %v marked", related.URI, got, related.Range)
	}
	if w := lossBase[offset(lossBase, related.Range.Start):offset(lossBase, related.Range.End)]; w != "women and girls" {
		t.Errorf("marked is %q", w)
	}
	// A client of version 3.18 opens them by itself, and needs no command of its own.
	n := start(t, map[string]string{}, "--since", "HEAD")
	n.dir = c.dir
	caps := capabilities()
	caps["workspace"].(map[string]any)["textDocumentContent"] = map[string]any{"dynamicRegistration": false}
	if w := n.open(caps, nil).Capabilities.Workspace.TextDocumentContent; w == nil || !slices.Equal(w.Schemes, []string{"resolint-base"}) {
		t.Errorf("the server has texts of %v", w.Schemes)
	}
	n.didOpen("d.txt", lossText)
	if ds := n.diagnostics("d.txt", 1); ds[0].RelatedInformation[0].Location != related {
		t.Errorf("related to %+v, want %+v", ds[0].RelatedInformation, related)
	}
	lens := call[[]protocol.CodeLens](n, "textDocument/codeLens", n.document("d.txt"))[0].Command
	n.ask("workspace/executeCommand", map[string]any{"command": lens.Command, "arguments": lens.Arguments})
	shown := n.hear("the base", func(m message) bool { return m.Method == "window/showDocument" })
	if !strings.Contains(string(shown.Params), related.URI) {
		t.Errorf("shown is %s", shown.Params)
	}
	// Whoever shows no virtual documents is told the words.
	d := start(t, map[string]string{}, "--since", "HEAD")
	d.dir = c.dir
	d.open(capabilities(), nil)
	d.didOpen("d.txt", lossText)
	d.diagnostics("d.txt", 1)
	lenses := call[[]protocol.CodeLens](d, "textDocument/codeLens", d.document("d.txt"))
	if len(lenses) != 1 {
		t.Fatalf("%d lenses", len(lenses))
	}
	d.ask("workspace/executeCommand", map[string]any{"command": lenses[0].Command.Command, "arguments": lenses[0].Command.Arguments})
	m := d.hear("the words", func(m message) bool { return m.Method == "window/showMessage" })
	if !strings.Contains(string(m.Params), "to train women and girls") {
		t.Errorf("%s", m.Params)
	}
}

// TestUntrusted: in a repository of a stranger, what the editor holds is audited
// against the files that git knows.
func TestUntrusted(t *testing.T) {
	needsGit(t, "--untrusted")
	c := start(t, map[string]string{"b.txt": lossBase, "d.txt": lossBase}, "--untrusted", "--base", "b.txt")
	for _, args := range [][]string{{"init", "-q"}, {"add", "."}, {"-c", "user.name=a", "-c", "user.email=a@localhost", "commit", "-qm", "base"}} {
		if out, err := exec.Command("git", append([]string{"-C", c.dir}, args...)...).CombinedOutput(); err != nil {
			t.Fatalf("%v %s", err, out)
		}
	}
	c.open(capabilities(), nil)
	c.didOpen("d.txt", lossText)
	words(t, lossText, c.diagnostics("d.txt", 1), "gender/neutralised")
}

// TestPackage: drafts of one package know each other, as the editor holds them.
func TestPackage(t *testing.T) {
	second := strings.NewReplacer("RESOLUTION 5", "RESOLUTION 6", "Meters", "Pumps").Replace
	c := start(t, map[string]string{
		"base/a.txt": lossBase, "base/b.txt": second(lossBase), "drafts/a.txt": lossBase, "drafts/b.txt": second(lossBase),
	}, "--base", "base", "--package", "drafts")
	c.open(capabilities(), nil)
	c.didOpen("drafts/a.txt", lossBase)
	c.diagnostics("drafts/a.txt", 1)
	c.didOpen("drafts/b.txt", second(lossBase))
	c.until("drafts/b.txt", 1, none)
	c.forget()
	c.change("drafts/b.txt", 2, nil, second(lossText))
	words(t, second(lossText), c.diagnostics("drafts/b.txt", 2), "gender/neutralised")
	// The other draft is looked at again, with what is in the editor and not on disk.
	c.until("drafts/a.txt", 1, none)
	got := checkedAs(t, c, map[string]string{"drafts/b.txt": second(lossText)}, []string{"--base", "base", "drafts"})
	if len(got) != 1 || got[0].Rule != "gender/neutralised" {
		t.Errorf("check has %+v", got)
	}
}

// checkedAs runs check after writing files.
func checkedAs(t testing.TB, c *client, files map[string]string, args []string) []checkedFinding {
	t.Helper()
	for name, text := range files {
		write(t, filepath.Join(c.dir, name), text)
	}
	return checked(t, c.dir, args)
}

// TestFilesChange: a base, a configuration or a profile that changes on disk is
// noticed, whether the client tells or not.
func TestFilesChange(t *testing.T) {
	for _, watches := range []bool{true, false} {
		t.Run(fmt.Sprint(watches), func(t *testing.T) {
			t.Parallel() // it waits more than it works
			c := start(t, map[string]string{"b.txt": lossBase, ".resolint.yaml": "map: [{draft: d.txt, base: b.txt}]\n"})
			caps := capabilities()
			if !watches {
				delete(caps["workspace"].(map[string]any), "didChangeWatchedFiles")
			}
			c.open(caps, nil)
			c.didOpen("d.txt", lossText)
			words(t, lossText, c.diagnostics("d.txt", 1), "gender/neutralised")
			changed := func(name, text string, fits func([]protocol.Diagnostic) bool) {
				t.Helper()
				c.forget()
				full := filepath.Join(c.dir, name)
				if text == "" {
					if err := os.Remove(full); err != nil {
						t.Fatal(err)
					}
				} else {
					write(t, full, text)
				}
				if watches {
					c.notify("workspace/didChangeWatchedFiles", map[string]any{"changes": []any{map[string]any{"uri": c.uri(name), "type": 2}}})
				}
				c.until("d.txt", 1, fits)
			}
			// one is a single diagnostic with words in it.
			one := func(severity protocol.Severity, words string) func([]protocol.Diagnostic) bool {
				return func(ds []protocol.Diagnostic) bool {
					return len(ds) == 1 && ds[0].Severity == severity && strings.Contains(ds[0].Message, words)
				}
			}
			changed("b.txt", lossText, none)
			changed(".resolint.yaml", "map: nothing\n", one(protocol.SeverityError, ".resolint.yaml:1"))
			changed(".resolint.yaml", "profile: p.yaml\n", one(protocol.SeverityError, "p.yaml"))
			changed("p.yaml", "surely: no profile\n", one(protocol.SeverityError, "surely"))
			changed(".resolint.yaml", "map: [{draft: d.txt, base: new.txt}]\n", one(protocol.SeverityInformation, "its base new.txt, which"))
			changed("new.txt", lossBase, func(ds []protocol.Diagnostic) bool { return len(ds) == 1 && ds[0].Code == "gender/neutralised" })
			changed(".resolint.yaml", "", one(protocol.SeverityInformation, "No base was found"))
		})
	}
}

// TestOpenBase: a base that the editor holds counts as it stands there.
func TestOpenBase(t *testing.T) {
	c := start(t, map[string]string{"b.txt": lossText}, "--base", "b.txt")
	c.open(capabilities(), nil)
	c.didOpen("d.txt", lossText)
	if ds := c.diagnostics("d.txt", 1); len(ds) != 0 {
		t.Fatalf("%+v", ds)
	}
	c.didOpen("b.txt", lossText)
	c.diagnostics("b.txt", 1)
	c.forget()
	c.change("b.txt", 2, nil, lossBase)
	words(t, lossText, c.until("d.txt", 1, some), "gender/neutralised")
	c.forget()
	c.notify("textDocument/didClose", c.document("b.txt"))
	c.until("d.txt", 1, none) // it was not saved
}

// TestOtherDocuments: what is no draft is not audited, and a Word file says how.
func TestOtherDocuments(t *testing.T) {
	c := start(t, map[string]string{".resolint.yaml": "ignore: [notes]\n"})
	c.open(capabilities(), nil)
	for _, name := range []string{"a.docx", "a.pdf", "a.odt"} {
		c.didOpen(name, "PK\x03\x04\ufffd")
		ds := c.diagnostics(name, 1)
		if len(ds) != 1 || ds[0].Severity != protocol.SeverityInformation || !strings.Contains(ds[0].Message, "resolint check --base BASE "+name) ||
			strings.Contains(ds[0].Message, "--format docx") != (name == "a.docx") {
			t.Errorf("%s: %+v", name, ds)
		}
	}
	c.didOpen("notes/minutes.txt", lossText)
	if ds := c.diagnostics("notes/minutes.txt", 1); len(ds) != 0 {
		t.Errorf("ignored: %+v", ds)
	}
	c.didOpen("empty.txt", "")
	if ds := c.diagnostics("empty.txt", 1); len(ds) != 1 || !strings.Contains(ds[0].Message, "the file is empty") {
		t.Errorf("empty: %+v", ds)
	}
	c.didOpen("program.go", "package p")
	c.didOpen("d.txt", lossText)
	c.diagnostics("d.txt", 1)
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, m := range c.told {
		if strings.Contains(string(m.Params), "program.go") {
			t.Errorf("%s", m.Params)
		}
	}
}

// TestUntitled: a text that is in no file yet is audited alone.
func TestUntitled(t *testing.T) {
	c := start(t, nil)
	c.open(capabilities(), nil)
	c.notify("textDocument/didOpen", map[string]any{"textDocument": map[string]any{"uri": "untitled:Untitled-1", "languageId": "markdown", "version": 1, "text": lossText}})
	for version, want := range []string{"No base was found", "the file is empty", "No base was found"} {
		text := lossText
		if version == 1 {
			text = "\n"
		}
		c.notify("textDocument/didChange", map[string]any{
			"textDocument": map[string]any{"uri": "untitled:Untitled-1", "version": version + 2}, "contentChanges": []any{map[string]any{"text": text}},
		})
		c.hear("the version", func(m message) bool {
			return m.Method == "textDocument/publishDiagnostics" && strings.Contains(string(m.Params), fmt.Sprintf(`"version":%d,`, version+2)) &&
				strings.Contains(string(m.Params), want)
		})
	}
}
