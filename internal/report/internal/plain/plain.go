// Package plain makes foreign text fit for plain output.
//
// Drafts, file names and reviewers' names come from anywhere. What they hold
// must neither steer a terminal nor turn the reading order of a report around,
// and it must stay on the line it was put on. The package does not know what a
// finding is.
package plain

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

// Line returns s on one line and without anything that a terminal acts upon:
// tabs, line and paragraph separators become spaces, soft hyphens and byte
// order marks go, and other controls (C0, DEL, C1), bidirectional embeddings,
// overrides and isolates, and tag characters are spelled out as <U+202E>.
// Broken UTF-8 becomes U+FFFD. Joiners and left-to-right or right-to-left
// marks stay: Arabic, Persian and Indic text needs them.
func Line(s string) string {
	if utf8.ValidString(s) && strings.IndexFunc(s, unfit) < 0 {
		return s
	}
	var b strings.Builder
	b.Grow(len(s) + 16)
	for _, r := range s {
		switch {
		case !unfit(r):
			b.WriteRune(r) // a broken byte arrives as U+FFFD
		case r == '\u00ad' || r == '\ufeff' || r == '\r':
		case r == '\t' || r == '\n' || r == '\v' || r == '\f' || r == '\u0085' || r == '\u2028' || r == '\u2029':
			b.WriteByte(' ')
		default:
			fmt.Fprintf(&b, "<U+%04X>", r)
		}
	}
	return b.String()
}

// unfit reports whether Line changes r.
func unfit(r rune) bool {
	switch {
	case r < 0x20 || r == 0x7f:
		return true
	case r < 0x80:
		return false
	}
	return Steers(r) || r == '\u00ad'
}

// Steers reports whether r, though not ASCII, moves a cursor, starts an escape
// sequence or changes the direction of the text after it.
func Steers(r rune) bool {
	switch {
	case r < 0x80:
		return false
	case r <= 0x9f, r == 0x2028, r == 0x2029, r == 0xfeff,
		r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069,
		r >= 0xfff9 && r <= 0xfffb, r >= 0xe0000 && r <= 0xe007f:
		return true
	}
	return false
}

// Collapse is Line with runs of white space made one space and none at the
// ends.
func Collapse(s string) string {
	return strings.Join(strings.Fields(Line(s)), " ")
}

// Width is the number of terminal cells that s takes.
func Width(s string) int {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return uniseg.StringWidth(s)
		}
	}
	return len(s)
}

// Cut returns the longest head of s of at most width cells and the rest, never
// dividing what a reader sees as one character. The head holds at least one
// character, so that a loop over the rest ends.
func Cut(s string, width int) (head, rest string) {
	cells, at, state := 0, 0, -1
	for left := s; left != ""; {
		cluster, tail, w, next := uniseg.FirstGraphemeClusterInString(left, state)
		if cells+w > width && at > 0 {
			break
		}
		cells, at = cells+w, at+len(cluster)
		left, state = tail, next
	}
	return s[:at], s[at:]
}

// Shorten cuts s to at most n code points, with an ellipsis as the last where
// something was cut, at a word's end if there is one near.
func Shorten(s string, n int) string {
	if len(s) <= n || utf8.RuneCountInString(s) <= n {
		return s
	}
	if n < 1 {
		return ""
	}
	end, count := 0, 0
	for i := range s {
		if count == n-1 {
			end = i
			break
		}
		count++
	}
	head := s[:end]
	if sp := strings.LastIndexFunc(head, unicode.IsSpace); sp > len(head)/2 {
		head = head[:sp]
	}
	return strings.TrimRightFunc(head, unicode.IsSpace) + "…"
}
