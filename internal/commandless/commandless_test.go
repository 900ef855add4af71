package commandless

import (
	"bytes"
	"errors"
	"io"
	"regexp"
	"strings"
	"testing"
)

func TestWriter(t *testing.T) {
	for in, want := range map[string]string{
		"":                         "",
		"plain: text::here":        "plain: text::here",
		"::error::x":               ": :error::x",
		"a\n \t::error::x\n":       "a\n \t: :error::x\n",
		"a\r::x":                   "a\r: :x",
		"a ##[error]x ###[y] #[z]": "a ## [error]x ### [y] #[z]",
		":a\n:::b":                 ":a\n: ::b",
		"# : : [":                  "# : : [",
		"\n\n::\n::":               "\n\n: :\n: :",
	} {
		for _, size := range []int{1, 2, 3, 1000} {
			var out bytes.Buffer
			w := NewWriter(&out)
			for rest := in; rest != ""; {
				n := min(size, len(rest))
				if m, err := w.Write([]byte(rest[:n])); m != n || err != nil {
					t.Fatal(m, err)
				}
				rest = rest[n:]
			}
			if out.String() != want {
				t.Errorf("%q in pieces of %d: %q, want %q", in, size, out.String(), want)
			}
		}
	}
	r, w := io.Pipe()
	_ = r.Close()
	if n, err := NewWriter(w).Write([]byte("x")); n != 0 || !errors.Is(err, io.ErrClosedPipe) {
		t.Errorf("a closed pipe: %d, %v", n, err)
	}
}

var command = regexp.MustCompile(`(?m)^[\s]*::|##\[`)

func FuzzWriter(f *testing.F) {
	f.Add("a\n ::x", 3)
	f.Add("##[", 1)
	f.Fuzz(func(t *testing.T, text string, at int) {
		var out bytes.Buffer
		w := NewWriter(&out)
		at = max(0, min(at, len(text)))
		for _, part := range []string{text[:at], text[at:]} {
			if _, err := io.WriteString(w, part); err != nil {
				t.Fatal(err)
			}
		}
		if command.MatchString(out.String()) {
			t.Errorf("%q", out.String())
		}
		if strings.ReplaceAll(out.String(), " ", "") != strings.ReplaceAll(text, " ", "") {
			t.Errorf("%q from %q", out.String(), text)
		}
	})
}
