package main

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// writeText writes plain text wrapped at 72 columns, with long words divided and
// the ends of lines that the editors of Windows write, items with hanging indents.
func writeText(r *resolution, _ bool) ([]byte, error) {
	var out strings.Builder
	paragraph := func(first, rest, text string) {
		out.WriteString(wrapped(first, rest, text, 72, breaks) + "\n\n")
	}
	paragraph("", "", r.number)
	paragraph("", "", r.title)
	paragraph("", "", r.enacting)
	for _, b := range r.blocks {
		paragraph("", "", b.call)
		for _, it := range b.items {
			if it.label == "" {
				paragraph("", "", it.text)
				continue
			}
			paragraph(fmt.Sprintf("%-4s", it.label), "    ", it.text)
		}
	}
	text := strings.TrimSuffix(out.String(), "\n")
	return []byte(strings.ReplaceAll(text, "\n", "\r\n")), nil
}

// wrapped breaks text into lines of at most width characters, with first before the
// first line and rest before the others. Words are divided as breaks says.
func wrapped(first, rest, text string, width int, breaks map[string]string) string {
	var out strings.Builder
	out.WriteString(first)
	column := len(first)
	for i, w := range strings.Fields(text) {
		n := utf8.RuneCountInString(w)
		head, tail, divided := divide(w, breaks)
		switch {
		case i == 0:
		case column+1+n <= width:
			out.WriteByte(' ')
			column++
		case divided && column+1+len(head) <= width:
			out.WriteString(" " + head + "\n" + rest + tail)
			column = len(rest) + len(tail)
			continue
		default:
			out.WriteString("\n" + rest)
			column = len(rest)
		}
		out.WriteString(w)
		column += n
	}
	return out.String()
}

// divide returns the parts of a word, the first with its hyphen. Punctuation may
// follow the word.
func divide(word string, breaks map[string]string) (head, tail string, ok bool) {
	bare := strings.TrimFunc(word, func(r rune) bool { return !unicode.IsLetter(r) })
	head, tail, ok = strings.Cut(breaks[bare], "-")
	return head + "-", tail + strings.TrimPrefix(word, bare), ok && strings.HasPrefix(word, bare)
}

// writeMarkdown writes Markdown as repositories keep it: headings, calls in italics
// and, where labels are left to the program, numbered lists. Letters have no lists
// in CommonMark; they are typed in italics, as ITU prints them.
func writeMarkdown(r *resolution, typed bool) ([]byte, error) {
	var out strings.Builder
	escape := strings.NewReplacer(`\`, `\\`, "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", `\<`).Replace
	fmt.Fprintf(&out, "# %s\n\n## %s\n\n%s\n", escape(r.number), escape(r.title), escape(r.enacting))
	for _, b := range r.blocks {
		fmt.Fprintf(&out, "\n*%s*\n", escape(b.call))
		for _, it := range b.items {
			switch {
			case it.label == "":
				fmt.Fprintf(&out, "\n%s\n", escape(it.text))
			case b.numbered() && !typed:
				fmt.Fprintf(&out, "\n%s. %s\n", it.label, wrapped("", "   ", escape(it.text), 90, nil))
			case b.numbered():
				fmt.Fprintf(&out, "\n%s %s\n", it.label, escape(it.text))
			default:
				fmt.Fprintf(&out, "\n*%s* %s\n", it.label, escape(it.text))
			}
		}
	}
	return []byte(out.String()), nil
}

// writeHTML writes a web page with a menu and a footer around the article. Labels
// are those of lists or typed with no-break spaces behind them.
func writeHTML(r *resolution, typed bool) ([]byte, error) {
	var out strings.Builder
	fmt.Fprintf(&out, `<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>%s</title><style>p { margin: 1em }</style></head>
<body>
<nav><ul><li><a href="/">All resolutions</a></li><li><a href="/search">Search</a></li></ul></nav>
<main>
<h1>%s</h1>
<h2>%s</h2>
<p>%s</p>
`, escapeXML(r.number), escapeXML(r.number), escapeXML(r.title), escapeXML(r.enacting))
	for _, b := range r.blocks {
		fmt.Fprintf(&out, "<p><em>%s</em></p>\n", escapeXML(b.call))
		list := b.listed() && !typed
		switch {
		case list && b.numbered():
			out.WriteString("<ol>\n")
		case list:
			out.WriteString("<ol type=\"a\">\n")
		}
		for _, it := range b.items {
			switch {
			case list:
				fmt.Fprintf(&out, "<li>%s</li>\n", escapeXML(it.text))
			case it.label != "":
				fmt.Fprintf(&out, "<p>%s&nbsp;&nbsp;%s</p>\n", it.label, escapeXML(it.text))
			default:
				fmt.Fprintf(&out, "<p>%s</p>\n", escapeXML(it.text))
			}
		}
		if list {
			out.WriteString("</ol>\n")
		}
	}
	out.WriteString("</main>\n<footer><p>Contact: the secretariat</p></footer>\n</body>\n</html>\n")
	return []byte(out.String()), nil
}
