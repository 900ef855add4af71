package lsp

import (
	"testing"
	"unicode/utf8"

	"github.com/resolint/resolint/internal/lsp/protocol"
)

func TestOffsets(t *testing.T) {
	const s = "a\r\nb🛟c\re\u0301\n"
	tests := []struct {
		line, utf16, utf8 uint32
		want              int
	}{
		{0, 0, 0, 0},
		{0, 1, 1, 1},
		{0, 9, 9, 1}, // behind the end is the end
		{1, 1, 1, 4},
		{1, 2, 2, 4}, // within the emoji is its start
		{1, 3, 5, 8},
		{2, 1, 1, 11},
		{2, 2, 3, 13},
		{3, 0, 0, 14},
		{7, 3, 3, 14},
	}
	for _, tt := range tests {
		for e, character := range map[encoding]uint32{utf16Units: tt.utf16, utf8Units: tt.utf8} {
			if got := newText(s).offset(protocol.Position{Line: tt.line, Character: character}, e); got != tt.want {
				t.Errorf("%d:%d in %s: %d, want %d", tt.line, character, e, got, tt.want)
			}
		}
	}
}

// FuzzText: a place in a text and its position are the same thing, and an edit does
// what a slice does.
func FuzzText(f *testing.F) {
	f.Add("a\r\nb🛟c\re\u0301\n", uint16(3), uint16(5), "x\n")
	f.Add("", uint16(0), uint16(9), "\r")
	f.Fuzz(func(t *testing.T, s string, from, to uint16, with string) {
		if !utf8.ValidString(s) || !utf8.ValidString(with) {
			t.Skip("JSON carries none")
		}
		text := newText(s)
		start := boundary(s, int(from))
		end := max(start, boundary(s, int(to)))
		for _, e := range []encoding{utf8Units, utf16Units} {
			for _, at := range []int{start, end} {
				if got := text.offset(text.position(at, e), e); got != at {
					t.Fatalf("byte %d of %q is at %v in %s, which is byte %d", at, s, text.position(at, e), e, got)
				}
			}
			rng := text.between(start, end, e)
			after, _ := text.apply(protocol.TextDocumentContentChangeEvent{Range: &rng, Text: with}, e)
			if want := s[:start] + with + s[end:]; after.string != want {
				t.Fatalf("%q, want %q", after.string, want)
			}
		}
	})
}

// boundary is the next place that a position can name: between characters and not
// within "\r\n".
func boundary(s string, at int) int {
	at = min(at, len(s))
	for at < len(s) && (!utf8.RuneStart(s[at]) || s[at] == '\n' && at > 0 && s[at-1] == '\r') {
		at++
	}
	return at
}

func TestFollow(t *testing.T) {
	for _, tt := range []struct {
		edits      []edit
		start, end int
		ok         bool
	}{
		{nil, 10, 20, true},
		{[]edit{{0, 0, 5}}, 15, 25, true},
		{[]edit{{0, 5, 0}}, 5, 15, true},
		{[]edit{{10, 10, 3}}, 13, 23, true},
		{[]edit{{20, 20, 3}}, 10, 20, true},
		{[]edit{{15, 15, 1}}, 0, 0, false},
		{[]edit{{5, 11, 0}}, 0, 0, false},
		{[]edit{{0, 0, 5}, {25, 30, 1}, {0, 1, 0}}, 14, 24, true},
	} {
		start, end, ok := follow(tt.edits, 10, 20)
		if start != tt.start || end != tt.end || ok != tt.ok {
			t.Errorf("%v: %d, %d, %v", tt.edits, start, end, ok)
		}
	}
}

func TestURIs(t *testing.T) {
	for path, uri := range map[string]string{
		"/a/b.md":              "file:///a/b.md",
		"/a b/ü 100%/#1?.md":   "file:///a%20b/%C3%BC%20100%25/%231%3F.md",
		"/drafts/[2] + {x}.md": "file:///drafts/%5B2%5D%20+%20%7Bx%7D.md",
	} {
		if got := pathURI(path); got != uri {
			t.Errorf("%s: %s", path, got)
		}
		if got := uriPath(uri); got != path {
			t.Errorf("%s: %s", uri, got)
		}
	}
	for _, uri := range []string{"untitled:Untitled-1", "git:/a/b.md?x", "file://other.host/a", "", "::", "file:"} {
		if got := uriPath(uri); got != "" {
			t.Errorf("%s: %q", uri, got)
		}
	}
	draft, name, ok := parseBaseURI(baseURI("file:///a/d 1.md", "main:old/b.md"))
	if draft != "file:///a/d 1.md" || name != "main:old/b.md" || !ok {
		t.Errorf("%q, %q, %v", draft, name, ok)
	}
}
