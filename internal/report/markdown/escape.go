package markdown

import (
	"strings"

	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/report/internal/digest"
	"github.com/resolint/resolint/internal/report/internal/plain"
)

// apart keeps GitHub from reading a mention or a reference into a text: it has
// no width and no meaning.
const apart = "\u200b"

// The characters that mean something inside a line of GitHub Flavored Markdown
// or in a table cell. What means something at the start of a line only (#, -,
// 1.) cannot stand there: the writer begins every line itself.
var special = strings.NewReplacer(
	`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "~", `\~`, "$", `\$`,
	"<", "&lt;", ">", "&gt;", "&", "&amp;", "|", "&#124;",
	"@", "@"+apart, "#", `\#`+apart, "://", "&#58;//", "www.", `www\.`, "WWW.", `WWW\.`,
)

// short makes foreign text a stretch of one line that reads as it is: no
// markup, no link, no table cell, nobody mentioned. It is cut to n code points.
func short(s string, n int) string { return special.Replace(plain.Shorten(plain.Collapse(s), n)) }

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
		b.WriteString(space(left) + tag[0] + special.Replace(inside) + tag[1] + space(right))
	}
	return strings.TrimSpace(b.String())
}

func space(s string) string {
	if s == "" {
		return ""
	}
	return " "
}
