package finding

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
	"time"

	"github.com/bmatcuk/doublestar/v4"
)

// WaiverRule is the rule under which troubles with waivers themselves are
// reported: a waiver without reason, an expired one, one that nothing needs.
const WaiverRule = "resolint/waiver"

// Range is a half-open byte range, in the coordinates of Span.
type Range struct{ Start, End int }

// Waiver says that a finding is known and accepted: why, by whom, until when.
// A waiver never hides a finding; it marks it as suppressed.
type Waiver struct {
	// Rule is a rule ("gender/removed"), a family with a star ("gender/*") or
	// "*" for every rule.
	Rule string
	// Clause is a clause path; the waiver covers the clause and what is below it.
	// Empty where the waiver covers every clause, or the clause in At.
	Clause string
	// File is a glob that the name of the draft or of its base must match, in
	// slashes; empty for all.
	File string
	// Base and Draft are the ranges of the clause that a waiver in the text stands
	// before, on each side of the document; nil for other waivers.
	Base, Draft *Range
	Reason, By  string
	// Until is the last day on which the waiver holds, "2027-03-31"; empty for no
	// end.
	Until string
	// Trouble says what is wrong with the waiver's own form; such a waiver covers
	// nothing.
	Trouble string
	// New is true for a waiver in a text whose base does not have it.
	New bool
	// At is where the waiver itself stands.
	At Location
}

var (
	disableHead = regexp.MustCompile(`(?is)^\s*resolint-disable(-\w+)?(?:\s+(.*))?$`)
	waiveHead   = regexp.MustCompile(`(?is)^\s*resolint:\s*waive(?:\s+(.*))?$`)
	waiverRule  = regexp.MustCompile(`^(?:\*|[a-z][a-z0-9-]*/(?:\*|[a-z][a-z0-9-]*))$`)
	untilWord   = regexp.MustCompile(`(?i)^until\s+(\S+)`)
)

// ParseWaiver reads a waiver from a comment. Three forms are known:
//
//	resolint-disable-next RULE [until YYYY-MM-DD]: reason      the clause that follows
//	resolint-disable RULE [until YYYY-MM-DD] [CLAUSE]: reason  the document, or one clause of it
//	resolint: waive RULE [until YYYY-MM-DD] reason             the clause that a Word comment is anchored in
//
// ok is false for a comment that is no waiver at all. next is true where the
// waiver is about the clause beside the comment. A comment that means to be a
// waiver and is not well-formed has its Trouble set.
func ParseWaiver(text string) (w Waiver, next, ok bool) {
	if m := waiveHead.FindStringSubmatch(text); m != nil {
		rest := w.takeRule(m[1])
		w.Reason = strings.TrimSpace(strings.TrimPrefix(w.takeUntil(rest), ":"))
		return w, true, true
	}
	m := disableHead.FindStringSubmatch(text)
	if m == nil {
		return Waiver{}, false, false
	}
	suffix := strings.ToLower(m[1])
	next = suffix == "-next"
	rest := w.takeUntil(w.takeRule(m[2]))
	if !strings.HasPrefix(rest, ":") && rest != "" {
		// What stands between rule and colon is the clause path, which may hold a
		// colon of its own after the name of a file.
		var reason string
		w.Clause, reason, _ = strings.Cut(rest, ": ")
		w.Clause = strings.TrimSuffix(strings.TrimSpace(w.Clause), ":")
		rest = reason
	}
	w.Reason = strings.TrimSpace(strings.TrimPrefix(rest, ":"))
	switch {
	case w.Trouble != "":
	case suffix != "" && !next:
		w.Trouble = fmt.Sprintf("resolint-disable%s is not known; write resolint-disable-next or resolint-disable", suffix)
	case next && w.Clause != "":
		w.Trouble = "no colon stands between rule and reason"
	}
	return w, next, true
}

