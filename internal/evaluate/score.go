package evaluate

import (
	"slices"

	"github.com/resolint/resolint/internal/english"
)

// Result is how one case was scored.
type Result struct {
	Case *Case
	// Hits are the required findings that were reported.
	Hits []Wanted
	// Missed are the required findings that were not.
	Missed []Miss
	// False are the reported findings that match nothing and count.
	False []Found
	// Broken are the quiet clauses with a finding on them.
	Broken []Break
	// Traps is the number of quiet clauses.
	Traps int
	// Information is the score of gains and moves, kept apart. It is empty where
	// the case requires none.
	Information Apart
	// Unscored counts findings that matched nothing and count neither way: spot
	// labels, and `missing` where only kinds that need a base were labelled.
	Unscored int
	// FamilyHits, FamilyMissed and FamilyFalse score family and clause only,
	// whatever the kind.
	FamilyHits, FamilyMissed, FamilyFalse int
	// Alarms counts the findings, `missing` and information apart, for max_alarms.
	Alarms int
	// Failure says why the case fails as a whole: the audit's error, or more
	// alarms than max_alarms allows. Empty for none.
	Failure string
}

// Apart is a score of its own for information.
type Apart struct {
	Hits   []Wanted
	Missed []Miss
	False  []Found
}

// Miss is a required finding that was not reported.
type Miss struct {
	Wanted
	// Instead are rules of the same family that were reported on the clause.
	Instead []string `json:"instead,omitempty"`
}

// Break is a quiet clause with findings on it.
type Break struct {
	Quiet
	Rules []string `json:"rules"`
}

// Score compares what an audit found with the labels of a case, by the rules of
// the labelled cases' README:
//
// A reported finding is right when a wanted one has the same rule and one of the
// finding's clauses is the wanted clause, on whichever side. A wanted finding
// absorbs any number of reported ones, one with `must: false` too, and that is
// never missed. Information is scored apart, where the case wants some. What is
// left is a false alarm, and breaks the quiet clauses that it stands on: there
// the side counts, for the same path names other words on the other side.
func Score(c *Case, found []Found) Result {
	r := Result{Case: c, Traps: len(c.Want.Quiet)}
	wantsInformation := false
	for i := range c.Want.Findings {
		w := &c.Want.Findings[i]
		wantsInformation = wantsInformation || w.Required() && information(w.Rule)
	}
	var unmatched []Found
	for i := range found {
		f := &found[i]
		matched := matches(c.Want.Findings, f, sameRule)
		if information(f.Rule) {
			if !matched && wantsInformation {
				r.Information.False = append(r.Information.False, *f)
			}
			continue
		}
		if _, kind := split(f.Rule); kind != "missing" {
			r.Alarms++
		}
		if !matched {
			unmatched = append(unmatched, *f)
		}
	}
	r.wants(found)
	r.quiet(unmatched)
	r.falseAlarms(unmatched)
	if limit := c.Want.MaxAlarms; limit != nil && r.Alarms > *limit {
		r.Failure = english.Counted(r.Alarms, "finding") + ", more than max_alarms allows"
	}
	return r
}

type equal func(wanted, found string) bool

func sameRule(wanted, found string) bool { return wanted == found }

func sameFamily(wanted, found string) bool {
	a, _ := split(wanted)
	b, _ := split(found)
	return a == b && information(wanted) == information(found)
}

// matches reports whether some label wants f.
func matches(wanted []Wanted, f *Found, eq equal) bool {
	return slices.ContainsFunc(wanted, func(w Wanted) bool { return eq(w.Rule, f.Rule) && f.touches(w.Clause) })
}

// reported reports whether some finding is right for w.
func reported(w *Wanted, found []Found, eq equal) bool {
	return slices.ContainsFunc(found, func(f Found) bool { return eq(w.Rule, f.Rule) && f.touches(w.Clause) })
}

// wants sorts the required findings into hits and misses.
func (r *Result) wants(found []Found) {
	for i := range r.Case.Want.Findings {
		w := &r.Case.Want.Findings[i]
		if !w.Required() {
			continue
		}
		hits, missed := &r.Hits, &r.Missed
		switch {
		case information(w.Rule):
			hits, missed = &r.Information.Hits, &r.Information.Missed
		case reported(w, found, sameFamily):
			r.FamilyHits++
		default:
			r.FamilyMissed++
		}
		if reported(w, found, sameRule) {
			*hits = append(*hits, *w)
		} else {
			*missed = append(*missed, Miss{Wanted: *w, Instead: instead(w, found)})
		}
	}
}

// instead lists the other rules of the family on the clause, each once.
func instead(w *Wanted, found []Found) []string {
	var out []string
	family, _ := split(w.Rule)
	for i := range found {
		if other, _ := split(found[i].Rule); other == family && found[i].touches(w.Clause) {
			out = appendNew(out, found[i].Rule)
		}
	}
	return out
}

// quiet finds the broken traps. A finding that some label wants breaks none.
func (r *Result) quiet(unmatched []Found) {
	for _, q := range r.Case.Want.Quiet {
		var rules []string
		for i := range unmatched {
			if unmatched[i].breaks(&q) {
				rules = appendNew(rules, unmatched[i].Rule)
			}
		}
		if rules != nil {
			r.Broken = append(r.Broken, Break{Quiet: q, Rules: rules})
		}
	}
}

func (f *Found) breaks(q *Quiet) bool {
	at := f.on(q.Side)
	if family, _ := split(f.Rule); q.Family != "" && q.Family != family {
		return false
	}
	return at != "" && samePath(at, q.Clause)
}

// falseAlarms keeps what counts of the findings that match nothing.
func (r *Result) falseAlarms(unmatched []Found) {
	want := &r.Case.Want
	for i := range unmatched {
		f := &unmatched[i]
		trap := slices.ContainsFunc(want.Quiet, func(q Quiet) bool { return f.breaks(&q) })
		_, kind := split(f.Rule)
		spot := want.Complete != nil && !*want.Complete
		apart := want.Complete != nil && kind == "missing"
		if !trap && (spot || apart) {
			r.Unscored++
			continue
		}
		r.False = append(r.False, *f)
		if !matches(want.Findings, f, sameFamily) {
			r.FamilyFalse++
		}
	}
}

func appendNew(list []string, s string) []string {
	if slices.Contains(list, s) {
		return list
	}
	return append(list, s)
}
