package lsp_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/resolint/resolint/internal/lsp/protocol"
)

var update = flag.Bool("update", false, "write golden files anew")

var ranges = regexp.MustCompile(`\{"start":\{"line":(\d+),"character":(\d+)\},"end":\{"line":(\d+),"character":(\d+)\}\}`)

// virtualKey is the part of a virtual document's name that holds a folder.
var virtualKey = regexp.MustCompile(`(resolint-base:///[^?"]*)\?[\w-]*`)

// confidence is a number that the next fit of the model changes.
var confidence = regexp.MustCompile(`confidence [01]\.\d\d`)

// transcript is a session as its golden file shows it.
type transcript struct {
	c     *client
	lines bytes.Buffer
}

// exchange sends a request and notes it with its answer.
func (s *transcript) exchange(method string, params any) {
	s.c.t.Helper()
	m := s.c.ask(method, params)
	s.note("→ "+method, params)
	if m.Error != nil {
		s.note("← error", m.Error)
		return
	}
	s.note("←", m.Result)
}

func (s *transcript) note(head string, v any) {
	s.c.t.Helper()
	data, err := json.Marshal(v)
	if err != nil {
		s.c.t.Fatal(err)
	}
	data = ranges.ReplaceAll(data, []byte(`"$1:$2-$3:$4"`)) // one line each
	var out bytes.Buffer
	if err := json.Indent(&out, data, "", "  "); err != nil {
		s.c.t.Fatal(err)
	}
	text := virtualKey.ReplaceAllString(out.String(), "$1?KEY")
	text = confidence.ReplaceAllString(text, "confidence N")
	text = strings.ReplaceAll(text, s.c.uri("")+"/", "file:///ws/")
	text = strings.ReplaceAll(text, s.c.uri(""), "file:///ws")
	s.lines.WriteString(head + " " + strings.ReplaceAll(text, s.c.dir, "/ws") + "\n\n")
}

// completion notes the labels alone of what is proposed.
func (s *transcript) completion(params any) {
	s.c.t.Helper()
	var labels []string
	for _, item := range call[protocol.CompletionList](s.c, "textDocument/completion", params).Items {
		labels = append(labels, item.Label)
	}
	s.note("→ textDocument/completion", params)
	s.note("← labels", labels)
}

// golden compares the session with its file.
func (s *transcript) golden(name string) {
	s.c.t.Helper()
	file := filepath.Join("testdata", "golden", name)
	if *update {
		if err := os.WriteFile(file, s.lines.Bytes(), 0o644); err != nil {
			s.c.t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		s.c.t.Fatal(err)
	}
	got := strings.Split(s.lines.String(), "\n")
	for i, line := range strings.Split(string(want), "\n") {
		if i >= len(got) || got[i] != line {
			s.c.t.Fatalf("%s:%d: got\n%s\nwant\n%s\n(go test ./internal/lsp -update after a change that is meant)", file, i+1, strings.Join(got[min(i, len(got)):min(i+3, len(got))], "\n"), line)
		}
	}
}

func coast(t testing.TB) map[string]string {
	t.Helper()
	read := func(name string) string {
		data, err := os.ReadFile(filepath.Join("testdata", name))
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	return map[string]string{
		"drafts/coast.md": read("draft.md"), "adopted/coast.md": read("base.md"),
		".resolint.yaml": "map:\n  - {draft: drafts/*.md, base: 'adopted/{name}{ext}'}\n",
	}
}

// TestGolden is one session with every request, in UTF-16 units and as a client that
// can do much, and one in UTF-8 as one that can do little.
func TestGolden(t *testing.T) {
	const name = "drafts/coast.md"
	for file, session := range map[string]struct{ caps, options any }{
		"able.txt":  {capabilities(), map[string]any{"virtualDocuments": true}},
		"plain.txt": {map[string]any{"general": map[string]any{"positionEncodings": []string{"utf-8", "utf-16"}}}, nil},
	} {
		t.Run(file, func(t *testing.T) {
			files := coast(t)
			s := &transcript{c: start(t, files)}
			c := s.c
			s.exchange("initialize", map[string]any{
				"rootUri": c.uri(""), "capabilities": session.caps, "initializationOptions": session.options,
			})
			c.notify("initialized", map[string]any{})
			c.didOpen(name, files[name])
			s.note("⇐ diagnostics", c.diagnostics(name, 1))
			s.exchange("textDocument/documentSymbol", c.document(name))
			s.exchange("textDocument/foldingRange", c.document(name))
			s.exchange("textDocument/codeLens", c.document(name))
			s.exchange("textDocument/hover", c.at(name, 14, 30))
			s.exchange("textDocument/definition", c.at(name, 20, 12)) // resolves 2
			s.exchange("textDocument/definition", c.at(name, 12, 12)) // its base
			actions := c.document(name)
			actions["range"] = protocol.Range{Start: protocol.Position{Line: 14}, End: protocol.Position{Line: 14, Character: 30}}
			actions["context"] = map[string]any{"diagnostics": []any{}}
			s.exchange("textDocument/codeAction", actions)
			c.change(name, 2, &protocol.Range{Start: protocol.Position{Line: 13}, End: protocol.Position{Line: 13}}, "<!-- resolint-disable-next gender/re")
			s.completion(c.at(name, 13, 36))
			c.diagnostics(name, 2)
			c.didOpen(".resolint.yaml", "map:\n  - draft: a\n    b")
			s.completion(c.at(".resolint.yaml", 2, 5))
			s.note("⇐ diagnostics", c.diagnostics(".resolint.yaml", 1))
			s.exchange("workspace/executeCommand", map[string]any{"command": "resolint.unknown"})
			s.exchange("shutdown", nil)
			s.golden(file)
		})
	}
}
