package finding

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/resolint/resolint/internal/spelling"
)

// Waive marks the findings that waivers cover as suppressed: those that each
// document holds, and configured, which come from the configuration. What is
// wrong with a waiver becomes a finding of the rule resolint/waiver: a warning
// for one that cannot hold, a note for one that nothing needs. now is the time of
// the run; waivers hold through their last day in its time zone.
func (r *Report) Waive(configured []Waiver, now time.Time) {
	used := make([]bool, len(configured))
	r.judgeNames(configured)
	for i := range r.Documents {
		d := &r.Documents[i]
		own := make([]bool, len(d.Waivers))
		r.judgeNames(d.Waivers)
		d.suppress(d.Waivers, own, now)
		d.suppress(configured, used, now)
		d.Findings = append(d.Findings, r.waiverTroubles(d.Waivers, own, now)...)
		Fingerprints(d.Findings)
		Sort(d.Findings)
	}
	if found := r.waiverTroubles(configured, used, now); len(found) > 0 {
		Fingerprints(found)
		r.Documents = append(r.Documents, Document{File: configured[0].At.File, Findings: found})
	}
}

// judgeNames takes the effect from waivers of rules that do not exist.
func (r *Report) judgeNames(ws []Waiver) {
	if len(r.Known) == 0 {
		return
	}
	known := append(slices.Clone(r.Known), WaiverRule)
	for i := range ws {
		w := &ws[i]
		for _, name := range w.Rules() {
			if w.Trouble == "" && !slices.ContainsFunc(known, func(rule string) bool { return Names(name, rule) }) {
				w.Trouble = spelling.Unknown("rule", name, withParts(known))
			}
		}
	}
}

// withParts returns rules with the families and kinds that they are made of, which a
// waiver may name as well.
func withParts(rules []string) []string {
	out := slices.Clone(rules)
	for _, rule := range rules {
		if family, kind, ok := strings.Cut(rule, "/"); ok {
			out = append(out, family, kind)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// suppress marks what the waivers cover and notes in used which were needed.
func (d *Document) suppress(ws []Waiver, used []bool, now time.Time) {
	if len(ws) == 0 || len(d.Findings) == 0 {
		return
	}
	x := newCoverage(d)
	for i := range ws {
		w := &ws[i]
		if w.Check(now) != nil || !w.coversFile(d) {
			continue
		}
		for _, j := range x.candidates(w) {
			f := &d.Findings[j]
			if !x.covers(w, f) {
				continue
			}
			used[i] = true
			if f.Suppressed == nil {
				f.Suppressed = &Suppression{Kind: "waiver", Reason: w.Reason, By: w.By, Until: w.Until}
			}
		}
	}
}

// waiverTroubles returns findings about waivers that do not hold or that nothing
// needs. A waiver of a rule that did not run, or of a file that was not audited,
// is left alone: nothing can be said of it.
func (r *Report) waiverTroubles(ws []Waiver, used []bool, now time.Time) []Finding {
	var out []Finding
	for i := range ws {
		w := &ws[i]
		if err := w.Check(now); err != nil {
			out = append(out, w.trouble(LevelWarning, "This waiver has no effect: "+ended(err.Error())))
			continue
		}
		if used[i] || !r.ran(w) || !r.audited(w) {
			continue
		}
		out = append(out, w.trouble(LevelNote, fmt.Sprintf(
			"This waiver of %s is not needed: no finding is covered by it. Remove it, so that it cannot hide a later loss.", w.Rule)))
	}
	return out
}

// ended gives a sentence its full stop, unless it is a question.
func ended(s string) string {
	if strings.HasSuffix(s, "?") {
		return s
	}
	return s + "."
}

func (w *Waiver) trouble(level Level, message string) Finding {
	at := w.At
	if at.Text == "" {
		at.Text = strings.TrimSpace(w.Rule + " " + w.Reason)
	}
	return Finding{
		Rule: WaiverRule, Level: level, Family: "resolint", Kind: "waiver",
		Message: message, Draft: &at,
	}
}

// ran reports whether a rule that the waiver names was active.
func (r *Report) ran(w *Waiver) bool {
	for i := range r.Rules {
		if w.coversRule(r.Rules[i].Name) {
			return true
		}
	}
	return false
}

func (r *Report) audited(w *Waiver) bool {
	for i := range r.Documents {
		if w.coversFile(&r.Documents[i]) {
			return true
		}
	}
	return false
}
