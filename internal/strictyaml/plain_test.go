package strictyaml

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"go.yaml.in/yaml/v3"
)

// TestPlainReadsOurFiles: every file of resolint's own is written plainly, and is read
// as the library reads it.
func TestPlainReadsOurFiles(t *testing.T) {
	n := 0
	err := filepath.WalkDir("../../rules", func(name string, _ fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(name) != ".yaml" {
			return err
		}
		text, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		n++
		if _, ok := readPlain(string(text)); !ok {
			t.Errorf("%s is not written plainly: it is read slowly at every start", name)
		}
		compare(t, string(text))
		return nil
	})
	if err != nil || n < 10 {
		t.Fatalf("%d files: %v", n, err)
	}
}

// plainly and otherwise are texts that are read here and that are left to the library.
var (
	plainly = []string{
		"a: b\n", "a: b", "a:\n  b: c\n  d: [e, f]\ng: {h: i}\n", "- a\n- b # c\n- \"d e\"\n", "a:\n- b\n- c\nd: e\n",
		"a: >-\n  b c\n  d\ne: 1\n", "a:\n  - b: c\n    d: e\n  - f: g\n", "# x\n\na: [b,\n  c, \"d\"]\n", "a: []\nb: {}\n",
		"a: (b|c) d, [e]\n", "a: ‘b’\n", "a.b/c-d*: 'x y'\n", "a: b#c\n", "a: [(b|c)~, <d>]\n", "a: x\n  # y\nb: z\n", "true: null\n", "\"a:b\": c\n", "- \"a\": b\n", "x: {\"a\": b}\n", "a: -1.5\n", "- b:\n  - c\n  d: e\n",
	}
	otherwise = []string{
		"é: x\n",
		"", "a", "a: &b c\n", "a: *b\n", "a: !c d\n", "a: b: c\n", "a: b\n  c\n", "a:\n", "- \n", "a: |\n  b\n", "a: \"b\n  c\"\n", "a: \"\\n\"\n",
		"a: 'it''s'\n", "---\na: b\n", "a: [b, c\n", "a: [b,]\n", "a: [b c: d]\n", "a: [b\n,c]\n", "\ta: b\n", "a: b\r\n", "a: >-\n  b\n\n  c\n",
		"a:  b\n - c\n", "? a\n: b\n", "a: b\n c: d\n", "a: [b #c\n  ]\n", "a: \u0085\n", "- a\nb: c\n", "a: - b\n", "a: 'b'c\n", "a: @b\n", "a: ~\n", "0: [0?]", "{a: b}\n",
	}
)

func TestPlain(t *testing.T) {
	for _, text := range append(append([]string(nil), plainly...), otherwise...) {
		compare(t, text)
	}
	for _, text := range plainly {
		if _, ok := readPlain(text); !ok {
			t.Errorf("%q is not read plainly", text)
		}
	}
	for _, text := range otherwise {
		if _, ok := readPlain(text); ok {
			t.Errorf("%q is read plainly", text)
		}
	}
}

func FuzzPlain(f *testing.F) {
	for _, text := range append(append([]string(nil), plainly...), otherwise...) {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		hung := time.AfterFunc(5*time.Second, func() { panic("it takes too long: " + strconv.Quote(text)) })
		defer hung.Stop()
		compare(t, text)
	})
}

// compare sees a text that is read plainly read as the library reads it.
func compare(t *testing.T, text string) {
	t.Helper()
	got, ok := readPlain(text)
	if !ok || strings.ToValidUTF8(text, "") != text {
		return
	}
	var want yaml.Node
	dec := yaml.NewDecoder(strings.NewReader(text))
	if err := dec.Decode(&want); err != nil {
		t.Fatalf("%q is read plainly, and the library says %v", text, err)
	}
	if err := dec.Decode(new(yaml.Node)); err == nil {
		t.Fatalf("%q is read plainly and holds several documents", text)
	}
	if a, b := shown(got.root().yaml()), shown(want.Content[0]); a != b {
		t.Fatalf("%q is read as\n%s\ninstead of\n%s", text, a, b)
	}
}

func shown(n *yaml.Node) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%d %d %s %q %d:%d (", n.Kind, n.Style, n.ShortTag(), n.Value, n.Line, n.Column)
	for _, c := range n.Content {
		b.WriteString(shown(c))
	}
	b.WriteString(")\n")
	return b.String()
}
