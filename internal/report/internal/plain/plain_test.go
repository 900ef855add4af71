package plain

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestLine(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"nothing to do", "women and girls, “naïve” 中文", "women and girls, “naïve” 中文"},
		{"escape sequence", "a\x1b[31mred", "a<U+001B>[31mred"},
		{"C1 introducer", "a\u009b31m", "a<U+009B>31m"},
		{"override", "user\u202etxt.exe", "user<U+202E>txt.exe"},
		{"isolate", "\u2066x\u2069", "<U+2066>x<U+2069>"},
		{"lines", "a\r\nb\tc\u2028d", "a b c d"},
		{"soft hyphen", "man\u00addate", "mandate"},
		{"broken bytes", "a\xffb", "a\ufffdb"},
		{"broken and control", "a\xff\x07b", "a\ufffd<U+0007>b"},
		{"joiners stay", "می\u200cخواهم\u200f", "می\u200cخواهم\u200f"},
		{"tags", "x\U000e0041", "x<U+E0041>"},
	} {
		if got := Line(c.in); got != c.want {
			t.Errorf("%s: Line(%q) = %q, want %q", c.name, c.in, got, c.want)
		}
	}
}

func FuzzLine(f *testing.F) {
	f.Add("a\x1b[0m\u202e\xff\u00ad")
	f.Fuzz(func(t *testing.T, s string) {
		got := Line(s)
		if !utf8.ValidString(got) {
			t.Errorf("Line(%q) is no UTF-8", s)
		}
		for _, r := range got {
			if unicode.IsControl(r) || Steers(r) {
				t.Errorf("Line(%q) keeps %U", s, r)
			}
		}
		if again := Line(got); again != got {
			t.Errorf("Line is not idempotent on %q", s)
		}
	})
}

func TestCut(t *testing.T) {
	for _, c := range []struct {
		in    string
		width int
		head  string
	}{
		{"abcdef", 4, "abcd"},
		{"中文字", 3, "中"},
		{"中文字", 1, "中"}, // never nothing
		{"e\u0301e\u0301", 1, "e\u0301"},
	} {
		head, rest := Cut(c.in, c.width)
		if head != c.head || head+rest != c.in {
			t.Errorf("Cut(%q, %d) = %q, %q, want head %q", c.in, c.width, head, rest, c.head)
		}
	}
}

func TestShorten(t *testing.T) {
	for _, c := range []struct {
		in   string
		n    int
		want string
	}{
		{"short", 10, "short"},
		{"women and girls", 15, "women and girls"},
		{"women and girls", 14, "women and…"},
		{"abcdefghij", 5, "abcd…"},
		{"éééééééé", 3, "éé…"},
	} {
		if got := Shorten(c.in, c.n); got != c.want {
			t.Errorf("Shorten(%q, %d) = %q, want %q", c.in, c.n, got, c.want)
		}
	}
	if got := Shorten(strings.Repeat("word ", 50), 40); utf8.RuneCountInString(got) > 40 {
		t.Errorf("Shorten gives %d code points, want at most 40", utf8.RuneCountInString(got))
	}
}
