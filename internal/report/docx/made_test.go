package docx_test

import (
	"encoding/xml"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// tracked makes a Word file with tracked changes of two texts: paragraphs are matched by
// the words that they share, and the words of a pair compared as Word's own comparison
// does.
func tracked(t testing.TB, base, draft string) []byte {
	t.Helper()
	return wrapped(t, trackedParagraphs(base, draft))
}

// wrapped is a Word file with some paragraphs.
func wrapped(t testing.TB, paragraphs string) []byte {
	t.Helper()
	return build(t, body(paragraphs), nil)
}

func trackedParagraphs(base, draft string) string {
	var b strings.Builder
	for _, pair := range alignedLines(lines(base), lines(draft)) {
		mark := ""
		switch {
		case pair[1] == "":
			mark = `<w:pPr><w:rPr><w:del` + by + `/></w:rPr></w:pPr>`
		case pair[0] == "":
			mark = `<w:pPr><w:rPr><w:ins` + by + `/></w:rPr></w:pPr>`
		}
		b.WriteString(para(mark + runs(pair[0], pair[1])))
	}
	return b.String()
}

func lines(s string) []string {
	return slices.DeleteFunc(strings.Split(s, "\n"), func(l string) bool { return strings.TrimSpace(l) == "" })
}

// alignedLines pairs lines in order so that the words in common are most.
func alignedLines(a, b []string) [][2]string {
	bag := func(lines []string) []map[string]bool {
		out := make([]map[string]bool, len(lines))
		for i, l := range lines {
			out[i] = map[string]bool{}
			for _, w := range strings.Fields(l) {
				out[i][strings.ToLower(w)] = true
			}
		}
		return out
	}
	x, y := bag(a), bag(b)
	like := func(i, j int) float64 {
		n := 0
		for w := range x[i] {
			if y[j][w] {
				n++
			}
		}
		if s := 2 * float64(n) / float64(len(x[i])+len(y[j])); s >= 0.4 {
			return s
		}
		return -1
	}
	best := make([][]float64, len(a)+1)
	for i := range best {
		best[i] = make([]float64, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			best[i][j] = max(best[i+1][j], best[i][j+1], like(i, j)+best[i+1][j+1])
		}
	}
	var out [][2]string
	i, j := 0, 0
	for i < len(a) || j < len(b) {
		switch {
		case i < len(a) && j < len(b) && like(i, j) > 0 && best[i][j] == like(i, j)+best[i+1][j+1]:
			out = append(out, [2]string{a[i], b[j]})
			i, j = i+1, j+1
		case i < len(a) && (j == len(b) || best[i][j] == best[i+1][j]):
			out = append(out, [2]string{a[i], ""})
			i++
		default:
			out = append(out, [2]string{"", b[j]})
			j++
		}
	}
	return out
}

var token = regexp.MustCompile(`[\pL\pN]+|\s+|.`)

// runs are the runs of a paragraph that was one text and is another.
func runs(was, is string) string {
	a, b := token.FindAllString(was, -1), token.FindAllString(is, -1)
	same := make([][]int, len(a)+1)
	for i := range same {
		same[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			same[i][j] = max(same[i+1][j], same[i][j+1])
			if a[i] == b[j] {
				same[i][j] = max(same[i][j], same[i+1][j+1]+1)
			}
		}
	}
	var out, gone, came, kept strings.Builder
	flush := func() {
		for _, p := range []struct {
			text *strings.Builder
			as   func(string) string
		}{{&kept, run}, {&gone, deleted}, {&came, inserted}} {
			if p.text.Len() > 0 {
				var esc strings.Builder
				_ = xml.EscapeText(&esc, []byte(p.text.String()))
				out.WriteString(p.as(esc.String()))
				p.text.Reset()
			}
		}
	}
	i, j := 0, 0
	for i < len(a) || j < len(b) {
		switch {
		case i < len(a) && j < len(b) && a[i] == b[j]:
			if gone.Len()+came.Len() > 0 {
				flush()
			}
			kept.WriteString(a[i])
			i, j = i+1, j+1
		case i < len(a) && (j == len(b) || same[i+1][j] >= same[i][j+1]):
			gone.WriteString(a[i])
			i++
		default:
			came.WriteString(b[j])
			j++
		}
	}
	flush()
	return out.String()
}
