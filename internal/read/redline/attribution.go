package redline

import (
	"strings"

	"github.com/resolint/resolint/internal/lazyregexp"
)

// Dates as people write them: "12 March 2028", "March 12, 2028", "18.11.2025",
// "2025-11-18", "18/11/2025", each with an optional time.
const date = `(?:\d{1,2}(?:st|nd|rd|th)?\.? \p{L}{3,12}\.?,? \d{4}|\p{L}{3,12}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}|` +
	`\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{4}-\d{2}-\d{2}(?:T[0-9:.Z+-]+)?)(?:,? \d{1,2}:\d{2})?`

var (
	authorDate = lazyregexp.New(`^@?([^:,{}]{1,60}?)(?:, ?| | on | \()(` + date + `)\)?(?:\s*[:–—-]\s*([\s\S]*))?$`)
	onlyDate   = lazyregexp.New(`^(` + date + `)(?:\s*[:–—-]\s*([\s\S]*))?$`)
	sponsor    = lazyregexp.New(`(?i)\b(?:sponsors?|author|proposed by|submitted by|tabled by|proposer)\b:? +([^;,()]{1,80})`)
	revisionBy = lazyregexp.New(`(?i)^(?:\p{L}+ ){0,2}(?:revisions?|amendments?|proposals?|changes?|edits?|insertions?|deletions?) by (.{1,80})$`)
	acronym    = lazyregexp.New(`^@?(\p{Lu}{2,6}(?:, \p{Lu}{2,6})*)$`)
	initials   = lazyregexp.New(`^@?(\p{Lu}[\p{L}.'’-]{0,20}(?: \p{Lu}[\p{L}.'’-]{0,20}){0,2})(?::\s+([\s\S]*))?$`)
)

// attribution takes apart what a comment says about a change: who, when and
// what else. Forms: "JKL, 12 March 2028", "JKL 18.11.2025: covered by …",
// "amendment L.81, sponsor: State A", "oral revision by the main sponsors".
// A comment that names neither author nor date is text alone.
func attribution(s string) (author, date, text string) {
	s = strings.TrimSpace(s)
	if m := authorDate.FindStringSubmatch(s); m != nil {
		return strings.TrimSpace(m[1]), m[2], strings.TrimSpace(m[3])
	}
	if m := onlyDate.FindStringSubmatch(s); m != nil {
		return "", m[1], strings.TrimSpace(m[2])
	}
	if m := sponsor.FindStringSubmatch(s); m != nil {
		return strings.TrimSpace(m[1]), "", s
	}
	if m := revisionBy.FindStringSubmatch(s); m != nil {
		return strings.TrimSpace(m[1]), "", s
	}
	if m := acronym.FindStringSubmatch(s); m != nil {
		return m[1], "", ""
	}
	if m := initials.FindStringSubmatch(s); m != nil && len(s) > len(m[1]) {
		return m[1], "", strings.TrimSpace(m[2])
	}
	return "", "", s
}