// takeRule reads the rule at the head of s and returns what follows; a colon
// that ends the rule stays with the rest.
func (w *Waiver) takeRule(s string) string {
	rule, rest := cutToken(strings.TrimSpace(s))
	if bare, colon := strings.CutSuffix(rule, ":"); colon {
		rule, rest = bare, ": "+rest
	}
	w.Rule = strings.ToLower(rule)
	switch {
	case w.Rule == "":
		w.Trouble = "it names no rule"
	case !waiverRule.MatchString(w.Rule):
		w.Trouble = fmt.Sprintf("%q is no rule name; rules are written family/kind", rule)
	}
	return rest
}

func cutToken(s string) (token, rest string) {
	i := strings.IndexAny(s, " \t\r\n")
	if i < 0 {
		return s, ""
	}
	return s[:i], strings.TrimSpace(s[i:])
}

// takeUntil reads "until DATE" at the head of s and returns what follows.
func (w *Waiver) takeUntil(s string) string {
	m := untilWord.FindStringSubmatch(s)
	if m == nil {
		return s
	}
	rest := strings.TrimSpace(s[len(m[0]):])
	date, colon := strings.CutSuffix(m[1], ":")
	if colon {
		rest = ": " + rest
	}
	w.Until = date
	if _, err := time.Parse(time.DateOnly, date); err != nil {
		w.Trouble = fmt.Sprintf("%q is no date; write it as 2027-03-31", date)
	}
	return rest
}

// Check reports what keeps the waiver from holding at the time now.
func (w *Waiver) Check(now time.Time) error {
	if w.Trouble != "" {
		return errors.New(w.Trouble)
	}
	if strings.TrimSpace(w.Reason) == "" {
		return errors.New("it gives no reason; say why the finding is accepted")
	}
	if w.Until == "" {
		return nil
	}
	until, err := time.ParseInLocation(time.DateOnly, w.Until, now.Location())
	if err != nil {
		return fmt.Errorf("%q is no date; write it as 2027-03-31", w.Until)
	}
	if !now.Before(until.AddDate(0, 0, 1)) {
		return fmt.Errorf("it expired on %s; renew it or resolve the finding", w.Until)
	}
	return nil
}

// covers reports whether the waiver is about finding f of document d.
func (w *Waiver) covers(d *Document, f *Finding) bool {
	if !w.coversRule(f.Rule) || !w.coversFile(d) {
		return false
	}
	if w.Clause != "" && !atClause(f.Base, w.Clause) && !atClause(f.Draft, w.Clause) && !atClause(f.Proposal, w.Clause) {
		return false
	}
	if w.Base == nil && w.Draft == nil {
		return true
	}
	return overlaps(f.Draft, w.Draft) || (d.Redline && overlaps(f.Base, w.Base))
}

func (w *Waiver) coversRule(rule string) bool {
	if w.Rule == "*" || w.Rule == rule {
		return true
	}
	family, star := strings.CutSuffix(w.Rule, "*")
	return star && strings.HasPrefix(rule, family)
}

func (w *Waiver) coversFile(d *Document) bool {
	if w.File == "" {
		return true
	}
	for _, name := range []string{d.File, d.Base} {
		name = strings.TrimPrefix(strings.ReplaceAll(name, "\\", "/"), "./")
		if ok, err := doublestar.Match(w.File, name); err == nil && ok {
			return true
		}
	}
	return false
}

func atClause(l *Location, clause string) bool {
	if l == nil {
		return false
	}
	path := l.Clause
	return path == clause || strings.HasPrefix(path, clause+"/") || strings.HasSuffix(path, ":"+clause)
}

func overlaps(l *Location, r *Range) bool {
	if l == nil || r == nil {
		return false
	}
	if l.Span.Start == l.Span.End {
		// An empty span, where something is missing, touches the range it stands in.
		return r.Start <= l.Span.Start && l.Span.Start <= r.End
	}
	return l.Span.Start < r.End && r.Start < l.Span.End
}
