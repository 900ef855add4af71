package markdown

import (
	"strings"

	"github.com/resolint/resolint/internal/document"
	"github.com/resolint/resolint/internal/read/lines"
)

// maxFront is how many lines front matter may have.
const maxFront = 200

// header takes the front matter, YAML or TOML, and returns its length: the title of the
// text as its title, everything else as paragraphs outside the body.
func (b *builder) header() int {
	end, equals := frontMatter(b.text)
	titled := false
	all := lines.Scan(b.text[:end])
	for i := 0; i < len(all); i++ {
		l := all[i]
		if l.Blank() {
			continue
		}
		if rest, ok := cutTitle(b.text[l.Start:l.End], equals); ok && l.Column == 0 && !titled {
			last := i
			for last+1 < len(all) && all[last+1].Column > 0 {
				last++
			}
			first := lines.Line{Start: l.End - len(rest), End: l.End}
			if p := b.title(append([]lines.Line{first}, all[i+1:last+1]...)); len(p.Runs) > 0 {
				b.out = append(b.out, p)
				titled, i = true, last
				continue
			}
		}
		b.out = append(b.out, document.Paragraph{Part: document.PartHeader, Runs: []document.Run{
			{Text: b.text[l.Start:l.End], Start: l.Start, End: l.End},
		}})
	}
	return end
}

// frontMatter returns the length of a block of YAML or TOML at the start of the text, and
// what stands between its keys and values.
func frontMatter(s string) (end int, equals string) {
	fence := s[:min(len(s), len("---"))]
	switch fence {
	case "---":
		equals = ":"
	case "+++":
		equals = "="
	default:
		return 0, ""
	}
	if !strings.HasPrefix(s[len(fence):], "\n") && !strings.HasPrefix(s[len(fence):], "\r\n") {
		return 0, ""
	}
	at := strings.IndexByte(s, '\n') + 1
	for i := 0; at < len(s) && i < maxFront; i++ {
		end := strings.IndexByte(s[at:], '\n')
		next := len(s)
		if end >= 0 {
			next = at + end + 1
		}
		line := strings.TrimRight(s[at:next], "\r\n \t")
		if line == fence || line == "..." && fence == "---" {
			return next, equals
		}
		if line != "" && !strings.Contains(line, equals) && strings.IndexByte("- #[]{}", line[0]) < 0 {
			return 0, ""
		}
		at = next
	}
	return 0, ""
}

// cutTitle returns the value that a line of the front matter gives the title.
func cutTitle(line, equals string) (value string, ok bool) {
	key, value, ok := strings.Cut(line, equals)
	return strings.TrimLeft(value, " \t"), ok && strings.EqualFold(strings.Trim(key, " \t\"'"), "title")
}

// title makes the paragraph of the title from the lines of its value: without quotes, the
// sign of a folded block, or a remark behind it.
func (b *builder) title(value []lines.Line) document.Paragraph {
	p := document.Paragraph{Part: document.PartBody, Style: "title"}
	quote := ""
	for i, l := range value {
		s := strings.TrimRight(b.text[l.Start:l.End], " \t\r\n")
		if i == 0 {
			if strings.HasPrefix(s, ">") || strings.HasPrefix(s, "|") {
				continue // its lines follow
			}
			if s != "" && (s[0] == '"' || s[0] == '\'') {
				quote = s[:1]
				s, l.Start = s[1:], l.Start+1
			}
		}
		if quote == "" {
			s, _, _ = strings.Cut(s, " #")
		} else if k := strings.LastIndex(s, quote); k >= 0 {
			s = s[:k]
		}
		s = strings.TrimRight(s, " \t")
		if s == "" {
			continue
		}
		if n := len(p.Runs); n > 0 {
			p.Runs = append(p.Runs, document.Run{Text: " ", Start: p.Runs[n-1].End, End: l.Start})
		}
		p.Runs = append(p.Runs, document.Run{Text: s, Start: l.Start, End: l.Start + len(s)})
	}
	return p
}
