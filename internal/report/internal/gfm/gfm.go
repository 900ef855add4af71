// Package gfm makes foreign text fit for GitHub Flavored Markdown. It does not know what
// a finding is.
package gfm

import "strings"

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

// Escape makes text of one line read as it is: no markup, no link, no table cell, nobody
// mentioned.
func Escape(s string) string { return special.Replace(s) }
