package docx

import (
	"strconv"
	"strings"
	"sync"
)

// symbol returns the character that w:sym stands for.
func symbol(e *element) string {
	n, err := strconv.ParseUint(e.attr(nsW, "char"), 16, 21)
	if err != nil {
		return "\uFFFD"
	}
	return glyph(e.attr(nsW, "font"), rune(n))
}

// glyph translates a character of a symbol font, which Word keeps in the private
// use area U+F000 to U+F0FF or as the bare code. Without a font, or with one of
// ordinary text, Symbol is meant. Unknown glyphs stay what they are.
func glyph(font string, r rune) string {
	code := r
	if r >= 0xF000 && r <= 0xF0FF {
		code = r - 0xF000
	}
	font = strings.ToLower(font)
	private := code != r
	switch {
	case strings.HasPrefix(font, "wingdings"):
		if s, ok := wingdings[code]; ok && font == "wingdings" {
			return s
		}
		if private {
			return "•" // the fonts are signs for lists and arrows
		}
	case private || font == "symbol":
		if s, ok := symbols()[code]; ok {
			return s
		}
		if code >= 0x20 && code < 0x7F {
			return string(code)
		}
	}
	return string(r)
}

// wingdings are the signs of Wingdings that stand in texts and lists.
var wingdings = map[rune]string{
	0x6C: "●", 0x6D: "○", 0x6E: "■", 0x6F: "□", 0x70: "□", 0x71: "❑", 0x72: "❒", 0x73: "⬧", 0x74: "⧫", 0x75: "◆",
	0x76: "❖", 0x77: "⬥", 0x9F: "•", 0xA7: "▪", 0xA8: "◻", 0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE1: "↑",
	0xE2: "↓", 0xE8: "➔", 0xEF: "⇦", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
	0x4A: "☺", 0x28: "☎", 0x2A: "✉", 0x46: "☞",
}

// symbols are the characters of the Symbol font that differ from ASCII (Adobe
// Symbol encoding). Its minus is used as a dash in texts, and so it is read.
var symbols = sync.OnceValue(symbolTable)

func symbolTable() map[rune]string {
	table := map[rune]string{0x2D: "–", 0x22: "∀", 0x24: "∃", 0x27: "∋", 0x2A: "∗", 0x40: "≅", 0x5C: "∴", 0x5E: "⊥", 0x7E: "∼"}
	runs := []struct {
		from  rune
		chars string
	}{
		{0x41, "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ"},
		{0x61, "αβχδεφγηιϕκλμνοπθρστυϖωξψζ"},
		{0xA0, "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…"},
		{0xC0, "ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓"},
		{0xE0, "◊〈®©™∑"},
		{0xF1, "〉∫"},
	}
	for _, r := range runs {
		code := r.from
		for _, c := range r.chars {
			table[code] = string(c)
			code++
		}
	}
	return table
}

// bullet returns the sign of a bulleted level. The letter o that Word sets in
// Courier New is a ring.
func bullet(text, font string) string {
	var out strings.Builder
	for _, r := range text {
		out.WriteString(glyph(font, r))
	}
	s := strings.TrimSpace(out.String())
	if s == "o" {
		return "◦"
	}
	return s
}
