package cli

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"regexp"
	"runtime"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	render "github.com/yuin/goldmark/renderer/html"
	"golang.org/x/net/html"

	"github.com/resolint/resolint/internal/report"
	"github.com/resolint/resolint/internal/report/reporttest"
)

// hostileNames are file names that somebody could bring along.
var hostileNames = []string{
	"a\x1b[31m\x1b]8;;http:evil\x07.md",
	"b\n::error file=x::forged\r##[error]forged.md",
	"c<img src=x onerror=alert(1)>&lt;b&gt; ]]>.md",
	"d | `x` **b** @octocat #12 [l](javascript:alert(1)).md",
	"e\u202egpj.exe\u202c\u009b31m%0A%3A,.md",
	"f'\"{{.X}}$(touch pwned)`touch pwned`;.md",
	"g\xff\xfe.md",
}

// hostileDraft is a redline whose words, heading and author are attacks.
const hostileDraft = "# RESOLUTION 7 (REV. DUBAI, 2018)\n\n## <script>alert(1)</script> | x `y` \x1b[31m ::error::forged @octocat\n\n" +
	"*resolves*\n\n1 to {--ensure--}{>>@<img src=x onerror=alert(2)>\x1b[31m 2022-01-02<<}{++promote++} the participation of women <script>alert(3)</script> \u202e | ::warning::x\n::error::y;\n\n" +
	"2 to respect {--human rights--}{++values ]]> \x1b]0;t\x07 [x](javascript:alert(4))++}.\n"

// TestHostileNamesAndTexts runs the whole program over hostile names and texts and
// looks at every output: it is valid, nothing in it is code, and nothing steers a
// terminal. No output names a folder of the machine.
func TestHostileNamesAndTexts(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("there are no such names here")
	}
	w := newWorld(t, nil)
	w.Engine = engine()
	args := []string{"check", "--fail-on", "never"}
	for _, name := range hostileNames {
		if err := os.WriteFile(w.abs(name), []byte(hostileDraft), 0o644); err != nil {
			t.Logf("%q cannot be made here: %v", name, err)
			continue
		}
		args = append(args, "./"+name)
	}
	args = append(args, "gone\x1b<b>.md")
	for _, format := range report.Formats() {
		if format == "docx" {
			continue
		}
		t.Run(format, func(t *testing.T) {
			status := w.run(append(args, "-f", format)...)
			if status != ExitTrouble {
				t.Errorf("status %d: %s", status, w.err.String())
			}
			out := w.out.Bytes()
			if len(out) < 1000 {
				t.Fatalf("only %d bytes: %s", len(out), w.err.String())
			}
			for _, machine := range []string{w.Dir, os.TempDir() + "/", "/home/", "/root/", "/work/"} {
				if bytes.Contains(out, []byte(machine)) {
					t.Errorf("it names %s", machine)
				}
			}
			harmless(t, format, out)
			reporttest.NothingSteers(t, w.err.Bytes())
		})
	}
	for _, args := range [][]string{{"text", hostileNames[0]}, {"check", "-f", "yaml\x1b[31m"}, {"explain", "x\x1b[31m"}, {"check", "--config", "\x1b[31m.yaml", "x"}} {
		if status := w.run(args...); status == ExitClean && args[0] != "text" {
			t.Errorf("%q: status %d", args, status)
		}
		reporttest.NothingSteers(t, w.err.Bytes())
	}
	if _, err := os.Stat(w.abs("pwned")); !errors.Is(err, os.ErrNotExist) {
		t.Error("a command was run")
	}
}

var workflowCommand = regexp.MustCompile(`^::(error|warning|notice) (file=[^,:]*,)?[^:]*::`)

// harmless checks one output for what its reader would act upon.
func harmless(t *testing.T, format string, out []byte) {
	t.Helper()
	switch format {
	case "json", "sarif", "gitlab":
		if !json.Valid(out) {
			t.Error("no JSON")
		}
	case "junit":
		d := xml.NewDecoder(bytes.NewReader(out))
		for {
			if _, err := d.Token(); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				t.Fatalf("no XML: %v", err)
			}
		}
	case "html":
		harmlessPage(t, out)
		return
	case "markdown":
		// As a renderer shows it that lets everything pass.
		var page bytes.Buffer
		md := goldmark.New(goldmark.WithExtensions(extension.GFM), goldmark.WithRendererOptions(render.WithUnsafe()))
		if err := md.Convert(out, &page); err != nil {
			t.Fatal(err)
		}
		harmlessPage(t, page.Bytes())
		if bytes.Contains(page.Bytes(), []byte("@octocat")) {
			t.Error("somebody is mentioned")
		}
	case "github":
		for line := range strings.Lines(string(out)) {
			if strings.HasPrefix(line, "::") && !workflowCommand.MatchString(line) || strings.HasPrefix(line, "##[") || strings.HasPrefix(line, "::error::") {
				t.Errorf("a command that is not ours: %q", line)
			}
		}
	}
	reporttest.NothingSteers(t, bytes.ReplaceAll(out, []byte("\t"), []byte(" ")))
}

func harmlessPage(t *testing.T, out []byte) {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(out))
	if err != nil {
		t.Fatal(err)
	}
	scripts := 0
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch n.Data {
		case "script":
			scripts++
		case "img", "iframe", "object", "embed", "base":
			t.Errorf("an element %s", n.Data)
		}
		for _, a := range n.Attr {
			if strings.HasPrefix(a.Key, "on") || strings.HasPrefix(strings.TrimSpace(strings.ToLower(a.Val)), "javascript:") {
				t.Errorf("an attribute %s=%q", a.Key, a.Val)
			}
		}
	}
	if scripts > 1 || scripts == 1 && !bytes.HasPrefix(out, []byte("<!DOCTYPE")) {
		t.Errorf("%d scripts", scripts)
	}
}
