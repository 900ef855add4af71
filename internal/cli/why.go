package cli

import (
	"fmt"
	"strings"

	"github.com/resolint/resolint/internal/finding"
	"github.com/resolint/resolint/internal/report"
)

// why prints how the findings that --why names were judged: those whose fingerprint
// begins with it, or that stand on a clause of that path in the base or the draft.
func (o *CheckOptions) why(r *finding.Report) error {
	n := 0
	for i := range r.Documents {
		for k := range r.Documents[i].Findings {
			f := &r.Documents[i].Findings[k]
			if !about(f, o.Why) {
				continue
			}
			n++
			if err := report.Why(o.Out, f); err != nil {
				return err
			}
		}
	}
	if n == 0 {
		return fmt.Errorf("--why %s: no finding has this fingerprint or stands on this clause; resolint check --format json prints both", o.Why)
	}
	return silent(r.Status)
}

func about(f *finding.Finding, what string) bool {
	at := func(l *finding.Location) bool { return l != nil && l.Clause == what }
	return len(what) >= leastPrint && strings.HasPrefix(f.Fingerprint, what) || at(f.Base) || at(f.Draft) || at(f.Proposal)
}

// leastPrint is how many characters of a fingerprint name it.
const leastPrint = 6
