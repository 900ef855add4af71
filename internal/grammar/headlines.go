package grammar

import (
	"strings"

	"github.com/resolint/resolint/internal/document"
)

// markEnd returns where the mark of a proposal ends that a heading follows on the same
// line, "MOD RESOLUTION 130 (REV. DUBAI, 2018)"; 0 if s is no such line.
func markEnd(s string) int {
	s = s[:min(len(s), maxEnacting)]
	from := skipSpace(s, 0)
	end := strings.IndexFunc(s[from:], isSpace)
	if end < 0 {
		return 0
	}
	end += from
	if _, _, ok := parseProposal(s[from:end]); !ok {
		return 0
	}
	rest, _, _ := strings.Cut(s[skipSpace(s, end):], "\n")
	if _, ok := parseHeading(rest); !ok {
		return 0
	}
	return end
}

// joinHeadings makes one line of a heading that the layout divides: its number, the code of
// a proposal and its edition may stand on lines of their own, "RESOLUTION 290" above
// "(Rev. Montevideo, 2030)".
func joinHeadings(v *document.View, lines []line) []line {
	out := lines[:0]
	for i := range lines {
		l := lines[i]
		if n := len(out); n > 0 && out[n-1].continuedBy(&l) {
			h := &out[n-1]
			if h.block == l.block {
				h.end = l.end
				h.text = v.Blocks[h.block].Text[h.start:h.end]
			} else {
				h.text += " " + l.text
			}
			h.role = roleHeading
			continue
		}
		out = append(out, l)
	}
	return out
}

// continuedBy reports whether the next line says of a heading what it lacks.
func (l *line) continuedBy(next *line) bool {
	const longest = 120 // bytes of what a heading goes on with
	if l.role != roleHeading && l.role != roleText || next.text == "" || len(next.text) > longest || l.part != next.part || l.auto+next.auto != "" {
		return false
	}
	if c := next.text[0]; c != '(' && c != '[' && (c < '0' || c > '9') {
		return false
	}
	h, headed := parseHeading(l.text)
	if !headed && h.kind == "" || headed && !h.bare {
		return false
	}
	whole, ok := parseHeading(l.text + " " + next.text)
	if !ok {
		return false
	}
	// A text that speaks of a resolution is no heading: a bare "Resolution" needs an edition.
	return headed && (h.number == "" || whole.place != "") || whole.number != "" && whole.place != ""
}
