package html

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/report/internal/digest"
)

// few is the number of unchanged words from which on they are shown as such between two
// changes: fewer have only happened to be in both texts.
const few = 3

// sided is one side of a diff as it stands in its text: the segments of that side with
// the text's own spaces, capitals and quotation marks, in as few stretches as reads well,
// with about context words beside each change, 0 for all.
func sided(text string, segments []finding.Segment, context int) []finding.Segment {
	return digest.Elide(coalesce(exact(text, segments)), context)
}

// exact lays the marks of segments over the text that they were made from. A diff has
// the words of both sides in one form, and may lack a mark or have one too many; where
// the words are others, it stays as it is.
func exact(text string, segments []finding.Segment) []finding.Segment {
	out := make([]finding.Segment, 0, len(segments))
	rest := text
	for _, s := range segments {
		n := 0
		for _, r := range s.Text {
			if unicode.IsSpace(r) {
				continue
			}
			n += space(rest[n:])
			width := found(rest[n:], r)
			if width < 0 {
				return segments
			}
			n += width
		}
		if n > 0 {
			n += space(rest[n:])
		}
		out = join(out, s.Op, rest[:n])
		rest = rest[n:]
	}
	if strings.ContainsFunc(rest, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
		return segments
	}
	if n := len(out); n > 0 {
		out[n-1].Text += rest
	}
	return out
}

// space is the length of the space that s begins with.
func space(s string) int { return len(s) - len(strings.TrimLeftFunc(s, unicode.IsSpace)) }

// found is the length of s up to r and with it: 0 for a mark that is not there, -1 where
// another word is.
func found(s string, r rune) int {
	for at, is := range s {
		switch {
		case alike(is, r):
			_, width := utf8.DecodeRuneInString(s[at:]) // of a broken byte it is 1
			return at + width
		case !unicode.IsPunct(is) && !unicode.IsSpace(is):
			if unicode.IsPunct(r) {
				return 0
			}
			return -1
		}
	}
	if unicode.IsPunct(r) {
		return 0
	}
	return -1
}

func alike(a, b rune) bool {
	return a == b || unicode.ToLower(a) == unicode.ToLower(b) || quote(a) && quote(b) || unicode.Is(unicode.Pd, a) && unicode.Is(unicode.Pd, b)
}

func quote(r rune) bool { return strings.ContainsRune("\"'“”‘’„‚«»`´", r) }

// coalesce joins changes between which few words stand.
func coalesce(segments []finding.Segment) []finding.Segment {
	var out []finding.Segment
	for i, s := range segments {
		if s.Op == "=" && i > 0 && i+1 < len(segments) && len(strings.Fields(s.Text)) < few &&
			segments[i-1].Op != "=" && segments[i+1].Op == segments[i-1].Op && segments[i-1].Op != digest.Subject {
			s.Op = segments[i-1].Op
		}
		out = join(out, s.Op, s.Text)
	}
	return out
}

// join appends a stretch, to the last one where that is of its kind.
func join(out []finding.Segment, op, text string) []finding.Segment {
	switch n := len(out); {
	case text == "":
	case n > 0 && out[n-1].Op == op:
		out[n-1].Text += text
	default:
		out = append(out, finding.Segment{Op: op, Text: text})
	}
	return out
}

// shorten cuts segments after about n words.
func shorten(segments []finding.Segment, n int) []finding.Segment {
	var out []finding.Segment
	for _, s := range segments {
		words := strings.Fields(s.Text)
		if len(words) > n {
			s.Text = s.Text[:len(s.Text)-len(strings.TrimLeftFunc(s.Text, unicode.IsSpace))] + strings.Join(words[:n], " ") + " …"
			return append(out, s)
		}
		n -= len(words)
		out = append(out, s)
	}
	return out
}
