package finding

import (
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"
	"time"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/resolint/resolint/internal/family"
	"github.com/resolint/resolint/internal/lazyregexp"
)

// WaiverRule is the rule under which troubles with waivers themselves are
// reported: a waiver without reason, an expired one, one that nothing needs.
const WaiverRule = "resolint/waiver"

// Range is a half-open byte range, in the coordinates of Span.
type Range struct{ Start, End int }

// Waiver says that a finding is known and accepted: why, by whom, until when.
// A waiver never hides a finding; it marks it as suppressed.
type Waiver struct {
	// Rule is what the waiver is about: rules ("gender/removed"), families ("gender" or
	// "gender/*"), kinds ("*/removed") or "*" for every rule, separated by commas.
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
	disableHead = lazyregexp.New(`(?is)^\s*resolint-disable(-\w+)?(?:\s+(.*))?$`)
	waiveHead   = lazyregexp.New(`(?is)^\s*resolint:\s*waive(?:\s+(.*))?$`)
	// meantHead is a comment that means to be one of both and is neither.
	meantHead  = lazyregexp.New(`(?is)^\s*(resolint(?:-[\w-]+|:\s*\w*|\s+(?:waive|disable)[\w-]*))`)
	waiverRule = lazyregexp.New(`^(?:\*|[a-z][a-z0-9-]*|(?:\*|[a-z][a-z0-9-]*)/(?:\*|[a-z][a-z0-9-]*))$`)
	untilWord  = lazyregexp.New(`(?i)^until\s+(\S+)`)
)

// ParseWaiver reads a waiver from a comment. Three forms are known:
//
//	resolint-disable-next RULES [until YYYY-MM-DD]: reason      the clause that follows
//	resolint-disable RULES [until YYYY-MM-DD] [CLAUSE]: reason  the document, or one clause of it
//	resolint: waive RULES [until YYYY-MM-DD] reason             the clause that a comment is anchored in
//
// RULES are rules, families and kinds, separated by commas; before a rule of the form
// family/kind a space or "and" is enough. ok is false for a comment
// that is no waiver at all. next is true where the waiver is about the clause beside
// the comment. A comment that means to be a waiver and is not well-formed has its
// Trouble set.
func ParseWaiver(text string) (w Waiver, next, ok bool) {
	if m := waiveHead.FindStringSubmatch(text); m != nil {
		rest := w.takeRules(m[1])
		w.Reason = strings.TrimSpace(strings.TrimPrefix(w.takeUntil(rest), ":"))
		return w, true, true
	}
	m := disableHead.FindStringSubmatch(text)
	if m == nil {
		if m := meantHead.FindStringSubmatch(text); m != nil {
			w.Trouble = fmt.Sprintf("%q is no waiver; write resolint-disable-next, resolint-disable or resolint: waive", strings.Join(strings.Fields(m[1]), " "))
			return w, false, true
		}
		return Waiver{}, false, false
	}
	suffix := strings.ToLower(m[1])
	next = suffix == "-next"
	rest := w.takeUntil(w.takeRules(m[2]))
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

// takeRules reads the rules at the head of s and returns what follows; a colon that
// ends them stays with the rest.
func (w *Waiver) takeRules(s string) string {
	var names []string
	rest := strings.TrimSpace(s)
	for more := true; more; {
		var token string
		token, rest = cutToken(rest)
		if bare, colon := strings.CutSuffix(token, ":"); colon {
			token, rest = bare, ": "+rest
		}
		more = (strings.HasSuffix(token, ",") || strings.HasPrefix(rest, ",")) && strings.Trim(rest, " ,") != "" && !strings.HasPrefix(rest, ":")
		rest = strings.TrimLeft(rest, ", ")
		if next, behind := cutToken(rest); strings.EqualFold(next, "and") && namesRule(behind) {
			rest = behind
		}
		more = more || namesRule(rest)
		for name := range strings.SplitSeq(token, ",") {
			if name != "" {
				names = append(names, strings.ToLower(name))
			}
		}
	}
	w.Rule = strings.Join(names, ", ")
	if len(names) == 0 {
		w.Trouble = "it names no rule"
	}
	for _, name := range names {
		if !waiverRule.MatchString(name) {
			w.Trouble = fmt.Sprintf("%q is no rule name; rules are written family/kind, with commas between them", name)
		}
	}
	return rest
}

// namesRule reports whether s begins with the rule of a family, "gender/removed", as it may
// stand behind another one without a comma. Neither a reason nor the path of a clause
// begins so; a family alone may begin a reason.
func namesRule(s string) bool {
	token, _ := cutToken(s)
	head, kind, ok := strings.Cut(strings.ToLower(strings.TrimRight(token, ",:")), "/")
	return ok && kind != "" && (head == "*" || slices.Contains(family.IDs(), head)) && waiverRule.MatchString(head+"/"+kind)
}

func cutToken(s string) (token, rest string) {
	i := strings.IndexAny(s, " \t\r\n")
	if i < 0 {
		return s, ""
	}
	return s[:i], strings.TrimSpace(s[i:])
}

// Rules are the names that the waiver gives.
func (w *Waiver) Rules() []string {
	names := strings.Split(w.Rule, ",")
	for i := range names {
		names[i] = strings.TrimSpace(names[i])
	}
	return names
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

func (w *Waiver) coversRule(rule string) bool {
	return slices.ContainsFunc(w.Rules(), func(name string) bool { return Names(name, rule) })
}

// Names reports whether a name is that of a rule or of several to which the rule
// belongs: a rule, a family, a kind, or a pattern with stars.
func Names(name, rule string) bool {
	family, kind, _ := strings.Cut(rule, "/")
	switch name {
	case "*", rule, family, kind:
		return true
	}
	ok, err := path.Match(name, rule)
	return err == nil && ok
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
