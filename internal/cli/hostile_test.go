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
	"*resolves*\n\n1 to {--ensure--}{>>@<img src=x onerror=alert(2)>\x1b[31m 2022-01-02<<}{++promote++} the participation of women <script>alert(3)</script> \u202e\u202c\u2067 | ::warning::x\n::error::y;\n\n" +
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

// foreign are values of a configuration with a line that a workflow would act upon.
var foreign = []string{
	`baseline: "x\n::add-mask::a\nforged"`, `lexicon: ["x\n::error::forged"]`, `rule-dirs: ["x\r##[error]forged"]`,
	`profile: "x\n::error::forged"`, `profile: "x\n::error::forged.yaml"`, `rules: {"x\nforged": none}`, `families: ["x\n::error::forged"]`,
	`rules: {gender: "x\n##[error]forged"}`, `ignore: ["[\n::error::forged"]`, `fail-on: "x\nforged"`, `"x\n::error::forged": 1`,
	`map: [{draft: "**", base: "{x\n::error::forged}"}]`, `map: [{draft: "**", base: "x\n::error::forged \e[31m"}]`,
	`map: [{draft: "**", proposals: ["[\n::error::forged"]}]`, `waivers: [{rule: "x\nforged", reason: r}]`,
	`waivers: [{rule: "*", file: "[\n::error::forged", reason: r}]`, `waivers: [{rule: "*", until: "x\n::error::forged", reason: r}]`,
}

// begins finds a line that somebody else has begun, or a command of an older runner.
var begins = regexp.MustCompile(`(?m)^[ \t]*(?:::|forged)|##\[`)

// TestForeignBeginsNoLine: no value of a configuration, no name and no text begins a
// line of standard error or of the text format, or is a command of a workflow.
func TestForeignBeginsNoLine(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("there are no such names here")
	}
	draft := string(readShared(t, "draft.txt"))
	for _, value := range foreign {
		for _, flags := range [][]string{{}, {"--untrusted"}, {"-v"}} {
			w := newWorld(t, map[string]string{"draft.txt": draft, ".resolint.yaml": value + "\n"})
			w.Engine = engine()
			w.run(append(append([]string{"check"}, flags...), "draft.txt")...)
			quiet(t, value, w.out.Bytes(), w.err.Bytes())
		}
	}
	names := []string{"::error::forged.txt", "a\n::error::forged.txt", "##[error]forged.txt", " \t::add-mask::b.txt", "b\u2028::error::x.txt"}
	text := strings.ReplaceAll(draft, "women and girls", "##[error]forged ::error::x women and girls")
	base := strings.ReplaceAll(string(readShared(t, "base.txt")), "RESOLUTION 290", "RESOLUTION 290 ##[error]forged")
	files := map[string]string{"base.txt": base}
	for _, n := range names {
		files[n] = text
	}
	w := newWorld(t, files)
	w.Engine = engine()
	for _, args := range [][]string{
		{"check", "-v", "--base", "base.txt", "."},
		{"check", "-q", "--base", "base.txt", "."},
		append([]string{"check", "-v", "--base", "base.txt", "--"}, names...),
		append([]string{"baseline", "--base", "base.txt", "-o", "::error::forged.json", "--"}, names[0]),
		append([]string{"baseline", "--base", "base.txt", "-o", "::error::forged.json", "--"}, names[2]),
		{"check", "--base", "x\n::error::forged", "."},
		{"check", "gone\n::error::forged"},
		{"check", "--config", "x\n::error::forged", "."},
		{"check", "--since", "x\n::error::forged", "."},
		{"check", "--rule", "x\nforged", "."},
		{"check", "-f", "x\nforged", "."},
		{"check", "-o", "x\nforged/x.json", "."},
		{"text", "x\nforged"},
		{"explain", "x\n::error::forged"},
		{"x\n::error::forged"},
		{"check", "--x\n::error::forged"},
		{"rules", "new", "x\nforged"},
		{"test", "x\nforged"},
		{"facts", "x\nforged"},
	} {
		w.run(args...)
		quiet(t, strings.Join(args, " "), w.out.Bytes(), w.err.Bytes())
	}
}

func quiet(t *testing.T, what string, outputs ...[]byte) {
	t.Helper()
	for _, out := range outputs {
		if m := begins.Find(out); m != nil {
			t.Errorf("%q: a line begins with %q in\n%s", what, m, out)
		}
		reporttest.NothingSteers(t, out)
	}
}

// TestTextToTerminal: a terminal gets no escape sequence of a draft, a pipe gets the
// text as it is, whose lines and columns findings count.
func TestTextToTerminal(t *testing.T) {
	draft := "resolves\n\n1 to \x1b[31mensure\x07 \u202e\u202caccess\u2066 \u009b31m;\n\n" + strings.Repeat("2 to train technicians in every region.\n\n", 40)
	w := newWorld(t, map[string]string{"a.txt": draft})
	w.Engine = engine()
	for _, args := range [][]string{{"text", "a.txt"}, {"text", "--paths", "a.txt"}} {
		w.OutTerminal = false
		if status := w.run(args...); status != ExitClean {
			t.Fatal(w.err.String())
		}
		if plain := w.out.String(); !strings.Contains(plain, "\x1b") {
			t.Errorf("%v to a pipe: %q", args, plain)
		}
		w.OutTerminal = true
		w.run(args...)
		shown := w.out.String()
		if !strings.Contains(shown, "ensure") || !strings.Contains(shown, "\n") {
			t.Errorf("%v to a terminal: %q", args, shown)
		}
		reporttest.NothingSteers(t, []byte(strings.ReplaceAll(shown, "\t", " ")))
	}
}
