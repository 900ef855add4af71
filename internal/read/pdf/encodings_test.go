package pdf

import (
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestGlyphText(t *testing.T) {
	tests := []struct{ name, want string }{
		{"A", "A"},
		{"m", "m"},
		{"a.sc", "a"},
		{"one", "1"},
		{"f_f_i", "ffi"},
		{"ffi", "ffi"},
		{"eacute", "é"},
		{"Ccedilla", "Ç"},
		{"scommaaccent", "ş"},
		{"ohungarumlaut", "ő"},
		{"idotaccent", ""},
		{"zdotaccent", "ż"},
		{"quoteright", "’"},
		{"endash", "–"},
		{"space", " "},
		{"mu", "µ"},
		{"uni2011", "\u2011"},
		{"uni00660069", "fi"},
		{"u1F600", "😀"},
		{"afii10017", "А"},
		{"afii10097", "я"},
		{"afii10071", "ё"},
		{"omega", "ω"},
		{"g123", ""},
		{".notdef", ""},
		{"", ""},
		{"uniZZZZ", ""},
	}
	for _, tt := range tests {
		if got := glyphText(tt.name); got != tt.want {
			t.Errorf("glyphText(%q) = %q, want %q", tt.name, got, tt.want)
		}
	}
}

// No entry of the table may be a name cut short: a letter stands for itself.
func TestGlyphTable(t *testing.T) {
	for name, text := range glyphs() {
		r, _ := utf8.DecodeRuneInString(text)
		if len(name) < 2 || text == "" || !utf8.ValidString(text) {
			t.Errorf("entry %q: %q", name, text)
		}
		if r < utf8.RuneSelf && unicode.IsLetter(r) && name != text {
			t.Errorf("name %q stands for the letter %q", name, text)
		}
	}
}

func TestEncodings(t *testing.T) {
	tests := []struct {
		name string
		e    *encoding
		code byte
		want string
	}{
		{"WinAnsi", winAnsi, 0x93, "“"},
		{"WinAnsi", winAnsi, 0x80, "€"},
		{"WinAnsi", winAnsi, 'z', "z"},
		{"MacRoman", macRoman, 0xd2, "“"},
		{"MacRoman", macRoman, 0x8e, "é"},
		{"Standard", standard, '\'', "’"},
		{"Standard", standard, 0xae, "ﬁ"},
		{"Standard", standard, 0xb1, "–"},
		{"Standard", standard, 0xb7, "•"},
		{"Standard", standard, 0xc1, "`"},
		{"Standard", standard, 0xc9, ""},
		{"Standard", standard, 0xd0, "—"},
		{"Standard", standard, 0xe1, "Æ"},
		{"Standard", standard, 0xfb, "ß"},
		{"Symbol", symbol, 0xb7, "•"},
		{"Symbol", symbol, 0x61, "α"},
		{"Symbol", symbol, 0x2d, "−"},
		{"Symbol", symbol, 0xa3, "≤"},
		{"Symbol", symbol, 0xde, "⇒"},
	}
	for _, tt := range tests {
		if got := tt.e[tt.code]; got != tt.want {
			t.Errorf("%s code %#x = %q, want %q", tt.name, tt.code, got, tt.want)
		}
	}
}
