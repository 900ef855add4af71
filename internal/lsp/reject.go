package lsp

import (
	"strings"

	"github.com/resolint/resolint/internal/lazyregexp"
)

// struck finds struck text with what was inserted in its place.
var struck = lazyregexp.New(`(?is)\{--(.*?)--\}(?:([ \t]*)\{\+\+.*?\+\+\})?|\{~~(.*?)~>.*?~~\}|<del\b[^>]*>(.*?)</del\s*>(?:([ \t]*)<ins\b[^>]*>.*?</ins\s*>)?`)

// reject rejects the tracked changes that struck out something in a range.
func (v *view) reject(start, end int) []change {
	var out []change
	for _, m := range struck.FindAllStringSubmatchIndex(v.text.string, -1) {
		if m[0] >= end || m[1] <= start {
			continue
		}
		var kept strings.Builder
		for g := 2; g+1 < len(m); g += 2 {
			if m[g] >= 0 {
				kept.WriteString(v.text.string[m[g]:m[g+1]])
			}
		}
		out = append(out, change{m[0], m[1], kept.String()})
	}
	return out
}
