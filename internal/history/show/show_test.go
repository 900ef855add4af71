package show_test

import (
	"bytes"
	"context"
	_ "embed"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/resolint/resolint/internal/audit"
	"github.com/resolint/resolint/internal/history"
	"github.com/resolint/resolint/internal/history/show"
	"github.com/resolint/resolint/internal/read/limit"
	"github.com/resolint/resolint/internal/testkit"
)

var (
	//go:embed schema.json
	schema []byte
	//go:embed blame.schema.json
	blameSchema []byte
)

var update = flag.Bool("update", false, "write the golden files")

// follow follows entries whose texts load returns.
func follow(tb testing.TB, entries []history.Entry, load func(e *history.Entry) ([]byte, error)) *history.History {
	tb.Helper()
	a, err := audit.New(context.Background(), audit.Options{Limits: limit.Default()})
	if err != nil {
		tb.Fatal(err)
	}
	versions, editions, err := history.Read(context.Background(), a, entries, load)
	if err != nil {
		tb.Fatal(err)
	}
	h, err := history.Follow(context.Background(), a, versions, editions)
	if err != nil {
		tb.Fatal(err)
	}
	return h
}

func negotiation(tb testing.TB) (*history.History, string) {
	tb.Helper()
	dir := filepath.Join("..", "..", "..", "testdata", "history", "negotiation")
	data, err := os.ReadFile(filepath.Join(dir, "history.yaml"))
	if err != nil {
		tb.Fatal(err)
	}
	m, err := history.ReadManifest("history.yaml", data)
	if err != nil {
		tb.Fatal(err)
	}
	return follow(tb, m.Versions, func(e *history.Entry) ([]byte, error) { return os.ReadFile(filepath.Join(dir, e.Source)) }), m.Title
}

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), string(got)); d != "" {
		t.Error(d)
	}
}

func valid(t *testing.T, name string, schema, doc []byte) {
	t.Helper()
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(doc))
	if err == nil {
		err = testkit.Schema(t, name, schema).Validate(v)
	}
	if err != nil {
		t.Error(err)
	}
}

func TestGolden(t *testing.T) {
	h, title := negotiation(t)
	for format, name := range map[string]string{"text": "negotiation.txt", "json": "negotiation.json", "markdown": "negotiation.md", "html": "negotiation.html"} {
		t.Run(format, func(t *testing.T) {
			var out bytes.Buffer
			if err := show.Write(&out, h, format, show.Options{Title: title, Resolint: "test"}); err != nil {
				t.Fatal(err)
			}
			golden(t, name, out.Bytes())
			if format == "json" {
				valid(t, "history.json", schema, out.Bytes())
			}
		})
	}
	for format, name := range map[string]string{"text": "blame.txt", "json": "blame.json"} {
		t.Run("blame "+format, func(t *testing.T) {
			var out bytes.Buffer
			if err := show.Blame(&out, h, h.Last(), format, "test"); err != nil {
				t.Fatal(err)
			}
			golden(t, name, out.Bytes())
			if format == "json" {
				valid(t, "blame.json", blameSchema, out.Bytes())
			}
		})
	}
}

// TestFamilies sees that a story of one family leaves the others out.
func TestFamilies(t *testing.T) {
	h, _ := negotiation(t)
	var out bytes.Buffer
	if err := show.Write(&out, h, "text", show.Options{Families: []string{"gender"}}); err != nil {
		t.Fatal(err)
	}
	if s := out.String(); !strings.Contains(s, "\ngender\n") || strings.Contains(s, "\nmandate\n") || strings.Contains(s, "civil society” in invites Member States/2: b") {
		t.Error(s)
	}
}

// hostile is a text whose words and names try to leave their place.
func hostile(tb testing.TB) *history.History {
	tb.Helper()
	texts := map[string]string{
		"<script>alert(1)</script>": "RESOLUTION 430 (NAIROBI, 2027)\n\n</title><script src=//x.invalid></script> | **bold**\n\nresolves\n\n1 that women & girls shall have \"access\" <img src=x onerror=alert(1)> to \x1b[31mtraining | in ports;\n\n2 that harbours are lit.\n",
		"v2":                        "RESOLUTION 430 (NAIROBI, 2027)\n\n</title><script src=//x.invalid></script> | **bold**\n\nresolves\n\n1 that everybody shall have \"access\" <img src=x onerror=alert(1)> to \x1b[31mtraining | in ports;\n\n2 that harbours are lit and kept.\n",
	}
	entries := []history.Entry{{ID: "<script>alert(1)</script>", Source: "a\"><svg onload=x>.txt"}, {ID: "v2", Source: "b.txt", Proponent: "<b>\x1b]0;x\a"}}
	if _, err := history.Arrange(entries); err != nil {
		tb.Fatal(err)
	}
	return follow(tb, entries, func(e *history.Entry) ([]byte, error) { return []byte(texts[e.ID]), nil })
}

// TestHostile sees that no format lets words of a text become more than words, and that
// the page asks for nothing.
func TestHostile(t *testing.T) {
	h := hostile(t)
	for _, format := range show.Formats() {
		var out bytes.Buffer
		if err := show.Write(&out, h, format, show.Options{Resolint: "test"}); err != nil {
			t.Fatal(err)
		}
		s := out.String()
		if strings.ContainsAny(s, "\x1b\a") {
			t.Errorf("%s: a control character", format)
		}
		switch format {
		case "html":
			if m := regexp.MustCompile(`(?i)<script|<img|<svg onload|onerror=[^&]*>[^&]|src=|href="[^#]|url\(|@import`).FindString(strings.ReplaceAll(strings.ReplaceAll(s, "src=//x.invalid&gt;", ""), "src=x onerror", "")); m != "" {
				t.Errorf("html: %q", m)
			}
		case "markdown":
			if strings.Contains(s, "<script") || strings.Contains(s, "**bold**") {
				t.Error("markdown: words became markup")
			}
		case "json":
			valid(t, "history.json", schema, out.Bytes())
		}
	}
	var out bytes.Buffer
	if err := show.Blame(&out, h, h.Last(), "text", "test"); err != nil || strings.ContainsAny(out.String(), "\x1b\a") {
		t.Errorf("blame: %v, or a control character", err)
	}
}

// TestPictures sees that each picture has a name, a description and a table behind it.
func TestPictures(t *testing.T) {
	h, title := negotiation(t)
	var out bytes.Buffer
	if err := show.Write(&out, h, "html", show.Options{Title: title}); err != nil {
		t.Fatal(err)
	}
	s := out.String()
	pictures := strings.Count(s, `role="img"`)
	if pictures < 8 || strings.Count(s, "<desc id=") != pictures {
		t.Errorf("%d pictures, %d descriptions", pictures, strings.Count(s, "<desc id="))
	}
	ids := map[string]bool{}
	for _, m := range regexp.MustCompile(` id="([^"]+)"`).FindAllStringSubmatch(s, -1) {
		if ids[m[1]] {
			t.Errorf("two elements have the id %s", m[1])
		}
		ids[m[1]] = true
	}
	for _, want := range []string{"gender as a table", "Clauses as a table", "Flows as a table", "Mentions as a table"} {
		if !strings.Contains(s, want) {
			t.Errorf("no table: %s", want)
		}
	}
}
