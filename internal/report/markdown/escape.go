package markdown

import (
	"strings"

	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/report/internal/digest"
	"github.com/resolint/resolint/internal/report/internal/gfm"
	"github.com/resolint/resolint/internal/report/internal/plain"
)

// short makes foreign text a stretch of one line that reads as it is: no
// markup, no link, no table cell, nobody mentioned. It is cut to n code points.
func short(s string, n int) string { return gfm.Escape(plain.Shorten(plain.Collapse(s), n)) }

// marked sets off the words that changed, in at most n code points.
func marked(segments []finding.Segment, n int) string {
	tags := map[string][2]string{"-": {"<del>", "</del>"}, "+": {"<ins>", "</ins>"}, digest.Subject: {"<b>", "</b>"}}
	var b strings.Builder
	for _, s := range segments {
		if n <= 0 {
			b.WriteString(" …")
			break
		}
		left, inside, right := digest.Part(plain.Line(s.Text))
		inside = plain.Shorten(strings.Join(strings.Fields(inside), " "), n)
		n -= len([]rune(inside)) + 1
		tag := tags[s.Op]
		if inside == "" {
			tag = [2]string{}
		}
		b.WriteString(space(left) + tag[0] + gfm.Escape(inside) + tag[1] + space(right))
	}
	return strings.TrimSpace(b.String())
}

func space(s string) string {
	if s == "" {
		return ""
	}
	return " "
}
