package cli

import (
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/resolint/resolint/internal/config"
	"github.com/resolint/resolint/internal/policy"
)

// printable keeps what a file or its name could hold against a terminal or the log
// of a workflow away from it. It leaves no line break: what is foreign begins no
// line of its own.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t':
			return ' '
		case unprintable(r), r == '\n', r == 0x2028, r == 0x2029:
			return utf8.RuneError
		}
		return r
	}, s)
}

// unprintable reports whether a character other than a line break steers a
// terminal or turns the text after it around.
func unprintable(r rune) bool {
	return r < 0x20 && r != '\n' || r == 0x7f || r >= 0x80 && r < 0xa0 || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069
}

// printableLines is printable for a text of resolint's own with several lines.
func printableLines(s string) string {
	lines := strings.Split(s, "\n")
	for i := range lines {
		lines[i] = printable(lines[i])
	}
	return strings.Join(lines, "\n")
}

// terminalWriter takes what steers a terminal out of a text; files and pipes get
// the text as it is. Characters must not be divided between two writes.
type terminalWriter struct{ w io.Writer }

func (t *terminalWriter) Write(p []byte) (int, error) {
	safe := strings.Map(func(r rune) rune {
		if unprintable(r) && r != '\t' {
			return utf8.RuneError
		}
		return r
	}, string(p))
	if _, err := io.WriteString(t.w, safe); err != nil {
		return 0, err
	}
	return len(p), nil
}

// message writes an error for people. Only errors that are made of several lines
// have line breaks; those that come from names and texts are taken out.
func message(err error) string {
	if several, ok := err.(interface{ Unwrap() []error }); ok {
		var lines []string
		for _, e := range several.Unwrap() {
			lines = append(lines, message(e))
		}
		return strings.Join(lines, "\n")
	}
	own := ownLines(err)
	before, after, found := strings.Cut(err.Error(), strings.Join(own, "\n"))
	if own == nil || !found {
		return printable(err.Error())
	}
	for i := range own {
		own[i] = printable(own[i])
	}
	return printable(before) + strings.Join(own, "\n") + printable(after)
}

// ownLines returns the lines of the error in a chain that is made of several, nil
// where there is none.
func ownLines(err error) []string {
	var list policy.Errors
	var mistake *config.Error
	var cut *shortError
	switch {
	case errors.As(err, &cut):
		return cut.lines
	case errors.As(err, &list):
		lines := make([]string, len(list))
		for i := range list {
			lines[i] = list[i].Error()
		}
		return lines
	case errors.As(err, &mistake) && mistake.Excerpt != "":
		// The message may hold anything, the line of the file and its mark do not.
		lines := strings.Split(mistake.Error(), "\n")
		if n := len(lines); n > 2 {
			return append([]string{strings.Join(lines[:n-2], "\n")}, lines[n-2:]...)
		}
	}
	return nil
}
