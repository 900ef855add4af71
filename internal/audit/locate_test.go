package audit

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// TestLineIndex: columns are those that counting from the start of the line gives, in
// lines that are longer than the stride between two marks, too.
func TestLineIndex(t *testing.T) {
	text := "one\r\ntwo\rthree\n" + strings.Repeat("é𝕏a", 1500) + "\n" + strings.Repeat("x", 3*stride) + "\n\xff\xfe end"
	x := newLineIndex(text)
	if len(x.marks) < 8 {
		t.Fatalf("%d marks in lines of %d bytes", len(x.marks), len(text))
	}
	line, column, utf16 := 1, 1, 1
	for i, r := range text {
		if l, c, u := x.position(i); l != line || c != column || u != utf16 {
			t.Fatalf("at %d: %d:%d (%d), want %d:%d (%d)", i, l, c, u, line, column, utf16)
		}
		column++
		utf16++
		if r > 0xFFFF && r != utf8.RuneError {
			utf16++
		}
		if r == '\n' || r == '\r' && text[i+1] != '\n' {
			line, column, utf16 = line+1, 1, 1
		}
	}
}
